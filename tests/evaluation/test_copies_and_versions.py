"""The evaluations of copies and of versions, on a few invented lines."""

import gzip
import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from evaluation import copies, registry, versions
from evaluation.errors import EvaluationError

WIRE = (
    "A freight barge sank in the harbour of Port Lerwin on Tuesday night after it struck a breakwater and the coast guard pulled "
    "all nine members of the crew from the water within an hour while divers waited for the wind to drop on the western quay"
)
OTHER = (
    "Grain prices rose on Wednesday as traders weighed poor weather in the south against larger stocks than anyone had foreseen "
    "and analysts at two banks said they would not change what they expect of the season until the next count of what is stored"
)


def _written(path: Path, rows: Sequence[Mapping[str, object]]) -> Path:
    path.write_bytes(gzip.compress("".join(json.dumps(row) + "\n" for row in rows).encode()))
    return path


def test_copies_are_counted_by_what_was_done_to_them(tmp_path: Path) -> None:
    rows = [
        {"id": "a", "body": f"{WIRE} {OTHER}", "parents": [], "op": "orig"},
        {"id": "b", "body": WIRE, "parents": ["a"], "op": "tailcut"},
        {"id": "c", "body": "Not a word of it stands here any more", "parents": ["a"], "op": "partial"},
    ]
    report = copies.run(_written(tmp_path / "c.jsonl.gz", rows))
    figures = report.pooled.figures
    assert (figures["tail_cut"], figures["partial"]) == (1.0, 0.0)
    assert (figures["documents_per_second"] or 0) > 0
    assert [note.text for note in report.pooled.notes] == ["partial: a and c are not found"]


def test_contained_pairs_are_counted_word_for_word_within_an_event(tmp_path: Path) -> None:
    rows = [
        {"id": "a", "event": "x", "text": WIRE},
        {"id": "b", "event": "x", "text": f"{WIRE.upper()} {OTHER}"},
        {"id": "c", "event": "y", "text": WIRE},
        {"id": "d", "event": "x", "text": OTHER},
    ]
    report = copies.run(_written(tmp_path / "c.jsonl.gz", rows))
    assert report.pooled.figures["contained_pairs"] == 1.0
    assert report.size.startswith("4 documents")


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([{"id": "a", "body": WIRE, "parents": ["z"], "op": "light"}], "a parent z"),
        ([{"id": "a", "body": WIRE, "parents": []}, {"id": "b", "text": WIRE}], "two forms"),
        ([{"id": "a", "text": ""}], "no document has words"),
    ],
)
def test_copies_of_another_form_are_refused(tmp_path: Path, rows: Sequence[Mapping[str, object]], told: str) -> None:
    with pytest.raises(EvaluationError, match=told):
        copies.run(_written(tmp_path / "c.jsonl.gz", rows))


SAID = [
    ("We left at dawn, before the wind got up", "We set out at daybreak, before it began to blow"),
    ("The nets were empty for the third week in a row", "For the third week running our nets held nothing"),
]
WRITTEN = [
    ("The old mill by the canal is to become a school of music", "A music school will move into the old canal mill"),
    ("Eggs have grown dearer since the spring", "The price of eggs has gone up since spring"),
    ("Two cyclists met the mayor at the town hall", "The mayor received two cyclists in the town hall"),
]


def test_versions_are_sought_among_strangers(tmp_path: Path) -> None:
    quotes = [{"set": "s", "lang": "de", "i": k, "quoteA": a, "quoteB": b} for k, (a, b) in enumerate(SAID)]
    pool = [{"set": "s", "lang": "de", "i": k, "refA": a, "refB": b} for k, (a, b) in enumerate([*SAID, *WRITTEN])]
    report = versions.run_with(_written(tmp_path / "q.jsonl.gz", quotes), _written(tmp_path / "p.jsonl.gz", pool))
    assert report.size == "2 quotations, 3 other sentences"
    assert report.pooled.figures == {"recall_at_1": 1.0, "joined": 1.0, "false_pairs": 0.0, "strangers_joined": 0.0}
    assert [row.name for row in report.rows if row.peer] == ["character TF-IDF", "vectors alone"]


def test_a_pool_without_strangers_is_refused(tmp_path: Path) -> None:
    quotes = _written(tmp_path / "q.jsonl.gz", [{"set": "s", "lang": "de", "i": 0, "quoteA": "We left", "quoteB": "We went"}])
    pool = _written(tmp_path / "p.jsonl.gz", [{"set": "s", "lang": "de", "i": 0, "refA": "We left", "refB": "We went"}])
    with pytest.raises(EvaluationError, match="no sentence without one"):
        versions.run_with(quotes, pool)


def test_the_pool_is_an_option_of_its_own() -> None:
    assert registry.second("versions") == "pool"
    assert registry.second("copies") is None
