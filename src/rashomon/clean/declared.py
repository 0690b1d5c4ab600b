"""What a page of HTML declares of itself: JSON-LD, meta tags, the title tag, headings, time tags and links."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rashomon.model import Evidence
from rashomon.text.tree import parse_page

if TYPE_CHECKING:
    from resiliparse.parse.html import DocumentNode, ElementNode, HTMLTree

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
    "modified": (
        "article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified", "dc.date.modified",
        "article:modified", "modified_time", "lastmod", "revised",
    ),
    "language": ("og:locale", "content-language", "language", "dc.language"),
}  # fmt: skip
# Where pages put the writer's name, the narrowest first.
BYLINES = ("rel", "itemprop", "author-name", "link in byline", "byline", "author's page", "author")
LONGEST_BYLINE = 90
# Of many time tags the first stand about the article, those further down about others.
MOST_TIMES = 12
_FIELD_OF = {name: field for field, names in META.items() for name in names}
# Other names that say they hold the day of publication ('published-date', 'news.publication_time').
_SAYS_PUBLISHED = re.compile(r"(?:.*[.:_-])?(?:publish(?:ed)?|publication|pub)[._-]?(?:date|time|on|at)?(?:[._-]iso)?")
_SAYS_MODIFIED = re.compile(r"modif|updat|revis", re.IGNORECASE)
# Blogs call the day of an entry 'entry-date published updated' until it is changed.
_SAYS_ENTRY = re.compile(r"entry-date|publi|posted|created", re.IGNORECASE)
_SPACE = re.compile(r"\s+")
_MOST_JSON = 2_000_000
# Everything below in one pass through the tree; who is meant by a node is told from its own attributes.
_WANTED = (
    'script[type*="ld+json"], meta, time[datetime], [itemprop="datePublished"], [rel="author"], [itemprop="author"],'
    ' [class*="author"], [class*="byline"], a[href*="/author"], h1, title, link[rel="canonical"], html[lang]'
)


@dataclass(frozen=True, slots=True)
class Declared:
    """All evidence in the page's source, in order of trust inside each field, its headings, and the bylines of each place."""

    evidence: tuple[Evidence, ...]
    headings: tuple[str, ...]
    bylines: tuple[tuple[str, ...], ...] = ()

    def values(self, field: str, *origins: str) -> list[str]:
        """The values for a field, from the origins named (all if none is named)."""
        return [one.value for one in self.evidence if one.field == field and (not origins or one.origin in origins)]


def read_declared(source: "str | HTMLTree") -> Declared:
    """What a page, or its parsed tree, says of itself; values as they stand there, white space folded."""
    document = (parse_page(source) if isinstance(source, str) else source).document
    if document is None:
        return Declared((), ())
    scripts: list[str] = []
    meta: list[tuple[int, Evidence]] = []
    times: list[tuple[int, Evidence]] = []
    bylines: dict[str, list[str]] = {place: [] for place in BYLINES}
    headings: list[str] = []
    rest: list[Evidence] = []
    for node in _all(document, _WANTED):
        tag = node.tag
        if tag == "meta":
            meta += _meta(node)
        elif tag == "script":
            scripts.append(node.text or "")
        elif tag == "h1" and len(headings) < 8:
            headings += filter(None, [_fold(node.text or "")])
        elif tag == "title" and not any(one.field == "title" for one in rest):
            rest.append(Evidence("title", _fold(node.text or ""), "title-tag"))
        elif tag == "link":
            rest.append(Evidence("source", _fold(node.getattr("href") or ""), "url"))
        elif tag == "html":
            rest.append(Evidence("language", _fold(node.getattr("lang") or ""), "meta"))
        elif tag == "time" or node.getattr("itemprop") == "datePublished":
            times += (
                _time(node, below_heading=bool(headings) and not any(rank < 2 for rank, _ in times))
                if len(times) < MOST_TIMES
                else ()
            )
        for place in _places(node, tag):
            if len(bylines[place]) < 4 and (value := _fold(node.text or "")) and len(value) <= LONGEST_BYLINE:
                bylines[place].append(value)
    if bylines["byline"]:
        links = [_fold(node.text or "") for node in _all(document, '[class*="byline"] a')[:4]]
        bylines["link in byline"] = [value for value in links if value and len(value) <= LONGEST_BYLINE]
    found = [*_json_ld(scripts), *(one for _, one in sorted(meta, key=lambda pair: pair[0]))]
    found += [one for _, one in sorted(times, key=lambda pair: pair[0])]
    found += [Evidence("author", value, "byline") for place in BYLINES for value in bylines[place]]
    found += [Evidence("title", value, "h1") for value in headings]
    found += [one for one in rest if one.field == "title"]
    # the canonical address first, then og:url, which was read among the meta tags
    addresses = [one for one in [*rest, *found] if one.field == "source" and one.value.startswith("http")]
    found = [one for one in found if one.field != "source"] + addresses + [one for one in rest if one.field == "language"]
    return Declared(tuple(one for one in found if one.value), tuple(headings), tuple(tuple(bylines[place]) for place in BYLINES))


