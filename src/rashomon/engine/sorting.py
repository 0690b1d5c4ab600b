"""Articles of an archive into stories, a stretch of time after the other; story ids stay."""

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from rashomon.gather.story_ids import keep_ids
from rashomon.gather.story_stream import WINDOW_DAYS, StoryStream
from rashomon.gather.story_traits import Traits
from rashomon.model import Forward

DAY = 86_400.0
# New articles are sorted among all that lie so near in time: what lies further away is never alike enough.
REACH_DAYS = WINDOW_DAYS
# So long a stretch of new articles is sorted at a time, so that no more than this and the reach on both sides is held in memory.
STRETCH_DAYS = 7.0

Grouper = Callable[[Sequence[Traits], Mapping[str, str]], Sequence[Sequence[str]]]
"""Groups article ids, given what the articles are told by and the stories that some of them stand in ("" for none)."""


class Shelf(Protocol):
    """What keeps the articles and their stories."""

    def waiting(self) -> float | None:
        """The time of the earliest article that stands in no story; None where all do that had come when sorting began."""
        ...

    def between(self, start: float, end: float) -> Mapping[str, str]:
        """Ids of the articles of a stretch of time, each with its story or ""."""
        ...

    def traits(self, ids: Sequence[str]) -> Sequence[Traits]:
        """What these articles are told by, read now or ever."""
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
        """Keep stories and forwards, unless an article that was `seen` there is gone or moved; whether they were kept."""
        ...


def go_on(traits: Sequence[Traits], stories: Mapping[str, str]) -> Sequence[Sequence[str]]:
    """The grouper of archives: a stream that goes on from the stories there are, and takes the others in.

    It forgets nothing: articles that come late find their neighbours, and what it is given bounds what it holds.
    """
    stream = StoryStream(window_days=math.inf)
    stream.resume([one for one in traits if stories[one.id]], stories)
    stream.add([one for one in traits if not stories[one.id]])
    groups: dict[str, list[str]] = {}
    for one, story in stream.members():
        groups.setdefault(story, []).append(one.id)
    return list(groups.values())


def sort_articles(shelf: Shelf, *, grouper: Grouper = go_on, progress: Callable[[int], None] = lambda _left: None) -> None:
    """Sort every article that stands in no story yet, with those near to it in time."""
    while (first := shelf.waiting()) is not None:
        start, end = first - REACH_DAYS * DAY, first + (STRETCH_DAYS + REACH_DAYS) * DAY
        seen = shelf.between(start, end)
        progress(sum(not story for story in seen.values()))
        turn = shelf.between(first, first + STRETCH_DAYS * DAY)
        taken = {article: story for article, story in seen.items() if story or article in turn}
        groups = grouper(shelf.traits(sorted(taken)), taken)
        ages = shelf.ages(sorted({story for story in taken.values() if story}))
        found = keep_ids(groups, taken, ages=ages, taken=shelf.taken)
        new = {story: group for story, group in found.stories.items() if any(taken[article] != story for article in group)}
        shelf.save(new, found.moved, start=start, end=end, seen=seen)  # where it was not kept, the next turn sees why
