"""Who copied whom, and how many independent reporting acts that leaves."""

from dataclasses import dataclass
from typing import Literal

from rashomon.model.span import Span

LinkKind = Literal["reprint", "excerpt", "rewrite", "translation", "credit", "same-authority"]


@dataclass(frozen=True, slots=True)
class Link:
    """`child` goes back to `parent` (an article id, or `agency:NAME`). `spans` are pairs: the child's words, the parent's.

    `directed` is False where nothing tells which of the two came first. `joins` says whether the link makes the two one
    origin; a shared authority or a passing likeness is shown, but does not.
    """

    child: str
    parent: str
    relation: LinkKind
    score: float
    reasons: tuple[str, ...]
    spans: tuple[tuple[Span, Span], ...] = ()
    directed: bool = True
    joins: bool = True


@dataclass(frozen=True, slots=True)
class Origin:
    """One independent reporting act, as far as links were found: 'no link found' is no proof of independence."""

    id: str
    articles: tuple[str, ...]
    agency: str | None = None


@dataclass(frozen=True, slots=True)
class Authority:
    """One source ('the health ministry') that several origins lean on: many tellings of one word."""

    id: str
    name: str
    origins: tuple[str, ...]
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Overlap:
    """Wording that two articles' bodies share. `in_first`/`in_second` are the shares of each body that stand in the other.

    `spans` are the longest shared runs, as pairs of one span in each article, longest first.
    """

    first: str
    second: str
    in_first: float
    in_second: float
    spans: tuple[tuple[Span, Span], ...] = ()
