"""Different causes that accounts give for one event."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.compare.counts import same_time
from rashomon.compare.drafts import Draft
from rashomon.compare.propositions import Names, Parsed, Proposition, words_of
from rashomon.compare.views import ClaimView
from rashomon.model import Entity, Token

# Words for one kind of event: the first of a row stands for all. Verbs stand beside their nouns.
_EVENTS = {
    word: row.split()[0]
    for row in (
        "crash collision accident wreck crashed collide smash pile-up overturn", "derailment derail", "fire blaze inferno ignite",
        "explosion blast explode detonate", "sinking sink capsizing capsize", "collapse topple",
        "avalanche", "landslide mudslide", "shipwreck",
        "flood flooding", "outage blackout", "stampede crush", "outbreak epidemic", "riot unrest rioting", "spill leak",
        "death die", "famine", "shutdown", "delay", "strike walkout", "clash clashes", "disaster tragedy catastrophe",
    )
    for word in row.split()
}  # fmt: skip
# What brings events about, by kind. Two causes part only where they are of two kinds: brakes that failed are a mechanical fault.
_CAUSES = {
    word: row.split()[0]
    for row in (
        "mechanical brake engine fault malfunction defect equipment technical axle tyre tire valve metal crack corrosion",
        "human error negligence mistake carelessness speeding speed reckless tired fatigue drunk alcohol asleep distracted",
        "weather storm rain wind wave snow temperature warm thaw typhoon cyclone fog ice swell gale heat drought "
        "lightning sea current tide",
        "attack bomb gunshot gunfire shooting shot missile sabotage arson terrorist explosive grenade rocket mine shell militant",
        "electrical circuit wiring spark transformer overheating battery",
        "gas boiler cylinder propane",
        "ground earthquake landslide rock mud quake tremor boulder subsidence",
        "load overload overloaded overloading overcrowding overcrowded cargo overweight",
        "track signal switch points rail",
        "disease virus infection heart stroke cancer pneumonia asthma seizure illness aneurysm thrombosis",
        "drug overdose heroin cocaine poison poisoning toxin pill",
        "suicide hang self-inflicted",
        "structural rot rotten design construction concrete pillar foundation wood",
        "animal bird cow deer dog",
    )
    for word in row.split()
}  # fmt: skip
# How people come to harm, by kind; and verbs that say only that they did.
_HARMS = {
    word: row.split()[0]
    for row in (
        "shoot shot gunshot bullet sniper", "stab knife slash", "strangle throttle suffocate smother", "drown",
        "beat batter bludgeon baton truncheon", "poison overdose", "hang", "fall stumble trip tumble slip", "burn fire blaze",
        "heart stroke cancer pneumonia aneurysm seizure", "crash collision", "explosion blast bomb shell grenade",
        "object hit canister projectile stone brick debris",
        "electrocute", "crush trample",
    )
    for word in row.split()
}  # fmt: skip
_HARMING = frozenset("die kill injure wound hurt break perish".split())
_LIMBS = frozenset("arm leg neck wrist ankle hip nose jaw skull rib finger shoulder back".split())
_MEANS = frozenset({"prep", "agent", "advcl", "npadvmod"})
_CAUSING = frozenset("cause trigger spark provoke start bring".split())
_BLAMING = frozenset({"blame", "attribute", "ascribe", "put", "result", "stem"})
_JOINING = frozenset("due because after when owing as".split())
_DEPTH = 6
_LEADING = re.compile(r"^(?:(?:by|after|when|as|because|due|owing|of|to|on|from)\s+)+")


@dataclass(frozen=True, slots=True)
class _Cause:
    """The event and the kind of its cause by one claim; `named` are the entities that tell which event it is."""

    view: int
    event: str
    named: frozenset[str]
    kind: str
    printed: str


def find_cause_conflicts(
    views: Sequence[ClaimView],
    entities: Sequence[Entity],
    deeds: Sequence[Sequence[Proposition]],
    *,
    names: Names,
    parsed: Sequence[Parsed | None],
) -> Iterable[Draft]:
    """One draft an event, or a person harmed, whose causes by different accounts are of different kinds.

    Where one account tells two kinds it tells two things.
    """
    people = {e.id: e.name for e in entities if e.kind == "person"}
    found: list[_Cause] = []
    told_of = Counter(event for view in views for word in view.words if (event := _EVENTS.get(word)) is not None)
    main = min(told_of, key=lambda event: (-told_of[event], event), default="")
    for n, (view, grammar) in enumerate(zip(views, parsed, strict=True)):
        if grammar is not None:
            found += _causes_in(n, view, grammar, names, main)
            found += _harms_in(grammar, deeds[n], names, people)
    for event in sorted({cause.event for cause in found}):
        told = [cause for cause in found if cause.event == event]
        kinds: dict[str, list[_Cause]] = {}
        for cause in told:
            kinds.setdefault(cause.kind, []).append(cause)
        by_account = [{views[c.view].account for c in row} for row in kinds.values()]
        if not 2 <= len(kinds) <= 3 or any(a & b for n, a in enumerate(by_account) for b in by_account[n + 1 :]):
            continue
        if not all(_one_event(a, b, views) for a in told for b in told):
            continue
        sides = tuple((row[0].printed, "", tuple(dict.fromkeys(views[c.view].claim.span for c in row))) for row in kinds.values())
        yield Draft(
            "cause", f"what brought about the {event}", "conflict", sides, ("the accounts give causes of different kinds",)
        )


def _one_event(a: _Cause, b: _Cause, views: Sequence[ClaimView]) -> bool:
    """Whether nothing sets the two events apart: another day, or other names."""
    return same_time(views[a.view].when, views[b.view].when) and (not a.named or not b.named or bool(a.named & b.named))


def _causes_in(n: int, view: ClaimView, grammar: Parsed, names: Names, main: str) -> Iterator[_Cause]:
    """Every cause that a claim gives, or suspects; none where it says what was not the cause."""
    tokens = grammar.tokens
    if any(tokens[k].dep == "neg" for k in grammar.own):
        return
    for k in grammar.own:
        for effect, cause in _parts(grammar, k):
            event = next((e for x in effect if (e := _event_of(tokens[x], main))), None)
            if event is None:
                continue
            inside = sorted({x for c in cause for x in _under(grammar, c)} - set(effect))
            kind = next((kind for x in inside if (kind := _CAUSES.get(tokens[x].lemma.lower()))), None)
            if kind is None or kind == event:
                continue
            named = frozenset(w for x in effect for w in words_of(grammar, x, names) if not w.islower())
            start, end = tokens[inside[0]].start - view.claim.span.start, tokens[inside[-1]].end - view.claim.span.start
            yield _Cause(n, event, named, kind, _LEADING.sub("", " ".join(view.text[max(0, start) : end].split())))


def _harms_in(grammar: Parsed, deeds: Sequence[Proposition], names: Names, people: Mapping[str, str]) -> Iterator[_Cause]:
    """How a person of the claim was killed or hurt: by the verb itself, or by the cause that hangs on it."""
    tokens = grammar.tokens
    for deed in deeds:
        named = [person for person in sorted(deed.theme) if person in people]
        if not named and deed.theme & _LIMBS:  # 'broke her leg'
            here = {names.at(grammar.article, tokens[k].start) for k in grammar.own}
            named = sorted(person for person in here if person is not None and person in people)
        who = named[0] if len(named) == 1 else None
        if who is None or deed.denied or deed.open or (deed.verb not in _HARMING and deed.verb not in _HARMS):
            continue
        at = next(k for k in grammar.own if tokens[k].start == deed.start)
        inside = sorted({x for c in grammar.below[at] if tokens[c].dep in _MEANS for x in _under(grammar, c)})
        words = [at] if deed.verb in _HARMS else inside
        kinds = [_HARMS[lemma] for x in words if (lemma := tokens[x].lemma.lower()) in _HARMS]
        kind = kinds[0] if kinds else None
        if kind is not None:
            printed = " ".join(tokens[x].text for x in sorted({at, *inside}))
            yield _Cause(deed.view, who, frozenset(), kind, printed)


def _event_of(token: Token, main: str) -> str | None:
    """The event a word names; 'it' and 'this' are the story's own. None where it names none."""
    if token.lemma.lower() in ("it", "this"):
        return main or None
    return _EVENTS.get(token.lemma.lower())


