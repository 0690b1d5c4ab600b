"""ask: questions to the dossiers of events, some of which nothing in the pages answers.

A question is answered right when one of the claims given holds words that were labelled as its answer; it is refused right when
nothing is given and nothing was labelled. `answered_right` is the share of those with an answer, `refused_right` of the others.
"""

from collections.abc import Sequence
from pathlib import Path

import msgspec

from evaluation.errors import EvaluationError
from evaluation.events import read_event
from evaluation.figures import POOLED, Figures, Report, Row, Tally
from evaluation.lines import read_lines
from rashomon.compare.asking import ask
from rashomon.engine.flow import Backends
from rashomon.model import RashomonError
from rashomon.render.as_json import load_dossier

MEASURES = "questions to the dossiers of whole events, some of them not in the sources"
FILE = "questions.jsonl"
FORM = f'a folder of events: pages/, gold.json and {FILE}, lines of {{"question", "answers": [words of the pages, …] or null}}'
DATA: Path | None = Path(__file__).parent.parent / "examples"
HASHED = frozenset({".json", ".jsonl", ".txt", ".html"})


class Asked(msgspec.Struct, frozen=True):
    """A question, and words any of which its answer holds; None where nothing in the pages answers it."""

    question: str
    answers: tuple[str, ...] | None = None


def run(data: Path) -> Report:
    """One row an event and a row ALL, in which the counts of all events are pooled."""
    folders = [data] if (data / FILE).is_file() else sorted(path.parent for path in data.glob(f"*/{FILE}"))
    if not folders:
        raise EvaluationError(f"{data}: no questions here ({FORM})")
    backends = Backends()
    pooled, rows = Tally(), []
    for folder in folders:
        try:
            tally = _tally(folder, questions(folder / FILE), backends)
        except RashomonError as error:
            raise EvaluationError(f"{folder}: {error}") from error
        pooled.take(tally)
        rows.append(Row(folder.name, _figures(tally), tuple(tally.notes)))
    return Report("ask", (*rows, Row(POOLED, _figures(pooled))))


def questions(file: Path) -> list[Asked]:
    """The questions of a file. Raises EvaluationError where it is of another form."""
    return read_lines(file, Asked, FORM)


def _tally(folder: Path, asked_of_it: Sequence[Asked], backends: Backends) -> Tally:
    dossier = load_dossier(read_event(folder, backends))
    tally = Tally()
    for asked in asked_of_it:
        answer = ask(dossier, asked.question, encoder=backends.encoder)
        given = [found.text for found in answer.found]
        if asked.answers:
            right = any(_plain(words) in _plain(text) for words in asked.answers for text in given)
            tally.add("answerable")
            tally.add("answered", right)
            if not right:
                tally.note(f"not answered: {asked.question} ({given[0] if given else answer.why})", "missed", what="answers")
        else:
            tally.add("unanswerable")
            tally.add("refused", not given)
            if given:
                tally.note(f"not refused: {asked.question} ({given[0]})", "wrong", what="answers")
    return tally


def _figures(tally: Tally) -> Figures:
    return {
        "answered_right": tally.share("answered", "answerable"),
        "refused_right": tally.share("refused", "unanswerable"),
    }


def _plain(text: str) -> str:
    return " ".join(text.replace("’", "'").split()).casefold()
