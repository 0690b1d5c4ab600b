"""What can be counted of each block of a page: the ground on which a trained model tells body from furniture."""

import functools
import re
from collections.abc import Callable, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from rashomon.clean import line_scores
from rashomon.clean.blocks import HINTS, KIND_OF, KINDS, Block
from rashomon.clean.lines import FEATURES, measure, table

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike, NDArray

TAGS = (
    ("p",), ("li",), ("h1",), ("h2",), ("h3",), ("h4", "h5", "h6"), ("td", "th", "tr"), ("div",), ("figcaption", "caption"),
    ("pre",), ("blockquote",), ("button", "label", "option", "legend", "select", "textarea"), ("title", "head"), ("dd", "dt"),
    ("article", "section", "main"), ("body", "html"),
)  # fmt: skip
_TAG_NUMBER = {tag: number for number, tags in enumerate(TAGS) for tag in tags}
_HEADING = KIND_OF["h1"]
_RELATED = re.compile(
    r"\b(?:related|read (?:more|also|next)|more (?:from|on|stories|news|like|in)|you (?:may|might)|recommended|popular|trending"
    r"|latest|most read|don't miss|next|previous|comments?|leave a (?:reply|comment)|share|about the author|newsletter|subscribe"
    r"|sign up|tags|follow|mehr|auch interessant|lesen sie|kommentar\w*|verwandte|ähnliche|weitere|à lire|lire aussi"
    r"|articles? liés|commentaires?"
    r"|lea también|relacionad\w+|comentarios?|leggi anche|читайте|комментари\w*|похожие)\b",
    re.IGNORECASE,
)
# What begins each of these phrases: only lines that hold such a word are searched for them.
_RELATED_WORDS = frozenset(
    """
    related read more you recommended popular trending latest most dont next previous comment comments leave share about
    newsletter subscribe sign tags follow mehr auch lesen verwandte ähnliche weitere à lire article articles commentaire
    commentaires lea comentario comentarios leggi читайте похожие
    """.split()
)
_RELATED_STEMS = ("kommentar", "relacionad", "комментари")
# Classes of characters, one bit each.
_LETTER, _CAPITAL, _LOWER, _DIGIT, _COMMA, _STOP, _PARTING, _LAST = (1 << bit for bit in range(8))
_CLASSES: "tuple[tuple[int, Callable[[str], bool]], ...]" = (
    (_LETTER, str.isalpha),
    (_CAPITAL, str.isupper),
    (_LOWER, str.islower),
    (_DIGIT, str.isdigit),
    (_COMMA, ",".__contains__),
    (_STOP, ".!?。！？।؟".__contains__),
    (_PARTING, "|›»".__contains__),
    (_LAST, '.!?。！？।؟…"”»'.__contains__),
)
# So much of a text is enough to tell what it is made of; shorter texts than these may point elsewhere.
_LOOKED_AT = 400
_SHORT = 80
# What is a line of the element that holds it; other elements are containers themselves.
_SMALL = frozenset({"p", "li", "h2", "h3", "h4"})
# Words of a block count up to so many: one long paragraph must not outweigh the others.
_MOST_WORDS = 80
# What each extractor kept, in the order of `EXTRACTORS`; a share of the block's letters, or NaN where it was not asked.
EXTRACTORS = ("careful", "strict", "quick")
_OWN = 22
# The second look has, beside all this, the first look's scores of the blocks around.
_BESIDE = (-4, -3, -2, -1, 1, 2, 3, 4)
_WIDE = (5, 12)
_LEVELS = (0, 1, 2)
CONTEXT = len(_BESIDE) + len(_WIDE) + len(_LEVELS) + 4
_AROUND = (1, 2)
_NEIGHBOUR = 5
WIDTH = len(EXTRACTORS) + _OWN + 1 + FEATURES + len(KINDS) + 2 * len(HINTS) + 2 * len(_AROUND) * _NEIGHBOUR + 18


