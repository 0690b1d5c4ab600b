"""The timeline of one entity: what it took part in, when, and in what order."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rashomon.compare.references import Kind, Place, find_references
from rashomon.compare.taking_part import happenings_of, is_future, particle
from rashomon.model import Account, Moment, Span, Token
from rashomon.text.clauses import governor
from rashomon.text.cues import SAYING


@dataclass(frozen=True, slots=True)
class Part:
    """One happening the entity takes part in, as one account tells it.

    `word` is the verb or noun that tells it, `particle` what belongs to the verb ('off'), `date` the words that date it; without
    them `when` is the day the account tells of.
    """

    when: Moment | None
    word: Span
    lemma: str
    particle: Span | None = None
    date: Span | None = None


def find_parts(accounts: Sequence[Account], names: Sequence[str], *, kind: Kind) -> tuple[Part, ...]:
    """Everything the entity of these names takes part in, sorted by time and place; what has no date comes last."""
    places = find_references(accounts, names, kind=kind)
    parts = _refined([part for account, here in zip(accounts, places, strict=True) for part in _parts_of(account, here)])
    return tuple(sorted(parts, key=lambda p: (p.when is None, p.when.iso if p.when else "", p.word)))


def _refined(parts: Sequence[Part]) -> list[Part]:
    """The parts, with the day from another account where one gives but the year or the month of what bears the same name."""
    days: dict[str, set[str]] = {}
    for part in parts:
        if part.date is not None and part.when is not None and part.when.precision == "day":
            days.setdefault(part.lemma, set()).add(part.when.iso)
    out = []
    for part in parts:
        when = part.when
        if when is not None and part.date is not None and when.precision in ("month", "year"):
            finer = [iso for iso in sorted(days.get(part.lemma, ())) if iso.startswith(when.iso)]
            if len(finer) == 1 and part.lemma not in SAYING:
                when = Moment(finer[0], "day")
        out.append(replace(part, when=when))
    return out


def _parts_of(account: Account, places: Sequence[Place]) -> list[Part]:
    """What one account tells of the entity meant at these places; what stands inside marks of quotation is not the account's."""
    where: dict[int, set[int]] = {}
    for number, at in places:
        where.setdefault(number, set()).add(at)
    out: list[Part] = []
    days = _Days(account)
    spoken = [quote.span for quote in account.annotation.quotes if quote.direct]
    for number, item in enumerate(account.annotation.tagged):
        days.enter(number)
        words = sorted({k for at in where.get(number, ()) for k in happenings_of(item.tokens, at)})
        words = [k for k in words if not any(s.start <= item.tokens[k].start < s.end for s in spoken)]
        for k in words:
            when, date = days.of(item.tokens, k)
            token = item.tokens[k]
            extra = particle(item.tokens, k) if token.pos == "VERB" else None
            out.append(
                Part(
                    when,
                    Span(account.article.id, token.start, token.end),
                    token.lemma.casefold(),
                    Span(account.article.id, item.tokens[extra].start, item.tokens[extra].end) if extra is not None else None,
                    date,
                )
            )
    return out


# What an undated sentence may still tell of: a day named this many days before the account was written. Between 3 and 14 nothing
# changes on the corpus the rules were made on.
_NEWS = 10
# What brings in a clause that only tells the time of another.
_WHEN = frozenset({"when", "after", "since", "before", "until", "once"})
# So many sentences at the head of an account tell the news that its title tells.
_LEAD = 3


