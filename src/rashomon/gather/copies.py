"""Which articles share wording: candidates from fingerprints, then exact runs of words in both texts."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rashomon.model import Article, Overlap, Span
from rashomon.text.shingles import find_words, mix, ngrams

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# Runs of at least so many words count as shared wording; below that, stock phrases and names of office would count.
SHORTEST_RUN = 6
# A pair is reported when either share reaches this, or a run of so many words is shared: about one sentence in an ordinary
# report. What it means (a copy, a shared quotation, nothing) is decided where quotes and credits are known.
LEAST_SHARE = 0.03
LONG_RUN = 10
MOST_SPANS = 8
# A fingerprint in more documents than this is boilerplate, not a trace of copying: the thousandth part of the pile, at least 60.
COMMON_FLOOR = 60
COMMON_PER = 1000
# Up to so many articles every pair is compared exactly: it costs less than a story's reading, and misses nothing.
COMPARE_ALL_UP_TO = 40
_WORDS_IN_FINGERPRINT = 5
_LOWER_BITS = 2


@dataclass(frozen=True, slots=True)
class _Text:
    """The words of one article's body, with their places in its text; `run` numbers stretches without removed text between."""

    article: Article
    starts: "NDArray[np.int64]"
    ends: "NDArray[np.int64]"
    numbers: "NDArray[np.uint64]"
    grams: "NDArray[np.uint64]"
    order: "NDArray[np.int64]"
    stretch: "NDArray[np.int64]"


def find_copies(articles: Sequence[Article]) -> tuple[Overlap, ...]:
    """Every pair of articles that share wording, sorted by their ids, with the longest shared runs as spans.

    `first` is the smaller id. Shares are of words that stand in shared runs of six words or more.
    """
    ordered = sorted(articles, key=lambda a: a.id)
    texts: dict[int, _Text] = {}

    def text(index: int) -> _Text:
        if index not in texts:
            texts[index] = _read(ordered[index])
        return texts[index]

    found = []
    for a, b in _candidates(ordered):
        overlap = _compare(text(a), text(b))
        if overlap is not None:
            found.append(overlap)
    return tuple(found)


def _candidates(articles: Sequence[Article]) -> list[tuple[int, int]]:
    """Pairs of positions worth an exact comparison, sorted."""
    count = len(articles)
    if count <= COMPARE_ALL_UP_TO:
        return [(a, b) for a in range(count) for b in range(a + 1, count)]
    return sharing_pairs([a.fingerprint or _fingerprint(a) for a in articles])


