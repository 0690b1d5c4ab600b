"""Which earlier articles are like a new one, and how much: found over inverted lists and the newest vectors, never over all.

What a new article costs is bounded: so many of its words are looked up, each leads to so many articles at most, and vectors are
compared with so many of the newest. Words and vectors are weighed by what the window holds just now and by what the package
knows of pages at large, so that a handful of pages on one event does not make common what they share.
"""

import math
from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np

from rashomon.gather.story_meanings import Centre
from rashomon.gather.story_traits import Traits
from rashomon.gather.story_words import load_common_words

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]
    Weights = NDArray[np.float64]

# How much a word counts grows faster than the logarithm of its rarity: names before turns of phrase.
RARITY_POWER = 1.5
# Only so many of an article's weightiest words are kept: with a threshold a fifth higher, all of them do as well.
MOST_WORDS = 150
# In a large window words that more articles hold than this find no candidates: they say little, and would cost most.
COMMON_FLOOR = 200
COMMON_SHARE = 0.05
# A word leads to so many articles at most, the newest that hold it; a new vector is compared with so many of the newest.
MOST_HOLDERS = 256
MOST_VECTORS = 8192
# So many of the articles most like a new one are kept; the largest stories of the benchmarks are of that order.
MOST_ALIKE = 256
# Likeness halves for every so many days between two articles, after some hours that cost nothing.
FREE_DAYS = 0.5
HALF_LIFE_DAYS = 3.0
# Articles in one language with a body are told by words alone: sentence vectors added nothing there. Where one of two is little
# more than a title, words and vectors count alike; across languages words are romanised names and numbers. The factors bring
# all three near one scale: each kind of pair alone does best near the threshold (titles in nine languages, full reports).
SHORT_WORDS_WEIGHT = 0.25
SHORT_VECTOR_WEIGHT = 0.25
ACROSS_WORDS_WEIGHT = 0.5
ACROSS_VECTOR_WEIGHT = 0.325
# Vectors less alike than this, once centred, say nothing.
LEAST_VECTOR = 0.15
# A pair less alike than this counts as unlike. From .015 to .06 no figure changes by a hundredth; more pairs cost more.
LEAST_KEPT = 0.06
_DIGITS = 6
_EMPTY = 1e-9


