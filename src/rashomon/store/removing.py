"""Deletion for good: the bytes, the article, what was read in it; the hash alone stays."""

from collections.abc import Sequence

import sqlalchemy as sa

from rashomon.store.keeping import drop_articles, settle
from rashomon.store.opening import Database
from rashomon.store.tables import chores, decisions, pages, raw
from rashomon.store.tombstones import bury


def pages_meant(connection: sa.Connection, names: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Ids and sources of all that goes when this goes, ordered by source; of several names for it the first that means something.

    A name is an article's id, its source or address, or the hash of its bytes. All versions of its address go with it, and
    every page with the very same bytes: a hash that stays cannot tell them apart.
    """
    return next((found for name in names if (found := _meant(connection, name))), ())


def _meant(connection: sa.Connection, what: str) -> tuple[tuple[str, str], ...]:
    named = sa.or_(pages.c.id == what, pages.c.source == what, pages.c.address == what, pages.c.content == what)
    addresses = sa.select(pages.c.address).where(named)
    contents = sa.select(pages.c.content).where(pages.c.address.in_(addresses))
    query = sa.select(pages.c.id, pages.c.source).where(pages.c.content.in_(contents)).order_by(pages.c.source, pages.c.id)
    return tuple((row.id, row.source) for row in connection.execute(query))


def delete(database: Database, connection: sa.Connection, ids: Sequence[str]) -> None:
    """Delete pages and all that hangs on them, in a transaction that is alone. Afterwards `Database.tidy` overwrites them."""
    query = sa.select(pages.c.content, pages.c.address, pages.c.source).where(pages.c.id.in_(list(ids)))
    rows = connection.execute(query).all()
    contents = sorted({row.content for row in rows})
    drop_articles(connection, ids)
    connection.execute(sa.delete(pages).where(pages.c.id.in_(list(ids))))
    connection.execute(sa.delete(raw).where(raw.c.content.in_(contents)))
    connection.execute(sa.delete(decisions).where(decisions.c.first.in_(contents) | decisions.c.second.in_(contents)))
    bury(database, connection, contents, (name for row in rows for name in (row.address, row.source)))
    settle(database, connection, sorted({row.address for row in rows}), least=1)  # another version may be the newest now
    database.own.scrub(connection)
    connection.execute(sa.insert(chores))
