import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.clean.stamps import date_in_url, find_stamps, read_date, short_day


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Published: May 2, 2024 at 8:30 PM IST", "2024-05-02T20:30:00+05:30"),
        ("2 May 2024", "2024-05-02"),
        ("Thursday, 2nd of May 2024, 17.05 GMT", "2024-05-02T17:05:00+00:00"),
        ("17:05, 2 May 2024", "2024-05-02T17:05:00"),
        ("2024-05-02", "2024-05-02"),
        ("2024-05-02T08:00:00.000Z", "2024-05-02T08:00:00+00:00"),
        ("2024-05-02T08:00:00-0330", "2024-05-02T08:00:00-03:30"),
        ("Sept. 2, 2024 | 10:15 am EST", "2024-09-02T10:15:00-05:00"),
        ("12:30 a.m., May 2, 2024", "2024-05-02T00:30:00"),
        ("02.05.2024 14:05", "2024-05-02T14:05:00"),
        ("25/12/2024", "2024-12-25"),
        ("12/25/2024", "2024-12-25"),
        ("Thu, 02 May 2024 10:00:00 +0200", "2024-05-02T10:00:00+02:00"),
        ("Jan. 5, 2024, 5:01 a.m. ET", "2024-01-05T05:01:00-05:00"),
        ("July 5, 2024 5:01 pm PT", "2024-07-05T17:01:00-07:00"),
        ("5:01 pm ET, March 10, 2024", "2024-03-10T17:01:00-04:00"),
        ("2 mai 2024 10:20 et plus tard", "2024-05-02T10:20:00"),
        ("2 May 2024 10:20 gmt", "2024-05-02T10:20:00+00:00"),
        ("1er août 2024", "2024-08-01"),
        ("2 de mayo de 2024", "2024-05-02"),
        ("2. toukokuuta 2024", "2024-05-02"),
        ("Ilse MartenMay 2, 2024", "2024-05-02"),
        ("04/05/2024", None),
        ("31 February 2024", None),
        ("in May 2024", None),
        ("call 2024-555-0199", None),
        ("1887-05-02", None),
    ],
)
def test_dates_as_pages_print_them(text: str, when: str | None) -> None:
    found = find_stamps(text)
    assert [str(stamp.when) for stamp in found][:1] == ([when] if when else [])


@pytest.mark.parametrize(
    ("value", "when"),
    [
        ("2024-05-02T10:00:00+02:00", "2024-05-02T10:00:00+02:00"),
        ("May 2, 2024", "2024-05-02"),
        ("2024-05", None),
        ("0001-01-01T00:00:00", None),
        ("soon", None),
        ("", None),
    ],
)
def test_declared_dates(value: str, when: str | None) -> None:
    moment = read_date(value)
    assert (str(moment) if moment else None) == when


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("/2024/05/02/ferry-late", "2024-05-02"),
        ("/news/2024/may/02/ferry", "2024-05-02"),
        ("/20240502-ferry", "2024-05-02"),
        ("/article/11820240599", None),
        ("/2024/05/ferry", None),
        ("/2024/05/02/as-on-2023-01-01", None),
    ],
)
def test_dates_in_addresses(url: str, day: str | None) -> None:
    moment = date_in_url(url)
    assert (moment.iso if moment else None) == day


@pytest.mark.parametrize(
    ("text", "near", "day"),
    [
        ("PORT TOWN, May 2 (Meridian)", dt.date(2024, 5, 3), "2024-05-02"),
        ("PORT TOWN, Dec. 31 -", dt.date(2024, 1, 1), "2023-12-31"),
        ("PORT TOWN, 2 May -", dt.date(2024, 5, 2), "2024-05-02"),
        ("PORT TOWN, May 9 -", dt.date(2024, 5, 2), None),
        ("PORT TOWN -", dt.date(2024, 5, 2), None),
        ("PORT TOWN, May 2 -", None, None),
    ],
)
def test_a_day_without_a_year(text: str, near: dt.date | None, day: str | None) -> None:
    moment = short_day(text, near)
    assert (moment.iso if moment else None) == day


@given(st.text(st.sampled_from("0123456789-/.: TZ,MayJuneapm+"), max_size=60))
def test_any_text_gives_stamps_that_lie_in_it(text: str) -> None:
    last = 0
    for stamp in find_stamps(text):
        assert last <= stamp.start < stamp.end <= len(text)
        last = stamp.end
    read_date(text)
    date_in_url(text)
