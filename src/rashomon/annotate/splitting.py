"""A sentence taken apart into clauses that can be true or false by themselves, by its grammar.

Clauses side by side ('… was arrested and … fled') come apart. What hangs below another clause stays with it: conditions, wishes
and purposes, which nobody states, and also relative clauses and participles ('…, killing 12').
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from rashomon.model import Token
from rashomon.text.clauses import children
from rashomon.text.cues import REPORTING

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj", "csubjpass"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_HELPERS = frozenset({"aux", "auxpass", "neg"})
_VERBAL = frozenset({"VERB", "AUX"})
# To deny is to state the contrary, and what is asked for or promised is not so yet: what these verbs take is not stated.
_NOT_STATING = frozenset("deny demand request propose recommend promise vow pledge swear counter lament boast".split())
_STATING = REPORTING - _NOT_STATING
_EDGES = frozenset({",", ";", ":", "–", "—", "-", "--"})
_JOINING = frozenset({"cc", "preconj"})
_OPENING, _CLOSING = frozenset("\"“«„'‘"), frozenset("\"”»'’")
# Hanging from a noun so, a clause says which one is meant, or something beside it.
_APART = frozenset({"relcl", "acl", "appos", "advcl", "conj", "cc"})
# A piece of fewer words says too little by itself; one that gives a number may be shorter ('and 30 injured'). By reading the
# clauses of two hundred sentences: shorter ones are exclamations, tags and misread nouns.
FEWEST_WORDS = 4
FEWEST_WITH_NUMBER = 2


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause of a sentence: `start`:`end` of the article's text.

    `subject` are the words it is about, which may lie outside of it; `predicate` its verb with the helpers before it; `speaker`
    the words that name who says so.
    """

    start: int
    end: int
    subject: tuple[int, int] | None = None
    predicate: tuple[int, int] | None = None
    speaker: tuple[int, int] | None = None


def split_sentence(tokens: Sequence[Token]) -> tuple[Clause, ...]:
    """The clauses of a parsed sentence in order of the text, none overlapping; none at all where no verb is found.

    A sentence that does not come apart is one clause, full stop and all, if it hangs together.
    """
    roots = [k for k, token in enumerate(tokens) if token.head == k]
    if not any(tokens[k].pos in _VERBAL for k in roots):
        return ()
    return _Tree(tokens, roots).clauses()


