"""Which language an article is written in."""

import re
from functools import lru_cache
from typing import Literal

# The languages that are read deeply: names, quotes and claims, not only copies and vectors.
DEEP = frozenset({"en"})
# Fewer letters than this tell no language apart (Norwegian from Danish, a list of names from anything).
FEWEST_LETTERS = 20
# Fewer than this, and what the page declares of itself is believed unless the script refutes it.
FEW_LETTERS = 200
# So many characters settle it: of 329 bodies in many languages none was taken for another than by reading 20,000.
MOST_READ = 2_000
# So many where the page declares what they are found to be: of 1,537 bodies, 1,458 of which declare a language, none was
# taken for another than by reading MOST_READ; with 500 characters one was.
AGREED_READ = 600
# Function words of English, most of them in no other language, and the share of all words they must have: of 262
# pages measured the English ones had .12 and more (two tables of results apart), those in other languages at most .07.
_ENGLISH = frozenset(
    "the of and to that was with which were their from this have had they been would there said who by are it is".split()
)
FEWEST_WORDS = 30
LEAST_ENGLISH = 0.14
_LETTERS = re.compile(r"[^\W\d_]+")


def find_language(body: str, *, declared: str | None = None) -> tuple[str, Literal["deep", "shallow"]]:
    """The language's code (ISO 639-1; "und" where it cannot be told) and how deeply articles in it are read."""
    read = body[:MOST_READ]
    letters = _letters(read)
    claimed = _code(declared)
    if letters < FEWEST_LETTERS:
        language = claimed or "und"
    else:
        language = "en" if _plainly_english(read) else _identified(read, claimed)
        if letters < FEW_LETTERS and claimed and claimed != language and _same_script(body, claimed):
            language = claimed
    return language, "deep" if language in DEEP else "shallow"


def _letters(text: str) -> int:
    """How many letters a text holds, counted only until it is plain that they are not few."""
    count = 0
    for found in _LETTERS.finditer(text):
        count += found.end() - found.start()
        if count >= FEW_LETTERS:
            break
    return count


def _code(declared: str | None) -> str | None:
    code = (declared or "").strip().lower().replace("_", "-").split("-")[0]
    return code if len(code) in (2, 3) and code.isascii() and code.isalpha() else None


def _plainly_english(text: str) -> bool:
    """Whether the words that only English has so many of settle it; spares loading the model (about a second)."""
    words = _LETTERS.findall(text.lower())
    return len(words) >= FEWEST_WORDS and sum(map(_ENGLISH.__contains__, words)) >= LEAST_ENGLISH * len(words)


def _identified(text: str, claimed: str | None) -> str:
    """The language a text is in; its beginning is enough where two agree, the model and the page."""
    if claimed is not None and _identify(text[:AGREED_READ]) == claimed:
        return claimed
    return _identify(text)


@lru_cache(maxsize=256)
def _identify(text: str) -> str:
    import py3langid

    code, _ = py3langid.classify(text)
    return str(code)


def _same_script(body: str, claimed: str) -> bool:
    """Whether a short text can be in the language claimed: Latin letters for none that is written otherwise."""
    latin = sum(ch.isascii() and ch.isalpha() for ch in body) > 0.5 * sum(map(str.isalpha, body))
    return latin != (claimed in OTHER_SCRIPTS)


# Languages that are not written in Latin letters.
OTHER_SCRIPTS = frozenset(
    "am ar bg bn dv dz el fa gu he hi hy ja ka kk km kn ko ky lo mk ml mn mr my ne or pa ps ru si ta te th uk ur yi zh".split()
)
