"""Sentences of another language with the words that rules look for replaced by their English stand-ins.

Offsets stay those of the article, so whatever is found by the stand-ins points at the words that were printed.
"""

from collections.abc import Sequence
from dataclasses import replace

from rashomon.model import TaggedSentence, Token
from rashomon.text.glosses import GLOSSES, Glosses

_CLOSING = "\"”»“’'"
_HAVING = frozenset("a ont avait avaient aura auront aurait auraient".split())
# So many words back may stand the auxiliary of a participle: 'a-t-elle répondu'.
_FARTHEST_AUXILIARY = 3


def gloss(tagged: Sequence[TaggedSentence], language: str) -> Sequence[TaggedSentence]:
    """The same sentences in the words the rules know; as they are where the language has no glosses."""
    glosses = GLOSSES.get(language)
    if glosses is None:
        return tagged
    return [replace(sentence, tokens=_sentence(sentence.tokens, glosses)) for sentence in tagged]


def _sentence(tokens: tuple[Token, ...], glosses: Glosses) -> tuple[Token, ...]:
    out = []
    skip = 0
    for i, token in enumerate(tokens):
        if skip:
            skip -= 1
            out.append(replace(token, text="to", lemma="to"))
            continue
        low = token.text.casefold()
        leant = next((p for p in glosses.according if _reads(tokens, i, p)), None)
        if leant is not None:
            skip = len(leant) - 1
            out.append(replace(token, text="according", lemma="according" if skip else "according-to"))
        elif (verb := _saying(tokens, i, glosses)) is not None:
            out.append(verb)
        elif token.pos in ("NOUN", "PROPN") and (noun := glosses.nouns.get(token.lemma.casefold())) is not None:
            out.append(replace(token, lemma=noun))
        elif token.pos == "NOUN" and token.lemma[:1].islower() and token.lemma.endswith(glosses.person_endings):
            out.append(replace(token, lemma="person"))
        elif low == "-t":  # 'raconte-t-elle'
            out.append(replace(token, pos="ADV", tag="RB"))
        elif (word := glosses.words.get(low.removeprefix("-t-").removeprefix("-"))) is not None:
            out.append(_small(token, word))
        else:
            out.append(token)
    return tuple(out)


def _reads(tokens: tuple[Token, ...], i: int, words: tuple[str, ...]) -> bool:
    return tuple(t.text.casefold() for t in tokens[i : i + len(words)]) == words


def _small(token: Token, word: str) -> Token:
    if word in ("he", "she", "they"):
        return replace(token, text=word, lemma=word, pos="PRON", tag="PRP")
    return replace(token, text=word, lemma=word)


def _saying(tokens: tuple[Token, ...], i: int, glosses: Glosses) -> Token | None:
    """The token as an English verb of saying, if it is one, or stands where only one can stand."""
    token = tokens[i]
    english = glosses.verbs.get(token.lemma.casefold())
    if english is not None and token.pos in ("VERB", "AUX"):
        finite = token.tag == "VBN" and (_perfect(tokens, i) or _hyphen_follows(tokens, i))
        return replace(token, lemma=english, tag="VBD" if finite else token.tag)
    lemma = glosses.forms.get(token.text.casefold())
    if lemma is not None and token.pos in ("NOUN", "ADJ", "VERB", "PROPN", "AUX", "ADP") and _behind_quotation(tokens, i):
        dep = "parataxis" if token.dep in ("amod", "compound") else token.dep
        return replace(token, lemma=glosses.verbs[lemma], pos="VERB", tag="VBD", dep=dep)
    return None


def _perfect(tokens: tuple[Token, ...], i: int) -> bool:
    return any(t.text.casefold() in _HAVING for t in tokens[max(0, i - _FARTHEST_AUXILIARY) : i])


def _hyphen_follows(tokens: tuple[Token, ...], i: int) -> bool:
    return i + 1 < len(tokens) and tokens[i + 1].text.startswith("-")


def _behind_quotation(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether nothing but a comma, an auxiliary and a pronoun stands between closing marks and the i-th token.

    A verb in the middle of what is quoted ('« Oui, dit-il, …') has its subject hanging on it by a hyphen.
    """
    if _hyphen_follows(tokens, i):
        return True
    at = i - 1
    while at >= 0 and i - at <= _FARTHEST_AUXILIARY and (tokens[at].text.casefold() in _HAVING or tokens[at].text[:1] == "-"):
        at -= 1
    if at >= 0 and tokens[at].text in (",", "–", "—"):
        at -= 1
    return at >= 0 and tokens[at].text[-1:] in _CLOSING
