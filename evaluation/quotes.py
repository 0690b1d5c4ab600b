"""quotes: direct quotations found in running text and who is said to speak them, against attributions labelled by hand.

A labelled content, or a piece of one that its cue splits, is a direct quotation when it begins and ends with quotation marks.
`direct_found` is the share of them that is covered by half or more by quotations reported as direct; `direct_precision` the
share of those reported that lie by half or more inside a labelled content (of any kind: a quotation inside reported speech is
somebody's words too). `speaker` is the share of those found whose speaker is right, of those whose source is labelled: a name
must be the name of the source; of a pronoun or a description ('he', 'the president') the data does not tell whom it stands for,
so the words must be given to somebody, and to the same one who is reported to do what the labelled verb of saying says.
`speaker_named` counts the sources that are names alone. `crashes` is a number of documents, not a share.
"""

import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from evaluation.errors import EvaluationError
from evaluation.figures import POOLED, Figures, Report, Row, Tally
from evaluation.lines import read_lines
from rashomon.annotate.mentions import find_mentions
from rashomon.annotate.quotes import find_quotes
from rashomon.annotate.reading import tag_sentences
from rashomon.annotate.sentences import find_sentences
from rashomon.engine.flow import Backends
from rashomon.model import Article, Tagger

MEASURES = "direct quotations found in running text, and who is said to speak them"
FORM = 'lines of JSON, gzipped or not: {"text", "attributions": [{"content", "cue", "source": [{"spans": [[start, end], …]}]}]}'
DATA: Path | None = None

Range = tuple[int, int]

