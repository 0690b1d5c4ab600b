"""Lines of a flat page and what can be counted in each: the ground on which body and furniture are told apart.

A page is counted as a whole, not line by line: its characters become an array of classes, its words an array of kinds, and what a
line holds is told by where it begins and ends among them.
"""

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from rashomon.clean.line_net import NOTHING, WORDS, Numbers, token
from rashomon.clean.phrases import ALL_FUNCTION_WORDS, LABELS, STRONG_PHRASES, STRONG_UNSPACED, WEAK_WORDS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_WORD = re.compile(r"\w+")
_FINAL = ".!?…。！？।؟۔"
_CLOSING = "”»“’」』\"')]"
_SENTENCE_END = re.compile(rf"[{_FINAL}][”»“’」』\"')\]]*(?=\s|$|[A-ZÀ-ÞА-Я“\"])")
_MONTHS = """
janvier février mars mai avril juin juillet août septembre octobre novembre décembre januar februar märz juni
juli oktober dezember enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre janeiro fevereiro março maio junho
julho setembro outubro dezembro января февраля марта апреля мая июня июля августа сентября октября ноября
декабря ago jan feb mar apr jun jul aug sep sept oct nov dec
"""
# Strong phrases of one word, and the longer ones by their first two.
_ONE_WORD = frozenset(phrase[0] for found in STRONG_PHRASES.values() for phrase in found if len(phrase) == 1)
_BY_PAIR: dict[tuple[str, str], tuple[tuple[str, ...], ...]] = {}
for _found in STRONG_PHRASES.values():
    for _phrase in _found:
        if len(_phrase) > 1:
            _BY_PAIR[_phrase[0], _phrase[1]] = (*_BY_PAIR.get((_phrase[0], _phrase[1]), ()), _phrase)
# One look-up a word tells everything a word can be; the numbers are bits.
_FUNCTION, _WEAK, _FIRST, _WE, _YOU, _CREDIT, _MONTH, _SECOND, _ALONE = (1 << bit for bit in range(9))
_BITS = 9
_KIND: dict[str, int] = {}
for _bit, _words in (
    (_FUNCTION, ALL_FUNCTION_WORDS),
    (_WEAK, WEAK_WORDS),
    (_FIRST, STRONG_PHRASES),
    (_SECOND, [second for _, second in _BY_PAIR]),
    (_ALONE, _ONE_WORD),
    (_WE, "we our us ours i my me".split()),
    (_YOU, "you your yours".split()),
    (
        _CREDIT,
        "getty photo photograph photos image images picture foto credit courtesy shutterstock reuters afp epa ap istock alamy "
        "file".split(),
    ),
    (_MONTH, "january february march april may june july august september october november december".split()),
    (_MONTH, _MONTHS.split()),
):
    for _word in _words:
        _KIND[_word] = _KIND.get(_word, 0) | _bit
