"""Where a page prints its date of publication."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.clean.credits import lines_of
from rashomon.clean.stamps import find_stamps, short_day
from rashomon.model import Moment, Piece, Span

# A line that holds a date of publication holds little else: at most this many words beside the date.
MOST_WORDS_BESIDE = 10
# How many lines above the story (or below its headline) its date is looked for in, and how many below its end.
HEAD_LINES = 14
TAIL_LINES = 6
# Where a page puts its headline far above its story, so many lines before and behind the headline count as well.
BESIDE_TITLE = 4
# The first lines of a flattened page are its name in the window's frame, with the day it was visited below it.
TOP_LINES = 2
# A standfirst or a picture may stand above the date: so many lines below the first line of the body count as its head.
INTO_BODY = 9

# A line that says 'Updated' ranks so, or lower.
UPDATED = 2.0

_PUBLISHED = re.compile(
    r"\b(?:first\s+published|published|posted|publication\s+date|pub\.?\s*date|date\s+published|issued|created|date|filed|on\s+air)\b",
    re.IGNORECASE,
)
_UPDATED = re.compile(r"\b(?:updated|modified|last\s+(?:update|modified|edited)|edited|corrected)\b", re.IGNORECASE)
_OTHER = re.compile(
    r"\b(?:copyright|©|events?|deadline|expires?|born|died|photo|file|image|until|from|since|taken|retrieved|accessed|archived|next|comments?)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class DatedPlace:
    """A date of publication: what it means, where it stands, what kind of line it stands in, how sure it is."""

    when: Moment
    start: int
    end: int
    origin: str
    rank: float


def choose_date(
    text: str, body: Sequence[Piece], datelines: Sequence[Piece], title: Span | None, *, near: dt.date | None
) -> tuple[DatedPlace, ...]:
    """The places that print the date of publication, the surest first; none where the page leaves it open.

    A line that says 'Published' comes first, then a date between headline and story, then a dateline, then one that says
    'Updated'. Two different days of one rank tell nothing, unless one stands nearer to the story.
    """
    found: list[DatedPlace] = []
    lines = lines_of(text)
    first = body[0][0] if body else 0
    last = body[-1][1] if body else len(text)
    story = next((k for k, (_, end) in enumerate(lines) if end > first), len(lines))
    after = next((k for k, (start, _) in enumerate(lines) if start >= last), len(lines))
    headline = next((k for k, (_, end) in enumerate(lines) if title is not None and end > title.start), story)
    if headline < TOP_LINES:
        headline = story  # what the window is called; the headline above the story was taken for a part of it
    head = {*range(max(0, story - HEAD_LINES), min(story + INTO_BODY, len(lines)))}
    head |= {*range(max(0, headline - BESIDE_TITLE), min(headline + BESIDE_TITLE + 1, len(lines)))}
    for k in sorted({*head, *range(after, min(after + TAIL_LINES, len(lines)))}):
        start, end = lines[k]
        if k > story + 1 and any(a <= start < b for a, b in body) and not _PUBLISHED.match(text[start:end]):
            continue  # a date inside the story is one of its events
        label = text[slice(*lines[k - 1])] if k else ""
        distance = min(abs(k - story), abs(k - headline))
        found += _in_line(text, start, end, title=title, head=k in head, distance=distance, label=label)
    for start, end in datelines:
        stamps = find_stamps(text, start, end)
        if stamps:
            found.append(DatedPlace(stamps[0].when, stamps[0].start, stamps[0].end, "dateline", 2.5))
        elif (when := short_day(text[start:end], near)) is not None:
            found.append(DatedPlace(when, start, end, "dateline", 1.0))
    found.sort(key=lambda place: (-place.rank, place.when.precision != "time", place.start))
    if not found:
        return ()
    best = [place for place in found if place.rank >= found[0].rank - 0.2]
    if len({place.when.date for place in best}) > 1 and found[0].rank < 3:
        return ()
    same = [place for place in found if place.when.date == found[0].when.date]
    finer = next((place for place in same if place.when.precision == "time" and place.rank >= 2.5), found[0])
    return (finer, *(place for place in found if place is not finer))


def _in_line(text: str, start: int, end: int, *, title: Span | None, head: bool, distance: int, label: str) -> list[DatedPlace]:
    """The dates of a line that holds little beside them. `label` is the line above: it counts when it is a label alone."""
    if end - start > 300:
        return []
    stamps = find_stamps(text, start, end)
    out = []
    for number, stamp in enumerate(stamps[:3]):
        before = text[stamps[number - 1].end if number else start : stamp.start]
        if not before.strip() and len(label.split()) <= 3:
            before = label
        rest = text[start : stamp.start] + " " + text[stamp.end : end]
        if len(_WORD.findall(rest)) > MOST_WORDS_BESIDE or (title is not None and title.start <= stamp.start < title.end):
            continue
        after = text[stamp.end : stamps[number + 1].start] if number + 1 < len(stamps) else ""
        below_title = title is None or stamp.start >= title.end
        if _UPDATED.search(before) and not _PUBLISHED.search(before):
            rank = UPDATED if head else 1.5
        elif _PUBLISHED.search(before) or _UPDATED.search(after):  # 'May 2, 2024, updated May 3'
            rank = 4.0 if head else 3.0
        elif _OTHER.search(rest) or not head:
            continue
        elif re.match(r"\s*by\b", text[start:end], re.IGNORECASE):
            rank = 3.2
        elif below_title:
            rank = 3.0 - 0.02 * distance
        elif distance <= 3:
            rank = 2.0 - 0.1 * distance
        else:
            continue
        out.append(DatedPlace(stamp.when, stamp.start, stamp.end, "byline", rank))
    return out
