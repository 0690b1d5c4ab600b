"""What is counted in the lines of a page."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.clean.lines import (
    AGAIN,
    CREDITED,
    DATED,
    FINAL,
    GLUED,
    LINKED,
    QUOTED,
    SIGNED,
    WE,
    YOU,
    count_lines,
    find_lines,
    find_units,
    keys_of,
)


@pytest.mark.parametrize(
    ("line", "feature", "there"),
    [
        ("The barge sank.", FINAL, True),
        ("“The barge sank.”", FINAL, True),
        ("Barge sinks", FINAL, False),
        ("驳船沉没。", FINAL, True),
        ("12 March 2031", DATED, True),
        ("Updated 2031-03-12", DATED, True),
        ("two hours ago", DATED, True),
        ("March of the harbour workers", DATED, False),
        ("By Tomas Ferreby", SIGNED, True),
        ("By", SIGNED, False),
        ("Photo: Ana Tull", CREDITED, True),
        ("© Lerwin Gazette", CREDITED, True),
        ("Write to desk@example.org", LINKED, True),
        ("www.gazette.example", LINKED, True),
        ("The end. Then silence", LINKED, False),
        ("He said “no” twice", QUOTED, True),
        ("The barge sank on MondayThe crew was saved", GLUED, True),
        ("The barge sank on Monday. The crew was saved", GLUED, False),
        ("The barge sank.The crew was saved", GLUED, True),
        ("Our reporter was there", WE, True),
        ("You may like this", YOU, True),
    ],
)
def test_features(line: str, feature: int, there: bool) -> None:
    assert (find_lines(line)[0].features[feature] > 0) is there


@pytest.mark.parametrize(
    ("line", "hits"),
    [
        ("Sign up for it", 1),
        ("He said he would sign the accord", 0),
        ("Privacy policy and terms of use", 2),
        ("Subscribe to the\nHarbour", 1),
        ("subscribe\nnow", 0),
        ("版权所有", 1),
    ],
)
def test_strong_phrases_stand_in_one_line(line: str, hits: int) -> None:
    assert sum(found.strong for found in find_lines(line)) == hits


@pytest.mark.parametrize("line", ["Share", "Read the report »", "3 of 12", "#harbour #barge", "a { color: red; margin: 0; }"])
def test_labels_arrows_counters_and_code_are_junk(line: str) -> None:
    assert find_lines(line)[0].junk


def test_the_second_printing_of_a_line_is_marked() -> None:
    assert [line.features[AGAIN] for line in find_lines("Home\nSport\nHOME!")] == [0, 0, 1]


PIECES = st.sampled_from(
    ["Home", "“", "…", ".", "\n", "\r\n", "\u2028", "\x0c", " ", "İ", "𝔘", "don’t", "\ud800", "。", "A.B", "word " * 130]
)


@given(st.lists(st.one_of(PIECES, st.text(max_size=30)), max_size=20).map("".join))
@settings(max_examples=150, deadline=None)
def test_lines_hold_all_that_is_not_blank(text: str) -> None:
    counted = count_lines(text)
    assert [text[line.start : line.end] for line in counted.lines] == [line.strip() for line in text.splitlines() if line.strip()]
    assert len(counted.features) == len(counted.tokens) == len(counted.lines)
    assert [line.key for line in counted.lines] == keys_of(text)
    for line in counted.lines:
        units = find_units(text, line.start, line.end)
        assert all(line.start <= start < end <= line.end for start, end in units)
