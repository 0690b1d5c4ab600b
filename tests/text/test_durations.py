"""Spans of time, habits and vague references: what they are worth, and that they date nothing."""

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.text.dates import find_times
from rashomon.text.timexes import find_timexes

WRITTEN = dt.date(2019, 11, 20)  # a Wednesday


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The strike lasted two weeks.", "two weeks", "P2W"),
        ("It is a weeklong fair.", "weeklong", "P1W"),
        ("They talked for nearly forty years about it.", "nearly forty years", "P40Y"),
        ("in the past three months, prices rose", "the past three months", "P3M"),
        ("The siege went on for several days.", "several days", "PXD"),
        ("a couple of hours of rain", "a couple of hours", "PT2H"),
        ("It took 5 1/2 hours.", "5 1/2 hours", "PT5H30M"),
        ("a 10-hour drive", "10-hour", "PT10H"),
        ("Half an hour passed.", "Half an hour", "PT30M"),
        ("He waited for decades.", "decades", "PXE"),
        ("The bus runs daily.", "daily", "P1D"),
        ("They meet every two weeks.", "every two weeks", "P2W"),
        ("They march each year.", "each year", "P1Y"),
        ("She now lives in Oslo.", "now", "PRESENT_REF"),
        ("He was recently hired.", "recently", "PAST_REF"),
        ("Nobody knows the future.", "the future", "FUTURE_REF"),
        ("He waited a while.", "a while", "PXX"),
        ("It took two and a half years.", "two and a half years", "P2Y6M"),
        ("It took an hour and a half.", "an hour and a half", "PT1H30M"),
        ("in the past week, prices rose", "the past week", "P1W"),
        ("A few days later it broke.", "A few days later", "PXD"),
        ("Two hours later it broke.", "Two hours later", "PT2H"),
        ("It will one day be told.", "one day", "FUTURE_REF"),
    ],
)
def test_spans_habits_and_references_have_a_value_and_no_day(text: str, words: str, value: str) -> None:
    found = {text[t.start : t.end]: t for t in find_timexes(text, anchor=WRITTEN)}
    assert words in found, found
    assert (found[words].value, found[words].when) == (value, None)
    assert not [t for t in find_times(text, anchor=WRITTEN) if t.when is not None]


@pytest.mark.parametrize(
    "text", ["A six-year-old boy fell.", "She is 40 years old.", "Wait a second!", "three-quarters of the crop"]
)
def test_ages_and_fractions_are_no_spans_of_time(text: str) -> None:
    assert find_timexes(text, anchor=WRITTEN) == []


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("In the third quarter profit rose from a year earlier.", "a year earlier", "2018-Q3"),
        ("Third-quarter sales beat the year-ago period.", "the year-ago period", "2018-Q3"),
        ("In the second quarter of 2017 sales fell.", "the second quarter of 2017", "2017-Q2"),
        ("a rise in next year's first quarter", "next year's first quarter", "2020-Q1"),
        ("In the current quarter sales rose.", "the current quarter", "2019-Q4"),
        ("It fell in the second half of 2018.", "the second half of 2018", "2018-H2"),
        ("They want to talk this spring.", "this spring", "2019-SP"),
        ("It opened in nineteen ninety-six.", "nineteen ninety-six", "1996"),
        ("since the 1980s", "the 1980s", "198X"),
        ("a 20th century church", "20th century", "19XX"),
        ("It is due by the end of the month.", "the end of the month", "2019-11"),
        ("The hearing is set for the week of March 6, 2017.", "the week of March 6, 2017", "2017-W10"),
        ("They met on Thanksgiving Day.", "Thanksgiving Day", "2019-11-28"),
        ("They met last Thanksgiving.", "last Thanksgiving", "2018-11-22"),
        ("On Easter Sunday, 2018, it snowed.", "Easter Sunday, 2018", "2018-04-01"),
        ("at noon on Tuesday", "noon on Tuesday", "2019-11-19T12:00"),
        ("The raid last month that failed", "last month", "2019-10"),
    ],
)
def test_the_calendar_of_reports(text: str, words: str, value: str) -> None:
    found = {text[t.start : t.end]: t.value for t in find_timexes(text, anchor=WRITTEN)}
    assert found.get(words) == value, found


@pytest.mark.parametrize(
    "text",
    [
        "It is due by the end of the month.",
        "more than three years ago",
        "the year-ago quarter",
        "the latest quarter",
        "next week",
    ],
)
def test_no_day_is_invented(text: str) -> None:
    assert all(t.when is None or t.when.precision != "day" for t in find_timexes(text, anchor=WRITTEN))


timely = st.lists(
    st.sampled_from(
        "in the last two three weeks year quarter ago of May 5 1998 '90s on Friday noon, every day now a few hours’ 12:30 İstanbul \n . - (".split(
            " "
        )
    ),
    max_size=25,
).map(" ".join)


@given(st.one_of(timely, st.text(max_size=80)))
def test_any_text_goes_through_in_order_and_disjoint(text: str) -> None:
    found = find_timexes(text, anchor=WRITTEN)
    assert all(0 <= t.start < t.end <= len(text) for t in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert find_timexes("x " + text, anchor=WRITTEN, start=2) is not None
