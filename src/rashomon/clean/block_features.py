"""What can be counted of each block of a page: the ground on which a trained model tells body from furniture."""

import math
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from rashomon.clean import line_scores
from rashomon.clean.blocks import HINTS, KIND_OF, KINDS, Block
from rashomon.clean.lines import FEATURES, find_lines

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

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
# Words of a block count up to so many: one long paragraph must not outweigh the others.
_MOST_WORDS = 80
# What each extractor kept, in the order of `EXTRACTORS`; a share of the block's letters, or NaN where it was not asked.
EXTRACTORS = ("careful", "quick")
_OWN = 22
# The second look has, beside all this, the first look's scores of the blocks around.
_BESIDE = (-4, -3, -2, -1, 1, 2, 3, 4)
_WIDE = (5, 12)
_LEVELS = (0, 1, 2)
CONTEXT = len(_BESIDE) + len(_WIDE) + len(_LEVELS) + 4
_AROUND = (1, 2)
_NEIGHBOUR = 5
WIDTH = len(EXTRACTORS) + _OWN + 1 + FEATURES + len(KINDS) + 2 * len(HINTS) + 2 * len(_AROUND) * _NEIGHBOUR + 13


def features(blocks: Sequence[Block], kept: "Sequence[Sequence[float] | None]") -> "NDArray[np.float32]":
    """One row of numbers for each block. `kept` has for each of EXTRACTORS what it kept of every block, or None."""
    import numpy as np

    count = len(blocks)
    lines = find_lines("\n".join(block.text for block in blocks))
    if len(lines) != count:
        lines = [find_lines(block.text.replace("\n", " "))[0] for block in blocks]
    # rules and counts alone: a trained scorer here would have to be trained anew together with whatever learns from it
    flat = np.clip(np.array(line_scores.rule_values(lines), dtype=np.float32), -20, 60)
    own = np.array([_own(block) for block in blocks], dtype=np.float32)
    words = np.array([min(len(line.words), _MOST_WORDS) for line in lines], dtype=np.float32)
    prose = np.array([min(len(line.words), _MOST_WORDS) if line.prose else 0 for line in lines], dtype=np.float32)
    linked = own[:, 3]
    near = np.stack([np.log1p(words), linked, flat, prose > 0, own[:, 0]], axis=1)
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
            asked, own, flat[:, None], np.array([line.features for line in lines], dtype=np.float32), *spread, *around,
            _places(blocks, words, prose),
        ],
        axis=1, dtype=np.float32,
    )  # fmt: skip


def _own(block: Block) -> tuple[float, ...]:
    """What a block shows by itself."""
    text = block.text
    size = len(text)
    letters = sum(map(str.isalpha, text[:400])) or 1
    return (
        _TAG_NUMBER.get(block.tag, len(TAGS)),
        math.log1p(size),
        letters / min(size, 400),
        min(1.0, block.linked / size),
        min(1.0, block.bold / size),
        block.broken,
        block.concealed,
        min(block.depth, 40),
        len(block.holders),
        text.count(",") / size * 100,
        sum(text.count(mark) for mark in ".!?。！？।؟") / size * 100,
        text[-1] in '.!?。！？।؟…"”»',
        text[-1] == ":",
        text[0].isupper(),
        text[0].islower(),
        text[0].isdigit(),
        sum(map(str.isupper, text[:400])) / letters,
        sum(map(str.isdigit, text[:400])) / min(size, 400),
        text.count("|") + text.count("›") + text.count("»") > 0,
        _RELATED.search(text) is not None if size < 80 else 0,
        "@" in text or "http" in text,
        "©" in text or "copyright" in text.lower(),
    )


