"""Furniture inside running text: appeals glued to a paragraph's end, invitations between sentences, pointers in brackets."""

import itertools
import re
from collections.abc import Sequence

from rashomon.clean.lines import Line, find_units, strong_hits
from rashomon.model import Why

_POINTER = re.compile(
    r"\s*[(\[](?:see|read|watch|related|click|also read|read more|read also|listen|view|more)\b[^()\[\]]{0,160}[)\]]",
    re.IGNORECASE,
)
# 'Watch the rescue »' at a sentence's end.
_ARROWED = re.compile(
    r"(?<=[.!?”\"’'])\s+(?:watch|see|read|view|listen|video|click|more|also)\b[^.!?»›►▶]{3,120}[»›►▶]", re.IGNORECASE
)
_ARROWS = frozenset("»›►▶")
_WE_OR_YOU = frozenset("we our us ours you your yours".split())
_WE = frozenset("we our us ours".split())
_INVITING = frozenset(
    "read click watch sign subscribe follow join download please share see support register contact send email call ring visit "
    "help donate enter try tap listen view get check remind leave write if do thank".split()
)
# A sentence that asks for the reader's money by itself: no report says so outside quotation marks.
_APPEAL = re.compile(
    r"\b(?:belongs to|(?:owned|funded|financed|supported|kept alive|paid for) by|(?:relies|depends|lives) on)"
    r" (?:(?:its|our|your|the (?:support|generosity) of (?:its|our)?) ?)?(?:readers|subscribers|supporters)\b"
    r"|\byou(?:[’']ve| have) (?:\w+ ){0,2}(?:read|reached|used|viewed) (?:[\w-]+ ){0,5}(?:articles?|stories|limit)\b"
    r"|\b(?:(?:you(?:[’']re| are) reading|read) (?:this|our)|brought to you) (?:\w+ ){0,2}(?:free of charge|for free)\b"
    r"|\b(?:this|our) (?:article|story|report|journalism|coverage|reporting) is (?:\w+ ){0,2}free (?:to read|of charge|for)\b"
    r"|\b(?:last|remaining) free (?:article|story)\b|\bfree (?:articles?|stories) (?:left|remaining|this (?:month|week))\b",
    re.IGNORECASE,
)
# Without one of these words there is no such sentence; looking for them is cheap.
_ASKING = (" free ", "readers", "subscribers", "supporters", "free article", "free stor", " article", " limit")
_APPEAL_WORDS = 40
_QUOTED = re.compile(r"“[^”]{0,600}”?|\"[^\"]{0,600}\"?|«[^»]{0,600}»?")
_WORD = re.compile(r"\w+")
# A unit with so many points is furniture by itself; the points are listed in `_points`.
_ENOUGH = 3
# Between two furniture units so many others may lie, if half of them speak to the reader.
_GAP = 6
# Where so large a share of the sentences says 'we' or 'you', these words tell nothing.
_CHATTY = 0.25


def find_appeals(text: str, start: int, end: int) -> list[tuple[int, int, Why]]:
    """The sentences of a line that ask for its reader's money or say that it is free, outside quotation marks."""
    line = text[start:end]
    if not any(word in line for word in _ASKING) or _APPEAL.search(line) is None:
        return []
    masked = _QUOTED.sub(lambda m: " " * len(m.group()), line)
    out: list[tuple[int, int, Why]] = []
    for a, b in find_units(text, start, end):
        plain = masked[a - start : b - start]
        if _APPEAL.search(plain) is not None and len(_WORD.findall(plain)) <= _APPEAL_WORDS:
            out.append((a, b, "furniture"))
    return out


