"""Time expressions: the text beside what it means. All sentences are invented."""

import datetime as dt
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.model import Moment
from rashomon.text.dates import clock_spans, find_times

# A Thursday.
ANCHOR = dt.date(2024, 3, 14)

ENGLISH = [
    # explicit days
    ("It opened on April 16, 2021.", [("April 16, 2021", "2021-04-16")]),
    ("It opened on 16 April 2021.", [("16 April 2021", "2021-04-16")]),
    ("Since Oct.\n7, 2020 nothing moved.", [("Oct.\n7, 2020", "2020-10-07")]),
    ("on the 3rd of May, 2019 it rained", [("the 3rd of May, 2019", "2019-05-03")]),
    ("Dated 2023-11-05.", [("2023-11-05", "2023-11-05")]),
    ("The form of 25/12/2022 was lost.", [("25/12/2022", "2022-12-25")]),
    ("on Feb. 2 the dam held", [("Feb. 2", "2024-02-02")]),
    ("on Nov. 2 the dam held", [("Nov. 2", "2023-11-02")]),
    ("Voting will be held on June 9.", [("June 9", "2024-06-09")]),
    ("He said today (March 14) that it was over.", [("today (March 14)", "2024-03-14")]),
    ("It closed on Friday, March 8.", [("Friday, March 8", "2024-03-08")]),
    ("The fair from 3 to 5 May 2023 was full.", [("3 to 5 May 2023", "2023-05-03")]),
    # weekdays: the nearest one on or before the day of writing, unless the words look ahead
    ("The bridge fell on Wednesday.", [("Wednesday", "2024-03-13")]),
    ("The bridge fell on Thursday.", [("Thursday", "2024-03-14")]),
    ("late Tuesday the fire spread", [("late Tuesday", "2024-03-12")]),
    ("It sank Sunday evening.", [("Sunday evening", "2024-03-10")]),
    ("It left at 9:30 a.m. on Sunday.", [("9:30 a.m. on Sunday", "2024-03-10")]),
    ("The court will sit on Monday.", [("Monday", "2024-03-18")]),
    ("They meet next Thursday.", [("next Thursday", "2024-03-21")]),
    ("He was seen last Thursday.", [("last Thursday", "2024-03-07")]),
    ("They met Tuesday last week.", [("Tuesday last week", "2024-03-05")]),
    # days near the day of writing
    ("It happened yesterday evening.", [("yesterday evening", "2024-03-13")]),
    ("tonight they sing", [("tonight", "2024-03-14")]),
    ("Last night a roof fell in.", [("Last night", "2024-03-13")]),
    ("She left two days ago.", [("two days ago", "2024-03-12")]),
    # months
    ("In February it froze.", [("February", "2024-02")]),
    ("In May it froze.", [("May", "2023-05")]),
    ("since early February 2019", [("early February 2019", "2019-02")]),
    ("in March last year", [("March last year", "2023-03")]),
    ("The rains came last month.", [("last month", "2024-02")]),
    ("Earlier this month a wall fell.", [("Earlier this month", "2024-03")]),
    ("Opened in October 2018, closed the following month.", [("October 2018", "2018-10"), ("the following month", "2018-11")]),
    ("The vote came on 5 June 2020. The next day he resigned.", [("5 June 2020", "2020-06-05"), ("The next day", "2020-06-06")]),
    ("He fell on Monday. A day earlier he had won.", [("Monday", "2024-03-11"), ("A day earlier", "2024-03-10")]),
    # a week lies in a month, or in none
    ("Prices rose this week.", [("this week", "2024-03")]),
    # years and decades
    ("The mine closed in 2005.", [("2005", "2005")]),
    ("a 1994 treaty between them", [("1994", "1994")]),
    ("his unsuccessful 1996 campaign", [("1996", "1996")]),
    ("Between 1985 and 1994 it rained.", [("1985", "1985"), ("1994", "1994")]),
    ("It was built last year.", [("last year", "2023")]),
    ("the late 1990s", [("the late 1990s", "199X")]),
    ("in the summer of 2013", [("the summer of 2013", "2013")]),
    ("The temple fell in 70 CE.", [("70 CE", "0070")]),
]  # fmt: skip

NOTHING = [
    "She may come, and they march on.",
    "The second of the three was aged 61.",
    "They won 3-1 before 2,005 people.",
    "It came at 9:15 a.m. and left at noon.",
    "Some 2000 people walked 1500 metres.",
    "Mr April was there with June Whitfield.",
    "The Sunday Times wrote of Good Friday.",
]

UNRESOLVED = ["on Wednesday", "yesterday", "last month", "in February", "two days ago", "the following month"]


