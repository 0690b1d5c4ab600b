"""The vectors of the newest articles, in rows, so that one can be compared with all of them at a stroke."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from rashomon.gather.story_meanings import Centre
from rashomon.gather.story_traits import Traits

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Rows = NDArray[np.float32]
    Numbers = NDArray[np.int64]

# A new vector is compared with so many of the newest.
MOST_VECTORS = 8192


class Vectors:
    """Rows by the articles' numbers; an article without a vector has a row of zeros, and is like none."""

    def __init__(self) -> None:
        self._centre = Centre()
        self._at = 0  # the number of the first row
        self._size = 0
        self._own: Rows = np.zeros((0, 0), dtype=np.float32)  # relative to the average of their language
        self._whole: Rows = self._own  # the same, completed by what the articles most like them say
        self._turned: Rows = self._own  # those, as they are compared

    def count(self, traits: Sequence[Traits]) -> None:
        """Let these articles count in the averages, before any of them is taken."""
        self._centre.add(traits)

    def take(self, traits: Sequence[Traits], number: int) -> tuple["Rows", int] | None:
        """How like each of these articles, numbered from `number` on, is to each row held, theirs included, and the number of the
        first row; None where there are no vectors at all.
        """
        relative = [self._centre.relative(one) for one in traits]
        width = next((len(row) for row in relative if row is not None), self._own.shape[1])
        if not width:
            return None
        self._make_room(len(traits), width, number)
        new = slice(self._size, self._size + len(traits))
        for place, row in enumerate(relative, start=self._size):
            self._own[place] = 0.0 if row is None else row
        self._whole[new] = self._own[new]
        self._size += len(traits)
        turn_anew = self._centre.renewed()
        changed = slice(0, self._size) if turn_anew else new
        self._turned[changed] = self._centre.turned(self._whole[changed])
        near: Rows = self._turned[new] @ self._turned[: self._size].T
        return near, self._at

    def likeness(self, number: int, others: "Numbers") -> "Rows":
        """The cosines with these other articles; 0 for those that are held no longer, or never were."""
        inside = others >= self._at
        out = np.zeros(len(others), dtype=np.float32)
        if self._size and inside.any():
            out[inside] = self._turned[others[inside] - self._at] @ self._turned[number - self._at]
        return out

    def complete(self, number: int, others: "Numbers", weights: "Rows") -> None:
        """Add to an article's vector those of others, in these parts."""
        inside = others >= self._at
        if self._size and inside.any():
            place = number - self._at
            self._whole[place] = self._own[place] + weights[inside] @ self._own[others[inside] - self._at]
            self._turned[place] = self._centre.turned(self._whole[place : place + 1])[0]

    def _make_room(self, count: int, width: int, number: int) -> None:
        if not self._size:
            self._at = number
        if self._size + count <= len(self._own):
            return
        kept = min(self._size, MOST_VECTORS)
        rows = count + kept + min(MOST_VECTORS, 2 * kept)
        start = self._size - kept
        self._own, self._whole, self._turned = (
            np.concatenate([old[start : self._size].reshape(kept, width), np.zeros((rows - kept, width), dtype=np.float32)])
            for old in (self._own, self._whole, self._turned)
        )
        self._at += start
        self._size = kept
