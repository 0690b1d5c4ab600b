"""Words that look alike: one name, or two."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.linking.alignment import distance, least_distance, steps
from rashomon.linking.confusable import changes, one_name
from rashomon.linking.spelling import likeness, likeness_from, skeleton

WORDS = st.text(alphabet="abcdefghijklmnopqrstuvwxyzé'Ж", max_size=12)


@pytest.mark.parametrize(
    ("a", "b"),
    [("yusif", "yousef"), ("dmitri", "dmitriy"), ("wolfgang", "volfgang"), ("philipp", "filip"), ("mathew", "matthew")],
)
def test_spellings_of_one_name(a: str, b: str) -> None:
    assert one_name(a, b) > 0.6


@pytest.mark.parametrize(("a", "b"), [("marina", "martina"), ("burton", "bruton"), ("fabian", "fabio"), ("ivan", "ivana")])
def test_names_that_only_look_alike(a: str, b: str) -> None:
    assert one_name(a, b) < 0.4


def test_changes_are_named_with_their_place() -> None:
    assert changes("filip", "philip") == [("f~ph", "B")]
    assert changes("mathew", "matthew") == [("~t", "M")]
    assert changes("abba", "abba") == []


@settings(deadline=None)
@given(WORDS, WORDS)
def test_order_does_not_matter_and_the_value_is_a_share(a: str, b: str) -> None:
    assert one_name(a, b) == one_name(b, a)
    assert 0.0 <= one_name(a, b) <= 1.0


@settings(deadline=None)
@given(WORDS, WORDS)
def test_the_quick_bound_never_exceeds_the_distance(a: str, b: str) -> None:
    x, y = skeleton(a), skeleton(b)
    assert least_distance(x, y) <= distance(x, y) + 1e-9
    assert steps(x, y)[0] == distance(x, y)


@settings(deadline=None)
@given(WORDS, WORDS, st.sampled_from([0.25, 0.5, 0.75, 0.85]))
def test_a_likeness_that_is_asked_for_from_some_height_is_the_same_or_none(a: str, b: str, least: float) -> None:
    whole = likeness(a, b)
    assert likeness_from(a, b, least) == (whole if whole >= least else 0.0)
