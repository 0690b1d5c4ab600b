"""Where extracted lines stand in the visible text: what an extractor returns becomes pieces of the page."""

from bisect import bisect_left
from collections.abc import Sequence

from rashomon.model import Piece

# A line this long (without white space) that stands once in the text fixes where its neighbours are to be looked for.
ANCHOR_LENGTH = 20
# An extractor may leave out a few words inside a line (a footnote's number, a widget): head and tail of the line must be
# found no further apart than this factor times its length.
STRETCH = 1.25
EDGE = 25
MOST_PLACES = 64


# What `str.isspace` calls blank.
_BLANKS = "".join(ch for ch in map(chr, range(0x3001)) if ch.isspace())
# Below the space all is blank but these.
_CONTROLS = "".join(ch for ch in map(chr, range(32)) if not ch.isspace())


class Squeezed:
    """A text without its white space, and for each character its offset in the text."""

    def __init__(self, text: str) -> None:
        import numpy as np

        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        kept = codes > 32
        for blank in _BLANKS:
            if blank > " " and blank in text:
                kept &= codes != ord(blank)
        for control in _CONTROLS:
            if control in text:
                kept |= codes == ord(control)
        self.where = np.flatnonzero(kept)
        self.flat = codes[kept].tobytes().decode("utf-32-le", "surrogatepass")

    def piece(self, start: int, end: int) -> Piece:
        """The stretch of the text that flat[start:end] stands for."""
        return int(self.where[start]), int(self.where[end - 1]) + 1

    def places(self, flat: str) -> list[Piece]:
        """Every place (in squeezed offsets) of a squeezed string, at most `MOST_PLACES`."""
        found: list[Piece] = []
        at = self.flat.find(flat) if flat else -1
        while at >= 0 and len(found) < MOST_PLACES:
            found.append((at, at + len(flat)))
            at = self.flat.find(flat, at + 1)
        return found

    def pieces(self, flat: str) -> list[Piece]:
        """The same places as stretches of the text."""
        return [self.piece(start, end) for start, end in self.places(flat)]

    def loose_places(self, flat: str) -> list[Piece]:
        """Places where a string begins and ends as `flat` does, a little apart from it in the middle."""
        if len(flat) < 2 * EDGE:
            return []
        tail = flat[-EDGE:]
        found = []
        for start, _ in self.places(flat[:EDGE]):
            end = self.flat.find(tail, start + EDGE, start + int(STRETCH * len(flat)) + EDGE)
            if end >= 0:
                found.append((start, end + EDGE))
        return found


def align(lines: Sequence[str], text: str, *, squeezed: Squeezed | None = None) -> tuple[Piece, ...]:
    """The pieces of `text` that `lines` stand for, ordered and disjoint; neighbours with only blanks between are joined.

    White space does not matter. Of several places the one that keeps the lines in order, next to their neighbours, is taken.
    `squeezed` is the text squeezed, for who has it already.
    """
    squeezed = squeezed if squeezed is not None else Squeezed(text)
    wanted: list[list[Piece]] = []
    for line in lines:
        flat = "".join(line.split())
        if flat:
            wanted.append(squeezed.places(flat) or squeezed.loose_places(flat))
    chosen = _choose(wanted)
    return join([squeezed.piece(start, end) for start, end in chosen], text)


def _choose(wanted: list[list[Piece]]) -> list[Piece]:
    """One place for each line: those with a single place first, the others as near to them as order allows."""
    anchors = _in_order(
        [(k, places[0]) for k, places in enumerate(wanted) if len(places) == 1 and places[0][1] - places[0][0] >= ANCHOR_LENGTH]
    )
    fixed = dict(anchors)
    order = [k for k, _ in anchors]
    chosen: list[Piece] = []
    behind = 0  # the end of the place chosen for the line before
    for k, places in enumerate(wanted):
        if k in fixed:
            place: Piece | None = fixed[k]
        else:
            later = bisect_left(order, k)
            ahead = fixed[order[later]][0] if later < len(order) else None
            first = later > 0 or bool(chosen)
            place = _nearest(places, behind, ahead, from_start=first)
        if place is not None:
            chosen.append(place)
            behind = max(behind, place[1])
    return chosen


def _nearest(places: list[Piece], behind: int, ahead: int | None, *, from_start: bool) -> Piece | None:
    """Of the places between two neighbours the one next to the earlier, or to the later where there is no earlier."""
    between = [place for place in places if place[0] >= behind and (ahead is None or place[1] <= ahead)]
    if between:
        return between[0] if from_start or ahead is None else between[-1]
    # out of order: a line an extractor moved; only a long one is worth looking for elsewhere
    return places[0] if places and places[0][1] - places[0][0] >= ANCHOR_LENGTH else None


def _in_order(anchors: list[tuple[int, Piece]]) -> list[tuple[int, Piece]]:
    """The longest run of anchors whose places rise with their lines (patience sorting)."""
    tops: list[int] = []
    piles: list[int] = []
    before: list[int] = []
    for number, (_, (start, _)) in enumerate(anchors):
        at = bisect_left(tops, start)
        before.append(piles[at - 1] if at else -1)
        tops[at : at + 1] = [start]
        piles[at : at + 1] = [number]
    run: list[tuple[int, Piece]] = []
    number = piles[-1] if piles else -1
    while number >= 0:
        run.append(anchors[number])
        number = before[number]
    return run[::-1]


def join(pieces: Sequence[Piece], text: str) -> tuple[Piece, ...]:
    """Pieces sorted, cut where they overlap, and joined where only blanks lie between them."""
    out: list[Piece] = []
    for start, end in sorted(pieces):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        elif out and not text[out[-1][1] : start].strip():
            out[-1] = (out[-1][0], end)
        elif start < end:
            out.append((start, end))
    return tuple(out)


def without(pieces: Sequence[Piece], cuts: Sequence[Piece], text: str) -> tuple[Piece, ...]:
    """What is left of `pieces` when `cuts` are taken out; edges are trimmed of blanks, empty rests dropped."""
    out: list[Piece] = []
    cuts = sorted(cuts)
    for start, end in pieces:
        at = start
        for cut_start, cut_end in cuts:
            if cut_end <= at or cut_start >= end:
                continue
            out.append((at, cut_start))
            at = max(at, cut_end)
        out.append((at, end))
    return tuple(piece for piece in (trim(start, end, text) for start, end in out) if piece[0] < piece[1])


def trim(start: int, end: int, text: str) -> Piece:
    """A stretch without the blanks at its edges; empty (start >= end) where there is nothing else."""
    if start >= end:
        return start, start
    cut = text[start:end]
    left = len(cut) - len(cut.lstrip())
    return start + left, start + max(left, len(cut.rstrip()))