_OPENING, _CLOSING = "\"“«„‘'", "\"”»“’'"
_NAME = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:[-'’][^\W\d_]+)*")
# Words before a name that are none of it.
_NO_NAMES = frozenset(
    "he she they it i we you his her the a an who mr mrs ms dr president senator sen rep gov governor secretary former".split()
)
# A reported quotation counts by where the most of it lies.
HALF = 0.5


class Part(msgspec.Struct, frozen=True):
    """One stretch, or several that belong together."""

    spans: list[Range]


class Attribution(msgspec.Struct, frozen=True):
    """Somebody's words, who they are from, and what says so."""

    content: list[Part] = []
    cue: list[Part] = []
    source: list[Part] = []


class Document(msgspec.Struct, frozen=True):
    """A text and every attribution in it; of a text labelled twice only the first labelling counts."""

    text: str
    attributions: list[Attribution]
    primary: bool = True
    doc: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """A direct quotation as reported: its words, the words that name its speaker and where its cue stands."""

    words: Range
    speaker: Range | None
    cue: Range | None


Reader = Callable[[str], list[Said]]


def run(data: Path) -> Report:
    """Rows for the even and the odd documents (errors were read in even ones only), for a peer, and for all together."""
    documents = [document for document in read_lines(data, Document, FORM) if document.primary]
    if not any(pieces(document) for document in documents):
        raise EvaluationError(f"{data}: no direct quotation is labelled ({FORM})")
    tagger = Backends().tagger("en")
    parts = [_tally(documents[k::2], lambda text: _ours(text, tagger)) for k in (0, 1)]
    rows = [Row(name, _figures(part), tuple(part.notes)) for name, part in zip(("even", "odd"), parts, strict=True)]
    both = Tally()
    for part in parts:
        both.take(part)
    peer = textacy_reader()
    if peer is None:
        print("eval: the peer textacy is not installed, it is left out", file=sys.stderr)
    else:
        rows.append(Row("textacy", _figures(_tally(documents, peer)), peer=True))
    return Report("quotes", (*rows, Row(POOLED, _figures(both))), f"{len(documents)} documents")


def pieces(document: Document) -> list[tuple[Range, Attribution]]:
    """Every labelled stretch that begins and ends with quotation marks, without them, and whose attribution it is part of."""
    out = []
    for attribution in document.attributions:
        for part in attribution.content:
            for start, end in part.spans:
                inner = document.text[start:end].rstrip(" \n.,;:")
                if len(inner) > 2 and inner[0] in _OPENING and inner[-1] in _CLOSING:
                    out.append(((start + 1, start + len(inner) - 1), attribution))
    return sorted(out, key=lambda piece: piece[0])


def _ours(text: str, tagger: Tagger | None) -> list[Said]:
    article = Article("a", "", "", text, ((0, len(text)),), language="en", reading="deep")
    tagged = tag_sentences(article, find_sentences(article), tagger=tagger)
    mentions, _ = find_mentions(article, tagged)
    return [
        Said(
            (q.span.start, q.span.end),
            (q.speaker.start, q.speaker.end) if q.speaker else None,
            (q.cue.start, q.cue.end) if q.cue else None,
        )
        for q in find_quotes(article, tagged, mentions)
        if q.direct
    ]


def textacy_reader() -> Reader | None:
    """What textacy reports, on the same model as ours; None where it is not installed."""
    try:
        from textacy.extract.triples import direct_quotations
    except ImportError:
        return None
    from rashomon.backends.english import PACKAGES, import_spacy
    from rashomon.backends.hashes import installed

    nlp = import_spacy().load(installed(PACKAGES))

    def read(text: str) -> list[Said]:
        out = []
        for found in direct_quotations(nlp(text)):
            words = (found.content.start_char, found.content.end_char)
            speaker = (found.speaker[0].idx, found.speaker[-1].idx + len(found.speaker[-1])) if found.speaker else None
            cue = (found.cue[0].idx, found.cue[-1].idx + len(found.cue[-1])) if found.cue else None
            out.append(Said(words, speaker, cue))
        return out

    return read


def _tally(documents: Sequence[Document], read: Reader) -> Tally:
    tally = Tally()
    for document in documents:
        tally.add("documents")
        wanted = pieces(document)
        tally.add("want", len(wanted))
        try:
            got = read(document.text)
        except Exception as error:  # what crashes, ours or a peer's, is counted and found nothing
            tally.add("crash")
            tally.note(f"crash in {document.doc}: {type(error).__name__}: {error}")
            continue
        _judge_found(document, wanted, got, tally)
        _judge_reported(document, got, tally)
    return tally


def _judge_found(document: Document, wanted: Sequence[tuple[Range, Attribution]], got: Sequence[Said], tally: Tally) -> None:
    text = document.text
    for words, attribution in wanted:
        on_it = [said for said in got if _overlap(said.words, words)]
        if sum(_overlap(said.words, words) for said in on_it) < HALF * (words[1] - words[0]):
            tally.note(f"missed: {_around(text, words)}", "missed", what="quotes")
            continue
        tally.add("found")
        if not attribution.source:
            continue
        best = max(on_it, key=lambda said: (_overlap(said.words, words), -said.words[0]))
        sources = [span for part in attribution.source for span in part.spans]
        cues = [span for part in attribution.cue for span in part.spans]
        named = any(name_words(text[start:end]) for start, end in sources)
        right = _right_speaker(text, best, got, sources, cues, named=named)
        for kind in ("sourced", *(["named"] if named else ["unnamed"])):
            tally.add(kind)
            tally.add(f"{kind}_right", right)
        if not right:
            told = text[slice(*best.speaker)] if best.speaker else None
            wants = " … ".join(text[start:end] for start, end in sources)
            tally.note(f"speaker {told!r} for {wants!r}: {_around(text, words)}", "wrong", what="speakers")


def _judge_reported(document: Document, got: Sequence[Said], tally: Tally) -> None:
    contents = [span for a in document.attributions for part in a.content for span in part.spans]
    for said in got:
        tally.add("got")
        inside = max((_overlap(said.words, content) for content in contents), default=0)
        right = inside >= HALF * (said.words[1] - said.words[0])
        tally.add("right", right)
        if not right:
            tally.note(f"wrong: {_around(document.text, said.words)}", "wrong", what="quotes")


def _right_speaker(
    text: str, said: Said, got: Sequence[Said], sources: Sequence[Range], cues: Sequence[Range], *, named: bool
) -> bool:
    if said.speaker is None:
        return False
    if any(_overlap(said.speaker, source) for source in sources):
        return True
    if not named:
        here = {g.speaker for g in got if g.cue is not None and any(_overlap(g.cue, cue) for cue in cues)}
        return said.speaker in here
    ours = name_words(text[slice(*said.speaker)])
    return any(same_name(ours, name_words(text[start:end])) for start, end in sources)


def name_words(text: str) -> list[str]:
    """The words of a source that may be a name: those with a capital that are no pronoun and no courtesy."""
    return [w.casefold() for w in _NAME.findall(text) if w[0].isupper() and w.casefold() not in _NO_NAMES]


def same_name(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether the words of the shorter all stand in the longer: 'Brandt' and 'Mayor Helena Brandt', not 'Karl Brandt'."""
    shorter, longer = sorted((ours, theirs), key=len)
    return bool(shorter) and set(shorter) <= set(longer)


def _overlap(a: Range, b: Range) -> int:
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def _around(text: str, words: Range) -> str:
    start, end = words
    said = text[start:end]
    said = said if len(said) <= 90 else f"{said[:50]} … {said[-35:]}"
    return " ".join(f"{text[max(0, start - 90) : start]}[{said}]{text[end : end + 80]}".split())


def _figures(tally: Tally) -> Figures:
    return {
        "direct_found": tally.share("found", "want"),
        "direct_precision": tally.share("right", "got"),
        "speaker": tally.share("sourced_right", "sourced"),
        "speaker_named": tally.share("named_right", "named"),
        "crashes": tally.counts.get("crash", 0),
    }
