"""Average linking: groups joined as long as their members are alike on average."""

import heapq
from array import array
from collections.abc import Mapping, Sequence

import numpy as np

# Sums are rounded to so many places, so that the last bits of a processor decide nothing.
DIGITS = 6
_HALF_DIGIT = 1e-6


def average_link(
    alike: Mapping[int, Mapping[int, float]], *, threshold: float, whole: Mapping[int, Sequence[int]] | None = None
) -> list[list[int]]:
    """Groups of the numbers in `alike`, each ordered, in the order of their first members.

    `alike` gives for each number those that are like it, both ways; who is missing there is not alike at all. The two groups
    most alike are joined first (UPGMA), as long as the average over all pairs of their members reaches the threshold. A number
    in `whole` stands for a group that stays together; what it has in `alike` are sums over the group's members.
    """
    sums = {i: dict(row) for i, row in alike.items()}
    members = {i: list((whole or {}).get(i, (i,))) for i in alike}
    size_of = {i: len(group) for i, group in members.items()}
    heap = [
        (-round(s / (size_of[i] * size_of[j]), DIGITS), i, j, size_of[i], size_of[j])
        for i, row in sums.items()
        for j, s in row.items()
        if i < j and s >= threshold * size_of[i] * size_of[j]
    ]
    heapq.heapify(heap)
    while heap:
        _, i, j, size_i, size_j = heapq.heappop(heap)
        if len(members[i]) != size_i or len(members[j]) != size_j:
            continue  # one of them has grown since, or is gone
        if len(sums[i]) < len(sums[j]):
            i, j = j, i
        for k, value in sums[j].items():
            if k != i:
                sums[i][k] = sums[k][i] = sums[i].get(k, 0.0) + value
            del sums[k][j]
        members[i] += members[j]
        members[j], sums[j] = [], {}
        size = len(members[i])
        enough = (threshold - _HALF_DIGIT) * size
        for k, total in sums[i].items():
            if total >= enough * len(members[k]):  # most are not, and rounding costs
                mean = round(total / (size * len(members[k])), DIGITS)
                a, b = (i, k) if i < k else (k, i)
                if mean >= threshold:
                    heapq.heappush(heap, (-mean, a, b, len(members[a]), len(members[b])))
    return sorted(sorted(group) for group in members.values() if group)


def restricted(
    alike: Mapping[int, tuple["array[int]", "array[float]"]], numbers: Sequence[int], whole: Mapping[int, Sequence[int]]
) -> dict[int, dict[int, float]]:
    """The same between these numbers and the groups in `whole`, summed over a group's members; nothing between two groups.

    `alike` gives for each number, as two arrays, those that are like it (as 64-bit integers) and how much.
    """
    out: dict[int, dict[int, float]] = {i: {} for i in (*numbers, *whole)}
    if not numbers:
        return out
    first, size = min(out), max(*numbers, *(number for group in whole.values() for number in group), 0) + 1
    key = np.full(size - first, -1, dtype=np.int64)
    key[np.array(numbers) - first] = numbers
    for name, group in whole.items():
        key[np.array(group) - first] = name
    rows = [np.frombuffer(alike[i][0], dtype=np.int64) for i in numbers]
    others = np.concatenate(rows)
    own = np.repeat(np.array(numbers), [len(row) for row in rows])
    values = np.concatenate([np.frombuffer(alike[i][1]) for i in numbers])
    inside = (others >= first) & (others < size)
    inside[inside] = key[others[inside] - first] >= 0
    pairs, place = np.unique(own[inside] * size + key[others[inside] - first], return_inverse=True)
    sums = np.bincount(place, weights=values[inside], minlength=len(pairs))
    for pair, total in zip(pairs.tolist(), sums.tolist(), strict=True):
        i, other = divmod(pair, size)
        out[i][other] = total
        if other in whole:
            out[other][i] = total
    return out
