"""Block → compare → judge → join."""

from hypothesis import given
from hypothesis import strategies as st

from rashomon.linking.mechanism import Comparison, Feature, block, compare, join, judge


def _same_length(a: str, b: str) -> tuple[float, str] | None:
    """Words of one length."""
    return (1.0, "as long") if len(a) == len(b) else None


def test_only_what_shares_a_key_is_compared_and_judged_with_its_reason() -> None:
    words = ["ape", "ant", "bear", "bee"]
    pairs = block(words, lambda w: [w[0]])
    assert pairs == [(0, 1), (2, 3)]
    judged = judge(compare(words, pairs, (Feature("length", 2.0, _same_length),)), least=1.0)
    assert judged == [Comparison(0, 1, 2.0, ("as long",))]


def test_best_pairs_join_first_and_cannot_links_hold_for_whole_groups() -> None:
    pairs = [Comparison(0, 1, 0.9, ()), Comparison(1, 2, 0.8, ()), Comparison(2, 3, 0.7, ())]
    assert join(4, pairs) == ((0, 1, 2, 3),)
    assert join(4, pairs, cannot=[(0, 2)]) == ((0, 1), (2, 3))
    assert join(3, [], must=[(0, 2)]) == ((0, 2), (1,))
    assert join(2, [], must=[(0, 1)], cannot=[(0, 1)]) == ((0,), (1,))


index = st.integers(0, 7)


@given(st.lists(st.tuples(index, index, st.floats(0, 1)), max_size=20), st.lists(st.tuples(index, index), max_size=6))
def test_groups_are_a_partition_that_keeps_apart_what_cannot_be_one(
    pairs: list[tuple[int, int, float]], cannot: list[tuple[int, int]]
) -> None:
    judged = [Comparison(min(a, b), max(a, b), s, ()) for a, b, s in pairs if a != b]
    apart = [(a, b) for a, b in cannot if a != b]
    groups = join(8, judged, cannot=apart)
    assert sorted(i for group in groups for i in group) == list(range(8))
    for a, b in apart:
        assert not any(a in group and b in group for group in groups)
    assert groups == join(8, judged[::-1], cannot=apart[::-1])
