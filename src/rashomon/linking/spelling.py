"""How far two spellings of one word may lie apart when both go back to one name in one script or another.

A word is first written with one sign a sound (`skeleton`), then two skeletons are aligned, sound by sound (`alignment`).
"""

import math
import re
from functools import lru_cache

from rashomon.linking.alignment import CONSONANT_GAP, FAR, OTHER, distance, signature

# Digraphs, longest first. Capitals are sounds that have no Latin letter: C ch, S sh, Z zh, J dzh, X kh, W shch.
_DIGRAPHS = (
    ("schtsch", "W"), ("shch", "W"), ("szcz", "W"), ("tsch", "C"), ("tch", "C"), ("dsch", "J"), ("dzh", "J"), ("dj", "J"),
    ("sch", "S"),
    ("eigh", "ei"), ("augh", "o"), ("ough", "o"), ("igh", "ai"), ("sh", "S"), ("cz", "C"), ("sz", "S"), ("zh", "Z"), ("kh",
    "X"), ("gh", "g"), ("ph", "f"), ("th", "t"),
    ("dh", "d"), ("rh", "r"), ("bh", "b"), ("ts", "c"), ("tz", "c"), ("cc", "k"), ("ck", "k"), ("ch", "Q"), ("qu", "kv"),
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
    text = re.sub(r"[^a-z]", "", latin(word))
    text = re.sub(r"^mc(?=[b-df-hj-np-tv-z])", "mak", text)
    text = re.sub(r"(?<=[aeiou])hn", "n", text)
    text = re.sub(r"(?:eau|au)(?:lt|d|t|x)?$|eau", "o", text)  # French -ault, -aud, -eaux: mute
    for old, new in _DIGRAPHS:
        text = text.replace(old, new)
    text = re.sub(r"c(?=[eiy])", "s", text)
    text = re.sub(r"c(?![a-z])|c(?=[aou])|c(?=[lr])", "k", text) if "ts" not in latin(word) and "tz" not in latin(word) else text
    text = re.sub(r"(?:^|(?<=[aeiou]))j(?=[aou])", "J", text)
    text = text.replace("y", "i").replace("j", "i")
    return re.sub(r"(.)\1+", r"\1", text)


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
