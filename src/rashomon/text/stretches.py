"""Stretches of a text that are taken: asking whether another one touches them costs little, however many they are."""

import bisect
from collections.abc import Iterable


class Stretches:
    """Disjoint half-open stretches in order; those that are put in and overlap become one."""

    def __init__(self, stretches: Iterable[tuple[int, int]] = ()) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(stretches):
            if self._ends and start < self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            elif start < end:
                self._starts.append(start)
                self._ends.append(end)

    def touch(self, start: int, end: int) -> bool:
        """Whether any of them shares a character with `start`:`end`."""
        k = bisect.bisect_right(self._ends, start)
        return k < len(self._starts) and self._starts[k] < end

    def add(self, start: int, end: int) -> None:
        """Put in one more, which must not touch any that is there."""
        k = bisect.bisect_right(self._ends, start)
        self._starts.insert(k, start)
        self._ends.insert(k, end)
