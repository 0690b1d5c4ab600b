"""Health and metrics over HTTP, and the whole of `rashomon watch` as a process that is asked, stopped and started again."""

import json
import os
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from installed import PROGRAM, ROOT, Program
from news_site import NewsSite, article, running_site
from prometheus_client.parser import text_string_to_metric_families

from rashomon.faces.metrics import Metrics, reason_class
from rashomon.faces.serving import Health, serve
from rashomon.model import UsageError

PATIENCE_SECONDS = 120


def get(address: str, path: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(f"http://{address}{path}", timeout=30) as response:
            return response.status, response.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def samples(text: str) -> dict[str, float]:
    """Every figure by its name and labels."""
    found = {}
    for family in text_string_to_metric_families(text):
        for sample in family.samples:
            labels = ",".join(f"{key}={value}" for key, value in sorted(sample.labels.items()))
            found[f"{sample.name}{{{labels}}}" if labels else sample.name] = sample.value
    return found


@pytest.mark.parametrize(
    ("ok", "ready", "codes"), [(True, True, (200, 200)), (True, False, (200, 503)), (False, False, (503, 503))]
)
def test_health_and_readiness(ok: bool, ready: bool, codes: tuple[int, int]) -> None:
    with serve(lambda: Health(ok, ready, {"more": "Füße"}), "127.0.0.1:0") as place:
        assert place is not None
        address = f"{place[0]}:{place[1]}"
        answers = [get(address, path) for path in ("/health", "/ready")]
        assert tuple(code for code, _ in answers) == codes
        for _, body in answers:
            assert json.loads(body) == {"ok": ok, "ready": ready, "more": "Füße"}
        assert get(address, "/")[0] == 404
        assert get(address, "/health/../metrics")[0] == 404
        figures = samples(get(address, "/metrics")[1])
        assert figures["process_resident_memory_bytes"] > 1e6
    with socket.socket() as gone:
        assert gone.connect_ex(place) != 0, "nobody listens there any more"


def test_other_methods_and_odd_clients() -> None:
    with serve(lambda: Health(True, True), "127.0.0.1:0") as place:
        assert place is not None
        request = urllib.request.Request(f"http://{place[0]}:{place[1]}/health", data=b"x", method="POST")
        with pytest.raises(urllib.error.HTTPError, match="405"):
            urllib.request.urlopen(request, timeout=30)
        with socket.create_connection(place) as rude:
            rude.sendall(b"\x16\x03\x01 no HTTP at all\r\n\r\n")
            rude.recv(100)
        with socket.create_connection(place):
            assert get(f"{place[0]}:{place[1]}", "/health")[0] == 200, "one who says nothing holds nobody up"


@pytest.mark.parametrize("listen", ["127.0.0.1:99999", "192.0.2.1:80", "no-such-host.invalid:80"])
def test_where_nobody_can_listen(listen: str) -> None:
    with pytest.raises(UsageError, match=f"--listen {listen}: "), serve(lambda: Health(True, True), listen):
        pass


def test_a_port_that_is_taken_and_nothing_served() -> None:
    with serve(lambda: Health(True, True), "127.0.0.1:0") as place:
        assert place is not None
        with pytest.raises(UsageError, match="in use"), serve(lambda: Health(True, True), f"127.0.0.1:{place[1]}"):
            pass
    with serve(lambda: Health(True, True), "none") as place:
        assert place is None


def test_ipv6() -> None:
    with serve(lambda: Health(True, True), "[::1]:0") as place:
        assert place is not None
        assert get(f"[::1]:{place[1]}", "/health")[0] == 200


@pytest.mark.parametrize(
    ("why", "reason"),
    [
        ("left out: it was deleted from this archive", "deleted"),
        ("it cannot be fetched: it leads to a private address, and these are refused", "private_address"),
        ("reading it failed, which is an error of this program: KeyError: 3", "program_error"),
        ("it cannot be fetched: the server says 429 Too Many Requests", "http_429"),
        ("it cannot be fetched: the server says 404 Not Found", "http_4xx"),
        ("it cannot be fetched: the server says 503", "http_5xx"),
        ("it cannot be fetched: the server does not answer in time", "timeout"),
        ("it cannot be fetched: it is not there after 60 seconds", "timeout"),
        ("it is too large: more than 50 MB", "too_large"),
        ("it cannot be fetched: the connection broke off", "network"),
        ("it is no page but image/png", "no_page"),
        ("there is no such file or folder", "missing"),
        ("no article was found in it (only headings, menus or lists, no sentence)", "no_article"),
        ("it is empty", "no_article"),
    ],
)
def test_classes_of_reasons(why: str, reason: str) -> None:
    assert reason_class(why) == reason


def test_every_class_of_reason_is_there_before_it_is_met() -> None:
    assert Metrics().registry.get_sample_value("rashomon_pages_not_read_total", {"reason": "http_5xx"}) == 0


@contextmanager
def running_watch(archive: Path, *arguments: str, group: bool = False) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """`rashomon watch`, and the address at which it answers."""
    call = [PROGRAM, "--log-format", "json", "watch", "--archive", str(archive), "--listen", "127.0.0.1:0", "--pause", "0s"]
    process = subprocess.Popen(
        [*call, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT, start_new_session=group
    )
    assert process.stderr is not None
    try:
        started = json.loads(process.stderr.readline())
        assert started["event"] == "watch_started", started
        yield process, started["listen"]
    finally:
        process.kill()
        process.wait()


def until_ready(address: str) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while get(address, "/ready")[0] != 200:
        assert time.monotonic() < until, get(address, "/health")
        time.sleep(0.2)


def stopped(process: subprocess.Popen[str], number: signal.Signals | None) -> tuple[int, list[dict[str, object]]]:
    """The exit code, and what was logged after the first line."""
    assert process.stderr is not None
    if number is not None:
        process.send_signal(number)
    rest = process.stderr.read()
    return process.wait(timeout=PATIENCE_SECONDS), [json.loads(line) for line in rest.splitlines()]


def test_a_service_is_asked_stopped_and_started_again(tmp_path: Path, program: Program) -> None:
    with running_site() as site:
        _watched(site, tmp_path, program)


def _watched(site: NewsSite, tmp_path: Path, program: Program) -> None:
    site.publish(1, 2, 3)
    sources = (f"{site.address}/feed.xml", f"{site.address}/none.xml", "--private-addresses", "--every", "10m")
    file = tmp_path / "archive.sqlite"
    with running_watch(file, *sources) as (process, address):
        until_ready(address)
        code, body = get(address, "/health")
        health = json.loads(body)
        assert code == 200
        assert health["ok"] is True
        assert health["archive"] == {"reachable": True}
        assert health["last_turn"].endswith("Z")
        assert (health["sources"], health["failing"], health["trouble"]) == (2, 1, [])
        figures = samples(get(address, "/metrics")[1])
        assert figures["rashomon_articles_kept_total"] == 3
        assert figures["rashomon_archive_articles"] == 3
        assert figures["rashomon_archive_stories"] >= 1
        assert figures["rashomon_archive_size_bytes"] > 0
        assert figures["rashomon_archive_free_bytes"] > 0
        assert figures["rashomon_archive_up"] == 1
        assert figures["rashomon_sources_failing"] == 1
        assert figures["rashomon_pages_not_read_total{reason=http_4xx}"] == 1
        assert figures["rashomon_stage_seconds_count{stage=turn}"] == 1
        assert figures["rashomon_stage_seconds_count{stage=sort}"] == 1
        assert figures["rashomon_stage_seconds_count{stage=read}"] == 3
        assert abs(figures["rashomon_last_success_timestamp_seconds"] - time.time()) < PATIENCE_SECONDS
        assert "process_cpu_seconds_total" in figures
        assert figures[f"rashomon_info{{version={health['version']}}}"] == 1
        code, rows = stopped(process, signal.SIGTERM)
    assert code == 0
    events = [row["event"] for row in rows]
    assert events == ["source_failed", "batch_kept", "stories_sorted", "turn_done", "watch_stopped"]
    assert rows[-1]["signal"] == "SIGTERM"
    assert not any("ferry" in json.dumps(row).lower() for row in rows), "no words of a page"
    before = len(site.asked)
    with running_watch(file, *sources) as (process, address):
        until_ready(address)
        assert samples(get(address, "/metrics")[1])["rashomon_pages_read_total"] == 0
        assert stopped(process, signal.SIGINT)[0] == 130
    assert site.since(before) == ["/feed.xml", "/none.xml"], "what was read once is not fetched again"
    assert program("check", "--archive", file).stdout.decode().splitlines()[-1] == "all is well"


def test_the_end_of_all_processes_at_once_is_an_orderly_end(tmp_path: Path) -> None:
    """As systemd ends a service: the helpers leave it to the one they help."""
    (tmp_path / "pages").mkdir()
    for number in range(400):
        (tmp_path / "pages" / f"{number:03}.html").write_text(article(number), "utf-8")
    with running_watch(tmp_path / "a.sqlite", str(tmp_path / "pages"), "--jobs", "2", group=True) as (process, address):
        until = time.monotonic() + PATIENCE_SECONDS
        while not samples(get(address, "/metrics")[1])["rashomon_pages_read_total"]:
            assert time.monotonic() < until
            time.sleep(0.05)
        os.killpg(process.pid, signal.SIGTERM)
        code, rows = stopped(process, None)
    assert code == 0
    assert [row["event"] for row in rows][:1] == ["batch_kept"]
    assert 0 < int(str(rows[0]["articles"])) <= 400
    assert rows[-1]["event"] == "watch_stopped"


def test_one_turn(tmp_path: Path, program: Program) -> None:
    file = tmp_path / "archive.sqlite"
    done = program("watch", "--once", "--listen", "none", "--archive", file, "examples/night-train/pages/01.txt", cwd=ROOT)
    assert done.returncode == 0, done.stderr.decode()
    assert done.stdout == b""
    assert "watching" in done.stderr.decode().splitlines()[0]
    assert done.stderr.decode().splitlines()[-1].endswith("stopped  signal=null")


def test_a_full_disk_is_told_and_loses_nothing(tmp_path: Path, program: Program) -> None:
    """A limit on the size of files stands for the disk that is full."""
    (tmp_path / "pages").mkdir()
    for number in range(300):
        (tmp_path / "pages" / f"{number}.html").write_text(article(number), "utf-8")
    call = ["watch", "--once", "--listen", "none", "--archive", tmp_path / "a.sqlite", tmp_path / "pages"]
    limited = ["sh", "-c", 'ulimit -f 1500; exec "$0" "$@"', PROGRAM, "--log-format", "json", *map(str, call)]
    done = subprocess.run(limited, cwd=ROOT, capture_output=True, text=True, check=False, timeout=PATIENCE_SECONDS)
    rows = [json.loads(line) for line in done.stderr.splitlines()]
    assert done.returncode == 1
    (failed,) = [row for row in rows if row["event"] == "turn_failed"]
    assert "a.sqlite" in failed["why"]
    assert rows[-2]["event"] == "turn_done"
    assert rows[-2]["well"] is False
    done = program(*call)
    assert done.returncode == 0, done.stderr.decode()
    assert program("check", "--archive", tmp_path / "a.sqlite").stdout.decode().startswith(f"{tmp_path}/a.sqlite: 300 articles")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "SOURCE: there is none"),
        (["-"], "standard input cannot be looked at again"),
        (["x", "--every", "0s"], "--every = '0s': a number from 1 on"),
        (["x", "--listen", "somewhere"], "--listen = 'somewhere': HOST:PORT"),
        (["x", "--host-profile", "none.json"], "none.json"),
    ],
)
def test_wrong_use(arguments: list[str], said: str, program: Program, tmp_path: Path) -> None:
    done = program("watch", "--archive", tmp_path / "a.sqlite", *arguments)
    assert done.returncode == 2
    assert said in done.stderr.decode()
    assert b"Traceback" not in done.stderr
