"""Whether an account in one language follows one in another sentence by sentence: figures, names and quotations in one order.

Two reporters of one event share its names and figures too; a translation has them in the same sentences, one after the other.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rashomon.linking.spelling import latin, skeleton
from rashomon.model import Account, Quote, Span

# A sentence with fewer anchors could be matched by chance.
FEWEST_ANCHORS = 2
# A translation keeps most of its sentences in the order of the original, and more than a handful of them. In two invented events
# independent accounts in two languages reach .63 with five sentences, .42 with more; rewrites in one language .69 and above.
LEAST_SHARE = 0.7
ENOUGH_SENTENCES = 7
FEWEST_SENTENCES = 5
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
_NAME = re.compile(r"[^\W\d_][\w’'-]+")


@dataclass(frozen=True, slots=True)
class Following:
    """The sentences of two accounts that run parallel, in order, and the smaller of the shares of anchored sentences they are."""

    pairs: tuple[tuple[Span, Span], ...]
    share: float


def following(first: Account, second: Account, quotes: Sequence[Quote]) -> Following:
    """How far two accounts run parallel; pairs are few and the share low where each tells in its own order."""
    rows = [_anchored(account, quotes) for account in (first, second)]
    if min(len(row) for row in rows) < FEWEST_SENTENCES:
        return Following((), 0.0)
    score = [[_fit(a, b) for _, b in rows[1]] for _, a in rows[0]]
    chain = _best_chain(score)
    pairs = tuple((rows[0][i][0], rows[1][j][0]) for i, j in chain)
    return Following(pairs, round(len(pairs) / min(len(row) for row in rows), 3))


def _anchored(account: Account, quotes: Sequence[Quote]) -> list[tuple[Span, frozenset[str]]]:
    """The sentences that hold figures, names or known quotations, with those anchors in a form that languages share."""
    spoken = [(v.span, quote.id) for quote in quotes for v in quote.versions if v.span.article == account.article.id]
    text = account.article.text
    rows = []
    for sentence in account.annotation.sentences:
        if sentence.kind != "body":
            continue
        span = sentence.span
        anchors = {m.group().replace(",", ".") for m in _NUMBER.finditer(text, span.start, span.end)}
        for match in _NAME.finditer(text, span.start, span.end):
            word = match.group()
            if word[0].isupper() and match.start() > span.start and len(word) > 2:
                anchors.add(_folded(word))
        anchors |= {f"quote {label}" for said, label in spoken if said.overlap(span)}
        if len(anchors) >= FEWEST_ANCHORS:
            rows.append((span, frozenset(anchors)))
    return rows


@lru_cache(maxsize=4096)
def _folded(word: str) -> str:
    return skeleton(latin(word))[:5]


def _fit(a: frozenset[str], b: frozenset[str]) -> float:
    """The share of the smaller set of anchors found in the other; 0 for fewer than two."""
    common = len(a & b)
    return common / min(len(a), len(b)) if common >= FEWEST_ANCHORS else 0.0


def _best_chain(score: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """The heaviest chain of sentence pairs that goes forward in both texts."""
    height, width = len(score), len(score[0])
    best = [[0.0] * (width + 1) for _ in range(height + 1)]
    for i in range(height - 1, -1, -1):
        for j in range(width - 1, -1, -1):
            take = score[i][j] + best[i + 1][j + 1] if score[i][j] > 0 else 0.0
            best[i][j] = max(take, best[i + 1][j], best[i][j + 1])
    chain = []
    i = j = 0
    while i < height and j < width:
        if score[i][j] > 0 and best[i][j] == score[i][j] + best[i + 1][j + 1]:
            chain.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return chain