def _parts(grammar: Parsed, k: int) -> Iterator[tuple[list[int], list[int]]]:
    """Tokens that head an effect, and those that head its cause, where token `k` joins the two."""
    tokens, below = grammar.tokens, grammar.below
    lemma = tokens[k].lemma.lower()
    by = {
        dep: [c for c in below[k] if tokens[c].dep == dep]
        for dep in ("nsubj", "nsubjpass", "dobj", "agent", "prep", "advcl", "attr")
    }
    if tokens[k].pos == "VERB" and lemma in _CAUSING:
        if by["nsubjpass"] or tokens[k].dep == "acl":
            yield (by["nsubjpass"] or [tokens[k].head]), by["agent"]
        elif by["dobj"]:
            yield by["dobj"], by["nsubj"]
    elif tokens[k].pos == "VERB" and lemma in _BLAMING:
        over = [c for c in by["prep"] if tokens[c].text.lower() in ("on", "to", "from")]
        yield (by["nsubjpass"] or by["dobj"] or by["nsubj"]), over
        for c in by["prep"]:
            if tokens[c].text.lower() == "for":
                yield [d for d in below[c] if tokens[d].dep == "pobj"], by["dobj"] or by["nsubjpass"]
    elif tokens[k].pos == "VERB" and lemma in _EVENTS:
        loose = [c for c in (*by["prep"], *by["advcl"]) if _joins(grammar, c)]
        if loose:
            yield [k], loose
    elif lemma == "be" and by["nsubj"]:
        yield by["nsubj"], [c for c in by["prep"] if tokens[c].text.lower() == "because"]
    elif lemma == "due":
        subject = [c for c in below[tokens[k].head] if tokens[c].dep == "nsubj"]
        yield subject, [c for c in below[k] if tokens[c].dep in ("prep", "pcomp")]
    elif lemma == "cause" and tokens[k].pos == "NOUN":
        of = [d for c in by["prep"] if tokens[c].text.lower() == "of" for d in below[c]]
        clause = tokens[k].head
        for _ in range(_DEPTH):
            if tokens[clause].pos in ("VERB", "AUX") and tokens[clause].dep in ("ROOT", "ccomp", "conj"):
                break
            clause = tokens[clause].head
        if of and clause != k:
            yield of, [c for c in below[clause] if tokens[c].dep in ("attr", "dobj", "ccomp")]


def _joins(grammar: Parsed, k: int) -> bool:
    """Whether a phrase or clause says why, or after what: 'after', 'when', 'because of'."""
    marks = [c for c in grammar.below[k] if grammar.tokens[c].dep in ("mark", "advmod")]
    return any(grammar.tokens[c].text.lower() in _JOINING for c in (k, *marks))


def _under(grammar: Parsed, k: int, depth: int = 0) -> set[int]:
    """Token `k` and what hangs on it, a few steps down."""
    out = {k}
    if depth < _DEPTH:
        for c in grammar.below[k]:
            if grammar.tokens[c].dep not in ("relcl", "punct"):
                out |= _under(grammar, c, depth + 1)
    return out
