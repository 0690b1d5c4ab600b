"""Which earlier articles are like a new one, and how much: found over inverted lists and the newest vectors, never over all.

What a new article costs is bounded, however many the window holds: a few of its words are looked up, each leads to so many
articles at most, and only the most promising of these are compared word by word. Words and vectors are weighed by what the window
holds just now and by what the package knows of pages at large, so that a handful of pages on one event does not make common what
they share.
"""

import math
from array import array
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import numpy as np

from rashomon.gather.story_traits import Traits
from rashomon.gather.story_vectors import Vectors
from rashomon.gather.story_vocabulary import Vocabulary

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ids = NDArray[np.int32]
    Numbers = NDArray[np.int64]
    Sums = NDArray[np.float64]
    Weights = NDArray[np.float32]

# Only so many of an article's weightiest words are compared: with 80 and with 200 all do as well.
MOST_WORDS = 100
# Only so many of them lead to other articles, each to so many, the newest that hold it among theirs. With 40 leads nothing is
# gained, with 24 full reports lose .003; with four times the holders nothing changes.
MOST_LEADS = 32
MOST_HOLDERS = 64
# So many of the articles that words lead to are compared closely, those that share most of the new one's weight, as long as they
# share this much of it; and so many of those that vectors lead to.
MOST_COMPARED = 48
LEAST_FOUND = 0.02
MOST_MEANT = 128
# Likeness halves for every so many days between two articles, after some hours that cost nothing.
FREE_DAYS = 0.5
HALF_LIFE_DAYS = 3.0
# Articles in one language with a body are told by words alone: sentence vectors added nothing there. Where one of two is little
# more than a title, words and vectors count alike, and so across languages, where words are romanised names and numbers. The
# factors bring all near one scale: each kind of pair alone does best near the threshold (titles in nine languages, full reports).
SHORT_WORDS_WEIGHT = 0.18
SHORT_VECTOR_WEIGHT = 0.18
ACROSS_WORDS_WEIGHT = 0.25
ACROSS_VECTOR_WEIGHT = 0.25
# A title alone is completed by what the articles most like it say, up to so many of them: each in full where it is as like as
# this, steeply less where it is less (query expansion as in image search: Radenović, Tolias and Chum 2019). English titles gain
# .02 by it; full reports, which need no help, lose as much and are left as they are.
MOST_KIN = 20
FULL_KIN = 0.26
KIN_POWER = 3.0
# A pair less alike than this counts as unlike. From .06 to .10 no figure changes by a hundredth; more pairs cost more.
LEAST_KEPT = 0.09
_LEAST_PART = 0.01
_DIGITS = 6
_ROOM = 1024
_NONE = array("q")


Number = TypeVar("Number", bound=np.generic)


class _Words(NamedTuple):
    """An article's words by their numbers, in the order of the alphabet, and how often each stands there."""

    ids: "Ids"
    counts: "Ids"


