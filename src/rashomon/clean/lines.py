"""Lines of a flat page and what can be counted in each: the ground on which body and furniture are told apart."""

import functools
import re
from typing import NamedTuple

from rashomon.clean.line_net import tokens
from rashomon.clean.phrases import ALL_FUNCTION_WORDS, LABELS, STRONG_PHRASES, STRONG_UNSPACED, WEAK_WORDS

_WORD = re.compile(r"\w+")
_FINAL = frozenset(".!?…。！？।؟۔")
_CLOSING = "”»“’」』\"')] "
_SENTENCE_END = re.compile(r"[.!?…。！？।؟۔][”»“’」』\"')\]]*(?=\s|$|[A-ZÀ-ÞА-Я“\"])")
# One look-up a word tells everything a word can be; the numbers are bits.
_MONTHS = """
janvier février mars mai avril juin juillet août septembre octobre novembre décembre januar februar märz juni
juli oktober dezember enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre janeiro fevereiro março maio junho
julho setembro outubro dezembro января февраля марта апреля мая июня июля августа сентября октября ноября
декабря ago jan feb mar apr jun jul aug sep sept oct nov dec
"""
_FUNCTION, _WEAK, _FIRST, _WE, _YOU, _CREDIT, _MONTH = 1, 2, 4, 8, 16, 32, 64
_KIND: dict[str, int] = {}
for _bit, _words in (
    (_FUNCTION, ALL_FUNCTION_WORDS),
    (_WEAK, WEAK_WORDS),
    (_FIRST, STRONG_PHRASES),
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
_CAPITAL = re.compile(r"[A-ZÀ-ÖØ-ÞА-ЯΑ-Ω](?<!\S.)")
_UNSPACED = re.compile("[\u0e00-\u0eff\u3040-\ud7af]")
# A headline and its teaser run together: "…on MondayThe minister…"
_GLUED = re.compile(r"[A-ZÀ-Þ](?:(?<=[a-zà-ÿ)”’\"0-9].)|(?<=[a-zà-ÿ)”’\"0-9][.!?].))[a-zà-ÿ]")
_DIGIT = re.compile(r"\d")
_PARTING = re.compile("[|»›•·/→▶►←▼▲>]")
_COUNTER = re.compile(r"(?:image|photo|slide|picture|page|bild|foto)?\s*\d+\s*(?:of|/|of/|von|de|из)\s*/?\d+", re.IGNORECASE)
_CODE = re.compile(r"window\.|document\.|function\s*\(|\bvar \w+\s*=|\|\|\s*\[|=>\s*[{(]|\{[^{}]*:[^{}]*;?\s*\}|\w\.\w+\(")
_ARROWS = frozenset("»›→▶►>")
_QUOTES = re.compile('[“”"«»„]')
# Of a very long line so many words at either end are looked at: enough to know what it is.
_LOOKED_AT = 60
_CACHED_UP_TO = 40
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
    features: tuple[float, ...]
    tokens: tuple[int, ...]


def find_lines(text: str) -> list[Line]:
    """All lines of `text` that are not blank, in order."""
    found, at = [], 0
    seen: set[str] = set()
    for raw in text.splitlines(keepends=True):
        body = raw.strip()
        if body:
            start = at + raw.index(body[0])
            counted = _count_short(body) if len(body) <= _CACHED_UP_TO else _count(body)
            features = counted.features
            if counted.key in seen:
                features = (*features[:AGAIN], 1.0, *features[AGAIN + 1 :])
            else:
                seen.add(counted.key)
            found.append(
                Line(
                    start,
                    start + len(body),
                    counted.words,
                    counted.key,
                    counted.strong,
                    counted.prose,
                    counted.junk,
                    features,
                    counted.tokens,
                )
            )
        at += len(raw)
    return found


def _count(body: str) -> Line:
    """One trimmed line with its counts, standing at 0, not seen before."""
    low = body.lower()
    bare = low.replace("’", "").replace("'", "") if "’" in low or "'" in low else low
    words = tuple(_WORD.findall(bare))
    size, chars = len(words), len(body)
    looked_at = words if size <= 2 * _LOOKED_AT else words[:_LOOKED_AT] + words[-_LOOKED_AT:]
    kinds = [_KIND[word] for word in looked_at if word in _KIND]
    every = 0
    for kind in kinds:
        every |= kind
    strong = strong_hits(looked_at, low) if every & _FIRST or not low.isascii() else 0
    final = body.rstrip(_CLOSING)[-1:] in _FINAL
    per = 1.0 / max(1, len(looked_at))
    share = per * sum([kind & _FUNCTION for kind in kinds]) if every & _FUNCTION else 0.0
    ends = len(_SENTENCE_END.findall(body, 0, 600)) if chars > 40 else int(final)
    digits = len(_DIGIT.findall(body)) if chars < 200 else 0
    features = (
        min(size, 120) / 30,
        min(size, 12) / 6,
        float(size <= 3),
        float(final),
        share * 2 if size > 2 else 0.0,
        min(1.0, len(_CAPITAL.findall(body, 0, 400)) / max(1, body.count(" ", 0, 400) + 1)),
        min(1.0, digits / chars * 3),
        min(4, body.count(",")) / 4,
        min(5, ends) / 2,
        min(2, strong),
        min(1.0, strong * 12 * per),
        min(1.0, 3 * per * sum([kind & _WEAK > 0 for kind in kinds])) if every & _WEAK else 0.0,
        float(
            chars < 90
            and (
                (every & _MONTH > 0 and (digits > 0 or "ago" in words)) or (digits > 2 and _NUMERIC_DATE.search(low) is not None)
            )
        ),
        float(chars < 120 and size > 1 and words[0] in _BY),
        float(chars < 200 and (every & _CREDIT > 0 or "©" in body)),
        0.0,
        float(chars < 300 and _PARTING.search(body) is not None),
        float(body[0].islower()),
        min(1.0, 5 * per * sum([kind & _YOU > 0 for kind in kinds])) if every & _YOU else 0.0,
        min(1.0, 5 * per * sum([kind & _WE > 0 for kind in kinds])) if every & _WE else 0.0,
        float(_is_linked(low)),
        float(_QUOTES.search(body) is not None),
        float(body[-1] == "?"),
        float(body[-1] == ":"),
        float(body.isupper()),
        float(body[0].isdigit() or body[0] in "-–•*·"),
        min(1.0, len(_GLUED.findall(body, 0, 400)) / 2),
        float(body.endswith(("...", "…", "[…]", "..."))),
        min(1.0, len(words[0]) / 12) if size == 1 else 0.0,
    )
    unspaced = chars >= 40 and size * 8 < chars and _UNSPACED.search(body) is not None
    # a long line may end in a colon, a note in brackets or a broken-off sentence, if a sentence ends in it before
    prose = (
        (final or (ends > 0 and size >= 20))
        and (unspaced or (size >= 8 and (share >= 0.15 or size >= 18)))
        and not (strong and size < 30)
    )
    key = " ".join(words)
    junk = key in LABELS or (size <= 15 and chars < 160 and not final and _pointing(body)) or _is_code(body)
    return Line(0, chars, words, key, strong, prose, junk, features, tokens(words))


def _is_linked(low: str) -> bool:
    """Whether an address on the web or of mail stands in a line: looked for only where one of their marks does."""
    marked = "." in low and ("@" in low or "http" in low or "www." in low or ".com" in low)
    return marked and _LINKED.search(low, 0, 300) is not None


def _pointing(body: str) -> bool:
    """Whether a line without a full stop is an arrow elsewhere, a list of topics, or a gallery's counter."""
    if body[0] == "#" and all(word[0] == "#" for word in body.split()):
        return True
    return body[-1] in _ARROWS or body.count("•") > 1 or body.count(" | ") > 1 or _COUNTER.fullmatch(body) is not None


def _is_code(body: str) -> bool:
    """Whether a line is a script or a style sheet that leaked into the text."""
    if not ("{" in body or "();" in body or "= " in body) or _CODE.search(body) is None:
        return False
    return sum(body.count(sign) for sign in "{}();=:_[]") * 25 > len(body)


_count_short = functools.lru_cache(maxsize=20_000)(_count)


def strong_hits(words: tuple[str, ...], low: str) -> int:
    """How many strong furniture phrases stand in a line."""
    hits = 0
    for i, word in enumerate(words):
        if word in STRONG_PHRASES:
            after = words[i + 1] if i + 1 < len(words) else ""
            for phrase in STRONG_PHRASES[word]:
                if len(phrase) == 1 or (phrase[1] == after and words[i : i + len(phrase)] == phrase):
                    hits += 1
                    break
    if not low.isascii() and _UNSPACED.search(low):
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
