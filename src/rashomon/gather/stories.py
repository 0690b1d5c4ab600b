"""Articles sorted into stories by the rare words and names that they share, and by how close in time they are.

Where their languages differ, the meaning of title and lead speaks instead of the words.
"""

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from rashomon.gather.story_words import load_common_words, story_words
from rashomon.model import Article, Encoder

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# Two groups of articles are one story when their articles are on average this much alike. Calibrated on three sets with one
# setting for all: 805 articles in 256 stories, 300 in 100, and seventeen labelled events thrown together. Between .10 and .13
# none of them changes by more than a hundredth.
THRESHOLD = 0.11
# How much a word counts grows faster than the logarithm of its rarity: names before turns of phrase.
RARITY_POWER = 1.5
# Likeness halves for every so many days between two articles, after a first day that costs nothing: a story goes on for days.
FREE_DAYS = 1.0
HALF_LIFE_DAYS = 7.0
# Sentence vectors across languages: at this likeness two articles are as close as the threshold asks. In two invented events told
# in two languages articles of one event lie at .62 and .69 on average (title and lead alone: .49 and .56), those of the nearest
# other event at .37; of English articles of different events one pair in a hundred reaches .53.
VECTOR_EVEN = 0.53
VECTOR_SLOPE = 0.6
# What is encoded: the title with the lead, and the stretch behind it; a lead may be a scene that tells little of the event.
LEAD_CHARACTERS = 400
NEXT_CHARACTERS = 600
# A pair less alike than this counts as unlike.
LEAST_KEPT = 0.02
# In a large pile words that more articles hold than this find no candidates: they say little, and would cost most.
COMMON_FLOOR = 200
COMMON_SHARE = 0.05
_DIGITS = 6


def group_stories(articles: Sequence[Article], *, encoder: Encoder | None = None) -> tuple[tuple[Article, ...], ...]:
    """The stories, in the order of their first articles; within a story articles stand in order of their source.

    `encoder` is asked only where the articles are in more than one language.
    """
    ordered = sorted(articles, key=lambda a: (a.source, a.id))
    alike = _likeness(ordered)
    if encoder is not None and len({_language(a) for a in ordered}) > 1:
        _add_vectors(ordered, alike, encoder)
    for i, row in enumerate(alike):
        for j in row:
            row[j] = round(row[j] * _nearness(ordered[i], ordered[j]), _DIGITS)
    return tuple(tuple(ordered[n] for n in group) for group in _average_link(alike))


def _language(article: Article) -> str:
    return article.language.split("-")[0]


def _likeness(articles: Sequence[Article]) -> list[dict[int, float]]:
    """For each article the others that share rare words with it, and the cosine of their weighted words."""
    import numpy as np

    count = len(articles)
    bags = [story_words(article) for article in articles]
    held = Counter(word for bag in bags for word in bag)
    vocabulary = {word: n for n, word in enumerate(sorted(held))}
    common = load_common_words()
    rarity = {
        word: math.log((1 + count + common.documents) / (0.5 + number + common.words.get(word, 0)))
        for word, number in held.items()
    }
    rows = []
    for bag in bags:
        words = sorted(bag, key=lambda w: vocabulary[w])
        weights = np.array([(1 + math.log(bag[w])) * max(0.0, rarity[w]) ** RARITY_POWER for w in words])
        norm = float(np.sqrt((weights * weights).sum())) or 1.0
        rows.append((np.array([vocabulary[w] for w in words], dtype=np.int64), weights / norm))
    most = max(COMMON_FLOOR, int(COMMON_SHARE * count))
    postings = _postings(rows, [held[w] for w in sorted(held)], most)
    alike: list[dict[int, float]] = [{} for _ in articles]
    for i, (numbers, weights) in enumerate(rows):
        parts = [(postings[w], x) for w, x in zip(numbers.tolist(), weights.tolist(), strict=True) if w in postings]
        if not parts:
            continue
        who = np.concatenate([members for (members, _), _ in parts])
        much = np.concatenate([values * x for (_, values), x in parts])
        sums = np.bincount(who, weights=much, minlength=count)
        sums[i] = 0.0
        for j in np.flatnonzero(sums >= LEAST_KEPT).tolist():
            if i < j:
                alike[i][j] = alike[j][i] = float(sums[j])
    return alike


