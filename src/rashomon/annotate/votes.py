"""What a name is: each distinct name of an article collects votes from all its occurrences, and the most votes win."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from rashomon.annotate.capitals import LONGEST_PERSON, Candidate, Word, is_headline
from rashomon.linking.names import gendered_pair, likeness
from rashomon.model import Article, EntityKind, TaggedSentence
from rashomon.text.names import (
    GENERIC_ACRONYMS,
    GIVEN_NAMES,
    KEPT_TITLES,
    KINSHIP,
    NEVER_NAMES,
    ORGANISATION_WORDS,
    PARTICLES,
    PERSON_NOUNS,
    ROMAN,
    SAYING,
    SUFFIXES,
    THING_WORDS,
    TITLE_MODIFIERS,
    TITLES,
    WELL_KNOWN_ORGANISATIONS,
)
from rashomon.text.places import NATIONALITIES, PLACES

# Weights of the votes, in units of one label of the tagger; set by reading errors on half of the labelled events.
LABEL_VOTES: dict[str, tuple[EntityKind, float]] = {
    "PERSON": ("person", 1.0), "ORG": ("organisation", 0.6), "GPE": ("place", 0.8), "LOC": ("place", 0.8),
    "FAC": ("place", 0.7),
}  # fmt: skip
OTHER_LABELS = frozenset({"PRODUCT", "WORK_OF_ART", "EVENT", "LAW", "LANGUAGE", "NORP"})
SURE = 3.0  # a courtesy before the name, an age after it, 'his mother, X'
LEAST_PERSON = 0.95  # a single label PERSON and nothing against it suffices; one verb of saying alone does not
LEAST_OTHER = 0.55
LISTED = 1.0
MISSPELT = 0.75  # Trupov for Trufov
LONELY = 0.5  # a single word that is no part of a full name needs more than one vote

_AGE = re.compile(r"^\s?(?:,\s(?:aged\s|then\s|now\s)?\d{1,2}(?:-year-old)?\b(?!\s?(?:%|per|\w+s\b))|\s?\(\d{1,2}\)|\saged\s\d)")
_PLACE_AFTER = re.compile(
    r"^\s(?:provinces?|districts?|state|county|city|town|village|villages|islands?|region|prefecture|neighbou?rhood|suburb|river|municipality|peninsula"
    r"|monastery|airport|port|harbou?r|border|highway|province's|area|valley|jail|prison|kibbutz|settlement|refugee camp)\b"
)
_PLACE_BEFORE = re.compile(
    r"(?:province|district|state|county|city|town|village|island|region|neighbou?rhood|suburb|municipality|port|capital|kibbutz|resort|settlement)"
    r"(?:\sof)?,?\s$"
)
_ORG_AFTER = re.compile(
    r"^\s(?:news agency|newspaper|daily|television|magazine|police|party|group|channel|website|band|club"
    r"|company|airline|militants?|fighters)\b"
)
_ORG_BEFORE = re.compile(
    r"(?:newspaper|agency|magazine|company|group|broadcaster|network|band|airline|website|channel|club|firm|movement)\s$"
)


_NICKNAME = re.compile(r"\s[(\"“‘'][^()\"“”‘’']+[)\"”’']\s")
_GLUED = re.compile(r"(?<=[a-z])(?=[A-ZÀ-Þ][a-z])")
_NAMED = re.compile(
    r"\b(?:man|woman|boy|girl|monk|nun|officer|soldier|student|driver|guard|victim|suspect|teenager|resident|farmer|worker|son|daughter|\d{1,2}-year-old)"
    r"\s(?:named|called|identified as|by the name of)\s$|\b(?:identified|named)\s(?:\w+\s){0,4}as\s$"
)
_ALIAS_BEFORE = re.compile(
    r"(?:stage name|persona|performing as|performed as|starring as|pseudonym|alter ego|real name(?: is| was)?|alias)"
    r"(?: of)?\s[\"“'‘]?$",
    re.IGNORECASE,
)


def _apposition(after: str) -> list[str]:
    """The words after 'X, a …' up to the first that might begin something else."""
    match = re.match(r"^,\s(?:a|an|the|his|her|their)\s((?:[\w-]+\s?){1,5})", after)
    words = match.group(1).lower().split() if match else []
    stop = next(
        (
            i
            for i, w in enumerate(words)
            if w in {"of", "in", "at", "for", "who", "which", "where", "whose", "by", "from", "with"}
        ),
        len(words),
    )
    return words[:stop]


def _apposed(gap: str, after: str) -> bool:
    """'frontman "X"' and 'a masked spokesman, X, said'."""
    return bool(re.fullmatch(r"\s[\"“‘']", gap)) or (gap == ", " and after.startswith(","))


@dataclass(slots=True)
class _Votes:
    """What one article's occurrences of one name say it is."""

    person: float = 0.0
    organisation: float = 0.0
    place: float = 0.0
    other: float = 0.0
    sure: bool = False
    shown: list[Candidate] = field(default_factory=list)

    def add(self, kind: EntityKind, weight: float) -> None:
        setattr(self, kind, getattr(self, kind) + weight)


