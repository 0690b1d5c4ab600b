"""What was deleted is gone, on the disk too, and does not come back: whatever others do meanwhile, and by whatever way it comes."""

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from invented_pages import BAKERS, FERRY, FERRY_TOO, write

from rashomon.archive import DELETED, Archive, adding, door
from rashomon.engine.flow import Account, Backends
from rashomon.engine.taking import take
from rashomon.ingest.raw import raw_page
from rashomon.model import ArchiveError, Article, Evidence, Forward, RawPage, Taken, UsageError
from rashomon.store import checking, stories, tables

NO_VECTORS = Backends(vectors=False)
MARK = "Qwyrtzelmax"
ADDRESS = "https://lantern.example/ferry"


def on_disk(folder: Path) -> bool:
    """Whether the mark lies anywhere in an archive's files."""
    return any(MARK.lower().encode() in path.read_bytes().lower() for path in folder.glob("archive.sqlite*"))


def marked(folder: Path) -> Path:
    return write(folder / "pages", a=FERRY.replace("Danica", MARK), b=FERRY_TOO, c=BAKERS)


def test_words_that_a_reader_keeps_on_the_disk_are_told_of_and_overwritten_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(door, "TIDY_SECONDS", 0.2)
    monkeypatch.setattr(checking, "TIDY_SECONDS", 0.2)
    pages, file = marked(tmp_path), tmp_path / "archive.sqlite"
    reader = sqlite3.connect(file, isolation_level=None)
    with Archive(file) as archive:
        archive.add([pages])
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM pages").fetchone()
        with pytest.raises(ArchiveError, match="1 page is deleted, but what stood there is on the disk yet"):
            archive.delete(str(pages / "a.txt"))
        assert archive.search(MARK) == ()
        assert on_disk(tmp_path)
        with Archive(file):
            assert on_disk(tmp_path), "opening waits for nobody"
        assert [fault.partition(":")[0] for fault in archive.check()] == ["deleted, and still on the disk"]
        reader.execute("ROLLBACK")
        assert list(archive.check()) == []
        assert not on_disk(tmp_path)
    reader.close()


KILLED = """
import os, sys
from rashomon.archive import Archive
from rashomon.store import opening
opening.Database.tidy = lambda database, *, seconds=0.0: os._exit(9) if seconds else True
Archive(sys.argv[1]).delete(sys.argv[2])
"""


def test_a_deletion_that_was_killed_is_made_good_when_the_archive_is_opened(tmp_path: Path) -> None:
    pages, file = marked(tmp_path), tmp_path / "archive.sqlite"
    with Archive(file) as archive:
        archive.add([pages])
    killed = subprocess.run([sys.executable, "-c", KILLED, str(file), str(pages / "a.txt")], check=False, env=os.environ)
    assert killed.returncode == 9
    assert on_disk(tmp_path)
    with Archive(file) as archive:
        assert not on_disk(tmp_path)
        assert list(archive.check()) == []


