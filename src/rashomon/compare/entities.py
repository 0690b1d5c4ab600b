"""One person, organisation or place for all the spellings under which a story's accounts name it."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rashomon.compare.groups import called_group, majority, resolve_groups
from rashomon.compare.people import resolve_people
from rashomon.linking.names import parse
from rashomon.linking.spelling import latin, likeness
from rashomon.model import Account, Entity, EntityKind, Form, Mention, Relation, Span
from rashomon.text.names import KEPT_TITLES, KINSHIP, ROMAN
from rashomon.text.places import PLACES

MOST_ROLES = 6
LONG_ENOUGH, RESEMBLES = 7, 0.9  # Raghunathan for Ragunathan; short words resemble too easily


@dataclass(frozen=True, slots=True)
class _Draft:
    kind: EntityKind
    name: str
    mentions: tuple[Mention, ...]


def resolve_entities(accounts: Sequence[Account]) -> tuple[Entity, ...]:
    """The entities of a story, the most prominent first: E1, E2 …"""
    ordered = sorted(accounts, key=lambda a: a.article.id)
    mentions = _agreed(ordered)
    drafts = []
    people = {article: [m for m in ms if m.kind == "person"] for article, ms in mentions.items()}
    for group in resolve_people(ordered, people):
        members = sorted((m for person in group for m in person.mentions), key=lambda m: m.span)
        drafts.append(_Draft("person", _person_name(members), tuple(members)))
    kinds: tuple[EntityKind, ...] = ("organisation", "place")
    for kind in kinds:
        for one in resolve_groups(ordered, kind, mentions):
            members = sorted(one, key=lambda m: m.span)
            drafts.append(_Draft(kind, _group_name(members), tuple(members)))
    drafts.sort(key=lambda d: (-len({m.span.article for m in d.mentions}), -len(d.mentions), d.name, d.mentions[0].span))
    ids = {m.span: f"E{n}" for n, draft in enumerate(drafts, 1) for m in draft.mentions}
    relations = _relations(ordered, ids)
    texts = {account.article.id: account.article.text for account in ordered if account.article.language.startswith("en")}
    return tuple(
        Entity(
            id=f"E{n}",
            kind=draft.kind,
            name=draft.name,
            forms=_forms(draft.mentions),
            mentions=tuple(m.span for m in draft.mentions),
            roles=_roles(draft, texts),
            relations=relations.get(f"E{n}", ()),
        )
        for n, draft in enumerate(drafts, 1)
    )


def _agreed(accounts: Sequence[Account]) -> dict[str, list[Mention]]:
    """The mentions by article, after the accounts have told each other which names there are and of what kind."""
    counts: dict[str, Counter[EntityKind]] = defaultdict(Counter)
    surnames: set[str] = set()
    names: set[str] = set()
    called: set[str] = set()
    titled: set[str] = set()
    for account in accounts:
        for m in account.annotation.mentions:
            key = latin(m.text)
            counts[key][m.kind] += 1
            if m.title or m.gender:
                titled.add(key)
            if " " not in key and called_group(account.article.text, m.span.start, m.span.end):
                called.add(key)
            core = parse(m.text).core
            if m.kind == "person" and len(core) > 1:
                surnames.add(core[-1])
                names.add(m.text)
    groups = called - surnames - titled  # nobody's surname, and one account at least says what it is
    out: dict[str, list[Mention]] = {}
    for account in accounts:
        row = []
        for m in account.annotation.mentions:
            key = latin(m.text)
            kind = majority(counts[key])
            if key in groups:
                kind = "organisation"
            elif m.kind != "person" and key not in PLACES and " " not in key and (key in surnames or _resembles(m, surnames)):
                kind = "person"
            elif kind != m.kind and (m.title or key in surnames):
                kind = m.kind
            row.append(replace(m, kind=kind) if kind != m.kind else m)
        row += _unseen(account, row, sorted(names))
        if not any(t.tokens for t in account.annotation.tagged):
            row += _transliterated(account, row, sorted(names))
        out[account.article.id] = sorted(row, key=lambda m: m.span)
    return out


def _resembles(mention: Mention, surnames: set[str]) -> bool:
    """Whether a single word that one account was taken for an organisation is another's surname in a like spelling."""
    key = latin(mention.text)
    if mention.kind != "organisation" or len(key) < LONG_ENOUGH or mention.text.isupper():
        return False
    return any(likeness(key, name) >= RESEMBLES for name in sorted(surnames))


def _unseen(account: Account, found: Sequence[Mention], names: Sequence[str]) -> list[Mention]:
    """Full names that other accounts tell to be a person's, where this account prints them too and was not understood."""
    here = {m.text for m in found if m.kind == "person"}
    taken = [m.span for m in found]
    out: list[Mention] = []
    text = account.article.text
    for name in names:
        if name in here or name not in text:
            continue
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
            span = Span(account.article.id, *match.span())
            inside = any(s.span.covers(span) for s in account.annotation.sentences)
            if inside and not any(span.overlap(t) for t in taken):
                out.append(Mention(span, name, "person"))
                taken.append(span)
    return out


_PAIR = re.compile(r"(?<!\w)([^\W\d_]{2,})\s([^\W\d_]{3,}(?:-[^\W\d_]+)?)(?!\w)")
_ONE = re.compile(r"(?<![\w-])[^\W\d_]{4,}(?:-[^\W\d_]+)?(?![\w-])")


