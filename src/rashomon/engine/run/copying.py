"""From articles to what stands for them: one text is one, however often it is printed, and near copies hang together."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from rashomon.engine.run.engines import Record
from rashomon.engine.run.output import Output
from rashomon.engine.run.rows import FilePiece, files_in, route, routed, write_pairs
from rashomon.engine.run.steps import Site, Step, exchange_step
from rashomon.gather.sketches import WINDOW_DAYS, near_copies, sharing

if TYPE_CHECKING:
    import pyarrow as pa

_PAIR = ("small", "large", "count", "joint")


def member_schema() -> "pa.Schema":
    """An article and where it lies; `head` is the key of the article that its text is first seen in."""
    import pyarrow as pa

    number, text = pa.int64(), pa.string()
    names = (("key", number), ("id", text), ("source", text), ("time", pa.float64()), ("chunk", text))
    return pa.schema([*names, ("part", pa.int32()), ("row", pa.int32()), ("head", number)])


def find_same(site: Site, begun: Step, sketches: Sequence[str], *, buckets: int) -> Step:
    """The step that brings together the articles with one text: its tables are `members` and `heads`, a file a bucket."""
    import pyarrow as pa

    step = begun.next("same", str(buckets))
    sketched = [field for field in member_schema() if field.name != "head"]
    schema = routed(pa.schema([*sketched, ("text", pa.int64()), ("sketch", pa.list_(pa.int64()))]))
    exchange_step(
        site, step, partial(_spread_sketches, output=site.output, buckets=buckets, schema=schema),
        [FilePiece(name) for name in sketches], partial(_gather_same, output=site.output, step=step),
        schema=schema, buckets=buckets,
    )  # fmt: skip
    return step


def find_near(site: Site, same: Step, *, buckets: int) -> Step:
    """The step whose table `edges` holds the pairs of near copies among the heads."""
    import pyarrow as pa

    number = pa.int64()
    prints = routed(pa.schema([("number", number), ("key", number), ("time", pa.float64()), ("size", number)]))
    shared = same.next("shared", str(buckets))
    exchange_step(
        site, shared, partial(_spread_prints, output=site.output, buckets=buckets, schema=prints),
        files_in(site.output, f"{same.folder}/heads"), partial(_gather_prints, output=site.output, step=shared),
        schema=prints, buckets=buckets,
    )  # fmt: skip
    counted = routed(pa.schema([(name, number) for name in _PAIR]))
    near = shared.next("near", str(buckets))
    exchange_step(
        site, near, partial(_spread_shared, output=site.output, buckets=buckets, schema=counted),
        files_in(site.output, f"{shared.folder}/shared"), partial(_gather_shared, output=site.output, step=near),
        schema=counted, buckets=buckets,
    )  # fmt: skip
    return near


def _spread_sketches(piece: FilePiece, *, output: Output, buckets: int, schema: "pa.Schema") -> "Iterator[pa.RecordBatch]":
    table = output.read_table(piece.name)
    yield route(table.column("text").to_numpy() % buckets, {name: table.column(name) for name in schema.names[1:]}, schema)


def _gather_same(bucket: int, table: "pa.Table", *, output: Output, step: Step) -> Record:
    """The articles by their text: the first of them speaks for those of the next fortnight. A page in two chunks counts once."""
    import pyarrow as pa

    first = {
        row["id"]: row for row in sorted(table.to_pylist(), key=lambda row: (row["chunk"], row["part"], row["row"]), reverse=True)
    }
    rows = sorted(first.values(), key=lambda row: (row["text"], row["time"] is None, row["time"] or 0.0, row["id"]))
    heads: list[dict[str, object]] = []
    for row in rows:
        if not heads or not _goes_on(heads[-1], row):
            heads.append(row)
        row["head"] = heads[-1]["key"]
    output.write_table(f"{step.folder}/members/{bucket}.parquet", pa.Table.from_pylist(rows, schema=member_schema()))
    columns = pa.schema([("key", pa.int64()), ("time", pa.float64()), ("sketch", pa.list_(pa.int64()))])
    output.write_table(f"{step.folder}/heads/{bucket}.parquet", pa.Table.from_pylist(heads, schema=columns))
    return {"articles": len(rows), "texts": len(heads)}


def _goes_on(head: dict[str, object], row: dict[str, object]) -> bool:
    """Whether a printing of a text belongs to the one before it."""
    since, time = head["time"], row["time"]
    if row["text"] != head["text"] or not isinstance(since, float) or not isinstance(time, float):
        return row["text"] == head["text"] and since is None and time is None
    return time - since <= WINDOW_DAYS


def _spread_prints(piece: FilePiece, *, output: Output, buckets: int, schema: "pa.Schema") -> "Iterator[pa.RecordBatch]":
    import numpy as np

    table = output.read_table(piece.name)
    sketches = table.column("sketch").combine_chunks()
    sizes = np.diff(sketches.offsets.to_numpy())
    numbers = sketches.flatten().to_numpy()
    times = table.column("time").fill_null(float("inf")).to_numpy()
    keys = np.repeat(table.column("key").to_numpy(), sizes)
    yield route(
        numbers % buckets,
        {"number": numbers, "key": keys, "time": np.repeat(times, sizes), "size": np.repeat(sizes, sizes)},
        schema,
    )


def _gather_prints(bucket: int, table: "pa.Table", *, output: Output, step: Step) -> Record:
    import pyarrow as pa

    found = sharing(*(table.column(name).to_numpy() for name in ("number", "key", "time", "size")))
    output.write_table(f"{step.folder}/shared/{bucket}.parquet", pa.table(dict(zip(_PAIR, found, strict=True))))
    return {"pairs": len(found[0])}


def _spread_shared(piece: FilePiece, *, output: Output, buckets: int, schema: "pa.Schema") -> "Iterator[pa.RecordBatch]":
    table = output.read_table(piece.name)
    yield route(table.column("small").to_numpy() % buckets, {name: table.column(name) for name in _PAIR}, schema)


def _gather_shared(bucket: int, table: "pa.Table", *, output: Output, step: Step) -> Record:
    small, large = near_copies(*(table.column(name).to_numpy() for name in _PAIR))
    write_pairs(output, f"{step.folder}/edges/{bucket}.parquet", small, large)
    return {"edges": len(small)}
