"""The page around an invented article: as a browser would show it, and as HTML with menus, related links and comments.

What stands around the articles of a host is the host's own and the same on all its pages; what is new on each page are the
links to other articles and the comments.
"""

import datetime as dt
import html
import json
from dataclasses import dataclass
from functools import lru_cache

from corpus_languages import TABLE, Stock, stock
from corpus_plan import generator
from corpus_text import COMMAS, Draft

# Bytes of scripts and styles in a page of HTML: with them a page has some 60 KB, between the median of all pages of the web (18
# KB compressed: HTTP Archive, Web Almanac 2024) and the 150 KB of the pages of news that benchmarks/bulk.py fills its records
# to.
FEWEST_SCRIPT, MOST_SCRIPT = 20_000, 80_000
# Outlets write the date in one of these ways.
_MONTHS = "January February March April May June July August September October November December".split()
RELATED, MOST_COMMENTS = 6, 5
# Hours from publication to the crawl: feeds are read often.
MOST_HOURS_TO_CRAWL = 12
_HOST, _PAGE = 7, 8
_CODES = "bcdfghklmnprstvz"


@dataclass(frozen=True, slots=True)
class Host:
    """One outlet's site."""

    name: str
    outlet: str
    menu: tuple[str, ...]
    sections: tuple[str, ...]
    has_json_ld: bool
    has_comments: bool
    body_class: str


@dataclass(frozen=True, slots=True)
class MadePage:
    """A page of the archive: its address, when it was fetched, and what is on it."""

    draft: Draft
    url: str
    fetched: dt.datetime


@lru_cache(maxsize=1024)
def _script(language: str, rank: int) -> str:
    """What makes the pages of a host large."""
    chance = generator(_HOST, rank, 1, *language.encode())
    size = int(chance.integers(FEWEST_SCRIPT, MOST_SCRIPT))
    return f"var d=[{','.join(map(str, chance.integers(0, 1_000, size=size // 4).tolist()))}];"


