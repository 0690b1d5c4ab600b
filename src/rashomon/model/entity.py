"""People, organisations and places: how a page names them, and who they are."""

from dataclasses import dataclass
from typing import Literal

from rashomon.model.span import Span

EntityKind = Literal["person", "organisation", "place"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A name as printed, without titles of office. `text` is exactly what the span slices to, white space folded.

    `title` is the office or courtesy printed before it ('President', 'Mr'), which also tells the gender at times.
    """

    span: Span
    text: str
    kind: EntityKind
    title: str = ""
    gender: Literal["f", "m", ""] = ""


@dataclass(frozen=True, slots=True)
class KinshipCue:
    """In one page: `whose` names the person a word such as 'mother' or 'husband' belongs to, `who` the relative named."""

    kind: str
    who: Span
    whose: Span | None
    span: Span


@dataclass(frozen=True, slots=True)
class Form:
    """A spelling of an entity's name in one article, and how often it stands there."""

    text: str
    article: str
    count: int


@dataclass(frozen=True, slots=True)
class Relation:
    """This entity is `kind` (mother, fiancée, spokesman …) of entity `to`."""

    kind: str
    to: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Entity:
    """One person, organisation or place behind all spellings in all accounts of a story."""

    id: str
    kind: EntityKind
    name: str
    forms: tuple[Form, ...]
    mentions: tuple[Span, ...]
    roles: tuple[str, ...] = ()
    relations: tuple[Relation, ...] = ()
