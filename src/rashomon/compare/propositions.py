"""What a claim says, verb by verb: the verb, who does it, whom it befalls, and whether it is said to be so or not to be so."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.compare.views import ClaimView
from rashomon.model import Account, Entity, Token
from rashomon.text.clauses import children

CONTENT = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "VERB"})
# What hangs on a noun and belongs to its name: 'the retired [police officer] of the town'.
_PARTS = frozenset({"compound", "amod", "nmod", "poss", "appos", "prep", "pobj", "conj", "pcomp", "dobj"})
# How far below a noun its parts are looked for.
_DEPTH = 3
_MODALS = frozenset("would could can may might should must will shall ca wo 'll 'd".split())
_OPEN_MARKS = frozenset({"if", "unless", "whether", "until", "before", "lest"})
# What is only wanted, planned, tried, asked for, or denied by somebody is neither so nor not so.
_UNREAL = frozenset(
    "deny want seek try attempt plan hope ask urge order call demand intend expect agree promise vow threaten need like wish aim "
    "offer propose consider allow help decide prepare refuse decline fail investigate "
    "examine wonder chance right able effort".split()
)
# With one of these a negation is none: more is said, or something else.
_ONLY = frozenset("only simply just merely necessarily exactly entirely always".split())
# What depends so on a verb that is open is open too.
_WITHIN = frozenset({"xcomp", "ccomp", "pcomp", "advcl", "acl", "conj", "dobj", "pobj", "prep"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


@dataclass(frozen=True, slots=True)
class Proposition:
    """One verb of a claim. `agent` and `theme` are entity ids or lemmas of who does it and what it befalls.

    `denied` is how the claim says that it is not so ("not", "no", "yet to"), empty where it is so; `open` where it says neither:
    wished, possible, asked. `around` are the words of its other complements; `start` and `end` are the verb's own characters.
    """

    view: int
    account: int
    verb: str
    agent: frozenset[str]
    theme: frozenset[str]
    around: frozenset[str]
    denied: str
    open: bool
    start: int
    end: int


class Names:
    """Which entity is named at a place of an article."""

    def __init__(self, entities: Sequence[Entity]) -> None:
        rows: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        for entity in entities:
            for span in entity.mentions:
                rows[span.article].append((span.start, span.end, entity.id))
        self._rows = {article: sorted(found) for article, found in rows.items()}

    def at(self, article: str, place: int) -> str | None:
        """The id of the entity whose name covers this character; None where there is none."""
        rows = self._rows.get(article, [])
        k = bisect_right(rows, (place, 1 << 60, "")) - 1
        return rows[k][2] if k >= 0 and rows[k][0] <= place < rows[k][1] else None


Likely = Mapping[tuple[int, int], float]
"""How likely two claims, by their numbers in order, speak of one matter; pairs that hardly do are left out."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """The grammar of the sentence a claim stands in: its tokens, what hangs on each, and those of the claim itself."""

    article: str
    tokens: Sequence[Token]
    below: Sequence[Sequence[int]]
    own: range


def parse_claims(accounts: Sequence[Account], views: Sequence[ClaimView]) -> tuple[Parsed | None, ...]:
    """For each claim the grammar of its sentence; None in a language that is not tagged."""
    tagged = [{t.sentence.span: t.tokens for t in account.annotation.tagged} for account in accounts]
    out: list[Parsed | None] = []
    for view in views:
        tokens = tagged[view.account].get(view.claim.sentence, ())
        inside = [k for k, t in enumerate(tokens) if view.claim.span.start <= t.start < view.claim.span.end]
        own = range(inside[0], inside[-1] + 1) if inside else range(0)
        out.append(Parsed(view.claim.span.article, tokens, children(tokens), own) if tokens else None)
    return tuple(out)


def find_propositions(
    views: Sequence[ClaimView], parsed: Sequence[Parsed | None], names: Names
) -> tuple[tuple[Proposition, ...], ...]:
    """For each claim its propositions, in order of the text."""
    return tuple(
        tuple(_read(n, view, grammar, names)) if grammar is not None else ()
        for n, (view, grammar) in enumerate(zip(views, parsed, strict=True))
    )


def _read(number: int, view: ClaimView, grammar: Parsed, names: Names) -> Iterator[Proposition]:
    tokens, below = grammar.tokens, grammar.below
    for k in grammar.own:
        token = tokens[k]
        if token.pos != "VERB" or token.dep in ("aux", "auxpass", "amod"):
            continue
        passive = any(tokens[c].dep == "auxpass" for c in below[k]) or (token.dep == "acl" and token.tag == "VBN")
        agent, theme, around = set[str](), set[str](), set[str]()
        for c in below[k]:
            if tokens[c].dep in ("dobj", "attr", "acomp", "oprd"):
                theme |= words_of(grammar, c, names)
            elif tokens[c].dep == "agent":
                agent |= words_of(grammar, c, names)
            elif tokens[c].dep in ("prep", "npadvmod", "advmod", "dative"):
                around |= words_of(grammar, c, names)
        subject = _subject(grammar, k, names)
        if passive or not theme:
            theme |= subject
        if not passive:
            agent |= subject
        yield Proposition(
            number, view.account, token.lemma.lower(), frozenset(agent), frozenset(theme), frozenset(around),
            denied=_denied(grammar, k), open=_is_open(grammar, k) or view.text.rstrip("\"'”’").endswith("?"),
            start=token.start, end=token.end,
        )  # fmt: skip


def words_of(grammar: Parsed, k: int, names: Names, depth: int = 0) -> set[str]:
    """The entities and content lemmas of the phrase whose head is token `k`."""
    token = grammar.tokens[k]
    out = {names.at(grammar.article, token.start) or token.lemma.lower()} if token.pos in CONTENT else set[str]()
    if depth < _DEPTH:
        for c in grammar.below[k]:
            if grammar.tokens[c].dep in _PARTS:
                out |= words_of(grammar, c, names, depth + 1)
    return out


def _subject(grammar: Parsed, k: int, names: Names) -> set[str]:
    """The words of the verb's subject, or of the one it borrows from the verb or noun above."""
    tokens, at = grammar.tokens, k
    for _ in range(_DEPTH):
        found = [c for c in grammar.below[at] if tokens[c].dep in _SUBJECTS and tokens[c].pos != "PRON"]
        if found:
            return set[str]().union(*(words_of(grammar, c, names) for c in found))
        above = tokens[at].head
        if tokens[at].dep in ("acl", "relcl") and above != at:
            return {names.at(grammar.article, tokens[above].start) or tokens[above].lemma.lower()}
        if tokens[at].dep not in ("conj", "xcomp", "advcl", "pcomp") or above == at:
            break
        at = above
    return set()


