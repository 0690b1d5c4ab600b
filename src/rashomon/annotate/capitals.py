"""Runs of capitalised words, cut where a title ends and a name begins. Needs no tagger; where there is one, its borders help."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rashomon.model import Article, NameGuess, TaggedSentence
from rashomon.text.glosses import GLOSSES
from rashomon.text.names import (
    GIVEN_NAMES,
    KEPT_TITLES,
    KNOWN_BY_OFFICE,
    NEVER_NAMES,
    ORGANISATION_WORDS,
    PARTICLES,
    PLACE_WORDS,
    ROMAN,
    TITLE_MODIFIERS,
    TITLES,
)
from rashomon.text.places import NATIONALITIES, PLACES, US_STATE_ABBREVIATIONS

# A sentence in which more than this share of the longer words begins with a capital is in headline case: capitals tell nothing.
HEADLINE_SHARE = 0.7
LONGEST_PERSON = 6  # words; longer runs are titles of works or rows of a menu

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}(?![^\W\d_])|[^\W\d_]+(?:[-‐‑'’´`][^\W\d_]+)*(?:['’](?![^\W\d_]))?")
_CONTRACTED = re.compile(
    r"^(?:I|It|He|She|We|You|They|That|There|Who|What|Here|Let|\w*n)['’](?:m|re|ve|ll|d|t|s)$", re.IGNORECASE
)
# 'Dhaka-based', 'Hamas-led': adjectives, no names
_COMPOUND = re.compile(
    r"^(?:pro|anti|ex|non|post|pre|mid)-|-\w+ing$|-(?:based|language|led|born|backed|run|nominated|annexed|controlled|trained|style|era|wide|owned|funded|made|sponsored|only|related|speaking|occupied|registered"
    r"|friendly|bound|linked|dominated|majority|inspired|affiliated|educated|held|ruled|type|like|level|year|listed|winning|shaped)$"
)
_NICK = re.compile(r"^\s[\"“”'‘’(]$")
_NICK_END = re.compile(r"^[\"“”'‘’)]\s$")
_OF = frozenset({"of", "for", "on", "and", "&", "the", "in", "to", "de", "della", "di", "des", "du", "der", "al"})
_MONTH_NAMES = frozenset(
    {"may", "march", "april", "june", "august", "jan", "mar", "sun", "sat", "god", "app", "here", "young", "long"}
)


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a sentence; `pos` is the tagger's part of speech where there is one, `low` its folded form."""

    start: int
    end: int
    text: str
    low: str
    pos: str
    first: bool
    possessive: bool

    @property
    def capital(self) -> bool:
        """Whether the word begins with a capital, after a lower-case article such as in al-Mansour."""
        if _CONTRACTED.search(self.text):
            return False
        if _COMPOUND.search(self.text) or self.text[:2] in {"D-", "R-"}:  # a party and a state
            return False
        return self.text[0].isupper() or bool(re.match(r"[a-z]{1,3}[-'’][A-ZÀ-Þ]", self.text))


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch that may be a name: where, what the words before it say, and the sentence it stands in."""

    start: int
    end: int
    words: tuple[Word, ...]
    title: tuple[str, ...]
    sentence: int
    hint: str = ""  # organisation | place | person, where its words say so


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower case, without diacritics, in Latin letters; curly apostrophes straight."""
    if text.isascii():
        return text.lower()
    from anyascii import anyascii

    return str(anyascii(text)).lower()


def words_of(text: str, tagged: TaggedSentence) -> tuple[Word, ...]:
    """The words of a sentence, a possessive ending cut off."""
    span = tagged.sentence.span
    pos = {token.start: token.pos for token in tagged.tokens}
    out: list[Word] = []
    for match in _WORD.finditer(text, span.start, span.end):
        start, end = match.span()
        word = match.group()
        possessive = False
        if len(word) > 2 and word[-2] in "'’´`" and word[-1] in "sS":
            end, possessive = end - 2, True
        elif word[-1] in "'’":
            end, possessive = end - 1, word[-2:-1] in {"s", "S", "z", "x"}
        if word[-1] in "âÂ" and text[end : end + 1] in {"\x80", "€"}:
            end, possessive = end - 1, True  # an apostrophe that was decoded wrongly
            word = word[:-1]
        if not possessive and _lost_apostrophe(text, end, word):
            end, possessive = end - 1, True
        if end > start:
            cut = text[start:end]
            out.append(Word(start, end, cut, fold(cut).replace("’", "'").rstrip("."), pos.get(start, ""), not out, possessive))
    return tuple(out)


