"""The evaluation of pages of HTML, on a page invented here."""

import json

import pytest

from evaluation import html
from evaluation.errors import EvaluationError
from evaluation.training.block_weights import labels_from_body, labels_from_snippets
from evaluation.training.host_parts import part_of
from rashomon.clean.blocks import find_blocks
from rashomon.ingest.html import visible_text

BODY = (
    "The orchard on the hill lost a third of its pear trees in the storm, the owner said on Monday. "
    "She means to plant quinces in their place, which bear later and stand the wind better than pears do."
)
PAGE = (
    f"<html><body><div><a href='/'>All the news</a></div><article><h1>Storm fells pears</h1><p>{BODY}</p></article></body></html>"
)


def test_figures_of_a_page_that_is_read_well(tmp_path, monkeypatch):
    monkeypatch.setattr(html, "_peers", lambda: [("some other", None)])
    data = tmp_path / "pages.jsonl"
    data.write_text(
        json.dumps({"html": PAGE, "url": "https://a.example/x", "gold_body": BODY, "gold_title": "Storm fells pears"})
    )
    report = html.run(data)
    assert report.pooled.figures["body_f1"] == pytest.approx(1)
    assert report.pooled.figures["bulk_body_f1"] > 0.9
    assert report.pooled.figures["title"] == 1
    assert "skipped" in report.rows[0].name


def test_snippets_are_measured_where_no_body_is_known(tmp_path, monkeypatch):
    monkeypatch.setattr(html, "_peers", list)
    data = tmp_path / "pages.jsonl"
    data.write_text(json.dumps({"html": PAGE, "url": "https://a.example/x", "with": [BODY[:40]], "without": ["All the news"]}))
    assert html.run(data).pooled.figures["snippets"] == 1


def test_pages_without_truth_are_refused(tmp_path):
    data = tmp_path / "pages.jsonl"
    data.write_text(json.dumps({"html": PAGE}))
    with pytest.raises(EvaluationError):
        html.run(data)


def test_all_pages_of_a_name_fall_in_one_part():
    assert part_of("https://www.vale.example/a") == part_of("http://news.vale.example/b")


def test_labels_come_from_the_body_or_from_snippets():
    blocks = find_blocks(PAGE, visible_text(PAGE))
    assert [label > 0.5 for label in labels_from_body(blocks, BODY)] == [False, False, True]
    assert labels_from_snippets(blocks, [BODY[:40]], ["All the news"]) == [0.0, -1.0, 1.0]
