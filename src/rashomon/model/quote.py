"""What was said, and in which words each page gives it."""

from dataclasses import dataclass
from typing import Literal

from rashomon.model.span import Span

Change = Literal["same", "reworded", "cut", "stitched", "sense-changed"]


@dataclass(frozen=True, slots=True)
class FoundQuote:
    """One utterance in one page. `span` is what was said, without its quotation marks.

    `speaker` is the span of the words that name the speaker: a name where one is certain (a pronoun is resolved inside
    the page), else a description ('the Kremlin leader'), else None: unknown. `cue` is the verb of saying.
    `direct` is True for the speaker's own words (quotation marks, lost ones included), False for reported speech.
    """

    span: Span
    direct: bool
    speaker: Span | None = None
    cue: Span | None = None


@dataclass(frozen=True, slots=True)
class QuoteVersion:
    """One page's version of an utterance, its speaker resolved to an entity id (None: unknown)."""

    span: Span
    direct: bool
    speaker: str | None
    cue: Span | None
    change: Change


@dataclass(frozen=True, slots=True)
class Quote:
    """One utterance in all its versions; the first version is the fullest, the others are judged against it."""

    id: str
    speaker: str | None
    versions: tuple[QuoteVersion, ...]