def test_what_is_to_be_overwritten_is_marked_until_it_is(place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pages = marked(tmp_path)
    with Archive(place) as archive:
        archive.add([pages])
        with monkeypatch.context() as patch:
            patch.setattr(archive._database.own, "tidy", lambda _engine, *, seconds: False)
            with pytest.raises(ArchiveError, match="on the disk yet"):
                archive.delete(str(pages / "a.txt"))
        with archive._database.reading() as connection:
            assert len(connection.execute(sa.select(tables.chores)).all()) == 1
        assert list(archive.check()) == []
        with archive._database.reading() as connection:
            assert connection.execute(sa.select(tables.chores)).all() == []


def test_a_close_reading_of_what_is_deleted_meanwhile_is_not_kept(
    place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = write(tmp_path / "pages", a=FERRY, b=FERRY_TOO)
    with Archive(place) as archive, Archive(place) as other:
        archive.add([pages])
        (story,) = archive.stories()
        real = door.read_accounts

        def slow(articles: list[Article], backends: Backends, **options: object) -> tuple[Account, ...]:
            read = real(articles, backends)
            other.delete(str(pages / "a.txt"))
            return read

        monkeypatch.setattr(door, "read_accounts", slow)
        archive.show(story.id, backends=NO_VECTORS)
        assert archive.counts().annotations == 1
        assert list(archive.check()) == []


@pytest.mark.parametrize("again", [False, True])
def test_bytes_that_are_deleted_while_they_are_read_stay_out(
    place: str, again: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = write(tmp_path / "pages", a=FERRY)
    copies = write(tmp_path / "copies", copy=FERRY, b=BAKERS)
    with Archive(place) as archive, Archive(place) as other:
        archive.add([pages])
        real = adding.take_in

        def slow(found: Iterator[RawPage], **options: object) -> Iterator[Taken]:
            for number, taken in enumerate(real(found)):
                if number == 0:
                    other.delete(str(pages / "a.txt"))
                yield taken

        monkeypatch.setattr(adding, "take_in", slow)
        told: list[str] = []
        done = archive.add([copies], again=again, tell=lambda one: told.append(Path(one.source).stem))
        assert (done.added, told) == (1, ["b"])
        assert [(Path(page.source).stem, page.why) for page in done.not_read] == [("copy", DELETED)]
        assert archive.counts().articles == 1
        assert list(archive.check()) == []


def declared(text: str, source: str) -> RawPage:
    return raw_page(source, text.encode(), declared=(Evidence("source", ADDRESS, "table"),))


def test_what_was_deleted_from_an_address_does_not_come_back_in_files(place: str, tmp_path: Path) -> None:
    with Archive(place) as archive:
        archive.add_pages([raw_page(ADDRESS, FERRY.encode()), raw_page("other", BAKERS.encode())])
        archive.delete(ADDRESS)
        lines = tmp_path / "pages.jsonl"
        title, _, body = FERRY.replace("214", "241").partition("\n")
        lines.write_text(json.dumps({"url": ADDRESS, "title": title, "text": body}) + "\n", "utf-8")
        manifest = tmp_path / "manifest.csv"
        manifest.write_text(f"path,url\npages/a.txt,{ADDRESS}\n", "utf-8")
        pages = write(tmp_path / "pages", a=FERRY.replace("214", "240"))
        done = archive.add([lines, pages], manifest=manifest)
        assert (done.added, [page.why for page in done.not_read]) == (0, [DELETED, DELETED])
        changed = declared(FERRY.replace("214", "242"), "archive.warc.gz#1")
        assert archive.add_pages([changed]).not_read[0].why == DELETED
        archive.add_taken([take(changed)])
        assert archive.counts().articles == 1
        assert archive.add([pages], manifest=manifest, again=True).added == 1, "whoever asks for it anew gets it"


def test_a_second_deletion_says_that_there_is_nothing(place: str, tmp_path: Path) -> None:
    pages = write(tmp_path / "pages", a=FERRY)
    with Archive(place) as archive, Archive(place) as other:
        archive.add([pages])
        archive.delete(str(pages / "a.txt"))
        with pytest.raises(UsageError, match="nothing in this archive"):
            other.delete(str(pages / "a.txt"))
        assert list(archive.check()) == []


def test_forwards_to_a_deleted_story_go_with_it(place: str, tmp_path: Path) -> None:
    pages = write(tmp_path / "pages", a=FERRY, b=BAKERS, c=FERRY_TOO)
    with Archive(place) as archive:
        archive.add([pages])
        ids = [line.id for line, _ in archive.articles()]
        database = archive._database
        turns: list[tuple[dict[str, list[str]], list[Forward]]] = [
            ({"story-x": [ids[0]], "story-y": [ids[1]], "story-z": [ids[2]]}, []),
            ({"story-y": ids[:2]}, [Forward("story-x", "story-y", "merged")]),
            ({"story-z": ids}, [Forward("story-y", "story-z", "merged")]),
        ]
        for sorted_into, moved in turns:
            with database.writing() as connection:
                stories.save(database, connection, sorted_into, moved)
        assert archive.find_story("story-x")[0] == "story-z"
        for name in ("a", "b", "c"):
            archive.delete(str(pages / f"{name}.txt"))
        assert archive.forwards() == ()
        assert list(archive.check()) == []
