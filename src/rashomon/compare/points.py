"""Points: claims of different accounts that state the same fact, and what stands alone."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from hashlib import blake2b

from rashomon.compare.counts import Parting
from rashomon.compare.pairing import Pairs, Weights, load_weights, probabilities
from rashomon.compare.views import ClaimView
from rashomon.model import Account, Article, Moment, Origin, Point
from rashomon.text.wording import content_words

# A claim joins a point when it fits every member from other accounts with at least this share of the threshold, and on
# average with the whole of it. Calibrated with evaluation/training/pairs.py: lower shares chain one fact to the next.
WEAKEST_FIT = 0.6
# A claim that speaks for no point yet is preferred to one that does if it is at least this central.
CENTRAL_ENOUGH = 0.8
# Claims stand together where they may state one fact; an origin counts for a point only where a claim of it surely states
# what the point's own words do. Chosen by reading some seventy pairs of public stories, a few of them events the weights were
# fitted on: below .75 at most one in four stated the same, between .75 and .85 about half, above nearly all (ten were read).
SURE = 0.8
# Sense alone makes nothing sure: the two must share this many words that carry content, and this share of the fewer.
FEWEST_SHARED = 2
SHARED = 0.35
# A claim shorter than this many words says nothing by itself ('Read on.'), unless another account states the same.
FEWEST_WORDS = 4


def group_claims(views: Sequence[ClaimView], pairs: Pairs, weights: Weights) -> tuple[tuple[int, ...], ...]:
    """Groups of claims (numbers into `views`) that state one fact, every pair above the threshold standing in some group.

    A claim that states two facts stands in two groups: groups are cliques grown from the surest pairs, not clusters.
    However alike two claims sound, they are no pair where their numbers count different things.
    Claims that pair with none come last, each a group of its own, but for titles and scraps.
    """
    score = probabilities(pairs, weights)
    likely: dict[int, dict[int, float]] = {}
    apart = Parting(views)
    matter = probabilities(pairs, load_weights("matters"))
    for i, j, p, m in zip(pairs.left.tolist(), pairs.right.tolist(), score.tolist(), matter.tolist(), strict=True):
        if p >= weights.threshold * WEAKEST_FIT and views[i].words and views[j].words and not apart(i, j, m):
            likely.setdefault(i, {})[j] = p
            likely.setdefault(j, {})[i] = p
    edges = sorted(
        ((p, i, j) for i, row in likely.items() for j, p in row.items() if i < j and p >= weights.threshold),
        key=lambda edge: (-edge[0], edge[1], edge[2]),
    )
    covered: set[tuple[int, int]] = set()
    groups = []
    for _, i, j in edges:
        if (i, j) in covered:
            continue
        group = _grow([i, j], likely, views, weights.threshold)
        covered |= {(a, b) for a in group for b in group if a < b}
        groups.append(tuple(sorted(group)))
    paired = {n for group in groups for n in group}
    groups += [(n,) for n, view in enumerate(views) if n not in paired and _says_something(view)]
    return tuple(dict.fromkeys(groups))


def _grow(pair: list[int], likely: Mapping[int, Mapping[int, float]], views: Sequence[ClaimView], threshold: float) -> list[int]:
    """The group with every claim that fits all its members from other accounts, the best first.

    What may still join is kept with the sum of its fits, so that a new member costs one look at each.
    """
    group = list(pair)
    open_to: dict[int, tuple[float, int]] = {}
    for k in likely[pair[0]].keys() | likely[pair[1]].keys():
        fits = [likely[k].get(m, 0.0) for m in pair if views[m].account != views[k].account]
        if k not in pair and min(fits) > 0.0:
            open_to[k] = sum(fits), len(fits)
    while open_to:
        best = max(open_to, key=lambda k: (round(open_to[k][0] / open_to[k][1], 9), -k))
        if open_to[best][0] / open_to[best][1] < threshold:
            break
        del open_to[best]
        group.append(best)
        account, fit_of = views[best].account, likely[best]
        for k in list(open_to):
            if views[k].account == account:
                continue
            fit = fit_of.get(k, 0.0)
            if fit == 0.0:
                del open_to[k]
            else:
                open_to[k] = open_to[k][0] + fit, open_to[k][1] + 1
    return group


def _says_something(view: ClaimView) -> bool:
    return len(view.text.split()) >= FEWEST_WORDS and not view.claim.in_title


def make_points(
    groups: Sequence[tuple[int, ...]],
    views: Sequence[ClaimView],
    accounts: Sequence[Account],
    origins: Sequence[Origin],
    pairs: Pairs,
) -> tuple[Point, ...]:
    """One point a group, P1 first: what most origins state, then most accounts, then in order of the first account's text.

    Its origins are that of its own words and those that surely state the same; its other claims may state it. Standing is agreed
    or one-origin here; `conflicts` decides what is disputed or superseded.
    """
    origin_of = {article: origin.id for origin in origins for article in origin.articles}
    articles = {account.article.id: account.article for account in accounts}
    backing = _backing(views, pairs)
    rows: list[tuple[int, int, tuple[int, ...], Point]] = []
    told: set[str] = set()
    for group in groups:
        members = [views[n] for n in group]
        homes = {n: origin_of[views[n].claim.span.article] for n in group}
        held = {n: {homes[n], *(homes[m] for m in backing.get(n, ()) if m in homes)} for n in group}
        own = _clearest(group, views, {n: len(held[n]) for n in group}, told)
        clearest = views[own]
        told.add(clearest.text)
        point = Point(
            id="",
            key=point_key(clearest, articles[clearest.claim.span.article]),
            text=" ".join(clearest.text.split()),
            standing="agreed" if len(held[own]) > 1 else "one-origin",
            origins=tuple(sorted(held[own], key=_number)),
            claims=tuple(v.claim for v in sorted(members, key=lambda v: (v.account, v.claim.span))),
            when=_when(members),
        )
        rows.append((-len(held[own]), -len({v.account for v in members}), group, point))
    rows.sort(key=lambda row: row[:3])
    return tuple(replace(point, id=f"P{n}") for n, (*_, point) in enumerate(rows, 1))


def _backing(views: Sequence[ClaimView], pairs: Pairs) -> dict[int, set[int]]:
    """For each claim those of other accounts that surely state the same."""
    score = probabilities(pairs, load_weights())
    likely = score >= SURE
    out: dict[int, set[int]] = {}
    for i, j in zip(pairs.left[likely].tolist(), pairs.right[likely].tolist(), strict=True):
        if _alike(views[i], views[j]):
            out.setdefault(i, set()).add(j)
            out.setdefault(j, set()).add(i)
    return out


def _alike(a: ClaimView, b: ClaimView) -> bool:
    """Whether enough words stand in both, and neither denies what the other says is done."""
    first, second = set(content_words(a.text)), set(content_words(b.text))
    shared = len(first & second)
    gainsaid = (_denied(a) & b.verbs.keys()) ^ (_denied(b) & a.verbs.keys())
    return shared >= FEWEST_SHARED and shared >= SHARED * min(len(first), len(second)) and not gainsaid


def _denied(view: ClaimView) -> set[str]:
    """The verbs that it says are not done: the next after each 'not' or 'never'."""
    words = [(t.dep == "neg", t.lemma.lower() if t.pos == "VERB" else "") for t in view.tokens]
    after = (next((verb for _, verb in words[k:] if verb), "") for k, (denies, _) in enumerate(words) if denies)
    return {verb for verb in after if verb}


def point_key(view: ClaimView, article: Article) -> str:
    """A key that stays as long as the clearest claim does: it names the article's content and the claim's place in it."""
    text = f"{article.content}:{view.claim.span.start}:{view.claim.span.end}"
    return "point-" + blake2b(text.encode(), digest_size=8).hexdigest()


def _clearest(group: Sequence[int], views: Sequence[ClaimView], held: Mapping[int, int], told: set[str]) -> int:
    """The claim a reader understands best by itself: running text before captions and quotations, then what most origins
    (`held`) surely state, then the words most share.

    A sentence with two facts stands in two points; if another claim is nearly as central, it speaks for the second.
    """
    spread = Counter(word for n in group for word in views[n].words)

    def central(n: int) -> float:
        return sum(spread[word] - 1 for word in views[n].words) / (1 + len(views[n].words))

    def clarity(n: int) -> tuple[float, ...]:
        view = views[n]
        return (
            -(view.claim.in_caption + view.claim.in_title + 0.5 * view.claim.in_quote),
            held[n],
            round(central(n), 4),
            -abs(len(view.text) - 140),  # about one sentence of news prose
            -view.account,
            -view.claim.span.start,
        )

    best = max(group, key=clarity)
    if views[best].text not in told:
        return best
    fresh = [
        n for n in group if views[n].text not in told and held[n] == held[best] and central(n) >= CENTRAL_ENOUGH * central(best)
    ]
    return max(fresh, key=clarity, default=best)


def _when(members: Sequence[ClaimView]) -> Moment | None:
    """The most precise time that its claims give, if all that give one fit together."""
    given = [v.when for v in members if v.when is not None]
    if not given:
        return None
    finest = max(given, key=lambda m: (len(m.iso), m.iso))
    return finest if all(finest.iso.startswith(m.iso.rstrip("X")) for m in given) else None


def _number(label: str) -> int:
    return int(label[1:])