def _denied(grammar: Parsed, k: int) -> str:
    """The word that says of this verb that it is not so; empty where none does, or where two cancel out."""
    tokens, below = grammar.tokens, grammar.below
    found = [tokens[c].text.lower() for c in below[k] if tokens[c].dep == "neg" or tokens[c].lemma.lower() == "never"]
    if found and any(tokens[c].lemma.lower() in _ONLY for c in below[k]):
        return ""  # 'not only', 'not simply'
    arguments = [c for c in below[k] if tokens[c].dep in ("nsubj", "nsubjpass", "dobj", "attr")]
    found += ["no" for c in arguments for d in below[c] if tokens[d].lemma.lower() == "no" and tokens[d].dep in ("det", "neg")]
    if _is_yet_to(grammar, k):
        found.append("yet to")
    return found[0] if len(found) == 1 else ""


def _is_yet_to(grammar: Parsed, k: int) -> bool:
    """Whether it is 'yet to' happen."""
    tokens, below = grammar.tokens, grammar.below
    to = any(tokens[c].text.lower() == "to" and tokens[c].dep == "aux" for c in below[k])
    return to and any(tokens[c].text.lower() == "yet" for c in (*below[k], *below[tokens[k].head]))


def _is_open(grammar: Parsed, k: int) -> bool:
    """Whether the verb is only possible, wished, asked or foretold."""
    tokens, below = grammar.tokens, grammar.below
    at = k
    for _ in range(2 * _DEPTH):
        if any(tokens[c].text.lower() in _MODALS for c in below[at]):
            return True
        if any(tokens[c].dep == "mark" and tokens[c].text.lower() in _OPEN_MARKS for c in below[at]):
            return True
        above = tokens[at].head
        if above == at or tokens[at].dep not in _WITHIN:
            return False
        if tokens[at].dep != "conj" and tokens[above].lemma.lower() in _UNREAL:
            return True
        infinitive = any(tokens[c].text.lower() == "to" and tokens[c].dep == "aux" for c in below[at])
        if (
            infinitive
            and tokens[at].dep != "conj"
            and not _is_yet_to(grammar, at)
            and tokens[above].lemma.lower() not in ("seem", "appear", "say", "report")
        ):
            return True
        at = above
    return False
