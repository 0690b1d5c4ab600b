"""Where the accounts part: conflict, superseded, slip, or nothing. Never a verdict on who is right."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from hashlib import blake2b

from rashomon.compare.ages import find_age_conflicts
from rashomon.compare.anchors import story_anchor
from rashomon.compare.attributions import find_attribution_conflicts
from rashomon.compare.causes import find_cause_conflicts
from rashomon.compare.clocks import find_clock_conflicts
from rashomon.compare.counts import ABOUT_SHARE, COARSE, GROWING, SHRINKING, SPEEDS, Count, Slot, agree, find_slots, sets_against
from rashomon.compare.days import find_day_conflicts
from rashomon.compare.denials import find_denials
from rashomon.compare.drafts import Draft
from rashomon.compare.pairing import Pairs, Weights, load_weights, probabilities
from rashomon.compare.propositions import Likely, Names, find_propositions, parse_claims
from rashomon.compare.roles import find_role_conflicts
from rashomon.compare.slips import find_slips
from rashomon.compare.views import ClaimView
from rashomon.compare.whereabouts import find_place_conflicts
from rashomon.model import Account, Conflict, ConflictValue, Entity, Judgement, Origin, Point, Quote, Span, Standing, Value
from rashomon.text.clauses import dated_clause

# A conflict of more values than this says nothing: the scope was not one.
MOST_VALUES = 5
# Claims less likely than this to speak of one matter are not looked at together; every kind of conflict asks for more.
HARDLY = 0.15
# A toll of so many is history, or an estimate: it is not counted anew while a story is written.
HISTORIC = 100_000
# A clause shorter than this says too little by itself; the whole claim is shown.
SHORTEST_CLAUSE = 25

# Where a sentence that gives two sides' numbers can be cut: 'the railway speaks of four, the rescue service of five'.
_BORDER = re.compile(r"[,;:]\s|\s[–—]\s|\s(?=(?:and|but|while)\s)")
_BOUND_WORDS = {"exact": "", "at-least": "at least ", "at-most": "at most ", "about": "about "}


def find_conflicts(
    accounts: Sequence[Account],
    points: Sequence[Point],
    views: Sequence[ClaimView],
    pairs: Pairs,
    entities: Sequence[Entity],
    origins: Sequence[Origin],
    quotes: Sequence[Quote] = (),
) -> tuple[tuple[Point, ...], tuple[Conflict, ...]]:
    """The points with their standing settled, and the conflicts: C1 first, those between most origins before others."""
    weights = load_weights("matters")
    names, parsed = Names(entities), parse_claims(accounts, views)
    deeds, likely = find_propositions(views, parsed, names), _likely(pairs, weights)
    slots = find_slots(views, pairs, weights, today=story_anchor(accounts))
    drafts = [
        *(draft for slot in slots if (draft := _of_counts(slot, accounts, views)) is not None),
        *find_age_conflicts(views, entities),
        *find_day_conflicts(accounts, views, pairs, weights),
        *find_slips(accounts, views),
        *find_clock_conflicts(views, deeds, parsed, likely),
        *find_place_conflicts(accounts, views, entities, deeds, parsed, likely, names=names),
        *find_cause_conflicts(views, entities, deeds, names=names, parsed=parsed),
        *find_role_conflicts(accounts, views, entities),
        *find_attribution_conflicts(accounts, quotes, entities, names=names),
        *find_denials(accounts, views, deeds, parsed, likely, names=names),
    ]
    origin_of = {article: origin.id for origin in origins for article in origin.articles}
    content = {account.article.id: account.article.content for account in accounts}
    rows = [_finish(draft, points, origin_of, content) for draft in drafts]
    rows = [c for c in rows if c.judgement == "slip" or _told_by(c) > 1 or (c.kind != "number" and _accounts_of(c) > 1)]
    rows.sort(key=lambda c: (-_told_by(c), c.values[0].spans[0], c.key))
    conflicts = tuple(replace(c, id=f"C{n}") for n, c in enumerate(rows, 1))
    return _settle(points, conflicts, origin_of), conflicts


def _likely(pairs: Pairs, weights: Weights) -> Likely:
    """Pairs of claims that may speak of one matter, each with its probability."""
    score = probabilities(pairs, weights)
    kept = score >= HARDLY
    rows = zip(pairs.left[kept].tolist(), pairs.right[kept].tolist(), score[kept].tolist(), strict=True)
    return {(i, j): p for i, j, p in rows}


def _told_by(conflict: Conflict) -> int:
    """How many origins take part in it."""
    return len({origin for value in conflict.values for origin in value.origins})


def _accounts_of(conflict: Conflict) -> int:
    """How many accounts take part: a rewrite that puts another hour or place differs, though its origin is the same."""
    return len({span.article for value in conflict.values for span in value.spans})


def _of_counts(slot: Slot, accounts: Sequence[Account], views: Sequence[ClaimView]) -> Draft | None:
    """The conflict among counts of one thing, or None where all can be true together."""
    sides: list[list[Count]] = []
    for count in sorted(slot.counts, key=lambda c: (c.value.bound != "exact", c.low, c.account, c.view)):
        side = next((s for s in sides if _one_value(count.value, s[0].value)), None)
        if side is None:
            sides.append([count])
        else:
            side.append(count)
    sides.sort(key=lambda s: (s[0].low, s[0].account))
    if not 2 <= len(sides) <= MOST_VALUES or _told_by_one(sides, views):
        return None
    judgement, reason = _judge_counts(sides, accounts)
    told = tuple(
        (
            _words(_sharpest(s).value),
            _as_of(s, accounts),
            tuple(dict.fromkeys(_stated(c, accounts[c.account], views[c.view], others) for c in s)),
        )
        for s in sides
        for others in (frozenset(c.low for side in sides if side is not s for c in side),)
    )
    return Draft("number", _about([c for side in sides for c in side]), judgement, told, (reason,))


def _told_by_one(sides: Sequence[Sequence[Count]], views: Sequence[ClaimView]) -> bool:
    """Whether one account gives two of the values itself: it then tells two things, unless it sets one source against another."""
    held = [{c.account for c in side if not sets_against(views[c.view])} for side in sides]
    return any(a & b for n, a in enumerate(held) for b in held[n + 1 :])


def _one_value(a: Value, b: Value) -> bool:
    """Whether two counts belong to one side. A toll that is a floor is another side than a higher one: it was superseded."""
    if not agree(a, b):
        return False
    low, high = sorted((a.low or 0.0, b.low or 0.0))
    near = "about" in (a.bound, b.bound) and high <= low * (1 + ABOUT_SHARE)  # 'more than 340', 'about 350'
    floor = "at-least" in (a.bound, b.bound) and not near
    toll = a.unit == "people" and a.predicate in GROWING
    return not (floor and toll and high < COARSE and low != high)


def _judge_counts(sides: Sequence[Sequence[Count]], accounts: Sequence[Account]) -> tuple[Judgement, str]:
    """'superseded' where later counts replaced earlier ones, else 'conflict', and the reason in words."""
    value = sides[0][0].value  # the lowest
    predicate = value.predicate
    days = [{c.when.iso[:10] for c in side if c.when is not None and c.when.date is not None} for side in sides]
    if all(days) and not set.intersection(*days):
        return "superseded", "the sentences date their counts differently: a count of one day, and one of another"
    if predicate not in GROWING | SHRINKING:
        return "conflict", "two values for one thing, and no order of time explains them"
    if sides[-1][0].low >= HISTORIC:
        return "conflict", "two counts too large to be taken anew from day to day"
    times = [(c.low, t) for side in sides for c in side if (t := _time(accounts[c.account])) is not None]
    ordered = sorted(times, key=lambda row: (row[1], row[0] if predicate in GROWING else -row[0]))
    values = [v for v, _ in ordered]
    all_dated = len(times) == sum(len(side) for side in sides)
    if all_dated and len({t for _, t in times}) > 1 and values == sorted(values, reverse=predicate in SHRINKING):
        return "superseded", "the counts follow the times of publication: later ones replace earlier ones"
    if predicate in GROWING and all(c.value.bound == "at-least" for c in sides[0]):
        return "superseded", f"the lower count is a floor ({_words(value)}): the toll was still rising when it was written"
    return "conflict", "no order of time explains the different counts"


def _time(account: Account) -> str | None:
    """When the account was published, in a form that sorts."""
    published = account.article.published
    return published.utc.isoformat() if published is not None and published.utc is not None else None


def _as_of(side: Sequence[Count], accounts: Sequence[Account]) -> str:
    """The latest publication among those who give the value, as it was given; empty where none is known."""
    times = sorted((_time(a) or "", str(a.article.published)) for c in side if (a := accounts[c.account]).article.published)
    return times[-1][1] if times else ""


def _stated(count: Count, account: Account, view: ClaimView, others: frozenset[float]) -> Span:
    """The clause that states the number: a sentence may hold another number that is at issue too, even another side's."""
    whole, value = view.claim.span, count.value.span
    found: tuple[int, int] | None = None
    if view.claim.span == view.claim.sentence:
        found = dated_clause(account.article.text, view.tokens, (whole.start, whole.end), value.start, value.end)
    if found is None or found[1] - found[0] < SHORTEST_CLAUSE:
        found = whole.start, whole.end
    start, end = found
    for rival in (v.span for v in view.claim.values if v.low in others and v.kind == count.value.kind):
        before, after = sorted((rival, value))
        borders = list(_BORDER.finditer(account.article.text, before.end, after.start))
        if borders and start <= rival.start < end:
            start, end = (start, borders[0].start()) if rival == after else (borders[-1].end(), end)
    return Span(whole.article, start, end)


