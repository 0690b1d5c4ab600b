import datetime as dt
import gzip
import io
import json
import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from rashomon.ingest import read_pages
from rashomon.ingest.tables import jsonl_pages
from rashomon.model import NotRead

ROWS: list[dict[str, object]] = [
    {"text": "The ferry left late.", "url": "https://www.harbour.example/1", "published": "2025-03-13", "n": 3},
    {"html": "<p>The ferry <b>left</b> late.", "text": "not this", "host": "post.example", "Language": "en"},
    {"html": None, "text": "The ferry was late again.", "published": "some day", "fetched": "Thu, 13 Mar 2025 14:20:00 +0100"},
]


def lines(*rows: object) -> bytes:
    return b"".join(json.dumps(row).encode() + b"\n" for row in rows)


def as_parquet(path: Path) -> None:
    columns = {key: [row.get(key) for row in ROWS] for key in sorted({key for row in ROWS for key in row})}
    pq.write_table(pa.table(columns), path)


def as_jsonl(path: Path) -> None:
    path.write_bytes(lines(*ROWS))


def as_gzip(path: Path) -> None:
    path.write_bytes(gzip.compress(lines(*ROWS)))


@pytest.mark.parametrize(
    ("name", "write"),
    [
        ("a.parquet", as_parquet),
        ("a.PARQUET", as_parquet),
        ("unnamed", as_parquet),
        ("a.jsonl", as_jsonl),
        ("a.ndjson.gz", as_gzip),
    ],
)
def test_each_row_is_a_page_with_what_it_says(tmp_path: Path, name: str, write: object) -> None:
    assert callable(write)
    path = tmp_path / name
    write(path)
    pages, failed = read_pages([path])
    assert failed == ()
    assert [page.source for page in pages] == [f"{path}#1", f"{path}#2", f"{path}#3"]
    assert [page.text.strip() for page in pages] == ["The ferry left late.", "The ferry left late.", "The ferry was late again."]
    assert [page.markup is not None for page in pages] == [False, True, False]
    assert [[(one.field, one.value) for one in page.declared] for page in pages] == [
        [("source", "https://www.harbour.example/1"), ("published", "2025-03-13"), ("host", "harbour.example")],
        [("host", "post.example"), ("language", "en")],
        [("fetched", "2025-03-13T14:20:00+01:00")],
    ]
    assert {one.origin for page in pages for one in page.declared} == {"table"}


def test_bytes_and_times_of_parquet(tmp_path: Path) -> None:
    time = dt.datetime(2025, 3, 13, 14, 20, tzinfo=dt.UTC)
    data = "<html><meta charset=windows-1251>Паром вышел".encode("cp1251")
    pq.write_table(pa.table({"html": [data], "published": [time], "fetched": [time.date()]}), tmp_path / "a.parquet")
    pages, failed = read_pages([tmp_path / "a.parquet"])
    assert failed == () and pages[0].text.strip() == "Паром вышел"
    assert [one.value for one in pages[0].declared] == ["2025-03-13T14:20:00+00:00", "2025-03-13"]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (b"{", "not JSON"),
        (b"[" * 7_000, "not JSON"),
        (b"\xff\xfe", "not JSON"),
        (b'"text"', "no object"),
        (b'{"body": "x"}', "none of the columns html, markup, text"),
        (b'{"text": ""}', "none of the columns"),
        (b'{"text": 3}', "none of the columns"),
        (b'{"text": " "}', "white space"),
        (b'{"text": "' + b"x" * 2000 + b'"}', "too large"),
        (b'{"text": "' + b"x" * 20_000 + b'"}', "too large"),
        (b'{"html": "<script>x()</script>"}', "no visible text"),
    ],
)
def test_one_bad_line_is_one_line_and_the_others_go_on(tmp_path: Path, line: bytes, why: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(lines(ROWS[0]) + b"\n" + line + b"\n" + lines(ROWS[0]))
    pages, failed = read_pages([path], largest=1000)
    assert [page.source for page in pages] == [f"{path}#1", f"{path}#4"]
    assert [one.source for one in failed] == [f"{path}#3"] and why in failed[0].why and "\n" not in failed[0].why


def test_what_cannot_be_written_out_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b'{"text": "half \\ud83d a pair", "title": "\\ud83d"}\n')
    pages, _ = read_pages([tmp_path / "a.jsonl"])
    assert pages[0].text == "half \ufffd a pair" and pages[0].declared[0].value == "\ufffd"


def test_a_file_that_breaks_off_gives_what_came_before(tmp_path: Path) -> None:
    many = gzip.compress(lines(*({"text": f"The ferry left {number * number} minutes late."} for number in range(2000))))
    (tmp_path / "a.jsonl.gz").write_bytes(many[:-2000])
    pages, failed = read_pages([tmp_path / "a.jsonl.gz"])
    assert len(pages) > 100 and len(failed) == 1 and f"breaks off in line {len(pages) + 1}" in failed[0].why
    as_parquet(tmp_path / "a.parquet")
    (tmp_path / "a.parquet").write_bytes((tmp_path / "a.parquet").read_bytes()[:-20])
    pages, failed = read_pages([tmp_path / "a.parquet"])
    assert pages == () and "cannot be read as Parquet" in failed[0].why


def test_a_table_without_pages_and_an_empty_one(tmp_path: Path) -> None:
    pq.write_table(pa.table({"title": ["x"]}), tmp_path / "a.parquet")
    pages, failed = read_pages([tmp_path / "a.parquet"])
    assert pages == () and "no pages in it" in failed[0].why
    assert list(jsonl_pages("a.jsonl", io.BytesIO(b""), largest=10)) == []


def test_parquet_without_the_extra_names_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    as_parquet(tmp_path / "a.parquet")
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    pages, failed = read_pages([tmp_path / "a.parquet"])
    assert pages == () and "rashomon[bulk]" in failed[0].why


def test_a_folder_gives_its_parquet_and_passes_json_lines_over(tmp_path: Path) -> None:
    as_parquet(tmp_path / "part-0.parquet")
    as_jsonl(tmp_path / "manifest.jsonl")
    pages, failed = read_pages([tmp_path])
    assert len(pages) == 3 and failed == ()


def test_a_pipe_of_json_lines() -> None:
    class Pipe(io.BytesIO):
        def seek(self, offset: int, whence: int = 0) -> int:
            raise io.UnsupportedOperation("seek")

    found = list(jsonl_pages("a.jsonl", io.BufferedReader(Pipe(gzip.compress(lines(*ROWS)))), largest=1000))
    assert [one.source for one in found] == ["a.jsonl#1", "a.jsonl#2", "a.jsonl#3"]
    assert not any(isinstance(one, NotRead) for one in found)
