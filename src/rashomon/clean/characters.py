"""The characters of the lines of a page by their class: what each line holds is told by where it begins and ends among them."""

import functools
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FINAL_MARKS = ".!?…。！？।؟۔"
_CLOSING = "”»“’」』\"')]"
UNSPACED = "\u0e00-\u0eff\u3040-\ud7af"
# Classes of characters, one bit each.
DIGIT, CAPITAL, SPACE, COMMA, QUOTE, PARTING, NO_SPACES, ENDS, CLOSES, STARTS, SMALL, OPENS, LATIN_CAPITAL = (
    1 << bit for bit in range(13)
)
BLANK, BEFORE_GLUED, STOP = (1 << bit for bit in range(13, 16))
_CLASSES = (
    (DIGIT, r"\d"),
    (CAPITAL, "[A-ZÀ-ÖØ-ÞА-ЯΑ-Ω]"),
    (SPACE, " "),
    (BLANK, r"\s"),
    (COMMA, ","),
    (QUOTE, '[“”"«»„]'),
    (PARTING, "[|»›•·/→▶►←▼▲>]"),
    (NO_SPACES, f"[{UNSPACED}]"),
    (ENDS, f"[{FINAL_MARKS}]"),
    (CLOSES, f"[{re.escape(_CLOSING)}]"),
    (STARTS, r"[\sA-ZÀ-ÞА-Я“\"]"),
    (OPENS, '[“"]'),
    (SMALL, "[a-zà-ÿ]"),
    (LATIN_CAPITAL, "[A-ZÀ-Þ]"),
    # a headline and its teaser run together: "…on MondayThe minister…" has one of these before its capital
    (BEFORE_GLUED, '[a-zà-ÿ)”’"0-9]'),
    (STOP, "[.!?]"),
)
# So many quotation marks and brackets are looked past at a sentence's end.
_MOST_CLOSING = 12
# Of a very long line so many characters are looked at: enough to know what it is.
CHARS_LOOKED_AT = 400
_SENTENCES_LOOKED_AT = 600


class Characters:
    """The characters of a page by their class; lines are told by where they begin and end among them."""

    __slots__ = ("begin", "classes", "codes", "end")

    def __init__(self, joined: str, chars: "NDArray[np.intp]") -> None:
        import numpy as np

        # a line break before and behind spares every look beyond the edge
        self.codes = np.frombuffer(f"\n{joined}\n".encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        self.classes = _classes().take(self.codes, mode="clip")
        self.end = np.cumsum(chars + 1)
        self.begin = self.end - chars

    def count(self, kind: int, most: int | None = None) -> "NDArray[np.intp]":
        """How many characters of a kind each line holds; with `most` among so many of its first."""
        return self._inside(holding(self.classes, kind), most)

    def count_of(self, character: str) -> "NDArray[np.intp]":
        """How often each line holds a character."""
        return self._inside((self.codes == ord(character)).nonzero()[0], None)

    def capitals(self) -> "NDArray[np.intp]":
        """How many words of each line begin with a capital, among its first characters."""
        places = holding(self.classes, CAPITAL)
        return self._inside(places[(self.classes[places - 1] & BLANK) != 0], CHARS_LOOKED_AT)

    def last(self) -> "NDArray[np.uint32]":
        """The last character of each line."""
        found: NDArray[np.uint32] = self.codes[self.end - 1]
        return found

    def final(self) -> "NDArray[np.bool_]":
        """Whether each line ends as a sentence does, quotation marks and brackets aside."""
        last = self.end - 1
        for _ in range(_MOST_CLOSING):
            closes = (self.classes[last] & (CLOSES | SPACE)) != 0
            if not closes.any():
                break
            last = last - closes
        found: NDArray[np.bool_] = (self.classes[last] & ENDS) != 0
        return found

    def sentence_ends(self) -> "NDArray[np.intp]":
        """How many sentences end in each line, among its first characters."""
        import numpy as np

        places = holding(self.classes, ENDS)
        after = places + 1
        opened = np.zeros(len(places), dtype=bool)
        for _ in range(_MOST_CLOSING):
            closes = (self.classes[after] & CLOSES) != 0
            if not closes.any():
                break
            opened |= closes & ((self.classes[after] & OPENS) != 0)
            after = after + closes
        return self._inside(places[opened | ((self.classes[after] & STARTS) != 0)], _SENTENCES_LOOKED_AT)

    def glued(self) -> "NDArray[np.intp]":
        """How often a new sentence begins in each line without a space before it, among its first characters."""
        places = holding(self.classes, LATIN_CAPITAL)
        places = places[(self.classes[places + 1] & SMALL) != 0]
        before, sooner = self.classes[places - 1], self.classes[places - 2]
        glued = ((before & BEFORE_GLUED) != 0) | (((before & STOP) != 0) & ((sooner & BEFORE_GLUED) != 0))
        return self._inside(places[glued], CHARS_LOOKED_AT)

    def _inside(self, places: "NDArray[np.intp]", most: int | None) -> "NDArray[np.intp]":
        import numpy as np

        return within(places, self.begin, self.end if most is None else np.minimum(self.end, self.begin + most))


@functools.cache
def _classes() -> "NDArray[np.uint16]":
    """The classes of every character up to U+FFFF; what lies beyond is counted as U+FFFF, of no class."""
    import numpy as np

    every = "".join(map(chr, range(0xFFFF)))
    out = np.zeros(0x10000, dtype=np.uint16)
    for bit, pattern in _CLASSES:
        out[[ord(found) for found in re.findall(pattern, every)]] |= bit
    return out


def holding(values: "NDArray[np.unsignedinteger | np.intp]", bit: int) -> "NDArray[np.intp]":
    """The places of the values that have a bit. To look for truth is several times as fast as to look for numbers."""
    found: NDArray[np.intp] = ((values & bit) != 0).nonzero()[0]
    return found


def within(places: "NDArray[np.intp]", begin: "NDArray[np.intp]", end: "NDArray[np.intp]") -> "NDArray[np.intp]":
    """How many of the sorted places lie in each half-open range."""
    return places.searchsorted(end) - places.searchsorted(begin)
