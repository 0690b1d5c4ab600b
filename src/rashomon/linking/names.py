"""Are two printed names the same person's? Across spellings, scripts, word order, initials, titles and missing parts.

Stands alone: `compare_names` needs nothing but the two names. It knows no people.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from rashomon.linking.diminutives import same_given_name
from rashomon.linking.spelling import latin, likeness, likeness_from, skeleton
from rashomon.text.names import COURTESIES, KEPT_TITLES, PARTICLES, ROMAN, SUFFIXES, TITLES

# Endings of Slavic surnames, hers beside his: two persons, however alike the spelling.
_GENDERED = (
    ("skaya", "sky"), ("skaya", "ski"), ("skaya", "skii"), ("skaya", "skiy"), ("skaia", "sky"), ("skaia", "ski"), ("skaja",
    "skij"), ("ska", "ski"), ("tskaya", "tsky"),
    ("ova", "ov"), ("ova", "off"), ("owa", "ow"), ("eva", "ev"), ("ewa", "ew"), ("yeva", "yev"), ("ieva", "iev"), ("jewa",
    "jew"), ("ina", "in"), ("yna", "yn"), ("aya", "y"), ("aya", "oy"), ("ova", "a"), ("ova", ""),
)  # fmt: skip
_FIRST_PARTICLES = frozenset({"abu", "umm", "um", "bar", "ben"})  # of a name of two words they are half
_AFTER_NAMES = SUFFIXES | {"dr", "prof", "mr", "mrs", "qc", "mp"}
SCREENING = 0.25  # where F1 is best on pairs of screening lists, which want nothing missed; entities ask for more (see compare)
TOKEN_SAME = 0.5
_PET_ENDING = re.compile(r"(?:y|ie|i|ey)$")
FAINT = 0.2  # less than this of a likeness between left-over words says nothing
SLIP = 0.72  # enough to pass beside a word that is the same, not by itself
SHORTENED = 0.72  # Aly for Alexandra, Ken for Kenzo: likely beside a like surname, not by itself


@dataclass(frozen=True, slots=True)
class NameComparison:
    """How far two names may be one person's, 0..1, and why in words. `partial` where one is only a part of the other."""

    score: float
    reasons: tuple[str, ...]
    partial: bool = False


@dataclass(frozen=True, slots=True)
class Name:
    """A name taken apart: `core` its words without titles and particles, `nick` what stood in brackets or quotation marks."""

    core: tuple[str, ...]
    nick: tuple[str, ...]
    suffix: str = ""


@lru_cache(maxsize=16384)
def parse(name: str) -> Name:
    """The parts of a printed name in lower-case Latin letters; 'Surname, Given' is turned round."""
    nick = tuple(latin(x) for x in re.findall(r"[(\"“”‘]\s*([^()\"“”‘’]+?)\s*[)\"”“’]", name))
    plain = re.sub(r"[(\"“”‘]\s*[^()\"“”‘’]+?\s*[)\"”“’]", " ", name)
    head, comma, tail = plain.partition(",")
    if comma and tail.strip() and latin(tail.strip().rstrip(".")) not in SUFFIXES:
        plain = f"{tail} {head}"
    plain = (
        re.sub(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ][a-zà-ÿ]{2})", " ", plain)
        if not re.search(r"\b(?:Mac|Mc|De|La|Le|Di)[A-Z]", plain)
        else plain
    )
    words = [
        w.strip(".'’`")
        for w in re.split(
            r"[\s\-‐‑–_/.,]+",
            latin(plain).replace("0", "o").replace("1", "i").replace("9", "g").replace("3", "e").replace("4", "a"),
        )
    ]
    words = [re.sub(r"[^a-z]", "", w) for w in words if w]
    words = [w for w in words if w]
    suffix = next((w for w in words[1:] if w in ROMAN), "")
    kept = words[:1] if len(words) == 2 and words[0] in _FIRST_PARTICLES else []
    rest = words[len(kept) :]
    while len(rest) > 1 and (rest[0] in TITLES or rest[0] in KEPT_TITLES or rest[0] in COURTESIES):
        rest = rest[1:]  # a title that ends a name is a surname: 'Mike Bishop'
    while len(rest) > 1 and rest[-1] in _AFTER_NAMES:
        rest = rest[:-1]
    core = kept + [w for w in rest if w not in PARTICLES]
    if not core:
        core = [w for w in words if w not in PARTICLES] or words
    return Name(tuple(core), nick, suffix)