def cut_passages(text: str, lines: Sequence[Line], whole: Sequence[Why | None]) -> list[tuple[int, int, Why]]:
    """Stretches inside kept lines that are no part of the article."""
    out: list[tuple[int, int, Why]] = []
    kept = [line for line, why in zip(lines, whole, strict=True) if why is None]
    arrows = any(arrow in text for arrow in _ARROWS)
    appeals: set[int] = set()
    for i, line in enumerate(kept):
        body = text[line.start : line.end]
        if any(word in body for word in _ASKING) and _APPEAL.search(body) is not None:
            appeals.add(i)
        if "(" in body or "[" in body:
            out.extend((line.start + m.start(), line.start + m.end(), "teaser") for m in _POINTER.finditer(body) if m.start() > 0)
        if arrows and not _ARROWS.isdisjoint(body):
            out.extend((line.start + m.start(), line.start + m.end(), "teaser") for m in _ARROWED.finditer(body))
    asking = bool(appeals)
    suspect = [i for i, line in enumerate(kept) if line.strong or i in appeals]
    if not suspect:
        return out
    masked = _without_quotations(text, kept)
    units: list[tuple[int, int]] = []
    owners: list[int] = []
    for owner in range(suspect[0], min(len(kept), suspect[-1] + 1 + _GAP)):
        found = find_units(text, kept[owner].start, kept[owner].end)
        units += found
        owners += [owner] * len(found)
    speaking, hits, points, asks = [], [], [], []
    for start, end in units:
        plain = masked[start:end].lower()
        words = _WORD.findall(plain.replace("’", "").replace("'", ""))
        speaking.append(not _WE_OR_YOU.isdisjoint(words))
        asks.append(asking and len(words) <= _APPEAL_WORDS and _APPEAL.search(plain) is not None)
        hits.append((strong_hits(tuple(words), plain), bool(words) and words[0] in _INVITING, len(words)))
    chatty = _chatty(masked, kept)
    for (hit, inviting, size), talks, appeal in zip(hits, speaking, asks, strict=True):
        own = 2 * hit + (talks and not chatty) + inviting - (size > 40) if hit else 0
        points.append(max(own, _ENOUGH) if appeal else own)
    marked = [i for i, p in enumerate(points) if p >= _ENOUGH]
    cuts = set(marked)
    for a, b in itertools.pairwise(marked):
        between = range(a + 1, b)
        if len(between) <= _GAP and 2 * sum(speaking[i] or hits[i][0] > 0 for i in between) >= len(between):
            cuts.update(between)
    if marked:
        tail = range(marked[-1] + 1, len(units))
        if 0 < len(tail) <= _GAP and 2 * sum(speaking[i] for i in tail) >= len(tail):
            cuts.update(tail)
    cuts.update(i + side for i in marked for side in (-1, 1) if 0 <= i + side < len(units) and points[i + side] > 0)
    cuts.update(_rest_of_lines(units, owners, cuts, speaking))
    for i in range(1, len(units)):  # 'The Post belongs to its readers. Without you there is no Post.'
        if i - 1 in cuts and owners[i - 1] == owners[i] and speaking[i] and not chatty and any(asks):
            cuts.add(i)
    pointers = tuple(out)
    for i in sorted(cuts):
        start, end = units[i]
        if not any(start < e and s < end for s, e, _ in pointers):
            out.append((start, end, "furniture"))
    return out


def addresses(text: str, line: Line, *, you: bool) -> bool:
    """Whether a line says 'we' or 'our' outside quotation marks; with `you` also whether it says 'you'."""
    plain = _QUOTED.sub(" ", text[line.start : line.end]).lower().replace("’", " ").replace("'", " ")
    return not (_WE_OR_YOU if you else _WE).isdisjoint(_WORD.findall(plain))


def _rest_of_lines(units: Sequence[tuple[int, int]], owners: Sequence[int], cuts: set[int], speaking: Sequence[bool]) -> set[int]:
    """The rest of a line that begins with furniture and goes on to address the reader: a disclaimer is one paragraph."""
    out: set[int] = set()
    for i in sorted(cuts):
        if i == 0 or owners[i - 1] != owners[i]:
            rest = [k for k in range(i + 1, len(units)) if owners[k] == owners[i]]
            if 2 * sum(speaking[k] or k in cuts for k in rest) >= len(rest):
                out.update(rest)
    return out


def _without_quotations(text: str, kept: Sequence[Line]) -> str:
    """The text with the quotations of the kept lines blanked, character for character: whoever is quoted may say 'support us'."""
    parts, at = [], 0
    for line in kept:
        parts += [text[at : line.start], _QUOTED.sub(lambda m: " " * len(m.group()), text[line.start : line.end])]
        at = line.end
    return "".join([*parts, text[at:]])


def _chatty(masked: str, kept: Sequence[Line]) -> bool:
    """Whether the article itself speaks of 'we' and 'you'. Appeals come at the end, so its first half is asked."""
    half = kept[: max(1, len(kept) // 2)]
    units = [masked[s:e] for line in half for s, e in find_units(masked, line.start, line.end)]
    speaking = sum(not _WE_OR_YOU.isdisjoint(_WORD.findall(unit.lower())) for unit in units)
    return speaking > _CHATTY * max(6, len(units))
