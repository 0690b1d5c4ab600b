"""The same run on one machine's processes and on a Spark cluster: what the cluster costs besides, and what a hot wire does.

    ./run bench spark --articles 1000 8000

One archive goes through `rashomon.engine.run` with two processes, and through a cluster of two workers with one core each,
master and workers being processes of their own on this machine (deploy/cluster.py). Both must write the same bytes. --hot N
measures moreover, on one process, an archive of N copies of one wire beside one of as many ordinary articles. Writes
benchmarks/results/spark.json.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent.parent / "deploy"))

from corpus import Corpus, write
from machine import machine
from scale import run_whole, shuffled

# Another place can be named, for trying.
RESULT = Path(os.environ.get("SPARK_RESULT", Path(__file__).parent / "results" / "spark.json"))
JOBS = 2
_CHILD = "--child"
_TICKS = os.sysconf("SC_CLK_TCK")


def main() -> int:
    """0 when the cluster wrote the same bytes."""
    if sys.argv[1:2] == [_CHILD]:
        print(json.dumps(KINDS[sys.argv[2]](Path(sys.argv[3]))))
        return 0
    parser = argparse.ArgumentParser(description="What a cluster costs besides.")
    parser.add_argument(
        "--articles", type=int, nargs="+", default=(1_000, 8_000), metavar="N", help="archives of so many articles"
    )
    parser.add_argument("--hot", type=int, default=0, help="measure so many copies of one wire instead")
    parser.add_argument("--words", type=float, default=60, help="the median length of the articles of --hot")
    options = parser.parse_args()
    result = json.loads(RESULT.read_text(encoding="utf-8")) if RESULT.exists() else {}
    result = {**result, "machine": machine()}
    with tempfile.TemporaryDirectory(prefix="rashomon-spark-") as name:
        folder = Path(name)
        if options.hot:
            archives = {
                "hot": Corpus(options.hot // 10, hot=options.hot, median_words=options.words),
                "ordinary": Corpus(options.hot + options.hot // 10, median_words=options.words),
            }
            for kind, corpus in archives.items():
                write(corpus, folder / kind)
            told = {kind: in_child("whole", folder / kind) for kind in archives}
            result["hot_wire"] = {"copies": options.hot, "beside": options.hot // 10, "words": options.words, **told}
        else:
            runs = [compare(articles, folder / str(articles)) for articles in options.articles]
            result["engines"] = {"runs": runs, **overhead(runs[0], runs[-1])}
    RESULT.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(result, indent=1))
    return 0 if options.hot or all(run["same_bytes"] for run in runs) else 1


def compare(articles: int, folder: Path) -> dict[str, object]:
    """One archive on both engines."""
    write(Corpus(articles), folder)
    local, spark = in_child("local", folder), in_child("spark", folder)
    return {"articles": articles, "local": local, "spark": spark, "same_bytes": local["hash"] == spark["hash"]}


def overhead(small: Mapping[str, object], large: Mapping[str, object]) -> dict[str, float]:
    """What the cluster costs besides the work itself, once for a run and again for each article: a line through two runs."""
    (few, less), (many, more) = ((_number(run["articles"]), _beside(run)) for run in (small, large))
    each = (more - less) / (many - few) if many > few else 0.0
    return {"overhead_ms_an_article": round(1000 * each, 2), "overhead_seconds_a_run": round(less - each * few, 1)}


def _beside(run: Mapping[str, object]) -> float:
    local, spark = run["local"], run["spark"]
    assert isinstance(local, dict) and isinstance(spark, dict)
    return _number(spark["cpu_seconds"]) - _number(local["cpu_seconds"])


def in_child(kind: str, folder: Path) -> dict[str, object]:
    """One measurement in a process of its own."""
    done = subprocess.run(
        [sys.executable, __file__, _CHILD, kind, str(folder)],
        capture_output=True, text=True, check=False, start_new_session=True,
        env={**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"},
    )  # fmt: skip
    if done.returncode:
        raise SystemExit(f"{kind}: {done.stderr[-3000:]}")
    told: dict[str, object] = json.loads(done.stdout.splitlines()[-1])
    return told


def one_process(folder: Path) -> dict[str, object]:
    """See `scale.run_whole`."""
    told = run_whole({"folder": str(folder), "vectors": False})
    return {name: told[name] for name in ("figures", "steps", "cpu_seconds", "clock_seconds", "peak_mb", "story_sizes")}


def on_processes(folder: Path) -> dict[str, object]:
    """The run with two processes of this machine."""
    from rashomon.engine.run.processes import ProcessEngine

    began = time.perf_counter()
    with ProcessEngine(JOBS, spill=folder / "spill") as engine:
        told = run_on(engine, folder, "local")
    seconds = sum(usage.ru_utime + usage.ru_stime for usage in map(getrusage, (RUSAGE_SELF, RUSAGE_CHILDREN)))
    return {**told, "cpu_seconds": round(seconds, 1), "clock_seconds": round(time.perf_counter() - began, 1)}


def on_cluster(folder: Path) -> dict[str, object]:
    """The run on two workers of a core each; what it takes until the cluster has answered for the first time is told apart."""
    from cluster import running_cluster

    from rashomon.engine.run.spark import open_spark

    began = time.perf_counter()
    with running_cluster(workers=JOBS, cores=1, memory="1g") as cluster:
        stood = time.perf_counter()
        sessions = {cluster.master, *cluster.workers, os.getsid(0)}
        with open_spark(cluster.url) as engine:
            engine.map(nothing, list(range(JOBS)))
            ready, started = time.perf_counter(), used(sessions)
            told = run_on(engine, folder, "spark")
            ended, spent = time.perf_counter(), used(sessions)
    return {
        **told,
        "cpu_seconds": round(spent - started, 1), "clock_seconds": round(ended - ready, 1),
        "start_cpu_seconds": round(started, 1), "start_cluster_clock_seconds": round(stood - began, 1),
        "start_session_clock_seconds": round(ready - stood, 1),
    }  # fmt: skip


def nothing(item: int) -> dict[str, int]:
    """No work at all: its cost is the cluster's."""
    return {"item": item}


def run_on(engine: object, folder: Path, name: str) -> dict[str, object]:
    """What the run made, and how many bytes it brought together."""
    from rashomon.engine.run.output import Output
    from rashomon.engine.run.pipeline import Wanted, run
    from rashomon.engine.run.processes import ProcessEngine
    from rashomon.engine.run.spark import SparkEngine

    assert isinstance(engine, ProcessEngine | SparkEngine)
    out = folder / name
    wanted = Wanted(until="stories", vectors=False, chunk_bytes=2_000_000)
    pages = [str(path) for path in sorted((folder / "pages").iterdir())]
    made = run(pages, Output(str(out)), engine, wanted=wanted, told=lambda *_: None)
    brought = sum(step["bytes_shuffled"] for step in shuffled(out).values())
    return {"hash": made.hash, "figures": dict(made.figures), "bytes_shuffled": brought}


def used(sessions: Iterable[int]) -> float:
    """Processor seconds of all processes of these sessions, and of those of their children that have ended."""
    wanted, total = set(sessions), 0
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
            except (FileNotFoundError, ProcessLookupError):
                continue  # it ended while we looked
            if int(fields[3]) in wanted:
                total += sum(map(int, fields[11:15]))
    return total / _TICKS


KINDS: Mapping[str, Callable[[Path], dict[str, object]]] = {
    "local": on_processes,
    "spark": on_cluster,
    "whole": one_process,
}


def _number(value: object) -> float:
    return float(str(value))


if __name__ == "__main__":
    sys.exit(main())
