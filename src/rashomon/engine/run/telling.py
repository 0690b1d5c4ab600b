"""What each text is told by: the articles that stand for others are read again, once it is known which they are."""

import io
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, partial
from sys import intern
from typing import TYPE_CHECKING

from rashomon.engine.flow import Backends
from rashomon.engine.run.engines import Record
from rashomon.engine.run.joining import read_roots, rooted
from rashomon.engine.run.output import Output
from rashomon.engine.run.reading import article_file
from rashomon.engine.run.rows import FilePiece, files_in, route, routed
from rashomon.engine.run.steps import Site, Step, exchange_step
from rashomon.gather.story_traits import Traits, read_traits
from rashomon.model import Article
from rashomon.render.as_table import read_parquet_rows

if TYPE_CHECKING:
    import pyarrow as pa


@cache
def backends(*, vectors: bool) -> Backends:
    """The models of this process, loaded when they are first asked for and kept."""
    return Backends(vectors=vectors)


def traits_schema() -> "pa.Schema":
    """The traits of an article that stands for its copies; `key` is the article's."""
    import pyarrow as pa

    text = pa.string()
    return pa.schema(
        [("key", pa.int64()), ("source", text), ("time", pa.float64()), ("language", text), ("words", pa.list_(text)),
         ("counts", pa.list_(pa.int32())), ("vector", pa.list_(pa.float32()))]
    )  # fmt: skip


def find_traits(site: Site, same: Step, roots: Step, chunks: Sequence[str], *, vectors: bool) -> Step:
    """The step whose table `traits` has a row for each article that stands for others, or for itself alone."""
    import pyarrow as pa

    step = roots.next("traits", str(vectors))
    schema = routed(pa.schema([("key", pa.int64()), ("time", pa.float64()), ("part", pa.int32()), ("row", pa.int32())]))
    exchange_step(
        site, step, partial(_spread_members, output=site.output, roots=roots, chunks=tuple(chunks), schema=schema),
        files_in(site.output, f"{same.folder}/members"),
        partial(_gather_traits, output=site.output, step=step, chunks=tuple(chunks), vectors=vectors),
        schema=schema, buckets=len(chunks),
    )  # fmt: skip
    return step


def traits_table(rows: Sequence[tuple[int, Traits]]) -> "pa.Table":
    """The rows of articles, each with its key."""
    import pyarrow as pa

    return pa.Table.from_pylist(
        [
            {
                "key": key, "source": one.source, "time": one.time, "language": one.language,
                "words": one.words, "counts": one.counts,
                "vector": None if one.vector is None else one.vector.tolist(),
            }
            for key, one in rows
        ],
        schema=traits_schema(),
    )  # fmt: skip


def traits_of(table: "pa.Table", *, at_a_time: int) -> Iterator[list[Traits]]:
    """The traits in the rows, the earlier articles first, so many at a time; their ids are the keys as text."""
    import numpy as np
    import pyarrow.compute as pc

    table = table.combine_chunks()  # else each turn would go through all of them
    order = pc.sort_indices(table, sort_keys=[(name, "ascending") for name in ("time", "source", "key")])  # no time comes last
    for start in range(0, len(order), at_a_time):
        turn = []
        for row in table.take(order.slice(start, at_a_time)).to_pylist():
            vector = None if row["vector"] is None else np.array(row["vector"], dtype=np.float32)
            words, counts = tuple(map(intern, row["words"])), tuple(row["counts"])
            turn.append(Traits(name_of(row["key"]), row["source"], row["time"], row["language"], words, counts, vector))
        yield turn


def name_of(key: int) -> str:
    """A key as an id, in the same order."""
    return f"{key:019}"


def fetch(output: Output, places: "dict[str, dict[int, list[int]]]") -> dict[tuple[str, int, int], Article]:
    """Articles by where they lie: chunk, part, row. `places` gives rows by chunk and part."""
    found: dict[tuple[str, int, int], Article] = {}
    for chunk, parts in sorted(places.items()):
        for part, rows in sorted(parts.items()):
            articles = read_parquet_rows(io.BytesIO(output.read(article_file(chunk, part))), rows)
            found.update(((chunk, part, row), article) for row, article in articles.items())
    return found


def _spread_members(
    piece: FilePiece, *, output: Output, roots: Step, chunks: Sequence[str], schema: "pa.Schema"
) -> "Iterator[pa.RecordBatch]":
    """Those members whose text is first seen in them and that are the root of their near copies, to the chunk they lie in."""
    import pyarrow as pa

    table = output.read_table(piece.name)
    keys, heads = table.column("key").to_numpy(), table.column("head").to_numpy()
    table = table.filter(pa.array((keys == heads) & (rooted(keys, read_roots(output, roots)) == keys)))
    number = {chunk: n for n, chunk in enumerate(chunks)}
    to = [number[chunk] for chunk in table.column("chunk").to_pylist()]
    yield route(to, {name: table.column(name) for name in schema.names[1:]}, schema)


def _gather_traits(bucket: int, table: "pa.Table", *, output: Output, step: Step, chunks: Sequence[str], vectors: bool) -> Record:
    rows = sorted(table.to_pylist(), key=lambda row: (row["part"], row["row"]))
    places: dict[int, list[int]] = defaultdict(list)
    for row in rows:
        places[row["part"]].append(row["row"])
    articles = fetch(output, {chunks[bucket]: places})
    ordered = [articles[chunks[bucket], row["part"], row["row"]] for row in rows]
    found = read_traits(ordered, encoder=backends(vectors=vectors).encoder)
    told = [(row["key"], replace(one, time=row["time"])) for row, one in zip(rows, found, strict=True)]
    output.write_table(f"{step.folder}/traits/{bucket}.parquet", traits_table(told))
    return {"texts": len(told)}
