"""Near copies among very many articles: a short sketch of each, pairs that share enough of it, at a cost that no hot text breaks.

The sketch is the smallest of an article's fingerprints (bottom-k: Cohen and Kaplan, PODC 2007). An article that shares one with
many others is compared with the first few of them, never with all: a wire that a hundred thousand hosts print costs as much as a
hundred thousand articles that are printed once.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Keys = NDArray[np.int64]
    Times = NDArray[np.float64]
    Pairs = tuple[Keys, Keys]

# The likeness of two sets is told from so many numbers to within .07 (one standard deviation at one half).
SKETCH = 48
# Articles are near copies when so much of the words of both is the same: half of it and more cannot come about by quoting.
NEAR_COPY = 0.5
# An article is compared with so many of the earliest that share a number with it within the window. The first printing as a rule
# has all numbers of its copies, so that one would do; where the first that was seen was itself cut, the next ones stand in.
CENTRES = 3
# Copies of one text this far apart are printed anew for another reason: an anniversary, a form letter, a notice on a wall.
WINDOW_DAYS = 14.0


def sketch(fingerprint: Sequence[int]) -> tuple[int, ...]:
    """The smallest numbers of a fingerprint, ordered; all of them where they are few."""
    return tuple(sorted(fingerprint)[:SKETCH])


def sharing(numbers: "Keys", keys: "Keys", times: "Times", sizes: "Keys") -> "tuple[Keys, Keys, Keys, Keys]":
    """Pairs of articles with how many of these numbers they share: the smaller keys, the larger keys, counts, and joint sizes.

    The four arrays have a row for each number of each article: the number, the article's key, its time in days (infinite where it
    is not known), the size of its sketch. All rows of one number must be there, in any order. The joint size is that of both
    sketches together.
    """
    order = np.lexsort((keys, times, numbers))
    numbers, keys, times, sizes = numbers[order], keys[order], times[order], sizes[order]
    begins = np.flatnonzero(np.diff(numbers, prepend=-1))
    starts = _anew(np.repeat(begins, np.diff(begins, append=len(numbers))), times)
    ranks = np.arange(len(numbers)) - starts
    found: list[tuple[Keys, Keys, Keys]] = []
    for centre in range(CENTRES):
        later = np.flatnonzero(ranks > centre)
        first = starts[later] + centre
        with np.errstate(invalid="ignore"):  # two without a time (infinite) are near
            near = ~(times[later] - times[first] > WINDOW_DAYS)
        later, first = later[near], first[near]
        found.append((keys[first], keys[later], sizes[first] + sizes[later]))
    one, other, joint = (np.concatenate(columns) for columns in zip(*found, strict=True))
    small, large = np.minimum(one, other), np.maximum(one, other)
    return added_up(small, large, np.ones(len(small), dtype=np.int64), joint)


def _anew(starts: "Keys", times: "Times") -> "Keys":
    """For each row the first of its group, given the first of its number: a group ends where the window of its first row does."""
    starts = starts.copy()
    rows = np.arange(len(starts))
    while True:
        with np.errstate(invalid="ignore"):  # two without a time (infinite) are near
            rows = rows[times[rows] - times[starts[rows]] > WINDOW_DAYS]
        if not len(rows):
            return starts
        first = np.flatnonzero(np.diff(starts[rows], prepend=-1))  # of each group, the first row that lies too late for it
        starts[rows] = np.repeat(rows[first], np.diff(first, append=len(rows)))


def added_up(small: "Keys", large: "Keys", counts: "Keys", joint: "Keys") -> "tuple[Keys, Keys, Keys, Keys]":
    """The same with one row a pair, in order."""
    order = np.lexsort((large, small))
    small, large, counts, joint = small[order], large[order], counts[order], joint[order]
    new = np.ones(len(small), dtype=bool)
    new[1:] = (np.diff(small) != 0) | (np.diff(large) != 0)
    begins = np.flatnonzero(new)
    sums = np.add.reduceat(counts, begins) if len(begins) else counts
    return small[begins], large[begins], sums, joint[begins]


def near_copies(small: "Keys", large: "Keys", counts: "Keys", joint: "Keys") -> "Pairs":
    """The pairs that are near copies, from all that `sharing` found of them."""
    small, large, counts, joint = added_up(small, large, counts, joint)
    union = np.minimum(SKETCH, joint - counts)  # of long texts a sketch stands for the whole, short ones are there whole
    alike = counts >= NEAR_COPY * union
    return small[alike], large[alike]