def judge_names(
    article: Article,
    tagged: Sequence[TaggedSentence],
    candidates: Sequence[Candidate],
    rows: Sequence[Sequence[Word]],
) -> dict[str, EntityKind]:
    """What each name of the article is, by its words in small letters; names that nothing speaks for are left out."""
    lower = small_words(rows)
    english = article.language.startswith("en") or not article.language
    votes: dict[str, _Votes] = defaultdict(_Votes)
    for one in candidates:
        key = key_of(one.words)
        _vote(votes[key], one, article.text, tagged[one.sentence], rows[one.sentence], english=english)
        votes[key].shown.append(one)
    _lend(votes)
    kinds = _decide(votes, lower)
    if _coordinated(article.text, candidates, votes, kinds):
        kinds = _decide(votes, lower)
    return kinds


def small_words(rows: Sequence[Sequence[Word]]) -> frozenset[str]:
    """The words the article also prints without a capital."""
    return frozenset(w.low for words in rows for w in words if not w.capital)


def key_of(words: Sequence[Word]) -> str:
    """A name's words in small letters, one blank between them."""
    return " ".join(w.low for w in words)


def _is_given(word: str) -> bool:
    """Whether a word is a common given name, or two with a hyphen between them."""
    return word in GIVEN_NAMES or ("-" in word and all(part in GIVEN_NAMES for part in word.split("-")))


