"""Which story goes on, which was merged, which was split off."""

import pytest

from rashomon.gather.story_ids import keep_ids, new_id
from rashomon.model import Forward

AGES = {"s1": 1, "s2": 2, "s3": 3}


def sort(groups: list[str], known: dict[str, str]) -> tuple[dict[str, str], tuple[Forward, ...]]:
    """Groups as words of one-letter articles; known stories as words too."""
    of = {article: story for story, articles in known.items() for article in articles}
    found = keep_ids([list(group) for group in groups], of, ages=AGES, taken=AGES.__contains__)
    return {story: "".join(group) for story, group in found.stories.items()}, found.moved


NEW_D, NEW_CD = new_id("d", AGES.__contains__), new_id("cd", AGES.__contains__)


@pytest.mark.parametrize(
    ("groups", "known", "stories", "moved"),
    [
        ([], {}, {}, ()),
        (["d"], {}, {NEW_D: "d"}, ()),
        (["ab"], {"s1": "ab"}, {"s1": "ab"}, ()),
        (["abd"], {"s1": "ab"}, {"s1": "abd"}, ()),
        (["ab", "d"], {"s1": "ab"}, {"s1": "ab", NEW_D: "d"}, ()),
        (["abc"], {"s1": "ab", "s2": "c"}, {"s1": "abc"}, (Forward("s2", "s1", "merged"),)),
        (["abc"], {"s1": "a", "s2": "bc"}, {"s2": "abc"}, (Forward("s1", "s2", "merged"),)),
        (["ab"], {"s2": "a", "s1": "b"}, {"s1": "ab"}, (Forward("s2", "s1", "merged"),)),
        (["abe", "cd"], {"s1": "abcde"}, {"s1": "abe", NEW_CD: "cd"}, (Forward("s1", NEW_CD, "split"),)),
        (["ab", "cd"], {"s1": "abc", "s2": "d"}, {"s1": "ab", "s2": "cd"}, ()),
        (
            ["abc", "d"],
            {"s1": "ad", "s2": "b", "s3": "c"},
            {"s1": "abc", NEW_D: "d"},
            (Forward("s1", NEW_D, "split"), Forward("s2", "s1", "merged"), Forward("s3", "s1", "merged")),
        ),
    ],
)
def test_ids(groups: list[str], known: dict[str, str], stories: dict[str, str], moved: tuple[Forward, ...]) -> None:
    assert sort(groups, known) == (stories, moved)
    turned = sort(["".join(reversed(group)) for group in reversed(groups)], known)
    assert turned[0] == stories
    assert set(turned[1]) == set(moved)


def test_an_id_that_was_given_is_not_given_again() -> None:
    first = new_id("ab", lambda _story: False)
    assert new_id("ba", lambda _story: False) == first
    assert new_id("ab", {first}.__contains__) not in ("", first)