def _lost_apostrophe(text: str, end: int, word: str) -> bool:
    """'Russias president': a known place, an s, and a word in small letters."""
    low = fold(word)
    if len(low) < 4 or low[-1] != "s" or not word[0].isupper() or low in PLACES or low in GIVEN_NAMES or low in NATIONALITIES:
        return False
    return low[:-1] in PLACES and bool(re.match(r"\s[a-z]", text[end : end + 2]))


def is_headline(text: str, words: Sequence[Word]) -> bool:
    """Whether the sentence is set in headline case or in capitals throughout. One that ends in a full stop is none."""
    long = [word for word in words if len(word.text) > 3]
    if len(words) < 4 or len(long) < 3 or text[words[-1].end : words[-1].end + 1] in {".", ","}:
        return False
    return sum(word.text[0].isupper() for word in long) > HEADLINE_SHARE * len(long)


def find_candidates(
    article: Article, tagged: Sequence[TaggedSentence]
) -> tuple[tuple[Candidate, ...], tuple[tuple[Word, ...], ...]]:
    """All candidates in order of the text, and the words of every sentence."""
    rows = tuple(words_of(article.text, one) for one in tagged)
    out: list[Candidate] = []
    for index, (one, words) in enumerate(zip(tagged, rows, strict=True)):
        if is_headline(article.text, words):
            out += _from_guesses(one.names, words, index)
            continue
        glossed = article.language in GLOSSES
        for run in _runs(article.text, words):
            if glossed and _small_word(run):
                continue
            found = _cut(run, index, one.names, article.text)
            out += [_widened(c, words, one.names) for c in found] if glossed else found
    return tuple(sorted(set(out), key=lambda c: (c.start, c.end))), rows


_SMALL = frozenset({"ADP", "DET", "PRON", "ADV", "SCONJ", "CCONJ", "AUX", "PART", "INTJ", "NUM", "VERB"})


def _small_word(run: Sequence[Word]) -> bool:
    """A single word that only begins a sentence, in running text or inside quotation marks."""
    return len(run) == 1 and run[0].pos in _SMALL


def _widened(candidate: Candidate, words: Sequence[Word], names: Sequence[NameGuess]) -> Candidate:
    """The candidate up to the end of the name that the tagger sees: 'Центрального банка', 'Assemblée nationale'.

    Other languages write but the first word of a name with a capital.
    """
    for guess in names:
        if guess.label != "PERSON" and guess.start == candidate.start and guess.end > candidate.end and not candidate.title:
            inside = tuple(w for w in words if guess.start <= w.start and w.end <= guess.end)
            if candidate.hint != "person" and len(inside) <= LONGEST_PERSON:
                return Candidate(candidate.start, inside[-1].end, inside, (), candidate.sentence, candidate.hint)
    return candidate


def _from_guesses(names: Sequence[NameGuess], words: Sequence[Word], index: int) -> list[Candidate]:
    """In headline case only what the tagger names, and only where a given name or a known place bears it out."""
    out = []
    for guess in names:
        inside = tuple(w for w in words if guess.start <= w.start and w.end <= guess.end)
        inside = _strip(inside)
        if guess.label == "PERSON" and 2 <= len(inside) <= LONGEST_PERSON and inside[0].low in GIVEN_NAMES and not _odd(inside):
            out.append(Candidate(inside[0].start, inside[-1].end, inside, (), index))
        elif inside and " ".join(w.low for w in inside) in PLACES:
            out.append(Candidate(inside[0].start, inside[-1].end, inside, (), index, "place"))
    return out


def _odd(words: Sequence[Word]) -> bool:
    return any(w.low in NEVER_NAMES or w.low in TITLES or w.low in NATIONALITIES or w.low in ORGANISATION_WORDS for w in words)


