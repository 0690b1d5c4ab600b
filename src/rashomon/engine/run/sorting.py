"""Texts into stories: a stream for each stretch of days, and the streams joined by the articles that two of them saw."""

from collections import Counter
from collections.abc import Iterator
from functools import partial
from hashlib import blake2b
from typing import TYPE_CHECKING

from rashomon.engine.run.engines import Record
from rashomon.engine.run.joining import find_roots
from rashomon.engine.run.output import Output
from rashomon.engine.run.reading import NO_DAY, key_day
from rashomon.engine.run.rows import FilePiece, files_in, route, routed, write_pairs
from rashomon.engine.run.steps import Site, Step, exchange_step
from rashomon.engine.run.telling import traits_of, traits_schema
from rashomon.gather.story_blocks import TURN, block_of, blocks_that_see, goes_on, sort_block

if TYPE_CHECKING:
    import pyarrow as pa

# Where articles without a day are sorted, with each other alone.
_NO_BLOCK = block_of(NO_DAY)


def find_stories(site: Site, traits: Step, *, buckets: int, most: int) -> tuple[Step, Step]:
    """The step whose table `own` has each text's story in its own stretch, and the one that joins stories over stretches."""
    import pyarrow as pa

    blocks = traits.next("blocks")
    schema = routed(traits_schema())
    exchange_step(
        site, blocks, partial(_spread_traits, output=site.output, schema=schema),
        files_in(site.output, f"{traits.folder}/traits"), partial(_gather_block, output=site.output, step=blocks),
        schema=schema, buckets=buckets,
    )  # fmt: skip
    seen = blocks.next("shared_texts", str(buckets))
    told = routed(pa.schema([("key", pa.int64()), ("story", pa.int64()), ("own", pa.bool_())]))
    exchange_step(
        site, seen, partial(_spread_sorted, output=site.output, buckets=buckets, schema=told),
        [*files_in(site.output, f"{blocks.folder}/own"), *files_in(site.output, f"{blocks.folder}/before")],
        partial(_gather_sorted, output=site.output, step=seen), schema=told, buckets=buckets,
    )  # fmt: skip
    links = seen.next("links", str(buckets))
    counted = routed(pa.schema([("later", pa.int64()), ("earlier", pa.int64()), ("count", pa.int64())]))
    exchange_step(
        site, links, partial(_spread_shared, output=site.output, buckets=buckets, schema=counted),
        files_in(site.output, f"{seen.folder}/shared"), partial(_gather_shared, output=site.output, step=links),
        schema=counted, buckets=buckets,
    )  # fmt: skip
    return blocks, find_roots(site, links, buckets=buckets, most=most)


def story_key(block: int, first: int) -> int:
    """The number of a story of a stretch, by the smallest key in it; the earlier stretch's is the smaller one."""
    digest = blake2b(f"{block} {first}".encode(), digest_size=8).digest()
    return block << 48 | int.from_bytes(digest) >> 16


def _spread_traits(piece: FilePiece, *, output: Output, schema: "pa.Schema") -> "Iterator[pa.RecordBatch]":
    """Every text to its own stretch, and to the next where that begins within a week."""
    import pyarrow as pa

    table = output.read_table(piece.name).combine_chunks()
    rows, to = [], []
    for n, key in enumerate(table.column("key").to_pylist()):
        for block in (_NO_BLOCK,) if key_day(key) == NO_DAY else blocks_that_see(key_day(key)):
            rows.append(n)
            to.append(block)
    table = table.take(pa.array(rows, pa.int64()))
    yield route(to, {name: table.column(name) for name in schema.names[1:]}, schema)


def _gather_block(bucket: int, table: "pa.Table", *, output: Output, step: Step) -> Record:
    stories = sort_block(traits_of(table, at_a_time=TURN))
    placed = {int(article): story_key(bucket, int(story)) for article, story in stories.items()}
    own = {key: story for key, story in placed.items() if block_of(key_day(key)) == bucket}
    goes = set(own.values())
    before = {key: story for key, story in placed.items() if key not in own and story in goes}
    _write(output, f"{step.folder}/own/{bucket}.parquet", own)
    _write(output, f"{step.folder}/before/{bucket}-before.parquet", before)
    return {"texts": len(own), "stories": len(goes), "seen_again": len(placed) - len(own)}


def _spread_sorted(piece: FilePiece, *, output: Output, buckets: int, schema: "pa.Schema") -> "Iterator[pa.RecordBatch]":
    table = output.read_table(piece.name)
    keys = table.column("one").to_numpy()
    own = [not piece.id.endswith("-before.parquet")] * len(keys)
    yield route(keys % buckets, {"key": keys, "story": table.column("other"), "own": own}, schema)


def _gather_sorted(bucket: int, table: "pa.Table", *, output: Output, step: Step) -> Record:
    """How many articles each later story shares with earlier ones, as far as this bucket's articles tell."""
    import pyarrow as pa

    rows = table.to_pylist()
    own = {row["key"]: row["story"] for row in rows if row["own"]}
    shared = Counter((row["story"], own[row["key"]]) for row in rows if not row["own"])
    pairs = sorted(shared.items())
    columns = {
        "later": pa.array([later for (later, _), _ in pairs], pa.int64()),
        "earlier": pa.array([earlier for (_, earlier), _ in pairs], pa.int64()),
        "count": pa.array([count for _, count in pairs], pa.int64()),
    }
    output.write_table(f"{step.folder}/shared/{bucket}.parquet", pa.table(columns))
    return {"pairs": len(pairs)}


def _spread_shared(piece: FilePiece, *, output: Output, buckets: int, schema: "pa.Schema") -> "Iterator[pa.RecordBatch]":
    table = output.read_table(piece.name)
    yield route(table.column("later").to_numpy() % buckets, {name: table.column(name) for name in schema.names[1:]}, schema)


def _gather_shared(bucket: int, table: "pa.Table", *, output: Output, step: Step) -> Record:
    import numpy as np

    found = goes_on(zip(*(table.column(name).to_pylist() for name in ("later", "earlier", "count")), strict=True))
    later = np.array(sorted(found), dtype=np.int64)
    write_pairs(
        output, f"{step.folder}/edges/{bucket}.parquet", later, np.array([found[n] for n in later.tolist()], dtype=np.int64)
    )
    return {"edges": len(later)}


def _write(output: Output, name: str, stories: dict[int, int]) -> None:
    import numpy as np

    keys = np.array(sorted(stories), dtype=np.int64)
    write_pairs(output, name, keys, np.array([stories[key] for key in keys.tolist()], dtype=np.int64))
