"""Versions of one utterance: the same words translated otherwise, cut short, stitched, or turned into reported speech."""

from collections.abc import Sequence
from itertools import combinations
from math import exp

from rashomon.compare.utterances import Utterance, Weights, find_utterances
from rashomon.linking.mechanism import Comparison, block, join
from rashomon.model import Account, Change, Encoder, Entity, Quote, QuoteVersion
from rashomon.text.wording import all_words, is_negated, numbers

Cosines = dict[tuple[int, int], float]

# How alike two utterances are is a logistic sum. Its weights were fitted on pairs of human translations of one sentence
# against the nearest strangers among 2,000 sentences, and on pairs of quotations of one story that were labelled by hand; half
# of the labelled stories were kept back. With vectors: precision .96, recall .90 on two translations of a quotation at 0.5.
WEIGHTS_WITH_VECTORS = {"shared": 5.0, "phrase": 3.2, "vectors": 9.0, "": -7.4}
WEIGHTS_OF_WORDS = {"shared": 11.3, "phrase": 1.2, "contained": 2.0, "": -4.9}
# Two utterances of one known speaker, one of them reported or a scrap, are versions of one from here on. Between .2 and .45 the
# F1 on labelled stories moves by .03; two translations of a quotation stay above it in 94 %, strangers in 10 of 23,256 pairs.
# Where a speaker is unknown, or both are whole quotations, the words must carry it alone.
LEAST_SAME_SPEAKER = 0.3
LEAST_LIKENESS = 0.5
# Two utterances of different accounts that are less alike than this are never put into one group by way of a third.
APART = 0.03
# Reported speech of somebody unknown is a version of a quotation only when the words are nearly the same.
NEARLY_THE_SAME = 0.97
# Two that are attributed to different people are one utterance only when hardly a word differs, and there are enough words:
# two who both say 'we need more time' have said it twice.
ANOTHER_SPEAKER = 0.998
FEWEST_OF_ANOTHER = 7
# Within one account a speaker does not repeat himself as a rule.
WITHIN_ONE_ACCOUNT = 0.8
NEVER = 2.0
# Utterances without one word in common are compared only when their vectors are at least so near: strangers of one story
# reach .5, two translations seldom stay below .7.
NEAR_VECTORS = 0.6
# So many words in a row are no chance.
PHRASE_WORDS = 4
# A quotation of at most this many words of content is a scrap.
LONGEST_SCRAP = 3
# Fewer words than this are not encoded: a vector of so little text says little.
FEWEST_ENCODED = 4


def group_quotes(accounts: Sequence[Account], entities: Sequence[Entity], *, encoder: Encoder | None = None) -> tuple[Quote, ...]:
    """Every utterance with all its versions, those that most accounts carry first; the fullest version leads each."""
    utterances = _without_echoes(find_utterances(accounts, entities))
    weights = Weights([u.words for u in utterances])
    cosines = _cosines(utterances, encoder)
    judged, apart = _judged(utterances, weights, cosines)
    groups = join(len(utterances), judged, cannot=apart)
    quotes = [_quote([utterances[k] for k in group], weights) for group in groups if _tells([utterances[k] for k in group])]
    quotes.sort(key=lambda q: (-len({v.span.article for v in q.versions}), min(v.span for v in q.versions)))
    return tuple(Quote(f"Q{n}", q.speaker, q.versions) for n, q in enumerate(quotes, 1))


def _judged(
    utterances: Sequence[Utterance], weights: Weights, cosines: Cosines
) -> tuple[list[Comparison], list[tuple[int, int]]]:
    """Pairs that are versions of one utterance, and pairs that no third may bring together."""

    def score(i: int, j: int) -> float:
        return likeness(utterances[i], utterances[j], weights, cosines.get((i, j)))

    judged: list[Comparison] = []
    near: list[set[int]] = [set() for _ in utterances]
    for i, j in _candidates(utterances, cosines):
        a, b = utterances[i], utterances[j]
        nested = a.account == b.account and bool(a.span.overlap(b.span))
        value = 1.0 if nested else score(i, j) if _comparable(a, b) else 0.0
        if nested or value >= _least(a, b):
            judged.append(Comparison(i, j, value, ()))
            near[i].add(j)
            near[j].add(i)
    apart = []
    for group in _reached(near):
        for i, j in combinations(group, 2):
            a, b = utterances[i], utterances[j]
            if a.account != b.account and (a.direct or b.direct) and score(i, j) < APART:
                apart.append((i, j))
    return judged, apart


