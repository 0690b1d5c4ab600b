"""Quantities in running text: how many or how much, of what, and what is said of them. By rules; no tagger is needed.

English is read here, other languages in `foreign_quantities`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from rashomon.model import Bound, Token
from rashomon.text.calendar_words import MONTHS, WEEKDAYS
from rashomon.text.counted import (
    noun_behind,
    noun_by_grammar,
    noun_by_words,
    noun_of_age,
    predicate_by_grammar,
    predicate_of,
    up_to_clause_end,
)
from rashomon.text.dates import clock_spans, find_times
from rashomon.text.number_words import GLUED, MULTIPLIERS, NUMBER, Number, digits_value, read_number
from rashomon.text.quantity_words import (
    BOUND_AFTER,
    BOUNDS,
    CURRENCY_SIGNS,
    CURRENCY_WORDS,
    DESIGNATOR,
    DOLLARS,
    HUMAN_PREDICATES,
    HUMANS,
    PREDICATE,
    SPANS_OF_TIME,
    SPEEDS,
    STREET,
    UNITS,
    is_nationality,
    singular,
)
from rashomon.text.stretches import Stretches

QuantityKind = Literal["number", "money", "measure", "age", "duration", "percent"]
# Nobody older than this is in the news.
OLDEST = 115


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity; its span holds number and unit, not the words of its bound.

    `low`/`high` are in `unit` ('USD', 'km', 'days', 'people', '%', '' for other things). `counted` are the words of what is
    counted and what is said of it ('people killed'), `noun` its head noun in the singular, `predicate` the class of what
    befell it ('killed', 'injured', …; '' where none is told).
    """

    start: int
    end: int
    kind: QuantityKind
    low: float
    high: float
    unit: str = ""
    counted: str = ""
    bound: Bound = "exact"
    predicate: str = ""
    noun: str = ""


def find_quantities(text: str, start: int, end: int, *, tokens: Sequence[Token] = (), language: str = "en") -> list[Quantity]:
    """The quantities between `start` and `end`, in order and disjoint.

    Numbers of dates, clock times, ordinals, names, scores and addresses are none. `tokens` (of the same stretch) help to
    find what is counted; without them the words around the number must do.
    """
    if not language.startswith("en"):
        from rashomon.text.foreign_quantities import find_foreign_quantities

        return find_foreign_quantities(text, start, end, language=language)
    plain = text[start:end].translate(_PLAIN)
    found = _in_line(plain, [_shift(token, start) for token in tokens])
    return [replace(q, start=q.start + start, end=q.end + start) for q in found]


def _shift(t: Token, by: int) -> Token:
    """The token `by` characters earlier, built directly: there are more tokens than anything else."""
    return Token(t.start - by, t.end - by, t.text, t.lemma, t.pos, t.tag, t.dep, t.head)


def _in_line(plain: str, tokens: Sequence[Token]) -> list[Quantity]:
    """The quantities of a stretch of text by itself."""
    start, end = 0, len(plain)
    taken = [(t.start, t.end) for t in find_times(plain, anchor=None)] + clock_spans(plain) + _no_counts(plain, start, end)
    found = _ages(plain, start, end)
    busy = Stretches([*taken, *((q.start, q.end) for q in found)])
    for quantity in _glued(plain, start, end, busy):
        busy.add(quantity.start, quantity.end)
        found.append(quantity)
    for number in _numbers(plain, start, end):
        if busy.touch(number.start, number.end):
            continue
        quantity = _understand(plain, start, end, number)
        if not busy.touch(quantity.start, quantity.end):
            busy.add(quantity.start, quantity.end)
            found.append(quantity)
    found.sort(key=lambda q: q.start)
    joined = _ranges(found, plain)
    return _shared([_scoped(q, k, joined, plain, start, end, tokens) for k, q in enumerate(joined)], plain)


def in_base_units(quantity: Quantity) -> tuple[str, float, float]:
    """Unit, low and high of a quantity in the base unit of its dimension (m, kg, days …), so that km and miles compare."""
    for unit, base, size in UNITS.values():
        if quantity.kind == "measure" and unit == quantity.unit:
            return base, quantity.low * size, quantity.high * size
    for unit, size in SPANS_OF_TIME.values():
        if quantity.kind in ("duration", "age") and unit == quantity.unit:
            return "days", quantity.low * size, quantity.high * size
    return quantity.unit, quantity.low, quantity.high


