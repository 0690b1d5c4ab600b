"""The figures of answers, and the run over questions the shipped weights never saw."""

import json
from pathlib import Path

import pytest

from evaluation import answers


def test_a_run_over_new_questions(tmp_path: Path) -> None:
    given = [("a broken axle", 0), ("an axle that broke", 0), ("the driver fell asleep", 1), ("he fell asleep at the wheel", 1)]
    line = {"question": "Why did it crash?", "answers": [{"answer": text, "cluster": cluster} for text, cluster in given]}
    data = tmp_path / "answers.jsonl"
    data.write_text(json.dumps(line) + "\n", "utf-8")
    report = answers.run(data)
    assert report.pooled.figures["balanced_accuracy"] == 1.0
    assert report.size == "1 questions, 6 pairs"
    assert [row.name for row in report.rows if row.peer] == ["words in common"]


@pytest.mark.parametrize(
    ("pairs", "figure"),
    [
        ([(True, True), (False, False)], 1.0),
        ([(True, False), (False, False), (False, True)], 0.25),
        ([(True, True)], None),
    ],
)
def test_both_kinds_of_pairs_weigh_the_same(pairs: list[tuple[bool, bool]], figure: float | None) -> None:
    assert answers._balanced(pairs) == figure
