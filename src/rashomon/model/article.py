"""Pages as they were read, articles as they were found in them."""

from dataclasses import dataclass
from typing import Literal

from rashomon.model.moment import Moment
from rashomon.model.span import Span

Why = Literal["furniture", "repeat", "teaser", "caption", "credit", "byline", "dateline", "title", "other-language"]
Piece = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a page says of itself, or the manifest says of it, and where that stood.

    `field` is title, outlet, host, agency, author, published, modified, fetched, language or source; `origin` is manifest, warc,
    feed, table, json-ld, meta, time-tag, title-tag, h1, byline, dateline, credit, url, text or file; `span` is None where it
    stood outside the visible text.
    """

    field: str
    value: str
    origin: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One page, decoded. `text` never changes afterwards: every span points into it.

    For a text file `text` is its decoded text, line ends and all. For HTML it is every text node but those of script,
    style, template and noscript, in order, with a newline at block borders and br; `markup` keeps the source then.
    """

    id: str
    content: str
    source: str
    text: str
    markup: str | None = None
    declared: tuple[Evidence, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Removed:
    """A piece of text that is no part of the article's body, and why."""

    start: int
    end: int
    why: Why


@dataclass(frozen=True, slots=True)
class NotRead:
    """A page that gave nothing, and why, in one line."""

    source: str
    why: str


@dataclass(frozen=True, slots=True)
class Article:
    """A page whose article was found. `body` pieces are ordered and disjoint; with `removed` they cover all that is not blank.

    `captions` are those pieces of the body that describe a picture: they are read (slips live there), but are no running text.
    `host` is who printed it, `outlet` who wrote it, `agencies` whom its text credits (a photo credit is no text credit).
    """

    id: str
    content: str
    source: str
    text: str
    body: tuple[Piece, ...]
    removed: tuple[Removed, ...] = ()
    captions: tuple[Piece, ...] = ()
    title: str | None = None
    title_span: Span | None = None
    outlet: str | None = None
    host: str | None = None
    agencies: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    published: Moment | None = None
    published_from: str = "none"
    language: str = "und"
    reading: Literal["deep", "shallow"] = "shallow"
    evidence: tuple[Evidence, ...] = ()
    fingerprint: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()

    def body_text(self) -> str:
        """The body's pieces joined with newlines; its offsets are not those of `text`."""
        return "\n".join(self.text[start:end] for start, end in self.body)


@dataclass(frozen=True, slots=True)
class HostProfile:
    """What the pages of one host print again and again: blocks, and on how many of the `pages` each was seen.

    It is an input of `clean`, made in a pass of its own; `id` is the hash of everything in it and belongs to the key of what was
    cleaned with it. Blocks are sorted; each is a line's words in lower case, one space between.
    """

    id: str
    host: str
    pages: int
    blocks: tuple[tuple[str, int], ...]
