"""dates: time expressions found in running text and what they mean, against TIMEX3 annotations, all four types together.

`strict_f1` asks for the very stretch of text, `relaxed_f1` for one that overlaps, `value_f1` for an overlapping one with the
very same TIMEX3 value. `documents_per_second` is a rate, of one core; every other figure lies between 0 and 1.
"""

import datetime as dt
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec

from evaluation.errors import EvaluationError
from evaluation.figures import POOLED, Figures, Report, Row, Tally, harmonic
from evaluation.lines import read_lines
from rashomon.text.timexes import find_timexes

MEASURES = "time expressions in running text: their extent, and their value as TIMEX3 writes it"
FORM = 'lines of JSON, gzipped or not: {"text", "dct": day of writing, "timexes": [{"start", "end", "type", "value"}]}'
DATA: Path | None = None


class Timex(msgspec.Struct, frozen=True):
    """One expression of the truth."""

    start: int
    end: int
    type: str
    value: str | None = None


class Document(msgspec.Struct, frozen=True):
    """A text, the day it was written, and every time expression in it."""

    text: str
    timexes: list[Timex]
    dct: str | None = None
    doc: str = ""

    @property
    def written(self) -> dt.date | None:
        """The day of writing; None where it is not known."""
        return dt.date.fromisoformat(self.dct[:10]) if self.dct else None


Found = Sequence[tuple[int, int, str]]
"""Expressions of one document: where each begins and ends, and its value."""


def run(data: Path) -> Report:
    """Rows for the even and the odd documents (rules were made looking at even ones only), for peers, and for all together."""
    documents = read_lines(data, Document, FORM)
    if not any(document.timexes for document in documents):
        raise EvaluationError(f"{data}: no time expression is labelled ({FORM})")
    found, seconds = _timed(_ours, documents)
    parts = [_tally(documents[k::2], found[k::2]) for k in (0, 1)]
    both = Tally()
    for part in parts:
        both.take(part)
    rate = len(documents) / seconds
    rows = [Row(name, _figures(part, rate), tuple(part.notes)) for name, part in zip(("even", "odd"), parts, strict=True)]
    theirs, seconds = _timed(_dateparser, documents)
    rows.append(Row("dateparser", _figures(_tally(documents, theirs), len(documents) / seconds), peer=True))
    return Report("dates", (*rows, Row(POOLED, _figures(both, rate))), f"{len(documents)} documents")


def _timed(find: Callable[[Document], Found], documents: Sequence[Document]) -> tuple[list[Found], float]:
    for document in documents[:2]:
        find(document)  # what loads lazily is loaded before the clock runs
    begun = time.process_time()
    found = [find(document) for document in documents]
    return found, max(time.process_time() - begun, 1e-9)


def _ours(document: Document) -> Found:
    return [(t.start, t.end, t.value) for t in find_timexes(document.text, anchor=document.written)]


def _dateparser(document: Document) -> Found:
    """What dateparser's search finds; it tells words, not places, so each is looked for behind the one before it."""
    from dateparser.search import search_dates

    settings: dict[str, object] = {"PREFER_DATES_FROM": "past"}
    if document.written is not None:
        settings["RELATIVE_BASE"] = dt.datetime.combine(document.written, dt.time())
    out, at = [], 0
    for words, when in search_dates(document.text, languages=["en"], settings=settings) or ():
        start = document.text.find(words, at)
        if start >= 0:
            at = start + len(words)
            out.append((start, at, when.date().isoformat()))
    return out


def _tally(documents: Sequence[Document], found: Sequence[Found]) -> Tally:
    """Counts over the documents. Each expression of the truth is paired with at most one found, the widest overlap first."""
    tally = Tally()
    for document, got in zip(documents, found, strict=True):
        tally.add("want", len(document.timexes))
        tally.add("got", len(got))
        overlaps = sorted(
            (max(w.start, g[0]) - min(w.end, g[1]), i, j)
            for i, w in enumerate(document.timexes)
            for j, g in enumerate(got)
            if max(w.start, g[0]) < min(w.end, g[1])
        )
        pairs: dict[int, int] = {}
        for _, i, j in overlaps:
            if i not in pairs and j not in pairs.values():
                pairs[i] = j
        for i, want in enumerate(document.timexes):
            said = f"{want.type} {_around(document.text, want.start, want.end)} = {want.value}"
            if i not in pairs:
                tally.note(f"missed: {said}")
                continue
            start, end, value = got[pairs[i]]
            tally.add("relaxed")
            tally.add("strict", (start, end) == (want.start, want.end))
            tally.add("value", value == want.value)
            if value != want.value:
                tally.note(f"value {value!r} of {document.text[start:end]!r} ({document.dct}) for {said}")
        for j, (start, end, value) in enumerate(got):
            if j not in pairs.values():
                tally.note(f"wrong: {_around(document.text, start, end)} = {value}")
    return tally


def _around(text: str, start: int, end: int) -> str:
    return " ".join(f"{text[max(0, start - 40) : start]}[{text[start:end]}]{text[end : end + 30]}".split())


def _figures(tally: Tally, rate: float) -> Figures:
    figures: dict[str, float | None] = {
        f"{kind}_f1": harmonic(tally.share(kind, "got"), tally.share(kind, "want")) for kind in ("strict", "relaxed", "value")
    }
    return figures | {"documents_per_second": rate}
