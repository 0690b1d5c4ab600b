"""The embedded engine: a map over plain Python processes. The result is the same for any number of them."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

In = TypeVar("In")
Out = TypeVar("Out")

# More shards than processes, so that one long page does not leave the others idle.
SHARDS_PER_PROCESS = 4
# A stream goes to the processes in shards of so many items, and so many shards a process lie ready.
STREAM_SHARD = 8
STREAM_AHEAD = 3


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
    pool = ProcessPoolExecutor(max_workers=jobs, mp_context=get_context("spawn"), initializer=begin_worker)
    try:
        for shard in pool.map(work, shards):
            results += shard
            done(len(results))
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
    return results


def map_stream(work: Callable[[In], Out], items: Iterable[In], *, jobs: int) -> Iterator[Out]:
    """`work` over a stream of items, in their order, while it flows: no more is held than keeps the processes busy.

    `work` must be importable by name. With one job everything happens in this process.
    """
    if jobs <= 1:
        yield from map(work, items)
        return
    from concurrent.futures import Future, ProcessPoolExecutor
    from multiprocessing import get_context

    stream = iter(items)
    waiting: deque[Future[list[Out]]] = deque()
    pool = ProcessPoolExecutor(max_workers=jobs, mp_context=get_context("spawn"), initializer=begin_worker)
    try:
        while True:
            while len(waiting) < jobs * STREAM_AHEAD and (shard := list(islice(stream, STREAM_SHARD))):
                waiting.append(pool.submit(_each, work, shard))
            if not waiting:
                return
            yield from waiting.popleft().result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _each(work: Callable[[In], Out], shard: Sequence[In]) -> list[Out]:
    return [work(item) for item in shard]


def begin_worker() -> None:
    """Ctrl-C reaches every process of a terminal, SIGTERM every one of a service: the one that was started decides.

    When that one is killed, go as well.
    """
    import os
    import signal
    from multiprocessing import parent_process
    from threading import Thread

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
    parent = parent_process()

    def follow() -> None:
        if parent is not None:
            parent.join()
            os._exit(1)

    Thread(target=follow, daemon=True).start()
