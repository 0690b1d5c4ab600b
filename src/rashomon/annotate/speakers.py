"""Whose words they are: names, pronouns and descriptions resolved inside one article, or left open."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from rashomon.annotate.speaking import Phrase, phrase_of
from rashomon.model import Article, Mention, Span, TaggedSentence, Token
from rashomon.text.cues import BODY_NOUNS, HE, LEADERS, PAPERS, PERSON_ENDINGS, PERSON_NOUNS, SHE, TIMES, VOICES
from rashomon.text.glosses import GLOSSES

# A name behind one of these is not the subject.
_OBJECTS = frozenset("of for with to from by about against at in on and or".split())
_PRONOUNS = HE | SHE | {"they", "it", "i", "we", "who"}
# How far back a pronoun may reach. News prose names a speaker anew at least every few sentences; further back is a guess.
_REACH = 6
_FEMALE = frozenset(
    """woman girl actress mother daughter sister wife aunt spokeswoman chairwoman policewoman businesswoman queen princess
    widow girlfriend fiancée grandmother""".split()
)
_MALE = frozenset(
    """man boy actor father son brother husband uncle spokesman chairman policeman businessman king prince fisherman frontman
    gunman widower boyfriend grandfather""".split()
)


def _fits(shorter: list[str], longer: list[str]) -> bool:
    """Whether the words of one form of a name all stand in the other (initials count by their letter)."""
    return all(any(a == b or (len(a.strip(".")) == 1 and b.startswith(a[0])) for b in longer) for a in shorter)


def _surnames(mentions: list[Mention]) -> list[Mention]:
    """The mentions, where a single word that ends a person's name of the same page is that person too."""
    last = {m.text.split()[-1].casefold() for m in mentions if m.kind == "person" and len(m.text.split()) > 1}
    return [replace(m, kind="person") if m.kind != "person" and m.text.casefold() in last else m for m in mentions]


