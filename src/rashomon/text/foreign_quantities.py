"""Quantities in other languages than English: people counted and what befell them, money, shares, lengths, weights and ages.

`counted`, `noun` and `predicate` are told in English stand-ins, so that accounts in different languages can be set side by side.
A number whose neighbours say nothing that is known here stays a bare number.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from rashomon.model import Bound
from rashomon.text.dates import clock_spans, find_times
from rashomon.text.digits import ascii_digits
from rashomon.text.foreign_number_words import (
    BOUND_BEFORE,
    BOUND_BEHIND,
    CJK_DIGITS,
    CJK_PEOPLE,
    CJK_SCALES,
    MEASURES,
    MONEY,
    PEOPLE,
    PERCENT,
    PREDICATES,
    SCALES,
    SMALL,
    YEARS_OLD,
)
from rashomon.text.quantities import OLDEST, Quantity, QuantityKind
from rashomon.text.quantity_words import CURRENCY_SIGNS, HUMAN_PREDICATES, UNITS
from rashomon.text.stretches import Stretches

# Written without spaces between words, with counters behind numbers.
_UNSPACED = ("ja", "zh", "ko")
# How far before and behind a number its predicate is looked for, in characters; less where a character is a word.
_REACH, _REACH_UNSPACED = 60, 14

_CJK = "".join(CJK_SCALES) + "".join(CJK_DIGITS)
_DIGITS = r"\d{1,3}(?:[.,'’٬\u00a0\u202f\u2009 ]\d{3})+(?!\d)(?:[.,٫]\d{1,2}(?!\d))?|\d+(?:[.,٫]\d+)?"
_SIGN = re.compile("(?:" + "|".join(re.escape(s) for s in sorted(CURRENCY_SIGNS, key=len, reverse=True)) + r")\s?$")
_SIGN_BEHIND = re.compile(r"\s?([€$£¥₽₴₺₩])")
_MEASURE_SIGN = re.compile(r"\s?(km/h|km|kg|cm|mm|ha|m)(?![\w²³/])")
_RANGE = re.compile(r"\s?[-–—~〜至到]\s?|\s+(?:bis|à|a|до|ile|إلى|تا)\s+")
_AND = re.compile(r"\s+(?:und|et|y|e|en|и|i|та|و)\s*")
_BETWEEN = re.compile(r"\b(?:zwischen|entre|tra|fra|tussen|между|між|między|بين)\s+$", re.IGNORECASE)
_CLAUSE_END = re.compile(
    r"[;:()!?。，、；،؛]|[.,](?=\s|$)|\s(?:und|sowie|et|y|e|ed|en|и|а|та|і|i|oraz|ve|dont|davon|darunter)\s|\sو(?=\w)"
)
# Between a number and what befell so many, where no noun stands: 'ont été', 'wurden'.
_AUXILIARY = (
    r"(?:\s+(?:wurden|sind|waren|kamen|ont|été|sont|han|sido|fueron|resultaron|quedaron|foram|ficaram|sono|stat[ie]|rimast[ie]|hanno|zijn|raakten"
    r"|были|было|стали|було|були|zostało|zostały|weitere[nr]?|autres|otr[oa]s|outr[oa]s|altr[ie]|других|ещё|еще|інших|innych|andere[nr]?|آخرين|آخرون|más|mais)){0,3}"
)
_OTHERS = re.compile(rf"{_AUXILIARY}\s*$")
# What befell them stands this near before the number, where no noun follows it: 'blessant 12', 'إصابة 30'.
_NEXT_TO = 12


@dataclass(frozen=True, slots=True)
class _Words:
    """The patterns of one language."""

    number: re.Pattern[str]
    scales: tuple[tuple[re.Pattern[str], float], ...]
    small: Mapping[str, int]
    bounds: tuple[tuple[Bound, re.Pattern[str]], ...]
    people: re.Pattern[str] | None
    nouns: tuple[str, ...]
    predicate: re.Pattern[str] | None
    classes: tuple[str, ...]
    age: re.Pattern[str] | None
    spaced: bool


def find_foreign_quantities(text: str, start: int, end: int, *, language: str) -> list[Quantity]:
    """The quantities between `start` and `end`, in order and disjoint; numbers of dates, clock times and names are none."""
    words, plain = _words(language[:2]), ascii_digits(text[start:end])
    taken = [(t.start, t.end) for t in find_times(plain, anchor=None, language=language)] + clock_spans(plain)
    busy = Stretches([*taken, *(m.span() for m in _NO_COUNT.finditer(plain))])
    out: list[Quantity] = []
    for match in words.number.finditer(plain):
        if busy.touch(*match.span()):
            continue
        read = _understand(plain, match, words)
        if read is not None and not busy.touch(read.start, read.end):
            busy.add(read.start, read.end)
            out.append(read)
    found = _scoped(_ranges(out, plain), plain, words)
    kept = (q for q in found if q.unit or (words.spaced and not _is_name(plain, q)))  # unspaced: a storey, a round, an hour
    return [replace(q, start=q.start + start, end=q.end + start) for q in kept]


# Addresses of the net, telephone numbers, scores, and numbers that belong to a name.
_NO_COUNT = re.compile(
    r"\b(?:https?://|www\.)\S+|[^\s@]{1,64}@\S+|[#@№]\s?\w+|\+?\d{2,4}(?:[\s-]\d{2,4}){2,}(?![\w,.]\d)|(?<![\w.,])\d{1,2}:\d{1,2}(?!\d)|\b[A-ZА-Я]\w*-\d+|\d+[./]\d+[./]\d+"
)


_YEAR = range(1900, 2100)
_CAPITAL_BEFORE = re.compile(r"(?<!^)\b[A-ZÀ-ÞА-Я][\w-]+\s$")


def _is_name(plain: str, item: Quantity) -> bool:
    """Whether a bare number is a year or belongs to a name ('Tokio 2020', 'Boeing 737')."""
    if item.bound != "exact" or not plain[item.start].isdigit():
        return False
    return item.low in _YEAR or bool(_CAPITAL_BEFORE.search(plain[max(0, item.start - 30) : item.start]))


def _understand(plain: str, match: re.Match[str], words: _Words) -> Quantity | None:
    """A number and the unit beside it; None where it is none, or a word that counts nothing known."""
    value, at = _value(match[0], words), match.end()
    if value is None or value == 0:
        return None
    for pattern, size in words.scales:
        if scale := pattern.match(plain, at):
            value, at = value * size, scale.end()
            break
    value = round(value, 6)
    bound, unit_at = _bound(plain, match.start(), at, words)

    def made(kind: QuantityKind, unit: str, upto: int, head: int = 0) -> Quantity:
        told = _bound(plain, match.start() - head, at, words)[0] if head else bound
        return Quantity(match.start() - head, upto, kind, value, value, unit, bound=told)

    sign = _SIGN.search(plain, max(0, match.start() - 5), match.start())
    if sign and not (sign[0].strip().isalpha() and re.search(r"\w$", plain[: sign.start()][-1:])):
        return made("money", CURRENCY_SIGNS[sign[0].strip()], at, len(sign[0]))
    if percent := _PERCENT.match(plain, at):
        return made("percent", "%", percent.end())
    for pattern, code in _MONEY:
        if money := pattern.match(plain, unit_at):
            return made("money", code, money.end())
    if after := _SIGN_BEHIND.match(plain, at):
        return made("money", CURRENCY_SIGNS[after[1]], after.end())
    if measure := _MEASURE_SIGN.match(plain, unit_at):
        return made("measure", "km/h" if "/" in measure[1] else UNITS[measure[1]][0], measure.end())
    for pattern, unit in _MEASURES:
        if measure := pattern.match(plain, unit_at):
            return made("measure", unit, measure.end())
    if words.age is not None and value <= OLDEST and (age := words.age.match(plain, at)):
        return made("age", "years", age.end())
    glued = words.spaced and (plain[at : at + 1].isalpha() or re.match(r"-\w|\.\s?\w", plain[at : at + 3]))
    counts = match[0][0].isdigit() or (words.people is not None and words.people.match(plain, unit_at) is not None)
    return None if glued or not counts else made("number", "", at)


def _bound(plain: str, start: int, end: int, words: _Words) -> tuple[Bound, int]:
    """What is said around a number of its being exact, and where its unit begins."""
    if not words.spaced:
        for name, pattern in _BEHIND:
            if found := pattern.match(plain, end):
                return name, found.end()
    before = plain[max(0, start - 30) : start]
    for name, pattern in words.bounds:
        if pattern.search(before):
            return name, end
    if not words.spaced and (found := _BEHIND_COUNTER.match(plain, end)):
        return ("at-least" if found[1] in ("以上", "이상", "余", "超") else "about"), end
    return "exact", end


def _value(text: str, words: _Words) -> float | None:
    """The value of digits, of a small number in words, or of Chinese numerals and scales."""
    if text.lower() in words.small:
        return words.small[text.lower()]
    if not words.spaced:
        return _with_scales(text)
    grouped = re.sub(r"[.,'’٬\u00a0\u202f\u2009 ](?=\d{3}(?!\d))", "", text)
    return None if re.match(r"0\d", grouped) else float(re.sub(r"[,٫]", ".", grouped))


def _with_scales(text: str) -> float | None:
    total = section = 0.0
    number: float | None = None
    for token in re.findall(r"\d+(?:\.\d+)?|\D", text.replace(",", "").replace("，", "")):
        if token[0].isdigit():
            number = float(token)
        elif token in CJK_DIGITS:
            number = (number or 0) * 10 + CJK_DIGITS[token]
        elif CJK_SCALES[token] >= _MYRIAD:
            total += (section + (number or 0) or 1) * CJK_SCALES[token]
            section, number = 0.0, None
        else:
            section += (1 if number is None else number) * CJK_SCALES[token]
            number = None
    return total + section + (number or 0)


# From here on a Chinese scale multiplies all that stands before it, not its last digit alone.
_MYRIAD = 1e4


def _ranges(found: list[Quantity], plain: str) -> list[Quantity]:
    """Two ends of one range as one quantity."""
    out: list[Quantity] = []
    for item in found:
        last = out[-1] if out else None
        if (
            last is not None
            and last.low < item.low
            and (last.kind == "number" or (last.kind, last.unit) == (item.kind, item.unit))
        ):
            between = plain[last.end : item.start]
            paired = _AND.fullmatch(between) and _BETWEEN.search(plain[max(0, last.start - 12) : last.start])
            if _RANGE.fullmatch(between) or paired:
                out[-1] = replace(item, start=last.start, low=last.low, bound=last.bound)
                continue
        out.append(item)
    return out


def _scoped(found: list[Quantity], plain: str, words: _Words) -> list[Quantity]:
    """The bare numbers with whom they count and what befell them."""
    out = []
    for k, item in enumerate(found):
        if item.kind == "number":
            reach = _REACH if words.spaced else _REACH_UNSPACED
            right = min(found[k + 1].start if k + 1 < len(found) else len(plain), item.end + reach)
            left = max(found[k - 1].end if k else 0, item.start - reach)
            near, before = plain[item.end : right], plain[left : item.start]
            cut = _CLAUSE_END.search(near)
            out.append(_counting(item, near[: cut.start()] if cut else near, _CLAUSE_END.split(before)[-1], words))
        else:
            out.append(item)
    return out


def _counting(item: Quantity, near: str, before: str, words: _Words) -> Quantity:
    """A number with what the words of its clause behind and before it say."""
    noun, predicate, adjacent = "", "", False
    if words.people is not None and (person := words.people.match(near)):
        noun = words.nouns[(person.lastindex or 1) - 1]
    if words.predicate is not None:
        ahead = words.predicate.search(near)
        back = list(words.predicate.finditer(before))
        told = ahead or (back[-1] if back else None)
        if told is not None:
            predicate = words.classes[(told.lastindex or 1) - 1]
            gap = near[: told.start()] if ahead else ""
            adjacent = (
                bool(_OTHERS.fullmatch(gap)) if ahead else len(before) - told.end() <= _NEXT_TO and bool(_OTHERS.match(near))
            )
    human = bool(noun) or (adjacent and predicate in HUMAN_PREDICATES)
    if not human:
        return item
    who = "people" if noun in ("", "person", "victim") else noun
    return replace(item, unit="people", counted=f"{who} {predicate}".strip(), predicate=predicate, noun=noun or "person")


def _groups(table: Mapping[str, str]) -> str:
    return "|".join(f"({pattern})" for pattern in table)


@lru_cache(maxsize=32)
def _words(language: str) -> _Words:
    spaced = language not in _UNSPACED
    small = {word: k for k, word in enumerate(SMALL.get(language, "").split(), start=2)}
    if spaced:
        letters = "|".join(sorted(small, key=len, reverse=True))
        spelt = rf"|(?<!\w)(?:{letters})(?!\w)" if small else ""
        number = re.compile(rf"(?<![0-9A-Za-zÀ-ɏА-яЀ-ӿ.,_-])(?:{_DIGITS}){spelt}", re.IGNORECASE)
    else:
        scales = "".join(CJK_SCALES)
        number = re.compile(rf"(?<![A-Za-z0-9第.])(?:(?:\d+(?:,\d{{3}})*(?:\.\d+)?[{scales}]*)+|[{_CJK}]+)")
    people, fates = PEOPLE.get(language, {}), PREDICATES.get(language, {})
    lead = r"\s+(?:(?:de|di|d['’])\s*)?(?:[\w-]+\s+){0,2}?" if spaced else r"\s?[余餘多여]?\s?"
    edge = r"(?!\w)" if spaced else ""
    if not spaced:
        people = {CJK_PEOPLE[language]: "person"}
    return _Words(
        number,
        tuple((re.compile(rf"[\s\u00a0]?(?:{p})(?!\w)"), size) for p, size in SCALES.get(language, {}).items()),
        small,
        tuple(
            (name, re.compile(rf"(?<!\w)(?:{p})(?:\s+|(?<=d)['’])$" if spaced else rf"(?:{p})\s?$", re.IGNORECASE))
            for name, p in BOUND_BEFORE.get(language, ())
        ),
        re.compile(rf"{lead}(?:{_groups(people)}){edge}") if people else None,
        tuple(people.values()),
        re.compile(rf"(?<!\w)(?:{_groups(fates)}){edge}" if spaced else _groups(fates), re.IGNORECASE) if fates else None,
        tuple(fates.values()),
        re.compile(YEARS_OLD[language]) if language in YEARS_OLD else None,
        spaced,
    )


_PERCENT = re.compile(PERCENT)
_MONEY = tuple(
    (re.compile(rf"(?:\s+(?:de\s+|di\s+|d['’])|\s?)(?:{pattern})(?![a-zà-ÿ\u0400-\u04ff])"), code)
    for pattern, code in MONEY.items()
)
_MEASURES = tuple((re.compile(rf"\s?(?:{pattern})(?![a-zà-ÿ\u0400-\u04ff])"), unit) for pattern, unit in MEASURES.items())
_BEHIND = tuple((name, re.compile(rf"\s?(?:{pattern})")) for name, pattern in BOUND_BEHIND)
# '30人以上': the bound stands behind the counter.
_BEHIND_COUNTER = re.compile(r"\s?(?:人|名|명)\s?(以上|이상|余|超|ほど|程度|くらい|ぐらい|前後|左右|정도)")
