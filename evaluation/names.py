"""names: are two printed names one? Whole names as on watch lists, or single words in different Latin spellings.

Where the best threshold lies is found on nine tenths of the pairs and used on the last tenth, for us and for the peers alike;
pairs that share a name stand in one tenth. The model for spellings is fitted anew on the nine tenths when it is asked about the
very file it was made from. Two figures are rates, by the time of one core, the best of three runs, each beginning with empty
caches and with nothing prepared: `pairs_per_second` of the labelled pairs, hardly two with a name in common;
`crossed_per_second` of all persons of the file against one another, as blocks are compared. Every other figure lies between 0
and 1.
"""

import hashlib
import itertools
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from evaluation.figures import POOLED, Figures, Note, Report, Row
from evaluation.pairs_of_names import FORM as PAIRS_FORM
from evaluation.pairs_of_names import Pair, SpellingPair, folds, read_pairs
from evaluation.training.spellings import fit
from rashomon.linking import alignment, confusable, name_parts, names, spelling
from rashomon.linking.lookalike_features import table

MEASURES = "pairs of names: one's or two's"
FORM = PAIRS_FORM
DATA: Path | None = None

FOLDS = 10
# Names of the file that are compared with one another for the speed: enough for a steady rate, few enough for seconds.
CROSSED = 500

# How often a rate is measured; the fastest counts, for what else the machine does only slows it down.
RUNS = 3

Judge = Callable[[Sequence[str], Sequence[str]], list[float]]


def run(data: Path) -> Report:
    """A row for each peer, and one of ours."""
    pairs = read_pairs(data)
    spellings = not any(pair.kind for pair in pairs)
    fold = folds(pairs, FOLDS)
    ours: Judge = confusable.one_names if spellings else names.score_names
    rates = _rates(ours, pairs)
    if spellings and hashlib.sha256(data.read_bytes()).hexdigest() == confusable.made_from():
        scores = _refitted(pairs, fold)
    else:
        scores = ours(*_sides(pairs))
    rows = [
        Row(name, _figures(pairs, fold, peer(*_sides(pairs)), _rates(peer, pairs)), peer=True) for name, peer in _peers().items()
    ]
    return Report(
        "names",
        (*rows, Row(POOLED, _figures(pairs, fold, scores, rates), tuple(map(Note, _notes(pairs, fold, scores))))),
        f"{len(pairs)} pairs",
    )


def _sides(pairs: Sequence[Pair]) -> tuple[list[str], list[str]]:
    return [pair.first for pair in pairs], [pair.second for pair in pairs]


def _peers() -> dict[str, Judge]:
    from rapidfuzz.distance import JaroWinkler, Levenshtein

    def each(judge: Callable[[str, str], float]) -> Judge:
        return lambda first, second: [judge(a.lower(), b.lower()) for a, b in zip(first, second, strict=True)]

    return {"Jaro-Winkler": each(JaroWinkler.similarity), "Levenshtein": each(Levenshtein.normalized_similarity)}


def _refitted(pairs: Sequence[Pair], fold: Sequence[int]) -> list[float]:
    """Each pair's score by a model that has not seen it, nor any pair that shares a name with it."""
    scores = [0.0] * len(pairs)
    for left in range(FOLDS):
        model = fit([SpellingPair(p.first, p.second, p.same) for p, f in zip(pairs, fold, strict=True) if f != left])
        asked = [k for k, f in enumerate(fold) if f == left]
        first, second = _sides([pairs[k] for k in asked])
        for k, score in zip(asked, confusable.judged(table(first, second), first, second, model), strict=True):
            scores[k] = score
    return scores


def _decided(pairs: Sequence[Pair], fold: Sequence[int], scores: Sequence[float]) -> list[bool]:
    """What is said of each pair: its score against the threshold that is best on the other folds."""
    best = [_threshold([(s, p.same) for s, p, f in zip(scores, pairs, fold, strict=True) if f != left]) for left in range(FOLDS)]
    return [score >= best[f] for score, f in zip(scores, fold, strict=True)]


def _threshold(scored: Sequence[tuple[float, bool]]) -> float:
    """Where F1 is highest; midway to the next score below."""
    ordered = sorted(scored, reverse=True)
    true = sum(same for _, same in scored)
    best, at, hits = 0.0, 1.0, 0
    for k, (score, same) in enumerate(ordered, 1):
        hits += same
        after = ordered[k][0] if k < len(ordered) else 0.0
        if after != score and true and (f1 := 2 * hits / (k + true)) > best:
            best, at = f1, (score + after) / 2
    return at


def _f1(said: Sequence[bool], pairs: Sequence[Pair]) -> float | None:
    true = sum(pair.same for pair in pairs)
    hits = sum(yes and pair.same for yes, pair in zip(said, pairs, strict=True))
    return 2 * hits / (sum(said) + true) if true else None


def _figures(pairs: Sequence[Pair], fold: Sequence[int], scores: Sequence[float], rates: Mapping[str, float]) -> Figures:
    people = [k for k, pair in enumerate(pairs) if pair.kind == "Person"]
    of_people = [pairs[k] for k in people]
    said = _decided(of_people, [fold[k] for k in people], [scores[k] for k in people])
    return {"f1": _f1(_decided(pairs, fold, scores), pairs), "person_f1": _f1(said, of_people), **rates}


def _rates(judge: Judge, pairs: Sequence[Pair]) -> dict[str, float]:
    people = [pair for pair in pairs if pair.kind == "Person"] or pairs
    distinct = sorted({name for pair in people for name in (pair.first, pair.second)})
    crossed = list(itertools.combinations(distinct[:: max(1, len(distinct) // CROSSED)], 2))
    return {
        "pairs_per_second": _rate(judge, *_sides(pairs)),
        "crossed_per_second": _rate(judge, [a for a, _ in crossed], [b for _, b in crossed]),
    }


def _rate(judge: Judge, first: Sequence[str], second: Sequence[str]) -> float:
    judge(first, second)  # what loads lazily, tables of scripts too, is loaded before the clock runs
    spent = []
    for _ in range(RUNS):
        for module in (alignment, confusable, name_parts, names, spelling):
            for thing in vars(module).values():
                if hasattr(thing, "cache_clear") and thing is not confusable.shipped:
                    thing.cache_clear()
        begun = time.process_time()
        judge(first, second)
        spent.append(time.process_time() - begun)
    return len(first) / max(min(spent), 1e-9)


def _notes(pairs: Sequence[Pair], fold: Sequence[int], scores: Sequence[float]) -> list[str]:
    wrong = zip(pairs, scores, _decided(pairs, fold, scores), strict=True)
    return [
        f"{'one name taken for two' if p.same else 'two names taken for one'}: {p.first} | {p.second} ({score:.2f})"
        for p, score, said in wrong
        if said != p.same
    ]
