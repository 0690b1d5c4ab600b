"""The article in a page of HTML, as pieces of its visible text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.clean import block_scores
from rashomon.clean.alignment import align, join, without
from rashomon.clean.blocks import KIND_OF, Block, find_blocks
from rashomon.clean.opinions import careful_lines, opinions, quick_lines
from rashomon.model import Piece, Removed

# Below this many words what was found is no article; the more generous setting and the second opinion are asked.
FEWEST_WORDS = 60
# The second opinion replaces the first when it holds this many times its words, and the first is short by any measure.
MUCH_MORE = 3.0
SHORT = 150
# A caption describes when it is a sentence: this many words, a full stop at its end.
CAPTION_WORDS = 7
# In bulk a page looks odd, and is read with care after all, when so great a share of its likely words is doubtful: a score
# this near to nothing.
DOUBTFUL_SHARE = 0.3
DOUBTFUL = 1.5

_FIGURE_CAPTION = KIND_OF["figcaption"]
_WORD = re.compile(r"\w+")
_PHOTO_ONLY = re.compile(r"^\s*(?:photo(?:graph)?|image|picture|file|credit|©|\(?c\))\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FoundBody:
    """The body's pieces, what was left out and why, and which of the pieces are captions."""

    body: tuple[Piece, ...]
    removed: tuple[Removed, ...]
    captions: tuple[Piece, ...]


def find_body_in_markup(markup: str, text: str, *, bulk: bool = False) -> FoundBody:
    """The article's body as pieces of `text`, the page's visible text; no pieces where no article was found.

    In `bulk` the slow extractor is asked only where a page looks odd.
    """
    blocks = find_blocks(markup, text)
    body = _chosen(markup, text, blocks, bulk=bulk)
    if word_count(text, body) < FEWEST_WORDS:
        other = align(_by_rules(markup), text)
        if word_count(text, other) > word_count(text, body):
            body = other
    captions = join([(block.start, block.end) for block in blocks if block.inside & _FIGURE_CAPTION], text)
    kept = tuple(piece for piece in captions if _describes(text[piece[0] : piece[1]]) and body and _near(piece, body))
    body = without(body, [piece for piece in captions if piece not in kept], text)
    cuts = without([(0, len(text))], [*body, *kept], text)
    removed = tuple(
        Removed(start, end, "caption" if any(a <= start < b for a, b in captions) else "furniture") for start, end in cuts
    )
    whole = tuple(sorted([*without(body, kept, text), *kept]))
    return FoundBody(whole, removed, tuple(piece for piece in whole if piece in kept))


def _chosen(markup: str, text: str, blocks: Sequence[Block], *, bulk: bool) -> tuple[Piece, ...]:
    """The blocks that the trained model takes for the article; none where its weights are missing."""
    scores = block_scores.scores(blocks, (None, None) if bulk else opinions(markup, blocks, text))
    if scores is None:
        return ()
    if bulk and _looks_odd(blocks, scores):
        scores = block_scores.scores(blocks, opinions(markup, blocks, text)) or scores
    return join([(block.start, block.end) for block, score in zip(blocks, scores, strict=True) if score > 0], text)


def _looks_odd(blocks: Sequence[Block], scores: Sequence[float]) -> bool:
    """Whether the model itself is in doubt about much of what may be the article, or finds next to none."""
    likely = [(len(block.text), score) for block, score in zip(blocks, scores, strict=True) if score > -DOUBTFUL]
    total = sum(size for size, _ in likely)
    doubtful = sum(size for size, score in likely if score < DOUBTFUL)
    return total < 5 * FEWEST_WORDS or doubtful > DOUBTFUL_SHARE * total


def _by_rules(markup: str) -> list[str]:
    """The lines of the article without the model: by the careful extractor, or by others where it finds next to nothing."""
    best: list[str] = []
    for generous in (False, True):
        lines = careful_lines(markup, generous=generous)
        if _words(lines) > _words(best):
            best = lines
        if _words(best) >= FEWEST_WORDS:
            break
    if _words(best) < SHORT:
        other = quick_lines(markup)
        if _words(other) > MUCH_MORE * _words(best):
            best = other
    return best


def word_count(text: str, pieces: Sequence[Piece]) -> int:
    """Words in pieces of a text."""
    return _words([text[start:end] for start, end in pieces])


def _words(lines: Sequence[str]) -> int:
    return sum(len(_WORD.findall(line)) for line in lines)


def _describes(caption: str) -> bool:
    return (
        len(_WORD.findall(caption)) >= CAPTION_WORDS
        and not _PHOTO_ONLY.match(caption)
        and re.search(r"[.!?][\"”’)]?(\s|$)", caption) is not None
    )


def _near(piece: Piece, body: tuple[Piece, ...]) -> bool:
    """A caption of the article stands between its first and last words, or not far before them."""
    return body[0][0] - 3000 <= piece[0] <= body[-1][1]