def _places(blocks: Sequence[Block], words: "NDArray[np.float32]", prose: "NDArray[np.float32]") -> "NDArray[np.float32]":
    """Where each block stands: on the page, in the elements that hold most of its prose, and under which heading."""
    import numpy as np

    count = len(blocks)
    total = max(1.0, float(prose.sum()))
    held: dict[int, float] = {}
    wordy: dict[int, float] = {}
    anchored: dict[int, float] = {}
    for block, amount, size in zip(blocks, prose.tolist(), words.tolist(), strict=True):
        share = block.linked / max(1, len(block.text)) * size
        for holder in block.holders:
            held[holder] = held.get(holder, 0.0) + amount
            wordy[holder] = wordy.get(holder, 0.0) + size
            anchored[holder] = anchored.get(holder, 0.0) + share
    alike: dict[str, int] = {}
    alike_words: dict[str, float] = {}
    for block, size in zip(blocks, words.tolist(), strict=True):
        alike[block.names] = alike.get(block.names, 0) + 1
        alike_words[block.names] = alike_words.get(block.names, 0.0) + size
    best = _fullest(held, blocks, total)
    rows = []
    heading, since = 0.0, 0
    title = next((i for i, block in enumerate(blocks) if block.tag == "h1"), -1)
    for i, block in enumerate(blocks):
        if block.inside & _HEADING and len(block.text) < 120:
            heading, since = (2.0 if _RELATED.search(block.text) else 1.0), 0
        else:
            since += 1
        holders = block.holders
        parent = holders[1] if len(holders) > 1 and block.tag in ("p", "li", "h2", "h3", "h4") else holders[0] if holders else 0
        outer = next((h for h in holders[holders.index(parent) + 1 :]), parent) if holders else 0
        rows.append((
            i / count, min(i, 60), min(count - i, 60), i - title if title >= 0 else -99, best in holders,
            held.get(parent, 0.0) / total, held.get(outer, 0.0) / total,
            anchored.get(parent, 0.0) / max(1.0, wordy.get(parent, 0.0)),
            anchored.get(outer, 0.0) / max(1.0, wordy.get(outer, 0.0)),
            min(alike[block.names], 50), alike_words[block.names] / alike[block.names], heading, min(since, 30),
        ))  # fmt: skip
    out = np.array(rows, dtype=np.float32).reshape(count, 13)
    out[:, 3] = np.clip(out[:, 3], -99, 99)
    return out


def _fullest(held: dict[int, float], blocks: Sequence[Block], total: float) -> int:
    """The innermost element that holds most of the page's prose."""
    depth = {holder: level for block in blocks for level, holder in enumerate(reversed(block.holders))}
    full = [holder for holder, amount in held.items() if amount >= 0.6 * total]
    return max(full, key=lambda holder: (depth[holder], -holder), default=0)


def context(blocks: Sequence[Block], scores: "NDArray[np.float32]") -> "NDArray[np.float32]":
    """One row for each block: what the first look (`scores`, logits) made of it, of its neighbours and of what is built alike."""
    import numpy as np

    count = len(blocks)
    weight = np.array([min(len(block.text), 500) for block in blocks], dtype=np.float32) ** 0.5
    padded = np.full(count + 8, -4.0, dtype=np.float32)
    padded[4 : count + 4] = scores
    columns = [padded[4 + step : 4 + step + count] for step in _BESIDE]
    points = weight * scores
    sums, weights = (np.concatenate((np.zeros(1), np.cumsum(one))) for one in (points, weight))
    index = np.arange(count)
    for reach in _WIDE:
        low, high = np.maximum(0, index - reach), np.minimum(count, index + reach + 1)
        columns.append((sums[high] - sums[low]) / (1 + weights[high] - weights[low]))
    groups = [
        [block.holders[min(level, len(block.holders) - 1)] if block.holders else -1 for block in blocks] for level in _LEVELS
    ]
    names: dict[str, int] = {}
    groups.append([names.setdefault(block.names, len(names)) for block in blocks])
    for group in groups:
        number = np.unique(np.array(group), return_inverse=True)[1]
        total, mass = np.bincount(number, points), np.bincount(number, weight)
        rest = mass[number] - weight
        columns.append(np.where(rest > 0.01, (total[number] - points) / (rest + 0.01), -9.0))
    begin, end = line_scores.densest_stretch(points.tolist())
    away = np.where(index < begin, index - begin, np.where(index >= end, index - end + 1, 0))
    columns += [np.clip(away, -20, 20), np.full(count, float((scores > 0).mean()) if count else 0.0), scores]
    return np.stack(columns, axis=1).astype(np.float32)
