"""Sentences that two accounts share nearly word for word, what stands between quotation marks left out.

Two reporters who heard the same man print the same quotation; narrative sentences in the same words in the same order are
seldom written twice.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from rashomon.model import Account, Span
from rashomon.text.quotation import find_marked
from rashomon.text.wording import content_words

# A sentence with fewer words than this outside quotation marks is a formula ('he told reporters on Monday').
FEWEST_WORDS = 6
# A sentence whose quotations take more than this share of it is the frame of a quotation: who said it, and where.
MOST_QUOTED = 0.35
# A sentence of which so many words are names or figures is a list (of the dead, of results): everyone prints it alike.
MOST_NAMES = 0.5
# Runs of so many words lead from one sentence to its like; those in more sentences than MOST_HOLDERS are formulas.
RUN = 3
MOST_HOLDERS = 60
_WORD = re.compile(r"\w+(?:['’‘ʼ]\w+)*")
_APOSTROPHES = re.compile(r"['’‘ʼ]")
# The first code point given to a word: every word of a story becomes one character, so that orders compare as strings.
_FIRST_CODE = 0x10000


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence of the running text: its words outside quotation marks, in lower case, and where it stands."""

    span: Span
    words: tuple[str, ...]
    content: frozenset[str]


@dataclass(frozen=True, slots=True)
class SharedSentence:
    """Two sentences with words in common in the same order. `likeness` is 2 × common / all words, `common` the words in order.

    `weight` counts the content words they share, those that every account of the story uses least.
    """

    first: Line
    second: Line
    common: int
    weight: float
    likeness: float


def narrative(account: Account) -> tuple[Line, ...]:
    """The account's body sentences with their words outside quotation marks, in order; formulas and frames are left out."""
    text = account.article.text
    spoken = sorted((q.span.start, q.span.end) for q in account.annotation.quotes if q.direct)
    lines = []
    for sentence in account.annotation.sentences:
        if sentence.kind != "body":
            continue
        start, end = sentence.span.start, sentence.span.end
        masked = [(s, e) for s, e in spoken if s < end and e > start]
        masked += [(m.left, m.right) for m in find_marked(text, start, end)]
        found = list(_WORD.finditer(text, start, end))
        kept = [m for m in found if not any(s <= m.start() < e for s, e in masked)]
        if len(kept) < FEWEST_WORDS or len(found) - len(kept) > MOST_QUOTED * len(found):
            continue
        if sum(m.group()[0].isupper() or m.group()[0].isdigit() for m in kept) > MOST_NAMES * len(kept):
            continue
        words = tuple(_APOSTROPHES.sub("", m.group()).lower() for m in kept)
        lines.append(Line(sentence.span, words, frozenset(content_words(" ".join(words)))))
    return tuple(lines)


def shared_sentences(
    texts: Sequence[Sequence[Line]], kin: Sequence[int], *, least: float
) -> dict[tuple[int, int], tuple[SharedSentence, ...]]:
    """For each pair of texts (i < j) that share any, the sentences whose likeness reaches `least`, in order of the first text.

    Each sentence stands in its best pair only. `kin` numbers the texts by families: plain copies count as one voice where
    it is asked how common a word is.
    """
    from rapidfuzz.distance import LCSseq

    codes: dict[str, str] = {}
    lines = [(number, line) for number, text in enumerate(texts) for line in text]
    coded = ["".join(codes.setdefault(w, chr(_FIRST_CODE + len(codes))) for w in line.words) for _, line in lines]
    rarity = _rarity(texts, kin)
    found: dict[tuple[int, int], list[SharedSentence]] = defaultdict(list)
    for i, j in _candidates(lines):
        (one, a), (two, b) = lines[i], lines[j]
        common = LCSseq.similarity(coded[i], coded[j])
        likeness = 2 * common / (len(a.words) + len(b.words))
        if likeness >= least:
            weight = sum(rarity[w] for w in sorted(a.content & b.content))
            found[one, two].append(SharedSentence(a, b, common, round(weight, 3), round(likeness, 3)))
    return {key: _best(found[key]) for key in sorted(found)}


def _candidates(lines: Sequence[tuple[int, Line]]) -> list[tuple[int, int]]:
    """Pairs of sentences of different texts with at least two runs of words in common."""
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for n, (_, line) in enumerate(lines):
        for run in dict.fromkeys(zip(*(line.words[k:] for k in range(RUN)), strict=False)):
            holders[run].append(n)
    pairs: Counter[tuple[int, int]] = Counter()
    for members in holders.values():
        if 2 <= len(members) <= MOST_HOLDERS:
            pairs.update((i, j) for i, j in combinations(members, 2) if lines[i][0] != lines[j][0])
    return sorted(pair for pair, runs in pairs.items() if runs >= 2)


def _rarity(texts: Sequence[Sequence[Line]], kin: Sequence[int]) -> Mapping[str, float]:
    """For each content word how much it tells: 1 where no more than two families use it, falling to a quarter where all do."""
    families: dict[int, set[str]] = defaultdict(set)
    for family, lines in zip(kin, texts, strict=True):
        families[family].update(w for line in lines for w in line.content)
    held = Counter(word for words in families.values() for word in words)
    others = max(1, len(families) - 2)
    return {word: 1.0 - 0.75 * max(0, count - 2) / others for word, count in held.items()}


def _best(found: Sequence[SharedSentence]) -> tuple[SharedSentence, ...]:
    taken: set[Span] = set()
    best = []
    for pair in sorted(found, key=lambda s: (-s.likeness, -s.common, s.first.span, s.second.span)):
        if pair.first.span in taken or pair.second.span in taken:
            continue
        taken |= {pair.first.span, pair.second.span}
        best.append(pair)
    return tuple(sorted(best, key=lambda s: s.first.span))
