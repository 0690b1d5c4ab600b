"""Digits of other scripts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.text.digits import ascii_digits


@pytest.mark.parametrize(
    ("text", "expected"), [("١٢ و۳", "12 و3"), ("３月", "3月"), ("१५", "15"), ("7 and x", "7 and x"), ("²½", "²½")]
)
def test_digits(text: str, expected: str) -> None:
    assert ascii_digits(text) == expected


@given(st.text())
def test_keeps_its_length(text: str) -> None:
    assert len(ascii_digits(text)) == len(text)
