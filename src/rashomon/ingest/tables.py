"""From tables of pages to pages: JSON lines and Parquet, one page a row, read as a stream."""

import datetime as dt
import gzip
import json
import re
import zlib
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from rashomon.ingest.manifest import COLUMNS, evidence_of
from rashomon.ingest.raw import as_markup, raw_page
from rashomon.model import NotRead, RawPage, UnreadableError

JSONL_SUFFIXES = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
PARQUET_SUFFIXES, PARQUET_MARK = (".parquet",), b"PAR1"
# The first of these that a row fills is its page; HTML goes before the text someone took from it.
MARKUP_COLUMNS, TEXT_COLUMNS = ("html", "markup"), ("text",)
ORIGIN = "table"
# Rows of Parquet that are in memory at once: pages are some hundred kilobytes.
ROWS_AT_ONCE = 64
_GZIP = b"\x1f\x8b"
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_NO_PAGE = f"it has none of the columns {', '.join((*MARKUP_COLUMNS, *TEXT_COLUMNS))}, or nothing in them"

Row = Mapping[str, object]


def jsonl_pages(name: str, stream: BinaryIO, *, largest: int) -> Iterator[RawPage | NotRead]:
    """The page of each line, an object with `html` (or `markup`) or `text`, and any column of the manifest.

    A page's source is the file's name, '#' and the line's number. A line that is none keeps no other from being read.
    """
    lines = _lines(stream, largest)
    number = 0
    while True:
        number += 1
        try:
            line = next(lines, None)
        except (OSError, EOFError, zlib.error) as error:
            yield NotRead(name, f"it breaks off in line {number} ({' '.join(str(error).split())})")
            return
        if line is None:
            return
        if line.strip():
            yield _from_line(f"{name}#{number}", line, largest)


def _lines(stream: BinaryIO, largest: int) -> Iterator[bytes]:
    """Line after line, unpacked; of one that is longer than a row may be, a piece that says so by its length."""
    # JSON writes a character with at most six bytes, and a row holds more than its page
    longest = 8 * largest
    head = stream.read(len(_GZIP))
    stream.seek(0)
    source = gzip.GzipFile(fileobj=stream) if head == _GZIP else stream
    while line := source.readline(longest + 1):
        yield line
        rest = line
        while len(rest) > longest and not rest.endswith(b"\n"):
            rest = source.readline(longest + 1)


def _from_line(source: str, line: bytes, largest: int) -> RawPage | NotRead:
    if len(line) > 8 * largest:
        return NotRead(source, f"it is too large: the limit of a page is {largest:,} bytes")
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        return NotRead(source, f"it is not JSON ({error})")
    if not isinstance(row, dict):
        return NotRead(source, "it is no object")
    return _from_row(source, row, largest)


def parquet_pages(name: str, stream: BinaryIO, *, largest: int) -> Iterator[RawPage | NotRead]:
    """The page of each row, by the same columns. A page's source is the file's name, '#' and the row's number, from 1.

    Raises `UnreadableError` where pyarrow is not installed, or the file is no Parquet.
    """
    try:
        from pyarrow import ArrowException
        from pyarrow.parquet import ParquetFile
    except ImportError as error:
        raise UnreadableError("Parquet needs the extra 'bulk': pip install 'rashomon[bulk]'") from error
    number = 0
    try:
        table = ParquetFile(stream)
        known = {*COLUMNS, *MARKUP_COLUMNS, *TEXT_COLUMNS}
        columns = [column for column in table.schema_arrow.names if column.lower() in known]
        if not {column.lower() for column in columns} & {*MARKUP_COLUMNS, *TEXT_COLUMNS}:
            raise UnreadableError(f"there are no pages in it: {_NO_PAGE.partition(', or')[0]}")
        for batch in table.iter_batches(batch_size=ROWS_AT_ONCE, columns=columns, use_threads=False):
            for row in batch.to_pylist():
                number += 1
                yield _from_row(f"{name}#{number}", row, largest)
    except (ArrowException, OSError) as error:
        raise UnreadableError(f"it cannot be read as Parquet after row {number} ({' '.join(str(error).split())})") from error


def _from_row(source: str, given: Row, largest: int) -> RawPage | NotRead:
    """The page of a row, or why there is none."""
    row = {key.strip().lower(): value for key, value in given.items() if value is not None}
    markup = next((data for column in MARKUP_COLUMNS if (data := _bytes(row.get(column)))), b"")
    data = as_markup(markup) or next((data for column in TEXT_COLUMNS if (data := _bytes(row.get(column)))), b"")
    if not data:
        return NotRead(source, _NO_PAGE)
    if len(data) > largest:
        return NotRead(source, f"it is too large: {len(data):,} bytes, the limit is {largest:,}")
    said = {column: text for column in COLUMNS if (text := _text(row.get(column)))}
    return raw_page(source, data, declared=evidence_of(said, ORIGIN))


def _bytes(value: object) -> bytes:
    """A page's bytes: as they are, or a text's UTF-8; none for what is neither."""
    if isinstance(value, bytes):
        return value
    return _LONE_SURROGATE.sub("\ufffd", value).encode() if isinstance(value, str) else b""


def _text(value: object) -> str:
    if isinstance(value, dt.datetime | dt.date):
        return value.isoformat()
    return _LONE_SURROGATE.sub("\ufffd", value) if isinstance(value, str) else ""
