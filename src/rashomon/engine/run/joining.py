"""What hangs together over many files of edges: in one process where they fit, by star rounds where they do not."""

from collections.abc import Iterator
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from rashomon.engine.run.engines import Record
from rashomon.engine.run.output import Output
from rashomon.engine.run.rows import FilePiece, FilesPiece, files_in, read_pairs, route, routed, write_pairs
from rashomon.engine.run.steps import Site, Step, exchange_step, map_step, records, totals
from rashomon.gather.components import components, large_star, small_star

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa
    from numpy.typing import NDArray

    Keys = NDArray[np.int64]

# So many edges fit into one process: 16 bytes each, and a handful of copies of them while they are joined, some 5 GB in all.
MOST_EDGES = 50_000_000
_STARS = {"large_star": large_star, "small_star": small_star}


def find_roots(site: Site, edges: Step, *, buckets: int, most: int) -> Step:
    """The step whose table `roots` has every node with an edge, and the smallest node of its component.

    `edges` is a step that wrote a table of that name. Up to `most` edges are joined at once; beyond that by star rounds in so
    many buckets. The result is the same.
    """
    step = edges.next(f"{edges.name}_roots")
    count = totals(records(site.output, edges)).get("edges", 0)
    names = tuple(site.output.names(f"{edges.folder}/edges"))
    if count > most:
        names = _star_rounds(site, edges, buckets=buckets)
    map_step(site, step, partial(_join, output=site.output, step=step), [FilesPiece(names)])
    return step


@lru_cache(maxsize=2)
def read_roots(output: Output, step: Step) -> "tuple[Keys, Keys]":
    """Nodes that have an edge, ordered, and the root of each; read once a process, since every piece of a step asks for them."""
    return read_pairs(output, output.names(f"{step.folder}/roots"))


def rooted(keys: "Keys", roots: "tuple[Keys, Keys]") -> "Keys":
    """The root of each key; a key without an edge is its own."""
    import numpy as np

    nodes, found = roots
    if not len(nodes):
        return keys
    places = np.minimum(np.searchsorted(nodes, keys), len(nodes) - 1)
    return np.where(nodes[places] == keys, found[places], keys)


def _join(piece: FilesPiece, *, output: Output, step: Step) -> Record:
    one, other = read_pairs(output, piece.names)
    nodes, roots = components(one, other)
    write_pairs(output, f"{step.folder}/roots/all.parquet", nodes, roots)
    return {"edges": len(one), "nodes": len(nodes)}


def _star_rounds(site: Site, edges: Step, *, buckets: int) -> tuple[str, ...]:
    """Files of edges that say the same with hardly more than one edge a node: each leads to the root."""
    turn, before = edges, dict[str, float]()
    while True:
        for kind in _STARS:
            turn = _star_round(site, turn, kind, buckets=buckets)
        sums = {name: value for name, value in totals(records(site.output, turn)).items() if name in ("edges", "sign")}
        if sums == before:
            return tuple(site.output.names(f"{turn.folder}/edges"))
        before = sums


def _star_round(site: Site, edges: Step, kind: str, *, buckets: int) -> Step:
    import pyarrow as pa

    step = edges.next(kind, str(buckets))
    schema = routed(pa.schema([("one", pa.int64()), ("other", pa.int64())]))
    exchange_step(
        site, step, partial(_spread_edges, output=site.output, buckets=buckets, schema=schema),
        files_in(site.output, f"{edges.folder}/edges"), partial(_gather_star, output=site.output, step=step, kind=kind),
        schema=schema, buckets=buckets,
    )  # fmt: skip
    return step


def _spread_edges(piece: FilePiece, *, output: Output, buckets: int, schema: "pa.Schema") -> "Iterator[pa.RecordBatch]":
    """Every edge twice: once to each of its ends."""
    one, other = read_pairs(output, [piece.name])
    for node, neighbour in ((one, other), (other, one)):
        yield route(node % buckets, {"one": node, "other": neighbour}, schema)


def _gather_star(bucket: int, table: "pa.Table", *, output: Output, step: Step, kind: str) -> Record:
    one, other = _STARS[kind](table.column("one").to_numpy(), table.column("other").to_numpy())
    write_pairs(output, f"{step.folder}/edges/{bucket}.parquet", one, other)
    sign = int((one * 31 + other * 17).sum() % (1 << 40))  # changes when an edge does, whatever their order
    return {"edges": len(one), "sign": sign}
