"""Words and word n-grams as numbers: the same for the same words, whatever their case, punctuation, quotes or white space.

Hashing runs over arrays of code points: a page costs a few dozen array operations, not a Python step a word. All constants
are fixed, so the numbers are the same on every machine and in every run.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# Odd multipliers (from the fractional parts of the golden ratio and of square roots): invertible modulo 2**64.
_CHARACTER = 0x9E3779B97F4A7C15
_WORD = 0xBB67AE8584CAA73B
_MIX_1 = 0xBF58476D1CE4E5B9
_MIX_2 = 0x94D049BB133111EB
_FULL = (1 << 64) - 1
_APOSTROPHES = ("'", "’", "‘", "ʼ", "`", "´", "\u00ad", "\u200b", "\u200c", "\u200d", "\ufeff")
# Scripts written without spaces: every character counts as a word of its own.
_UNSPACED = (
    (0x0E00, 0x0E80),
    (0x0E80, 0x0F00),
    (0x1000, 0x10A0),
    (0x1780, 0x1800),
    (0x3040, 0x3100),
    (0x3400, 0xA000),
    (0x20000, 0x32000),
)
# Blocks of signs and spaces above ASCII; everything else up there counts as a letter.
_SIGNS = (
    (0x80, 0xAA), (0xAB, 0xB2), (0xB4, 0xB5), (0xB6, 0xB9), (0xBB, 0xBC), (0xBF, 0xC0), (0xD7, 0xD8), (0xF7, 0xF8),
    (0x2000, 0x2070), (0x20A0, 0x20D0), (0x2190, 0x2460), (0x2500, 0x2C00), (0x2E00, 0x2E80), (0x3000, 0x3005),
    (0x3008, 0x3021), (0x30FB, 0x30FC), (0x060C, 0x060D), (0x061B, 0x0620), (0x066A, 0x066E), (0x06D4, 0x06D5), (0x0964, 0x0966),
    (0x055A, 0x0560), (0x0589, 0x058B), (0x05BE, 0x05BF), (0x05F3, 0x05F5), (0xFF00, 0xFF10), (0xFF1A, 0xFF21), (0xFF3B, 0xFF41),
    (0xFF5B, 0xFF66), (0xFE10, 0xFE70), (0x1F000, 0x1FB00), (0xE000, 0xF900),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text: where each begins and ends in it, and a number that stands for it."""

    starts: "NDArray[np.int64]"
    ends: "NDArray[np.int64]"
    numbers: "NDArray[np.uint64]"

    def __len__(self) -> int:
        return len(self.numbers)


class _Tables:
    """Arrays made once: the class of each character of the basic plane, and powers of the multiplier and of its inverse."""

    def __init__(self) -> None:
        import numpy as np

        kind = np.ones(0x32001, dtype=np.uint8)  # 0 neither, 1 letter or digit, 2 a word of its own
        for code in range(128):
            kind[code] = chr(code).isalnum()
        for low, high in _SIGNS:
            kind[low:high] = 0
        for low, high in _UNSPACED:
            kind[low:high] = 2
        for mark in _APOSTROPHES:
            kind[ord(mark)] = 3  # dropped: "Moscow's", "Moscow’s" and "Moscows" are one word
        self.kind = kind
        self.inverse = pow(_CHARACTER, -1, 1 << 64)
        self.powers = np.ones(1, dtype=np.uint64)
        self.inverses = np.ones(1, dtype=np.uint64)

    def grow(self, size: int) -> None:
        """Make the tables of powers at least `size` long."""
        import numpy as np

        if len(self.powers) >= size:
            return
        size = max(size, 2 * len(self.powers), 8192)
        bases = (_CHARACTER, self.inverse)
        grown = []
        for base in bases:
            steps = np.full(size, base, dtype=np.uint64)
            steps[0] = 1
            grown.append(np.multiply.accumulate(steps))
        self.powers, self.inverses = grown


_tables: list[_Tables] = []


def _lowered(text: str) -> str:
    """Lower case of the same length: the few letters that would grow stay as they are."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def find_words(text: str) -> Words:
    """Words of `text` with their places. Case, punctuation and apostrophes make no difference to a word's number."""
    import numpy as np

    if not _tables:
        _tables.append(_Tables())
    tables = _tables[0]
    codes = np.frombuffer(_lowered(text).encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    kinds = tables.kind.take(codes, mode="clip")
    dropped = (kinds == 3).any()
    if dropped:
        keep = np.flatnonzero(kinds != 3)
        codes, kinds = codes[keep], kinds[keep]
    size = len(codes)
    tables.grow(size + 1)
    letter = np.zeros(size + 2, dtype=bool)
    letter[1:-1] = kinds > 0
    alone = np.zeros(size + 2, dtype=bool)
    alone[1:-1] = kinds == 2
    first = np.flatnonzero(letter[1:] & (~letter[:-1] | alone[1:] | alone[:-1]))
    last = np.flatnonzero(letter[:-1] & (~letter[1:] | alone[1:] | alone[:-1]))
    prefix = np.zeros(size + 1, dtype=np.uint64)
    np.cumsum((codes + np.uint64(1)) * tables.powers[:size], out=prefix[1:])
    numbers = (prefix[last] - prefix[first]) * tables.inverses[first]
    numbers = mix(numbers)
    if dropped:
        return Words(keep[first], keep[last - 1] + 1, numbers)
    return Words(first, last, numbers)


def mix(numbers: "NDArray[np.uint64]") -> "NDArray[np.uint64]":
    """Numbers spread evenly over 64 bits (the finaliser of splitmix64): neighbours end far apart."""
    import numpy as np

    numbers = (numbers ^ (numbers >> np.uint64(30))) * np.uint64(_MIX_1)
    numbers = (numbers ^ (numbers >> np.uint64(27))) * np.uint64(_MIX_2)
    return numbers ^ (numbers >> np.uint64(31))


def ngrams(numbers: "NDArray[np.uint64]", size: int) -> "NDArray[np.uint64]":
    """One number for each run of `size` words, in order; empty when there are fewer words."""
    import numpy as np

    count = len(numbers) - size + 1
    if count <= 0:
        return np.zeros(0, dtype=np.uint64)
    out = np.zeros(count, dtype=np.uint64)
    factor = 1
    for step in range(size):
        out += numbers[step : step + count] * np.uint64(factor)
        factor = factor * _WORD & _FULL
    return mix(out)
