"""Turns over sources that fail, change and come back: a real site, a real archive."""

import io
import json
import logging
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from news_site import Answer, NewsSite, article, running_site

from benchmarks.postgres_server import find_programs, running_server
from rashomon.archive import Archive
from rashomon.faces.logs import set_up
from rashomon.faces.watching import Watch
from rashomon.ingest.fetch import TRIES as ASKED_AGAIN


@pytest.fixture
def site() -> Iterator[NewsSite]:
    with running_site() as site:
        yield site


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive(tmp_path / "archive.sqlite") as archive:
        yield archive


def watch(archive: Archive, *sources: str, every: float = 600.0, private: bool = True, stop: Event | None = None) -> Watch:
    return Watch(archive, sources, every=every, pause=0.0, private=private, stop=stop)


def value(watch: Watch, name: str, **labels: str) -> float:
    found = watch.metrics.registry.get_sample_value(name, labels)
    assert found is not None, name
    return found


def sources_of(archive: Archive) -> list[str]:
    return sorted(line.source for line, _ in archive.articles())


def test_what_a_feed_names_is_kept_once(site: NewsSite, archive: Archive) -> None:
    site.publish(1, 2)
    running = watch(archive, f"{site.address}/feed.xml")
    assert running.turn()
    assert sources_of(archive) == [f"{site.address}/1.html", f"{site.address}/2.html"]
    assert site.asked == ["/feed.xml", "/1.html", "/2.html"]
    assert running.turn()
    assert site.since(3) == ["/feed.xml"]
    site.publish(1, 2, 3)
    assert running.turn()
    assert site.since(4) == ["/feed.xml", "/3.html"]
    assert value(running, "rashomon_articles_kept_total") == 3
    assert value(running, "rashomon_archive_articles") == 3
    assert value(running, "rashomon_turns_total", outcome="success") == 3
    assert value(running, "rashomon_stage_seconds_count", stage="fetch") == 6
    assert value(running, "rashomon_stage_seconds_count", stage="read") == 3
    assert running.health().ok
    assert running.health().ready


def test_what_the_feed_says_of_a_page_is_evidence(site: NewsSite, archive: Archive) -> None:
    site.publish(1)
    watch(archive, f"{site.address}/feed.xml").turn()
    ((line, found),) = archive.articles()
    assert str(line.published).startswith("2025-03-13")
    assert "feed" in {one.origin for one in found.evidence}


def test_a_new_run_goes_on(site: NewsSite, archive: Archive) -> None:
    site.publish(1, 2)
    watch(archive, f"{site.address}/feed.xml").turn()
    before = len(site.asked)
    again = watch(archive, f"{site.address}/feed.xml")
    again.turn()
    assert site.since(before) == ["/feed.xml"]
    assert value(again, "rashomon_pages_read_total") == 0


def test_an_entry_without_an_address_is_the_page(site: NewsSite, archive: Archive) -> None:
    site.feed([("", "By itself")], content=article(4))
    running = watch(archive, f"{site.address}/feed.xml")
    running.turn()
    assert sources_of(archive) == [f"{site.address}/feed.xml#By itself"]


def test_a_source_that_fails_stops_no_other_and_is_asked_less_and_less(site: NewsSite, archive: Archive, tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "1.html").write_text(article(1), "utf-8")
    running = watch(archive, f"{site.address}/feed.xml", str(tmp_path / "pages"), str(tmp_path / "nothing"))
    asked_in = []
    for turn in range(1, 10):
        before = len(site.asked)
        assert running.turn(), "the others go on"
        if site.since(before):
            asked_in.append(turn)
    assert asked_in == [1, 2, 4, 8]
    assert len(archive.articles().__next__()) == 2
    assert value(running, "rashomon_sources_failing") == 2
    assert value(running, "rashomon_pages_not_read_total", reason="http_4xx") == 4
    assert value(running, "rashomon_pages_not_read_total", reason="missing") == 4
    assert running.health().ok, "sources that fail are no fault of this program"
    site.publish(2)
    for _ in range(10, 17):
        running.turn()
    assert value(running, "rashomon_sources_failing") == 1
    assert f"{site.address}/2.html" in sources_of(archive)
    before = len(site.asked)
    running.turn()
    assert site.since(before) == ["/feed.xml"], "it is asked every turn again"


