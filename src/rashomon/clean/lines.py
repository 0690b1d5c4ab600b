"""Lines of a flat page and what can be counted in each: the ground on which body and furniture are told apart.

A page is counted as a whole, not line by line: its characters become an array of classes, its words an array of kinds, and what a
line holds is told by where it begins and ends among them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, repeat
from typing import TYPE_CHECKING, NamedTuple

from rashomon.clean.characters import (
    CHARS_LOOKED_AT,
    COMMA,
    DIGIT,
    FINAL_MARKS,
    NO_SPACES,
    PARTING,
    QUOTE,
    SPACE,
    UNSPACED,
    Characters,
    holding,
    within,
)
from rashomon.clean.line_net import NOTHING, WORDS, tokens
from rashomon.clean.phrases import ALL_FUNCTION_WORDS, LABELS, STRONG_PHRASES, STRONG_UNSPACED, WEAK_WORDS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike, NDArray

_WORD = re.compile(r"\w+")
_SENTENCE_END = re.compile(rf"[{FINAL_MARKS}][”»“’」』\"')\]]*(?=\s|$|[A-ZÀ-ÞА-Я“\"])")
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
_NUMERIC_DATE = re.compile(r"\b(?:19|20)\d\d-\d\d|\b\d{1,2}[./]\d{1,2}[./](?:19|20)?\d\d\b|\b\d{1,2}:\d\d\b")
_BY = frozenset("by von par por di door автор text story written reported reporting edited".split())
_LINKED = re.compile(r"https?:|www\.|@\w|\.com\b|\w@\w")
_HAS_UNSPACED = re.compile(f"[{UNSPACED}]")
_COUNTER = re.compile(r"(?:image|photo|slide|picture|page|bild|foto)?\s*\d+\s*(?:of|/|of/|von|de|из)\s*/?\d+", re.IGNORECASE)
_CODE = re.compile(r"window\.|document\.|function\s*\(|\bvar \w+\s*=|\|\|\s*\[|=>\s*[{(]|\{[^{}]*:[^{}]*;?\s*\}|\w\.\w+\(")
_ARROWS = frozenset("»›→▶►>")
# Of a very long line so many words at either end are looked at: enough to know what it is.
_LOOKED_AT = 60
FEATURES = 29
# Which feature is what, where others ask for it.
SIZE, FINAL, FUNCTIONS, WEAK, DATED, SIGNED, CREDITED = 0, 3, 4, 11, 12, 13, 14
AGAIN, YOU, WE, LINKED, QUOTED, GLUED = 15, 18, 19, 20, 21, 26
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
class Measured:
    """Lines counted as arrays: a row of counts for each, and what follows from them."""

    words: Sequence[tuple[str, ...]]
    keys: Sequence[str]
    sizes: "NDArray[np.intp]"
    strong: "NDArray[np.intp]"
    prose: "NDArray[np.bool_]"
    perhaps_junk: "NDArray[np.bool_]"
    features: "NDArray[np.float32]"

    def points(self) -> "NDArray[np.float32]":
        """For and against each line by rules alone: prose counts its words, everything else costs a little."""
        import numpy as np

        size = self.sizes
        rest = np.where(size >= 15, size / 4, np.where(size <= 4, -3.0, -2.0))
        points = np.where(self.prose, np.minimum(60.0, size), np.where(self.strong > 0, -8.0 - 2 * self.strong, rest))
        return points.astype(np.float32)


@dataclass(frozen=True, slots=True)
class Counted:
    """The lines of a page with what a net takes of them: a row of counts and the numbers of the words for each.

    `points` are for and against each line by rules alone.
    """

    lines: tuple[Line, ...]
    features: "NDArray[np.float32]"
    tokens: "NDArray[np.intp]"
    points: "NDArray[np.float32]"


def find_lines(text: str) -> list[Line]:
    """All lines of `text` that are not blank, in order."""
    return list(count_lines(text).lines)


def keys_of(text: str) -> list[str]:
    """The words of every line that is not blank, as lines are compared; what `find_lines` finds, without the counting."""
    return [" ".join(_WORD.findall(_plain(line))) for line in text.lower().splitlines() if line.strip()]


def count_lines(text: str) -> Counted:
    """All lines of `text` that are not blank, in order, with their counts as arrays."""
    import numpy as np

    starts, bodies = _split(text)
    if not bodies:
        nothing = np.zeros(0, dtype=np.float32)
        return Counted((), nothing.reshape(0, FEATURES), np.zeros((0, WORDS + 2), dtype=np.intp), nothing)
    found = measure(bodies)
    coded = any(mark in text for mark in ("{", "();", "= "))
    junk = [
        key in LABELS or (perhaps and _pointing(body)) or (coded and _is_code(body))
        for key, perhaps, body in zip(found.keys, found.perhaps_junk.tolist(), bodies, strict=True)
    ]
    ends = [start + len(body) for start, body in zip(starts, bodies, strict=True)]
    lines = map(
        Line, starts, ends, found.words, found.keys, found.strong.tolist(), found.prose.tolist(), junk, found.features.tolist()
    )
    return Counted(tuple(lines), found.features, _tokens(found.words, found.sizes), found.points())


def measure(bodies: Sequence[str]) -> Measured:
    """The counts of lines that are not blank and have no blanks at their ends."""
    import numpy as np

    count = len(bodies)
    joined = "\n".join(bodies)
    lowered = joined.lower()
    lows = lowered.split("\n")
    words = [tuple(_WORD.findall(low)) for low in _plain(lowered).split("\n")]
    flat = list(chain.from_iterable(words))
    chars = np.fromiter(map(len, bodies), dtype=np.intp, count=count)
    sizes = np.fromiter(map(len, words), dtype=np.intp, count=count)
    first = np.cumsum(sizes) - sizes
    kinds = _looked_at(np.fromiter(map(_KIND.get, flat, repeat(0)), dtype=np.intp, count=len(flat)), first, sizes)
    seen = Characters(joined, chars)

    def having(kind: int) -> "NDArray[np.intp]":
        return within(holding(kinds, kind), first, first + sizes)

    looked = np.minimum(sizes, 2 * _LOOKED_AT)
    per = 1.0 / np.maximum(1, looked)
    share = per * having(_FUNCTION)
    strong = _strong(flat, kinds, first, sizes, lows, seen)
    digits = np.where(chars < 200, seen.count(DIGIT), 0)
    months, we, you, credits, weak = having(_MONTH), having(_WE), having(_YOU), having(_CREDIT), having(_WEAK)
    final = seen.final()
    ends = np.where(chars > 40, seen.sentence_ends(), final)
    keys = [" ".join(own) for own in words]
    linked = any(mark in lowered for mark in ("@", "http", "www.", ".com"))
    columns = (
        np.minimum(sizes, 120) / 30,
        np.minimum(sizes, 12) / 6,
        sizes <= 3,
        final,
        np.where(sizes > 2, share * 2, 0),
        np.minimum(1.0, seen.capitals() / (seen.count(SPACE, CHARS_LOOKED_AT) + 1)),
        np.minimum(1.0, digits / chars * 3),
        np.minimum(4, seen.count(COMMA)) / 4,
        np.minimum(5, ends) / 2,
        np.minimum(2, strong),
        np.minimum(1.0, strong * 12 * per),
        np.minimum(1.0, 3 * per * weak),
        _dated(lows, words, chars, digits, months),
        (chars < 120) & (sizes > 1) & np.array([own[0] in _BY if own else False for own in words]),
        (chars < 200) & ((credits > 0) | (seen.count_of("©") > 0)),
        _again(keys),
        (chars < 300) & (seen.count(PARTING) > 0),
        [body[0].islower() for body in bodies],
        np.minimum(1.0, 5 * per * you),
        np.minimum(1.0, 5 * per * we),
        [_is_linked(low) for low in lows] if linked else np.zeros(count),
        seen.count(QUOTE) > 0,
        seen.last() == ord("?"),
        seen.last() == ord(":"),
        [body.isupper() for body in bodies],
        [body[0] in "-–•*·" or body[0].isdigit() for body in bodies],
        np.minimum(1.0, seen.glued() / 2),
        [body.endswith(("...", "…", "[…]")) for body in bodies],
        [min(1.0, len(own[0]) / 12) if len(own) == 1 else 0.0 for own in words],
    )
    unspaced = (chars >= 40) & (sizes * 8 < chars) & (seen.count(NO_SPACES) > 0)
    # a long line may end in a colon, a note in brackets or a broken-off sentence, if a sentence ends in it before
    prose = (
        (final | ((ends > 0) & (sizes >= 20)))
        & (unspaced | ((sizes >= 8) & ((share >= 0.15) | (sizes >= 18))))
        & ~((strong > 0) & (sizes < 30))
    )
    perhaps_junk = (sizes <= 15) & (chars < 160) & ~final
    return Measured(words, keys, sizes, strong, prose, perhaps_junk, table(columns, count))


def table(columns: "Sequence[ArrayLike]", count: int) -> "NDArray[np.float32]":
    """Columns of `count` numbers side by side; a number alone stands for a column of nothing else."""
    import numpy as np

    out = np.empty((count, len(columns)), dtype=np.float32)
    for k, column in enumerate(columns):
        out[:, k] = column
    return out


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
    seen: Characters,
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
    for i in np.flatnonzero(seen.count(NO_SPACES)).tolist():
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


def _tokens(words: Sequence[Sequence[str]], sizes: "NDArray[np.intp]") -> "NDArray[np.intp]":
    """The net's numbers of each line's words: its first ten, and its first and last once more as such."""
    import numpy as np

    out = np.full((len(words), WORDS + 2), NOTHING, dtype=np.intp)
    out[:, 0] = 0  # a line without words has one number
    out[:, :WORDS][np.arange(WORDS) < sizes[:, None]] = tokens(chain.from_iterable([own[:WORDS] for own in words]))
    rows = np.flatnonzero(sizes)
    out[rows, WORDS] = tokens(["^" + own[0] for own in words if own])
    out[rows, WORDS + 1] = tokens(["$" + own[-1] for own in words if own])
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
