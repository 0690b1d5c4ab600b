"""What accounts call one and the same thing: the words are listed beside each other, counted by articles and never weighed."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from rashomon.compare.naming import descriptions, namings, phrase
from rashomon.model import Account, Entity, Point, Span, TaggedSentence, Wording, WordingChoice
from rashomon.text.wording import content_words

MOST_CHOICES = 20
MOST_VALUES = 6
# Two words for a thing may be chance once; a number that both count, or a second place where they meet, makes it sure.
SURE = 2
_WEIGHT = {"number": 2, "members": 2, "did": 1, "suffered": 1, "befell": 1}


@dataclass(frozen=True, slots=True)
class _Use:
    """One place where an account uses a word for something."""

    article: str
    account: int
    lemma: str
    span: Span
    plain: bool = False


@dataclass(frozen=True, slots=True)
class _Meeting:
    """Two accounts' different words in one slot of one point."""

    slot: tuple[str, str]
    first: _Use
    second: _Use


def find_wording(accounts: Sequence[Account], entities: Sequence[Entity], points: Sequence[Point]) -> tuple[WordingChoice, ...]:
    """The choices of words, the most telling first: those of most accounts, then of most words."""
    described = _described(accounts, entities)
    chosen = _aligned(accounts, entities, points)
    ranked = sorted([*described, *chosen], key=lambda row: (-row[0], row[1].of, row[1].values[0].spans[0]))
    return tuple(choice for _, choice in ranked[:MOST_CHOICES])


def _owners(sentence: TaggedSentence, mentions: Sequence[tuple[int, int, str]]) -> list[str]:
    """For each token the entity whose name it is part of."""
    span = sentence.sentence.span
    near = [m for m in mentions if m[0] < span.end and m[1] > span.start]
    return [next((e for s, end, e in near if s <= t.start < end), "") for t in sentence.tokens]


def _mentions(entities: Sequence[Entity]) -> dict[str, list[tuple[int, int, str]]]:
    by_article: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for entity in entities:
        for span in entity.mentions:
            by_article[span.article].append((span.start, span.end, entity.id))
    return {article: sorted(rows) for article, rows in by_article.items()}


# -- what an entity is called -------------------------------------------------------------------------------------------------


def _described(accounts: Sequence[Account], entities: Sequence[Entity]) -> list[tuple[float, WordingChoice]]:
    """Common nouns that accounts set beside one name ('militant group' and 'resistance movement' beside one organisation)."""
    mentions = _mentions(entities)
    uses: dict[str, list[_Use]] = defaultdict(list)
    for number, account in enumerate(accounts):
        for row in account.annotation.tagged:
            owners = _owners(row, mentions.get(account.article.id, []))
            for entity, name in _names(owners):
                for head in descriptions(row.tokens, name):
                    start, end = phrase(row.tokens, head)
                    span = Span(account.article.id, start, end)
                    key = " ".join(sorted(set(content_words(account.slice(span)))))
                    uses[entity].append(_Use(account.article.id, number, key, span))
    out = []
    for entity, found in uses.items():
        values = _values(found, accounts)
        if _parts(values):
            out.append((_rank(values) + 1.0, WordingChoice(entity, values)))
    return out


def _names(owners: Sequence[str]) -> Iterable[tuple[str, range]]:
    """Stretches of tokens that name one entity."""
    start = 0
    while start < len(owners):
        end = start + 1
        while end < len(owners) and owners[end] == owners[start]:
            end += 1
        if owners[start]:
            yield owners[start], range(start, end)
        start = end


# -- what stands in one place of paired claims --------------------------------------------------------------------------------


def _aligned(
    accounts: Sequence[Account], entities: Sequence[Entity], points: Sequence[Point]
) -> list[tuple[float, WordingChoice]]:
    """Different words in the same place of claims that state one thing."""
    meetings = _meetings(accounts, entities, points)
    weights: Counter[tuple[str, str, str]] = Counter()
    for m in meetings:
        a, b = sorted((m.first.lemma, m.second.lemma))
        weights["verb" if m.slot[0] == "befell" else "noun", a, b] += _WEIGHT[m.slot[0]]
    uses: dict[tuple[str, str], list[_Use]] = defaultdict(list)
    slots: dict[tuple[str, str], Counter[tuple[str, str]]] = defaultdict(Counter)
    leader: dict[tuple[str, str], tuple[str, str]] = {}
    for (kind, a, b), weight in sorted(weights.items(), key=lambda row: (-row[1], row[0])):
        if weight < SURE:
            continue
        _unite(leader, (kind, a), (kind, b))
    for m in meetings:
        kind = "verb" if m.slot[0] == "befell" else "noun"
        first, second = leader.get((kind, m.first.lemma)), leader.get((kind, m.second.lemma))
        if first is not None and first == second:
            uses[first] += [m.first, m.second]
            slots[first][m.slot] += 1
    names = {entity.id: entity.name for entity in entities}
    out = []
    for group in sorted(uses):
        values = _values(uses[group], accounts)
        if _parts(values):
            slot = min(slots[group].items(), key=lambda row: (-row[1], row[0]))[0]
            out.append((_rank(values), WordingChoice(_said(slot, values, names), values)))
    return out


