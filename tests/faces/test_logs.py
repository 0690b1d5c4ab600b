"""Events as lines."""

import io
import json
import logging
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from installed import Program

from rashomon.faces.logs import LEVELS, ROOT, event, in_json, set_up
from rashomon.faces.settings import LogFormat, LogLevel

PAGES = "examples/night-train/pages"


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    log = logging.getLogger(ROOT)
    handlers, level, propagate = log.handlers[:], log.level, log.propagate
    yield
    log.handlers[:], log.level, log.propagate = handlers, level, propagate
    logging.captureWarnings(False)


def logged(form: LogFormat, level: LogLevel = "debug") -> io.StringIO:
    stream = io.StringIO()
    set_up(form, level, stream)
    return stream


def test_json() -> None:
    stream = logged("json")
    event("page_not_read", "a page was not read", source='pages/ä "b".html', why="it is empty", tries=2, none=None)
    line = stream.getvalue()
    assert line.count("\n") == 1
    row = json.loads(line)
    assert abs((datetime.now(UTC) - datetime.fromisoformat(row.pop("time"))).total_seconds()) < 5
    assert row == {
        "level": "info", "event": "page_not_read", "message": "a page was not read", "source": 'pages/ä "b".html',
        "why": "it is empty", "tries": 2, "none": None,
    }  # fmt: skip
    assert in_json()


def test_text() -> None:
    stream = logged("text")
    event("turn_done", "turn done", level="warning", turn=3, well=True)
    when, rest = stream.getvalue().split(" ", 1)
    assert when.endswith("Z")
    assert rest == "warning turn done  turn=3 well=true\n"
    assert not in_json()


@pytest.mark.parametrize("least", LEVELS)
def test_levels(least: LogLevel) -> None:
    stream = logged("json", least)
    for level in LEVELS:
        event("x", "y", level=level)
    order = list(LEVELS)
    assert [json.loads(line)["level"] for line in stream.getvalue().splitlines()] == order[order.index(least) :]


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("https://me:secret@a.example/feed", "https://me:***@a.example/feed"),
        ("https://a.example/feed?x=1:2@3", "https://a.example/feed?x=1:2@3"),
        (
            "reading it failed, which is an error of this program: ValueError: invalid literal: 'The mayor said'",
            "reading it failed, which is an error of this program: ValueError",
        ),
        ("it is an error page, no article ('Page not found at once')", "it is an error page, no article"),
        ("it cannot be fetched: the server says 404 Not Found", "it cannot be fetched: the server says 404 Not Found"),
        ("two\nlines", "two\nlines"),
    ],
)
@pytest.mark.parametrize("form", ["json", "text"])
def test_no_password_and_no_words_of_a_page(value: str, shown: str, form: LogFormat) -> None:
    stream = logged(form)
    event("x", value, value=value)
    (line,) = stream.getvalue().splitlines()
    if form == "json":
        assert json.loads(line)["value"] == json.loads(line)["message"] == shown
    else:
        assert line.endswith(f"value={json.dumps(shown, ensure_ascii=False)}")


def test_the_commands_say_what_they_always_said(program: Program, tmp_path: Path) -> None:
    done = program("add", "--archive", tmp_path / "a.sqlite", f"{PAGES}/01.txt", "nowhere.txt")
    first, last = done.stderr.decode().splitlines()
    assert first.startswith("rashomon: ")
    assert first.endswith("nowhere.txt: there is no such file or folder")
    assert last == f"rashomon: {tmp_path}/a.sqlite: 1 new article, 0 pages known before"


@pytest.mark.parametrize(
    ("arguments", "code", "events"),
    [
        (["add", f"{PAGES}/01.txt", "nowhere.txt"], 0, ["page_not_read", "batch_kept", "remark"]),
        (["read", "--one-story", f"{PAGES}/01.txt", f"{PAGES}/02.txt", "nowhere.txt"], 0, ["remark"]),
        (["show", "story-nobody-knows"], 2, ["failed"]),
        (["search", "..."], 2, ["failed"]),
    ],
)
def test_in_json_every_line_of_the_error_stream_is_json(
    arguments: list[str], code: int, events: list[str], program: Program, tmp_path: Path
) -> None:
    done = program("--log-format", "json", *arguments, env={"RASHOMON_ARCHIVE": str(tmp_path / "a.sqlite")})
    rows = [json.loads(line) for line in done.stderr.decode().splitlines()]
    assert done.returncode == code
    assert set(events) <= {row["event"] for row in rows}
    assert all({"time", "level", "event", "message"} <= row.keys() for row in rows)
    if code == 0:
        assert any("nowhere.txt" in str(row) for row in rows)
