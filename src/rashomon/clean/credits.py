"""Whom a page's text credits: datelines, bylines, 'with inputs from', 'Source: …', copyright lines and sign-offs.

A credit for a picture is none for the text, and neither is an agency cited inside a sentence ('according to AP', 'told AFP').
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from rashomon.clean.agencies import agency_of, find_agencies, is_ambiguous, may_be_agency
from rashomon.clean.datelines import find_dateline
from rashomon.model import Piece, Removed

# A credit is a short line; longer ones are sentences that happen to begin alike.
LONGEST_CREDIT = 160
LONGEST_BYLINE_WORDS = 14
# Datelines open a story: they are looked for in this many lines of the body, since a standfirst may come first.
DATELINE_LINES = 6
# How many of the last lines of the body a sign-off is looked for in.
SIGN_OFF_LINES = 3
# How many lines below the story a bare agency name still signs it; further down it stands in a menu or a teaser.
LINES_AFTER = 3

_LINE = re.compile(r"\S(?:[^\n\r]*\S)?")
_NAME = r"[A-Z0-9À-ÞЀ-Я][\w.&’'-]*"
_NAMES = rf"{_NAME}(?:\s+(?:of|and|the|for|de|&)\s+{_NAME}|\s+{_NAME}){{0,5}}"
_BYLINE = re.compile(
    r"\(?\s*(?:(?:[Bb]y|BY|[Ww]ritten [Bb]y|[Rr]eported by|[Rr]eport by|[Aa]uthors?:|[Ff]rom our correspondent)\s*:?\s+"
    r"|By(?=[A-Z][a-z]))"
    r"(?P<who>\S.*)$"
)
# 'By' alone: the name stands on the next line.
_BYLINE_ALONE = re.compile(r"(?:written\s+|story\s+|words\s+|text\s+|reported\s+)?by:?|authors?:?", re.IGNORECASE)
_SOURCE = re.compile(
    r"[(\[]?\s*(?:[Nn]ews\s+)?(?:Sources?|SOURCES?|source)\s*(?::|\s[-–—])\s*(?P<who>[^.;|]{2,80}?)\s*[)\].]?\s*$"
)
_INPUTS = re.compile(
    r"\b(?:with\s+(?:additional\s+|further\s+|some\s+)?)?(?:inputs?|reporting|reports?|files?|material|contributions?|agency\s+inputs?)\s+"
    r"(?:from|by)\s+(?P<who>.{2,100})$",
    re.IGNORECASE,
)
_WITH = re.compile(r"^[\s(\[–—-]*with\s+(?P<who>(?:[A-Z][\w./&-]*|news|wire|and|,|&|\s)+)[\s)\].]*$")
_INPUTS_START = re.compile(r"[\s(\[–—*-]*(?:\(?with|inputs?|additional|agency|compiled|based on)\b", re.IGNORECASE)
_CONTRIBUTED = re.compile(r"\bcontributed\s+(?:to\s+(?:this|the)\s+(?:report|story|article|piece)|reporting)\b", re.IGNORECASE)
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|[Cc]opyright)\s*(?:©\s*|\(c\)\s*)?(?:\d{4}(?:\s*[-–]\s*\d{4})?)?,?\s*(?:by\s+)?(?P<who>.{2,60})"
)
_SIGN_OFF = re.compile(
    r"[(\[]?\s*(?:(?:Additional\s+)?[Rr]eporting|[Ww]riting|[Ee]diting|Writing and additional reporting)\b[^()\[\]]{0,200}?\bby\b"
)
# One of these stands in every line that is a credit by its form, bylines and inputs apart.
_HINTS = (
    "ource", "OURCE", "ontributed", "ONTRIBUTED", "©", "(c)", "opyright", "eporting", "riting", "diting", "o contact the",
    "ollow ", "be reached at",
)  # fmt: skip
# The first characters of what `_INPUTS_START` and `_BYLINE` match: hardly a line begins so, and looking is cheaper than matching.
_OPENERS = frozenset("([–—*- wWiIaAcCbBrRfF")
_CONTACT = re.compile(
    r"^(?:To contact the (?:reporters?|editors?|authors?)\b|Follow \S+ on Twitter\b|[\w.\s]{4,40} can be reached at\b)",
    re.IGNORECASE,
)
_TAIL = re.compile(r"[.!?…][\"”’'»)]?\s*(?P<open>[(\[]|[-–—]{1,2}\s*)?(?P<who>[A-Z][\w./& -]{1,40}?)\s*[)\]]?\s*$")
_PICTURE = re.compile(
    r"\b(?:photos?|photographs?|photographer|images?|pictures?|pics?|file|getty|illustration|video|footage|graphic|cartoon|handout|screengrab|pool|via"
    r"|\w*bild(?:er)?|fotos?|fotografía|imagen|immagine|imagem|фото|снимок)\b",
    re.IGNORECASE,
)
# 'MAYOR: We were not asked.' Where several lines begin so, it is a transcript: those are speakers, no towns.
_SPEAKER = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ .’'-]{1,30}:\s")
_ONE_NAME = re.compile(r"[A-ZÀ-Þ][a-zß-ÿ’'-]+")
# What a date leaves of itself behind a name it is glued to, once it is cut at its digits.
_MONTH_BEHIND = re.compile(
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?\s*$"
)
_CITES = re.compile(r"\b(?:according to|told|said|says|reported that)\b")
_GENERIC = re.compile(r"\b(?:news\s+|wire\s+)?(?:agencies|agency\s+reports|wires?|wire\s+services?)\b", re.IGNORECASE)
_NO_AGENCY = re.compile(
    r"\b(?:ministry|department|bureau|office|survey|university|data|bank|census|institute|organi[sz]ation|company|https?|www|file|facebook|twitter|map|own|staff|desk)\b",
    re.IGNORECASE,
)
_SOUNDS_AGENCY = re.compile(r"\b(?:news|wire|newswire|agency|press|service|agentur|agence|agencia|agenzia)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Credit:
    """An agency credited, as it is known, where it stands, and what kind of credit it is.

    `whole`: the story is theirs. `stranger`: a name that is in no list and does not sound like an agency; who it is shows
    only where the page's own outlet is known.
    """

    agency: str
    start: int
    end: int
    origin: str
    whole: bool
    stranger: bool = False


@dataclass(frozen=True, slots=True)
class FoundCredits:
    """The credits of a page, the stretches of its text that are credits and no story, and the bylines' names."""

    credits: tuple[Credit, ...]
    cuts: tuple[Removed, ...]
    bylines: tuple[tuple[int, int, str], ...]
    datelines: tuple[Piece, ...]


