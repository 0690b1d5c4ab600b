"""Is what `rashomon add` acknowledged still there after kill -9? Kills it at random moments and looks, many times.

Each run goes on where the last was killed, until all pages are in; then the next archive is begun. After every kill each
acknowledged article must be in the archive, and `check` must find nothing. Writes benchmarks/results/kills.json.
"""

import argparse
import json
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from machine import machine
from postgres_server import find_programs, running_server
from synthetic import write_pages

from rashomon.archive import Archive
from rashomon.model import UsageError

RESULT = Path(__file__).parent / "results" / "kills.json"
PROGRAM = str(Path(sys.executable).with_name("rashomon"))
PAGES = 1000
# So many of the kills come at random moments after something was acknowledged in the run, the others at random moments of all of
# it: much of a run is starting up, and there is nothing to lose then.
AT_WORK = 0.8
NewArchive = Callable[[int], str]


@dataclass
class Found:
    """What a series of kills showed. `early` kills struck before anything was acknowledged in that run."""

    kills: int = 0
    early: int = 0
    acknowledged: int = 0
    archives: int = 0
    lost: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def kill_often(new_archive: NewArchive, folder: Path, *, kills: int, seed: int, pages: int = PAGES, jobs: int = 1) -> Found:
    """Kill `add` so many times. Runs that were done before the kill came do not count."""
    rng = random.Random(seed)
    write_pages(folder, pages)
    found = Found()
    until_first, after_first = _seconds_of_a_run(new_archive(0), folder, jobs)
    while found.kills < kills:
        found.archives += 1
        where = new_archive(found.archives)
        acknowledged: set[str] = set()
        while found.kills < kills:
            at_work = rng.random() < AT_WORK
            after = rng.uniform(0, after_first if at_work else until_first + after_first)
            told, killed = _run(where, folder, after=after, at_work=at_work, jobs=jobs)
            acknowledged |= told
            found.kills += killed
            found.early += killed and not told
            _look(where, acknowledged, found)
            if not killed:
                break
        found.acknowledged += len(acknowledged)
    return found


def _start(where: str, folder: Path, jobs: int) -> subprocess.Popen[str]:
    call = [PROGRAM, "add", "--quiet", "--jobs", str(jobs), "--archive", where, str(folder)]
    return subprocess.Popen(call, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)


def _seconds_of_a_run(where: str, folder: Path, jobs: int) -> tuple[float, float]:
    """How long it takes to the first acknowledgement, and from there to the end."""
    began = time.monotonic()
    process = _start(where, folder, jobs)
    assert process.stdout is not None
    process.stdout.readline()
    first = time.monotonic()
    process.communicate()
    return first - began, time.monotonic() - first


def _run(where: str, folder: Path, *, after: float, at_work: bool, jobs: int) -> tuple[set[str], bool]:
    """The ids it printed, and whether it was still at work when it was killed, so long after its start or its first word."""
    process = _start(where, folder, jobs)
    assert process.stdout is not None
    lines: list[str] = [process.stdout.readline()] if at_work else []
    reader = threading.Thread(target=lines.extend, args=(process.stdout,))
    reader.start()
    try:
        process.wait(timeout=after)
        killed = False
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
        killed = True
    reader.join()
    return {line.split(" ", 1)[0] for line in lines if line.endswith("\n")}, killed


def _look(where: str, acknowledged: set[str], found: Found) -> None:
    try:
        with Archive(where, create=False) as archive:
            there = {line.id for line, _ in archive.articles()}
            found.faults += archive.check()
    except UsageError:  # killed before there was an archive
        there = set()
    found.lost += sorted(acknowledged - there)


def main() -> int:
    """0 when nothing was lost, 1 otherwise."""
    parser = argparse.ArgumentParser(description="kill -9 at random moments of 'rashomon add'.")
    parser.add_argument("--kills", type=int, default=50, help="of each kind of database")
    parser.add_argument("--only", choices=("sqlite", "postgresql"), help="one kind of database alone")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    results: dict[str, Found] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if options.only != "postgresql":
            results["sqlite"] = kill_often(
                lambda n: str(folder / f"{n}.sqlite"), folder / "pages", kills=options.kills, seed=options.seed
            )
        programs = find_programs()
        if options.only != "sqlite" and programs is None:
            print("PostgreSQL is not installed: only SQLite was tried", file=sys.stderr)
        elif options.only != "sqlite" and programs is not None:
            with running_server(programs) as server:
                results["postgresql"] = kill_often(
                    lambda n: server.new_database(f"archive_{n}"), folder / "pages", kills=options.kills, seed=options.seed
                )
    before = json.loads(RESULT.read_text(encoding="utf-8")) if RESULT.exists() and options.only else {}
    result = {
        "what": f"kill -9 at random moments of 'rashomon add' over {PAGES} pages; early: before a run acknowledged anything",
        "machine": machine(),
        **{kind: before[kind] for kind in ("sqlite", "postgresql") if kind in before and kind not in results},
        **{kind: vars(found) | {"lost": len(found.lost), "faults": found.faults} for kind, found in results.items()},
    }
    text = json.dumps(result, indent=1, ensure_ascii=False)
    RESULT.parent.mkdir(exist_ok=True)
    RESULT.write_text(text + "\n", encoding="utf-8")
    print(text)
    return 0 if results and not any(found.lost or found.faults for found in results.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
