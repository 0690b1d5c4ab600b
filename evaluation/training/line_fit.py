"""Fit the weights of the net that reads lines in context: forward with dropout, slopes by hand, Adam, averaged at the end.

The pass over a page is that of `rashomon.clean.line_net.logits`; a test holds the two together. Pages lie one behind the other,
with as many blank rows between them as the widest convolution reaches.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from rashomon.clean.line_net import LOOK_ROUND, NOTHING, REACHES, TABLE

HIDDEN = 32
WORD_WIDTH = 8
EPOCHS = 8
# Lines in a step.
BATCH = 4000
RATE = 3e-3
WARM_UP = 50
DROPOUT = 0.25
SHRINK = 1e-4
# The weights kept are a running mean over the last part of the training.
AVERAGED_FROM, AVERAGING = 0.6, 0.01
SEED = 0
# So many nets are trained, each from its own start, and asked together.
MEMBERS = 2
_GAP = max(REACHES)
_LAYERS = len(REACHES)

Array = NDArray[np.float32]
Index = NDArray[np.intp]
Params = dict[str, Array]


@dataclass(frozen=True, slots=True)
class Example:
    """A page: its lines' inputs, their words' numbers (filled up with NOTHING), labels 0 or 1, and what each line weighs."""

    inputs: Array
    tokens: Index
    labels: Array
    weights: Array


class Batch(NamedTuple):
    """Pages one behind the other; `filled` is 0 in the blank rows, `page` says whose a row is."""

    x: Array
    tokens: Index
    token_starts: Index
    norm: Array
    filled: Array
    page: Index
    starts: Index
    sizes: Array
    labels: Array
    weights: Array


class Pass(NamedTuple):
    """What the way back needs of the way there."""

    logits: Array
    last: Array
    first: tuple[Array, Array, Array]
    near: tuple[tuple[Array, Array, Array], ...]
    round: tuple[Array, Array, Array, Array]


def fit_members(examples: Sequence[Example], *, members: int = MEMBERS, epochs: int = EPOCHS) -> list[Params]:
    """The weights of several nets, each from its own start."""
    return [fit(examples, epochs=epochs, seed=SEED + number) for number in range(members)]


def fit(examples: Sequence[Example], *, epochs: int = EPOCHS, seed: int = SEED) -> Params:
    """The weights by name, the scaling of the inputs folded into the first layer."""
    rng = np.random.default_rng(seed)
    every = np.concatenate([example.inputs for example in examples])
    mean, scale = every.mean(0), every.std(0) + np.float32(1e-2)
    scaled = [Example((e.inputs - mean) / scale, e.tokens, e.labels, e.weights) for e in examples]
    params = _start(every.shape[1], rng)
    averaged: Params | None = None
    moments = {name: (np.zeros_like(value), np.zeros_like(value)) for name, value in params.items()}
    steps = epochs * (sum(len(e.labels) + _GAP for e in scaled) // BATCH + 1)
    step = 0
    for _ in range(epochs):
        for pages in _batches(scaled, rng):
            batch = pack(pages)
            there = forward(params, batch, rng)
            guess = 1 / (1 + np.exp(-there.logits))
            slopes = backward(params, batch, there, ((guess - batch.labels) * batch.weights / len(pages)).astype(np.float32))
            step += 1
            rate = RATE * max(0.0, 1 - step / steps) * min(1.0, step / WARM_UP) + 1e-6
            for name, value in tuple(params.items()):
                slope = slopes[name] + (0 if name.endswith("bias") else SHRINK) * value
                first, second = moments[name]
                np.add(first, np.float32(0.1) * (slope - first), out=first)
                np.add(second, np.float32(0.001) * (slope * slope - second), out=second)
                change = rate * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
                params[name] = value - change.astype(np.float32)
            if averaged is None and step > AVERAGED_FROM * steps:
                averaged = {name: value.copy() for name, value in params.items()}
            elif averaged is not None:
                averaged = {name: value + np.float32(AVERAGING) * (params[name] - value) for name, value in averaged.items()}
    return _folded(averaged or params, mean, scale)


def _start(inputs: int, rng: np.random.Generator) -> Params:
    def normal(*shape: int, spread: float) -> Array:
        return rng.normal(0, spread, shape).astype(np.float32)

    params = {
        "words": normal(TABLE, WORD_WIDTH, spread=0.1),
        "first": normal(inputs + WORD_WIDTH, HIDDEN, spread=(2 / (inputs + WORD_WIDTH)) ** 0.5),
        "first_bias": np.zeros(HIDDEN, np.float32),
        "mean": normal(HIDDEN, HIDDEN, spread=0.05),
        "around": normal(2 * HIDDEN, HIDDEN, spread=0.03),
        "out": normal(HIDDEN, spread=HIDDEN**-0.5),
        "out_bias": np.zeros(1, np.float32),
    }
    for k in range(_LAYERS):
        params[f"near_{k}"] = normal(3 * HIDDEN, HIDDEN, spread=(3 * HIDDEN) ** -0.5)
        params[f"near_{k}_bias"] = np.zeros(HIDDEN, np.float32)
    return params


def _folded(params: Params, mean: Array, scale: Array) -> Params:
    first = params["first"].copy()
    first[: len(mean)] /= scale[:, None]
    return {**params, "first": first, "first_bias": params["first_bias"] - mean @ first[: len(mean)]}


def _batches(examples: Sequence[Example], rng: np.random.Generator) -> list[list[Example]]:
    """The pages in a new order, cut into steps."""
    out: list[list[Example]] = [[]]
    size = 0
    for i in rng.permutation(len(examples)):
        out[-1].append(examples[i])
        size += len(examples[i].labels) + _GAP
        if size >= BATCH:
            out.append([])
            size = 0
    return [pages for pages in out if pages]


def pack(pages: Sequence[Example]) -> Batch:
    """Pages one behind the other."""
    sizes = np.array([len(page.labels) for page in pages])
    starts = np.concatenate(([0], np.cumsum(sizes + _GAP)[:-1])).astype(np.intp)
    total = int((sizes + _GAP).sum())
    rows = np.concatenate([np.arange(start, start + size) for start, size in zip(starts, sizes, strict=True)])
    numbers = np.full((total, pages[0].tokens.shape[1]), NOTHING, dtype=np.intp)
    numbers[:, 0] = 0
    numbers[rows] = np.concatenate([page.tokens for page in pages])
    filled = numbers != NOTHING
    lengths = filled.sum(axis=1)

    def spread(values: Sequence[Array]) -> Array:
        joined = np.concatenate(values)
        out = np.zeros((total, *joined.shape[1:]), np.float32)
        out[rows] = joined
        return out

    return Batch(
        x=spread([page.inputs for page in pages]),
        tokens=numbers[filled],
        token_starts=(np.cumsum(lengths) - lengths).astype(np.intp),
        norm=(lengths**-0.5).astype(np.float32)[:, None],
        filled=spread([np.ones((size, 1), np.float32) for size in sizes]),
        page=np.repeat(np.arange(len(pages)), sizes + _GAP),
        starts=starts,
        sizes=sizes.astype(np.float32)[:, None],
        labels=spread([page.labels for page in pages]),
        weights=spread([page.weights for page in pages]),
    )


def forward(params: Params, batch: Batch, rng: np.random.Generator | None = None) -> Pass:
    """The logits of every row; with `rng` some values are dropped at random."""
    said = np.add.reduceat(params["words"][batch.tokens], batch.token_starts, axis=0) * batch.norm
    z = np.concatenate((batch.x, said), axis=1)
    kept = _kept(z, DROPOUT / 2, rng)
    z = z * kept
    a = z @ params["first"] + params["first_bias"]
    h = np.maximum(a, 0) * batch.filled
    first = (z, kept, a)
    near: list[tuple[Array, Array, Array]] = []
    around: tuple[Array, Array, Array, Array] | None = None
    for k, reach in enumerate(REACHES):
        if k == LOOK_ROUND:
            mean = (np.add.reduceat(h, batch.starts, axis=0) / batch.sizes).astype(np.float32)
            extremes = _extremes(h, batch.starts)
            entering = h
            h = np.maximum(h + (mean @ params["mean"])[batch.page] + extremes @ params["around"], 0) * batch.filled
            around = (mean, extremes, entering, h)
        beside = np.concatenate((_shifted(h, reach), h, _shifted(h, -reach)), axis=1)
        a = beside @ params[f"near_{k}"] + params[f"near_{k}_bias"]
        kept = _kept(a, DROPOUT, rng)
        h = (h + np.maximum(a, 0) * kept) * batch.filled
        near.append((beside, kept, a))
    assert around is not None
    return Pass(h @ params["out"] + params["out_bias"][0], h, first, tuple(near), around)


def backward(params: Params, batch: Batch, there: Pass, error: Array) -> Params:
    """The slope of the loss for every weight; `error` is its slope for every logit."""
    slopes: Params = {"out": there.last.T @ error, "out_bias": np.array([error.sum()], np.float32)}
    back = np.outer(error, params["out"]).astype(np.float32)
    width = back.shape[1]
    for k in range(_LAYERS - 1, -1, -1):
        beside, kept, a = there.near[k]
        back = (back * batch.filled).astype(np.float32)
        inner = back * kept * (a > 0)
        slopes[f"near_{k}"] = beside.T @ inner
        slopes[f"near_{k}_bias"] = inner.sum(0)
        spread: Array = (inner @ params[f"near_{k}"].T).astype(np.float32)
        reach = REACHES[k]
        back = back + spread[:, width : 2 * width]
        back = back + _shifted(spread[:, :width], -reach) + _shifted(spread[:, 2 * width :], reach)
        if k == LOOK_ROUND:
            mean, extremes, entering, left = there.round
            back = back * batch.filled * (left > 0)
            pages = np.add.reduceat(back, batch.starts, axis=0)
            slopes["mean"] = mean.T @ pages
            slopes["around"] = extremes.T @ back
            from_extremes = _to_extremes(entering, extremes, back @ params["around"].T, batch.starts)
            back = back + (pages @ params["mean"].T / batch.sizes)[batch.page] + from_extremes
    z, kept, a = there.first
    inner = back * batch.filled * (a > 0)
    slopes["first"] = z.T @ inner
    slopes["first_bias"] = inner.sum(0)
    words = ((inner @ params["first"].T) * kept)[:, batch.x.shape[1] :] * batch.norm
    each = np.repeat(words, np.diff(np.append(batch.token_starts, len(batch.tokens))), axis=0)
    columns = [np.bincount(batch.tokens, each[:, j], minlength=TABLE) for j in range(each.shape[1])]
    slopes["words"] = np.stack(columns, axis=1).astype(np.float32)
    return slopes


def _kept(values: Array, share: float, rng: np.random.Generator | None) -> Array:
    """A factor for each value: 0 for those dropped, and the others made up for it."""
    if rng is None:
        return np.ones((1, 1), np.float32)
    return ((rng.random(values.shape, dtype=np.float32) > share) / np.float32(1 - share)).astype(np.float32)


def _shifted(values: Array, by: int) -> Array:
    """Rows moved down (`by` > 0) or up, zeros where nothing comes in."""
    out = np.zeros_like(values)
    if by > 0:
        out[by:] = values[:-by]
    else:
        out[:by] = values[-by:]
    return out


def _extremes(h: Array, starts: Index) -> Array:
    """For every row the greatest value up to it, and from it on, within its page."""
    before, after = np.empty_like(h), np.empty_like(h)
    for begin, end in zip(starts, np.append(starts[1:], len(h)), strict=True):
        before[begin:end] = np.maximum.accumulate(h[begin:end], axis=0)
        after[begin:end] = np.maximum.accumulate(h[begin:end][::-1], axis=0)[::-1]
    return np.concatenate((before, after), axis=1)


def _to_extremes(h: Array, extremes: Array, slopes: Array, starts: Index) -> Array:
    """Slopes for greatest values go to the rows that held them."""
    count, width = h.shape
    rows = np.arange(count)[:, None]
    total = np.zeros(count * width)
    ends = np.append(starts[1:], count)
    for backwards in (False, True):
        if backwards:
            greatest, slope, firsts = extremes[::-1, width:], slopes[::-1, width:], count - ends
        else:
            greatest, slope, firsts = extremes[:, :width], slopes[:, :width], starts
        previous = np.concatenate((np.full((1, width), -1, np.float32), greatest[:-1]))
        previous[firsts] = -1
        holder = np.maximum.accumulate(np.where(greatest > previous, rows, -1), axis=0)
        if backwards:
            holder = count - 1 - holder
        total += np.bincount((holder * width + np.arange(width)).ravel(), slope.ravel(), minlength=count * width)
    return total.reshape(count, width).astype(np.float32)
