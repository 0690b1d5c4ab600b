"""Everything read in one article alone, in order: sentences, grammar, names, quotes, dates, happenings, claims."""

from dataclasses import replace

from rashomon.annotate.claims import find_claims
from rashomon.annotate.dates import find_dates
from rashomon.annotate.happenings import find_happenings
from rashomon.annotate.mentions import find_mentions
from rashomon.annotate.quotes import find_quotes
from rashomon.annotate.sentences import find_sentences
from rashomon.model import Annotation, Article, Sentence, TaggedSentence, Tagger, Token


def annotate(article: Article, *, tagger: Tagger | None) -> Annotation:
    """What stands in one article. Without a `tagger` (a language not read deeply) marks, scripts and numbers must speak."""
    sentences = find_sentences(article)
    tagged = tag_sentences(article, sentences, tagger=tagger)
    mentions, kinships = find_mentions(article, tagged)
    quotes = find_quotes(article, tagged, mentions)
    dates = find_dates(article, tagged)
    return Annotation(
        sentences=sentences,
        tagged=tagged,
        mentions=mentions,
        kinships=kinships,
        quotes=quotes,
        dates=dates,
        claims=find_claims(article, tagged, mentions, quotes, dates),
        happenings=find_happenings(article, tagged, dates, quotes),
    )


def tag_sentences(article: Article, sentences: tuple[Sentence, ...], *, tagger: Tagger | None) -> tuple[TaggedSentence, ...]:
    """The sentences with their tokens, offsets counted in the article's text; bare ones where there is no tagger."""
    if tagger is None:
        return tuple(TaggedSentence(sentence) for sentence in sentences)
    rows = tagger.tag([sentence.span.of(article.text) for sentence in sentences])
    return tuple(
        TaggedSentence(
            sentence,
            tuple(_shift(token, sentence.span.start) for token in tokens),
            tuple(replace(n, start=n.start + sentence.span.start, end=n.end + sentence.span.start) for n in names),
        )
        for sentence, (tokens, names) in zip(sentences, rows, strict=True)
    )


def _shift(token: Token, by: int) -> Token:
    """The token `by` characters further on, built directly: there are more tokens than anything else."""
    return Token(token.start + by, token.end + by, token.text, token.lemma, token.pos, token.tag, token.dep, token.head)
