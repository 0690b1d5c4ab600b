"""The measure of SemEval-2015 task 4 (Minard et al. 2015): two timelines as graphs of time, each asked about the other.

A timeline is a list of lines: an order, a date, and the mentions of one event. What is computed follows the task's own tool:

- Lines of order 0 do not count. The others are sorted by order, then date, then mention, numbers as numbers.
- The nodes are mentions and dates. A date is its string: two of another precision, or written another way, are two nodes;
  an unknown one ('XXXX-XX-XX') is one like any other. A mention printed twice in a timeline is two nodes, in this order.
- Each mention is SIMULTANEOUS with the date of its line; then each two neighbours in the sorted list are BEFORE, where the order
  rises between them, and SIMULTANEOUS otherwise.
- Taken in this sequence, a relation that follows from the ones before it is left out; one that contradicts them (two orders of
  one date) is kept aside, implies nothing, but counts. What remains is the reduced graph (UzZaman and Allen 2011).
- Precision is the share of the reduced relations of the system that stand in the truth, literally or by its closure; recall is
  the share of those of the truth that stand in the system's. Both are counted over all timelines together.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

Kind = Literal["BEFORE", "SIMULTANEOUS"]
Relation = tuple[str, str, Kind]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a timeline: mentions of one event, each a string that names document, sentence and token."""

    order: int
    date: str
    mentions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Awareness:
    """How many reduced relations of each side there are, and how many of them the other side has too."""

    right: int
    got: int
    hit: int
    want: int


def compare_timelines(gold: Sequence[Line], system: Sequence[Line]) -> Awareness:
    """The counts of one timeline: precision is right / got, recall hit / want, once added up over all timelines."""
    truth, ours = _Graph(_relations(gold)), _Graph(_relations(system))
    return Awareness(
        sum(truth.has(relation) for relation in ours.reduced),
        len(ours.reduced),
        sum(ours.has(relation) for relation in truth.reduced),
        len(truth.reduced),
    )


def _sortable(line: Line) -> list[tuple[int, str]]:
    """The line as it would be printed, cut so that stretches of digits sort as numbers."""
    text = "\t".join((str(line.order), line.date, *line.mentions))
    return [(int(part), "") if part.isdigit() else (-1, part) for part in re.split(r"([0-9]+)", text)]


def _relations(lines: Sequence[Line]) -> list[Relation]:
    """Every relation the timeline states, in the sequence of the task's tool."""
    seen: Counter[str] = Counter()
    nodes: list[tuple[str, str, int]] = []
    for line in sorted((line for line in lines if line.order > 0), key=_sortable):
        for mention in line.mentions:
            nodes.append((f"{mention}#{seen[mention]}", f"date {line.date}", line.order))
            seen[mention] += 1
    out: list[Relation] = [(node, date, "SIMULTANEOUS") for node, date, _ in nodes]
    for (node, _, order), (after, _, later) in pairwise(nodes):
        out.append((node, after, "BEFORE" if order < later else "SIMULTANEOUS"))
    return out


class _Graph:
    """What a sequence of relations implies: nodes of one time are one group, and groups stand before one another."""

    def __init__(self, relations: Sequence[Relation]) -> None:
        self._stated = {*relations, *((y, x, kind) for x, y, kind in relations if kind == "SIMULTANEOUS")}
        self._group: dict[str, str] = {}
        self._after: dict[str, set[str]] = {}
        kept: list[Relation] = []
        against: list[Relation] = []
        for relation in relations:
            known = self._implied(relation)
            if known is None:
                self._add(relation)
                kept.append(relation)
            elif not known:
                against.append(relation)
        self.reduced = (*kept, *against)

    def has(self, relation: Relation) -> bool:
        """Whether the graph states the relation, or implies it."""
        return relation in self._stated or self._implied(relation) is True

    def _implied(self, relation: Relation) -> bool | None:
        """True where it follows, False where it cannot be, None where nothing is known of it."""
        x, y, kind = relation
        if x not in self._group or y not in self._group:
            return None
        a, b = self._root(x), self._root(y)
        if a == b:
            return kind == "SIMULTANEOUS"
        if self._leads(a, b):
            return kind == "BEFORE"
        return False if self._leads(b, a) else None

    def _root(self, node: str) -> str:
        while self._group[node] != node:
            node = self._group[node]
        return node

    def _leads(self, start: str, end: str) -> bool:
        stack, seen = [start], {start}
        while stack:
            for later in self._after.get(stack.pop(), ()):
                group = self._root(later)
                if group == end:
                    return True
                if group not in seen:
                    seen.add(group)
                    stack.append(group)
        return False

    def _add(self, relation: Relation) -> None:
        x, y, kind = relation
        for node in (x, y):
            self._group.setdefault(node, node)
        a, b = self._root(x), self._root(y)
        if kind == "BEFORE":
            self._after.setdefault(a, set()).add(b)
        else:
            self._group[b] = a
            self._after.setdefault(a, set()).update(self._after.pop(b, ()))
