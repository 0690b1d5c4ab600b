"""Which accounts of a story are compared, where there are more than anyone reads."""

from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")

# A dossier compares so many accounts at most: a reader looks at no more, and ten thousand printings of one wire add nothing.
MOST_ACCOUNTS = 120


def choose(told: Sequence[T], *, later: Callable[[T], int], most: int = MOST_ACCOUNTS) -> tuple[T, ...]:
    """The accounts that are compared, in the order given: where they are too many, the last and `later` ones stay out."""
    if len(told) <= most:
        return tuple(told)
    first = sorted(range(len(told)), key=lambda n: (later(told[n]), n))[:most]
    return tuple(told[n] for n in sorted(first))
