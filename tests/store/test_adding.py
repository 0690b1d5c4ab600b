"""Pages on their way in: read anew, from two at once, by several paths, and back to what they were."""

import json
import threading
from pathlib import Path

import pytest
import sqlalchemy as sa
from invented_pages import BAKERS, FERRY, FERRY_TOO, KOREAN, write

from rashomon.archive import Archive
from rashomon.archive.adding import incoming
from rashomon.engine.flow import Backends
from rashomon.engine.taking import take
from rashomon.ingest.raw import raw_page
from rashomon.model import Evidence
from rashomon.store import keeping, tables

NO_VECTORS = Backends(vectors=False)
ADDRESS = "https://lantern.example/ferry"


def shown(archive: Archive) -> list[tuple[str, int, bool]]:
    return [(Path(line.source).stem, line.version, line.current) for line, _ in archive.articles()]


def test_again_leaves_a_whole_archive(place: str, tmp_path: Path) -> None:
    """What was read closely in the article as it was goes; its time and its address are those of the new reading."""
    pages = write(tmp_path / "pages", a=FERRY, b=FERRY_TOO, c=BAKERS)
    manifest = tmp_path / "manifest.csv"
    with Archive(place) as archive:
        archive.add([pages])
        (story,) = archive.stories()
        archive.show(story.id, backends=NO_VECTORS)
        manifest.write_text(f"path,url,published,title\npages/a.txt,{ADDRESS},2025-05-01,Aground\n", "utf-8")
        done = archive.add([pages], manifest=manifest, again=True)
        assert (done.added, done.anew, done.known) == (0, 3, 0)
        assert list(archive.check()) == []
        with archive._database.reading() as connection:
            times = connection.execute(sa.select(tables.articles.c.time).order_by(tables.articles.c.number)).scalars().all()
            addresses = connection.execute(sa.select(tables.pages.c.address).where(tables.pages.c.address == ADDRESS)).all()
        (first, *_) = times
        assert first == 1746057600.0, "1 May 2025"
        assert len(addresses) == 1
        assert archive.met(ADDRESS) == "kept"


def test_what_has_no_date_keeps_its_time(place: str, tmp_path: Path) -> None:
    pages = write(tmp_path / "pages", a=FERRY.replace("12 May 2025", ""))
    with Archive(place) as archive:
        archive.add([pages])
        query = sa.select(tables.articles.c.time)
        with archive._database.reading() as connection:
            before = connection.execute(query).scalar_one()
        archive.add([pages], again=True)
        with archive._database.reading() as connection:
            assert connection.execute(query).scalar_one() == before


def test_pages_that_get_one_address_become_versions_of_each_other(place: str, tmp_path: Path) -> None:
    pages = write(tmp_path / "pages", a=FERRY, b=BAKERS, c=KOREAN)
    manifest = tmp_path / "manifest.csv"
    manifest.write_text("path,url\n" + "".join(f"pages/{name}.txt,{ADDRESS}\n" for name in "abc"), "utf-8")
    with Archive(place) as archive:
        archive.add([pages])
        archive.sort()
        *stories, last = (archive.find_story(line.id)[0] for line, _ in archive.articles())
        archive.add([pages], manifest=manifest, again=True)
        assert shown(archive) == [("a", 1, False), ("b", 2, False), ("c", 3, True)]
        assert [archive.find_story(story)[0] for story in stories] == [last, last]
        assert list(archive.check()) == []
        archive.add([pages], again=True)
        assert shown(archive) == [("a", 1, True), ("b", 1, True), ("c", 1, True)]
        assert len(archive.stories(least=1)) == 3
        assert list(archive.check()) == []


