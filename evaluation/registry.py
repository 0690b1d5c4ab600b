"""Every evaluation by its name. Each is one module of this package with the shape of `Evaluation`."""

from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from evaluation.errors import EvaluationError
from evaluation.figures import Report

# name → module; `./run eval` without names runs those that need no data from outside.
MODULES = {
    "events": "evaluation.events",
    "ask": "evaluation.ask",
    "names": "evaluation.names",
    "dates": "evaluation.dates",
    "quotes": "evaluation.quotes",
    "answers": "evaluation.answers",
    "versions": "evaluation.versions",
    "copies": "evaluation.copies",
    "timelines": "evaluation.timelines",
    "stories": "evaluation.stories",
    "html": "evaluation.html",
    "flat": "evaluation.flat",
}


class Evaluation(Protocol):
    """What a module of the table has: what it measures, the data it runs on by itself, and the run.

    `DATA` is None where the data may not be part of the project: then --data names a file of the form `FORM` tells.
    """

    MEASURES: str
    FORM: str
    DATA: Path | None

    def run(self, data: Path) -> Report:
        """Every figure of the evaluation on `data`. Raises EvaluationError for data that is not of the right form."""
        ...


class TwoInputs(Protocol):
    """An evaluation on data of two files: `SECOND` is the option that names the second, "pool" or "gold"."""

    MEASURES: str
    FORM: str
    SECOND: str

    def run_with(self, data: Path, second: Path) -> Report:
        """Every figure of the evaluation on both. Raises EvaluationError for data that is not of the right form."""
        ...


def names() -> tuple[str, ...]:
    """Every evaluation there is."""
    return tuple(MODULES)


def load(name: str) -> Evaluation:
    """The evaluation of this name. Raises EvaluationError naming those there are."""
    if name not in MODULES:
        raise EvaluationError(f"there is no evaluation {name!r}; there are {', '.join(MODULES)}")
    return cast(Evaluation, import_module(MODULES[name]))


def second(name: str) -> str | None:
    """Which second file the evaluation of this name needs beside --data: "pool", "gold" or None."""
    option: str | None = getattr(load(name), "SECOND", None)
    return option


def load_with(name: str) -> TwoInputs:
    """The evaluation of this name, which needs a second file."""
    return cast(TwoInputs, load(name))
