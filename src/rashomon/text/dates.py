"""Time expressions in a text, and what they mean on the day the text was written.

Never an invented day: precision stays what is said.
"""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from rashomon.model import Moment
from rashomon.text.calendar_words import safe_date
from rashomon.text.date_patterns import CLOCK_ZONE, PATTERNS, TRIGGERS, WEEKDAY_NAMES, windows
from rashomon.text.direction import PLAIN, direction
from rashomon.text.english_dates import READERS as CALENDAR
from rashomon.text.meanings import Context, Meaning
from rashomon.text.reporting_periods import READERS as REPORTING
from rashomon.text.reporting_periods import of_longer_period, quarter_told, year_before
from rashomon.text.stretches import Stretches

_READERS = {**CALENDAR, **REPORTING}
_A_YEAR_BACK = re.compile(r"a\s+year\s+(?:ago|earlier|before)", re.IGNORECASE)
# What brings up a quarter that the report then speaks of; what points back at it does not.
_OF_QUARTERS = frozenset({"quarter", "latest", "month-day", "day-month"})
# What points back at the same period a year before.
_OF_LAST_YEAR = frozenset({"year-ago", "distance", "year-part"})
# What may lie behind or ahead, by the words around it alone.
_DIRECTED = frozenset({"month-day", "day-month", "month", "weekday", "unit", "weekend", "the-season", "feast"})
_CLOCK = re.compile(CLOCK_ZONE)
# How far before and after an expression its context is read, in characters.
_NEAR = 60


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression. `when` is None where it cannot be said; `value` is its TIMEX3 value (weeks, quarters, times of day too).

    `weekday` is the weekday printed (Monday is 0), `relative` whether its meaning hangs on the day of writing or on what was
    said before, `recurring` whether it names a habit ('every Friday'), `until` the end of a range that begins at `when`.
    """

    start: int
    end: int
    when: Moment | None
    weekday: int | None = None
    relative: bool = False
    value: str = ""
    recurring: bool = False
    until: Moment | None = None


def find_times(
    text: str,
    *,
    anchor: dt.date | None,
    start: int = 0,
    end: int | None = None,
    language: str = "en",
    reference: Moment | None = None,
    years: Mapping[tuple[int, int], int] | None = None,
) -> list[TimeExpression]:
    """The time expressions between `start` and `end`, in order and disjoint.

    `anchor` is the day of writing; without it only what the text itself fixes is resolved. `reference` is the time last
    mentioned before `start` ('the following month' counts from there). `years` tells for (month, day) the year that the same
    story prints with it: it decides for a day without a year that lies long back.
    """
    end = len(text) if end is None else min(end, len(text))
    if not language.startswith("en"):
        from rashomon.text.foreign_dates import find_foreign_times

        return _joined(find_foreign_times(text, anchor=anchor, start=start, end=end, language=language), text)
    plain = text[start:end].translate(PLAIN)
    out: list[TimeExpression] = []
    state = _State(reference)
    last = 0
    for kind, match in _matches(plain):
        if match.start() < last:
            continue
        before, after = plain[max(0, match.start() - _NEAR) : match.start()], plain[match.end() : match.end() + _NEAR]
        way = direction(plain, match.start(), match.end()) if kind in _DIRECTED else None
        quarter = state.quarter
        if (
            quarter is not None
            and kind in _OF_LAST_YEAR
            and of_longer_period(plain[max(0, match.start() - 4 * _NEAR) : match.start()])
        ):
            quarter = None
        context = Context(anchor, before, after, way == "ahead", state.day, state.month, state.year, quarter, state.fiscal)
        meaning = _READERS[kind](match, context)
        if meaning is None:
            continue
        if kind == "distance" and _A_YEAR_BACK.fullmatch(match[0]):
            meaning = year_before(meaning, context)
        if kind in _OF_QUARTERS and (told := quarter_told(meaning, before, anchor)) and (kind == "quarter" or not state.fiscal):
            state.quarter, state.fiscal = told, kind == "quarter" and bool(match["fiscal"])
        meaning = _with_known_year(meaning, anchor, years)
        if way == "open" and kind == "weekday" and not match["which"] and not match["week"]:
            meaning = replace(meaning, when=None)  # the Saturday behind or the one ahead: nobody can say
        last = match.end()
        if meaning.when is not None and kind != "distance":  # 'a year earlier' looks back once; the story stays where it was
            state.note(meaning.when)
        when, value = meaning.when, meaning.value
        out.append(
            TimeExpression(
                *match.span(), when, meaning.weekday, meaning.relative, value, recurring=meaning.recurring, until=meaning.until
            )
        )
    return [replace(t, start=t.start + start, end=t.end + start) for t in _joined(out, plain)]


# A day without a year that lies further back than this may well be of an earlier year, if the story prints one with it.
_LONG_BACK = dt.timedelta(days=100)


def _with_known_year(meaning: Meaning, anchor: dt.date | None, years: Mapping[tuple[int, int], int] | None) -> Meaning:
    day = meaning.when.date if meaning.when is not None else None
    if not years or day is None or anchor is None or not meaning.relative or meaning.weekday is not None:
        return meaning
    year = years.get((day.month, day.day))
    other = safe_date(year, day.month, day.day) if year else None
    if other is None or abs(anchor - day) < _LONG_BACK or other > anchor:
        return meaning
    return replace(meaning, when=Moment(other.isoformat(), "day"), value=other.isoformat() + meaning.value[10:])


def clock_spans(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Clock times ('9:15 a.m.', '1100 (0900 GMT)') between `start` and `end`: they are no dates by themselves."""
    return [(m.start() + start, m.end() + start) for m in _CLOCK.finditer(text[start:end].translate(PLAIN))]


