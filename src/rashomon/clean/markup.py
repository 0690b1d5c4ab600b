"""The article in a page of HTML, as pieces of its visible text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, islice

from rashomon.clean import block_scores, evidence_lines
from rashomon.clean.alignment import align, join, without
from rashomon.clean.blocks import KIND_OF, Block, find_blocks
from rashomon.clean.opinions import NOBODY, Leaning, careful_lines, opinions, quick_lines, share_kept
from rashomon.clean.passages import find_appeals
from rashomon.clean.stamps import find_stamps
from rashomon.model import Piece, Removed, Why

# Below this many words what was found is no article; the more generous setting and the second opinion are asked.
FEWEST_WORDS = 60
# The second opinion replaces the first when it holds this many times its words, and the first is short by any measure.
MUCH_MORE = 3.0
SHORT = 150
# A caption describes when it is a sentence: this many words, a full stop at its end.
CAPTION_WORDS = 7
# A line of the body that is a date and no more: so long, and so many words beside the date ('Updated', a weekday, a zone).
LONGEST_STAMP = 80
WORDS_BESIDE_STAMP = 2
# The score from which a block is body: of 181, 199 and 165 pages, each read by weights that never saw its host, this gave
# +.001, -.001 and +.003 against 0, and news pages gain most.
KEPT_FROM = 0.3
# In bulk, where the trees lack the extractors' opinions, they are surer of less: of 199 and 248 pages read as above, this gave
# +.002 and +.003 against KEPT_FROM.
KEPT_IN_BULK = 0.0

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

    In `bulk` the slow extractor is never asked.
    """
    blocks = find_blocks(markup, text, near=bulk)
    body = _chosen(markup, text, blocks, bulk=bulk)
    if not _holds(text, body, FEWEST_WORDS):
        other = align(quick_lines(markup) if bulk else _by_rules(markup), text)
        if word_count(text, other) > word_count(text, body):
            body = other
    cut = _about_it(text, blocks, body)
    reason = {start: why for start, _, why in cut}
    body = without(body, [(start, end) for start, end, _ in cut], text)
    captions = join([(block.start, block.end) for block in blocks if block.inside & _FIGURE_CAPTION], text)
    kept = tuple(piece for piece in captions if _describes(text[piece[0] : piece[1]]) and body and _near(piece, body))
    body = without(body, [piece for piece in captions if piece not in kept], text)
    cuts = without([(0, len(text))], [*body, *kept], text)
    removed = tuple(
        Removed(start, end, "caption" if any(a <= start < b for a, b in captions) else reason.get(start, "furniture"))
        for start, end in cuts
    )
    whole = tuple(sorted([*without(body, kept, text), *kept]))
    return FoundBody(whole, removed, tuple(piece for piece in whole if piece in kept))


def _about_it(text: str, blocks: Sequence[Block], body: Sequence[Piece]) -> list[tuple[int, int, Why]]:
    """What inside the body tells of the article or speaks to its reader: lines that are a date and no more, appeals."""
    held = share_kept(blocks, body)
    out: list[tuple[int, int, Why]] = []
    for block, share in zip(blocks, held, strict=True):
        if share <= 0.5:
            continue
        if len(block.text) <= LONGEST_STAMP and _is_stamp(block.text):
            out.append((block.start, block.end, "dateline"))
        else:
            out += find_appeals(text, block.start, block.end)
    return out


def _is_stamp(line: str) -> bool:
    """Whether a line is a date, with next to nothing beside it ('Updated: 3 May 2021, 07:05 CET')."""
    if line[-1] in ".!?" or "@" in line:
        return False
    if evidence_lines.evidence_kind(line) == "dateline":
        return True
    stamps = find_stamps(line)
    rest = line[: stamps[0].start] + " " + line[stamps[-1].end :] if stamps else line
    return bool(stamps) and len(_WORD.findall(rest)) <= WORDS_BESIDE_STAMP


def _chosen(markup: str, text: str, blocks: Sequence[Block], *, bulk: bool) -> tuple[Piece, ...]:
    """The blocks that the trained model takes for the article; none where its weights are missing."""
    scores = block_scores.scores(blocks, NOBODY if bulk else opinions(markup, blocks, text))
    if scores is None:
        return ()
    least = KEPT_IN_BULK if bulk else KEPT_FROM
    return join([(block.start, block.end) for block, score in zip(blocks, scores, strict=True) if score > least], text)


def _by_rules(markup: str) -> list[str]:
    """The lines of the article without the model: by the careful extractor, or by others where it finds next to nothing."""
    best: list[str] = []
    settings: tuple[Leaning | None, ...] = (None, "recall")
    for leaning in settings:
        lines = careful_lines(markup, leaning=leaning)
        if _words(lines) > _words(best):
            best = lines
        if _words(best) >= FEWEST_WORDS:
            break
    if _words(best) < SHORT:
        other = quick_lines(markup)
        if _words(other) > MUCH_MORE * _words(best):
            best = other
    return best


def _holds(text: str, pieces: Sequence[Piece], words: int) -> bool:
    """Whether pieces of a text hold so many words; no more of them are counted."""
    found = chain.from_iterable(_WORD.finditer(text, start, end) for start, end in pieces)
    return sum(1 for _ in islice(found, words)) == words


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