def _strip(words: tuple[Word, ...]) -> tuple[Word, ...]:
    while words and (words[0].low in TITLES or words[0].low in NATIONALITIES or words[0].low in NEVER_NAMES):
        words = words[1:]
    return words


def _runs(text: str, words: Sequence[Word]) -> list[tuple[Word, ...]]:
    """Longest stretches of capitalised words, parted by no more than blanks, particles, initials or the marks of a nickname."""
    out: list[tuple[Word, ...]] = []
    at = 0
    while at < len(words):
        if not _starts(words[at]):
            at += 1
            continue
        if _is_no_name(words, at):
            at += 1
            continue
        end = at + 1
        while end < len(words):
            if words[end - 1].possessive and not _possessive_joins(words[end - 1], words[end]):
                break
            step = _joins(text, words, end)
            if not step:
                break
            end += step
        out.append(tuple(words[at:end]))
        at = end
    return out


def _is_no_name(words: Sequence[Word], at: int) -> bool:
    """A capital that only the sentence's beginning gave ('Without Anna'), or a verb after 'to'."""
    word = words[at]
    if word.low in GIVEN_NAMES or word.low in PLACES:
        return False
    if word.first and word.pos in {"ADP", "DET", "PRON", "ADV", "SCONJ", "CCONJ", "AUX", "PART", "INTJ", "NUM", "VERB"}:
        return True
    return word.pos == "VERB" and at > 0 and words[at - 1].low == "to"


def _possessive_joins(word: Word, after: Word) -> bool:
    """'Harker's Water Park', 'People's Republic', but not 'Russia's President'."""
    return word.low in {"people", "women", "men", "children", "workers", "farmers", "master", "king", "queen"} and after.capital


def _starts(word: Word) -> bool:
    return word.capital and word.low not in NEVER_NAMES


def _joins(text: str, words: Sequence[Word], at: int) -> int:
    """How many words, from `at` on, join the run that ends before it; 0 for none."""
    gap = text[words[at - 1].end : words[at].start]
    word = words[at]
    plain = gap.isspace() and "\n\n" not in gap and len(gap) <= 3
    numbered = (
        words[at - 1].low in ROMAN and at > 1 and words[at - 2].capital and text[words[at - 2].end : words[at - 1].start] == " "
    )
    initial = not numbered and (
        gap.strip() == "."
        and len(gap) <= 2
        and (len(words[at - 1].text) == 1 or words[at - 1].low in TITLES or words[at - 1].low in KEPT_TITLES)
    )
    if (plain or initial) and word.capital:
        return 0 if word.low in NEVER_NAMES and not (word.low in _MONTH_NAMES and words[at - 1].low in GIVEN_NAMES) else 1
    if gap == "-" and word.capital:
        return 1
    if plain and word.low in PARTICLES and not word.first:
        for ahead in range(at + 1, min(at + 4, len(words))):
            if not text[words[ahead - 1].end : words[ahead].start].isspace():
                return 0
            if words[ahead].capital and words[ahead].low not in NEVER_NAMES:
                return ahead - at + 1
            if words[ahead].low not in PARTICLES:
                return 0
        return 0
    if _NICK.match(gap) and word.capital:  # a nickname in brackets or quotation marks, closed again before a further capital
        for ahead in range(at, min(at + 3, len(words) - 1)):
            after = text[words[ahead].end : words[ahead + 1].start]
            if _NICK_END.match(after) and words[ahead + 1].capital and words[ahead + 1].low not in NEVER_NAMES:
                return ahead - at + 2
            if not after.isspace():
                return 0
    return 0


def _ended(run: Sequence[Word], names: Sequence[NameGuess]) -> bool:
    """Whether a name of two words or more is complete before the run's last word, a title ('Lars Berg Professor')."""
    return run[0].low in GIVEN_NAMES or any(g.label == "PERSON" and g.start == run[0].start for g in names)


def _named_after_title(run: Sequence[Word], names: Sequence[NameGuess]) -> bool:
    """Whether a person follows the titles a run begins with."""
    rest = [w for w in run if not _is_title(w)]
    return bool(rest) and (rest[0].low in GIVEN_NAMES or any(g.label == "PERSON" and g.start == rest[0].start for g in names))


