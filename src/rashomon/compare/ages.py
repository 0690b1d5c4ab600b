"""Ages of one person that differ from account to account."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rashomon.compare.drafts import Draft
from rashomon.compare.views import ClaimView
from rashomon.model import Entity, Span

# An age belongs to a name at most this many characters away with no other clause between: 'NAME, a tall Dutch-born painter, 22'.
NEAREST_NAME = 30
# More ages than this for one name are those of several people.
MOST_AGES = 5
_FAR = 10_000


def find_age_conflicts(views: Sequence[ClaimView], entities: Sequence[Entity]) -> Iterable[Draft]:
    """Ages of one person that differ from account to account, where no account gives two."""
    names = {e.id: e.name for e in entities}
    ages = find_ages(views, entities)
    for person in sorted({a.person for a in ages}):
        own = [a for a in ages if a.person == person]
        by_account = {a.account: {b.years for b in own if b.account == a.account} for a in own}
        years = sorted({y for ys in by_account.values() for y in ys})
        if not 2 <= len(years) <= MOST_AGES or any(len(ys) > 1 for ys in by_account.values()):
            continue
        sides = tuple((f"{y:g}", "", tuple(a.claim for a in own if a.years == y)) for y in years)
        tally = {y: len({a.account for a in own if a.years == y}) for y in years}
        told = "; ".join(f"{y:g} in {n} account{'s' if n > 1 else ''}" for y, n in tally.items())
        yield Draft("number", f"the age of {names[person]}", "conflict", sides, (f"the accounts give different ages: {told}",))


@dataclass(frozen=True, slots=True)
class Age:
    """How old an account says a person is: `years`, printed at `span` in `claim`."""

    person: str
    account: int
    years: float
    span: Span
    claim: Span


def find_ages(views: Sequence[ClaimView], entities: Sequence[Entity]) -> tuple[Age, ...]:
    """Ages, each with the person it stands beside: 'NAME, 22', '22-year-old NAME', 'NAME, a 22-year-old …'."""
    people: dict[str, list[tuple[Span, str]]] = defaultdict(list)
    for entity in entities:
        for span in entity.mentions if entity.kind == "person" else ():
            people[span.article].append((span, entity.id))
    out = []
    for view in views:
        ages = [v for v in view.claim.values if v.kind == "age" and v.low == v.high]
        here = [(s, p) for s, p in people[view.claim.span.article] if view.claim.span.covers(s)] if ages else []
        for value in ages:
            if value.low is None or not here:
                continue
            gap, person = min((_gap(value.span, span, view.text, view.claim.span.start), p) for span, p in here)
            if gap <= NEAREST_NAME:
                out.append(Age(person, view.account, value.low, value.span, view.claim.span))
    return tuple(out)


def _gap(age: Span, name: Span, text: str, offset: int) -> int:
    """How many characters lie between an age and a name; `_FAR` where another clause or person comes between."""
    if age.overlap(name):
        return _FAR
    first, second = sorted((age, name))
    between = text[first.end - offset : second.start - offset]
    crossing = any(mark in between for mark in (";", ":", ".", "“", '"')) or any(
        word in between.split() for word in ("and", "who", "with", "his", "her", "by", "whose", "when")
    )
    return _FAR if crossing else len(between)
