"""Questions to a dossier: answered with its claims, word for word, or not at all. Nothing is generated.

A claim must pass: it names whom the question names (it, or the sentence before it), it holds the figures of the question and a
value of the kind the question wants. What passes is scored by how many of the question's words it covers and by its vector.
"""

import datetime as dt
import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from rashomon.compare.one_person import means
from rashomon.compare.questions import Question, understand
from rashomon.compare.same_answer import group_answers
from rashomon.model import Answer, Claim, Dossier, Encoder, Entity, Found, Moment, Point, QuestionKind, Span, Value
from rashomon.text.quantity_words import HUMANS, PREDICATE
from rashomon.text.wording import all_words, content_words, stem

# A claim answers from this score on, and from this share of the question's words on.
# Calibrated on the questions beside the two invented events.
ENOUGH = 0.62
ENOUGH_WORDS = 0.55
# Where only a role ('a passenger') or a place without a name answers, and for a question that wants yes or no, the words must be
# covered better.
ENOUGH_WORDS_VAGUE = 0.75
# What is shown beside the best claim comes near to it.
NEAR_THE_BEST = 0.8
# How much the words count beside the vector; without vectors they decide alone.
WORDS_SHARE = 0.7
# The vector's cosine of a question and its answer lies in this range.
COSINE_LOW, COSINE_HIGH = 0.15, 0.75
# A word that stands only in the sentence before, or in another account's words for the point, covers less.
IN_SENTENCE_BEFORE = 0.6
IN_OTHER_ACCOUNT = 0.8

# Two words mean nearly the same from this cosine on (railway and train, hurt and injured, but not demonstration and turnout);
# one stands in for the other with this share of its weight.
SYNONYM = 0.65
AS_SYNONYM = 0.7
# Only so many claims, those that cover most words, are looked at for that and for their vectors.
LOOKED_AT = 15

# What a question without a kind of value must have at least to be looked for: names, figures and words together.
FEWEST: Mapping[QuestionKind, int] = {"what": 2, "yes-no": 2, "who": 1, "when": 1, "where": 1, "why": 1, "how many": 1}
# What happened so long before the story's first account is not what a question means that names no time.
BACKGROUND_DAYS = 7
BACKGROUND_WEIGHT = 0.85
# Of claims that fit as well, the one with more origins stands first: so much for each one more, up to five.
EACH_ORIGIN = 0.01

