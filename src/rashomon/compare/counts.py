"""Numbers that count the same thing: first the scope, only then the value.

Two numbers are compared when they have the same unit, the same thing happened to what they count, nothing in their words
sets them apart (crew and passengers, this year's and an earlier disaster) and their sentences speak of the same matter.
"""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from rashomon.compare.pairing import Pairs, Weights, probabilities
from rashomon.compare.views import ClaimView
from rashomon.model import Moment, Token, Value
from rashomon.text.places import NATIONALITIES
from rashomon.text.quantity_words import PREDICATE

# Words that count people without saying which: they set no scope.
ANYONE = frozenset(
    "people person man other total number more victim survivor human life body resident someone individual member of the a an "
    "dead toll death casualty figure count least many whole all".split()
)
# Words that outlets choose for one and the same thing: the first of a row stands for all.
_ONE_THING = {
    word: row.split()[0]
    for row in (
        "carriage coach wagon railcar", "ship boat vessel ferry", "plane aircraft airplane aeroplane jet airliner", "lorry truck",
        "house home dwelling", "soldier troop serviceman", "policeman officer policewoman", "pupil student schoolchild",
        "child kid youngster", "protester protestor demonstrator", "militant insurgent rebel fighter gunman", "worker employee",
        "hostage captive", "migrant refugee", "shot round bullet", "ballot vote", "raid strike attack", "tunnel shaft",
        "arrest detention", "job post", "film movie", "flat apartment", "shop store", "hiker climber mountaineer",
    )
    for word in row.split()
}  # fmt: skip
# How badly somebody was hurt, as the beginnings of the words stand in `Count.near`.
_SEVERITY = frozenset(w[:6] for w in "moderate mild light slight minor serious severe critical grave superficial".split())
_SOURCES = frozenset("say put speak report count give tell".split())
_OFFICIAL = frozenset("official officials authorities authority police government ministry media army state".split())
_WINDS = frozenset({"wind", "gust"})  # measured anew every hour
_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
# Who is sentenced to death is not dead.
_SENTENCED = re.compile(
    r"\bto death\b.{0,60}\bsentenc|\bsentenc\w*\b.{0,60}\bto death\b|\bdeath (?:penalty|penalties|sentences?|row)\b",
    re.IGNORECASE,
)
# What grows as reports come in, and what shrinks (classes of `quantity_words.PREDICATE`).
GROWING = frozenset({"killed", "injured", "arrested", "rescued", "hospitalised", "freed", "evacuated", "charged"})
SHRINKING = frozenset({"missing"})
# What an account of an accident or an attack opens with.
TOLLS = frozenset({"killed", "injured", "missing", "arrested"})
DISTANCES = frozenset({"km", "mi"})
SPEEDS = frozenset({"km/h", "mph", "kn"})
COUNTED = frozenset({"number", "money", "measure", "duration"})
NOUNS = frozenset({"NOUN", "PROPN", "ADJ"})
NAMING = NOUNS | {"VERB"}