_PLAIN = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " ", "\n": " ", "\r": " ", "\t": " ", "‑": "-", "\u202f": " "}
)


def _numbers(plain: str, start: int, end: int) -> list[Number]:
    out = []
    for match in NUMBER.finditer(plain, start, end):
        number = read_number(match)
        if number is not None and not _is_part_of_name(plain, number, start, end):
            out.append(number)
    return out


_LETTER_GLUE = re.compile(r"[A-Za-z]-$|[\w@#/\\&]$|\d[.:]$|\bhttps?\S*$")


def _is_part_of_name(plain: str, number: Number, start: int, end: int) -> bool:
    """Whether the number is an ordinal, a score, an address, or belongs to a name ('Boeing 737', 'Article 5')."""
    before, after = plain[max(start, number.start - 40) : number.start], plain[number.end : min(end, number.end + 60)]
    if number.words and number.value == 1 and not number.vague:
        # 'one' and 'a hundred' count only before a noun for people or things that are counted
        following = re.match(r"\s+(?:more\s+|other\s+|young\s+|[a-z]+(?:an|ese|ish|i)\s+)?([A-Za-z]+)", after)
        if not (following and singular(following[1]) in _ONE_OF) or re.search(
            r"\b(?:no|any|every|some|this|that|the|each)\s*$", before, re.IGNORECASE
        ):
            return True
    if number.value == 0:
        return True
    compound = re.match(r"-([A-Za-z]+)|\s(?:thirds?|quarters|fifths|tenths)\b", after)
    if compound and not (compound[1] and _counts_in_compound(compound[1].lower())):
        return True  # 'two-thirds', 'a three-storey house'
    if not number.words and (_LETTER_GLUE.search(before) or re.match(r"(?:st|nd|rd|th)\b|[/\\@]\w|:\d|-[A-Z]", after)):
        return True
    if DESIGNATOR.search(before) or STREET.match(after):
        return True
    return _after_capital(before, after, number)


def _counts_in_compound(word: str) -> bool:
    """Whether a number with a hyphen and this word is a quantity: a measure, an age, a price, a body of people."""
    base = singular(word)
    known = base in SPANS_OF_TIME or word in UNITS or base in CURRENCY_WORDS or base in HUMANS
    return known or word in (
        "strong",
        "magnitude",
        "percent",
        "per",
        "million",
        "billion",
        "thousand",
        "odd",
        "plus",
        "square",
        "pound",
    )


_PAIR = re.compile(r"(?<![\w.,/-])\d{1,3}\s?[-–:]\s?\d{1,3}(?![\w]|[.,:-]\d)(?=(?P<rest>[\s-]*(?P<word>[A-Za-z%°]*)))")
_PHONE = re.compile(r"(?<![\w,.])\+?\(?\d{2,4}\)?(?:[\s-]\d{2,4}){2,}(?![\w,.]\d)")
_ODDS = re.compile(
    r"\b(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten)\s+in\s+(?:\d{1,3}|two|three|four|five|six|eight|ten)\b(?!\s+\d)"
)
_LINK = re.compile(r"\b(?:https?://|www\.)\S+|[^\s@]{1,64}@\S+|[#@]\w+")
_NO_NOUN = frozenset("on in at to as is was his its this us has against".split())


def _no_counts(plain: str, start: int, end: int) -> list[tuple[int, int]]:
    """Scores ('3-1'), telephone numbers and addresses of the net: digits that count nothing."""
    out = [m.span() for pattern in (_PHONE, _LINK, _ODDS) for m in pattern.finditer(plain, start, end)]
    for match in _PAIR.finditer(plain, start, end):
        word = match["word"].lower()
        unit = (
            word in UNITS
            or singular(word) in SPANS_OF_TIME
            or singular(word) in HUMANS
            or word in ("%", "percent", "per", "million", "billion")
        )
        if not unit and (word in _NO_NOUN or not word.endswith("s")):
            out.append(match.span())
    return out


_ONE_OF = HUMANS | frozenset("dead injured missing death arrest kilometre kilometer mile metre meter million billion".split())
_CAPITAL_BEFORE = re.compile(r"(?:^|(?P<gap>[^\w\s]\s*)|\s)(?P<word>[A-Z][\w'-]*)\s+$")
_SMALL_WORDS = frozenset(
    "In On At The A An Of For From By With And But Or To As Some About Around Over Nearly Almost More All Only These Between Up"
    " Just Roughly Approximately Fewer Less Exactly Another Since After Before Under Those Of Out Last".split()
)


