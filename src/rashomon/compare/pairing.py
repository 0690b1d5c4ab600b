"""Which claims of different accounts state the same fact: a table of features, and weights calibrated on labelled events.

Character TF-IDF finds the same words, sentence vectors the same sense; names, verbs and numbers tell what it is about.
No similarity sees that 59 became 95: values are compared afterwards, in `conflicts`.
"""

import json
import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Literal

from rashomon.compare.views import ClaimView
from rashomon.model import Encoder

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float32]

FEATURES = (
    "characters", "words", "names", "verbs", "nouns", "sense", "shared_weight", "containment", "shared_numbers",
    "other_numbers", "shorter", "longer", "shared_verbs", "shared_names", "characters_and_sense", "number_and_noun",
    "both_quoted", "one_quoted", "caption_or_title", "rank", "same_value", "other_value", "higher", "lower", "depths_apart",
    "shared_rarity", "shared_share",
)  # fmt: skip
"""Their meaning, in order: cosine of character 3–5-grams, of lemmas, of names, of verbs, of nouns and adjectives (TF-IDF over
the story); cosine of sentence vectors; TF-IDF weight of shared lemmas, and its share of the lighter claim; how many numbers are
shared, how many stand in only one where both have some; log lengths; weight of shared verbs and names; product of characters
and sense; a number and a noun shared; both, or one, inside a quotation; one a caption or title; how near each is to being the
other's best match in its account."""

# So many terms are multiplied at a time: a large story's character grams would not fit into memory all at once.
COLUMNS = 16_384


