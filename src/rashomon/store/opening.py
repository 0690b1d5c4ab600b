"""Opening an archive: a file of SQLite or a database of PostgreSQL, its schema brought up to date."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import cast

import sqlalchemy as sa

from rashomon.model import ArchiveError, UsageError
from rashomon.store.migrations import NEWEST, VERSION_TABLE
from rashomon.store.tables import chores

POSTGRES = ("postgresql://", "postgres://", "postgresql+psycopg://")
CONNECT_SECONDS = 10


@dataclass(frozen=True, slots=True)
class Database:
    """An open archive: `name` without its password, `own` the module of what only this kind of database needs."""

    name: str
    engine: sa.Engine
    own: ModuleType

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """What is committed; nothing can be changed by accident, since all of it is rolled back. Raises ArchiveError."""
        with _in_one_line(self.name), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self, *, alone: bool = False) -> Iterator[sa.Connection]:
        """One transaction: when the block ends all of it is kept, and nothing of it if the block is left by an error.

        With `alone` no other writes meanwhile, on whatever database.
        """
        with _in_one_line(self.name), self.engine.connect().execution_options(write=True) as connection, connection.begin():
            self.own.enter(connection, alone=alone)
            yield connection

    def room(self) -> int | None:
        """Bytes that are free for it, where that can be known. Raises ArchiveError where it cannot be reached."""
        with self.reading() as connection:
            connection.execute(sa.text(f"SELECT version_num FROM {VERSION_TABLE}"))
        try:
            return cast("int | None", self.own.room(self.engine))
        except OSError as error:
            raise ArchiveError(f"{self.name}: {error.strerror or error}") from error

    def tidy(self, *, seconds: float = 0.0) -> bool:
        """Overwrite what was deleted and was not overwritten yet; whether nothing of it is left.

        Others who use the archive are waited for so many seconds. Raises ArchiveError.
        """
        with self.reading() as connection:
            due = connection.execute(sa.select(chores.c.number)).scalars().all()
        if not due:
            return True
        with _in_one_line(self.name):
            if not self.own.tidy(self.engine, seconds=seconds):
                return False
        with self.writing() as connection:
            connection.execute(sa.delete(chores).where(chores.c.number.in_(due)))
        return True

    def close(self) -> None:
        """Let go of the file or the server."""
        self.engine.dispose()


@contextmanager
def _in_one_line(name: str) -> Iterator[None]:
    """Whatever the database says, said in one line."""
    try:
        yield
    except sa.exc.DBAPIError as error:
        raise ArchiveError(f"{name}: {_first_line(error.orig or error)}") from error
    except sa.exc.SQLAlchemyError as error:
        raise ArchiveError(f"{name}: {_first_line(error)}") from error


def _first_line(error: BaseException) -> str:
    return next((line.strip() for line in str(error).splitlines() if line.strip()), type(error).__name__)


def open_database(where: str | Path, *, create: bool) -> Database:
    """The database at a path or `postgresql://` address; made, or brought up to date, where that is asked for or needed.

    Raises UsageError where there is no archive and none is to be made, ArchiveError where there is one that cannot be used.
    """
    text = str(where)
    if "://" in text and not text.startswith(POSTGRES):
        raise UsageError(f"--archive {text}: a file, or postgresql://…")
    database = _postgres(text) if text.startswith(POSTGRES) else _sqlite(Path(where), create=create)
    try:
        with _in_one_line(database.name):
            _bring_up_to_date(database, create=create)
        database.tidy()  # where a deletion was broken off, or someone was reading
    except (ArchiveError, UsageError):
        database.close()
        raise
    return database


def _sqlite(path: Path, *, create: bool) -> Database:
    from rashomon.store import sqlite

    if path.is_dir():
        raise UsageError(f"--archive {path}: this is a folder, not an archive")
    if not path.exists():
        if not create:
            raise UsageError(_none_there(str(path)))
        path.parent.mkdir(parents=True, exist_ok=True)
    engine = sa.create_engine(sa.URL.create("sqlite+pysqlite", database=str(path)))
    sa.event.listen(engine, "connect", sqlite.connected)

    @sa.event.listens_for(engine, "begin")
    def _begin(connection: sa.Connection) -> None:
        options = connection.get_execution_options()
        if not options.get(
            "plain"
        ):  # a writer takes its place at once: one that finds another in it later would have to start anew
            connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("write") else "BEGIN")

    return Database(str(path), engine, sqlite)


def _postgres(text: str) -> Database:
    from rashomon.store import postgres

    try:
        url = sa.make_url("postgresql+psycopg://" + text.partition("://")[2])
    except (sa.exc.ArgumentError, ValueError) as error:
        raise UsageError("--archive: this address cannot be read; write postgresql://user:password@host:5432/database") from error
    name = url.set(drivername="postgresql").render_as_string(hide_password=True)
    try:
        engine = sa.create_engine(url, connect_args={"connect_timeout": CONNECT_SECONDS})
    except ModuleNotFoundError as error:
        raise UsageError(f"--archive {name}: PostgreSQL needs one more package: pip install 'rashomon[postgres]'") from error
    sa.event.listen(engine, "connect", postgres.connected)
    return Database(name, engine, postgres)


def _none_there(name: str) -> str:
    return f"there is no archive at {name}; 'rashomon add' makes one"


def _bring_up_to_date(database: Database, *, create: bool) -> None:
    version = _version(database)
    if version == NEWEST:
        return
    if version is None and not create:
        raise UsageError(_none_there(database.name))
    from rashomon.store.migrations.upgrading import upgrade

    upgrade(database.engine, database.own, database.name)


def _version(database: Database) -> str | None:
    """The version of the schema; None where there is no archive yet."""
    with database.engine.connect() as connection:
        if not sa.inspect(connection).has_table(VERSION_TABLE):
            return None
        return connection.execute(sa.text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar_one_or_none()
