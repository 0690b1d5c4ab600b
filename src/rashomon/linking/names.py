"""Are two printed names the same person's? Across spellings, scripts, word order, initials, titles and missing parts.

Stands alone: `compare_names` needs nothing but the two names. It knows no people.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import Indel

from rashomon.linking.diminutives import TABLE, same_given_name
from rashomon.linking.name_parts import Name, parse
from rashomon.linking.spelling import latin, likeness, likeness_from, likenesses, skeleton
from rashomon.text.names import GIVEN_NAMES

# Endings of Slavic surnames, hers beside his: two persons, however alike the spelling.
_GENDERED = (
    ("skaya", "sky"), ("skaya", "ski"), ("skaya", "skii"), ("skaya", "skiy"), ("skaia", "sky"), ("skaia", "ski"), ("skaja",
    "skij"), ("ska", "ski"), ("tskaya", "tsky"),
    ("ova", "ov"), ("ova", "off"), ("owa", "ow"), ("eva", "ev"), ("ewa", "ew"), ("yeva", "yev"), ("ieva", "iev"), ("jewa",
    "jew"), ("ina", "in"), ("yna", "yn"), ("aya", "y"), ("aya", "oy"), ("ova", "a"), ("ova", ""),
)  # fmt: skip
SCREENING = 0.25  # where F1 is best on pairs of screening lists, which want nothing missed; entities ask for more (see compare)
TOKEN_SAME = 0.5
_PET_ENDING = re.compile(r"(?:y|ie|i|ey)$")
FAINT = 0.2  # less than this of a likeness between left-over words says nothing
# Two names written as one word each are one from here on: where no word of theirs is alike, and where some are.
TOGETHER, TOGETHER_BUT_SOME = 0.75, 0.85
# Names that share fewer letters than this in one order are not compared as one word; nor, below the second, if both are left
# with as many words, for then they were not cut differently.
GLUED_LETTERS, CUT_ALIKE_LETTERS = 0.6, 0.8
HER_ENDING = 0.8  # her surname with its ending, and without
# A woman's given name in two spellings, from here on: Danica ~ Danitsa, yes; Marina ~ Martina, no.
ONE_GIVEN_NAME = 0.75
SLIP = 0.72  # enough to pass beside a word that is the same, not by itself
SHORTENED = 0.72  # Aly for Alexandra, Ken for Kenzo: likely beside a like surname, not by itself


@dataclass(frozen=True, slots=True)
class NameComparison:
    """How far two names may be one person's, 0..1, and why in words. `partial` where one is only a part of the other."""

    score: float
    reasons: tuple[str, ...]
    partial: bool = False


def gendered_pair(a: str, b: str) -> bool:
    """Whether two surnames differ just by a Slavic gender ending: Orlov ~ Orlova."""
    x, y = latin(a), latin(b)
    if x.endswith("a") == y.endswith("a"):
        return False  # hers ends in one, his does not
    for her, his in _GENDERED[:-2]:
        for p, q in ((x, y), (y, x)):
            if p.endswith(her) and q.endswith(his) and not q.endswith(her):
                stem_p, stem_q = p[: -len(her)], q[: len(q) - len(his)]
                if len(stem_q) >= 2 and len(stem_p) >= 2 and likeness(stem_p, stem_q) >= 0.7:
                    return True
    return False


# Short forms of men's names that end as women's do; the full ones are in the table of given names.
_HIS_IN_A = frozenset(
    """
    nikita ilya ilia luka danila kuzma foma nikola andrea sasha sacha sascha misha mischa kolya vanya petya borya kostya dima
    mitya zhenya valya vasya seryozha tolya lyosha alyosha grisha pasha gena slava vova vitya fedya kolia vania jura yura joshua
    mustafa mustapha musa moussa isa issa yahya zakaria hamza taha ezra jonah elia mattia
    """.split()
)


def his_and_hers(a: str, b: str) -> bool:
    """Whether two full names have a man's and a woman's form of one surname, and so are two people's.

    A woman is also printed with the form without its ending, abroad above all: with one woman's given name they may be one's.
    """
    one, other = parse(a).core, parse(b).core
    return gendered_pair(one[-1], other[-1]) and not _one_woman(one[:-1], other[:-1])


