"""How likely two utterances are versions of one: their words, their vectors, who speaks, and what rivals there are."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Literal

from rashomon.compare.utterances import Utterance, Weights, stands_in
from rashomon.model import Encoder
from rashomon.text.wording import all_words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float32]

Evidence = Literal["words and vectors", "vectors", "words"]
# What each model looks at; `features` says what the names mean. Between two languages there are no words in common to look at.
LOOKS_AT: dict[Evidence, tuple[str, ...]] = {
    "words and vectors": ("shared", "phrase", "vectors", "same speaker", "another speaker", "reported", "lead", "least lead"),
    "vectors": ("vectors", "same speaker", "another speaker", "reported", "lead", "least lead"),
    "words": ("shared", "contained", "phrase", "same speaker", "another speaker", "reported", "lead", "least lead"),
}
# So many words in a row, so many of them of content, are no chance; 'by the end of the game' is.
PHRASE_WORDS = 4
PHRASE_CONTENT = 3
# A rival far ahead says no more than one a little ahead.
_FARTHEST_BEHIND = -0.3
# Parts of an utterance: stretches between marks with at least so many words, alone and two or three in a row, so many at most.
_FEWEST_IN_PART = 3
_MOST_IN_A_ROW = 3
_MOST_PARTS = 10
_MARKS = re.compile(r"[.!?;:,–—\"“”«»…]+\s+|\s+[–—-]\s+")


@dataclass(frozen=True, slots=True)
class Model:
    """A logistic regression over the features of a pair."""

    weight: tuple[float, ...]
    bias: float


@cache
def models() -> dict[Evidence, Model]:
    """The weights this version ships, by what there is to look at."""
    data = json.loads(resources.files("rashomon.compare").joinpath("weights/versions.json").read_text(encoding="utf-8"))
    return {
        kind: Model(tuple(float(data["models"][kind]["weight"][name]) for name in names), float(data["models"][kind]["bias"]))
        for kind, names in LOOKS_AT.items()
    }


def likenesses(
    utterances: Sequence[Utterance], *, encoder: Encoder | None, fitted: dict[Evidence, Model] | None = None
) -> "Matrix":
    """How likely, between 0 and 1, each two are versions of one utterance: shape (n, n), symmetric.

    Two with the same words of content, or one a stretch of four words or more out of the other, have 1; others have 0 within
    one account. `fitted` replaces the shipped weights.
    """
    import numpy as np

    fitted = fitted or models()
    table = features(utterances, encoder=encoder)
    out = _probability(table, fitted, "words" if encoder is None else "words and vectors")
    if encoder is not None:
        language = np.array([u.language or "" for u in utterances])
        foreign = (language[:, None] != language[None, :]) & (language[:, None] != "") & (language[None, :] != "")
        if foreign.any():
            out = np.where(foreign, _probability(table, fitted, "vectors"), out)
    account = np.array([u.account for u in utterances])
    out = np.where(account[:, None] == account[None, :], np.float32(0), out)
    # rounded, so that nothing hangs on the last bits of a processor
    return np.asarray(np.round(np.where(table["very words"] > 0, np.float32(1), out), 4), dtype=np.float32)


def _probability(table: "dict[str, Matrix]", fitted: dict[Evidence, Model], kind: Evidence) -> "Matrix":
    import numpy as np

    model = fitted[kind]
    raw = sum((np.float32(w) * table[name] for name, w in zip(LOOKS_AT[kind], model.weight, strict=True)), np.float32(model.bias))
    return np.asarray(1 / (1 + np.exp(-raw)), dtype=np.float32)


def features(utterances: Sequence[Utterance], *, encoder: Encoder | None) -> "dict[str, Matrix]":
    """What speaks for and against each pair: name → shape (n, n).

    shared: the weight of the words in common, of the longer's. contained: of the shorter's. phrase: one's words of content stand
    in the other in a row. very words: all of them and no others, or such a row of four words or more. vectors: the cosine of the
    two, or of one and the likest part of the other. same speaker, another speaker: both known. reported: one is reported speech.
    lead: how far the likeness (vectors, else shared) lies above that of either's best rival in the other's account; rivals are
    what the same or an unknown speaker says there elsewhere. least lead: above the lesser rival.
    """
    import numpy as np

    known = np.array([u.speaker or "" for u in utterances])
    both = (known[:, None] != "") & (known[None, :] != "")
    same = both & (known[:, None] == known[None, :])
    direct = np.array([u.direct for u in utterances], dtype=bool)
    table = _of_words(utterances)
    likeness = table["shared"] if encoder is None else _of_vectors([u.text for u in utterances], encoder)
    first = _rivals(utterances, likeness, both & ~same)
    return table | {
        "vectors": likeness,
        "same speaker": same.astype(np.float32),
        "another speaker": (both & ~same).astype(np.float32),
        "reported": (~(direct[:, None] & direct[None, :])).astype(np.float32),
        "lead": np.maximum(likeness - np.maximum(first, first.T), np.float32(_FARTHEST_BEHIND)),
        "least lead": np.maximum(likeness - np.minimum(first, first.T), np.float32(_FARTHEST_BEHIND)),
    }


def _of_words(utterances: Sequence[Utterance]) -> "dict[str, Matrix]":
    import numpy as np

    size = len(utterances)
    weights = Weights([u.words for u in utterances])
    column = {word: k for k, word in enumerate(sorted({word for u in utterances for word in u.words}))}
    holds = np.zeros((size, len(column)), dtype=np.float32)
    for row, u in enumerate(utterances):
        for word in set(u.words):
            holds[row, column[word]] = np.sqrt(weights.of(word))
    common = holds @ holds.T
    own = common.diagonal()
    larger, smaller = np.maximum(own[:, None], own[None, :]), np.minimum(own[:, None], own[None, :])
    few = np.array([len(set(u.words)) for u in utterances], dtype=np.float32)
    fewest = np.minimum(few[:, None], few[None, :])
    inside = common / np.maximum(smaller, 1e-6)
    phrase, very = np.zeros((size, size), dtype=np.float32), np.zeros((size, size), dtype=np.float32)
    for i, j in zip(*(x.tolist() for x in np.nonzero(np.triu(inside > _ALL_BUT, 1))), strict=True):
        a, b = utterances[i], utterances[j]
        if fewest[i, j] >= 2 and (stands_in(a.words, b.words) or stands_in(b.words, a.words)):
            phrase[i, j] = phrase[j, i] = 1
        if a.words == b.words or (phrase[i, j] and fewest[i, j] >= PHRASE_CONTENT and _long_phrase(a.plain, b.plain)):
            very[i, j] = very[j, i] = 1
    return {
        "shared": common / np.maximum(larger, 1e-6),
        # a few words out of a few are contained by chance
        "contained": inside * np.minimum(1, fewest / 4),
        "phrase": phrase,
        "very words": very,
    }


# All words of one stand in the other, but for the last bits of the sum.
_ALL_BUT = 0.999


def _of_vectors(texts: Sequence[str], encoder: Encoder) -> "Matrix":
    """The cosine of each two texts, or of one and that part of the other which is likest to it."""
    import numpy as np

    cut = [parts(text) for text in texts]
    whole, rows = encoder.encode(texts), encoder.encode([part for group in cut for part in group])
    near = whole @ rows.T
    starts = np.cumsum([0, *(len(group) for group in cut[:-1])])
    best = np.maximum.reduceat(near, starts, axis=1) if len(texts) else near
    return np.asarray(np.maximum(np.maximum(best, best.T), whole @ whole.T), dtype=np.float32)


def parts(text: str) -> list[str]:
    """Stretches of a text between its marks, one, two or three in a row; the whole where it has no more than one."""
    places, start = [], 0
    for match in _MARKS.finditer(text):
        if len(all_words(text[start : match.start()])) >= _FEWEST_IN_PART:
            places.append((start, match.end()))
            start = match.end()
    if len(all_words(text[start:])) >= _FEWEST_IN_PART or not places:
        places.append((start, len(text)))
    else:
        places[-1] = (places[-1][0], len(text))
    rows = [
        text[places[k][0] : places[k + size - 1][1]].strip()
        for size in range(1, _MOST_IN_A_ROW + 1)
        for k in range(len(places) - size + 1)
    ]
    return rows[:_MOST_PARTS]


def _rivals(utterances: Sequence[Utterance], likeness: "Matrix", another: "NDArray[np.bool_]") -> "Matrix":
    """For row i and column j: how like i is to what it is likest to in j's account, j and what overlaps j left out."""
    import numpy as np

    allowed = np.where(another, np.float32(0), likeness)
    out = np.zeros_like(allowed)
    by_account: dict[int, list[int]] = {}
    for k, u in enumerate(utterances):
        by_account.setdefault(u.account, []).append(k)
    for members in by_account.values():
        if len(members) < 2:
            continue
        here = allowed[:, members]
        top = np.argmax(here, axis=1)
        second, first = np.sort(here, axis=1)[:, -2:].T
        spans = [utterances[k].span for k in members]
        for at, j in enumerate(members):
            apart = [n for n, span in enumerate(spans) if n != at and not span.overlap(spans[at])]
            if len(apart) < len(members) - 1:
                out[:, j] = here[:, apart].max(axis=1) if apart else 0
            else:
                out[:, j] = np.where(top == at, second, first)
    return out


def _long_phrase(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    short, long = sorted((one, other), key=len)
    return len(short) >= PHRASE_WORDS and stands_in(short, long)
