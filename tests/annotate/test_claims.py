"""Claims, their values, and whose they are, with the real stages before them. All texts are invented."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.annotate.claims import LONGEST_CLAIM, find_claims
from rashomon.annotate.reading import annotate
from rashomon.annotate.sentences import find_sentences
from rashomon.backends.english import EnglishTagger
from rashomon.model import Annotation, Article, FoundQuote, Moment, Piece, Span, TaggedSentence


def article(
    text: str, *, body: tuple[Piece, ...] | None = None, captions: tuple[Piece, ...] = (), title_span: Span | None = None
) -> Article:
    whole = ((0, len(text)),) if body is None else body
    day = Moment("2024-03-14", "day")
    return Article("a", "a", "a.txt", text, whole, captions=captions, title_span=title_span, published=day, language="en")


def read(tagger: EnglishTagger | None, text: str) -> Annotation:
    return annotate(article(text), tagger=tagger)


VALUES = [
    ("Twelve people were killed.", [("number", "12", "people", "killed", "exact")]),
    ("At least 1,234,567 people were displaced.", [("number", "1234567", "people", "evacuated", "at-least")]),
    ("The mast was 12.5 metres high.", [("measure", "12.5", "m", "", "exact")]),
    ("It cost about 3 million euros.", [("money", "3000000", "EUR", "", "about")]),
    ("It lasted 10 to 14 days.", [("duration", "10-14", "days", "", "exact")]),
    ("Some 40% voted.", [("number", "40", "%", "", "about")]),
    ("Marta Kovel, 34, left.", [("age", "34", "years", "", "exact")]),
    ("Nothing happened.", []),
]


@pytest.mark.parametrize(("text", "expected"), VALUES, ids=[text for text, _ in VALUES])
def test_values(tagger: EnglishTagger, text: str, expected: list[tuple[str, str, str, str, str]]) -> None:
    (claim,) = read(tagger, text).claims
    counted = [v for v in claim.values if v.kind not in ("date", "place")]
    assert [(v.kind, v.value, v.unit, v.predicate, v.bound) for v in counted] == expected


def test_dates_and_places_are_values_and_one_date_is_the_time(tagger: EnglishTagger) -> None:
    (claim,) = read(tagger, "The ferry sank off Denmark on Tuesday.").claims
    assert [(v.kind, v.value) for v in claim.values] == [("place", "Denmark"), ("date", "2024-03-12")]
    assert claim.when == Moment("2024-03-12", "day")


def test_two_dates_give_no_time(tagger: EnglishTagger) -> None:
    (claim,) = read(tagger, "The ferry sank on Monday and was raised on Tuesday.").claims
    assert claim.when is None


ATTRIBUTED = [
    ("According to the coastguard, the ferry sank.", "the coastguard"),
    ("The ferry sank, according to U.S. officials.", "U.S. officials"),
    ("The ferry sank, as reported by Brod Radio; nobody was hurt.", "Brod Radio"),
    ("According to  , the ferry sank.", None),
    ("It was done according to", None),
    ("The ferry sank.", None),
]


@pytest.mark.parametrize(("text", "expected"), ATTRIBUTED, ids=[text for text, _ in ATTRIBUTED])
def test_whose_statement_it_is(text: str, expected: str | None) -> None:
    claim = read(None, text).claims[0]
    assert (claim.attributed_to.of(text) if claim.attributed_to else None) == expected


def test_a_quotation_is_its_speakers(tagger: EnglishTagger) -> None:
    text = "“We waited for the boat the whole night,” Marta Kovel said."
    (claim,) = read(tagger, text).claims
    assert claim.in_quote
    assert claim.attributed_to is not None
    assert claim.attributed_to.of(text) == "Marta Kovel"


def test_a_word_in_quotation_marks_makes_no_claim_spoken(tagger: EnglishTagger) -> None:
    text = "The minister called the long night on the cold river “awful” and went home."
    start = text.index("awful")
    spoken = (FoundQuote(Span("a", start, start + 5), direct=True),)
    tagged = tuple(TaggedSentence(s) for s in find_sentences(article(text)))
    assert [c.in_quote for c in find_claims(article(text), tagged, (), spoken, ())] == [False]


def test_long_sentences_are_cut_at_clause_borders_until_they_are_short() -> None:
    text = ", ".join(f"the mayor of the {n} town on the river had slept badly" for n in ("first", "next", "old", "new") * 6) + "."
    claims = read(None, text).claims
    assert len(claims) > 3
    assert all(len(c.span) <= LONGEST_CLAIM and c.sentence == Span("a", 0, len(text)) for c in claims)
    assert all(c.span.of(text).startswith("the mayor") for c in claims)


def test_a_long_sentence_without_borders_stays_whole() -> None:
    text = "word " * 200 + "end."
    assert [c.span.of(text) for c in read(None, text).claims] == [text]


def test_captions_and_titles_are_marked(tagger: EnglishTagger) -> None:
    text = "Ferry sinks\nThe ferry sank.\nThe wreck."
    found = annotate(article(text, body=((12, 27), (28, 38)), captions=((28, 38),), title_span=Span("a", 0, 11)), tagger=tagger)
    assert [(c.in_title, c.in_caption) for c in found.claims] == [(True, False), (False, False), (False, True)]


@pytest.mark.parametrize("text", ["Home", "...", "—", "9" * 400 + " people died.", "a" * 50_000, "7 8 9 " * 400, "“" * 200])
def test_strange_texts_survive(tagger: EnglishTagger, text: str) -> None:
    for found in (read(tagger, text), read(None, text)):
        assert all(c.sentence.covers(c.span) and all(c.span.covers(v.span) for v in c.values) for c in found.claims)


def test_an_article_without_a_body_gives_nothing(tagger: EnglishTagger) -> None:
    found = annotate(article("Home", body=()), tagger=tagger)
    assert found == Annotation((), (), (), (), (), (), (), ())


WORDS = st.sampled_from(
    "The ferry sank , . ; — and 12 people were killed on Monday according to “ ” Marta Kovel 34 € 5 km \n".split(" ")
)


@settings(deadline=None, max_examples=60)
@given(st.lists(WORDS, max_size=60).map(" ".join))
def test_every_span_lies_in_its_claim(text: str) -> None:
    at = 0
    for claim in read(None, text).claims:
        assert at <= claim.span.start < claim.span.end <= len(text)
        assert claim.sentence.covers(claim.span)
        assert all(claim.span.covers(v.span) for v in claim.values)
        assert claim.attributed_to is None or claim.attributed_to.of(text).strip()
        at = claim.span.end
