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
_CLOSE_TO_NOTHING = 1e-4


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
    """Trees laid out for numpy: one flat array over all nodes of all trees."""

    base: float
    roots: "NDArray[np.int32]"
    feature: "NDArray[np.int32]"
    threshold: "NDArray[np.float32]"
    missing_left: "NDArray[np.bool_]"
    children: "NDArray[np.int32]"
    value: "NDArray[np.float32]"
    depth: int

    def logits(self, rows: "NDArray[np.float32]") -> "NDArray[np.float32]":
        """The sum of the leaves that each row falls into."""
        import numpy as np

        count, width = rows.shape
        flat = rows.ravel()
        at = np.broadcast_to(self.roots, (count, len(self.roots)))
        offset = (np.arange(count, dtype=np.int32) * width)[:, None]
        for _ in range(self.depth):
            seen = flat[offset + self.feature[at]]
            # NaN compares false: it goes right unless the node sends what is missing to the left
            left = (seen <= self.threshold[at]) | (np.isnan(seen) & self.missing_left[at])
            at = self.children[2 * at + left]
        total: NDArray[np.float32] = (self.value[at].sum(axis=1) + self.base).astype(np.float32)
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
    fits = all(one.feature.max(initial=0) < width for one, width in zip(forests, (WIDTH, WIDTH + CONTEXT), strict=True))
    return forests if fits else None


def forest(trees: Trees) -> _Forest:
    """Trees as arrays."""
    import numpy as np

    sizes = [len(tree) for tree in trees["feature"]]
    starts = np.concatenate(([0], np.cumsum(sizes)[:-1])).astype(np.int32)
    own = np.concatenate([np.arange(size) + start for size, start in zip(sizes, starts, strict=True)]).astype(np.int32)
    feature = np.array([x for tree in trees["feature"] for x in tree], dtype=np.int32)
    shift = np.repeat(starts, sizes)
    left = np.array([x for tree in trees["left"] for x in tree], dtype=np.int32) + shift
    right = np.array([x for tree in trees["right"] for x in tree], dtype=np.int32) + shift
    leaf = feature < 0
    left[leaf] = right[leaf] = own[leaf]
    children = np.empty(2 * len(feature), dtype=np.int32)
    children[0::2], children[1::2] = right, left
    depth = max(
        _depth(tree, lefts, rights) for tree, lefts, rights in zip(trees["feature"], trees["left"], trees["right"], strict=True)
    )
    return _Forest(
        trees["base"],
        starts,
        np.where(leaf, 0, feature).astype(np.int32),
        np.array([x for tree in trees["threshold"] for x in tree], dtype=np.float32),
        np.array([x for tree in trees["missing_left"] for x in tree], dtype=bool),
        children,
        np.array([x for tree in trees["value"] for x in tree], dtype=np.float32),
        depth,
    )


def _depth(feature: Sequence[int], left: Sequence[int], right: Sequence[int]) -> int:
    """How many steps lead to the deepest leaf of a tree; children stand behind their parents."""
    steps = [0] * len(feature)
    for node, which in enumerate(feature):
        if which >= 0:
            steps[left[node]] = steps[right[node]] = steps[node] + 1
    return max(steps, default=0)
