"""'Are these two the same?', once for all: block → compare → judge → join.

A question is put as a table of features. Each feature is a function whose docstring says what it looks at; it answers with a
score and the reason in words,
or with None where it has nothing to say. What is certain enters as must-links and cannot-links.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Generic, TypeVar

T = TypeVar("T")
Answer = tuple[float, str] | None


@dataclass(frozen=True, slots=True)
class Feature(Generic[T]):
    """One row of the table: how much the answer of `look` counts. `look.__doc__` is the feature's documentation."""

    name: str
    weight: float
    look: Callable[[T, T], Answer]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two items by their index, the sum of the weighted answers, and why."""

    first: int
    second: int
    score: float
    reasons: tuple[str, ...]


def block(items: Sequence[T], keys: Callable[[T], Iterable[str]]) -> list[tuple[int, int]]:
    """Pairs of indices that share a key, in order. What shares none is never compared."""
    by_key: dict[str, list[int]] = defaultdict(list)
    for index, item in enumerate(items):
        for key in sorted(set(keys(item))):
            by_key[key].append(index)
    return sorted({pair for members in by_key.values() for pair in combinations(members, 2)})


def compare(items: Sequence[T], pairs: Iterable[tuple[int, int]], features: Sequence[Feature[T]]) -> list[Comparison]:
    """Each pair with its score and its reasons, the weightiest first."""
    out = []
    for first, second in pairs:
        answers = [
            (feature.weight * answer[0], answer[1])
            for feature in features
            if (answer := feature.look(items[first], items[second])) is not None
        ]
        answers.sort(key=lambda a: (-abs(a[0]), a[1]))
        out.append(
            Comparison(first, second, round(sum(score for score, _ in answers), 6), tuple(reason for _, reason in answers))
        )
    return out


def judge(compared: Iterable[Comparison], *, least: float) -> list[Comparison]:
    """Those that reach `least`, best first."""
    return sorted((c for c in compared if c.score >= least), key=lambda c: (-c.score, c.first, c.second))


def join(
    count: int,
    judged: Iterable[Comparison],
    *,
    must: Iterable[tuple[int, int]] = (),
    cannot: Iterable[tuple[int, int]] = (),
) -> tuple[tuple[int, ...], ...]:
    """Groups of the indices 0..count-1, each sorted, in the order of their first member.

    Must-links come first, then the judged pairs, best first; a pair is passed over where joining would put two items that
    cannot be the same into one group. A must-link that contradicts a cannot-link loses: keeping apart is the safer mistake.
    """
    parent = list(range(count))
    enemies: list[set[int]] = [set() for _ in range(count)]
    members: list[list[int]] = [[i] for i in range(count)]

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for a, b in cannot:
        enemies[a].add(b)
        enemies[b].add(a)

    def unite(a: int, b: int) -> None:
        a, b = sorted((root(a), root(b)))
        if a == b or not enemies[a].isdisjoint(members[b]):
            return
        parent[b] = a
        members[a] += members[b]
        enemies[a] |= enemies[b]
        members[b], enemies[b] = [], set()

    for a, b in sorted(must):
        unite(a, b)
    for one in sorted(judged, key=lambda c: (-c.score, c.first, c.second)):
        unite(one.first, one.second)
    groups: dict[int, list[int]] = defaultdict(list)
    for i in range(count):
        groups[root(i)].append(i)
    return tuple(tuple(sorted(group)) for _, group in sorted(groups.items()))