_NUMBERS = Numbers(lambda word: token(word) << _BITS | _KIND.get(word, 0))
_KINDS = Numbers(lambda word: _KIND.get(word, 0))
_EDGES = Numbers(token)
_NUMERIC_DATE = re.compile(r"\b(?:19|20)\d\d-\d\d|\b\d{1,2}[./]\d{1,2}[./](?:19|20)?\d\d\b|\b\d{1,2}:\d\d\b")
_BY = frozenset("by von par por di door автор text story written reported reporting edited".split())
_LINKED = re.compile(r"https?:|www\.|@\w|\.com\b|\w@\w")
_UNSPACED = "\u0e00-\u0eff\u3040-\ud7af"
_HAS_UNSPACED = re.compile(f"[{_UNSPACED}]")
_COUNTER = re.compile(r"(?:image|photo|slide|picture|page|bild|foto)?\s*\d+\s*(?:of|/|of/|von|de|из)\s*/?\d+", re.IGNORECASE)
_CODE = re.compile(r"window\.|document\.|function\s*\(|\bvar \w+\s*=|\|\|\s*\[|=>\s*[{(]|\{[^{}]*:[^{}]*;?\s*\}|\w\.\w+\(")
_ARROWS = frozenset("»›→▶►>")
# Classes of characters, one bit each.
_DIGIT, _CAPITAL, _SPACE, _COMMA, _QUOTE, _PARTING, _NO_SPACES, _ENDS, _CLOSES, _STARTS, _SMALL, _OPENS, _LATIN_CAPITAL = (
    1 << bit for bit in range(13)
)
_BLANK, _BEFORE_GLUED, _STOP = (1 << bit for bit in range(13, 16))
_CLASSES = (
    (_DIGIT, r"\d"),
    (_CAPITAL, "[A-ZÀ-ÖØ-ÞА-ЯΑ-Ω]"),
    (_SPACE, " "),
    (_BLANK, r"\s"),
    (_COMMA, ","),
    (_QUOTE, '[“”"«»„]'),
    (_PARTING, "[|»›•·/→▶►←▼▲>]"),
    (_NO_SPACES, f"[{_UNSPACED}]"),
    (_ENDS, f"[{_FINAL}]"),
    (_CLOSES, f"[{re.escape(_CLOSING)}]"),
    (_STARTS, r"[\sA-ZÀ-ÞА-Я“\"]"),
    (_OPENS, '[“"]'),
    (_SMALL, "[a-zà-ÿ]"),
    (_LATIN_CAPITAL, "[A-ZÀ-Þ]"),
    # a headline and its teaser run together: "…on MondayThe minister…" has one of these before its capital
    (_BEFORE_GLUED, '[a-zà-ÿ)”’"0-9]'),
    (_STOP, "[.!?]"),
)
# So many quotation marks and brackets are looked past at a sentence's end.
_MOST_CLOSING = 12
# Of a very long line so many words at either end are looked at, and so many characters: enough to know what it is.
_LOOKED_AT = 60
_CHARS_LOOKED_AT = 400
_SENTENCES_LOOKED_AT = 600
FEATURES = 29
# Which feature is what, where others ask for it.
SIZE, FINAL, FUNCTIONS, WEAK, DATED, SIGNED, CREDITED, AGAIN, YOU, WE, LINKED, QUOTED, GLUED = (
    0,
    3,
    4,
    11,
    12,
    13,
    14,
    15,
    18,
    19,
    20,
    21,
    26,
)
# Shorter than this no unit is cut: "Mr.", "U.S.", initials.
_SHORTEST_UNIT = 12


class Line(NamedTuple):
    """One line that is not blank, trimmed: where it stands, its words in lower case, and what was counted in it.

    A named tuple, for a page makes hundreds of them: a frozen dataclass takes five times as long to make.
    """

    start: int
    end: int
    words: tuple[str, ...]
    key: str
    strong: int
    prose: bool
    junk: bool
    features: Sequence[float]


@dataclass(frozen=True, slots=True)
class Counted:
    """The lines of a page with what a net takes of them: a row of counts and the numbers of the words for each."""

    lines: tuple[Line, ...]
    features: "NDArray[np.float32]"
    tokens: "NDArray[np.intp]"


def find_lines(text: str) -> list[Line]:
    """All lines of `text` that are not blank, in order."""
    return list(count_lines(text).lines)


def keys_of(text: str) -> list[str]:
    """The words of every line that is not blank, as lines are compared; what `find_lines` finds, without the counting."""
    return [" ".join(_WORD.findall(_plain(line))) for line in text.lower().splitlines() if line.strip()]


