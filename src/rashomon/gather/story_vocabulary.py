"""Which words the window holds, as numbers, and how rare each of them is just now."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from rashomon.gather.story_words import load_common_words

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ids = NDArray[np.int32]

# How much a word counts grows faster than the logarithm of its rarity: names before turns of phrase.
RARITY_POWER = 1.5
# A word that no other article holds tells no two of them alike, it only makes an article unlike all: in a large window it is a
# slip or a detail, in a small pile it may be what parts two stories. It counts by half where the window has so many articles.
LONELY_COUNTS = 50
# Where fewer than this share of the window's articles are new, only the rarity of their own words is reckoned anew.
_STALE = 0.01
_ROOM = 1024


class Vocabulary:
    """The words of the window's articles. A word's number is given to another once no article uses it. 0 is no word."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._names = [""]
        self._free: list[int] = []
        self._held = np.zeros(_ROOM, dtype=np.int32)  # by how many articles
        self._used = np.zeros(_ROOM, dtype=np.int32)  # by how many, with those that took it over from another
        self._common = np.zeros(_ROOM, dtype=np.int32)
        self.rarity = np.zeros(_ROOM, dtype=np.float32)
        self._fresh = 0

    @property
    def size(self) -> int:
        """How many words the window holds."""
        return len(self._numbers)

    def take(self, words: Sequence[str]) -> "Ids":
        """The numbers of an article's words, which count from now on as held by one article more."""
        known = self._numbers
        own = [known.get(word, 0) for word in words]
        if not all(own):
            own = [number or self._enter(word) for number, word in zip(own, words, strict=True)]
        ids = np.array(own, dtype=np.int32)
        self._held[ids] += 1
        self._used[ids] += 1
        return ids

    def use(self, ids: "Ids") -> None:
        """An article uses these words that others hold."""
        self._used[ids] += 1

    def drop(self, held: "Ids", used: "Ids") -> list[int]:
        """An article that held some words, and used others, is gone; the numbers of words that are gone with it."""
        self._held[held] -= 1
        self._used[held] -= 1
        self._used[used] -= 1
        both = np.concatenate([held, used])
        gone: list[int] = both[self._used[both] <= 0].tolist()
        for number in gone:
            del self._numbers[self._names[number]]
            self._names[number] = ""
        self.rarity[gone] = 0.0
        self._free += gone
        return gone

    def names(self, ids: "Ids") -> list[str]:
        """The words of these numbers."""
        return [self._names[number] for number in ids.tolist()]

    def weigh(self, articles: int, new: Sequence["Ids"]) -> None:
        """Reckon rarity anew, for a window of so many articles, these among them new."""
        if not new:
            return
        self._fresh += len(new)
        if self._fresh >= _STALE * articles:
            ids = np.arange(1, len(self._names), dtype=np.int32)
            self._fresh = 0
        else:
            ids = np.unique(np.concatenate(new))
        held = self._held[ids]
        total = held + self._common[ids]
        documents = 1 + articles + load_common_words().documents
        rare = np.log(documents / (0.5 + np.arange(1 + int(total.max(initial=0)))))
        table = np.maximum(0.0, rare) ** RARITY_POWER
        self.rarity[ids] = table[total] * np.where(held > 1, 1.0, LONELY_COUNTS / (LONELY_COUNTS + articles))

    def _enter(self, word: str) -> int:
        if self._free:
            number = self._free.pop()
            self._names[number] = word
        else:
            number = len(self._names)
            self._names.append(word)
            if number >= len(self._held):
                self._held, self._used, self._common = (
                    np.concatenate([old, np.zeros_like(old)]) for old in (self._held, self._used, self._common)
                )
                self.rarity = np.concatenate([self.rarity, np.zeros_like(self.rarity)])
        self._numbers[word] = number
        self._common[number] = load_common_words().words.get(word, 0)
        return number
