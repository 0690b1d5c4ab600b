"""Speech with its cue between the marks: «Дверь была закрыта, — вспоминает он. — Я ушёл», « Non, dit-il, jamais »."""

import re
from collections.abc import Sequence

from rashomon.model import TaggedSentence, Token
from rashomon.text.cues import SAYING
from rashomon.text.quotation import Marked

# What stands before an inserted cue: the end of the words so far, and in most languages a dash.
_BEFORE = re.compile(r",\s+[—–-]\s+|(?<=[.?!…])\s+[—–-]\s+|,\s+|(?<=[?!…])\s+")
# What ends one.
_BEHIND = re.compile(r"[.,;:]?\s+[—–-]\s+(?=\S)|[.,;:]\s+(?=\S)")
# A longer insertion is a sentence of its own.
_LONGEST = 120


def without_insertions(text: str, marked: Marked, tagged: Sequence[TaggedSentence]) -> list[Marked]:
    """The stretch as it is, or in two or more, cut where a cue interrupts it; a cue at the end is cut off."""
    tokens = {
        t.start: (row.tokens, n) for row in tagged for n, t in enumerate(row.tokens) if marked.start <= t.start < marked.end
    }
    out: list[Marked] = []
    begin, left, opened = marked.start, marked.left, marked.opened
    at = marked.start
    while (gap := _BEFORE.search(text, at, marked.end)) is not None:
        at = gap.end()
        here = tokens.get(at)
        if here is None or not _inserted(*here, dashed=any(dash in gap.group() for dash in "—–-")):
            continue
        if gap.start() <= begin:
            break
        out.append(
            Marked(begin, gap.start() + (gap.group()[0] == ","), left, gap.start() + (gap.group()[0] == ","), opened, True)
        )
        behind = _BEHIND.search(text, at, min(marked.end, at + _LONGEST))
        if behind is None:
            return out
        begin = left = at = behind.end()
        opened = True
    out.append(Marked(begin, marked.end, left, marked.right, opened, marked.closed))
    return [m for m in out if m.start < m.end]


def _inserted(tokens: tuple[Token, ...], n: int, *, dashed: bool) -> bool:
    """Whether the n-th token is a verb of saying whose subject follows: behind a dash anything, elsewhere a pronoun."""
    token = tokens[n]
    if token.pos != "VERB" or token.lemma not in SAYING or token.tag not in ("VBD", "VBZ", "VBP"):
        return False
    return dashed or any(t.text in ("he", "she", "they") for t in tokens[n + 1 : n + 3])
