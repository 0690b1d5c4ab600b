"""Who writes about what, when, at what length and from whom it was taken: the schedule of an invented archive of news.

Articles are numbered. A block of them is planned at once, from the seed and the block's number alone, so that any article can
be made without those before it. A block holds the stories that break in a stretch of time, each with all its articles, in order
of time; the next block begins where that stretch ends, so that blocks overlap for as long as stories last, as the days of an
archive do.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from corpus_languages import SHARES
from numpy.typing import NDArray

# Articles a day. A hundred million articles are then a thousand days: CC-NEWS took on some 11.6 million pages a month in spring
# 2024 (the table of FineNews-unfiltered on huggingface.co) and a tenth to a third of that in its first years. What a stage
# costs where it looks at a window of time hangs on this number, not on how long the archive is.
A_DAY = 100_000
BLOCK = 1 << 13
# The number of articles of a story follows a power law. With this exponent 71 % of stories have one article, 36 % of articles
# stand in stories of ten or more, and those have 31 on average: Cagé, Hervé and Viaud (The Production of Information in an
# Online World, Review of Economic Studies 2020; all French news of 2013) find about a third of articles in such events, with
# some 34 each.
SIZE_EXPONENT, MOST_OF_A_STORY = 2.3, 1_000
# Hours from one article of a story to the next fall off exponentially; the mean is drawn for each story. Events of that study
# last 41 hours on average; no story here lasts longer than ten days.
HALF_OF_STORIES_FADE_IN_HOURS, FADE_SPREAD, LONGEST_DAYS = 10.0, 0.9, 10.0
# Of the articles that are not the first of their story so many are taken from another one, which makes some 35 % of all articles:
# the study finds two thirds of the text of news not original, most of it in articles that are copied in part.
COPIED = 0.62
# A quarter of the copies comes within four minutes (same study), half within half an hour.
COPY_MEDIAN_HOURS, COPY_SPREAD = 0.4, 2.7
# How a copy differs: word for word, cut at its end, edited lightly, or put behind sentences of one's own. By reason.
MANNERS: Mapping[str, float] = {"verbatim": 0.40, "cut": 0.25, "edited": 0.20, "own lead": 0.15}
# Words of an original: log-normal, 450 on average; the means of news corpora lie between 400 and 500.
MEDIAN_WORDS, WORDS_SPREAD, FEWEST_WORDS, MOST_WORDS = 380.0, 0.6, 40, 3_000
# Outlets, shared among the languages; how much each prints follows Zipf's law.
HOSTS = 20_000
# In stories of so many articles some are written in another language than the first; by reason.
MANY, ABROAD = 5, 0.15
# Kinds of events are few, so that look-alikes abound; so many stories moreover break beside one of the same kind.
KINDS, TWINS = 40, 0.1
# So many of the larger stories have a second act some days later, told by the last third of their articles.
LARGE, FOLLOWED = 8, 0.3
UNDATED = 0.02  # pages that do not tell when they were published
# How much is published in each hour of the day (from midnight) and on each day of the week (from Monday), by reason.
_HOURS = (2, 1, 1, 1, 2, 4, 7, 9, 10, 10, 10, 10, 10, 10, 10, 10, 10, 9, 8, 7, 6, 5, 4, 3)
_DAYS = (1.1, 1.1, 1.1, 1.1, 1.1, 0.8, 0.7)
# The articles of one wire that everybody prints are numbered from here on.
HOT = 1 << 40
HOT_STORY = -1
HOT_DAYS = 2.0
_LANGUAGES = tuple(SHARES)
_PLAN, _HOT = 1, 2


@dataclass(frozen=True, slots=True)
class Planned:
    """One article before it is written: `days` since the archive began, and the number of the article that it was taken from."""

    number: int
    story: int
    kind: int
    language: str
    days: float
    dated: bool
    host: int
    words: int
    second_act: bool
    copied: int | None
    manner: str


@dataclass(frozen=True, slots=True, eq=False)
class _Block:
    story: NDArray[np.int64]
    kind: NDArray[np.int64]
    language: NDArray[np.int64]
    days: NDArray[np.float64]
    second: NDArray[np.bool_]
    copied: NDArray[np.int64]  # the place in the block, -1 for an original
    dated: NDArray[np.bool_]
    host: NDArray[np.int64]
    words: NDArray[np.int64]
    manner: NDArray[np.float64]  # where it lies among `MANNERS`


def generator(*key: int) -> np.random.Generator:
    """Random numbers that hang on the key alone."""
    mixed = 0
    for part in key:
        mixed = (mixed * 0x9E3779B97F4A7C15 + (part & 0xFFFFFFFFFFFFFFFF) + 0x1B873593) & ((1 << 128) - 1)
    return np.random.Generator(np.random.Philox(key=mixed))


def drawn(chance: np.random.Generator, count: int) -> list[int]:
    """So many numbers of 64 bits; a few are drawn faster this way than one by one."""
    numbers: list[int] = chance.bit_generator.random_raw(count).tolist()
    return numbers


def plan(seed: int, number: int, *, a_day: int = A_DAY, median_words: float = MEDIAN_WORDS) -> Planned:
    """The article of this number; from `HOT` on the copies of one wire, whose original is the first of them."""
    if number >= HOT:
        return _hot(seed, number, median_words)
    at = number % BLOCK
    block = _block(seed, number // BLOCK, a_day, median_words)
    copied = int(block.copied[at])
    return Planned(
        number=number,
        story=int(block.story[at]),
        kind=int(block.kind[at]),
        language=_LANGUAGES[block.language[at]],
        days=float(block.days[at]),
        dated=bool(block.dated[at]),
        host=int(block.host[at]),
        words=int(block.words[at]),
        second_act=bool(block.second[at]),
        copied=None if copied < 0 else number - at + copied,
        manner=_drawn(float(block.manner[at])) if copied >= 0 else "",
    )


def _hot(seed: int, number: int, median_words: float) -> Planned:
    chance = generator(seed, _HOT, number)
    day, host, manner = chance.random(3).tolist()
    original = number == HOT
    return Planned(
        number, HOT_STORY, 0, "en", 1.0 if original else 1.0 + HOT_DAYS * day, True, int((HOSTS * SHARES["en"]) ** host),
        int(median_words), False, None if original else HOT, "" if original else _drawn(manner),
    )  # fmt: skip


def _drawn(at: float) -> str:
    for manner, share in MANNERS.items():
        at -= share
        if at < 0:
            return manner
    return "verbatim"


@lru_cache(maxsize=4)
def _block(seed: int, block: int, a_day: int, median_words: float) -> _Block:
    chance = generator(seed, _PLAN, block)
    sizes = np.minimum(chance.zipf(SIZE_EXPONENT, size=BLOCK), MOST_OF_A_STORY)
    sizes = sizes[: int(np.searchsorted(np.cumsum(sizes), BLOCK)) + 1]
    sizes[-1] -= sizes.sum() - BLOCK
    stories = len(sizes)
    home = chance.choice(len(_LANGUAGES), size=stories, p=list(SHARES.values()))
    kind = chance.integers(0, KINDS, size=stories)
    begins = np.sort(chance.random(stories)) * BLOCK
    twin = np.flatnonzero(chance.random(stories) < TWINS)
    twin = twin[twin > 0]
    kind[twin], home[twin] = kind[twin - 1], home[twin - 1]
    fade = HALF_OF_STORIES_FADE_IN_HOURS / 24 * np.exp(FADE_SPREAD * chance.standard_normal(stories))
    story = np.repeat(np.arange(stories), sizes)
    rank = np.arange(BLOCK) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    size = sizes[story]
    late = np.where(rank > 0, np.minimum(chance.standard_exponential(BLOCK) * fade[story], LONGEST_DAYS - 4), 0.0)
    followed = (chance.random(stories) < FOLLOWED) & (sizes >= LARGE)
    second = followed[story] & (rank >= 2 * size // 3)
    late += np.where(second, 1.0 + 3.0 * chance.random(stories)[story], 0.0)
    abroad = (size >= MANY) & (rank > 0) & (chance.random(BLOCK) < ABROAD)
    language = np.where(abroad, chance.choice(len(_LANGUAGES), size=BLOCK, p=list(SHARES.values())), home[story])
    copied, delay = _copies(story, language, second, late, chance)
    late = np.where(copied >= 0, np.minimum(late[copied] + delay, LONGEST_DAYS), late)
    days = _clock((block * BLOCK + begins[story]) / a_day + late)
    order = np.argsort(days, kind="stable")
    place = np.empty(BLOCK, dtype=np.int64)
    place[order] = np.arange(BLOCK)
    copied = np.where(copied >= 0, place[copied], -1)
    hosts = np.maximum(2.0, HOSTS * np.array(list(SHARES.values())))
    words = median_words * np.exp(WORDS_SPREAD * chance.standard_normal(BLOCK))
    return _Block(
        story=story[order] + block * BLOCK,
        kind=kind[story][order],
        language=language[order],
        days=days[order],
        second=second[order],
        copied=copied[order],
        dated=chance.random(BLOCK) >= UNDATED,
        host=(hosts[language[order]] ** chance.random(BLOCK)).astype(np.int64),
        words=np.clip(words, FEWEST_WORDS, MOST_WORDS).astype(np.int64),
        manner=chance.random(BLOCK),
    )


def _copies(
    story: NDArray[np.int64],
    language: NDArray[np.int64],
    second: NDArray[np.bool_],
    late: NDArray[np.float64],
    chance: np.random.Generator,
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Which article each was taken from (-1 for none), and how many days after it. Sources are originals of the same act.

    Most are taken from the first of them, which is the wire's.
    """
    wanted, other = chance.random(BLOCK) < COPIED, chance.random(BLOCK)
    delay = COPY_MEDIAN_HOURS / 24 * np.exp(COPY_SPREAD * chance.standard_normal(BLOCK))
    copied = np.full(BLOCK, -1, dtype=np.int64)
    originals: dict[tuple[int, int, bool], list[int]] = {}
    for at in np.lexsort((late, story)).tolist():
        known = originals.setdefault((int(story[at]), int(language[at]), bool(second[at])), [])
        if known and wanted[at]:
            copied[at] = known[0] if other[at] < 0.7 else known[int((other[at] - 0.7) / 0.3 * len(known))]
        else:
            known.append(at)
    return copied, delay


def _rhythm() -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    weights = np.concatenate([np.array(_HOURS, dtype=np.float64) * day for day in _DAYS])
    passed = np.concatenate(([0.0], np.cumsum(weights) / weights.sum()))
    return passed * 7, np.arange(len(passed)) / 24


_PASSED, _AT = _rhythm()


def _clock(days: NDArray[np.float64]) -> NDArray[np.float64]:
    """Days of steady work as days of the calendar: slow at night and on Sundays."""
    weeks = np.floor(days / 7)
    of_calendar: NDArray[np.float64] = weeks * 7 + np.interp(days - weeks * 7, _PASSED, _AT)
    return of_calendar
