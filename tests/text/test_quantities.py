"""Quantities: the text beside number, unit, bound and what is said of it. All sentences are invented."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.text.quantities import Quantity, find_quantities, in_base_units


def read(text: str) -> list[Quantity]:
    return find_quantities(text, 0, len(text))


VALUES = [
    ("At least 14 people were killed.", "14", "number", 14, 14, "people", "at-least"),
    ("More than 3,000 troops left.", "3,000", "number", 3000, 3000, "people", "at-least"),
    ("as many as 47 lawmakers signed", "47", "number", 47, 47, "people", "at-most"),
    ("up to 8,000 villagers", "8,000", "number", 8000, 8000, "people", "at-most"),
    ("nearly twenty-three boats", "twenty-three", "number", 23, 23, "", "about"),
    ("a dozen houses", "a dozen", "number", 12, 12, "", "exact"),
    ("dozens of houses", "dozens", "number", 24, 24, "", "at-least"),
    ("one and a half million refugees", "one and a half million", "number", 1.5e6, 1.5e6, "people", "exact"),
    ("1.5 million refugees", "1.5 million", "number", 1.5e6, 1.5e6, "people", "exact"),
    ("between 10 and 15 walkers", "10 and 15", "number", 10, 15, "people", "exact"),
    ("10-15 walkers", "10-15", "number", 10, 15, "people", "exact"),
    ("It cost $650 million.", "$650 million", "money", 650e6, 650e6, "USD", "exact"),
    ("about 45 billion taka", "45 billion taka", "money", 45e9, 45e9, "BDT", "about"),
    ("£30m was lost", "£30m", "money", 30e6, 30e6, "GBP", "exact"),
    ("a 7ft cross", "7ft", "measure", 7, 7, "ft", "exact"),
    ("over 600kg of rice", "600kg", "measure", 600, 600, "kg", "at-least"),
    ("some 12 kilometres away", "12 kilometres", "measure", 12, 12, "km", "about"),
    ("a 6.3-magnitude quake", "6.3-magnitude", "measure", 6.3, 6.3, "magnitude", "exact"),
    ("it fell 12.5 per cent", "12.5 per cent", "percent", 12.5, 12.5, "%", "exact"),
    ("a 48-hour strike", "48-hour", "duration", 48, 48, "hours", "exact"),
    ("aged 61", "61", "age", 61, 61, "years", "exact"),
    ("the 60-year-old baker", "60-year-old", "age", 60, 60, "years", "exact"),
    ("a 16-month-old boy", "16-month-old", "age", 16, 16, "months", "exact"),
    ("Ilona Marek, 29, was freed", "29", "age", 29, 29, "years", "exact"),
    ("The boy, who is nineteen, sang", "nineteen", "age", 19, 19, "years", "exact"),
    ("Ilona Marek was 19.", "19", "age", 19, 19, "years", "exact"),
    ("going at 70 kilometres per hour", "70 kilometres per hour", "measure", 70, 70, "km/h", "exact"),
    ("at about 62 miles an hour", "62 miles an hour", "measure", 62, 62, "mph", "about"),
    ("a woman in her 70s", "70", "age", 70, 79, "years", "about"),
    ("At least two dozen people", "two dozen", "number", 24, 24, "people", "at-least"),
    ("Between 30 and 40 passengers", "30 and 40", "number", 30, 40, "people", "exact"),
    ("A few hundred demonstrators", "A few hundred", "number", 200, 200, "people", "at-least"),
    ("a couple of thousand goats", "a couple of thousand", "number", 2000, 2000, "", "at-least"),
    ("3.5 to 4 million people", "3.5 to 4 million", "number", 3.5e6, 4e6, "people", "exact"),
    ("$3-4 million", "$3-4 million", "money", 3e6, 4e6, "USD", "exact"),
    ("some 40-odd boats", "40", "number", 40, 40, "", "about"),
    ("It measured 6.8 on the Richter scale.", "6.8 on the Richter scale", "measure", 6.8, 6.8, "magnitude", "exact"),
    ("The number of dead rose from 12 to 17.", "17", "number", 17, 17, "people", "exact"),
    ("Its price fell from $9 to $4.", "$4", "money", 4, 4, "USD", "exact"),
]


@pytest.mark.parametrize(("text", "words", "kind", "low", "high", "unit", "bound"), VALUES, ids=[row[0] for row in VALUES])
def test_value(text: str, words: str, kind: str, low: float, high: float, unit: str, bound: str) -> None:
    found = read(text)
    assert [(text[q.start : q.end], q.kind, q.low, q.high, q.unit, q.bound) for q in found] == [
        (words, kind, low, high, unit, bound)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "It was on 16 April 2021 at 9:15 a.m.",
        "Boeing 737 and Channel 4 and F-16 and COVID-19",
        "They won 3-1 in the 21st minute",
        "See Article 5, page 12.",
        "He lives at 12 Long Mill Road",
        "Call +44 20 7946 0958",
        "two-thirds of a three-storey house",
        "No one knows; one another",
        "in 2005 and in the late 1990s",
    ],
)
def test_is_no_quantity(text: str) -> None:
    assert read(text) == []


SCOPES = [
    ("At least 14 people were killed and 20 injured.", [("killed", "people"), ("injured", "people")]),
    ("killing 23 people and injuring 40 others", [("killed", "people"), ("injured", "people")]),
    ("20 wounded, 5 missing", [("injured", "people"), ("missing", "people")]),
    ("The death toll rose to 31.", [("killed", "people")]),
    ("Police arrested 12 men.", [("arrested", "people")]),
    ("47 of 64 lawmakers voted.", [("voted", "people"), ("voted", "people")]),
    ("Thirty houses were destroyed.", [("destroyed", "")]),
    ("Five out of six crew members died.", [("killed", "people"), ("killed", "people")]),
]


@pytest.mark.parametrize(("text", "expected"), SCOPES, ids=[text for text, _ in SCOPES])
def test_what_befell_them(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(q.predicate, q.unit) for q in read(text)] == expected


def test_a_part_counts_what_its_whole_counts() -> None:
    found = read("The ferry took 59 pilgrims, 24 of whom swam ashore.")
    assert [(q.low, q.noun) for q in found] == [(59, "pilgrim"), (24, "pilgrim")]


def test_an_age_names_whose_it_is() -> None:
    assert [q.counted for q in read("Ilona Marek, 29, was freed.")] == ["Ilona Marek"]


def test_miles_and_kilometres_compare() -> None:
    near = [in_base_units(q) for q in read("2 miles and 3 km")]
    assert [(unit, round(low)) for unit, low, _ in near] == [("m", 3219), ("m", 3000)]


@given(
    st.text(max_size=150)
    | st.lists(
        st.sampled_from("12 3,000 1.5 $ £ million people km - of and one two dozen aged , . % 7ft in 2005 killed half a".split())
    ).map(" ".join)
)
def test_any_text_goes_through(text: str) -> None:
    found = read(text)
    assert all(0 <= q.start < q.end <= len(text) for q in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert all(q.low <= q.high for q in found)


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("no more than 12 boats", "at-most"),
        ("no fewer than 12 boats", "at-least"),
        ("fewer than 12 boats", "at-most"),
        ("12 boats or more", "exact"),
        ("12 or more boats", "at-least"),
        ("just over 12 boats", "about"),
    ],
)
def test_bounds(text: str, bound: str) -> None:
    assert [q.bound for q in read(text)] == [bound]
