"""What an evaluation gives back, and the arithmetic that figures share."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

Figures = Mapping[str, float | None]
"""Figures by name, each between 0 and 1 unless the evaluation says otherwise; None where there was nothing to measure."""

POOLED = "ALL"


Kind = Literal["missed", "wrong", "other"]


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of one page with what stands around it. `start` and `end` count code points of the article's text."""

    article: str
    start: int
    end: int
    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class Note:
    """One fault in words: what was missed, or wrongly reported, why as far as can be counted, and where to look."""

    text: str
    kind: Kind = "other"
    what: str = ""
    cause: str = ""
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """The figures of one part of the data, and what was missed and wrongly reported there, in words.

    The row of a `peer` is of another program on the same data.
    """

    name: str
    figures: Figures
    notes: tuple[Note, ...] = ()
    peer: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """Every row of an evaluation; the last one, `ALL`, is of all the data together. `size` says how much data, in words."""

    evaluation: str
    rows: tuple[Row, ...]
    size: str = ""

    @property
    def pooled(self) -> Row:
        """The row of all the data together."""
        return self.rows[-1]


@dataclass(slots=True)
class Tally:
    """Named counts and the notes that explain them. Counts are added up over all data before any figure is made of them."""

    counts: dict[str, float] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)

    def add(self, name: str, amount: float = 1) -> None:
        """Count `amount` more of `name`."""
        self.counts[name] = self.counts.get(name, 0) + amount

    def note(self, text: str, kind: Kind = "other", *, what: str = "", cause: str = "", passages: Sequence[Passage] = ()) -> None:
        """Say in words what was missed or wrong, and where."""
        self.notes.append(Note(text, kind, what, cause, tuple(passages)))

    def take(self, other: "Tally") -> None:
        """Add another tally's counts, and its notes, to this one."""
        for name, amount in other.counts.items():
            self.add(name, amount)
        self.notes += other.notes

    def share(self, part: str, whole: str) -> float | None:
        """How much of `whole` is `part`; None where there is no `whole`."""
        of = self.counts.get(whole, 0)
        return self.counts.get(part, 0) / of if of else None


def harmonic(precision: float | None, recall: float | None) -> float | None:
    """F1: None where there was nothing to find, 0 where nothing right was reported."""
    if recall is None:
        return None
    return 2 * precision * recall / (precision + recall) if precision and recall else 0.0
