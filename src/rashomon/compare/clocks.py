"""The same happening at different hours."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from rashomon.compare.counts import same_time
from rashomon.compare.drafts import Draft
from rashomon.compare.propositions import Likely, Parsed, Proposition
from rashomon.compare.views import ClaimView
from rashomon.text.clauses import governor

# Claims that speak of one matter (the pair scorer's probability); the verb and what it befalls must agree besides. Where the
# verb is one for 'it happened' that is enough: 'the storm struck at nine' needs no likeness to 'the storm began'.
ONE_MATTER = 0.35
# 'About nine' and '9.10' are one time; hours given to the minute may not differ by more than this.
ROUGH_MINUTES = 14
EXACT_MINUTES = 2
# Further apart, two things happened; with a zone on one side only, a difference of an hour or more may be the zone's.
FARTHEST_MINUTES = 6 * 60
ZONE_MINUTES = 59
_DAY = 24 * 60

# Verbs for 'it happened': of one subject they tell one happening. So do verbs of one row.
_HAPPENING = frozenset(
    "happen occur strike hit begin start erupt break crash derail collapse explode capsize sink ignite".split()
)
_ALIKE = (_HAPPENING, frozenset({"find", "discover", "recover"}), frozenset({"launch", "fire"}), frozenset({"die", "pass"}))
_SAYING = frozenset("say tell add report announce state note claim quote".split())
_CLOCK = re.compile(
    r"(?<![\d:.,$£€])(?:(?P<hour>[01]?\d|2[0-4])(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>[ap])\.?\s?m\b\.?"
    r"|(?P<h24>[01]?\d|2[0-3])[:](?P<m24>[0-5]\d)(?!\d)"
    r"|(?P<hm>[012]\d[0-5]\d)(?=\s?(?:hours|hrs|GMT|UTC|local|\((?:[012]\d[0-5]\d)\s?GMT))"
    r"|(?P<noon>\b(?:noon|midnight)\b))",
    re.IGNORECASE,
)
_ZONE = re.compile(r"\s?\(?(?P<zone>GMT|UTC|BST|CEST|CET|EDT|EST|ET|CDT|CST|PDT|PST|IST|JST|local time|\w+ time)\b")
_ROUGH = re.compile(
    r"\b(?:about|around|approximately|roughly|some time|sometime|nearly|almost|just|shortly|soon|before|after|past)\s+"
    r"(?:(?:before|after|past|at)\s+)?$",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\b(?:by|until|from|since|between|before|after|and|to)\s+$|[-–]$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Hour:
    """A time of day that a claim prints: its minutes after midnight, with its zone as printed, and whether it is rough.

    `also` are the minutes of the same time in another zone: '1100 (0900 GMT)'.
    """

    printed: str
    minutes: int
    zone: str
    also: tuple[int, ...]
    rough: bool
    deed: Proposition


def find_clock_conflicts(
    views: Sequence[ClaimView],
    deeds: Sequence[Sequence[Proposition]],
    parsed: Sequence[Parsed | None],
    likely: Likely,
) -> Iterable[Draft]:
    """Drafts, one for each pair of hours that two accounts give for the same thing.

    Only claims with one time of day are compared. Where one account gives both hours it tells two things.
    """
    rows = (_hour(view, grammar, own) for view, grammar, own in zip(views, parsed, deeds, strict=True))
    hours = [hour for hour in rows if hour is not None]
    given = {(hour.deed.account, hour.minutes) for hour in hours}
    told: dict[tuple[str, str], tuple[list[_Hour], list[_Hour]]] = {}
    for a, b in combinations(hours, 2):
        i, j = a.deed.view, b.deed.view
        if a.deed.account == b.deed.account or not _one_thing(a.deed, b.deed) or not _apart(a, b):
            continue
        if likely.get((i, j), 0.0) < ONE_MATTER and a.deed.verb not in _HAPPENING:
            continue
        if not same_time(views[i].when, views[j].when):
            continue
        if (a.deed.account, b.minutes) in given or (b.deed.account, a.minutes) in given:
            continue
        first, second = (a, b) if a.minutes <= b.minutes else (b, a)
        both = told.setdefault((first.printed, second.printed), ([], []))
        both[0].append(first)
        both[1].append(second)
    for printed, found in told.items():
        sides = tuple(
            (words, "", tuple(dict.fromkeys(views[hour.deed.view].claim.span for hour in row)))
            for words, row in zip(printed, found, strict=True)
        )
        thing = next((t for t in sorted(found[0][0].deed.theme & found[1][0].deed.theme) if t.islower()), "")
        what = f"{thing} {found[0][0].deed.verb}".strip()
        yield Draft("date", f"the hour of “{what}”", "conflict", sides, ("the accounts put one happening at different hours",))


def _one_thing(a: Proposition, b: Proposition) -> bool:
    """Whether two verbs tell one happening: the same one, or two for 'it happened', of one thing."""
    same = a.verb == b.verb or any({a.verb, b.verb} <= row for row in _ALIKE)
    return same and a.verb not in _SAYING and bool(a.theme & b.theme)


def _apart(a: _Hour, b: _Hour) -> bool:
    """Whether no reading of the two times makes them one, and they are near enough to be meant for one happening."""
    gaps = [min(abs(x - y), _DAY - abs(x - y)) for x in (a.minutes, *a.also) for y in (b.minutes, *b.also)]
    gap = min(gaps)
    one_zone = a.zone == b.zone and not (a.also or b.also)
    least = ROUGH_MINUTES if a.rough or b.rough else EXACT_MINUTES
    return least < gap <= (FARTHEST_MINUTES if one_zone else ZONE_MINUTES)


def _hour(view: ClaimView, grammar: Parsed | None, deeds: Sequence[Proposition]) -> _Hour | None:
    """The one time of day of a claim with the verb that it dates; None where there is none, or more than one."""
    if grammar is None:
        return None
    found = list(_CLOCK.finditer(view.text))
    if not found or len(found) > 2 or (len(found) == 2 and not view.text[found[0].end() : found[1].start()].endswith("(")):
        return None
    match, offset = found[0], view.claim.span.start
    if _RANGE.search(view.text[: match.start()]):
        return None
    at = governor(grammar.tokens, offset + match.start(), offset + match.end())
    deed = next((d for d in deeds if at is not None and d.start == grammar.tokens[at].start), None)
    if deed is None or deed.open or deed.denied:
        return None
    zone = _ZONE.match(view.text, match.end())
    minutes = _minutes(match)
    rough = bool(_ROUGH.search(view.text[: match.start()])) or minutes % 30 == 0
    also = tuple(_minutes(m) for m in found[1:])
    words = view.text[match.start() : match.end()]
    if not re.search(r"[ap]\.\s?m", words, re.IGNORECASE):
        words = words.rstrip(".")  # the end of the sentence
    return _Hour(" ".join(words.split()), minutes, zone["zone"].lower() if zone else "", also, rough, deed)


def _minutes(match: re.Match[str]) -> int:
    """Minutes after midnight."""
    if match["noon"]:
        return 12 * 60 if match["noon"].lower() == "noon" else 0
    if match["hm"]:
        return int(match["hm"][:2]) * 60 + int(match["hm"][2:])
    if match["h24"]:
        return int(match["h24"]) * 60 + int(match["m24"])
    hour = int(match["hour"]) % 12 + (12 if match["half"].lower() == "p" else 0)
    return hour * 60 + int(match["minute"] or 0)
