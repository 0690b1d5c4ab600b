"""Words that look alike: one name, or two."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.linking.alignment import SOUNDS, distance
from rashomon.linking.confusable import one_name, one_names
from rashomon.linking.many_alignments import distances
from rashomon.linking.spelling import letters, likeness, likeness_from, likenesses, skeleton, skeletons

WORDS = st.text(alphabet="abcdefghijklmnopqrstuvwxyzé'Ж", max_size=12)


@pytest.mark.parametrize(
    ("a", "b"),
    [("yusif", "yousef"), ("dmitri", "dmitriy"), ("wolfgang", "volfgang"), ("philipp", "filip"), ("mathew", "matthew")],
)
def test_spellings_of_one_name(a: str, b: str) -> None:
    assert one_name(a, b) > 0.6


@pytest.mark.parametrize(
    ("a", "b"), [("marina", "martina"), ("burton", "bruton"), ("fabian", "fabio"), ("ivan", "ivana"), ("gary", "paul")]
)
def test_names_that_only_look_alike(a: str, b: str) -> None:
    assert one_name(a, b) < 0.4


@settings(deadline=None)
@given(WORDS, WORDS)
def test_order_does_not_matter_and_the_value_is_a_share(a: str, b: str) -> None:
    assert one_name(a, b) == one_name(b, a)
    assert 0.0 <= one_name(a, b) <= 1.0


PAIRS = st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=8)


@settings(deadline=None)
@given(PAIRS)
def test_many_words_give_what_each_gives_alone(pairs: list[tuple[str, str]]) -> None:
    first, second = [a for a, _ in pairs], [b for _, b in pairs]
    assert skeletons(first) == [skeleton(a) for a in first]
    assert one_names(first, second) == [one_name(a, b) for a, b in pairs]
    assert likenesses(first, second, 0.25) == [likeness_from(a, b, 0.25) for a, b in pairs]


@given(st.lists(st.text(max_size=6), min_size=1, max_size=5))
def test_every_word_has_its_letters_and_its_skeleton(words: list[str]) -> None:
    assert len(letters(words)) == len(skeletons(words)) == len(words)


SKELETONS = st.text(alphabet=SOUNDS, max_size=14)


@settings(deadline=None)
@given(st.lists(st.tuples(SKELETONS, SKELETONS), min_size=1, max_size=8), st.sampled_from([0.5, 1.0, 3.0, float("inf")]))
def test_many_alignments_cost_what_each_costs_alone(pairs: list[tuple[str, str]], farthest: float) -> None:
    together = distances([a for a, _ in pairs], [b for _, b in pairs], farthest)
    for (a, b), found in zip(pairs, together, strict=True):
        alone = distance(a, b)
        assert found == pytest.approx(alone) if alone <= farthest else found > farthest


@settings(deadline=None)
@given(WORDS, WORDS, st.sampled_from([0.25, 0.5, 0.75, 0.85]))
def test_a_likeness_that_is_asked_for_from_some_height_is_the_same_or_none(a: str, b: str, least: float) -> None:
    whole = likeness(a, b)
    assert likeness_from(a, b, least) == (whole if whole >= least else 0.0)
