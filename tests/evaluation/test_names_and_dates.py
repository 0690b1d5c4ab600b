"""The evaluations of names and of dates, on a few invented lines."""

import gzip
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from evaluation import dates, names
from evaluation.errors import EvaluationError
from evaluation.pairs_of_names import Pair, folds


def _written(path: Path, rows: Sequence[Mapping[str, object]]) -> Path:
    path.write_bytes(gzip.compress("".join(json.dumps(row) + "\n" for row in rows).encode()))
    return path


def test_dates_are_scored_by_extent_and_value(tmp_path: Path) -> None:
    text = "They met on Tuesday for two weeks. It rained yesterday."
    spans = {"Tuesday": ("DATE", "2019-11-19"), "two weeks": ("DURATION", "P2W"), "yesterday": ("DATE", "2019-11-01")}
    timexes = [
        {"start": text.index(words), "end": text.index(words) + len(words), "type": kind, "value": value}
        for words, (kind, value) in spans.items()
    ]
    row = {"doc": "a", "dct": "2019-11-20", "text": text, "timexes": timexes}
    report = dates.run(_written(tmp_path / "d.jsonl.gz", [row, row]))
    figures = report.pooled.figures
    assert (figures["strict_f1"], figures["relaxed_f1"]) == (1.0, 1.0)
    assert figures["value_f1"] == pytest.approx(2 / 3)
    assert [row.name for row in report.rows] == ["even", "odd", "dateparser", "ALL"]


def test_whole_names_and_spellings_are_both_read(tmp_path: Path) -> None:
    whole = [{"schema": "Person", "name1": f"Ivan Petr{x}v", "name2": f"Iwan Petr{x}w", "is_match": "true"} for x in "aeiou"] + [
        {"schema": "Company", "name1": f"Harl{x} Ltd", "name2": "Quorn Mining", "is_match": "false"} for x in "aeiou"
    ]
    figures = names.run(_written(tmp_path / "w.jsonl.gz", whole)).pooled.figures
    assert figures["person_f1"] == 1.0
    spelt = [{"a": "filip", "b": "philip", "match": True}, {"a": "marina", "b": "martina", "match": False}]
    report = names.run(_written(tmp_path / "s.jsonl.gz", spelt * 6))
    assert report.pooled.figures["person_f1"] is None
    assert {row.name for row in report.rows} >= {"Jaro-Winkler", "Levenshtein"}


def test_pairs_that_share_a_name_share_a_fold() -> None:
    pairs = [Pair("a", "b", True), Pair("c", "d", False), Pair("b", "e", False), Pair("f", "g", True)]
    fold = folds(pairs, 3)
    assert fold[0] == fold[2]
    assert len(set(fold)) == 3


def test_other_data_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="is needed"):
        names.run(tmp_path / "missing.jsonl")
    bad = tmp_path / "bad.jsonl"
    bad.write_text('{"text": 3}\n', encoding="utf-8")
    with pytest.raises(EvaluationError, match=r"bad\.jsonl:1"):
        dates.run(bad)
