"""Marks: the small numbers that lead from a statement to the very characters it rests on."""

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass

from rashomon.model import Article, BadSpanError, Dossier, Span
from rashomon.render.phrases import fold, outlet, shorten

WORDS_SHOWN = 160  # of the quoted words in a mark's tooltip: longer ones hide the page


@dataclass(frozen=True, slots=True)
class Mark:
    """One place in one account. `number` is the account's number, the same all through the dossier.

    `label` is that number; where one statement rests on several places of an account, the further ones are b, c, d …
    """

    number: int
    start: int
    end: int
    outlet: str
    words: str
    label: str

    @property
    def place(self) -> str:
        """Account and characters, as the script reads them."""
        return f"{self.number}:{self.start}-{self.end}"


def _further(nth: int) -> str:
    """b, c … z, then +26, +27 …"""
    return chr(ord("a") + nth) if nth < 26 else f"+{nth}"


@dataclass(frozen=True, slots=True)
class Account:
    """An article by its number."""

    number: int
    article: Article
    name: str


class Marker:
    """Makes marks for the articles of one dossier."""

    def __init__(self, dossier: Dossier) -> None:
        self.accounts = tuple(Account(n, article, outlet(article)) for n, article in enumerate(dossier.articles, start=1))
        self._by_id = {account.article.id: account for account in self.accounts}

    def account(self, article: str) -> Account | None:
        """The account of an article id; None for what is no article of this dossier, such as an agency."""
        return self._by_id.get(article)

    def known(self, articles: Iterable[str]) -> tuple[Account, ...]:
        """The accounts of these article ids, by number."""
        found = {account.number: account for id_ in articles if (account := self._by_id.get(id_))}
        return tuple(found[number] for number in sorted(found))

    def words(self, span: Span) -> str:
        """The span's words, white space folded."""
        return fold(self._at(span).article.text[span.start : span.end])

    def mark(self, span: Span) -> Mark:
        """The mark of one span. Raises BadSpanError where it does not lie inside its article's text."""
        account = self._at(span)
        return Mark(
            account.number, span.start, span.end, account.name, shorten(self.words(span), WORDS_SHOWN), str(account.number)
        )

    def marks(self, spans: Iterable[Span]) -> tuple[Mark, ...]:
        """The marks of these spans, by account and place, each once."""
        marks = sorted({self.mark(span) for span in spans}, key=lambda mark: (mark.number, mark.start, mark.end))
        labelled, nth = [], 0
        for place, mark in enumerate(marks):
            nth = nth + 1 if place and marks[place - 1].number == mark.number else 0
            labelled.append(dataclasses.replace(mark, label=_further(nth)) if nth else mark)
        return tuple(labelled)

    def _at(self, span: Span) -> Account:
        account = self._by_id.get(span.article)
        if account is None or span.end > len(account.article.text):
            raise BadSpanError(f"span {span.start}:{span.end} does not lie in the text of article {span.article}")
        return account