def _after_capital(before: str, after: str, number: Number) -> bool:
    """'Boeing 737 crashed', 'Channel 4': a bare number behind a capitalised word that counts nothing."""
    match = _CAPITAL_BEFORE.search(before)
    if not match or number.words or match["word"] in _SMALL_WORDS or match["word"].lower() in CURRENCY_WORDS:
        return False
    if match["word"] in CURRENCY_SIGNS or re.search(r"[$€£¥₹]\s?$", before):
        return False
    following = re.match(r"\s+(?:[a-z]+[\s-]+){0,2}?([a-z]+)", after)
    if following is None:
        return not re.match(r"\s?(?:%|per\s?cent|-)", after)
    word = re.match(r"[\s-]+([a-z]+)", after)
    return not (
        word
        and (
            word[1].endswith("s")
            or singular(word[1]) in HUMANS
            or word[1] in UNITS
            or word[1] in ("million", "billion", "percent", "per", "of")
        )
    )


def _bound(plain: str, start: int, at: int, end: int, *, vague: bool) -> Bound:
    before = plain[max(start, at - 30) : at]
    if re.search(r"\bjust\s+(?:over|under)\s+$", before, re.IGNORECASE):
        return "about"
    for name, pattern in BOUNDS:
        if pattern.search(before):
            return name
    if vague:
        return "at-least"
    tail = BOUND_AFTER.match(plain[end : end + 12])
    if tail:
        return "about" if "so" in tail[0] or "odd" in tail[0] else "at-least"
    return "exact"


_SIGN = re.compile("(?:" + "|".join(re.escape(s) for s in sorted(CURRENCY_SIGNS, key=len, reverse=True)) + r")\s?$")
_PERCENT = re.compile(r"\s?%|[\s-]per\s?cent\b|\s+percentage\s+points?\b|\s?pc\b(?!\w)", re.IGNORECASE)
_WORD_AFTER = re.compile(r"[\s-]+([A-Za-z°/.]+)")
_PER_HOUR = re.compile(
    r"\s?(?:/\s?h\b|(?:per|an|à\s+l['’])\s*(?:hour|heure)\b|(?:pro|por|par|all['’])\s*(?:Stunde|hora|heure|ora)\b)", re.IGNORECASE
)
_SQUARE = re.compile(r"[\s-]+(square|sq\.?|cubic)[\s-]+([a-z]+)", re.IGNORECASE)


def _understand(plain: str, start: int, end: int, number: Number) -> Quantity:
    """Number and unit as a quantity of its kind."""
    low = high = number.value
    before, after = plain[max(start, number.start - 8) : number.start], plain[number.end : min(end, number.end + 50)]

    def made(kind: QuantityKind, unit: str, tail: int, head: int = 0) -> Quantity:
        bound = _bound(plain, start, number.start - head, number.end + tail, vague=number.vague)
        return Quantity(number.start - head, number.end + tail, kind, low, high, unit, bound=bound)

    sign = _SIGN.search(before)
    if sign and not (sign[0].strip().isalpha() and re.search(r"\w$", before[: sign.start()])):
        return made("money", CURRENCY_SIGNS[sign[0].strip()], 0, len(sign[0]))
    percent = _PERCENT.match(after)
    if percent:
        return made("percent", "%", percent.end())
    square = _SQUARE.match(after)
    if square and square[2].lower() in UNITS:
        return made("measure", f"{'cu' if square[1].lower() == 'cubic' else 'sq'} {UNITS[square[2].lower()][0]}", square.end())
    money = re.match(r"\s+((?:[A-Z][\w.]+\s+){0,2})([A-Za-z]+)", after)
    if money and singular(money[2]) in CURRENCY_WORDS and (money[2][0].islower() or money[2].isupper()):
        code = CURRENCY_WORDS[singular(money[2])]
        whose = money[1].strip().lower()
        return made("money", DOLLARS.get(whose, code) if code == "USD" else code, money.end())
    if money and money[2].lower() in ("pound", "pounds"):
        heavy = re.search(
            r"\bweigh|\bheav|\bload|\bcocaine|\bheroin|\bexplosive",
            plain[max(start, number.start - 50) : min(end, number.end + 50)],
        )
        return made("measure", "lb", money.end()) if heavy else made("money", "GBP", money.end())
    richter = re.match(r"\s+on\s+the\s+Richter\s+scale\b", after)
    if richter:
        return made("measure", "magnitude", richter.end())
    if re.search(r"\bmagnitude(?:\s+of|-)?\s*$", plain[max(start, number.start - 14) : number.start], re.IGNORECASE):
        return made("measure", "magnitude", 0)
    word = _WORD_AFTER.match(after)
    if word:
        name, key = word[1].rstrip("."), word[1].rstrip(".").lower()
        if key == "magnitude":
            return made("measure", "magnitude", word.end())
        if singular(key) in SPANS_OF_TIME and key not in ("second", "min") and name[0].islower():
            return made("duration", SPANS_OF_TIME[singular(key)][0], word.start(1) + len(name))
        if key in UNITS and key not in ("g", "t", "l", "stone") and (name[0].islower() or name.isupper() or len(name) > 2):
            speed = _PER_HOUR.match(after, word.start(1) + len(name))
            if speed and UNITS[key][0] in SPEEDS:
                return made("measure", SPEEDS[UNITS[key][0]], speed.end())
            return made("measure", UNITS[key][0], word.start(1) + len(name))
    return made("number", "", 0)