def _candidates(utterances: Sequence[Utterance], cosines: Cosines) -> list[tuple[int, int]]:
    """Pairs that share a word of content, or whose vectors are near; all others are strangers without a look."""
    pairs = {pair for pair, cosine in cosines.items() if cosine >= NEAR_VECTORS}
    pairs |= set(block(utterances, lambda u: u.words))
    by_account: dict[int, list[int]] = {}
    for k, u in enumerate(utterances):
        by_account.setdefault(u.account, []).append(k)
    for members in by_account.values():
        pairs |= {(i, j) for i, j in combinations(members, 2) if utterances[i].span.overlap(utterances[j].span)}
    return sorted(pairs)


def _reached(near: Sequence[set[int]]) -> list[list[int]]:
    """Groups of indices that are linked, directly or by way of others."""
    seen: set[int] = set()
    out = []
    for start in range(len(near)):
        if start in seen or not near[start]:
            continue
        group, todo = {start}, [start]
        while todo:
            fresh = near[todo.pop()] - group
            group |= fresh
            todo += sorted(fresh)
        seen |= group
        out.append(sorted(group))
    return out


def _comparable(a: Utterance, b: Utterance) -> bool:
    """Reported speech alone is an utterance only of one known person: what 'officials' or a ministry report are facts."""
    if a.direct or b.direct:
        return True
    return a.speaker is not None and a.speaker == b.speaker and a.kind == "person"


def _tells(group: Sequence[Utterance]) -> bool:
    """Whether a group is worth telling: somebody's own words, or what a known speaker is reported to have said."""
    return any(u.direct or u.speaker is not None for u in group)


def _without_echoes(utterances: list[Utterance]) -> list[Utterance]:
    """Without scraps that the same account gives in full elsewhere (in its headline, say, or its lead)."""

    def echoes(scrap: Utterance, other: Utterance) -> bool:
        near = other.account == scrap.account and other.direct and not other.span.overlap(scrap.span)
        return near and len(other.words) > len(scrap.words) and _inside(scrap.words, other.words)

    scraps = [u.direct and len(u.words) <= LONGEST_SCRAP for u in utterances]
    return [u for u, scrap in zip(utterances, scraps, strict=True) if not (scrap and any(echoes(u, o) for o in utterances))]


