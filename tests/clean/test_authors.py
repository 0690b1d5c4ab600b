"""Who wrote it and when, as pages of HTML declare and print it."""

import json

import pytest

from rashomon.clean.pages import clean
from rashomon.ingest.html import visible_text
from rashomon.model import Article, Page

PROSE = (
    "The reservoir above the village rose by two metres overnight, the water board said, and the road along its northern shore "
    "was closed before the school buses left. Engineers opened the lower gates at noon and expect the level to fall by Friday."
)


def _article(*, ld=None, head="", above="", source="page.html") -> Article:
    script = f'<script type="application/ld+json">{json.dumps(ld)}</script>' if ld is not None else ""
    markup = (
        f"<html><head><title>Reservoir rises overnight</title>{head}{script}</head><body><article><h1>Reservoir rises overnight</h1>"
        f"{above}<p>{PROSE}</p><p>{PROSE.replace('reservoir', 'lake')}</p></article></body></html>"
    )
    return clean(Page("1", "", source, visible_text(markup), markup))


@pytest.mark.parametrize(
    ("declared", "authors"),
    [
        ("By Ilse Marten", ("Ilse Marten",)),
        ("Written by: Ilse Marten", ("Ilse Marten",)),
        ("byIlse Marten", ("Ilse Marten",)),
        ("Ilse Marten and Jon Ode", ("Ilse Marten", "Jon Ode")),
        ('"Ilse Marten"', ("Ilse Marten",)),
        ("Bureau for Lakes and Rivers", ("Bureau for Lakes and Rivers",)),
        ("admin", ()),
    ],
)
def test_a_declared_author_loses_its_label(declared, authors):
    assert _article(head=f'<meta name="author" content="{declared.replace(chr(34), "&quot;")}">').authors == authors


def test_the_site_itself_gives_way_to_a_person_in_the_byline():
    ld = {"@type": "NewsArticle", "author": {"name": "The Vale"}, "publisher": {"name": "The Vale"}}
    assert _article(ld=ld, above='<div class="author-name">Ilse Marten</div>').authors == ("Ilse Marten",)
    assert _article(ld=ld).authors == ("The Vale",)
    ld = {"@type": "NewsArticle", "author": "Ilse Marten, Vale Business", "publisher": {"name": "Vale"}}
    assert _article(ld=ld).authors == ("Ilse Marten",)


def test_authors_of_other_articles_on_the_page_are_not_ours():
    ld = [{"@type": "NewsArticle", "author": {"name": name}} for name in ("Ilse Marten", "Jon Ode", "Pia Lund")]
    assert _article(ld=ld).authors == ("Ilse Marten",)


def test_a_day_printed_as_published_counts_more_than_a_declared_one():
    ld = {"@type": "NewsArticle", "datePublished": "2024-03-09T02:10:00+00:00"}
    assert str(_article(ld=ld).published.date) == "2024-03-09"
    assert str(_article(ld=ld, above="<div>Published March 8, 2024</div>").published.date) == "2024-03-08"
    assert str(_article(ld=ld, source="https://vale.example/2024/03/08/reservoir").published.date) == "2024-03-08"
    assert str(_article(ld=ld, source="https://vale.example/2023/01/01/reservoir").published.date) == "2024-03-09"


@pytest.mark.parametrize(
    ("byline", "authors"),
    [
        ("By Ilse Marten Senior Water Reporter", ("Ilse Marten",)),
        ("By Ilse Marten, Water Editor", ("Ilse Marten",)),
        ("Ilse Marten, MD", ("Ilse Marten, MD",)),
        ("Analysis by Ilse Marten", ("Ilse Marten",)),
        ("Ilse Marten, Jon Ode and Pia Lund", ("Ilse Marten", "Jon Ode", "Pia Lund")),
        ("Von Ilse Marten und Jon Ode", ("Ilse Marten", "Jon Ode")),
        ("Par Ilse Marten", ("Ilse Marten",)),
        ("Ilse Marten | March 8, 2024", ("Ilse Marten",)),
        ("Ilse", ("Ilse",)),
        ("Vale Water Team", ("Vale Water Team",)),
    ],
)
def test_a_byline_of_the_markup_loses_labels_roles_and_dates(byline, authors):
    assert _article(above=f'<div class="author-name">{byline}</div>').authors == authors


def test_an_accounts_name_gives_way_to_the_byline():
    head = '<meta name="author" content="imarten">'
    assert _article(head=head, above="<p>By Ilse Marten</p>").authors == ("Ilse Marten",)
    assert _article(head=head).authors == ("imarten",)


def test_the_name_in_the_meta_tags_counts_where_a_byline_bears_it_out():
    head = '<meta name="author" content="Jon Ode">'
    assert _article(head=head, above="<p>By Ilse Marten</p>").authors == ("Ilse Marten",)
    assert _article(head=head, above='<p>By Ilse Marten</p><p class="byline">Jon Ode</p>').authors == ("Jon Ode",)


@pytest.mark.parametrize(
    ("lines", "authors"),
    [
        ("Ilse Marten\nMarch 8, 2024", ("Ilse Marten",)),
        ("March 8, 2024\nIlse Marten | Staff Writer", ("Ilse Marten",)),
        ("Ilse Marten\n4 min read", ("Ilse Marten",)),
        ("Ilse Marten\nShare", ()),
        ("Reservoir Levels\nMarch 8, 2024", ()),
        ("By Ilse MartenStaff Writer", ("Ilse Marten",)),
        ("By Ilse McMarten", ("Ilse McMarten",)),
        ("By Ilse MartenMarch 8, 2024", ("Ilse Marten",)),
    ],
)
def test_names_below_the_headline_of_flat_pages(lines, authors):
    text = f"Home\nNews\nSport\nReservoir rises overnight above the village\n{lines}\n{PROSE}\n{PROSE.replace('reservoir', 'lake')}\n"
    article = clean(Page("1", "", "page.txt", text))
    assert article.authors == authors
    for one in article.evidence:
        if one.field == "author" and one.span is not None:
            assert one.span.of(article.text) == one.value


def test_a_label_below_the_story_names_the_author():
    text = f"Home\nNews\nReservoir rises overnight above the village\n{PROSE}\n{PROSE.replace('reservoir', 'lake')}\nWritten by\nIlse Marten\n"
    assert clean(Page("1", "", "page.txt", text)).authors == ("Ilse Marten",)
