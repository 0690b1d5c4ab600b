"""Russian tokens, grammar and name guesses, from the models of natasha: `pip install rashomon[ru]`.

The package natasha ships the models; slovnet runs them with numpy alone. natasha itself is not imported: what it adds needs an
old analyser that no longer starts on new Pythons. Its successor, pymorphy3, gives the lemmas.
"""

import importlib.util
import pathlib
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from rashomon.backends.english import LONGEST
from rashomon.backends.hashes import identify, installed
from rashomon.backends.universal import relation, word_class
from rashomon.model import ModelMissingError, NameGuess, Token

if TYPE_CHECKING:
    from pymorphy3 import MorphAnalyzer
    from slovnet import NER, Morph, Syntax

PACKAGES = ("natasha", "slovnet", "navec", "razdel", "pymorphy3")
_EMBEDDINGS = "emb/navec_news_v1_1B_250K_300d_100q.tar"
_LABELS = {"PER": "PERSON", "LOC": "LOC", "ORG": "ORG"}
# Which parts of speech of the dictionary a word may have that the model calls so.
_CLASSES = {
    "VERB": {"VERB", "INFN", "PRTF", "PRTS", "GRND"}, "AUX": {"VERB", "INFN", "PRTS"}, "NOUN": {"NOUN"}, "PROPN": {"NOUN"},
    "ADJ": {"ADJF", "ADJS", "PRTF", "COMP"}, "PRON": {"NPRO", "NOUN", "ADJF"}, "DET": {"ADJF"}, "NUM": {"NUMR", "ADJF"},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Models:
    names: "NER"
    words: "Morph"
    grammar: "Syntax"
    dictionary: "MorphAnalyzer"


class RussianTagger:
    """Tags each sentence by itself; offsets count from the sentence's start."""

    def __init__(self) -> None:
        missing = [package for package in PACKAGES if installed((package,)) is None]
        if missing:
            raise ModelMissingError(
                f"not installed: {', '.join(missing)}; Russian is read deeply after pip install 'rashomon[ru]'"
            )
        self._models: _Models | None = None
        self.used = identify("natasha", "natasha", "data")

    def tag(self, sentences: Sequence[str]) -> list[tuple[tuple[Token, ...], tuple[NameGuess, ...]]]:
        """For each sentence its tokens and the names guessed; offsets count from the sentence's start.

        Relations and tags are given as the English model would name them. What lies beyond LONGEST characters is left out.
        """
        if self._models is None:
            self._models = _load()
        return [self._one(text[:LONGEST], self._models) for text in sentences]

    def _one(self, text: str, models: _Models) -> tuple[tuple[Token, ...], tuple[NameGuess, ...]]:
        from razdel import tokenize

        plain = _nameable(text)
        cut = list(tokenize(plain))
        words = [token.text for token in cut]
        if not words:
            return (), ()
        forms = next(iter(models.words.map([words]))).tokens
        links = next(iter(models.grammar.map([words]))).tokens
        place = {link.id: n for n, link in enumerate(links)}
        tokens = tuple(
            Token(
                start=token.start,
                end=token.stop,
                text=text[token.start : token.stop],
                lemma=_lemma(token.text, form.pos, models.dictionary),
                pos=form.pos,
                tag=word_class(form.pos, form.feats),
                dep=relation(link.rel, _negating(token.text, form.feats)),
                head=place.get(link.head_id, n),
            )
            for n, (token, form, link) in enumerate(zip(cut, forms, links, strict=True))
        )
        names = tuple(NameGuess(s.start, s.stop, _LABELS[s.type]) for s in models.names(plain).spans if s.type in _LABELS)
        return tokens, names


def _nameable(text: str) -> str:
    """The text with letters that Unicode has no name for replaced one for one: the analyser asks for their names."""
    return text if text.isascii() else "".join("?" if ch.isalpha() and not unicodedata.name(ch, "") else ch for ch in text)


def _negating(word: str, features: Mapping[str, str]) -> Mapping[str, str]:
    return {**features, "Polarity": "Neg"} if word.lower() == "не" else features


@lru_cache(maxsize=65536)
def _lemma(word: str, pos: str, dictionary: "MorphAnalyzer") -> str:
    """The dictionary form, of the reading that agrees with the model's part of speech; a name keeps its own form."""
    if pos == "PROPN" or not word[:1].isalpha():
        return word
    readings = dictionary.parse(word)
    fitting = [r for r in readings if r.tag.POS in _CLASSES.get(pos, {r.tag.POS})]
    best = (fitting or readings)[:1]
    return str(best[0].normal_form) if best else word.lower()


def _load() -> _Models:
    from navec import Navec
    from pymorphy3 import MorphAnalyzer
    from slovnet import NER, Morph, Syntax

    spec = importlib.util.find_spec("natasha")
    if spec is None or spec.origin is None:
        raise ModelMissingError("the package natasha is not installed")
    data = pathlib.Path(spec.origin).parent / "data"
    embeddings = Navec.load(str(data / _EMBEDDINGS))
    return _Models(
        NER.load(str(data / "model" / "slovnet_ner_news_v1.tar")).navec(embeddings),
        Morph.load(str(data / "model" / "slovnet_morph_news_v1.tar"), batch_size=4).navec(embeddings),
        Syntax.load(str(data / "model" / "slovnet_syntax_news_v1.tar")).navec(embeddings),
        MorphAnalyzer(),
    )
