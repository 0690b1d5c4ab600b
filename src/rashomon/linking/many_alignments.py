"""The distances of `alignment` for many pairs of skeletons at once: the same table, each of its cells for all pairs together."""

import math
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.linking import alignment

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# Pairs whose tables lie in memory together. More fill the processor's caches, fewer pay for each step of Python anew.
TOGETHER = 1024
_NO_WAY = 1e6
LONGEST = 1_000_000  # no word has as many sounds


@lru_cache(maxsize=1)
def _costs() -> "tuple[NDArray[np.int8], NDArray[np.float64], NDArray[np.float64], NDArray[np.float64], NDArray[np.bool_]]":
    """The number of each sign, and by these numbers: the cost of a swap, of a gap inside, of a gap at the end, and whether it is
    a vowel. Number 0 is no sign: behind the end of a word.
    """
    import numpy as np

    sounds = alignment.SOUNDS
    number = np.zeros(256, np.int8)
    number[np.frombuffer(sounds.encode(), np.uint8)] = np.arange(1, len(sounds) + 1)
    swap = np.full((len(sounds) + 1,) * 2, _NO_WAY)
    swap[1:, 1:] = [[alignment.SWAPS[a][b] for b in sounds] for a in sounds]
    inner = np.array([0.0, *(alignment.gaps(f"k{sound}k")[1] for sound in sounds)])
    last = np.array([0.0, *(alignment.gaps(f"k{sound}")[1] for sound in sounds)])
    vowel = np.array([False, *(sound in alignment.VOWELS for sound in sounds)])
    return number, swap, inner, last, vowel


def distances(first: Sequence[str], second: Sequence[str], farthest: float = math.inf) -> "NDArray[np.float64]":
    """`alignment.distance` of each skeleton in `first` and the one at its place in `second`; where it is more than `farthest`,
    something more than that.
    """
    import numpy as np

    out = np.zeros(len(first))
    sizes = np.array([max(len(a), len(b)) for a, b in zip(first, second, strict=True)], np.int64)
    # one vowel may be left out for next to nothing at the begin, one e at the end, every other sound for this at least
    band = LONGEST if math.isinf(farthest) else 3 + int(farthest / alignment.BESIDE_VOWEL_GAP)
    order = np.argsort(sizes, kind="stable")
    for start in range(0, len(order), TOGETHER):
        here = order[start : start + TOGETHER]
        out[here] = _together([first[k] for k in here], [second[k] for k in here], band)
    return out


def signatures(words: Sequence[str]) -> "tuple[NDArray[np.int64], ...]":
    """The length of each skeleton, and the four numbers of `alignment.signature`: five arrays."""
    import numpy as np

    sizes = np.fromiter(map(len, words), np.int64, len(words))
    width = max(1, int(sizes.max(initial=0)))
    signs = np.frombuffer("".join([word.ljust(width) for word in words]).encode(), np.uint8).reshape(len(words), width)
    own, reach, unsteady = _bits()
    found = own[signs]
    return (
        sizes,
        np.bitwise_or.reduce(found, axis=1),
        np.bitwise_or.reduce(reach[signs], axis=1),
        (found > 0).sum(axis=1),
        unsteady[signs].sum(axis=1),
    )


@lru_cache(maxsize=1)
def _bits() -> "tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.bool_]]":
    """By the number of a letter in ASCII: `alignment.signature` of it alone, without how many it is."""
    import numpy as np

    marks = {ord(sound): alignment.signature(sound) for sound in alignment.SOUNDS}
    none = (0, 0, 0, 0)
    own, reach = (np.array([marks.get(c, none)[k] for c in range(128)], np.int64) for k in (0, 1))
    return own, reach, np.array([marks.get(c, none)[3] > 0 for c in range(128)])


def _together(first: Sequence[str], second: Sequence[str], band: int) -> "NDArray[np.float64]":
    """`distances`, of alignments that leave out no more than `band` sounds more of the one word than of the other."""
    import numpy as np

    _, swap, _, _, _ = _costs()
    (a, gap_a, size_a), (b, gap_b, size_b) = _laid_out(first), _laid_out(second)
    height, width = a.shape[0], b.shape[0]
    pairs = np.arange(len(first))
    swaps = swap[a[:, None, :], b[None, :, :]]
    differ = a[:, None, :] != b[None, :, :]
    swaps[0, 0] += alignment.AT_BEGIN * differ[0, 0]
    ends = (np.maximum(size_a - 1, 0), np.maximum(size_b - 1, 0), pairs)
    swaps[ends] += alignment.AT_END * differ[ends]
    # two neighbours changed places: the i-th is the other's one before, and the other way round
    turned = (a[1:, None] == b[None, :-1]) & (a[:-1, None] == b[None, 1:]) & differ[1:, 1:] & (a[1:, None] > 0)
    turns = turned.any(axis=2)
    table = np.full((height + 1, width + 1, len(first)), _NO_WAY)
    table[0, 0] = 0.0
    np.cumsum(gap_a, axis=0, out=table[1:, 0])
    np.cumsum(gap_b, axis=0, out=table[0, 1:])
    for i in range(height):
        above, row = table[i], table[i + 1]
        for j in range(max(0, i - band), min(width, i + band + 1)):
            best = above[j] + swaps[i, j]
            if i and j and turns[i - 1, j - 1]:
                other = np.where(turned[i - 1, j - 1], table[i - 1, j - 1] + alignment.SWAPPED_NEIGHBOURS, _NO_WAY)
                np.minimum(best, other, out=best)
            np.minimum(best, above[j + 1] + gap_a[i], out=best)
            np.minimum(best, row[j] + gap_b[j], out=row[j + 1])
    found: NDArray[np.float64] = table[size_a, size_b, pairs]
    return found


def _laid_out(words: Sequence[str]) -> "tuple[NDArray[np.int8], NDArray[np.float64], NDArray[np.int64]]":
    """The signs of the words by number, what it costs to leave each out (both: sign x word), and the words' lengths."""
    import numpy as np

    number, _, inner, last, vowel = _costs()
    sizes = np.array([len(word) for word in words], np.int64)
    width = max(1, int(sizes.max(initial=0)))
    text = "".join([word.ljust(width) for word in words]).encode()
    signs = np.ascontiguousarray(number[np.frombuffer(text, np.uint8)].reshape(len(words), width).T)
    costs = inner[signs]
    vowels = vowel[signs]
    unsteady = vowels & (signs != _number("i"))
    beside = np.zeros_like(vowels)
    beside[1:] |= vowels[:-1]
    beside[:-1] |= vowels[1:]
    costs[beside & unsteady] = alignment.BESIDE_VOWEL_GAP
    costs[0, unsteady[0]] = alignment.FIRST_VOWEL_GAP
    ends = (np.maximum(sizes - 1, 0), np.arange(len(words)))
    costs[ends] = last[signs[ends]]
    return signs, costs, sizes


def _number(sound: str) -> int:
    return alignment.SOUNDS.index(sound) + 1
