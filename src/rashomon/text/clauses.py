"""Which clause of a sentence a time expression dates, by the sentence's grammar."""

import re
from collections.abc import Sequence

from rashomon.model import Token

# A clause longer than this is cut at its inner borders: a reader wants one happening, not a paragraph.
LONGEST = 260
# A cut clause shorter than this says too little; its surroundings are taken instead.
SHORTEST = 24

_VERBS = frozenset({"VERB", "AUX"})
_HELPERS = frozenset({"aux", "auxpass", "amod", "cop"})
# What is left out first when a clause is too long: what follows from a verb least closely.
_LOOSE = ("advcl", "conj", "parataxis", "relcl", "acl", "ccomp", "appos", "dep")


def children(tokens: Sequence[Token]) -> list[list[int]]:
    """For each token the indices of those whose head it is."""
    out: list[list[int]] = [[] for _ in tokens]
    for k, token in enumerate(tokens):
        if token.head != k and 0 <= token.head < len(tokens):
            out[token.head].append(k)
    return out


def governor(tokens: Sequence[Token], start: int, end: int) -> int | None:
    """The index of the verb that governs the stretch `start`:`end` of the text; None where no verb does."""
    inside = [k for k, token in enumerate(tokens) if token.start < end and token.end > start]
    if not inside:
        return None
    within = set(inside)
    at = next((k for k in inside if tokens[k].head not in within or tokens[k].head == k), inside[0])
    for _ in range(len(tokens)):
        token = tokens[at]
        if at not in within and token.pos in _VERBS and token.dep not in _HELPERS:
            return at
        if token.head == at:
            return at if token.pos in _VERBS and at not in within else None
        at = token.head
    return None


def clause_of(tokens: Sequence[Token], verb: int, start: int, end: int) -> tuple[int, int]:
    """The stretch of text that the verb's clause covers; `start`:`end` (what it is asked for) always lies inside.

    Coordinated clauses with a subject of their own are left out; a clause that is too long loses what hangs on it most loosely.
    """
    below = children(tokens)
    keep = _subtree(below, verb, frozenset())
    dropped: set[int] = set()
    needed = {k for k, token in enumerate(tokens) if token.start < end and token.end > start}

    def drop(k: int) -> None:
        part = _subtree(below, k, frozenset())
        if verb not in part and not part & needed:
            dropped.update(part)

    for k in below[verb]:
        if tokens[k].dep == "conj" and any(tokens[j].dep in ("nsubj", "nsubjpass", "expl") for j in below[k]):
            drop(k)
    span = _stretch(tokens, keep - dropped, needed)
    for dep in _LOOSE:
        if span[1] - span[0] <= LONGEST:
            break
        for k in sorted(keep - dropped, reverse=True):
            if tokens[k].dep == dep and k != verb:
                drop(k)
        span = _stretch(tokens, keep - dropped, needed)
    return span


def _subtree(below: list[list[int]], root: int, without: frozenset[int]) -> set[int]:
    out, stack = set(), [root]
    while stack:
        k = stack.pop()
        if k in out or k in without:
            continue
        out.add(k)
        stack.extend(below[k])
    return out


def _stretch(tokens: Sequence[Token], kept: set[int], needed: set[int]) -> tuple[int, int]:
    """The contiguous stretch around the needed tokens that holds kept tokens only, or the whole extent if they are scattered."""
    kept = kept | needed
    blocks: list[list[int]] = []
    for k in sorted(kept):
        if blocks and k == blocks[-1][-1] + 1:
            blocks[-1].append(k)
        else:
            blocks.append([k])
    gap = tokens[max(kept)].end - tokens[min(kept)].start
    if len(blocks) == 1 or gap <= LONGEST:
        return tokens[min(kept)].start, tokens[max(kept)].end
    home = next(b for b in blocks if any(k in needed for k in b))
    return tokens[home[0]].start, tokens[home[-1]].end


