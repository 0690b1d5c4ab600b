"""Words and their places."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.text.shingles import find_words, ngrams


def words(text: str) -> list[str]:
    found = find_words(text)
    return [text[s:e] for s, e in zip(found.starts.tolist(), found.ends.tolist(), strict=True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("The barge sank.", ["The", "barge", "sank"]),
        ("Moscow’s “old” ties", ["Moscow’s", "old", "ties"]),
        ("on Oct.\n7, 2023", ["on", "Oct", "7", "2023"]),
        ("Ärger über Straße", ["Ärger", "über", "Straße"]),
        ("Путин: встреча", ["Путин", "встреча"]),
        ("北京 时间", ["北", "京", "时", "间"]),
        ("İstanbul'da", ["İstanbul'da"]),
    ],
)
def test_words_and_where_they_stand(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(("one", "other"), [("Moscow's", "MOSCOW’S"), ("Moscow's", "moscows"), ("Élan", "élan")])
def test_one_word_one_number(one: str, other: str) -> None:
    assert find_words(one).numbers.tolist() == find_words(other).numbers.tolist()


def test_order_of_words_and_letters_matters() -> None:
    numbers = [find_words(w).numbers[0] for w in ("abc", "acb", "bca", "ab", "abcd", "a")]
    assert len(set(numbers)) == len(numbers)
    one, two = (ngrams(find_words(t).numbers, 2) for t in ("left right", "right left"))
    assert one.tolist() != two.tolist()


def test_runs_are_one_for_each_place() -> None:
    numbers = find_words("a b c d e a b c").numbers
    runs = ngrams(numbers, 3)
    assert len(runs) == 6
    assert runs[0] == runs[5]
    assert len(np.unique(runs)) == 5


@given(st.text())
def test_spans_hold_words(text: str) -> None:
    found = find_words(text)
    at = 0
    for start, end in zip(found.starts.tolist(), found.ends.tolist(), strict=True):
        assert at <= start < end <= len(text)
        at = end
