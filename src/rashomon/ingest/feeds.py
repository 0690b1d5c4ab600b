"""From RSS and Atom feeds to pages: one page an entry."""

import html
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rashomon.ingest.html import visible_text
from rashomon.ingest.manifest import readable_date
from rashomon.ingest.raw import NOTE, raw_page
from rashomon.model import Evidence, NotRead, RawPage, UnreadableError

if TYPE_CHECKING:
    from feedparser import FeedParserDict

FEED_SUFFIXES = (".rss", ".atom")
ORIGIN = "feed"
_ROOT = re.compile(rb"<(?:rss|(?:\w+:)?feed|rdf:RDF)[\s>]", re.IGNORECASE)
_PROLOGUE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*|<!DOCTYPE[^>\[]*(?:\[.*?\])?[^>]*>\s*)*", re.DOTALL | re.IGNORECASE
)
_MARKUP_TYPES = frozenset({"text/html", "application/xhtml+xml"})
_SUMMARY = "the feed gives a summary of it"


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """What a feed gives of an article, or why that is nothing; the address it names, and what it says of the page there."""

    page: RawPage | NotRead
    link: str = ""
    declared: tuple[Evidence, ...] = ()


def looks_like_feed(head: bytes) -> bool:
    """Whether bytes begin as a feed does."""
    prologue = _PROLOGUE.match(head)
    return prologue is not None and _ROOT.match(head, prologue.end()) is not None


def feed_pages(name: str, data: bytes) -> Iterator[RawPage | NotRead]:
    """The page of each entry, in the feed's order, made of its title and its content, or of its summary, and a note says so.

    A page's source is the feed's name, '#' and the entry's id, or its number. Its address, date, language and, in a feed of
    several outlets, its outlet are declared evidence. Raises `UnreadableError` where there is no entry.
    """
    for entry in feed_entries(name, data):
        yield entry.page


def feed_entries(name: str, data: bytes) -> Iterator[FeedEntry]:
    """The same with what the feed says of where the whole article is. Raises `UnreadableError` where there is no entry."""
    import feedparser
    from feedparser.exceptions import ThingsNobodyCaresAboutButMe, UndeclaredNamespace

    # a stream: a name would be opened. Whatever is in the markup is read later as every page is
    feed = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    if not feed.entries:
        why = feed.get("bozo_exception")
        raise UnreadableError("there is no entry of a feed in it" + (f" ({' '.join(str(why).split())})" if why else ""))
    seen: set[str] = set()
    for number, entry in enumerate(feed.entries, 1):
        mark = _text(entry, "id") or _text(entry, "link")
        source = f"{name}#{mark if mark and mark not in seen else number}"
        seen.add(mark)
        yield _from_entry(source, entry, _text(feed.feed, "language"))
    why = feed.get("bozo_exception")
    if why is not None and not isinstance(why, ThingsNobodyCaresAboutButMe | UndeclaredNamespace):
        why = f"the feed is damaged, and what could be told of it was read ({' '.join(str(why).split())})"
        yield FeedEntry(NotRead(name, why))


def _from_entry(source: str, entry: "FeedParserDict", language: str) -> FeedEntry:
    body, kind, spoken = _longest(entry)
    title = " ".join(visible_text(_text(entry, "title")).split())
    link = _text(entry, "link")
    changed = _text(entry, "updated") if "updated" in entry else ""  # the library would give the day of publication for it
    about = [
        ("source", link if link.startswith(("http://", "https://")) else ""),
        ("published", readable_date(_text(entry, "published")) or ""),
        ("modified", readable_date(changed) or ""),
        ("language", spoken or language),
        ("outlet", _text(entry.get("source") or {}, "title")),
        (NOTE, "" if entry.get("content") else _SUMMARY),
    ]
    declared = tuple(Evidence(field, value, ORIGIN) for field, value in about if value)
    elsewhere = tuple(one for one in declared if one.field not in ("source", NOTE))
    if not body.strip():
        return FeedEntry(NotRead(source, "the feed gives nothing of it but its title"), link, elsewhere)
    markup = _document(title, _text(entry, "author"), body if kind in _MARKUP_TYPES else _paragraphs(body))
    return FeedEntry(raw_page(source, markup.encode("utf-8", "replace"), declared=declared), link, elsewhere)


def _longest(entry: "FeedParserDict") -> tuple[str, str, str]:
    """The text of an entry, its type and its language: the longest of its contents, else its summary."""
    given = [*(entry.get("content") or [])] or [entry.get("summary_detail") or {}]
    best = max(given, key=lambda one: len(_text(one, "value")))
    return _text(best, "value"), _text(best, "type"), _text(best, "language")


def _document(title: str, author: str, body: str) -> str:
    """An entry as a page of its own."""
    name = html.escape(title)
    by = f'<meta name="author" content="{html.escape(author)}">' if author else ""
    return (
        f"<!doctype html>\n<html><head><title>{name}</title>{by}</head>\n"
        f"<body><article><h1>{name}</h1>\n{body}\n</article></body></html>\n"
    )


def _paragraphs(text: str) -> str:
    return "\n".join(f"<p>{html.escape(part.strip())}</p>" for part in re.split(r"\n\s*\n", text) if part.strip())


def _text(of: "FeedParserDict | dict[str, object]", key: str) -> str:
    value = of.get(key)
    return value.strip() if isinstance(value, str) else ""