def _postings(
    rows: Sequence[tuple["NDArray[np.int64]", "NDArray[np.float64]"]], held: Sequence[int], most: int
) -> dict[int, tuple["NDArray[np.int64]", "NDArray[np.float64]"]]:
    """For each word that two to `most` articles hold: which ones, and its weight in each."""
    import numpy as np

    members: dict[int, list[tuple[int, float]]] = defaultdict(list)
    for i, (words, weights) in enumerate(rows):
        for word, weight in zip(words.tolist(), weights.tolist(), strict=True):
            if 2 <= held[word] <= most:
                members[word].append((i, weight))
    return {w: (np.array([i for i, _ in m], dtype=np.int64), np.array([x for _, x in m])) for w, m in members.items()}


def _add_vectors(articles: Sequence[Article], alike: list[dict[int, float]], encoder: Encoder) -> None:
    """Likeness by meaning for pairs in different languages, where it says more than shared names and numbers do."""
    import numpy as np

    vectors = _meanings(articles, encoder)
    languages = np.array([_language(a) for a in articles])
    least = VECTOR_EVEN - (THRESHOLD - LEAST_KEPT) / VECTOR_SLOPE
    for i in range(len(articles)):
        meaning = vectors[i + 1 :] @ vectors[i]
        for step in np.flatnonzero((meaning >= least) & (languages[i + 1 :] != languages[i])).tolist():
            j = i + 1 + step
            value = THRESHOLD + VECTOR_SLOPE * (float(meaning[step]) - VECTOR_EVEN)
            if value > alike[i].get(j, 0.0):
                alike[i][j] = alike[j][i] = value


def _meanings(articles: Sequence[Article], encoder: Encoder) -> "NDArray[np.float32]":
    """One unit vector an article: of its title and lead, and of what follows them, in equal parts."""
    import numpy as np

    bodies = [article.body_text() for article in articles]
    leads = [f"{a.title or ''}. {body[:LEAD_CHARACTERS]}" for a, body in zip(articles, bodies, strict=True)]
    nexts = [body[LEAD_CHARACTERS : LEAD_CHARACTERS + NEXT_CHARACTERS].strip() for body in bodies]
    vectors = encoder.encode(leads)
    vectors = vectors + encoder.encode([n or lead for n, lead in zip(nexts, leads, strict=True)])
    unit: NDArray[np.float32] = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    return unit


def _nearness(first: Article, second: Article) -> float:
    """1 for articles of one day or of unknown time, less with every day between them."""
    one = first.published.utc if first.published else None
    other = second.published.utc if second.published else None
    if one is None or other is None:
        return 1.0
    days = abs((one - other).total_seconds()) / 86400
    return float(2.0 ** (-max(0.0, days - FREE_DAYS) / HALF_LIFE_DAYS))


def _average_link(alike: list[dict[int, float]]) -> list[list[int]]:
    """Groups joined, best first, as long as the average likeness between their members reaches the threshold."""
    sums = [dict(row) for row in alike]
    members: list[list[int]] = [[n] for n in range(len(alike))]
    heap = [(-s, i, j, 1, 1) for i, row in enumerate(sums) for j, s in row.items() if i < j and s >= THRESHOLD]
    heapq.heapify(heap)
    while heap:
        _, i, j, size_i, size_j = heapq.heappop(heap)
        if len(members[i]) != size_i or len(members[j]) != size_j:
            continue  # one of them has grown since, or is gone
        for k, value in sums[j].items():
            if k != i:
                sums[i][k] = sums[i].get(k, 0.0) + value
                sums[k][i] = sums[i][k]
            del sums[k][j]
        members[i] += members[j]
        members[j], sums[j] = [], {}
        for k, total in sums[i].items():
            mean = round(total / (len(members[i]) * len(members[k])), _DIGITS)
            if mean >= THRESHOLD:
                a, b = (i, k) if i < k else (k, i)
                heapq.heappush(heap, (-mean, a, b, len(members[a]), len(members[b])))
    return sorted(sorted(group) for group in members if group)
