"""Stories as they grow: every new article joins a story or opens one, and a later look merges and splits what it touched."""

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from rashomon.gather.story_decision import joined, likeliest
from rashomon.gather.story_ids import keep_ids, new_id
from rashomon.gather.story_index import Index
from rashomon.gather.story_links import average_link, restricted
from rashomon.gather.story_traits import Traits
from rashomon.model import Forward

# Two groups of articles are one story when their articles are on average this much alike; what decides about a new article weighs
# its likeness to a story against this. One setting for full articles, titles alone and many languages. Between .13 and .17 no
# benchmark set changes by more than a hundredth.
THRESHOLD = 0.15
# An article older than the newest by more than this is no longer looked at, and its story stays as it is: even the same title
# would by then be less alike than the threshold asks.
WINDOW_DAYS = 14.0
# The later look takes a story apart, to see whether it is one, as long as it has no more articles than this; of larger ones only
# the new articles. From 4 to 60 the stream of titles changes by .002. In a single batch every story is taken apart.
MOST_LOOSE = 8
# So many articles are taken at a time.
_BLOCK = 256


@dataclass(frozen=True, slots=True)
class Sorting:
    """What became of articles that were added: the story each was given as it came, and stands in after the later look.

    `stories` names every article that was looked at again, so those of earlier turns that moved too; `moved` says where to look
    for stories that are gone, and which were split off.
    """

    arrived: Mapping[str, str]
    stories: Mapping[str, str]
    moved: tuple[Forward, ...]


class StoryStream:
    """Stories of the articles seen lately. It holds no more than a window of time, however long it runs.

    Its state is the window's traits and their stories: `members` gives them, `resume` goes on from them.
    """

    def __init__(self, *, window_days: float = WINDOW_DAYS) -> None:
        self._window = window_days
        self._index = Index()
        self._first = 0
        self._traits: list[Traits] = []
        self._alike: dict[int, tuple[array[int], array[float]]] = {}  # both ways; what was forgotten may stand there yet
        self._story: dict[int, str] = {}
        self._held: dict[str, set[int]] = {}
        self._founded: dict[str, int] = {}

    def add(self, traits: Sequence[Traits]) -> Sorting:
        """Sort these articles, the earlier ones first; articles without a time come last. The order given makes no difference."""
        arrived: dict[str, str] = {}
        begun = self._first + len(self._traits)
        for block in self._taken(traits):
            for number, one, row in block:
                story = self._joined(row) or new_id([one.id], self._founded.__contains__)
                self._put(number, story)
                arrived[one.id] = story
        stories, moved = self._look_again(range(max(begun, self._first), self._first + len(self._traits)))
        return Sorting(arrived, {**arrived, **stories}, moved)

    def resume(self, traits: Sequence[Traits], stories: Mapping[str, str]) -> None:
        """Go on from articles whose stories are decided, by the articles' ids. Words weigh as they do in the window now."""
        for block in self._taken(traits):
            for number, one, _ in block:
                self._put(number, stories[one.id])

    def members(self) -> tuple[tuple[Traits, str], ...]:
        """The articles of the window in the order they were taken, each with its story."""
        return tuple(
            (replace(one, words=words, counts=counts), self._story[number])
            for number, one in enumerate(self._traits, start=self._first)
            for words, counts in [self._index.words(number)]
        )

    def _taken(self, traits: Sequence[Traits]) -> Iterable[Iterable[tuple[int, Traits, Mapping[int, float]]]]:
        """The new articles with their numbers, block by block, once they are in the index and what they are like is known."""
        ordered = sorted(traits, key=lambda one: (one.time is None, one.time or 0.0, one.source, one.id))
        self._index.count(ordered)
        for start in range(0, len(ordered), _BLOCK):
            block = ordered[start : start + _BLOCK]
            if block[0].time is not None:
                self._forget(block[0].time - self._window)
            yield self._indexed(block)

    def _indexed(self, block: Sequence[Traits]) -> Iterable[tuple[int, Traits, Mapping[int, float]]]:
        for one, row in zip(block, self._index.add(block), strict=True):
            number = self._first + len(self._traits)
            self._traits.append(replace(one, words=(), counts=()))  # the index holds them, in less room
            self._alike[number] = (array("q", row), array("d", row.values()))
            for other, likeness in row.items():
                numbers, values = self._alike[other]
                numbers.append(number)
                values.append(likeness)
            yield number, one, row

    def _joined(self, row: Mapping[int, float]) -> str | None:
        """The story that the newest article, with these likenesses, joins; None where it opens one."""
        return joined(likeliest(row, self._story, self._held), threshold=THRESHOLD)

    def _put(self, number: int, story: str) -> None:
        before = self._story.get(number)
        if before is not None and before != story:
            self._held[before].discard(number)
            if not self._held[before]:
                del self._held[before]
        self._story[number] = story
        self._held.setdefault(story, set()).add(number)
        self._founded.setdefault(story, number)

    def _forget(self, time: float) -> None:
        """Drop the articles at the window's old end, up to the first that is not older than this."""
        gone = 0
        for one in self._traits:
            if one.time is None or one.time >= time:
                break
            gone += 1
        for number in range(self._first, self._first + gone):
            del self._alike[number]
            story = self._story.pop(number)
            self._held[story].discard(number)
            if not self._held[story]:
                del self._held[story], self._founded[story]
        self._traits = self._traits[gone:]
        self._first += gone
        self._index.forget(self._first)

    def _look_again(self, new: Sequence[int]) -> tuple[dict[str, str], tuple[Forward, ...]]:
        """Link anew, from nothing, the stories that new articles joined, with all stories near enough to be one with them."""
        joined = {self._story[number] for number in new}
        touched = set(joined)
        for number in new:
            touched.update(
                self._story[other]
                for other, value in zip(*self._alike[number], strict=True)
                if value >= THRESHOLD and other >= self._first
            )
        loose = set(new)
        for story in joined:
            if len(self._held[story]) <= MOST_LOOSE:
                loose |= self._held[story]
        kept_whole = [sorted(self._held[story] - loose) for story in sorted(touched)]
        whole = {group[0]: group for group in kept_whole if group}
        groups = average_link(restricted(self._alike, sorted(loose), whole), threshold=THRESHOLD, whole=whole)
        groups = [
            group for group in groups if len(self._held[self._story[group[0]]]) != len(group) or whole.get(group[0]) != group
        ]
        numbers = sorted(number for group in groups for number in group)
        by_id = {self._traits[number - self._first].id: number for number in numbers}
        known = {name: self._story[number] for name, number in by_id.items()}
        named = [[self._traits[number - self._first].id for number in group] for group in groups]
        kept = keep_ids(named, known, ages=self._founded, taken=self._founded.__contains__)
        for story, group in kept.stories.items():
            for name in group:
                self._put(by_id[name], story)
        for story in touched - self._held.keys():
            del self._founded[story]
        return {name: self._story[number] for name, number in by_id.items()}, kept.moved
