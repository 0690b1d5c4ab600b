"""conflict, judgement: where accounts part. A false alarm that the gold warns of is wrong twice."""

from evaluation.figures import Tally
from evaluation.scoring.event import Event
from evaluation.scoring.passages import Spot, falls_on

# A conflict of more values than this says nothing.
MOST_VALUES = 5

Sides = list[list[Spot]]
"""The places of a conflict's values, value by value."""


def count_conflicts(event: Event) -> Tally:
    """Conflicts matched one to one, what was reported beside them, and the judgements of those matched."""
    tally = Tally()
    gold: list[Sides] = [[event.find_all(value.mentions) for value in c.values] for c in event.gold.conflicts]
    reported: list[Sides] = [[[event.spot(s) for s in value.spans] for value in c.values] for c in event.dossier.conflicts]
    free = list(range(len(reported)))
    for truth, sides in zip(event.gold.conflicts, gold, strict=True):
        tally.add("conflict_want")
        match = next((n for n in free if _is_right(reported[n], sides, truth.judgement)), None)
        if match is None:
            values = " / ".join(value.value for value in truth.values)
            tally.note(
                f"conflict missed {truth.id} ({truth.kind}, {truth.judgement}): {truth.about}: {values}",
                "missed",
                what="conflicts",
                cause=f"{truth.kind}, {truth.judgement}",
                passages=event.passages(*(side[0] for side in sides if side)),
            )
            continue
        free.remove(match)
        for name in ("conflict_hit", "conflict_got", "conflict_right", "judgement_n"):
            tally.add(name)
        judgement = event.dossier.conflicts[match].judgement
        if judgement == truth.judgement:
            tally.add("judgement_right")
        else:
            told = f"judgement {judgement} for {truth.judgement}: {truth.about}"
            shown = event.passages(*(side[0] for side in sides if side))
            tally.note(told, "wrong", what="judgements", cause=f"{judgement} for {truth.judgement}", passages=shown)
    _count_wrong(event, tally, gold, [(n, reported[n]) for n in free])
    return tally


def _count_wrong(event: Event, tally: Tally, gold: list[Sides], left: list[tuple[int, Sides]]) -> None:
    traps = [event.find_all(trap.mentions) for trap in event.gold.not_conflicts]
    for number, values in left:
        again = any(_is_right(values, sides, c.judgement) for c, sides in zip(event.gold.conflicts, gold, strict=True))
        trapped = not again and any(_walked_into(values, trap) for trap in traps)
        tally.add("conflict_got", 2 if trapped else 1)
        conflict = event.dossier.conflicts[number]
        how = " (again)" if again else " (a trap)" if trapped else ""
        tally.note(
            f"conflict wrong{how}: {conflict.about}: {' / '.join(value.value for value in conflict.values)}",
            "wrong",
            what="conflicts",
            cause=how.strip(" ()") or "no labelled conflict",
            passages=event.passages(*(side[0] for side in values if side)),
        )


def _is_right(values: Sides, sides: Sides, judgement: str) -> bool:
    """Whether two of the values fall on two sides, one for one; for a slip the refuted value (it stands first) suffices."""
    if len(values) > MOST_VALUES:
        return False
    met = [{n for n, mentions in enumerate(sides) for s in spots if any(falls_on(s, m) for m in mentions)} for spots in values]
    told = {next(iter(side)) for side in met if len(side) == 1}
    return len(told) >= 2 or (judgement == "slip" and 0 in told)


def _walked_into(values: Sides, trap: list[Spot]) -> bool:
    """Whether the values fall on two places of a trap."""
    return sum(any(falls_on(spot, mention) for spots in values for spot in spots) for mention in trap) >= 2
