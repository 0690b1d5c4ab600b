"""How fast an archive takes articles in, how long its readers wait meanwhile, and how much memory a large `add` needs.

Three measurements on synthetic pages: articles that are cleaned already, put into the archive in the transactions that `add`
makes; what another process waits for an article and for a search while that goes on; `add` as a whole over very many short pages,
with its peak memory. Writes benchmarks/results/archive.json. PostgreSQL is measured where it is installed.
"""

import argparse
import json
import multiprocessing
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack
from multiprocessing.synchronize import Event
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from machine import machine
from postgres_server import find_programs, running_server
from synthetic import text

from rashomon.archive import BATCH_PAGES, Archive
from rashomon.engine.taking import take
from rashomon.ingest.raw import raw_page
from rashomon.model import RawPage, Taken

RESULT = Path(__file__).parent / "results" / "archive.json"
# What the issue asks for.
DOCUMENTS_A_SECOND = 2_000
MOST_MEMORY_GB = 2.0
# Sentences of a page in the measurement of memory: what is held must not grow with their number, so that short ones will do.
SHORT = 6


def main() -> int:
    """0 when the targets are met, 1 otherwise."""
    parser = argparse.ArgumentParser(description="How fast an archive is.")
    parser.add_argument("--articles", type=int, default=10_000, help="put in for speed; 0 leaves it out")
    parser.add_argument("--memory", type=int, default=100_000, help="added whole for memory; 0 leaves it out")
    parser.add_argument("--jobs", type=int, default=1, help="processes that read pages in the measurement of memory")
    options = parser.parse_args()
    before = json.loads(RESULT.read_text(encoding="utf-8")) if RESULT.exists() else {}
    result: dict[str, object] = {
        "what": f"articles put into an archive in transactions of {BATCH_PAGES}; what another process waits meanwhile",
        "machine": machine(),
        "documents_a_second_target": DOCUMENTS_A_SECOND,
        **{name: before[name] for name in ("sqlite", "postgresql", "memory") if name in before},
    }
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        if options.articles:
            taken = cleaned(options.articles)
            result["sqlite"] = measured(str(folder / "speed.sqlite"), taken)
            if (programs := find_programs()) is not None:
                server = stack.enter_context(running_server(programs))
                result["postgresql"] = measured(server.new_database("speed"), taken)
        if options.memory:
            result["memory"] = peak(str(folder / "memory.sqlite"), options.memory, options.jobs)
    out = json.dumps(result, indent=1, ensure_ascii=False)
    RESULT.parent.mkdir(exist_ok=True)
    RESULT.write_text(out + "\n", encoding="utf-8")
    print(out)
    return 0


def cleaned(count: int) -> list[Taken]:
    """Articles of synthetic pages. Cleaning costs more than keeping: a few hundred are cleaned, and told apart by one word."""
    patterns = [take(raw_page(f"/pages/{n}.txt", text(n).encode())) for n in range(min(count, 300))]
    assert all(one.article is not None for one in patterns)
    out: list[Taken] = []
    for n in range(count):
        body = patterns[n % len(patterns)].raw.data.decode()
        raw = raw_page(f"/pages/{n}.txt", body.replace(" the ", f" the n{n} ", 1).encode())
        out.append(_like(patterns[n % len(patterns)], raw))
    return out


def _like(pattern: Taken, raw: RawPage) -> Taken:
    from dataclasses import replace

    article = pattern.article
    assert article is not None
    page = raw.data.decode()
    title = replace(article.title_span, article=raw.id) if article.title_span is not None else None
    return Taken(raw, replace(article, id=raw.id, content=raw.content, source=raw.source, text=page, title_span=title))


def measured(where: str, taken: list[Taken]) -> dict[str, object]:
    """Documents a second by the clock and by the processor, and what another process waits for its answers meanwhile."""
    context = multiprocessing.get_context("spawn")
    ready, stop, waits = context.Event(), context.Event(), context.Queue()
    with Archive(where) as archive:
        archive.add_taken(taken[:BATCH_PAGES])
        reader = context.Process(target=read_on, args=(where, ready, stop, waits))
        reader.start()
        ready.wait()
        began, spent = time.perf_counter(), time.process_time()
        for n in range(BATCH_PAGES, len(taken), BATCH_PAGES):
            archive.add_taken(taken[n : n + BATCH_PAGES])
        took, spent = time.perf_counter() - began, time.process_time() - spent
        stop.set()
        seen: dict[str, list[float]] = waits.get()
        reader.join()
        count = len(taken) - BATCH_PAGES
        return {
            "articles": count,
            "characters_an_article": round(statistics.mean(len(one.raw.data) for one in taken)),
            "documents_a_second": round(count / took),
            "documents_a_second_of_processor_time": round(count / spent),
            "bytes_a_document": round(archive.counts().size / len(taken)),
            **{
                f"{what}_milliseconds": {
                    "median": _ms(statistics.median(all_of)),
                    "slowest": _ms(max(all_of)),
                    "calls": len(all_of),
                }
                for what, all_of in seen.items()
            },
        }


def _ms(seconds: float) -> float:
    return round(1000 * seconds, 2)


def read_on(where: str, ready: Event, stop: Event, waits: "multiprocessing.Queue[dict[str, list[float]]]") -> None:
    """Fetch one article, and search for a rare word, over and over, until told to stop."""
    found: dict[str, list[float]] = {"fetch": [], "search": []}
    with Archive(where, create=False) as archive:
        line, _ = next(archive.articles())
        ready.set()
        while not stop.is_set():
            for what, waited in found.items():
                began = time.perf_counter()
                _ = archive.raw(line.id) if what == "fetch" else archive.search("n1")
                waited.append(time.perf_counter() - began)
            time.sleep(0.01)  # a reader that never pauses would measure how two processes share a core
    waits.put(found)


def peak(where: str, count: int, jobs: int) -> dict[str, object]:
    """`Archive.add` over so many pages in a process of its own: seconds, and the most memory it ever held."""
    context = multiprocessing.get_context("spawn")
    answers: multiprocessing.Queue[tuple[float, int, int]] = context.Queue()
    child = context.Process(target=add_all, args=(where, count, jobs, answers))
    child.start()
    seconds, added, kilobytes = answers.get()
    child.join()
    return {
        "articles": added,
        "seconds": round(seconds),
        "jobs": jobs,
        "peak_gb": round(kilobytes / 2**20, 3),
        "peak_gb_target": MOST_MEMORY_GB,
    }


def add_all(where: str, count: int, jobs: int, answers: "multiprocessing.Queue[tuple[float, int, int]]") -> None:
    """Write the pages a thousand at a time, add them from the disk in one call, and measure."""
    with tempfile.TemporaryDirectory() as name, Archive(where) as archive:
        folder = Path(name)
        began = time.perf_counter()
        done = archive.add(written(folder, count), jobs=jobs)
        kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        answers.put((time.perf_counter() - began, done.added, kilobytes))


def written(folder: Path, count: int) -> Iterator[Path]:
    """Files that are there when they are asked for, and gone a while later."""
    for number in range(count):
        path = folder / f"{number:07d}.txt"
        path.write_text(text(number, sentences=SHORT), encoding="utf-8")
        yield path
        if number >= 1000:
            (folder / f"{number - 1000:07d}.txt").unlink()


if __name__ == "__main__":
    sys.exit(main())