def _one_woman(given: Sequence[str], other: Sequence[str]) -> bool:
    if not given or not other:
        return False
    x, y = given[0], other[0]
    return _hers(x) and _hers(y) and (same_given_name(x, y) or likeness(x, y) >= ONE_GIVEN_NAME)


def _hers(given: str) -> bool:
    told = GIVEN_NAMES.get(given)
    return told == "f" or (told is None and given.endswith("a") and given not in _HIS_IN_A)


def given_alike(a: str, b: str) -> float:
    """How far two given names may be one: the same, a short or foreign form, an initial, or a like spelling."""
    x, y = latin(a).strip("."), latin(b).strip(".")
    if same_given_name(x, y):
        return 0.95 if x != y else 1.0
    if len(x) == 1 or len(y) == 1:
        return 0.75 if x[:1] == y[:1] else 0.0
    return max(_shortened(x, y), likeness(x, y))


@lru_cache(maxsize=65536)
def compare_names(a: str, b: str) -> NameComparison:
    """The score, with its reasons; order of the two does not matter."""
    if latin(b) < latin(a):
        a, b = b, a
    first, second = parse(a), parse(b)
    at_once = _at_once(first, second)
    if at_once is None:
        met = {(x, y) if x < y else (y, x) for x in first.core for y in second.core if x != y}
        alike = {(x, y): score for x, y in met if (score := _judged(x, y, likeness_from(x, y, TOKEN_SAME)))}
        match = _match(first, second, alike, likeness_from)
        together = likeness_from(*match.glued, match.least) if match.least else 0.0
        return NameComparison(_score(match, together), _reasons(match, together), match.partial)
    score, reason = at_once
    if score == SAME_WORDS and latin(a) == latin(b):
        reason = "the same words"
    return NameComparison(score, (reason,))


def score_names(first: Sequence[str], second: Sequence[str]) -> list[float]:
    """`compare_names(a, b).score` of each name in `first` and the one at its place in `second`, without reasons.

    Every name is taken apart once, every two words are compared once, and those that must be aligned are aligned together.
    """
    out = [0.0] * len(first)
    left: list[tuple[int, Name, Name]] = []
    strangers: dict[tuple[str, str], None] = {}
    for k, (a, b) in enumerate(zip(first, second, strict=True)):
        one, other = parse(a), parse(b)
        at_once = _at_once(one, other)
        if at_once is not None:
            out[k] = at_once[0]
            continue
        left.append((k, one, other))
        for x in one.core:
            for y in other.core:
                if x != y:
                    strangers[(x, y) if x < y else (y, x)] = None
    likely = dict(zip(strangers, likenesses([x for x, _ in strangers], [y for _, y in strangers], FAINT), strict=True))
    alike = {
        (x, y): score
        for (x, y), known in likely.items()
        if (known >= TOKEN_SAME or x[0] == y[0] or (x in TABLE and y in TABLE)) and (score := _judged(x, y, known))
    }

    def word_likeness(x: str, y: str, least: float) -> float:
        found = 1.0 if x == y else likely[(x, y) if x < y else (y, x)]
        return found if found >= least else 0.0

    matches = [(k, _match(one, other, alike, word_likeness)) for k, one, other in left]
    glued = [match.glued for _, match in matches if match.least]
    together = iter(likenesses([x for x, _ in glued], [y for _, y in glued], TOGETHER))
    for k, match in matches:
        found = next(together) if match.least else 0.0
        out[k] = _score(match, found if found >= match.least else 0.0)
    return out


SAME_WORDS = 1.0


def _at_once(first: Name, second: Name) -> tuple[float, str] | None:
    """What can be said of two names without comparing the letters of their words, and why; None for nothing."""
    if not first.core or not second.core:
        return 0.0, "no name to compare"
    if first.core == second.core and first.suffix == second.suffix:
        return SAME_WORDS, "the same words in another order or dress"
    if first.suffix != second.suffix and first.suffix and second.suffix:
        return 0.1, f"numbered differently: {first.suffix} and {second.suffix}"
    if sorted(first.core) == sorted(second.core):
        return 0.97, "the same words in another order"
    return None


