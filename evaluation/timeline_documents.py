"""Documents of SemEval-2015 task 4 as accounts: their tokens joined to text again, and where each token stands in it."""

from bisect import bisect_right
from dataclasses import dataclass

import msgspec

from rashomon.annotate.dates import find_dates
from rashomon.annotate.mentions import find_mentions
from rashomon.annotate.quotes import find_quotes
from rashomon.annotate.reading import tag_sentences
from rashomon.model import Account, Annotation, Article, Moment, Sentence, Span, Tagger

_NO_SPACE_BEFORE = frozenset(", . ; : ! ? % ) ] 's 'S 're 've 'll 'd 'm n't".split())
_NO_SPACE_AFTER = frozenset("( [ $ £ €".split())


class SentenceOfTokens(msgspec.Struct, frozen=True):
    """A sentence with a blank between each two tokens; number 0 is the title where the document prints it."""

    id: int
    text: str


class Document(msgspec.Struct, frozen=True):
    """One line of the data: a document, the day it was written (`dct`), and its sentences."""

    corpus: str
    doc: str
    dct: str
    sentences: tuple[SentenceOfTokens, ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Read:
    """A document as an account. `tokens` are (start, end, number of the sentence, token), in order of the text."""

    account: Account
    tokens: tuple[tuple[int, int, int, str], ...]

    def token_at(self, start: int) -> tuple[int, str] | None:
        """The number of the sentence and the token that hold this character."""
        k = bisect_right(self.tokens, start, key=lambda token: token[0]) - 1
        if k < 0 or self.tokens[k][1] <= start:
            return None
        return self.tokens[k][2], self.tokens[k][3]


def read_document(document: Document, *, tagger: Tagger) -> Read:
    """The document read as a page would be, but with its own sentences; claims and happenings are left out."""
    text, tokens, spans = "", [], []
    for sentence in document.sentences:
        begin, last, quoted = len(text), "", False
        for word in sentence.text.split():
            glued = word in _NO_SPACE_BEFORE or last in _NO_SPACE_AFTER or (word == '"' and quoted)
            glued = glued or (last == '"' and quoted) or (word == "'" and last.endswith("s"))
            if len(text) > begin and not glued:
                text += " "
            if word == '"':
                quoted = not quoted
            tokens.append((len(text), len(text) + len(word), sentence.id, word))
            text += word
            last = word
        if len(text) > begin:
            spans.append((begin, len(text), sentence.id))
            text += "\n\n" if sentence.id == 0 else " "
    article = Article(
        id=document.doc,
        content=document.doc,
        source=document.doc,
        text=text,
        body=tuple((start, end) for start, end, number in spans if number > 0),
        title=document.title or None,
        published=Moment.parse(document.dct),
        published_from="manifest",
        language="en",
        reading="deep",
    )
    sentences = tuple(
        Sentence(Span(article.id, start, end), "body" if number > 0 else "title", int(number > 0)) for start, end, number in spans
    )
    tagged = tag_sentences(article, sentences, tagger=tagger)
    mentions, kinships = find_mentions(article, tagged)
    quotes = find_quotes(article, tagged, mentions)
    dates = find_dates(article, tagged)
    return Read(Account(article, Annotation(sentences, tagged, mentions, kinships, quotes, dates, (), ())), tuple(tokens))