def gendered_pair(a: str, b: str) -> bool:
    """Whether two surnames differ just by a Slavic gender ending: Orlov ~ Orlova."""
    x, y = latin(a), latin(b)
    for her, his in _GENDERED[:-2]:
        for p, q in ((x, y), (y, x)):
            if p.endswith(her) and q.endswith(his) and not q.endswith(her):
                stem_p, stem_q = p[: -len(her)], q[: len(q) - len(his)]
                if len(stem_q) >= 2 and len(stem_p) >= 2 and likeness(stem_p, stem_q) >= 0.7:
                    return True
    return False


def given_alike(a: str, b: str) -> float:
    """How far two given names may be one: the same, a short or foreign form, an initial, or a like spelling."""
    return _alike_from(latin(a).strip("."), latin(b).strip("."), 0.0)


def _alike_from(x: str, y: str, least: float) -> float:
    if same_given_name(x, y):
        return 0.95 if x != y else 1.0
    if len(x) == 1 or len(y) == 1:
        return 0.75 if x[:1] == y[:1] else 0.0
    short, long = (x, y) if len(x) <= len(y) else (y, x)
    if long[:2] == short[:2]:
        stem = _PET_ENDING.sub("", short)
        if len(long) > len(stem) + 1 and len(stem) >= 2 and (long.startswith(stem) and (stem != short or len(stem) >= 3)):
            return max(SHORTENED, likeness(x, y))
    return likeness_from(x, y, least)


@lru_cache(maxsize=65536)
def compare_names(a: str, b: str) -> NameComparison:
    """The score, with its reasons; order of the two does not matter."""
    if latin(b) < latin(a):
        a, b = b, a
    first, second = parse(a), parse(b)
    if not first.core or not second.core:
        return NameComparison(0.0, ("no name to compare",))
    if first.core == second.core and first.suffix == second.suffix:
        return NameComparison(1.0, ("the same words" if latin(a) == latin(b) else "the same words in another order or dress",))
    if first.suffix != second.suffix and first.suffix and second.suffix:
        return NameComparison(0.1, (f"numbered differently: {first.suffix} and {second.suffix}",))
    if sorted(first.core) == sorted(second.core):
        return NameComparison(0.97, ("the same words in another order",))
    return _aligned(first, second)


def _aligned(first: Name, second: Name) -> NameComparison:
    short, long = sorted((first, second), key=lambda n: (len(n.core), n.core))

    def joined(least: float) -> float:
        return likeness_from("".join(short.core), "".join(long.core), least)

    pairs, left_short, left_long = _align(short, long)
    reasons: list[str] = []
    for i, j, score in pairs:
        x, y = short.core[i], long.core[j]
        if x == y:
            continue
        if gendered_pair(x, y) and i == len(short.core) - 1:
            return NameComparison(0.15, (f"{x} and {y}: his and her form of one surname",))
        if len(x) == 1 or len(y) == 1:
            reasons.append(f"{x}. may stand for {y}" if len(x) == 1 else f"{y}. may stand for {x}")
        elif score >= 0.95 and same_given_name(x, y):
            reasons.append(f"{x} and {y} are forms of one given name")
        else:
            reasons.append(f"{x} and {y} sound {'the same' if score > 0.95 else 'alike'}")
    loose_short = [short.core[i] for i in left_short]
    loose_long = [long.core[j] for j in left_long]
    if not pairs:
        if together := joined(0.75):
            return NameComparison(round(together * 0.95, 3), ("the same when written as one word",))
        return NameComparison(0.0, ("no word in common",))
    if loose_short:
        if together := joined(0.85):
            return NameComparison(round(together * 0.9, 3), ("the same when written as one word",))
        reasons.append(f"{' '.join(loose_short)} against {' '.join(loose_long) or 'nothing'}")
        best = max((likeness_from(x, y, FAINT) for x in loose_short for y in loose_long), default=0.0)
        weight = len(pairs) / (len(pairs) + len(loose_short))
        return NameComparison(round(min(0.45, 0.25 * weight + 0.4 * best), 3), tuple(reasons))
    scores = [score for _, _, score in pairs]
    score = 0.5 * min(scores) + 0.5 * sum(scores) / len(scores)
    if loose_long:
        reasons.append(f"{' '.join(loose_long)} stands in one of them only")
        if len(pairs) == 1:
            return NameComparison(round(min(score, joined(0.85) or 0.45), 3), tuple(reasons), partial=True)
        score -= 0.05 * len(loose_long)
    return NameComparison(round(max(0.0, min(score, 0.99)), 3), tuple(reasons), partial=bool(loose_long))


