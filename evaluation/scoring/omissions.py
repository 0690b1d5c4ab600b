"""omission: who left out what."""

from evaluation.figures import Tally
from evaluation.scoring.event import Event
from evaluation.scoring.passages import falls_on


def count_omissions(event: Event) -> Tally:
    """(fact, article) pairs of the gold, (point, article) pairs reported, and those that are of one fact and article."""
    facts = {fact.id: event.find_all(fact.mentions) for fact in event.gold.facts}
    claims = {point.id: [event.spot(claim.span) for claim in point.claims] for point in event.dossier.points if point.id}
    want = {(left.fact, article) for left in event.gold.omissions for article in left.missing_in}
    got = {(left.point, event.article(article)) for left in event.dossier.omissions for article in left.articles}

    def same(fact: str, point: str) -> bool:
        return any(falls_on(claim, mention) for claim in claims.get(point, []) for mention in facts[fact])

    def met(one: tuple[str, str], other: tuple[str, str]) -> bool:
        return one[1] == other[1] and same(one[0], other[0])

    tally = Tally()
    tally.add("omission_want", len(want))
    tally.add("omission_got", len(got))
    tally.add("omission_hit", sum(any(met(w, g) for g in got) for w in want))
    tally.add("omission_right", sum(any(met(w, g) for w in want) for g in got))
    for fact, article in sorted(w for w in want if not any(met(w, g) for g in got)):
        cause = "point there, not reported" if any(same(fact, point) for point in claims) else "no such point"
        tally.note(
            f"omission missed: {fact} in {article}",
            "missed",
            what="omissions",
            cause=cause,
            passages=event.passages(*facts[fact][:1]),
        )
    for point, article in sorted(g for g in got if not any(met(w, g) for w in want)):
        cause = "a labelled fact, not left out there" if any(same(fact, point) for fact in facts) else "no labelled fact"
        shown = event.passages(*claims.get(point, [])[:1])
        tally.note(f"omission wrong: {point} in {article}", "wrong", what="omissions", cause=cause, passages=shown)
    return tally
