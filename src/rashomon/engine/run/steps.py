"""Steps of a run: each piece of work leaves a record when it is done, and what has one is not done again."""

import json
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from hashlib import blake2b
from threading import Event, Thread
from typing import TYPE_CHECKING, Protocol, TypeVar

from rashomon.engine.run.engines import BUCKET, Engine, Record
from rashomon.engine.run.output import Output
from rashomon.model import RashomonError

if TYPE_CHECKING:
    import pyarrow as pa

# Records and what one step hands to the next; nothing in it belongs to the result.
WORK = "_work"
# What a run is of; written first, so that its folder is known as a run's.
OF = f"{WORK}/run.json"
_RECORDS, _DONE = "records", "done"
# How often a person sees how far a step is.
_LOOK_SECONDS = 1.0
# A look lists the records: so many of them a second at most, so that a step of many pieces is not watched to death.
_LISTED_A_SECOND = 1000
_READERS = 16
_FILE = "file:"  # before the name of a file of the result, whose hash the record tells
_PIECE = "piece"  # which piece of work a record is of

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


class DamagedError(RashomonError):
    """What an exchange left is damaged or lost, and it cannot be done again by itself: what was spread may be gone by now."""

    def __init__(self, step: str) -> None:
        super().__init__(f"what the step '{step}' left is damaged; delete the folder {WORK}/ and give the command again")


def hash_of(*parts: str) -> str:
    """A short hash of these texts in this order."""
    return blake2b("\x00".join(parts).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def records(output: Output, step: Step) -> dict[str, Record]:
    """What the pieces told that are done, by their ids. A piece whose record or whose files are damaged or lost is not done."""
    names = output.names(f"{step.folder}/{_RECORDS}")
    with ThreadPoolExecutor(_READERS) as pool:  # an object store answers each after some hundredths of a second
        found = _by_piece(record for record in map(_parsed, pool.map(output.read, names)) if record is not None)
    there: dict[str, set[str]] = {}
    for name in files_of(found):
        folder = name.rpartition("/")[0]
        if folder not in there:
            there[folder] = set(output.names(folder))
    return {
        piece: record
        for piece, record in found.items()
        if all(n in there[n.rpartition("/")[0]] for n in files_of({piece: record}))
    }


def tidy(site: Site, *, whole: Sequence[Step]) -> None:
    """Drop what earlier runs and finished steps handed on; records stay, so that nothing is done again, and all of `whole`."""
    known = {step.folder for step in site.steps}
    for folder in site.output.names(WORK):
        if folder == OF:
            continue
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
    found = records(site.output, step)
    left = [piece for piece in pieces if piece.id not in found]
    if left:
        with _watched(site, step, len(pieces)):
            found |= _by_piece(site.engine.map(partial(_kept_work, output=site.output, step=step, work=work), left))
    return {piece.id: found[piece.id] for piece in pieces}


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

    `gather` is given a bucket's rows as one table without the column `bucket`, in any order. Raises DamagedError.
    """
    site.steps.append(step)
    found = records(site.output, step)
    if len(site.output.names(f"{step.folder}/{_RECORDS}")) > len(found):
        raise DamagedError(step.name)
    if not is_done(site.output, step):
        with _watched(site, step, buckets):
            new = site.engine.exchange(
                partial(_unfinished, spread=spread, done=frozenset(map(int, found))),
                pieces,
                partial(_kept_bucket, output=site.output, step=step, gather=gather),
                schema=schema,
                buckets=buckets,
            )
        found |= _by_piece(new)
        site.output.write(f"{step.folder}/{_DONE}/all", b"")
    return found


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
        record = _parsed(output.read(f"{step.folder}/{_RECORDS}/{name}.json"))
    except FileNotFoundError:
        return None
    return record if record is not None and all(map(output.has, files_of({name: record}))) else None


def _parsed(data: bytes) -> Record | None:
    """A record; None where it was only half written."""
    try:
        record: Record = json.loads(data)
    except ValueError:
        return None
    return record


def _by_piece(found: Iterable[Record]) -> dict[str, Record]:
    return {str(record[_PIECE]): record for record in found}


def _keep(output: Output, step: Step, name: str, record: Record) -> Record:
    record = {**record, _PIECE: name}
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
    every = max(_LOOK_SECONDS, of / _LISTED_A_SECOND)

    def look() -> None:
        while not over.wait(every):
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


def written_file(output: Output, name: str, data: bytes) -> Record:
    """What a record tells of a file that belongs to the result, once it is kept: its hash."""
    return {f"{_FILE}{name}": output.write(name, data)}


def files_of(found: Mapping[str, Record]) -> dict[str, str]:
    """The files of the result that records tell of, with their hashes."""
    return {
        key.removeprefix(_FILE): str(value) for record in found.values() for key, value in record.items() if key.startswith(_FILE)
    }


def totals(found: Mapping[str, Record]) -> dict[str, float]:
    """The sums of all numbers that records tell, by name."""
    sums: dict[str, float] = {}
    for record in found.values():
        for name, value in record.items():
            if not isinstance(value, str):
                sums[name] = sums.get(name, 0) + value
    return sums
