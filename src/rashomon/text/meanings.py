"""What a time expression means, as values: days, weeks, months, years with their Moment and TIMEX3 value; and where it stands."""

import datetime as dt
import re
from dataclasses import dataclass

from rashomon.model import Moment
from rashomon.text.calendar_words import week_of


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an expression means: `value` in the notation of TIMEX3 ('' where it cannot be said), `when` where that is a Moment."""

    when: Moment | None = None
    value: str = ""
    weekday: int | None = None
    relative: bool = False
    recurring: bool = False
    until: Moment | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """What is known where an expression stands: the day of writing, the last times mentioned, whether the clause looks ahead.

    `day` is the last day mentioned, `month` the last month (or a day's month), `year` the last year, `quarter` year and
    number of the last quarter, `fiscal` whether it is one of a company's own year.
    """

    anchor: dt.date | None
    before: str
    after: str
    ahead: bool = False
    day: dt.date | None = None
    month: tuple[int, int] | None = None
    year: int | None = None
    quarter: tuple[int, int] | None = None
    fiscal: bool = False


def on_day(day: dt.date | None) -> Meaning | None:
    """A meaning of day precision."""
    return None if day is None else Meaning(Moment(day.isoformat(), "day"), day.isoformat())


def in_month(year: int, month: int, *, relative: bool = False) -> Meaning | None:
    """A meaning of month precision."""
    if not (1 <= year <= 9999 and 1 <= month <= 12):
        return None
    iso = f"{year:04d}-{month:02d}"
    return Meaning(Moment(iso, "month"), iso, relative=relative)


def in_year(year: int, *, relative: bool = False, value: str = "") -> Meaning | None:
    """A meaning of year precision."""
    if not 1 <= year <= 9999:
        return None
    return Meaning(Moment(f"{year:04d}", "year"), value or f"{year:04d}", relative=relative)


def in_decade(year: int, *, relative: bool = False) -> Meaning | None:
    """A meaning of decade precision."""
    if not 1000 <= year <= 9999:
        return None
    return Meaning(Moment(f"{year // 10}X", "decade"), f"{year // 10}X", relative=relative)


def in_week(day: dt.date | None, *, weekend: bool = False, until: dt.date | None = None) -> Meaning | None:
    """The week (or weekend) of a day: to the month where it lies within one, else without a Moment."""
    if day is None:
        return None
    first, last = week_of(day)
    year, week, _ = day.isocalendar()
    value = f"{year}-W{week:02d}" + ("-WE" if weekend else "")
    if weekend:
        first = last - dt.timedelta(days=1)
    if until is not None:
        last = min(last, until)
    when = (
        Moment(f"{first.year:04d}-{first.month:02d}", "month") if (first.year, first.month) == (last.year, last.month) else None
    )
    return Meaning(when, value, relative=True)


def squeeze(text: str | None) -> str:
    """The text in lower case with its white space folded."""
    return re.sub(r"\s+", " ", text).strip().lower() if text else ""


def group(match: re.Match[str], name: str) -> str:
    """A group of the match, squeezed; empty where the pattern has none of that name."""
    return squeeze(match.groupdict().get(name))