def find_credits(text: str, body: Sequence[Piece], captions: Sequence[Piece], *, own: Sequence[str] = ()) -> FoundCredits:
    """Every credit of the text. `own` are names of the printing outlet and its host, which credits nobody by its own name."""
    lines: Sequence[Piece] = lines_of(text)
    if captions:
        lines = [line for line in lines if not any(a <= line[0] < b for a, b in captions)]
    in_body = _overlapping(lines, body)
    of_body = frozenset(in_body)
    first = in_body[0][0] if in_body else 0
    last = in_body[-1][1] if in_body else len(text)
    final = max((k for k, (start, _) in enumerate(lines) if start < last), default=0)
    reader = _Reader(text, tuple(own))
    transcript = sum(_SPEAKER.match(text, start, end) is not None for start, end in in_body) > 2
    for line in in_body[:DATELINE_LINES]:
        reader.dateline(*line, alone=not transcript)
    for line in in_body[-SIGN_OFF_LINES:]:
        reader.tail(*line)
    hinted = _hinted(text, lines)
    for k, (start, end) in enumerate(lines):
        if end - start > LONGEST_CREDIT * 2:
            continue
        inside = (start, end) in of_body
        head = start <= first + 600
        opens = text[start] in _OPENERS
        if k in hinted or (opens and (_INPUTS_START.match(text, start, end) or (head and _BYLINE.match(text, start, end)))):
            reader.line(start, end, head=head, tail=end >= last - 200 and not (inside and end < last - 200))
        if (end <= first or start >= last) and not inside and may_be_agency(text, start, end):
            beside = [*lines[max(0, k - 1) : k], *lines[k + 1 : k + 2]]
            reader.alone(start, end, beside, after=start >= last and k <= final + LINES_AFTER)
        if k and head and lines[k - 1][1] - lines[k - 1][0] <= 16 and _BYLINE_ALONE.fullmatch(text[slice(*lines[k - 1])]):
            reader.name_below(start, end, lines[k - 1])
    return reader.result()


