"""A real Spark cluster on this machine: one master and some workers on the loopback address, each a process of its own.

    python deploy/cluster.py --workers 2 --cores 1 --memory 1g

prints the address for `rashomon run --engine spark --master` and stays until Ctrl-C. Tests and benchmarks use `running_cluster`.
Needs the extra `spark`, Java 17 or 21, and Linux. For trying and testing: there is no password, and nothing is kept.
"""

import argparse
import ctypes
import importlib.util
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

LOOPBACK = "127.0.0.1"
MASTER = "org.apache.spark.deploy.master.Master"
WORKER = "org.apache.spark.deploy.worker.Worker"
SUBMIT = "org.apache.spark.deploy.SparkSubmit"
CONNECT = "org.apache.spark.sql.connect.service.SparkConnectServer"
EXECUTOR = "CoarseGrainedExecutorBackend"
# Starting takes 4 to 7 seconds on two cores, four times that where they are busy.
PATIENCE_SECONDS = 120.0
# For the master and the workers themselves, which do little: a small heap, no optimising compiler. A server of Spark Connect
# is given the same, and wants 450 MB.
DAEMON_MEMORY = "512m"
DAEMON_JAVA = "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData"
# A port that was taken meanwhile is an error, not a reason to listen at another; jobs come by spark:// alone, so no REST server.
MASTER_SETTINGS = {"spark.port.maxRetries": "0", "spark.master.rest.enabled": "false"}
PR_SET_PDEATHSIG = 1  # of <sys/prctl.h>


class ClusterError(RuntimeError):
    """The cluster did not start; the message ends with what its processes wrote last."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """A running cluster. Process ids and kills are for tests."""

    url: str
    status_url: str
    folder: Path
    environment: Mapping[str, str] = field(repr=False)
    started: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict, repr=False)

    @property
    def master(self) -> int:
        """The master's process id."""
        return self.started["master"].pid

    @property
    def workers(self) -> tuple[int, ...]:
        """The process ids of the workers, in the order they were started, also of those that were killed."""
        return tuple(process.pid for name, process in self.started.items() if name.startswith("worker"))

    def executors(self) -> tuple[int, ...]:
        """The process ids of the executors that run at this moment, sorted. There are none while no application runs."""
        return tuple(pid for pid in members(self.workers) if EXECUTOR in _command_line(pid))

    def alive(self) -> int:
        """How many workers the master counts on; 0 while it does not answer."""
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        try:
            with opener.open(self.status_url, timeout=5) as answer:
                return int(json.load(answer)["aliveworkers"])
        except (urllib.error.URLError, ConnectionError, TimeoutError, ValueError):  # it answers nothing while it starts
            return 0

    def kill_machine(self, worker: int) -> None:
        """`kill -9` the worker with this process id and all it started, as when a machine is lost; nothing comes in its place."""
        kill_sessions([worker])

    @contextmanager
    def connect_server(self, settings: Mapping[str, str] | None = None) -> Iterator[str]:
        """The address, `sc://…`, of a server of Spark Connect for as long as the block lasts. It takes all of the cluster."""
        port = _free_port()
        told = {"spark.connect.grpc.binding.address": LOOPBACK, "spark.connect.grpc.binding.port": str(port),
                "spark.driver.host": LOOPBACK, "spark.driver.bindAddress": LOOPBACK, "spark.ui.enabled": "false",
                **(settings or {})}  # fmt: skip
        conf = [part for name, value in told.items() for part in ("--conf", f"{name}={value}")]
        try:
            self.start("connect", SUBMIT, "--master", self.url, "--class", CONNECT, *conf, "spark-internal")
            self.wait(lambda: _listens(port))
            yield f"sc://{LOOPBACK}:{port}"
        finally:
            self.stop("connect")

    def start(self, name: str, *arguments: str) -> None:
        """Start a process of the cluster by Spark's own script, which ends by becoming it."""
        call = [str(Path(self.environment["SPARK_HOME"]) / "bin" / "spark-class"), *arguments]
        with (self.folder / f"{name}.log").open("wb") as log:
            self.started[name] = subprocess.Popen(
                call,
                cwd=self.folder,
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=_die_with_parent,  # noqa: PLW1509 -- one call of the kernel, which takes no lock of Python's
            )

    def wait(self, ready: Callable[[], bool]) -> None:
        """Wait until something is ready. Raises ClusterError where a process of the cluster ends, or it lasts too long."""
        until = time.monotonic() + PATIENCE_SECONDS
        while not ready():
            ended = [name for name, process in self.started.items() if process.poll() is not None]
            if ended or time.monotonic() > until:
                raise ClusterError(f"the cluster did not start; ended: {', '.join(ended) or 'none'}\n{self.logs()}")
            time.sleep(0.2)

    def stop(self, *names: str) -> None:
        """Kill these, or all, and whatever they started. Returns when no process is left."""
        processes = [self.started.pop(name) for name in names or tuple(self.started) if name in self.started]
        kill_sessions([process.pid for process in processes])
        for process in processes:
            process.wait()

    def logs(self, lines: int = 30) -> str:
        """The last lines of every log of the cluster and of its executors, for the message of a failure."""
        found = sorted([*self.folder.glob("*.log"), *self.folder.glob("work-*/*/*/stderr")])
        tails = ((path, path.read_text(encoding="utf-8", errors="replace").splitlines()[-lines:]) for path in found)
        return "\n".join("\n".join([f"== {path.relative_to(self.folder)}", *tail]) for path, tail in tails)