def _trim_tail(run: tuple[Word, ...], names: Sequence[NameGuess]) -> tuple[Word, ...]:
    """The run without what follows a complete name: 'Lars Berg Professor', 'Anna Holm Former'."""
    at = next((i for i, w in enumerate(run) if not _is_title(w) and w.low not in TITLE_MODIFIERS), len(run))
    while len(run) - at > 2 and (run[-1].low in TITLE_MODIFIERS or _is_title(run[-1])) and _ended(run[at:], names):
        run = run[:-1]
    return run


def _is_title(word: Word) -> bool:
    if word.low in TITLES:
        return True
    parts = word.low.split("-")
    return len(parts) > 1 and all(part in TITLES or part in TITLE_MODIFIERS for part in parts)


def _cut(run: tuple[Word, ...], index: int, names: Sequence[NameGuess], text: str) -> list[Candidate]:
    """The names in one run: titles, nationalities and leading places cut off; organisations kept whole."""
    while len(run) > 1 and run[-1].low in PARTICLES and run[-1].low not in ROMAN:
        run = run[:-1]  # a line broke inside the name
    if not run:
        return []
    out: list[Candidate] = []
    for i in range(len(run) - 1):
        if f"{run[i].low} {run[i + 1].low}" in KNOWN_BY_OFFICE:
            known = run[i : i + 2]
            around = [c for part in (run[:i], run[i + 2 :]) for c in _cut(part, index, names, text)]
            return [*around, Candidate(known[0].start, known[1].end, known, (), index, "person")]
    place = _leading_place(run)
    if place and place < len(run):
        # 'Norway Lars Berg', 'Houston Police': a known place, then something else
        rest = run[place:]
        further = _leading_place(rest) == len(rest)  # 'OSLO Norway'
        if further or (
            not _has(rest, ORGANISATION_WORDS) and not _has(rest[-1:], PLACE_WORDS) and not _guessed_whole(run, names)
        ):
            out.append(Candidate(run[0].start, run[place - 1].end, run[:place], (), index, "place"))
            return out + _cut(rest, index, names, text)
    last_org = max(
        (i for i, w in enumerate(run) if w.low in ORGANISATION_WORDS or w.low.rstrip("s") in ORGANISATION_WORDS), default=-1
    )
    titles = [i for i, w in enumerate(run) if _is_title(w)]
    # 'Entertainer Jimmy …' at the beginning of a sentence
    plain = len(run) > 2 and run[0].first and not _is_title(run[0]) and run[0].low not in PARTICLES
    if plain and run[1].low in GIVEN_NAMES and run[0].low not in GIVEN_NAMES:
        return _cut(run[1:], index, names, text)
    trimmed = _trim_tail(run, names)
    if len(trimmed) < len(run):
        return _cut(trimmed, index, names, text)
    titled = (
        bool(titles)
        and titles[0] == 0
        and not all(_is_title(w) or w.low in ORGANISATION_WORDS or w.low in TITLE_MODIFIERS for w in run)
    )
    if titled and run[-1].low in ORGANISATION_WORDS and not _named_after_title(run, names):
        titled = False  # 'General Election Commission'
    if last_org >= 0 and not _person_anyway(run, names) and not titled:
        end = last_org + 1
        after = [i for i in titles if i > last_org]
        if after:
            out.append(Candidate(run[0].start, run[end - 1].end, run[:end], (), index, "organisation"))
            return out + _cut(run[end:], index, names, text)
        return [Candidate(run[0].start, run[-1].end, run, (), index, "organisation")]
    inner = [i for i in titles if i < len(run) - 1 and not (i > 0 and _surname_at(run, i, names))]
    if inner:
        cut = inner[-1] + 1
        title = tuple(w.text for w in run[:cut])
        before = run[: inner[0]]
        if before and not all(w.low in NATIONALITIES or w.low in TITLE_MODIFIERS for w in before):
            core = tuple(w for w in before if w.low not in TITLE_MODIFIERS)
            if core:
                hint = "place" if _place(core) else ""
                out.append(
                    Candidate(
                        core[0].start,
                        core[-1].end,
                        tuple(w for w in before if core[0].start <= w.start <= core[-1].start),
                        (),
                        index,
                        hint,
                    )
                )
        rest = run[cut:]
        return out + ([Candidate(rest[0].start, rest[-1].end, rest, title, index)] if rest else [])
    if titles and titles[-1] == len(run) - 1 and not _surname_at(run, len(run) - 1, names):
        rest = run[: titles[0]]
        while rest and rest[-1].low in TITLE_MODIFIERS:
            rest = rest[:-1]
        return _cut(rest, index, names, text) if rest else []
    lead = 0
    while lead < len(run) and run[lead].low in NATIONALITIES:
        lead += 1
    if lead and lead < len(run) and not _has(run, PLACE_WORDS):
        return _cut(run[lead:], index, names, text)
    if lead == len(run):
        return []
    named = (
        len(run) == 2 and run[0].low in GIVEN_NAMES and not _place(run)
    )  # 'Stuart Hall', 'Winston Church': let the votes decide
    hint = "place" if _place(run) or (len(run) > 1 and run[-1].low in PLACE_WORDS and not named) else ""
    split = _split_by_guess(run, names, text)
    if split:
        return [c for part in split for c in _cut(part, index, names, text)]
    return [Candidate(run[0].start, run[-1].end, run, (), index, hint)]


