"""What quarters, halves, 'a year earlier', 'the latest period' and years in words mean: the calendar of reports and broadcasts.

Most of these only get a TIMEX3 value: a period that is merely pointed back at dates nothing in a timeline.
"""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import replace

from rashomon.text.calendar_words import month_number, plus_months, safe_date, small_number
from rashomon.text.meanings import Context, Meaning, group, in_month, in_week, in_year, squeeze

_NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_STEPS = {"last": -1, "this": 0, "next": 1}


def quarter_of(day: dt.date) -> tuple[int, int]:
    """Year and number of the quarter a day lies in."""
    return day.year, (day.month - 1) // 3 + 1


def _named(quarter: tuple[int, int]) -> str:
    return f"{quarter[0]:04d}-Q{quarter[1]}"


def _quarter(match: re.Match[str], context: Context) -> Meaning | None:
    nth = _NTH.get(group(match, "nth")) or int(group(match, "nth")[0])
    words = squeeze(match[0])
    printed = group(match, "year") or group(match, "year_before") or group(match, "year_after")
    if printed:
        return in_year(int(printed), value=f"{int(printed):04d}-Q{nth}")
    if context.anchor is None:
        return Meaning(None, "", relative=True)
    rel = group(match, "rel") or group(match, "whose")
    if rel:
        year = context.anchor.year + _STEPS[rel]
        return in_year(year, relative=True, value=f"{year}-Q{nth}")
    # the latest quarter of that number that has begun; of the year before where it is said to lie a year back
    year = context.anchor.year - (nth * 3 - 2 > context.anchor.month) - words.startswith(("year-", "the year-"))
    return Meaning(None, f"{year}-Q{nth}", relative=True)


def _half(match: re.Match[str], context: Context) -> Meaning | None:
    nth = _NTH[group(match, "nth")]
    if group(match, "year"):
        return in_year(int(match["year"]), value=f"{match['year']}-H{nth}")
    if context.anchor is None:
        return Meaning(None, "", relative=True)
    year = context.anchor.year + _STEPS.get(group(match, "rel"), 0)
    return Meaning(None, f"{year}-H{nth}", relative=True)


def _year_ago(match: re.Match[str], context: Context) -> Meaning | None:
    """'The year-ago quarter' and the like: the quarter spoken of, one year back; else that month or that year."""
    if context.quarter is not None and (group(match, "unit") or group(match, "of")) not in ("month", "week", "year"):
        return Meaning(None, _named((context.quarter[0] - 1, context.quarter[1])), relative=True)
    if context.anchor is None:
        return Meaning(None, "", relative=True)
    if "month" in (group(match, "unit"), group(match, "of")):
        return Meaning(None, f"{context.anchor.year - 1}-{context.anchor.month:02d}", relative=True)
    return Meaning(None, str(context.anchor.year - 1), relative=True)


_ENDED = re.compile(r"\s+(?:that\s+)?(?:ended|ending|to)\s+(?:on\s+)?([A-Z][a-z]{2,8})\b")


def _latest(match: re.Match[str], context: Context) -> Meaning | None:
    """'The latest quarter', 'the period', 'the full year': what the report speaks of."""
    which, unit, anchor = group(match, "which"), group(match, "unit"), context.anchor
    ended = _ENDED.match(context.after)
    month = month_number(ended[1]) if ended else 0
    if "year" in unit:
        if ended or which in ("", "fiscal") or anchor is None:
            return Meaning(None, "P1Y", relative=True)
        return Meaning(None, str(anchor.year) if which.startswith(("full", "current")) else "", relative=True)
    if anchor is not None and month and unit == "quarter" and not (context.fiscal and context.quarter):
        year = anchor.year - (month > anchor.month)
        return Meaning(None, f"{year}-Q{(month - 1) // 3 + 1}", relative=True)
    if anchor is not None and which.startswith("current") and unit == "quarter":
        return Meaning(None, _named(quarter_of(anchor)), relative=True)
    if context.quarter is not None:
        return Meaning(None, _named(context.quarter), relative=True)
    if unit == "period" and not which:
        return None
    if anchor is None or not which:
        return Meaning(None, "P1Q" if unit == "quarter" else "", relative=True)
    year, begins = plus_months(anchor, -3)
    return Meaning(None, f"{year}-Q{(begins - 1) // 3 + 1}", relative=True)


def _year_part(match: re.Match[str], context: Context) -> Meaning | None:
    """'The 1988 period': that year's quarter, where a quarter is spoken of."""
    year = int(match["year"])
    return in_year(year, value=f"{year}-Q{context.quarter[1]}" if context.quarter else "")


