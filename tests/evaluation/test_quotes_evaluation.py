"""The evaluation of quotations on two documents small enough to judge by hand. All invented."""

import json
from pathlib import Path

import pytest

from evaluation import quotes
from evaluation.errors import EvaluationError
from evaluation.quotes import Attribution, Document, Part, Said, name_words, pieces, same_name

TEXT = "“We lost two boats,” Mayor Helena Brandt said. “It was dark.” Later he told us: “Nobody knew.” A sign read “Exit”."


def part(words: str, nth: int = 0) -> Part:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return Part([(start, start + len(words))])


DOCUMENT = Document(
    TEXT,
    [
        Attribution(
            [Part([*part("“We lost two boats,”").spans, *part("“It was dark.”").spans])],
            [part("said")],
            [part("Mayor Helena Brandt")],
        ),
        Attribution([part("“Nobody knew.”")], [part("told")], [part("he")]),
    ],
)


def said(words: str, speaker: str | None, cue: str | None) -> Said:
    spot = {w: part(w).spans[0] for w in (words, speaker, cue) if w is not None}
    return Said(spot[words], spot[speaker] if speaker else None, spot[cue] if cue else None)


def judged(*got: Said) -> dict[str, float | None]:
    return dict(quotes._figures(quotes._tally([DOCUMENT], lambda text: list(got))))


def test_a_direct_quotation_stands_between_marks_and_may_be_split() -> None:
    assert [TEXT[slice(*words)] for words, _ in pieces(DOCUMENT)] == ["We lost two boats,", "It was dark.", "Nobody knew."]


def test_all_right() -> None:
    got = judged(
        said("We lost two boats,", "Helena Brandt", "said"),
        said("It was dark.", "Helena Brandt", None),
        said("Nobody knew.", "Helena Brandt", "told"),
    )
    assert got == {"direct_found": 1, "direct_precision": 1, "speaker": 1, "speaker_named": 1, "crashes": 0}


def test_a_pronoun_must_hang_on_its_verb_and_stand_for_somebody() -> None:
    assert judged(said("Nobody knew.", "Helena Brandt", None))["speaker"] == 0
    assert judged(said("Nobody knew.", None, "told"))["speaker"] == 0


def test_missed_and_wrong() -> None:
    got = judged(said("We lost two boats,", "Later", "said"), said("Exit", None, None))
    assert got["direct_found"] == pytest.approx(1 / 3)
    assert got["direct_precision"] == 0.5
    assert got["speaker"] == 0


def test_what_crashes_is_counted() -> None:
    def crash(text: str) -> list[Said]:
        raise ValueError("no")

    tally = quotes._tally([DOCUMENT, DOCUMENT], crash)
    assert quotes._figures(tally)["crashes"] == 2
    assert quotes._figures(tally)["direct_found"] == 0


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Brandt", "Mayor Helena Brandt", True),
        ("Karl Brandt", "Helena Brandt", False),
        ("He", "She", False),
        ("Mr. Brandt", "Brandt", True),
    ],
)
def test_names_are_one_where_the_words_of_the_shorter_stand_in_the_longer(one: str, other: str, same: bool) -> None:
    assert same_name(name_words(one), name_words(other)) is same


def test_the_whole_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quotes, "textacy_reader", lambda: None)
    spans = [
        {"content": [{"spans": p.spans} for p in a.content], "cue": [{"spans": p.spans} for p in a.cue],
         "source": [{"spans": p.spans} for p in a.source]} for a in DOCUMENT.attributions
    ]  # fmt: skip
    row = json.dumps({"text": TEXT, "attributions": spans})
    data = tmp_path / "quotes.jsonl"
    data.write_text(f"{row}\n{row}\n", "utf-8")
    report = quotes.run(data)
    assert [r.name for r in report.rows] == ["even", "odd", "ALL"]
    assert report.pooled.figures["direct_found"] == 1
    assert report.pooled.figures["crashes"] == 0


def test_data_without_quotations_is_refused(tmp_path: Path) -> None:
    (tmp_path / "none.jsonl").write_text('{"text": "a", "attributions": []}\n', "utf-8")
    with pytest.raises(EvaluationError, match="no direct quotation"):
        quotes.run(tmp_path / "none.jsonl")
