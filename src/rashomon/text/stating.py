"""The times of the statements of a claim: their own, or one that stands before them all."""

from collections.abc import Sequence
from dataclasses import replace

from rashomon.model import DateMention, Moment, Span, Statement


def date_statements(statements: Sequence[Statement], dates: Sequence[DateMention]) -> tuple[Statement, ...]:
    """The statements of one claim, in their order, with their times.

    A statement has the time it gives; two are none. A time before the verb holds for what follows and gives none itself
    ('On Monday the ferry sank and was raised'); one behind it does not ('sank on Monday and was raised'). When it was said
    is not when it was.
    """
    out: list[Statement] = []
    governing: Moment | None = None
    for statement in statements:
        inside = [d for d in dates if d.when is not None and statement.span.covers(d.span) and not _of_saying(statement, d.span)]
        given = {d.when for d in inside}
        when = next(iter(given)) if len(given) == 1 else None
        out.append(replace(statement, when=when if given else governing))
        if given:
            verb = statement.predicate.start if statement.predicate is not None else statement.span.start
            governing = when if all(d.span.end <= verb for d in inside) else None
    return tuple(out)


def _of_saying(statement: Statement, date: Span) -> bool:
    """Whether a time stands on the side of who says so: 'On Monday X said …', '…, X said on Monday'."""
    by, about, verb = statement.attributed_to, statement.subject, statement.predicate
    if by is None or about is None or verb is None or not statement.span.covers(by):
        return False
    return date.end <= about.start if by.end <= about.start else by.start >= verb.end and date.start >= by.end
