"""Finding pieces of text on a page, and telling whether a reported span falls on one."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

# A reported span falls on a gold mention when it covers half of it …
SHARE_COVERED = 0.5
# … and is no blanket over half the page: not longer than this, or than so many times the mention.
LONGEST_CLAIM, CLAIM_TIMES = 300, 4
# Quotes have sharper edges: twice the length, and room for a 'he said' in between.
QUOTE_TIMES, QUOTE_ROOM = 2, 80


class Spot(NamedTuple):
    """A stretch of the text of one article; the article is named as in the gold file."""

    article: str
    start: int
    end: int

    @property
    def length(self) -> int:
        """How many characters it has."""
        return self.end - self.start


def shared(a: Spot, b: Spot) -> int:
    """How many characters two spots share."""
    return max(0, min(a.end, b.end) - max(a.start, b.start)) if a.article == b.article else 0


def covers(claim: Spot, mention: Spot) -> bool:
    """Whether the claim covers half of the mention."""
    return shared(claim, mention) >= SHARE_COVERED * mention.length


def falls_on(claim: Spot, mention: Spot) -> bool:
    """Whether a reported span falls on a gold mention."""
    return covers(claim, mention) and claim.length <= max(LONGEST_CLAIM, CLAIM_TIMES * mention.length)


def falls_on_quote(version: Spot, quote: Spot) -> bool:
    """Whether a reported version falls on a gold version of a quote."""
    return covers(version, quote) and version.length <= QUOTE_TIMES * quote.length + QUOTE_ROOM


class PageText:
    """A text in which pieces are found whatever the white space between their words."""

    def __init__(self, text: str) -> None:
        self.text = text
        folded: list[str] = []
        self._offsets: list[int] = []
        for offset, char in enumerate(text):
            if char.isspace() and (not folded or folded[-1] == " "):
                continue
            folded.append(" " if char.isspace() else char)
            self._offsets.append(offset)
        self._folded = "".join(folded)

    def places(self, piece: str) -> Iterator[tuple[int, int]]:
        """Every (start, end) where the piece stands, in order."""
        piece = re.sub(r"\s+", " ", piece).strip()
        at = self._folded.find(piece) if piece else -1
        while at >= 0:
            yield self._offsets[at], self._offsets[at + len(piece) - 1] + 1
            at = self._folded.find(piece, at + 1)

    def place(self, piece: str, nth: int = 1) -> tuple[int, int] | None:
        """Where the piece stands for the nth time, or None."""
        return next((found for number, found in enumerate(self.places(piece), 1) if number == nth), None)


class _VisibleText(HTMLParser):
    """Gathers what a page shows, with line breaks at the borders of blocks. As simple as the labellers' own tool, on purpose."""

    HIDDEN = frozenset({"script", "style", "template", "noscript"})
    BLOCKS = frozenset("p div br li h1 h2 h3 h4 tr section article header footer figcaption".split())

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 — the parser's interface
        """Begin a line, or something hidden."""
        self._depth += tag in self.HIDDEN
        if tag in self.BLOCKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """End something hidden."""
        if tag in self.HIDDEN and self._depth:
            self._depth -= 1

    def handle_data(self, data: str) -> None:
        """Keep what is seen."""
        if not self._depth:
            self.parts.append(data)


def labelled_text(path: Path) -> str:
    """The text of a page that its labels were written for: the file itself, or what is visible of an HTML file."""
    text = path.read_bytes().decode("utf-8")  # no text mode: line ends stay as they are
    if path.suffix not in {".html", ".htm"}:
        return text
    parser = _VisibleText()
    parser.feed(text)
    return "".join(parser.parts)