def features(blocks: Sequence[Block], kept: "Sequence[Sequence[float] | None]") -> "NDArray[np.float32]":
    """One row of numbers for each block. `kept` has for each of EXTRACTORS what it kept of every block, or None."""
    import numpy as np

    count = len(blocks)
    texts = [block.text for block in blocks]
    counted = measure(texts)
    # rules and counts alone: a trained scorer here would have to be trained anew together with whatever learns from it
    flat = np.clip(counted.points(), -20, 60)
    own = _own(blocks, texts, counted.words)
    words = np.minimum(counted.sizes, _MOST_WORDS).astype(np.float32)
    prose = np.where(counted.prose, words, np.float32(0))
    near = np.stack([np.log1p(words), own[:, 3], flat, prose > 0, own[:, 0]], axis=1)
    reach = max(_AROUND)
    padded = np.zeros((count + 2 * reach, _NEIGHBOUR), dtype=np.float32)
    padded[reach : count + reach] = near
    around = [padded[reach + step : reach + step + count] for k in _AROUND for step in (-k, k)]
    bits = np.array([[block.inside, block.hints, block.near] for block in blocks], dtype=np.int64)
    spread = [
        (bits[:, column, None] >> np.arange(size)) & 1 for column, size in ((0, len(KINDS)), (1, len(HINTS)), (2, len(HINTS)))
    ]
    asked = np.array([one if one is not None else [np.nan] * count for one in kept], dtype=np.float32).T
    return np.concatenate(
        [
            asked, own, flat[:, None], counted.features, *spread, *around,
            _places(blocks, words, prose),
        ],
        axis=1, dtype=np.float32,
    )  # fmt: skip


def _own(blocks: Sequence[Block], texts: Sequence[str], words: Sequence[Sequence[str]]) -> "NDArray[np.float32]":
    """What each block shows by itself: what holds it, its size, its characters and marks, and how it begins and ends."""
    import numpy as np

    if not blocks:
        return np.zeros((0, _OWN), dtype=np.float32)
    joined = "\n".join(texts)
    codes = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    classes = _classes().take(codes, mode="clip")
    size = np.fromiter(map(len, texts), dtype=np.intp, count=len(texts))
    end = np.cumsum(size + 1) - 1
    begin = end - size
    looked_at = np.minimum(size, _LOOKED_AT)

    def count(kind: int, end: "NDArray[np.intp]") -> "NDArray[np.intp]":
        places: NDArray[np.intp] = ((classes & kind) != 0).nonzero()[0]
        return places.searchsorted(end) - places.searchsorted(begin)

    near = begin + looked_at
    letters = count(_LETTER, near)
    first, last = classes[begin], classes[end - 1]
    lowered = joined.lower()
    linked = "@" in lowered or "http" in lowered
    rights = "©" in lowered or "copyright" in lowered
    stems = any(stem in lowered for stem in _RELATED_STEMS)
    columns = (
        [_TAG_NUMBER.get(block.tag, len(TAGS)) for block in blocks],
        np.log1p(size),
        letters / looked_at,
        np.minimum(1.0, [block.linked for block in blocks] / size),
        np.minimum(1.0, [block.bold for block in blocks] / size),
        [block.broken for block in blocks],
        [block.concealed for block in blocks],
        [min(block.depth, 40) for block in blocks],
        [len(block.holders) for block in blocks],
        count(_COMMA, end) / size * 100,
        count(_STOP, end) / size * 100,
        (last & _LAST) != 0,
        codes[end - 1] == ord(":"),
        (first & _CAPITAL) != 0,
        (first & _LOWER) != 0,
        (first & _DIGIT) != 0,
        count(_CAPITAL, near) / np.maximum(1, letters),
        count(_DIGIT, near) / looked_at,
        count(_PARTING, end) > 0,
        [
            len(text) < _SHORT and (stems or not _RELATED_WORDS.isdisjoint(own)) and _RELATED.search(text) is not None
            for text, own in zip(texts, words, strict=True)
        ],
        [linked and ("@" in text or "http" in text) for text in texts],
        [rights and ("©" in text or "copyright" in text.lower()) for text in texts],
    )
    return table(columns, len(texts))


@functools.cache
def _classes() -> "NDArray[np.uint8]":
    """The classes of every character up to U+FFFF; what lies beyond counts as U+FFFF, of no class."""
    import numpy as np

    every = [chr(code) for code in range(0x10000)]
    out = np.zeros(len(every), dtype=np.uint8)
    for bit, belongs in _CLASSES:
        out |= np.fromiter(map(belongs, every), dtype=bool, count=len(every)).astype(np.uint8) * np.uint8(bit)
    return out


