"""Who says what in one page. All pages are invented."""

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.annotate.mentions import find_mentions
from rashomon.annotate.quotes import find_quotes
from rashomon.annotate.reading import tag_sentences
from rashomon.annotate.sentences import find_sentences
from rashomon.backends.english import EnglishTagger
from rashomon.model import Article, FoundQuote


@cache
def tagger() -> EnglishTagger:
    return EnglishTagger()


def read(text: str, *, deep: bool = True) -> tuple[FoundQuote, ...]:
    article = Article("a", "sha256:0", "a.txt", text, ((0, len(text)),) if text.strip() else (), language="en")
    tagged = tag_sentences(article, find_sentences(article), tagger=tagger() if deep else None)
    mentions, _ = find_mentions(article, tagged)
    return find_quotes(article, tagged, mentions)


def told(text: str, *, direct: bool = True) -> list[tuple[str, str | None]]:
    return [(q.span.of(text), q.speaker.of(text) if q.speaker else None) for q in read(text) if q.direct is direct]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We lost two boats," Mayor Helena Brandt said.', [("We lost two boats,", "Helena Brandt")]),
        ('"We lost two boats," said Helena Brandt, the mayor of the town.', [("We lost two boats,", "Helena Brandt")]),
        ('Helena Brandt told reporters: "We lost two boats."', [("We lost two boats.", "Helena Brandt")]),
        (
            '"We lost two boats," Helena Brandt said. "The others came back at night."',
            [("We lost two boats,", "Helena Brandt"), ("The others came back at night.", "Helena Brandt")],
        ),
        (  # a pronoun, and a paragraph without a cue
            'Mayor Helena Brandt visited the harbour.\n\n"We lost two boats," she said.\n\n"Nobody was warned in time."',
            [("We lost two boats,", "Helena Brandt"), ("Nobody was warned in time.", "Helena Brandt")],
        ),
        (  # a quotation over two paragraphs has one speaker
            '"We lost two boats in the storm.\n\n"Nobody was warned in time," said Mayor Helena Brandt.',
            [("We lost two boats in the storm.", "Helena Brandt"), ("Nobody was warned in time,", "Helena Brandt")],
        ),
        (  # a description that fits one bearer
            'President Karl Weber spoke on Monday.\n\n"The harbour will be rebuilt," the president said.',
            [("The harbour will be rebuilt,", "Karl Weber")],
        ),
        (  # a description that fits nobody who is named
            'Karl Weber spoke on Monday.\n\n"The harbour is closed to all boats," a coastguard officer said.',
            [("The harbour is closed to all boats,", "a coastguard officer")],
        ),
        (  # the fragment of a sentence
            'Helena Brandt described the storm as a "wall of black water" on Monday.',
            [("wall of black water", "Helena Brandt")],
        ),
        (  # the marks were lost on the way, the first person stayed
            "I think we should have warned the crews earlier, Helena Brandt told the council.",
            [("I think we should have warned the crews earlier", "Helena Brandt")],
        ),
        (  # the closing mark was lost
            '"The harbour will be rebuilt by spring, Mayor Helena Brandt told reporters on Monday.',
            [("The harbour will be rebuilt by spring", "Helena Brandt")],
        ),
    ],
)
def test_direct_speech(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        'The song "Harbour Lights" was a hit in 1950.',
        'The man known as "The Fox" was arrested on Monday.',
        'The boat, named "Blue Heron", sank on Monday.',
        "The workers' hall and the fishermen's huts burned down.",
    ],
)
def test_names_and_titles_are_no_quotations(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Helena Brandt said that two boats were lost in the storm.", [("two boats were lost in the storm", "Helena Brandt")]),
        ("Two boats were lost in the storm, Helena Brandt said.", [("Two boats were lost in the storm", "Helena Brandt")]),
        ("According to Helena Brandt, two boats were lost.", [("two boats were lost", "Helena Brandt")]),
        ("Helena Brandt did not say that two boats were lost.", []),
    ],
)
def test_reported_speech(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert told(text, direct=False) == expected


def test_a_language_without_grammar_gives_the_marks_alone() -> None:
    text = "„Wir haben zwei Boote im Sturm verloren“, sagte die Frau. Das „Haus“ brannte."
    assert [(q.span.of(text), q.speaker) for q in read(text, deep=False)] == [("Wir haben zwei Boote im Sturm verloren", None)]


WORDS = st.sampled_from(
    [
        "“",
        "”",
        '"',
        "'",
        "said",
        "he",
        "Anna Kowalska",
        "the police",
        ",",
        ".",
        ":",
        "\n\n",
        "We left",
        "according to",
        "told",
        "that",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.lists(WORDS, max_size=25).map(" ".join), st.text(max_size=120)))
def test_any_text_goes_through(text: str) -> None:
    for quote in read(text):
        assert quote.span.of(text).strip() == quote.span.of(text) != ""
        assert quote.speaker is None or quote.speaker.of(text)
