"""Datelines: 'TOWN, April 3 (AGENCY) —' at the beginning of a story, in the shapes they are printed and damaged in."""

import re
from dataclasses import dataclass

from rashomon.clean.agencies import agency_of
from rashomon.model import Piece
from rashomon.text.places import PLACES

# A dateline ends within so many characters, or it is none; what stands before its bracket holds at most so many words.
LONGEST = 160
LONGEST_PLACE = 90
MOST_PLACE_WORDS = 10
# A town that lost its agency is cut only from a paragraph: a short line in capitals is a heading.
SHORTEST_PARAGRAPH = 80

_DASH = r"(?:--+|[-–—―:])"
_BRACKET = re.compile(rf"[(\[](?P<agency>[^()\[\]\n]{{2,60}})[)\]]\s*(?P<dash>{_DASH}\s*)?")
_NAME = re.compile(r"(?:dpa|[A-Z0-9À-ÞЀ-Я][\w.&’'-]*(?:\s+(?:of|and|the|for|de|&|[A-Z0-9À-ÞЀ-Я][\w.&’'-]*)){0,6})")
_PLACE_WORD = re.compile(r"[A-ZÀ-ÞЀ-Я][\w.’']*|\d{1,4}|(?:de|del|la|el|al|of|the|sur|am)")
_CAPITALS = r"[A-ZÀ-Þ][A-ZÀ-Þ.’'-]+"
_STARTS_IN_CAPITALS = re.compile(_CAPITALS)
# A town alone, in capitals: 'PESHAWAR:', 'SINGAPORE -', 'NEW DELHI, April 3 —'.
_TOWN_ONLY = re.compile(
    rf"{_CAPITALS}(?:[ /,]+{_CAPITALS}){{0,4}}(?:,\s*[A-Z][a-z]{{1,12}}\.?)?"
    r"(?:,?\s*[A-Z][a-z]{2,8}\.?\s+\d{1,2}(?:,\s*\d{4})?)?"
    r"\s*(?::\s+|\s(?:--+|[-–—])\s+|[–—]\s*|--\s*)(?=[\"“‘'A-ZÀ-Þ\d])"
)
_TOWN_DASH_AGENCY = re.compile(rf"{_CAPITALS}(?:\s{_CAPITALS}){{0,3}}\s*[-–—|]\s*(?P<agency>[A-Z][\w-]+)\s*[-–—|:]\s+")
# What a lost '(AGENCY) -' leaves: a town in capitals straight before the first sentence ('GENEVA The health body said').
_BARE_TOWN = re.compile(rf"(?P<place>{_CAPITALS}(?: {_CAPITALS}){{0,2}})\s+(?=[A-ZÀ-Þ\d\"“][a-z\d\s])")
_OPENERS = frozenset(
    "a an the at in on two three four five six seven eight nine ten dozens hundreds thousands police officials".split()
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where a line's dateline ends, and the agencies it names, as printed; offsets count from the line's start."""

    end: int
    agencies: tuple[Piece, ...] = ()


def find_dateline(line: str) -> Dateline | None:
    """The dateline a line begins with, or None. A name in brackets counts before a dash, or as a known agency's."""
    head = line[:LONGEST]
    found = _with_agency(head)
    if found is None and (match := _TOWN_ONLY.match(head)) is not None:
        found = Dateline(match.end())
    if (
        found is None
        and len(line) > SHORTEST_PARAGRAPH
        and (match := _BARE_TOWN.match(head))
        and _is_town(match["place"], head[match.end() :])
    ):
        found = Dateline(match.end())
    if found is None or found.end >= len(line.rstrip()):
        return None  # a line that is nothing else is a heading
    return Dateline(len(head[: found.end].rstrip()), found.agencies)


def _with_agency(head: str) -> Dateline | None:
    bracket = _BRACKET.search(head, 0, LONGEST)
    if bracket is not None and bracket.start() <= LONGEST_PLACE and _is_place(place := head[: bracket.start()]):
        names = _names(bracket["agency"], bracket.start("agency"))
        known = [agency_of(head[start:end]) for start, end in names]
        capitals = not place.strip() or _STARTS_IN_CAPITALS.match(place) is not None
        if names and (bracket["dash"] or (any(known) and capitals)):
            return Dateline(bracket.end(), names)
    if (match := _TOWN_DASH_AGENCY.match(head)) is not None and agency_of(match["agency"]) is not None:
        return Dateline(match.end(), ((match.start("agency"), match.end("agency")),))
    return None


def _is_place(place: str) -> bool:
    """Whether words can be a town, a state and a date: names, numbers and little between them."""
    words = [word for word in re.split(r"[\s,/–—-]+", place) if word]
    return len(words) <= MOST_PLACE_WORDS and all(_PLACE_WORD.fullmatch(word) for word in words)


def _names(bracket: str, at: int) -> tuple[Piece, ...]:
    """The names in a bracket, parted by strokes or commas; none where one of them is no name."""
    names: list[Piece] = []
    for match in re.finditer(r"[^/,&]+(?:&[^/,&\s][^/,&]*)?", bracket):
        part = match.group()
        name = part.strip()
        if not _NAME.fullmatch(name) or sum(ch.isalpha() for ch in name) < 2:
            return ()
        start = at + match.start() + part.index(name)
        names.append((start, start + len(name)))
    return tuple(names)


def _is_town(place: str, rest: str) -> bool:
    """Whether words in capitals are a place: one that is known, or one before a word that opens a sentence."""
    if "." in place or len(place) < 4:
        return False
    return place.lower() in PLACES or (len(place) > 5 and rest.split(maxsplit=1)[0].lower() in _OPENERS)