def _vote(votes: _Votes, one: Candidate, text: str, tagged: TaggedSentence, words: Sequence[Word], *, english: bool) -> None:
    """`english`: only there words such as 'in', 'port' or 'band' around a name tell what it is."""
    before, after = text[max(0, one.start - 40) : one.start], text[one.end : one.end + 40]
    after = re.sub(r"^['’]s?(?=\s)", "", after) if one.words[-1].possessive else after
    before, after = re.sub(r"\s", " ", before), re.sub(r"\s", " ", after)
    for guess in tagged.names:
        cut = min(guess.end, one.end) - max(guess.start, one.start)
        if cut <= 0.5 * (one.end - one.start) or cut < 0.5 * (guess.end - guess.start):
            continue
        if guess.label in LABEL_VOTES:
            kind, weight = LABEL_VOTES[guess.label]
            if kind == "organisation" and _is_given(one.words[0].low) and len(one.words) <= 2:
                weight *= 0.5  # the small model takes many a foreign given name for a firm
            votes.add(kind, weight)
        elif guess.label in OTHER_LABELS:
            votes.other += 0.7
    low = [w.low for w in one.words]
    previous = next((w for w in reversed(words) if w.end <= one.start), None)
    following = next((w for w in words if w.start >= one.end), None)
    if one.title:
        votes.person += SURE
        votes.sure = True
    elif (
        previous is not None
        and previous.low in TITLES
        and text[previous.end : one.start].isspace()
        and previous.low not in ORGANISATION_WORDS
    ) or (previous is not None and previous.low in TITLES and _apposed(text[previous.end : one.start], after)):
        votes.person += 1.5
    if previous is not None and previous.low == "late" and text[previous.end : one.start].isspace():
        votes.person += 1.5
    if _NAMED.search(before):
        votes.person += 1.5
    if one.hint == "person":
        votes.person += 2 * SURE
    named = _is_given(low[0])
    if any(w in THING_WORDS for w in (low[1:] if named else low)) and not one.title:  # but 'Bill Smith'
        votes.other += 1.0
        votes.person -= 1.5
    if _ALIAS_BEFORE.search(before):
        votes.person += 2.0 if len(low) > 1 else 0.5
    if low[0] in KEPT_TITLES and len(low) > 1:
        votes.person += 2.0 if low[0] not in {"st", "saint", "king", "queen", "prince"} else 0.6
    if _AGE.match(after):
        votes.person += SURE
        votes.sure = True
    if previous is not None and previous.low in KINSHIP and re.fullmatch(r",?\s", text[previous.end : one.start]):
        votes.person += SURE if KINSHIP[previous.low][1] or previous.low in {"fiance", "cousin", "parents"} else 1.0
        votes.sure = True
    if one.words[-1].possessive and following is not None and following.low in KINSHIP:
        votes.person += 2.0
        votes.sure = True
    if (
        re.search(r"[\"“”‘]$|(?<=\s)'$", before)
        and re.match(r"^[,.]?[\"”’']", after)
        and not (_ALIAS_BEFORE.search(before) or (previous is not None and previous.low in TITLES))
    ):
        votes.person -= 1.2  # a title of something, as a rule
        votes.other += 0.3
    if len(low) > 1 and _NICKNAME.search(text[one.start : one.end]):
        votes.person += 1.5
    if named:
        votes.person += 1.5 if 2 <= len(low) <= 4 else 0.5
    if (following is not None and following.low in SAYING and re.fullmatch(r"['’]?s?,?\s", text[one.end : following.start])) or (
        previous is not None and previous.low in SAYING and text[previous.end : one.start] == " "
    ):
        votes.person += 1.2 if 2 <= len(low) <= 3 and not one.hint else 0.7
    if any(w in PERSON_NOUNS for w in _apposition(after)):
        votes.person += 1.2
    if re.match(r"^,? who\b", after):
        votes.person += 1.2
    if english and previous is not None and text[previous.end : one.start].isspace():
        if previous.low == "in":
            votes.place += 1.5
            votes.person -= 1.0
        elif previous.low in {"near", "at", "into", "around", "across", "outside", "throughout", "nearby", "from"}:
            votes.place += 0.7
            votes.person -= 0.3
        elif previous.low == "the":
            votes.person -= 1.5
            votes.organisation += 0.3
    if english and (_PLACE_AFTER.match(after) or (_PLACE_BEFORE.search(before) and not one.title)):
        votes.place += 1.5
        votes.person -= 1.0
    if english and (_ORG_AFTER.match(after) or _ORG_BEFORE.search(before)):
        votes.organisation += 1.5
        votes.person -= 0.7
    if one.hint == "organisation":
        votes.organisation += 3.0
        votes.person -= 2.0
    elif one.hint == "place":
        votes.place += 3.0
        votes.person -= 1.0
    shouted = all(w.text.isupper() for w in one.words)
    if len(low) > 1 and not one.title and not shouted and any(map(_acronym, one.words)) and not is_headline(text, words):
        votes.organisation += 1.5
        votes.person -= 2.0
    if len(low) == 1 and one.words[0].text.isupper() and 2 <= len(low[0]) <= 6 and not is_headline(text, words):
        votes.organisation += 1.5
        votes.person -= 1.5


def _coordinated(text: str, candidates: Sequence[Candidate], votes: dict[str, _Votes], kinds: dict[str, EntityKind]) -> bool:
    """'X and Y': what stands in one list with a person gets a vote, once. Whether any vote was added comes back."""
    added: set[str] = set()
    for a, b in pairwise(candidates):
        if a.sentence != b.sentence or a.end > b.start or text[a.end : b.start] not in {" and ", ", ", ", and "}:
            continue
        if re.search(r"\b(?:of|in|from|at|near|to)\s$", text[max(0, a.start - 6) : a.start]):
            continue  # 'of Harlow, James …'
        for one, other in ((a, b), (b, a)):
            key = key_of(one.words)
            if kinds.get(key_of(other.words)) == "person" and kinds.get(key) != "person" and key not in PLACES and not one.hint:
                added.add(key)
    for key in sorted(added):
        votes[key].person += LISTED
    return bool(added)


def _acronym(word: Word) -> bool:
    return (
        word.text.isupper()
        and 2 <= len(word.text) <= 4
        and word.text.isalpha()
        and word.low not in ROMAN
        and word.low not in GIVEN_NAMES
        and not word.first
    )


def _lend(votes: dict[str, _Votes]) -> None:
    """What is said of 'Berg' is said of 'Lars Berg'."""
    lent = {}
    for key in votes:
        words = key.split()
        tail = votes.get(words[-1]) if len(words) in (2, 3, 4) and words[-1] not in PLACES else None
        if tail is not None and tail.person > max(tail.organisation, tail.place):
            lent[key] = 0.6 * min(tail.person, 4.0)
    for key, weight in lent.items():
        votes[key].person += weight


