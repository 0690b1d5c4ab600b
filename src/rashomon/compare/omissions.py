"""Points that most origins carry and an account leaves out, although they were public before it appeared.

A pairing of claims misses paraphrases, so an account's own sentences are asked once more: where one of them, or the account as
a whole, holds too many of the words that the point's claims share, nothing is claimed.
"""

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.model import Account, Omission, Origin, Point, Span
from rashomon.text.wording import content_words

# All thresholds were chosen on nineteen labelled events together; on the two halves of them precision is .70 and .65, recall .60
# and .55.
# A point must stand in so many origins other than the account's own, or in all of them if they are no fewer than two.
ENOUGH_ORIGINS = 3
FEWEST_ORIGINS = 2
# It must stand in more than this share of them.
LEAST_SHARE = 0.5
# A point whose claims share fewer content words is too vague to be looked for in other words.
FEWEST_WORDS = 3
# One sentence that holds more than this share of the point's shared words, counted or weighed by rarity, may tell it.
SENTENCE_SHARE = 0.45
# So may an account that holds more than this share of them, weighed by rarity, anywhere.
ACCOUNT_SHARE = 0.6
# A point that shares so many of its claims with one already reported for an account tells the reader nothing new.
SAME_POINT = 0.5


@dataclass(frozen=True, slots=True)
class _Words:
    """The content words of one account, sentence by sentence and in all."""

    sentences: tuple[frozenset[str], ...]
    all: frozenset[str]


def find_omissions(accounts: Sequence[Account], points: Sequence[Point], origins: Sequence[Origin]) -> tuple[Omission, ...]:
    """What accounts leave out, in order of the points. Never named are accounts in a language that is not read deeply,
    and those in another language than most who tell the point.
    """
    home = {article: origin.id for origin in origins for article in origin.articles}
    by_id = {account.article.id: account for account in accounts}
    words = {account.article.id: _words(account) for account in accounts}
    holders = Counter(word for each in words.values() for word in each.all)
    reported: dict[str, list[frozenset[Span]]] = {account.article.id: [] for account in accounts}
    out = []
    for point in points:
        telling = sorted({claim.span.article for claim in point.claims})
        held = {home[article] for article in telling}
        if len(held) < FEWEST_ORIGINS:
            continue
        core = _core(point, by_id)
        spoken = _language([by_id[article].article.language for article in telling])
        first = _earliest([by_id[article] for article in telling])
        spans = frozenset(claim.span for claim in point.claims)
        missing = tuple(
            account.article.id
            for account in accounts
            if account.article.reading == "deep"
            and account.article.language == spoken
            and home[account.article.id] not in held
            and _expected(len(held), len(origins) - 1)
            and _public_before(first, account)
            and not any(len(spans & other) >= SAME_POINT * min(len(spans), len(other)) for other in reported[account.article.id])
            and not _may_tell(words[account.article.id], core, holders)
        )
        for article in missing:
            reported[article].append(spans)
        if missing:
            since = str(first.article.published) if first is not None and first.article.published is not None else ""
            out.append(Omission(point.id, missing, since))
    return tuple(out)


def _expected(held: int, others: int) -> bool:
    """Whether so many of the other origins carry a point that its absence says something."""
    return held > LEAST_SHARE * others and (held >= ENOUGH_ORIGINS or held == others)


def _language(spoken: Sequence[str]) -> str:
    """The language most of them are in: whether an account in another one tells the same cannot be seen from words."""
    return min(Counter(spoken).items(), key=lambda item: (-item[1], item[0]))[0]


def _words(account: Account) -> _Words:
    rows = tuple(frozenset(content_words(account.slice(s.span))) for s in account.annotation.sentences)
    return _Words(rows, frozenset().union(*rows))


def _core(point: Point, by_id: Mapping[str, Account]) -> frozenset[str]:
    """The words that at least half of the accounts that tell the point use for it, two at the least."""
    told: dict[str, set[str]] = {}
    for claim in point.claims:
        told.setdefault(claim.span.article, set()).update(content_words(by_id[claim.span.article].slice(claim.span)))
    counts = Counter(word for words in told.values() for word in words)
    return frozenset(word for word, count in counts.items() if count >= max(2, len(told) / 2))


def _may_tell(account: _Words, core: frozenset[str], holders: Mapping[str, int]) -> bool:
    """Whether the account may hold the point in other words; a point with too few words of its own may stand anywhere."""
    if len(core) < FEWEST_WORDS:
        return True

    def weight(words: frozenset[str]) -> float:
        return sum(1.0 / holders[word] for word in sorted(words))

    whole = weight(core)
    if weight(core & account.all) > ACCOUNT_SHARE * whole:
        return True
    shared = [core & sentence for sentence in account.sentences]
    return any(len(s) > SENTENCE_SHARE * len(core) or weight(s) > SENTENCE_SHARE * whole for s in shared)


def _earliest(accounts: Sequence[Account]) -> Account | None:
    """The account with the earliest known time; None where no time is known."""
    timed = [(time, account.article.id, account) for account in accounts if (time := _instant(account)) is not None]
    return min(timed, key=lambda row: (row[0], row[1]))[2] if timed else None


def _instant(account: Account) -> dt.datetime | None:
    return account.article.published.utc if account.article.published else None


def _public_before(first: Account | None, account: Account) -> bool:
    """Whether the point was out before the account appeared; where times are unknown nothing speaks against it."""
    own = _instant(account)
    public = _instant(first) if first is not None else None
    return own is None or public is None or public <= own
