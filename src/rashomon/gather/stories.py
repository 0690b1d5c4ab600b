"""Articles sorted into stories by the rare words and names that they share, by meaning, and by how close in time they are."""

from collections import defaultdict
from collections.abc import Sequence

from rashomon.gather.story_stream import StoryStream
from rashomon.gather.story_traits import need_vectors, read_traits
from rashomon.model import Article, Encoder


def group_stories(articles: Sequence[Article], *, encoder: Encoder | None = None) -> tuple[tuple[Article, ...], ...]:
    """The stories, in the order of their first articles; within a story articles stand in order of their source.

    `encoder` is asked only where words alone are too little: where articles are in several languages, or hardly more than titles.
    """
    ordered = sorted(articles, key=lambda a: (a.source, a.id))
    traits = read_traits(ordered)
    if encoder is not None and need_vectors(traits):
        traits = read_traits(ordered, encoder=encoder)
    sorting = StoryStream().add(traits)
    groups: dict[str, list[Article]] = defaultdict(list)
    for article in ordered:
        groups[sorting.stories[article.id]].append(article)
    return tuple(tuple(group) for group in groups.values())
