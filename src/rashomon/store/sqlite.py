"""SQLite: what only it needs, and its full-text search (FTS5)."""

import shutil
from collections.abc import Sequence
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import Insert, insert
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

__all__ = [
    "Insert", "alone", "connected", "enter", "indexed", "insert", "integrity", "lock_addresses", "ranked", "room", "scrub",
    "size", "tidy",
]  # fmt: skip

# WAL: readers go on while one writes. FULL: what was committed is on the disk, whatever happens to process or machine. What is
# deleted is overwritten with zeros. Another writer is waited for up to a minute.
BUSY = "busy_timeout = 60000"
PRAGMAS = (
    "journal_mode = WAL",
    "synchronous = FULL",
    "foreign_keys = ON",
    "secure_delete = ON",
    BUSY,
    "temp_store = MEMORY",
)


def connected(connection: DBAPIConnection, _record: ConnectionPoolEntry) -> None:
    """Set up a new connection. Transactions are begun by us: the driver would begin them late, and only for some statements."""
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def enter(_connection: sa.Connection, *, alone: bool) -> None:
    """A transaction that writes begins: no other does meanwhile, whether it is to be alone or not."""


def lock_addresses(_connection: sa.Connection, _addresses: Sequence[str]) -> None:
    """Keep out others who add versions of these addresses: one who writes keeps out all."""


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


def scrub(connection: sa.Connection) -> None:
    """Take what was deleted out of the full-text index: it would stand in it, marked as gone, until parts of it are merged."""
    connection.exec_driver_sql("INSERT INTO article_words(article_words) VALUES ('optimize')")


def tidy(engine: sa.Engine, *, seconds: float) -> bool:
    """Write what was deleted over in the file (secure_delete made zeros of it) and empty the log; False where that cannot be.

    It cannot as long as someone reads what was there before; readers are waited for so many seconds.
    """
    with engine.connect().execution_options(plain=True) as connection:
        connection.exec_driver_sql(f"PRAGMA busy_timeout = {round(seconds * 1000)}")
        try:
            return bool(connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()[0] == 0)
        except sa.exc.OperationalError:  # locked, a full disk, a file that cannot be written
            return False
        finally:
            connection.exec_driver_sql(f"PRAGMA {BUSY}")


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
