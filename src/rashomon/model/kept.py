"""What an archive keeps, and what it tells of it."""

from dataclasses import dataclass
from typing import Literal

from rashomon.model.article import Article, Evidence
from rashomon.model.moment import Moment


@dataclass(frozen=True, slots=True)
class RawPage:
    """A page as bytes, before anything is read in it. `id` and `content` are those its `Page` and `Article` will have.

    `charset` is the encoding that a web server named beside the page; empty where none did.
    """

    id: str
    content: str
    source: str
    data: bytes
    declared: tuple[Evidence, ...] = ()
    charset: str = ""


@dataclass(frozen=True, slots=True)
class Taken:
    """A page that went through `clean`: the article found in it, or why none was."""

    raw: RawPage
    article: Article | None
    why: str = ""


@dataclass(frozen=True, slots=True)
class KeptArticle:
    """One line about an article in an archive. `story` is empty as long as it is sorted into none; `version` counts from 1.

    `current` is whether its address has no newer version; `excerpt` are words around the first that were searched for.
    """

    id: str
    source: str
    title: str
    outlet: str
    language: str
    published: Moment | None
    story: str = ""
    version: int = 1
    excerpt: str = ""
    current: bool = True


@dataclass(frozen=True, slots=True)
class KeptPage:
    """A page of an archive in which there is no article, and `why`."""

    id: str
    source: str
    content: str
    why: str


@dataclass(frozen=True, slots=True)
class KeptStory:
    """A story of an archive: its id stays, whatever is added. Articles are ordered by time; only newest versions count."""

    id: str
    headline: str
    articles: tuple[KeptArticle, ...]


@dataclass(frozen=True, slots=True)
class Forward:
    """Where to look in place of a story, or besides it: `merged` into another whole, or a part of it `split` off."""

    story: str
    to: str
    why: Literal["merged", "split"]


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place in an archive that outlasts every reading: the hash of a page's bytes, and offsets in its text."""

    content: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided: the two places are of the same thing, or are not. `kind`: entity, quote, point, copy or story."""

    kind: str
    same: bool
    first: Anchor
    second: Anchor
    by: str = ""


@dataclass(frozen=True, slots=True)
class Counts:
    """How much an archive holds; `size` in bytes, of the whole database; how many stories were ever `merged` or `split`."""

    articles: int
    versions: int
    not_read: int
    annotations: int
    stories: int
    decisions: int
    deleted: int
    size: int
    merged: int = 0
    split: int = 0