def _surname_at(run: Sequence[Word], i: int, names: Sequence[NameGuess]) -> bool:
    """Whether a title word is a name here: 'Mike Bishop', 'Dalai Lama', 'Steve Coach': something personal right before it."""
    before = run[i - 1] if i else None
    if (
        before is None
        or _is_title(before)
        or before.low in TITLE_MODIFIERS
        or before.low in NATIONALITIES
        or before.low in PLACES
    ):
        return False
    covered = any(g.label == "PERSON" and g.start <= before.start and g.end >= run[i].end for g in names)
    return covered or (before.low in GIVEN_NAMES and i == len(run) - 1)


def _has(words: Sequence[Word], table: frozenset[str]) -> bool:
    return any(w.low in table for w in words)


def _place(words: Sequence[Word]) -> bool:
    return " ".join(w.low for w in words) in PLACES or (len(words) == 1 and words[0].low in US_STATE_ABBREVIATIONS)


def _leading_place(run: Sequence[Word]) -> int:
    for size in (4, 3, 2, 1):
        if size <= len(run) and " ".join(w.low for w in run[:size]) in PLACES:
            return size
    return 0


def _guessed_whole(run: Sequence[Word], names: Sequence[NameGuess]) -> bool:
    return any(g.start <= run[0].start and g.end >= run[-1].end for g in names)


def _person_anyway(run: Sequence[Word], names: Sequence[NameGuess]) -> bool:
    """'Charlotte Church': a given name before; with two, the tagger must say person."""
    if len(run) == 2 and run[0].low in GIVEN_NAMES and run[0].low not in PLACES:
        return True
    return (
        len(run) == 3
        and run[0].low in GIVEN_NAMES
        and any(g.label == "PERSON" and g.start <= run[0].start and g.end >= run[-1].end for g in names)
    )


def _split_by_guess(run: tuple[Word, ...], names: Sequence[NameGuess], text: str) -> list[tuple[Word, ...]] | None:
    """Where the tagger sees two names of different kinds in one run, cut between them."""
    inside = [g for g in names if g.start >= run[0].start and g.end <= run[-1].end and g.label != "NORP"]
    if len(inside) < 2 or len(run) < 3 or all(g.label == inside[0].label for g in inside):
        return None
    if any(word.text.lower() == word.text for word in run):
        return None
    cut = inside[1].start
    before = max((w for w in run if w.end <= cut), key=lambda w: w.end, default=None)
    if before is None or text[before.end : cut].strip():
        return None  # a nickname in brackets is no border
    first = tuple(w for w in run if w.end <= cut)
    second = tuple(w for w in run if w.start >= cut)
    return [first, second] if first and second and len(first) + len(second) == len(run) else None
