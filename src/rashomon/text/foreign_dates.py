"""Explicit dates in other languages than English: day and month by name, numeric dates, weekdays, yesterday and today.

The words come from dateparser's locale data. Its own search invents days where none is said, so it is not used.
"""

import datetime as dt
import re
from dataclasses import dataclass, replace
from functools import lru_cache

from rashomon.model import Moment
from rashomon.text.calendar_words import days_in_month, last_weekday, next_weekday, plus_days, plus_months, safe_date
from rashomon.text.dates import TimeExpression
from rashomon.text.digits import ascii_digits
from rashomon.text.foreign_directions import looks_ahead, step_said
from rashomon.text.stretches import Stretches

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NEAR_DAYS = {"0 day ago": 0, "1 day ago": -1, "2 day ago": -2, "in 1 day": 1, "in 2 day": 2}
# Words that stand for tomorrow and for something else as well ('mañana', 'morgen': morning; Hindi 'kal': yesterday too).
_DOUBLE = frozenset({"mañana", "morgen", "कल", "अगले", "demain matin"})
# Without a year, a date may lie this far ahead before it is taken for last year's.
_SOON = dt.timedelta(days=45)


@dataclass(frozen=True, slots=True)
class _Locale:
    """The calendar words of one language, lower-cased, and the patterns made of them."""

    months: dict[str, int]
    weekdays: dict[str, int]
    days: dict[str, int]
    dated: re.Pattern[str] | None
    named: re.Pattern[str] | None


_ISO = re.compile(r"(?<![\d/-])((?:19|20)\d\d)[-./](0?[1-9]|1[0-2])[-./]([0-3]?\d)(?![\d-])")
_NUMERIC = re.compile(r"(?<![\d./-])(\d{1,2})([./-])(\d{1,2})\2((?:19|20)\d\d)(?![\d/-])")
# Chinese and Japanese, Korean: year, month, day with their signs.
_SIGNS = re.compile(
    r"(?:(\d{4})\s?[年년]\s?)?(?<!\d)(\d{1,2})\s?[月월]\s?(?:(\d{1,2})\s?[日号號일])?|(?<!\d)(\d{4})\s?[年년](?!\d)"
)
# The Japanese year counts from the beginning of an emperor's reign.
_REIGN = re.compile(
    r"(?P<reign>令和|平成|昭和)\s?(?P<year>\d{1,2}|元)\s?年(?:\s?(?P<month>\d{1,2})\s?月(?:\s?(?P<day>\d{1,2})\s?日)?)?"
)
_REIGNS = {"令和": 2018, "平成": 1988, "昭和": 1925}
# 'The 13th', of the month of writing: no count of days ('13日間'), no range.
_DAY_ALONE = re.compile(
    r"(?<![\d月월年년,.~〜-])([12]?\d|3[01])\s?[日일號号](?![\d間间내內内目째本ぶ後后前游遊曜程刊報报元系]|\s?(?:間|以|あまり|余|連続|동안|만에|이내|연속|정도|차))"
)
_YEAR = re.compile(
    r"\b(?:en|em|im\s+Jahr|nel|in|dal|desde|depuis|seit|в|с|у|з|від|от|عام|سنة|в\s+году)\s+((?:19|20)\d\d)(?![\d.,%]\d|\d)",
    re.IGNORECASE,
)


class _Found:
    """The expressions found so far: of two at one place the first stays."""

    def __init__(self) -> None:
        self.times: list[TimeExpression] = []
        self._busy = Stretches()

    def add(self, time: TimeExpression) -> None:
        if not self._busy.touch(time.start, time.end):
            self._busy.add(time.start, time.end)
            self.times.append(time)


