"""Who does the saying in a sentence: cues such as 'said' or 'according to', and the words that are their subject."""

from collections.abc import Callable
from dataclasses import dataclass

from rashomon.model import TaggedSentence, Token
from rashomon.text.cues import SAYING, TIMES, WRITINGS

_CLAUSES = frozenset(("relcl", "acl", "advcl", "ccomp", "csubj", "parataxis"))
_UPWARD = frozenset(("conj", "xcomp", "advcl", "pcomp", "prep", "dep"))
_NOUNS = frozenset(("NOUN", "PROPN", "PRON"))
_INSIDE_PHRASE = frozenset(("of", "for", "from", "with", "at", "in"))
_MOST_STEPS = 6
# Verbs that may stand before their subject: '"…," said X'.
_INVERTIBLE = frozenset("say add write reply explain ask note recall read conclude insist warn".split())


@dataclass(frozen=True, slots=True)
class Phrase:
    """Some tokens of a sentence that name one thing, and which of them is the head."""

    tokens: tuple[int, ...]
    head: int


@dataclass(frozen=True, slots=True)
class Cue:
    """A sign of speech outside quotation marks: a verb of saying, or 'according to' (`lemma` is 'according' then)."""

    sentence: int
    token: int
    start: int
    end: int
    lemma: str
    subject: Phrase | None
    passive: bool = False


def find_cues(number: int, tagged: TaggedSentence, quoted: Callable[[int], bool]) -> list[Cue]:
    """The cues of one sentence, in order; `quoted` tells whether an offset lies between quotation marks."""
    tokens = tagged.tokens
    free = [not quoted(t.start) for t in tokens]
    found = []
    for i, token in enumerate(tokens):
        if not free[i]:
            continue
        lower = token.text.lower()
        if lower == "according" and (width := _according(tokens, i)):
            phrase = right_phrase(tokens, i + width, free)
            found.append(Cue(number, i, token.start, tokens[i + width - 1].end, "according", phrase))
        elif _says(tokens, i):
            passive = _passive(tokens, i)
            subject = _agent(tokens, i, free) if passive else subject_of(tokens, i, free)
            found.append(Cue(number, i, token.start, token.end, token.lemma.lower(), subject, passive))
    return found


def _according(tokens: tuple[Token, ...], i: int) -> int:
    """How many tokens 'according to' takes up here: in other languages one or three as well; 0 where it is something else."""
    stop = i + 1
    while stop < len(tokens) and tokens[stop].text.lower() == "to":
        stop += 1
    return stop - i if stop > i + 1 or tokens[i].lemma == "according-to" else 0


def _says(tokens: tuple[Token, ...], i: int) -> bool:
    token = tokens[i]
    if token.lemma.lower() == "put" and i + 1 < len(tokens) and tokens[i + 1].text.lower() == "it":
        return True  # 'as X puts it'
    if token.lemma.lower() not in SAYING:
        return False
    if token.text.lower() in ("said", "says"):
        return True
    return token.tag.startswith("VB") and token.dep not in ("amod", "compound")


def _passive(tokens: tuple[Token, ...], verb: int) -> bool:
    if any(t.head == verb and t.dep in ("auxpass", "nsubjpass", "agent") for t in tokens):
        return True
    token = tokens[verb]
    bare = token.tag == "VBN" and not any(t.head == verb and t.dep == "aux" for t in tokens)
    # what is billed as something mostly bills itself
    return bare and token.dep in ("acl", "amod", "advcl", "relcl") and token.lemma.lower() != "bill"


def _agent(tokens: tuple[Token, ...], verb: int, free: list[bool]) -> Phrase | None:
    """'Described by X as …': X."""
    by = next(
        (k for k, t in enumerate(tokens) if t.head == verb and (t.dep == "agent" or t.text.lower() == "by") and k > verb), None
    )
    if by is None:
        return None
    if tokens[by].pos in _NOUNS and free[by]:  # where the preposition hangs on the noun
        return phrase_of(tokens, by, free)
    named = next((k for k, t in enumerate(tokens) if t.head == by and t.dep == "pobj" and free[k]), None)
    return phrase_of(tokens, named, free) if named is not None else None