def _sharpest(side: Sequence[Count]) -> Count:
    """The count that speaks for its side: an exact one, if there is one."""
    return min(side, key=lambda c: (c.value.bound != "exact", c.account, c.view))


def _words(value: Value) -> str:
    """The value for readers: 'at least 14', '1,200 to 1,500', '3 km'."""
    unit = "" if value.unit in ("people", "") else f" {value.unit}"
    number = f"{value.low:,.12g}" if value.low == value.high or value.high is None else f"{value.low:,.12g} to {value.high:,.12g}"
    return f"{_BOUND_WORDS[value.bound]}{number}{unit}"


_DEEDS = {
    "missing": "are missing", "rescued": "survived or were rescued", "hospitalised": "were taken to hospital",
    "evacuated": "were displaced", "remaining": "remain", "gathered": "gathered", "voted": "voted or signed",
}  # fmt: skip


def _about(counts: Sequence[Count]) -> str:
    """What is at issue, in words: 'how many people were killed', 'a distance or speed in km'."""
    value = counts[0].value
    shared = frozenset.intersection(*(c.which for c in counts))
    counted = " ".join(w for w in value.scope.split() if any(w.lower().startswith(x[:4]) for x in shared))
    if value.kind == "number":
        predicate = value.predicate
        deed = f" {_DEEDS.get(predicate, f'were {predicate}')}" if predicate else ""
        return f"how many {counted or ('people' if value.unit == 'people' else 'there are')}{deed}"
    if value.unit in SPEEDS:
        return f"a speed in {value.unit}"
    if any(word.startswith("from ") for word in shared):
        return f"a distance in {value.unit}"
    name = {"money": "a sum of money", "age": "the ages", "duration": "how long"}.get(value.kind, f"a measure in {value.unit}")
    return f"{name}: {counted}" if counted else name


