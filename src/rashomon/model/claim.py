"""What is stated, point by point, and where the statements part."""

from dataclasses import dataclass
from typing import Literal

from rashomon.model.moment import Moment
from rashomon.model.span import Span

Bound = Literal["exact", "at-least", "at-most", "about"]
ValueKind = Literal["number", "money", "measure", "age", "date", "duration", "place", "name", "role"]
Standing = Literal["agreed", "one-origin", "disputed", "superseded"]
ConflictKind = Literal["number", "date", "name", "role", "place", "cause", "attribution"]
Judgement = Literal["conflict", "superseded", "slip"]


@dataclass(frozen=True, slots=True)
class Value:
    """A typed value inside a claim.

    `value` is normalised ("59", "0.5", "2023-10-07", a name); `low`/`high` its range as numbers where it has one;
    `unit` what it is measured in ("people", "km", "USD", ""), `scope` what is counted, in the page's words ("hostages"),
    `predicate` the class of what happened to it ("killed", "missing", "arrested"), empty where none is known.
    """

    kind: ValueKind
    value: str
    span: Span
    unit: str = ""
    scope: str = ""
    predicate: str = ""
    bound: Bound = "exact"
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class DateMention:
    """A time expression and what it means, given when its page was published. `when` is None where it cannot be said."""

    span: Span
    when: Moment | None
    weekday: int | None = None
    relative: bool = False


@dataclass(frozen=True, slots=True)
class Statement:
    """A clause of a claim that can be true or false by itself: one of several that a sentence makes.

    `subject` are the words it is about, which stand in another clause where it shares them ('… was arrested and fled');
    `predicate` its verb with the helpers before it; `attributed_to` names who says so; `when` is the time it gives or shares.
    """

    span: Span
    subject: Span | None = None
    predicate: Span | None = None
    attributed_to: Span | None = None
    when: Moment | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """A stretch of text that can be true or false by itself. `sentence` is the sentence it stands in.

    `attributed_to` are the words that name whose statement it is ("according to AP"); None where the page itself says it.
    `when` is when the thing claimed happened, as far as the page says so. `statements` are the clauses it is made of, in order of
    the text, where its grammar is known.
    """

    span: Span
    sentence: Span
    attributed_to: Span | None = None
    values: tuple[Value, ...] = ()
    when: Moment | None = None
    in_quote: bool = False
    in_caption: bool = False
    in_title: bool = False
    statements: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that happened at a time the page gives: the clause, the time expression, and the time it means."""

    span: Span
    date: Span
    when: Moment


@dataclass(frozen=True, slots=True)
class Point:
    """One proposition and every place that states it. `text` is the clearest of its claims, word for word."""

    id: str
    key: str
    text: str
    standing: Standing
    origins: tuple[str, ...]
    claims: tuple[Claim, ...]
    when: Moment | None = None
    conflicts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ConflictValue:
    """One of the values that part, where it stands, and which origins give it."""

    value: str
    spans: tuple[Span, ...]
    origins: tuple[str, ...]
    as_of: str = ""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Accounts that cannot all be true (conflict), were true one after the other (superseded), or one page's slip.

    Of a slip the refuted value stands first. Never a verdict on who is right. `low`, `best` and `high` are figures by the rule
    named in the dossier's options, as casualty recorders give them; empty where the values are no numbers.
    """

    id: str
    key: str
    kind: ConflictKind
    about: str
    judgement: Judgement
    values: tuple[ConflictValue, ...]
    reasons: tuple[str, ...]
    points: tuple[str, ...] = ()
    low: str = ""
    best: str = ""
    high: str = ""
