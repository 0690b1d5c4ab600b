"""Labelled pairs of names: one person or not, in either of two forms."""

from collections.abc import Sequence
from pathlib import Path

import msgspec

from evaluation.lines import read_lines

FORM = (
    'lines of JSON, gzipped or not: {"a", "b", "match"} for two spellings of a word, '
    'or {"schema", "name1", "name2", "is_match": "true"|"false"} for two whole names'
)


class SpellingPair(msgspec.Struct, frozen=True):
    """Two Latin spellings, and whether they go back to one name."""

    a: str
    b: str
    match: bool


class _Row(msgspec.Struct, frozen=True):
    """A line in either form."""

    a: str = ""
    b: str = ""
    match: bool = False
    schema: str = ""
    name1: str = ""
    name2: str = ""
    is_match: str = ""


class Pair(msgspec.Struct, frozen=True):
    """Two names, whether they are one's, and what bears them: 'Person', 'Company' …, empty for bare spellings."""

    first: str
    second: str
    same: bool
    kind: str = ""


def read_pairs(data: Path) -> list[Pair]:
    """The pairs of a file in either form."""
    return [
        Pair(row.name1, row.name2, row.is_match == "true", row.schema or "Person") if row.name1 else Pair(row.a, row.b, row.match)
        for row in read_lines(data, _Row, FORM)
        if row.name1 or row.a
    ]


def folds(pairs: Sequence[Pair], count: int) -> list[int]:
    """For each pair the number of its fold; pairs that share a name, directly or through others, share a fold."""
    parent: dict[str, str] = {}

    def root(name: str) -> str:
        parent.setdefault(name, name)
        while parent[name] != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    for pair in pairs:
        parent[root(pair.first)] = root(pair.second)
    sizes: dict[str, int] = {}
    for pair in pairs:
        sizes[root(pair.first)] = sizes.get(root(pair.first), 0) + 1
    filled, home = [0] * count, {}
    for name, size in sorted(sizes.items(), key=lambda item: (-item[1], item[0])):
        home[name] = filled.index(min(filled))
        filled[home[name]] += size
    return [home[root(pair.first)] for pair in pairs]
