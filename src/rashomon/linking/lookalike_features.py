"""What two words that look alike have in common and where they part, as a table of numbers for many pairs at once.

Each word is also written as Hebrew, Arabic and Russian would hear it: signs that a script does not tell apart become one, vowels
that it leaves out go. Two words that such a script writes alike may well be one name that came through it.
"""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from rashomon.linking.many_alignments import distances
from rashomon.linking.spelling import letters, skeletons

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_AS_HEBREW = str.maketrans({
    "p": "f", "b": "v", "Q": "k", "X": "k", "q": "k", "c": "s", "J": "g", "h": None, "e": None, "a": None, "o": "v", "u": "v",
    "W": "S",
})  # fmt: skip
_AS_ARABIC = str.maketrans({
    "p": "b", "v": "f", "g": "j", "J": "j", "C": "S", "Q": "k", "X": "k", "c": "s", "Z": "j", "W": "S",
    **dict.fromkeys("aeiou"),
})  # fmt: skip
_AS_RUSSIAN = str.maketrans({"h": "X", "g": "X", "Q": "C", "c": "s", "J": "Z", "W": "S"})
_NO_VOWELS = str.maketrans(dict.fromkeys("aeiou"))
_VOWELS_ALONE = str.maketrans(dict.fromkeys("bcdfghjklmnpqrstvwxyzCSZJXWQ"))
# What French, and names that came through it, write at the end and do not speak.
_MUTE_END = re.compile(r"(?<=[aeiou])[stdxzpl]+$|(?<=[nr])[dt]s?$|es?$", re.MULTILINE)
_DOUBLED = re.compile(r"(.)\1+")

# The letters in an order in which neighbours are often written for one another: a tree cuts it between two of them.
_ORDER = "aeiyouhwvfbpmnlrjgcksxqztd"
_VOWEL_SIGNS = 6

WAYS = ("letters", "sounds", "Hebrew", "Arabic", "Russian", "mute end", "consonants", "vowels")
FEATURES = (
    *(f"{way}: {what}" for way in WAYS for what in ("steps", "likeness")),
    "letters: Jaro-Winkler", "sounds: Jaro-Winkler", "cost", "shorter word", "longer by", "fewer sounds", "more sounds by",
    "same first letter", "same last letter", "ending in vowels", "common begin", "common end",
    "first to differ, lower", "first to differ, higher", "last to differ, lower", "last to differ, higher",
    "before what differs", "behind what differs", "less that differs", "more that differs",
    "last letter, lower", "last letter, higher", "first letter, lower", "first letter, higher",
    "last but one, lower", "last but one, higher",
)  # fmt: skip


def table(first: Sequence[str], second: Sequence[str]) -> "NDArray[np.float32]":
    """One row a feature, in the order of FEATURES, one column a pair. The order of the two words of a pair does not matter."""
    import numpy as np

    words = list(dict.fromkeys([*first, *second]))
    at = {word: k for k, word in enumerate(words)}
    left = np.fromiter((at[word] for word in first), np.int64, len(first))
    right = np.fromiter((at[word] for word in second), np.int64, len(second))
    ways = _written(words)
    out = np.empty((len(FEATURES), len(first)), np.float32)
    row = 0
    for way in ways:
        sizes = np.fromiter(map(len, way), np.int64, len(words))
        out[row] = _each("Levenshtein", way, left, right)
        out[row + 1] = 1.0 - out[row] / np.maximum(1, np.maximum(sizes[left], sizes[right]))
        row += 2
    spelt, sounds = ways[0], ways[1]
    out[row] = _each("JaroWinkler", spelt, left, right)
    out[row + 1] = _each("JaroWinkler", sounds, left, right)
    out[row + 2] = distances([sounds[k] for k in left], [sounds[k] for k in right])
    row += 3
    for way in (spelt, sounds):
        sizes = np.fromiter(map(len, way), np.int64, len(words))
        out[row] = np.minimum(sizes[left], sizes[right])
        out[row + 1] = abs(sizes[left] - sizes[right])
        row += 2
    out[row:] = _where_they_part(spelt, left, right)
    return out


