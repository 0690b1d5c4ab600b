"""Time expressions of tagged sentences, and the clauses they date: a pure function of the text and the day of writing.

It stands here, not in `annotate`, because `compare` reads a page again when only its story tells the day it was written.
"""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from itertools import groupby

from rashomon.model import DateMention, Happening, Moment, Span, TaggedSentence
from rashomon.text.clauses import dated_clause, governor
from rashomon.text.dates import find_times
from rashomon.text.direction import tense_around


def read_dates(
    text: str,
    article: str,
    tagged: Sequence[TaggedSentence],
    *,
    anchor: dt.date | None,
    language: str,
    years: Mapping[tuple[int, int], int] | None = None,
) -> tuple[DateMention, ...]:
    """The time expressions in the sentences, in order of the text. Running text is read paragraph by paragraph, each from
    the time mentioned last; titles and captions stand alone. `years` are those the story prints with days of the year.

    A page that says 'said on Monday' of the day after the one it is dated was written on that Monday: the stamp is of another
    time zone, or of the first version. Then the whole page is read from there.
    """
    out = _read(text, article, tagged, anchor, language, years)
    if anchor is not None and language.startswith("en") and any(_is_tomorrow(text, date, anchor) for date in out):
        out = _read(text, article, tagged, anchor + dt.timedelta(days=1), language, years)
    return tuple(out)


def years_printed(dates: Sequence[DateMention]) -> dict[tuple[int, int], int]:
    """For each day of the year that is printed with one year only: that year."""
    found: dict[tuple[int, int], set[int]] = {}
    for date in dates:
        day = date.when.date if date.when is not None else None
        if day is not None and not date.relative:
            found.setdefault((day.month, day.day), set()).add(day.year)
    return {key: min(years) for key, years in sorted(found.items()) if len(years) == 1}


_SIX_DAYS = dt.timedelta(days=6)


def _is_tomorrow(text: str, date: DateMention, anchor: dt.date) -> bool:
    """Whether a weekday of the past was taken for the one six days back, which hardly anybody calls by its bare name.

    Calibrated on labelled events (4 of 4 such weekdays meant the day after the stamp) and TimeBank (2 of 320 lie six days back).
    """
    if date.weekday is None or not date.relative or date.when is None or date.when.date != anchor - _SIX_DAYS:
        return False
    words = date.span.of(text).lower()
    return (
        not re.search(r"\b(?:last|past|this|previous|following|week)\b", words)
        and tense_around(text, date.span.start, date.span.end) is False
    )


def _read(
    text: str,
    article: str,
    tagged: Sequence[TaggedSentence],
    anchor: dt.date | None,
    language: str,
    years: Mapping[tuple[int, int], int] | None,
) -> list[DateMention]:
    out: list[DateMention] = []
    reference: Moment | None = None
    for (kind, _), group in groupby(tagged, key=lambda t: (t.sentence.kind, t.sentence.paragraph)):
        spans = [t.sentence.span for t in group]
        start, end = spans[0].start, spans[-1].end
        before = reference if kind == "body" else None
        for found in find_times(text, anchor=anchor, start=start, end=end, language=language, reference=before, years=years):
            if not any(s.start <= found.start < s.end for s in spans):
                continue
            if found.when is not None and kind == "body":
                reference = found.when
            when = None if found.recurring else found.when
            out.append(DateMention(Span(article, found.start, found.end), when, found.weekday, found.relative))
    return out


def read_happenings(
    text: str, tagged: Sequence[TaggedSentence], dates: Sequence[DateMention], *, spoken: Sequence[Span] = ()
) -> tuple[Happening, ...]:
    """The clauses that the dates date, one for each time expression that dates something.

    Inside the `spoken` stretches (direct quotations) 'today' is the day of speaking, which nobody tells: no happening.
    """
    out: list[Happening] = []
    for item in tagged:
        if item.sentence.kind == "title":
            continue
        span = item.sentence.span
        for date in dates:
            if date.when is None or not span.start <= date.span.start < span.end:
                continue
            if _OF_SPEAKING.search(date.span.of(text)) and any(s.covers(date.span) for s in spoken):
                continue
            if not is_happening(text, item, date):
                continue
            found = dated_clause(text, item.tokens, (span.start, span.end), date.span.start, min(date.span.end, span.end))
            if found is not None:
                out.append(Happening(Span(span.article, *found), date.span, date.when))
    return tuple(out)


# A date between a place and a dash at the head of a sentence is a dateline: 'CAIRO, Jan. 5 (AP) —'.
_DATELINE_AFTER = re.compile(r"[,.]?\s*(?:\([^)\n]{2,30}\)|[A-Z][\w/]+)?\s*(?:--|[-–—:])")
# Days that count from the day of speaking.
_OF_SPEAKING = re.compile(
    r"\b(?:yesterday|today|tonight|tomorrow|this\s+(?:morning|afternoon|evening)|last\s+(?:night|evening))\b", re.IGNORECASE
)
# A line that says when the page itself was printed or changed.
_ABOUT_THE_PAGE = re.compile(
    r"\W*(?:(?:last|first|originally)\s+)?(?:updated?|published|posted|modified|created|uploaded|submitted|retrieved|accessed|copyright|printed"
    r"|this\s+(?:article|story|page)\s+(?:was|has\s+been))\b",
    re.IGNORECASE,
)
# Such lines are short; a long sentence that begins so tells a story.
_SHORT_LINE = 120
# What stands before a time that is only compared with, or that a span of time ends at.
_COMPARED = re.compile(r"\b(?:than|compared\s+(?:with|to)|as\s+in|unlike)\s+(?:in\s+|on\s+|the\s+)?$", re.IGNORECASE)
_POSSIBLE = frozenset({"can", "could", "may", "might", "should", "must"})


def is_happening(text: str, item: TaggedSentence, date: DateMention) -> bool:
    """Whether the expression dates something in its sentence, rather than the page, a comparison or a mere possibility."""
    span = item.sentence.span
    head, tail = text[span.start : date.span.start], text[date.span.end : date.span.end + 40]
    if len(head) < 45 and not re.search(r"\b[a-z]{3,}\b", head) and _DATELINE_AFTER.match(tail):
        return False
    if _COMPARED.search(head) or (len(span) < _SHORT_LINE and _ABOUT_THE_PAGE.match(text, span.start, span.end)):
        return False
    if not item.tokens:
        return True
    verb = governor(item.tokens, date.span.start, date.span.end)
    if verb is None:
        return any(token.pos in ("VERB", "AUX") for token in item.tokens)
    below = [token for token in item.tokens if token is not item.tokens[verb] and item.tokens[token.head] is item.tokens[verb]]
    if any(token.tag == "MD" and token.lemma.lower() in _POSSIBLE for token in below):
        return False
    return not any(token.dep == "mark" and token.lemma.lower() in ("if", "unless", "whether") for token in below)