class Index:
    """The articles of the window by their words and vectors. Numbers count articles from 0 in the order they were added."""

    def __init__(self) -> None:
        self._held: Counter[str] = Counter()
        self._holders: dict[str, tuple[array[int], array[float]]] = {}
        self._centre = Centre()
        self._first = 0
        self._traits: list[Traits] = []
        self._waiting = 0
        self._rarity: dict[str, float] = {}  # of words looked up since the window changed
        self._languages: dict[str, int] = {}
        self._facts = np.zeros((0, 3))  # of each article in the window: its time or NaN, its language, whether it is short
        self._vectors: NDArray[np.float32] | None = None  # of the newest articles, zeros for one without

    def count(self, traits: Sequence[Traits]) -> None:
        """Let these articles' words and vectors count as of the window, before any of them is added."""
        self._waiting += len(traits)
        for one in traits:
            self._held.update([word for word, _ in one.words])
        self._centre.add(traits)

    def forget(self, number: int) -> None:
        """Drop all articles before this number; their words count no longer."""
        gone = self._traits[: number - self._first]
        if not gone:
            return
        self._traits = self._traits[len(gone) :]
        self._facts = self._facts[len(gone) :]
        self._first = number
        for one in gone:
            for word, _ in one.words:
                if self._held[word] > 1:
                    self._held[word] -= 1
                else:
                    del self._held[word]
                    self._holders.pop(word, None)

    def add(self, traits: Sequence[Traits]) -> Iterator[dict[int, float]]:
        """For each article in turn the earlier ones of the window that are like it, by their numbers."""
        near = self._take(traits)
        self._rarity.clear()
        most = max(COMMON_FLOOR, int(COMMON_SHARE * (len(self._traits) + self._waiting)))
        number = self._first + len(self._traits)
        self._waiting -= len(traits)
        self._traits += traits
        for k, one in enumerate(traits):
            weighed = [(word, weight) for word, weight in self._weigh(one) if self._held[word] <= most]
            yield self._likeness(number + k, self._by_words(weighed, number + k), None if near is None else near[k])
            for word, weight in weighed:
                self._enter(word, number + k, weight)

    def _take(self, traits: Sequence[Traits]) -> "NDArray[np.float32] | None":
        """Keep the facts and vectors of new articles; how like each vector is to every vector kept, None where there are none."""
        own = np.array(
            [
                (
                    math.nan if one.time is None else one.time,
                    self._languages.setdefault(one.language, len(self._languages)),
                    one.short,
                )
                for one in traits
            ]
        ).reshape(-1, 3)
        self._facts = np.concatenate([self._facts, own])
        meanings = [self._centre.relative(one) for one in traits]
        some = next((meaning for meaning in meanings if meaning is not None), None)
        if self._vectors is None and some is not None:
            self._vectors = np.zeros((min(len(self._traits), MOST_VECTORS), len(some)), dtype=np.float32)
        if self._vectors is None:
            return None
        nothing = np.zeros(self._vectors.shape[1], dtype=np.float32)
        new = np.stack([nothing if meaning is None else meaning for meaning in meanings])
        kept = min(MOST_VECTORS, len(self._traits))  # those that left the window are dropped
        self._vectors = np.concatenate([self._vectors[len(self._vectors) - kept :], new])
        near: NDArray[np.float32] = new @ self._vectors.T
        return near

    def _weigh(self, one: Traits) -> list[tuple[str, float]]:
        """The weightiest words, in order, and their weights, scaled to unit length."""
        weighed = []
        for word, times in one.words:
            rarity = self._rarity.get(word)
            if rarity is None:
                rarity = self._rarity[word] = self._rare(word)
            if rarity > 0:
                weighed.append((-(1 + math.log(times)) * rarity if times > 1 else -rarity, word))
        weighed.sort()
        del weighed[MOST_WORDS:]
        norm = math.sqrt(math.fsum([weight * weight for weight, _ in weighed])) or 1.0
        return sorted([(word, -weight / norm) for weight, word in weighed])

    def _rare(self, word: str) -> float:
        common = load_common_words()
        documents = 1 + len(self._traits) + self._waiting + common.documents
        rare = math.log(documents / (0.5 + self._held[word] + common.words.get(word, 0)))
        return math.pow(max(0.0, rare), RARITY_POWER)

    def _by_words(self, weighed: Sequence[tuple[str, float]], number: int) -> "Weights":
        """The cosine with each article of the window before this one, over the words that are not common."""
        who, much = [], []
        for word, weight in weighed:
            holders = self._holders.get(word)
            if holders is not None:
                who.append(np.frombuffer(holders[0], dtype=np.int64)[-MOST_HOLDERS:])
                much.append(np.frombuffer(holders[1])[-MOST_HOLDERS:] * weight)
        size = number - self._first
        if not who:
            return np.zeros(size)
        numbers, values = np.concatenate(who) - self._first, np.concatenate(much)
        inside = numbers >= 0
        sums: Weights = np.bincount(numbers[inside], weights=values[inside], minlength=size).astype(np.float64)
        return sums

    def _enter(self, word: str, number: int, weight: float) -> None:
        numbers, weights = self._holders.setdefault(word, (array("q"), array("d")))
        numbers.append(number)
        weights.append(weight)
        if len(numbers) > 2 * MOST_HOLDERS:
            del numbers[:-MOST_HOLDERS], weights[:-MOST_HOLDERS]

    def _likeness(self, number: int, words: "Weights", near: "NDArray[np.float32] | None") -> dict[int, float]:
        """What is alike, from the cosine of the words and the likeness of the vectors, both against the articles before."""
        size = number - self._first
        own = self._facts[size]
        found = np.flatnonzero(words > _EMPTY)
        vectors = np.zeros(0)
        if near is not None and self._vectors is not None:
            vectors = np.zeros(size)
            start = len(self._facts) - len(self._vectors)  # where the vectors begin among the window's articles
            vectors[start:] = near[: size - start]
            vectors[vectors < LEAST_VECTOR] = 0.0
            other = (self._facts[:size, 1] != own[1]) | (self._facts[:size, 2] > 0) | bool(own[2])
            found = np.union1d(found, np.flatnonzero((vectors > 0) & other))
        if not len(found):
            return {}
        times, languages, short = self._facts[found].T
        values = words[found]
        little = (short > 0) | bool(own[2])
        if near is None:  # as if vectors said the same as words
            values = np.where(little | (languages != own[1]), 2 * SHORT_WORDS_WEIGHT * values, values)
        else:
            both = np.stack([values, vectors[found]])
            mixed = (SHORT_WORDS_WEIGHT, SHORT_VECTOR_WEIGHT) @ both
            across = (ACROSS_WORDS_WEIGHT, ACROSS_VECTOR_WEIGHT) @ both
            values = np.where(languages != own[1], across, np.where(little, mixed, values))
        apart = np.nan_to_num(np.abs(times - own[0]))
        values = np.round(values * np.exp2(-np.maximum(0.0, apart - FREE_DAYS) / HALF_LIFE_DAYS), _DIGITS)
        order = np.lexsort((found, -values))[:MOST_ALIKE]
        return {int(found[k]) + self._first: float(values[k]) for k in order.tolist() if values[k] >= LEAST_KEPT}
