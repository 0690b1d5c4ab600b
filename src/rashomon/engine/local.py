"""The embedded engine: a map over plain Python processes. The result is the same for any number of them."""

from collections.abc import Callable, Sequence
from typing import TypeVar

In = TypeVar("In")
Out = TypeVar("Out")

# More shards than processes, so that one long page does not leave the others idle.
SHARDS_PER_PROCESS = 4


def map_shards(
    work: Callable[[Sequence[In]], list[Out]],
    items: Sequence[In],
    *,
    jobs: int,
    done: Callable[[int], None] = lambda _count: None,
) -> list[Out]:
    """`work` over all items, in their order. `work` takes a shard and gives one result an item; it must be importable by name.

    With one job, or one item, everything happens in this process. `done` is called with how many items are finished.
    """
    if jobs <= 1 or len(items) <= 1:
        out: list[Out] = []
        for item in items:
            done(len(out))
            out += work([item])
        done(len(items))
        return out
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    size = max(1, -(-len(items) // (jobs * SHARDS_PER_PROCESS)))
    shards = [items[n : n + size] for n in range(0, len(items), size)]
    results: list[Out] = []
    with ProcessPoolExecutor(max_workers=jobs, mp_context=get_context("spawn")) as pool:
        for shard in pool.map(work, shards):
            results += shard
            done(len(results))
    return results
