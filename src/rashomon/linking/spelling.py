"""How far two spellings of one word may lie apart when both go back to one name in one script or another.

A word is first written with one sign a sound (`skeleton`), then two skeletons are aligned, sound by sound (`alignment`).
"""

import math
import re
from collections.abc import Sequence
from functools import lru_cache

from rashomon.linking.alignment import CONSONANT_GAP, FAR, OTHER, distance, signature

# Digraphs, longest first. Capitals are sounds that have no Latin letter: C ch, S sh, Z zh, J dzh, X kh, W shch; T is ts until
# every other c has its sound, then c.
_DIGRAPHS = (
    ("schtsch", "W"), ("shch", "W"), ("szcz", "W"), ("tsch", "C"), ("tch", "C"), ("dsch", "J"), ("dzh", "J"), ("dj", "J"),
    ("sch", "S"),
    ("eigh", "ei"), ("augh", "o"), ("ough", "o"), ("igh", "ai"), ("sh", "S"), ("cz", "C"), ("sz", "S"), ("zh", "Z"), ("kh",
    "X"), ("gh", "g"), ("ph", "f"), ("th", "t"),
    ("dh", "d"), ("rh", "r"), ("bh", "b"), ("ts", "T"), ("tz", "T"), ("cc", "k"), ("ck", "k"), ("ch", "Q"), ("qu", "kv"),
    ("x", "ks"), ("q", "k"), ("w", "v"),
    ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ea", "i"), ("ie", "i"), ("ey", "i"), ("ei", "ei"), ("ay", "ei"), ("ai", "ei"),
    ("au", "o"), ("aw", "o"), ("oe", "o"),
)  # fmt: skip
# Log-odds of 'one name' = EVEN + LONGER * sounds - STEEP * distance; from the regression that gave the distance its costs.
EVEN, LONGER, STEEP = 0.205, 0.28, 2.1
LONGEST = 10

FARTHEST = 4  # sounds more on one side than on the other: not worth aligning


@lru_cache(maxsize=65536)
def latin(text: str) -> str:
    """The text in lower-case Latin letters, diacritics gone, every script romanised."""
    if text.isascii():
        return text.lower()
    from anyascii import anyascii

    return str(anyascii(text)).lower()


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """One sign a sound: 'Tchaikovsky' → 'Ceikovski'. Doubled letters count once."""
    return skeletons((word,))[0]


_NOT_LETTERS = re.compile(r"[^a-z\n]")
_MC = re.compile(r"^mc(?=[b-df-hj-np-tv-z])", re.MULTILINE)
_MUTE_H = re.compile(r"(?<=[aeiou])hn")
_FRENCH_O = re.compile(r"(?:eau|au)(?:lt|d|t|x)?$|eau", re.MULTILINE)  # -ault, -aud, -eaux: mute
_C = (
    (re.compile(r"c(?=[eiy])"), "s"),
    (re.compile(r"c(?![a-z])|c(?=[aoulr])"), "k"),
    (re.compile(r"T(?=[eiy])"), "s"),
    (re.compile(r"(?:^|(?<=[aeiou]))j(?=[aou])", re.MULTILINE), "J"),
)
_DOUBLED = re.compile(r"(.)\1+")
_LAST = str.maketrans({"T": "c", "y": "i", "j": "i"})


def skeletons(words: Sequence[str]) -> list[str]:
    """The skeleton of each word. All are read as one text, a word a line: that is much faster."""
    text = _NOT_LETTERS.sub("", _lines(words))
    text = _FRENCH_O.sub("o", _MUTE_H.sub("n", _MC.sub("mak", text)))
    for old, sign in _DIGRAPHS:
        text = text.replace(old, sign)
    for pattern, sign in _C:
        text = pattern.sub(sign, text)
    return _DOUBLED.sub(r"\1", text.translate(_LAST)).split("\n")


def letters(words: Sequence[str]) -> list[str]:
    """The Latin letters of each word, in lower case and nothing else."""
    return _NOT_LETTERS.sub("", _lines(words)).split("\n")


