"""Story ids that stay: groups of articles that were sorted anew take the ids of the stories they go on with."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from rashomon.model import Forward


@dataclass(frozen=True, slots=True)
class Sorted:
    """Which articles stand in which story, and what became of stories that were merged or split."""

    stories: Mapping[str, tuple[str, ...]]
    moved: tuple[Forward, ...]


def keep_ids(
    groups: Sequence[Sequence[str]], known: Mapping[str, str], *, ages: Mapping[str, int], taken: Callable[[str], bool]
) -> Sorted:
    """The groups with their story ids. `known` gives articles' present stories, `ages` how early each story was founded.

    A story goes on in the group that holds most of its articles, a group takes the story of which it holds most; the older one
    where two are even. A story left without a group was merged into the one with most of its articles; a group left without a
    story that holds articles of one was split off. `taken` says whether an id was ever given to a story.
    """
    held = [Counter(known[article] for article in group if known.get(article)) for group in groups]
    pairs = sorted(
        ((n, story) for n, count in enumerate(held) for story in count),
        key=lambda pair: (-held[pair[0]][pair[1]], ages[pair[1]], pair[1], sorted(groups[pair[0]])),
    )
    goes_on: dict[str, int] = {}
    ids: dict[int, str] = {}
    for n, story in pairs:
        if story not in goes_on and n not in ids:
            goes_on[story], ids[n] = n, story
    moved: list[Forward] = []
    for n, group in enumerate(groups):
        if n not in ids:
            ids[n] = new_id(group, taken)
            moved += (Forward(story, ids[n], "split") for story in sorted(held[n]) if story in goes_on)
    for n, story in pairs:  # a story's first pair is the group with most of its articles
        if story not in goes_on:
            goes_on[story] = n
            moved.append(Forward(story, ids[n], "merged"))
    return Sorted({ids[n]: tuple(sorted(group)) for n, group in enumerate(groups)}, tuple(moved))


def new_id(group: Sequence[str], taken: Callable[[str], bool]) -> str:
    """An id of the articles that found a story, and of nothing else; another where that one was once given."""
    text, turn = "\n".join(sorted(group)), 0
    while True:
        story = "story-" + blake2b(f"{text}\n{turn}".encode() if turn else text.encode(), digest_size=8).hexdigest()
        if not taken(story):
            return story
        turn += 1