@lru_cache(maxsize=16_384)
def host(language: str, rank: int) -> Host:
    """The outlet of this rank among those of a language; the same in every archive."""
    digits, rest = "", rank
    while rest or len(digits) < 4:
        digits += _CODES[rest % 16] + "aeiou"[(rest // 16) % 5]
        rest //= 80
    chance = generator(_HOST, rank, *language.encode())
    words = stock(language)
    which = chance.integers(0, TABLE, size=14).tolist()
    extra = [words.table[n].rstrip(COMMAS).capitalize() for n in which]
    outlet = f"{digits.capitalize()} {('Post', 'Courier', 'News', 'Observer', 'Times')[rank % 5]}"
    return Host(
        f"www.{digits}-{language}.example", outlet, (*words.menu, *extra[:8]), tuple(extra[8:]),
        rank % 3 != 0, rank % 2 == 0, ("post", "article-body", "entry-content", "story")[rank % 4],
    )  # fmt: skip


def made_page(draft: Draft) -> MadePage:
    """The article at its address."""
    planned = draft.plan
    site = host(planned.language, planned.host)
    delay = (planned.number * 0x9E3779B97F4A7C15 >> 32 & 0xFFFF) / 0xFFFF  # as good as drawn, and costs nothing
    day = f"{draft.moment:%Y/%m/%d}/" if draft.published else ""
    return MadePage(
        draft, f"https://{site.name}/{day}{planned.number}", draft.moment + dt.timedelta(hours=MOST_HOURS_TO_CRAWL * delay)
    )


def flat_text(page: MadePage) -> str:
    """What a browser shows of the page, line by line: a short page of text with a little of what stands around the article."""
    draft = page.draft
    words, site = stock(draft.plan.language), host(draft.plan.language, draft.plan.host)
    head = [*site.menu[:4], "", draft.title, ""]
    line = _byline(words, draft)
    if line:
        head.append(line)
    if draft.published:
        head.append(_date(words.language, draft.published, draft.plan.host))
    below = [*words.below, f"© {site.outlet}"]
    if draft.agency and draft.plan.copied is not None:
        below.insert(0, draft.agency)
    return "\n".join([*head, "", "\n\n".join(draft.paragraphs), "", *below]) + "\n"


def markup(page: MadePage) -> str:
    """The page as HTML."""
    draft = page.draft
    planned = draft.plan
    words, site = stock(planned.language), host(planned.language, planned.host)
    chance = generator(_PAGE, planned.number, 1)
    drawn = chance.integers(0, TABLE, size=8 * RELATED + 30 * MOST_COMMENTS + 1).tolist()
    some = [words.table[n] for n in drawn]
    e = html.escape
    title, outlet = e(draft.title), e(site.outlet)
    meta = f'<meta property="og:title" content="{title}"><meta property="og:site_name" content="{outlet}">'
    stamp = ""
    if draft.published:
        moment = draft.published.isoformat()
        meta += f'<meta property="article:published_time" content="{moment}">'
        shown = e(_date(planned.language, draft.published, planned.host))
        stamp = f'<time datetime="{moment}">{shown}</time>'
    if site.has_json_ld:
        said = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": draft.title, "author": draft.author or None,
                "datePublished": draft.published.isoformat() if draft.published else None}  # fmt: skip
        said = {key: value for key, value in said.items() if value}
        meta += f'<script type="application/ld+json">{json.dumps(said, ensure_ascii=False)}</script>'
    menu = "".join(f'<li><a href="/{n}">{e(item)}</a></li>' for n, item in enumerate(site.menu))
    related = "".join(
        f'<li><a href="/r/{n}">{e(words.space.join(some[8 * n : 8 * n + 8]).rstrip(COMMAS))}</a></li>' for n in range(RELATED)
    )
    credit = f"<p><em>{e(draft.agency)}</em></p>" if draft.agency and planned.copied is not None else ""
    body = "".join(f"<p>{e(paragraph)}</p>\n" for paragraph in draft.paragraphs)
    byline, script = _byline(words, draft), _script(planned.language, planned.host)
    return (
        f'<!doctype html>\n<html lang="{planned.language}"><head><meta charset="utf-8"><title>{title} - {outlet}</title>{meta}'
        f'<link rel="canonical" href="{page.url}"><script>{script}</script></head>\n<body class="single">'
        f'<header><a href="/">{outlet}</a><nav><ul>{menu}</ul></nav></header>\n<main><article><h1>{title}</h1>'
        f'<p class="byline">{e(byline)}</p>{stamp}<div class="{site.body_class}">\n{body}{credit}</div></article>\n'
        f'<aside class="related"><h3>{e(words.below[0])}</h3><ul>{related}</ul></aside>'
        f"{_comments(words, site, some, drawn[-1])}</main>\n<footer><p>{e(' · '.join(words.below[1:4]))}</p>"
        f"<p>{e(' · '.join(site.sections))}</p><p>© {outlet}</p></footer></body></html>\n"
    )


def _comments(words: Stock, site: Host, some: list[str], count: int) -> str:
    if not site.has_comments:
        return ""
    begun = 8 * RELATED
    said = [some[begun + 30 * n : begun + 30 * n + 12 + (count + n) % 18] for n in range(count % (MOST_COMMENTS + 1))]
    listed = "".join(f'<li class="comment"><p>{html.escape(words.space.join(one))}.</p></li>' for one in said)
    return f'<section id="comments"><h3>{html.escape(words.below[-1])}</h3><ol>{listed}</ol></section>'


def _byline(words: Stock, draft: Draft) -> str:
    return words.byline.replace("{author}", draft.author) if draft.author else ""


def _date(language: str, moment: dt.datetime, rank: int) -> str:
    match language:
        case "en" if rank % 3:
            return f"{_MONTHS[moment.month - 1]} {moment.day}, {moment:%Y}"
        case "zh" | "ja":
            return f"{moment.year}年{moment.month}月{moment.day}日"
        case "en":
            return f"{moment:%Y-%m-%d %H:%M}"
    return f"{moment:%d.%m.%Y}"
