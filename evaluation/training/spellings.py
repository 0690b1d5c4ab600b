"""Train what `linking.confusable` weighs the steps between two spellings with, and write its weights as JSON.

Usage: python -m evaluation.training.spellings OUT.json PAIRS.jsonl.gz

A line of the pairs is {"a": str, "b": str, "match": bool}. The weights in the package come from pairs of Latin spellings of names
in Cyrillic, Arabic and Hebrew letters, published under CC0; their digest stands in the file beside the weights.
Logistic regression with a fixed penalty: the same pairs give the same weights.
"""

import hashlib
import json
import pathlib
import sys
from collections import Counter
from collections.abc import Sequence

from evaluation.lines import read_lines
from evaluation.pairs_of_names import FORM, SpellingPair
from rashomon.linking.confusable import features, lookalikes
from rashomon.linking.spelling import latin

# A feature seen in fewer pairs than this tells of those pairs only.
SEEN = 3
# The inverse of the penalty on large weights: the best of .3, 1 and 2 in five folds.
LOOSENESS = 0.3
# A weight smaller than this moves no odds.
LEAST = 0.005


def fit(pairs: Sequence[SpellingPair]) -> dict[str, float]:
    """The weights by the names of the features."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    rows, labels = [], []
    for pair in sorted(pairs, key=lambda p: (p.a, p.b)):
        a, b = sorted((latin(pair.a), latin(pair.b)))
        if lookalikes(a, b):
            rows.append(features(a, b))
            labels.append(pair.match)
    seen = Counter(name for row in rows for name in row)
    kept = [{name: value for name, value in row.items() if seen[name] >= SEEN and name != "even"} for row in rows]
    vectors = DictVectorizer(sparse=True)
    model = LogisticRegression(C=LOOSENESS, max_iter=5000, tol=1e-5).fit(vectors.fit_transform(kept), labels)
    named = zip(vectors.get_feature_names_out(), model.coef_[0], strict=True)
    weights = {str(name): round(float(weight), 3) for name, weight in named if abs(weight) >= LEAST}
    return {"even": round(float(model.intercept_[0]), 3), **weights}


def main(argv: Sequence[str]) -> int:
    """Fit on the file and write the weights."""
    out, data = (pathlib.Path(arg) for arg in argv)
    made = {
        "made_by": "evaluation/training/spellings.py",
        "data": "pairs of Latin spellings of names (ru, ar, he), CC0",
        "sha256": hashlib.sha256(data.read_bytes()).hexdigest(),
        "weights": fit(read_lines(data, SpellingPair, FORM)),
    }
    out.write_text(json.dumps(made, indent=0, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