def _inside(part: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    return any(whole[k : k + len(part)] == part for k in range(len(whole) - len(part) + 1))


def _least(a: Utterance, b: Utterance) -> float:
    """How alike two utterances must be, given who is said to speak."""
    if a.speaker is not None and b.speaker is not None and a.speaker != b.speaker:
        if a.kind != "person" or b.kind != "person":
            return WITHIN_ONE_ACCOUNT
        enough = min(len(a.plain), len(b.plain)) >= FEWEST_OF_ANOTHER
        return ANOTHER_SPEAKER if enough else NEVER
    if a.account == b.account:
        return WITHIN_ONE_ACCOUNT
    if a.speaker is not None and a.speaker == b.speaker:
        return LEAST_LIKENESS if a.direct and b.direct and not _scrap(a, b) else LEAST_SAME_SPEAKER
    return LEAST_LIKENESS if a.direct and b.direct else NEARLY_THE_SAME


def _scrap(a: Utterance, b: Utterance) -> bool:
    """Whether one is a few words out of the other."""
    return min(len(a.words), len(b.words)) <= LONGEST_SCRAP and (_inside(a.words, b.words) or _inside(b.words, a.words))


def likeness(a: Utterance, b: Utterance, weights: Weights, cosine: float | None) -> float:
    """How likely it is, between 0 and 1, that two texts are versions of one utterance; `cosine` is that of their vectors."""
    first, second = set(a.words), set(b.words)
    common = weights.total(sorted(first & second))
    small, large = sorted((weights.total(a.words), weights.total(b.words)))
    fewest = min(len(first), len(second))
    phrase = fewest >= 2 and (_inside(a.words, b.words) or _inside(b.words, a.words))
    if a.words == b.words or (phrase and _long_phrase(a.plain, b.plain)):
        return 1.0
    if fewest < 2:
        return 0.0
    seen = {
        "": 1.0,
        "phrase": float(phrase),
        "shared": common / large if large else 0.0,
        # a few words out of a few are contained by chance
        "contained": (common / small if small else 0.0) * min(1.0, fewest / 4),
        "vectors": cosine or 0.0,
    }
    model = WEIGHTS_OF_WORDS if cosine is None else WEIGHTS_WITH_VECTORS
    return 1 / (1 + exp(-sum(weight * seen[name] for name, weight in model.items())))


def _long_phrase(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    short, long = sorted((one, other), key=len)
    return len(short) >= PHRASE_WORDS and _inside(short, long)


def _cosines(utterances: Sequence[Utterance], encoder: Encoder | None) -> Cosines:
    """The likeness of the vectors of each pair that is long enough for a vector to say something."""
    if encoder is None:
        return {}
    chosen = [k for k, u in enumerate(utterances) if len(u.plain) >= FEWEST_ENCODED]
    if len(chosen) < 2:
        return {}
    rows = encoder.encode([utterances[k].text for k in chosen])
    table = rows @ rows.T
    return {(chosen[m], chosen[n]): float(table[m, n]) for m, n in combinations(range(len(chosen)), 2)}


def _quote(group: Sequence[Utterance], weights: Weights) -> Quote:
    full = max(group, key=lambda u: (u.direct, round(weights.total(u.words), 6), len(u.text), (-u.account, -u.span.start)))
    rest = sorted((u for u in group if u is not full), key=lambda u: (u.span, not u.direct))
    speakers = [u.speaker for u in [full, *rest] if u.speaker is not None]
    speaker = max(sorted(set(speakers)), key=lambda s: (speakers.count(s), -speakers.index(s))) if speakers else None
    agreed = len(set(speakers)) == 1
    versions = []
    for u in [full, *rest]:
        became = change(u.text, full.text)
        # the very words that another account gives to somebody are his, where this one only says 'a spokeswoman'
        inherits = agreed and u.speaker is None and u.direct and became in ("same", "cut")
        versions.append(QuoteVersion(u.span, u.direct, speaker if inherits else u.speaker, u.cue, became))
    return Quote("", speaker, tuple(versions))


def change(version: str, full: str) -> Change:
    """What became of the fullest version in this one.

    Cut: a stretch of its words. Stitched: its words in their order, some left out between. Sense-changed: most of its words,
    but one denies what the other says, or a number is another.
    """
    a, b = all_words(version), all_words(full)
    if a == b:
        return "same"
    if any(b[k : k + len(a)] == a for k in range(len(b) - len(a) + 1)):
        return "cut"
    if len(a) > 3 and _in_order(a, b):
        return "stitched"
    shared = len(set(a) & set(b)) / max(1, len(set(a) | set(b)))
    if shared >= ALIKE_ENOUGH:
        mine, theirs = numbers(version), numbers(full)
        if is_negated(version) != is_negated(full) or (mine - theirs and theirs - mine):
            return "sense-changed"
    return "reworded"


# Below this share of common words a missing 'not' may only be another way to say it.
ALIKE_ENOUGH = 0.6


def _in_order(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    at = 0
    for word in a:
        while at < len(b) and b[at] != word:
            at += 1
        if at == len(b):
            return False
        at += 1
    return True
