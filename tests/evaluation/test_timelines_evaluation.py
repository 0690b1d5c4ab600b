"""The measure of timelines on small graphs, and the evaluation on invented documents."""

import json
from pathlib import Path

import pytest

from evaluation.registry import second
from evaluation.timeline_documents import Document, SentenceOfTokens, read_document
from evaluation.timeline_graph import Awareness, Line, compare_timelines
from evaluation.timelines import run_with
from rashomon.model import Tagger

GOLD = (
    Line(0, "XXXX-XX-XX", ("d-9-hoped",)),
    Line(1, "2030", ("d-1-built",)),
    Line(2, "2031-05-01", ("d-2-opened", "e-1-opening")),
    Line(3, "2031-05-02", ("d-3-closed",)),
)


def f1(counts: Awareness) -> float:
    precision = counts.right / counts.got if counts.got else 0.0
    recall = counts.hit / counts.want if counts.want else 0.0
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


@pytest.mark.parametrize(
    ("system", "expected"),
    [
        # four mentions with their dates, and two steps from one date to the next
        (GOLD, Awareness(6, 6, 6, 6)),
        ((), Awareness(0, 0, 0, 6)),
        # lines of order 0 do not count, on either side
        (GOLD[1:], Awareness(6, 6, 6, 6)),
        # the sequence of lines is that of their orders
        (GOLD[::-1], Awareness(6, 6, 6, 6)),
        # two dates swapped: the dates are right still, and what follows both; the step between them is not
        ((Line(2, "2030", GOLD[1].mentions), Line(1, "2031-05-01", GOLD[2].mentions), GOLD[3]), Awareness(5, 6, 5, 6)),
        # a date cut to another precision is another date
        ((GOLD[1], Line(2, "2031-05", GOLD[2].mentions), GOLD[3]), Awareness(4, 6, 4, 6)),
        # what is missing costs recall: its date, and the step to the next, which is no longer told
        ((GOLD[1], GOLD[2]), Awareness(4, 4, 4, 6)),
        # what follows from the truth is right although it does not say it
        ((GOLD[1], GOLD[3]), Awareness(3, 3, 2, 6)),
        # what is invented costs precision: its date, and a step to it and from it
        ((*GOLD, Line(4, "2031-06-01", ("d-4-burned",))), Awareness(6, 8, 6, 6)),
    ],
)
def test_the_measure(system: tuple[Line, ...], expected: Awareness) -> None:
    assert compare_timelines(GOLD, system) == expected


def test_two_orders_of_one_date_contradict_each_other_and_count_only_word_for_word() -> None:
    gold = (Line(1, "2030", ("d-1-a",)), Line(2, "2030", ("d-1-b",)), Line(3, "2030", ("d-1-c",)))
    assert f1(compare_timelines(gold, gold)) == 1.0
    apart = (gold[0], Line(2, "2030", ("d-1-c",)))
    assert compare_timelines(gold, apart) == Awareness(2, 3, 2, 5)


def test_a_word_in_two_lines_is_two_mentions() -> None:
    twice = (Line(1, "2030-03", ("d-1-seen",)), Line(2, "2030-06", ("d-1-seen",)))
    assert compare_timelines(twice, twice) == Awareness(3, 3, 3, 3)
    assert compare_timelines(twice, twice[:1]) == Awareness(1, 1, 1, 3)


def test_tokens_become_text_again_and_are_found_in_it(tagger: Tagger) -> None:
    sentences = (
        SentenceOfTokens(0, "Orlop opens yard"),
        SentenceOfTokens(1, 'Orlop Ltd. \'s yard ( in Brod ) cost $ 4 million , " not more , " it said .'),
    )
    read = read_document(Document("c", "d", "2031-05-01", sentences), tagger=tagger)
    text = read.account.article.text
    assert text == 'Orlop opens yard\n\nOrlop Ltd.\'s yard (in Brod) cost $4 million, "not more," it said. '
    assert read.token_at(text.index("said")) == (1, "said")
    assert read.token_at(text.index("opens") + 1) == (0, "opens")
    assert all(text[start:end] == word for start, end, _, word in read.tokens)
    assert [t.sentence.kind for t in read.account.annotation.tagged] == ["title", "body"]


def test_the_evaluation(tmp_path: Path) -> None:
    data, gold = tmp_path / "docs.jsonl", tmp_path / "gold.jsonl"
    sentences = (
        "Ida Brandt , the head of Orlop , opened a yard in Brod on Monday .",
        "She founded the company in 2019 .",
        "Last week she said that it may close .",
    )
    document = {
        "corpus": "c",
        "doc": "d",
        "dct": "2031-05-07",
        "sentences": [{"id": n, "text": text} for n, text in enumerate(sentences, 1)],
    }
    data.write_text(json.dumps(document) + "\n")
    events = [
        {"order": 1, "date": "2019", "mentions": [{"doc": "d", "sent": "2", "token": "founded"}]},
        {"order": 2, "date": "2031-05-05", "mentions": [{"doc": "d", "sent": "1", "token": "opened"}]},
        {"order": 0, "date": "XXXX-XX-XX", "mentions": [{"doc": "d", "sent": "3", "token": "said"}]},
    ]
    gold.write_text(json.dumps({"corpus": "c", "entity": "Ida Brandt", "events": events}) + "\n")
    report = run_with(data, gold)
    peer, corpus, pooled = report.rows
    assert peer.peer
    assert corpus.figures == pooled.figures
    assert pooled.figures["r"] == 1.0
    assert pooled.figures["dated"] == 1.0
    assert [note.cause for note in pooled.notes] in ([], ["happening without a place in time"])
    assert second("timelines") == "gold"
