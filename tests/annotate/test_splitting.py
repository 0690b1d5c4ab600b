"""Sentences taken apart into statements, read with the real tagger. All texts are invented."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.annotate.reading import annotate
from rashomon.backends.english import EnglishTagger
from rashomon.model import Article, Moment, Span, Statement


def statements(tagger: EnglishTagger | None, text: str) -> tuple[str, tuple[Statement, ...]]:
    article = Article("a", "a", "a.txt", text, ((0, len(text)),), published=Moment("2024-03-14", "day"), language="en")
    note = annotate(article, tagger=tagger)
    return text, tuple(s for claim in note.claims for s in claim.statements)


APART = [
    (
        "The captain was arrested in the harbour and the crew fled to Denmark.",
        ["The captain was arrested in the harbour", "the crew fled to Denmark."],
    ),
    (
        "Twelve people were killed in the tunnel and 30 were injured.",
        ["Twelve people were killed in the tunnel", "30 were injured."],
    ),
    (
        "Officials said that the bridge had collapsed and that the road was closed.",
        ["Officials said that the bridge had collapsed", "the road was closed."],
    ),
]
WHOLE = [
    "If the bridge collapses, the road will be closed.",
    "The company wanted to sell the ferry and buy a new one.",
    "The ferry sank and burned.",
    "The minister denied that the bridge had collapsed and that the road was closed.",
    "The ferry, which carries 300 people, struck a rock on Monday.",
]


@pytest.mark.parametrize(("text", "expected"), APART, ids=[text for text, _ in APART])
def test_clauses_side_by_side_come_apart(tagger: EnglishTagger, text: str, expected: list[str]) -> None:
    text, found = statements(tagger, text)
    assert [s.span.of(text) for s in found] == expected


@pytest.mark.parametrize("text", WHOLE)
def test_what_is_not_stated_by_itself_stays(tagger: EnglishTagger, text: str) -> None:
    text, found = statements(tagger, text)
    assert [s.span.of(text) for s in found] == [text]


def test_a_shared_subject_lies_outside_of_the_statement(tagger: EnglishTagger) -> None:
    text, found = statements(tagger, "The old ferry left the harbour at noon and struck a rock near Skagen.")
    assert [(s.subject.of(text), s.predicate.of(text)) for s in found if s.subject and s.predicate] == [
        ("The old ferry", "left"),
        ("The old ferry", "struck"),
    ]


def test_who_says_so(tagger: EnglishTagger) -> None:
    text, found = statements(tagger, "The harbour master said the ferry had struck a rock and the crew had fled.")
    assert [s.attributed_to.of(text) if s.attributed_to else None for s in found] == ["The harbour master"] * len(found)
    assert len(found) == 2


TIMES = [
    ("On Monday the ferry struck a rock and the crew left the ship.", ["2024-03-11", "2024-03-11"]),
    ("The ferry struck a rock on Monday and the crew left the ship.", ["2024-03-11", None]),
    ("The ferry struck a rock on Monday and the crew left the ship on Tuesday.", ["2024-03-11", "2024-03-12"]),
    ("On Monday the harbour master said the ferry had struck a rock.", [None]),
    ("The ferry had struck a rock, the harbour master said on Monday.", [None]),
]


@pytest.mark.parametrize(("text", "expected"), TIMES, ids=[text for text, _ in TIMES])
def test_a_time_holds_for_its_own_clause_or_from_before_the_verb(
    tagger: EnglishTagger, text: str, expected: list[str | None]
) -> None:
    _, found = statements(tagger, text)
    assert [str(s.when) if s.when else None for s in found] == expected


def test_who_is_named_in_one_clause_says_only_that_one(tagger: EnglishTagger) -> None:
    text = "The ferry struck a rock, according to the coastguard, and the crew left the ship at once."
    text, found = statements(tagger, text)
    assert [s.attributed_to.of(text) if s.attributed_to else None for s in found] == ["the coastguard", None]


def test_without_grammar_there_are_none() -> None:
    assert statements(None, "The captain was arrested and the crew fled to Denmark.")[1] == ()


PARTS = [
    "the crew fled",
    "he said that",
    "and",
    ",",
    "“",
    "”",
    "the ferry sank",
    "12 people were killed",
    "which",
    "if",
    ".",
    "-",
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PARTS), min_size=1, max_size=10).map(" ".join))
def test_statements_lie_in_their_claims_and_do_not_overlap(tagger: EnglishTagger, text: str) -> None:
    article = Article("a", "a", "a.txt", text, ((0, len(text)),), language="en")
    for claim in annotate(article, tagger=tagger).claims:
        spans: list[Span] = [s.span for s in claim.statements]
        assert all(claim.span.covers(span) and len(span) for span in spans)
        assert all(a.end <= b.start for a, b in pairwise(spans))