@lru_cache(maxsize=4)  # every part of the room asks for the lines of the one page it reads
def lines_of(text: str) -> tuple[Piece, ...]:
    """Lines that are not blank, trimmed, as stretches of the text."""
    return tuple([match.span() for match in _LINE.finditer(text)])


def _hinted(text: str, lines: Sequence[Piece]) -> frozenset[int]:
    """Which lines hold a word of `_HINTS`: looked for in the whole text at once, since hardly a line does."""
    starts = [start for start, _ in lines]
    found: set[int] = set()
    for hint in _HINTS:
        at = text.find(hint)
        while at >= 0:
            found.add(bisect_right(starts, at) - 1)
            at = text.find(hint, at + 1)
    return frozenset(found)


def _overlapping(lines: Sequence[Piece], body: Sequence[Piece]) -> list[Piece]:
    """The lines that share text with the body; both are in order."""
    out: list[Piece] = []
    k = 0
    for line in lines:
        while k < len(body) and body[k][1] <= line[0]:
            k += 1
        if k < len(body) and body[k][0] < line[1]:
            out.append(line)
    return out


class _Reader:
    """Collects what the lines say."""

    def __init__(self, text: str, own: tuple[str, ...]) -> None:
        self.text = text
        self.own = tuple(key for name in own if (key := _key(name)))
        self.credits: list[Credit] = []
        self.cuts: list[Removed] = []
        self.bylines: list[tuple[int, int, str]] = []
        self.datelines: list[Piece] = []

    def result(self) -> FoundCredits:
        seen: set[tuple[str, int]] = set()
        credits = []
        for credit in sorted(self.credits, key=lambda credit: (credit.start, credit.end, not credit.whole)):
            if (credit.agency, credit.start) not in seen:
                seen.add((credit.agency, credit.start))
                credits.append(credit)
        return FoundCredits(tuple(credits), _disjoint(self.cuts), tuple(self.bylines), tuple(self.datelines))

    def is_own(self, name: str) -> bool:
        key = _key(name)
        return len(key) >= 2 and any(key == own or (len(key) >= 3 and (key in own or own in key)) for own in self.own)

    def add(self, name: str, start: int, end: int, origin: str, *, whole: bool) -> bool:
        """A credit by name: a known agency, or a stranger that is not the page's own outlet."""
        known = agency_of(name)
        if known is None and (self.is_own(name) or _NO_AGENCY.search(name) or sum(ch.isalpha() for ch in name) < 2):
            return False
        stranger = known is None and not _SOUNDS_AGENCY.search(name)
        self.credits.append(Credit(known or name.strip(), start, end, origin, whole, stranger))
        return True

    def names(self, part: str, at: int, origin: str, *, whole: bool, strangers: bool) -> bool:
        """All agencies named in part of a credit line; strangers count only where the line's form says that it names sources."""
        found = find_agencies(part)
        for start, end, name in found:
            self.add(name, at + start, at + end, origin, whole=whole)
        if found or not strangers:
            return bool(found)
        match = re.match(rf"(?:the\s+)?({_NAMES})[\s).\]]*$", part)
        if match is None or (origin == "credit" and not whole and _is_person(match.group(1))):
            return False  # 'additional reporting by Jane Doe'
        return self.add(match.group(1), at + match.start(1), at + match.end(1), origin, whole=whole)

    def dateline(self, start: int, end: int, *, alone: bool) -> None:
        """'TOWN, date (AGENCY) —' at the beginning of a line, or a town alone."""
        found = find_dateline(self.text[start:end])
        if found is None or not (alone or found.agencies):
            return
        for a, b in found.agencies:
            self.add(self.text[start + a : start + b], start + a, start + b, "dateline", whole=True)
        self.cuts.append(Removed(start, start + found.end, "dateline"))
        self.datelines.append((start, start + found.end))

    def line(self, start: int, end: int, *, head: bool, tail: bool) -> None:
        """A short line that is a credit by its form."""
        line = self.text[start:end]
        inputs = _INPUTS_START.match(line) is not None
        if not inputs and not _SIGN_OFF.match(line) and _PICTURE.search(line):
            return
        words = len(line.split())
        if (
            head
            and words <= LONGEST_BYLINE_WORDS
            and (match := _BYLINE.match(line))
            and not re.search(r"[.!?]\s+[A-Z]", match["who"])
        ):
            if self._byline(match["who"], start + match.start("who")):
                self.cuts.append(Removed(start, end, "byline"))
            return
        if end - start <= LONGEST_CREDIT and (match := _SOURCE.match(line)):
            if self.names(match["who"], start + match.start("who"), "credit", whole=True, strangers=True) or _GENERIC.search(
                line
            ):
                self.cuts.append(Removed(start, end, "credit"))
            return
        if inputs and end - start <= LONGEST_CREDIT and (match := _INPUTS.search(line) or _WITH.match(line)):
            found = self.names(match["who"], start + match.start("who"), "credit", whole=False, strangers=True)
            if found or _GENERIC.search(match["who"]):
                self.cuts.append(Removed(start, end, "credit"))
            return
        if _CONTRIBUTED.search(line) and words <= 40:
            self.names(line, start, "credit", whole=False, strangers=False)
            self.cuts.append(Removed(start, end, "credit"))
            return
        if tail and _SIGN_OFF.match(line):
            if re.search(r"\bReuters\b", self.text):
                self.add("Reuters", start, end, "credit", whole=True)
            self.cuts.append(Removed(start, end, "credit"))
            return
        if tail and _CONTACT.match(line):
            self.cuts.append(Removed(start, end, "credit"))
            return
        if words <= 25 and (match := _COPYRIGHT.search(line)):
            part = re.split(r"[.|]|\bAll\b", match["who"])[0]
            if "/" not in part:  # '© AFP/Jane Doe' stands below pictures
                self.names(part, start + match.start("who"), "credit", whole=True, strangers=False)

    def _byline(self, who: str, at: int) -> bool:
        """Names after 'By'; True when it is a byline and no sentence that begins so."""
        if len(who.split()) > 5 and (who.endswith((".", "!", "?")) or _CITES.search(who)):
            return False
        agencies = [
            (a, b, name)
            for a, b, name in find_agencies(who)
            if not is_ambiguous(who[a:b]) or (who[a:b] == who.strip() and who[a:b].isupper())
        ]
        for start, end, name in agencies:
            self.add(name, at + start, at + end, "byline", whole=True)
        rest = re.split(
            r"\s+[|•·–—]\s+|\s+-\s+|\s*[(\[]|\s+(?:in|at|for|on)\s+(?=[A-Z])|(?:\b|(?<=[a-z]))(?:Updated|Published|Posted|Last)\b|@|\d",
            who,
        )[0]
        dated = who[len(rest) : len(rest) + 1].isdigit()
        if dated:
            rest = _MONTH_BEHIND.sub("", rest)
        people = [
            name.strip(" .,;:")
            for name in re.split(r",\s*|\s+and\s+|\s*&\s*|;", rest)
            if agency_of(name) is None
            and not re.match(r"(?:the\s|our\s|staff|web\s?desk|news\s?desk|agencies|special)", name.strip(), re.IGNORECASE)
        ]
        people = [name for name in people if _is_person(name)]
        for name in people:
            start = at + max(0, who.find(name))
            self.bylines.append((start, start + len(name), name))
        return bool(people or agencies or _GENERIC.search(who)) or (dated and _ONE_NAME.fullmatch(rest.strip()) is not None)

    def name_below(self, start: int, end: int, label: Piece) -> None:
        """A name on the line below 'By'."""
        if len(self.text[start:end].split()) <= LONGEST_BYLINE_WORDS and self._byline(self.text[start:end], start):
            self.cuts += [Removed(*label, "byline"), Removed(start, end, "byline")]

    def tail(self, start: int, end: int) -> None:
        """'… he said. — Bernama': an agency's name after the last full stop of a paragraph."""
        line = self.text[max(start, end - 120) : end]
        match = _TAIL.search(line)
        if match is None or _PICTURE.search(match["who"]):
            return
        who, at = match["who"].strip(), end - len(line) + match.start("who")
        parts = re.split(r"\s*[/,&]\s*|\s+and\s+", who)
        known = all(agency_of(part) is not None and (match["open"] or not is_ambiguous(part)) for part in parts)
        letters = re.sub(r"[^A-Za-z]", "", who)
        stranger = letters.isupper() and len(letters) >= 3 and (bool(match["open"]) or (" " in who and len(who.split()) <= 3))
        if not known and not stranger:
            if match["open"] and self.is_own(who):
                self.cuts.append(Removed(end - len(line) + match.start("who"), end, "credit"))
            return
        for part in parts if known else [who]:
            place = at + match["who"].find(part)
            self.add(part, place, place + len(part), "credit", whole=True)
        begin = end - len(line) + (match.start("open") if match["open"] else match.start("who"))
        self.cuts.append(Removed(begin, end, "credit"))

    def alone(self, start: int, end: int, beside: Sequence[Piece], *, after: bool) -> None:
        """A line that is an agency's name and nothing else: beside a date or byline, or after the story's end."""
        line = self.text[start:end]
        parts = re.split(r"\s*[/,&]\s*|\s+and\s+", line.strip(" ()[]-–—"))
        if len(parts) > 4 or not all(agency_of(part) for part in parts):
            return
        near_date = any(_LOOKS_STAMPED.search(self.text[a:b]) and b - a < 100 for a, b in beside)
        near_picture = any(_PICTURE.search(self.text[a:b]) for a, b in beside)
        if not near_picture and (near_date or after) and not (len(parts) == 1 and is_ambiguous(parts[0])):
            for part in parts:
                at = start + line.find(part)
                self.add(part, at, at + len(part), "byline", whole=True)
            self.cuts.append(Removed(start, end, "credit"))


_LOOKS_STAMPED = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}:\d\d\b|^(?:By|Published|Updated|Posted)\b")


def _is_person(name: str) -> bool:
    words = name.split()
    return (
        2 <= len(words) <= 5
        and all(re.match(r"[A-ZÀ-ÞЀ-Я]|(?:de|da|di|van|von|der|den|al|el|bin|la|le|dos|du)\b", word) for word in words)
        and not (_SOUNDS_AGENCY.search(name) or any(ch.isdigit() for ch in name))
    )


def _key(name: str) -> str:
    return re.sub(r"[\W_]+", "", name).lower()


def _disjoint(cuts: Sequence[Removed]) -> tuple[Removed, ...]:
    """Cuts in order; one that overlaps an earlier is cut short by it."""
    out: list[Removed] = []
    for cut in sorted(set(cuts), key=lambda cut: (cut.start, -cut.end)):
        start = max(cut.start, out[-1].end) if out else cut.start
        if start < cut.end:
            out.append(Removed(start, cut.end, cut.why))
    assert all(a.end <= b.start for a, b in pairwise(out))
    return tuple(out)
