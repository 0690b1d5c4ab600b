"""Train the trees that tell body blocks of HTML pages from furniture, and write them as JSON.

Usage: python -m evaluation.training.block_weights OUT.json FOLDS SET.jsonl.gz [SET.jsonl.gz ...] [--cache FOLDER]

A set holds one page a line: {"url", "html", "gold_body"} or, where only snippets are known, {"url", "html", "with": [str],
"without": [str]}. The weights in the package come from pages published under MIT, Apache-2.0 or CC-BY; the digests of the sets
stand in the file. FOLDS is a folder: for each part of the hosts it gets the weights that were trained without that part, which is
what an evaluation on these pages must use. Pages are learned from twice, with the extractors' opinions and without them, so
that one set of trees serves both modes. What the extractors take for the article, which is most of the time that reading the sets
needs, is kept in the folder that --cache names: remove it when an extractor's version changes. The same sets give the same bytes.
"""

import argparse
import gzip
import hashlib
import json
import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import LCSseq
from sklearn.ensemble import HistGradientBoostingClassifier

from evaluation.training.host_parts import PARTS, part_of
from rashomon.clean.block_features import context, features
from rashomon.clean.block_scores import Trees, forest
from rashomon.clean.blocks import KIND_OF, Block, find_blocks
from rashomon.clean.opinions import NOBODY, extracted, shares
from rashomon.ingest.html import visible_text

LONGEST_RUN_OF_CHANCE = 3
TREES = {"first": 80, "second": 50}
Array = NDArray[np.float32]
_WORD = re.compile(r"\w+")


@dataclass(slots=True)
class Labelled:
    """A page's blocks, what is counted of each in both modes, and for each 1 body, 0 furniture, -1 not known."""

    part: int
    blocks: list[Block]
    rows: tuple[Array, Array]
    labels: Array
    weights: Array


def labels_from_body(blocks: Sequence[Block], body: str) -> list[float]:
    """The share of each block's words that stand, in order, in the known body; -1 for blocks without words."""
    page, owner = [], []
    for number, block in enumerate(blocks):
        words = [] if block.inside & KIND_OF["head"] else _WORD.findall(block.text.lower())
        page += words
        owner += [number] * len(words)
    size = np.bincount(owner, minlength=len(blocks))
    gold: list[str] = []
    begins = set()
    for line in body.split("\n"):
        begins.add(len(gold))
        gold += _WORD.findall(line.lower())
    hit = np.zeros(len(blocks))
    for step in LCSseq.opcodes(page, gold):
        if step.tag != "equal":
            continue
        start, end = step.src_start, step.src_end
        if end - start > LONGEST_RUN_OF_CHANCE:
            for k in range(start, end):
                hit[owner[k]] += 1
            continue
        k = start
        while k < end:  # few words in a row: they count where they are whole blocks that open a line of the body
            last = k
            while last < end and owner[last] == owner[k]:
                last += 1
            if last - k == size[owner[k]] and (step.dest_start + k - start in begins or k > start):
                hit[owner[k]] += last - k
            k = last
    return [float(h / s) if s else -1.0 for h, s in zip(hit, size, strict=True)]


def labels_from_snippets(blocks: Sequence[Block], inside: Sequence[str], outside: Sequence[str]) -> list[float]:
    """1 for the block that alone holds a snippet of the body, 0 for those that hold one of the furniture, else -1."""
    flat = ["" if block.inside & KIND_OF["head"] else "".join(block.text.split()) for block in blocks]
    labels = [-1.0] * len(blocks)
    for value, snippets in ((1.0, inside), (0.0, outside)):
        for snippet in ("".join(one.split()) for one in snippets):
            hits = [k for k, text in enumerate(flat) if len(snippet) >= 6 and snippet in text]
            if value == 0.0 or len(hits) == 1:
                for k in hits:
                    labels[k] = value
    return labels


def read_set(path: Path, cache: Path | None) -> Iterator[Labelled]:
    """The pages of a set that have blocks."""
    kept = None if cache is None else cache / f"{_digest(path)}.jsonl.gz"
    known: dict[int, tuple[list[str], ...]] = {}
    if kept is not None and kept.is_file():
        with gzip.open(kept, "rt", encoding="utf-8") as lines:
            known = {number: tuple(json.loads(line)) for number, line in enumerate(lines)}
    found = []
    with gzip.open(path, "rt", encoding="utf-8") as rows:
        for number, row in enumerate(map(json.loads, rows)):
            lines_of_each = known.get(number) or extracted(row["html"])
            if kept is not None and not known:
                found.append(json.dumps(lines_of_each))
            page = read_page(row, lines_of_each)
            if page is not None:
                yield page
    if kept is not None and found:
        kept.parent.mkdir(parents=True, exist_ok=True)
        with gzip.open(kept, "wt", encoding="utf-8") as out:
            out.write("\n".join(found) + "\n")


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def read_page(row: dict[str, object], lines_of_each: Sequence[Sequence[str]]) -> Labelled | None:
    """A page of a set, ready to learn from; `lines_of_each` is what each extractor takes for its article."""
    markup, body = str(row["html"]), row.get("gold_body")
    text = visible_text(markup)
    blocks = find_blocks(markup, text)
    if not blocks:
        return None
    rows = features(blocks, shares(lines_of_each, blocks, text)), features(blocks, NOBODY)
    if isinstance(body, str):
        labels = np.array(labels_from_body(blocks, body), dtype=np.float32)
    else:
        inside, outside = (row.get(key) for key in ("with", "without"))
        assert isinstance(inside, list) and isinstance(outside, list)
        labels = np.array(labels_from_snippets(blocks, inside, outside), dtype=np.float32)
    weights = np.array([min(80, max(1, len(_WORD.findall(block.text)))) for block in blocks], dtype=np.float32) ** 0.75
    weights[labels < 0] = 0
    weights *= (100 if isinstance(body, str) else 20) / max(1.0, float(weights.sum()))
    return Labelled(part_of(str(row.get("url") or row.get("id"))), blocks, rows, labels, weights)


