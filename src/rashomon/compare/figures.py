"""Low, best and high of a conflict of numbers by a rule that is named, as casualty recorders give them. No verdict."""

import re
from collections.abc import Sequence
from dataclasses import replace

from rashomon.model import Conflict, ConflictValue, Dossier, Moment, Rule, UsageError

RULES: tuple[Rule, ...] = ("latest-per-origin", "lowest", "range")
DEFAULT: Rule = "latest-per-origin"
OPTION = "rule"

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


def with_rule(dossier: Dossier, rule: str) -> Dossier:
    """The dossier with the figures of its conflicts by this rule, and the rule among its options. UsageError for another."""
    known = next((r for r in RULES if r == rule), None)
    if known is None:
        raise UsageError(f"--rule {rule}: there is no such rule; there are {', '.join(RULES)}")
    options = (*((name, value) for name, value in dossier.made_by.options if name != OPTION), (OPTION, known))
    return replace(dossier, conflicts=with_figures(dossier.conflicts, known), made_by=replace(dossier.made_by, options=options))


def with_figures(conflicts: Sequence[Conflict], rule: Rule = DEFAULT) -> tuple[Conflict, ...]:
    """The conflicts, those of numbers with their low, best and high."""
    out = []
    for conflict in conflicts:
        low, best, high = low_best_high(conflict, rule)
        out.append(replace(conflict, low=low, best=best, high=high))
    return tuple(out)


def low_best_high(conflict: Conflict, rule: Rule) -> tuple[str, str, str]:
    """Three of the conflict's values as they are printed; all empty where not every value is a number, or of a slip.

    `latest-per-origin`: each origin counts with its latest value; best is what most origins give then, of equals the latest.
    `lowest`: over all values; best is the lowest. `range`: over all values; best is the range itself, no single figure.
    """
    known = [(ends, value) for value in conflict.values if (ends := _ends(value.value)) is not None]
    if conflict.kind != "number" or conflict.judgement == "slip" or len(known) != len(conflict.values) or not known:
        return "", "", ""
    backing = _latest(conflict.values) if rule == "latest-per-origin" else {v.value: len(v.origins) for v in conflict.values}
    rows = [(ends, value) for ends, value in known if backing[value.value]]
    low = min(rows, key=lambda row: row[0])[1].value
    high = max(rows, key=lambda row: (row[0][1], row[0][0]))[1].value
    if rule == "lowest":
        return low, low, high
    if rule == "range":
        return low, low if low == high else f"{low.split(' to ')[0]} to {high.split(' to ')[-1]}", high
    best = max(rows, key=lambda row: (backing[row[1].value], _time(row[1]), -row[0][0]))[1].value
    return low, best, high


def _latest(values: Sequence[ConflictValue]) -> dict[str, int]:
    """For each value the number of origins whose latest it is."""
    of_origin: dict[str, ConflictValue] = {}
    for value in values:
        for origin in value.origins:
            if origin not in of_origin or _time(value) > _time(of_origin[origin]):
                of_origin[origin] = value
    return {value.value: sum(latest is value for latest in of_origin.values()) for value in values}


def _time(value: ConflictValue) -> str:
    """The value's time in a form that sorts; unknown times come first."""
    return Moment.parse(value.as_of).end.isoformat() if value.as_of else ""


def _ends(text: str) -> tuple[float, float] | None:
    """'at least 14' → 14, 14; '1,200 to 1,500' → 1200, 1500; None where there is no number."""
    numbers = [float(found.replace(",", "")) for found in _NUMBER.findall(text)]
    return (numbers[0], numbers[-1]) if numbers else None
