"""Answers to one question: which say the same."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.backends.vectors import SentenceEncoder
from rashomon.compare.same_answer import FEATURES, group_answers, same_answers, shipped


@pytest.mark.parametrize(
    ("answers", "groups"),
    [
        (["a broken axle", "an axle that broke", "the driver fell asleep"], ((0, 1), (2,))),
        (["for two weeks", "two weeks", "for three weeks", "three weeks"], ((0, 1), (2, 3))),
        (["12 people", "twelve people", "14 people"], ((0, 1), (2,))),
        (["to cut the cost of heating", "to lower heating bills", "because the mayor lost a bet"], ((0, 1), (2,))),
        (["only one"], ((0,),)),
        ([], ()),
    ],
)
def test_answers_that_say_the_same_stand_together(
    answers: list[str], groups: tuple[tuple[int, ...], ...], encoder: SentenceEncoder
) -> None:
    assert group_answers(answers, encoder=encoder) == groups


def test_other_figures_never_say_the_same(encoder: SentenceEncoder) -> None:
    likely = same_answers(["until July 2024", "until July 2024 or so", "until July 2025"], encoder=encoder)
    assert likely[0, 1] > 0.5
    assert likely[0, 2] == 0.0


def test_the_shipped_weights_have_the_signs_that_reason_demands() -> None:
    weights = shipped()
    assert weights.keys() == {"intercept", *FEATURES}
    assert all(weights[name] > 0 for name in FEATURES)


@settings(max_examples=40, deadline=None)
@given(answers=st.lists(st.text(max_size=40), max_size=5))
def test_any_texts_are_grouped_once_each(encoder: SentenceEncoder, answers: list[str]) -> None:
    groups = group_answers(answers, encoder=encoder)
    assert sorted(member for group in groups for member in group) == list(range(len(answers)))
    assert all(0 <= chance <= 1 and math.isfinite(chance) for chance in same_answers(answers, encoder=encoder).values())
