"""Articles of an archive come into their stories: late ones too, and while others add."""

import random
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from invented_pages import BAKERS, FERRY, FERRY_TOO, write

from rashomon.archive import Archive, door
from rashomon.archive.adding import incoming
from rashomon.engine import stages
from rashomon.engine.choosing import choose
from rashomon.engine.flow import Backends
from rashomon.engine.sorting import REACH_DAYS, STRETCH_DAYS, go_on
from rashomon.engine.taking import take
from rashomon.gather.story_traits import Traits
from rashomon.ingest.raw import raw_page
from rashomon.model import Forward
from rashomon.store import keeping, stories

NO_VECTORS = Backends(vectors=False)


def traits(name: str, story: str, day: float) -> Traits:
    """An article of a story: fifty of the story's sixty words."""
    words = sorted({f"w{random.Random(story).randrange(10**6)}x{n}" for n in range(60)})
    own = sorted(random.Random(name).sample(words, 50))
    return Traits(name, name, day, "en", tuple(own), (1,) * len(own))


def test_articles_that_come_later_than_their_neighbours_join_them() -> None:
    """All that is in reach of a turn is held, however much it is: five weeks with some hundred articles of each."""
    days = range(int(2 * REACH_DAYS + STRETCH_DAYS))
    known = [
        traits(f"{day:02}-{n}-{k}", f"{day}-{n}", 20_000.0 + day + k / 10) for day in days for n in range(10) for k in range(2)
    ]
    assert len(known) > 256
    held = {one.id: f"story-{one.id[:-2]}" for one in known}
    late = [traits(f"late-{day}", f"{day}-3", 20_000.3 + day) for day in (14, 16, 20)]
    groups = go_on([*known, *late], {**held, **{one.id: "" for one in late}})
    found = {name: sorted(set(group) - {name}) for group in groups for name in group if name.startswith("late")}
    assert found == {f"late-{day}": [f"{day}-3-0", f"{day}-3-1"] for day in (14, 16, 20)}


def apart(articles: Sequence[Traits], _stories: Mapping[str, str]) -> list[list[str]]:
    return [[article.id] for article in articles]


def test_sorting_ends_while_others_add(place: str, tmp_path: Path) -> None:
    pages = write(tmp_path / "pages", a=FERRY, b=BAKERS)
    added = []
    with Archive(place) as archive, Archive(place) as other:
        archive.add([pages])

        def meanwhile(articles: Sequence[Traits], stories: Mapping[str, str]) -> Sequence[Sequence[str]]:
            added.append(other.add([write(tmp_path / str(len(added)), new=FERRY_TOO.replace("214", str(len(added))))]))
            assert len(added) < 5, "what others add is sorted again and again"
            return apart(articles, stories)

        archive.sort(grouper=meanwhile)
        assert len(added) == 1
        with archive._database.reading() as connection:
            assert len(stories.list_stories(connection, least=1)) == 2, "what was seen is kept"
        archive.sort(grouper=apart)
        assert sum(len(story.articles) for story in archive.stories(least=1)) == 3
        assert list(archive.check()) == []


def test_a_version_that_comes_while_stories_are_saved_stands_in_for_the_older_one(place: str, tmp_path: Path) -> None:
    pages = write(tmp_path / "pages", a=FERRY, b=BAKERS)
    with Archive(place) as archive, Archive(place) as other:
        archive.add([pages])
        new = take(raw_page(str(pages / "a.txt"), FERRY_TOO.encode()))
        saving = threading.Thread(target=other.sort, kwargs={"grouper": apart})
        with archive._database.writing() as connection:
            keeping.put(archive._database, connection, [incoming(new, 1.0)])
            saving.start()
            saving.join(3.0)
            assert saving.is_alive(), "what is added is not committed yet"
        saving.join()
        archive.sort(grouper=apart)
        assert sum(len(story.articles) for story in archive.stories(least=1)) == 2
        assert list(archive.check()) == []


@pytest.mark.parametrize("what", ["deleted", "moved"])
def test_what_was_sorted_from_an_article_that_is_gone_is_not_kept(what: str, place: str, tmp_path: Path) -> None:
    pages = write(tmp_path / "pages", a=FERRY, b=BAKERS, c=FERRY_TOO)
    turns = []
    with Archive(place) as archive, Archive(place) as other:
        archive.add([pages])

        def meanwhile(articles: Sequence[Traits], stories: Mapping[str, str]) -> Sequence[Sequence[str]]:
            turns.append(len(articles))
            if len(turns) == 1 and what == "deleted":
                other.delete(str(pages / "a.txt"))
            elif len(turns) == 1:
                other.sort(grouper=apart)
            return [[article.id for article in articles]]

        archive.sort(grouper=meanwhile)
        assert turns == ([3, 2] if what == "deleted" else [3])
        assert len(archive.stories(least=1)) == (1 if what == "deleted" else 3)
        assert list(archive.check()) == []


def test_the_beginning_of_a_merged_storys_id_leads_on(place: str, tmp_path: Path) -> None:
    pages = write(tmp_path / "pages", a=FERRY, b=BAKERS)
    with Archive(place) as archive:
        archive.add([pages])
        ids = [line.id for line, _ in archive.articles()]
        database = archive._database
        with database.writing() as connection:
            stories.save(database, connection, {"story-aaaa1": ids[:1], "story-bbbb1": ids[1:]}, [])
        with database.writing() as connection:
            stories.save(database, connection, {"story-bbbb1": ids}, [Forward("story-aaaa1", "story-bbbb1", "merged")])
        for name in ("aaaa1", "aaaa", "story-aa", "story-", "b"):
            assert archive.find_story(name)[0] == "story-bbbb1"


def test_of_very_many_accounts_some_are_compared(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pages = write(tmp_path / "pages", a=FERRY, copy=FERRY, d=FERRY_TOO)
    with Archive(tmp_path / "archive.sqlite") as archive:
        archive.add([pages])
        (story,) = archive.stories()
        assert archive.show(story.id, backends=NO_VECTORS).not_read == ()
        monkeypatch.setattr(door, "choose", lambda told, *, later: choose(told, later=later, most=2))
        dossier = archive.show(story.id, backends=NO_VECTORS)
        assert [Path(one.source).stem for one in dossier.articles] == ["a", "d"]
        assert [(one.source, one.why) for one in dossier.not_read] == [
            (story.id, "1 more accounts of this story, mostly copies, are not compared")
        ]


@pytest.mark.parametrize(
    ("told", "most", "chosen"),
    [("abc", 3, "abc"), ("aBc", 2, "ac"), ("ABc", 2, "Ac"), ("abcd", 2, "ab"), ("", 2, "")],
)
def test_copies_are_left_out_first(told: str, most: int, chosen: str) -> None:
    assert "".join(choose(told, later=str.isupper, most=most)) == chosen


def test_all_that_traits_hang_on_is_in_their_version() -> None:
    """The encoder that reads them, and the form in which they are kept."""
    assert {"gather", "backends", "store/packing.py"} <= set(stages.ROOMS["traits"])
    root = Path(stages.__file__).parent.parent
    assert [room for rooms in stages.ROOMS.values() for room in rooms if not (root / room).exists()] == []
