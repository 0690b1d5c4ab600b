"""A page's text in pieces for the reader: article, furniture with its reason, and gaps. Joined they are the text again."""

import re
from dataclasses import dataclass
from typing import Literal

from rashomon.model import Article
from rashomon.render.phrases import REMOVED

PieceKind = Literal["body", "caption", "off", "gap", "plain"]
GAP = re.compile(r"\s*\n\s*\n\s*\n\s*")  # two blank lines or more: shown as one


@dataclass(frozen=True, slots=True)
class TextPiece:
    """A stretch of the page's text and why it looks as it does."""

    kind: PieceKind
    text: str
    why: str = ""


def text_pieces(article: Article) -> tuple[TextPiece, ...]:
    """The whole text in order. Where pieces overlap, what was set aside wins over the body, a caption over both."""
    length = len(article.text)
    kinds: list[tuple[PieceKind, str]] = [("plain", "")] * length
    for start, end in article.body:
        kinds[start:end] = [("body", "")] * (min(end, length) - min(start, length))
    for piece in article.removed:
        why = REMOVED.get(piece.why, piece.why)
        kinds[piece.start : piece.end] = [("off", why)] * (min(piece.end, length) - min(piece.start, length))
    for start, end in article.captions:
        kinds[start:end] = [("caption", REMOVED["caption"])] * (min(end, length) - min(start, length))
    for found in GAP.finditer(article.text):
        kinds[found.start() : found.end()] = [("gap", "")] * (found.end() - found.start())
    pieces: list[TextPiece] = []
    start = 0
    for at in range(1, length + 1):
        if at == length or kinds[at] != kinds[start]:
            kind, why = kinds[start]
            pieces.append(TextPiece(kind, article.text[start:at], why))
            start = at
    return tuple(pieces)