def _lines(words: Sequence[str]) -> str:
    """The words in lower-case Latin letters, one a line, whatever signs they hold."""
    text = "\n".join(words)
    text = text.lower() if text.isascii() else "\n".join(map(latin, words))
    if text.count("\n") == len(words) - 1:
        return text
    return "\n".join(latin(word).replace("\n", " ") for word in words)


@lru_cache(maxsize=262144)
def likeness(a: str, b: str) -> float:
    """How likely two words spell one name, 0..1: from .5 on it is likelier than not."""
    return likeness_from(a, b, 0.0)


def likeness_from(a: str, b: str, least: float) -> float:
    """`likeness` where it reaches `least`, else 0: most words that meet are strangers, which their consonants tell at once."""
    if a == b:
        return 1.0
    first, x, own_x, reach_x, many_x, breaths_x = _read(a)
    second, y, own_y, reach_y, many_y, breaths_y = _read(b)
    if first == second:
        return 1.0
    if not x or not y:
        return 0.0
    if x == y:
        return 0.97
    size = len(x) + len(y)
    if abs(len(x) - len(y)) > FARTHEST:
        return 0.0
    even = EVEN + LONGER * min(LONGEST, size / 2)
    farthest = FAR if not least else (even - math.log(least / (1 - least))) / STEEP
    alone = max((own_x & ~reach_y).bit_count(), (own_y & ~reach_x).bit_count())
    lost = max(many_x - many_y - breaths_y, many_y - many_x - breaths_x, 0)
    if alone * OTHER > farthest or lost * CONSONANT_GAP > farthest:
        return 0.0
    apart = distance(x, y, farthest) if x < y else distance(y, x, farthest)
    value = round(min(0.96, 1.0 / (1.0 + math.exp(STEEP * apart - even))), 4)
    return value if value >= least else 0.0


@lru_cache(maxsize=65536)
def _read(word: str) -> tuple[str, str, int, int, int, int]:
    """Its Latin letters, its skeleton, and the skeleton's consonants."""
    letters = latin(word)
    sounds = skeleton(word)
    return (letters, sounds, *signature(sounds))


def likenesses(first: Sequence[str], second: Sequence[str], least: float) -> list[float]:
    """`likeness_from` of each word in `first` and the one at its place in `second`; `least` is above 0."""
    import numpy as np

    from rashomon.linking.many_alignments import distances, signatures

    words = list(dict.fromkeys([*first, *second]))
    at = {word: k for k, word in enumerate(words)}
    sounds = skeletons(words)
    sizes, own, reach, many, breaths = signatures(sounds)
    left, right = (np.fromiter((at[word] for word in side), np.int64, len(side)) for side in (first, second))
    size = sizes[left] + sizes[right]
    even = EVEN + LONGER * np.minimum(LONGEST, size / 2)
    farthest = (even - math.log(least / (1 - least))) / STEEP
    alone = np.maximum(np.bitwise_count(own[left] & ~reach[right]), np.bitwise_count(own[right] & ~reach[left]))
    lost = np.maximum(many[left] - many[right] - breaths[right], many[right] - many[left] - breaths[left])
    near = (abs(sizes[left] - sizes[right]) <= FARTHEST) & (sizes[left] > 0) & (sizes[right] > 0)
    near &= (alone * OTHER <= farthest) & (lost * CONSONANT_GAP <= farthest)
    out = np.zeros(len(first))
    some = np.flatnonzero(near)
    xs, ys = [sounds[k] for k in left[some]], [sounds[k] for k in right[some]]
    odds = STEEP * distances(xs, ys, float(farthest.max(initial=0.0))) - even[some]
    out[some] = np.minimum(0.96, 1.0 / (1.0 + np.exp(odds))).round(4)
    out[some[[x == y for x, y in zip(xs, ys, strict=True)]]] = 0.97
    out[out < least] = 0.0
    number: dict[str, int] = {}
    spelt = np.fromiter((number.setdefault(latin(word), len(number)) for word in words), np.int64, len(words))
    out[spelt[left] == spelt[right]] = 1.0
    found: list[float] = out.tolist()
    return found
