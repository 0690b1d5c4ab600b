"""How a sentence names and treats things, read from its grammar: noun phrases, what they describe, and the verbs they hang on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rashomon.model import Token
from rashomon.text.clauses import children

_MODIFIERS = frozenset({"amod", "compound", "nmod"})
_AFFECTED = frozenset({"dobj", "nsubjpass"})
# Nouns that name no one thing: they stand for whatever the sentence is about, or measure it.
_GENERAL = frozenset(
    """
    people person man woman one thing time year month week day hour minute second part number lot group member case place way end
    rest other others side name percent per cent kilometer kilometre mile meter metre euro dollar pound million billion thousand
    hundred dozen statement report word today yesterday monday tuesday wednesday thursday friday saturday sunday
    """.split()
)
# Words for relatives say whose somebody is, not what: they belong to the relations of an entity.
_KIN = frozenset(
    """
    mother father parent wife husband spouse son daughter child brother sister sibling grandmother grandfather grandson
    granddaughter uncle aunt cousin nephew niece fiance fiancee fiancé fiancée girlfriend boyfriend partner widow widower relative
    twin
    """.split()
)
# Verbs that carry no act of their own, or only that somebody speaks.
_WEAK = frozenset(
    """
    be have do say tell add report announce state note claim make take get go come begin start continue want try need help
    include become see use know think believe expect ask call show find leave give hold keep let seem appear describe speak write
    read hear understand explain insist argue deny confirm warn stress declare accord follow lead remain put set turn bring work
    decline pledge swear promise vow refuse agree involve
    """.split()
)


@dataclass(frozen=True, slots=True)
class Naming:
    """A word chosen in some place of a sentence. Words in the same `slot` of two claims of one point can be compared.

    `plain` tells a verb without object from one that befalls somebody: what persons do of themselves is no choice of words.
    """

    slot: tuple[str, str]
    lemma: str
    start: int
    end: int
    plain: bool = False


def phrase(tokens: Sequence[Token], head: int) -> tuple[int, int]:
    """The noun with the adjectives and nouns right before it that belong to it: 'armed militant group'."""
    start = head
    while start > 0 and tokens[start - 1].dep in _MODIFIERS and tokens[start - 1].pos in {"ADJ", "NOUN", "VERB", "PUNCT"}:
        start -= 1
    return tokens[start].start, tokens[head].end


def descriptions(tokens: Sequence[Token], name: range) -> Iterator[int]:
    """The common nouns that describe a name: appositions, nouns set before it, and what it is said to be."""
    below = children(tokens)
    inside = set(name)
    root = next((k for k in name if tokens[k].head not in inside or tokens[k].head == k), None)
    if root is None:
        return
    found = {k for k in below[root] if tokens[k].dep in {"appos", "compound", "nmod"} and k not in inside}
    if tokens[root].dep == "appos":
        found.add(tokens[root].head)
    if tokens[root].dep == "nsubj" and tokens[tokens[root].head].lemma == "be":
        found |= {k for k in below[tokens[root].head] if tokens[k].dep == "attr"}
    for k in sorted(found):
        if tokens[k].pos == "NOUN" and tokens[k].lemma.lower() not in (_GENERAL | _KIN) - {"group"}:
            yield k


def namings(tokens: Sequence[Token], start: int, end: int, owners: Sequence[str], numbers: Sequence[str]) -> list[Naming]:
    """The words of `start`:`end` that stand in a slot.

    Nouns stand by the verb they hang on or the number before them, verbs by whom they affect. `owners` holds for each token
    the entity it names ('' for none), `numbers` the number that it writes ('' for none).
    """
    below = children(tokens)
    out = []
    for k, token in enumerate(tokens):
        if not start <= token.start < end:
            continue
        lemma = token.lemma.lower()
        if token.pos == "NOUN" and lemma not in _GENERAL and not owners[k]:
            low, high = phrase(tokens, k)
            counts = [numbers[j] for j in below[k] if tokens[j].dep == "nummod" and numbers[j]]
            out += [Naming(("number", number), lemma, low, high) for number in counts]
            members = [owners[j] for j in below[k] if tokens[j].dep in _MODIFIERS and owners[j]]
            out += [Naming(("members", entity), lemma, low, high) for entity in members if token.tag == "NNS"]
            slot = _slot(tokens, below, k)
            if slot is not None:
                out.append(Naming(slot, lemma, low, high))
        if token.pos == "VERB" and lemma not in _WEAK:
            keys, plain = _affected(tokens, below, k, owners)
            out += [Naming(("befell", key), lemma, token.start, token.end, plain) for key in keys]
    return out


def _slot(tokens: Sequence[Token], below: Sequence[Sequence[int]], k: int) -> tuple[str, str] | None:
    """What the noun does or suffers, by a verb that carries an act."""
    token = tokens[k]
    verb = tokens[token.head]
    if token.dep == "pobj" and verb.dep == "agent":
        verb = tokens[verb.head]
        return ("did", verb.lemma.lower()) if verb.lemma.lower() not in _WEAK else None
    if verb.pos != "VERB" or verb.lemma.lower() in _WEAK or verb is token:
        return None
    if token.dep in _AFFECTED:
        return "suffered", verb.lemma.lower()
    if token.dep == "nsubj":
        transitive = any(tokens[j].dep == "dobj" for j in below[token.head])
        return ("did" if transitive else "suffered"), verb.lemma.lower()
    return None


def _affected(
    tokens: Sequence[Token], below: Sequence[Sequence[int]], verb: int, owners: Sequence[str]
) -> tuple[list[str], bool]:
    """Keys of those whom the verb befalls: its object, the subject of its passive, or (plain) that of a verb without object."""
    objects = [j for j in below[verb] if tokens[j].dep in _AFFECTED]
    plain = not objects
    if plain:
        objects = [j for j in below[verb] if tokens[j].dep == "nsubj"]
    keys = []
    for j in objects:
        lemma = tokens[j].lemma.lower()
        if owners[j]:
            keys.append(owners[j])
        elif tokens[j].pos == "NOUN" and lemma not in _GENERAL:
            keys.append(lemma)
    return keys, plain