def _glued(plain: str, start: int, end: int, busy: Stretches) -> list[Quantity]:
    """Digits with a unit or a scale glued to them: '7ft', '£30m', '600kg'."""
    out: list[Quantity] = []
    for match in GLUED.finditer(plain, start, end):
        if busy.touch(*match.span()):
            continue
        value, unit = digits_value(match["digits"]), match["unit"]
        sign = _SIGN.search(plain[max(start, match.start() - 4) : match.start()])
        if re.search(r"[\w-]$", plain[max(start, match.start() - 1) : match.start()]) and not sign:
            continue
        bound = _bound(plain, start, match.start() - (len(sign[0]) if sign else 0), match.end(), vague=False)
        scale = {"m": 1e6, "b": 1e9, **MULTIPLIERS}.get(unit.lower())
        counted = re.match(r"\s+([a-z]+)", plain[match.end() : match.end() + 20])
        if sign and scale:
            out.append(
                Quantity(
                    match.start() - len(sign[0]),
                    match.end(),
                    "money",
                    value * scale,
                    value * scale,
                    CURRENCY_SIGNS[sign[0].strip()],
                    bound=bound,
                )
            )
        elif scale and (unit.lower() != "m" or (counted and singular(counted[1]) in HUMANS)):
            out.append(Quantity(match.start(), match.end(), "number", value * scale, value * scale, bound=bound))
        elif unit.lower() in UNITS and not (unit.isupper() and unit.lower() in ("g", "t", "l", "m")):
            out.append(Quantity(match.start(), match.end(), "measure", value, value, UNITS[unit.lower()][0], bound=bound))
        elif unit in ("pc", "p"):
            kind: QuantityKind = "percent" if unit == "pc" else "money"
            out.append(Quantity(match.start(), match.end(), kind, value, value, "%" if unit == "pc" else "penny", bound=bound))
    return out


