"""When a page was published: what it declares, prints and has in its address, weighed against each other."""

import json

import pytest

from rashomon.clean.pages import clean
from rashomon.ingest.html import visible_text
from rashomon.model import Article, Page

PROSE = (
    "The reservoir above the village rose by two metres overnight, the water board said, and the road along its northern shore "
    "was closed before the school buses left. Engineers opened the lower gates at noon and expect the level to fall by Friday."
)


def _article(*, ld=None, head="", above="", below="", source="page.html") -> Article:
    script = f'<script type="application/ld+json">{json.dumps(ld)}</script>' if ld is not None else ""
    markup = (
        f"<html><head><title>Reservoir rises overnight</title>{head}{script}</head><body><p>Home</p><p>News</p>"
        f"<article><h1>Reservoir rises overnight</h1>{above}<p>{PROSE}</p><p>{PROSE.replace('reservoir', 'lake')}</p></article>"
        f"{below}</body></html>"
    )
    return clean(Page("1", "", source, visible_text(markup), markup))


def _ld(published, modified=None):
    return {"@type": "NewsArticle", "datePublished": published} | ({"dateModified": modified} if modified else {})


def _meta(published, modified=None):
    changed = f'<meta property="article:modified_time" content="{modified}">' if modified else ""
    return f'<meta property="article:published_time" content="{published}">{changed}'


@pytest.mark.parametrize(
    ("declared", "printed", "when", "origin"),
    [
        # midnight passed between the outlet's clock and the one it declares: the zone follows from both times
        ("2024-03-09T02:10:00Z", "March 8, 2024, 9:10 pm", "2024-03-08T21:10:00-05:00", "byline"),
        ("2024-03-08T18:05:00Z", "9 March 2024, 03:05", "2024-03-09T03:05:00+09:00", "byline"),
        ("2024-03-09T02:10:00Z", "March 8, 2024", "2024-03-08", "byline"),
        # the same instant, but the same day: what is declared stays
        ("2024-03-09T12:10:00Z", "March 9, 2024, 7:10 am", "2024-03-09T12:10:00+00:00", "json-ld"),
        # a day that no zone explains is what the outlet tells its readers
        ("2024-03-09T12:10:00+01:00", "March 6, 2024", "2024-03-06", "byline"),
        # ... unless it is the declared one with day and month exchanged
        ("2024-09-10T12:10:00+01:00", "10.09.2024", "2024-09-10T12:10:00+01:00", "json-ld"),
        ("2024-09-10T12:10:00+01:00", "09.10.2024", "2024-09-10T12:10:00+01:00", "json-ld"),
        # a change of these days moves nothing; where one came long after, nobody can tell what 'yesterday' means
        ("2024-03-09T12:10:00+01:00", "Updated March 12, 2024", "2024-03-09T12:10:00+01:00", "json-ld"),
        ("2022-03-09T12:10:00+01:00", "Updated March 12, 2024", "None", "none"),
        ("2024-03-09T12:10:00+01:00", "", "2024-03-09T12:10:00+01:00", "json-ld"),
    ],
)
def test_declared_and_printed(declared: str, printed: str, when: str, origin: str) -> None:
    article = _article(ld=_ld(declared), above=f"<div>{printed}</div>")
    assert (str(article.published), article.published_from) == (when, origin)


def test_a_printed_day_that_is_declared_as_that_of_a_change_is_none_of_publication() -> None:
    article = _article(ld=_ld("2024-03-04T08:00:00+01:00", "2024-03-09T09:00:00+01:00"), above="<div>March 9, 2024</div>")
    assert str(article.published) == "2024-03-04T08:00:00+01:00"
    assert [one.value for one in article.evidence if one.field == "modified"] == ["2024-03-09T09:00:00+01:00"]


@pytest.mark.parametrize(
    ("days_apart", "when"),
    [("March 2, 2024", "2024-03-02"), ("March 2, 2023", "None")],
)
def test_meta_tags_give_way_to_a_near_day_only(days_apart: str, when: str) -> None:
    assert str(_article(head=_meta("2024-03-09T12:00:00+01:00"), above=f"<div>{days_apart}</div>").published) == when


def test_the_outlets_own_clock_counts_where_it_is_declared_too() -> None:
    tag = '<time class="entry-date published updated" datetime="2024-03-08T21:10:00-05:00">a while ago</time>'
    article = _article(head=_meta("2024-03-09T02:10:00+00:00"), above=tag)
    assert (str(article.published), article.published_from) == ("2024-03-08T21:10:00-05:00", "meta")


def test_time_tags_of_other_articles_date_nothing_where_one_stands_below_the_heading() -> None:
    teaser = '<time datetime="2024-03-11">two days ago</time>'
    own = '<time datetime="2024-03-09T10:00:00+01:00">today</time>'
    article = _article(above=own, below=f"<aside>{teaser}</aside>", head="")
    assert str(article.published) == "2024-03-09T10:00:00+01:00"


@pytest.mark.parametrize(
    ("line", "when"),
    [
        ("March 2, 2024. Updated: March 5, 2024", "2024-03-02"),
        ("HarbourMARCH 2, 2024Updated: MARCH 5, 2024", "2024-03-02"),
        ("Samstag, 2. März 2024, 14:05 Uhr", "2024-03-02T14:05:00"),
        ("Publié le 2 mars 2024", "2024-03-02"),
        ("2 марта 2024", "2024-03-02"),
    ],
)
def test_flat_pages(line: str, when: str) -> None:
    text = (
        f"Home\nNews\nSport\nReservoir above the village rises overnight\n{line}\n{PROSE}\n{PROSE.replace('reservoir', 'lake')}\n"
    )
    assert str(clean(Page("1", "", "page.txt", text)).published) == when


def test_the_day_of_the_visit_below_the_windows_name_is_none_of_publication() -> None:
    menu = "\n".join(f"Section {name}" for name in "one two three four five six seven eight nine ten eleven twelve".split())
    title = "Reservoir above the village rises overnight"
    text = f"{title} | Vale News\nJuly 10, 2026\n{menu}\n{title}\n9:10 AM March 2, 2024\n{PROSE}\n{PROSE.replace('reservoir', 'lake')}\n"
    assert str(clean(Page("1", "", "page.txt", text)).published) == "2024-03-02T09:10:00"