def _all(document: "DocumentNode", selector: str) -> "Sequence[ElementNode]":
    """Every node a selector means. A slice: to walk such a collection asks the whole tree again for every node."""
    found = document.query_selector_all(selector)
    return found[0 : len(found)]


def _meta(node: "ElementNode") -> Iterator[tuple[int, Evidence]]:
    """What a meta tag tells, and its rank among those that tell the same."""
    content = node.getattr("content") or node.getattr("datetime") or ""
    name = node.getattr("property") or node.getattr("name") or node.getattr("itemprop") or node.getattr("http-equiv") or ""
    name = name.lower()
    field = _FIELD_OF.get(name)
    if field is not None:
        yield META[field].index(name), Evidence(field, _fold(content), "meta")
    elif name == "og:url":
        yield 0, Evidence("source", _fold(content), "url")
    elif _SAYS_PUBLISHED.fullmatch(name):
        yield META["published"].index("dc.date"), Evidence("published", _fold(content), "meta")


def _time(node: "ElementNode", *, below_heading: bool) -> Iterator[tuple[int, Evidence]]:
    """What a time tag tells: those that say they hold the day of publication come first, then the first below a heading."""
    about = (node.getattr("itemprop") or "") + " " + (node.getattr("class") or "")
    value = _fold(node.getattr("datetime") or node.getattr("content") or node.text or "")
    if len(value) > LONGEST_BYLINE:
        return
    if "datePublished" in about or node.hasattr("pubdate"):
        yield 0, Evidence("published", value, "time-tag")
    elif _SAYS_MODIFIED.search(about) and not _SAYS_ENTRY.search(about):
        yield 3, Evidence("modified", value, "time-tag")
    else:
        yield 1 if below_heading else 2, Evidence("published", value, "time-tag")


def _places(node: "ElementNode", tag: str | None) -> Iterator[str]:
    """Which of BYLINES a node is, but for the links inside a byline."""
    if node.getattr("rel") == "author":
        yield "rel"
    if node.getattr("itemprop") == "author":
        yield "itemprop"
    named = node.getattr("class") or ""
    if "author-name" in named or "author__name" in named:
        yield "author-name"
    if "byline" in named:
        yield "byline"
    if tag == "a" and "/author" in (node.getattr("href") or ""):
        yield "author's page"
    if "author" in named:
        yield "author"


def _fold(text: str) -> str:
    return _SPACE.sub(" ", text).strip()


def _json_ld(scripts: Sequence[str]) -> Iterator[Evidence]:
    """Headline, dates, authors and publisher of each article in the blocks of JSON-LD; broken blocks give nothing."""
    articles: list[dict[str, object]] = []
    pages: list[dict[str, object]] = []
    for script in scripts:
        source = script.strip()
        if not source or len(source) > _MOST_JSON:
            continue
        try:
            value = json.loads(source.removeprefix("<!--").removesuffix("-->"), strict=False)
        except (ValueError, RecursionError):
            continue
        for item in _items(value):
            (pages if _is_page(item) else articles).append(item)
    written = False
    for item in articles + pages:
        for one in _item(item):
            if one.field != "author" or not written:
                yield one
        # the articles below the first are others that the page points to
        written = written or bool(_names(item.get("author")) or _names(item.get("creator")))


def _items(value: object) -> list[dict[str, object]]:
    """Every object that is an article or a page; looked for in lists and @graph, not in nested fields."""
    todo: list[object] = [value]
    found: list[dict[str, object]] = []
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
                found.append(one)
    return found


def _is_page(item: dict[str, object]) -> bool:
    return " ".join(_strings(item.get("@type"))) in ("WebPage", "CreativeWork")


def _item(item: dict[str, object]) -> Iterator[Evidence]:
    is_page = _strings(item.get("@type")) == ["WebPage"]
    texts = (("headline", "title"), ("datePublished", "published"), ("dateModified", "modified"), ("inLanguage", "language"))
    for key, field in texts:
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
