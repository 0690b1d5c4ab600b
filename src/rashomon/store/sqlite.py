"""SQLite: what only it needs, and its full-text search (FTS5)."""

import shutil
from collections.abc import Sequence
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import Insert, insert
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

__all__ = ["Insert", "alone", "connected", "indexed", "insert", "integrity", "ranked", "room", "size", "tidy"]

# WAL: readers go on while one writes. FULL: what was committed is on the disk, whatever happens to process or machine. What is
# deleted is overwritten with zeros. Another writer is waited for up to a minute.
PRAGMAS = (
    "journal_mode = WAL",
    "synchronous = FULL",
    "foreign_keys = ON",
    "secure_delete = ON",
    "busy_timeout = 60000",
    "temp_store = MEMORY",
)


def connected(connection: DBAPIConnection, _record: ConnectionPoolEntry) -> None:
    """Set up a new connection. Transactions are begun by us: the driver would begin them late, and only for some statements."""
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def alone(_connection: sa.Connection) -> None:
    """Keep other writers out until the transaction ends: in SQLite one that writes does so by itself."""


def indexed(parameter: str) -> sa.ColumnElement[str]:
    """What is written into `words`, given the name of the parameter that holds them."""
    return sa.bindparam(parameter, type_=sa.Text)


def ranked(terms: Sequence[str]) -> sa.Select[tuple[int, float]]:
    """The numbers of the articles that hold all terms, and how well, lowest best."""
    number, rank = sa.literal_column("rowid", sa.Integer), sa.literal_column("bm25(article_words)", sa.Float)
    query = " AND ".join(f'"{term}"' for term in terms)  # terms hold letters, digits and blanks alone
    return (
        sa.select(number.label("number"), rank.label("rank"))
        .select_from(sa.text("article_words"))
        .where(sa.text("article_words MATCH :query").bindparams(query=query))
    )


def tidy(engine: sa.Engine) -> None:
    """Take what was deleted out of the index and the log as well; in the tables it is overwritten already (secure_delete)."""
    with engine.connect().execution_options(write=True) as connection:
        connection.exec_driver_sql("INSERT INTO article_words(article_words) VALUES ('optimize')")
        connection.commit()
    with engine.connect().execution_options(plain=True) as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")


def integrity(connection: sa.Connection) -> list[str]:
    """What the database itself finds wrong."""
    wrong = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check(20)") if row[0] != "ok"]
    for table, row, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        wrong.append(f"row {row} of {table} refers to a row of {parent} that is not there")
    try:
        connection.exec_driver_sql("INSERT INTO article_words(article_words, rank) VALUES ('integrity-check', 1)")
    except sa.exc.DatabaseError as error:
        wrong.append(f"the full-text index is not what the articles say: {error.orig}")
    return wrong


def room(engine: sa.Engine) -> int | None:
    """Bytes that are free where the file lies. Raises OSError where there is no file any more: a connection outlives it."""
    path = Path(str(engine.url.database))
    path.stat()
    return shutil.disk_usage(path.absolute().parent).free


def size(connection: sa.Connection) -> int:
    """Bytes of the database, without its log."""
    pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    return int(pages) * int(connection.exec_driver_sql("PRAGMA page_size").scalar_one())
