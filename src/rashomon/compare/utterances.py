"""Utterances as they are compared: one unit each, cut where accounts divide a speech differently."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import log

from rashomon.model import Account, Entity, Span
from rashomon.text.cues import BODY_NOUNS, VOICES
from rashomon.text.sentences import split
from rashomon.text.wording import all_words, content_words

# A sentence of one account stands in another's when they share this weight of their words: two translations of one sentence
# share half of it, two sentences of one speech seldom a third.
SAME_SENTENCE = 0.5
# Shorter sentences share their words by chance.
_FEWEST_WORDS = 3
# A quotation of at most this many words of content is a scrap.
LONGEST_SCRAP = 3


@dataclass(frozen=True, slots=True)
class Utterance:
    """One quotation of one account: its words, and the entity that speaks (None: unknown). `language` is the account's."""

    account: int
    span: Span
    text: str
    direct: bool
    speaker: str | None
    kind: str
    cue: Span | None
    plain: tuple[str, ...]
    words: tuple[str, ...]
    language: str | None = None


class Weights:
    """How much a word tells: rare words much, words that everybody uses in this story little."""

    def __init__(self, texts: Sequence[Sequence[str]]) -> None:
        self._seen = Counter(word for words in texts for word in sorted(set(words)))
        self._all = max(2, len(texts))
        self._known: dict[str, float] = {}

    def of(self, word: str) -> float:
        """The weight of one word, between about 0.3 and 1."""
        if word not in self._known:
            self._known[word] = self._weigh(word)
        return self._known[word]

    def _weigh(self, word: str) -> float:
        return max(0.3, log((1 + self._all) / (1 + self._seen[word])) / log(1 + self._all) + 0.15)

    def total(self, words: Sequence[str]) -> float:
        """The weight of a bag of words, each counted once."""
        return sum(self.of(word) for word in sorted(set(words)))


def find_utterances(accounts: Sequence[Account], entities: Sequence[Entity]) -> list[Utterance]:
    """All quotations of all accounts, in order of account and text, their speakers resolved to entities."""
    owner, voice = _owners(entities), _voices(entities)
    out = []
    accounts = sorted(accounts, key=lambda a: a.article.id)
    for number, account in enumerate(accounts):
        for quote in account.annotation.quotes:
            entity = owner(quote.speaker) if quote.speaker is not None else None
            if entity is None and quote.speaker is not None:
                entity = voice(account.slice(quote.speaker))
            text = account.slice(quote.span)
            out.append(
                Utterance(
                    number, quote.span, text, quote.direct, entity.id if entity else None, entity.kind if entity else "",
                    quote.cue, all_words(text), content_words(text), account.article.language,
                )
            )  # fmt: skip
    return _without_echoes(_divided(accounts, out))


def _owners(entities: Sequence[Entity]) -> Callable[[Span], Entity | None]:
    """A function from a span to the entity that has a mention there; the one that covers most of it wins."""
    by_article: dict[str, list[tuple[Span, Entity]]] = {}
    for entity in entities:
        for mention in entity.mentions:
            by_article.setdefault(mention.article, []).append((mention, entity))

    def look(span: Span) -> Entity | None:
        best: tuple[int, str, Entity] | None = None
        for mention, entity in by_article.get(span.article, []):
            shared = mention.overlap(span)
            # a description ('a Hamas spokesman') is not the name that stands inside it: only the name itself counts
            if shared and 2 * shared >= len(span) and (best is None or (shared, entity.id) > best[:2]):
                best = (shared, entity.id, entity)
        return best[2] if best else None

    return look


