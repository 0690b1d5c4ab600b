"""A stream of articles: stories keep their ids, look-alikes stay apart, what merges or splits can be found again."""

from array import array
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.gather.story_links import average_link, restricted
from rashomon.gather.story_meanings import Centre, load_means
from rashomon.gather.story_stream import StoryStream
from rashomon.gather.story_traits import Traits, need_vectors, read_traits
from rashomon.gather.story_vocabulary import Vocabulary
from rashomon.model import Article, Moment

if TYPE_CHECKING:
    from numpy.typing import NDArray

BELMORA = (
    "The ground shook under Belmora at dawn. Ilda Marant of the Ostrava rescue service counted forty cracked houses, and the Kessler "
    "bridge over the Tarn was closed to lorries. Schools in Belmora stay shut until engineers have looked at every wall."
)
TURVANE = (
    "A cannery in Turvane lost its roof when an earthquake struck the Quill Islands. Jonas Appel, harbour master of Port Nim, said "
    "that no boat sank. Divers were looking at the quay; the ferry to Ambrel does not sail before the weekend."
)


def article(label: str, title: str, body: str, *, day: str | None = None, language: str = "en") -> Article:
    return Article(
        id=label, content=label, source=label, text=body, body=((0, len(body)),) if body else (), title=title,
        published=Moment.parse(day) if day else None, language=language,
    )  # fmt: skip


def shakes() -> list[Article]:
    return [
        article("a1", "Earthquake shakes Belmora", BELMORA, day="2025-06-02"),
        article("b1", "Earthquake damages cannery in Turvane", TURVANE, day="2025-06-02"),
        article("a2", "Belmora: Kessler bridge closed", f"{BELMORA} Lorries take the road by Ostrava now.", day="2025-06-03"),
        article("b2", "Quill Islands after the earthquake", f"{TURVANE} Two boats drag their anchors.", day="2025-06-03"),
        article("a3", "Ilda Marant: Belmora needs tents", f"Tents are needed, Ilda Marant said. {BELMORA}", day="2025-06-05"),
    ]


def test_look_alikes_stay_apart_and_follow_ups_stay() -> None:
    stream = StoryStream()
    found: dict[str, str] = {}
    for one in shakes():
        found |= stream.add(read_traits([one])).stories
    assert found["a1"] == found["a2"] == found["a3"] != found["b1"] == found["b2"]


def test_an_id_stays_when_articles_are_added() -> None:
    stream = StoryStream()
    first, *later = read_traits(shakes())
    story = stream.add([first]).stories["a1"]
    sorting = stream.add(later)
    assert sorting.stories["a2"] == story
    assert sorting.moved == ()


def test_the_order_within_a_turn_makes_no_difference() -> None:
    traits = read_traits(shakes())
    one, other = StoryStream().add(traits), StoryStream().add(traits[::-1])
    assert (one.stories, one.arrived, one.moved) == (other.stories, other.arrived, other.moved)


def test_a_later_look_merges_and_leaves_a_forwarding_id() -> None:
    stream = StoryStream()
    left = article("l", "Velm harbour fire", "Fire broke out at the Velm harbour warehouse Adra on Monday.")
    right = article("r", "Insurer Tolk pays", "The insurer Tolk will pay for grain lost, Sena Brandt told owners of Adra.")
    bridge = [
        article(f"m{n}", "Velm harbour fire: insurer Tolk pays", f"{left.text} {right.text} {word}")
        for n, word in enumerate(("Grain burned.", "Owners met.", "Sena Brandt spoke."))
    ]
    before = stream.add(read_traits([left, right])).stories
    assert before["l"] != before["r"]
    sorting = stream.add(read_traits(bridge))
    now = sorting.stories
    assert now["l"] == now["r"] == now["m0"]
    gone = ({before["l"], before["r"]} - {now["l"]}).pop()
    assert [(one.story, one.to, one.why) for one in sorting.moved] == [(gone, now["l"], "merged")]


def test_a_stream_goes_on_from_kept_traits() -> None:
    *known, new = read_traits(shakes())
    stream, later = StoryStream(), StoryStream()
    stream.add(known)
    kept = stream.members()
    later.resume([one for one, _ in kept], {one.id: story for one, story in kept})
    assert later.add([new]).stories == stream.add([new]).stories


def test_what_left_the_window_is_forgotten() -> None:
    stream = StoryStream()
    early = stream.add(read_traits([article("a", "Belmora shaken", BELMORA, day="2025-06-02")])).stories
    late = stream.add(read_traits([article("b", "Belmora shaken", BELMORA, day="2025-07-02")])).stories
    assert [one.id for one, _ in stream.members()] == ["b"]
    assert early["a"] != late["b"]


@pytest.mark.parametrize(
    ("articles", "needed"),
    [
        ([article("a", "Title", " ".join(f"word{n} stands here{n}x" for n in range(60)))], False),
        ([article("a", "A title alone", "")], True),
    ],
)
def test_vectors_are_asked_for_only_where_words_are_few(articles: Sequence[Article], needed: bool) -> None:
    assert need_vectors(read_traits(articles)) is needed


def test_titles_in_two_languages_meet_by_names_and_vectors() -> None:
    def title(label: str, language: str, word: str, vector: tuple[float, ...]) -> Traits:
        unit = np.array(vector, dtype=np.float32)
        return Traits(label, label, 20000.0, language, (word, f"own{label}"), (7, 7), unit / np.float32(np.linalg.norm(unit)))

    traits = [
        title("a", "en", "belmor", (1, 0.1, 0)),
        title("b", "ru", "belmor", (1, 0, 0.1)),
        title("c", "es", "turvan", (0, 0, 1)),
    ]
    found = StoryStream().add(traits).stories
    assert found["a"] == found["b"] != found["c"]


