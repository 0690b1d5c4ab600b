"""Steps of a run: each piece of work leaves a record when it is done, and what has one is not done again."""

import json
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from hashlib import blake2b
from threading import Event, Thread
from typing import TYPE_CHECKING, Protocol, TypeVar

from rashomon.engine.run.engines import BUCKET, Engine, Record
from rashomon.engine.run.output import Output

if TYPE_CHECKING:
    import pyarrow as pa

# Records and what one step hands to the next; nothing in it belongs to the result.
WORK = "_work"
_RECORDS, _DONE = "records", "done"
# How often a person sees how far a step is.
_LOOK_SECONDS = 1.0

Told = Callable[[str, int, int], None]
"""Called with the step, how many of its pieces are done, and how many there are."""


class Named(Protocol):
    """A piece of work: its id names its record."""

    @property
    def id(self) -> str:
        """Unique within the step; part of a file's name."""
        ...


Piece = TypeVar("Piece", bound=Named)


@dataclass(frozen=True, slots=True)
class Step:
    """A step and the hash of all that its result hangs on."""

    name: str
    key: str

    @property
    def folder(self) -> str:
        """Where it keeps what it hands on, and its records."""
        return f"{WORK}/{self.name}-{self.key}"

    def next(self, name: str, *settings: str) -> "Step":
        """A step that works on the result of this one, with settings of its own."""
        return Step(name, hash_of(self.key, name, *settings))


@dataclass(frozen=True, slots=True)
class Site:
    """Where steps are done: the engine, the folder, and whom to tell. `steps` are those that were gone through so far."""

    engine: Engine
    output: Output
    told: Told
    steps: list[Step] = field(default_factory=list)


def hash_of(*parts: str) -> str:
    """A short hash of these texts in this order."""
    return blake2b("\x00".join(parts).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def records(output: Output, step: Step) -> dict[str, Record]:
    """What the pieces told that are done, by their ids."""
    found = {}
    for name in output.names(f"{step.folder}/{_RECORDS}"):
        found[name.rsplit("/", 1)[-1].removesuffix(".json")] = json.loads(output.read(name))
    return found


def tidy(site: Site, *, whole: Sequence[Step]) -> None:
    """Drop what earlier runs and finished steps handed on; records stay, so that nothing is done again, and all of `whole`."""
    known = {step.folder for step in site.steps}
    for folder in site.output.names(WORK):
        if folder not in known:
            site.output.remove(folder)
        elif folder not in {step.folder for step in whole}:
            for inside in site.output.names(folder):
                if inside.rsplit("/", 1)[-1] not in (_RECORDS, _DONE):
                    site.output.remove(inside)


def is_done(output: Output, step: Step) -> bool:
    """Whether all of a step is done."""
    return bool(output.names(f"{step.folder}/{_DONE}"))


def map_step(site: Site, step: Step, work: Callable[[Piece], Record], pieces: Sequence[Piece]) -> dict[str, Record]:
    """What each piece told, by its id: those done before as well as those done now."""
    site.steps.append(step)
    before = records(site.output, step)
    left = [piece for piece in pieces if piece.id not in before]
    if left:
        with _watched(site, step, len(pieces)):
            site.engine.map(partial(_kept_work, output=site.output, step=step, work=work), left)
    wanted = {piece.id for piece in pieces}
    return {name: record for name, record in records(site.output, step).items() if name in wanted}


def exchange_step(
    site: Site,
    step: Step,
    spread: "Callable[[Piece], Iterator[pa.RecordBatch]]",
    pieces: Sequence[Piece],
    gather: "Callable[[int, pa.Table], Record]",
    *,
    schema: "pa.Schema",
    buckets: int,
) -> dict[str, Record]:
    """What was told of each bucket that has rows, by its number: those done before as well as those done now.

    `gather` is given a bucket's rows as one table without the column `bucket`, in any order.
    """
    site.steps.append(step)
    if not is_done(site.output, step):
        before = frozenset(int(name) for name in records(site.output, step))
        with _watched(site, step, buckets):
            site.engine.exchange(
                partial(_unfinished, spread=spread, done=before),
                pieces,
                partial(_kept_bucket, output=site.output, step=step, gather=gather),
                schema=schema,
                buckets=buckets,
            )
        site.output.write(f"{step.folder}/{_DONE}/all", b"")
    return records(site.output, step)


def _unfinished(
    piece: Piece, *, spread: "Callable[[Piece], Iterator[pa.RecordBatch]]", done: frozenset[int]
) -> "Iterator[pa.RecordBatch]":
    """The rows that go to buckets which are not done."""
    import numpy as np
    import pyarrow as pa

    for batch in spread(piece):
        if not done:
            yield batch
            continue
        wanted = ~np.isin(batch.column(BUCKET).to_numpy(), list(done))
        yield batch.filter(pa.array(wanted))


def _kept_work(piece: Piece, *, output: Output, step: Step, work: Callable[[Piece], Record]) -> Record:
    if (known := _kept(output, step, piece.id)) is not None:
        return known  # another worker did it, and was lost before its answer was
    with _measured() as took:
        record = work(piece)
    return _keep(output, step, piece.id, {**record, **took})


def _kept_bucket(
    bucket: int,
    batches: "Iterator[pa.RecordBatch]",
    *,
    output: Output,
    step: Step,
    gather: "Callable[[int, pa.Table], Record]",
) -> Record:
    import pyarrow as pa

    if (known := _kept(output, step, str(bucket))) is not None:
        return known
    with _measured() as took:
        table = pa.Table.from_batches(list(batches)).drop_columns([BUCKET])
        took["rows_in"], took["bytes_in"] = table.num_rows, table.nbytes
        record = gather(bucket, table)
    return _keep(output, step, str(bucket), {**record, **took})


def _kept(output: Output, step: Step, name: str) -> Record | None:
    try:
        record: Record = json.loads(output.read(f"{step.folder}/{_RECORDS}/{name}.json"))
    except FileNotFoundError:
        return None
    return record


def _keep(output: Output, step: Step, name: str, record: Record) -> Record:
    output.write(f"{step.folder}/{_RECORDS}/{name}.json", json.dumps(record, sort_keys=True).encode())
    return record


@contextmanager
def _measured() -> Iterator[dict[str, int | float]]:
    """Filled at the end with the processor's seconds that it took."""
    begun = time.process_time()
    took: dict[str, int | float] = {}
    yield took
    took["cpu_seconds"] = round(time.process_time() - begun, 3)


@contextmanager
def _watched(site: Site, step: Step, of: int) -> Iterator[None]:
    """While work is going on, count the records that it leaves: the same on every engine."""
    over = Event()

    def look() -> None:
        while not over.wait(_LOOK_SECONDS):
            site.told(step.name, min(of, len(site.output.names(f"{step.folder}/{_RECORDS}"))), of)

    site.told(step.name, 0, of)
    watcher = Thread(target=look, daemon=True)
    watcher.start()
    try:
        yield
    finally:
        over.set()
        watcher.join()
    site.told(step.name, of, of)


def totals(found: Mapping[str, Record]) -> dict[str, float]:
    """The sums of all numbers that records tell, by name."""
    sums: dict[str, float] = {}
    for record in found.values():
        for name, value in record.items():
            if not isinstance(value, str):
                sums[name] = sums.get(name, 0) + value
    return sums
