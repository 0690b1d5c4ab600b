"""PostgreSQL: what only it needs, and its full-text search."""

import zlib
from collections.abc import Sequence

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import Insert, insert
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

from rashomon.store.tables import articles, metadata

__all__ = [
    "Insert", "alone", "connected", "enter", "indexed", "insert", "integrity", "lock_addresses", "ranked", "room", "scrub",
    "size", "tidy",
]  # fmt: skip

# Any numbers will do, so long as nobody else in the database takes the same locks.
LOCK = 7_406_124_219
WRITERS = 7_406_124_220
ADDRESSES = 740_612_422
# A tsvector holds a megabyte at most; no letter takes more than four bytes. An article is a few thousand characters.
LONGEST = 200_000


def connected(_connection: DBAPIConnection, _record: ConnectionPoolEntry) -> None:
    """A new connection needs nothing."""


def enter(connection: sa.Connection, *, alone: bool) -> None:
    """Wait until this transaction may write: beside others, or alone, so that none of them sees half of what it does.

    One that deletes must be alone, or looks and then saves: what others have written and not committed it would not see.
    """
    take = sa.func.pg_advisory_xact_lock if alone else sa.func.pg_advisory_xact_lock_shared
    connection.execute(sa.select(take(WRITERS)))


def lock_addresses(connection: sa.Connection, addresses: Sequence[str]) -> None:
    """Keep out others who add versions of these addresses until the transaction ends; all take the locks in one order."""
    keys = sorted({zlib.crc32(address.encode("utf-8", "replace")) - 2**31 for address in addresses})
    each = sa.func.unnest(sa.bindparam("keys", keys, type_=sa.ARRAY(sa.Integer))).column_valued("key")
    connection.execute(sa.select(sa.func.pg_advisory_xact_lock(sa.literal(ADDRESSES, sa.Integer), each)))


def alone(connection: sa.Connection) -> None:
    """Keep out others who ask for the same until the transaction ends."""
    connection.execute(sa.select(sa.func.pg_advisory_xact_lock(LOCK)))


def indexed(parameter: str) -> sa.ColumnElement[str]:
    """What is written into `words`, given the name of the parameter that holds them. They are folded already: no dictionary."""
    return sa.func.to_tsvector("simple", sa.func.left(sa.bindparam(parameter, type_=sa.Text), LONGEST))


def ranked(terms: Sequence[str]) -> sa.Select[tuple[int, float]]:
    """The numbers of the articles that hold all terms, and how well, lowest best."""
    query: sa.ColumnElement[object] = sa.func.phraseto_tsquery("simple", terms[0])
    for term in terms[1:]:
        query = query.op("&&")(sa.func.phraseto_tsquery("simple", term))
    rank = -sa.func.ts_rank_cd(articles.c.words, query, 1)
    return sa.select(articles.c.number.label("number"), rank.label("rank")).where(articles.c.words.op("@@")(query))


def scrub(_connection: sa.Connection) -> None:
    """Nothing: the index is written anew with its table."""


def tidy(engine: sa.Engine, *, seconds: float) -> bool:
    """Write the tables anew without what was deleted; the server's own log and backups are the server's.

    Others who use them are waited for so many seconds; False where that was not long enough.
    """
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql(f"SET lock_timeout = {max(1, round(seconds * 1000))}")
        try:
            for table in metadata.sorted_tables:
                connection.exec_driver_sql(f"VACUUM (FULL) {table.name}")
        except sa.exc.OperationalError:  # locked, a full disk
            return False
        finally:
            connection.exec_driver_sql("RESET lock_timeout")
    return True


def integrity(connection: sa.Connection) -> list[str]:
    """What the database itself finds wrong: foreign keys and the index cannot be, the server keeps them in one transaction."""
    connection.execute(sa.select(sa.func.count()).select_from(articles))
    return []


def room(_engine: sa.Engine) -> int | None:
    """None: how much is free on the server's disk is for its owner to watch."""
    return None


def size(connection: sa.Connection) -> int:
    """Bytes of the database."""
    return int(connection.execute(sa.select(sa.func.pg_database_size(sa.func.current_database()))).scalar_one())
