"""Every article into its story: copies go where the article goes that stands for them. Writes the list of stories."""

import json
from collections import defaultdict
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from rashomon.engine.run.copying import member_schema
from rashomon.engine.run.engines import Record
from rashomon.engine.run.joining import read_roots, rooted
from rashomon.engine.run.output import Output
from rashomon.engine.run.reading import article_file
from rashomon.engine.run.rows import FilePiece, files_in, read_pairs, route, routed
from rashomon.engine.run.steps import Site, Step, exchange_step, written_file
from rashomon.gather.story_ids import new_id

if TYPE_CHECKING:
    import pyarrow as pa

STORIES = "stories"


def place_articles(site: Site, same: Step, copies: Step, blocks: Step, joined: Step, *, buckets: int, files: int) -> Step:
    """The step that writes `stories/`, in so many files: a line a story, ordered by its id."""
    import pyarrow as pa

    placed = joined.next("placed", str(buckets))
    schema = routed(pa.schema([("for", pa.int64()), ("story", pa.int64()), *member_schema()]))
    exchange_step(
        site, placed, partial(_spread_places, output=site.output, copies=copies, joined=joined, buckets=buckets, schema=schema),
        [*files_in(site.output, f"{same.folder}/members"), *files_in(site.output, f"{blocks.folder}/own")],
        partial(_gather_places, output=site.output, step=placed), schema=schema, buckets=buckets,
    )  # fmt: skip
    stories = placed.next(STORIES, str(files))
    rows = routed(pa.schema([("story", pa.int64()), *member_schema()]))
    exchange_step(
        site, stories, partial(_spread_articles, output=site.output, files=files, schema=rows),
        files_in(site.output, f"{placed.folder}/placed"), partial(_gather_stories, output=site.output),
        schema=rows, buckets=files,
    )  # fmt: skip
    return stories


def story_file(number: int) -> str:
    """A file of the list of stories."""
    return f"{STORIES}/{number:05}.jsonl"


def _spread_places(
    piece: FilePiece, *, output: Output, copies: Step, joined: Step, buckets: int, schema: "pa.Schema"
) -> "Iterator[pa.RecordBatch]":
    """Articles, and the stories of those that stand for others, to where they meet."""
    import numpy as np
    import pyarrow as pa

    table = output.read_table(piece.name)
    if "head" in table.column_names:
        stands = rooted(table.column("head").to_numpy(), read_roots(output, copies))
        columns = {name: table.column(name) for name in member_schema().names}
        story = pa.nulls(len(stands), pa.int64())
    else:
        stands, own = read_pairs(output, [piece.name])
        columns = {field.name: pa.nulls(len(stands), field.type) for field in member_schema()}
        story = pa.array(np.asarray(rooted(own, read_roots(output, joined))))
    yield route(stands % buckets, {"for": stands, "story": story, **columns}, schema)


def _gather_places(bucket: int, table: "pa.Table", *, output: Output, step: Step) -> Record:
    import pyarrow as pa

    rows = table.to_pylist()
    story = {row["for"]: row["story"] for row in rows if row["story"] is not None}
    members = sorted((row for row in rows if row["story"] is None), key=lambda row: (row["key"], row["id"]))
    for row in members:
        row["story"] = story[row["for"]]
    schema = pa.schema([("story", pa.int64()), *member_schema()])
    output.write_table(f"{step.folder}/placed/{bucket}.parquet", pa.Table.from_pylist(members, schema=schema))
    return {"articles": len(members)}


def _spread_articles(piece: FilePiece, *, output: Output, files: int, schema: "pa.Schema") -> "Iterator[pa.RecordBatch]":
    table = output.read_table(piece.name)
    yield route(table.column("story").to_numpy() % files, {name: table.column(name) for name in schema.names[1:]}, schema)


def _gather_stories(bucket: int, table: "pa.Table", *, output: Output) -> Record:
    """A line a story; its articles in the order of their times, each with the file and row of `articles/` that holds it."""
    groups: dict[int, list[dict[str, object]]] = defaultdict(list)
    for row in sorted(table.to_pylist(), key=lambda row: (row["time"] is None, row["time"] or 0.0, row["source"], row["id"])):
        groups[row["story"]].append(row)
    lines = []
    largest = 0
    for group in groups.values():
        head = {row["key"]: row["id"] for row in group}
        articles = [
            {
                "id": row["id"],
                "source": row["source"],
                "time": row["time"],
                "file": article_file(str(row["chunk"]), int(str(row["part"]))),
                "row": row["row"],
                "same_text_as": head[row["head"]] if row["head"] != row["key"] else None,
            }
            for row in group
        ]
        # the first article founds the story: its id stays when later ones come
        lines.append({"story": new_id([str(group[0]["id"])], lambda _: False), "articles": articles})
        largest = max(largest, len(group))
    lines.sort(key=lambda line: str(line["story"]))
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    written = written_file(output, story_file(bucket), text.encode())
    return {
        **written,
        "articles": table.num_rows,
        "stories": len(lines),
        "several": sum(len(g) > 1 for g in groups.values()),
        "largest": largest,
    }