def test_one_file_by_two_paths_is_one_article(place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pages = write(tmp_path / "pages", a=FERRY)
    monkeypatch.chdir(pages)
    with Archive(place) as archive:
        for path in ("a.txt", "../pages/a.txt", pages / ".." / "pages" / "." / "a.txt", "../pages//a.txt"):
            archive.add([path])
        assert shown(archive) == [("a", 1, True)]
        assert len(archive.meant("../pages/a.txt")) == 1


def test_a_page_goes_back_with_a_manifest_too(place: str, tmp_path: Path) -> None:
    pages = write(tmp_path / "pages", a=FERRY)
    manifest = tmp_path / "manifest.csv"
    manifest.write_text(f"path,url\npages/a.txt,{ADDRESS}\n", "utf-8")
    with Archive(place) as archive:
        archive.add([pages], manifest=manifest)
        write(pages, a=FERRY.replace("214", "241"))
        archive.add([pages], manifest=manifest)
        write(pages, a=FERRY)
        for _ in range(2):
            archive.add([pages], manifest=manifest)
            assert shown(archive) == [("a", 3, True), ("a", 2, False)]
        assert list(archive.check()) == []


def test_versions_in_one_file_do_not_go_back(place: str, tmp_path: Path) -> None:
    lines = tmp_path / "pages.jsonl"
    rows = [FERRY.partition("\n"), FERRY.replace("214", "241").partition("\n")]
    lines.write_text("".join(json.dumps({"url": ADDRESS, "title": row[0], "text": row[2]}) + "\n" for row in rows), "utf-8")
    with Archive(place) as archive:
        for _ in range(2):
            archive.add([lines])
            assert [(version, current) for _, version, current in shown(archive)] == [(1, False), (2, True)]


def test_an_address_that_came_in_a_file_is_known(place: str) -> None:
    def declared(origin: str) -> tuple[Evidence, ...]:
        return (Evidence("source", ADDRESS, origin),)

    with Archive(place) as archive:
        archive.add_pages([raw_page("https://lantern.example/feed#1", FERRY_TOO.encode(), declared=declared("feed"))])
        assert archive.met(ADDRESS) == "", "what a feed gives is not the page it names"
        archive.add_pages([raw_page("archive.warc.gz#1", FERRY.encode(), declared=declared("warc"))])
        assert archive.met(ADDRESS) == "kept"
        assert archive.add([ADDRESS]).known == 1


def test_check_sees_an_address_with_two_newest_versions(place: str, tmp_path: Path) -> None:
    pages = write(tmp_path / "pages", a=FERRY)
    with Archive(place) as archive:
        archive.add([pages])
        write(pages, a=FERRY_TOO)
        archive.add([pages])
        assert list(archive.check()) == []
        with archive._database.writing() as connection:
            connection.execute(sa.update(tables.articles).values(current=True))
        assert "several current articles" in "".join(archive.check())


def test_two_who_add_the_same_pages_in_another_order(place: str) -> None:
    """Each waits for the other at some page where the rows are not written in one order."""
    Archive(place).close()
    text = f"{FERRY}\n{'x' * 4000}"
    turns = [[take(raw_page(f"{turn}/{n}.txt", f"{text} {turn} {n}".encode())) for n in range(60)] for turn in range(6)]
    both, errors = threading.Barrier(2), []

    def add(step: int) -> None:
        try:
            with Archive(place) as archive:
                for pages in turns:
                    both.wait()
                    archive.add_taken(pages[::step])
        except BaseException as error:
            errors.append(error)
            both.abort()

    threads = [threading.Thread(target=add, args=(step,)) for step in (1, -1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    with Archive(place) as archive:
        assert archive.counts().articles == 360
        assert list(archive.check()) == []


def test_two_versions_of_an_address_at_once(place: str) -> None:
    first, second = (take(raw_page(ADDRESS, text.encode())) for text in (FERRY, FERRY_TOO))
    with Archive(place) as archive, Archive(place) as other:
        with archive._database.writing() as connection:
            keeping.put(archive._database, connection, [incoming(first, 1.0)])
            waiting = threading.Thread(target=other.add_taken, args=([second],))
            waiting.start()
            waiting.join(0.5)
            assert waiting.is_alive(), "it waits for the transaction of the first"
        waiting.join()
        assert [(line.version, line.current) for line, _ in archive.articles()] == [(1, False), (2, True)]
        assert list(archive.check()) == []
