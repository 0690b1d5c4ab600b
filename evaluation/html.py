"""html: the article's body and its metadata in pages of HTML, in both modes, beside what other programs make of the same pages.

`body_f1` counts token 4-grams: precision and recall averaged over pages, then F1. `snippets` is the mean of the share of known
snippets of the body that were kept and of those of the furniture that were dropped. `date_covered` is how often a date was
given where there is one, `date` how often it was right when given; `title` and `authors` are exact, but for case, blanks,
the shape of quotation marks and the order of the authors. `pages_per_second` is a rate, of one core, from decoded markup to
the article with its metadata; trafilatura's holds metadata too, those of the others hold none. The shipped weights learned from
some pages that are measured here: where the weights of the folds lie beside the training, each page is read with those that
never saw its host.
"""

import json
import re
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec

from evaluation.errors import EvaluationError
from evaluation.figures import POOLED, Figures, Report, Row, harmonic
from evaluation.lines import read_lines
from evaluation.training.host_parts import part_of
from rashomon.clean import block_scores
from rashomon.clean.language import find_language
from rashomon.clean.pages import clean
from rashomon.ingest.html import visible_text
from rashomon.model import Article, Page, UnreadableError

MEASURES = "the body, title, date and authors of pages of HTML"
FORM = (
    'lines of JSON, gzipped or not: {"html", "url", "gold_body", "gold_title", "gold_date", "gold_author"}'
    ' or, for "gold_body", "with" and "without": snippets'
)
DATA: Path | None = None

FOLDS = Path(__file__).parent / "training" / "block_folds"
_NOT_ENGLISH = "Der Fährmann wartet am anderen Ufer auf die Leute aus dem Dorf."
_WORD = re.compile(r"\w+")
_PLAIN = str.maketrans("‘’“”", "''\"\"")


class Labelled(msgspec.Struct, frozen=True):
    """A page and what is known of it."""

    html: str
    url: str | None = None
    id: str = ""
    file: str = ""
    gold_body: str | None = None
    gold_title: str | None = None
    gold_date: str | None = None
    gold_author: str | None = None
    inside: list[str] | None = msgspec.field(default=None, name="with")
    outside: list[str] | None = msgspec.field(default=None, name="without")

    @property
    def address(self) -> str:
        """What tells its host."""
        return self.url or self.id or self.file


class Found(msgspec.Struct, frozen=True):
    """What one program made of one page."""

    body: str
    title: str | None = None
    date: str | None = None
    authors: tuple[str, ...] = ()


Reader = Callable[[Labelled], Found]


def run(data: Path) -> Report:
    """Rows for the peers, for either half of the hosts and for all pages together. Neither half was kept unseen."""
    pages = read_lines(data, Labelled, FORM)
    if not any(page.gold_body is not None or page.inside for page in pages):
        raise EvaluationError(f"{data}: no page has a known body ({FORM})")
    # bulk first: what is remembered of one page's words and classes helps with others, and must not help it on these very pages
    quick, bulk_seconds = _timed(_ours(bulk=True), pages)
    careful, seconds = _timed(_ours(bulk=False), pages)
    rows = []
    for name, reader in _peers():
        if reader is None:
            rows.append(Row(f"{name} (not installed: skipped)", {}))
            continue
        found, took = _timed(reader, pages)
        rows.append(Row(name, {**_figures(pages, found), "pages_per_second": len(pages) / took}, peer=True))
    for half in (0, 1):
        chosen = [k for k, page in enumerate(pages) if part_of(page.address, 2) == half]
        own = [pages[k] for k in chosen]
        rows.append(
            Row(
                ("one half of the hosts", "the other half")[half],
                {**_figures(own, [careful[k] for k in chosen]), **_bulk(_figures(own, [quick[k] for k in chosen]))},
            )
        )
    rates = {"pages_per_second": len(pages) / seconds, "bulk_pages_per_second": len(pages) / bulk_seconds}
    rows.append(Row(POOLED, {**_figures(pages, careful), **_bulk(_figures(pages, quick)), **rates}))
    names = list(dict.fromkeys(name for row in rows[::-1] for name in row.figures))
    whole = tuple(Row(row.name, {name: row.figures.get(name) for name in names}, peer=row.peer) for row in rows)
    return Report("html", whole, f"{len(pages)} pages")


def _bulk(figures: Figures) -> Figures:
    return {f"bulk_{name}": figures[name] for name in ("body_f1", "snippets") if name in figures}


def _timed(reader: Reader, pages: Sequence[Labelled]) -> tuple[list[Found], float]:
    """What a program found, and the seconds of processor time it took."""
    if pages:
        reader(pages[0])  # what loads lazily is loaded before the clock starts
    start = time.process_time()
    found = [reader(page) for page in pages]
    return found, time.process_time() - start


def _ours(*, bulk: bool) -> Reader:
    trained_on = _trained_parts()
    find_language(_NOT_ENGLISH)  # the model of languages is loaded before the clock starts; the first page may not need it

    def read(page: Labelled) -> Found:
        with block_scores.using(trained_on.get(part_of(page.address)) if trained_on else None):
            try:
                article = clean(Page(page.id, "", page.url or "page.html", visible_text(page.html), page.html), bulk=bulk)
            except UnreadableError:
                return Found("")
        return Found(
            _running(article),
            article.title,
            article.published.iso[:10] if article.published is not None else None,
            article.authors,
        )

    return read


def _running(article: Article) -> str:
    """The body without its captions: bodies known by others hold none."""
    return "\n".join(article.text[start:end] for start, end in article.body if (start, end) not in article.captions)


