"""What an evaluation gives back, and the arithmetic that figures share."""

from collections.abc import Mapping
from dataclasses import dataclass, field

Figures = Mapping[str, float | None]
"""Figures by name, each between 0 and 1 unless the evaluation says otherwise; None where there was nothing to measure."""

POOLED = "ALL"


@dataclass(frozen=True, slots=True)
class Row:
    """The figures of one part of the data, and what was missed and wrongly reported there, in words."""

    name: str
    figures: Figures
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """Every row of an evaluation; the last one, `ALL`, is of all the data together."""

    evaluation: str
    rows: tuple[Row, ...]

    @property
    def pooled(self) -> Row:
        """The row of all the data together."""
        return self.rows[-1]


@dataclass(slots=True)
class Tally:
    """Named counts and the notes that explain them. Counts are added up over all data before any figure is made of them."""

    counts: dict[str, float] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def add(self, name: str, amount: float = 1) -> None:
        """Count `amount` more of `name`."""
        self.counts[name] = self.counts.get(name, 0) + amount

    def note(self, text: str) -> None:
        """Say in words what was missed or wrong."""
        self.notes.append(text)

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
