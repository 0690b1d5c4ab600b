"""The page of errors shows every miss and every false alarm with its words, and counts them by cause."""

from pathlib import Path

import pytest

from evaluation import __main__ as command
from evaluation import events
from evaluation.error_page import error_page
from evaluation.figures import Note, Passage, Report, Row

MISSED = Note("missed one", "missed", "conflicts", "number", (Passage("a1", 4, 9, "of <", "seven", "> men"),))
WRONG = Note("wrong one", "wrong", "conflicts", "number")


def test_each_fault_is_counted_and_shown_with_its_words() -> None:
    rows = (Row("first", {"f1": 0.5}, (MISSED, WRONG)), Row("second", {"f1": 0.5}, (MISSED,)), Row("ALL", {"f1": 0.5}))
    page = error_page([Report("events", rows)])
    assert "of &lt;<mark>seven</mark>&gt; men" in page
    assert page.count("missed one") == 2
    assert page.count("wrong one") == 1
    assert '<td><a href="#events-1">number</a></td><td><b>2</b></td>' in page
    assert '<td><a href="#events-2">number</a></td><td><b>1</b></td>' in page
    assert "http" not in page, "one file that asks for nothing else"


def test_where_nothing_was_wrong_the_page_says_so() -> None:
    assert "Nothing was missed" in error_page([Report("events", (Row("ALL", {"f1": 1.0}),))])


def test_the_command_writes_the_page(tmp_path: Path, examples: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = events.run(examples / "night-train")
    page = tmp_path / "faults.html"
    assert command.main(["events", "--data", str(examples / "night-train"), "--errors", "--errors-file", str(page)]) == 0
    assert f"every miss and false alarm is in {page}" in capsys.readouterr().err
    written = page.read_text("utf-8")
    notes = [note for row in report.rows for note in row.notes]
    assert written.count("<article>") == len(notes)
    assert all(note.what and note.kind != "other" for note in notes), "every fault says of what it is"
    placed = [note for note in notes if note.what in {"fact", "quotes", "versions", "timeline", "conflicts"}]
    assert placed
    assert sum(bool(note.passages) for note in placed) >= 0.9 * len(placed)