def _places(blocks: Sequence[Block], words: "NDArray[np.float32]", prose: "NDArray[np.float32]") -> "NDArray[np.float32]":
    """Where each block stands: on the page, in the elements that hold most of its prose, and under which heading."""
    import numpy as np

    count = len(blocks)
    total = max(1.0, float(prose.sum()))
    deep = np.array([len(block.holders) for block in blocks])
    numbers = np.array(list(chain.from_iterable(block.holders for block in blocks)), dtype=np.int64)
    linked = words * np.array([block.linked / max(1, len(block.text)) for block in blocks])
    # what each element holds: prose, words, words of links; by the elements' numbers
    held, wordy, anchored = (
        np.bincount(numbers, np.repeat(one, deep), minlength=1).astype(np.float64) for one in (prose, words, linked)
    )
    alike: dict[str, int] = {}
    names = np.array([alike.setdefault(block.names, len(alike)) for block in blocks], dtype=np.int64)
    many = np.bincount(names)
    best = _fullest(numbers, deep, held, total)
    rows = []
    heading, since = 0.0, 0
    title = next((i for i, block in enumerate(blocks) if block.tag == "h1"), -1)
    for i, block in enumerate(blocks):
        if block.inside & _HEADING and len(block.text) < 120:
            heading, since = (2.0 if _RELATED.search(block.text) else 1.0), 0
        else:
            since += 1
        holders = block.holders
        at = 1 if len(holders) > 1 and block.tag in _SMALL else 0
        parent = holders[at] if holders else 0
        outer = holders[at + 1] if at + 1 < len(holders) else parent
        rows.append((i - title if title >= 0 else -99, best in holders, parent, outer, heading, min(since, 30)))
    found = np.array(rows, dtype=np.int64).reshape(count, 6)
    parents, outers = found[:, 2], found[:, 3]
    left_out = np.array([(block.before, block.after) for block in blocks], dtype=np.int64).reshape(count, 2)
    index = np.cumsum(left_out[:, 0] + 1) - 1
    lines = int(index[-1] + left_out[-1, 1] + 1) if count else 1
    return table((
        index / lines, np.minimum(index, 60), np.minimum(lines - index, 60), np.clip(found[:, 0], -99, 99), found[:, 1],
        held[parents] / total, held[outers] / total,
        anchored[parents] / np.maximum(1.0, wordy[parents]), anchored[outers] / np.maximum(1.0, wordy[outers]),
        np.minimum(many[names], 50), (np.bincount(names, words) / many)[names], found[:, 4], found[:, 5],
        np.minimum(left_out[:, 0], 30), np.minimum(left_out[:, 1], 30),
        np.log1p(total), np.log1p(lines), np.log1p(count),
    ), count)  # fmt: skip


def _fullest(numbers: "NDArray[np.int64]", deep: "NDArray[np.int64]", held: "NDArray[np.float64]", total: float) -> int:
    """The innermost element that holds most of the page's prose."""
    import numpy as np

    if not len(numbers):
        return 0
    # `numbers` has the holders of each block, innermost first: how far each stands from the outermost
    ends = np.cumsum(deep)
    level = np.repeat(ends, deep) - 1 - np.arange(len(numbers))
    full = held[numbers] >= 0.6 * total
    if not full.any():
        return 0
    deepest = numbers[full & (level == level[full].max())]
    return int(deepest.min())


def context(blocks: Sequence[Block], scores: "NDArray[np.float32]") -> "NDArray[np.float32]":
    """One row for each block: what the first look (`scores`, logits) made of it, of its neighbours and of what is built alike."""
    import numpy as np

    count = len(blocks)
    weight = np.array([min(len(block.text), 500) for block in blocks], dtype=np.float32) ** 0.5
    padded = np.full(count + 8, -4.0, dtype=np.float32)
    padded[4 : count + 4] = scores
    columns: list[ArrayLike] = [padded[4 + step : 4 + step + count] for step in _BESIDE]
    points = weight * scores
    sums, weights = (np.concatenate((np.zeros(1), np.cumsum(one))) for one in (points, weight))
    index = np.arange(count)
    for reach in _WIDE:
        low, high = np.maximum(0, index - reach), np.minimum(count, index + reach + 1)
        columns.append((sums[high] - sums[low]) / (1 + weights[high] - weights[low]))
    # elements are numbered from 1, so that 0 is free for what stands in none
    groups = [
        [block.holders[min(level, len(block.holders) - 1)] if block.holders else 0 for block in blocks] for level in _LEVELS
    ]
    names: dict[str, int] = {}
    groups.append([names.setdefault(block.names, len(names)) for block in blocks])
    for number in np.array(groups, dtype=np.intp):
        total, mass = np.bincount(number, points), np.bincount(number, weight)
        rest = mass[number] - weight
        columns.append(np.where(rest > 0.01, (total[number] - points) / (rest + 0.01), -9.0))
    begin, end = line_scores.densest_stretch(points.tolist())
    away = np.where(index < begin, index - begin, np.where(index >= end, index - end + 1, 0))
    columns += [np.clip(away, -20, 20), (scores > 0).mean() if count else 0.0, scores]
    return table(columns, count)