def _trained_parts() -> dict[int, Path]:
    """For each part of the hosts the weights trained without it; empty where they are not there (the shipped ones are used)."""
    return {int(path.stem.rpartition("_")[2]): path for path in sorted(FOLDS.glob("without_part_*.json"))}


def _figures(pages: Sequence[Labelled], found: Sequence[Found]) -> dict[str, float | None]:
    """All figures that the pages' labels allow."""
    out: dict[str, float | None] = {}
    both = list(zip(pages, found, strict=True))
    bodies = [_overlap(page.gold_body, one.body) for page, one in both if page.gold_body is not None]
    if bodies:
        out["body_f1"] = harmonic(*(sum(pair[k] for pair in bodies) / len(bodies) for k in (0, 1)))
    elif (snippets := _snippets(both)) is not None:
        out["snippets"] = snippets
    titled = [(page.gold_title, one.title) for page, one in both if page.gold_title]
    if titled:
        out["title"] = sum(_fold(a) == _fold(b) for a, b in titled) / len(titled)
    dated = [(page.gold_date, one.date) for page, one in both if page.gold_date and len(page.gold_date) == 10]
    if dated:
        given = [(a, b) for a, b in dated if b]
        out["date"] = sum(a == b for a, b in given) / len(given) if given else None
        out["date_covered"] = len(given) / len(dated)
    signed = [(page.gold_author, one.authors) for page, one in both if page.gold_author]
    if signed:
        out["authors"] = sum(_names(a) == _names(", ".join(b)) for a, b in signed) / len(signed)
    return out


def _overlap(gold: str, found: str) -> tuple[float, float]:
    """Precision and recall of the bags of token 4-grams."""
    a, b = _grams(gold), _grams(found)
    common = (a & b).total()
    return common / max(1, b.total()), common / max(1, a.total())


def _grams(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    return Counter(zip(*(words[k:] for k in range(4)), strict=False)) if len(words) >= 4 else Counter([tuple(words)])


def _snippets(both: Sequence[tuple[Labelled, Found]]) -> float | None:
    """The mean of snippets kept and snippets dropped, white space aside; every page counts alike."""
    kept: list[float] = []
    dropped: list[float] = []
    for page, one in both:
        flat = "".join(one.body.split())
        for snippets, shares, wanted in ((page.inside, kept, True), (page.outside, dropped, False)):
            hits = [("".join(snippet.split()) in flat) is wanted for snippet in snippets or () if snippet.strip()]
            if hits:
                shares.append(sum(hits) / len(hits))
    return (sum(kept) / len(kept) + sum(dropped) / len(dropped)) / 2 if kept and dropped else None


def _fold(text: str | None) -> str:
    return " ".join((text or "").split()).translate(_PLAIN).lower()


def _names(text: str) -> list[str]:
    return sorted(_fold(part) for part in re.split(r"[,;&|]|\band\b", text) if part.strip())


def _peers() -> list[tuple[str, Reader | None]]:
    """Other extractors, None where they are not installed."""
    return [(name, _installed(make)) for name, make in (
        ("trafilatura", _trafilatura), ("trafilatura, favor_precision", _trafilatura_precise), ("resiliparse", _resiliparse),
        ("readability-lxml", _readability),
        ("newspaper4k", _newspaper), ("jusText", _justext),
    )]  # fmt: skip


def _installed(make: Callable[[], Reader]) -> Reader | None:
    try:
        return make()
    except ImportError:
        return None


def _trafilatura_precise() -> Reader:
    return _trafilatura(precise=True)


def _trafilatura(*, precise: bool = False) -> Reader:
    import trafilatura

    def read(page: Labelled) -> Found:
        found = trafilatura.extract(
            page.html, url=page.url, include_comments=False, with_metadata=True, output_format="json", favor_precision=precise
        )
        if not found:
            return Found("")
        fields = json.loads(found)
        authors = tuple(name.strip() for name in (fields.get("author") or "").split(";") if name.strip())
        return Found(fields.get("text") or "", fields.get("title"), fields.get("date"), authors)

    return read


def _resiliparse() -> Reader:
    from resiliparse.extract.html2text import extract_plain_text

    return lambda page: Found(extract_plain_text(page.html, main_content=True, alt_texts=False, list_bullets=False))


def _readability() -> Reader:
    from lxml import etree  # type: ignore[import-untyped]  # it publishes no types
    from readability import Document  # type: ignore[import-not-found]  # a peer that need not be installed

    def read(page: Labelled) -> Found:
        try:
            document = Document(page.html)
            return Found(visible_text(document.summary()), document.short_title())
        except (ValueError, TypeError, etree.LxmlError):
            return Found("")  # it reports pages it cannot read as errors of its own

    return read


def _newspaper() -> Reader:
    from newspaper import Article as NewsArticle  # type: ignore[import-not-found]  # a peer that need not be installed

    def read(page: Labelled) -> Found:
        article = NewsArticle(page.url or "https://example.org/", fetch_images=False)
        try:
            article.download(input_html=page.html)
            article.parse()
        except Exception:  # where the peer fails on a page, it found nothing there
            return Found("")
        day = article.publish_date.date().isoformat() if article.publish_date else None
        return Found(article.text, article.title, day, tuple(article.authors))

    return read


def _justext() -> Reader:
    import justext  # type: ignore[import-untyped]  # it publishes no types

    words = justext.get_stoplist("English")

    def read(page: Labelled) -> Found:
        found = justext.justext(page.html.encode(), words, encoding="utf-8")
        return Found("\n".join(one.text for one in found if not one.is_boilerplate))

    return read
