"""Average the sentence vectors of titles, language by language, and write the table that `gather` centres vectors with.

Usage: python evaluation/training/mean_vectors.py OUT.json SET.jsonl.gz [SET.jsonl.gz ...]

A set holds one page a line, with its title under `gold_title` or its source under `html`. The table in the package comes from
pages in many languages, published under MIT, Apache-2.0 or CC-BY. It holds averages over many titles, no text.
"""

import gzip
import hashlib
import json
import pathlib
import sys
from collections import defaultdict

import numpy as np
from resiliparse.parse.html import HTMLTree

from rashomon.backends.vectors import SentenceEncoder
from rashomon.clean.language import find_language

# A language with fewer titles has the average of all languages.
FEWEST_TITLES = 15
DECIMALS = 3


def main(out: pathlib.Path, sets: list[pathlib.Path]) -> None:
    """Write the table to `out`."""
    titles: dict[str, list[str]] = defaultdict(list)
    sources = []
    for path in sets:
        sources.append({"name": path.name, "sha256": hashlib.sha256(path.read_bytes()).hexdigest()})
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                tree = HTMLTree.parse(row["html"])
                title = " ".join((row.get("gold_title") or tree.title or "").split())
                if title:
                    body = row.get("gold_body") or (tree.body.text if tree.body else "")
                    titles[find_language(body or "")[0]].append(title)
    encoder = SentenceEncoder()
    vectors = {language: encoder.encode(sorted(found)) for language, found in sorted(titles.items())}
    means = {language: own.mean(axis=0) for language, own in vectors.items() if len(own) >= FEWEST_TITLES}
    means[""] = np.mean(list(means.values()), axis=0)
    about = {
        "licence": "Apache-2.0 (averages); pages under MIT, Apache-2.0 or CC-BY",
        "made_by": "evaluation/training/mean_vectors.py",
        "sets": sources,
        "titles": {language: len(found) for language, found in sorted(titles.items())},
        "model": encoder.used.name,
    }
    rows = {language: [round(float(x), DECIMALS) for x in mean] for language, mean in sorted(means.items())}
    out.write_text(json.dumps({"about": about, "means": rows}, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), [pathlib.Path(arg) for arg in sys.argv[2:]])