def _depth(tokens: tuple[Token, ...], i: int) -> int:
    """How many steps a token stands below the root of its sentence."""
    steps = 0
    while tokens[i].head != i and steps < len(tokens):
        i, steps = tokens[i].head, steps + 1
    return steps


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who may speak. `key` tells two apart inside one article; `named` whether a mention names them."""

    span: Span
    key: str
    kind: Literal["person", "organisation", "place", "described"]
    named: bool
    gender: Literal["f", "m", ""] = ""
    plural: bool = False


class Cast:
    """The people and bodies of one article, and who spoke where: what pronouns and descriptions are resolved against."""

    def __init__(
        self, article: Article, tagged: Sequence[TaggedSentence], mentions: Sequence[Mention], quoted: Callable[[int], bool]
    ) -> None:
        self._article = article
        glosses = GLOSSES.get(article.language)
        self._articleless = glosses is not None and not glosses.articles
        self._quoted = quoted
        self._tagged = tagged
        self._mentions = _surnames(sorted(mentions, key=lambda m: (m.span, m.kind)))
        self._families = self._group()
        self._gender = self._genders()
        self._roles = self._collect_roles()
        self._trades = self._collect_trades()
        self._spoken: dict[int, list[tuple[int, Actor]]] = {}

    # -- names ---------------------------------------------------------------
    def _group(self) -> dict[Span, str]:
        """For each mention of a person a key: its longest form in this page that ends with the same word."""
        full: dict[str, str] = {}
        words = {
            m.span: [w for w in m.text.replace("’", "'").casefold().split() if any(c.isalnum() for c in w)]
            for m in self._mentions
        }
        for mention in self._mentions:
            parts = words[mention.span]
            if mention.kind == "person" and parts:
                last = parts[-1].removesuffix("'s")
                full[last] = max(full.get(last, ""), " ".join(parts), key=lambda x: (len(x.split()), x))
        out = {}
        for mention in self._mentions:
            parts = words[mention.span]
            last = parts[-1].removesuffix("'s") if parts else ""
            if mention.kind == "person" and len(parts) > 1 and not _fits(parts, full.get(last, "").split()):
                out[mention.span] = " ".join(parts)
            else:
                out[mention.span] = last if mention.kind == "person" else " ".join(parts)
        return out

    def _genders(self) -> dict[str, Literal["f", "m", ""]]:
        votes: dict[str, dict[str, int]] = {}
        for m in self._mentions:
            if m.kind == "person" and m.gender:
                tally = votes.setdefault(self._families[m.span], {"f": 0, "m": 0})
                tally[m.gender] += 1
        return {key: "f" if v["f"] > v["m"] else "m" if v["m"] > v["f"] else "" for key, v in votes.items()}

    def _actor(self, mention: Mention) -> Actor:
        key = self._families[mention.span]
        if mention.kind == "person":
            return Actor(mention.span, key, "person", True, self._gender.get(key, ""))
        return Actor(mention.span, key, mention.kind, True, plural=True)

    def _collect_roles(self) -> dict[str, set[str]]:
        """Nouns that stand beside a person's name: 'Justice Minister X', 'X, a retired diplomat'."""
        roles: dict[str, set[str]] = {}
        by_sentence = self._by_sentence()
        for number, here in by_sentence.items():
            tokens = self._tagged[number].tokens
            for mention in here:
                if mention.kind != "person":
                    continue
                words = roles.setdefault(self._families[mention.span], set())
                words.update(w.casefold() for w in mention.title.replace("-", " ").split())
                inside = [i for i, t in enumerate(tokens) if mention.span.start <= t.start < mention.span.end]
                if not inside:
                    continue
                at = inside[0] - 1
                if at >= 0 and tokens[at].text == ",":  # 'the frontman of the band, X,'
                    for k in {tokens[i].head for i in inside}:
                        if k < inside[0] and tokens[k].pos == "NOUN" and any(tokens[i].dep == "appos" for i in inside):
                            words.add(tokens[k].lemma.casefold())
                while at >= 0 and (tokens[at].pos in ("NOUN", "PROPN", "ADJ") or tokens[at].text in ("-", "'s", "’s")):
                    words.add(tokens[at].lemma.casefold())
                    at -= 1
                for i in inside:
                    words.update(
                        t.lemma.casefold()
                        for t in tokens
                        if t.dep == "appos" and t.head < len(tokens) and t.head == i and t.pos == "NOUN"
                    )
        return roles

    def _collect_trades(self) -> dict[str, set[str]]:
        """Nouns that stand beside an organisation's name: 'the X newspaper', 'news agency X'."""
        trades: dict[str, set[str]] = {}
        for number, here in self._by_sentence().items():
            tokens = self._tagged[number].tokens
            for mention in here:
                if mention.kind == "person":
                    continue
                after = [t for t in tokens if t.start >= mention.span.end][:3]
                before = [t for t in tokens if t.end <= mention.span.start][-1:]
                for token in [*after, *before]:
                    if token.pos not in ("NOUN", "PROPN"):
                        break
                    trades.setdefault(self._families[mention.span], set()).add(token.lemma.casefold())
        return trades

    def _by_sentence(self) -> dict[int, list[Mention]]:
        out: dict[int, list[Mention]] = {}
        at = 0
        for mention in self._mentions:
            while at < len(self._tagged) and self._tagged[at].sentence.span.end <= mention.span.start:
                at += 1
            if at < len(self._tagged) and self._tagged[at].sentence.span.covers(mention.span):
                out.setdefault(at, []).append(mention)
        return out

    def _inside(self, number: int, phrase: Phrase) -> list[Mention]:
        tokens = self._tagged[number].tokens
        starts = {tokens[i].start for i in phrase.tokens}
        low, high = tokens[phrase.tokens[0]].start, tokens[phrase.tokens[-1]].end
        return [
            m for m in self._mentions
            if low <= m.span.start and m.span.end <= high + 2 and any(m.span.start <= s < m.span.end for s in starts)
        ]  # fmt: skip

    # -- resolving -----------------------------------------------------------
    def resolve(self, number: int, phrase: Phrase | None) -> Actor | None:
        """Whom the words of a phrase in sentence `number` name; None when it cannot be said."""
        if phrase is None:
            return None
        tokens = self._tagged[number].tokens
        head = tokens[phrase.head]
        lower = head.text.casefold()
        if lower in _PRONOUNS and len(phrase.tokens) <= 3:
            return self.pronoun(number, head.start, lower)
        named = self._named(number, phrase)
        if named is not None:
            return self._actor(named)
        return self._described(number, phrase)

    def named_at(self, offset: int) -> Actor | None:
        """The person whose name begins at an offset."""
        mention = next((m for m in self._mentions if m.span.start == offset and m.kind == "person"), None)
        return self._actor(mention) if mention is not None else None

    def beside(self, number: int, verb: int) -> Actor | None:
        """The person whose name stands right before a verb, for sentences in which the grammar was misread."""
        tokens = self._tagged[number].tokens
        at = verb - 1
        while at >= 0 and (tokens[at].pos in ("AUX", "ADV") or tokens[at].text in (",", ")")):
            opening = next((k for k in range(at, -1, -1) if tokens[k].text == "("), at) if tokens[at].text == ")" else at
            at = opening - 1
        if at < 0 or self._quoted(tokens[at].start):
            return None
        mention = next((m for m in self._mentions if m.kind == "person" and m.span.end == tokens[at].end), None)
        if mention is None:
            return None
        before = [t.text.casefold() for t in tokens if t.end <= mention.span.start]
        return None if before and before[-1] in _OBJECTS else self._actor(mention)

    def resolve_before(self, number: int, colon: int) -> Actor | None:
        """Who is named right before the colon at a token, or else the subject of the sentence."""
        tokens = self._tagged[number].tokens
        last = max((k for k in range(colon + 1) if tokens[k].text[0].isalnum()), default=None)
        if last is None:
            return None
        for mention in self._mentions:
            if mention.kind != "place" and mention.span.start <= tokens[last].start < mention.span.end:
                return self._actor(mention)
        subject = next((k for k, t in enumerate(tokens) if t.dep == "nsubj" and tokens[t.head].dep == "ROOT" and k < colon), None)
        if subject is None or self._quoted(tokens[subject].start):
            return None
        free = [not self._quoted(t.start) for t in tokens]
        actor = self.resolve(number, phrase_of(tokens, subject, free))
        return actor if actor is not None and (actor.named or actor.key in PERSON_NOUNS) else None

    def _named(self, number: int, phrase: Phrase) -> Mention | None:
        tokens = self._tagged[number].tokens
        inside = self._inside(number, phrase)
        head = tokens[phrase.head]
        voice = head.lemma.casefold() in VOICES or head.text.casefold() in VOICES or head.text.casefold() == "officials"
        for mention in inside:
            if mention.span.start <= head.start < mention.span.end and not self._possessive(mention):
                return mention
        free = [
            m for m in inside if m.kind == "person" and not self._possessive(m) and not self._below_preposition(number, m, phrase)
        ]
        if free:
            return free[0] if free[0].span.start > head.start else free[-1]
        end = tokens[phrase.tokens[-1]].end
        behind = [m for m in self._mentions if m.kind == "person" and 0 <= m.span.start - end <= 1]
        if behind and head.text[:1].isupper() and not inside:  # 'said Mr | de la Cruz'
            return behind[0]
        if voice:
            bodies = [m for m in inside if m.kind == "organisation"]
            if bodies:
                return bodies[-1] if any(m.span.start > head.start for m in bodies) else bodies[0]
        return None

    def _possessive(self, mention: Mention) -> bool:
        text = self._article.text[mention.span.end : mention.span.end + 2].replace("’", "'")
        return text.startswith("'")

    def _below_preposition(self, number: int, mention: Mention, phrase: Phrase) -> bool:
        """Whether a preposition stands between the head and the name: 'a friend of X', 'a lawyer for X'."""
        tokens = self._tagged[number].tokens
        between = [t for t in tokens if tokens[phrase.head].start < t.start < mention.span.start]
        last = max((i for i, t in enumerate(between) if t.pos == "ADP"), default=None)
        return last is not None and not any(t.text in (",", "–", "—") for t in between[last:])

    def _described(self, number: int, phrase: Phrase) -> Actor | None:
        tokens = self._tagged[number].tokens
        head = tokens[phrase.head]
        noun = head.lemma.casefold()
        first, last = phrase.tokens[0], self._core_end(number, phrase)
        if head.pos not in ("NOUN", "PROPN", "ADJ", "NUM") or not head.text[:1].isalnum():
            return None
        span = Span(self._article.id, tokens[first].start, tokens[last].end)
        body = noun in BODY_NOUNS or head.text.casefold() in BODY_NOUNS
        person = noun in PERSON_NOUNS or (not body and head.text[:1].islower() and noun.endswith(PERSON_ENDINGS))
        if not (body or person) and head.pos != "PROPN" and noun not in VOICES:
            return None  # a freeze or a passion says nothing
        if noun in TIMES:
            return None
        plural = head.tag in ("NNS", "NNPS")
        pointed = tokens[first].text.casefold() in ("the", "this", "that", "his", "her", "their") or self._articleless
        definite = pointed or head.pos == "PROPN"
        if body and (definite or noun == "police") and (known := self._body(noun)) is not None:
            return known
        if noun in VOICES or head.text.casefold() in VOICES or head.text.casefold() == "officials":
            for i in phrase.tokens:
                inner = tokens[i].lemma.casefold()
                noun_inside = i != phrase.head and tokens[i].pos in ("NOUN", "PROPN") and len(inner) > 2
                if noun_inside and (known := self._body(inner)) is not None:
                    return known
        if person and definite and not plural:
            known = self._bearer(number, noun, head.start, [tokens[i].lemma.casefold() for i in phrase.tokens])
            if known is not None:
                return known
        gender: Literal["f", "m", ""] = "f" if noun in _FEMALE else "m" if noun in _MALE else ""
        return Actor(span, noun, "described", False, gender, plural or body)

    def _body(self, noun: str) -> Actor | None:
        """The one organisation of this page whose name ends with a noun: 'the ministry' is the Health Ministry."""
        fitting: dict[str, Actor] = {}
        wanted = PAPERS if noun in PAPERS else {noun}
        for mention in self._mentions:
            key = self._families[mention.span]
            known = {*key.split()[-1:], *key.split()[:1], *self._trades.get(key, set())}
            if mention.kind == "organisation" and known & wanted:
                fitting.setdefault(key, self._actor(mention))
        keys = sorted(fitting, key=len)
        if keys and all(set(keys[0].split()) <= set(key.split()) for key in keys):
            return fitting[keys[-1]]
        return None

    def _core_end(self, number: int, phrase: Phrase) -> int:
        """The last token of the phrase before a comma: the description without what explains it."""
        tokens = self._tagged[number].tokens
        last = phrase.head
        for i in phrase.tokens:
            if i > phrase.head:
                if tokens[i].text in (",", "–", "—", "(") or i > last + 1:
                    break
                last = i
        return last

    def _bearer(self, number: int, noun: str, before: int, words: list[str]) -> Actor | None:
        """The one person of this page to whom a definite description fits: role words first, then whoever was called so."""
        wanted = {noun} | (LEADERS if noun in ("leader", "chief", "head") else set())
        for back in range(number, max(-1, number - _REACH), -1):
            for at, actor in reversed(self._spoken.get(back, [])):
                roles = self._roles.get(actor.key, set()) if actor.named else {actor.key}
                if at < before and roles & wanted:
                    return actor
        fitting: dict[str, Actor] = {}
        for mention in self._mentions:
            if mention.kind == "person" and self._roles.get(self._families[mention.span], set()) & wanted:
                actor = self._actor(mention)
                if mention.span.start < before or actor.key not in fitting:
                    fitting[actor.key] = actor
        if len(fitting) > 1:
            others = [w for w in words if w != noun and len(w) > 3]
            closer = {k: a for k, a in fitting.items() if self._roles[k] & set(others)}
            fitting = closer or fitting
        return next(iter(fitting.values())) if len(fitting) == 1 else None

    def pronoun(self, number: int, before: int, word: str) -> Actor | None:
        """Whom a pronoun at offset `before` of sentence `number` stands for: the last fitting subject or speaker."""
        if word in ("i", "we", "who"):
            return None
        for back in range(number, max(-1, number - _REACH - 1), -1):
            here = self._candidates(back, before, word)
            if here:
                return here[0]
        for back in range(number, max(-1, number - _REACH - 1), -1):
            inside = [m for m in self._by_sentence_of(back) if m.span.end <= before and self._fits(self._actor(m), word)]
            if inside:
                return self._actor(inside[-1])
        return None

    def _by_sentence_of(self, number: int) -> list[Mention]:
        span = self._tagged[number].sentence.span
        return [m for m in self._mentions if span.covers(m.span)]

    def _candidates(self, number: int, before: int, word: str) -> list[Actor]:
        """Subjects and speakers of one sentence that a pronoun may stand for, the best first."""
        tokens = self._tagged[number].tokens
        spoken = [a for at, a in self._spoken.get(number, []) if at < before and self._fits(a, word)]
        if spoken:
            return [spoken[-1]]
        out = []
        for i, token in enumerate(tokens):
            if token.dep not in ("nsubj", "nsubjpass") or token.start >= before or token.text.casefold() in _PRONOUNS:
                continue
            if self._quoted(token.start):
                continue
            mention = next((m for m in self._mentions if m.span.start <= token.start < m.span.end), None)
            if mention is not None:
                actor: Actor | None = self._actor(mention)
            else:
                noun = token.lemma.casefold()
                if noun not in PERSON_NOUNS and noun not in BODY_NOUNS:
                    continue
                kids = tuple(sorted({i} | {k for k, t in enumerate(tokens) if t.head == i and k < i}))
                actor = self.resolve(number, Phrase(kids, i))
            if actor is not None and self._fits(actor, word):
                depth = _depth(tokens, i)
                out.append((depth, i, actor))
        return [a for _, _, a in sorted(out, key=lambda x: x[:2])]

    def _fits(self, actor: Actor, word: str) -> bool:
        if word in HE or word in SHE:
            wanted = "m" if word in HE else "f"
            return actor.kind in ("person", "described") and not actor.plural and actor.gender in ("", wanted)
        if word == "it":
            return actor.kind in ("organisation", "place") or (actor.kind == "described" and actor.key in BODY_NOUNS)
        return actor.plural

    def spoke(self, number: int, at: int, actor: Actor | None) -> None:
        """Remember that `actor` spoke in sentence `number`, at offset `at`."""
        if actor is not None:
            self._spoken.setdefault(number, []).append((at, actor))
