"""The same words in the mouths of different people."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from rashomon.compare.drafts import Draft
from rashomon.compare.propositions import Names
from rashomon.model import Account, Entity, FoundQuote, Quote, Span
from rashomon.text.wording import all_words

# Fewer words than these may be said by two people on one day.
FEWEST_WORDS = 7
# A speaker counts only where the page names him beside his words: a pronoun may be read wrongly, and the fault would be ours.
BESIDE = 60
LONGEST_QUOTED = 110
# The end of a sentence or line between the two: 'X left. "…," he said'.
_BREAK = re.compile(r"\w[.!?]\s|\n")


@dataclass(frozen=True, slots=True)
class _Said:
    """Quoted words in one account, and the person named beside them."""

    account: int
    who: str
    span: Span
    words: str


def find_attribution_conflicts(
    accounts: Sequence[Account], quotes: Sequence[Quote], entities: Sequence[Entity], *, names: Names
) -> Iterable[Draft]:
    """One draft an utterance that two accounts give to two people, where no account gives it to both."""
    people = {e.id: e.name for e in entities if e.kind == "person"}
    place = {account.article.id: n for n, account in enumerate(accounts)}
    found = {(n, q.span): q for n, account in enumerate(accounts) for q in account.annotation.quotes}
    for quote in quotes:
        said = []
        for version in quote.versions:
            number = place[version.span.article]
            one = found.get((number, version.span))
            who = _named_beside(one, accounts[number], names) if one is not None and version.direct else None
            if who in people and who == version.speaker:
                said.append(_Said(number, who, version.span, " ".join(all_words(accounts[number].slice(version.span)))))
        speakers = sorted({s.who for s in said}, key=lambda who: min(s.span for s in said if s.who == who))
        if len(speakers) != 2 or not _same_words(said):
            continue
        tellers = [{s.account for s in said if s.who == who} for who in speakers]
        if tellers[0] & tellers[1] or people[speakers[0]].split()[-1] == people[speakers[1]].split()[-1]:
            continue
        sides = tuple((people[who], "", tuple(s.span for s in said if s.who == who)) for who in speakers)
        words = " ".join(accounts[said[0].account].slice(said[0].span).split())
        cut = words if len(words) <= LONGEST_QUOTED else words[:LONGEST_QUOTED].rsplit(" ", 1)[0] + " …"
        yield Draft(
            "attribution", f"who said “{cut}”", "conflict", sides, ("the accounts name different speakers of the same words",)
        )


def _named_beside(quote: FoundQuote, account: Account, names: Names) -> str | None:
    """The entity named as the speaker right beside the words; None for a pronoun, or for a name further away."""
    if quote.speaker is None or quote.cue is None or not quote.direct:
        return None
    first, second = sorted((quote.span, quote.speaker))
    between = account.article.text[first.end : second.start]
    if len(between) > BESIDE or _BREAK.search(between):
        return None
    return names.at(account.article.id, quote.speaker.start)


def _same_words(said: Sequence[_Said]) -> bool:
    """Whether, of each two of them, one holds the whole of the other."""
    return all(
        min(len(a.words.split()), len(b.words.split())) >= FEWEST_WORDS and (a.words in b.words or b.words in a.words)
        for a, b in combinations(said, 2)
    )
