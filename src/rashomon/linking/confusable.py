"""Of two words that look alike: do they go back to one name in another script, or are they two names?

Stricter than `spelling.likeness`, and only for words that look alike: a small model, trained on pairs of Latin spellings of one
name and on pairs chosen for being hard to tell apart, weighs each step of the alignment and each change of letters. It has never
seen strangers, so it must not be asked about them.
"""

import json
import math
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources
from typing import TypedDict

from rashomon.linking.alignment import least_distance, steps
from rashomon.linking.spelling import FARTHEST, latin, likeness_from, skeleton

WEIGHTS = "confusable_weights.json"
# Words less alike than nearly all the model was trained on: by Jaro-Winkler, and by what their consonants alone cost. For them
# plain likeness decides.
LOOKALIKE = 0.3
STRANGE = 2.0
FAINT = 0.25  # a likeness of strangers below this is none
SURE = 0.97  # the most that two spellings can be alike that differ in a letter
# Changes of more letters than this are one feature: too rare to be told apart.
_LONG_CHANGE = 5


class Shipped(TypedDict):
    """The file of weights: what each feature adds to the log-odds of 'one name', and the digest of the pairs it was fitted on."""

    weights: dict[str, float]
    sha256: str


@lru_cache(maxsize=1)
def shipped() -> Shipped:
    """The weights in the package; made by evaluation/training/spellings.py."""
    loaded: Shipped = json.loads((resources.files("rashomon.linking") / WEIGHTS).read_text(encoding="utf-8"))
    return loaded


def made_from() -> str:
    """The SHA-256 of the pairs that the weights were fitted on."""
    return shipped()["sha256"]


def lookalikes(a: str, b: str) -> bool:
    """Whether two words in lower-case Latin letters differ, and are alike enough for the model."""
    from rapidfuzz.distance import JaroWinkler

    x, y = skeleton(a), skeleton(b)
    if a == b or not x or not y or abs(len(x) - len(y)) > FARTHEST or least_distance(x, y) > STRANGE:
        return False
    return JaroWinkler.similarity(a, b) >= LOOKALIKE


@lru_cache(maxsize=65536)
def one_name(a: str, b: str) -> float:
    """How likely two words spell one name, 0..1; from .4 on it is likelier than not."""
    return judged(a, b, shipped()["weights"])


def judged(a: str, b: str, weights: Mapping[str, float]) -> float:
    """`one_name` by other weights than the package's, as an evaluation needs them that leaves pairs out."""
    first, second = sorted((latin(a), latin(b)))
    if not lookalikes(first, second):
        return likeness_from(first, second, FAINT)
    odds = sum(value * weights.get(name, 0.0) for name, value in features(first, second).items())
    return round(min(SURE, 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, odds))))), 4)


def changes(a: str, b: str) -> list[tuple[str, str]]:
    """The stretches of letters that differ, each as 'x~y' in alphabetical order, and where: B at the begin, E at the end,
    M between.
    """
    from rapidfuzz.distance import Levenshtein

    merged: list[tuple[int, int, int, int]] = []
    for op in Levenshtein.opcodes(a, b):
        if op.tag == "equal":
            continue
        if merged and (op.src_start, op.dest_start) == (merged[-1][1], merged[-1][3]):
            merged[-1] = (merged[-1][0], op.src_end, merged[-1][2], op.dest_end)
        else:
            merged.append((op.src_start, op.src_end, op.dest_start, op.dest_end))
    out = []
    for i, j, k, n in merged:
        p, q = sorted((a[i:j], b[k:n]))
        place = "B" if i == k == 0 else "E" if j == len(a) and n == len(b) else "M"
        out.append((f"{p}~{q}" if len(p) + len(q) <= _LONG_CHANGE else "long", place))
    return out


_VOWELS = frozenset("aeiou")
_NO_VOWELS = str.maketrans("", "", "aeiou")


def _bare(word: str) -> str:
    return word.translate(_NO_VOWELS)


def features(a: str, b: str) -> dict[str, float]:
    """What tells whether two different words in lower-case Latin letters spell one name, by name: the steps between
    their skeletons, and how alike letters and skeletons are as strings.
    """
    from rapidfuzz.distance import JaroWinkler, Levenshtein

    x, y = sorted((skeleton(a), skeleton(b)))
    cost, named = steps(x, y)
    size = (len(x) + len(y)) / 2
    out: dict[str, float] = {"even": 1.0, "cost": cost, "cost per sound": cost / (1 + size), f"size {min(10, int(size))}": 1.0}
    out["size"] = min(10.0, size)
    for step in named:
        kind, sounds, place = step.split() if " " in step else (step, "", "")
        vowels = "".join("V" if s in _VOWELS else "C" for s in sounds)
        for name in (step, f"{kind} {sounds}", f"{kind} {vowels} {place}"):
            out[name] = out.get(name, 0.0) + 1.0
    for change, place in changes(a, b):
        for name in (f"change {change}", f"change {change} {place}"):
            out[name] = out.get(name, 0.0) + 1.0
    bare_x, bare_y = _bare(x), _bare(y)
    apart = Levenshtein.distance(bare_x, bare_y)
    winkler, letters, sounds_alike = (
        JaroWinkler.similarity(a, b),
        Levenshtein.normalized_similarity(a, b),
        Levenshtein.normalized_similarity(x, y),
    )
    out |= {
        "winkler": winkler, "letters": letters, "sounds": sounds_alike, "consonants": float(apart),
        f"steps {min(5, len(named))}": 1.0, f"consonants {min(5, apart)}": 1.0, f"longer {min(5, abs(len(a) - len(b)))}": 1.0,
        f"winkler {int(winkler * 33)}": 1.0, f"letters {int(letters * 20)}": 1.0, f"sounds {int(sounds_alike * 20)}": 1.0,
        f"cost {min(20, int(cost * 4))}": 1.0, "cost x size": cost * size, "cost x winkler": cost * winkler,
        "winkler x sounds": winkler * sounds_alike, "consonants x size": apart * size,
    }  # fmt: skip
    if x == y:
        out["same skeleton"] = 1.0
    if a[:1] == b[:1]:
        out["same begin"] = 1.0
    if a[-1:] == b[-1:]:
        out["same end"] = 1.0
    return out
