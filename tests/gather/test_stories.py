"""Articles of one event come together, of two events stay apart, whatever their order."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.gather.stories import group_stories
from rashomon.gather.story_words import bare_title, find_stems, load_common_words
from rashomon.model import Article, ModelUsed, Moment

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

DAM = [
    (
        "Dam bursts above Castrell",
        "The Orvan dam above Castrell burst on Sunday and flooded vineyards in the valley. Ruta Halm had warned of cracks.",
    ),
    (
        "Flood after dam failure",
        "Vineyards below Castrell lie under water since the Orvan dam gave way. Ruta Halm wrote of its cracks a year ago.",
    ),
    (
        "Castrell: who knew of the cracks?",
        "A year before the Orvan dam broke and flooded Castrell, Ruta Halm reported its cracks to the ministry.",
    ),
]
CHESS = [
    ("Girl of 12 beats champion", "Mei Torvald, 12, beat the chess champion Igor Bassov in Lindholt on Sunday, in 31 moves."),
    (
        "Torvald stuns Bassov",
        "Champion Igor Bassov lost to Mei Torvald, a girl of twelve, at the Lindholt chess festival. She sacrificed her queen.",
    ),
]


def article(label: str, title: str, body: str, *, day: str | None = None, language: str = "en") -> Article:
    return Article(
        id=label, content=label, source=f"{label}.txt", text=body, body=((0, len(body)),), title=title,
        published=Moment.parse(day) if day else None, language=language,
    )  # fmt: skip


def pile() -> list[Article]:
    return [article(f"dam{n}", *row) for n, row in enumerate(DAM)] + [article(f"chess{n}", *row) for n, row in enumerate(CHESS)]


def labels(stories: Sequence[Sequence[Article]]) -> list[list[str]]:
    return [[a.id for a in story] for story in stories]


def test_two_events_are_two_stories() -> None:
    assert labels(group_stories(pile())) == [["chess0", "chess1"], ["dam0", "dam1", "dam2"]]


def test_one_event_alone_is_one_story() -> None:
    assert labels(group_stories(pile()[:3])) == [["dam0", "dam1", "dam2"]]


def test_the_order_of_the_pages_makes_no_difference() -> None:
    assert group_stories(pile()) == group_stories(pile()[::-1])


@pytest.mark.parametrize(("day", "stories"), [("2025-06-02", 1), ("2025-06-03", 1), ("2026-01-20", 2)])
def test_time_tells_two_events_of_one_kind_apart(day: str, stories: int) -> None:
    first = article("a", *DAM[0], day="2025-06-02")
    second = article("b", *DAM[1], day=day)
    assert len(group_stories([first, second])) == stories


class _Meaning:
    """Stands in for sentence vectors: texts of the dam lie in one direction, all others in another."""

    used = ModelUsed("meaning", "1", "0")

    def encode(self, texts: Sequence[str]) -> "NDArray[np.float32]":
        import numpy as np

        return np.array([[1, 0] if "dam" in t or "Staudamm" in t else [0, 1] for t in texts], dtype=np.float32)


def test_vectors_lead_from_one_language_to_another() -> None:
    german = article("zz", "Staudamm gebrochen", "Oberhalb des Ortes ist am Sonntag ein Staudamm gebrochen.", language="de")
    assert labels(group_stories([*pile(), german], encoder=_Meaning())) == [["chess0", "chess1"], ["dam0", "dam1", "dam2", "zz"]]
    assert ["zz"] in labels(group_stories([*pile(), german]))


def test_no_articles_are_no_stories() -> None:
    assert group_stories([]) == ()


@pytest.mark.parametrize(
    ("text", "stems"),
    [
        ("Burned fortifications", ["burned", "fortif"]),
        ("Ruta Halm warned", ["ruta", "halm", "warned"]),
        ("наводнением", ["navodn"]),
        ("大坝崩溃", ["大坝", "坝崩", "崩溃"]),
    ],
)
def test_stems(text: str, stems: list[str]) -> None:
    assert find_stems(text) == stems


@pytest.mark.parametrize(
    ("title", "bare"),
    [
        ("Dam bursts above Castrell after a night of rain | The Orvan Post", "Dam bursts above Castrell after a night of rain"),
        ("Local news | Dam bursts above Castrell after rain - Orvan Post", "Dam bursts above Castrell after rain"),
        ("Torvald stuns Bassov", "Torvald stuns Bassov"),
        ("Flood | Castrell", "Flood | Castrell"),  # no part is a title by itself
        ("Ruta Halm warned of cracks \u2013 and nobody in the ministry listened", None),
    ],
)
def test_titles_lose_the_names_of_outlet_and_section(title: str, bare: str | None) -> None:
    assert bare_title(title).replace(" - ", " \u2013 ") == (title if bare is None else bare)


def test_common_words_are_known_as_common() -> None:
    common = load_common_words()
    assert common.words["the"] > common.documents / 2
    assert all(0 < count <= common.documents for count in common.words.values())


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(max_size=200), max_size=8))
def test_every_article_stands_in_just_one_story(texts: list[str]) -> None:
    articles = [article(f"x{n}", "", text) for n, text in enumerate(texts)]
    assert sorted(a.id for story in group_stories(articles) for a in story) == sorted(a.id for a in articles)
