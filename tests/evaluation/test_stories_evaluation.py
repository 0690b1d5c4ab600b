"""The evaluation of stories, on a few invented lines."""

import json
from pathlib import Path

import pytest

from evaluation import stories
from evaluation.errors import EvaluationError

LINES = [
    {"id": "a", "cluster": "dam", "lang": "eng", "title": "Dam bursts", "text": "The Orvan dam above Castrell burst. Ruta Halm warned."},
    {"id": "b", "cluster": "dam", "lang": "eng", "title": "Orvan dam gone", "text": "Castrell lies under water since the Orvan dam burst."},
    {"id": "c", "cluster": "chess", "lang": "eng", "title": "Girl wins", "text": "Mei Torvald beat Igor Bassov at chess in Lindholt."},
]  # fmt: skip


def test_stories_are_scored_beside_a_peer(tmp_path: Path) -> None:
    data = tmp_path / "s.jsonl"
    data.write_text("".join(json.dumps(line) + "\n" for line in LINES))
    report = stories.run(data)
    assert report.pooled.figures["b3_f1"] == 1.0
    assert report.rows[0].peer


def test_two_lines_of_one_id_are_refused(tmp_path: Path) -> None:
    data = tmp_path / "s.jsonl"
    data.write_text((json.dumps(LINES[0]) + "\n") * 2)
    with pytest.raises(EvaluationError, match="one id"):
        stories.run(data)


@pytest.mark.parametrize(
    ("gold", "found", "b3", "pairs"),
    [("aabb", "xxyy", 1.0, 1.0), ("aabb", "xxxx", 2 / 3, 0.5), ("aabb", "wxyz", 2 / 3, 0.0), ("ab", "xy", 1.0, None)],
)
def test_scores(gold: str, found: str, b3: float, pairs: float | None) -> None:
    figures = stories.scores(gold, found)
    assert figures["b3_f1"] == pytest.approx(b3)
    assert figures["pairwise_f1"] == (pairs if pairs is None else pytest.approx(pairs))