def count_lines(text: str, *, tokens: bool = True) -> Counted:
    """All lines of `text` that are not blank, in order, with their counts as arrays.

    Without `tokens` none of the net's numbers of words are looked up, and there are none: for who asks no net.
    """
    import numpy as np

    starts, bodies = _split(text)
    count = len(bodies)
    if not count:
        return Counted((), np.zeros((0, FEATURES), dtype=np.float32), np.zeros((0, WORDS + 2), dtype=np.intp))
    joined = "\n".join(bodies)
    lowered = joined.lower()
    lows = lowered.split("\n")
    words = [tuple(_WORD.findall(low)) for low in _plain(lowered).split("\n")]
    flat = list(chain.from_iterable(words))
    chars = np.fromiter(map(len, bodies), dtype=np.intp, count=count)
    sizes = np.fromiter(map(len, words), dtype=np.intp, count=count)
    numbers = np.fromiter(map((_NUMBERS if tokens else _KINDS).__getitem__, flat), dtype=np.intp, count=len(flat))
    first = np.cumsum(sizes) - sizes
    kinds = _looked_at(numbers & ((1 << _BITS) - 1), first, sizes)
    seen = _Characters(joined, chars)

    def holding(kind: int) -> "NDArray[np.intp]":
        return _within(_holding(kinds, kind), first, first + sizes)

    looked = np.minimum(sizes, 2 * _LOOKED_AT)
    per = 1.0 / np.maximum(1, looked)
    share = per * holding(_FUNCTION)
    strong = _strong(flat, kinds, first, sizes, lows, seen)
    digits = np.where(chars < 200, seen.count(_DIGIT), 0)
    months, we, you, credits, weak = holding(_MONTH), holding(_WE), holding(_YOU), holding(_CREDIT), holding(_WEAK)
    final = seen.final()
    ends = np.where(chars > 40, seen.sentence_ends(), final)
    keys = [" ".join(own) for own in words]
    linked = any(mark in lowered for mark in ("@", "http", "www.", ".com"))
    out = np.zeros((count, FEATURES), dtype=np.float32)
    columns = (
        np.minimum(sizes, 120) / 30,
        np.minimum(sizes, 12) / 6,
        sizes <= 3,
        final,
        np.where(sizes > 2, share * 2, 0),
        np.minimum(1.0, seen.capitals() / (seen.count(_SPACE, _CHARS_LOOKED_AT) + 1)),
        np.minimum(1.0, digits / chars * 3),
        np.minimum(4, seen.count(_COMMA)) / 4,
        np.minimum(5, ends) / 2,
        np.minimum(2, strong),
        np.minimum(1.0, strong * 12 * per),
        np.minimum(1.0, 3 * per * weak),
        _dated(lows, words, chars, digits, months),
        (chars < 120) & (sizes > 1) & np.array([own[0] in _BY if own else False for own in words]),
        (chars < 200) & ((credits > 0) | (seen.count_of("©") > 0)),
        _again(keys),
        (chars < 300) & (seen.count(_PARTING) > 0),
        [body[0].islower() for body in bodies],
        np.minimum(1.0, 5 * per * you),
        np.minimum(1.0, 5 * per * we),
        [_is_linked(low) for low in lows] if linked else np.zeros(count),
        seen.count(_QUOTE) > 0,
        [body[-1] == "?" for body in bodies],
        [body[-1] == ":" for body in bodies],
        [body.isupper() for body in bodies],
        [body[0] in "-–•*·" or body[0].isdigit() for body in bodies],
        np.minimum(1.0, seen.glued() / 2),
        [body.endswith(("...", "…", "[…]")) for body in bodies],
        [min(1.0, len(own[0]) / 12) if len(own) == 1 else 0.0 for own in words],
    )
    for k, column in enumerate(columns):
        out[:, k] = column
    unspaced = (chars >= 40) & (sizes * 8 < chars) & (seen.count(_NO_SPACES) > 0)
    # a long line may end in a colon, a note in brackets or a broken-off sentence, if a sentence ends in it before
    prose = (
        (final | ((ends > 0) & (sizes >= 20)))
        & (unspaced | ((sizes >= 8) & ((share >= 0.15) | (sizes >= 18))))
        & ~((strong > 0) & (sizes < 30))
    )
    perhaps_junk = ((sizes <= 15) & (chars < 160) & ~final).tolist()
    coded = "{" in joined or "();" in joined or "= " in joined
    junk = [
        key in LABELS or (perhaps and _pointing(body)) or (coded and _is_code(body))
        for key, perhaps, body in zip(keys, perhaps_junk, bodies, strict=True)
    ]
    ends_at = [start + len(body) for start, body in zip(starts, bodies, strict=True)]
    lines = map(Line, starts, ends_at, words, keys, strong.tolist(), prose.tolist(), junk, out.tolist())
    if not tokens:
        return Counted(tuple(lines), out, np.zeros((0, WORDS + 2), dtype=np.intp))
    return Counted(tuple(lines), out, _tokens(words, numbers >> _BITS, first, sizes))


def _split(text: str) -> tuple[list[int], list[str]]:
    """Where each line that is not blank begins, and the line without the blanks at its ends."""
    starts, bodies, at = [], [], 0
    for raw in text.splitlines(keepends=True):
        body = raw.strip()
        if body:
            starts.append(at if raw[0] == body[0] else at + raw.index(body[0]))
            bodies.append(body)
        at += len(raw)
    return starts, bodies


def _plain(lowered: str) -> str:
    """A text without apostrophes: "don't" is one word."""
    return lowered.replace("’", "").replace("'", "")


