"""Train the net that tells body lines from furniture, and write its weights as JSON.

Usage: python evaluation/training/line_weights.py OUT.json SET.jsonl.gz [SET.jsonl.gz ...]

A set holds one page a line: {"lines": [str], "labels": [1 body, 0 furniture, -1 no words]}. The weights in the package come from
article pages flattened to lines, published under MIT, Apache-2.0 or CC-BY; their digests stand in the file beside the weights.
Plain numpy with a fixed seed: the same sets give the same weights (to the last digits of the processor's arithmetic).
"""

import gzip
import hashlib
import json
import pathlib
import random
import sys
from collections.abc import Iterator, Sequence
from typing import TypedDict

import numpy as np
from numpy.typing import NDArray

from rashomon.clean.line_scores import WIDTH, inputs
from rashomon.clean.lines import find_lines

HIDDEN = 24
EPOCHS = 16
BATCH = 256
RATE = 3e-3
SHRINK = 1e-4
SEED = 0
Array = NDArray[np.float32]
Labelled = Sequence[tuple[str, int]]


class PageRow(TypedDict):
    """One page of a training set."""

    lines: list[str]
    labels: list[int]


def variants(page: Labelled, rng: random.Random) -> Iterator[tuple[Labelled, float]]:
    """A page as it was scraped, as a clean scraper leaves it (body only), and with a little furniture around its body."""
    yield page, 1.0
    body = [i for i, (_, label) in enumerate(page) if label == 1]
    if len(body) >= 3:
        yield [line for line in page if line[1] == 1], 0.5
        margin = rng.choice([1, 2, 4, 8, 16])
        yield page[max(0, body[0] - margin) : body[-1] + 1 + margin], 0.7


def rows(pages: Sequence[PageRow]) -> tuple[Array, Array, Array]:
    """Inputs, labels and weights of all lines: a line weighs by its length, a page as much as any other."""
    rng = random.Random(SEED)
    xs, ys, ws = [], [], []
    for page in pages:
        labelled = zip(page["lines"], page["labels"], strict=True)
        whole = [(" ".join(text.split()), label) for text, label in labelled if text.strip()]
        for variant, worth in variants(whole, rng):
            lines = find_lines("\n".join(text for text, _ in variant))
            labels = np.array([label for _, label in variant])
            if len(lines) != len(labels):
                continue
            weight = np.array([max(1, min(80, len(line.words))) ** 0.75 for line in lines], dtype=np.float32)
            weight *= 100 * worth / max(1.0, float(weight.sum()))
            known = labels >= 0
            xs.append(inputs(lines)[known])
            ys.append(labels[known])
            ws.append(weight[known])
    weights = np.concatenate(ws)
    return np.concatenate(xs), np.concatenate(ys).astype(np.float32), weights / weights.mean()


def fit(x: Array, y: Array, weights: Array) -> dict[str, object]:
    """Weights of a net of one hidden layer, by Adam with a falling rate."""
    rng = np.random.default_rng(SEED)
    mean, scale = x.mean(0), x.std(0) + np.float32(1e-3)
    x = ((x - mean) / scale).astype(np.float32)
    params: list[Array] = [
        rng.normal(0, (2 / WIDTH) ** 0.5, (WIDTH, HIDDEN)).astype(np.float32),
        np.zeros(HIDDEN, np.float32),
        rng.normal(0, HIDDEN**-0.5, HIDDEN).astype(np.float32),
        np.zeros(1, np.float32),
    ]
    first, second = [np.zeros_like(p) for p in params], [np.zeros_like(p) for p in params]
    steps = EPOCHS * (len(x) // BATCH)
    step = 0
    for _ in range(EPOCHS):
        order = rng.permutation(len(x))
        for begin in range(0, len(x) - BATCH + 1, BATCH):
            at = order[begin : begin + BATCH]
            z = x[at] @ params[0] + params[1]
            h = np.maximum(z, 0)
            guess = 1 / (1 + np.exp(-(h @ params[2] + params[3][0])))
            error = ((guess - y[at]) * weights[at] / BATCH).astype(np.float32)
            back = np.outer(error, params[2]) * (z > 0)
            slopes = [x[at].T @ back + SHRINK * params[0], back.sum(0), h.T @ error + SHRINK * params[2], np.array([error.sum()])]
            step += 1
            rate = RATE * (1 - step / steps) + 1e-5
            for k, slope in enumerate(slopes):
                first[k] = 0.9 * first[k] + 0.1 * slope
                second[k] = 0.999 * second[k] + 0.001 * slope**2
                params[k] = params[k] - rate * (first[k] / (1 - 0.9**step)) / (np.sqrt(second[k] / (1 - 0.999**step)) + 1e-8)
    return {
        "mean": mean.round(4).tolist(),
        "scale": scale.round(4).tolist(),
        "hidden": params[0].round(4).tolist(),
        "hidden_bias": params[1].round(4).tolist(),
        "out": params[2].round(4).tolist(),
        "out_bias": round(float(params[3][0]), 4),
    }


def main(arguments: Sequence[str]) -> int:
    """Train on the sets named and write the weights; 0 when that went well."""
    out, *names = arguments
    pages: list[PageRow] = []
    sources = []
    for name in names:
        data = pathlib.Path(name).read_bytes()
        sources.append({"name": pathlib.Path(name).name, "sha256": hashlib.sha256(data).hexdigest()})
        pages += [json.loads(line) for line in gzip.decompress(data).decode("utf-8").split("\n") if line]
    about = {
        "licence": "Apache-2.0 (weights); training pages under MIT, Apache-2.0 or CC-BY",
        "made_by": "evaluation/training/line_weights.py",
        "sets": sources,
        "pages": len(pages),
    }
    pathlib.Path(out).write_text(json.dumps({"about": about, **fit(*rows(pages))}) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