# How sure the sentences' pairing must be before their numbers are compared (the pair scorer's probability): with the same
# thing done to the same kind of people a weak likeness is enough; a bare number needs a pair that states one fact; where only
# one account says which people it counts, a part may be set against a whole, so the pair must be sure.
# Calibrated on the labelled events: below these, scope traps outnumber true conflicts.
WEAK_PAIR = 0.15
SURE_PAIR = 0.35
EVEN_PAIR = 0.5
EVEN_SPEED = 0.45  # what goes at a speed is seldom named beside it
CERTAIN_PAIR = 0.8
# So many words in common around two numbers stand in for a common noun: 'authorised capacity', 'carry'.
NEAR_WORDS = 2
# Values further apart than this factor count different things, whatever the words: a dozen survivors, a dozen thousand guests.
# What grows is recounted in smaller steps.
WIDEST_RATIO = 4.0
WIDEST_GROWTH = 2.2
# 'about' takes in this share around its number; a rounded number this share.
ABOUT_SHARE = 0.12
ROUNDING_SHARE = 0.035
# Two counts at different times are one thing only in a sure pair and within this many days: Wednesday's count, Thursday's count.
RECOUNT_DAYS = 7
# A sentence dated further back than this tells of something before the story: an earlier disaster, last year's count.
# Where a month or a year is all it gives, the story itself may have begun in it.
BACKGROUND_DAYS = 10
BACKGROUND_DAYS_ROUGH = 60
# From here on reporters round: 4,000 stands for 4,341. Below, every person is counted.
COARSE = 1000
# 'Dozens' is no count: it neither agrees nor differs.
_VAGUE = re.compile(r"\b(?:dozens|scores|tens|hundreds|thousands|millions|several|many|few)\b", re.IGNORECASE)
# The words right behind a number, as long as they may still say what it counts.
_PHRASE = re.compile(r"(?:\s(?!and\b|were\b|was\b|have\b|had\b|in\b|by\b)[\w-]+){0,7}")
_PART_OF = re.compile(r"\b(?:half|thirds?|quarters?|fifths?)\s(?:of\s)?(?:an?\s)?$", re.IGNORECASE)
_OF = re.compile(r"\d[\w,.]*\s+(?:\w+\s+){0,2}?(?:out\s+)?of\s+(?:the\s+|its\s+|all\s+|a\s+total\s+of\s+)?$")
_FROM = re.compile(r"\)?\s(?:[\w-]+\s){0,3}?(?:of|from)\s(?:the\s)?(?:\w+\sof\s)?([A-Z]\w+(?:\s[A-Z]\w+)?)")
_OF_REACH = 80  # characters before a number in which its 'of' is looked for
_EARLIER = re.compile(
    r"\b(?:weeks|months|years|decades) (?:earlier|before|ago)\b|\b(?:last|previous) (?:year|month)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Count:
    """One number in one claim, with what tells its scope. `view` and `account` are positions; `near` are the words around it."""

    view: int
    account: int
    value: Value
    which: frozenset[str]
    near: frozenset[str]
    when: Moment | None
    nations: frozenset[str] = frozenset()

    @property
    def low(self) -> float:
        """The least it can be by its own words."""
        return self.value.low if self.value.low is not None else 0.0

    @property
    def kind(self) -> tuple[str, str]:
        """Numbers of different kinds or units are never compared. A bare toll ('rose to 12') is one of people."""
        bare = not self.value.unit and not self.which and self.value.predicate in TOLLS
        return self.value.kind, "people" if bare else self.value.unit


@dataclass(frozen=True, slots=True)
class Slot:
    """Counts of one thing in several accounts, in order of account and text."""

    counts: tuple[Count, ...]


def find_counts(views: Sequence[ClaimView]) -> tuple[Count, ...]:
    """Every number that counts something, in the order of the claims."""
    out = []
    for n, view in enumerate(views):
        nouns = {t.text.lower(): t.lemma.lower() for t in view.tokens if t.pos in NOUNS}
        values = [v for v in view.claim.values if _counts(v, view)]
        for k, value in enumerate(values):
            words = [w for w in value.scope.lower().split() if w.isalpha() and not PREDICATE.fullmatch(w)]
            counted = (nouns.get(w, w) for w in words if w in nouns or not view.tokens)
            which = frozenset(_ONE_THING.get(w, w) for w in counted) - ANYONE | _measured_from(value, view)
            start = values[k - 1].span.end if k else view.claim.span.start
            end = values[k + 1].span.start if k + 1 < len(values) else view.claim.span.end
            near = frozenset(t.lemma.lower()[:6] for t in view.tokens if start <= t.start < end and _is_near_word(t))
            out.append(Count(n, view.account, value, which, near, view.when, _nations(value, view)))
    return tuple(out)


def _nations(value: Value, view: ClaimView) -> frozenset[str]:
    """The nationalities of those counted: 'three members of the German army'."""
    start = value.span.end - view.claim.span.start
    words = _PHRASE.match(view.text, start)
    return frozenset(w.removesuffix("s") for w in (words[0] if words else "").lower().split() if w in NATIONALITIES)


def _is_near_word(token: Token) -> bool:
    """Whether a word around a number helps to tell what is counted: 'seriously' does, 'recently' does not."""
    return token.pos in NAMING or (token.pos == "ADV" and token.lemma.lower()[:6] in _SEVERITY)


def _measured_from(value: Value, view: ClaimView) -> frozenset[str]:
    """From where a distance is measured, as a word of its own: '750km southeast of Havana' → 'from havana'."""
    start = value.span.end - view.claim.span.start
    found = _FROM.match(view.text, start) if value.unit in DISTANCES else None
    return frozenset({f"from {found[1].lower()}"}) if found else frozenset()


def _counts(value: Value, view: ClaimView) -> bool:
    """Whether the value counts or measures something of its own; a single person's age is read by `ages`."""
    if value.predicate == "killed" and _SENTENCED.search(view.text):
        return False
    kind = value.kind in COUNTED or (value.kind == "age" and value.low != value.high)
    return kind and value.low is not None and not _VAGUE.search(_printed(value, view)) and not _is_whole(value, view)


def _printed(value: Value, view: ClaimView) -> str:
    start = view.claim.span.start
    return view.text[value.span.start - start : value.span.end - start]


def _is_whole(value: Value, view: ClaimView) -> bool:
    """Whether the number is the whole another one is a part of ('44 of the 76 seats'), or an attribute ('a 76-seat house')."""
    start, end = value.span.start - view.claim.span.start, value.span.end - view.claim.span.start
    return view.text.startswith(("-", "‑"), end) or any(
        part.search(view.text[max(0, start - _OF_REACH) : start]) for part in (_OF, _PART_OF)
    )


class Parting:
    """Tells claims apart that look alike and count different things: 'twelve passengers died', 'four of the crew died'."""

    def __init__(self, views: Sequence[ClaimView]) -> None:
        counts = find_counts(views)
        self._told = _told(counts)
        self._of_view: dict[int, list[Count]] = defaultdict(list)
        for count in counts:
            self._of_view[count.view].append(count)

    def __call__(self, i: int, j: int, pair: float) -> bool:
        """Whether claims `i` and `j` give numbers of one kind for one deed, none of which agree or answer each other.

        Numbers that answer each other and differ are one fact in dispute, so they part nothing, unless one account tells both.
        """
        rows = [
            (a, b)
            for a in self._of_view.get(i, ())
            for b in self._of_view.get(j, ())
            if a.kind == b.kind and _deed(a) == _deed(b)
        ]
        return bool(rows) and not any(
            agree(a.value, b.value) or (_same_scope(a, b, pair) and not _tells_both(a, b, self._told)) for a, b in rows
        )


_Told = frozenset[tuple[int, tuple[str, str], str, float]]


def _told(counts: Sequence[Count]) -> _Told:
    """Which account gives which number of which kind for which deed, anywhere."""
    return frozenset((c.account, c.kind, c.value.predicate, c.low) for c in counts)


def _tells_both(a: Count, b: Count, told: _Told) -> bool:
    """Whether the account of one of the two numbers gives the other as well, somewhere, in the same words."""
    return (a.account, a.kind, a.value.predicate, b.low) in told or (b.account, b.kind, b.value.predicate, a.low) in told


def find_slots(views: Sequence[ClaimView], pairs: Pairs, weights: Weights, *, today: dt.date | None = None) -> tuple[Slot, ...]:
    """Counts of different accounts that count the same thing, grouped; a slot holds two accounts or more.

    In each pair of sentences equal numbers are matched first; only what is left over can part. A number that the other
    account gives as well, somewhere, in the same words, is no conflict: that account tells both things.
    """
    counts = find_counts(views)
    of_view: dict[int, list[int]] = defaultdict(list)
    for n, count in enumerate(counts):
        of_view[count.view].append(n)
    told = _told([count for count in counts if not sets_against(views[count.view])])
    links: dict[int, set[int]] = defaultdict(set)
    past = _background(views, today)
    score = probabilities(pairs, weights)
    for i, j, p in zip(pairs.left.tolist(), pairs.right.tolist(), score.tolist(), strict=True):
        if p < WEAK_PAIR or i not in of_view or j not in of_view:
            continue
        if past[i] != past[j]:
            continue
        elsewhere = _elsewhere(views[i], views[j])
        if p < CERTAIN_PAIR and _weekdays(views[i]) and _weekdays(views[j]) and not _weekdays(views[i]) & _weekdays(views[j]):
            continue
        for x, y in _aligned(counts, of_view[i], of_view[j], p):
            a, b = counts[x], counts[y]
            sums = _sums_places(views[i]) != _sums_places(views[j]) and a.value.predicate in TOLLS
            apart = sums or (elsewhere and (p < EVEN_PAIR or a.value.predicate not in GROWING | SHRINKING))
            if a.low == b.low or not (apart or _tells_both(a, b, told)):
                links[x].add(y)
                links[y].add(x)
    for n, own in of_view.items():
        for x, y in combinations(own, 2) if sets_against(views[n]) else ():
            if _same_scope(counts[x], counts[y], EVEN_PAIR) and not agree(counts[x].value, counts[y].value):
                links[x].add(y)
                links[y].add(x)
    for x, y in _headline_tolls(counts, views, past):
        if not _tells_both(counts[x], counts[y], told):
            links[x].add(y)
            links[y].add(x)
    return tuple(Slot(tuple(counts[n] for n in group)) for group in _components(links))


def sets_against(view: ClaimView) -> bool:
    """Whether a claim gives each of its numbers a source of its own: 'police said 12 had died, the hospital said 14'."""
    sources = [t.start for t in view.tokens if t.lemma.lower() == "accord" or (t.pos == "VERB" and t.lemma.lower() in _SOURCES)]
    numbers = [v.span.start for v in view.claim.values if v.kind == "number"]
    return len(sources) > 1 and any(a < source < b for a, b in pairwise(numbers) for source in sources)


# Title and first sentences: there an account tells the toll of its own story, however freely it words it.
OPENING_CLAIMS = 4


def _headline_tolls(counts: Sequence[Count], views: Sequence[ClaimView], past: Sequence[bool]) -> Iterable[tuple[int, int]]:
    """Pairs of tolls that two accounts open with: the first count of people killed, hurt, missing or held that says of no group
    which it is. Accounts of one story open with one toll, so that their sentences need not be alike.
    """
    first: dict[tuple[str, int], int] = {}
    opening: dict[int, list[int]] = defaultdict(list)
    for n, view in enumerate(views):
        if len(opening[view.account]) < OPENING_CLAIMS:
            opening[view.account].append(n)
    for n, count in enumerate(counts):
        toll = count.kind == ("number", "people") and count.value.predicate in TOLLS and not count.which
        if toll and count.view in opening[count.account] and not past[count.view]:
            first.setdefault((count.value.predicate, count.account), n)
    rows = sorted(first.items())
    for k, ((deed, account), x) in enumerate(rows):
        for (other_deed, other), y in rows[k + 1 :]:
            small, large = sorted((counts[x].low, counts[y].low))
            apart = _sums_places(views[counts[x].view]) != _sums_places(views[counts[y].view])
            apart = apart or _parted_by_severity(counts[x], counts[y], 0.0)
            if deed == other_deed and account != other and large <= WIDEST_GROWTH * max(small, 1.0) and not apart:
                yield x, y


def _elsewhere(a: ClaimView, b: ClaimView) -> bool:
    """Whether two claims tell of two places: a storm's dead in one country and in another."""
    if a.places and b.places:
        return not a.places & b.places
    return (bool(a.places) and _foreign(a, b)) or (bool(b.places) and _foreign(b, a))


def _foreign(placed: ClaimView, other: ClaimView) -> bool:
    """Whether the other claim, which names no place, is told by officials of a nation that is none of the first's."""
    words = [t.text.lower() for t in other.tokens]
    nations = {w[:4] for w, by in pairwise(words) if w in NATIONALITIES and by in _OFFICIAL}
    named = {t.text.lower()[:4] for t in placed.tokens if t.pos in ("PROPN", "ADJ")}
    return bool(nations) and not nations & named


def _weekdays(view: ClaimView) -> frozenset[str]:
    """The days of the week that a claim names."""
    return frozenset(t.text.lower() for t in view.tokens) & _WEEKDAYS


def _sums_places(view: ClaimView) -> bool:
    """Whether a claim tells one thing of two places together: '17 killed in Turkey and the Alps'."""
    first = view.tokens[0] if view.tokens else None
    whole = view.claim.span.start == view.claim.sentence.start
    return (
        first is not None
        and whole
        and any(
            t.dep == "conj" and t.pos == "PROPN" and (head := view.tokens[t.head]).pos == "PROPN" and head.dep == "pobj"
            for t in view.tokens
            if t.head < len(view.tokens)
        )
    )


def _background(views: Sequence[ClaimView], today: dt.date | None) -> list[bool]:
    """For each claim, whether it tells of something before the story; an undated sentence right behind such a one does too."""
    out: list[bool] = []
    said = False
    for n, view in enumerate(views):
        follows = n > 0 and said and views[n - 1].account == view.account
        said = _is_past(view.when, today) or bool(_EARLIER.search(view.text))
        out.append(said or (follows and view.when is None))
    return out


def _is_past(when: Moment | None, today: dt.date | None) -> bool:
    if when is None:
        return False
    if when.precision == "decade":
        return True
    if today is None:
        return False
    last_day = {"year": "-12-31", "month": "-28"}.get(when.precision, "")
    days = BACKGROUND_DAYS_ROUGH if last_day else BACKGROUND_DAYS
    return dt.date.fromisoformat(when.iso[:10] + last_day) < today - dt.timedelta(days=days)


def _aligned(counts: Sequence[Count], left: Sequence[int], right: Sequence[int], pair: float) -> list[tuple[int, int]]:
    """Which number of one sentence answers which of the other: equal ones, then what fits better than all its rivals."""
    rows = [(x, y) for x in left for y in right if _same_scope(counts[x], counts[y], pair)]
    equal = [(x, y) for x, y in rows if counts[x].low == counts[y].low]
    taken = {n for row in equal for n in row}
    fits = {(x, y): _fit(counts[x], counts[y]) for x, y in rows if not taken & {x, y}}
    own: dict[int, list[float]] = defaultdict(list)
    for row, fit in fits.items():
        for n in row:
            own[n].append(fit)
    for values in own.values():
        values.sort(reverse=True)
    return equal + [row for row, fit in fits.items() if all(own[n][0] == fit and own[n][1:2] != [fit] for n in row)]


def _fit(a: Count, b: Count) -> float:
    """How well the words around two numbers and the words for what they count go together."""
    return len(a.near & b.near) / (1 + min(len(a.near), len(b.near))) + (0.5 if a.which & b.which else 0.0)


def _same_scope(a: Count, b: Count, pair: float) -> bool:
    """Whether the two numbers count the same thing, seen from their words, times and sentences."""
    if a.kind != b.kind or _deed(a) != _deed(b):
        return False
    small, large = sorted((a.low, b.low))
    if large > (WIDEST_GROWTH if a.value.predicate in GROWING else WIDEST_RATIO) * max(small, 1.0):
        return False
    if a.value.kind == "duration" and pair < CERTAIN_PAIR:
        return False
    if not same_time(a.when, b.when) and not (pair >= CERTAIN_PAIR and _recount(a.when, b.when)):
        return False
    shared = a.which & b.which
    if a.which and b.which and not shared:
        return False  # crew and passengers
    if a.nations and b.nations and not a.nations & b.nations:
        return False  # German officers and Ukrainian ones
    people = a.value.unit == "people" and bool(_deed(a))
    if people and _parted_by_severity(a, b, pair):
        return False
    if people:
        return pair >= (WEAK_PAIR if shared or not (a.which or b.which) else CERTAIN_PAIR)
    if a.value.kind == "number":
        alike = (
            a.value.unit == "people"
            and not (a.which and b.which)
            and len(a.near & b.near) >= (1 if pair >= EVEN_PAIR else NEAR_WORDS)
        )
        return pair >= SURE_PAIR and (bool(shared) or alike)
    if a.value.kind == "age":
        return pair >= SURE_PAIR
    if a.value.unit in SPEEDS and pair >= EVEN_SPEED:
        return len(a.near & b.near) >= NEAR_WORDS and not (a.near | b.near) & _WINDS
    return bool(shared) and pair >= EVEN_PAIR


def _parted_by_severity(a: Count, b: Count, pair: float) -> bool:
    """Whether one counts the slightly hurt and the other the badly hurt, or all of them; 'minor and serious injuries' are all."""
    one, other = (found if len(found) == 1 else frozenset() for found in (a.near & _SEVERITY, b.near & _SEVERITY))
    if one == other:
        return False
    return bool(one and other) or pair < CERTAIN_PAIR


def _deed(count: Count) -> str:
    """What befell those counted. A crowd is a crowd whether it is said to have gathered or merely to have been there."""
    crowd = count.value.predicate in ("", "gathered") and count.value.unit == "people" and count.low >= COARSE
    return "gathered" if crowd else "" if count.value.predicate == "aboard" else count.value.predicate


def _recount(a: Moment | None, b: Moment | None) -> bool:
    if a is None or b is None or a.date is None or b.date is None:
        return False
    return abs((a.date - b.date).days) <= RECOUNT_DAYS


def same_time(a: Moment | None, b: Moment | None) -> bool:
    """Whether two times may be one: unknown fits all, a month takes in its days."""
    if a is None or b is None:
        return True
    short, long = sorted((a.iso[:10].rstrip("X"), b.iso[:10].rstrip("X")), key=len)
    return long.startswith(short)


def _components(links: Mapping[int, Iterable[int]]) -> list[list[int]]:
    """What hangs together by links, each part in ascending order."""
    seen: set[int] = set()
    out = []
    for start in sorted(links):
        if start in seen:
            continue
        stack, group = [start], []
        seen.add(start)
        while stack:
            n = stack.pop()
            group.append(n)
            for m in sorted(links[n]):
                if m not in seen:
                    seen.add(m)
                    stack.append(m)
        out.append(sorted(group))
    return out


def agree(a: Value, b: Value) -> bool:
    """Whether two numbers for the same thing can both be true as worded: bounds, roundings and 'about' included."""
    if a.kind == b.kind == "age":
        return (a.low, a.high) == (b.low, b.high)
    al, ah = _range(a)
    bl, bh = _range(b)
    if al <= bh and bl <= ah:
        return True
    small, large = sorted((al, bl))
    near = large > 0 and (large - small) / large <= ROUNDING_SHARE and (_round(al) or _round(bl))
    return near or _rounds_to(al, bl) or _rounds_to(bl, al)


def _range(value: Value) -> tuple[float, float]:
    """The least and the most that a number can mean as worded."""
    low = value.low if value.low is not None else 0.0
    high = value.high if value.high is not None else low
    if value.bound == "about":
        return low * (1 - ABOUT_SHARE), high * (1 + ABOUT_SHARE)
    if value.bound == "at-least":
        return low, float("inf")
    if value.bound == "at-most":
        return 0.0, high
    return low, high


def _rounds_to(number: float, rough: float) -> bool:
    """Whether a large number, rounded to the digits that `rough` has, is `rough`: 4,341 and 4,000."""
    if rough < COARSE or number < COARSE:
        return False
    digits = len(f"{rough:.0f}".rstrip("0"))
    return float(f"{number:.{max(0, digits - 1)}e}") == rough


def _round(number: float) -> bool:
    """Whether a number looks rounded: 300, 45 000, but not 328."""
    digits = f"{number:.0f}".rstrip("0")
    return number >= 20 and len(digits) <= max(1, len(f"{number:.0f}") - 1)
