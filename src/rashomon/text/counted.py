"""What a number counts and what is said of it: the noun behind it, the verb around it."""

import bisect
import itertools
import re
from collections.abc import Sequence

from rashomon.model import Token
from rashomon.text.quantity_words import HUMANS, PREDICATE, WEAK_PREDICATES, singular

_STOP_WORDS = frozenset(
    """
    a an the of in on at to for from by with and or but as is was were are be been being has have had will would could
    can may might who whom which that when where while after before since until if because than then there here their
    his her its our my your were had do did does not no so also into onto over under near about around during between
    against among through across per this these those it they he she we i you all both each said say says killed
    injured died wounded including include such without escaped told fled them whom us out
    """.split()
)
_ADVERBS = frozenset("more other others further additional so far still fewer less another".split())


def noun_phrase(words: str) -> str:
    """The words up to the first that cannot belong to a noun phrase."""
    out: list[str] = []
    for word in words.split():
        if word.lower().strip(",") in _STOP_WORDS:
            break
        out.append(word.strip(",.;"))
        if word[-1:] in ",.;":
            break
    return " ".join(out)


_CLAUSE_END = re.compile(
    r"[;:()]|[.!?](?=\s|$)|,|--|[–—]|\s(?:and|but|while|when|after|before|as|because|including)\s", re.IGNORECASE
)


def up_to_clause_end(after: str) -> str:
    """The words behind a number as far as its clause goes."""
    cut = _CLAUSE_END.search(after)
    return after[: cut.start()] if cut else after


def noun_behind(near: str) -> str:
    """The noun phrase behind a measure, a price or a span of time ('48-hour fast', '600kg of cocaine')."""
    phrase = re.match(r"[\s-]+((?:of\s+)?(?:[A-Za-z'-]+\s+){0,2}[A-Za-z'-]+)", near)
    return noun_phrase(re.sub(r"^of\s+", "", phrase[1])) if phrase else ""


def noun_of_age(after: str) -> str:
    """Who is as old as was just said: a name ('60-year-old Ilona Marek'), or a noun with its nationality ('Swiss woman')."""
    match = re.match(r"\s+((?:[A-Za-z][\w'-]*\s*){1,4})", after)
    words = noun_phrase(match[1]).split() if match else []
    if words[:1] and words[0][0].isupper():
        capitals = next((k for k, word in enumerate(words) if not word[0].isupper()), len(words))
        return " ".join(words[:capitals] if capitals > 1 else words[:2])
    human = next((k for k, word in enumerate(words) if singular(word.removesuffix("'s")) in HUMANS), 0)
    return " ".join(words[: human + 1]).removesuffix("'s")


_SUBJECT = frozenset({"nsubj", "nsubjpass", "dobj"})


def predicate_by_grammar(tokens: Sequence[Token], start: int, end: int) -> tuple[str, str] | None:
    """The class of the verb whose subject or object the counted are, and the verb; None where the grammar tells none."""
    first = bisect.bisect_right(tokens, start, key=lambda token: token.end)
    at: int | None = first if first < len(tokens) and tokens[first].start < end else None
    for _ in range(8):
        if at is None:
            return None
        token = tokens[at]
        if token.dep in _SUBJECT or (token.dep == "conj" and token.pos == "VERB"):
            verb = tokens[token.head]
            match = PREDICATE.fullmatch(verb.text)
            if match is not None and match.lastgroup is not None and match.lastgroup not in WEAK_PREDICATES:
                return match.lastgroup, verb.text
            return None
        if token.dep not in _CLIMBED or token.head == at:
            return None
        at = token.head
    return None


_CLIMBED = frozenset({"nummod", "quantmod", "compound", "conj", "pobj", "prep", "appos", "npadvmod"})


def noun_by_words(near: str) -> str:
    """The noun that a number counts, with its modifiers, by the order of words alone."""
    match = re.match(r"\s+(?:of\s+(?:(?:the|its|his|her|their|these|those|our)\b)?\s*)?((?:[A-Za-z][\w'-]*\s*){1,5})", near)
    if match is None:
        return ""
    out: list[str] = []
    for word in match[1].split():
        low = word.lower()
        if low in _STOP_WORDS or (out and not low.endswith("s") and PREDICATE.fullmatch(low)) or low.endswith("ly"):
            break
        if low in ("dead", "injured", "missing", "wounded", "hurt"):
            break
        out.append(word)
        if out and (singular(low) in HUMANS or (low.endswith("s") and not low.endswith("ss") and low not in _ADVERBS)):
            break
    return " ".join(out)


def noun_by_grammar(tokens: Sequence[Token], start: int, end: int) -> str:
    """The noun that the number modifies, with the words between them, by the grammar of the sentence."""
    first = bisect.bisect_right(tokens, start, key=lambda token: token.end)
    for token in itertools.takewhile(lambda t: t.start < end, itertools.islice(tokens, first, None)):
        if token.dep == "nummod":
            head = tokens[token.head] if 0 <= token.head < len(tokens) else token
            if head.pos in ("NOUN", "PROPN") and head.start >= end and head.start - end < 60:
                inside = [t.text for t in tokens[first : token.head + 1] if end <= t.start and t.text not in "-–—"]
                return " ".join(inside) if len(inside) <= 5 else head.text
    return ""


def predicate_of(near: str, before: str) -> tuple[str, str]:
    """The class of what befell those counted, and the word that tells it: behind the number first, then before it."""
    found = [m for m in PREDICATE.finditer(near) if m[0] != "March"]
    strong = [m for m in found if m.lastgroup not in WEAK_PREDICATES]
    ahead = _CLAUSE_END.split(before)[-1] if before else ""
    back = [m for m in PREDICATE.finditer(ahead) if m[0] != "March"]
    strong_back = [m for m in back if m.lastgroup not in WEAK_PREDICATES]
    chosen = strong[0] if strong else strong_back[-1] if strong_back else found[0] if found else back[-1] if back else None
    if chosen is None or chosen.lastgroup is None:
        return "", ""
    return chosen.lastgroup, re.sub(r"\s+", " ", chosen[0])
