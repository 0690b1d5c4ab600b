"""What happened when, out of all accounts of a story."""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.compare.anchors import anchored
from rashomon.compare.references import persons_meant
from rashomon.model import Account, Entity, Happening, Moment, Origin, Point, Span, TimelineEntry

# Two clauses of one time tell one happening when the words they share weigh this much of the lighter clause. Calibrated on
# labelled events: at .15 nine of ten pairs joined are one happening and half of all such pairs are joined; on half of the
# events unseen while setting it .89, on the others 1.0.
_SAME = 0.15
# Fewer shared words than this are chance.
_SHARED = 2
# The length of a line that reads well.
_IDEAL = 120

_FILLERS = frozenset(
    """
    the a an and or but of in on at to for from by with as was were is are be been being has have had will would could
    can may it its he she they them their his her this that these those who which whom whose when where while after
    before since until during than then there here not no also into over under about around between against among
    through per said says say told according monday tuesday wednesday thursday friday saturday sunday january february
    march april may june july august september october november december yesterday today tonight tomorrow morning
    afternoon evening night late early last next year month week day
    """.split()
)


@dataclass(frozen=True, slots=True)
class _Line:
    """One dated clause with the words that tell what happened."""

    happening: Happening
    text: str
    words: frozenset[str]


def build_timeline(
    accounts: Sequence[Account], points: Sequence[Point], *, origins: Sequence[Origin] = (), entities: Sequence[Entity] = ()
) -> tuple[TimelineEntry, ...]:
    """Dated happenings of all accounts, sorted by time; clauses that tell one happening of one time stand in one entry.

    Each entry names the origins that state it and the persons among `entities` who are named or meant in it. Pages without a
    date of publication are read against the day of their story.
    """
    times: dict[Moment, list[_Line]] = {}
    meant: dict[str, tuple[tuple[Span, str], ...]] = {}
    for account in sorted(anchored(accounts), key=lambda a: a.article.id):
        meant[account.article.id] = persons_meant(account, entities)
        seen: set[tuple[Moment, Span]] = set()
        for happening in account.annotation.happenings:
            when = _coarse(happening.when)
            if (when, happening.span) in seen:
                continue
            seen.add((when, happening.span))
            text = re.sub(r"\s+", " ", account.slice(happening.span)).strip()
            times.setdefault(when, []).append(_Line(happening, text, _words(account, happening)))
    weigh = _weights([line for lines in times.values() for line in lines])
    told: dict[str, list[tuple[int, Span, str]]] = {}
    for number, point in enumerate(points):
        for claim in point.claims:
            told.setdefault(claim.span.article, []).append((number, claim.span, point.id))
    entries = [
        TimelineEntry(
            when,
            _clearest(group),
            _points_of(group, told),
            tuple(sorted({line.happening.span for line in group})),
            tuple(origin.id for origin in origins if any(line.happening.span.article in origin.articles for line in group)),
            _people_of(group, meant),
        )
        for when, lines in times.items()
        for group in _groups(lines, weigh)
    ]
    return tuple(sorted(entries, key=lambda e: (e.when.iso.replace("X", "0"), len(e.when.iso), e.spans)))


def _coarse(when: Moment) -> Moment:
    """A time of day is left out: accounts agree on days far more often than on minutes."""
    return Moment(when.iso[:10], "day") if when.precision == "time" else when


def _words(account: Account, happening: Happening) -> frozenset[str]:
    """Stems of the clause's words, without fillers and without the time expression itself."""
    start, end = happening.span.start, happening.span.end
    text = account.article.text
    rest = text[start : max(start, happening.date.start)] + " " + text[min(end, happening.date.end) : end]
    return frozenset(_stem(word) for word in re.findall(r"[^\W_]{3,}", rest.lower()) if word not in _FILLERS)


def _stem(word: str) -> str:
    for tail in ("ing", "ied", "ies", "ed", "es", "s"):
        if word.endswith(tail) and len(word) - len(tail) >= 3:
            return word[: -len(tail)]
    return word


def _weights(lines: Sequence[_Line]) -> dict[str, float]:
    """How much each word tells: little if every clause of the story has it."""
    count = Counter(word for line in lines for word in line.words)
    return {word: math.log(1 + len(lines) / n) for word, n in count.items()}


def _likeness(a: _Line, b: _Line, weigh: dict[str, float]) -> float:
    shared = a.words & b.words
    if len(shared) < min(_SHARED, len(a.words), len(b.words)) or not shared:
        return 0.0
    lighter = min(math.fsum(weigh[w] for w in a.words), math.fsum(weigh[w] for w in b.words))
    return math.fsum(weigh[w] for w in shared) / lighter if lighter else 0.0


def _groups(lines: Sequence[_Line], weigh: dict[str, float]) -> list[list[_Line]]:
    """Clauses of one time, sorted into happenings: each joins the group whose members it resembles most on average."""
    groups: list[list[_Line]] = []
    for line in sorted(lines, key=lambda x: (-len(x.words), x.happening.span)):
        scored = [
            (math.fsum(_likeness(line, other, weigh) for other in group) / len(group), -k) for k, group in enumerate(groups)
        ]
        best = max(scored, default=(0.0, 0))
        if best[0] >= _SAME:
            groups[-best[1]].append(line)
        else:
            groups.append([line])
    return groups


def _clearest(group: Sequence[_Line]) -> str:
    """The clause that reads best by itself: a whole sentence of middle length that names who it is about."""

    def rank(line: _Line) -> tuple[int, int, int, Span]:
        pronoun = (
            re.match(r"(?:he|she|it|they|this|that|who|which|and|but|after|when|to)\b", line.text, re.IGNORECASE) is not None
        )
        return pronoun, not line.text[:1].isupper(), abs(len(line.text) - _IDEAL), line.happening.span

    return min(group, key=rank).text


def _points_of(group: Sequence[_Line], told: Mapping[str, Sequence[tuple[int, Span, str]]]) -> tuple[str, ...]:
    """The points one of whose claims says what a clause of the group says: they cover half of each other's shorter one."""
    found = {
        number: point
        for span in (line.happening.span for line in group)
        for number, claim, point in told.get(span.article, ())
        if 2 * claim.overlap(span) >= min(len(claim), len(span))
    }
    return tuple(found[number] for number in sorted(found))


def _people_of(group: Sequence[_Line], meant: Mapping[str, Sequence[tuple[Span, str]]]) -> tuple[str, ...]:
    """Who is named or meant in the clauses of the group, by id."""
    spans = [line.happening.span for line in group]
    return tuple(sorted({who for span in spans for word, who in meant[span.article] if span.covers(word)}))
