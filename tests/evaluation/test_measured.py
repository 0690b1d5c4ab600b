"""What was measured on data from outside is kept with its hash, and may not fall unseen where the same data is measured again."""

from pathlib import Path

import pytest

from evaluation import __main__ as command
from evaluation import measured, names
from evaluation.errors import EvaluationError
from evaluation.figures import Report, Row


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file of data, and an empty folder for what is measured."""
    monkeypatch.setattr(measured, "FOLDER", tmp_path / "measured")
    (tmp_path / "pairs.jsonl.gz").write_bytes(b"some pairs")
    return tmp_path / "pairs.jsonl.gz"


def report(f1: float | None, *, crashes: float = 0.0) -> Report:
    peer = Row("Levenshtein", {"f1": 0.6, "pairs_per_second": 9.4}, peer=True)
    return Report("names", (peer, Row("ALL", {"f1": f1, "crashes": crashes, "pairs_per_second": 1234.5})), "12 pairs")


def test_what_was_measured_is_kept_beside_its_peers(data: Path) -> None:
    told = measured.pin(report(0.9), [data])
    assert told == ["names, pairs: the bound of f1 is now 0.8950", "names, pairs: the bound of crashes is now 0.0000"]
    (kept,) = measured.load()
    assert (kept.evaluation, kept.data, kept.size) == ("names", "pairs", "12 pairs")
    assert kept.figures == {"f1": 0.9, "crashes": 0.0, "pairs_per_second": 1234.0}
    assert kept.peers == {"Levenshtein": {"f1": 0.6, "pairs_per_second": 9.0}}
    assert kept.floors == {"f1": 0.895, "crashes": 0.0}, "a rate tells of the machine and has no floor"


@pytest.mark.parametrize(
    ("again", "told"),
    [
        (report(0.896), []),
        (report(0.894), ["names, pairs: f1 is 0.8940, its bound is 0.8950"]),
        (report(None), ["names, pairs: f1 is not measured, its bound is 0.8950"]),
        (report(0.95, crashes=1.0), ["names, pairs: crashes is 1.0000, its bound is 0.0000"]),
    ],
)
def test_a_fall_on_the_same_data_is_told(data: Path, again: Report, told: list[str]) -> None:
    measured.pin(report(0.9), [data])
    assert measured.below(again, [data]) == told


def test_other_data_has_no_bounds(data: Path) -> None:
    measured.pin(report(0.9), [data])
    data.write_bytes(b"other pairs")
    assert measured.below(report(0.1), [data]) == []
    assert measured.digest([data]) != measured.digest([data, data])


def test_pinning_again_raises_and_never_lowers(data: Path) -> None:
    measured.pin(report(0.9), [data])
    assert measured.pin(report(0.8), [data]) == []
    assert measured.pin(report(0.95), [data]) == ["names, pairs: the bound of f1 is now 0.9450"]
    assert measured.load()[0].figures["f1"] == 0.95


def test_the_command_fails_where_a_figure_fell(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(names, "run", lambda _: report(0.9))
    assert command.main(["names", "--data", str(data), "--pin"]) == 0
    assert "the bound of f1 is now 0.8950" in capsys.readouterr().err
    monkeypatch.setattr(names, "run", lambda _: report(0.5))
    assert command.main(["names", "--data", str(data)]) == 1
    assert "f1 is 0.5000, its bound is 0.8950" in capsys.readouterr().err


def test_a_file_that_the_evaluation_does_not_take(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["names", "--data", str(data), "--gold", str(data)]) == 2
    assert "names: --gold is none of its inputs" in capsys.readouterr().err


def test_every_kept_file_is_of_an_evaluation_there_is() -> None:
    from evaluation import registry

    for kept in measured.load():
        assert kept.evaluation in registry.names()
        assert set(kept.floors) <= set(kept.figures)


def test_only_known_evaluations_are_measured() -> None:
    with pytest.raises(EvaluationError, match="no evaluation 'nme'"):
        command._run(["nme"], [], None)
