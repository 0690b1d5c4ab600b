"""Whatever stands in a page, in whatever language: reading it ends, and each span lies in it."""

from dataclasses import fields, is_dataclass
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.annotate.reading import annotate
from rashomon.backends.taggers import load_tagger
from rashomon.model import Article, Span, Tagger

WORDS = st.sampled_from(
    [
        "said", "“", "”", '"', "'", "‘", "’", "«", "»", "„", "「", "」", "—", "-", ",", ".", ":", "?", "\n", "\n\n", "(", ")",
        "according", "to", "that", "he", "She", "told", "Helena", "Brandt", "Mr.", "the", "ministry", "12", "killed", "a déclaré",
        "selon", "Hugo", "Lambert", "dit-il", "заявил", "Виктор", "по словам", "она", "что", "قال", "说", "と述べた", "।", "؟",
        "on Monday", "2,5", "%", "\u200b", "\ufeff", "\xa0", "é", "e\u0301", "🙂", "İ", "ß", "\x00",
    ]
)  # fmt: skip
TEXTS = st.lists(WORDS, max_size=30).map(" ".join) | st.lists(WORDS, max_size=30).map("".join) | st.text(max_size=80)


@cache
def tagger(language: str) -> Tagger | None:
    return load_tagger(language)


def spans(value: object) -> list[Span]:
    if isinstance(value, Span):
        return [value]
    if isinstance(value, tuple):
        return [span for item in value for span in spans(item)]
    if is_dataclass(value):
        return [span for field in fields(value) for span in spans(getattr(value, field.name))]
    return []


@pytest.mark.parametrize("language", ["en", "fr", "ru", "es", "ar", "zh", "und"])
@settings(max_examples=60, deadline=None)
@given(text=TEXTS)
def test_any_text_is_read_and_its_spans_lie_in_it(language: str, text: str) -> None:
    body = ((0, len(text)),) if text.strip() else ()
    found = annotate(Article("a", "", "", text, body, language=language), tagger=tagger(language))
    assert all(span.article == "a" and span.end <= len(text) and span.of(text).strip() for span in spans(found))
    assert all(" ".join(m.span.of(text).split()) == " ".join(m.text.split()) for m in found.mentions)
    assert all(t.end - t.start == len(t.text) and t.end <= len(text) for row in found.tagged for t in row.tokens)
    direct = [quote.span for quote in found.quotes if quote.direct]
    assert all(a.end <= b.start for a, b in pairwise(direct))


@pytest.mark.parametrize("language", ["en", "fr", "ru"])
@settings(max_examples=15, deadline=None)
@given(text=TEXTS)
def test_reading_twice_gives_the_same(language: str, text: str) -> None:
    article = Article("a", "", "", text, ((0, len(text)),) if text.strip() else (), language=language)
    assert annotate(article, tagger=tagger(language)) == annotate(article, tagger=tagger(language))
