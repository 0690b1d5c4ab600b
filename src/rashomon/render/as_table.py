"""Articles as a table, one row each: JSON lines and Parquet (`rashomon/articles/1`), written and read back as streams."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, BinaryIO, Literal

import msgspec

from rashomon.model import Article, Evidence, Moment, Piece, Removed, Span, UsageError, Why

if TYPE_CHECKING:
    import pyarrow as pa

SCHEMA = "rashomon/articles/1"
# Rows of Parquet that are in memory at once, and a row group of the file: articles are some ten kilobytes each.
ROWS_AT_ONCE = 1000


class SpanRow(msgspec.Struct, frozen=True):
    """A stretch of `text`, half-open, in Unicode code points."""

    start: int
    end: int


class RemovedRow(msgspec.Struct, frozen=True):
    """A stretch of `text` that is no part of the body, and why: furniture, repeat, teaser, caption, credit, byline …"""

    start: int
    end: int
    why: Why


class EvidenceRow(msgspec.Struct, frozen=True):
    """What was said of the page and where; `start` and `end` are null where it stood outside the visible text."""

    field: str
    value: str
    origin: str
    start: int | None = None
    end: int | None = None


class ArticleRow(msgspec.Struct, frozen=True):
    """An article as a row. `body_text` is the pieces of `body` joined with newlines: what most readers of the table want.

    `id` names the page (its source and its bytes), `content` the bytes. `url` is its web address, null where none is known.
    `published` is ISO 8601 cut to the precision it was given in. Every start and end counts Unicode code points of `text`.
    """

    id: str
    content: str
    source: str
    url: str | None
    host: str | None
    outlet: str | None
    title: str | None
    published: str | None
    published_from: str
    language: str
    reading: Literal["deep", "shallow"]
    agencies: tuple[str, ...]
    authors: tuple[str, ...]
    body_text: str
    text: str
    body: tuple[SpanRow, ...]
    removed: tuple[RemovedRow, ...]
    captions: tuple[SpanRow, ...]
    title_span: SpanRow | None
    evidence: tuple[EvidenceRow, ...]
    fingerprint: tuple[int, ...]
    notes: tuple[str, ...]


def article_row(article: Article) -> ArticleRow:
    """The article as a row; `article_of` makes the same article of it again."""
    addresses = (one.value for one in article.evidence if one.field == "source")
    return ArticleRow(
        id=article.id, content=article.content, source=article.source,
        url=next((one for one in (*addresses, article.source) if one.startswith(("http://", "https://"))), None),
        host=article.host, outlet=article.outlet, title=article.title,
        published=None if article.published is None else str(article.published), published_from=article.published_from,
        language=article.language, reading=article.reading, agencies=article.agencies, authors=article.authors,
        body_text=article.body_text(), text=article.text, body=_spans(article.body),
        removed=tuple(RemovedRow(one.start, one.end, one.why) for one in article.removed), captions=_spans(article.captions),
        title_span=None if article.title_span is None else SpanRow(article.title_span.start, article.title_span.end),
        evidence=tuple(_evidence_row(one) for one in article.evidence),
        fingerprint=article.fingerprint, notes=article.notes,
    )  # fmt: skip


def article_of(row: ArticleRow) -> Article:
    """The article of a row."""
    return Article(
        id=row.id, content=row.content, source=row.source, text=row.text, body=_pieces(row.body),
        removed=tuple(Removed(one.start, one.end, one.why) for one in row.removed), captions=_pieces(row.captions),
        title=row.title, title_span=None if row.title_span is None else Span(row.id, row.title_span.start, row.title_span.end),
        outlet=row.outlet, host=row.host, agencies=row.agencies, authors=row.authors,
        published=None if row.published is None else Moment.parse(row.published), published_from=row.published_from,
        language=row.language, reading=row.reading,
        evidence=tuple(Evidence(one.field, one.value, one.origin, _span(row.id, one)) for one in row.evidence),
        fingerprint=row.fingerprint, notes=row.notes,
    )  # fmt: skip


def write_jsonl(articles: Iterable[Article], stream: BinaryIO) -> int:
    """How many articles were written, each as one line of JSON."""
    number = 0
    for article in articles:
        stream.write(msgspec.json.encode(article_row(article)) + b"\n")
        number += 1
    return number


def read_jsonl(stream: Iterable[bytes]) -> Iterator[Article]:
    """The articles of lines that `write_jsonl` wrote. Raises UsageError naming the line for any other."""
    for number, line in enumerate(stream, 1):
        if line.strip():
            try:
                yield article_of(msgspec.json.decode(line, type=ArticleRow))
            except (msgspec.MsgspecError, ValueError) as error:
                raise UsageError(f"line {number} is no row of {SCHEMA}: {error}") from error


def write_parquet(articles: Iterable[Article], stream: BinaryIO, *, rows_at_once: int = ROWS_AT_ONCE) -> int:
    """How many articles were written, as rows of Parquet. Raises UsageError without the extra `bulk`."""
    schema = _schema()
    import pyarrow as pa
    from pyarrow.parquet import ParquetWriter

    rows = (msgspec.to_builtins(article_row(article)) for article in articles)
    number = 0
    with ParquetWriter(stream, schema, compression="zstd") as writer:
        while batch := list(islice(rows, rows_at_once)):
            writer.write_table(pa.Table.from_pylist(batch, schema=schema))
            number += len(batch)
    return number


def read_parquet(stream: BinaryIO) -> Iterator[Article]:
    """The articles that `write_parquet` wrote. Raises UsageError for any other file, and without the extra `bulk`."""
    schema = _schema()
    from pyarrow import ArrowException
    from pyarrow.parquet import ParquetFile

    try:
        table = ParquetFile(stream)
        if (missing := set(schema.names) - set(table.schema_arrow.names)) != set():
            raise UsageError(f"this is no table of {SCHEMA}: it has no column {', '.join(sorted(missing))}")
        for batch in table.iter_batches(batch_size=ROWS_AT_ONCE, columns=schema.names, use_threads=False):
            for row in batch.to_pylist():
                yield article_of(msgspec.convert(row, ArticleRow))
    except (ArrowException, OSError, msgspec.MsgspecError, ValueError) as error:
        raise UsageError(f"this is no table of {SCHEMA}: {' '.join(str(error).split())}") from error


def read_parquet_rows(stream: BinaryIO, rows: Iterable[int]) -> dict[int, Article]:
    """The articles in these rows of what `write_parquet` wrote, counted from 0; the other row groups are not read."""
    from pyarrow.parquet import ParquetFile

    table = ParquetFile(stream)
    found: dict[int, Article] = {}
    wanted, start = set(rows), 0
    for group in range(table.num_row_groups):
        end = start + table.metadata.row_group(group).num_rows
        inside = sorted(row for row in wanted if start <= row < end)
        if inside:
            taken = table.read_row_group(group, use_threads=False).take([row - start for row in inside]).to_pylist()
            found.update((row, article_of(msgspec.convert(one, ArticleRow))) for row, one in zip(inside, taken, strict=True))
        start = end
    return found


def _schema() -> "pa.Schema":
    """The columns of Parquet, named and ordered as the fields of `ArticleRow`."""
    try:
        import pyarrow as pa
    except ImportError as error:
        raise UsageError("Parquet needs the extra 'bulk': pip install 'rashomon[bulk]'") from error
    text, number = pa.string(), pa.int32()
    place = [pa.field("start", number), pa.field("end", number)]
    spans = pa.list_(pa.struct(place))
    kinds = {
        "agencies": pa.list_(text), "authors": pa.list_(text), "notes": pa.list_(text),
        "body": spans, "captions": spans, "title_span": pa.struct(place),
        "removed": pa.list_(pa.struct([*place, pa.field("why", text)])),
        "evidence": pa.list_(pa.struct([pa.field("field", text), pa.field("value", text), pa.field("origin", text), *place])),
        "fingerprint": pa.list_(pa.int64()),
    }  # fmt: skip
    return pa.schema([(name, kinds.get(name, text)) for name in ArticleRow.__struct_fields__], metadata={"schema": SCHEMA})


def _spans(pieces: Iterable[Piece]) -> tuple[SpanRow, ...]:
    return tuple(SpanRow(start, end) for start, end in pieces)


def _pieces(rows: Iterable[SpanRow]) -> tuple[Piece, ...]:
    return tuple((row.start, row.end) for row in rows)


def _evidence_row(one: Evidence) -> EvidenceRow:
    start, end = (None, None) if one.span is None else (one.span.start, one.span.end)
    return EvidenceRow(one.field, one.value, one.origin, start, end)


def _span(article: str, row: EvidenceRow) -> Span | None:
    return None if row.start is None or row.end is None else Span(article, row.start, row.end)