_AGE_WORDS = (
    r"(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-(?:one|two|three|four|five|six|seven|eight|nine))?"
    r"|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)"
)
_SPELT = r"(?:\d{1,3}|[a-z]+(?:-[a-z]+)?)"
_AGE_SHAPES: tuple[re.Pattern[str], ...] = (
    re.compile(rf"\b(?P<n>{_SPELT})[\s-](?P<unit>year|month|week|day)s?[\s-]olds?\b", re.IGNORECASE),
    re.compile(r"\b[Aa]ge[ds]?\s+(?:of\s+|about\s+|around\s+|just\s+|only\s+)?(?P<n>\d{1,3}|[a-z]+(?:-[a-z]+)?)(?![\w%])"),
    re.compile(r"\b[Aa]ged\s+(?:between\s+)?\d{1,3}(?:\s*,\s*\d{1,3})*\s*(?:,?\s*and|to|-|–)\s*(?P<n>\d{1,3})(?![\w%])"),
    re.compile(
        r"(?<=[a-zà-öø-ÿ.'\")]),\s+(?P<n>[1-9]\d?|1[01]\d)(?=\s*(?:[,;.)]|\s(?:and|of(?!\s+(?:whom|them|which|the)\b)|from|who|was|is|both)\b|$))"
    ),
    re.compile(r"(?<=[a-zà-öø-ÿ])\s+\((?P<n>[1-9]\d?|1[01]\d)\)"),
    re.compile(r"\b(?:was|is|were|be|turned)\s+(?P<n>[1-9]\d?)(?=\s+(?:at\s+the\s+time|when)\b)"),
    re.compile(
        rf"\b(?:who\s+(?:is|was|turns|turned)|(?:[Hh]e|[Ss]he)(?:'s|\s+(?:is|was|turns|turned|will\s+be)))\s+(?:only\s+|just\s+|about\s+)?(?P<n>[1-9]\d?|1[01]\d|{_AGE_WORDS})"
        r"(?=\s*(?:[.,;:!?)\"]|$|\s(?:and|but|years\s+of\s+age)\b))"
    ),
    # 'Mara Lind was 19.'
    re.compile(r"(?<=[a-zà-öø-ÿ])\s(?:is|was)\s(?P<n>[1-9]\d?)(?=\.(?:\s|$)|\.\")"),
    re.compile(r"\bin\s+(?:his|her|their)\s+(?:early\s+|mid-?\s?|late\s+)?(?P<n>[1-9]0)s\b"),
)
_NAMED_WAS = _AGE_SHAPES[-2]
_NAME_WORD = r"(?:[A-ZÀ-ÖØ-Þ][\w'-]+|[A-Z]\.)"
_NAME_BEFORE = re.compile(rf"((?:{_NAME_WORD}\s+(?:(?:de|del|della|van|von|bin|ibn|al|el|da|di)\s+)?){{0,3}}[A-ZÀ-ÖØ-Þ][\w'-]+)$")


def _ages(plain: str, start: int, end: int) -> list[Quantity]:
    out: list[Quantity] = []
    busy = Stretches()
    for order, shape in enumerate(_AGE_SHAPES):
        for match in shape.finditer(plain, start, end):
            number = NUMBER.fullmatch(match["n"])
            read = read_number(number) if number else None
            if read is None or not 0 < read.value <= OLDEST * (12 if match.groupdict().get("unit") else 1):
                continue
            a, b = (match.start(), match.end()) if order == 0 else match.span("n")
            if busy.touch(a, b):
                continue
            high, unit, counted = read.value, "years", ""
            if order in (3, 4) or shape is _NAMED_WAS:
                name = _NAME_BEFORE.search(plain[max(start, match.start() - 60) : match.start()])
                if name is None or _is_calendar(name[1].split()[-1]) or (order != 3 and " " not in name[1]):
                    continue
                counted = name[1]
            if order == 0:
                unit = SPANS_OF_TIME[match["unit"].lower()][0]
                counted = noun_of_age(plain[match.end() : match.end() + 60])
            if shape is _AGE_SHAPES[-1]:
                high = read.value + 9
            bound = _bound(plain, start, a, b, vague=False)
            busy.add(a, b)
            out.append(Quantity(a, b, "age", read.value, high, unit, counted, "about" if shape is _AGE_SHAPES[-1] else bound))
    return out