def _slip(x: str, y: str) -> float:
    """A slip inside a longer word: one letter dropped, added or changed, or two swapped; never the first, nor a final vowel."""
    if min(len(x), len(y)) < 5 or x[0] != y[0] or abs(len(x) - len(y)) > 1 or gendered_pair(x, y):
        return 0.0
    if x[-1] != y[-1] and (x[-1] in "aeiouy" or y[-1] in "aeiouy"):
        return 0.0
    head = next((i for i, (a, b) in enumerate(zip(x, y, strict=False)) if a != b), min(len(x), len(y)))
    rest_x, rest_y = x[head:], y[head:]
    same = (
        rest_x[1:] == rest_y[1:]
        or rest_x[1:] == rest_y
        or rest_x == rest_y[1:]
        or (rest_x[:2] == rest_y[1::-1] and rest_x[2:] == rest_y[2:])
    )
    return SLIP if same else 0.0


@lru_cache(maxsize=262144)
def _words_alike(x: str, y: str) -> float:
    """How far two words of names may be one, 0 below TOKEN_SAME: names share words, so each pair of words is looked at once."""
    score = _alike_from(x, y, TOKEN_SAME)
    if score >= SLIP or x[0] != y[0] or abs(len(x) - len(y)) > 1:
        return score
    return max(score, _slip(x, y))


def _align(short: Name, long: Name) -> tuple[list[tuple[int, int, float]], list[int], list[int]]:
    """The best pairing of words, greedily; the words left over on either side."""
    table = []
    nicks = short.nick or long.nick
    for i, x in enumerate(short.core):
        for j, y in enumerate(long.core):
            score = _words_alike(x, y) if x < y else _words_alike(y, x)
            if nicks and score < TOKEN_SAME and (y in long.nick or x in short.nick):
                score = 0.8
            if score >= TOKEN_SAME:
                table.append((-score, abs((i - len(short.core)) - (j - len(long.core))), i, j))
    used_i: set[int] = set()
    used_j: set[int] = set()
    pairs = []
    for score, _, i, j in sorted(table):
        if i not in used_i and j not in used_j:
            used_i.add(i)
            used_j.add(j)
            pairs.append((i, j, -score))
    left_i = [i for i in range(len(short.core)) if i not in used_i]
    left_j = [j for j in range(len(long.core)) if j not in used_j]
    for i in list(left_i) if nicks else ():  # a nickname in brackets stands for a missing given name
        if any(given_alike(short.core[i], nick) >= 0.8 for nick in long.nick) or (
            left_j and any(given_alike(long.core[j], nick) >= 0.8 for nick in short.nick for j in left_j)
        ):
            left_i.remove(i)
    return sorted(pairs), left_i, left_j


__all__ = [
    "SCREENING",
    "Name",
    "NameComparison",
    "compare_names",
    "gendered_pair",
    "given_alike",
    "likeness",
    "parse",
    "skeleton",
]
