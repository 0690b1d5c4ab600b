"""Deletion for good: the bytes, the article, what was read in it; the hash alone stays."""

import hashlib
from collections.abc import Sequence

import sqlalchemy as sa

from rashomon.store.keeping import drop_articles, settle
from rashomon.store.opening import Database
from rashomon.store.tables import articles, decisions, pages, raw, tombstones, versions

WEB = ("http://", "https://")


def pages_meant(connection: sa.Connection, what: str) -> tuple[tuple[str, str], ...]:
    """Ids and sources of all that goes when this goes, ordered by source.

    `what` is an article's id, its source or address, or the hash of its bytes. All versions of its address go with it, and
    every page with the very same bytes: a hash that stays cannot tell them apart.
    """
    named = sa.or_(pages.c.id == what, pages.c.source == what, pages.c.address == what, pages.c.content == what)
    addresses = sa.select(pages.c.address).where(named)
    contents = sa.select(pages.c.content).where(pages.c.address.in_(addresses))
    query = sa.select(pages.c.id, pages.c.source).where(pages.c.content.in_(contents)).order_by(pages.c.source, pages.c.id)
    return tuple((row.id, row.source) for row in connection.execute(query))


def delete(database: Database, connection: sa.Connection, ids: Sequence[str]) -> None:
    """Delete pages and all that hangs on them. Afterwards `Database.tidy` overwrites what they stood on."""
    query = sa.select(pages.c.content, pages.c.address, pages.c.source).where(pages.c.id.in_(list(ids)))
    rows = connection.execute(query).all()
    contents = sorted({row.content for row in rows})
    addresses = sorted({row.address for row in rows})
    drop_articles(connection, ids)
    connection.execute(sa.delete(pages).where(pages.c.id.in_(list(ids))))
    connection.execute(sa.delete(raw).where(raw.c.content.in_(contents)))
    connection.execute(sa.delete(decisions).where(decisions.c.first.in_(contents) | decisions.c.second.in_(contents)))
    if contents:
        web = sorted({name for row in rows for name in (row.address, row.source) if name.startswith(WEB)})
        buried = [{"content": mark} for mark in (*contents, *map(address_mark, web))]
        connection.execute(database.own.insert(tombstones).on_conflict_do_nothing(), buried)
    for address in addresses:  # another version may stand for the address now
        newest = sa.select(versions.c.article).where(versions.c.address == address).order_by(versions.c.number.desc()).limit(1)
        if (left := connection.execute(newest).scalar_one_or_none()) is not None:
            connection.execute(sa.update(articles).where(articles.c.id == left).values(current=True))
    settle(database, connection, addresses)


def address_mark(url: str) -> str:
    """What stays of a web address that was deleted: a page there that changed by one character would come back otherwise."""
    return "sha256:" + hashlib.sha256(f"address\x00{url}".encode("utf-8", "replace")).hexdigest()


def was_deleted(connection: sa.Connection, url: str) -> bool:
    """Whether what stood at a web address was deleted."""
    mark = sa.select(tombstones.c.content).where(tombstones.c.content == address_mark(url))
    return connection.execute(mark).first() is not None


def all_tombstones(connection: sa.Connection) -> tuple[str, ...]:
    """The hashes of all that was deleted."""
    return tuple(connection.execute(sa.select(tombstones.c.content).order_by(tombstones.c.content)).scalars())