@dataclass(frozen=True, slots=True)
class Pairs:
    """Claims compared: row `n` of `features` belongs to the claims numbered `left[n]` and `right[n]` (left < right)."""

    left: "NDArray[np.int32]"
    right: "NDArray[np.int32]"
    features: "Matrix"


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic scorer over some of FEATURES, the `columns`, standardised; made by evaluation/training/pairs.py."""

    mean: tuple[float, ...]
    scale: tuple[float, ...]
    weight: tuple[float, ...]
    bias: float
    threshold: float
    columns: tuple[int, ...]


@cache
def load_weights(question: Literal["pairs", "matters"] = "pairs") -> Weights:
    """The weights this version ships: of 'pairs' that state one fact, or of claims that speak of one matter, whatever they say
    of it; the thresholds of the conflicts are of the latter, which does not ask where in its account a claim stands.
    """
    data = json.loads(resources.files("rashomon.compare").joinpath(f"weights/{question}.json").read_text(encoding="utf-8"))

    def row(key: str) -> tuple[float, ...]:
        return tuple(float(x) for x in data[key])

    columns = tuple(FEATURES.index(name) for name in data["features"])
    return Weights(row("mean"), row("scale"), row("weight"), float(data["bias"]), float(data["threshold"]), columns)


def probabilities(pairs: Pairs, weights: Weights) -> "Matrix":
    """How likely each pair is what the weights tell: shape (pairs,), rounded so that nothing hangs on the last bits."""
    import numpy as np

    scaled = (pairs.features[:, weights.columns] - np.array(weights.mean, dtype=np.float32)) / np.array(
        weights.scale, dtype=np.float32
    )
    raw = scaled @ np.array(weights.weight, dtype=np.float32) + weights.bias
    return np.round(1 / (1 + np.exp(-raw)), 4)


def compare_claims(views: Sequence[ClaimView], *, encoder: Encoder | None) -> Pairs:
    """The features of every pair of claims from different accounts."""
    import numpy as np

    account = np.array([view.account for view in views], dtype=np.int64)
    left, right = (x.astype(np.int32) for x in np.nonzero(np.triu(account[:, None] != account[None, :], 1)))
    characters = _cosine(_weigh([_grams(view.text) for view in views]))
    words = _weigh([view.words for view in views])
    names = _weigh([view.names for view in views])
    verbs = _weigh([view.verbs for view in views])
    nouns = _weigh([view.nouns for view in views])
    sense = np.zeros_like(characters)
    if encoder is not None and views:
        vectors = encoder.encode([view.text for view in views])
        sense = np.round(vectors @ vectors.T, 4).astype(np.float32)
    near = 1 / (1 + _rank(characters + sense, account))

    numbers = np.array([len(view.numbers) for view in views])
    shared_numbers = _common(_plain([view.numbers for view in views]))[left, right]
    both_number = (numbers[left] > 0) & (numbers[right] > 0)
    shared_words = _common(words)[left, right]
    lighter = np.minimum(words.total[left], words.total[right])
    length = np.log(np.array([len(view.text) for view in views], dtype=np.float64))
    quoted = np.array([view.claim.in_quote for view in views], dtype=bool)
    aside = np.array([view.claim.in_caption or view.claim.in_title for view in views], dtype=bool)
    same_value = _common(_plain([_values(view) for view in views]))[left, right] > 0
    one_scale = _common(_plain([_scales(view) for view in views]))[left, right] > 0
    depth = np.array([view.depth for view in views])
    columns = {
        "characters": characters[left, right],
        "words": _cosine(words)[left, right],
        "names": _cosine(names)[left, right],
        "verbs": _cosine(verbs)[left, right],
        "nouns": _cosine(nouns)[left, right],
        "sense": sense[left, right],
        "shared_weight": shared_words,
        "containment": shared_words / np.where(lighter > 0, lighter, 1.0),
        "shared_numbers": np.minimum(shared_numbers, 2),
        "other_numbers": np.where(both_number, np.minimum(numbers[left] + numbers[right] - 2 * shared_numbers, 3), 0),
        "shorter": np.minimum(length[left], length[right]),
        "longer": np.maximum(length[left], length[right]),
        "shared_verbs": _common(verbs)[left, right],
        "shared_names": _common(names)[left, right],
        "characters_and_sense": characters[left, right] * sense[left, right],
        "number_and_noun": (shared_numbers > 0) & (_common(nouns)[left, right] > 0),
        "both_quoted": quoted[left] & quoted[right],
        "one_quoted": quoted[left] != quoted[right],
        "caption_or_title": aside[left] | aside[right],
        "rank": near[left, right] + near[right, left],
        "same_value": same_value,
        "other_value": one_scale & ~same_value,
        "higher": np.minimum(depth[left], depth[right]),
        "lower": np.maximum(depth[left], depth[right]),
        "depths_apart": np.abs(depth[left] - depth[right]),
        "shared_rarity": shared_words / math.log(len(views) + 2),
        "shared_share": shared_words / np.maximum(1e-9, words.total[left] + words.total[right] - shared_words),
    }
    return Pairs(left, right, np.stack([columns[name].astype(np.float32) for name in FEATURES], axis=1))


def _values(view: ClaimView) -> frozenset[str]:
    """Its typed values as terms."""
    return frozenset(f"{v.kind} {v.unit} {v.low:g}" for v in view.claim.values if v.low is not None)


def _scales(view: ClaimView) -> frozenset[str]:
    """What its typed values measure: the unit, and the deed that befell those counted."""
    return frozenset(f"{v.kind} {v.unit} {v.predicate}" for v in view.claim.values if v.low is not None)


def _grams(text: str) -> Counter[str]:
    """The character 3–5-grams of its words and the gaps between them."""
    flat = " " + re.sub(r"\W+", " ", text.lower()).strip() + " "
    return Counter(flat[i : i + n] for n in (3, 4, 5) for i in range(len(flat) - n + 1))


@dataclass(frozen=True, slots=True)
class _Bags:
    """Bags of terms: `shared` holds for every term of two bags or more, in order, the bags it stands in and its weight in each.

    `length` is the Euclidean length of each bag, `total` the sum of its weights; both count all its terms.
    """

    shared: "tuple[tuple[NDArray[np.int64], NDArray[np.float64]], ...]"
    length: "NDArray[np.float64]"
    total: "NDArray[np.float64]"


def _weigh(bags: Sequence[Mapping[str, int]]) -> _Bags:
    """The bags under TF-IDF over these bags."""
    seen = Counter(term for bag in bags for term in bag)
    rarity = {term: math.log((len(bags) + 1) / (count + 0.5)) for term, count in seen.items()}
    return _bags([{term: (1 + math.log(count)) * rarity[term] for term, count in bag.items()} for bag in bags])


def _plain(sets: Sequence[frozenset[str]]) -> _Bags:
    """Sets as bags in which every term weighs one."""
    return _bags([dict.fromkeys(sorted(terms), 1.0) for terms in sets])


def _bags(weights: Sequence[Mapping[str, float]]) -> _Bags:
    import numpy as np

    holders: dict[str, tuple[list[int], list[float]]] = {}
    for n, bag in enumerate(weights):
        for term, weight in bag.items():
            where, heavy = holders.setdefault(term, ([], []))
            where.append(n)
            heavy.append(weight)
    length = np.array([math.sqrt(sum(w * w for w in bag.values())) or 1.0 for bag in weights])
    total = np.array([sum(bag.values()) for bag in weights], dtype=np.float64)
    shared = (holders[term] for term in sorted(holders) if len(holders[term][0]) > 1)
    return _Bags(tuple((np.array(where), np.array(heavy)) for where, heavy in shared), length, total)


def _cosine(bags: _Bags) -> "Matrix":
    """Cosines of all bags, shape (bags, bags); rounded so that nothing hangs on the last bits."""
    import numpy as np

    size = len(bags.length)
    out = np.zeros((size, size), dtype=np.float32)
    for begin in range(0, len(bags.shared), COLUMNS):
        block = bags.shared[begin : begin + COLUMNS]
        dense = np.zeros((size, len(block)), dtype=np.float32)
        for column, (where, weight) in enumerate(block):
            dense[where, column] = weight / bags.length[where]
        out += dense @ dense.T
    return np.round(out, 4)


def _common(bags: _Bags) -> "Matrix":
    """The weight of the terms that two bags share, each with the lighter of its two weights: shape (bags, bags)."""
    import numpy as np

    out = np.zeros((len(bags.length), len(bags.length)))
    for where, weight in bags.shared:
        out[np.ix_(where, where)] += np.minimum.outer(weight, weight)
    return out.astype(np.float32)


def _rank(likeness: "Matrix", account: "NDArray[np.int64]") -> "Matrix":
    """rank[i, j]: how many claims of j's account are more like claim i than j is. Equals are ranked in order of the text."""
    import numpy as np

    rank = np.zeros_like(likeness)
    groups: dict[int, list[int]] = defaultdict(list)
    for n, a in enumerate(account.tolist()):
        groups[a].append(n)
    for members in groups.values():
        block = likeness[:, members]
        order = np.argsort(-block, axis=1, kind="stable")
        places = np.empty_like(order)
        np.put_along_axis(places, order, np.arange(len(members))[None, :].repeat(len(block), axis=0), axis=1)
        rank[:, members] = places
    return rank