def subject_of(tokens: tuple[Token, ...], verb: int, free: list[bool]) -> Phrase | None:
    """The words that name who does what `verb` says, by grammar, and where that fails by their place beside the verb."""
    at = verb
    for _ in range(_MOST_STEPS):
        kids = [k for k, t in enumerate(tokens) if t.head == at and k != at and t.dep in ("nsubj", "nsubjpass") and free[k]]
        if kids:
            kids = [k for k in kids if tokens[k].lemma.lower() not in TIMES] or kids
            ahead = [k for k in kids if k < at]
            head = ahead[-1] if ahead and at == verb else kids[0]
            if tokens[head].tag in ("WP", "WDT") or tokens[head].text.lower() in ("who", "which", "that"):
                antecedent = tokens[at].head
                if tokens[at].dep == "relcl" and antecedent != at:
                    return phrase_of(tokens, antecedent, free)
                return _left_phrase(tokens, head, free)
            return phrase_of(tokens, head, free)
        dep, head = tokens[at].dep, tokens[at].head
        if head == at:
            break
        if dep == "acl" and tokens[head].lemma.lower() in WRITINGS and tokens[head].dep in ("dobj", "pobj"):
            at = tokens[head].head  # 'X issued a statement saying': X
            continue
        if dep in ("acl", "relcl") and tokens[head].pos in _NOUNS and free[head]:
            return phrase_of(tokens, head, free)
        if dep not in _UPWARD or (dep == "conj" and tokens[head].pos not in ("VERB", "AUX")):
            break
        at = head
    if tokens[verb].tag == "VBG":
        main = [k for k, t in enumerate(tokens[:verb]) if t.dep == "nsubj" and tokens[t.head].dep == "ROOT" and free[k]]
        if main:
            return phrase_of(tokens, main[-1], free)
    left = _left_phrase(tokens, verb, free)
    if left is not None or tokens[verb].tag not in ("VBD", "VBZ", "VBP") or tokens[verb].lemma.lower() not in _INVERTIBLE:
        return left
    return right_phrase(tokens, verb + 1, free)


def phrase_of(tokens: tuple[Token, ...], head: int, free: list[bool]) -> Phrase:
    """The head with what hangs on it, without its clauses."""
    taken = {head}
    grown = True
    while grown:
        grown = False
        for k, t in enumerate(tokens):
            if k not in taken and t.head in taken and t.dep not in _CLAUSES and free[k]:
                if t.dep in ("conj", "cc", "punct", "prep") and t.head == head and _behind_clause(tokens, head, k):
                    continue
                taken.add(k)
                grown = True
    return Phrase(tuple(sorted(taken)), head)


def _behind_clause(tokens: tuple[Token, ...], head: int, k: int) -> bool:
    return any(head < n < k and t.head == head and t.dep in _CLAUSES for n, t in enumerate(tokens))


def _left_phrase(tokens: tuple[Token, ...], before: int, free: list[bool]) -> Phrase | None:
    """The noun phrase right before a verb, its auxiliaries and adverbs left out."""
    at = before - 1
    while at >= 0 and free[at] and tokens[at].pos in ("AUX", "ADV", "PART"):
        at -= 1
    if at < 0 or not free[at] or tokens[at].pos not in _NOUNS:
        return None
    start = at
    while start > 0 and free[start - 1] and _within(tokens[start - 1]):
        start -= 1
    return Phrase(tuple(range(start, at + 1)), _head_of(tokens, start, at + 1))


def right_phrase(tokens: tuple[Token, ...], start: int, free: list[bool]) -> Phrase | None:
    """The noun phrase that begins at `start`, with an apposition behind a comma if a name stands there."""
    while start < len(tokens) and free[start] and tokens[start].pos == "ADV":
        start += 1
    stop = start
    while stop < len(tokens) and free[stop] and _within(tokens[stop]):
        stop += 1
    if stop == start or not any(t.pos in _NOUNS for t in tokens[start:stop]):
        return None
    head = _head_of(tokens, start, stop)
    proper = any(t.pos == "PROPN" for t in tokens[start:stop])
    if not proper and stop + 1 < len(tokens) and tokens[stop].text == "," and tokens[stop + 1].pos == "PROPN" and free[stop + 1]:
        stop += 1
        while stop < len(tokens) and free[stop] and tokens[stop].pos in ("PROPN", "PART"):
            stop += 1
    return Phrase(tuple(range(start, stop)), head)


def _within(token: Token) -> bool:
    if token.pos in ("NOUN", "PROPN", "ADJ", "DET", "NUM") or token.tag in ("PRP", "PRP$", "POS", "HYPH"):
        return True
    return token.text.lower() in ("of", "for", "'s", "-", "&") or (
        token.tag in ("VBN", "VBG", "JJ") and token.dep in ("amod", "compound")
    )


def _head_of(tokens: tuple[Token, ...], start: int, stop: int) -> int:
    """The last noun before the first preposition."""
    head = None
    for i in range(start, stop):
        if tokens[i].text.lower() in _INSIDE_PHRASE and head is not None:
            break
        if tokens[i].pos in _NOUNS and tokens[i].tag != "PRP$":
            head = i
    return stop - 1 if head is None else head
