"""Opening archives: the schema's history, and what is no archive."""

import sqlite3
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from invented_pages import FERRY, HINDI, write

from rashomon.archive import Archive, default_path
from rashomon.model import ArchiveError, UsageError
from rashomon.store.migrations import NEWEST, VERSION_TABLE
from rashomon.store.migrations.upgrading import configuration
from rashomon.store.opening import open_database
from rashomon.store.tables import metadata


def test_the_steps_lead_to_the_tables(place: str) -> None:
    database = open_database(place, create=True)
    with database.reading() as connection:
        context = MigrationContext.configure(
            connection,
            opts={
                "compare_type": True,
                "version_table": VERSION_TABLE,
                "include_object": lambda _thing, name, _kind, _reflected, _to: not str(name).startswith("article_words"),
            },
        )
        assert compare_metadata(context, metadata) == []
    database.close()


def test_the_newest_step_is_the_one_that_is_named() -> None:
    assert ScriptDirectory.from_config(configuration()).get_heads() == [NEWEST]


def test_an_older_archive_is_brought_up_to_date(place: str, tmp_path: Path) -> None:
    pages = write(tmp_path / "pages", a=FERRY)
    with Archive(place) as archive:
        archive.add([pages])
        database = archive._database
        with database.writing() as connection:  # as the first step left it
            connection.execute(sa.text("DROP TABLE chores"))
            connection.execute(sa.text(f"UPDATE {VERSION_TABLE} SET version_num = '0001'"))
            if database.engine.dialect.name == "sqlite":
                connection.execute(sa.text("DROP TABLE article_words"))
                words = "fts5(words, content='articles', content_rowid='number', tokenize='unicode61 remove_diacritics 0')"
                connection.execute(sa.text(f"CREATE VIRTUAL TABLE article_words USING {words}"))
                connection.execute(sa.text("INSERT INTO article_words(article_words) VALUES ('rebuild')"))
    with Archive(place, create=False) as archive:
        assert len(archive.search("ferry")) == 1
        archive.add([write(tmp_path / "more", g=HINDI)])
        assert [len(archive.search(word)) for word in ("हड़ताल", "हड़")] == [1, 0]
        archive.delete(str(pages / "a.txt"))
        assert archive.search("ferry") == ()
        assert list(archive.check()) == []


def test_an_archive_of_a_newer_version_is_left_alone(place: str) -> None:
    Archive(place).close()
    database = open_database(place, create=False)
    with database.writing() as connection:
        connection.execute(sa.text(f"UPDATE {VERSION_TABLE} SET version_num = '9999'"))
    database.close()
    for create in (True, False):
        with pytest.raises(ArchiveError, match="newer version"):
            Archive(place, create=create)


def test_looking_makes_no_archive(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there is no archive"):
        Archive(tmp_path / "none.sqlite", create=False)
    assert list(tmp_path.iterdir()) == []


def test_an_empty_database_is_no_archive_yet(place: str) -> None:
    if "://" not in place:
        Path(place).touch()
    with pytest.raises(UsageError, match="there is no archive"):
        Archive(place, create=False)


def test_folders_on_the_way_are_made(tmp_path: Path) -> None:
    Archive(tmp_path / "a" / "b" / "c.sqlite").close()
    assert (tmp_path / "a" / "b" / "c.sqlite").exists()


@pytest.mark.parametrize("create", [True, False])
def test_what_is_no_archive_gets_one_line(create: bool, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text("No database at all, and longer than the header of one. " * 20)
    with pytest.raises(ArchiveError, match="not a database"):
        Archive(tmp_path / "page.txt", create=create)
    with pytest.raises(UsageError, match="folder"):
        Archive(tmp_path, create=create)
    with pytest.raises(UsageError, match="postgresql://"):
        Archive("mysql://somewhere/else", create=create)


def test_a_password_is_never_shown() -> None:
    with pytest.raises(ArchiveError) as caught:
        Archive("postgresql://me:hush@localhost:1/none", create=False)
    assert "hush" not in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_database_of_others_stays_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "theirs.sqlite"
    with sqlite3.connect(file) as theirs:
        theirs.execute("CREATE TABLE pages (id TEXT)")
    with pytest.raises(ArchiveError, match="already exists"):
        Archive(file)
    with sqlite3.connect(file) as theirs:
        assert [row[0] for row in theirs.execute("SELECT name FROM sqlite_master")] == ["pages"]


def test_the_default_is_in_the_folder_for_data(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert default_path().name == "archive.sqlite"
