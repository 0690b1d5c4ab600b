"""What a page of HTML declares of itself."""

import json

import pytest
from resiliparse.parse.html import HTMLTree

from rashomon.clean.declared import Declared, read_declared


def _read(head: str = "", body: str = "") -> Declared:
    return read_declared(f"<html><head>{head}</head><body>{body}</body></html>")


def test_a_parsed_tree_tells_the_same_as_its_source() -> None:
    markup = '<html lang="en"><head><title>A lake</title><meta name="author" content="Ilse Marten"></head><body><h1>A lake</h1></body></html>'
    assert read_declared(HTMLTree.parse(markup)) == read_declared(markup)
    assert not read_declared("").evidence


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("article:published_time", "published"),
        ("published-date", "published"),
        ("vale.publication_time", "published"),
        ("article:modified_time", "modified"),
        ("publisher", "outlet"),
        ("publish-place", None),
        ("expires", None),
    ],
)
def test_names_of_meta_tags(name: str, field: str | None) -> None:
    found = _read(f'<meta name="{name}" content="2024-03-09">').evidence
    assert [one.field for one in found] == ([field] if field else [])


def test_articles_of_all_blocks_come_before_pages_and_the_first_names_the_authors() -> None:
    blocks = [
        {"@type": "WebPage", "datePublished": "2020-01-01", "author": {"name": "Somebody Else"}},
        {"@type": "NewsArticle", "datePublished": "2024-03-09", "author": [{"name": "Ilse Marten"}, {"name": "Jon Ode"}]},
        {"@type": "NewsArticle", "datePublished": "2024-03-01", "author": {"name": "Pia Lund"}},
    ]
    found = _read("".join(f'<script type="application/ld+json">{json.dumps(block)}</script>' for block in blocks))
    assert found.values("author", "json-ld") == ["Ilse Marten", "Jon Ode"]
    assert found.values("published", "json-ld") == ["2024-03-09", "2024-03-01", "2020-01-01"]


def test_bylines_stand_by_the_place_they_come_from() -> None:
    found = _read(body='<p class="byline">By <a href="/author/ilse">Ilse Marten</a></p><a rel="author">I. Marten</a>')
    assert found.bylines == (("I. Marten",), (), (), ("Ilse Marten",), ("By Ilse Marten",), ("Ilse Marten",), ())


@pytest.mark.parametrize(
    ("attributes", "field"),
    [
        ('itemprop="datePublished"', "published"),
        ('class="entry-date updated"', "published"),
        ('class="updated"', "modified"),
        ('itemprop="dateModified"', "modified"),
        ("", "published"),
    ],
)
def test_time_tags(attributes: str, field: str) -> None:
    found = _read(body=f'<time {attributes} datetime="2024-03-09">then</time>').evidence
    assert [(one.field, one.value, one.origin) for one in found] == [(field, "2024-03-09", "time-tag")]
