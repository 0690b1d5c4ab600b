"""The dossier: what a story's accounts say together."""

from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.model.article import Article, NotRead
from rashomon.model.claim import Conflict, Point
from rashomon.model.entity import Entity
from rashomon.model.lineage import Authority, Link, Origin
from rashomon.model.moment import Moment
from rashomon.model.quote import Quote
from rashomon.model.span import Span
from rashomon.model.whatif import LoadBearing, Uncorrected


@dataclass(frozen=True, slots=True)
class ModelUsed:
    """A model that took part in the reading."""

    name: str
    version: str
    sha256: str


@dataclass(frozen=True, slots=True)
class MadeBy:
    """What made a dossier: together with the pages it fixes the bytes."""

    version: str
    models: tuple[ModelUsed, ...] = ()
    options: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One dated happening, with every clause that states it.

    `origins` are those whose accounts state it: where it is one, only that origin says so. `people` are the ids of the persons
    the clauses name, or mean by a pronoun.
    """

    when: Moment
    text: str
    points: tuple[str, ...]
    spans: tuple[Span, ...]
    origins: tuple[str, ...] = ()
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Wording:
    """What one page calls a thing."""

    text: str
    spans: tuple[Span, ...]
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WordingChoice:
    """The words that accounts chose for one and the same thing (`of`: an entity's id, or free text)."""

    of: str
    values: tuple[Wording, ...]


@dataclass(frozen=True, slots=True)
class Omission:
    """A point that most origins carry and `articles` leave out although it was public since `public_since`."""

    point: str
    articles: tuple[str, ...]
    public_since: str


@dataclass(frozen=True, slots=True)
class BriefLine:
    """One sentence of the brief, and the text it rests on."""

    text: str
    points: tuple[str, ...]
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """What the accounts of one story say together. `render` turns it into JSON, HTML, Markdown or terminal text."""

    made_by: MadeBy
    id: str
    headline: str
    when: str | None
    articles: tuple[Article, ...]
    origins: tuple[Origin, ...]
    lineage: tuple[Link, ...]
    authorities: tuple[Authority, ...]
    entities: tuple[Entity, ...]
    quotes: tuple[Quote, ...]
    points: tuple[Point, ...]
    conflicts: tuple[Conflict, ...]
    timeline: tuple[TimelineEntry, ...]
    wording: tuple[WordingChoice, ...]
    omissions: tuple[Omission, ...]
    brief: tuple[BriefLine, ...]
    not_read: tuple[NotRead, ...] = ()
    uncorrected: tuple[Uncorrected, ...] = ()
    load_bearing: tuple[LoadBearing, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """All that came of a set of pages: a dossier for each story of two accounts or more, and what stands alone."""

    dossiers: tuple[Dossier, ...]
    singles: tuple[Article, ...]
    not_read: tuple[NotRead, ...]

    def __iter__(self) -> Iterator[Dossier]:
        """The dossiers, one a story."""
        return iter(self.dossiers)

    def __len__(self) -> int:
        return len(self.dossiers)
