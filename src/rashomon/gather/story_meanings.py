"""Sentence vectors relative to what is written at large and just now, so that likeness starts from nothing in every language."""

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

# The shipped average of a language counts as so many articles of the window: a handful of pages on one event leave it nearly as
# it is, in a pile where all write of one thing that thing is soon no news. Chosen by reason, not calibrated.
SHIPPED_COUNTS = 200
# A language's own average leans on at most so many articles, the older ones fading.
MOST_COUNTED = 20_000


class Centre:
    """Averages of the vectors seen, language by language, above the shipped ones."""

    def __init__(self) -> None:
        self._sums: dict[str, NDArray[np.float64]] = {}
        self._counts: dict[str, float] = {}

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

    def relative(self, one: Traits) -> "Vector | None":
        """The article's vector less the average of its language, of unit length; None where it has none."""
        if one.vector is None:
            return None
        shipped = load_means()
        base = shipped.get(one.language, shipped[""])
        if base.shape != one.vector.shape:  # another encoder than the one that the table was made with
            base = np.zeros_like(one.vector)
        mean = (SHIPPED_COUNTS * base + self._sums.get(one.language, 0.0)) / (
            SHIPPED_COUNTS + self._counts.get(one.language, 0.0)
        )
        out = one.vector - mean
        unit: Vector = (out / max(float(np.linalg.norm(out)), 1e-9)).astype(np.float32)
        return unit


@lru_cache(maxsize=1)
def load_means() -> Mapping[str, "Vector"]:
    """The shipped averages by language, "" for all others; made by evaluation/training/mean_vectors.py."""
    data = json.loads(resources.files("rashomon.gather").joinpath("weights/mean_vectors.json").read_text(encoding="utf-8"))
    return {language: np.array(mean, dtype=np.float32) for language, mean in data["means"].items()}