def test_vectors_are_centred_in_the_language_they_are_of() -> None:
    means = load_means()
    assert {len(mean) for mean in means.values()} == {len(means[""])}
    mean = means["en"] / np.linalg.norm(means["en"])
    less = Centre().relative(Traits("a", "a", None, "en", (), (), mean.astype(np.float32)))
    assert less is not None
    assert less == pytest.approx(mean - means["en"], abs=1e-5)
    assert Centre().relative(Traits("a", "a", None, "en", (), ())) is None


def test_where_all_articles_differ_in_one_way_it_tells_none_alike() -> None:
    centre = Centre()
    chance = np.random.default_rng(5)
    loud = chance.normal(size=(400, 8)) * np.array([9, 1, 1, 1, 1, 1, 1, 1])
    rows = (loud / np.linalg.norm(loud, axis=1, keepdims=True)).astype(np.float32)
    centre.add([Traits(str(n), str(n), None, "en", (), (), row) for n, row in enumerate(rows)])
    assert centre.renewed()
    assert not centre.renewed()  # nothing came since
    turned = centre.turned(rows)
    assert np.linalg.norm(turned, axis=1) == pytest.approx(np.ones(400), abs=1e-5)
    assert np.abs(turned[:, 0]).mean() < 0.95 * np.abs(rows[:, 0]).mean()
    assert not centre.turned(np.zeros((1, 8), dtype=np.float32)).any()


def test_a_title_alone_is_completed_by_what_others_say() -> None:
    def title(label: str, *words: str) -> Traits:
        return Traits(label, label, 20000.0, "en", tuple(sorted(words)), (7,) * len(words))

    bridge = [title(f"m{n}", "kessle", "bridge", "lorrie", "tarn") for n in range(3)]
    left, right = title("x", "kessle", "bridge", "ostrav"), title("y", "lorrie", "tarn", "ambrel")
    apart = StoryStream().add([left, right]).stories
    assert apart["x"] != apart["y"]
    together = StoryStream().add([*bridge, left, right]).stories
    assert together["x"] == together["y"] == together["m0"]


@settings(max_examples=30, deadline=None)
@given(st.lists(st.lists(st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=4, unique=True), max_size=4), max_size=12))
def test_the_vocabulary_forgets_what_no_article_holds(turns: list[list[list[str]]]) -> None:
    known = Vocabulary()
    held: list[tuple[list[str], NDArray[np.int32]]] = []
    for turn in turns:
        new = [(words, known.take(words)) for words in turn]
        known.weigh(len(held) + len(new), [ids for _, ids in new])
        for _, ids in held[: len(held) // 2]:
            known.drop(ids, ids[:0])
        held = held[len(held) // 2 :] + new
        for words, ids in held:
            assert known.names(ids) == words
            assert 0 not in ids
        assert known.size == len({word for words, _ in held for word in words})


@pytest.mark.parametrize(
    ("pairs", "groups"),
    [
        ({(0, 1): 0.5}, [[0, 1], [2]]),
        ({(0, 1): 0.5, (1, 2): 0.5}, [[0, 1, 2]]),  # 0 and 2 are unlike: .25 on average when 2 joins
        ({(0, 1): 0.9, (1, 2): 0.3}, [[0, 1], [2]]),  # .15 on average
        ({}, [[0], [1], [2]]),
    ],
)
def test_average_linking(pairs: dict[tuple[int, int], float], groups: list[list[int]]) -> None:
    alike: dict[int, dict[int, float]] = {n: {} for n in range(3)}
    for (i, j), value in pairs.items():
        alike[i][j] = alike[j][i] = value
    assert average_link(alike, threshold=0.2) == groups


def test_groups_that_stay_whole_are_alike_by_the_sum_over_their_members() -> None:
    alike = {
        0: (array("q", [1, 2, 3]), array("d", [0.5, 0.2, 0.1])),
        1: (array("q", [0, 3]), array("d", [0.5, 0.3])),
        2: (array("q", [0]), array("d", [0.2])),
        3: (array("q", [0, 1, 9]), array("d", [0.1, 0.3, 0.9])),  # 9 is none of them
    }
    assert restricted(alike, [0, 1], {2: [2, 3]}) == {
        0: {1: 0.5, 2: pytest.approx(0.3)},
        1: {0: 0.5, 2: 0.3},
        2: {0: pytest.approx(0.3), 1: 0.3},
    }
    assert restricted(alike, [], {2: [2, 3]}) == {2: {}}


@settings(max_examples=30, deadline=None)
@given(st.lists(st.lists(st.sampled_from("alpha beta gamma delta".split()), max_size=4), max_size=12), st.integers(1, 5))
def test_every_article_has_a_story_whatever_the_turns(words: list[list[str]], turn: int) -> None:
    articles = [article(f"x{n:02}", " ".join(own), "") for n, own in enumerate(words)]
    stream = StoryStream()
    found: dict[str, str] = {}
    for start in range(0, len(articles), turn):
        found |= stream.add(read_traits(articles[start : start + turn])).stories
    assert found == {one.id: story for one, story in stream.members()}
    assert found.keys() == {one.id for one in articles}