def fit(rows: Sequence[Array], pages: Sequence[tuple[Labelled, int]], count: int) -> Trees:
    """Trees that tell the blocks of `pages` apart. Plain gradient boosting with a fixed seed."""
    known = [page.labels >= 0 for page, _ in pages]
    x = np.concatenate([row[k] for row, k in zip(rows, known, strict=True)])
    y = np.concatenate([page.labels[k] > 0.5 for (page, _), k in zip(pages, known, strict=True)])
    w = np.concatenate([page.weights[k] for (page, _), k in zip(pages, known, strict=True)])
    model = HistGradientBoostingClassifier(
        max_iter=count, max_leaf_nodes=20, max_depth=7, learning_rate=0.12, min_samples_leaf=40, l2_regularization=5.0,
        max_bins=64, max_features=0.3, early_stopping=False, random_state=0,
    ).fit(x, y, sample_weight=w)  # fmt: skip
    return trees_of(model)


def trees_of(model: HistGradientBoostingClassifier) -> Trees:
    """A fitted model as plain lists."""
    out: Trees = {
        "base": float(np.ravel(model._baseline_prediction)[0]),
        "feature": [], "threshold": [], "missing_left": [], "left": [], "right": [], "value": [],
    }  # fmt: skip
    for (predictor,) in model._predictors:
        nodes = predictor.nodes
        leaf = nodes["is_leaf"].astype(bool)
        out["feature"].append(np.where(leaf, -1, nodes["feature_idx"]).tolist())
        out["threshold"].append(
            [0.0 if is_leaf else float(f"{t:.6g}") for is_leaf, t in zip(leaf, nodes["num_threshold"], strict=True)]
        )
        out["missing_left"].append(nodes["missing_go_to_left"].astype(int).tolist())
        out["left"].append(nodes["left"].astype(int).tolist())
        out["right"].append(nodes["right"].astype(int).tolist())
        out["value"].append([float(f"{v:.4g}") if is_leaf else 0.0 for is_leaf, v in zip(leaf, nodes["value"], strict=True)])
    return out


def look(trees: Trees, rows: Array) -> Array:
    """The first look's scores, as they are clipped at run time."""
    clipped: Array = np.clip(forest(trees).logits(rows), -9.0, 9.0)
    return clipped


def train(pages: Sequence[Labelled]) -> tuple[dict[str, Trees], list[dict[str, Trees]]]:
    """The weights from all pages, and for each part those from all others. The second look learns from scores of unseen pages."""
    both = [(page, mode) for page in pages for mode in (0, 1)]
    firsts = []
    for part in range(PARTS):
        others = [one for one in both if one[0].part != part]
        firsts.append(fit([page.rows[mode] for page, mode in others], others, TREES["first"]))
        print(f"first look without part {part}: {time.process_time():.0f} s", flush=True)
    seen = [
        np.concatenate([page.rows[mode], context(page.blocks, look(firsts[page.part], page.rows[mode]))], axis=1)
        for page, mode in both
    ]
    folds = []
    for part in range(PARTS):
        chosen = [k for k, (page, _) in enumerate(both) if page.part != part]
        second = fit([seen[k] for k in chosen], [both[k] for k in chosen], TREES["second"])
        folds.append({"first": firsts[part], "second": second})
        print(f"second look without part {part}: {time.process_time():.0f} s", flush=True)
    whole = {
        "first": fit([page.rows[mode] for page, mode in both], both, TREES["first"]),
        "second": fit(seen, both, TREES["second"]),
    }
    return whole, folds


def main(out: Path, folds: Path, sets: Sequence[Path], cache: Path | None) -> None:
    """Read the sets, train, write the package's weights and those of the folds."""
    pages: list[Labelled] = []
    for path in sets:
        pages += read_set(path, cache)
        print(f"{path.name}: {len(pages)} pages so far, {time.process_time():.0f} s", flush=True)
    whole, parts = train(pages)
    origin = {
        "made_by": "evaluation/training/block_weights.py",
        "licence": "weights: Apache-2.0; trained on pages published under MIT, Apache-2.0 and CC-BY-4.0",
        "sets": {path.name: _digest(path) for path in sets},
    }
    write(out, {"origin": origin, **whole})
    folds.mkdir(parents=True, exist_ok=True)
    for number, weights in enumerate(parts):
        write(folds / f"without_part_{number}.json", {"origin": origin, **weights})


def write(path: Path, weights: object) -> None:
    """JSON without a blank too many."""
    path.write_text(json.dumps(weights, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("folds", type=Path)
    parser.add_argument("sets", type=Path, nargs="+")
    parser.add_argument("--cache", type=Path)
    given = parser.parse_args()
    main(given.out, given.folds, given.sets, given.cache)
