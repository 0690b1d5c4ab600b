"""Stretches of days sorted apart and joined: nothing hangs on who sorts which."""

import datetime as dt

import pytest

from rashomon.gather.story_blocks import BLOCK_DAYS, CONTEXT_DAYS, block_of, blocks_that_see, goes_on, sort_block
from rashomon.gather.story_traits import read_traits
from rashomon.model import Article, Moment

SHAKEN = (
    "The ground shook under Belmora at dawn; Ilda Marant of the Ostrava rescue service counted {} cracked houses near the Tarn."
)
ROOF = (
    "A cannery in Turvane lost its roof; Jonas Appel, harbour master of Port Nim, said that {} boats had dragged their anchors."
)


def article(label: str, body: str, day: dt.date) -> Article:
    return Article(
        id=label, content=label, source=label, text=body, body=((0, len(body)),), title=body.split(";", maxsplit=1)[0],
        published=Moment.parse(day.isoformat()), language="en",
    )  # fmt: skip


def test_every_day_is_seen_by_its_own_stretch_and_by_the_next_one_where_that_begins_within_a_week() -> None:
    for day in range(20_000, 20_030):
        own, *later = blocks_that_see(day)
        assert own == block_of(day)
        assert all((block * BLOCK_DAYS) - day <= CONTEXT_DAYS for block in later)
        assert later  # as long as the week before is as long as the stretch


def test_a_stretch_is_sorted_into_its_stories_in_any_order() -> None:
    day = dt.date(2025, 6, 2)
    articles = [article(f"s{n}", SHAKEN.format(n), day + dt.timedelta(days=n)) for n in range(4)]
    articles += [article(f"r{n}", ROOF.format(n), day + dt.timedelta(days=n)) for n in range(4)]
    traits = read_traits(articles)
    found = sort_block([traits])
    assert found == {**{f"s{n}": "s0" for n in range(4)}, **{f"r{n}": "r0" for n in range(4)}}
    assert sort_block([traits[::-1]]) == found
    assert sort_block([[one] for one in sorted(traits, key=lambda one: (one.time, one.source))]) == found


@pytest.mark.parametrize(
    ("shared", "found"),
    [
        ([], {}),
        ([(7, 1, 2), (8, 1, 1)], {7: 1, 8: 1}),
        ([(7, 1, 2), (7, 2, 3)], {7: 2}),
        ([(7, 1, 2), (7, 2, 1), (7, 2, 1)], {7: 1}),  # even: the earlier one
    ],
)
def test_a_story_goes_on_in_the_one_it_shares_most_with(shared: list[tuple[int, int, int]], found: dict[int, int]) -> None:
    assert goes_on(shared) == found
    assert goes_on(shared[::-1]) == found
