"""answers: answers of different outlets to one question: do two of them say the same?

`balanced_accuracy` is the mean of the share of same pairs called the same and of different pairs called different, over all pairs
of all questions; `by_question` the mean over questions; `pairs_alone` what it is when each pair is judged without the others.
Asked about the very file the shipped weights were made from, each question is judged by weights that never saw it.
"""

import hashlib
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

import msgspec

from evaluation.figures import POOLED, Figures, Report, Row
from evaluation.lines import read_lines
from rashomon.backends.vectors import SentenceEncoder
from rashomon.compare import same_answer
from rashomon.model import Encoder
from rashomon.text.wording import content_words

MEASURES = "answers of outlets to one question: which say the same"
FORM = 'lines of JSON, gzipped or not: {"question", "answers": [{"answer", "cluster"}]}'
DATA: Path | None = None

Said = list[bool]


class Given(msgspec.Struct, frozen=True):
    """One outlet's answer, and the number of the group of those that say the same."""

    answer: str
    cluster: int


class Asked(msgspec.Struct, frozen=True):
    """A question and all that was answered."""

    question: str
    answers: list[Given]


def run(data: Path) -> Report:
    """Rows for a peer and for each question, and one for all."""
    questions = read_lines(data, Asked, FORM)
    encoder = SentenceEncoder()
    truth = [_truth(asked) for asked in questions]
    weights = _weights(data, questions, encoder)
    grouped = [_together(asked, own, encoder) for asked, own in zip(questions, weights, strict=True)]
    alone = [_alone(asked, own, encoder) for asked, own in zip(questions, weights, strict=True)]
    rows = [Row("words in common", _figures(truth, [_jaccard(asked) for asked in questions]), peer=True)]
    rows += [Row(asked.question, _figures([true], [said])) for asked, true, said in zip(questions, truth, grouped, strict=True)]
    pooled = {**_figures(truth, grouped), "pairs_alone": _figures(truth, alone)["balanced_accuracy"]}
    return Report("answers", (*rows, Row(POOLED, pooled)), f"{len(questions)} questions, {sum(map(len, truth))} pairs")


def _weights(data: Path, questions: Sequence[Asked], encoder: Encoder) -> list[dict[str, float]]:
    """For each question the weights it is judged by."""
    from evaluation.training.answers import fit

    if hashlib.sha256(data.read_bytes()).hexdigest() != same_answer.made_from():
        return [dict(same_answer.shipped())] * len(questions)
    return [fit([other for other in questions if other is not asked], encoder=encoder) for asked in questions]


def _truth(asked: Asked) -> Said:
    return [a.cluster == b.cluster for a, b in combinations(asked.answers, 2)]


def _together(asked: Asked, weights: dict[str, float], encoder: Encoder) -> Said:
    texts = [given.answer for given in asked.answers]
    groups = same_answer.group_answers(texts, encoder=encoder, weights=weights)
    group = {member: number for number, members in enumerate(groups) for member in members}
    return [group[i] == group[j] for i, j in combinations(range(len(texts)), 2)]


def _alone(asked: Asked, weights: dict[str, float], encoder: Encoder) -> Said:
    likely = same_answer.same_answers([given.answer for given in asked.answers], encoder=encoder, weights=weights)
    return [chance >= same_answer.JOINED for chance in likely.values()]


def _jaccard(asked: Asked) -> Said:
    """The peer: half of all the words of both are shared."""
    words = [frozenset(content_words(given.answer)) for given in asked.answers]
    return [len(a & b) / max(1, len(a | b)) >= 0.5 for a, b in combinations(words, 2)]


def _figures(truth: Sequence[Said], said: Sequence[Said]) -> Figures:
    pairs = [(t, s) for true, told in zip(truth, said, strict=True) for t, s in zip(true, told, strict=True)]
    single = [_balanced(list(zip(true, told, strict=True))) for true, told in zip(truth, said, strict=True)]
    known = [value for value in single if value is not None]
    return {"balanced_accuracy": _balanced(pairs), "by_question": sum(known) / len(known) if known else None}


def _balanced(pairs: Sequence[tuple[bool, bool]]) -> float | None:
    same, other = ([s for t, s in pairs if t is wanted] for wanted in (True, False))
    return (sum(same) / len(same) + sum(not s for s in other) / len(other)) / 2 if same and other else None
