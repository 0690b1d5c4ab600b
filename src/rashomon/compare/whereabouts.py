"""One thing in two places: where a person lives or was born, the named place or the room in which something happened."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from rashomon.compare.drafts import Draft
from rashomon.compare.propositions import Likely, Names, Parsed, Proposition
from rashomon.compare.views import ClaimView
from rashomon.linking.spelling import latin, likeness
from rashomon.model import Account, Entity, Token
from rashomon.text.clauses import governor
from rashomon.text.places import COUNTRIES, REGIONS

# Claims that speak of one matter (the pair scorer's probability); the verb and what it befalls must agree besides.
ONE_MATTER = 0.35
# Who 'the victim' is that lives somewhere, a likeness of the sentences must tell.
ONE_VICTIM = 0.15
# Two names this alike are spellings of one.
ONE_NAME = 0.6

# Kinds of named place: a village is not another village, but a village may lie in a district.
_KINDS = frozenset(
    "village town city district province county island suburb township municipality street road avenue bridge river lake "
    "mountain airport station port hospital prison jail college university hotel church mosque temple park square".split()
)
# Rooms and plots: what happened in one did not happen in the other.
_ROOMS = {
    room: first
    for row in (
        "kitchen", "bathroom toilet restroom lavatory", "bedroom", "lounge", "garage", "basement cellar", "attic loft",
        "garden yard backyard", "corridor hallway", "balcony", "stairwell staircase", "shed", "car", "office", "street", "roof",
    )
    for first in (row.split()[0],)
    for room in row.split()
}  # fmt: skip
_INSIDE = frozenset({"in", "inside", "at", "on", "near", "outside", "off"})
_LIVED = frozenset({"in", "at", "near", "outside"})
_LIVING = frozenset({"live", "reside", "dwell"})
_HOME = frozenset({"hometown", "home", "native", "resident", "inhabitant"})
_VICTIMS = frozenset("victim man woman boy girl suspect gunman attacker deceased teenager child driver pilot he she".split())
_SAYING = frozenset("say tell add report announce state note claim quote be have".split())


def find_place_conflicts(
    accounts: Sequence[Account],
    views: Sequence[ClaimView],
    entities: Sequence[Entity],
    deeds: Sequence[Sequence[Proposition]],
    parsed: Sequence[Parsed | None],
    likely: Likely,
    *,
    names: Names,
) -> Iterable[Draft]:
    """Drafts: homes and places of birth first, then where things happened."""
    people = {e.id: e.name for e in entities if e.kind == "person"}
    texts = [account.article.text for account in accounts]
    yield from _homes(views, parsed, names, people, likely, texts)
    yield from _scenes(views, parsed, deeds, likely, texts)


@dataclass(frozen=True, slots=True)
class _Home:
    """Where a claim says that somebody lives ('home') or was born ('birth'). `who` is empty for 'the victim'."""

    view: int
    account: int
    relation: str
    who: str
    place: str


def _homes(
    views: Sequence[ClaimView],
    parsed: Sequence[Parsed | None],
    names: Names,
    people: dict[str, str],
    likely: Likely,
    texts: Sequence[str],
) -> Iterator[Draft]:
    """One person at home, or born, in two places; where an account names both it tells two things."""
    homes = [
        h for n, (v, g) in enumerate(zip(views, parsed, strict=True)) if g is not None for h in _homes_in(n, v, g, names, people)
    ]
    told: dict[tuple[str, str], tuple[list[_Home], list[_Home]]] = {}
    for a, b in combinations(homes, 2):
        if a.account == b.account or a.relation != b.relation or not (a.who == b.who or not a.who or not b.who):
            continue
        if (a.who != b.who or not a.who) and likely.get((a.view, b.view), 0.0) < ONE_VICTIM:
            continue
        if not _two_places(a.place, b.place, texts) or _named(b.place, texts[a.account]) or _named(a.place, texts[b.account]):
            continue
        first, second = sorted((a, b), key=lambda h: h.place)
        both = told.setdefault((first.place, second.place), ([], []))
        both[0].append(first)
        both[1].append(second)
    for places, rows in told.items():
        who = next((h.who for row in rows for h in row if h.who), "")
        what = "was born" if rows[0][0].relation == "birth" else "lives or lived"
        sides = tuple(
            (place, "", tuple(dict.fromkeys(views[h.view].claim.span for h in row)))
            for place, row in zip(places, rows, strict=True)
        )
        about = f"where {people.get(who, 'the person concerned')} {what}"
        yield Draft(
            "place", about, "conflict", sides, ("the accounts name two places, and neither says that one lies in the other",)
        )


def _homes_in(n: int, view: ClaimView, grammar: Parsed, names: Names, people: dict[str, str]) -> Iterator[_Home]:
    tokens, below = grammar.tokens, grammar.below
    for k in grammar.own:
        token = tokens[k]
        lemma = token.lemma.lower()
        if token.pos == "VERB" and (lemma in _LIVING or (lemma == "bear" and token.tag == "VBN")):
            relation = "birth" if lemma == "bear" else "home"
            beside = [d for c in below[k] if tokens[c].dep == "prep" for n in below[c] for d in below[n]]  # 'with his sons in X'
            heads = [c for c in (*below[k], *beside) if tokens[c].text.lower() in _LIVED]
        elif lemma in _HOME or (lemma == "town" and any(tokens[c].lemma.lower() == "home" for c in below[k])):
            relation, heads = "home", [c for c in below[k] if tokens[c].text.lower() == "of"]
        else:
            continue
        place = next((p for c in heads if (p := _proper_name(grammar, c))), "")
        if not place or latin(place) in COUNTRIES | REGIONS:
            continue
        who = _who(grammar, k, names, people)
        if who is not None:
            yield _Home(n, view.account, relation, who, place)


def _proper_name(grammar: Parsed, preposition: int) -> str:
    """The first name under a preposition, as printed: 'in Lovere', 'in a town called Lovere', 'of Bergamo'."""
    tokens, below = grammar.tokens, grammar.below
    todo = list(below[preposition])
    while todo:
        k = todo.pop(0)
        if tokens[k].pos == "PROPN":
            words = [c for c in below[k] if tokens[c].dep == "compound" and tokens[c].pos == "PROPN"]
            return " ".join(tokens[c].text for c in (*words, k))
        if tokens[k].pos == "NOUN" and tokens[k].lemma.lower() not in _KINDS - {"village", "town", "city", "suburb"}:
            todo += [c for c in below[k] if tokens[c].dep == "appos" or tokens[c].text.lower() in ("of", "called", "named")]
        elif tokens[k].dep in ("acl", "prep"):
            todo += [c for c in below[k] if tokens[c].dep in ("oprd", "dobj", "pobj", "attr")]
    return ""


def _who(grammar: Parsed, k: int, names: Names, people: dict[str, str]) -> str | None:
    """Whose home it is: a person of the claim, '' for 'the victim' or 'he'; None for anyone else."""
    tokens, at = grammar.tokens, k

    def person(c: int) -> str | None:
        entities = (
            names.at(grammar.article, tokens[x].start) for x in (c, *grammar.below[c]) if x == c or tokens[x].dep == "appos"
        )
        return next((e for e in entities if e in people), None)

    for _ in range(len(tokens)):
        for c in grammar.below[at]:
            if tokens[c].dep in ("nsubj", "nsubjpass", "poss") and c != k:
                if (who := person(c)) is not None:
                    return who
                if tokens[c].lemma.lower() in _VICTIMS and tokens[c].dep != "poss":
                    return ""
        above = tokens[at].head
        if tokens[at].dep in ("relcl", "acl", "appos") and (who := person(above)) is not None:
            return who
        if above == at:
            return None
        at = above
    return None


@dataclass(frozen=True, slots=True)
class _Scene:
    """The place in which a claim puts what its verb tells: a named one of its kind, or a room."""

    kind: str
    name: str
    deed: Proposition


def _scenes(
    views: Sequence[ClaimView],
    parsed: Sequence[Parsed | None],
    deeds: Sequence[Sequence[Proposition]],
    likely: Likely,
    texts: Sequence[str],
) -> Iterator[Draft]:
    """One thing done to one in two villages, hospitals, rooms; where an account names both it tells two things."""
    scenes = [list(_scenes_in(g, d)) if g is not None else [] for g, d in zip(parsed, deeds, strict=True)]
    told: dict[tuple[str, str], tuple[list[_Scene], list[_Scene]]] = {}
    for (i, j), p in likely.items():
        if p < ONE_MATTER:
            continue
        for a in scenes[i]:
            for b in scenes[j]:
                if a.kind != b.kind or a.name == b.name or a.deed.verb != b.deed.verb or a.deed.verb in _SAYING:
                    continue
                if not a.deed.theme & b.deed.theme or not (a.kind == "room" or _two_places(a.name, b.name, texts)):
                    continue
                if _named(b.name, texts[a.deed.account]) or _named(a.name, texts[b.deed.account]):
                    continue
                first, second = sorted((a, b), key=lambda s: s.name)
                both = told.setdefault((first.name, second.name), ([], []))
                both[0].append(first)
                both[1].append(second)
    for places, rows in told.items():
        sides = tuple(
            (place, "", tuple(dict.fromkeys(views[s.deed.view].claim.span for s in row)))
            for place, row in zip(places, rows, strict=True)
        )
        kind = rows[0][0].kind
        yield Draft("place", f"in which {kind} it was", "conflict", sides, (f"the accounts put one thing into two {kind}s",))


def _scenes_in(grammar: Parsed, deeds: Sequence[Proposition]) -> Iterator[_Scene]:
    tokens = grammar.tokens
    for k in grammar.own:
        token = tokens[k]
        lemma = token.lemma.lower()
        if token.dep != "pobj" or tokens[token.head].text.lower() not in _INSIDE or lemma not in _KINDS | _ROOMS.keys():
            continue
        at = governor(tokens, token.start, token.end)
        deed = next((d for d in deeds if at is not None and d.start == tokens[at].start), None)
        if deed is None or deed.open or deed.denied:
            continue
        if name := _own_name(grammar, k):
            if lemma in _KINDS:
                yield _Scene(lemma, name, deed)
        elif lemma in _ROOMS:
            yield _Scene("room", _ROOMS[lemma], deed)


def _own_name(grammar: Parsed, k: int) -> str:
    """The name of a place of a kind: 'the village of X', 'X district', 'a town called X'; empty where it has none."""
    tokens, below = grammar.tokens, grammar.below
    parts: list[Token] = [
        tokens[c] for c in below[k] if tokens[c].dep in ("compound", "nmod", "appos") and tokens[c].pos == "PROPN"
    ]
    for c in below[k]:
        if tokens[c].text.lower() in ("of", "called", "named"):
            parts += [tokens[d] for d in below[c] if tokens[d].pos == "PROPN"]
    return " ".join(t.text for t in sorted(parts, key=lambda t: t.start))


def _named(place: str, text: str) -> bool:
    """Whether a text names the place, or speaks of such a room, anywhere."""
    return bool(re.search(rf"\b{re.escape(place)}\b", text, re.IGNORECASE))


def _two_places(a: str, b: str, texts: Sequence[str]) -> bool:
    """Whether two names are those of two places, and no account says that one lies in the other: 'X, Y', 'X in Y'."""
    one, other = latin(a), latin(b)
    if set(one.split()) & set(other.split()) or likeness(one, other) >= ONE_NAME:
        return False
    for x, y in ((a, b), (b, a)):
        inside = re.compile(
            rf"\b{re.escape(x)}\b(?:,\s+(?:\w+\s+){{0,3}}?|\s+(?:in|of|near|outside)\s+(?:\w+\s+){{0,4}}?){re.escape(y)}\b"
        )
        if any(inside.search(text) for text in texts):
            return False
    return True
