"""Near copies told by short sketches, at a cost that no hot text breaks."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.gather.sketches import CENTRES, SKETCH, added_up, near_copies, sharing, sketch


def rows(*articles: tuple[int, float, list[int]]) -> tuple[np.ndarray, ...]:
    """The rows that `sharing` takes, of articles given as key, time and fingerprint."""
    found = [(number, key, time, len(sketch(prints))) for key, time, prints in articles for number in sketch(prints)]
    numbers, keys, times, sizes = zip(*found, strict=True)
    return np.array(numbers), np.array(keys), np.array(times, dtype=float), np.array(sizes)


def copies(*articles: tuple[int, float, list[int]]) -> list[tuple[int, int]]:
    small, large = near_copies(*sharing(*rows(*articles)))
    return list(zip(small.tolist(), large.tolist(), strict=True))


TEXT = list(range(1000, 9000, 40))
OTHER = list(range(1001, 9000, 40))


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ((1, 0.0, TEXT), (2, 1.0, TEXT), [(1, 2)]),
        ((1, 0.0, TEXT), (2, 1.0, TEXT[: len(TEXT) * 4 // 5]), [(1, 2)]),
        ((9, 0.0, TEXT), (2, 1.0, TEXT), [(2, 9)]),
        ((1, 0.0, TEXT), (2, 1.0, OTHER), []),
        ((1, 0.0, TEXT), (2, 1.0, OTHER + TEXT[::5]), []),
        ((1, 0.0, TEXT), (2, 40.0, TEXT), []),  # an anniversary
        ((1, float("inf"), TEXT), (2, float("inf"), TEXT), [(1, 2)]),
        ((1, 0.0, TEXT), (2, float("inf"), TEXT), []),
        ((1, 0.0, TEXT[:9]), (2, 0.0, TEXT[:7]), [(1, 2)]),  # short ones are there whole
        ((1, 0.0, TEXT[:9]), (2, 0.0, TEXT[:3] + OTHER[:6]), []),
    ],
)
def test_what_is_a_near_copy(first, second, found) -> None:  # type: ignore[no-untyped-def]
    assert copies(first, second) == found


def test_a_text_that_comes_back_is_found_anew_each_time() -> None:
    weekly = [(10 * week + outlet, 7.0 * week + outlet / 24, TEXT) for week in range(10) for outlet in range(3)]
    found = copies(*weekly)
    assert {(90, 91), (90, 92), (80, 90)} & set(found) >= {(90, 91), (90, 92)} or {(80, 90), (80, 91), (80, 92)} <= set(found)
    assert all(abs(a // 10 - b // 10) <= 2 for a, b in found)


def test_a_hot_text_costs_no_more_than_its_printings() -> None:
    many = [(key, key / 1000, TEXT) for key in range(500)]
    small, _, counts, _ = sharing(*rows(*many))
    assert len(small) <= CENTRES * 500
    assert set(counts.tolist()) == {SKETCH}
    assert {other for one, other in copies(*many) if one == 0} == set(range(1, 500))


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9), st.integers(1, 5)), max_size=40), st.randoms())
def test_adding_up_in_pieces_or_at_once_is_the_same(found: list[tuple[int, int, int]], random) -> None:  # type: ignore[no-untyped-def]
    def added(part: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
        columns = np.array([(a, b, n, 2 * SKETCH) for a, b, n in part], dtype=np.int64).reshape(-1, 4).T
        small, large, counts, _ = added_up(*columns)
        return list(zip(small.tolist(), large.tolist(), counts.tolist(), strict=True))

    random.shuffle(found)
    half = len(found) // 2
    assert added([*added(found[:half]), *added(found[half:])]) == added(found)
