"""What a dossier hangs on: which outlet bears which points, and who never corrected what was superseded."""

from dataclasses import dataclass
from typing import Literal

from rashomon.model.span import Span

Rule = Literal["latest-per-origin", "lowest", "range"]


@dataclass(frozen=True, slots=True)
class Fallen:
    """A point of the full reading that no account left states. Its claims stand in the accounts that were left out."""

    id: str
    key: str
    text: str


@dataclass(frozen=True, slots=True)
class LoadBearing:
    """What hangs on one outlet or agency: without `articles` the points `falls` have no claim, `weakens` one origin alone.

    Ids are those of the full reading, and stay when accounts are left out; `fallen` repeats the points that are gone then.
    """

    outlet: str
    articles: tuple[str, ...]
    falls: tuple[str, ...]
    weakens: tuple[str, ...]
    fallen: tuple[Fallen, ...] = ()


@dataclass(frozen=True, slots=True)
class Uncorrected:
    """An account whose value of a superseded conflict was replaced by no later account of the same outlet among the pages.

    `conflict` is the conflict's id; empty where the dossier is of an earlier time, at which nothing had parted yet. `spans`
    are the account's own words. `later_since` is when the later value was first printed.
    """

    article: str
    conflict: str
    about: str
    value: str
    later_value: str
    later_since: str
    spans: tuple[Span, ...]
