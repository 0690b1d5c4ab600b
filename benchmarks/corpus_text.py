"""The words of an invented article: an original from what is true of its story, a copy from its original.

Accounts of one story share its people, places, figures and what was said, and otherwise have words of their own; stories of one
kind share the words of that kind. What is true of a story hangs on the seed and the story alone, an original on its number
alone.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice

import numpy as np
from corpus_languages import AGENCIES, DEFAULT_AGENCY, SYLLABLES, TABLE, Stock, name, stock
from corpus_plan import A_DAY, MEDIAN_WORDS, Planned, drawn, generator, plan
from numpy.typing import NDArray

# The first day of the archive, a Monday.
BEGUN = dt.datetime(2022, 1, 3, tzinfo=dt.UTC)
# Of a story's words so many in a hundred are its names, words of its own and words of its kind: names make some six in a hundred
# words of news, and a report repeats what it is about.
NAMES, OWN, OF_KIND = 0.05, 0.05, 0.06
# Every so manieth sentence says something that was said or counted, and that other accounts of the story tell too.
EVERY_FACT = 5
# Some originals come from a wire and say so; most reprints keep that.
FROM_WIRE, KEPT_DATELINE, CREDITED = 0.35, 0.7, 0.4
# How many of the accounts give another figure than most do.
OTHER_FIGURE = 0.15
COMMAS = ",،，、"
_STORY, _KIND, _TEXT, _COPY = 3, 4, 5, 6

_ROLES = "mayor|governor|police chief|hospital director|spokesman|interior minister|union leader|fire chief".split("|")
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
# What happens, in English: a title, a lead, and two facts each. Many kinds of events share one of these and differ in their
# words.
_EVENTS = tuple(tuple(row.split("|")) for row in (
    "Earthquake near {place} leaves {number} injured|An earthquake of magnitude {small}.{digit} struck near {place} on "
    "{day}, injuring at least {number} people, officials said.|{person} said {other} houses had been damaged in {place} "
    "and in {town}.|Schools in {town} will stay closed until {later}.",
    "Court in {place} convicts {surname} of fraud|A court in {place} on {day} sentenced {person}, the former head of "
    "{organisation}, to {small} years in prison.|Prosecutors had asked for {longer} years.|{second} said the defence "
    "would appeal by {later}.",
    "Fire at {organisation} plant in {place} injures {number}|A fire broke out at a plant of {organisation} in {place} "
    "on {day}, and {number} people were taken to hospital.|{person} said {other} firefighters had fought the flames for "
    "{small} hours.|The cause was not known, {second} said.",
    "Flood forces {other} from homes in {place}|Heavy rain flooded parts of {place} on {day} and forced {other} people "
    "from their homes.|{number} people were injured when a bridge in {town} collapsed.|{person} said the river would "
    "keep rising until {later}.",
    "{organisation} workers strike in {place}|About {other} workers of {organisation} walked out in {place} on {day} "
    "over pay.|The union asks for {small} percent more, {person} said.|{second} called the strike “irresponsible”.",
    "{surname} wins election in {place}|{person} won the election in {place} on {day} with {share} percent of the "
    "vote.|{second} conceded shortly after the polls had closed.|{other} people were entitled to vote in {town}.",
    "{organisation} to buy rival for ${small} billion|{organisation} agreed on {day} to buy a rival in {place} for "
    "${small} billion.|{person}, who leads {organisation}, said {number} jobs would go in {town}.|The deal should close "
    "by {later}, {second} said.",
    "Train derails near {place}, {number} hurt|A passenger train with {other} people on board derailed near {place} on "
    "{day}; {number} were injured.|{person} said the line to {town} would stay closed until {later}.|The train had been "
    "going {share} kilometres an hour.",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Draft:
    """An article as its author wrote it, without the page around it. `published` is None where the page will not tell."""

    plan: Planned
    title: str
    paragraphs: tuple[str, ...]
    author: str
    agency: str
    published: dt.datetime | None
    moment: dt.datetime


@dataclass(frozen=True, slots=True)
class _Voice:
    """What all accounts of one story in one language can draw on."""

    names: tuple[str, ...]
    own: tuple[str, ...]
    of_kind: tuple[str, ...]
    facts: dict[str, str]
    other_facts: dict[str, str]
    sentences: tuple[str, ...]


def draft(seed: int, number: int, *, a_day: int = A_DAY, median_words: float = MEDIAN_WORDS) -> Draft:
    """The article of this number."""
    planned = plan(seed, number, a_day=a_day, median_words=median_words)
    if planned.copied is None:
        return _original(seed, planned)
    return _copy(seed, planned, draft(seed, planned.copied, a_day=a_day, median_words=median_words))


@lru_cache(maxsize=4096)
def _original(seed: int, planned: Planned) -> Draft:
    chance = generator(seed, _TEXT, planned.number)
    words, voice = stock(planned.language), _voice(seed, planned.story, planned.kind, planned.language, planned.second_act)
    facts = voice.other_facts if chance.random() < OTHER_FIGURE else voice.facts
    body = _running(words, voice, facts, chance, planned.words)
    title = _title(words, voice, facts, chance)
    agency = AGENCIES.get(planned.language, DEFAULT_AGENCY) if chance.random() < FROM_WIRE else ""
    if agency:
        dash = "—" if words.space else "："
        body[0] = f"{facts['place'].upper()} ({agency}) {dash} {body[0]}"
    author = "" if agency else " ".join(_names(words.language, chance, 2, 1))
    return _dated(Draft(planned, title, tuple(body), author, agency, None, BEGUN))


def _dated(one: Draft) -> Draft:
    moment = BEGUN + dt.timedelta(seconds=round(one.plan.days * 86_400))
    return replace(one, published=moment if one.plan.dated else None, moment=moment)


def _copy(seed: int, planned: Planned, source: Draft) -> Draft:
    chance = generator(seed, _COPY, planned.number)
    keeps, credits, own_title, share = chance.random(4).tolist()
    words = stock(planned.language)
    body = list(source.paragraphs)
    if source.agency and keeps >= KEPT_DATELINE:
        body[0] = body[0].partition(") ")[2][2:]
    match planned.manner:
        case "cut":
            body = body[: max(1, round(len(body) * (0.4 + 0.45 * share)))]
        case "edited":
            body = _edited(body, words, chance)
        case "own lead":
            voice = _voice(seed, planned.story, planned.kind, planned.language, planned.second_act)
            body = _running(words, voice, voice.facts, chance, 60) + body
    title = source.title
    if own_title < 0.5:
        voice = _voice(seed, planned.story, planned.kind, planned.language, planned.second_act)
        title = _title(words, voice, voice.facts, chance)
    agency = source.agency if credits < CREDITED else ""
    return _dated(Draft(planned, title, tuple(body), "" if source.agency else source.author, agency, None, BEGUN))


def _edited(body: list[str], words: Stock, chance: np.random.Generator) -> list[str]:
    """A word in thirty is another one, and a paragraph may be gone."""
    out = []
    gone = 1 + drawn(chance, 1)[0] % (2 * len(body))
    for at, paragraph in enumerate(body):
        if at == gone:
            continue
        parts = paragraph.split(" ") if words.space else list(paragraph)
        for value in drawn(chance, max(1, len(parts) // 30)):
            parts[(value >> 20) % len(parts)] = words.table[value % TABLE]
        out.append(words.space.join(parts))
    return out


@lru_cache(maxsize=16)
def _table(language: str) -> NDArray[np.object_]:
    return np.array(stock(language).table, dtype=object)


def _running(words: Stock, voice: _Voice, facts: dict[str, str], chance: np.random.Generator, count: int) -> list[str]:
    """Paragraphs of so many words, about; the first sentence is the story's lead."""
    pools = [(pool, int(share * count) + 1) for pool, share in ((voice.names, NAMES), (voice.own, OWN), (voice.of_kind, OF_KIND))]
    size = count + 30 + sum(size for _, size in pools) + 2 * (count // 12 + 4)
    random = chance.bit_generator.random_raw(size) >> np.uint64(34)
    said_words = _table(words.language)[random[: count + 30] % TABLE].tolist()
    rest = iter(random[count + 30 :].tolist())
    for pool, some in pools:
        for value in islice(rest, some):
            said_words[(value >> 8) % count] = pool[(value & 255) % len(pool)]
    told = iter(chance.permutation(len(voice.sentences) - 1).tolist())
    paragraphs: list[str] = []
    if words.language == "en":
        sentences = [voice.sentences[0].format_map(facts)]
    else:  # ready sentences are few in other languages: the lead has the story's own words instead
        value = int(random[-1])
        told_of = [facts["place"], *(voice.own[(value >> shift) % len(voice.own)] for shift in (4, 8, 12)), facts["number"]]
        told_of += [facts["surname"], voice.of_kind[value % len(voice.of_kind)], *said_words[:8]]
        sentences = [words.space.join(told_of).rstrip(COMMAS) + ("." if words.space else "。")]
    at, stop = len(sentences[0]) // 6, "。" if not words.space else "."
    for value in rest:
        if at >= count:
            break
        if value % EVERY_FACT == 0 and (fact := next(told, None)) is not None:
            sentences.append(voice.sentences[fact + 1].format_map(facts))
        length = 8 + (value >> 4) % 22
        said = words.space.join(said_words[at : at + length]).rstrip(COMMAS)
        sentences.append(said[:1].upper() + said[1:] + stop)
        at += length
        if len(sentences) >= 2 + (value >> 10) % 3:
            paragraphs.append(words.space.join(sentences))
            sentences = []
    if sentences:
        paragraphs.append(words.space.join(sentences))
    return paragraphs


def _title(words: Stock, voice: _Voice, facts: dict[str, str], chance: np.random.Generator) -> str:
    if words.language == "en" and chance.random() < 0.5:
        return facts["title"].format_map(facts)
    some = drawn(chance, 6)
    parts = [
        facts["place"], voice.own[some[0] % len(voice.own)], voice.of_kind[some[1] % len(voice.of_kind)],
        words.table[some[2] % TABLE], voice.names[some[3] % len(voice.names)], voice.own[some[4] % len(voice.own)],
        words.table[some[5] % TABLE],
    ]  # fmt: skip
    title = words.space.join(parts).rstrip(COMMAS)
    return title[:1].upper() + title[1:]


@lru_cache(maxsize=8192)
def _voice(seed: int, story: int, kind: int, language: str, second_act: bool) -> _Voice:
    """What is true of the story, as it is said in this language. The second act has other people than the first."""
    chance = generator(seed, _STORY, story)
    people = [_syllables(chance, 2, 3) for _ in range(4 if not second_act else 7)]
    given, surname, second_given, second_surname = (name(one, language) for one in people[-4:])
    place, town, organisation = (name(_syllables(chance, 3, 3), language) for _ in range(3))
    numbers = chance.integers(1, 1000, size=8).tolist()
    words = stock(language)
    space = words.space
    person, second = given + space + surname, second_given + space + second_surname
    facts = {
        "person": person, "second": second, "surname": surname, "place": place, "town": town, "organisation": organisation,
        "number": str(2 + numbers[0] % 90), "other": str(100 + numbers[1]), "small": str(2 + numbers[2] % 9),
        "longer": str(12 + numbers[2] % 5), "digit": str(numbers[3] % 10), "share": str(50 + numbers[4] % 30),
        "day": _DAYS[numbers[5] % 7], "later": _DAYS[(numbers[5] + 2) % 7], "role": _ROLES[numbers[6] % len(_ROLES)],
    }  # fmt: skip
    title, lead, *more = _EVENTS[kind % len(_EVENTS)]
    rare = words.rare
    quotes = [_quote(words, chance) for _ in range(4)]
    # words that only this story has, and the words of its kind, which do not hang on the seed
    own = tuple(rare[n % len(rare)] + rare[(n >> 32) % len(rare)] for n in drawn(chance, 8))
    of_kind = tuple(rare[n % len(rare)] for n in drawn(generator(_KIND, kind), 25))
    more += [words.visit, words.toll]
    if language != "en":
        title, lead, more = "", words.toll, [words.toll, words.visit]
    said = [words.said.replace("{quote}", quote) for quote in quotes]
    said[2:] = [one.replace("{person}", "{second}") for one in said[2:]]
    sentences = (lead, *more, *said)
    facts["title"] = title
    other = {**facts, "number": str(int(facts["number"]) + 3 + numbers[7] % 20), "other": str(int(facts["other"]) + 50)}
    names = (person, surname, second, second_surname, place, place, town, organisation)
    return _Voice(names, own, of_kind, facts, other, sentences)


def _quote(words: Stock, chance: np.random.Generator) -> str:
    size, *which = drawn(chance, 18)
    said = words.space.join(words.table[n % TABLE] for n in which[: 7 + size % 11]).rstrip(COMMAS)
    return (said[:1].upper() + said[1:]).replace("{", "").replace("}", "")


def _names(language: str, chance: np.random.Generator, count: int, least: int) -> Sequence[str]:
    return [name(_syllables(chance, least + 1, 3), language) for _ in range(count)]


def _syllables(chance: np.random.Generator, least: int, most: int) -> tuple[str, ...]:
    size, *which = drawn(chance, most + 1)
    return tuple(SYLLABLES[n % len(SYLLABLES)] for n in which[: least + size % (most - least + 1)])
