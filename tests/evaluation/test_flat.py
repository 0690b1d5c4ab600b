"""The figures of flat pages, and the run over a file the shipped net never saw."""

import json
from pathlib import Path

import pytest

from evaluation import flat, registry
from evaluation.errors import EvaluationError

BODY = [
    "A freight barge sank in the harbour of Port Lerwin on Tuesday night after it struck a breakwater, the coast guard said.",
    "All nine members of the crew were pulled from the water within an hour, and two of them were taken to hospital.",
    "The harbour authority closed the eastern channel until divers can inspect the wreck, which carries 400 tonnes of grain.",
]


@pytest.mark.parametrize(
    ("wanted", "found", "f1"),
    [
        (["one two three four five"], ["one two three four five"], 1.0),
        (["one two three four five"], ["six seven eight nine ten"], 0.0),
        (["one two three four"], [""], 0.0),
        (["a b c d", "a b c d"], ["a b c d", "a b c d e"], 2 * 0.75 / 1.75),
        (["short"], ["short"], 1.0),
    ],
)
def test_body_figures(wanted: list[str], found: list[str], f1: float) -> None:
    assert flat.body_figures(wanted, found)["body_f1"] == pytest.approx(f1)


def test_a_file_out_of_training_is_read_with_the_shipped_net(tmp_path: Path) -> None:
    page = {"url": "https://gazette.example/1", "lines": ["Home", "Sport", *BODY, "Share this"], "gold_body": "\n".join(BODY)}
    data = tmp_path / "pages.jsonl"
    data.write_text(json.dumps(page) + "\n", encoding="utf-8")
    report = registry.load("flat").run(data)
    assert [row.name for row in report.rows] == ["keep all", "jusText on lines", "ALL"]
    assert report.pooled.figures["body_f1"] == 1.0


def test_an_empty_file_cannot_be_scored(tmp_path: Path) -> None:
    (tmp_path / "empty.jsonl").touch()
    with pytest.raises(EvaluationError, match="nothing in it"):
        flat.run(tmp_path / "empty.jsonl")