# Which way two names go together.
_OTHER_GENDER, _NOTHING, _LEFT_OVER, _ONE_WORD, _WHOLE = range(5)


class _Match(NamedTuple):
    """Two names, the shorter first, with their words paired. Where `least` is not 0 the two may also be one when `glued`, that
    is each written as one word: if these are alike by so much. A tuple, since one is made for each pair of names.
    """

    way: int
    short: Name
    long: Name
    pairs: list[tuple[int, int, float]]
    loose_short: list[str]
    loose_long: list[str]
    closest: float
    least: float

    @property
    def glued(self) -> tuple[str, str]:
        """Both names as one word each."""
        return "".join(self.short.core), "".join(self.long.core)

    @property
    def partial(self) -> bool:
        """Whether one name is a part of the other."""
        return self.way in (_ONE_WORD, _WHOLE) and bool(self.loose_long)


def _match(
    first: Name,
    second: Name,
    alike: Mapping[tuple[str, str], float],
    word_likeness: Callable[[str, str, float], float],
) -> _Match:
    """`alike` has the score of every two words that may be one, the lower first."""
    short, long = (first, second) if (len(first.core), first.core) <= (len(second.core), second.core) else (second, first)
    pairs, left_short, left_long = _align(short, long, alike)
    last = len(short.core) - 1
    for i, j, _ in pairs:
        if i != last or short.core[i] == long.core[j] or not gendered_pair(short.core[i], long.core[j]):
            continue
        if not _one_woman(short.core[:i], long.core[:j]):
            return _Match(_OTHER_GENDER, short, long, pairs, [], [], 0.0, 0.0)
    final = len(long.core) - 1
    if (
        (last in left_short and final in left_long)
        and gendered_pair(short.core[last], long.core[final])
        and _one_woman(short.core[:last], long.core[:final])
    ):
        pairs.append((last, final, HER_ENDING))
        left_short.remove(last)
        left_long.remove(final)
    loose_short = [short.core[i] for i in left_short]
    loose_long = [long.core[j] for j in left_long]
    way, least, closest = _WHOLE, 0.0, 0.0
    if not pairs:
        way, least = _NOTHING, TOGETHER
    elif loose_short:
        way, least = _LEFT_OVER, TOGETHER_BUT_SOME
        closest = max([word_likeness(x, y, FAINT) for x in loose_short for y in loose_long], default=0.0)
    elif loose_long and len(pairs) == 1:
        way, least = _ONE_WORD, TOGETHER_BUT_SOME
    if least:
        enough = CUT_ALIKE_LETTERS if len(loose_short) == len(loose_long) else GLUED_LETTERS
        if Indel.normalized_similarity("".join(short.core), "".join(long.core)) < enough:
            least = 0.0
    return _Match(way, short, long, pairs, loose_short, loose_long, closest, least)


def _score(match: _Match, together: float) -> float:
    if match.way == _OTHER_GENDER:
        return 0.15
    if match.way == _NOTHING:
        return round(together * 0.95, 3)
    pairs = len(match.pairs)
    if match.way == _LEFT_OVER:
        if together:
            return round(together * 0.9, 3)
        return round(min(0.45, 0.25 * pairs / (pairs + len(match.loose_short)) + 0.4 * match.closest), 3)
    scores = [score for _, _, score in match.pairs]
    score = 0.5 * min(scores) + 0.5 * sum(scores) / pairs
    if match.way == _ONE_WORD:
        return round(min(score, together or 0.45), 3)
    return round(max(0.0, min(score - 0.05 * len(match.loose_long), 0.99)), 3)