def _finish(draft: Draft, points: Sequence[Point], origin_of: Mapping[str, str], content: Mapping[str, str]) -> Conflict:
    """The draft with its origins, the points it stands in, and a key that stays as long as its first words do."""
    values = tuple(
        ConflictValue(value, spans, tuple(sorted({origin_of[s.article] for s in spans}, key=lambda o: int(o[1:]))), as_of)
        for value, as_of, spans in draft.sides
    )
    concerned = values[:1] if draft.judgement == "slip" else values
    sides = {p.id: sum(any(c.span.overlap(s) for c in p.claims for s in v.spans) for v in concerned) for p in points}
    most = max(sides.values(), default=0)
    touched = [p.id for p in points if most and sides[p.id] == most]  # where the values meet, or else where any stands
    first = min(s for v in values for s in v.spans)
    text = f"{draft.kind}:{content[first.article]}:{first.start}:{first.end}:{draft.about}"
    key = "conflict-" + blake2b(text.encode(), digest_size=8).hexdigest()
    return Conflict("", key, draft.kind, draft.about, draft.judgement, values, draft.reasons, tuple(touched))


def _settle(points: Sequence[Point], conflicts: Sequence[Conflict], origin_of: Mapping[str, str]) -> tuple[Point, ...]:
    """Points whose claims give different values of a conflict are disputed or superseded, and of all who take part in it."""
    out = []
    for point in points:
        standing: Standing = point.standing
        own = []
        for conflict in conflicts:
            if conflict.judgement == "slip" or point.id not in conflict.points:
                continue
            held = {n for n, v in enumerate(conflict.values) for s in v.spans if any(c.span.overlap(s) for c in point.claims)}
            if len(held) > 1:
                own.append(conflict)
        if any(c.judgement == "conflict" for c in own):
            standing = "disputed"
        elif own:
            standing = "superseded"
        linked = tuple(c.id for c in conflicts if point.id in c.points)
        sides = [s for c in own for value in c.values for s in value.spans]
        part = {origin_of[c.span.article] for c in point.claims if any(c.span.overlap(s) for s in sides)}
        told_by = tuple(sorted({*point.origins, *part}, key=lambda o: int(o[1:])))
        out.append(replace(point, standing=standing, origins=told_by, conflicts=linked))
    return tuple(out)
