"""Claims as they are compared: their words, names, numbers and dates, drawn out once."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.model import Account, Article, Claim, Entity, Moment, TaggedSentence, Token

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
# Verbs that carry no event: they stand in any sentence of news.
EMPTY_VERBS = frozenset("be have do say tell add report announce state note claim make take get go come".split())
_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"\d[\d,.]*\d|\d")


@dataclass(frozen=True, slots=True)
class ClaimView:
    """One claim and what of it is compared: lemmas (`words`, `nouns`, `verbs`), entity ids (`names`; else stems).

    `account` is the account's place among all; `tokens` are the claim's own: their heads count from the whole sentence's first.
    `depth` is how far down its account it stands: 0 at the top of the body, 1 at its end.
    """

    claim: Claim
    account: int
    text: str
    words: Counter[str]
    nouns: Counter[str]
    verbs: Counter[str]
    names: Counter[str]
    places: frozenset[str]
    numbers: frozenset[str]
    tokens: tuple[Token, ...]
    depth: float

    @property
    def when(self) -> Moment | None:
        """When the thing claimed happened, where its claim gives one time."""
        return self.claim.when


def view_claims(accounts: Sequence[Account], entities: Sequence[Entity]) -> tuple[ClaimView, ...]:
    """Every claim of every account, in order of account and text."""
    owner: dict[str, list[tuple[int, int, str]]] = {}
    places = frozenset(e.id for e in entities if e.kind == "place")
    for entity in entities:
        for span in entity.mentions:
            owner.setdefault(span.article, []).append((span.start, span.end, entity.id))
    for spans in owner.values():
        spans.sort()
    views = []
    for number, account in enumerate(accounts):
        tagged = {t.sentence.span: t for t in account.annotation.tagged}
        named = owner.get(account.article.id, [])
        views += [_view(claim, number, account, tagged.get(claim.sentence), named, places) for claim in account.annotation.claims]
    return tuple(views)


def _view(
    claim: Claim,
    number: int,
    account: Account,
    tagged: TaggedSentence | None,
    named: Sequence[tuple[int, int, str]],
    places: frozenset[str],
) -> ClaimView:
    """`named` are the names of the account's article as (start, end, entity), in order."""
    text = account.slice(claim.span)
    start, end = claim.span.start, claim.span.end
    tokens = tuple(t for t in tagged.tokens if start <= t.start < end) if tagged else ()
    inside = [row for row in named[bisect_left(named, (start,)) : bisect_left(named, (end,))] if row[1] <= end]
    names = Counter(entity for _, _, entity in inside)
    if tokens:
        words = Counter(t.lemma.lower() for t in tokens if t.pos in CONTENT and len(t.lemma) > 1)
        nouns = Counter(t.lemma.lower() for t in tokens if t.pos in {"NOUN", "ADJ"})
        verbs = Counter(t.lemma.lower() for t in tokens if t.pos == "VERB" and t.lemma.lower() not in EMPTY_VERBS)
        for t in tokens:
            if t.pos == "PROPN" and not any(s <= t.start < e for s, e, _ in inside):
                names[t.text.lower()[:5]] += 1
    else:  # a language without a tagger: bare words stand in
        words = Counter(w.lower() for w in _WORD.findall(text) if len(w) > 3)
        nouns, verbs = Counter(words), Counter()
    return ClaimView(
        claim=claim,
        account=number,
        text=text,
        words=words,
        nouns=nouns,
        verbs=verbs,
        names=names,
        places=places & names.keys(),
        numbers=frozenset(_NUMBER.findall(text)),
        tokens=tokens,
        depth=_depth(start, account.article),
    )


def _depth(start: int, article: Article) -> float:
    """How far down the body a place is; of a title or caption outside it, its nearer end."""
    body = article.body or ((0, len(article.text)),)
    return min(1.0, max(0.0, (start - body[0][0]) / max(1, body[-1][1] - body[0][0])))
