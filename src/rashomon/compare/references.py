"""Where in an article one entity is meant: by its name in full or in part, by a pronoun, by a description ('the airline')."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from rashomon.compare.taking_part import same
from rashomon.model import Account, Entity, Span, Token
from rashomon.text.clauses import children
from rashomon.text.cues import HE, SAYING, SHE
from rashomon.text.names import GIVEN_NAMES, ORGANISATION_WORDS

Kind = Literal["person", "organisation", "thing"]

# (number of the tagged sentence, index of the token)
Place = tuple[int, int]

_HIS = frozenset({"his", "him", "himself"}) | HE
_HERS = frozenset({"her", "hers", "herself"}) | SHE
_ITS = frozenset({"it", "its", "itself"})
# What may follow a name and leave it the same.
_SUFFIXES = frozenset("inc inc. co co. corp corp. corporation company ltd ltd. plc group ag sa llc jr jr. sr sr.".split())
# What any company may be called; what else an entity is called is learned from the article ('Orlop, the ferry operator').
_BODIES = frozenset({"company", "firm", "corporation"})
_BODY_NOUNS = frozenset(
    """airline carrier company firm maker manufacturer carmaker bank group giant corporation agency army force label
    party union club team university school hospital museum newspaper broadcaster publisher retailer builder contractor church
    ministry department council court office network operator provider league band studio charity""".split()
)
_BODY_NAMES = frozenset(
    "airlines airways agency army force bank party union club university hospital council court church".split()
)
# Nouns for things that are made and have names: where one of a row stands beside the name ('the X jet'), each of the
# row may mean the thing.
_MADE = tuple(
    frozenset(row.split())
    for row in (
        "aircraft airplane aeroplane plane jet jetliner airliner freighter helicopter tanker drone",
        "phone telephone handset smartphone device gadget cellphone",
        "player device gadget walkman",
        "computer laptop notebook tablet desktop machine device",
        "car vehicle automobile truck van bus motorcycle sedan",
        "ship vessel boat ferry yacht tanker cruiser carrier submarine",
        "rocket spacecraft satellite probe capsule shuttle craft",
        "missile weapon bomb gun rifle tank",
        "store shop site website portal service platform network",
        "software program programme system application app tool browser",
        "book novel film movie show series song album game",
        "drug medicine vaccine treatment pill",
        "bridge tower building stadium dam tunnel",
        "train locomotive tram",
    )
)
# Words that end many names and mean nobody by themselves.
_GENERIC = frozenset("force forces air store stores house states nations airlines airways".split())
_DEFINITE = frozenset({"the", "this", "that", "its", "their"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
# So many sentences on, a pronoun or a description no longer means what was named then: news prose names its people and things
# anew every few sentences. Between 2 and 5 the F1 on the corpus the rules were made on moves by less than .01.
REACH = 3

# The key of the entity itself among the persons of an article.
_OWN = ""


@dataclass(frozen=True, slots=True)
class _Run:
    """A stretch of capitalised words: its tokens from `first` up to `last`, and the token that heads it."""

    first: int
    last: int
    head: int


def find_references(accounts: Sequence[Account], names: Sequence[str], *, kind: Kind) -> tuple[tuple[Place, ...], ...]:
    """For each account the token that heads each mention of the entity, in order of the text.

    `names` are spellings of its full name. A pronoun counts where the entity was the last of its kind that the text spoke of.
    """
    readers = [_Reader(account, names, kind) for account in accounts]
    beside = frozenset(noun for reader in readers for noun in reader.beside_name())
    sorts = {noun for row in _MADE if row & beside for noun in row} if kind == "thing" else set()
    return tuple(reader.read(frozenset(sorts)) for reader in readers)


def antecedents(
    account: Account, named: Mapping[Place, str], genders: Mapping[str, str], *, sure: bool = False
) -> dict[Place, str]:
    """For each 'he', 'she' and their forms the person meant: the one the text spoke of last who may be called so.

    `named` are the persons who are named, by the token that heads each mention; a person is any key, `genders` tells 'f' or 'm'
    of some. A subject outweighs who is only mentioned after it. Words inside marks of quotation are another speaker's: left out.
    With `sure` only what leaves little doubt: 'he' and 'him', where nobody else was named who may be called so, or was the
    subject since, and the one meant did something in this sentence or the one before, other than speak ('Lund said. His band …'
    may be anybody's). Without these conditions six of the fourteen dated clauses that gained a person on nineteen labelled
    events were wrong; with them one gains one, and it is right.
    """
    out: dict[Place, str] = {}
    spoken = [quote.span for quote in account.annotation.quotes if quote.direct]
    recent: list[tuple[int, str, bool, bool]] = []  # sentence, person, as its subject?, as one who acts?; the latest last
    for number, item in enumerate(account.annotation.tagged):
        recent = [row for row in recent if number - row[0] <= REACH]
        for at, token in enumerate(item.tokens):
            person = named.get((number, at))
            subject = token.dep in _SUBJECTS
            acts = subject and item.tokens[token.head].lemma.casefold() not in SAYING
            if person is not None:
                place = len(recent)
                while place and not subject and recent[place - 1][0] == number and recent[place - 1][2]:
                    place -= 1
                recent.insert(place, (number, person, subject, acts))
                continue
            low = token.text.casefold()
            wanted = "m" if low in _HIS else "f" if low in _HERS else ""
            if not wanted or any(s.start <= token.start < s.end for s in spoken):
                continue
            fit = [row for row in recent if genders.get(row[1], wanted) == wanted]
            if not fit:
                continue
            last, meant, _, acted = fit[-1]
            alone = len({row[1] for row in fit}) == 1 and meant == next((row[1] for row in reversed(recent) if row[2]), meant)
            if not sure or (acted and alone and number - last <= 1 and token.tag != "PRP$"):
                out[number, at] = meant
                recent.append((number, meant, subject, acts))
    return out


def persons_meant(account: Account, entities: Sequence[Entity]) -> tuple[tuple[Span, str], ...]:
    """The words of the account that name one of the persons, or surely mean them by a pronoun, each with the person's id."""
    own = {span: e.id for e in entities if e.kind == "person" for span in e.mentions if span.article == account.article.id}
    votes: dict[str, list[str]] = {}
    everybody = dict(own)
    for mention in account.annotation.mentions:
        if mention.kind == "person":
            who = everybody.setdefault(mention.span, f"nobody known: {mention.text}")
            if mention.gender:
                votes.setdefault(who, []).append(mention.gender)
    spans = sorted(everybody)
    tagged = account.annotation.tagged
    named = {(n, at): everybody[span] for n, item in enumerate(tagged) for at, span in heads_of(item.tokens, spans).items()}
    known, out = set(own.values()), list(own.items())
    for (number, at), who in antecedents(account, named, genders_of(votes), sure=True).items():
        token = tagged[number].tokens[at]
        if who in known:
            out.append((Span(account.article.id, token.start, token.end), who))
    return tuple(sorted(out))


def genders_of(votes: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """What most mentions of each person say, 'f' or 'm'; nobody of whom they say both equally often."""
    out = {}
    for who, said in votes.items():
        women, men = said.count("f"), said.count("m")
        if women != men:
            out[who] = "f" if women > men else "m"
    return out


def heads_of(tokens: Sequence[Token], spans: Sequence[Span]) -> dict[int, Span]:
    """For each of the spans that lie in this sentence, the token that heads it."""
    out: dict[int, Span] = {}
    if not tokens:
        return out
    low, high = tokens[0].start, tokens[-1].end
    for span in spans:
        if low <= span.start < high:
            inside = [k for k, t in enumerate(tokens) if span.start <= t.start < span.end]
            within = set(inside)
            head = next((k for k in inside if tokens[k].head not in within or tokens[k].head == k), None)
            if head is not None:
                out[head] = span
    return out


class _Reader:
    """One article, and the places where it means the entity: first those that name it, then what stands for a name."""

    def __init__(self, account: Account, names: Sequence[str], kind: Kind) -> None:
        self.account = account
        self.tagged = account.annotation.tagged
        spelt = ([w.casefold() for w in re.findall(r"[^\W_]+(?:[.'’-][^\W_]+)*", name)] for name in names)
        self.names = [name for name in spelt if name]
        self.kind = kind
        self.others = sorted(m.span for m in account.annotation.mentions if m.kind == "organisation")
        self.named: dict[int, list[int]] = {}
        self.whole = False
        for number, item in enumerate(self.tagged):
            self.named[number] = self._named(item.tokens)
        self.types: frozenset[str] = frozenset()
        self.sorts: frozenset[str] = frozenset()

    # -- names ---------------------------------------------------------------
    def _named(self, tokens: Sequence[Token]) -> list[int]:
        out = []
        for run in _runs(tokens, {w for name in self.names for w in name}):
            words: list[str] = []
            for k in range(run.first, run.last + 1):  # the tagger cuts '5G' in two
                glued = words and tokens[k].start == tokens[k - 1].end and tokens[k - 1].text[-1:].isdigit()
                if glued:
                    words[-1] += tokens[k].text.casefold()
                else:
                    words.append(tokens[k].text.casefold())
            if any(self._is(words, name) for name in self.names):
                out.append(run.head)
        return out

    def _is(self, words: list[str], name: list[str]) -> bool:
        """Whether a stretch of capitalised words means the name: in full, as initials, or as a part that belongs to it alone."""
        words = [w for w in words if w[:1].isalnum()]
        initials = "".join(w[0] for w in name)
        if len(name) > 2 and initials in {w.replace(".", "") for w in words}:
            return words[-1].replace(".", "") == initials
        spread: list[str] = []
        for word in words:  # 'UN Dock Guard' is United Norden Dock Guard
            plain = word.replace(".", "")
            at = initials.find(plain) if 1 < len(plain) < len(name) and plain not in name else -1
            spread += name[at : at + len(plain)] if at >= 0 else [_singular(word, name if self.kind == "thing" else ())]
        while len(spread) > len(name) and spread[-1] in _SUFFIXES:
            spread.pop()
        if self.kind == "person":
            if spread[-len(name) :] == name:
                self.whole = True
                return True
            return (
                spread == name[-1:]
                or (spread[-1:] == name[-1:] and not any(w in GIVEN_NAMES for w in spread))
                or (self.whole and spread == name[:1] and name[0] in GIVEN_NAMES)
            )
        if (spread[-1:] == name[-1:] and _within(name, spread)) or (len(name) > 1 and set(spread) == set(name)):
            return True
        if not spread or not _within(spread, name):
            return False
        if any(c.isdigit() for w in spread for c in w) and len(spread[-1]) > 1:
            return True
        own = spread[-1] == name[-1] and len(name) > 1
        return own and (
            len(spread) > 1 or (spread[0].isalpha() and not (spread[0] in ORGANISATION_WORDS or spread[0] in _GENERIC))
        )

    # -- descriptions ---------------------------------------------------------
    def beside_name(self) -> set[str]:
        """The nouns the article puts beside the name: 'the X jet', 'X, an airline', 'X is a store'."""
        found: set[str] = set()
        for number, heads in self.named.items():
            tokens = self.tagged[number].tokens
            below = children(tokens)
            for at in heads:
                token = tokens[at]
                beside = [k for k in below[at] if tokens[k].dep == "appos"]
                if token.dep in ("appos", "compound", "nmod"):
                    beside.append(token.head)
                if token.dep in _SUBJECTS and tokens[token.head].lemma == "be":
                    beside += [k for k in below[token.head] if tokens[k].dep == "attr"]
                found.update(tokens[k].lemma.casefold() for k in beside if tokens[k].pos == "NOUN")
        return found

    def _described_by(self, sorts: frozenset[str]) -> frozenset[str]:
        if self.kind == "person":
            return frozenset()
        own = {name[-1] for name in self.names if name[-1].isalpha() and len(name) > 1 and self.kind == "thing"}
        own |= {name[-1].removesuffix("s") for name in self.names if name[-1] in _BODY_NAMES}
        learned = self.beside_name() & _BODY_NOUNS
        return sorts | own | learned | (_BODIES if self.kind == "organisation" else frozenset())

    # -- all of them ----------------------------------------------------------
    def read(self, sorts: frozenset[str]) -> tuple[Place, ...]:
        """Every place where the entity is meant; `sorts` are nouns for things of its kind."""
        if self.kind == "person":
            return self._person()
        self.sorts = sorts
        self.types = self._described_by(sorts)
        out: list[Place] = []
        mine, last_own = False, -REACH - 1  # whether the entity was the last thing spoken of, and in which sentence
        other = -REACH - 1
        for number, item in enumerate(self.tagged):
            tokens = item.tokens
            here = set(self.named[number])
            found = set(here)
            things = heads_of(tokens, self.others)
            for at, token in enumerate(tokens):
                low = token.text.casefold()
                if at in here:
                    mine, last_own = True, number
                elif at in things and (token.dep in _SUBJECTS or number > max(last_own, other)):
                    mine, other = False, number
                elif number - last_own <= REACH and (mine or (self.kind == "thing" and low not in _ITS)):
                    carried = low in _ITS and self._carried(tokens, at, number, found, out)
                    if carried or self._described(tokens, at):
                        found.add(at)
                        mine, last_own = True, number
            out += [(number, at) for at in sorted(self._lifted(tokens, at) for at in found)]
        return tuple(out)

    def _person(self) -> tuple[Place, ...]:
        own = {(number, at) for number, heads in self.named.items() for at in heads}
        named = dict.fromkeys(own, _OWN)
        votes: dict[str, list[str]] = {}
        people = {m.span: m for m in self.account.annotation.mentions if m.kind == "person"}
        for number, item in enumerate(self.tagged):
            for at, span in heads_of(item.tokens, sorted(people)).items():
                who = named.setdefault((number, at), people[span].text.split()[-1].casefold())
                if people[span].gender:
                    votes.setdefault(who, []).append(people[span].gender)
        meant = antecedents(self.account, named, genders_of(votes))
        return tuple(sorted(own | {place for place, who in meant.items() if who == _OWN}))

    def _lifted(self, tokens: Sequence[Token], at: int) -> int:
        """The noun of its sort where the name stands before it: 'the X40 jet' is headed by 'jet'."""
        token = tokens[at]
        sort = token.dep in ("compound", "nmod") and tokens[token.head].lemma.casefold() in self.sorts
        return token.head if self.kind == "thing" and sort else at

    def _carried(self, tokens: Sequence[Token], at: int, number: int, found: set[int], before: Sequence[Place]) -> bool:
        """Whether 'it' can be the entity: a subject of this sentence, or of the last, and nothing else was."""
        subjects = [k for k in range(at) if tokens[k].dep in _SUBJECTS and tokens[k].pos in ("NOUN", "PROPN", "PRON")]
        if subjects:
            return any(k in found for k in subjects)
        after = next((k for k in range(at + 1, len(tokens)) if tokens[k].dep in _SUBJECTS), None)
        if after in found:  # 'In its first year Orlop …'
            return True
        previous = [k for n, k in before if n == number - 1]
        earlier = self.tagged[number - 1].tokens if number else ()
        return any(earlier[j].dep in _SUBJECTS for k in previous for j in same(earlier, k)) or bool(found)

    def _described(self, tokens: Sequence[Token], at: int) -> bool:
        token = tokens[at]
        if self.kind == "thing" and any(_without_model(name) == [token.text.casefold()] for name in self.names):
            return any(t.head == at and t.text.casefold() in _DEFINITE for t in tokens) and token.dep != "compound"
        if token.pos != "NOUN" or token.tag == "NNS" or token.lemma.casefold() not in self.types or token.dep == "compound":
            return False
        below = [t for t in tokens if t.head == at and t is not token]
        return any(t.text.casefold() in _DEFINITE for t in below) and not any(t.pos == "PROPN" for t in below)


def _without_model(name: Sequence[str]) -> list[str]:
    """The name without its number: 'the Veyron' is Veyron 4 where that was spoken of."""
    short = [word for word in name if not any(c.isdigit() for c in word)]
    return short if len(short) < len(name) else []


def _singular(word: str, name: Sequence[str]) -> str:
    """The word without the ending of a possessive, and of a plural where it has digits or the name has it without: 'X40s'."""
    word = word.removesuffix("'s")
    return word[:-1] if word[-1:] == "s" and (word[:-1] in name or any(c.isdigit() for c in word)) else word


def _within(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether the words stand in the longer list in the same order."""
    rest = iter(long)
    return all(word in rest for word in short)


def _runs(tokens: Sequence[Token], own: set[str]) -> list[_Run]:
    """Stretches of capitalised words and numbers, and of words of the name itself."""
    out: list[_Run] = []
    k = 0
    while k < len(tokens):
        if not _is_capital(tokens, k, own):
            k += 1
            continue
        first = k
        while k < len(tokens) and (_is_capital(tokens, k, own)):
            k += 1
        last = k - 1
        if not any(_is_own(tokens[j].text, own) or tokens[j].text.isupper() for j in range(first, k)):
            continue
        within = range(first, last + 1)
        head = next((j for j in within if tokens[j].head not in within or tokens[j].head == j), last)
        out.append(_Run(first, last, head))
    return out


def _is_own(text: str, own: set[str]) -> bool:
    """Whether a word is one of the name's, or the plural or possessive of one."""
    low = text.casefold().removesuffix("'s")
    return low in own or (low[-1:] == "s" and low[:-1] in own)


def _is_capital(tokens: Sequence[Token], k: int, own: set[str]) -> bool:
    text = tokens[k].text
    if _is_own(text, own):
        return True
    if text.isdigit() and k + 1 < len(tokens) and tokens[k + 1].start == tokens[k].end:  # the tagger cuts '5G' in two
        return text + tokens[k + 1].text.casefold() in own
    return text[:1].isalpha() and any(c.isupper() for c in text) and (tokens[k].pos in ("PROPN", "NOUN", "ADJ", "NUM"))