def _reasons(match: _Match, together: float) -> tuple[str, ...]:
    named: list[str] = []
    for i, j, score in match.pairs:
        x, y = match.short.core[i], match.long.core[j]
        if x == y:
            continue
        if match.way == _OTHER_GENDER and gendered_pair(x, y) and i == len(match.short.core) - 1:
            return (f"{x} and {y}: his and her form of one surname",)
        if len(x) == 1 or len(y) == 1:
            named.append(f"{x}. may stand for {y}" if len(x) == 1 else f"{y}. may stand for {x}")
        elif score == HER_ENDING and gendered_pair(x, y):
            named.append(f"{x} and {y}: one woman's surname with its ending and without")
        elif score >= 0.95 and same_given_name(x, y):
            named.append(f"{x} and {y} are forms of one given name")
        else:
            named.append(f"{x} and {y} sound {'the same' if score > 0.95 else 'alike'}")
    if match.way in (_NOTHING, _LEFT_OVER) and together:
        return ("the same when written as one word",)
    if match.way == _NOTHING:
        return ("no word in common",)
    if match.way == _LEFT_OVER:
        named.append(f"{' '.join(match.loose_short)} against {' '.join(match.loose_long) or 'nothing'}")
    elif match.loose_long:
        named.append(f"{' '.join(match.loose_long)} stands in one of them only")
    return tuple(named)


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


def _judged(x: str, y: str, likely: float) -> float:
    """How far two different words of names may be one, 0 below TOKEN_SAME. `likely` is how likely they are two spellings of one
    word, where that reaches TOKEN_SAME.
    """
    if x in TABLE and same_given_name(x, y):
        return 0.95
    if len(x) == 1 or len(y) == 1:
        return 0.75 if x[0] == y[0] else 0.0
    if x[0] == y[0]:
        if shortened := _shortened(x, y):
            return max(shortened, likely)
        if likely < SLIP and abs(len(x) - len(y)) <= 1:
            likely = max(likely, _slip(x, y))
    return likely if likely >= TOKEN_SAME else 0.0


def _shortened(x: str, y: str) -> float:
    """Whether one given name may be the other's short or pet form: SHORTENED, or 0."""
    short, long = (x, y) if len(x) <= len(y) else (y, x)
    if long[:2] != short[:2]:
        return 0.0
    stem = _PET_ENDING.sub("", short)
    long_enough = len(long) > len(stem) + 1 and len(stem) >= 2 and (stem != short or len(stem) >= 3)
    return SHORTENED if long_enough and long.startswith(stem) else 0.0


def _no_surname(short: Sequence[str], i: int, long: Sequence[str], j: int) -> bool:
    """Whether the one word ends its name and the other is an initial within its own: 'W. R. Polk' is no Bill Richardson."""
    in_long = len(long[j]) == 1 and 0 < j < len(long) - 1 and i == len(short) - 1
    in_short = len(short[i]) == 1 and 0 < i < len(short) - 1 and j == len(long) - 1
    return (in_long or in_short) and short[i] != long[j]


def _align(
    short: Name, long: Name, alike: Mapping[tuple[str, str], float]
) -> tuple[list[tuple[int, int, float]], list[int], list[int]]:
    """The best pairing of words, greedily; the words left over on either side."""
    table = []
    nicks = short.nick or long.nick
    behind = len(long.core) - len(short.core)
    for i, x in enumerate(short.core):
        for j, y in enumerate(long.core):
            score = 1.0 if x == y else alike.get((x, y) if x < y else (y, x), 0.0)
            if score and (len(x) == 1 or len(y) == 1) and _no_surname(short.core, i, long.core, j):
                continue
            if nicks and not score and (y in long.nick or x in short.nick):
                score = 0.8
            if score:
                table.append((-score, abs(i - j + behind), i, j))
    pairs: list[tuple[int, int, float]] = []
    left_i, left_j = list(range(len(short.core))), list(range(len(long.core)))
    for score, _, i, j in sorted(table):
        if i in left_i and j in left_j:
            left_i.remove(i)
            left_j.remove(j)
            pairs.append((i, j, -score))
    for i in list(left_i) if nicks else ():  # a nickname in brackets stands for a missing given name
        if any(given_alike(short.core[i], nick) >= 0.8 for nick in long.nick) or (
            left_j and any(given_alike(long.core[j], nick) >= 0.8 for nick in short.nick for j in left_j)
        ):
            left_i.remove(i)
    pairs.sort()
    return pairs, left_i, left_j


__all__ = [
    "SCREENING",
    "Name",
    "NameComparison",
    "compare_names",
    "gendered_pair",
    "given_alike",
    "his_and_hers",
    "likeness",
    "parse",
    "score_names",
    "skeleton",
]
