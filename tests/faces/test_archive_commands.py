"""`rashomon add`, `stories`, `show`, `search`, `export`, `delete`, `check`, as anyone calls them."""

import base64
import json
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from installed import PROGRAM, ROOT, Program

from benchmarks.synthetic import write_pages

READ, NOTHING, WRONG_USE, INTERRUPTED = 0, 1, 2, 130
TRAIN = "examples/night-train"


@pytest.fixture(scope="module")
def archive(program: Program, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of both examples."""
    file = tmp_path_factory.mktemp("kept") / "archive.sqlite"
    done = program("add", "--archive", file, "--manifest", f"{TRAIN}/manifest.csv", f"{TRAIN}/pages")
    assert done.returncode == READ, done.stderr.decode()
    assert len(done.stdout.splitlines()) == 8
    assert b"8 new articles, 0 pages known before" in done.stderr
    assert program("add", "-q", "--archive", file, "examples/harbour-accord/pages").returncode == READ
    return file


def lines(done: subprocess.CompletedProcess[bytes]) -> list[str]:
    assert b"Traceback" not in done.stderr
    return done.stdout.decode().splitlines()


def test_adding_again_adds_nothing(archive: Path, program: Program) -> None:
    done = program("add", "--archive", archive, f"{TRAIN}/pages", "nowhere.txt")
    assert done.returncode == READ
    assert lines(done) == []
    assert b"0 new articles, 8 pages known before" in done.stderr
    assert b"nowhere.txt: there is no such file or folder" in done.stderr


def test_stories_and_one_of_them(archive: Path, program: Program) -> None:
    shown = [json.loads(line) for line in lines(program("stories", "-f", "json", env={"RASHOMON_ARCHIVE": str(archive)}))]
    assert (
        sorted({Path(one["source"]).parts[-3] for one in story["articles"]} for story in shown)
        == [
            {"harbour-accord"},
            {"night-train"},
        ]
        or len(shown) >= 2
    )
    (plain, *_) = lines(program("stories", "--archive", archive))
    assert plain.startswith(shown[0]["id"])
    story = next(story for story in shown if "night-train" in story["articles"][0]["source"])
    done = program("show", story["id"][:14], "--archive", archive, "-f", "json", "-q")
    dossier = json.loads(done.stdout)
    assert dossier["story"]["id"] == story["id"]
    assert {one["id"] for one in dossier["articles"]} == {one["id"] for one in story["articles"]}
    again = program("show", story["articles"][0]["id"], "--archive", archive, "-f", "json", "-q")
    assert again.stdout == done.stdout
    fewer = program("show", story["id"], "--archive", archive, "--as-of", "2025-03-13", "-f", "json", "-q")
    assert len(json.loads(fewer.stdout)["articles"]) < len(dossier["articles"])
    assert program("show", story["id"], "--archive", archive, "--as-of", "1999").returncode == NOTHING


def test_search(archive: Path, program: Program) -> None:
    found = lines(program("search", "--archive", archive, '"night train"', "Tarnavia", "-f", "json"))
    assert found
    assert all("night-train" in json.loads(line)["source"] for line in found)
    assert lines(program("search", "--archive", archive, "xylophonist")) == []
    assert program("search", "--archive", archive, "...").returncode == WRONG_USE


def test_export_holds_everything(archive: Path, program: Program, tmp_path: Path) -> None:
    program("stories", "--archive", archive)
    assert program("export", "--archive", archive, "--raw", "--out", tmp_path / "all.jsonl").returncode == READ
    rows = [json.loads(line) for line in (tmp_path / "all.jsonl").read_text("utf-8").splitlines()]
    assert rows[0] == {"type": "archive", "schema": "rashomon/archive/1"}
    articles = [row for row in rows if row["type"] == "article"]
    assert len(articles) == 15
    for row in articles:
        assert base64.b64decode(row["raw"]) == Path(row["article"]["source"]).read_bytes()
        assert row["story"].startswith("story-")
    assert all(row["current"] for row in articles)
    without = lines(program("export", "--archive", archive))
    assert all("raw" not in json.loads(line) for line in without)


def test_export_tells_versions_and_pages_without_an_article(program: Program, tmp_path: Path) -> None:
    file, page, menu = tmp_path / "archive.sqlite", tmp_path / "page.txt", tmp_path / "menu.txt"
    text = (ROOT / TRAIN / "pages" / "01.txt").read_text("utf-8")
    menu.write_text("Home\nWorld\nSport\n", "utf-8")
    for more in ("", "\n\nThe line will stay closed until Friday, the railway said.\n"):
        page.write_text(text + more, "utf-8")
        program("add", "-q", "--archive", file, page, menu)
    rows = [json.loads(line) for line in lines(program("export", "--archive", file, "--raw"))]
    assert [(row["version"], row["current"]) for row in rows if row["type"] == "article"] == [(1, False), (2, True)]
    (empty,) = (row for row in rows if row["type"] == "page")
    assert (empty["source"], base64.b64decode(empty["raw"])) == (str(menu), menu.read_bytes())
    assert "no article" in empty["why"]


def test_again_says_what_was_read_anew(program: Program, tmp_path: Path) -> None:
    file = tmp_path / "archive.sqlite"
    program("add", "-q", "--archive", file, f"{TRAIN}/pages/01.txt")
    done = program("add", "--archive", file, "--again", f"{TRAIN}/pages/01.txt", f"{TRAIN}/pages/02.txt")
    assert b"1 new article, 0 pages known before, 1 article read anew" in done.stderr


def test_adding_goes_on_when_nobody_reads_its_lines(program: Program, tmp_path: Path) -> None:
    file = tmp_path / "archive.sqlite"
    write_pages(tmp_path / "pages", 400)
    call = [PROGRAM, "add", "--archive", str(file), str(tmp_path / "pages")]
    process = subprocess.Popen(call, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    errors = process.stderr.read()
    assert process.wait(timeout=60) == READ, errors
    assert b"400 new articles" in errors
    assert lines(program("check", "--archive", file))[-1] == "all is well"


def test_check_and_delete(program: Program, tmp_path: Path) -> None:
    file = tmp_path / "archive.sqlite"
    program("add", "-q", "--archive", file, f"{TRAIN}/pages/01.txt", f"{TRAIN}/pages/02.txt")
    done = program("check", "--archive", file)
    assert done.returncode == READ
    assert lines(done)[-1] == "all is well"
    assert program("delete", "--archive", file, f"{TRAIN}/pages/01.txt").returncode == WRONG_USE, "nobody could be asked"
    done = program("delete", "--archive", file, f"{TRAIN}/pages/01.txt", "--yes")
    assert [line.split()[0] for line in lines(done)] == ["deleted"]
    assert b"it was deleted from this archive" in program("add", "--archive", file, f"{TRAIN}/pages/01.txt").stderr
    done = program("delete", "--archive", file, "nothing-like-it", "--yes")
    assert done.returncode == WRONG_USE
    assert b"nothing in this archive" in done.stderr
    data = file.read_bytes()
    file.write_bytes(data[:8192] + bytes(len(data) // 2) + data[8192 + len(data) // 2 :])
    done = program("check", "--archive", file)
    assert done.returncode in (NOTHING, WRONG_USE)
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("command", ["stories", "check", "export", "search x", "show x", "delete x"])
def test_without_an_archive(command: str, program: Program, tmp_path: Path) -> None:
    done = program(*command.split(), env={"XDG_DATA_HOME": str(tmp_path / "data"), "RASHOMON_ARCHIVE": ""})
    assert done.returncode == WRONG_USE
    assert b"there is no archive at" in done.stderr
    assert b"Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_the_default_is_in_the_users_own_folder(program: Program, tmp_path: Path) -> None:
    env = {"XDG_DATA_HOME": str(tmp_path), "HOME": str(tmp_path), "RASHOMON_ARCHIVE": ""}
    assert program("add", "-q", f"{TRAIN}/pages/01.txt", env=env).returncode == READ
    assert [path.name for path in tmp_path.rglob("archive.sqlite")] == ["archive.sqlite"]


def test_nothing_readable(program: Program, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert program("add", "--archive", tmp_path / "a.sqlite", tmp_path / "empty").returncode == NOTHING


@pytest.fixture
def site(examples: Path) -> Iterator[str]:
    """The pages of an example on a web server of this machine."""

    class Silent(SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            """Nothing is printed."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Silent, directory=examples / "night-train" / "pages"))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_addresses(site: str, program: Program, tmp_path: Path) -> None:
    file = tmp_path / "archive.sqlite"
    done = program("add", "--archive", file, f"{site}/04.html", f"{site}/none.html", f"{site}/05.html")
    assert done.returncode == READ
    assert [line.split()[1] for line in lines(done)] == [f"{site}/04.html", f"{site}/05.html"]
    assert f"{site}/none.html: it cannot be fetched: the server says 404".encode() in done.stderr
    done = program("add", "--archive", file, f"{site}/04.html")
    assert b"0 new articles, 1 page known before" in done.stderr
    done = program("add", "--archive", file, f"{site}/04.html", "--again")
    assert len(lines(done)) == 1


# What a shell starts in the background ignores Ctrl-C, and so would the program started from there.
HEED_INTERRUPTS = """
import os, signal, sys
signal.signal(signal.SIGINT, signal.SIG_DFL)
os.execv(sys.argv[1], sys.argv[1:])
"""


def test_ctrl_c_keeps_what_was_told(program: Program, tmp_path: Path) -> None:
    file = tmp_path / "archive.sqlite"
    write_pages(tmp_path / "pages", 2000)
    call = [PROGRAM, "add", "--archive", str(file), str(tmp_path / "pages")]
    heeding = [sys.executable, "-c", HEED_INTERRUPTS, *map(str, call)]
    process = subprocess.Popen(heeding, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT)
    assert process.stdout is not None
    first = process.stdout.readline()
    time.sleep(0.2)
    process.send_signal(signal.SIGINT)
    rest = process.stdout.read()  # communicate would lose what lies read ahead behind the first line
    _, errors = process.communicate(timeout=60)
    assert process.returncode == INTERRUPTED, errors
    assert errors.splitlines()[-1] == "rashomon: stopped; what was printed is kept, and the same command goes on from here"
    told = {line.split()[0] for line in [first, *rest.splitlines()]}
    kept = {json.loads(line)["article"]["id"] for line in lines(program("export", "--archive", file))[1:]}
    assert told <= kept
    assert 0 < len(kept) < 2000
