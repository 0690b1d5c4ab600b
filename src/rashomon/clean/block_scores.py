"""How much each block of a page looks like its article: two small sets of trained trees, the second beside the first's scores."""

import contextlib
import contextvars
import functools
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

from rashomon.clean.block_features import CONTEXT, WIDTH, context, features
from rashomon.clean.blocks import Block

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

WEIGHTS = "block_weights.json"
# A bit for each leaf of a tree.
_ALL = 0xFFFFFFFF


class Trees(TypedDict):
    """Trees of one set, one list a tree. A node that is a leaf has feature -1 and stays where it is."""

    base: float
    feature: list[list[int]]
    threshold: list[list[float]]
    missing_left: list[list[int]]
    left: list[list[int]]
    right: list[list[int]]
    value: list[list[float]]


class Weights(TypedDict):
    """What the weights' file holds, beside where it comes from."""

    first: Trees
    second: Trees


@dataclass(frozen=True, slots=True)
class _Forest:
    """Trees laid out for numpy: the nodes that ask, as many for each tree, and the values of the leaves from left to right.

    All nodes are asked at once (Lucchese and others, QuickScorer, SIGIR 2015): one that sends a row to the right rules out the
    leaves on its left, and of those that no node rules out the first is the row's.
    """

    base: float
    feature: "NDArray[np.intp]"
    threshold: "NDArray[np.float32]"
    missing_left: "NDArray[np.bool_]"
    kept: "NDArray[np.uint32]"
    first_leaf: "NDArray[np.intp]"
    value: "NDArray[np.float32]"

    def logits(self, rows: "NDArray[np.float32]") -> "NDArray[np.float32]":
        """The sum of the leaves that each row falls into."""
        import numpy as np

        if not len(rows):
            return np.zeros(0, dtype=np.float32)
        columns = np.ascontiguousarray(rows.T)
        asked: NDArray[np.float32] = columns[self.feature]
        left = asked <= self.threshold
        # what is missing compares false: it goes right, unless the node sends it to the left
        gone = np.asarray(np.isnan(columns).any(axis=1))
        if gone.any():
            sending = (self.missing_left & gone[self.feature]).nonzero()[0]
            left[sending] |= np.isnan(asked[sending])
        trees, nodes, _ = self.kept.shape
        # all bits where a row goes left, else those of the leaves that are not ruled out
        bits = np.negative(left.view(np.uint8).astype(np.uint32)).reshape(trees, nodes, len(rows))
        bits |= self.kept
        over = np.bitwise_and.reduce(bits, axis=1)
        leaf = np.bitwise_count((over - np.uint32(1)) & ~over) + self.first_leaf
        total: NDArray[np.float32] = (self.value.take(leaf).sum(axis=0) + self.base).astype(np.float32)
        return total


_other: contextvars.ContextVar[Path | None] = contextvars.ContextVar("weights other than the package's own", default=None)


@contextlib.contextmanager
def using(weights: Path | None) -> Iterator[None]:
    """Other weights than the package's own, for as long as the context lasts: for measuring on pages these were trained on."""
    token = _other.set(weights)
    try:
        yield
    finally:
        _other.reset(token)


def scores(blocks: Sequence[Block], kept: "Sequence[Sequence[float] | None]") -> list[float] | None:
    """For each block a logit, above 0 body; None where the weights are missing. `kept` is what each extractor kept."""
    forests = _load(_other.get())
    if forests is None:
        return None
    if not blocks:
        return []
    import numpy as np

    first, second = forests
    rows = features(blocks, kept)
    look = np.clip(first.logits(rows), -9.0, 9.0)
    again = second.logits(np.concatenate([rows, context(blocks, look)], axis=1))
    found: list[float] = np.clip(again, -9.0, 9.0).round(4).tolist()
    return found


@functools.lru_cache(maxsize=8)
def _load(path: Path | None) -> "tuple[_Forest, _Forest] | None":
    """Both sets of trees, from the package's own file unless another is named; None without it, or when it is of another make."""
    file = resources.files("rashomon.clean") / WEIGHTS if path is None else path
    if not file.is_file():
        return None
    data: Weights = json.loads(file.read_text(encoding="utf-8"))
    forests = forest(data["first"]), forest(data["second"])
    fits = all(int(one.feature.max(initial=0)) < width for one, width in zip(forests, (WIDTH, WIDTH + CONTEXT), strict=True))
    return forests if fits else None


def forest(trees: Trees) -> _Forest:
    """Trees as arrays. A tree has at most 32 leaves."""
    import numpy as np

    most = max(1, *(sum(feature >= 0 for feature in tree) for tree in trees["feature"]))
    # nodes that are missing send all rows to the left: they rule nothing out
    count = len(trees["feature"])
    asked = np.zeros((count, most), dtype=np.intp)
    threshold = np.full((count, most), np.inf, dtype=np.float32)
    missing_left = np.ones((count, most), dtype=bool)
    kept = np.full((count, most), _ALL, dtype=np.uint32)
    first_leaf: list[int] = []
    values: list[float] = []
    for number, feature in enumerate(trees["feature"]):
        first_leaf.append(len(values))
        left, right, value = trees["left"][number], trees["right"][number], trees["value"][number]
        leaves, below = _leaves(feature, left, right)
        values += [value[leaf] for leaf in leaves]
        nodes = [node for node, which in enumerate(feature) if which >= 0]
        for place, node in enumerate(nodes):
            begin, end = below[left[node]]
            kept[number, place] = _ALL ^ ((1 << end) - (1 << begin))
        asked[number, : len(nodes)] = [feature[node] for node in nodes]
        threshold[number, : len(nodes)] = [trees["threshold"][number][node] for node in nodes]
        missing_left[number, : len(nodes)] = [trees["missing_left"][number][node] for node in nodes]
    return _Forest(
        trees["base"], asked.ravel(), threshold.reshape(-1, 1), missing_left.ravel(), kept[:, :, None],
        np.array(first_leaf, dtype=np.intp)[:, None], np.array(values, dtype=np.float32),
    )  # fmt: skip


def _leaves(feature: Sequence[int], left: Sequence[int], right: Sequence[int]) -> tuple[list[int], dict[int, tuple[int, int]]]:
    """The leaves of a tree from left to right, and for each node which of them stand below it; children follow parents."""
    leaves: list[int] = []
    todo = [0] if feature else []
    while todo:
        node = todo.pop()
        if feature[node] < 0:
            leaves.append(node)
        else:
            todo += [right[node], left[node]]
    below = {leaf: (place, place + 1) for place, leaf in enumerate(leaves)}
    for node in reversed(range(len(feature))):
        if feature[node] >= 0:
            below[node] = below[left[node]][0], below[right[node]][1]
    return leaves, below
