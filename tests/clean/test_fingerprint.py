"""Fingerprints: the same words give the same numbers, and a part keeps its share of the whole's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.clean.fingerprint import KEEP_ONE_IN, fingerprint

WORDS = [
    f"{a}{b}" for a in ("har", "mol", "ter", "pon", "vik", "sal") for b in ("bour", "dane", "mist", "gow", "lin", "rado", "sen")
]
LONG = " ".join(WORDS[(i * i + 3 * i) % 41] for i in range(400))


@pytest.mark.parametrize(
    "other",
    [
        "THE MAYOR'S OFFICE SAID THE HARBOUR WOULD STAY CLOSED UNTIL FRIDAY MORNING",
        "“The mayor’s office said: the harbour would stay closed – until Friday morning.”",
        "The mayors office said  the harbour\nwould stay closed,\u00a0until Friday morning",
    ],
)
def test_case_marks_and_blanks_make_no_difference(other: str) -> None:
    assert fingerprint(other) == fingerprint("The mayor's office said the harbour would stay closed until Friday morning")


def test_fewer_than_five_words_give_nothing() -> None:
    assert fingerprint("Only four words here") == ()


def test_a_part_keeps_its_numbers() -> None:
    part = " ".join(LONG.split()[100:200])
    assert set(fingerprint(part)) <= set(fingerprint(LONG))
    assert fingerprint(part)


def test_numbers_are_fixed() -> None:
    """A change of these numbers makes every archive's fingerprints worthless: it needs a new version of the stage."""
    assert fingerprint("one two three four five six seven eight nine ten eleven twelve") == EXPECTED


EXPECTED: tuple[int, ...] = (4300524189712453703,)


def test_about_one_run_in_four_is_kept() -> None:
    text = " ".join(f"w{i}" for i in range(4000))
    assert len(fingerprint(text)) == pytest.approx(4000 / KEEP_ONE_IN, rel=0.1)


@given(st.text())
def test_any_text_gives_sorted_numbers(text: str) -> None:
    found = fingerprint(text)
    assert list(found) == sorted(set(found))
    assert all(0 <= number < 2**62 for number in found)
