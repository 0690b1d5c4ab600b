"""Do two answers to one question say the same? 'through April' and 'until next spring' may; 'two years' and 'three years' don't.

How likely it is comes from a logistic regression over three reasoned features; answers with other figures never say
the same. The groups come from average linking: one likely pair does not chain two answers that all else keeps apart.
"""

import json
import math
import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from itertools import combinations
from typing import TYPE_CHECKING

from rashomon.model import Encoder
from rashomon.text.number_words import words_value
from rashomon.text.wording import content_words, numbers

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

WEIGHTS = "same_answer.json"
# Groups are joined while their answers are, on the average, so likely the same. Between .40 and .50 the balanced accuracy on
# questions left out moves by two hundredths.
JOINED = 0.45
_GAP = re.compile(r"\W+")

FEATURES = ("contained", "vector", "meaning")


def group_answers(
    answers: Sequence[str], *, encoder: Encoder, weights: Mapping[str, float] | None = None
) -> tuple[tuple[int, ...], ...]:
    """The indices of answers that say the same, each group sorted, in the order of their first member."""
    likely = same_answers(answers, encoder=encoder, weights=weights)
    groups: list[list[int]] = [[i] for i in range(len(answers))]
    while len(groups) > 1:
        mean, first, second = max((_mean(likely, groups[a], groups[b]), -a, -b) for a, b in combinations(range(len(groups)), 2))
        if mean < JOINED:
            break
        groups[-first] += groups.pop(-second)
    return tuple(sorted(tuple(sorted(group)) for group in groups))


def same_answers(
    answers: Sequence[str], *, encoder: Encoder, weights: Mapping[str, float] | None = None
) -> dict[tuple[int, int], float]:
    """For each pair of indices (the lower first) how likely the two answers say the same, between 0 and 1."""
    model = shipped() if weights is None else weights
    figures = [_figures(answer) for answer in answers]
    out = {}
    for (i, j), row in features(answers, encoder=encoder).items():
        apart = figures[i] and figures[j] and figures[i].isdisjoint(figures[j])
        odds = model["intercept"] + sum(model[name] * value for name, value in zip(FEATURES, row, strict=True))
        out[i, j] = 0.0 if apart else 1 / (1 + math.exp(-odds))
    return out


def features(answers: Sequence[str], *, encoder: Encoder) -> dict[tuple[int, int], tuple[float, ...]]:
    """For each pair of indices its features, in the order of FEATURES."""
    words = [frozenset(content_words(answer)) for answer in answers]
    known = sorted(frozenset().union(*words))
    vectors = encoder.encode(list(answers))
    place = {word: k for k, word in enumerate(known)}
    near = _cosines(encoder.encode(known)) if known else None
    out: dict[tuple[int, int], tuple[float, ...]] = {}
    for i, j in combinations(range(len(answers)), 2):
        out[i, j] = (
            _contained(words[i], words[j]),
            float(vectors[i] @ vectors[j]),
            0.0 if near is None else _meaning([place[w] for w in sorted(words[i])], [place[w] for w in sorted(words[j])], near),
        )
    return out


def _mean(likely: Mapping[tuple[int, int], float], first: Sequence[int], second: Sequence[int]) -> float:
    return sum(likely[min(a, b), max(a, b)] for a in first for b in second) / (len(first) * len(second))


def _contained(first: frozenset[str], second: frozenset[str]) -> float:
    """How much of the smaller set the two share."""
    return len(first & second) / max(1, min(len(first), len(second)))


def _figures(answer: str) -> frozenset[str]:
    """The numbers in the answer, spelt out or not, as plain digits."""
    spelt = (words_value(word) for word in _GAP.split(answer.lower()) if word)
    return numbers(answer) | {f"{value:g}" for value in spelt if value is not None}


def _cosines(rows: "NDArray[np.float32]") -> "NDArray[np.float32]":
    return rows @ rows.T


def _meaning(first: Sequence[int], second: Sequence[int], near: "NDArray[np.float32]") -> float:
    """How near each word comes to the nearest one of the other answer, both ways."""
    if not first or not second:
        return 0.0
    table = near[list(first)][:, list(second)]
    return float(table.max(axis=1).mean() + table.max(axis=0).mean()) / 2


def made_from() -> str:
    """The digest of the file of answers that the shipped weights were made from."""
    return str(_stored()["sha256"])


@cache
def shipped() -> Mapping[str, float]:
    """The weights of the package."""
    weights = _stored()["weights"]
    assert isinstance(weights, dict)
    return {str(name): float(value) for name, value in weights.items()}


@cache
def _stored() -> Mapping[str, object]:
    stored: dict[str, object] = json.loads((resources.files("rashomon.compare") / "weights" / WEIGHTS).read_text("utf-8"))
    return stored
