"""A run on a real cluster of a master and two workers: the same bytes as on this machine's processes, though one executor is lost."""

import importlib.util
import os
import shutil
import signal
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from benchmarks.synthetic import write_pages
from deploy.cluster import Cluster, running_cluster
from rashomon.engine.run.engines import Engine
from rashomon.engine.run.output import Output
from rashomon.engine.run.pipeline import Made, Wanted, run
from rashomon.engine.run.processes import ProcessEngine
from rashomon.engine.run.spark import open_spark

# Some ten pieces of work where the pages are read.
WANTED = Wanted(chunk_bytes=60_000)
# Compiling Java well takes longer than so small a run.
LIGHT = {f"spark.{kind}.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC" for kind in ("driver", "executor")}


def on(engine: Engine, pages: Path, out: Path, wanted: Wanted = WANTED) -> Made:
    return run([str(pages)], Output(str(out)), engine, wanted=wanted, told=lambda _step, _done, _of: None)


def files(out: Path) -> dict[str, bytes]:
    """What a run made, without its bookkeeping."""
    found = (path for path in out.rglob("*") if path.is_file() and "_work" not in path.parts)
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in found}


def kill_one_executor(cluster: Cluster, out: Path) -> int:
    """Kill an executor as soon as a piece of work is done, and give how many there were; 0 where that never came."""
    for _ in range(6000):
        running = cluster.executors()
        if running and any(out.glob("_work/*/records/*.json")):
            os.kill(running[0], signal.SIGKILL)
            return len(running)
        time.sleep(0.02)
    return 0


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages")
    written = write_pages(folder, 180)
    for path in written[::9]:
        shutil.copy(path, path.with_name(f"reprint-{path.name}"))
    return folder


@pytest.fixture(scope="module")
def local(pages: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("local")
    on(ProcessEngine(1), pages, out)
    return out


@pytest.fixture(scope="module")
def cluster() -> Iterator[Cluster]:
    if importlib.util.find_spec("pyspark") is None or shutil.which("java") is None:
        pytest.skip(
            "Spark or Java is not installed (pip install 'rashomon[spark]'; on Debian: apt install openjdk-17-jre-headless)"
        )
    with running_cluster() as cluster:
        yield cluster


def test_the_same_bytes_though_an_executor_is_killed(cluster: Cluster, pages: Path, local: Path, tmp_path: Path) -> None:
    with ThreadPoolExecutor(1) as pool, open_spark(cluster.url, settings=LIGHT) as engine:
        killed = pool.submit(kill_one_executor, cluster, tmp_path)
        made = on(engine, pages, tmp_path)
        assert killed.result() > 0
    assert made.figures["articles"] == 200
    assert made.figures["texts"] == 180
    assert made.figures["dossiers"] >= 5
    assert files(tmp_path) == files(local)
    assert cluster.alive() == 2


def test_the_same_bytes_through_spark_connect(cluster: Cluster, pages: Path, local: Path, tmp_path: Path) -> None:
    wanted = Wanted("stories", chunk_bytes=WANTED.chunk_bytes)
    with cluster.connect_server(LIGHT) as address, open_spark(address) as engine:
        on(engine, pages, tmp_path, wanted)
    expected = {name: data for name, data in files(local).items() if name.startswith(("articles/", "stories/"))}
    assert expected
    assert {name: data for name, data in files(tmp_path).items() if name in expected} == expected
