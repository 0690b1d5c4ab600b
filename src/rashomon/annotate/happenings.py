"""What happened when: the clauses that an article's time expressions date."""

from rashomon.model import Article, DateMention, FoundQuote, Happening, TaggedSentence
from rashomon.text.reading_times import read_happenings


def find_happenings(
    article: Article, tagged: tuple[TaggedSentence, ...], dates: tuple[DateMention, ...], quotes: tuple[FoundQuote, ...]
) -> tuple[Happening, ...]:
    """The dated clauses of the article, in order of the text: one for each time expression that dates something."""
    spoken = tuple(quote.span for quote in quotes if quote.direct)
    return read_happenings(article.text, tagged, dates, spoken=spoken)