class _Characters:
    """The characters of a page by their class; lines are told by where they begin and end among them."""

    __slots__ = ("begin", "classes", "codes", "end")

    def __init__(self, joined: str, chars: "NDArray[np.intp]") -> None:
        import numpy as np

        # a line break before and behind spares every look beyond the edge
        self.codes = np.frombuffer(f"\n{joined}\n".encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        self.classes = _classes()[np.minimum(self.codes, 0xFFFF)]
        self.end = np.cumsum(chars + 1)
        self.begin = self.end - chars

    def count(self, kind: int, most: int | None = None) -> "NDArray[np.intp]":
        """How many characters of a kind each line holds; with `most` among so many of its first."""
        return self._inside(_holding(self.classes, kind), most)

    def count_of(self, character: str) -> "NDArray[np.intp]":
        """How often each line holds a character."""
        return self._inside((self.codes == ord(character)).nonzero()[0], None)

    def capitals(self) -> "NDArray[np.intp]":
        """How many words of each line begin with a capital, among its first characters."""
        places = _holding(self.classes, _CAPITAL)
        return self._inside(places[(self.classes[places - 1] & _BLANK) != 0], _CHARS_LOOKED_AT)

    def final(self) -> "NDArray[np.bool_]":
        """Whether each line ends as a sentence does, quotation marks and brackets aside."""
        last = self.end - 1
        for _ in range(_MOST_CLOSING):
            closes = (self.classes[last] & (_CLOSES | _SPACE)) != 0
            if not closes.any():
                break
            last = last - closes
        found: NDArray[np.bool_] = (self.classes[last] & _ENDS) != 0
        return found

    def sentence_ends(self) -> "NDArray[np.intp]":
        """How many sentences end in each line, among its first characters."""
        import numpy as np

        places = _holding(self.classes, _ENDS)
        after = places + 1
        opened = np.zeros(len(places), dtype=bool)
        for _ in range(_MOST_CLOSING):
            closes = (self.classes[after] & _CLOSES) != 0
            if not closes.any():
                break
            opened |= closes & ((self.classes[after] & _OPENS) != 0)
            after = after + closes
        return self._inside(places[opened | ((self.classes[after] & _STARTS) != 0)], _SENTENCES_LOOKED_AT)

    def glued(self) -> "NDArray[np.intp]":
        """How often a new sentence begins in each line without a space before it, among its first characters."""
        places = _holding(self.classes, _LATIN_CAPITAL)
        places = places[(self.classes[places + 1] & _SMALL) != 0]
        before, sooner = self.classes[places - 1], self.classes[places - 2]
        glued = ((before & _BEFORE_GLUED) != 0) | (((before & _STOP) != 0) & ((sooner & _BEFORE_GLUED) != 0))
        return self._inside(places[glued], _CHARS_LOOKED_AT)

    def _inside(self, places: "NDArray[np.intp]", most: int | None) -> "NDArray[np.intp]":
        import numpy as np

        return _within(places, self.begin, self.end if most is None else np.minimum(self.end, self.begin + most))


@functools.cache
def _classes() -> "NDArray[np.uint16]":
    """The classes of every character up to U+FFFF; what lies beyond is counted as U+FFFF, of no class."""
    import numpy as np

    every = "".join(map(chr, range(0xFFFF)))
    out = np.zeros(0x10000, dtype=np.uint16)
    for bit, pattern in _CLASSES:
        out[[ord(found) for found in re.findall(pattern, every)]] |= bit
    return out


def _holding(values: "NDArray[np.unsignedinteger | np.intp]", bit: int) -> "NDArray[np.intp]":
    """The places of the values that have a bit. To look for truth is several times as fast as to look for numbers."""
    found: NDArray[np.intp] = ((values & bit) != 0).nonzero()[0]
    return found


def _within(places: "NDArray[np.intp]", begin: "NDArray[np.intp]", end: "NDArray[np.intp]") -> "NDArray[np.intp]":
    """How many of the sorted places lie in each half-open range."""
    return places.searchsorted(end) - places.searchsorted(begin)


def _looked_at(kinds: "NDArray[np.intp]", first: "NDArray[np.intp]", sizes: "NDArray[np.intp]") -> "NDArray[np.intp]":
    """The kinds of all words, 0 for those in the midst of very long lines."""
    for at, size in zip(first.tolist(), sizes.tolist(), strict=True):
        if size > 2 * _LOOKED_AT:
            kinds[at + _LOOKED_AT : at + size - _LOOKED_AT] = 0
    return kinds


def _strong(
    flat: Sequence[str],
    kinds: "NDArray[np.intp]",
    first: "NDArray[np.intp]",
    sizes: "NDArray[np.intp]",
    lows: Sequence[str],
    seen: _Characters,
) -> "NDArray[np.intp]":
    """How many strong furniture phrases stand in each line."""
    import numpy as np

    hits = np.zeros(len(lows), dtype=np.intp)
    if len(flat):
        after = np.append(kinds[1:], 0)
        ends = first + sizes
        after[ends[sizes > 0] - 1] = 0
        places = (((kinds & _ALONE) != 0) | (((after & _SECOND) != 0) & ((kinds & _FIRST) != 0))).nonzero()[0]
        owners = ends.searchsorted(places, side="right")
        for at, owner in zip(places.tolist(), owners.tolist(), strict=True):
            if flat[at] in _ONE_WORD or ((flat[at], flat[at + 1]) in _BY_PAIR and _phrase_at(flat, at, int(ends[owner]))):
                hits[owner] += 1
    for i in np.flatnonzero(seen.count(_NO_SPACES)).tolist():
        hits[i] += sum(phrase in lows[i] for phrase in STRONG_UNSPACED)
    return hits


def _phrase_at(words: Sequence[str], at: int, end: int) -> bool:
    """Whether a strong phrase begins with the word there."""
    word = words[at]
    if word in _ONE_WORD:
        return True
    if at + 1 >= end:
        return False
    return any(
        at + len(phrase) <= end and tuple(words[at : at + len(phrase)]) == phrase
        for phrase in _BY_PAIR.get((word, words[at + 1]), ())
    )


def _dated(
    lows: Sequence[str],
    words: Sequence[Sequence[str]],
    chars: "NDArray[np.intp]",
    digits: "NDArray[np.intp]",
    months: "NDArray[np.intp]",
) -> "NDArray[np.bool_]":
    """Whether each line is short and holds a date: a month beside a number, or numbers alone."""
    import numpy as np

    short = chars < 90
    out: NDArray[np.bool_] = short & (months > 0) & (digits > 0)
    for i in np.flatnonzero(short & ~out & ((digits > 2) | (months > 0))).tolist():
        out[i] = (months[i] > 0 and "ago" in words[i]) or (digits[i] > 2 and _NUMERIC_DATE.search(lows[i]) is not None)
    return out


def _again(keys: Sequence[str]) -> list[bool]:
    """Whether each line stood before."""
    seen: set[str] = set()
    out = []
    for key in keys:
        out.append(key in seen)
        seen.add(key)
    return out


def _tokens(
    words: Sequence[Sequence[str]], numbers: "NDArray[np.intp]", first: "NDArray[np.intp]", sizes: "NDArray[np.intp]"
) -> "NDArray[np.intp]":
    """The net's numbers of each line's words: its first ten, and its first and last once more as such."""
    import numpy as np

    out = np.full((len(words), WORDS + 2), NOTHING, dtype=np.intp)
    out[:, 0] = 0  # a line without words has one number
    rows = np.flatnonzero(sizes)
    if len(rows):
        place = np.arange(WORDS)
        filled = place < sizes[rows, None]
        at = first[rows, None] + np.minimum(place, sizes[rows, None] - 1)
        out[rows, :WORDS] = np.where(filled, numbers[at], NOTHING)
        out[rows, WORDS] = [_EDGES["^" + own[0]] for own in words if own]
        out[rows, WORDS + 1] = [_EDGES["$" + own[-1]] for own in words if own]
    return out


def _is_linked(low: str) -> bool:
    """Whether an address on the web or of mail stands in a line: looked for only where one of their marks does."""
    marked = "." in low and ("@" in low or "http" in low or "www." in low or ".com" in low)
    return marked and _LINKED.search(low, 0, 300) is not None


def _pointing(body: str) -> bool:
    """Whether a line without a full stop is an arrow elsewhere, a list of topics, or a gallery's counter."""
    if body[0] == "#" and all(word[0] == "#" for word in body.split()):
        return True
    if body[-1] in _ARROWS or body.count("•") > 1 or body.count(" | ") > 1:
        return True
    return body[-1].isdigit() and _COUNTER.fullmatch(body) is not None


def _is_code(body: str) -> bool:
    """Whether a line is a script or a style sheet that leaked into the text."""
    if not ("{" in body or "();" in body or "= " in body) or _CODE.search(body) is None:
        return False
    return sum(body.count(sign) for sign in "{}();=:_[]") * 25 > len(body)


def strong_hits(words: tuple[str, ...], low: str) -> int:
    """How many strong furniture phrases stand in a line."""
    hits = sum(_phrase_at(words, i, len(words)) for i, word in enumerate(words) if word in STRONG_PHRASES)
    if not low.isascii() and _HAS_UNSPACED.search(low):
        hits += sum(phrase in low for phrase in STRONG_UNSPACED)
    return hits


def find_units(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Sentence-like units of text[start:end], in order, also where the space after a full stop was lost."""
    cuts, begin = [], start
    for found in _SENTENCE_END.finditer(text, start, end):
        if found.end() - begin >= _SHORTEST_UNIT:
            cuts.append((begin, found.end()))
            begin = found.end()
    if text[begin:end].strip():
        cuts.append((begin, end))
    return cuts