_CLOCK = re.compile(
    r"\b\d{1,2}[:.]\d\d\b|\b\d{1,2}\s?[ap]\.?m\b|\bo['’]clock\b|\bminutes? (?:to|past)\b|\bhalf past\b|\b(?:noon|midnight)\b"
)
_TIME = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:yesterday|today|tonight|tomorrow)\b|\b(?:19|20)\d\d\b"
    r"|\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\b|\bmid-\w+",
    re.IGNORECASE,
)
_BECAUSE = re.compile(
    r"\b(?:because|due to|owing to|caus(?:e|es|ed|ing)|blam(?:e|es|ed|ing)|as a result"
    r"|(?:after|since|over|following)\b(?!\s+(?:\d|nearly|about|some|more|two|three|four|five|six|seven|eight|nine|ten))"
    r"|for (?:fear|lack)|in (?:protest|response|retaliation)|so that|in order to|to (?:protest|avoid|prevent|stop)|led to"
    r"|thanks to|struck|put (?:him|her|them)|suspects?|for \w+ing|at the door of)\b",
    re.IGNORECASE,
)
_SOMEWHERE = re.compile(
    r"\b(?:in|at|near|on|outside|inside|into|under|behind|beneath|above|below|off|to)\s+(?:the|a|an|his|her|its|their)\s+\w+",
    re.IGNORECASE,
)
_TAKES_UP = re.compile(r"^(?:The|This|That|These|Those)\b|\b(?:he|she|they|his|her|their|him|them|it|its)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_NAME_BEFORE = re.compile(r"(?<=[\w,] )(?P<name>[A-ZÀ-ÖØ-Þ][\w-]+),?\s+(?:(?:was|were|had|has|is|also|who)\s+){0,2}$")
_SOMEBODY = re.compile(r"\b(?:a|an|the|two|three|four|five|his|her|their)\s+(?:[\w-]+\s+){0,2}?(?P<who>[a-z]+)\b", re.IGNORECASE)
_APPOSITION = re.compile(r"^\s*(?:,|\(|is\b|was\b|who\b)|\bthe$", re.IGNORECASE)


def ask(dossier: Dossier, question: str, *, encoder: Encoder | None, most: int = 3) -> Answer:
    """The claims that answer, at most `most`, the best first and one a point; none where no claim reaches the thresholds.

    What the claims of other accounts say of the same point counts for its words, never for its names and values.
    """
    asked = understand(question, dossier.entities)
    book = _Book.of(dossier)
    unknown = [name for name in asked.names if not book.knows(name)]
    if unknown:
        return Answer(question, asked.kind, (), f"no account names {', '.join(unknown)}")
    if not asked.saying and len(asked.words) + len(asked.names) + len(asked.numbers) < FEWEST[asked.kind]:
        return Answer(question, asked.kind, (), "the question has too few words that could be looked for")
    rows = [row for point in dossier.points for claim in point.claims if (row := _look(asked, claim, point, book)) is not None]
    if not rows:
        return Answer(question, asked.kind, (), f"no claim has what the question asks for ({asked.kind})")
    turn = {article.id: n for n, article in enumerate(dossier.articles)}  # ids are hashes, and must not decide what is found

    def place(row: _Row) -> tuple[int, int, int]:
        return turn[row.claim.span.article], row.claim.span.start, int(row.point.id[1:])

    rows = sorted(rows, key=lambda row: (-row.words, place(row)))[:LOOKED_AT]
    if encoder is not None:
        rows = [_with_synonyms(row, book, encoder) for row in rows]
    likeness = _likeness(asked, rows, book, encoder)
    home = {article: origin.id for origin in dossier.origins for article in origin.articles}
    scored = sorted(
        ((_score(row, cosine), row) for row, cosine in zip(rows, likeness, strict=True)),
        key=lambda pair: (
            -pair[0] - EACH_ORIGIN * min(5, len({home[c.span.article] for c in pair[1].point.claims})),
            place(pair[1]),
        ),
    )
    good = [(score, row) for score, row in scored if score >= ENOUGH and row.words >= row.least]
    if not good:
        return Answer(question, asked.kind, (), "the claims that come near leave out too much of what is asked")
    return Answer(question, asked.kind, _grouped([_found(score, row, book) for score, row in _chosen(good, most)], encoder))


@dataclass(frozen=True, slots=True)
class _Row:
    """A claim that passed: the share of the question's words it covers, and the share it needs."""

    claim: Claim
    point: Point
    words: float
    least: float
    reasons: tuple[str, ...]
    missing: tuple[tuple[str, float], ...] = ()
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class _Book:
    """A dossier as it is searched."""

    texts: Mapping[str, str]
    entities: tuple[Entity, ...]
    before: Mapping[Span, Span]
    rarity: Mapping[str, float]
    rarest: float
    spoken: tuple[tuple[Span, str | None], ...]
    everywhere: frozenset[str]
    begun: dt.date | None
    known: dict[str, tuple[Entity, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, dossier: Dossier) -> "_Book":
        """The sentences with the one before each, and how rare each word is among them."""
        texts = {article.id: article.text for article in dossier.articles}
        sentences = sorted({claim.sentence for point in dossier.points for claim in point.claims})
        before = {b: a for a, b in pairwise(sentences) if a.article == b.article}
        count = Counter(word for span in sentences for word in set(content_words(span.of(texts[span.article]))))
        rarity = {word: math.log(1 + len(sentences) / n) for word, n in count.items()}
        spoken = tuple((v.span, v.speaker) for quote in dossier.quotes for v in quote.versions)
        scene = frozenset(
            e.id for e in dossier.entities if e.kind == "place" and 2 * len({m.article for m in e.mentions}) > len(texts)
        )
        begun = dt.date.fromisoformat(dossier.when) if dossier.when else None
        return cls(texts, dossier.entities, before, rarity, math.log(1 + len(sentences)), spoken, scene, begun)

    def words(self, span: Span) -> str:
        return " ".join(span.of(self.texts[span.article]).split())

    def weight(self, word: str) -> float:
        return self.rarity.get(word, self.rarest)

    def called(self, name: str) -> tuple[Entity, ...]:
        """Everybody and everything that may be meant by a name."""
        if name not in self.known:
            self.known[name] = tuple(
                e for e in self.entities if any(means(name, f) for f in dict.fromkeys((e.name, *(x.text for x in e.forms))))
            )
        return self.known[name]

    def is_scene(self, name: str) -> bool:
        """Whether a name is of the place of the story, which most accounts name: then no sentence needs to repeat it."""
        return any(e.id in self.everywhere for e in self.called(name))

    def knows(self, name: str) -> bool:
        return bool(self.called(name)) or any(_literal(name, text) for text in self.texts.values())

    def names(self, name: str, span: Span) -> bool:
        """Whether these words name him, her or it."""
        if _literal(name, self.words(span)):
            return True
        return any(span.covers(mention) for entity in self.called(name) for mention in entity.mentions)

    def window(self, claim: Claim) -> list[Span]:
        """The claim's sentence and the one before it."""
        earlier = self.before.get(claim.sentence)
        return [claim.sentence, *([earlier] if earlier is not None else [])]

    def said(self, claim: Claim, names: Sequence[str]) -> bool:
        """Whether the claim holds words that one of those named is said to have spoken; without names, anybody."""
        speakers = {e.id for name in names for e in self.called(name)}
        return any(span.overlap(claim.span) and (not names or speaker in speakers) for span, speaker in self.spoken)

    def mentions(self, span: Span, kinds: Sequence[str], but: Sequence[str]) -> bool:
        """Whether the words name a person (or another kind of entity) whom the question does not name."""
        asked = {e.id for name in but for e in self.called(name)}
        return any(
            entity.kind in kinds and entity.id not in asked and any(span.covers(m) for m in entity.mentions)
            for entity in self.entities
        )


def _literal(name: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE) is not None


def _look(asked: Question, claim: Claim, point: Point, book: _Book) -> _Row | None:
    """The claim with what it covers; None where it lacks a name, a figure or a value that the question wants."""
    words = book.words(claim.span)
    if words.endswith("?") or claim.in_title:
        return None
    window = book.window(claim)
    if not all(book.is_scene(name) or _about(name, claim, book) for name in asked.names):
        return None
    around = " ".join(book.words(span) for span in window)
    dated = {v.value[:4] for span in window for v in claim.values if v.kind == "date"} | (
        {claim.when.iso[:4]} if claim.when else set()
    )
    if not all(
        re.search(rf"(?<![\w.,]){number}(?![\w,.]*\d)", around.replace(",", "")) or number in dated for number in asked.numbers
    ):
        return None
    value = _value(asked, claim, words, book)
    if value is None:
        return None
    if asked.names and asked.kind not in ("who", "what") and _of_another(asked, claim, book):
        return None
    firm, reason = value
    covered, missing = _covered(asked, claim, point, book)
    weight = 1.0 if asked.numbers or not _is_background(claim.when or point.when, book.begun) else BACKGROUND_WEIGHT
    reasons = [reason] if reason else []
    reasons += [f"names {', '.join(asked.names)}"] if asked.names else []
    return _Row(claim, point, covered, ENOUGH_WORDS if firm else ENOUGH_WORDS_VAGUE, tuple(reasons), missing, weight)


def _with_synonyms(row: _Row, book: _Book, encoder: Encoder) -> _Row:
    """The claim with those words counted in part for which its sentence has one of like meaning."""
    if not row.missing:
        return row
    own = [w for w in dict.fromkeys(all_words(book.words(row.claim.sentence))) if len(w) > 2 and not w[0].isdigit()]
    lacking = [word for word, _ in row.missing]
    vectors = encoder.encode([*lacking, *own])
    words, reasons, missing = row.words, list(row.reasons), []
    for (word, share), vector in zip(row.missing, vectors[: len(lacking)], strict=True):
        cosines = [(float(vector @ other), name) for name, other in zip(own, vectors[len(lacking) :], strict=True)]
        best = max(cosines, default=(0.0, ""))
        if best[0] >= SYNONYM:
            words += AS_SYNONYM * share
            reasons.append(f"{best[1]} for {word}")
        else:
            missing.append((word, share))
    if missing:
        reasons.append(f"without {', '.join(word for word, _ in missing)}")
    return replace(row, words=words, reasons=tuple(reasons), missing=tuple(missing))


def _about(name: str, claim: Claim, book: _Book) -> bool:
    """Whether the claim's sentence names somebody, or takes up the one before it, which does, without naming another first."""
    if book.names(name, claim.sentence):
        return True
    earlier = book.before.get(claim.sentence)
    return earlier is not None and book.names(name, earlier) and _TAKES_UP.search(book.words(claim.sentence)) is not None


def _of_another(asked: Question, claim: Claim, book: _Book) -> bool:
    """Whether each of the question's words in the sentence hangs on the name of somebody else: 'Suci's mother, Emi, died'."""
    text = book.words(claim.sentence)
    found = [m for m in _WORD.finditer(text) if any(stem(m.group().lower()) == word for word, _ in asked.words)]
    led = [lead for m in found if (lead := _NAME_BEFORE.search(text[: m.start()])) is not None]
    own = {part.casefold() for name in asked.names for e in book.called(name) for f in e.forms for part in f.text.split()}
    own |= {part.casefold() for name in asked.names for part in name.split()}
    return bool(led) and len(led) == len(found) and all(lead["name"].casefold() not in own for lead in led)


def _value(asked: Question, claim: Claim, words: str, book: _Book) -> tuple[bool, str] | None:
    """Whether what answers is firm, and what it is; None where the claim holds nothing of the kind wanted."""
    match asked.kind:
        case "how many":
            value = _counted(asked, claim, words)
            return (True, f"gives {value.span.of(book.texts[value.span.article])}") if value is not None else None
        case "when":
            if any(v.kind == "date" for v in claim.values) or claim.when is not None or _CLOCK.search(words):
                return True, "gives a time"
            return (False, "gives a time") if _TIME.search(words) else None
        case "where":
            if book.mentions(claim.span, ("place",), asked.names):
                return True, "names a place"
            return (False, "tells a place") if _SOMEWHERE.search(words) else None
        case "why":
            return (True, "tells a reason") if _BECAUSE.search(words) else None
        case "who":
            if asked.described:
                return (True, "says who that is") if _described(asked, claim, book) else None
            if book.mentions(claim.span, ("person",), asked.names):
                return True, "names a person"
            if book.mentions(claim.span, ("organisation",), asked.names) or any(
                m["who"].lower() in HUMANS for m in _SOMEBODY.finditer(words)
            ):
                return False, "names a group, or says what they are"
            return None
        case "yes-no":
            return False, ""
        case _:
            if asked.saying:
                return (True, "gives words said") if book.said(claim, asked.names) else None
            return True, ""


def _described(asked: Question, claim: Claim, book: _Book) -> bool:
    """Whether the claim says what somebody is: an office beside the name, or words set after it."""
    text = book.texts[claim.span.article]
    for entity in (e for name in asked.names for e in book.called(name)):
        for span in entity.mentions:
            if claim.span.covers(span):
                lead, rest = text[claim.span.start : span.start].rstrip(), text[span.end : claim.span.end]
                office = lead.split()[-1].strip(",").lower() if lead else ""
                if _APPOSITION.search(rest) or lead.endswith(",") or office in HUMANS or any(r in lead for r in entity.roles):
                    return True
    return False


def _counted(asked: Question, claim: Claim, words: str) -> Value | None:
    """The number of the claim that counts what the question counts; None where it counts something else, or somebody else."""
    for value in claim.values:
        if value.kind not in asked.wants:
            continue
        if asked.befell and value.predicate and value.predicate != asked.befell:
            continue
        if asked.befell and not value.predicate and asked.befell not in {m.lastgroup for m in PREDICATE.finditer(words)}:
            continue
        scope = set(content_words(value.scope)) if value.scope else set()
        if asked.counted and asked.counted not in scope and asked.counted not in {stem(w) for w in all_words(value.scope)}:
            continue
        if asked.people and value.unit not in ("people", "") and value.kind == "number":
            continue
        return value
    return None


def _covered(asked: Question, claim: Claim, point: Point, book: _Book) -> tuple[float, tuple[tuple[str, float], ...]]:
    """The share of the question's words, weighed by rarity, that the claim covers, and the words it lacks with theirs."""
    if not asked.words:
        return 1.0, ()
    own = set(content_words(book.words(claim.sentence)))
    earlier = book.before.get(claim.sentence)
    before = set(content_words(book.words(earlier))) if earlier is not None else set()
    others = {w for c in point.claims if c is not claim for w in content_words(book.words(c.sentence))}
    classes = {m.lastgroup for m in PREDICATE.finditer(book.words(claim.sentence))}
    befell = PREDICATE.search(asked.text.lower())
    fate = set(content_words(befell.group())) if befell is not None and asked.befell in classes else set()
    total, held, missing = 0.0, 0.0, []
    for word, printed in asked.words:
        weight = book.weight(word)
        total += weight
        if word in own or word in fate:
            held += weight
        elif word in others:
            held += IN_OTHER_ACCOUNT * weight
        elif word in before:
            held += IN_SENTENCE_BEFORE * weight
        else:
            missing.append((printed, weight))
    return held / total, tuple((word, weight / total) for word, weight in missing)


def _likeness(asked: Question, rows: Sequence[_Row], book: _Book, encoder: Encoder | None) -> list[float | None]:
    """The cosine of the question and each claim's sentence; None without vectors."""
    if encoder is None:
        return [None] * len(rows)
    vectors = encoder.encode([asked.text, *(book.words(row.claim.sentence) for row in rows)])
    return [float(vectors[0] @ vector) for vector in vectors[1:]]


def _is_background(when: Moment | None, begun: dt.date | None) -> bool:
    """Whether something is said to have happened well before the story."""
    return when is not None and begun is not None and when.end.date() < begun - dt.timedelta(days=BACKGROUND_DAYS)


def _score(row: _Row, cosine: float | None) -> float:
    if cosine is None:
        return round(row.weight * row.words, 4)
    near = min(1.0, max(0.0, (cosine - COSINE_LOW) / (COSINE_HIGH - COSINE_LOW)))
    return round(row.weight * (WORDS_SHARE * row.words + (1 - WORDS_SHARE) * near), 4)


def _chosen(good: Sequence[tuple[float, _Row]], most: int) -> list[tuple[float, _Row]]:
    """The best of each point, none twice in the same words, as long as it comes near to the best of all."""
    out: list[tuple[float, _Row]] = []
    for score, row in good:
        if score < NEAR_THE_BEST * good[0][0] or len(out) >= most:
            break
        if any(other.point.id == row.point.id or other.claim.span.overlap(row.claim.span) for _, other in out):
            continue
        out.append((score, row))
    return out


def _grouped(found: Sequence[Found], encoder: Encoder | None) -> tuple[Found, ...]:
    """The answers with the number of the group of those that say the same; without vectors all are of one group."""
    if encoder is None:
        return tuple(found)
    groups = group_answers([one.text for one in found], encoder=encoder)
    number = {member: place for place, members in enumerate(groups, 1) for member in members}
    return tuple(replace(one, group=number[k]) for k, one in enumerate(found))


def _found(score: float, row: _Row, book: _Book) -> Found:
    point = row.point
    same = tuple(c.span for c in point.claims if c.span != row.claim.span)
    return Found(
        book.words(row.claim.span),
        row.claim.span,
        point.id,
        point.standing,
        point.origins,
        point.conflicts,
        same,
        score,
        row.reasons,
    )
