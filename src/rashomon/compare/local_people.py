"""Inside one article: which printed names are one person. Full names first, then the bare surnames and given names."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from rashomon.linking.mechanism import Comparison, join
from rashomon.linking.names import compare_names, gendered_pair, given_alike, likeness, parse
from rashomon.model import Mention
from rashomon.text.names import GIVEN_NAMES, Gender

# Two full names of one article are one person's only when they are almost the same: outlets are consistent within a page.
FULL_SAME_IN_ARTICLE = 0.74
BARE_ALIKE = 0.66  # a misspelt bare name still belongs to the one person it resembles


@dataclass(slots=True)
class LocalPerson:
    """One person as one article names them."""

    article: str
    mentions: list[Mention] = field(default_factory=list)

    @property
    def full(self) -> list[str]:
        """The printed forms of two words or more, most frequent first."""
        count = Counter(m.text for m in self.mentions if is_full(m.text))
        return [text for text, _ in sorted(count.items(), key=lambda x: (-x[1], x[0]))]

    @property
    def texts(self) -> list[str]:
        """All printed forms, most frequent first."""
        count = Counter(m.text for m in self.mentions)
        return [text for text, _ in sorted(count.items(), key=lambda x: (-x[1], x[0]))]

    @property
    def gender(self) -> Gender:
        """What titles, kinship words and given names tell, by majority."""
        told = Counter(m.gender for m in self.mentions if m.gender)
        best = sorted(told.items(), key=lambda x: (-x[1], x[0]))
        if not best or (len(best) > 1 and best[0][1] == best[1][1]):
            return ""
        return best[0][0]


def is_full(text: str) -> bool:
    """Whether a name has a given name and a surname, as far as its words show."""
    parsed = parse(text)
    return len(parsed.core) > 1 or bool(parsed.suffix)


def local_people(article: str, mentions: Sequence[Mention], aliases: Sequence[tuple[str, str]] = ()) -> list[LocalPerson]:
    """The persons of one article in the order of their first mention; `aliases` are pairs of names known to be one person's."""
    texts = sorted({m.text for m in mentions if is_full(m.text)})
    genders: dict[str, Counter[str]] = defaultdict(Counter)
    for m in mentions:
        if m.gender:
            genders[m.text][m.gender] += 1
    pairs = []
    cannot = []
    for i, a in enumerate(texts):
        for j in range(i + 1, len(texts)):
            b = texts[j]
            compared = compare_names(a, b)
            if genders[a] and genders[b] and not set(genders[a]) & set(genders[b]):
                cannot.append((i, j))
            elif compared.score >= FULL_SAME_IN_ARTICLE:
                pairs.append(Comparison(i, j, compared.score, compared.reasons))
            else:
                cannot.append((i, j))
    told = [pair for a, b in aliases for pair in _bearers(a, b, texts)]
    allowed = {tuple(sorted(pair)) for pair in told}
    groups = join(len(texts), pairs, must=told, cannot=[p for p in cannot if p not in allowed])
    people = [LocalPerson(article) for _ in groups]
    group_of = {texts[i]: n for n, group in enumerate(groups) for i in group}
    also = _single_aliases(aliases, texts, group_of)
    loose: dict[str, LocalPerson] = {}
    first_seen: dict[int, int] = {}
    for m in mentions:
        if m.text in group_of:
            people[group_of[m.text]].mentions.append(m)
            first_seen.setdefault(group_of[m.text], m.span.start)
    for m in mentions:
        if m.text in group_of:
            continue
        owner = also.get(m.text, _owner(m, people, first_seen))
        if owner is None:
            person = loose.get(m.text.casefold()) or next(
                (
                    p
                    for key, p in sorted(loose.items())
                    if _same_bare(key, m.text) and not (m.gender and p.gender and m.gender != p.gender)
                ),
                None,
            )
            if person is None:
                person = loose[m.text.casefold()] = LocalPerson(article)
            person.mentions.append(m)
        else:
            people[owner].mentions.append(m)
    out = [p for p in [*people, *loose.values()] if p.mentions]
    for person in out:
        person.mentions.sort(key=lambda m: m.span)
    return sorted(out, key=lambda p: p.mentions[0].span)


def _bearers(a: str, b: str, texts: Sequence[str]) -> list[tuple[int, int]]:
    """The full names of this article that the two aliases stand for; 'Harker' stands for the one full name that ends so."""

    def find(alias: str) -> list[int]:
        exact = [i for i, text in enumerate(texts) if text.casefold() == alias.casefold()]
        return exact or [i for i, text in enumerate(texts) if bare_fit(alias, [text]) >= 1.0]

    return [(i, j) for i in find(a) for j in find(b) if i != j]


def _single_aliases(aliases: Sequence[tuple[str, str]], texts: Sequence[str], group_of: dict[str, int]) -> dict[str, int]:
    """Names of one word that the text gives to a person with a full name: 'Robert Hale, known as Vortex'."""
    out: dict[str, int] = {}
    for a, b in aliases:
        for full, single in ((a, b), (b, a)):
            groups = {group_of[t] for t in texts if t.casefold() == full.casefold()}
            if not is_full(single) and len(groups) == 1:
                out.setdefault(single, min(groups))
    return out


def _same_bare(a: str, b: str) -> bool:
    return likeness(a, b) >= 0.9 and not gendered_pair(a, b)


def _owner(mention: Mention, people: Sequence[LocalPerson], first_seen: dict[int, int]) -> int | None:
    """Which fully named person a bare name belongs to; None for none."""
    ranked = []
    for n, person in enumerate(people):
        fit = bare_fit(mention.text, person.full)
        if fit < BARE_ALIKE:
            continue
        gender = person.gender
        if mention.title and mention.gender and gender and mention.gender != gender:
            continue
        ranked.append((n, fit))
    if not ranked:
        return None
    best = max(fit for _, fit in ranked)
    ranked = [(n, fit) for n, fit in ranked if fit >= best - 0.04]
    before = [n for n, _ in ranked if first_seen[n] <= mention.span.start]
    left = before or [n for n, _ in ranked]
    return min(left, key=lambda n: (-sum(1 for m in people[n].mentions if is_full(m.text)), first_seen[n]))


def bare_fit(bare: str, full: Sequence[str]) -> float:
    """How well a bare name fits a person's full names: surname before given name, exact before alike; 0 for not at all."""
    words = parse(bare).core
    best = 0.0
    for name in full:
        parsed = parse(name)
        if parsed.suffix and len(words) < len(parsed.core):
            continue  # of a regnal name no part stands alone: 'John' is not John Paul II
        core = parsed.core
        if not words or len(words) > len(core):
            continue
        word = words[-1]
        if len(words) > 1:
            if core[-len(words) :] == words:
                best = max(best, 1.0)
            continue
        if word == core[-1]:
            best = max(best, 1.0)
        elif word in core[:-1] or word in parsed.nick:
            best = max(best, 0.97)
        elif gendered_pair(word, core[-1]):
            continue
        elif len(word) > 2:
            surname = likeness(word, core[-1])
            best = max(best, 0.9 * surname if surname < 1 else 1.0)
            if word in GIVEN_NAMES or surname < BARE_ALIKE:
                given = max((given_alike(word, other) for other in (core[0], *parsed.nick) if len(other) > 1), default=0.0)
                best = max(best, 0.93 * given)
    return best
