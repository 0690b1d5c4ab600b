"""What the claims of a dossier answer to a question: their very words, or nothing."""

from dataclasses import dataclass
from typing import Literal

from rashomon.model.claim import Standing
from rashomon.model.span import Span

QuestionKind = Literal["who", "when", "where", "how many", "why", "yes-no", "what"]


@dataclass(frozen=True, slots=True)
class Found:
    """One claim that answers, word for word: the account's own words are what `span` slices to, white space folded in `text`.

    `standing`, `origins` and `conflicts` are those of its `point`; `same` are the places that state the same point. Answers of
    one `group` (1, 2, …, that of the best first) say the same, as far as words, figures and vectors tell.
    """

    text: str
    span: Span
    point: str
    standing: Standing
    origins: tuple[str, ...]
    conflicts: tuple[str, ...]
    same: tuple[Span, ...]
    score: float
    reasons: tuple[str, ...]
    group: int = 1


@dataclass(frozen=True, slots=True)
class Answer:
    """The claims that answer a question, best first; none: it is NOT IN THE SOURCES, and `why` says what is lacking."""

    question: str
    kind: QuestionKind
    found: tuple[Found, ...]
    why: str = ""
