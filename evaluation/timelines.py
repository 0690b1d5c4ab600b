"""timelines: what one entity took part in, and when, out of many documents (SemEval-2015 task 4, the track from raw text).

The system is given an entity's name and the documents of its corpus, without the truth. `f1`, `p` and `r` are the task's own
measure, over all timelines together (see `evaluation.timeline_graph`): relations of time between mentions of events and dates.
`mentions_f1` leaves time aside: are they the right words? `dated` is the share of the right words that have the right date, to
the same precision. Happenings without a date are left out of our timelines, for the measure takes no notice of them; those of one
date are given one order, for nothing in the accounts tells which came first.

The system's rules were made on the errors of the corpus `trial_apple`; of `corpus_1` only figures were looked at. The published
figures are of `corpus_1` and two more: .0785 from raw text; those of .25 and above start from events that were marked by hand.
"""

import bisect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from evaluation.errors import EvaluationError
from evaluation.figures import POOLED, Figures, Report, Row, Tally, harmonic
from evaluation.lines import read_lines
from evaluation.timeline_documents import Document, Read, read_document
from evaluation.timeline_graph import Line, compare_timelines
from rashomon.backends.english import EnglishTagger
from rashomon.compare.entity_timeline import Part, find_parts
from rashomon.compare.references import Kind
from rashomon.model import Moment, Span

MEASURES = "timelines of one entity out of many documents: the right happenings, at the right time"
FORM = (
    'lines of JSON, gzipped or not: of --data {"corpus", "doc", "dct", "sentences": [{"id", "text"}]}, of --gold '
    '{"corpus", "entity", "events": [{"order", "date", "mentions": [{"doc", "sent", "token"}]}]}'
)
DATA: Path | None = None
SECOND = "gold"


class Mention(msgspec.Struct, frozen=True):
    """A token of a document: words that belong together are joined by `_`."""

    doc: str
    sent: str
    token: str


class Event(msgspec.Struct, frozen=True):
    """One event of the truth; order 0 means that it cannot be placed."""

    order: int
    date: str
    mentions: tuple[Mention, ...]


class Timeline(msgspec.Struct, frozen=True):
    """One line of the truth: `file` is another spelling of the entity's name."""

    corpus: str
    entity: str
    events: tuple[Event, ...]
    file: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """The spellings of the entity's name."""
        other = self.file.removesuffix(".txt").replace("_", " ")
        return tuple(dict.fromkeys(name for name in (self.entity, other) if name))


@dataclass(frozen=True, slots=True)
class _Found:
    """A mention as the task writes it, and its date."""

    mention: str
    date: str


System = Callable[[Timeline, Mapping[str, Read]], list[_Found]]


def run_with(data: Path, second: Path) -> Report:
    """A row for the peer, one for each corpus, and one of all; `second` is the truth."""
    documents, truth = read_lines(data, Document, FORM), read_lines(second, Timeline, FORM)
    tagger = EnglishTagger()
    corpora: dict[str, dict[str, Read]] = {}
    for document in documents:
        corpora.setdefault(document.corpus, {})[document.doc] = read_document(document, tagger=tagger)
    missing = sorted({timeline.corpus for timeline in truth} - set(corpora))
    if missing:
        raise EvaluationError(f"{data}: no document of the corpora {', '.join(missing)}")
    rows = [Row("every verb beside the name, on the day of writing", _figures(_tally(truth, corpora, _naive)), peer=True)]
    whole = Tally()
    for corpus in sorted(corpora):
        tally = _tally([timeline for timeline in truth if timeline.corpus == corpus], corpora, _ours)
        rows.append(Row(corpus, _figures(tally)))
        whole.take(tally)
    rows.append(Row(POOLED, _figures(whole), tuple(whole.notes)))
    return Report("timelines", tuple(rows), f"{len(truth)} timelines, {len(documents)} documents")


