"""The sentences of an article: its title, its body, its captions."""

from collections.abc import Iterator

from rashomon.model import Article, Sentence, Span
from rashomon.model.annotation import SentenceKind
from rashomon.text.sentences import split


def find_sentences(article: Article) -> tuple[Sentence, ...]:
    """All sentences in order of the text, none overlapping another.

    The title is one where it stands in the text outside the body; it comes in a paragraph of its own, numbered last.
    """
    found: list[Sentence] = []
    paragraph = 0
    for start, end, kind in _pieces(article):
        rows = split(article.text, start, end)
        found += [Sentence(Span(article.id, s, e), kind, paragraph + p) for s, e, p in rows]
        paragraph += rows[-1][2] + 1 if rows else 0
    title = article.title_span
    if title is not None and not any(sentence.span.overlap(title) for sentence in found):
        found.append(Sentence(title, "title", paragraph))
    return tuple(sorted(found, key=lambda sentence: sentence.span))


def _pieces(article: Article) -> Iterator[tuple[int, int, SentenceKind]]:
    """The body's pieces, cut at the captions inside them."""
    captions = sorted(article.captions)
    for start, end in article.body:
        at = start
        for caption_start, caption_end in captions:
            s, e = max(caption_start, at), min(caption_end, end)
            if s < e:
                if at < s:
                    yield at, s, "body"
                yield s, e, "caption"
                at = e
        if at < end:
            yield at, end, "body"
