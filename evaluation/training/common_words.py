"""Count in how many pages each word stands, and write the table that `gather` weighs words with.

Usage: python evaluation/training/common_words.py OUT.json SET.jsonl.gz [SET.jsonl.gz ...]

A set holds one page a line with its body under `gold_body`, or its source under `html`. The table in the package comes from
article pages in many languages, published under MIT, Apache-2.0 or CC-BY. It holds counts of stems, no text.
"""

import gzip
import hashlib
import json
import pathlib
import sys
from collections import Counter

from resiliparse.extract.html2text import extract_plain_text

from rashomon.gather.story_words import find_stems

# A page with fewer different words than this is no article.
FEWEST_WORDS = 30
# The table is scaled to so many pages. Calibrated on story benchmarks: more, and a pile's own words count too little; fewer, and
# a handful of pages on one event weigh down the very words that they share.
DOCUMENTS = 650
# A word that stands in fewer pages of the scaled table is as good as unknown.
LEAST = 3


def main(out: pathlib.Path, sets: list[pathlib.Path]) -> None:
    """Write the table to `out`."""
    pages = 0
    held: Counter[str] = Counter()
    sources = []
    for path in sets:
        sources.append({"name": path.name, "sha256": hashlib.sha256(path.read_bytes()).hexdigest()})
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                body = row.get("gold_body") or extract_plain_text(row["html"], main_content=True)
                words = set(find_stems(body))
                if len(words) >= FEWEST_WORDS:
                    held.update(words)
                    pages += 1
    scaled = {word: round(count * DOCUMENTS / pages) for word, count in sorted(held.items()) if "_" not in word}
    about = {
        "licence": "Apache-2.0 (counts); pages under MIT, Apache-2.0 or CC-BY",
        "made_by": "evaluation/training/common_words.py",
        "sets": sources,
        "pages": pages,
    }
    table = {"about": about, "documents": DOCUMENTS, "words": {w: n for w, n in scaled.items() if n >= LEAST}}
    out.write_text(json.dumps(table, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), [pathlib.Path(arg) for arg in sys.argv[2:]])