def _written(words: Sequence[str]) -> list[list[str]]:
    """The words in each of WAYS."""
    sounds = skeletons(words)
    text = "\n".join(sounds)
    others = [_DOUBLED.sub(r"\1", text.translate(script)) for script in (_AS_HEBREW, _AS_ARABIC, _AS_RUSSIAN)]
    others += [_MUTE_END.sub("", text), text.translate(_NO_VOWELS), text.translate(_VOWELS_ALONE)]
    return [letters(words), sounds, *(other.split("\n") for other in others)]


def _each(measure: str, words: Sequence[str], left: "NDArray[np.int64]", right: "NDArray[np.int64]") -> "NDArray[np.float32]":
    import numpy as np
    from rapidfuzz.distance import JaroWinkler, Levenshtein
    from rapidfuzz.process import cpdist

    first, second = [words[k] for k in left], [words[k] for k in right]
    if measure == "Levenshtein":
        return cpdist(first, second, scorer=Levenshtein.distance, dtype=np.float32)
    return cpdist(first, second, scorer=JaroWinkler.similarity, dtype=np.float32)


def _where_they_part(words: Sequence[str], left: "NDArray[np.int64]", right: "NDArray[np.int64]") -> "NDArray[np.float32]":
    """The features from 'same first letter' on. Letters are numbers by _ORDER; 0 is none: before the first, behind the last."""
    import numpy as np

    number = np.zeros(256, np.int8)
    number[np.frombuffer(_ORDER.encode(), np.uint8)] = np.arange(1, len(_ORDER) + 1)
    sizes = np.fromiter(map(len, words), np.int64, len(words))
    width = int(sizes.max(initial=0)) + 2
    # a blank stands before each word and one at least behind it, in the words read forwards and backwards
    forwards, backwards = (
        number[np.frombuffer("".join([f" {w}".ljust(width) for w in turned]).encode(), np.uint8)].reshape(len(words), width)
        for turned in (words, [w[::-1] for w in words])
    )
    size_a, size_b = sizes[left], sizes[right]
    shorter, longer = np.minimum(size_a, size_b), np.maximum(size_a, size_b)
    begin = np.minimum(_common(forwards, left, right), shorter)
    end = np.minimum(_common(backwards, left, right), shorter - begin)

    def sign(place: "NDArray[np.int64]", of: "NDArray[np.int8]", which: "NDArray[np.int64]") -> "NDArray[np.int8]":
        found: NDArray[np.int8] = of[which, np.minimum(place, width - 1)]
        return found

    def two(place: "NDArray[np.int64]", of: "NDArray[np.int8]") -> "list[NDArray[np.int8]]":
        a, b = sign(place, of, left), sign(place, of, right)
        return [np.minimum(a, b), np.maximum(a, b)]

    one, second = np.ones_like(begin), np.full_like(begin, 2)
    part, part_end = two(begin + 1, forwards), two(end + 1, backwards)
    # where the shorter word has nothing left between the common begin and the common end, only the longer differs
    empty = shorter - begin - end == 0
    long_word = np.where(size_a >= size_b, left, right)
    for pair, place, of in ((part, begin + 1, forwards), (part_end, end + 1, backwards)):
        pair[0] = np.where(empty, 0, pair[0])
        pair[1] = np.where(empty, np.where(longer == shorter, 0, sign(place, of, long_word)), pair[1])
    last = two(one, backwards)
    return np.array([
        sign(one, forwards, left) == sign(one, forwards, right),
        last[0] == last[1],
        (last[0] <= _VOWEL_SIGNS).astype(np.int8) + (last[1] <= _VOWEL_SIGNS),
        begin, end, *part, *part_end,
        sign(begin, forwards, left), np.minimum(sign(end, backwards, left), sign(end, backwards, right)),
        shorter - begin - end, longer - begin - end,
        *last, *two(one, forwards), *two(second, backwards),
    ], np.float32)  # fmt: skip


def _common(signs: "NDArray[np.int8]", left: "NDArray[np.int64]", right: "NDArray[np.int64]") -> "NDArray[np.int64]":
    """How many letters from the second sign on are the same in both words."""
    import numpy as np

    same = (signs[left, 1:] == signs[right, 1:]) & (signs[left, 1:] > 0)
    found: NDArray[np.int64] = np.where(same.all(axis=1), same.shape[1], np.argmin(same, axis=1))
    return found
