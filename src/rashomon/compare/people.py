"""Across the accounts of a story: which persons are one."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

from rashomon.compare.local_people import LocalPerson, bare_fit, is_full, local_people
from rashomon.linking.consonants import consonants_alike
from rashomon.linking.mechanism import Comparison, Feature, block, compare, join, judge
from rashomon.linking.names import compare_names, his_and_hers, likeness, parse, skeleton
from rashomon.model import Account, KinshipCue, Mention, Span
from rashomon.text.names import GIVEN_NAMES

# Points of the table below; 1 joins. A name alone joins when it is the same or plainly another spelling (compare_names >= .7).
JOIN = 1.0
NAME_WEIGHT = 1.45
KIN_WEIGHT = 0.5
ROLE_WEIGHT = 0.15
_KNOWN_AS = (
    r"(?:(?:also|better|best|popularly|formerly|widely)\s)?known\s(?:[\w-]+\s){0,7}(?:as|by)|a\.?k\.?a\.?|alias"
    r"|(?:real|birth) name(?:\s(?:is|was))?|born|nicknamed|pseudonym|(?:under|by) the (?:stage )?name|stage name"
    r"|whose name is|persona|alter ego|who as|performing as|performed as|n[ée]e"
)
# 'X, better known as Y'; 'performing as Y, X wore …'
_ALIAS_BETWEEN = re.compile(rf"(?:^|[\s(,])(?:{_KNOWN_AS})(?:\sof)?[\s,:]*[\"“”'‘(]?$", re.IGNORECASE)
_ALIAS_AHEAD = re.compile(r"(?:known as|performing as|stage name|under the name|persona of)\s[\"“'‘]?$", re.IGNORECASE)
_OTHERS = re.compile(r"\band\b|;|\bcouple\b|\bothers\b|\bborn (?:in|on|to)\b")
LONGEST_ALIAS_GAP = 90


def resolve_people(accounts: Sequence[Account], mentions: dict[str, list[Mention]]) -> list[list[LocalPerson]]:
    """Groups of local persons, one group a person."""
    aliases = sorted({pair for account in accounts for pair in _aliases(account, mentions[account.article.id])})
    local: list[LocalPerson] = []
    for account in accounts:
        local += local_people(account.article.id, mentions[account.article.id], aliases)
    full = [i for i, person in enumerate(local) if person.full]
    items = [local[i] for i in full]
    cannot = _cannot(items)
    groups = join(
        len(items),
        judge(compare(items, block(items, _keys), FEATURES), least=JOIN),
        cannot=cannot,
    )
    clusters = [[items[i] for i in group] for group in groups]
    bare = [person for person in local if not person.full]
    return _attach(clusters, bare, accounts)


def _keys(person: LocalPerson) -> list[str]:
    """Blocking keys: first sound and first consonants of each word of the full names, p/f/b and their like being one."""
    out = []
    for text in person.full:
        for word in parse(text).core:
            if len(word) > 1:
                frame = re.sub(r"[aeiou]", "", skeleton(word)) or skeleton(word)
                out.append(_open(frame)[:2])
                out.append("^" + _open(skeleton(word))[:1])
    return out


_CLASSES = str.maketrans("bpfvdtgkqXQChJszSZcWlrmn", "1111223333333344444455" + "66")


def _open(frame: str) -> str:
    return frame.translate(_CLASSES)


def _name(a: LocalPerson, b: LocalPerson) -> tuple[float, str] | None:
    """The full names compared, best pair of forms; a family name alone shared counts against."""
    best = max((compare_names(x, y) for x in a.full for y in b.full), key=lambda c: c.score)
    row = max(consonants_alike(x, y) for x in a.full for y in b.full)
    if row > best.score:
        return row, "the same consonants in another script"
    return best.score, "; ".join(best.reasons) or "same name"


def _role(a: LocalPerson, b: LocalPerson) -> tuple[float, str] | None:
    """Titles printed before the name that share a word."""
    one = {w for m in a.mentions for w in m.title.lower().split()}
    two = {w for m in b.mentions for w in m.title.lower().split()}
    shared = sorted((one & two) - {"mr", "mrs", "ms", "dr", "miss"})
    return (1.0, f"both called {' '.join(shared)}") if shared else None


FEATURES: tuple[Feature[LocalPerson], ...] = (Feature("name", NAME_WEIGHT, _name), Feature("role", ROLE_WEIGHT, _role))


def _cannot(items: Sequence[LocalPerson]) -> list[tuple[int, int]]:
    """Two persons of one article, of opposite gender, or with his and her form of a surname."""
    out = []
    for i, a in enumerate(items):
        for j in range(i + 1, len(items)):
            b = items[j]
            if (
                a.article == b.article
                or (a.gender and b.gender and a.gender != b.gender and not _same_text(a, b))
                or _his_and_hers(a, b)
            ):
                out.append((i, j))
    return out


def _same_text(a: LocalPerson, b: LocalPerson) -> bool:
    return bool({t.casefold() for t in a.full} & {t.casefold() for t in b.full})


def _his_and_hers(a: LocalPerson, b: LocalPerson) -> bool:
    return any(his_and_hers(x, y) for x in a.full for y in b.full)


def _aliases(account: Account, mentions: Sequence[Mention]) -> list[tuple[str, str]]:
    """Names that the text joins by words such as 'better known as' or 'whose real name is'."""
    out = []
    text = account.article.text
    for a, b in pairwise(mentions):
        if any(a.span.end <= m.span.start and m.span.end <= b.span.start for m in account.annotation.mentions):
            continue  # something else is named in between
        gap = re.sub(r"\s", " ", text[a.span.end : b.span.start])
        if len(gap) > LONGEST_ALIAS_GAP or re.search(r"[.!?][\"”]?\s", gap) or a.text == b.text or _OTHERS.search(gap):
            continue
        before = re.sub(r"\s", " ", text[max(0, a.span.start - 30) : a.span.start])
        if _ALIAS_BETWEEN.search(gap) or (_ALIAS_AHEAD.search(before) and re.fullmatch(r"[\"”'’]?,[\"”'’]?\s", gap)):
            out.append((a.text, b.text))
    return out


def _attach(
    clusters: list[list[LocalPerson]], bare: Sequence[LocalPerson], accounts: Sequence[Account]
) -> list[list[LocalPerson]]:
    """Persons whom an article names by one word only, given to the person of the story they fit, or to each other."""
    kin = kin_of(accounts)
    owner: dict[Span, int] = {m.span: n for n, cluster in enumerate(clusters) for person in cluster for m in person.mentions}
    loose: list[list[LocalPerson]] = []
    relations = _relations(clusters, kin, owner)
    for person in sorted(bare, key=lambda p: (-len(p.mentions), p.article, p.mentions[0].span)):
        home = _home(person, clusters, kin, owner, relations)
        if home is not None:
            clusters[home].append(person)
            owner.update({m.span: home for m in person.mentions})
            continue
        friend = next(
            (g for g in loose if all(x.article != person.article for x in g) and _same_loose(g, person, kin, owner)), None
        )
        if friend is not None:
            friend.append(person)
        else:
            loose.append([person])
    return clusters + loose


def _same_loose(
    group: Sequence[LocalPerson], person: LocalPerson, kin: dict[Span, list[KinshipCue]], owner: dict[Span, int]
) -> bool:
    best = max(likeness(a, b) for a in group[0].texts for b in person.texts)
    if best >= 0.97:
        return True
    mine, theirs = _kin_keys(person, kin, owner), {k for p in group for k in _kin_keys(p, kin, owner)}
    same = compare_names(group[0].texts[0], person.texts[0]).score
    return bool(mine & theirs) and same >= 0.5


def kin_of(accounts: Sequence[Account]) -> dict[Span, list[KinshipCue]]:
    """The kinship cues by the span of the relative they name."""
    out: dict[Span, list[KinshipCue]] = defaultdict(list)
    for account in accounts:
        for cue in account.annotation.kinships:
            out[cue.who].append(cue)
    return out


def _kin_keys(person: LocalPerson, kin: dict[Span, list[KinshipCue]], owner: dict[Span, int]) -> set[tuple[str, int]]:
    return {
        (cue.kind, owner[cue.whose])
        for m in person.mentions
        for cue in kin.get(m.span, ())
        if cue.whose in owner and cue.whose is not None
    }


def _relations(
    clusters: Sequence[Sequence[LocalPerson]], kin: dict[Span, list[KinshipCue]], owner: dict[Span, int]
) -> list[set[tuple[str, int]]]:
    return [{key for person in cluster for key in _kin_keys(person, kin, owner)} for cluster in clusters]


def _home(
    person: LocalPerson,
    clusters: Sequence[Sequence[LocalPerson]],
    kin: dict[Span, list[KinshipCue]],
    owner: dict[Span, int],
    relations: Sequence[set[tuple[str, int]]],
) -> int | None:
    """The cluster a bare name belongs to: same kin first, then the surname, then a given name nobody else bears."""
    text = person.texts[0]
    mine = _kin_keys(person, kin, owner)
    relatives = {number for _, number in mine}
    ranked = []
    for n, cluster in enumerate(clusters):
        if n in relatives or any(x.article == person.article for x in cluster):
            continue
        gender = Counter(x.gender for x in cluster if x.gender).most_common(1)
        if person.gender and gender and gender[0][0] != person.gender:
            continue
        fit = max((bare_fit(text, x.full) for x in cluster if x.full), default=0.0)
        same_kin = bool(mine & relations[n])
        if fit >= 0.9 or (same_kin and fit >= 0.6):
            ranked.append(
                (fit + (0.5 if same_kin else 0.0), len({x.article for x in cluster}), sum(len(x.mentions) for x in cluster), -n)
            )
    if not ranked:
        return None
    ranked.sort(reverse=True)
    best = ranked[0]
    word = parse(text).core[-1]
    by_surname = any(parse(name).core[-1] == word for x in clusters[-best[3]] for name in x.full)
    if best[0] < 1.4 and not by_surname and (word in GIVEN_NAMES and len(ranked) > 1):
        return None
    return -best[3]


__all__ = ["JOIN", "Comparison", "is_full", "kin_of", "resolve_people"]