class _Tree:
    """The grammar of one sentence: `cut` are the verbs of the clauses that come off, `content` those of what is reported."""

    def __init__(self, tokens: Sequence[Token], roots: Sequence[int]) -> None:
        self.tokens = tokens
        self.roots = roots
        self.below = children(tokens)
        self.content: set[int] = set()
        self.cut: list[int] = []
        for root in roots:
            self._mark(root)

    def clauses(self) -> tuple[Clause, ...]:
        """Give back what comes out too small or in two parts, and lay out the rest."""
        while True:
            extent = self._extents()
            wrong = [k for k in self.cut if not self._stands(*extent[k])] or self._tangled(extent)
            if not wrong and self.cut and not all(self._stands(*extent[k]) for k in self.roots):
                wrong = self.cut[:]
            if not wrong:
                break
            self.cut = [k for k in self.cut if k not in wrong]
        if not self.cut and len(self.roots) > 1:
            return ()
        order = sorted(extent, key=lambda k: extent[k])
        return tuple(self._clause(k, *extent[k]) for k in order)

    def _clause(self, k: int, low: int, high: int) -> Clause:
        start, end = self.tokens[low].start, self.tokens[high].end
        return Clause(start, end, self._subject(k), self._predicate(k), self._speaker(k))

    # -- where it comes apart -------------------------------------------------------------------------------------------

    def _mark(self, root: int) -> None:
        """Walk down from a clause that is stated through those joined to it and through what its verb of saying reports."""
        stack = [root]
        while stack:
            verb = stack.pop()
            for k in self.below[verb]:
                token = self.tokens[k]
                if token.pos not in _VERBAL:
                    continue
                if token.dep == "ccomp" and self._is_finite(k) and self._reports(verb):
                    self.content.add(k)
                    stack.append(k)
                elif (token.dep == "conj" and self._is_full(k, verb)) or (token.dep == "parataxis" and self._is_whole(k)):
                    self.cut.append(k)
                    stack.append(k)

    def _is_full(self, k: int, first: int) -> bool:
        """Whether a joined clause has a subject of its own, or shares it and is finite itself, or a participle like the first."""
        if self._own_subject(k) is not None:
            return self._is_finite(k) or self.tokens[k].tag == "VBN"
        if self.tokens[k].tag == "VBN" and self.tokens[first].tag == "VBN":
            return True
        return self._is_finite(k) and not any(self.tokens[j].tag == "MD" for j in self.below[first])

    def _is_whole(self, k: int) -> bool:
        return self._is_finite(k) and self._own_subject(k) is not None and not self._says(k)

    def _is_finite(self, k: int) -> bool:
        return self.tokens[k].tag in _FINITE or any(
            self.tokens[j].tag in _FINITE and self.tokens[j].dep in _HELPERS for j in self.below[k]
        )

    def _says(self, k: int) -> bool:
        return self.tokens[k].lemma.lower() in REPORTING

    def _reports(self, verb: int) -> bool:
        """Whether what hangs on the verb is stated by somebody: not what one may say, or did not."""
        if self.tokens[verb].lemma.lower() not in _STATING or self._shared_subject(verb) is None:
            return False
        return not any(self.tokens[j].dep == "neg" or self.tokens[j].tag == "MD" for j in self.below[verb])

    def _own_subject(self, k: int) -> int | None:
        return next((j for j in self.below[k] if self.tokens[j].dep in _SUBJECTS), None)

    def _shared_subject(self, k: int) -> int | None:
        """The head of its subject, its own or that of the clause it is joined to."""
        while (subject := self._own_subject(k)) is None and self.tokens[k].dep == "conj":
            k = self.tokens[k].head
        return subject

    # -- how far each reaches -------------------------------------------------------------------------------------------

    def _owned(self, top: int) -> list[int]:
        own, stack = [], [top]
        while stack:
            at = stack.pop()
            own.append(at)
            stack += [j for j in self.below[at] if j not in self.cut]
        return sorted(own)

    def _extents(self) -> dict[int, tuple[int, int]]:
        """First and last token of each clause. Who says so, named behind the last of several clauses, goes with that one."""
        owned = {k: self._owned(k) for k in (*self.roots, *self.cut)}
        for k in self.roots:
            behind = [j for j in self.cut if owned[k][0] < owned[j][0] and owned[j][-1] < owned[k][-1]]
            verbs = {self.tokens[j].head for j in self.content if j in owned[k]}
            if behind:
                last = max(behind, key=lambda j: owned[j][0])
                tail = [t for t in owned[k] if t > owned[last][-1]]
                if verbs & set(tail) or all(self.tokens[t].pos == "PUNCT" for t in tail):
                    owned[last] += tail
                    owned[k] = [t for t in owned[k] if t < owned[last][0]] or [k]
        return {k: self._trimmed(own, k) for k, own in owned.items()}

    def _trimmed(self, own: list[int], top: int) -> tuple[int, int]:
        """The clause's ends without joining words, stray marks, and quotation marks that open or close another's words."""
        if not self.cut:
            return own[0], own[-1]
        low, high = 0, len(own) - 1
        while low < high and own[low] != top and self._is_edge(own[low], leading=top in self.cut):
            low += 1
        while high > low and own[high] != top and self._is_edge(own[high], leading=True):
            high -= 1
        texts = [self.tokens[k].text for k in own[low : high + 1]]
        if low < high and texts[0] in _OPENING and not _CLOSING & set(texts[1:]):
            low += 1
        elif low < high and texts[-1] in _CLOSING and not _OPENING & set(texts[:-1]):
            high -= 1
        return own[low], own[high]

    def _is_edge(self, k: int, *, leading: bool) -> bool:
        token = self.tokens[k]
        return token.text in _EDGES or (leading and (token.dep in _JOINING or (token.dep == "mark" and token.lemma == "that")))

    def _stands(self, low: int, high: int) -> bool:
        """Whether a clause says enough by itself."""
        inside = self.tokens[low : high + 1]
        words = sum(t.pos not in ("PUNCT", "SPACE") for t in inside)
        return words >= FEWEST_WORDS or (words >= FEWEST_WITH_NUMBER and any(t.pos == "NUM" for t in inside))

    def _tangled(self, extent: dict[int, tuple[int, int]]) -> list[int]:
        """The clauses whose stretch overlaps another's."""
        rows = sorted((low, high, k) for k, (low, high) in extent.items())
        for (_, end, a), (start, _, b) in pairwise(rows):
            if start <= end:
                return [b] if b in self.cut else [a] if a in self.cut else self.cut[:]
        return []

    # -- what it is about -----------------------------------------------------------------------------------------------

    def _subject(self, k: int) -> tuple[int, int] | None:
        k = next((j for j in self.below[k] if j in self.content), k)
        subject = self._shared_subject(k)
        return None if subject is None else self._phrase(subject)

    def _phrase(self, head: int) -> tuple[int, int]:
        """A noun with what stands close around it, without the clauses that hang on it."""
        kept, stack = {head}, list(self.below[head])
        while stack:
            at = stack.pop()
            if self.tokens[at].dep not in _APART and self.tokens[at].text not in _EDGES - {"-"}:
                kept.add(at)
                stack += self.below[at]
        low = high = head
        while low - 1 in kept:
            low -= 1
        while high + 1 in kept:
            high += 1
        return self.tokens[low].start, self.tokens[high].end

    def _predicate(self, k: int) -> tuple[int, int] | None:
        k = next((j for j in self.below[k] if j in self.content), k)
        if self.tokens[k].pos not in _VERBAL:
            return None
        low = k
        while low and self.tokens[low - 1].head == k and self.tokens[low - 1].dep in _HELPERS | {"advmod"}:
            low -= 1
        return self.tokens[low].start, self.tokens[k].end

    def _speaker(self, k: int) -> tuple[int, int] | None:
        at = next((j for j in self.below[k] if j in self.content), k)
        while at not in self.content:
            if self.tokens[at].head == at:
                return None
            at = self.tokens[at].head
        subject = self._shared_subject(self.tokens[at].head)
        return None if subject is None else self._phrase(subject)
