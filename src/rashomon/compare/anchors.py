"""The day a page was written, where only its story tells it."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace

from rashomon.model import Account, Claim, DateMention, Value
from rashomon.text.reading_times import read_dates, read_happenings, years_printed
from rashomon.text.stating import date_statements

# Accounts of one event that were published further apart than this say nothing of the day of another one:
# 'on Wednesday' means the same day only within a week.
_WIDEST = dt.timedelta(days=6)


def story_anchor(accounts: Sequence[Account]) -> dt.date | None:
    """The median day of the accounts' publication; None where none is known, or where most lie more than six days from it.

    Days printed in the texts are no substitute: tried on labelled events, half of what they resolved was wrong.
    """
    days = sorted(day for account in accounts if (day := _published(account)) is not None)
    if not days:
        return None
    middle = days[(len(days) - 1) // 2]
    near = [day for day in days if abs(day - middle) <= _WIDEST]
    return middle if 2 * len(near) > len(days) else None


def with_anchor(account: Account, anchor: dt.date | None, *, years: Mapping[tuple[int, int], int] | None = None) -> Account:
    """The account with its dates, its happenings and the times of its claims read again as if it was written on `anchor`.

    `years` tells the year of days that the page prints without one (see `years_printed`).
    """
    text, note = account.article.text, account.annotation
    dates = read_dates(text, account.article.id, note.tagged, anchor=anchor, language=account.article.language, years=years)
    if dates == note.dates:
        return account
    spoken = tuple(quote.span for quote in note.quotes if quote.direct)
    happenings = read_happenings(text, note.tagged, dates, spoken=spoken)
    claims = tuple(_dated_again(claim, dates) for claim in note.claims)
    return replace(account, annotation=replace(note, dates=dates, happenings=happenings, claims=claims))


def _dated_again(claim: Claim, dates: Sequence[DateMention]) -> Claim:
    """The claim with the times that its time expressions mean by now."""
    inside = [d for d in dates if d.when is not None and claim.span.covers(d.span)]
    values = [v for v in claim.values if v.kind != "date"] + [Value("date", str(d.when), d.span) for d in inside]
    given = {d.when for d in inside}
    when = next(iter(given)) if len(given) == 1 else None
    statements = date_statements(claim.statements, inside)
    return replace(claim, values=tuple(sorted(values, key=lambda v: (v.span, v.kind))), when=when, statements=statements)


def anchored(accounts: Sequence[Account]) -> tuple[Account, ...]:
    """All accounts in their order, their dates read with what the story knows.

    Those without a day of publication are read against the day of their story; a day of long ago that one account prints
    with its year and another without it ('7 October') is of that year in both.
    """
    anchor = story_anchor(accounts)
    years = years_printed([date for account in accounts for date in account.annotation.dates])
    return tuple(
        with_anchor(account, _published(account) or anchor, years=years) if years or _published(account) is None else account
        for account in accounts
    )


def _published(account: Account) -> dt.date | None:
    published = account.article.published
    return published.date if published is not None else None