def _decide(votes: dict[str, _Votes], lower: frozenset[str]) -> dict[str, EntityKind]:
    """What each name of the article is; names that nothing speaks for are left out."""
    out: dict[str, EntityKind] = {}
    for key in sorted(votes, key=lambda k: (-len(k.split()), k)):
        kind = _kind(key, votes[key], lower)
        if kind is not None:
            out[key] = kind
    people = [key.split() for key, kind in sorted(out.items()) if kind == "person" and len(key.split()) > 1]
    parts = {part for name in people for part in parts_of(name)}
    for key in sorted(votes):
        if (
            " " not in key
            and key in parts
            and key not in TITLES
            and out.get(key) != "person"
            and key not in PLACES
            and not (votes[key].organisation > 3 or votes[key].place > 3)
        ):
            out[key] = "person"
    for key in sorted(out):  # 'OsloBerg': two known names that lost the blank between them
        cut = _GLUED.search(votes[key].shown[0].words[0].text) if " " not in key and votes[key].shown else None
        if cut is not None and key[: cut.start()] in out and key[cut.start() :] in out:
            del out[key]
    surnames = sorted({name.split()[-1] for name, kind in out.items() if kind == "person" and len(name.split()[-1]) >= 5})
    for key in sorted(votes):  # a surname misspelt once: alike to one known person's, and nothing else speaks for it
        if key in out or " " in key or len(key) < 5 or key in lower or key in PLACES or key in NATIONALITIES:
            continue
        if any(likeness(key, name) >= MISSPELT and not gendered_pair(key, name) for name in surnames):
            out[key] = "person"
    return out


def _kind(key: str, votes: _Votes, lower: frozenset[str]) -> EntityKind | None:
    words = key.split()
    count = max(1, len(votes.shown))
    if all(w in NATIONALITIES or w in TITLES or w in NEVER_NAMES or w in TITLE_MODIFIERS for w in words) and not votes.sure:
        return None
    if key in GENERIC_ACRONYMS:
        return None
    if key in PLACES and not votes.sure and votes.person < 2 * max(1.0, votes.place):
        return "place"
    if key in WELL_KNOWN_ORGANISATIONS and not (votes.sure and key.isalpha() and len(key) > 4):
        return "organisation"
    if len(words) == 1 and (key in TITLES or key in KEPT_TITLES or key in ROMAN or key in TITLE_MODIFIERS):
        return None
    person = votes.person
    if len(words) == 1 and not votes.sure and key not in GIVEN_NAMES:
        person -= LONELY
    if len(words) > LONGEST_PERSON or any(w in NATIONALITIES for w in words[1:]):
        person -= 2.0
    if all(w in lower for w in words) and not votes.sure:  # 'Sentence', 'Police': also written small
        person -= 0.5 * count
    if len(words) > 1 and not votes.sure and words[-1] in PLACES and words[0] not in GIVEN_NAMES:
        person -= 1.0
    if len(words) > 1 and not votes.sure and words[-1] in lower and words[0] not in GIVEN_NAMES:
        person -= 0.8 * count  # 'Javan Heron', where the text also has 'heron'
    if not votes.sure and (words[0] in TITLE_MODIFIERS or words[0] in {"st", "saint"}):
        person -= 1.0  # 'Foreign Relations', 'St Lucia'
    best: EntityKind = "organisation" if votes.organisation > votes.place else "place"
    rival = max(votes.organisation, votes.place)
    if person >= LEAST_PERSON and person > rival and person > votes.other:
        return "person" if person >= 0.3 * count else None
    if rival >= LEAST_OTHER and rival > votes.other and not (len(words) == 1 and words[0] in lower):
        return best
    return None


def parts_of(words: Sequence[str]) -> Iterable[str]:
    """The parts of a person's full name by which the text may go on: surname with its particles, given name."""
    if len(words) < 2:
        return
    core = [w for i, w in enumerate(words) if not i or w not in SUFFIXES]
    if core and core[0] in KEPT_TITLES and len(core) > 1:
        yield " ".join(words[1:])
        if any(w in ROMAN for w in words):
            return
        core = core[1:]
    if len(core) < 2:
        return
    for i in range(1, len(core)):
        if core[i] in PARTICLES:
            yield " ".join(core[i:])
            break
    if len(core[-1]) > 2 and core[-1] not in PARTICLES:
        yield core[-1]
    if len(core[0]) > 2 and core[0] not in PARTICLES:
        yield core[0]
    if len(core) > 2 and core[-2] not in PARTICLES and len(core[-2]) > 1:
        yield " ".join(core[-2:])