def find_foreign_times(text: str, *, anchor: dt.date | None, start: int, end: int, language: str) -> list[TimeExpression]:
    """The explicit dates between `start` and `end`, in order and disjoint; nothing in a language without calendar words."""
    found = _Found()
    locale = _locale(language)
    text = ascii_digits(text[start:end])
    for match in _ISO.finditer(text):
        _add(found, match, safe_date(int(match[1]), int(match[2]), int(match[3])))
    for match in _NUMERIC.finditer(text):
        _add(
            found, match, safe_date(int(match[4]), int(match[3]), int(match[1]))
        )  # day first everywhere but in the United States
    if locale is not None and locale.dated is not None:
        for match in locale.dated.finditer(text):
            month = _month_of(locale.months, _key(match["month"]))
            day, year = match["day"] or match["day_after"], match["year"] or match["year_after"]
            _add_parts(found, match, anchor, year, month, day)
    for match in _REIGN.finditer(text):
        _add_reign(found, match)
    for match in _SIGNS.finditer(text):
        if match[4]:
            _add_moment(found, match, Moment(f"{int(match[4]):04d}", "year"))
        else:
            _add_parts(found, match, anchor, match[1], int(match[2]), match[3])
    if anchor is not None and language[:2] in ("ja", "zh", "ko"):
        for match in _DAY_ALONE.finditer(text):
            ahead = looks_ahead(text, *match.span(), language)
            _add(found, match, _day_of_this_month(anchor, int(match[1]), ahead=ahead), relative=True)
    for match in _YEAR.finditer(text):
        _add_moment(found, match, Moment(f"{int(match[1]):04d}", "year"), group=1)
    if locale is not None and locale.named is not None:
        for match in locale.named.finditer(text):
            word = _key(match[0])
            if word in locale.weekdays:
                weekday = locale.weekdays[word]
                day_meant = _weekday_meant(text, match, anchor, weekday, language) if anchor else None
                _add(found, match, day_meant, weekday=weekday, relative=True, unknown=True)
            else:
                _add(found, match, plus_days(anchor, locale.days[word]) if anchor else None, relative=True, unknown=True)
    return [replace(t, start=t.start + start, end=t.end + start) for t in sorted(found.times, key=lambda t: t.start)]


def _weekday_meant(text: str, match: re.Match[str], anchor: dt.date, weekday: int, language: str) -> dt.date:
    """The weekday nearest the day of writing, on the side to which the clause looks."""
    step = step_said(text, *match.span())
    if step > 0 or (not step and looks_ahead(text, *match.span(), language)):
        return next_weekday(anchor, weekday, strictly=step > 0)
    return last_weekday(anchor, weekday, strictly=step < 0)


# So many days apart 'the 13th' may lie from the day of writing; at the turn of a month it may be one of the month before.
_HALF_A_MONTH = 15
_TURN = 6


def _day_of_this_month(anchor: dt.date, day: int, *, ahead: bool) -> dt.date | None:
    """The day that its bare number means: of the month of writing, at its turn of the one before or after; else None."""
    if abs(day - anchor.day) <= _HALF_A_MONTH:
        return safe_date(anchor.year, anchor.month, day)
    if not ahead and anchor.day <= _TURN and day > anchor.day:
        return safe_date(*plus_months(anchor, -1), day)
    if ahead and day <= _TURN and anchor.day > days_in_month(anchor.year, anchor.month) - _TURN:
        return safe_date(*plus_months(anchor, 1), day)
    return None


def _add_reign(found: _Found, match: re.Match[str]) -> None:
    year = _REIGNS[match["reign"]] + (1 if match["year"] == "元" else int(match["year"]))
    if match["month"]:
        _add_parts(found, match, None, str(year), int(match["month"]), match["day"])
    else:
        _add_moment(found, match, Moment(f"{year:04d}", "year"))


def _month_of(months: dict[str, int], word: str) -> int:
    """The month a word means, its case ending aside."""
    found = [name for name in months if word == name or (_declined(name) and word.startswith(name[:-1]))]
    return months[max(found, key=lambda name: (word == name, len(name)))] if found else 0


def _declined(name: str) -> bool:
    """Whether a month's name takes endings: in Cyrillic, unless it is an abbreviation."""
    return len(name) > 4 and "\u0400" <= name[0] <= "\u04ff"


