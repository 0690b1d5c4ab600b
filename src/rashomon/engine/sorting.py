"""Articles of an archive into stories, a stretch of time after the other; story ids stay."""

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from rashomon.engine.story_ids import keep_ids
from rashomon.gather.stories import group_stories
from rashomon.model import Article, Encoder, Forward

DAY = 86_400.0
# New articles are sorted together with all that lie so near in time: after a fortnight little is left of two articles' likeness
# (rashomon.gather.stories: it halves every week).
REACH_DAYS = 14.0
# So long a stretch of new articles is sorted at a time, so that no more than this and the reach on both sides is held in memory.
STRETCH_DAYS = 7.0

Grouper = Callable[[Sequence[Article], Mapping[str, str]], Sequence[Sequence[str]]]
"""Groups article ids, given the articles of a stretch of time and the stories that some of them stand in ("" for none)."""


class Shelf(Protocol):
    """What keeps the articles and their stories."""

    def waiting(self) -> float | None:
        """The time of the earliest article that stands in no story; None where all do."""
        ...

    def between(self, start: float, end: float) -> Mapping[str, str]:
        """Ids of the articles of a stretch of time, each with its story or ""."""
        ...

    def load(self, ids: Sequence[str]) -> Sequence[Article]:
        """These articles."""
        ...

    def ages(self, ids: Sequence[str]) -> Mapping[str, int]:
        """How early each of these stories was founded."""
        ...

    def taken(self, story: str) -> bool:
        """Whether a story has, or once had, this id."""
        ...

    def save(
        self, groups: Mapping[str, Sequence[str]], moved: Sequence[Forward], *, start: float, end: float, seen: Mapping[str, str]
    ) -> bool:
        """Keep stories and forwards, unless the stretch is no longer as it was `seen`; whether they were kept."""
        ...


def by_words(encoder: Encoder | None) -> Grouper:
    """The grouper of single readings: it sorts the whole stretch anew."""

    def group(articles: Sequence[Article], _stories: Mapping[str, str]) -> Sequence[Sequence[str]]:
        return [[article.id for article in story] for story in group_stories(articles, encoder=encoder)]

    return group


def sort_articles(shelf: Shelf, *, grouper: Grouper, progress: Callable[[int], None] = lambda _left: None) -> None:
    """Sort every article that stands in no story yet, with those near to it in time."""
    while (first := shelf.waiting()) is not None:
        start, end = first - REACH_DAYS * DAY, first + (STRETCH_DAYS + REACH_DAYS) * DAY
        seen = shelf.between(start, end)
        progress(sum(not story for story in seen.values()))
        groups = grouper(shelf.load(sorted(seen)), seen)
        ages = shelf.ages(sorted({story for story in seen.values() if story}))
        found = keep_ids(groups, seen, ages=ages, taken=shelf.taken)
        shelf.save(found.stories, found.moved, start=start, end=end, seen=seen)  # where it was not kept, the next turn sees why