def _within(match: re.Match[str], context: Context) -> Meaning | None:
    """'The end of the month', 'later in the week', 'by year's end'."""
    anchor = context.anchor
    if anchor is None:
        return Meaning(None, "", relative=True)
    if group(match, "past"):
        return Meaning(None, str(anchor.year - 1) if group(match, "past") == "year" else "P100Y", relative=True)
    unit = group(match, "unit") or "year"
    if unit == "year":
        return Meaning(None, str(anchor.year), relative=True)
    if unit == "month":
        return Meaning(None, f"{anchor.year}-{anchor.month:02d}", relative=True)
    if unit == "week":
        made = in_week(anchor)
        return replace(made, when=None) if made else None
    return Meaning(None, "", relative=True)


def _week_of(match: re.Match[str], context: Context) -> Meaning | None:
    month, day = month_number(group(match, "month")), int(re.sub(r"\D", "", match["day"]))
    if group(match, "year"):
        year = int(match["year"])
    elif context.anchor is not None:
        anchor = context.anchor
        near = [d for k in (-1, 0, 1) if (d := safe_date(anchor.year + k, month, day))]
        year = min(near, key=lambda d: abs((d - anchor).days)).year if near else 0
    else:
        year = 0
    made = in_week(safe_date(year, month, day)) if year else None
    return replace(made, relative=not group(match, "year")) if made else Meaning(None, "", relative=True)


_HUNDREDS = {"seventeen": 1700, "eighteen": 1800, "nineteen": 1900, "twenty": 2000}


def _spoken_year(match: re.Match[str], _context: Context) -> Meaning | None:
    """'Nineteen ninety-six': a year as it is spoken."""
    if group(match, "thousand"):
        year = 2000 + (small_number(match["ones"]) or 0 if match["ones"] else 0)
    else:
        year = _HUNDREDS[group(match, "hundreds")] + (small_number(re.sub(r"^oh?[\s-]", "", group(match, "rest"))) or 0)
    month = month_number(group(match, "month"))
    return in_month(year, month) if month else in_year(year)


_CENTURIES = {
    "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "twenty-first": 21,
}  # fmt: skip


def _century(match: re.Match[str], _context: Context) -> Meaning | None:
    words = squeeze(match[0])
    digits = re.search(r"\d+", words)
    number = int(digits[0]) if digits else next((n for word, n in _CENTURIES.items() if word in words), 0)
    return Meaning(None, f"{number - 1:02d}XX" if number else "")


def year_before(meaning: Meaning, context: Context) -> Meaning:
    """'A year ago' in a report on a quarter means that quarter a year back; its `when` stays the year."""
    if context.quarter is not None:
        return replace(meaning, value=_named((context.quarter[0] - 1, context.quarter[1])))
    if meaning.value in ("", "P1Y") and context.anchor is not None:
        return replace(meaning, value=str(context.anchor.year - 1))
    return meaning


_PERIOD = re.compile(
    r"\b(?:(?:six|nine|twelve|6|9|12)\s+months|(?:for|in)\s+the\s+(?:full\s+|whole\s+)?(?:fiscal\s+)?(?:year|half))\b|(?P<quarter>quarter)",
    re.IGNORECASE,
)


def of_longer_period(before: str) -> bool:
    """Whether the period mentioned last is nine months, a half or a year: 'a year earlier' is then no quarter."""
    told = list(_PERIOD.finditer(before))
    return bool(told) and told[-1]["quarter"] is None


def quarter_told(meaning: Meaning, before: str, anchor: dt.date | None) -> tuple[int, int] | None:
    """The quarter that an expression brings up: by its value, or as the last day of 'the quarter ended …'; one that is not over
    yet is no quarter a report is about.
    """
    found = re.fullmatch(r"(\d{4})-Q([1-4])", meaning.value)
    if found:
        told = int(found[1]), int(found[2])
        return told if anchor is None or told < quarter_of(anchor) else None
    day = meaning.when.date if meaning.when is not None else None
    return quarter_of(day) if day is not None and re.search(r"\bquarter\s+(?:that\s+)?ended\s+$", before) else None


READERS: dict[str, Callable[[re.Match[str], Context], Meaning | None]] = {
    "quarter": _quarter, "halves": _half, "year-ago": _year_ago, "latest": _latest, "year-part": _year_part, "within": _within,
    "week-of": _week_of, "spoken-year": _spoken_year, "century": _century,
}  # fmt: skip
