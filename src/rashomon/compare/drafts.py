"""A conflict while it is being found."""

from dataclasses import dataclass

from rashomon.model import ConflictKind, Judgement, Span


@dataclass(frozen=True, slots=True)
class Draft:
    """A conflict without label and origins yet: `sides` are (value, as of, spans); of a slip the refuted one is first."""

    kind: ConflictKind
    about: str
    judgement: Judgement
    sides: tuple[tuple[str, str, tuple[Span, ...]], ...]
    reasons: tuple[str, ...]
