"""Of two words that look alike: do they go back to one name in another script, or are they two names?

Stricter than `spelling.likeness`, and only for words that look alike: a few hundred small trees, trained on pairs of Latin
spellings of one name and on pairs chosen for being hard to tell apart, weigh what `lookalike_features` finds. They have never
seen strangers, so they must not be asked about them.
"""

import json
import math
from collections.abc import Sequence
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING, TypedDict

from rashomon.linking.lookalike_features import FEATURES, table
from rashomon.linking.spelling import EVEN, LONGER, LONGEST, STEEP, latin

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

WEIGHTS = "confusable_weights.json"
# Words less alike than this by Jaro-Winkler, or less likely than this to be one name by what aligning their sounds costs, are
# strangers: two names. Of 4,016 pairs chosen for being hard to tell apart a twentieth lies below; those of them that are one name
# are translations (Jones ~ Madoc) and slips, which a model could learn by heart only.
LOOKALIKE = 0.3
STRANGE = 0.005
SURE = 0.97  # the most that two spellings can be alike that differ in a letter


class Tree(TypedDict):
    """A tree by its nodes, the root first, every node before its children; a leaf has feature -1."""

    feature: list[int]
    threshold: list[float]
    left: list[int]
    right: list[int]
    value: list[float]


class Model(TypedDict):
    """What the log-odds of 'one name' are the sum of: a constant and a leaf of each tree."""

    base: float
    trees: list[Tree]


class Shipped(TypedDict):
    """The file of weights: the model, and the digest of the pairs it was fitted on."""

    model: Model
    sha256: str


@lru_cache(maxsize=1)
def shipped() -> Shipped:
    """The weights in the package; made by evaluation/training/spellings.py."""
    loaded: Shipped = json.loads((resources.files("rashomon.linking") / WEIGHTS).read_text(encoding="utf-8"))
    return loaded


def made_from() -> str:
    """The SHA-256 of the pairs that the weights were fitted on."""
    return shipped()["sha256"]


@lru_cache(maxsize=65536)
def one_name(a: str, b: str) -> float:
    """How likely two words spell one name, 0..1; from .4 on it is likelier than not."""
    return one_names((a,), (b,))[0]


def one_names(first: Sequence[str], second: Sequence[str]) -> list[float]:
    """`one_name` of each word in `first` and the one at its place in `second`, all in one go."""
    return judged(table(first, second), first, second, shipped()["model"]) if first else []


def lookalikes(rows: "NDArray[np.float32]") -> "NDArray[np.bool_]":
    """Which of the pairs of a table of features are alike enough for the model."""
    import numpy as np

    sounds = 2 * rows[FEATURES.index("fewer sounds")] + rows[FEATURES.index("more sounds by")]
    even = EVEN + LONGER * np.minimum(LONGEST, sounds / 2)
    farthest = (even - math.log(STRANGE / (1 - STRANGE))) / STEEP
    found: NDArray[np.bool_] = (rows[FEATURES.index("cost")] <= farthest) & (
        rows[FEATURES.index("letters: Jaro-Winkler")] >= LOOKALIKE
    )
    return found


def judged(rows: "NDArray[np.float32]", first: Sequence[str], second: Sequence[str], model: Model) -> list[float]:
    """The pairs of which `rows` is the table by any model, as an evaluation needs it that leaves pairs out."""
    import numpy as np

    odds = np.full(rows.shape[1], model["base"])
    for tree in model["trees"]:
        odds += _leaves(tree, rows)
    likely = np.minimum(SURE, 1.0 / (1.0 + np.exp(-odds)))
    likely[~lookalikes(rows)] = 0.0
    out: list[float] = likely.round(4).tolist()
    for k in np.flatnonzero(rows[FEATURES.index("letters: steps")] == 0).tolist():
        out[k] = 1.0 if latin(first[k]) == latin(second[k]) else out[k]
    return out


def _leaves(tree: Tree, rows: "NDArray[np.float32]") -> "NDArray[np.float32]":
    """The value of the leaf that each pair falls into: from the leaves up, at each node that of its left or its right side."""
    import numpy as np

    values: list[NDArray[np.float32]] = [np.float32(value) for value in tree["value"]]  # type: ignore[misc]  # a leaf's stands for all
    for node in range(len(values) - 1, -1, -1):
        feature = tree["feature"][node]
        if feature >= 0:
            below = rows[feature] <= np.float32(tree["threshold"][node])
            values[node] = np.where(below, values[tree["left"][node]], values[tree["right"][node]])
    return values[0]
