"""Sentences of text as scrapers leave it. All texts are invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.text.sentences import LONGEST_UNCUT_QUOTATION, split


def sentences(text: str) -> list[str]:
    return [text[s:e] for s, e, _ in split(text, 0, len(text))]


ONE = [
    "Dr. Weiss met Gen. Orlova in St. Brod.",
    "The bridge, No. 5 on the list, fell on Oct. 3.",
    "John F. Hale of the U.S. Army left at 5 p.m. on Tuesday.",
    "It grew by 3.5 per cent, to 1.2 million.",
    "“Where is it? Who took it?” he asked.",
    'He said: "We waited. Nobody came." and left.',
    "'Why?' she asked.",
    "The page a.example said so.",
    "The mayor of the small town,\nwho had slept badly, resigned.",
    "The mayor of the small town on the river said\nthat nobody had been hurt in the fire.",
    "The boats were led by Capt.\nMarta Kovel.",
    "J.K.Hale wrote it.",
]


@pytest.mark.parametrize("text", ONE)
def test_one_sentence(text: str) -> None:
    assert sentences(text) == [text]


MANY = [
    ("It rained. It snowed.", ["It rained.", "It snowed."]),
    ("The answer is no. The mayor left.", ["The answer is no.", "The mayor left."]),
    ("The ministers sat. Kovel stood.", ["The ministers sat.", "Kovel stood."]),
    ("He flew to the U.S. The plane was late.", ["He flew to the U.S.", "The plane was late."]),
    ("It closed at 5 p.m. Police came.", ["It closed at 5 p.m.", "Police came."]),
    ("It rained.The river rose.", ["It rained.", "The river rose."]),
    ("There were 40.They left.", ["There were 40.", "They left."]),
    ("“It is over.”The crowd left.", ["“It is over.”", "The crowd left."]),
    ("MENU\nHome\nWeather", ["MENU", "Home", "Weather"]),
    ("The mayor resigned\n\nand the town slept.", ["The mayor resigned", "and the town slept."]),
    ("Is it true? Yes! It is…  Really.", ["Is it true?", "Yes!", "It is…", "Really."]),
    ("“We left.” The others stayed.", ["“We left.”", "The others stayed."]),
    ("他走了。她留下。", ["他走了。", "她留下。"]),
    ("Мост упал. Река поднялась.", ["Мост упал.", "Река поднялась."]),
    ('The pipe is 5" wide. It leaks.', ['The pipe is 5" wide.', "It leaks."]),
]


@pytest.mark.parametrize(("text", "expected"), MANY, ids=[text for text, _ in MANY])
def test_several_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_a_long_quotation_is_cut_between_its_sentences() -> None:
    said = "We waited for the boat the whole night long. " * (LONGEST_UNCUT_QUOTATION // 40)
    assert len(sentences(f"“{said.strip()}”")) > 3
    assert len(sentences(f"“{said[:45].strip()} It never came.” She left.")) == 2


def test_each_line_is_a_paragraph() -> None:
    text = "One. Two.\nThree.\n\nFour."
    assert [p for *_, p in split(text, 0, len(text))] == [0, 0, 1, 2]


def test_only_the_stretch_asked_for_is_cut() -> None:
    text = "Zero. One. Two. Three."
    assert [text[s:e] for s, e, _ in split(text, 6, 15)] == ["One.", "Two."]


@pytest.mark.parametrize("text", ["", " \n\t ", "\n\n\n"])
def test_nothing_gives_nothing(text: str) -> None:
    assert split(text, 0, len(text)) == []


PIECES = st.sampled_from(
    [
        "The ferry",
        "sank",
        ".",
        ". ",
        "\n",
        "\n\n",
        "\r\n",
        " ",
        "\xa0",
        "“",
        "”",
        '"',
        "Dr.",
        "No.",
        "U.S.",
        "?",
        "!",
        "…",
        "5",
        ",",
        "—",
        "。",
        "(",
        ")",
    ]
)


@given(st.one_of(st.text(max_size=120), st.lists(PIECES, max_size=50).map("".join)), st.integers(0, 20), st.integers(0, 20))
def test_spans_are_trimmed_disjoint_ordered_and_lose_nothing(text: str, skip: int, cut: int) -> None:
    start, end = min(skip, len(text)), max(min(skip, len(text)), len(text) - cut)
    rows = split(text, start, end)
    at = start
    for s, e, _ in rows:
        assert at <= s < e <= end
        assert text[s:e] == text[s:e].strip()
        assert not text[at:s].strip(), "what lies between two sentences is blank"
        at = e
    assert not text[at:end].strip()
    paragraphs = [p for *_, p in rows]
    assert paragraphs == sorted(paragraphs)
    assert set(paragraphs) == set(range(len(set(paragraphs))))


@pytest.mark.parametrize("piece", [" ", "\n ", "a,\n", "“", '"', "A. ", "a"], ids=repr)
def test_a_large_text_takes_no_longer_than_its_length(piece: str) -> None:
    split(text := piece * (200_000 // len(piece)), 0, len(text))
