"""What a page of HTML declares of itself: JSON-LD, meta tags, the title tag, headings, time tags and links."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.model import Evidence

ARTICLE_TYPES = re.compile(r"(?:Article|Posting|Report|Review|Story|Blog|Liveblog|WebPage|CreativeWork)$", re.IGNORECASE)
# In order of trust. Values are names of `name`, `property` or `itemprop`, in lower case.
META = {
    "title": ("og:title", "twitter:title", "dc.title", "dcterms.title", "parsely-title", "sailthru.title", "headline"),
    "outlet": ("og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "article:publisher_name", "publisher"),
    "author": (
        "author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl",
        "article:author_name",
    ),
    "published": (
        "article:published_time", "og:published_time", "datepublished", "parsely-pub-date", "sailthru.date", "pubdate",
        "publishdate", "publish-date", "publish_date", "article.published", "dc.date.issued", "dcterms.issued", "dcterms.created",
        "dc.date",
        "dcterms.date", "dc.date.created", "datecreated", "cxenseparse:recs:publishtime", "article:published", "published_time",
        "article_date_original", "originalpublicationdate", "date", "timestamp", "pub_date", "displaydate", "rnews:datepublished",
    ),
    "language": ("og:locale", "content-language", "language", "dc.language"),
}  # fmt: skip
# Where pages put the writer's name, the narrowest first.
BYLINES = (
    '[rel="author"]',
    '[itemprop="author"]',
    '[class*="author-name"]',
    '[class*="author__name"]',
    '[class*="byline"] a',
    '[class*="byline"]',
    'a[href*="/author"]',
    '[class*="author"]',
)
LONGEST_BYLINE = 90
_FIELD_OF = {name: field for field, names in META.items() for name in names}
_SPACE = re.compile(r"\s+")
_MOST_JSON = 2_000_000


@dataclass(frozen=True, slots=True)
class Declared:
    """All evidence in the page's source, in order of trust inside each field, and its headings."""

    evidence: tuple[Evidence, ...]
    headings: tuple[str, ...]

    def values(self, field: str, *origins: str) -> list[str]:
        """The values for a field, from the origins named (all if none is named)."""
        return [one.value for one in self.evidence if one.field == field and (not origins or one.origin in origins)]


def read_declared(markup: str) -> Declared:
    """What the page says of itself in its source; values as they stand there, white space folded."""
    from resiliparse.parse.html import HTMLTree

    document = HTMLTree.parse(markup).document
    if document is None:
        return Declared((), ())
    found: list[Evidence] = []
    for node in document.query_selector_all('script[type*="ld+json"]'):
        found += _json_ld(node.text or "")
    meta: list[tuple[int, Evidence]] = []
    for node in document.query_selector_all("meta"):
        content = _fold(node.getattr("content") or node.getattr("datetime") or "")
        name = (
            node.getattr("property") or node.getattr("name") or node.getattr("itemprop") or node.getattr("http-equiv") or ""
        ).lower()
        field = _FIELD_OF.get(name)
        if content and field is not None:
            meta.append((META[field].index(name), Evidence(field, content, "meta")))
    found += [one for _, one in sorted(meta, key=lambda pair: pair[0])]
    for selector, attribute in (
        ('time[itemprop*="datePublished"]', "datetime"),
        ("time[pubdate]", "datetime"),
        ("time[datetime]", "datetime"),
    ):
        for node in document.query_selector_all(selector)[:3]:
            if value := _fold(node.getattr(attribute) or ""):
                found.append(Evidence("published", value, "time-tag"))
    for selector in BYLINES:
        for node in document.query_selector_all(selector)[:4]:
            if (value := _fold(node.text or "")) and len(value) <= LONGEST_BYLINE:
                found.append(Evidence("author", value, "byline"))
    headings = tuple(value for node in document.query_selector_all("h1")[:8] if (value := _fold(node.text or "")))
    found += [Evidence("title", value, "h1") for value in headings]
    for node in document.query_selector_all("title")[:1]:
        if value := _fold(node.text or ""):
            found.append(Evidence("title", value, "title-tag"))
    for selector, attribute in (('link[rel="canonical"]', "href"), ('meta[property="og:url"]', "content")):
        for node in document.query_selector_all(selector)[:1]:
            if (value := _fold(node.getattr(attribute) or "")).startswith("http"):
                found.append(Evidence("source", value, "url"))
    for node in document.query_selector_all("html[lang]")[:1]:
        found.append(Evidence("language", _fold(node.getattr("lang") or ""), "meta"))
    return Declared(tuple(one for one in found if one.value), headings)


def _fold(text: str) -> str:
    return _SPACE.sub(" ", text).strip()


def _json_ld(source: str) -> Iterator[Evidence]:
    """Headline, date, authors and publisher of each article in a JSON-LD block; broken blocks give nothing."""
    source = source.strip()
    if not source or len(source) > _MOST_JSON:
        return
    try:
        value = json.loads(source.removeprefix("<!--").removesuffix("-->"), strict=False)
    except (ValueError, RecursionError):
        return
    written = False
    for item in _items(value):
        for one in _item(item):
            if one.field != "author" or not written:
                yield one
        # the articles below the first are others that the page points to
        written = written or bool(_names(item.get("author")) or _names(item.get("creator")))


def _items(value: object) -> list[dict[str, object]]:
    """Every object that is an article, page-like ones last; looked for in lists and @graph, not in nested fields."""
    todo: list[object] = [value]
    articles: list[dict[str, object]] = []
    pages: list[dict[str, object]] = []
    while todo:
        one = todo.pop(0)
        if isinstance(one, list):
            todo += one
        elif isinstance(one, dict):
            graph = one.get("@graph")
            todo += graph if isinstance(graph, list) else [graph] if isinstance(graph, dict) else []
            main = one.get("mainEntity")
            todo += [main] if isinstance(main, dict) else []
            kinds = " ".join(_strings(one.get("@type")))
            if any(ARTICLE_TYPES.search(kind) for kind in kinds.split()):
                (pages if kinds in ("WebPage", "CreativeWork") else articles).append(one)
    return articles + pages


def _item(item: dict[str, object]) -> Iterator[Evidence]:
    is_page = _strings(item.get("@type")) == ["WebPage"]
    for key, field in (("headline", "title"), ("datePublished", "published"), ("inLanguage", "language")):
        if is_page and field == "title":
            continue
        for text in _strings(item.get(key))[:1]:
            if folded := _unescaped(text):
                yield Evidence(field, folded, "json-ld")
    for key, field in (("author", "author"), ("creator", "author"), ("publisher", "outlet")):
        for name in _names(item.get(key)):
            yield Evidence(field, name, "json-ld")


def _unescaped(text: str) -> str:
    import html

    return _fold(html.unescape(text))


def _strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, list):
        return [text for one in value for text in _strings(one)]
    return []


def _names(value: object) -> list[str]:
    """Names of persons or organisations, given as text, as objects with a name, or as lists of either."""
    if isinstance(value, list):
        return [name for one in value[:20] for name in _names(one)]
    if isinstance(value, dict):
        return [folded for text in _strings(value.get("name")) if (folded := _unescaped(text))]
    if isinstance(value, str) and (folded := _unescaped(value)) and not folded.startswith("http"):
        return [folded]
    return []
