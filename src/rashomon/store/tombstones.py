"""What stays of what was deleted: hashes of bytes and of web addresses, so that it does not come back."""

import hashlib
from collections.abc import Iterable, Sequence

import sqlalchemy as sa

from rashomon.model import RawPage
from rashomon.store.opening import Database
from rashomon.store.tables import tombstones

WEB = ("http://", "https://")


def bury(database: Database, connection: sa.Connection, contents: Sequence[str], names: Iterable[str]) -> None:
    """Keep these hashes of bytes, and those of the web addresses among the names."""
    marks = [*contents, *(address_mark(name) for name in sorted(set(names)) if name.startswith(WEB))]
    if marks:
        connection.execute(database.own.insert(tombstones).on_conflict_do_nothing(), [{"content": mark} for mark in marks])


def address_mark(url: str) -> str:
    """What stays of a web address that was deleted: a page there that changed by one character would come back otherwise."""
    return "sha256:" + hashlib.sha256(f"address\x00{url}".encode("utf-8", "replace")).hexdigest()


def deleted_pages(connection: sa.Connection, pages: Sequence[RawPage], *, addresses: bool) -> frozenset[str]:
    """Ids of those of these pages whose bytes were deleted or, with `addresses`, what stood where they say they come from."""
    marks: dict[str, set[str]] = {}
    for page in pages:
        names = {page.source, *(one.value for one in page.declared if one.field == "source")} if addresses else set()
        for mark in (page.content, *(address_mark(name) for name in names if name.startswith(WEB))):
            marks.setdefault(mark, set()).add(page.id)
    found = connection.execute(sa.select(tombstones.c.content).where(tombstones.c.content.in_(list(marks)))).scalars()
    return frozenset().union(*(marks[mark] for mark in found))


def was_deleted(connection: sa.Connection, url: str) -> bool:
    """Whether what stood at a web address was deleted."""
    mark = sa.select(tombstones.c.content).where(tombstones.c.content == address_mark(url))
    return connection.execute(mark).first() is not None


def all_tombstones(connection: sa.Connection) -> tuple[str, ...]:
    """The hashes of all that was deleted."""
    return tuple(connection.execute(sa.select(tombstones.c.content).order_by(tombstones.c.content)).scalars())
