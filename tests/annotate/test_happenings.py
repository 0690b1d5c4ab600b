"""Dates and dated clauses of an article, on the real tagger. All sentences are invented."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.annotate.dates import find_dates
from rashomon.annotate.happenings import find_happenings
from rashomon.annotate.sentences import find_sentences
from rashomon.backends.english import EnglishTagger
from rashomon.model import Article, FoundQuote, Happening, Moment, Span, TaggedSentence


@pytest.fixture(scope="module")
def tagger() -> EnglishTagger:
    return EnglishTagger()


def article_of(text: str, *, published: str | None = "2024-03-14", language: str = "en") -> Article:
    when = Moment.parse(published) if published else None
    return Article("a", "a", "a.txt", text, ((0, len(text)),), published=when, language=language)


def tagged_by(tagger: EnglishTagger | None, article: Article) -> tuple[TaggedSentence, ...]:
    sentences = find_sentences(article)
    if tagger is None:
        return tuple(TaggedSentence(s) for s in sentences)
    out = []
    for sentence, (tokens, _) in zip(sentences, tagger.tag([s.span.of(article.text) for s in sentences]), strict=True):
        at = sentence.span.start
        out.append(TaggedSentence(sentence, tuple(replace(t, start=t.start + at, end=t.end + at) for t in tokens)))
    return tuple(out)


def read(tagger: EnglishTagger | None, article: Article, quotes: tuple[FoundQuote, ...] = ()) -> tuple[Happening, ...]:
    tagged = tagged_by(tagger, article)
    return find_happenings(article, tagged, find_dates(article, tagged), quotes)


CLAUSES = [
    ("The bridge fell on Wednesday.", [("2024-03-13", "The bridge fell on Wednesday.")]),
    (
        "The dam, which was built in 1987, broke on Tuesday.",
        [("1987", "The dam, which was built in 1987"), ("2024-03-12", "The dam, which was built in 1987, broke on Tuesday.")],
    ),
    (
        "Guards arrested two men on Monday and the mayor resigned on Tuesday.",
        [("2024-03-11", "Guards arrested two men on Monday"), ("2024-03-12", "the mayor resigned on Tuesday")],
    ),
    ("In 2005 a storm took the roof.", [("2005", "In 2005 a storm took the roof.")]),
]


@pytest.mark.parametrize(("text", "expected"), CLAUSES, ids=[text for text, _ in CLAUSES])
def test_the_clause_that_is_dated(tagger: EnglishTagger, text: str, expected: list[tuple[str, str]]) -> None:
    found = read(tagger, article_of(text))
    assert [(h.when.iso, h.span.of(text).rstrip(".")) for h in found] == [(when, clause.rstrip(".")) for when, clause in expected]


@pytest.mark.parametrize(
    "text",
    [
        "Thursday, 14 March 2024",
        "Last updated on Thursday 14 March 2024 at 10:15",
        "GLENMOOR, March 13 (NPA) - Nothing happened.",
        "Prices were higher than in 2019.",
        "It could be mended tomorrow.",
        "They meet every Friday.",
        "If the river rises on Sunday, the road is closed.",
    ],
)
def test_what_is_no_happening(tagger: EnglishTagger, text: str) -> None:
    assert read(tagger, article_of(text)) == ()


def test_today_in_a_quotation_is_nobodys_day(tagger: EnglishTagger) -> None:
    text = "“We lost everything today,” she said."
    spoken = FoundQuote(Span("a", 1, text.index(",”")), direct=True)
    assert read(tagger, article_of(text), (spoken,)) == ()


def test_the_time_mentioned_last_counts_across_paragraphs(tagger: EnglishTagger) -> None:
    text = "The vote came on 5 June 2020.\n\nThe next day the minister left."
    assert [h.when.iso for h in read(tagger, article_of(text, published=None))] == ["2020-06-05", "2020-06-06"]


def test_a_page_without_a_date_resolves_nothing_relative() -> None:
    article = article_of("The bridge fell on Wednesday, and in 2005 it was new.", published=None)
    assert [(d.when, d.weekday) for d in find_dates(article, tagged_by(None, article))] == [
        (None, 2),
        (Moment("2005", "year"), None),
    ]


def test_a_language_without_a_tagger_gives_the_sentence() -> None:
    text = "Мост упал 5 марта 2024 года."
    found = read(None, article_of(text, language="ru"))
    assert [(h.when.iso, h.span.of(text)) for h in found] == [("2024-03-05", text)]


def test_a_long_sentence_is_cut(tagger: EnglishTagger) -> None:
    text = (
        "The mill burned down on Monday, "
        + "and the miller, who had slept badly, said that nothing like it had been seen, " * 6
        + "or so."
    )
    found = read(tagger, article_of(text))
    assert found
    assert all(len(h.span) < 300 and h.span.covers(h.date) for h in found)


@given(
    st.lists(
        st.sampled_from(
            "The bridge fell on Monday , . and in 2005 who said that last week ( ) \n\n today — May 3 , :".split(" ")
        ),
        max_size=40,
    ).map(" ".join)
)
def test_any_text_goes_through(text: str) -> None:
    if not text.strip():
        return
    for h in read(None, article_of(text)):
        assert h.span.covers(h.date)
        assert h.span.end <= len(text)