@pytest.mark.parametrize(("status", "wait", "turns"), [(503, "1200", 2), (429, "3000", 5), (503, "", 1), (429, "x", 1)])
def test_a_server_that_asks_for_patience_gets_it(status: int, wait: str, turns: int, site: NewsSite, archive: Archive) -> None:
    site.answers["/feed.xml"] = Answer("later", status, headers={"Retry-After": wait} if wait else {})
    running = watch(archive, f"{site.address}/feed.xml")
    running.turn()
    assert len(site.asked) == 1 + ASKED_AGAIN
    site.publish(1)
    for _ in range(turns - 1):
        running.turn()
        assert len(site.asked) == 1 + ASKED_AGAIN
    running.turn()
    assert sources_of(archive) == [f"{site.address}/1.html"]


def test_a_page_that_cannot_be_had_is_tried_again_and_in_the_end_taken_from_the_feed(site: NewsSite, archive: Archive) -> None:
    site.feed([(f"{site.address}/5.html", "Ferry 5"), (f"{site.address}/6.html", "Ferry 6")], content=article(5))
    site.answers["/6.html"] = Answer(article(6))
    running = watch(archive, f"{site.address}/feed.xml")
    asked_in = []
    for turn in range(1, 5):
        before = len(site.asked)
        running.turn()
        if "/5.html" in site.since(before):
            asked_in.append(turn)
    assert asked_in == [1, 2, 4]
    assert site.asked.count("/6.html") == 1
    assert sources_of(archive) == [f"{site.address}/6.html", f"{site.address}/feed.xml#Ferry 5"]
    site.answers["/5.html"] = Answer(article(5))
    for _ in range(5, 9):
        running.turn()
    assert f"{site.address}/5.html" in sources_of(archive)
    assert value(running, "rashomon_archive_articles") == 2, "the page takes the place of what the feed gave of it"


def test_a_page_that_changes_is_a_new_version(site: NewsSite, archive: Archive) -> None:
    site.answers["/page"] = Answer(article(1))
    running = watch(archive, f"{site.address}/page")
    running.turn()
    running.turn()
    assert archive.counts().versions == 0
    site.answers["/page"] = Answer(article(1, more="<p>One passenger was taken to hospital, the harbour master said later.</p>"))
    running.turn()
    assert (archive.counts().articles, archive.counts().versions) == (1, 1)


def test_what_was_deleted_stays_out_even_if_its_page_changes(site: NewsSite, archive: Archive) -> None:
    site.publish(1, 2)
    running = watch(archive, f"{site.address}/feed.xml", f"{site.address}/1.html")
    running.turn()
    archive.delete(f"{site.address}/1.html")
    site.answers["/1.html"] = Answer(article(1, more="<!-- served at another time -->"))
    for again in (running, watch(archive, f"{site.address}/feed.xml", f"{site.address}/1.html")):
        before = len(site.asked)
        again.turn()
        assert site.since(before) == ["/feed.xml"]
    assert sources_of(archive) == [f"{site.address}/2.html"]
    added = archive.add([f"{site.address}/1.html"])
    assert [page.why for page in added.not_read] == ["left out: it was deleted from this archive"]


def test_private_addresses_are_refused(site: NewsSite, archive: Archive) -> None:
    site.publish(1)
    running = watch(archive, f"{site.address}/feed.xml", private=False)
    assert running.turn()
    assert site.asked == []
    assert value(running, "rashomon_pages_not_read_total", reason="private_address") == 1


def test_what_is_no_feed_and_no_page(site: NewsSite, archive: Archive) -> None:
    site.answers["/feed.xml"] = Answer("<?xml version='1.0'?><rss><channel></channel></rss>", kind="application/rss+xml")
    site.answers["/picture"] = Answer("png", kind="image/png")
    running = watch(archive, f"{site.address}/feed.xml", f"{site.address}/picture")
    assert running.turn()
    assert value(running, "rashomon_pages_not_read_total", reason="no_page") == 2


def test_a_fault_is_told_once(archive: Archive, tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "a.warc").write_bytes(b"no archive at all")
    (tmp_path / "pages" / "1.html").write_text(article(1), "utf-8")
    running = watch(archive, str(tmp_path / "pages"))
    running.turn()
    first = sum(value(running, "rashomon_pages_not_read_total", reason=one) for one in ("no_article", "missing", "no_page"))
    assert first == 1
    running.turn()
    again = sum(value(running, "rashomon_pages_not_read_total", reason=one) for one in ("no_article", "missing", "no_page"))
    assert again == first