@pytest.mark.parametrize(("text", "expected"), ENGLISH, ids=[text[:32] for text, _ in ENGLISH])
def test_means(text: str, expected: list[tuple[str, str]]) -> None:
    found = find_times(text, anchor=ANCHOR)
    assert [(text[t.start : t.end], t.when.iso if t.when else None) for t in found] == expected


@pytest.mark.parametrize("text", NOTHING)
def test_is_no_time(text: str) -> None:
    assert [text[t.start : t.end] for t in find_times(text, anchor=ANCHOR)] == []


@pytest.mark.parametrize("text", UNRESOLVED)
def test_unresolved_without_a_day_of_writing(text: str) -> None:
    found = find_times(text, anchor=None)
    assert len(found) == 1
    assert found[0].when is None
    assert found[0].relative


def test_keeps_the_weekday_that_the_calendar_refutes() -> None:
    found = find_times("On Wednesday, April 17, 2018 he spoke.", anchor=ANCHOR)  # a Tuesday
    assert [(t.when, t.weekday) for t in found] == [(Moment("2018-04-17", "day"), 2)]


def test_a_habit_has_no_day() -> None:
    found = find_times("They meet every Friday and on Sundays.", anchor=ANCHOR)
    assert [(t.when, t.recurring) for t in found] == [(None, True), (None, True)]


def test_the_time_of_day_stays_beside_the_day() -> None:
    found = find_times("It capsized at 8:30 p.m. local time yesterday.", anchor=ANCHOR)
    assert [(t.when, t.value) for t in found] == [(Moment("2024-03-13", "day"), "2024-03-13T20:30")]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("They march each July.", ["XXXX-07"]),
        ("a disaster of this century", ["20XX"]),
        (
            "In the third quarter it lost money. For the nine months it earned 3 million, against 4 a year earlier.",
            ["2023-Q3", "2023"],
        ),
        (
            "In the fiscal third quarter it earned more. In the quarter ended Dec. 29 it sold less.",
            ["2023-Q3", "2023-Q3", "2023-12-29"],
        ),
    ],
)
def test_value_without_a_day(text: str, values: list[str]) -> None:
    assert [t.value for t in find_times(text, anchor=ANCHOR)] == values


def test_the_second_tuesday_of_a_month() -> None:
    text = "on the second Tuesday in May 2023, the last Friday of the month, and a week ago Friday"
    found = [t for t in find_times(text, anchor=ANCHOR) if t.weekday is not None]
    assert [t.when for t in found] == [Moment("2023-05-09", "day"), None, None]


def test_a_reference_from_before_counts() -> None:
    found = find_times("the same day", anchor=ANCHOR, reference=Moment("2020-01-02", "day"))
    assert [t.when for t in found] == [Moment("2020-01-02", "day")]


def test_more_than_a_year_ago_fixes_nothing() -> None:
    assert [t.when for t in find_times("more than a year ago", anchor=ANCHOR)] == [None]


def test_clock_times_are_found_apart() -> None:
    text = "At 9:15 a.m. and at 1100 (0900 GMT)."
    assert [text[a:b] for a, b in clock_spans(text)] == ["9:15 a.m.", "1100 (0900 GMT)"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ru", "Это было 16 апреля 2021 года, а в октябре 2019 года нет.", ["2021-04-16", "2019-10"]),
        ("es", "Fue el 7 de octubre de 2020 y no ayer.", ["2020-10-07", "2024-03-13"]),
        ("fr", "Mercredi, le 1er mai 2019", ["2024-03-13", "2019-05-01"]),
        ("de", "Am 7.10.2020 und seit 2005", ["2020-10-07", "2005"]),
        ("ar", "في 7 أكتوبر 2020", ["2020-10-07"]),
        ("zh", "2021年4月16日", ["2021-04-16"]),
        ("xx", "16.04.2021", ["2021-04-16"]),
    ],
)
def test_other_languages(language: str, text: str, expected: list[str]) -> None:
    assert [t.when.iso for t in find_times(text, anchor=ANCHOR, language=language) if t.when] == expected


@given(
    st.text(max_size=200)
    | st.lists(
        st.sampled_from("on in last 31 Feb May Monday 2024 1999-2003 99 9999 ago days , . 12:30 the early week year's".split())
    ).map(" ".join),
    st.sampled_from(["en", "ru", "zh"]),
)
def test_any_text_goes_through(text: str, language: str) -> None:
    found = find_times(text, anchor=ANCHOR, language=language)
    assert all(0 <= t.start < t.end <= len(text) for t in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    for t in found:
        if t.when is not None:
            assert Moment.parse(t.when.iso) == t.when