def _transliterated(account: Account, found: Sequence[Mention], names: Sequence[str]) -> list[Mention]:
    """In a page no tagger read: names of the story in another script or spelling, the full name first, then its surname alone.

    Inflected forms are left alone: half-recognised names would become persons of their own.
    """
    text, article = account.article.text, account.article.id
    taken = [m.span for m in found]
    known = [(name, parse(name).core) for name in names if len(parse(name).core) == 2]
    out: list[Mention] = []

    def add(start: int, end: int) -> None:
        span = Span(article, start, end)
        if not any(span.overlap(t) for t in taken) and any(s.span.covers(span) for s in account.annotation.sentences):
            taken.append(span)
            out.append(Mention(span, re.sub(r"\s+", " ", text[start:end]), "person"))

    surnames: set[str] = set()
    at = 0
    while (match := _PAIR.search(text, at)) is not None:
        at = match.start(2)
        given, surname = match.groups()
        if given[0].isupper() and surname[0].isupper():
            hit = [core for _, core in known if likeness(given, core[0]) >= RESEMBLES and likeness(surname, core[1]) >= RESEMBLES]
            if hit:
                surnames.add(surname)
                add(match.start(), match.end())
    for match in _ONE.finditer(text):
        if match.group() in surnames:
            add(*match.span())
    return out


def _forms(mentions: Sequence[Mention]) -> tuple[Form, ...]:
    count: Counter[tuple[str, str]] = Counter()
    for m in mentions:
        count[m.span.article, m.text] += 1
        first, _, rest = m.text.partition(" ")
        if m.kind == "person" and first.lower() in KEPT_TITLES and (" " in rest or rest.lower() in ROMAN):
            count[m.span.article, rest] += 1  # 'Pope John Paul II' is also a printing of 'John Paul II'
    return tuple(Form(text, article, n) for (article, text), n in sorted(count.items()))


def _person_name(members: Sequence[Mention]) -> str:
    """The form most accounts print in full; of two equal ones the longer."""
    articles: dict[str, set[str]] = defaultdict(set)
    count: Counter[str] = Counter()
    for m in members:
        articles[m.text].add(m.span.article)
        count[m.text] += 1
    return min(
        count,
        key=lambda t: (len(parse(t).core) < 2, t.isupper(), bool(parse(t).nick), -len(articles[t]), -count[t], -len(t), t),
    )


def _group_name(members: Sequence[Mention]) -> str:
    count = Counter(m.text for m in members)
    return min(count, key=lambda t: (t.replace(".", "").isupper(), -count[t], -len(t), t))


_APPOSITION = re.compile(
    r"^,\s(?:\d{1,3},\s)?((?:a|an|the|former|chief|head|deputy|his|her|director|chairman|president|leader)\b(?:[^,.;:()“”\"]|(?<=[A-Z])\.(?=[A-Z\s])){3,70})[,.]"
)
_CLAUSE = re.compile(r"\s(?:is|was|are|were|has|had|have|will|would|said|says|told|who|which|that|added|included?)(?:\s|$)")
# 'his mother Elena' after a comma names somebody else.
_RELATIVE = re.compile(rf"(?:his|her|their)\s(?:[\w-]+\s){{0,2}}(?:{'|'.join(sorted(KINSHIP))})\b")


def _roles(draft: _Draft, texts: dict[str, str]) -> tuple[str, ...]:
    """Titles and appositions as printed, most frequent first; `texts` are those in English, whose words these are."""
    if draft.kind != "person":
        return ()
    count: Counter[str] = Counter()
    for m in draft.mentions:
        if m.span.article not in texts:
            continue
        if m.title and latin(m.title).strip(".") not in {"mr", "mrs", "ms", "miss", "dr", "sir", *KINSHIP}:
            count[m.title] += 1
        match = _APPOSITION.match(re.sub(r"\s", " ", texts[m.span.article][m.span.end : m.span.end + 110]))
        if match and not _CLAUSE.search(match.group(1)) and not _RELATIVE.match(match.group(1)):
            count[match.group(1)] += 1
    return tuple(sorted(count, key=lambda r: (-count[r], r))[:MOST_ROLES])


def _relations(accounts: Sequence[Account], ids: dict[Span, str]) -> dict[str, tuple[Relation, ...]]:
    """By the entity that is the mother, brother …: whose, and where it is said."""
    spans: dict[tuple[str, str, str], set[Span]] = defaultdict(set)
    for account in accounts:
        for cue in account.annotation.kinships:
            who, whose = ids.get(cue.who), ids.get(cue.whose) if cue.whose is not None else None
            if who is not None and whose is not None and who != whose:
                spans[who, cue.kind, whose].add(cue.span)
    spans = _settled(spans)
    out: dict[str, list[Relation]] = defaultdict(list)
    for (who, kind, whose), where in sorted(spans.items()):
        out[who].append(Relation(kind, whose, tuple(sorted(where))))
    return {who: tuple(rows) for who, rows in out.items()}


def _settled(spans: dict[tuple[str, str, str], set[Span]]) -> dict[tuple[str, str, str], set[Span]]:
    """Relations without those that better attested ones outdo: a pronoun misread once, 'fiancé' printed without its second e."""
    most: Counter[tuple[str, str]] = Counter()
    for (who, kind, _), where in spans.items():
        most[who, kind] = max(most[who, kind], len(where))
    out: dict[tuple[str, str, str], set[Span]] = defaultdict(set)
    for (who, kind, whose), where in sorted(spans.items()):
        if 2 * len(where) <= most[who, kind]:
            continue
        out[who, "fiancée" if kind == "fiancé" and (who, "fiancée", whose) in spans else kind, whose] |= where
    return out
