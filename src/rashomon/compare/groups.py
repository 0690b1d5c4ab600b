"""Organisations and places across the accounts of a story: spellings, word order, acronyms."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import combinations, pairwise

from rashomon.linking.mechanism import Comparison, join
from rashomon.linking.spelling import latin, likeness, skeleton
from rashomon.model import Account, EntityKind, Mention
from rashomon.text.places import NATIONALITIES, PLACES

_SMALL = frozenset("the of for and in on de la le du des al a an".split())
SHORT = 4  # BA is not BAA: short words are not folded
ONE_WORD_ALIKE = 0.86  # Harlund ~ Haarlund, yes; Austria ~ Australia, no
_SHORT = {"us": "united states", "u.s": "united states", "usa": "united states", "u.s.a": "united states",
"america": "united states", "uk": "united kingdom",
          "u.k": "united kingdom", "britain": "united kingdom", "un": "united nations", "u.n": "united nations",
          "eu": "european union", "uae": "united arab emirates"}  # fmt: skip


def resolve_groups(accounts: Sequence[Account], kind: EntityKind, mentions: dict[str, list[Mention]]) -> list[list[Mention]]:
    """Groups of mentions, one group an organisation or place."""
    every = [m for account in accounts for m in mentions[account.article.id] if m.kind == kind]
    texts = sorted({m.text for m in every})
    at = {text: i for i, text in enumerate(texts)}
    keys: dict[str, list[int]] = defaultdict(list)
    for i, text in enumerate(texts):
        keys[_key(text)].append(i)
    must = [(members[0], other) for members in keys.values() for other in members[1:]]
    must += _bracketed(accounts, mentions, kind, at)
    judged = []
    single = {i: latin(t) for i, t in enumerate(texts) if len(t.split()) == 1 and len(t) > 4}
    for i, a in sorted(single.items()):
        for j, b in sorted(single.items()):
            if i < j and a[0] == b[0] and not (a in PLACES and b in PLACES):
                score = likeness(a, b)
                if score >= ONE_WORD_ALIKE:
                    judged.append(Comparison(i, j, score, (f"{a} and {b} sound alike",)))
    judged += _initials(texts)
    judged += _with_and_without_country(texts, kind)
    members = defaultdict(list)
    for m in every:
        members[m.text].append(m)
    return [[m for i in group for m in members[texts[i]]] for group in join(len(texts), judged, must=must)]


def _key(text: str) -> str:
    low = latin(text).replace("’", "'").rstrip(".")
    low = _SHORT.get(low, low)
    words = [w.rstrip("'") for w in re.findall(r"[a-z0-9'.&]+", low.replace("-", " "))]
    words = [re.sub(r"'s$", "", w).strip(".") for w in words if w not in _SMALL]
    return " ".join(sorted((skeleton(w) or w).replace("z", "s") if len(w) > SHORT else w for w in words)) or low


def _bracketed(
    accounts: Sequence[Account], mentions: dict[str, list[Mention]], kind: EntityKind, at: dict[str, int]
) -> list[tuple[int, int]]:
    """'Northern Rivers Authority (NRA)': the brackets say it."""
    out = []
    for account in accounts:
        here = [m for m in mentions[account.article.id] if m.kind == kind]
        for a, b in pairwise(here):
            gap = account.article.text[a.span.end : b.span.start]
            if (
                re.fullmatch(r"\s?\([\"“]?(?:the )?", gap)
                and a.text != b.text
                and (_abbreviates(b.text, a.text) or _abbreviates(a.text, b.text))
            ):
                out.append((at[a.text], at[b.text]))
    return out


def _abbreviates(short: str, long: str) -> bool:
    """Whether the capitals of `short` stand in `long` in their order, the first at its beginning: NRA, UNESCO."""
    letters = short.replace(".", "")
    if not letters.isupper() or not 2 <= len(letters) <= 8 or len(long) <= len(letters) or " " not in long:
        return False
    rest = iter(long.upper())
    capitals = {word[0].upper() for word in long.split() if word}
    return letters[0] in capitals and all(letter in rest for letter in letters)


def _initials(texts: Sequence[str]) -> list[Comparison]:
    """An acronym and the one name in the story whose initials it is made of."""
    out = []
    full: dict[str, list[int]] = defaultdict(list)
    for i, text in enumerate(texts):
        words = re.findall(r"[A-Za-zÀ-ÿ]+", text)
        if len(words) >= 2:
            for form in {"".join(w[0] for w in words).upper(), "".join(w[0] for w in words if w.lower() not in _SMALL).upper()}:
                full[form].append(i)
    for i, text in enumerate(texts):
        short = text.replace(".", "")
        if short.isupper() and 3 <= len(short) <= 7 and len({_key(texts[j]) for j in full.get(short, [])}) == 1:
            out += [Comparison(min(i, j), max(i, j), 0.9, (f"{text} are the initials of {texts[j]}",)) for j in full[short]]
    return out


_PREFIXES = frozenset({"un", "u.n", "united nations", "national", "federal", "state", "royal"})
_DISTRICTS = frozenset(
    "mount mt province county state district prefecture island islands town village region governorate municipality".split()
)


def _with_and_without_country(texts: Sequence[str], kind: EntityKind) -> list[Comparison]:
    """'General Election Commission' and 'Danish General Election Commission'; 'Harl' and 'Mount Harl'."""
    bare: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for i, text in enumerate(texts):
        words = [w for w in re.findall(r"[a-z0-9'.&-]+", latin(text)) if w not in _SMALL]
        if kind == "place":
            left = [w for w in words if w not in _DISTRICTS]
            extra = ""
        else:
            left = [w for w in words if w not in NATIONALITIES and w not in PLACES and w.rstrip(".") not in _PREFIXES]
            extra = " ".join(w for w in words if w not in left)
        if left and (kind == "place" or len(left) >= 2 or len(words) == len(left)):
            bare[" ".join(skeleton(w) or w for w in left)].append((i, extra))
    out = []
    for members in bare.values():
        for (i, a), (j, b) in combinations(members, 2):
            if a[:4] == b[:4] or not a or not b:
                out.append(Comparison(i, j, 0.8, (f"{texts[i]} and {texts[j]} are one but for the country",)))
    return out


_GROUP_NOUN = re.compile(
    r"\b(?:the|its|their|an?|this|that)\s(?:[\w-]+\s){0,3}(?:company|operator|agency|newspaper|broadcaster|airline|group|firm|union|party"
    r"|website|network|manufacturer|retailer|bank|charity|shipowner|carrier|organi[sz]ation|magazine|start-?up)(?P<apart>,?)\s$",
    re.IGNORECASE,
)


def called_group(text: str, start: int, end: int) -> bool:
    """Whether the name at `start`:`end` is called an organisation where it stands: 'the rail company X', 'its operator, X,'."""
    found = _GROUP_NOUN.search(re.sub(r"\s", " ", text[max(0, start - 60) : start]))
    return found is not None and (not found["apart"] or text[end : end + 1] == ",")


def majority(counts: Counter[EntityKind]) -> EntityKind:
    """The most frequent kind; a person wins a tie."""
    order = {"person": 0, "organisation": 1, "place": 2}
    return min(counts, key=lambda k: (-counts[k], order[k]))
