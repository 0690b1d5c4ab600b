"""One source behind several origins: 'the ministry said' in nine papers is one word of one ministry."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rashomon.model import Account, Authority, Mention, Origin, Span
from rashomon.text.cues import BODY_NOUNS, VOICES
from rashomon.text.wording import all_words, stem

# Fewer origins than this have not one authority in common.
FEWEST_ORIGINS = 2
# Bodies that may be meant by their noun alone: in one story there is one police as a rule, but many ministries.
_ALONE = frozenset(("police", "kremlin", "army", "military", "coastguard", "interpol"))
_SMALL = frozenset("a an the this that its their his her our local state own of for and in at on to s".split())


@dataclass(frozen=True, slots=True)
class _Leaning:
    """One place where an account leans on somebody for a fact."""

    key: str
    name: str
    article: str
    span: Span
    person: bool


def find_authorities(accounts: Sequence[Account], origins: Sequence[Origin]) -> tuple[Authority, ...]:
    """Bodies and people whom two origins or more give as the source of facts, those behind most origins first.

    Only reported speech counts ('X said that …', 'according to X'): what somebody says in quotation marks is his own word.
    """
    home = {article: origin.id for origin in origins for article in origin.articles}
    groups: dict[str, list[_Leaning]] = {}
    leanings = sorted((x for account in accounts for x in _leanings(account)), key=lambda x: x.span)
    short = _initials(leanings)
    for leaning in leanings:
        if leaning.article in home:
            groups.setdefault(short.get(leaning.key, leaning.key), []).append(leaning)
    found = []
    for key, members in sorted(groups.items()):
        behind = sorted({home[x.article] for x in members})
        if len(behind) >= FEWEST_ORIGINS and _one_person(members):
            found.append((key, behind, members))
    found.sort(key=lambda x: (-len(x[1]), -len(x[2]), x[0]))
    return tuple(
        Authority(f"A{n}", _name(members), tuple(behind), tuple(sorted({x.span for x in members})))
        for n, (_, behind, members) in enumerate(found, 1)
    )


def _leanings(account: Account) -> Iterable[_Leaning]:
    mentions = account.annotation.mentions
    full = _full_names(mentions)
    seen: set[Span] = set()
    spans = [q.speaker for q in account.annotation.quotes if not q.direct and q.speaker is not None]
    spans += [c.attributed_to for c in account.annotation.claims if c.attributed_to is not None]
    for span in spans:
        mention = next((m for m in mentions if 2 * m.span.overlap(span) >= len(span)), None)
        if mention is not None:
            if mention.span not in seen and mention.kind != "place":
                seen.add(mention.span)
                person = mention.kind == "person"
                words = all_words(full.get(mention.text, mention.text) if person else mention.text)
                if words:
                    key = words[-1].removesuffix("'s") if person else _key(words)
                    yield _Leaning(
                        ("person " if person else "") + key,
                        " ".join(mention.text.split()),
                        account.article.id,
                        mention.span,
                        person,
                    )
            continue
        inside = sorted((m for m in mentions if span.covers(m.span) and m.kind == "organisation"), key=lambda m: m.span)
        words = all_words(account.slice(span))
        if inside and words and any(w in VOICES for w in words):
            whose = inside[-1].span
        elif _office(words):
            whose = span
        else:
            continue
        if whose not in seen:
            seen.add(whose)
            name = account.slice(whose)
            yield _Leaning(_key(all_words(name)), " ".join(name.split()), account.article.id, whose, False)


def _full_names(mentions: Sequence[Mention]) -> dict[str, str]:
    """For a surname that stands alone the one full name of the page that ends with it."""
    fuller: dict[str, set[str]] = {}
    people = [m.text for m in mentions if m.kind == "person"]
    for text in people:
        if len(text.split()) > 1:
            fuller.setdefault(text.split()[-1], set()).add(text)
    return {last: next(iter(names)) for last, names in sorted(fuller.items()) if len(names) == 1}


def _office(words: Sequence[str]) -> bool:
    """Whether a description names a body one can tell from others: 'the health ministry', not 'officials' or 'a ministry'."""
    core = [w for w in words if w not in _SMALL]
    if not core or core[-1] not in BODY_NOUNS or any(w in VOICES for w in core):
        return False
    return len(core) > 1 or core[-1] in _ALONE


def _key(words: Sequence[str]) -> str:
    return " ".join(stem(w.removesuffix("'s")) for w in words if w not in _SMALL) or " ".join(words)


def _initials(leanings: Sequence[_Leaning]) -> dict[str, str]:
    """From the initials of a body to its full key, where both are used: 'who' → 'world health organize'."""
    keys = sorted({x.key for x in leanings if not x.person})
    out: dict[str, str] = {}
    for key in keys:
        parts = key.split()
        if len(parts) > 2:
            short = "".join(p[0] for p in parts)
            if short in keys and short not in out:
                out[short] = key
    return out


def _one_person(members: Sequence[_Leaning]) -> bool:
    """Whether the given names, where given, do not contradict each other."""
    given = {all_words(x.name)[0][0] for x in members if x.person and len(all_words(x.name)) > 1}
    return len(given) < 2


def _name(members: Sequence[_Leaning]) -> str:
    count = Counter(x.name for x in members)
    return min(count, key=lambda name: (-len(name.split()) if members[0].person else 0, -count[name], -len(name), name))
