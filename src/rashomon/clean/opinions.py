"""What other extractors hold for the article: a careful, slow one and a quick one."""

import re
from collections.abc import Sequence
from typing import Literal

from rashomon.clean.alignment import Squeezed, align
from rashomon.clean.block_features import EXTRACTORS
from rashomon.clean.blocks import Block
from rashomon.model import Piece

Leaning = Literal["precision", "recall"]
# What each extractor kept where none was asked, in the order of `EXTRACTORS`.
NOBODY = (None,) * len(EXTRACTORS)

_BULLET = re.compile(r"^\s*(?:[-*•·–]\s+|\d{1,2}[.)]\s+)")


def opinions(markup: str, blocks: Sequence[Block], text: str) -> tuple[list[float], ...]:
    """What each of `EXTRACTORS` kept of each block, as shares of it."""
    return shares(extracted(markup), blocks, text)


def shares(lines_of_each: Sequence[Sequence[str]], blocks: Sequence[Block], text: str) -> tuple[list[float], ...]:
    """What the lines of each extractor hold of each block."""
    squeezed = Squeezed(text)
    return tuple(share_kept(blocks, align(lines, text, squeezed=squeezed)) for lines in lines_of_each)


def extracted(markup: str) -> tuple[list[str], ...]:
    """The lines that each of `EXTRACTORS` takes for the article."""
    return careful_lines(markup), careful_lines(markup, leaning="precision"), quick_lines(markup)


def careful_lines(markup: str, *, leaning: Leaning | None = None) -> list[str]:
    """The lines of the article, by the careful extractor; none where it finds nothing or cannot read the page."""
    import logging

    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it cannot read we say ourselves
    try:
        found = trafilatura.extract(
            markup,
            include_comments=False,
            include_tables=True,
            favor_recall=leaning == "recall",
            favor_precision=leaning == "precision",
        )
    except (ValueError, TypeError, AttributeError, RecursionError, AssertionError):
        return []  # markup its parser cannot hold: the others read it
    return _lines(found)


def quick_lines(markup: str) -> list[str]:
    """The lines of the article, by the quick extractor."""
    from resiliparse.extract.html2text import extract_plain_text

    return _lines(extract_plain_text(markup, main_content=True, preserve_formatting=True, alt_texts=False, list_bullets=False))


def _lines(found: str | None) -> list[str]:
    """Extracted text cut into lines and the cells of tables, without the marks an extractor adds."""
    lines: list[str] = []
    for line in (found or "").split("\n"):
        cells = line.strip().strip("|").split("|") if line.strip().startswith("|") or line.count("|") > 2 else [line]
        lines += [_BULLET.sub("", cell).strip() for cell in cells]
    return [line for line in lines if line and not set(line) <= set("-| ")]


def share_kept(blocks: Sequence[Block], pieces: Sequence[Piece]) -> list[float]:
    """For each block how much of it the pieces hold. Both are ordered and disjoint."""
    out = []
    at = 0
    for block in blocks:
        while at < len(pieces) and pieces[at][1] <= block.start:
            at += 1
        k, held = at, 0
        while k < len(pieces) and pieces[k][0] < block.end:
            held += min(block.end, pieces[k][1]) - max(block.start, pieces[k][0])
            k += 1
        out.append(held / max(1, block.end - block.start))
    return out
