"""Two words sound by sound: the cheapest way to turn one skeleton into the other, and its steps by name.

What a step costs depends on the sounds: scripts without vowels lose vowels, scripts without p turn it into b or f, w and v are
one letter to many, and so on.
"""

import math
from functools import lru_cache

VOWELS = frozenset("aeiou")
_GROUPS = ("pbfv", "td", "kgqXCQhJ", "szSZcWC", "JZSCg", "lr", "mn", "iyJ", "tcs")
# Sounds that one script or another writes with one sign.
_CLOSE = frozenset(
    frozenset(pair)
    for pair in "kQ CQ XQ SQ Xh kX hQ kg CS CJ JZ Jg Ji zs cs cz cC sS zZ WS WC bp fv pf bv td vu vo kc hg tf SZ".split()
)
_CLOSE_VOWELS = frozenset(frozenset(pair) for pair in "ie ou ae ao".split())
# What each step of an alignment costs, in units of a consonant missing inside the word. Fitted by logistic regression on pairs of
# Latin spellings of Russian, Arabic and Hebrew names (CC0), five folds by name; no weight is given less than .08.
CLOSE, CLOSE_VOWELS, VOWEL_SWAP, IN_GROUP, OTHER = 0.08, 0.08, 0.79, 0.23, 0.9
AT_BEGIN, AT_END = 0.08, 0.57  # added to a swap of the first or the last sound
H_GAP, I_GAP, MUTE_E_GAP, END_I_GAP, END_VOWEL_GAP = 0.4, 0.67, 0.13, 1.95, 1.99  # a final vowel is often a gender: Ivan ~ Ivana
FIRST_VOWEL_GAP, BESIDE_VOWEL_GAP, VOWEL_GAP = 0.08, 0.18, 0.32
END_S_GAP, END_T_GAP, END_N_GAP, END_GAP, LIQUID_GAP, GAP = 0.93, 0.93, 1.85, 1.91, 1.55, 1.0
SWAPPED_NEIGHBOURS = 1.0
# No consonant but h is lost for less, nor made of a vowel or turned into one of another group.
CONSONANT_GAP = min(OTHER, END_S_GAP)

FAR = 30.0  # what is said for a distance that is too great to be worth knowing

SOUNDS = "abcdefghijklmnopqrstuvwxyzCSZJXWQ"
_BIT = {sound: 1 << k for k, sound in enumerate(SOUNDS)}


def _swap(a: str, b: str) -> float:
    if a == b:
        return 0.0
    pair = frozenset((a, b))
    if pair in _CLOSE:
        return CLOSE
    if pair in _CLOSE_VOWELS:
        return CLOSE_VOWELS
    if a in VOWELS and b in VOWELS:
        return VOWEL_SWAP
    return IN_GROUP if any(a in group and b in group for group in _GROUPS) else OTHER


SWAPS = {a: {b: _swap(a, b) for b in SOUNDS} for a in SOUNDS}
# For each sound those that it may be turned into for less than OTHER.
_REACH = {a: sum(_BIT[b] for b, cost in SWAPS[a].items() if cost < OTHER) for a in SOUNDS}
_LASTING = {sound: _BIT[sound] for sound in SOUNDS if sound not in VOWELS and sound != "h"}


def _gap(word: str, at: int) -> float:
    sign = word[at]
    last = at == len(word) - 1
    if sign == "h":
        return H_GAP
    if sign in VOWELS:
        if last:
            return {"e": MUTE_E_GAP, "i": END_I_GAP}.get(sign, END_VOWEL_GAP)
        if sign == "i":
            return I_GAP
        if at == 0:
            return FIRST_VOWEL_GAP
        return BESIDE_VOWEL_GAP if word[at - 1] in VOWELS or word[at + 1] in VOWELS else VOWEL_GAP
    if last:
        return {"s": END_S_GAP, "z": END_S_GAP, "t": END_T_GAP, "d": END_T_GAP, "n": END_N_GAP, "m": END_N_GAP}.get(sign, END_GAP)
    return LIQUID_GAP if sign in "rlnm" else GAP


@lru_cache(maxsize=65536)
def gaps(word: str) -> tuple[float, ...]:
    """What it costs to leave out each sound of a skeleton."""
    return tuple(_gap(word, at) for at in range(len(word)))


# What is no lasting consonant, but turns into one for less than OTHER: h into kh, u and o into v, i into y.
_UNSTEADY = frozenset(s for s in SOUNDS if s not in _LASTING and any(SWAPS[s][c] < OTHER for c in _LASTING))


@lru_cache(maxsize=65536)
def signature(word: str) -> tuple[int, int, int, int]:
    """As bits: the consonants that are not lost cheaply, and every sound that some sound of the word may turn into; how many
    such consonants there are, and how many sounds another word may cheaply write as one of them.
    """
    own = reach = count = 0
    for sound in word:
        reach |= _REACH[sound]
        if sound in _LASTING:
            own |= _LASTING[sound]
            count += 1
    return own, reach, count, sum(sound in _UNSTEADY for sound in word)


def distance(a: str, b: str, farthest: float = math.inf) -> float:
    """What it costs to turn one skeleton into the other; 1 is one consonant missing inside the word. Where it is more than
    `farthest`, something more than that.
    """
    return _table(a, b, farthest)[-1][-1]


def _table(a: str, b: str, farthest: float = math.inf) -> list[list[float]]:
    gaps_a, gaps_b = gaps(a), gaps(b)
    row = [0.0]
    for gap in gaps_b:
        row.append(row[-1] + gap)
    rows = [row]
    last_a, last_b = len(a) - 1, len(b) - 1
    for i, sound in enumerate(a):
        above, gap_a, swaps = row, gaps_a[i], SWAPS[sound]
        left = above[0] + gap_a
        row = [left]
        for j, other in enumerate(b):
            best = above[j]
            if sound != other:
                best += swaps[other]
                if i == 0 and j == 0:
                    best += AT_BEGIN
                if i == last_a and j == last_b:
                    best += AT_END
                if i and j and sound == b[j - 1] and a[i - 1] == other:
                    best = min(best, rows[-2][j - 1] + SWAPPED_NEIGHBOURS)
            step = above[j + 1] + gap_a
            if step < best:  # noqa: PLR1730  # the hottest line of all: min() takes half as long again
                best = step
            step = left + gaps_b[j]
            if step < best:  # noqa: PLR1730
                best = step
            row.append(best)
            left = best
        rows.append(row)
        if min(row) > farthest and min(above) > farthest:
            return [[FAR]]
    return rows
