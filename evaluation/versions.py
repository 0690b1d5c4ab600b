"""versions: two translations of one quotation, found among many sentences by the comparison that groups quotations in a story.

Each quotation's first translation is sought among the second translations of all: of the quotations, and of the sentences of the
pool that hold none of them. Nobody's speaker is known. `recall_at_1` is the share of the quotations than whose own second
translation nothing lies nearer; `joined` the share that are taken for versions of one; `false_pairs` the share that are taken for
versions of something else, in all the pool. `strangers_joined` is the share of the pool's other sentences, in their first
translation, that are taken for versions of a quotation, though none is theirs. The peers' threshold is the one that keeps as
many strangers apart as ours.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from evaluation.errors import EvaluationError
from evaluation.figures import POOLED, Figures, Note, Report, Row
from evaluation.lines import read_lines
from rashomon.compare.likeness import likenesses
from rashomon.compare.utterances import Utterance
from rashomon.compare.versions import least
from rashomon.engine.flow import Backends
from rashomon.model import Encoder, Span
from rashomon.text.wording import all_words, content_words

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Matrix = NDArray[np.float32]

MEASURES = "two translations of one quotation: found among strangers, and kept apart from them"
FORM = (
    'lines of JSON, gzipped or not: of --data {"set", "lang", "i", "quoteA", "quoteB"}, '
    'of --pool {"set", "lang", "i", "refA", "refB"}; set, lang and i say which sentence of which set it is'
)
DATA: Path | None = None
SECOND = "pool"

# Lengths of the peer's n-grams of characters.
_SHORTEST, _LONGEST = 3, 5


class Sentence(msgspec.Struct, frozen=True, rename={"first": "refA", "second": "refB"}):
    """A line of the pool, in its two translations."""

    set: str
    lang: str
    i: int
    first: str
    second: str


class Quotation(msgspec.Struct, frozen=True, rename={"first": "quoteA", "second": "quoteB"}):
    """A line of the data, in its two translations."""

    set: str
    lang: str
    i: int
    first: str
    second: str


def run_with(data: Path, second: Path) -> Report:
    """A row for each peer, and one of ours; `second` is the pool."""
    quotations, sentences = read_lines(data, Quotation, FORM), read_lines(second, Sentence, FORM)
    held = {(q.set, q.lang, q.i) for q in quotations}
    strangers = [s for s in sentences if (s.set, s.lang, s.i) not in held]
    if not quotations or not strangers:
        raise EvaluationError(f"{data}, {second}: no quotation, or no sentence without one")
    encoder = Backends().encoder
    if encoder is None:
        raise EvaluationError("versions: the sentence encoder is not installed")
    asked = [q.first for q in quotations] + [s.first for s in strangers]
    there = [q.second for q in quotations] + [s.second for s in strangers]
    size = len(quotations)
    enough = least(_utterance(0, asked[0]), _utterance(1, there[0]))
    found, strange = _likenesses(asked[:size], there, encoder), _likenesses(asked[size:], there[:size], encoder)
    figures = _figures(found, strange, enough)
    peers = []
    for name, table in (
        ("character TF-IDF", _tfidf(asked, there)),
        ("vectors alone", encoder.encode(asked) @ encoder.encode(there).T),
    ):
        threshold = _as_strict(table[:size], figures["false_pairs"] or 0.0)
        peers.append(Row(name, _figures(table[:size], table[size:, :size], threshold), peer=True))
    ours = Row(POOLED, figures, tuple(_notes(found, asked[:size], there, enough)))
    return Report("versions", (*peers, ours), f"{size} quotations, {len(strangers)} other sentences")


def _utterance(account: int, text: str, at: int = 0) -> Utterance:
    span = Span(str(account), at, at + len(text))
    return Utterance(account, span, text, True, None, "", None, all_words(text), content_words(text), "en")


def _likenesses(asked: Sequence[str], there: Sequence[str], encoder: Encoder) -> "Matrix":
    """A row for each text that is asked about, a column for each there: as if two accounts of one story quoted them."""
    utterances = []
    for account, texts in enumerate((asked, there)):
        at = 0
        for text in texts:
            utterances.append(_utterance(account, text, at))
            at += len(text) + 1
    return likenesses(utterances, encoder=encoder)[: len(asked), len(asked) :]


def _tfidf(asked: Sequence[str], there: Sequence[str]) -> "Matrix":
    from sklearn.feature_extraction.text import TfidfVectorizer

    model = TfidfVectorizer(analyzer="char_wb", ngram_range=(_SHORTEST, _LONGEST), sublinear_tf=True).fit([*asked, *there])
    return np.asarray((model.transform(asked) @ model.transform(there).T).toarray(), dtype=np.float32)


def _figures(found: "Matrix", strange: "Matrix", enough: float) -> Figures:
    own = found.diagonal()
    others = _others(found)
    return {
        "recall_at_1": float((own >= others).mean()),
        "joined": float((own >= enough).mean()),
        "false_pairs": float((others >= enough).mean()),
        "strangers_joined": float((strange.max(axis=1) >= enough).mean()),
    }


def _others(found: "Matrix") -> "Matrix":
    """How near the nearest lies that is not the own second translation."""
    without = found.copy()
    np.fill_diagonal(without, -1)
    return np.asarray(without.max(axis=1))


def _as_strict(found: "Matrix", share: float) -> float:
    """The lowest threshold at which no more than this share of the quotations is taken for versions of something else."""
    others = np.sort(_others(found))[::-1]
    return float(np.nextafter(others[min(round(share * len(others)), len(others) - 1)], np.float32(2)))


def _notes(found: "Matrix", asked: Sequence[str], there: Sequence[str], enough: float) -> list[Note]:
    notes = []
    for row, text in enumerate(asked):
        order = [k for k in np.argsort(-found[row], kind="stable").tolist() if k != row]
        own, other, near = found[row, row], found[row, order[0]], there[order[0]]
        if other > own:
            notes.append(
                Note(f"not first: {text} | {there[row]} ({own:.2f}) | {near} ({other:.2f})", "missed", cause="not first")
            )
        elif own < enough:
            notes.append(Note(f"not joined: {text} | {there[row]} ({own:.2f})", "missed", cause="not joined"))
        if other >= enough:
            notes.append(Note(f"a stranger: {text} | {near} ({other:.2f})", "wrong", cause="a stranger"))
    return notes