def _is_calendar(word: str) -> bool:
    """Whether a word is a month or weekday, in full or cut short: 'May, 29' is no age."""
    return bool(re.fullmatch(r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\.?", word)) or (
        word.lower() in MONTHS or word.lower() in WEEKDAYS
    )


def _may_join(first: Quantity, second: Quantity) -> bool:
    """Whether two quantities may be the ends of one range: of one kind and unit, or the first a bare number, age or price."""
    bare = (first.kind in ("age", "money")) and second.kind == "number"
    return (first.kind in ("number", second.kind) or bare) and (not first.unit or not second.unit or first.unit == second.unit)


# What changes from one number to another is now the second.
_CHANGED = re.compile(
    r"\b(?:rose|risen|rises|rising|climb\w*|increas\w+|jump\w*|grew|grown|up|fell|fallen|falls|falling|drop\w*|down|revis\w+|rais\w+|lower\w*|cut|reduc\w+"
    r"|chang\w+|went|gone)\s+(?:[\w-]+\s+){0,2}?from\s+(?:\w+\s+){0,2}?(?:[$€£]\s?)?$",
    re.IGNORECASE,
)
_SCALED = re.compile(rf"(?:{'|'.join(MULTIPLIERS)})\b", re.IGNORECASE)


def _same_scale(first: Quantity, second: Quantity, plain: str) -> float:
    """What the lower end of a range is, where its scale is printed with the upper end only ('3.5 to 4 million')."""
    scale = _SCALED.search(plain[second.start : second.end])
    if scale is None or _SCALED.search(plain[first.start : first.end]):
        return first.low
    size = MULTIPLIERS[scale[0].lower()]
    return first.low * size if first.low < second.low / size else first.low


def _ranges(found: list[Quantity], plain: str) -> list[Quantity]:
    """'10 to 15 people', '10-15 km', 'between 10 and 15' as one quantity from low to high; of 'rose from 10 to 15' the 15."""
    out: list[Quantity] = []
    for item in found:
        last = out[-1] if out else None
        if last is not None and _may_join(last, item):
            between = plain[last.end : item.start]
            if re.fullmatch(r"\s+to\s+(?:[\w-]+\s+){0,2}", between) and _CHANGED.search(
                plain[max(0, last.start - 50) : last.start]
            ):
                out[-1] = item
                continue
            paired = re.search(r"\b(?:between|from)\s*(?:[$€£]\s?)?$", plain[max(0, last.start - 9) : last.start], re.IGNORECASE)
            paired = paired or re.search(r"\bages\s+of\s+$", plain[max(0, last.start - 9) : last.start])
            low = _same_scale(last, item, plain)
            if low < item.low and (
                re.fullmatch(r"\s?[-–]\s?|\s+(?:to|or)\s+", between) or (paired and re.fullmatch(r"\s+(?:and|to)\s+", between))
            ):
                kind, unit = (last.kind, last.unit) if last.kind in ("age", "money") else (item.kind, item.unit)
                out[-1] = replace(item, start=last.start, kind=kind, unit=unit, low=low, bound=last.bound)
                continue
        out.append(item)
    return out


def _scoped(
    quantity: Quantity, k: int, found: list[Quantity], plain: str, start: int, end: int, tokens: Sequence[Token]
) -> Quantity:
    """The quantity with what it counts and what is said of it."""
    if quantity.counted:
        return quantity
    right = min(end, found[k + 1].start if k + 1 < len(found) else end, quantity.end + 90)
    left = max(start, found[k - 1].end if k else start, quantity.start - 60)
    near, before = up_to_clause_end(_ODD.sub("", plain[quantity.end : right])), plain[left : quantity.start]
    if quantity.kind != "number":
        return replace(quantity, counted=noun_behind(near))
    phrase = noun_by_grammar(tokens, quantity.start, quantity.end) or noun_by_words(near)
    noun = singular(phrase.split()[-1]) if phrase else ""
    predicate, words = predicate_by_grammar(tokens, quantity.start, quantity.end) or predicate_of(near, before)
    told = predicate in HUMAN_PREDICATES
    human = (
        noun in HUMANS or is_nationality(phrase) or (told and (not noun or noun == "other" or bool(PREDICATE.fullmatch(phrase))))
    )
    counted = " ".join(x for x in (phrase, words if words.lower() not in phrase.lower() else "") if x)
    return replace(quantity, unit="people" if human else "", counted=re.sub(r"\s+", " ", counted), predicate=predicate, noun=noun)


_ODD = re.compile(r"^(?:-odd|-plus|\+)(?=\s)")
_SHARE = re.compile(r"\s+(?:out\s+)?of\s+(?:the\s+|its\s+|their\s+|some\s+|all\s+)?")
_OF_THEM = re.compile(r"\s+of\s+(?:whom|them|which|these|those)\b")


def _shared(found: list[Quantity], plain: str) -> list[Quantity]:
    """'47 of 64 lawmakers' and '59 hostages, 24 of whom': a part counts what its whole counts."""
    out = list(found)
    for k, item in enumerate(out):
        if item.kind != "number" or item.noun:
            continue
        if k + 1 < len(out) and _SHARE.fullmatch(plain[item.end : out[k + 1].start]) and out[k + 1].kind == "number":
            whole = out[k + 1]
            out[k] = replace(
                item, unit=whole.unit, counted=whole.counted, noun=whole.noun, predicate=item.predicate or whole.predicate
            )
        elif k + 1 < len(out) and out[k + 1].kind == "measure" and plain[item.end : out[k + 1].start].isspace():
            words = out[k + 1].counted
            out[k] = replace(item, counted=words, noun=singular(words.split()[-1]) if words else "")
        elif k and out[k - 1].kind == "number" and _OF_THEM.match(plain, item.end):
            whole = out[k - 1]
            counted = " ".join(x for x in (whole.noun, item.counted) if x)
            out[k] = replace(item, unit=whole.unit, counted=counted, noun=whole.noun)
    return out
