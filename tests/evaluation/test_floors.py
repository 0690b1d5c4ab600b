"""How good the program is on the examples may rise, and not fall."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from evaluation import __main__ as command
from evaluation import events, floors, registry
from evaluation.errors import EvaluationError
from evaluation.figures import Report, Row


@pytest.fixture(scope="module")
def report(examples: Path) -> Report:
    return events.run(examples)


def test_no_figure_fell_below_its_floor(report: Report) -> None:
    assert floors.below(report) == []


def test_every_figure_of_the_examples_has_a_floor(report: Report) -> None:
    pinned = floors.load()["events"].rows
    measured = {row.name: {name for name, value in row.figures.items() if value is not None} for row in report.rows}
    assert {name: set(row) for name, row in pinned.items()} == measured


def test_a_fall_is_told(report: Report) -> None:
    pooled = report.pooled
    fallen = replace(report, rows=(*report.rows[:-1], Row(pooled.name, {**pooled.figures, "body_f1": 0.1, "speaker": None})))
    pinned = floors.load()["events"].rows["ALL"]
    told = floors.below(fallen)
    assert f"events, ALL: body_f1 is 0.100, its floor is {pinned['body_f1']:.2f}" in told
    assert f"events, ALL: speaker is not measured, its floor is {pinned['speaker']:.2f}" in told


def test_floors_hold_for_the_data_they_were_pinned_on(report: Report, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "event").mkdir()
    (tmp_path / "event" / "gold.json").write_text("{}", "utf-8")
    monkeypatch.setattr(events, "DATA", tmp_path)
    with pytest.raises(EvaluationError, match="the data of events changed"):
        floors.below(report)


def test_pinning_raises_and_never_lowers(report: Report, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(floors, "FILE", tmp_path / "floors.json")
    figures = {"body_f1": 0.5, "speaker": 0.5, "judgement": None}
    floors.pin([Report("events", (Row("ALL", figures),))])
    told = floors.pin([Report("events", (Row("ALL", {"body_f1": 0.618, "speaker": 0.4, "judgement": 1.0}),))])
    assert floors.load()["events"].rows == {"ALL": {"body_f1": 0.6, "speaker": 0.49, "judgement": 0.99}}
    assert told == ["events, ALL: floor of body_f1 is now 0.60", "events, ALL: floor of judgement is now 0.99"]


@pytest.fixture
def measured(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    """The command on what was measured already, with floors that it keeps."""
    monkeypatch.setattr(events, "run", lambda data: report)
    monkeypatch.setattr(floors, "below", lambda report: [])


def test_the_command_fails_where_a_figure_fell(
    report: Report, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(events, "run", lambda data: report)
    monkeypatch.setattr(floors, "below", lambda report: ["events, ALL: speaker is low"])
    assert command.main(["events", "--json"]) == 1
    assert "below its floor: events, ALL: speaker is low" in capsys.readouterr().err
    assert command.main(["events", "--json", "--data", "examples"]) == 0, "floors hold for the project's own data"


@pytest.mark.usefixtures("measured")
def test_json_gives_the_figures_of_all_the_data(report: Report, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["events", "--json"]) == 0
    got = json.loads(capsys.readouterr().out)
    assert got.keys() == report.pooled.figures.keys()
    assert got["body_f1"] == pytest.approx(report.pooled.figures["body_f1"], abs=1e-4)


@pytest.mark.usefixtures("measured")
def test_json_with_details_gives_every_row(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["events", "--json", "--details"]) == 0
    got = json.loads(capsys.readouterr().out)
    assert {"body_f1", "night-train.body_f1", "harbour-accord.speaker"} <= got.keys()


@pytest.mark.usefixtures("measured")
def test_the_table_has_a_row_an_event_and_details_the_reasons(report: Report, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["events", "--details"]) == 0
    out = capsys.readouterr().out
    assert [row.name for row in report.rows] == [w for w in ("harbour-accord", "night-train", "ALL") if w in out]
    assert report.rows[0].notes
    assert all(note.text in out for note in report.rows[0].notes)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["evnts"], "there is no evaluation 'evnts'"),
        (["events", "--data", "gone"], "--data gone: there is no such file or folder"),
        (["events", "--data", "docs"], "no event here"),
    ],
)
def test_wrong_use(arguments: list[str], says: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(arguments) == 2
    assert says in capsys.readouterr().err


def test_an_evaluation_without_data_of_its_own_asks_for_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(events, "DATA", None)
    monkeypatch.setattr(registry, "MODULES", {"events": "evaluation.events"})
    assert command.main(["events"]) == 2
    assert "events: --data is needed" in capsys.readouterr().err
    assert command.main([]) == 0
    assert "events left out" in capsys.readouterr().err


def test_data_is_for_one_evaluation(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(registry, "MODULES", {"events": "evaluation.events", "again": "evaluation.events"})
    assert command.main(["--data", "examples"]) == 2
    assert "say for which one of events, again" in capsys.readouterr().err


@pytest.mark.parametrize("name", registry.names())
def test_every_evaluation_says_what_it_is(name: str) -> None:
    evaluation = registry.load(name)
    assert evaluation.MEASURES
    assert evaluation.FORM
    assert evaluation.DATA is None or evaluation.DATA.exists()
    run = evaluation.run if registry.second(name) is None else registry.load_with(name).run_with
    assert callable(run)