def test_what_could_not_be_kept_is_asked_for_again(site: NewsSite, tmp_path: Path) -> None:
    """Though the server would say, and rightly, that nothing has changed since."""
    site.publish(1)
    site.answers["/page"] = Answer(article(2), headers={"ETag": '"2"'})
    with Archive(tmp_path / "archive.sqlite") as archive:
        running = watch(archive, f"{site.address}/feed.xml", f"{site.address}/page")
        other = sqlite3.connect(tmp_path / "archive.sqlite")
        other.execute("CREATE TRIGGER full BEFORE INSERT ON pages BEGIN SELECT RAISE(ABORT, 'disk full'); END")
        other.commit()
        assert not running.turn()
        health = running.health()
        assert (health.ok, health.facts["archive"]) == (False, {"reachable": True})
        assert "adding failed" in str(health.facts["trouble"])
        assert "disk full" in str(health.facts["trouble"])
        other.execute("DROP TRIGGER full")
        other.commit()
        other.close()
        assert running.turn()
        assert running.health().ok
        assert sources_of(archive) == [f"{site.address}/1.html", f"{site.address}/page"]


def test_an_error_of_the_program_stays_with_its_source(site: NewsSite, archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    def wrong(name: str, data: bytes) -> object:
        raise KeyError("words of the page")

    monkeypatch.setattr("rashomon.faces.watching.feed_entries", wrong)
    site.publish(1)
    running = watch(archive, f"{site.address}/feed.xml", f"{site.address}/1.html")
    with LogLines() as lines:
        assert running.turn()
    assert sources_of(archive) == [f"{site.address}/1.html"]
    assert value(running, "rashomon_pages_not_read_total", reason="program_error") == 1
    (failed,) = [row for row in lines.rows() if row["event"] == "source_failed"]
    assert "KeyError in test_watching.py, line" in failed["why"]
    assert "words" not in str(lines.rows())


class LogLines:
    """What is logged in a block."""

    def __enter__(self) -> "LogLines":
        self._stream = io.StringIO()
        set_up("json", "debug", self._stream)
        return self

    def __exit__(self, *_error: object) -> None:
        set_up("text", "warning", io.StringIO())
        logging.captureWarnings(False)

    def rows(self) -> list[dict[str, str]]:
        return [json.loads(line) for line in self._stream.getvalue().splitlines()]


def test_stopping_keeps_what_was_read(site: NewsSite, archive: Archive) -> None:
    site.publish(*range(8))
    stop = Event()
    running = watch(archive, f"{site.address}/feed.xml", stop=stop)
    site.when_asked["/3.html"] = stop.set
    running.run()
    assert sources_of(archive) == [f"{site.address}/{number}.html" for number in range(4)]
    watch(archive, f"{site.address}/feed.xml").turn()
    assert site.asked.count("/3.html") == 1
    assert len(sources_of(archive)) == 8


def test_health_says_what_is_wrong(archive: Archive, tmp_path: Path) -> None:
    (tmp_path / "1.html").write_text(article(1), "utf-8")
    running = watch(archive, str(tmp_path / "1.html"), every=600.0)
    assert (running.health().ok, running.health().ready) == (True, False)
    running.turn()
    told = running.health()
    assert (told.ok, told.ready) == (True, True)
    json.dumps(told.facts)
    (tmp_path / "archive.sqlite").rename(tmp_path / "elsewhere.sqlite")
    gone = running.health()
    assert (gone.ok, gone.ready) == (False, False)
    assert "cannot be reached" in str(gone.facts["trouble"])
    (tmp_path / "elsewhere.sqlite").rename(tmp_path / "archive.sqlite")
    assert running.health().ok


def test_a_run_that_hangs_is_bad_health(archive: Archive, tmp_path: Path) -> None:
    (tmp_path / "1.html").write_text(article(1), "utf-8")
    running = watch(archive, str(tmp_path / "1.html"), every=0.001)
    running.turn()
    time.sleep(0.05)
    late = running.health()
    assert (late.ok, late.ready) == (False, True)
    assert "more than 3 intervals" in str(late.facts["trouble"])


def test_a_server_that_goes_away_is_bad_health_and_no_end(tmp_path: Path) -> None:
    programs = find_programs()
    if programs is None:
        pytest.skip("PostgreSQL is not installed (on Debian: apt install postgresql): a lost server was not tested")
    (tmp_path / "1.html").write_text(article(1), "utf-8")
    with running_server(programs, {"fsync": "off"}) as server:
        archive = Archive(server.new_database("watched"))
        running = watch(archive, str(tmp_path / "1.html"))
        assert running.turn()
        assert running.health().ok
    (tmp_path / "1.html").write_text(article(2), "utf-8")
    assert not running.turn()
    assert value(running, "rashomon_turns_total", outcome="failure") == 1
    told = running.health()
    assert (told.ok, told.ready) == (False, False)
    assert running.metrics.registry.get_sample_value("rashomon_archive_up") == 0
    archive.close()
