"""The words of an article that tell which story it belongs to, and how common each of them is in pages at large."""

import json
import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from anyascii import anyascii

from rashomon.model import Article

# The title says what the story is, the first words say it again: they count so much more than a word further down.
TITLE_WEIGHT = 6
LEAD_WEIGHT = 2
LEAD_WORDS = 120
# A word's beginning stands for it, whatever its ending, romanised: names written in two scripts meet.
STEM = 6
_WORD = re.compile(r"[^\W\d_]{2,}|\d+")
# A part of a title of no more words than this, set off behind the rest, names the outlet; of fewer, before it, the section.
OUTLET_WORDS = 4
_PARTS = re.compile(r"\s*\|\s*|\s+[»•·/]+\s+|\s+[-\u2013\u2014]+\s+|\s*::\s*")
# Scripts written without spaces: pairs of characters stand for words.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]+")


@dataclass(frozen=True, slots=True)
class CommonWords:
    """In how many of `documents` pages each word stands; a word that is missing stands in hardly any."""

    documents: int
    words: dict[str, int]


def story_words(article: Article) -> Counter[str]:
    """How often each stem stands in the article, title and lead counted more than once."""
    body = find_stems(article.body_text())
    counts = Counter(body)
    for word in body[:LEAD_WORDS]:
        counts[word] += LEAD_WEIGHT
    for word in find_stems(bare_title(article.title or "")):
        counts[word] += TITLE_WEIGHT
    return counts


def bare_title(title: str) -> str:
    """The title without the names of outlet and section that stand before or behind it, between strokes or dashes."""
    parts = [part for part in _PARTS.split(title) if part.strip()]
    sizes = [len(_WORD.findall(part)) if not _UNSPACED.search(part) else len(part) // 2 for part in parts]
    if len(parts) < 2 or max(sizes) <= OUTLET_WORDS:
        return title
    while sizes[-1] <= OUTLET_WORDS:
        del parts[-1], sizes[-1]
    while sizes[0] < OUTLET_WORDS:
        del parts[0], sizes[0]
    return " - ".join(parts)


def find_stems(text: str) -> list[str]:
    """The romanised beginnings of words, in order."""
    out: list[str] = []
    for word in _WORD.findall(text):
        if _UNSPACED.match(word):
            out += [word[k : k + 2] for k in range(max(1, len(word) - 1))]
        else:
            plain = (word if word.isascii() else anyascii(word)).lower()
            if plain:
                out.append(plain[:STEM])
    return out


@lru_cache(maxsize=1)
def load_common_words() -> CommonWords:
    """The table this version ships; made by evaluation/training/common_words.py."""
    data = json.loads(resources.files("rashomon.gather").joinpath("weights/common_words.json").read_text(encoding="utf-8"))
    return CommonWords(int(data["documents"]), {str(w): int(n) for w, n in data["words"].items()})
