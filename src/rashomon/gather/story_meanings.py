"""Sentence vectors relative to what is written at large and just now, so that likeness starts from nothing in every language.

Two steps: an article's vector less the average of its language; and then every direction shrunk by how much the articles of the
window differ in it anyway (a Mahalanobis likeness, with a shrunk covariance as in Ledoit and Wolf 2004): where all write of one
thing, that thing tells no two of them alike.
"""

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING

import numpy as np

from rashomon.gather.story_traits import Traits

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Vector = NDArray[np.float32]
    Numbers = NDArray[np.float64]

# The shipped average of a language counts as so many articles of the window: a handful of pages on one event leave it nearly as
# it is, in a pile where all write of one thing that thing is soon no news. So do so many articles that differ alike in every
# direction. Chosen by reason, not calibrated.
SHIPPED_COUNTS = 200
# A language's own average, and how the window's articles differ, lean on at most so many articles, the older ones fading.
MOST_COUNTED = 20_000
# So many times their average spread is added to what the articles differ by in each direction. With 1 and with 8 hardly less.
SHRINK = 3.0
# How the articles differ is reckoned anew when so much more of them have been seen.
_GROWTH = 1.25


class Centre:
    """Averages of the vectors seen, language by language, above the shipped ones; and how the vectors differ from them."""

    def __init__(self) -> None:
        self._sums: dict[str, NDArray[np.float64]] = {}
        self._counts: dict[str, float] = {}
        self._spread: Numbers | None = None
        self._seen = 0.0
        self._since = 0.0
        self._turn: Vector | None = None

    def add(self, traits: Sequence[Traits]) -> None:
        """Count these articles' vectors."""
        for one in traits:
            if one.vector is not None:
                before = self._sums.get(one.language)
                self._sums[one.language] = one.vector.astype(np.float64) if before is None else before + one.vector
                self._counts[one.language] = self._counts.get(one.language, 0.0) + 1
        for language, count in self._counts.items():
            if count > MOST_COUNTED:
                self._sums[language] *= MOST_COUNTED / count
                self._counts[language] = MOST_COUNTED
        rows = [row for row in map(self.relative, traits) if row is not None]
        if not rows:
            return
        stacked = np.stack(rows).astype(np.float64)
        own = stacked.T @ stacked
        self._spread = own if self._spread is None else self._spread + own
        self._seen, self._since = self._seen + len(rows), self._since + len(rows)
        if self._seen > MOST_COUNTED:
            self._spread *= MOST_COUNTED / self._seen
            self._seen = MOST_COUNTED

    def relative(self, one: Traits) -> "Vector | None":
        """The article's vector less the average of its language; None where it has none."""
        if one.vector is None:
            return None
        shipped = load_means()
        base = shipped.get(one.language, shipped[""])
        if base.shape != one.vector.shape:  # another encoder than the one that the table was made with
            base = np.zeros_like(one.vector)
        mean = (SHIPPED_COUNTS * base + self._sums.get(one.language, 0.0)) / (
            SHIPPED_COUNTS + self._counts.get(one.language, 0.0)
        )
        out: Vector = (one.vector - mean).astype(np.float32)
        return out

    def renewed(self) -> bool:
        """Whether enough articles came to reckon anew how they differ: then all that was `turned` is to be turned once more."""
        if self._spread is None or (self._turn is not None and self._since < (_GROWTH - 1) * self._seen):
            return False
        size = len(self._spread)
        average = max(float(np.trace(self._spread)) / (size * self._seen), 1e-9)
        differ = (self._spread + SHIPPED_COUNTS * average * np.eye(size)) / (self._seen + SHIPPED_COUNTS)
        lower = np.linalg.cholesky(differ / average + SHRINK * np.eye(size))
        self._turn = np.linalg.inv(lower).T.astype(np.float32)
        self._since = 0.0
        return True

    def turned(self, rows: "Vector") -> "Vector":
        """Relative vectors with every direction shrunk by how the articles differ in it, of unit length; zeros stay zeros."""
        if self._turn is None:
            return rows
        out: Vector = rows @ self._turn
        unit: Vector = (out / np.maximum(np.linalg.norm(out, axis=1, keepdims=True), 1e-9)).astype(np.float32)
        return unit


@lru_cache(maxsize=1)
def load_means() -> Mapping[str, "Vector"]:
    """The shipped averages by language, "" for all others; made by evaluation/training/mean_vectors.py."""
    data = json.loads(resources.files("rashomon.gather").joinpath("weights/mean_vectors.json").read_text(encoding="utf-8"))
    return {language: np.array(mean, dtype=np.float32) for language, mean in data["means"].items()}
