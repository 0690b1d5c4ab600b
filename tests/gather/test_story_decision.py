"""Join or open: what a new article sees of two stories, and what is decided."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.gather.story_decision import FEATURES, LEAST_RIVAL, Candidate, Decision, joined, likeliest, load_decision
from rashomon.gather.story_stream import THRESHOLD, StoryStream
from rashomon.gather.story_traits import Traits

LIKENESS = st.floats(0.01, 1.0)


@pytest.mark.parametrize(
    ("row", "story_of", "held", "found"),
    [
        ({}, {}, {}, ()),
        # p has a member that is not alike: half of .8
        ({0: 0.8, 2: 0.6}, {0: "p", 2: "q"}, {"p": {0, 1}, "q": {2}}, (Candidate("q", 0.6, 0.4), Candidate("p", 0.4, 0.6))),
        ({0: 0.3}, {0: "p"}, {"p": {0}}, (Candidate("p", 0.3, 0.0),)),
        # of three the last is no candidate; of two even ones the first by name leads
        (
            {0: 0.3, 1: 0.2, 2: 0.3},
            {0: "r", 1: "p", 2: "q"},
            {"p": {1}, "q": {2}, "r": {0}},
            (Candidate("q", 0.3, 0.3), Candidate("r", 0.3, 0.3)),
        ),
    ],
)
def test_candidates_are_the_two_stories_most_alike_on_average(
    row: dict[int, float], story_of: dict[int, str], held: dict[str, set[int]], found: tuple[Candidate, ...]
) -> None:
    assert likeliest(row, story_of, held) == found


@pytest.mark.parametrize(
    ("mean", "rival", "story"),
    [
        (2 * THRESHOLD, 0.0, "p"),  # far above the threshold, and alone
        (2 * THRESHOLD, THRESHOLD, "p"),
        (THRESHOLD / 2, 0.0, None),
        (1.05 * THRESHOLD, 0.0, "p"),  # just above it, and alone
        (1.05 * THRESHOLD, 1.05 * THRESHOLD, None),  # as like another story
    ],
)
def test_a_rival_as_like_makes_an_article_open_a_story(mean: float, rival: float, story: str | None) -> None:
    assert joined((Candidate("p", mean, rival),), threshold=THRESHOLD) == story


def test_without_candidates_a_story_is_opened() -> None:
    assert joined((), threshold=THRESHOLD) is None


def test_features_are_proportions() -> None:
    one, tenth = Candidate("p", 0.4, 0.2).features(0.1), Candidate("p", 0.8, 0.4).features(0.2)
    assert one == pytest.approx(tenth)
    assert len(one) == len(FEATURES)
    assert Candidate("p", 0.4, 0.0).features(0.1) == Candidate("p", 0.4, LEAST_RIVAL).features(0.1)


def test_with_the_weights_of_the_rule_the_threshold_decides() -> None:
    rule = Decision(mean=4.0, lead=0.0, bias=0.0)
    for mean, rival in ((0.149, 0.0), (0.15, 0.15), (0.151, 0.14)):
        assert (rule.score(Candidate("p", mean, rival), 0.15) >= 0) == (mean >= 0.15)


@given(LIKENESS, LIKENESS, LIKENESS)
def test_a_liker_story_never_scores_lower_and_a_liker_rival_never_higher(mean: float, more: float, rival: float) -> None:
    shipped = load_decision()
    low, high = sorted((mean, more))
    below, above = sorted((rival, more))
    assert shipped.score(Candidate("p", low, rival), THRESHOLD) <= shipped.score(Candidate("p", high, rival), THRESHOLD)
    assert shipped.score(Candidate("p", mean, above), THRESHOLD) <= shipped.score(Candidate("p", mean, below), THRESHOLD)


def note(label: str, *words: str) -> Traits:
    """An article of so many words that they alone tell it."""
    padding = [f"only{label}{n:02}" for n in range(42)]
    known = sorted((*words, *padding))
    return Traits(label, label, 20_000.0, "en", tuple(known), tuple(5 if word in words else 1 for word in known))


def test_an_article_between_two_stories_waits_for_the_later_look() -> None:
    harbour, council = ("tolkha", "cranes", "dredge", "quayma"), ("ostrav", "levies", "ballot", "wardka")
    known = [note("a", *harbour), note("b", *council)]
    streams = StoryStream(), StoryStream()
    stories = streams[0].add(known).stories
    assert streams[1].add(known).stories == stories
    between, beside = note("c", *harbour[:2], *council[:2]), note("d", *harbour)
    assert streams[0].add([between]).arrived["c"] not in stories.values()  # with one alone it would be above the threshold
    assert streams[1].add([beside]).arrived["d"] == stories["a"]
