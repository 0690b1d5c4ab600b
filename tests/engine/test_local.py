"""A map over a stream: in order, a few items at a time, and no process that outlives the one that began it."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from rashomon.engine.local import map_stream


def double(number: int) -> int:
    """Importable by name, as processes need it."""
    return 2 * number


def endless(seen: list[int]) -> Iterator[int]:
    number = 0
    while True:
        seen.append(number)
        yield number
        number += 1


@pytest.mark.parametrize("jobs", [1, 2])
def test_in_order(jobs: int) -> None:
    assert list(map_stream(double, range(100), jobs=jobs)) == list(range(0, 200, 2))
    assert list(map_stream(double, [], jobs=jobs)) == []


@pytest.mark.parametrize("jobs", [1, 2])
def test_only_as_much_as_is_needed(jobs: int) -> None:
    seen: list[int] = []
    stream = map_stream(double, endless(seen), jobs=jobs)
    assert [next(stream) for _ in range(5)] == [0, 2, 4, 6, 8]
    assert len(seen) < 100
    stream.close()


SCRIPT = """
import itertools
from rashomon.engine.local import map_stream
from os import getpid
def pid(_n):
    return getpid()
if __name__ == "__main__":
    for one in map_stream(pid, itertools.count(), jobs=2):
        print(one, flush=True)
"""


def test_no_process_is_left_when_the_first_is_killed(tmp_path: Path) -> None:
    path = tmp_path / "endless_map.py"
    path.write_text(SCRIPT, "utf-8")
    process = subprocess.Popen([sys.executable, path], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    workers = {int(process.stdout.readline()) for _ in range(40)}
    process.kill()
    process.wait()
    process.stdout.close()
    until = time.monotonic() + 20
    while any(alive(worker) for worker in workers) and time.monotonic() < until:
        time.sleep(0.1)
    assert [worker for worker in workers if alive(worker)] == []


def alive(worker: int) -> bool:
    try:
        os.kill(worker, 0)
    except ProcessLookupError:
        return False
    return True
