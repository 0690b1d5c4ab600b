"""deploy/cluster.py as a person runs it, and what it leaves behind: nothing."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent


def processes_of(url: str) -> list[int]:
    """The processes on whose command line the address of the master stands: the workers."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                if url.encode() in (entry / "cmdline").read_bytes():
                    found.append(int(entry.name))
            except (FileNotFoundError, ProcessLookupError):
                continue  # it ended while we looked
    return found


def none_left(url: str) -> bool:
    for _ in range(600):
        if not processes_of(url):
            return True
        time.sleep(0.05)
    return False


@pytest.fixture
def running(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    if shutil.which("java") is None:
        pytest.skip("Java is not installed (on Debian: apt install openjdk-17-jre-headless)")
    call = [sys.executable, str(ROOT / "deploy" / "cluster.py"), "--workers", "1"]
    environment = {**os.environ, "TMPDIR": str(tmp_path)}  # where its folder lies, which kill -9 leaves behind
    process = subprocess.Popen(call, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    yield process
    process.kill()
    process.communicate()


@pytest.mark.parametrize(("how", "code"), [(signal.SIGTERM, 0), (signal.SIGKILL, -signal.SIGKILL)])
def test_it_says_where_it_is_and_leaves_no_process(running: subprocess.Popen[str], how: signal.Signals, code: int) -> None:
    assert running.stdout is not None
    url = running.stdout.readline().strip()
    assert url.startswith("spark://127.0.0.1:")
    assert len(processes_of(url)) == 1
    os.kill(running.pid, how)
    assert running.wait() == code
    assert none_left(url)
