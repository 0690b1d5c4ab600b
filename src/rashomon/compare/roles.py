"""One person under two offices, ranks, places aboard or degrees of kinship that exclude each other."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.compare.drafts import Draft
from rashomon.compare.views import ClaimView
from rashomon.model import Account, Entity, Span
from rashomon.text.places import NATIONALITIES, PLACES

# Offices that one holds alone, and that have deputies.
_OFFICES = frozenset(
    "minister president secretary governor mayor chairman chairwoman chair director commissioner ambassador premier chancellor "
    "prosecutor speaker principal headmaster chief commander head".split()
)
# Those of them whose matter belongs to the office: a minister of one thing is no minister of another.
_OF_ONE_MATTER = frozenset({"minister", "secretary"})
# Ranks by their last word: a lieutenant colonel is addressed as colonel.
_RANKS = {
    "private": "private", "pvt": "private", "corporal": "corporal", "cpl": "corporal", "sergeant": "sergeant", "sgt": "sergeant",
    "lieutenant": "lieutenant", "lt": "lieutenant", "captain": "captain", "capt": "captain", "major": "major", "maj": "major",
    "colonel": "colonel", "col": "colonel", "brigadier": "brigadier", "general": "general", "gen": "general",
    "admiral": "admiral", "adm": "admiral", "inspector": "inspector",
    "superintendent": "superintendent", "constable": "constable",
}  # fmt: skip
_ABOARD = frozenset("driver conductor passenger pilot co-pilot copilot guard stewardess steward navigator engineer".split())
_DEPUTIES = frozenset("deputy vice assistant associate under".split())
# Of an office that was held, or will be, nothing follows for today's.
_NOT_NOW = frozenset("former ex then late onetime retired previous elect designate acting shadow candidate nominee".split())
_JOINING = frozenset("of the for and in at a an 's".split())
# Two names of one ministry.
_ONE_MATTER = {
    "external": "foreign", "affairs": "", "interior": "home", "internal": "home", "defense": "defence",
    "transportation": "transport",
    "treasury": "finance", "labor": "labour", "public": "", "national": "", "federal": "", "state": "", "general": "",
    "prime": "prime", "first": "prime", "chief": "", "senior": "", "cabinet": "", "government": "", "union": "", "central": "",
}  # fmt: skip
_KIN = (
    frozenset({"brother"}), frozenset({"sister"}), frozenset({"son", "daughter", "child"}), frozenset({"cousin"}),
    frozenset({"father", "mother", "parent"}), frozenset({"uncle", "aunt"}), frozenset({"nephew", "niece"}),
    frozenset({"husband", "wife", "widow", "widower"}), frozenset({"grandfather", "grandmother"}),
    frozenset({"grandson", "granddaughter"}),
)  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")
# A title behind the name: 'X, the deputy minister of Y,'.
_BEHIND = re.compile(r"^,\s(?:the|a|an|its|their)?\s?((?:[\w’'-]+\s){0,5}?[\w’'-]+)(?=[,.;]|\s(?:said|told|of|who|for|at|in)\b)")


@dataclass(frozen=True, slots=True)
class _Office:
    """What an account calls a person: `head` the office or rank, `deputy` whether of the second rank, `matter` of what."""

    printed: str
    account: int
    span: Span
    head: str
    deputy: bool
    matter: frozenset[str]


def find_role_conflicts(accounts: Sequence[Account], views: Sequence[ClaimView], entities: Sequence[Entity]) -> Iterable[Draft]:
    """Drafts, person by person: offices first, then kinship."""
    number = {account.article.id: n for n, account in enumerate(accounts)}
    titles = {m.span: m.title for account in accounts for m in account.annotation.mentions if m.kind == "person"}
    for entity in entities:
        if entity.kind == "person":
            yield from _of_offices(entity, titles, accounts, views, number)
            yield from _of_kin(entity, views, number, {e.id: e.name for e in entities})


def _of_offices(
    entity: Entity,
    titles: Mapping[Span, str],
    accounts: Sequence[Account],
    views: Sequence[ClaimView],
    number: Mapping[str, int],
) -> Iterator[Draft]:
    """What different accounts call the person, where both cannot be right and no account calls him both."""
    offices = []
    for span in entity.mentions:
        account = accounts[number[span.article]]
        behind = _BEHIND.match(account.article.text[span.end : span.end + 90])
        for printed in (titles.get(span, ""), behind.group(1) if behind else ""):
            office = _office(printed, number[span.article], _claim_of(span, views, number[span.article]))
            if office is not None:
                offices.append(office)
    held: dict[int, list[_Office]] = defaultdict(list)
    for office in offices:
        held[office.account].append(office)
    for a in offices:
        for b in offices:
            if a.account >= b.account or not _exclude(a, b):
                continue
            if any(_alike(x, b) for x in held[a.account]) or any(_alike(x, a) for x in held[b.account]):
                continue
            first = [x for x in offices if _alike(x, a)]
            second = [x for x in offices if _alike(x, b)]
            sides = tuple((side[0].printed, "", tuple(dict.fromkeys(x.span for x in side))) for side in (first, second))
            reason = f"the accounts call {entity.name} by offices of which one excludes the other"
            yield Draft("role", f"the office of {entity.name}", "conflict", sides, (reason,))
            return


def _office(printed: str, account: int, span: Span | None) -> _Office | None:
    """What a title says; None where it names no office that excludes others, or one not held now."""
    words = [w.lower() for w in _WORD.findall(printed)]
    if span is None or not words or any(w in _NOT_NOW for w in words):
        return None
    before = words[: words.index("of")] if "of" in words else words
    head = before[-1] if before else ""
    deputy = any(w in _DEPUTIES or w.split("-")[0] in _DEPUTIES for w in words)
    if head in _RANKS:
        return _Office(printed, account, span, f"rank {_RANKS[head]}", False, frozenset())
    if head in _ABOARD:
        return _Office(printed, account, span, f"aboard {head.replace('copilot', 'co-pilot')}", False, frozenset())
    if head not in _OFFICES:
        return None
    rest = (w for w in words if w != head and w not in _DEPUTIES | _JOINING | NATIONALITIES | PLACES)
    matter = frozenset(known for w in rest if (known := _ONE_MATTER.get(w, w)))
    return _Office(printed, account, span, head, deputy, matter)


def _exclude(a: _Office, b: _Office) -> bool:
    """Whether nobody is both at a time."""
    if a.head != b.head:
        kinds = {a.head.split()[0], b.head.split()[0]}
        return kinds in ({"rank"}, {"aboard"})
    if a.deputy != b.deputy:
        return not a.matter or not b.matter or bool(a.matter & b.matter)
    return a.head in _OF_ONE_MATTER and bool(a.matter and b.matter) and not a.matter & b.matter


def _alike(a: _Office, b: _Office) -> bool:
    """Whether two titles name one office."""
    return a.head == b.head and not _exclude(a, b)


def _claim_of(span: Span, views: Sequence[ClaimView], account: int) -> Span | None:
    """The claim in which a name stands."""
    return next((v.claim.span for v in views if v.account == account and v.claim.span.covers(span)), None)


def _of_kin(entity: Entity, views: Sequence[ClaimView], number: Mapping[str, int], names: Mapping[str, str]) -> Iterator[Draft]:
    """Two degrees of kinship to one person, told by different accounts."""
    degrees: dict[str, dict[int, list[Span]]] = defaultdict(lambda: defaultdict(list))
    words: dict[int, str] = {}
    for relation in entity.relations:
        degree = next((n for n, kin in enumerate(_KIN) if relation.kind in kin), None)
        if degree is not None:
            words.setdefault(degree, relation.kind)
            for span in relation.spans:
                degrees[relation.to][degree].append(_claim_of(span, views, number[span.article]) or span)
    for other, found in sorted(degrees.items()):
        tellers = [{number[s.article] for s in spans} for spans in found.values()]
        if len(found) == 2 and not tellers[0] & tellers[1]:
            sides = tuple((words[degree], "", tuple(dict.fromkeys(spans))) for degree, spans in sorted(found.items()))
            reason = f"the accounts call {entity.name} another relative of {names[other]} each"
            yield Draft("role", f"what {entity.name} is to {names[other]}", "conflict", sides, (reason,))