def _voices(entities: Sequence[Entity]) -> Callable[[str], Entity | None]:
    """A function from a description to the body it names, where other accounts tell that it is one.

    'A Harbour Board spokesman' speaks for the Harbour Board; 'the ministry' is the only ministry of the story.
    """
    bodies = sorted(
        {
            (all_words(form.text), entity.id): entity
            for entity in entities
            if entity.kind == "organisation"
            for form in entity.forms
        }.items()
    )

    def look(description: str) -> Entity | None:
        words = all_words(description)
        noun = [word for word in words if word not in ("the", "a", "an")]
        if len(noun) == 1 and noun[0] in BODY_NOUNS:
            ending = {entity.id: entity for (name, _), entity in bodies if name and noun[0] in (name[0], name[-1])}
            return next(iter(ending.values())) if len(ending) == 1 else None
        if not any(word in VOICES for word in words):
            return None
        inside = [(len(name), key, e) for (name, key), e in bodies if name and stands_in(name, words)]
        return max(inside, key=lambda x: x[:2])[2] if inside else None

    return look


def stands_in(part: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    """Whether the words of one stand in the other, in a row."""
    return any(whole[k : k + len(part)] == part for k in range(len(whole) - len(part) + 1))


def _divided(accounts: Sequence[Account], utterances: list[Utterance]) -> list[Utterance]:
    """Long quotations cut where another account prints the one side of the cut together with words from elsewhere."""
    pieces = [_sentences(accounts[u.account], u) if u.direct else [(u.span.start, u.span.end, u.words)] for u in utterances]
    weights = Weights([words for rows in pieces for _, _, words in rows])
    vocabulary = [{word for _, _, words in rows for word in words} for rows in pieces]
    long = [j for j, u in enumerate(utterances) if u.direct and len(pieces[j]) > 1]
    out: list[Utterance] = []
    for i, utterance in enumerate(utterances):
        cuts = {0}
        if len(pieces[i]) > 1:
            for j in long:
                common = vocabulary[i] & vocabulary[j]
                if utterances[j].account != utterance.account and len(common) >= _FEWEST_WORDS:
                    cuts |= _crossings(pieces[i], pieces[j], weights)
        borders = [*sorted(cuts), len(pieces[i])]
        for a, b in pairwise(borders):
            start, end = pieces[i][a][0], pieces[i][b - 1][1]
            if (start, end) == (utterance.span.start, utterance.span.end):
                out.append(utterance)
                continue
            text = accounts[utterance.account].article.text[start:end]
            span = Span(utterance.span.article, start, end)
            out.append(replace(utterance, span=span, text=text, plain=all_words(text), words=content_words(text)))
    return out


def _without_echoes(utterances: list[Utterance]) -> list[Utterance]:
    """Without scraps that the same account gives in full elsewhere (in its headline, say, or its lead)."""

    def echoes(scrap: Utterance, other: Utterance) -> bool:
        near = other.account == scrap.account and other.direct and not other.span.overlap(scrap.span)
        return near and len(other.words) > len(scrap.words) and stands_in(scrap.words, other.words)

    scraps = [u.direct and len(u.words) <= LONGEST_SCRAP for u in utterances]
    return [u for u, scrap in zip(utterances, scraps, strict=True) if not (scrap and any(echoes(u, o) for o in utterances))]


def _sentences(account: Account, utterance: Utterance) -> list[tuple[int, int, tuple[str, ...]]]:
    text = account.article.text
    rows = split(text, utterance.span.start, utterance.span.end)
    return [(s, e, content_words(text[s:e])) for s, e, _ in rows] or [(utterance.span.start, utterance.span.end, utterance.words)]


def _crossings(
    here: list[tuple[int, int, tuple[str, ...]]], there: list[tuple[int, int, tuple[str, ...]]], weights: Weights
) -> set[int]:
    """Where to cut `here`: between a sentence that stands `there` and one that does not, if `there` has more of its own."""
    shared = [any(_same(a[2], b[2], weights) for b in there) for a in here]
    own = any(len(b[2]) >= _FEWEST_WORDS and not any(_same(a[2], b[2], weights) for a in here) for b in there)
    if not own or not any(shared):
        return set()
    return {k for k in range(1, len(here)) if shared[k] != shared[k - 1]}


def _same(a: tuple[str, ...], b: tuple[str, ...], weights: Weights) -> bool:
    if min(len(set(a)), len(set(b))) < _FEWEST_WORDS:
        return False
    shared = weights.total(sorted(set(a) & set(b)))
    return shared >= SAME_SENTENCE * max(weights.total(a), weights.total(b))