def sharing_pairs(fingerprints: Sequence[Sequence[int]]) -> list[tuple[int, int]]:
    """Pairs of positions whose fingerprints share a number that is no boilerplate, sorted; the numbers are below 2**62."""
    import numpy as np

    count = len(fingerprints)
    lengths = np.array([len(one) for one in fingerprints], dtype=np.int64)
    values = np.fromiter(itertools.chain.from_iterable(fingerprints), dtype=np.int64, count=int(lengths.sum()))
    order = np.argsort(values)
    values, owners = values[order], np.repeat(np.arange(count), lengths)[order]
    begins = np.flatnonzero(np.diff(values, prepend=-1))
    sizes = np.diff(begins, append=len(values))
    telling = (sizes > 1) & (sizes <= max(COMMON_FLOOR, count // COMMON_PER))
    begins, sizes = _once_each(owners, begins[telling], sizes[telling])
    keys = []
    for size in np.flatnonzero(np.bincount(sizes)).tolist():
        members = np.sort(owners[begins[sizes == size][:, None] + np.arange(size)], axis=1)
        first, second = np.triu_indices(size, 1)
        keys.append((members[:, first] * count + members[:, second]).ravel())
    found = np.sort(np.concatenate(keys)) if keys else np.zeros(0, dtype=np.int64)
    found = found[np.diff(found, prepend=-1) != 0]
    return list(zip((found // count).tolist(), (found % count).tolist(), strict=True))


def _once_each(
    owners: "NDArray[np.int64]", begins: "NDArray[np.int64]", sizes: "NDArray[np.int64]"
) -> "tuple[NDArray[np.int64], NDArray[np.int64]]":
    """Of the groups of documents that share a number one for each set of documents: copies share a hundred numbers.

    Two sets count as one when the sums of numbers drawn for their members are equal, all 64 bits of them.
    """
    import numpy as np

    drawn = mix(np.arange(1, int(owners.max(initial=0)) + 2, dtype=np.uint64))[owners]
    sums = np.concatenate((np.zeros(1, dtype=np.uint64), np.cumsum(drawn)))
    of_group = sums[begins + sizes] - sums[begins]
    order = np.argsort(of_group, kind="stable")
    ordered = of_group[order]
    chosen = order[np.concatenate((np.ones(len(ordered[:1]), dtype=bool), ordered[1:] != ordered[:-1]))]
    return begins[chosen], sizes[chosen]


def _fingerprint(article: Article) -> tuple[int, ...]:
    """The same numbers as `clean` would give, for an article that came without them."""
    import numpy as np

    runs = ngrams(find_words(article.body_text()).numbers, _WORDS_IN_FINGERPRINT)
    return tuple(np.unique(runs[runs % np.uint64(1 << _LOWER_BITS) == 0] >> np.uint64(_LOWER_BITS)).tolist())


def _read(article: Article) -> _Text:
    """The words of an article's body and their runs."""
    import numpy as np

    pieces = [(s, e) for s, e in article.body if e > s]
    found = [find_words(article.text[s:e]) for s, e in pieces]
    starts = np.concatenate([f.starts + s for f, (s, _) in zip(found, pieces, strict=True)] or [np.zeros(0, dtype=np.int64)])
    ends = np.concatenate([f.ends + s for f, (s, _) in zip(found, pieces, strict=True)] or [np.zeros(0, dtype=np.int64)])
    numbers = np.concatenate([f.numbers for f in found] or [np.zeros(0, dtype=np.uint64)])
    number, stretches = 0, []
    for i, (s, _) in enumerate(pieces):
        number += i > 0 and bool(article.text[pieces[i - 1][1] : s].strip())
        stretches.append(np.full(len(found[i]), number, dtype=np.int64))
    stretch = np.concatenate(stretches or [np.zeros(0, dtype=np.int64)])
    grams = ngrams(numbers, SHORTEST_RUN)
    return _Text(article, starts, ends, numbers, grams, np.argsort(grams, kind="stable"), stretch)


def _compare(a: _Text, b: _Text) -> Overlap | None:
    """The overlap of two bodies, or None when it is too little to speak of."""
    import numpy as np

    if not len(a.grams) or not len(b.grams):
        return None
    ranked = b.grams[b.order]
    low, high = np.searchsorted(ranked, a.grams, "left"), np.searchsorted(ranked, a.grams, "right")
    hits = np.flatnonzero(high > low)
    if not len(hits):
        return None
    # all matching places (i, j), then runs along diagonals
    counts = (high - low)[hits]
    i = np.repeat(hits, counts)
    offset = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    j = b.order[np.repeat(low[hits], counts) + offset]
    in_first = _covered(i, len(a.numbers))
    in_second = _covered(j, len(b.numbers))
    order = np.lexsort((i, i - j))
    i, j = i[order], j[order]
    breaks = np.flatnonzero((np.diff(i) != 1) | (np.diff(j) != 1)) + 1
    begins = np.concatenate(([0], breaks))
    lengths = np.diff(np.concatenate((begins, [len(i)]))) + SHORTEST_RUN - 1
    runs = sorted(zip((-lengths).tolist(), i[begins].tolist(), j[begins].tolist(), strict=True))
    if max(in_first, in_second) < LEAST_SHARE and -runs[0][0] < LONG_RUN:
        return None
    spans = _spans(a, b, runs)
    return Overlap(a.article.id, b.article.id, round(in_first, 3), round(in_second, 3), spans)


def _covered(places: "NDArray[np.int64]", size: int) -> float:
    """The share of `size` words that stand in one of the runs beginning at `places`."""
    import numpy as np

    mask = np.zeros(size, dtype=bool)
    for step in range(SHORTEST_RUN):
        mask[places + step] = True
    return float(mask.sum()) / size


def _spans(a: _Text, b: _Text, runs: list[tuple[int, int, int]]) -> tuple[tuple[Span, Span], ...]:
    """The longest runs that do not overlap one another in the first text, cut where removed text lies between."""
    cut = sorted(piece for negative, i, j in runs[: 8 * MOST_SPANS] for piece in _uncrossed(a, b, i, j, -negative))
    chosen: list[tuple[int, int, int]] = []
    for negative, i, j in cut:
        size = -negative
        if any(i < k + n and k < i + size for k, _, n in chosen):
            continue
        if not bool((a.numbers[i : i + size] == b.numbers[j : j + size]).all()):
            continue  # two runs with one number: as good as impossible, but a span must hold what it claims
        chosen.append((i, j, size))
        if len(chosen) == MOST_SPANS:
            break
    return tuple(
        (
            Span(a.article.id, int(a.starts[i]), int(a.ends[i + n - 1])),
            Span(b.article.id, int(b.starts[j]), int(b.ends[j + n - 1])),
        )
        for i, j, n in chosen
    )


def _uncrossed(a: _Text, b: _Text, i: int, j: int, size: int) -> list[tuple[int, int, int]]:
    """The parts of a run that cross no removed text in either article, as (-words, i, j)."""
    import numpy as np

    crossing = (np.diff(a.stretch[i : i + size]) != 0) | (np.diff(b.stretch[j : j + size]) != 0)
    edges = [0, *(np.flatnonzero(crossing) + 1).tolist(), size]
    return [(-(e - s), i + s, j + s) for s, e in itertools.pairwise(edges) if e - s >= SHORTEST_RUN]
