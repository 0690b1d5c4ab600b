"""fact: whether places that state one fact stand in one point, and only they."""

from itertools import combinations

from evaluation.figures import Tally
from evaluation.scoring.event import Event
from evaluation.scoring.passages import Spot, falls_on


def count_facts(event: Event) -> Tally:
    """Pairs of places in different articles: of one fact, of one point, and both."""
    tally = Tally()
    facts = [event.find_all(fact.mentions) for fact in event.gold.facts]
    points = [sorted({event.spot(claim.span) for claim in point.claims}) for point in event.dossier.points]
    for fact, spots in zip(event.gold.facts, facts, strict=True):
        tally.add("fact_want", sum(a.article != b.article for a, b in combinations(fact.mentions, 2)))
        if len(spots) < len(fact.mentions):
            gone = len(fact.mentions) - len(spots)
            tally.note(
                f"{gone} mentions of {fact.id} are not in the text as read", "missed", what="fact", cause="not in the text"
            )
        stated_in = [{n for n, point in enumerate(points) if any(falls_on(c, spot) for c in point)} for spot in spots]
        for (a, in_a), (b, in_b) in combinations(zip(spots, stated_in, strict=True), 2):
            if a.article == b.article:
                continue
            if in_a & in_b:
                tally.add("fact_hit")
            else:
                tally.note(
                    f"fact pair missed {fact.id}: {event.words(a)!r} ~ {event.words(b)!r}",
                    "missed",
                    what="fact",
                    cause="in two points" if in_a and in_b else "one side in no point" if in_a or in_b else "neither in a point",
                    passages=event.passages(a, b),
                )
    _count_reported(event, tally, facts, points)
    return tally


def _count_reported(event: Event, tally: Tally, facts: list[list[Spot]], points: list[list[Spot]]) -> None:
    # Accounts that give one proposition different values may stand in one disputed point: neither right nor wrong here.
    disputed = [[s for value in c.values for s in event.find_all(value.mentions)] for c in event.gold.conflicts]
    claims = {claim for point in points for claim in point}
    states = {claim: _groups_under(claim, facts) for claim in claims}
    disputes = {claim: _groups_under(claim, disputed) for claim in claims}
    pairs = {(a, b) for point in points for a, b in combinations(point, 2) if a.article != b.article}
    for a, b in sorted(pairs):
        if states[a] & states[b]:
            tally.add("fact_right")
        elif disputes[a] & disputes[b]:
            continue
        else:
            tally.note(
                f"fact pair wrong: {event.words(a)!r} ~ {event.words(b)!r}",
                "wrong",
                what="fact",
                cause="of two facts" if states[a] and states[b] else "one side states no labelled fact",
                passages=event.passages(a, b),
            )
        tally.add("fact_got")


def _groups_under(claim: Spot, groups: list[list[Spot]]) -> set[int]:
    """The groups with a mention that this claim falls on."""
    return {number for number, mentions in enumerate(groups) if any(falls_on(claim, mention) for mention in mentions)}
