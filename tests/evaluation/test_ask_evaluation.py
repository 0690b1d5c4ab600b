"""How well questions to the examples are answered, and refused, may rise and not fall."""

from pathlib import Path

import pytest

from evaluation import ask, floors
from evaluation.errors import EvaluationError
from evaluation.figures import Report


@pytest.fixture(scope="module")
def report(examples: Path) -> Report:
    return ask.run(examples)


def test_no_figure_fell_below_its_floor(report: Report) -> None:
    assert floors.below(report) == []
    assert floors.load()["ask"].rows["ALL"].keys() == report.pooled.figures.keys()


def test_questions_with_and_without_an_answer_are_asked_of_every_event(report: Report) -> None:
    assert len(report.rows) > 2
    assert all(value is not None for row in report.rows for value in row.figures.values())


def test_changed_questions_change_the_floors_data(examples: Path, tmp_path: Path) -> None:
    (tmp_path / "event").mkdir()
    questions = tmp_path / "event" / ask.FILE
    digests = set()
    for text in ("1", "2"):
        questions.write_text(text, "utf-8")
        digests.add(floors.digest(tmp_path, ask.HASHED))
    assert len(digests) == 2
    assert floors.digest(examples) != floors.digest(examples, ask.HASHED)


def test_labelled_answers_stand_in_the_pages(examples: Path) -> None:
    from rashomon.ingest.files import read_pages

    for file in sorted(examples.glob(f"*/{ask.FILE}")):
        pages, _ = read_pages([str(file.parent / "pages")])
        texts = [" ".join(page.text.replace("’", "'").split()).casefold() for page in pages]
        for asked in ask.questions(file):
            for words in asked.answers or ():
                plain = " ".join(words.replace("’", "'").split()).casefold()
                assert any(plain in text for text in texts), f"{file.parent.name}: {words}"


def test_a_folder_without_questions_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="no questions here"):
        ask.run(tmp_path)
