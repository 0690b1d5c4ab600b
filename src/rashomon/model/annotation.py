"""What is read in one article, before it is compared with others."""

from dataclasses import dataclass
from typing import Literal

from rashomon.model.article import Article
from rashomon.model.claim import Claim, DateMention, Happening
from rashomon.model.entity import KinshipCue, Mention
from rashomon.model.quote import FoundQuote
from rashomon.model.span import Span

SentenceKind = Literal["body", "caption", "title"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the article. Sentences are in order of the text and do not overlap; `paragraph` counts from 0."""

    span: Span
    kind: SentenceKind
    paragraph: int


@dataclass(frozen=True, slots=True)
class Token:
    """One token of a tagged sentence. Offsets are of the article's text; `head` is an index into the sentence's tokens."""

    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int


@dataclass(frozen=True, slots=True)
class NameGuess:
    """A name as the tagger sees it. Its label is a vote, never a verdict."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class TaggedSentence:
    """A sentence with its tokens and the names guessed in it; both are empty in a language without a tagger."""

    sentence: Sentence
    tokens: tuple[Token, ...] = ()
    names: tuple[NameGuess, ...] = ()


@dataclass(frozen=True, slots=True)
class Annotation:
    """Everything read in one article alone."""

    sentences: tuple[Sentence, ...]
    tagged: tuple[TaggedSentence, ...]
    mentions: tuple[Mention, ...]
    kinships: tuple[KinshipCue, ...]
    quotes: tuple[FoundQuote, ...]
    dates: tuple[DateMention, ...]
    claims: tuple[Claim, ...]
    happenings: tuple[Happening, ...]


@dataclass(frozen=True, slots=True)
class Account:
    """One article of a story with what was read in it: what `compare` works on."""

    article: Article
    annotation: Annotation

    def slice(self, span: Span) -> str:
        """The characters of a span of this article."""
        return self.article.text[span.start : span.end]
