"""What a story is told by, article by article: its words, the day, the language, and the meaning of title and lead."""

from collections.abc import Sequence
from dataclasses import dataclass
from sys import intern
from typing import TYPE_CHECKING

from rashomon.gather.story_words import bare_title, story_words
from rashomon.model import Article, Encoder

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vector = NDArray[np.float32]

# An article of fewer different words is a title, or little more: it shares few words with any other, so meaning speaks too.
# Chosen by reason: titles have some twenty words with their pairs of names, reports some hundreds.
SHORT_WORDS = 40
# What is encoded: the title and so much of the body behind it, all that the encoder reads. Two vectors, one of the lead and one
# of the stretch behind it, cost nearly twice as much; full reports told by vectors and names alone, as across languages, are
# sorted as well without the second.
LEAD_CHARACTERS = 600
_SECONDS = 86_400.0


@dataclass(frozen=True, slots=True, eq=False)
class Traits:
    """All that sorting needs of an article; kept in place of it. `time` in days since 1970, None where it is not known.

    `words` are ordered, and `counts` says how often each of them stands there. `vector` is of unit length, None where nothing
    was encoded.
    """

    id: str
    source: str
    time: float | None
    language: str
    words: tuple[str, ...]
    counts: tuple[int, ...]  # apart from the words: as pairs both would take five times the room, and a window holds many
    vector: "Vector | None" = None

    @property
    def short(self) -> bool:
        """Whether it has too few words to be told by them alone."""
        return len(self.words) < SHORT_WORDS


def read_traits(articles: Sequence[Article], *, encoder: Encoder | None = None) -> tuple[Traits, ...]:
    """The traits of each article, in the order given; vectors only with an `encoder`."""
    vectors = list(_meanings(articles, encoder)) if encoder is not None and articles else [None] * len(articles)
    return tuple(_told(article, vector) for article, vector in zip(articles, vectors, strict=True))


def need_vectors(traits: Sequence[Traits]) -> bool:
    """Whether words alone are too little to sort these articles: several languages, or titles without a body."""
    return len({one.language for one in traits}) > 1 or any(one.short for one in traits)


def _told(article: Article, vector: "Vector | None") -> Traits:
    counted = story_words(article)
    words = sorted(counted)
    return Traits(
        article.id,
        article.source,
        article.published.utc.timestamp() / _SECONDS if article.published and article.published.utc else None,
        article.language.split("-")[0],
        tuple(map(intern, words)),  # a window holds each of them many times
        tuple(counted[word] for word in words),
        vector,
    )


def _meanings(articles: Sequence[Article], encoder: Encoder) -> "Vector":
    """One unit vector an article, of its title and lead."""
    bodies = [article.body_text() for article in articles]
    titles = [bare_title(article.title or "") for article in articles]
    leads = [f"{title}. {body[:LEAD_CHARACTERS]}" if body else title for title, body in zip(titles, bodies, strict=True)]
    return encoder.encode(leads)
