"""What one account says is so and another says is not so, or that somebody denies. Never a verdict on who is right."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.compare.drafts import Draft
from rashomon.compare.propositions import CONTENT, Likely, Names, Parsed, Proposition, words_of
from rashomon.compare.views import ClaimView
from rashomon.model import Account
from rashomon.text.clauses import clause_of

# Claims that speak of one matter (the pair scorer's probability). Read on 50 public stories: below, 'does not use missiles' meets
# the missiles of somebody else.
ONE_MATTER = 0.35
# This share of the words for what the verb befalls must be common to both: 'landing sites' are no 'storage sites'.
SAME_THING = 0.5
# An accusation is seldom put in the words of its denial: this share of the denied words, weighed by rarity, must be found in it,
ANSWERED = 0.5
# and so many of them;
FEWEST_SHARED = 2
# or the two must be this likely to speak of one matter where a verb of accusing and the one who denies stand in both.
SAME_QUARREL = 0.5
# Verbs that say nothing by themselves: that somebody did not 'have' something gainsays nothing.
_EMPTY = frozenset("say tell be have do report add know think believe get want make take come go see look need".split())
_DENYING = frozenset({"deny", "refute", "rebut"})
_DISMISSING = frozenset({"reject", "dismiss"})
_ACCUSATIONS = frozenset("accusation allegation claim charge report suggestion rumour rumor assertion speculation".split())
_HAND = frozenset("involvement responsibility role link complicity part hand participation".split())
_ACCUSING = frozenset("accuse allege claim blame confess admit charge suspect acknowledge".split())
_BEHIND = frozenset("instruction order orchestrate instigate mastermind incite instruct".split())
# What is quoted in the heading of a conflict is cut at so many characters.
LONGEST_QUOTED = 110


def find_denials(
    accounts: Sequence[Account],
    views: Sequence[ClaimView],
    deeds: Sequence[Sequence[Proposition]],
    parsed: Sequence[Parsed | None],
    likely: Likely,
    *,
    names: Names,
) -> Iterable[Draft]:
    """Drafts: first what is gainsaid outright, then accusations that are denied."""
    yield from _gainsaid(accounts, views, deeds, parsed, likely)
    yield from _denied(views, parsed, likely, names)


def _gainsaid(
    accounts: Sequence[Account],
    views: Sequence[ClaimView],
    deeds: Sequence[Sequence[Proposition]],
    parsed: Sequence[Parsed | None],
    likely: Likely,
) -> Iterator[Draft]:
    """One verb of one matter, said to be so here and not to be so there."""
    told: dict[tuple[str, frozenset[str]], tuple[list[Proposition], list[Proposition]]] = {}
    for (i, j), p in likely.items():
        if p < ONE_MATTER:
            continue
        for a in deeds[i]:
            for b in deeds[j]:
                if not _gainsay(a, b):
                    continue
                so, not_so = (b, a) if a.denied else (a, b)
                key = next((k for k in told if k[0] == a.verb and k[1] & a.theme & b.theme), (a.verb, a.theme & b.theme))
                both = told.setdefault(key, ([], []))
                both[0].append(so)
                both[1].append(not_so)
    for yes, no in told.values():
        if {p.account for p in yes} & {p.account for p in no}:
            continue
        later = any(p.denied == "yet to" for p in no) and _before(no, yes, accounts)
        reason = (
            "one account says that it is not so yet, a later one that it is so"
            if later
            else (f"one account says that it is so, another that it is not (“{no[0].denied}”)")
        )
        sides = (
            ("so", "", tuple(dict.fromkeys(views[p.view].claim.span for p in yes))),
            ("not so", "", tuple(dict.fromkeys(views[p.view].claim.span for p in no))),
        )
        about = f"whether or not “{_clause(yes[0], parsed, accounts)}”"
        yield Draft("attribution", about, "superseded" if later else "conflict", sides, (reason,))


def _gainsay(a: Proposition, b: Proposition) -> bool:
    """Whether one says what the other says is not so: one verb, one thing that it befalls, nobody else who does it."""
    if a.verb != b.verb or a.verb in _EMPTY or bool(a.denied) == bool(b.denied) or a.open or b.open:
        return False
    shared = len(a.theme & b.theme)
    return (
        shared > 0
        and shared >= SAME_THING * min(len(a.theme), len(b.theme))
        and (not a.agent or not b.agent or bool(a.agent & b.agent))
    )


def _before(first: Sequence[Proposition], second: Sequence[Proposition], accounts: Sequence[Account]) -> bool:
    """Whether all of the first were published before any of the second."""
    times = [
        [p.end if (p := accounts[x.account].article.published) is not None else None for x in side] for side in (first, second)
    ]
    early, late = ([t for t in side if t is not None] for side in times)
    return len(early) == len(first) and len(late) == len(second) and max(early) < min(late)


def _clause(one: Proposition, parsed: Sequence[Parsed | None], accounts: Sequence[Account]) -> str:
    """The clause of the verb as it is printed, cut where it is long."""
    grammar = parsed[one.view]
    if grammar is None:
        return one.verb
    at = next(k for k in grammar.own if grammar.tokens[k].start == one.start)
    start, end = clause_of(grammar.tokens, at, one.start, one.end)
    return _cut(accounts[one.account].article.text[start:end])


def _cut(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= LONGEST_QUOTED else words[:LONGEST_QUOTED].rsplit(" ", 1)[0] + " …"


def _denied(views: Sequence[ClaimView], parsed: Sequence[Parsed | None], likely: Likely, names: Names) -> Iterator[Draft]:
    """What somebody denies, with the accounts that say it, or say who says it: one draft for each such set of claims."""
    spread = Counter(word for view in views for word in view.words.keys() | view.names.keys())
    rarity = {word: math.log((len(views) + 1) / (n + 0.5)) for word, n in spread.items()}
    affirming = [(m, g) for m, g in enumerate(parsed) if g is not None and _affirms(g, views[m].text)]
    found: dict[int, tuple[list[int], set[int]]] = {}
    for n, (view, grammar) in enumerate(zip(views, parsed, strict=True)):
        for denial in _denials(grammar, names) if grammar is not None else ():
            answers = [
                m
                for m, said in affirming
                if views[m].account != view.account
                and _answers(denial, views[m], said, names, rarity, likely.get((min(n, m), max(n, m)), 0.0))
            ]
            if answers:
                home = next((d for d, (_, held) in found.items() if held.intersection(answers)), n)
                denied, held = found.setdefault(home, ([], set()))
                denied.append(n)
                held.update(answers)
    for first, (denied, held) in found.items():
        deniers = {views[n].account for n in denied}
        said = [m for m in sorted(held) if views[m].account not in deniers]
        if said:
            sides = (
                ("said", "", tuple(views[m].claim.span for m in said)),
                ("denied", "", tuple(dict.fromkeys(views[n].claim.span for n in denied))),
            )
            reason = "what one account says, or says that somebody says, is denied in another"
            yield Draft("attribution", f"what is denied: “{_cut(views[first].text)}”", "conflict", sides, (reason,))


@dataclass(frozen=True, slots=True)
class _Denial:
    """Who denies, the words of what is denied, and whether it is a hand in something."""

    who: frozenset[str]
    what: frozenset[str]
    hand: bool


def _denials(grammar: Parsed, names: Names) -> Iterator[_Denial]:
    """Every 'X denies …', and every 'X rejects the accusation that …' of a claim."""
    tokens, below = grammar.tokens, grammar.below
    for k in grammar.own:
        lemma = tokens[k].lemma.lower()
        if tokens[k].pos != "VERB" or lemma not in _DENYING | _DISMISSING or any(tokens[c].dep == "neg" for c in below[k]):
            continue
        objects = [c for c in below[k] if tokens[c].dep in ("dobj", "ccomp", "xcomp", "nsubjpass")]
        what = frozenset(word for c in objects for word in _all_words(grammar, c, names))
        charged = bool(what & _ACCUSATIONS)
        if not objects or (lemma in _DISMISSING and not charged):
            continue
        who = frozenset(w for c in below[k] if tokens[c].dep in ("nsubj", "agent") for w in words_of(grammar, c, names))
        yield _Denial(who, what - _ACCUSATIONS - _HAND - _EMPTY - {"any"}, bool(what & (_HAND | _BEHIND)))


def _all_words(grammar: Parsed, k: int, names: Names) -> set[str]:
    """The entities and content lemmas of all that hangs on token `k`, itself included; not what is told of them besides."""
    token = grammar.tokens[k]
    out = {names.at(grammar.article, token.start) or token.lemma.lower()} if token.pos in CONTENT else set[str]()
    for c in grammar.below[k]:
        if grammar.tokens[c].dep not in ("relcl", "advcl"):
            out |= _all_words(grammar, c, names)
    return out


def _affirms(grammar: Parsed, text: str) -> bool:
    """Whether nothing in the claim is denied, asked or called untrue."""
    words = {grammar.tokens[k].lemma.lower() for k in grammar.own}
    negated = any(grammar.tokens[k].dep == "neg" for k in grammar.own)
    return not negated and "?" not in text and not words & (_DENYING | _DISMISSING | {"no", "untrue", "false", "whether", "if"})


def _answers(denial: _Denial, other: ClaimView, grammar: Parsed, names: Names, rarity: Mapping[str, float], pair: float) -> bool:
    """Whether the other claim says what is denied: in its words, as an accusation of the same one, or as the hand in it."""
    keys = other.words.keys() | other.names.keys()
    shared = denial.what & keys
    accusing = bool(other.words.keys() & _ACCUSING)
    close = pair >= ONE_MATTER or accusing or bool(denial.who & other.names.keys())
    weight = math.fsum(rarity.get(word, 0.0) for word in denial.what)
    if close and len(shared) >= FEWEST_SHARED and math.fsum(rarity[word] for word in shared) >= ANSWERED * weight:
        return True
    if accusing and pair >= SAME_QUARREL and denial.who & other.names.keys():
        return True
    return denial.hand and any(_charged(grammar, k, names) & denial.what for k in grammar.own)


def _charged(grammar: Parsed, k: int, names: Names) -> set[str]:
    """Who is said to be behind something, or accused of it, by the word `k`: 'on the orders of X', 'accused X'."""
    lemma = grammar.tokens[k].lemma.lower()
    if lemma not in _BEHIND and lemma not in ("accuse", "blame"):
        return set()
    near = [c for c in grammar.below[k] if grammar.tokens[c].dep in ("prep", "poss", "dobj", "agent", "nsubjpass")]
    return {word for c in near for word in words_of(grammar, c, names)}
