"""Every English time expression as TIMEX3 sees them: dates, and also spans of time, habits and vague references."""

import datetime as dt
from dataclasses import replace

from rashomon.text.dates import TimeExpression, find_times, lowered
from rashomon.text.direction import PLAIN
from rashomon.text.durations import find_durations


def find_timexes(text: str, *, anchor: dt.date | None, start: int = 0, end: int | None = None) -> list[TimeExpression]:
    """All of them between `start` and `end`, in order and disjoint. Only dates have a `when`; where a date and a span of time
    overlap the date counts.
    """
    dates = find_times(text, anchor=anchor, start=start, end=end)
    plain = text[start:end].translate(PLAIN)
    out, taken = list(dates), 0
    for item in find_durations(plain, lowered(plain)):
        while taken < len(dates) and dates[taken].end <= item.start + start:
            taken += 1
        if taken == len(dates) or dates[taken].start >= item.end + start:
            out.append(replace(item, start=item.start + start, end=item.end + start))
    return sorted(out, key=lambda t: t.start)