def _tally(truth: Sequence[Timeline], corpora: Mapping[str, Mapping[str, Read]], system: System) -> Tally:
    tally = Tally()
    for timeline in truth:
        reads = corpora[timeline.corpus]
        found = system(timeline, reads)
        gold = [
            Line(event.order, event.date, tuple(f"{m.doc}-{m.sent}-{m.token}" for m in event.mentions))
            for event in timeline.events
        ]
        dates = sorted({one.date for one in found})
        lines = [Line(bisect.bisect_left(dates, one.date) + 1, one.date, (one.mention,)) for one in found]
        counts = compare_timelines(gold, lines)
        tally.add("right", counts.right)
        tally.add("got", counts.got)
        tally.add("hit", counts.hit)
        tally.add("want", counts.want)
        _explain(tally, timeline, gold, found, reads)
    return tally


def _figures(tally: Tally) -> Figures:
    precision, recall = tally.share("right", "got"), tally.share("hit", "want")
    return {
        "f1": harmonic(precision, recall),
        "p": precision,
        "r": recall,
        "mentions_f1": harmonic(tally.share("common", "words_got"), tally.share("common", "words_want")),
        "dated": tally.share("dated", "common"),
    }


def _explain(tally: Tally, timeline: Timeline, gold: Sequence[Line], found: Sequence[_Found], reads: Mapping[str, Read]) -> None:
    """Count the words by themselves, and say in a note what is wrong with each that is."""
    want = {mention: line.date for line in gold if line.order > 0 for mention in line.mentions}
    unplaced = {mention for line in gold if line.order == 0 for mention in line.mentions}
    got = {one.mention: one.date for one in found}
    tally.add("words_want", len(want))
    tally.add("words_got", len(got))
    for mention in sorted(want.keys() | got.keys()):
        where = f"{timeline.entity}: {mention}: {_sentence(mention, reads)}"
        if mention not in got:
            tally.note(f"missed {want[mention]} {where}", "missed", what="happening", cause="happening not found")
        elif mention not in want:
            cause = "happening without a place in time" if mention in unplaced else "no happening of this timeline"
            tally.note(f"wrong {got[mention]} {where}", "wrong", what="happening", cause=cause)
        else:
            tally.add("common")
            if got[mention] == want[mention]:
                tally.add("dated")
            else:
                tally.note(f"{got[mention]}, not {want[mention]} {where}", "wrong", what="date", cause="another date")


def _sentence(mention: str, reads: Mapping[str, Read]) -> str:
    doc, number, _ = mention.split("-", 2)
    if doc not in reads:
        return "(no such document)"
    places = [token for token in reads[doc].tokens if str(token[2]) == number]
    return reads[doc].account.article.text[places[0][0] : places[-1][1]] if places else "(no such sentence)"


def _ours(timeline: Timeline, reads: Mapping[str, Read]) -> list[_Found]:
    names = timeline.names
    parts = find_parts([read.account for read in reads.values()], names, kind=_kind(names, reads))
    return [
        _Found(mention, part.when.iso)
        for part in parts
        if part.when is not None and (mention := _mention(part, reads[part.word.article])) is not None
    ]


def _mention(part: Part, read: Read) -> str | None:
    at = read.token_at(part.word.start)
    if at is None:
        return None
    after = read.token_at(part.particle.start) if part.particle is not None else None
    return f"{part.word.article}-{at[0]}-{at[1]}{f'_{after[1]}' if after else ''}"


def _kind(names: Sequence[str], reads: Mapping[str, Read]) -> Kind:
    """What the documents' readings take the name for; a name with a number in it is a thing's."""
    if any(c.isdigit() for name in names for c in name):
        return "thing"
    spelt = {name.casefold() for name in names}
    votes = sorted(m.kind for r in reads.values() for m in r.account.annotation.mentions if m.text.casefold() in spelt)
    common = max(votes, key=votes.count, default="place")
    if common == "person" and " " in names[0]:
        return "person"
    return "organisation" if common in ("person", "organisation") else "thing"


def _naive(timeline: Timeline, reads: Mapping[str, Read]) -> list[_Found]:
    """Every verb of each sentence that prints the name, dated by the day its document was written."""
    found = []
    for doc, read in reads.items():
        written: Moment | None = read.account.article.published
        for item in read.account.annotation.tagged:
            span: Span = item.sentence.span
            text = read.account.slice(span).casefold()
            if written is None or not any(name.casefold() in text for name in timeline.names):
                continue
            for token in item.tokens:
                at = read.token_at(token.start)
                if token.pos == "VERB" and at is not None:
                    found.append(_Found(f"{doc}-{at[0]}-{at[1]}", written.iso))
    return found
