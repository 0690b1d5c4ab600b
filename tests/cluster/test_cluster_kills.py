"""20,000 documents on a cluster, and kill -9 of an executor, of a machine, of the driver: the hash is that of the local run."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from installed import PROGRAM

from benchmarks.corpus import Corpus, write
from deploy.cluster import Cluster, kill_sessions, members, running_cluster

DOCUMENTS = 20_000
FILES = 20
RUN = ("run", "--quiet", "--bulk", "--no-vectors", "--until", "stories")  # vectors take half the time, and nothing else changes

pytestmark = pytest.mark.slow


def records(out: Path) -> dict[Path, int]:
    """The pieces of work that are done, and when each was."""
    found = {}
    for path in out.glob("_work/*/records/*.json"):
        try:
            found[path] = path.stat().st_mtime_ns
        except FileNotFoundError:
            continue  # a run that is over drops what it needs no more
    return found


def files(out: Path) -> dict[str, bytes]:
    """What a run made, without its bookkeeping."""
    found = (path for path in out.rglob("*") if path.is_file() and "_work" not in path.parts)
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in found}


@contextmanager
def running(cluster: Cluster, pages: Path, out: Path) -> Iterator[subprocess.Popen[str]]:
    """The driver, in a session of its own, of which nothing is left in the end."""
    call = [str(PROGRAM), *RUN, "--engine", "spark", "--master", cluster.url, str(pages), str(out)]
    with subprocess.Popen(call, stdout=subprocess.PIPE, text=True, start_new_session=True) as driver:
        try:
            yield driver
        finally:
            kill_sessions([driver.pid])


def await_records(driver: subprocess.Popen[str], out: Path, count: int) -> None:
    while len(records(out)) < count:
        assert driver.poll() is None, "the run ended before its time"
        time.sleep(0.05)


def none_left(session: int) -> bool:
    for _ in range(600):
        if not members([session]):
            return True
        time.sleep(0.1)
    return False


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    write(Corpus(DOCUMENTS), folder, form="warc", files=FILES)
    return folder / "pages"


@pytest.fixture(scope="module")
def local(pages: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("local")
    subprocess.run([PROGRAM, *RUN, pages, out], check=True, stdout=subprocess.DEVNULL)
    return out


@pytest.fixture
def cluster() -> Iterator[Cluster]:
    if shutil.which("java") is None:
        pytest.skip("Java is not installed (on Debian: apt install openjdk-17-jre-headless)")
    with running_cluster() as cluster:
        yield cluster


def kill_executor(cluster: Cluster) -> None:
    os.kill(cluster.executors()[0], signal.SIGKILL)


def kill_worker(cluster: Cluster) -> None:
    """The worker alone; its executor must find out."""
    os.kill(cluster.workers[0], signal.SIGKILL)


def kill_machine(cluster: Cluster) -> None:
    cluster.kill_machine(cluster.workers[1])


@pytest.mark.parametrize(("kill", "share"), [(kill_executor, 0.1), (kill_worker, 0.3), (kill_machine, 0.6)])
def test_what_is_lost_is_done_again(
    kill: Callable[[Cluster], None], share: float, cluster: Cluster, pages: Path, local: Path, tmp_path: Path
) -> None:
    with running(cluster, pages, tmp_path) as driver:
        await_records(driver, tmp_path, round(share * len(records(local))))
        kill(cluster)
        told, _ = driver.communicate()
    assert driver.returncode == 0, cluster.logs()
    assert told.strip() in (local / "contents.json").read_text("utf-8")
    assert files(tmp_path) == files(local)


def test_a_run_whose_driver_is_killed_goes_on(cluster: Cluster, pages: Path, local: Path, tmp_path: Path) -> None:
    with running(cluster, pages, tmp_path) as driver:
        await_records(driver, tmp_path, len(records(local)) // 3)
        os.kill(driver.pid, signal.SIGKILL)
        driver.wait()
        assert none_left(driver.pid), "Spark's own process must end with the driver"
    before = records(tmp_path)
    with running(cluster, pages, tmp_path) as again:
        told, _ = again.communicate()
    assert again.returncode == 0, cluster.logs()
    assert told.strip() in (local / "contents.json").read_text("utf-8")
    assert files(tmp_path) == files(local)
    assert before.items() <= records(tmp_path).items(), "what was done before must not be done again"
