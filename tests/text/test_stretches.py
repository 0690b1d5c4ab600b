"""Stretches that are taken."""

from hypothesis import given
from hypothesis import strategies as st

from rashomon.text.stretches import Stretches

PAIRS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda p: (min(p), max(p) + 1)))


@given(PAIRS, PAIRS)
def test_touches_what_shares_a_character(put_in: list[tuple[int, int]], asked: list[tuple[int, int]]) -> None:
    taken = Stretches(put_in)
    for start, end in asked:
        touched = any(a < end and start < b for a, b in put_in)
        assert taken.touch(start, end) == touched
        if not touched:
            taken.add(start, end)
            put_in = [*put_in, (start, end)]
