import dataclasses
import io
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.clean.pages import clean
from rashomon.ingest import read_pages
from rashomon.model import Article, Evidence, Moment, Removed, Span, UsageError
from rashomon.render.as_table import (
    ArticleRow,
    article_of,
    article_row,
    read_jsonl,
    read_parquet,
    write_jsonl,
    write_parquet,
)

BARE = Article(id="a", content="sha256:0", source="a.txt", text="", body=())
FULL = Article(
    id="b", content="sha256:1", source="b.warc.gz#urn:uuid:1", text="Ferry late\n\nIt left at 9. 🚢", body=((12, 26),),
    removed=(Removed(0, 10, "title"),), captions=((12, 14),), title="Ferry late", title_span=Span("b", 0, 10), outlet="Post",
    host="harbour.example", agencies=("AFP",), authors=("Ana Velden", "Jon Haddick"),
    published=Moment.parse("2025-03-13T14:20+05:30"), published_from="meta", language="en", reading="deep",
    evidence=(Evidence("source", "https://harbour.example/1", "warc"), Evidence("title", "Ferry late", "h1", Span("b", 0, 10))),
    fingerprint=(1, 2**62 - 1), notes=("a note",),
)  # fmt: skip


@pytest.fixture(scope="module")
def cleaned(examples: Path) -> list[Article]:
    pages, _ = read_pages([examples / "night-train" / "pages"])
    return [clean(page) for page in pages]


def round_trips(articles: list[Article]) -> None:
    lines, table = io.BytesIO(), io.BytesIO()
    assert write_jsonl(articles, lines) == write_parquet(articles, table) == len(articles)
    assert list(read_jsonl(io.BytesIO(lines.getvalue()))) == articles
    assert list(read_parquet(io.BytesIO(table.getvalue()))) == articles


def test_articles_come_back_as_they_were(cleaned: list[Article]) -> None:
    assert cleaned
    round_trips([BARE, FULL, *cleaned])
    round_trips([])


@pytest.mark.parametrize("time", ["2024", "199X", "2024-05", "2024-05-02", "2024-05-02T10:00", "2024-05-02T10:00Z"])
def test_dates_keep_their_precision(time: str) -> None:
    round_trips([dataclasses.replace(FULL, published=Moment.parse(time))])


@settings(max_examples=30)
@given(text=st.text(st.characters(codec="utf-8")), title=st.none() | st.text(st.characters(codec="utf-8")))
def test_any_text_comes_back(text: str, title: str | None) -> None:
    article = dataclasses.replace(FULL, text=text, title=title, body=((0, len(text)),) if text else (), title_span=None)
    assert article_of(article_row(article)) == article
    round_trips([article])


def test_a_row_says_what_a_reader_of_the_table_wants() -> None:
    stream = io.BytesIO()
    write_jsonl([FULL], stream)
    row = json.loads(stream.getvalue())
    assert list(row) == list(ArticleRow.__struct_fields__)
    assert (row["url"], row["published"], row["body_text"]) == (
        "https://harbour.example/1",
        "2025-03-13T14:20:00+05:30",
        "It left at 9. 🚢"[:14],
    )
    assert [row["text"][one["start"] : one["end"]] for one in row["body"]] == [row["body_text"]]


def test_the_same_articles_are_the_same_bytes() -> None:
    first, second = io.BytesIO(), io.BytesIO()
    write_parquet([FULL, BARE], first)
    write_parquet([FULL, BARE], second)
    assert first.getvalue() == second.getvalue()


def test_an_exported_table_can_be_read_as_pages(tmp_path: Path, cleaned: list[Article]) -> None:
    for name, write in (("a.jsonl", write_jsonl), ("a.parquet", write_parquet)):
        with (tmp_path / name).open("wb") as stream:
            write(cleaned, stream)
        pages, failed = read_pages([tmp_path / name])
        assert failed == () and [page.text for page in pages] == [article.text for article in cleaned]


def test_other_tables_are_refused() -> None:
    with pytest.raises(UsageError, match="line 2 is no row of rashomon/articles/1"):
        list(read_jsonl([b"\n", b'{"id": "a"}\n']))
    with pytest.raises(UsageError, match="no table of rashomon/articles/1"):
        list(read_parquet(io.BytesIO(b"PAR1 and nothing more")))
