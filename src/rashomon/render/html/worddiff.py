"""How one version of an utterance differs from the fullest one, word by word."""

import difflib
import re
from dataclasses import dataclass
from typing import Literal

TOO_FAR = 0.35  # share of common words below which a word diff is noise (reported speech, translations): shown plain instead


@dataclass(frozen=True, slots=True)
class Run:
    """A run of words that both have (`same`), that only this version has (`added`), or that it lacks (`lost`)."""

    kind: Literal["same", "added", "lost"]
    text: str


def _words(text: str) -> list[str]:
    return re.findall(r"\S+", text)


def _bare(word: str) -> str:
    return re.sub(r"[^\w]+", "", word).casefold() or word


def word_diff(fullest: str, version: str) -> tuple[Run, ...]:
    """The version as runs of words, with the words it lost in their places; one `same` run where the two are too far apart."""
    old, new = _words(fullest), _words(version)
    matcher = difflib.SequenceMatcher(a=[_bare(word) for word in old], b=[_bare(word) for word in new], autojunk=False)
    common = sum(block.size for block in matcher.get_matching_blocks())
    if not new or common < TOO_FAR * min(len(old), len(new)):
        return (Run("same", " ".join(new)),)
    runs: list[Run] = []
    for _, a, b, c, d in matcher.get_opcodes():
        if old[a:b] and [_bare(word) for word in old[a:b]] == [_bare(word) for word in new[c:d]]:
            runs.append(Run("same", " ".join(new[c:d])))
            continue
        if b > a:
            runs.append(Run("lost", " ".join(old[a:b])))
        if d > c:
            runs.append(Run("added", " ".join(new[c:d])))
    return tuple(runs)
