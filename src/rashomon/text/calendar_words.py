"""Words of the English calendar and the arithmetic of days, months and weeks."""

import calendar
import datetime as dt
import re

MONTHS: tuple[str, ...] = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
)  # fmt: skip
WEEKDAYS: tuple[str, ...] = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

SMALL_NUMBERS: dict[str, int] = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}  # fmt: skip

# The parts of a day, as TIMEX3 abbreviates them.
DAY_PARTS: dict[str, str] = {
    "morning": "MO", "dawn": "MO", "daybreak": "MO", "lunchtime": "MI", "midday": "MI", "noon": "MI", "afternoon": "AF",
    "evening": "EV", "dusk": "EV", "night": "NI", "midnight": "NI", "overnight": "NI",
}  # fmt: skip

SEASONS: dict[str, str] = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}

# Feasts that stand on a fixed day of the calendar.
FEASTS: dict[str, tuple[int, int]] = {
    "christmas day": (12, 25), "christmas eve": (12, 24), "boxing day": (12, 26), "new year's day": (1, 1),
    "new year's eve": (12, 31), "valentine's day": (2, 14), "st. patrick's day": (3, 17), "st patrick's day": (3, 17),
    "halloween": (10, 31), "armistice day": (11, 11), "may day": (5, 1),
}  # fmt: skip


# Feasts on the nth weekday of a month (-1: the last one): month, weekday, which.
_MOVING: dict[str, tuple[int, int, int]] = {
    "thanksgiving": (11, 3, 4), "thanksgiving day": (11, 3, 4), "labor day": (9, 0, 1), "memorial day": (5, 0, -1),
}  # fmt: skip


def feast_day(name: str, year: int) -> dt.date | None:
    """The day of a feast in a year; None for an unknown one. Moving feasts are those of the United States and western Easter."""
    if name in FEASTS:
        return safe_date(year, *FEASTS[name])
    if not 1583 <= year <= 9998:
        return None
    if name in _MOVING:
        month, weekday, nth = _MOVING[name]
        if nth < 0:
            return last_weekday(dt.date(year, month, days_in_month(year, month)), weekday)
        return next_weekday(dt.date(year, month, 1), weekday) + dt.timedelta(days=7 * (nth - 1))
    if name in ("easter sunday", "easter monday"):
        return _easter(year) + dt.timedelta(days=name == "easter monday")
    return None


def _easter(year: int) -> dt.date:
    """Western Easter Sunday: Gauss's rule in the form of Meeus, Jones and Butcher."""
    golden, (century, rest) = year % 19, divmod(year, 100)
    shift = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - century // 4 - shift + 15) % 30
    week = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * late + 114, 31)
    return dt.date(year, month, day + 1)


def month_number(word: str) -> int:
    """The month (1 to 12) that a name or its abbreviation means; 0 for any other word."""
    key = word.strip().rstrip(".").lower()
    if len(key) < 3:
        return 0
    return next((k + 1 for k, name in enumerate(MONTHS) if name.startswith(key) or (key == "sept" and name == "september")), 0)


def weekday_number(word: str) -> int | None:
    """The weekday (Monday is 0) that a name or its abbreviation means; None for any other word."""
    key = word.strip().rstrip(".").lower()
    if len(key) < 3:
        return None
    return next((k for k, name in enumerate(WEEKDAYS) if name.startswith(key)), None)


def small_number(words: str) -> int | None:
    """The whole number below a hundred that digits or words ('a', 'three', 'twenty-one') mean; None for anything else."""
    words = re.sub(r"\s+", " ", words.strip().lower())
    if words in ("a", "an", "one"):
        return 1
    if words.isascii() and words.isdigit():
        return int(words)
    if words in SMALL_NUMBERS:
        return SMALL_NUMBERS[words]
    tens, _, ones = words.replace("-", " ").partition(" ")
    high, low = SMALL_NUMBERS.get(tens, 0), SMALL_NUMBERS.get(ones, 0)
    return high + low if high >= 20 and 0 < low < 10 else None


def safe_date(year: int, month: int, day: int) -> dt.date | None:
    """The day, or None where the calendar has none such."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def plus_months(day: dt.date, months: int) -> tuple[int, int]:
    """Year and month that lie `months` after (before, if negative) the month of `day`."""
    count = day.year * 12 + day.month - 1 + months
    return count // 12, count % 12 + 1


def plus_days(day: dt.date, days: int) -> dt.date | None:
    """The day `days` later, or None beyond the calendar."""
    try:
        return day + dt.timedelta(days=days)
    except OverflowError:
        return None


def last_weekday(anchor: dt.date, weekday: int, *, strictly: bool = False) -> dt.date:
    """The nearest such weekday on or before `anchor`; `strictly` before it."""
    back = (anchor.weekday() - weekday) % 7
    return anchor - dt.timedelta(days=back or (7 if strictly else 0))


def next_weekday(anchor: dt.date, weekday: int, *, strictly: bool = False) -> dt.date:
    """The nearest such weekday on or after `anchor`; `strictly` after it."""
    ahead = (weekday - anchor.weekday()) % 7
    return anchor + dt.timedelta(days=ahead or (7 if strictly else 0))


def week_of(day: dt.date) -> tuple[dt.date, dt.date]:
    """Monday and Sunday of the week of `day`."""
    monday = day - dt.timedelta(days=day.weekday())
    return monday, monday + dt.timedelta(days=6)


def days_in_month(year: int, month: int) -> int:
    """How many days the month has."""
    return calendar.monthrange(year, month)[1]