@contextmanager
def running_cluster(*, workers: int = 2, cores: int = 1, memory: str = "1g") -> Iterator[Cluster]:
    """A new cluster for as long as the block lasts, with all its workers registered; its files lie in a temporary folder.

    `cores` and `memory` are what each worker offers to executors: with 1g an executor may have a heap of up to 1g (Spark's
    default); the Python workers beside it are not counted. Raises ClusterError when it does not start.
    """
    home = _spark_home()
    folder = Path(tempfile.mkdtemp(prefix="rashomon-spark-"))
    port, status_port = _free_port(), _free_port()
    cluster = Cluster(f"spark://{LOOPBACK}:{port}", f"http://{LOOPBACK}:{status_port}/json/", folder, _environment(folder, home))
    try:
        (folder / "conf").mkdir()
        cluster.start("master", MASTER, "--host", LOOPBACK, "--port", str(port), "--webui-port", str(status_port))
        offer = ("--host", LOOPBACK, "--port", "0", "--webui-port", "0", "--cores", str(cores), "--memory", memory)
        for number in range(workers):
            cluster.start(f"worker-{number}", WORKER, *offer, "--work-dir", str(folder / f"work-{number}"), cluster.url)
        cluster.wait(lambda: cluster.alive() >= workers)
        yield cluster
    finally:
        cluster.stop()
        shutil.rmtree(folder, ignore_errors=True)


def _spark_home() -> Path:
    spec = importlib.util.find_spec("pyspark")
    if spec is None or spec.origin is None:
        raise ClusterError("pyspark is not installed: pip install 'rashomon[spark]'")
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        raise ClusterError("Java is not installed (on Debian: apt install openjdk-17-jre-headless)")
    return Path(spec.origin).parent


def _environment(folder: Path, home: Path) -> dict[str, str]:
    """What the processes see: nothing of a Spark that somebody else has set up here."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("SPARK_", "PYSPARK_"))}
    return kept | {
        "SPARK_HOME": str(home),
        "SPARK_CONF_DIR": str(folder / "conf"),
        "SPARK_LOCAL_IP": LOOPBACK,
        "SPARK_LOCAL_DIRS": str(folder / "local"),
        "SPARK_DAEMON_MEMORY": DAEMON_MEMORY,
        "SPARK_DAEMON_JAVA_OPTS": DAEMON_JAVA,
        "SPARK_MASTER_OPTS": " ".join(f"-D{name}={value}" for name, value in MASTER_SETTINGS.items()),
        "PYSPARK_PYTHON": sys.executable,
    }


def _die_with_parent() -> None:
    """Have the kernel kill this process when the one that started it dies, by kill -9 too; executors follow their worker."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def members(sessions: Collection[int]) -> list[int]:
    """Every process started by these, however deep: each began a session of its own, and what it starts stays in it."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                if os.getsid(int(entry.name)) in sessions and not _is_zombie(entry):
                    found.append(int(entry.name))
            except (ProcessLookupError, FileNotFoundError):
                continue  # it ended while we looked
    return sorted(found)


def kill_sessions(sessions: Collection[int]) -> None:
    """Kill all `members` of these. Returns when none is left."""
    # until none is left: one may have been starting another while we looked
    while left := members(sessions):
        for pid in left:
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                continue
        time.sleep(0.05)


def _is_zombie(entry: Path) -> bool:
    # the name in brackets may hold anything; the state is the first letter after it
    return (entry / "stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()[0] == "Z"


def _command_line(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
    except (FileNotFoundError, ProcessLookupError):
        return ""


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        return int(probe.getsockname()[1])


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex((LOOPBACK, port)) == 0


def main() -> int:
    """Run a cluster until Ctrl-C or a TERM signal; 1 when it does not start."""
    parser = argparse.ArgumentParser(description="A Spark cluster on this machine, until Ctrl-C.")
    parser.add_argument("--workers", type=int, default=2, help="how many workers (default 2)")
    parser.add_argument("--cores", type=int, default=1, help="how many tasks each works on at a time (default 1)")
    parser.add_argument("--memory", default="1g", help="what each has for executors (default 1g)")
    options = parser.parse_args()
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # as Ctrl-C
    try:
        with running_cluster(workers=options.workers, cores=options.cores, memory=options.memory) as cluster:
            print(cluster.url, flush=True)
            print(f"status: {cluster.status_url}  logs: {cluster.folder}  Ctrl-C ends it", file=sys.stderr)
            signal.pause()
    except KeyboardInterrupt:
        return 0
    except ClusterError as error:
        print(error, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