class Index:
    """The articles of the window by their words and vectors. Numbers count articles from 0 in the order they were added."""

    def __init__(self) -> None:
        self._words = Vocabulary()
        self._vectors = Vectors()
        self._waiting: list[_Words] = []
        self._first = 0  # the number of the oldest article held
        self._after = 0
        self._base = 0  # the number of the first row
        self._held: dict[int, _Words] = {}
        self._taken_over: dict[int, Ids] = {}
        self._time = np.zeros(_ROOM)
        self._language = np.zeros(_ROOM, dtype=np.int16)
        self._short = np.zeros(_ROOM, dtype=np.bool_)
        self._ids = np.zeros((_ROOM, MOST_WORDS), dtype=np.int32)
        self._much = np.zeros((_ROOM, MOST_WORDS), dtype=np.float32)
        self._marked = np.zeros(_ROOM, dtype=np.int64)  # which of those just met an article is
        self._scratch = np.zeros(_ROOM, dtype=np.float32)  # for sums over words, zero between
        self._holders: dict[int, array[int]] = {}
        self._languages: dict[str, int] = {}

    def count(self, traits: Sequence[Traits]) -> None:
        """Let these articles' words and vectors count as of the window, before any of them is added."""
        for one in traits:
            self._waiting.append(_Words(self._words.take(one.words), np.array(one.counts, dtype=np.int32)))
        self._vectors.count(traits)

    def words(self, number: int) -> tuple[tuple[str, ...], tuple[int, ...]]:
        """The words of an article of the window and their counts, as its traits had them."""
        ids, counts = self._held[number]
        return tuple(self._words.names(ids)), tuple(counts.tolist())

    def forget(self, number: int) -> None:
        """Drop all articles before this number; their words count no longer."""
        nothing = np.zeros(0, dtype=np.int32)
        for gone in range(self._first, number):
            for word in self._words.drop(self._held.pop(gone).ids, self._taken_over.pop(gone, nothing)):
                self._holders.pop(word, None)
        self._first = number

    def add(self, traits: Sequence[Traits]) -> Iterator[dict[int, float]]:
        """For each article in turn the earlier ones of the window that are like it, by their numbers."""
        words = self._waiting[: len(traits)]
        self._words.weigh(len(self._held) + len(self._waiting), [own.ids for own in words])
        del self._waiting[: len(traits)]
        near = self._vectors.take(traits, self._after)
        for k, (one, own) in enumerate(zip(traits, words, strict=True)):
            number = self._append(one, own)
            ids, much = self._weightiest(own.ids, (1 + np.log(own.counts)).astype(np.float32))
            leads, parts = ids[:MOST_LEADS], self._unit(ids, much)[:MOST_LEADS]
            others = self._by_words(leads, parts)
            if near is not None:
                others = np.union1d(others, self._by_vectors(near[0][k], near[1], number, one.short))
            values = self._likeness(number, ids, much, others, vectors=near is not None)
            if one.short and len(others):
                ids, much = self._completed(number, own, others, values)
                values = self._likeness(number, ids, much, others, vectors=near is not None)
            place = number - self._base
            self._ids[place, : len(ids)], self._much[place, : len(ids)] = ids, much
            self._enter(number, leads)
            order = np.lexsort((others, -values))
            yield {int(others[n]): float(values[n]) for n in order.tolist() if values[n] >= LEAST_KEPT}

    def _append(self, one: Traits, own: _Words) -> int:
        number = self._after
        if number - self._base == len(self._time):
            self._make_room()
        place = number - self._base
        self._time[place] = math.nan if one.time is None else one.time
        self._language[place] = self._languages.setdefault(one.language, len(self._languages))
        self._short[place] = one.short
        self._held[number] = own
        self._after += 1
        return number

    def _make_room(self) -> None:
        start, kept = self._first - self._base, self._after - self._first
        held, rows = slice(start, start + kept), max(_ROOM, 2 * kept)
        self._time = _moved(self._time[held], rows)
        self._language = _moved(self._language[held], rows)
        self._short = _moved(self._short[held], rows)
        self._ids = _moved(self._ids[held], rows)
        self._much = _moved(self._much[held], rows)
        self._marked = np.zeros(rows, dtype=np.int64)
        self._base = self._first

    def _weightiest(self, ids: "Ids", much: "Weights") -> "tuple[Ids, Weights]":
        """The words that weigh most, these first; of words that weigh the same the earlier in the alphabet."""
        weights = much * self._words.rarity[ids]
        order = np.argsort(-weights, kind="stable")[:MOST_WORDS]
        order = order[weights[order] > 0]
        return ids[order], much[order]

    def _unit(self, ids: "Ids", much: "Weights") -> "Weights":
        weights = much * self._words.rarity[ids]
        out: Weights = weights / max(float(np.sqrt(weights @ weights)), 1e-9)
        return out

    def _by_words(self, leads: "Ids", parts: "Weights") -> "Numbers":
        """The articles that share most of the weightiest words."""
        who, counts = [], []
        for word in leads.tolist():
            holders = self._holders.get(word, _NONE)[-MOST_HOLDERS:]
            who.append(holders)
            counts.append(len(holders))
        numbers = np.frombuffer(b"".join(who), dtype=np.int64)
        values = np.repeat(parts * parts, counts)
        inside = numbers >= self._first
        places, values = numbers[inside] - self._base, values[inside]
        order = np.arange(len(places))
        self._marked[places] = order
        unique = places[self._marked[places] == order]
        self._marked[unique] = order[: len(unique)]
        sums = np.bincount(self._marked[places], weights=values, minlength=len(unique))
        unique, sums = unique[sums >= LEAST_FOUND], sums[sums >= LEAST_FOUND]
        if len(unique) > MOST_COMPARED:
            unique = unique[np.argpartition(-sums, MOST_COMPARED)[:MOST_COMPARED]]
        return np.sort(unique) + self._base

    def _by_vectors(self, near: "Weights", first: int, number: int, short: bool) -> "Numbers":
        """The articles of which vectors say something, that are most alike by them."""
        start = max(self._first, first)
        if number <= start:
            return np.zeros(0, dtype=np.int64)
        rows = near[start - first : number - first]
        place = slice(start - self._base, number - self._base)
        if not short:
            rows = np.where(self._short[place] | (self._language[place] != self._language[number - self._base]), rows, 0.0)
        some = np.argpartition(-rows, MOST_MEANT)[:MOST_MEANT] if len(rows) > MOST_MEANT else np.arange(len(rows))
        some = np.sort(some)
        return some[rows[some] > 0] + start

    def _likeness(self, number: int, ids: "Ids", much: "Weights", others: "Numbers", *, vectors: bool) -> "Sums":
        """How like the article is to each of the others, less with every day between them."""
        if not len(others):
            return np.zeros(0)
        places, own = others - self._base, number - self._base
        if len(self._scratch) < len(self._words.rarity):
            self._scratch = np.zeros(len(self._words.rarity), dtype=np.float32)
        self._scratch[ids] = self._unit(ids, much)
        theirs = self._ids[places]
        weights = self._much[places] * self._words.rarity[theirs]
        same = np.einsum("ij,ij->i", weights, self._scratch[theirs])
        self._scratch[ids] = 0.0
        words = same / np.maximum(np.sqrt(np.einsum("ij,ij->i", weights, weights)), 1e-9)
        little = self._short[places] | self._short[own]
        across = self._language[places] != self._language[own]
        if vectors:
            meant = np.maximum(0.0, self._vectors.likeness(number, others))
            mixed = SHORT_WORDS_WEIGHT * words + SHORT_VECTOR_WEIGHT * meant
            foreign = ACROSS_WORDS_WEIGHT * words + ACROSS_VECTOR_WEIGHT * meant
            values = np.where(across, foreign, np.where(little, mixed, words))
        else:  # as if vectors said the same as words
            values = np.where(little | across, 2 * SHORT_WORDS_WEIGHT * words, words)
        apart = np.nan_to_num(np.abs(self._time[places] - self._time[own]))
        out: Sums = np.round(values * np.exp2(-np.maximum(0.0, apart - FREE_DAYS) / HALF_LIFE_DAYS), _DIGITS)
        return out

    def _completed(self, number: int, own: _Words, others: "Numbers", values: "Sums") -> "tuple[Ids, Weights]":
        """The article's words with those of its kin; its vector is completed too."""
        best = np.argsort(-values, kind="stable")[:MOST_KIN]
        parts = (np.minimum(1.0, values[best] / FULL_KIN) ** KIN_POWER).astype(np.float32)
        best, parts = best[parts >= _LEAST_PART], parts[parts >= _LEAST_PART]
        self._vectors.complete(number, others[best], parts)
        kin = [self._held[other] for other in others[best].tolist()]
        ids = np.concatenate([own.ids, *(one.ids for one in kin)])
        much = np.concatenate(
            [1 + np.log(own.counts), *(part * (1 + np.log(one.counts)) for part, one in zip(parts.tolist(), kin, strict=True))]
        )
        np.add.at(self._scratch, ids, much.astype(np.float32))
        ids = np.unique(ids)
        much = self._scratch[ids].copy()
        self._scratch[ids] = 0.0
        ids, much = self._weightiest(ids, much)
        more = np.setdiff1d(ids, own.ids)
        self._words.use(more)
        self._taken_over[number] = more
        return ids, much

    def _enter(self, number: int, leads: "Ids") -> None:
        for word in leads.tolist():
            holders = self._holders.get(word)
            if holders is None:
                holders = self._holders[word] = array("q")
            holders.append(number)
            if len(holders) > 2 * MOST_HOLDERS:
                del holders[:-MOST_HOLDERS]


def _moved(old: "NDArray[Number]", rows: int) -> "NDArray[Number]":
    new = np.zeros((rows, *old.shape[1:]), dtype=old.dtype)
    new[: len(old)] = old
    return new
