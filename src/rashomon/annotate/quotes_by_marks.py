"""Quotations in a language without a tagger: marks, the forms of saying beside them, and the names beside those."""

import re
from collections.abc import Sequence
from functools import cache

from rashomon.annotate.paragraphs import Paragraph, find_paragraphs
from rashomon.model import Article, FoundQuote, Mention, Span, TaggedSentence
from rashomon.text.quotation import Marked
from rashomon.text.saying_forms import SAYING_FORMS, UNPARTED

# A stretch between marks of so many words is an utterance even where nothing near it says that somebody speaks.
UTTERANCE_WORDS = 7
# A whole sentence is one from so many words on; so is anything that a form of saying stands beside.
SENTENCE_WORDS = 4
CUED_WORDS = 2
# A part of what is said ('afirmó que el puerto "…"') has so many words at the least, and so many stand before it at the most.
PART_WORDS = 3
MOST_BETWEEN = 6
# In scripts that part no words so many characters count as one.
CHARACTERS_A_WORD = 2
# How far from the marks a form of saying belongs to them, and how far from it a name is its subject; in characters.
NEAR_MARKS = 60
NEAR_CUE = 45

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_SENTENCE_END = re.compile(r"[.!?…؟۔。！？।](?=\s|$)|[。！？]|\n")
_LEADING_IN = re.compile(r"[:：,，،]\s*$|\b(?:que|qui|che|dass|что|що|że|att|at|dat)\s*$")
_SENTENCE_MARKS = ".,!?…؟۔،。！？、，।"


def quotes_by_marks(article: Article, tagged: Sequence[TaggedSentence], mentions: Sequence[Mention]) -> tuple[FoundQuote, ...]:
    """The direct quotations of a page in order of the text; a speaker only where a name stands right beside a form of saying."""
    found = []
    speakers = [m for m in mentions if m.kind != "place"]
    for paragraph in find_paragraphs(article.text, tagged):
        previous: FoundQuote | None = None
        for marked in paragraph.marked:
            cue = _cue(article, paragraph, marked)
            words = _count(article, marked)
            quote = _quote(article, marked, cue, words, speakers, paragraph)
            if quote is None:
                continue
            if cue is None and previous is not None and previous.speaker is not None:
                quote = FoundQuote(quote.span, True, previous.speaker)  # the same one goes on
            found.append(quote)
            previous = quote
    return tuple(found)


def _quote(
    article: Article, marked: Marked, cue: Span | None, words: int, speakers: Sequence[Mention], paragraph: Paragraph
) -> FoundQuote | None:
    text = article.text
    ended = text[marked.end - 1] in _SENTENCE_MARKS or text[marked.right : marked.right + 1] in tuple(_SENTENCE_MARKS)
    begun = text[marked.start].isupper() or not text[marked.start].islower()
    whole = words >= UTTERANCE_WORDS or (words >= SENTENCE_WORDS and ended and begun)
    if _like_a_name(text[marked.start : marked.end]) or not (whole or (cue is not None and words >= CUED_WORDS)):
        return None
    speaker = _beside(article, cue, marked, speakers, paragraph) if cue is not None else None
    return FoundQuote(Span(article.id, marked.start, marked.end), True, speaker, cue)


def _count(article: Article, marked: Marked) -> int:
    inside = article.text[marked.start : marked.end]
    if article.language in UNPARTED:
        return sum(ch.isalnum() for ch in inside) // CHARACTERS_A_WORD
    return len(_WORD.findall(inside))


def _like_a_name(inside: str) -> bool:
    words = _WORD.findall(inside)
    return bool(words) and all(w[0].isupper() or w[0].isdigit() for w in words)


@cache
def _pattern(language: str) -> re.Pattern[str] | None:
    forms = SAYING_FORMS.get(language)
    if not forms:
        return None
    either = "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in sorted(forms, key=lambda f: (-len(f), f)))
    return re.compile(either if language in UNPARTED else rf"(?<![\w’'])(?:{either})(?!\w)", re.IGNORECASE)


def _cue(article: Article, paragraph: Paragraph, marked: Marked) -> Span | None:
    """The form of saying right behind the marks in their sentence, or else right before them."""
    pattern = _pattern(article.language)
    if pattern is None:
        return None
    text = article.text
    others = [m for m in paragraph.marked if m is not marked]
    stop = min([m.left for m in others if m.left >= marked.right] + [paragraph.end, marked.right + NEAR_MARKS])
    closed = text[marked.end - 1] in ".。" and text[marked.right : marked.right + 1] not in tuple(",،，、")
    end = _SENTENCE_END.search(text, marked.right, stop)
    behind = pattern.search(text, marked.right, end.start() if end else stop)
    if behind is not None and not (closed and text[marked.right : behind.start()].strip(" ,–—-")):
        return Span(article.id, behind.start(), behind.end())
    start = max([m.right for m in others if m.right <= marked.left] + [paragraph.start, marked.left - 2 * NEAR_MARKS])
    starts = [m.end() for m in _SENTENCE_END.finditer(text, start, marked.left)]
    start = starts[-1] if starts else start
    lead = text[start : marked.left]
    before = list(pattern.finditer(text, start, marked.left))
    if not before:
        return None
    between = len(_WORD.findall(text[before[-1].end() : marked.left]))
    part = between <= MOST_BETWEEN and len(_WORD.findall(text[marked.start : marked.end])) >= PART_WORDS
    if part or between <= 1 or _LEADING_IN.search(lead):
        return Span(article.id, before[-1].start(), before[-1].end())
    return None


def _beside(article: Article, cue: Span, marked: Marked, speakers: Sequence[Mention], paragraph: Paragraph) -> Span | None:
    """The name nearest to a form of saying, in its sentence and outside all marks; what follows it wins behind a quotation."""
    best: tuple[int, int, Span] | None = None
    for mention in speakers:
        span = mention.span
        gap = cue.start - span.end if span.end <= cue.start else span.start - cue.end
        inside = any(m.left < span.end and span.start < m.right for m in paragraph.marked)
        if not 0 <= gap <= NEAR_CUE or inside or not paragraph.start <= span.start < paragraph.end:
            continue
        low, high = sorted((span, cue))
        between = article.text[low.end : high.start]
        if _SENTENCE_END.search(between) or any(low.end <= m.left < high.start for m in paragraph.marked):
            continue
        follows = span.start >= cue.end
        wanted = follows if cue.start >= marked.right else not follows
        rank = (0 if wanted else 1, gap, span)
        best = rank if best is None or rank < best else best
    return best[2] if best else None
