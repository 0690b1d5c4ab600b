"""Slips: dates of one page that the calendar, or everyone else, refutes. The refuted value stands first."""

import calendar
import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from rashomon.compare.drafts import Draft
from rashomon.compare.views import ClaimView
from rashomon.model import Account, DateMention, Span

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# An anniversary has the day and month of the event too. Only a nearby year can be a slip of the pen ...
MOST_YEARS_OFF = 1
# ... and only in a sentence that tells of the same: this many names or words in common with one that gives the other year.
SHARED_TERMS = 3
# So many other accounts must give the other year; one against one is no slip.
FEWEST_BACKING = 2
# A date without its year is of the year of publication, and surely so only this near to it.
SURE_YEAR_DAYS = 30
_ANNIVERSARY = re.compile(
    r"\b(anniversar|commemorat|year (?:ago|earlier|before|later)|years (?:ago|earlier|before|later)|since)", re.IGNORECASE
)


def find_slips(accounts: Sequence[Account], views: Sequence[ClaimView]) -> Iterable[Draft]:
    """Weekdays refuted by the calendar, then dates that have the event's day and month but another year."""
    yield from _weekdays(accounts, views)
    yield from _years(accounts, views)


def _weekdays(accounts: Sequence[Account], views: Sequence[ClaimView]) -> Iterable[Draft]:
    """'Wednesday, 13 March 2025' where that day was a Thursday: one draft, however many sentences print it."""
    wrong: dict[tuple[int, dt.date], list[Span]] = {}
    for account in accounts:
        for date in account.annotation.dates:
            day = _day(date)
            if day is None or date.weekday in (None, day.weekday()) or not _explicit(account, date):
                continue
            if _of_unsure_year(account, date, day):
                continue
            wrong.setdefault((date.weekday or 0, day), []).append(_sentence(account, date.span))
    for (weekday, day), spans in wrong.items():
        printed, true = calendar.day_name[weekday], calendar.day_name[day.weekday()]
        refuted = tuple(dict.fromkeys(spans))
        right = _told_alike(refuted, _right_dates(accounts, day), views) or refuted
        sides = ((f"{printed} {day.isoformat()}", "", refuted), (f"{true} {day.isoformat()}", "", right))
        reason = f"{_spoken(day)} was a {true}, not a {printed}"
        yield Draft("date", f"the weekday of {_spoken(day)}", "slip", sides, (reason,))


def _of_unsure_year(account: Account, date: DateMention, day: dt.date) -> bool:
    """Whether the year is ours, not the page's, and the weekday would be right in the year before or after."""
    published = account.article.published.date if account.article.published is not None else None
    if _YEAR.search(account.slice(date.span)) or (published is not None and abs((published - day).days) <= SURE_YEAR_DAYS):
        return False
    others = (year for year in (day.year - 1, day.year + 1) if (day.month, day.day) != (2, 29))
    return any(day.replace(year=year).weekday() == date.weekday for year in others)


def _right_dates(accounts: Sequence[Account], day: dt.date) -> list[Span]:
    """Every expression of the story that puts its matter on this day, with no wrong weekday of its own."""
    return [d.span for a in accounts for d in a.annotation.dates if _day(d) == day and d.weekday in (None, day.weekday())]


def _told_alike(refuted: Sequence[Span], dates: Sequence[Span], views: Sequence[ClaimView]) -> tuple[Span, ...]:
    """Of each account the rightly dated claim that shares most words with the first refuted one, where it shares some."""
    own = next((v for v in views if v.claim.span.overlap(refuted[0])), None)
    if own is None:
        return ()
    best: dict[int, tuple[int, ClaimView]] = {}
    for view in views:
        if view.verbs and any(view.claim.span.covers(d) for d in dates) and not any(view.claim.span.overlap(r) for r in refuted):
            shared = _shared_terms(own, view)
            if shared > best.get(view.account, (0, view))[0]:
                best[view.account] = shared, view
    return tuple(view.claim.span for _, view in best.values())


def _shared_terms(a: ClaimView, b: ClaimView) -> int:
    """How many names and words two claims have in common."""
    return len(a.names.keys() & b.names.keys()) + len(a.words.keys() & b.words.keys())


def _years(accounts: Sequence[Account], views: Sequence[ClaimView]) -> Iterable[Draft]:
    """A full date with the day and month on which two other accounts put the same thing, in a neighbouring year."""
    dated = [(view, date, day) for view in views for date in _dates_in(view, accounts) if (day := _day(date)) is not None]
    holders: dict[dt.date, set[int]] = defaultdict(set)
    for view, _, day in dated:
        holders[day].add(view.account)
    found: dict[tuple[dt.date, dt.date], tuple[list[Span], list[Span]]] = {}
    for view, date, wrong in dated:
        if len(holders[wrong]) > 1 or not _YEAR.search(accounts[view.account].slice(date.span)) or _ANNIVERSARY.search(view.text):
            continue
        backing: dict[dt.date, list[ClaimView]] = defaultdict(list)
        for other, _, day in dated:
            if other.account != view.account and _same_day_other_year(wrong, day) and _shared_terms(view, other) >= SHARED_TERMS:
                backing[day].append(other)
        for right, others in backing.items():
            if len({v.account for v in others}) >= FEWEST_BACKING:
                spans = found.setdefault((wrong, right), ([], []))
                spans[0].append(view.claim.span)
                spans[1].extend(v.claim.span for v in others)
    for (wrong, right), (refuted, backed) in found.items():
        sides = (
            (wrong.isoformat(), "", tuple(dict.fromkeys(refuted))),
            (right.isoformat(), "", tuple(dict.fromkeys(backed))),
        )
        number = len({span.article for span in backed})
        reason = f"no other account gives {_spoken(wrong)} for it; {number} others give {_spoken(right)}"
        yield Draft("date", f"the year of {right.day} {calendar.month_name[right.month]}", "slip", sides, (reason,))


def _dates_in(view: ClaimView, accounts: Sequence[Account]) -> list[DateMention]:
    return [date for date in accounts[view.account].annotation.dates if view.claim.span.covers(date.span)]


def _same_day_other_year(a: dt.date, b: dt.date) -> bool:
    return (a.month, a.day) == (b.month, b.day) and 0 < abs(a.year - b.year) <= MOST_YEARS_OFF


def _day(date: DateMention) -> dt.date | None:
    """The calendar day an expression means; None where it means none, or something coarser."""
    return date.when.date if date.when is not None else None


def _explicit(account: Account, date: DateMention) -> bool:
    """Whether the expression names a day of the month, so that the calendar can speak."""
    return any(c.isdigit() for c in account.slice(date.span))


def _sentence(account: Account, span: Span) -> Span:
    """The sentence in which this stretch of the account stands."""
    return next((s.span for s in account.annotation.sentences if s.span.overlap(span)), span)


def _spoken(day: dt.date) -> str:
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"
