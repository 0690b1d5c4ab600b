"""Words as they are compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.text.wording import all_words, content_words, is_negated, numbers, stem


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("releases", "released"),
        ("organisation", "organization"),
        ("families", "family"),
        ("carrying", "carried"),
        ("1,200", "1200"),
    ],
)
def test_endings_do_not_part_words(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The harbour’s walls", ("harbour", "wall")),
        ("It is what it is", ("it", "is", "what", "it", "is")),
        ("Café 12", ("cafe", "12")),
        ("", ()),
    ],
)
def test_content_words(text: str, expected: tuple[str, ...]) -> None:
    assert content_words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("We did not go", True), ("We didn’t go", True), ("Nobody came", True), ("We went", False), ("a knot", False)],
)
def test_negation(text: str, expected: bool) -> None:
    assert is_negated(text) is expected


def test_numbers() -> None:
    assert numbers("1,200 people in 14 boats") == {"1200", "14"}


@given(st.text(max_size=80))
def test_any_text_goes_through(text: str) -> None:
    assert len(content_words(text)) <= len(all_words(text))