class _Days:
    """Which day a word of an article tells of: its own date, else the day its passage tells of, else the day of writing."""

    def __init__(self, account: Account) -> None:
        self.account = account
        self.written = account.article.published
        self.day: Moment | None = None
        self.dates: list[tuple[int, Span, Moment]] = []
        self.title = False
        self.lead: Moment | None = None
        body = [n for n, item in enumerate(account.annotation.tagged) if item.sentence.kind == "body"]
        for number in body[:_LEAD]:
            self.enter(number)
            self.lead = self.lead or self.day
        self.day = None

    def enter(self, number: int) -> None:
        """Go on to the next sentence."""
        item = self.account.annotation.tagged[number]
        span = item.sentence.span
        self.dates = []
        for date in self.account.annotation.dates:
            if span.start <= date.span.start < span.end and date.when is not None:
                if _names_something(item.tokens, date.span):
                    continue
                verb = governor(item.tokens, date.span.start, date.span.end)
                self.dates.append((-1 if verb is None else verb, date.span, _coarse(date.when)))
        self.title = item.sentence.kind == "title"
        for verb, _, when in self.dates:
            if verb >= 0 and self._is_news(when) and item.tokens[verb].tag in ("VBD", "VBN"):
                self.day = when

    def _is_news(self, when: Moment) -> bool:
        if self.written is None or when.precision != "day" or self.written.date is None or when.date is None:
            return False
        return dt.timedelta(0) <= self.written.date - when.date <= dt.timedelta(_NEWS)

    def of(self, tokens: Sequence[Token], k: int) -> tuple[Moment | None, Span | None]:
        """When what the word tells of happened, and the words that say so."""
        at = k
        for _ in range(4):
            own = [(-len(when.iso), span, when) for verb, span, when in self.dates if verb == at]
            if own:
                _, span, when = min(own, key=lambda row: row[:2])
                return when, span
            token = tokens[at]
            if token.head == at or not (
                token.pos == "NOUN" or token.dep in ("xcomp", "advcl", "conj", "pcomp", "prep", "dobj", "acl", "relcl")
            ):
                break
            at = token.head
        token = tokens[k]
        if token.pos == "VERB" and is_future(tokens, k):
            return None, None
        if _long_past(tokens, k) or _background(tokens, k):
            return None, None
        if self.title:
            return (self.lead, None) if self.lead is not None else self._written()
        if _present(tokens, k) or self.day is None:
            return self._written()
        return self.day, None

    def _written(self) -> tuple[Moment | None, Span | None]:
        return (_coarse(self.written), None) if self.written is not None else (None, None)


def _names_something(tokens: Sequence[Token], date: Span) -> bool:
    """Whether the date is part of a name: 'the 2030 Harbour Prize'."""
    inside = [t for t in tokens if date.start <= t.start < date.end]
    heads = [tokens[t.head] for t in inside if not date.start <= tokens[t.head].start < date.end]
    named = all(head.pos == "PROPN" and head.start >= date.end for head in heads)
    return bool(heads) and named and inside[-1].dep in ("nummod", "compound", "nmod", "amod")


def _background(tokens: Sequence[Token], k: int) -> bool:
    """Whether the word stands in a clause that only tells the time of another: 'when it opened', 'after it opened'."""
    if tokens[k].dep not in ("advcl", "pcomp"):
        return False
    return any(t.text.casefold() in _WHEN for t in tokens if tokens[t.head] is tokens[k] and t.dep in ("mark", "advmod")) or (
        tokens[k].dep == "pcomp" and tokens[tokens[k].head].text.casefold() in _WHEN
    )


def _coarse(when: Moment) -> Moment:
    return Moment(when.iso[:10], "day") if when.precision == "time" else when


def _helpers(tokens: Sequence[Token], k: int) -> list[Token]:
    return [t for t in tokens if t.head < len(tokens) and tokens[t.head] is tokens[k] and t.dep in ("aux", "auxpass")]


def _long_past(tokens: Sequence[Token], k: int) -> bool:
    return any(t.lemma == "have" and t.tag == "VBD" for t in _helpers(tokens, k))


def _present(tokens: Sequence[Token], k: int) -> bool:
    helpers = _helpers(tokens, k)
    return any(t.tag in ("VBZ", "VBP") for t in (tokens[k], *helpers))
