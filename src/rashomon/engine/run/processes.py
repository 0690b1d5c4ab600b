"""The engine of one machine: plain processes, and an exchange through files that are read back bucket by bucket."""

import shutil
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from rashomon.engine.local import begin_worker
from rashomon.engine.run.engines import BUCKET, Record
from rashomon.model import RunError

if TYPE_CHECKING:
    import pyarrow as pa

Item = TypeVar("Item")
Out = TypeVar("Out")

# Work whose process was killed (by the system for want of memory, by a person) is tried so often.
MOST_TRIES = 3


class ProcessEngine:
    """`jobs` processes on this machine; with one, everything happens in this process. `spill` is a folder for rows on the way.

    The processes are begun when they are first needed and stay until `close`, with the models that they have loaded.
    """

    def __init__(self, jobs: int = 1, *, spill: Path | None = None) -> None:
        self._jobs = jobs
        self._spill = spill
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> "ProcessEngine":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the processes; what they are doing is finished first, what waits is dropped."""
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None

    def map(self, work: Callable[[Item], Record], items: Sequence[Item]) -> list[Record]:
        """See `Engine.map`. Raises RunError where an item's process dies time and again."""
        return self._each(work, items)

    def exchange(
        self,
        spread: "Callable[[Item], Iterator[pa.RecordBatch]]",
        items: Sequence[Item],
        gather: "Callable[[int, Iterator[pa.RecordBatch]], Record]",
        *,
        schema: "pa.Schema",
        buckets: int,
    ) -> list[Record]:
        """See `Engine.exchange`. What each item spreads is in memory once, and so is what each bucket gathers."""
        del buckets  # files are not made for buckets, but for items
        if self._spill is not None:
            self._spill.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix="rashomon-rows-", dir=self._spill))
        try:
            numbered = [(str(folder / f"{n}.arrow"), item) for n, item in enumerate(items)]
            written = self._each(partial(_write_rows, spread=spread, schema=schema), numbered)
            places: dict[int, list[tuple[str, int]]] = defaultdict(list)
            for path, found in written:
                for batch, bucket in enumerate(found):
                    places[bucket].append((path, batch))
            return self._each(partial(_read_rows, gather=gather), [(b, tuple(sorted(places[b]))) for b in sorted(places)])
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def _each(self, work: Callable[[Item], Out], items: Sequence[Item]) -> list[Out]:
        if self._jobs <= 1 or len(items) <= 1:
            return [work(item) for item in items]
        out: list[Out] = []
        left = list(range(len(items)))
        for _ in range(MOST_TRIES):
            left = self._round(work, items, left, out)
            if not left:
                return out
        raise RunError(f"a process died {MOST_TRIES} times at the same work, perhaps for want of memory: {items[left[0]]}")

    def _round(self, work: Callable[[Item], Out], items: Sequence[Item], left: Sequence[int], out: list[Out]) -> list[int]:
        """What is still to be done when a process was killed; nothing as a rule."""
        if self._pool is None:
            self._pool = ProcessPoolExecutor(self._jobs, mp_context=get_context("spawn"), initializer=begin_worker)
        futures: dict[Future[Out], int] = {}
        undone = set(left)
        try:
            with suppress(BrokenProcessPool):  # what could not be handed over any more is undone
                for n in left:
                    futures[self._pool.submit(work, items[n])] = n
            for future in as_completed(futures):
                try:
                    out.append(future.result())
                except BrokenProcessPool:
                    continue
                undone.discard(futures[future])
        finally:
            if undone:
                self.close()  # a process was killed, or the work stops here
        return sorted(undone)


def _write_rows(
    place: tuple[str, Item], *, spread: "Callable[[Item], Iterator[pa.RecordBatch]]", schema: "pa.Schema"
) -> tuple[str, list[int]]:
    """Where an item's rows are, and which bucket each batch of that file belongs to: one batch a bucket."""
    import numpy as np
    import pyarrow as pa

    path, item = place
    table = pa.Table.from_batches(list(spread(item)), schema=schema)
    order = np.argsort(table.column(BUCKET).to_numpy(), kind="stable")
    table = table.take(pa.array(order)).combine_chunks()
    numbers, begins = np.unique(table.column(BUCKET).to_numpy(), return_index=True)
    ends = [*begins[1:].tolist(), table.num_rows][: len(begins)]
    with pa.OSFile(path, "wb") as file, pa.ipc.new_file(file, schema) as writer:
        for start, end in zip(begins.tolist(), ends, strict=True):
            writer.write_table(table.slice(start, end - start), max_chunksize=end - start)
    return path, numbers.tolist()


def _read_rows(
    bucket: tuple[int, Sequence[tuple[str, int]]], *, gather: "Callable[[int, Iterator[pa.RecordBatch]], Record]"
) -> Record:
    number, places = bucket
    return gather(number, _batches(places))


def _batches(places: Sequence[tuple[str, int]]) -> "Iterator[pa.RecordBatch]":
    import pyarrow as pa

    for path, batch in places:
        with pa.memory_map(path) as file:
            yield pa.ipc.open_file(file).get_batch(batch)
