"""Train what `compare.same_answer` weighs its features with, and write the weights as JSON.

Usage: python -m evaluation.training.answers OUT.json ANSWERS.jsonl.gz

The weights in the package come from answers of news articles to questions about events, grouped by what they say, published under
BSD-3; the digest of the file stands beside them. Logistic regression with a fixed penalty; both classes weigh the same.
"""

import hashlib
import json
import pathlib
import sys
from collections.abc import Sequence

from evaluation.answers import FORM, Asked
from evaluation.lines import read_lines
from rashomon.backends.vectors import SentenceEncoder
from rashomon.compare.same_answer import FEATURES, features
from rashomon.model import Encoder

# The inverse of the penalty on large weights, over features of unit variance: four questions bear no looser fit.
LOOSENESS = 0.03


def fit(questions: Sequence[Asked], *, encoder: Encoder) -> dict[str, float]:
    """The weights by the names of the features, and the intercept."""
    import numpy as np
    from sklearn.linear_model import LogisticRegression

    rows: list[tuple[float, ...]] = []
    labels: list[bool] = []
    for question in questions:
        given = features([a.answer for a in question.answers], encoder=encoder)
        rows += given.values()
        labels += [question.answers[i].cluster == question.answers[j].cluster for i, j in given]
    table = np.asarray(rows)
    mean, scale = table.mean(axis=0), table.std(axis=0)
    scale[scale == 0] = 1
    model = LogisticRegression(C=LOOSENESS, class_weight="balanced", max_iter=1000).fit((table - mean) / scale, labels)
    slopes = model.coef_[0] / scale
    weights = {name: round(float(slope), 4) for name, slope in zip(FEATURES, slopes, strict=True)}
    return {"intercept": round(float(model.intercept_[0] - slopes @ mean), 4), **weights}


def main(argv: Sequence[str]) -> int:
    """Fit on the file and write the weights."""
    out, data = (pathlib.Path(arg) for arg in argv)
    made = {
        "made_by": "evaluation/training/answers.py",
        "data": "answers of news articles to questions about events, BSD-3",
        "sha256": hashlib.sha256(data.read_bytes()).hexdigest(),
        "weights": fit(read_lines(data, Asked, FORM), encoder=SentenceEncoder()),
    }
    out.write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
