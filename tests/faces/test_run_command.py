"""`rashomon run` as a program: what it prints, how it goes on after kill -9 and Ctrl-C, what it refuses."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from installed import PROGRAM, ROOT, Program
from invented_pages import BAKERS, FERRY, FERRY_TOO, MENU, write

DONE, NOTHING, WRONG = 0, 1, 2


def rows(out: Path, folder: str) -> list[dict[str, object]]:
    return [json.loads(line) for file in sorted((out / folder).iterdir()) for line in file.read_text("utf-8").splitlines()]


def many(folder: Path, count: int) -> Path:
    """Lines of JSON: the same reports with other names, so that each has a text of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    for file in range(10):
        lines = []
        for n in range(file, count, 10):
            text = (FERRY, BAKERS, FERRY_TOO)[n % 3].replace("Pellano", f"Port{n}").replace("Velden", f"Town{n}")
            lines.append(json.dumps({"text": text, "url": f"https://news.example/{n}"}))
        (folder / f"{file}.jsonl").write_text("\n".join(lines))
    return folder


def test_pages_in_stories_and_dossiers_out(program: Program, tmp_path: Path) -> None:
    pages = write(tmp_path / "pages", ferry=FERRY, ferry_too=FERRY_TOO, bakers=BAKERS, menu=MENU)
    done = program("run", "--jobs", 2, pages, tmp_path / "out")
    assert done.returncode == DONE, done.stderr
    assert "3 articles, 1 page without one, 2 stories, 1 told by several, 1 dossier" in done.stderr.decode()
    assert done.stdout.decode().strip() == json.loads((tmp_path / "out" / "contents.json").read_text())["hash"]
    assert len(rows(tmp_path / "out", "stories")) == 2
    again = program("run", "--quiet", pages, tmp_path / "out")
    assert (again.stdout, again.stderr) == (done.stdout, b"")


def test_a_killed_run_goes_on_and_ends_with_the_same_bytes(program: Program, tmp_path: Path) -> None:
    pages = many(tmp_path / "pages", 1500)
    options = ["run", "--until", "stories", "--no-vectors", "--quiet", "--jobs", "2"]
    whole = program(*options, pages, tmp_path / "whole")
    assert whole.returncode == DONE, whole.stderr
    broken = tmp_path / "broken"
    for wait in (0.8, 2.0, 3.5):
        process = subprocess.Popen(
            [PROGRAM, *options, pages, broken], cwd=ROOT, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL
        )
        time.sleep(wait)
        process.kill()
        process.wait()
    done = program(*options, pages, broken)
    assert done.stdout == whole.stdout
    assert not [file for file in broken.rglob("*.part") if (broken / "_work") not in file.parents]


def test_settings_say_how_pages_are_read_and_where_spark_is(program: Program, tmp_path: Path) -> None:
    pages = write(tmp_path / "pages", ferry=FERRY, ferry_too=FERRY_TOO)
    by_option = program("run", "--quiet", "--bulk", pages, tmp_path / "option")
    by_setting = program("run", "--quiet", pages, tmp_path / "setting", env={"RASHOMON_BULK": "true"})
    assert by_setting.stdout == by_option.stdout  # a dossier tells it
    assert (
        program("run", "--quiet", "--no-bulk", pages, tmp_path / "careful", env={"RASHOMON_BULK": "true"}).stdout
        != by_option.stdout
    )
    (tmp_path / "rashomon.toml").write_text('master = "local[1]"\nconf = ["memory=1g"]\n')
    wrong = program("--settings", tmp_path / "rashomon.toml", "run", "--engine", "spark", pages, tmp_path / "spark")
    assert wrong.returncode == WRONG
    assert b"memory=1g: this is no setting of Spark" in wrong.stderr


def test_the_log_tells_the_steps_and_each_page_says_why_it_gave_nothing(program: Program, tmp_path: Path) -> None:
    pages = write(tmp_path / "pages", ferry=FERRY, menu=MENU)
    done = program(
        "--log-format", "json", "--log-level", "info", "run", "--no-vectors", "--until", "stories", pages, tmp_path / "out"
    )
    told = [json.loads(line) for line in done.stderr.splitlines()]
    assert [line["step"] for line in told if line["event"] == "step_done"][:2] == ["articles", "same"]
    (pages / "ferry.txt").unlink()
    nothing = program("run", pages, tmp_path / "none")
    assert nothing.returncode == NOTHING
    assert b"menu.txt: " in nothing.stderr
    assert b"standard input cannot be read in pieces" in program("run", "-", tmp_path / "none").stderr
    assert not list((tmp_path / "out" / "_work").glob("rows/*"))


# What a shell starts in the background ignores Ctrl-C, and so would the program started from there.
HEED_INTERRUPTS = """
import os, signal, sys
signal.signal(signal.SIGINT, signal.SIG_DFL)
os.execv(sys.argv[1], sys.argv[1:])
"""


def test_ctrl_c_says_how_to_go_on(tmp_path: Path) -> None:
    pages = many(tmp_path / "pages", 3000)
    call = [sys.executable, "-c", HEED_INTERRUPTS, PROGRAM, "run", "--until", "articles", "--jobs", "2", pages, tmp_path / "out"]
    process = subprocess.Popen(
        list(map(str, call)), cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=os.environ
    )
    while process.poll() is None and not (tmp_path / "out").exists():
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 130, errors
    assert errors.splitlines()[-1].endswith("and the same command goes on from there")


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["--engine", "spark", "in", "out"], "--engine spark needs --master URL"),
        (["--master", "spark://head:7077", "in", "out"], "--master is for --engine spark"),
        (["--conf", "spark.executor.memory=1g", "in", "out"], "--conf is for --engine spark"),
        (
            ["--engine", "spark", "--master", "local[1]", "--conf", "memory=1g", "in", "out"],
            "--conf memory=1g: this is no setting",
        ),
        (["in", str(ROOT / "README.md")], "this is a file, not a folder"),
    ],
)
def test_wrong_use(program: Program, arguments: list[str], why: str) -> None:
    done = program("run", *arguments)
    assert done.returncode == WRONG
    assert why in done.stderr.decode()
    assert len(done.stderr.decode().splitlines()) == 1


def test_nothing_to_read(program: Program, tmp_path: Path) -> None:
    done = program("run", tmp_path / "nowhere", tmp_path / "out")
    assert done.returncode == NOTHING
    assert "there is no such file or folder" in done.stderr.decode()
