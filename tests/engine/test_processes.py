"""The engine of one machine: maps and exchanges, and goes on when one of its processes is killed."""

import os
import signal
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pyarrow as pa
import pytest

from rashomon.engine.run.engines import BUCKET, Record
from rashomon.engine.run.processes import MOST_TRIES, ProcessEngine
from rashomon.engine.run.rows import route, routed
from rashomon.model import RunError

SCHEMA = routed(pa.schema([("number", pa.int64())]))


def spread(item: int) -> Iterator[pa.RecordBatch]:
    """Ten numbers, each to the bucket of its last digit but one, in two batches; nothing for a negative item."""
    for start in (0, 5) if item >= 0 else ():
        numbers = [10 * item + start + n for n in range(5)]
        yield route([number // 10 % 4 for number in numbers], {"number": numbers}, SCHEMA)


def gather(bucket: int, batches: Iterator[pa.RecordBatch]) -> Record:
    numbers = sorted(number for batch in batches for number in batch.column("number").to_pylist())
    return {"bucket": bucket, "rows": len(numbers), "sum": sum(numbers), "process": os.getpid()}


def told(record: Record) -> tuple[object, ...]:
    return record["bucket"], record["rows"], record["sum"]


@pytest.mark.parametrize("jobs", [1, 2])
def test_rows_meet_in_their_buckets(jobs: int, tmp_path: Path) -> None:
    items = [0, 1, 2, 3, 4, -1, 9]
    wanted: dict[int, list[int]] = {}
    for item in items:
        for batch in spread(item):
            for bucket, number in zip(batch.column(BUCKET).to_pylist(), batch.column("number").to_pylist(), strict=True):
                wanted.setdefault(bucket, []).append(number)
    with ProcessEngine(jobs, spill=tmp_path) as engine:
        found = engine.exchange(spread, items, gather, schema=SCHEMA, buckets=4)
    assert sorted(map(told, found)) == [(bucket, len(rows), sum(rows)) for bucket, rows in sorted(wanted.items())]
    assert list(tmp_path.iterdir()) == []


def die_once(item: int, *, folder: Path) -> Record:
    mark = folder / f"{item}.tried"
    if item == 3 and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return {"item": item}


def always_die(item: int) -> Record:
    if item == 1:
        os.kill(os.getpid(), signal.SIGKILL)
    return {"item": item}


def test_what_a_killed_process_had_in_hand_is_done_again(tmp_path: Path) -> None:
    with ProcessEngine(2) as engine:
        found = engine.map(partial(die_once, folder=tmp_path), list(range(8)))
        assert sorted(int(record["item"]) for record in found) == list(range(8))
        assert len(engine.map(partial(die_once, folder=tmp_path), [10, 11])) == 2


def test_work_that_kills_its_process_time_and_again_is_named() -> None:
    with ProcessEngine(2) as engine, pytest.raises(RunError, match=f"a process died {MOST_TRIES} times at the same work"):
        engine.map(always_die, [0, 1, 2, 3])


def fail(item: int) -> Record:
    raise ValueError(f"cannot do {item}")


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_error_of_the_work_is_told_as_it_is(jobs: int) -> None:
    with ProcessEngine(jobs) as engine, pytest.raises(ValueError, match="cannot do"):
        engine.map(fail, [0, 1, 2])
