"""A printed name taken apart: its words without titles and particles, and what stood in brackets."""

import re
from dataclasses import dataclass
from functools import lru_cache

from rashomon.linking.spelling import latin
from rashomon.text.names import COURTESIES, KEPT_TITLES, PARTICLES, ROMAN, SUFFIXES, TITLES

_FIRST_PARTICLES = frozenset({"abu", "umm", "um", "bar", "ben"})  # of a name of two words they are half
_AFTER_NAMES = SUFFIXES | {"dr", "prof", "mr", "mrs", "qc", "mp"}
_BEFORE_NAMES = TITLES | KEPT_TITLES.keys() | COURTESIES.keys()
_NICK = re.compile(r"[(\"“”‘]\s*([^()\"“”‘’]+?)\s*[)\"”“’]")
_GLUED = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ][a-zà-ÿ]{2})")
_NOT_GLUED = re.compile(r"\b(?:Mac|Mc|De|La|Le|Di)[A-Z]")
# Letters stay, digits that a scanner took for letters become these, what parts words becomes a blank, all else goes.
_SIGNS = {
    **dict.fromkeys(range(128)), **{c: c for c in range(ord("a"), ord("z") + 1)},
    **{ord(c): " " for c in " \t\n\r\f\v\x1c\x1d\x1e\x1f-_/.,"},
    **str.maketrans("01934", "oigea"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Name:
    """A name taken apart: `core` its words without titles and particles, `nick` what stood in brackets or quotation marks."""

    core: tuple[str, ...]
    nick: tuple[str, ...]
    suffix: str = ""


@lru_cache(maxsize=16384)
def parse(name: str) -> Name:
    """The parts of a printed name in lower-case Latin letters; 'Surname, Given' is turned round."""
    nick: tuple[str, ...] = ()
    plain = name
    if not plain.isascii() or "(" in plain or '"' in plain:
        nick = tuple(latin(x) for x in _NICK.findall(plain))
        plain = _NICK.sub(" ", plain)
    if "," in plain:
        head, _, tail = plain.partition(",")
        if tail.strip() and latin(tail.strip().rstrip(".")) not in SUFFIXES:
            plain = f"{tail} {head}"
    if not (plain.isupper() or plain.istitle()) and _GLUED.search(plain) and not _NOT_GLUED.search(plain):
        plain = _GLUED.sub(" ", plain)
    words = (plain.lower() if plain.isascii() else latin(plain)).translate(_SIGNS).split()
    suffix = "" if ROMAN.isdisjoint(words) else next((w for w in words[1:] if w in ROMAN), "")
    kept = words[:1] if len(words) == 2 and words[0] in _FIRST_PARTICLES else []
    rest = words[len(kept) :]
    while len(rest) > 1 and rest[0] in _BEFORE_NAMES:
        rest = rest[1:]  # a title that ends a name is a surname: 'Mike Bishop'
    while len(rest) > 1 and rest[-1] in _AFTER_NAMES:
        rest = rest[:-1]
    if not PARTICLES.isdisjoint(rest):
        rest = [w for w in rest if w not in PARTICLES]
    core = kept + rest
    if not core:
        core = [w for w in words if w not in PARTICLES] or words
    return Name(tuple(core), nick, suffix)
