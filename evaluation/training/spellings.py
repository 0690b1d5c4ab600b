"""Train the trees with which `linking.confusable` judges two spellings, and write them as JSON.

Usage: python -m evaluation.training.spellings OUT.json PAIRS.jsonl.gz

A line of the pairs is {"a": str, "b": str, "match": bool}. The weights in the package come from pairs of Latin spellings of names
in Cyrillic, Arabic and Hebrew letters, published under CC0; their digest stands in the file beside the weights.
Gradient boosting with fixed seeds: the same pairs give the same weights.
"""

import hashlib
import json
import pathlib
import sys
from collections.abc import Sequence

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from evaluation.lines import read_lines
from evaluation.pairs_of_names import FORM, SpellingPair
from rashomon.linking.confusable import Model, Tree, lookalikes
from rashomon.linking.lookalike_features import table

# So many sets of trees are averaged, each with another choice of features at each cut: with its seed alone one moves F1 by .004.
SETS = 2


def fit(pairs: Sequence[SpellingPair]) -> Model:
    """The model; trees in the order in which they were grown."""
    ordered = sorted(pairs, key=lambda p: (p.a, p.b))
    rows = table([p.a for p in ordered], [p.b for p in ordered])
    alike = lookalikes(rows)
    x, y = rows.T[alike], np.array([p.match for p in ordered])[alike]
    grown = [_grow(x, y, seed) for seed in range(SETS)]
    return {
        "base": round(sum(model["base"] for model in grown) / SETS, 4),
        "trees": [tree for model in grown for tree in model["trees"]],
    }


def _grow(x: np.ndarray, y: np.ndarray, seed: int) -> Model:
    model = HistGradientBoostingClassifier(
        max_iter=150, learning_rate=0.06, max_leaf_nodes=10, min_samples_leaf=12, l2_regularization=5.0, max_features=0.3,
        early_stopping=False, random_state=seed,
    ).fit(x, y)  # fmt: skip
    return {
        "base": float(np.ravel(model._baseline_prediction)[0]),
        "trees": [_tree(predictor.nodes) for (predictor,) in model._predictors],
    }


def _tree(nodes: np.ndarray) -> Tree:
    leaf = nodes["is_leaf"].astype(bool)
    return {
        "feature": np.where(leaf, -1, nodes["feature_idx"]).tolist(),
        "threshold": [float(f"{t:.6g}") for t in np.where(leaf, 0.0, nodes["num_threshold"])],
        "left": np.where(leaf, 0, nodes["left"]).tolist(),
        "right": np.where(leaf, 0, nodes["right"]).tolist(),
        "value": [round(float(v) / SETS, 4) if is_leaf else 0 for v, is_leaf in zip(nodes["value"], leaf, strict=True)],
    }


def main(argv: Sequence[str]) -> int:
    """Fit on the file and write the weights."""
    out, data = (pathlib.Path(arg) for arg in argv)
    made = {
        "made_by": "evaluation/training/spellings.py",
        "data": "pairs of Latin spellings of names (ru, ar, he), CC0",
        "sha256": hashlib.sha256(data.read_bytes()).hexdigest(),
        "model": fit(read_lines(data, SpellingPair, FORM)),
    }
    out.write_text(json.dumps(made, sort_keys=True).replace('{"feature', '\n{"feature') + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
