"""What could be known at a time: which accounts were out by then, and who of them never corrected what they had printed."""

from collections.abc import Sequence
from dataclasses import replace

from rashomon.model import Article, Dossier, Moment, NotRead, Uncorrected, UsageError

OPTION = "as_of"


def parse_time(text: str) -> Moment:
    """The time that --as-of names, of any precision. Raises UsageError for what is no time."""
    try:
        moment = Moment.parse(text)
        _ = moment.end
    except ValueError as error:
        raise UsageError(f"--as-of {text}: no time in ISO 8601 (2025-03-13, 2025-03-13T18:00+01:00, 2025-03): {error}") from error
    return moment


def public_by(articles: Sequence[Article], until: Moment) -> tuple[tuple[Article, ...], tuple[NotRead, ...]]:
    """The articles that were certainly out at the end of `until`, and why each other one is left out.

    What has no date may be older or younger: it is left out. So is a page that gives its day alone, if `until` lies in that day.
    """
    known, late = [], []
    for article in articles:
        if article.published is None:
            late.append(NotRead(article.source, f"left out: --as-of {until}, and it has no date of publication"))
        elif article.published.end > until.end:
            late.append(NotRead(article.source, f"left out: --as-of {until}, and it is of {article.published}"))
        else:
            known.append(article)
    return tuple(known), tuple(late)


def never_corrected(then: Dossier, full: Dossier) -> Dossier:
    """The dossier of an earlier time with those of its accounts that, in the full reading, never corrected a value.

    They are told with the conflict they have in the earlier dossier; it has no id where only later accounts brought it up.
    """
    known = {article.id for article in then.articles}
    rows = tuple(replace(row, conflict=_conflict_then(row, then)) for row in full.uncorrected if row.article in known)
    return replace(then, uncorrected=rows)


def _conflict_then(row: Uncorrected, then: Dossier) -> str:
    """The id of the conflict about the same thing with a value at the same words; empty where there is none."""
    for conflict in then.conflicts:
        spans = [span for value in conflict.values for span in value.spans]
        if conflict.about == row.about and any(span.overlap(own) for span in spans for own in row.spans):
            return conflict.id
    return ""
