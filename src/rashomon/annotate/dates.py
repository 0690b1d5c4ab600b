"""The time expressions of an article, resolved against the day it was published."""

from rashomon.model import Article, DateMention, TaggedSentence
from rashomon.text.reading_times import read_dates


def find_dates(article: Article, tagged: tuple[TaggedSentence, ...]) -> tuple[DateMention, ...]:
    """Every time expression of the article's sentences, in order. `when` is None where the page alone does not fix it."""
    anchor = article.published.date if article.published is not None else None
    return read_dates(article.text, article.id, tagged, anchor=anchor, language=article.language)
