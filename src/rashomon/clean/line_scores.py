"""How much each line of a flat page looks like body text: a trained net, or rules where its weights are missing."""

import functools
from collections.abc import Sequence
from importlib import resources
from typing import TYPE_CHECKING

from rashomon.clean import line_net
from rashomon.clean.lines import FEATURES, Counted

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

CONTEXT_WEIGHTS = "line_net.json"
# What of a neighbour counts: length, shortness, end in a full stop, function words, furniture phrases.
_NEIGHBOUR = (0, 1, 3, 4, 9)
_REACH = 3
PLACES = 12
WIDTH = FEATURES + 2 * _REACH * len(_NEIGHBOUR) + PLACES


def densest_stretch(values: Sequence[float]) -> tuple[int, int]:
    """The contiguous stretch [begin, end) with the greatest sum; (0, 0) when no value is positive."""
    best, best_at, total, begin = 0.0, (0, 0), 0.0, 0
    for i, value in enumerate(values):
        total += value
        if total <= 0:
            total, begin = 0.0, i + 1
        elif total > best:
            best, best_at = total, (begin, i + 1)
    return best_at


def inputs(page: Counted) -> "NDArray[np.float32]":
    """One row of numbers for each line: its own counts, its neighbours', and its place on the page."""
    import numpy as np

    own = page.features
    count = len(own)
    padded = np.zeros((count + 2 * _REACH, len(_NEIGHBOUR)), dtype=np.float32)
    padded[_REACH : count + _REACH] = own[:, _NEIGHBOUR]
    near = [padded[k : k + count] for k in range(2 * _REACH + 1) if k != _REACH]
    return np.concatenate([own, *near, _places(page)], axis=1)


def _places(page: Counted) -> "NDArray[np.float32]":
    """Where each line stands: against the ends of the page, the densest stretch, and the prose around it."""
    import numpy as np

    lines = page.lines
    count = len(lines)
    index = np.arange(count, dtype=np.float32)
    begin, end = densest_stretch(page.points.tolist())
    mass = np.array([min(80, len(line.words)) if line.prose else 0 for line in lines], dtype=np.float32)
    total = max(1.0, float(mass.sum()))
    before = np.concatenate(([0.0], np.cumsum(mass)[:-1]))
    sums = np.concatenate((np.zeros(9), np.cumsum(mass), np.full(9, mass.sum())))
    wide = sums[9 + 8 : 9 + 8 + count] - sums[0:count]
    inside = (index >= begin) & (index < end)
    away = np.where(index < begin, begin - index, np.where(index >= end, index - end + 1, 0))
    to_start = np.minimum(index - begin, 20) / 20
    to_end = np.minimum(end - 1 - index, 20) / 20
    out = np.stack([
        index / count, np.minimum(index, 30) / 30, np.minimum(count - index, 30) / 30, inside, np.minimum(away, 30) / 30,
        np.minimum(away, 3) / 3 * (index < begin), np.where(inside, to_start, 0), np.where(inside, to_end, 0),
        before / total, np.minimum(wide / 400, 1.5), np.full(count, min(1.0, (end - begin) / count)),
        np.full(count, min(1.5, total / 600)),
    ], axis=1)  # fmt: skip
    return out.astype(np.float32)


@functools.cache
def _context_net() -> line_net.Net | None:
    """The net that sees the whole page; None without its file."""
    return line_net.read_net(resources.files("rashomon.clean") / CONTEXT_WEIGHTS, inputs=WIDTH)


def scores_in_context(page: Counted, *, net: line_net.Net | None = None) -> list[float]:
    """For each line of a whole page a logit: above 0 body, below 0 furniture. `net` takes the place of the shipped one."""
    if not page.lines:
        return []
    net = net if net is not None else _context_net()
    if net is None:
        return _by_rules(page)
    found = line_net.logits(net, inputs(page), page.tokens)
    logits: list[float] = found.clip(-8, 8).round(4).tolist()
    return logits


def _by_rules(page: Counted) -> list[float]:
    """Logits without the net: prose in or near the densest stretch is body, everything outside it is not."""
    lines, values = page.lines, page.points.tolist()
    begin, end = densest_stretch(values)
    out = []
    for i, (line, value) in enumerate(zip(lines, values, strict=True)):
        if not begin <= i < end:
            out.append(-3.0)
        elif line.prose:
            out.append(4.0)
        elif line.strong:
            out.append(-2.0)
        else:
            out.append(1.0 if value > 0 else -1.0 if len(line.words) <= 2 or not begin < i < end - 1 else 0.3)
    return out