def _key(word: str) -> str:
    return re.sub(r"\s+", " ", word).lower()


def _add(
    found: _Found,
    match: re.Match[str],
    day: dt.date | None,
    *,
    weekday: int | None = None,
    relative: bool = False,
    unknown: bool = False,
) -> None:
    """Keep a day where it stands alone; `unknown` keeps an expression whose day cannot be said."""
    if day is None and not unknown:
        return
    iso = day.isoformat() if day else ""
    found.add(TimeExpression(*match.span(), Moment(iso, "day") if day else None, weekday, relative, iso))


def _add_moment(found: _Found, match: re.Match[str], when: Moment, *, group: int = 0) -> None:
    start, end = match.span(group)
    if when.iso != "0000":
        found.add(TimeExpression(start, end, when, value=when.iso))


def _add_parts(
    found: _Found, match: re.Match[str], anchor: dt.date | None, year: str | None, month: int, day: str | None
) -> None:
    """Keep what is said of year, month and day, in the precision it is said in."""
    if not 1 <= month <= 12:
        return
    if day and year:
        _add(found, match, safe_date(int(year), month, int(day)))
    elif day:
        near = [safe_date(anchor.year + k, month, int(day)) for k in (-1, 0, 1)] if anchor else []
        past = [x for x in near if x is not None and anchor is not None and x <= anchor + _SOON]
        _add(found, match, past[-1] if past else None, relative=True, unknown=1 <= int(day) <= 31)
    elif year:
        _add_moment(found, match, Moment(f"{int(year):04d}-{month:02d}", "month"))


@lru_cache(maxsize=32)
def _locale(language: str) -> _Locale | None:
    from dateparser.languages.loader import default_loader

    try:
        info = default_loader.get_locale(language).info
    except ValueError:  # dateparser knows no such language
        return None
    months = _words(info, _MONTHS, least=3)
    weekdays = _words(info, _WEEKDAYS, least=4)
    days = {
        word.lower(): step
        for name, step in _NEAR_DAYS.items()
        for word in info.get("relative-type", {}).get(name, [])
        if word.lower() not in _DOUBLE
    }
    dated = named = None
    if months:
        forms = [re.escape(w[:-1]) + r"\w{1,2}" if _declined(w) else re.escape(w) for w in sorted(months, key=len, reverse=True)]
        month = "|".join(form.replace(r"\ ", r"\s+") for form in forms)
        joint = r"(?:\s+(?:de|del|d[’']|den|of))?"
        dated = re.compile(
            rf"(?<![\w])(?:(?P<day>[0-3]?\d)(?:\.|er|re|º|ª|°|-?(?:го|е|й))?{joint}\s+)?(?P<month>{month})(?!\w)\.?"
            rf"(?:\s+(?P<day_after>[0-3]?\d)(?!\d)(?:\s*,)?)?(?:{joint}\s+(?P<year_after>(?:1\d|20)\d\d)(?!\d))?(?P<year>(?!))?",
            re.IGNORECASE,
        )
    words = sorted({*weekdays, *days}, key=len, reverse=True)
    if words:
        spaced = language not in ("zh", "ja", "th", "ko")
        body = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words)
        named = re.compile(rf"(?<![\w-])(?:{body})(?![\w-])" if spaced else rf"(?:{body})", re.IGNORECASE)
    return _Locale(months, weekdays, days, dated, named)


def _words(info: dict[str, list[str]], names: tuple[str, ...], *, least: int) -> dict[str, int]:
    """Printed word -> its number; short Latin words are left out, they are other words too."""
    out: dict[str, int] = {}
    for number, name in enumerate(names):
        for word in info.get(name, []):
            low = word.lower()
            if not any(ch.isdigit() for ch in low) and (len(low) >= least or not low.isascii()) and len(low) >= 2:
                out.setdefault(low, number + (least == 3))
    return out
