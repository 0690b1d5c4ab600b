"""Stories of very many articles: a stream for each stretch of days, begun a week early, so that two meet in what both saw.

What a stretch's stream finds hangs on nothing but the articles of its days and of the week before, and so not on who sorts which
stretch, or when. A story that crosses a border goes on in the one with which it shares most of the articles of the week before.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from rashomon.gather.story_stream import StoryStream
from rashomon.gather.story_traits import Traits

# A stretch is so many days. Twice as many would be sorted with a quarter less work and on half as many processors at once.
BLOCK_DAYS = 7
# So many days before a stretch are sorted again with it. After a week two articles are a fifth as alike as on one day.
CONTEXT_DAYS = 7
# As an archive takes them in: so many at a time, with a later look after each.
TURN = 500


def block_of(day: int) -> int:
    """The stretch that a day (since 1970) lies in."""
    return day // BLOCK_DAYS


def blocks_that_see(day: int) -> tuple[int, ...]:
    """The stretches that sort a day's articles: its own first, then those whose week before it lies in."""
    own = block_of(day)
    return own, *(block for block in range(own + 1, block_of(day + CONTEXT_DAYS) + 1))


def sort_block(turns: Iterable[Sequence[Traits]]) -> Mapping[str, str]:
    """The story of each article, by their ids; a story is named after the smallest id in it.

    The articles come in order of time (those without one last), then of source and id, `TURN` of them at a time.
    """
    stream = StoryStream()
    stories: dict[str, str] = {}
    for turn in turns:
        stories.update(stream.add(turn).stories)
    groups: dict[str, list[str]] = defaultdict(list)
    for article, story in stories.items():
        groups[story].append(article)
    return {article: min(group) for group in groups.values() for article in group}


def goes_on(shared: Iterable[tuple[int, int, int]]) -> dict[int, int]:
    """For each later story the earlier one that it goes on with, from (later, earlier, how many articles they share)."""
    votes: dict[int, Counter[int]] = defaultdict(Counter)
    for later, earlier, count in shared:
        votes[later][earlier] += count
    return {later: min(counts, key=lambda earlier: (-counts[earlier], earlier)) for later, counts in votes.items()}