def _unite(leader: dict[tuple[str, str], tuple[str, str]], a: tuple[str, str], b: tuple[str, str]) -> None:
    """Put two words into one group, unless both have groups already: chains of pairs lead from one thing to another."""
    if a in leader and b in leader:
        return
    head = leader.get(a) or leader.get(b) or a
    if sum(one == head for one in leader.values()) >= MOST_VALUES:
        return
    leader[a] = leader[b] = head


def _meetings(accounts: Sequence[Account], entities: Sequence[Entity], points: Sequence[Point]) -> list[_Meeting]:
    numbers = {account.article.id: n for n, account in enumerate(accounts)}
    tagged = {a.article.id: {row.sentence.span: row for row in a.annotation.tagged} for a in accounts}
    mentions = _mentions(entities)
    persons = {entity.id for entity in entities if entity.kind == "person"}
    out: dict[tuple[tuple[str, str], Span, Span], _Meeting] = {}
    for point in points:
        slots: dict[tuple[str, str], list[_Use]] = defaultdict(list)
        for claim in point.claims:
            article = claim.span.article
            row = tagged[article].get(claim.sentence)
            if row is None or not row.tokens:
                continue
            counted = [
                next((v.value for v in claim.values if v.kind == "number" and v.span.start <= t.start < v.span.end), "")
                for t in row.tokens
            ]
            owners = _owners(row, mentions.get(article, []))
            for naming in namings(row.tokens, claim.span.start, claim.span.end, owners, counted):
                slots[naming.slot].append(
                    _Use(article, numbers[article], naming.lemma, Span(article, naming.start, naming.end), naming.plain)
                )
        for slot, found in slots.items():
            own: dict[int, set[str]] = defaultdict(set)
            for use in found:
                own[use.account].add(use.lemma)
            for a, b in combinations(sorted(found, key=lambda use: (use.account, use.span)), 2):
                if a.account == b.account or a.lemma == b.lemma:
                    continue
                if b.lemma in own[a.account] or a.lemma in own[b.account]:
                    continue  # who uses both words in this place tells two things, not one
                if a.plain and b.plain and slot[1] in persons:
                    continue
                out.setdefault((slot, a.span, b.span), _Meeting(slot, a, b))
    return list(out.values())


def _said(slot: tuple[str, str], values: Sequence[Wording], names: Mapping[str, str]) -> str:
    kind, key = slot
    if kind == "number":
        return f"the {key} ({values[0].text})"
    if kind == "members":
        return f"those of {names.get(key, key)}"
    if kind == "befell":
        return f"what happened to {names.get(key, 'the ' + key)}"
    return f"what “{key}” is said of"


# -- how it is shown ----------------------------------------------------------------------------------------------------------


def _values(uses: Sequence[_Use], accounts: Sequence[Account]) -> tuple[Wording, ...]:
    """One value a word, with every place and article that uses it; the words of most articles first."""
    by_lemma: dict[str, list[_Use]] = defaultdict(list)
    for use in uses:
        by_lemma[use.lemma].append(use)
    values = []
    for found in by_lemma.values():
        places = sorted({(use.account, use.span) for use in found})
        texts = Counter(" ".join(accounts[n].slice(span).split()) for n, span in places)
        text = min(texts.items(), key=lambda row: (-row[1], len(row[0]), row[0]))[0]
        articles = tuple(dict.fromkeys(span.article for _, span in places))
        values.append(Wording(text, tuple(span for _, span in places), articles))
    values.sort(key=lambda v: (-len(v.articles), -len(v.spans), v.text))
    return tuple(values[:MOST_VALUES])


def _parts(values: Sequence[Wording]) -> bool:
    """Whether two values differ in more than length, and two accounts do not share them."""
    for a, b in combinations(values, 2):
        first, second = set(content_words(a.text)), set(content_words(b.text))
        if first <= second or second <= first:
            continue
        if set(a.articles) != set(b.articles) and len({*a.articles, *b.articles}) > 1:
            return True
    return False


def _rank(values: Sequence[Wording]) -> float:
    return len({article for value in values for article in value.articles}) + 0.5 * len(values)