def dated_clause(text: str, tokens: Sequence[Token], sentence: tuple[int, int], start: int, end: int) -> tuple[int, int] | None:
    """The clause of the sentence that a time expression at `start`:`end` dates; None where no clause is dated.

    A clause without a subject of its own is widened to the words that say who or what it is about, as long as it stays short.
    Without tokens the sentence itself, if it is not too long, stands for the clause.
    """
    if not tokens:
        return _by_punctuation(text, sentence, start, end)
    verb = governor(tokens, start, end)
    if verb is None:
        if not any(token.pos in _VERBS for token in tokens):
            return None  # a heading, a dateline, a publication line
        return _by_punctuation(text, sentence, start, end)
    low, high = _widened(tokens, verb, start, end)
    if high - low < SHORTEST or high - low > LONGEST + 40:
        return _by_punctuation(text, sentence, start, end)
    return _trimmed(text, low, high, start, end)


_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj", "csubjpass"})
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})


def _widened(tokens: Sequence[Token], verb: int, start: int, end: int) -> tuple[int, int]:
    """The clause of the verb, or of the nearest verb or noun above it that names the subject."""
    below = children(tokens)
    low, high = clause_of(tokens, verb, start, end)
    best = min(low, start), max(high, end)
    at = verb
    for _ in range(len(tokens)):
        subjects = [k for k in below[at] if tokens[k].dep in _SUBJECTS]
        if any(tokens[k].lemma.lower() not in _RELATIVE for k in subjects) or tokens[at].head == at:
            return best
        above = tokens[at].head
        if tokens[at].dep in ("relcl", "acl") or tokens[above].pos not in _VERBS:
            noun = _subtree(below, above, frozenset({at}))
            near = [k for k in noun if k <= above and all(j in noun for j in range(k, above + 1))]
            wide = min(tokens[min(near, default=above)].start, best[0]), max(tokens[above].end, best[1])
            if tokens[at].dep in ("relcl", "acl"):
                return wide if wide[1] - wide[0] <= LONGEST else best
        else:
            span = clause_of(tokens, above, best[0], best[1])
            wide = min(span[0], best[0]), max(span[1], best[1])
        if wide[1] - wide[0] > LONGEST:
            return best
        best, at = wide, above
    return best


def _by_punctuation(text: str, sentence: tuple[int, int], start: int, end: int) -> tuple[int, int]:
    """The sentence, cut at the commas and semicolons around the expression where it is too long."""
    low, high = sentence
    if high - low <= LONGEST:
        return _trimmed(text, low, high, start, end)
    borders = [low, *(m.end() for m in re.finditer(r"[,;:]\s|\s[–—-]\s", text[low:high])), high - low]
    marks = sorted({low, high, *(low + b for b in borders[1:-1])})
    left = max(m for m in marks if m <= start)
    right = min((m for m in marks if m >= end), default=high)
    while True:
        wider = [(m, right) for m in marks if m < left][-1:] + [(left, m) for m in marks if m > right][:1]
        wider = [w for w in wider if w[1] - w[0] <= LONGEST]
        if not wider:
            return _trimmed(text, left, right, start, end)
        left, right = wider[0]


_LEADING = re.compile(
    r"(?:(?:that|and|but|or|while|whereas|(?:as|after|when|because|before|although|though)(?=\s+(?!\w+ing\b)))\s+|[\s,;:.–—-]+)+"
)
_TRAILING = re.compile(r"(?:\s+(?:and|but|or|that|who|which|while|when|as|because|with|to|of|the)|[\s,;:–—-]+)+$", re.IGNORECASE)


def _trimmed(text: str, low: int, high: int, start: int, end: int) -> tuple[int, int]:
    """The stretch without joining words and marks at its edges; `start`:`end` stays inside."""
    leading = _LEADING.match(text, low, start)
    trailing = _TRAILING.search(text, max(end, low), high)
    return (leading.end() if leading else low), (trailing.start() if trailing else high)