class _State:
    """The times mentioned last, at each precision; lives for one call."""

    def __init__(self, reference: Moment | None) -> None:
        self.day: dt.date | None = None
        self.month: tuple[int, int] | None = None
        self.year: int | None = None
        self.quarter: tuple[int, int] | None = None
        self.fiscal = False
        if reference is not None:
            self.note(reference)

    def note(self, when: Moment) -> None:
        if when.precision == "decade":
            return
        self.year = int(when.iso[:4])
        if when.precision != "year":
            self.month = (self.year, int(when.iso[5:7]))
        if when.date is not None:
            self.day = when.date


# A sentence is asked twice: for its times, and for what in it is no count because it is a time.
@lru_cache(maxsize=2048)
def _matches(plain: str) -> tuple[tuple[str, re.Match[str]], ...]:
    """All shapes found, by their place; of those that begin at one place the longest first."""
    low = lowered(plain)
    names: Stretches | None = None
    looked: dict[int, list[tuple[int, int]]] = {}
    found = []
    for order, (kind, pattern) in enumerate(PATTERNS):
        trigger = TRIGGERS[kind]
        if id(trigger) not in looked:
            looked[id(trigger)] = windows(plain, low, trigger)
        for start, end in looked[id(trigger)]:
            for match in pattern.finditer(plain, start, end):
                if match.end() == match.start():
                    continue
                if kind == "weekday":
                    if names is None:
                        names = Stretches(m.span() for m in WEEKDAY_NAMES.finditer(plain))
                    at = match.start("weekday")
                    if names.touch(at, at + 1):
                        continue
                found.append((match.start(), -match.end(), order, kind, match))
    found.sort(key=lambda x: x[:3])
    return tuple((kind, match) for *_, kind, match in found)


def lowered(text: str) -> str:
    """The text in lower case and of the same length: the few letters whose small form is longer stay as they are."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(ch.lower() if len(ch.lower()) == 1 else ch for ch in text)


def _joined(found: list[TimeExpression], plain: str) -> list[TimeExpression]:
    """Expressions that name one day twice ('today (May 3)', 'on Friday, May 2') as one; the explicit one says when."""
    out: list[TimeExpression] = []
    for item in found:
        if out:
            before = out[-1]
            between = plain[before.end : item.start]
            both = before.when is not None and item.when is not None and before.when.precision == item.when.precision == "day"
            if (
                before.relative
                and re.fullmatch(r"\s*[,(]?\s*(?:on\s+)?", between)
                and (both or (before.when is None and before.weekday is not None))
                and item.when is not None
                and item.weekday is None
                and item.when.precision == "day"
                and "X" not in item.value
            ):
                close = plain[item.end : item.end + 1] == ")" and "(" in between
                out[-1] = TimeExpression(
                    before.start, item.end + close, item.when, before.weekday, item.relative, item.value, False, item.until
                )
                continue
        out.append(item)
    return out
