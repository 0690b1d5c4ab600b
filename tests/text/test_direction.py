"""Which way a clause looks: the sentence beside the days its weekdays mean. All sentences are invented."""

import datetime as dt

import pytest

from rashomon.text.dates import find_times
from rashomon.text.direction import tense_around

# A Wednesday.
WRITTEN = dt.date(2025, 3, 12)

WEEKDAYS: list[tuple[str, list[str | None]]] = [
    ("The government declared Saturday a day of mourning.", ["2025-03-15"]),
    ("The ministers will meet on Friday in Porto.", ["2025-03-14"]),
    ("Talks are set for Friday.", ["2025-03-14"]),
    ("The vote is scheduled for Thursday.", ["2025-03-13"]),
    ("The court set Friday as the deadline.", ["2025-03-14"]),
    ("He has until Sunday to answer, officials said.", ["2025-03-16"]),
    ("She was given until Monday to leave.", ["2025-03-17"]),
    ("The union called a strike for Friday.", ["2025-03-14"]),
    ("Both sides agreed to meet again on Friday.", ["2025-03-14"]),
    ("The pilots voted to strike from Monday.", ["2025-03-17"]),
    ("The mayor said schools would stay closed on Friday.", ["2025-03-14"]),
    ("Officials said the ceremony planned for Saturday would go ahead.", ["2025-03-15"]),
    ("The ban takes effect on Friday, the ministry said.", ["2025-03-14"]),
    ("The funeral is on Saturday, his family said.", ["2025-03-15"]),
    ("Flags fly at half-mast until Sunday.", ["2025-03-16"]),
    ("The suspect is due in court on Monday.", ["2025-03-17"]),
    ("The president was expected to arrive on Friday.", ["2025-03-14"]),
    ("The leaders are meeting on Thursday in Rome.", ["2025-03-13"]),
    ("He told reporters on Monday that talks would resume on Thursday.", ["2025-03-10", "2025-03-13"]),
    ("The storm killed nine people on Saturday.", ["2025-03-08"]),
    ("By Sunday the toll had risen to 40.", ["2025-03-09"]),
    ("The tribunal ordered him to appear on Friday.", ["2025-03-14"]),
    ("She vowed to return on Monday.", ["2025-03-17"]),
    ("They were forced to flee on Saturday.", ["2025-03-08"]),
    ("Police said they would investigate Saturday's attack.", ["2025-03-08"]),
    ("He will be charged over Sunday's killing.", ["2025-03-09"]),
    ("Fans travel to Bern for Saturday's final.", ["2025-03-15"]),
    ("The game had been scheduled for Saturday.", [None]),
    ("Thousands marched on Sunday to demand that the minister go.", ["2025-03-09"]),
    ("Friday will be a day of national mourning.", ["2025-03-14"]),
    ("The inquiry, which opened on Monday, will last a year.", ["2025-03-10"]),
    ("The blast that killed six on Sunday will be investigated.", ["2025-03-09"]),
    ("A two-day strike begins on Thursday.", ["2025-03-13"]),
    ("Starting Friday, the border closes at night.", ["2025-03-14"]),
    ("The offer expires Friday.", ["2025-03-14"]),
    ("Voters go to the polls on Sunday.", ["2025-03-16"]),
    ("Police are investigating a shooting on Saturday.", ["2025-03-08"]),
    ("The premier has called an emergency meeting for Thursday.", ["2025-03-13"]),
    ("Court to rule on appeal on Friday", ["2025-03-14"]),
    ("The council postponed the vote to Thursday.", ["2025-03-13"]),
    ("The trial was adjourned until Friday.", ["2025-03-14"]),
    ("He arrived on Monday and leaves on Friday.", ["2025-03-10", "2025-03-14"]),
    ("He is expected to be sentenced on Friday, prosecutors said.", ["2025-03-14"]),
    ("Prosecutors said on Monday he should be released.", ["2025-03-10"]),
    ("The man, arrested on Saturday, will appear in court on Thursday.", ["2025-03-08", "2025-03-13"]),
    ("The rally, planned for Saturday, was banned.", [None]),
    ("They plan to march on Sunday.", ["2025-03-16"]),
    ("Parliament votes on Thursday.", ["2025-03-13"]),
    ("The deal could be signed by Friday.", ["2025-03-14"]),
    ("They may have died on Saturday.", ["2025-03-08"]),
    ("It might have begun on Sunday, an official said.", ["2025-03-09"]),
    ("He would have turned 40 on Sunday.", [None]),
]


@pytest.mark.parametrize(("text", "expected"), WEEKDAYS, ids=[text for text, _ in WEEKDAYS])
def test_the_weekday_meant(text: str, expected: list[str | None]) -> None:
    found = find_times(text, anchor=WRITTEN)
    assert [t.when.iso if t.when else None for t in found] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They will sing on Friday.", True),
        ("They sang on Friday, she said.", False),
        ("Friday", None),
        ("It had been set for Friday.", None),
    ],
)
def test_tense_around(text: str, expected: bool | None) -> None:
    at = text.index("Friday")
    assert tense_around(text, at, at + 6) is expected


def test_nobody_prints_a_day_far_ahead_without_its_year() -> None:
    assert [t.when.iso for t in find_times("It would be paid as of Jan. 30.", anchor=WRITTEN) if t.when] == ["2025-01-30"]
