"""Pages, articles, their versions and what was read in them: into the tables and out of them."""

import zlib
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import sqlalchemy as sa

from rashomon.model import Annotation, Article, Evidence, KeptArticle, KeptPage, RawPage, Taken
from rashomon.store.opening import Database
from rashomon.store.packing import LEVEL, pack, pack_annotation, unpack, unpack_annotation
from rashomon.store.tables import annotations, articles, forwards, members, pages, raw, stories, versions
from rashomon.store.tombstones import deleted_pages
from rashomon.store.words import excerpt, terms_of, words_of

# How many rows are fetched at a time where all are wanted.
ROWS = 200
# An entry of a feed is evidence of the address it names, and yet not the page that stands there.
FEED = "feed"


@dataclass(frozen=True, slots=True)
class Incoming:
    """A page on its way in: `address` is what it is a version of, `reading` the key of what will be read in it."""

    taken: Taken
    address: str
    cleaned_by: str
    reading: str
    added: float


@dataclass(frozen=True, slots=True)
class PutIn:
    """What there was, by the ids of pages on their way in: those that were kept before, and those that were deleted for good."""

    known: frozenset[str]
    deleted: frozenset[str]


def known_pages(connection: sa.Connection, found: Sequence[RawPage], *, again: bool = False) -> PutIn:
    """Of these pages those that are kept already, and those that were deleted for good: their bytes, or what stood at their
    address, which `again` asks for anew.
    """
    kept = connection.execute(sa.select(pages.c.id).where(pages.c.id.in_([page.id for page in found]))).scalars()
    return PutIn(frozenset(kept), deleted_pages(connection, found, addresses=not again))


def knows_source(connection: sa.Connection, source: str) -> bool:
    """Whether a page of this path or address was ever taken in, also from a file that said that it comes from there."""
    if connection.execute(sa.select(pages.c.id).where(pages.c.source == source).limit(1)).first() is not None:
        return True
    declared = connection.execute(sa.select(pages.c.declared).where(pages.c.address == source)).scalars()
    said = (one for data in declared for one in unpack(data, tuple[Evidence, ...]))
    return any((one.field, one.value) == ("source", source) and one.origin != FEED for one in said)


def put(database: Database, connection: sa.Connection, rows: Sequence[Incoming], *, again: bool = False) -> PutIn:
    """Keep the pages that were not deleted, and say what there was. What is there already stays, or is written anew with `again`.

    Rows are written in one order, whoever writes them: two who hold what the other waits for would wait for ever.
    """
    gone = deleted_pages(connection, [row.taken.raw for row in rows], addresses=not again)
    rows = list({row.taken.raw.id: row for row in rows if row.taken.raw.id not in gone}.values())
    if not rows:
        return PutIn(frozenset(), gone)
    database.own.lock_addresses(connection, [row.address for row in rows])
    before = _as_before(connection, [row.taken.raw.id for row in rows])
    known = frozenset(before)
    if not again:
        rows = [row for row in rows if row.taken.raw.id not in known]
    if not rows:
        return PutIn(known, gone)
    insert = database.own.insert
    kept_raw = sorted((_raw_row(row.taken.raw) for row in rows), key=lambda row: str(row["content"]))
    connection.execute(insert(raw).on_conflict_do_nothing(), kept_raw)
    into = insert(pages)
    changed = {name: into.excluded[name] for name in ("address", "declared", "charset", "why", "cleaned_by")}
    connection.execute(
        into.on_conflict_do_update(index_elements=["id"], set_=changed) if again else into.on_conflict_do_nothing(),
        sorted((_page_row(row) for row in rows), key=lambda row: str(row["id"])),
    )
    old = {id_: was for id_, was in before.items() if was.reading is not None}
    lost = [row.taken.raw.id for row in rows if row.taken.article is None and row.taken.raw.id in old]
    if lost:  # read anew, and no article was found this time
        drop_articles(connection, lost)
    read = [(row, row.taken.article) for row in rows if row.taken.article is not None]
    if read:
        into = insert(articles).values(words=database.own.indexed("plain_words"))
        changed = {name: into.excluded[name] for name in ("time", "reading", "line", "article", "words")}
        connection.execute(
            into.on_conflict_do_update(index_elements=["id"], set_=changed) if again else into.on_conflict_do_nothing(),
            [_article_row(row, article, before.get(article.id)) for row, article in read],
        )
    new = [{"address": _storable(row.address), "article": article.id} for row, article in read if article.id not in old]
    if new:
        connection.execute(sa.insert(versions), new)
    moved = {article.id: _storable(row.address) for row, article in read if article.id in old}
    moved = {id_: address for id_, address in moved.items() if address != old[id_].address}
    for article, address in moved.items():
        connection.execute(sa.update(versions).where(versions.c.article == article).values(address=address))
    settle(database, connection, [row["address"] for row in new])
    settle(database, connection, [*moved.values(), *(old[id_].address for id_ in (*moved, *lost))], least=1)
    _drop_unread(connection, {was.reading for was in old.values() if was.reading is not None})
    return PutIn(known, gone)


class _Before(NamedTuple):
    address: str
    added: float
    reading: str | None


def _as_before(connection: sa.Connection, ids: Sequence[str]) -> dict[str, _Before]:
    """What there is of these pages; no `reading` where there is no article."""
    query = sa.select(pages.c.id, pages.c.address, pages.c.added, articles.c.reading).outerjoin(
        articles, articles.c.id == pages.c.id
    )
    return {row.id: _Before(*row[1:]) for row in connection.execute(query.where(pages.c.id.in_(ids)))}


def _drop_unread(connection: sa.Connection, readings: Collection[str]) -> None:
    """Drop what was read under these keys where no article has them any more."""
    if readings:
        used = sa.select(articles.c.reading).where(articles.c.reading.in_(readings))
        connection.execute(sa.delete(annotations).where(annotations.c.reading.in_(readings), annotations.c.reading.not_in(used)))


def _raw_row(page: RawPage) -> dict[str, object]:
    return {"content": page.content, "size": len(page.data), "data": zlib.compress(page.data, LEVEL)}


def _page_row(row: Incoming) -> dict[str, object]:
    page = row.taken.raw
    return {
        "id": page.id,
        "content": page.content,
        "source": _storable(page.source),
        "address": _storable(row.address),
        "declared": pack(page.declared),
        "charset": _storable(page.charset),
        "why": _storable(row.taken.why),
        "cleaned_by": row.cleaned_by,
        "added": row.added,
    }


def _storable(text: str) -> str:
    """Half surrogate pairs and NULs, which PostgreSQL does not take, become U+FFFD."""
    return text.encode("utf-8", "replace").decode().replace("\x00", "\ufffd")


def _article_row(row: Incoming, article: Article, before: _Before | None) -> dict[str, object]:
    when = article.published.utc if article.published is not None else None
    line = KeptArticle(article.id, article.source, article.title or "", article.outlet or article.host or "", article.language,
                       article.published)  # fmt: skip
    return {
        "id": article.id,
        "current": True,
        "time": when.timestamp() if when is not None else before.added if before is not None else row.added,
        "reading": row.reading,
        "line": pack(line),
        "article": pack(article),
        "plain_words": words_of(f"{article.title or ''}\n{article.body_text()}"),
    }


def settle(database: Database, connection: sa.Connection, addresses: Sequence[str], *, least: int = 2) -> None:
    """Of the versions of an address the newest is current, and stands in the story in which the older ones stood.

    Looked at are addresses of at least so many versions: one alone is current when it comes.
    """
    if not addresses:
        return
    several = (
        sa.select(versions.c.address)
        .where(versions.c.address.in_(list(addresses)))
        .group_by(versions.c.address)
        .having(sa.func.count() >= least)
        .order_by(versions.c.address)
    )
    for address in connection.execute(several).scalars().all():
        ordered = sa.select(versions.c.article).where(versions.c.address == address).order_by(versions.c.number)
        *rest, newest = connection.execute(ordered).scalars().all()
        older = set(rest) - {newest}  # one that came back was there before
        connection.execute(sa.update(articles).where(articles.c.id.in_(older)).values(current=False))
        connection.execute(sa.update(articles).where(articles.c.id == newest).values(current=True))
        stood = sa.select(members.c.story).where(members.c.article.in_(older)).distinct().order_by(members.c.story)
        before = connection.execute(stood).scalars().all()
        if before:
            row = {"article": newest, "story": before[0]}
            connection.execute(database.own.insert(members).on_conflict_do_nothing(), [row])
            connection.execute(sa.delete(members).where(members.c.article.in_(older)))
        for story in before:
            _lead_on(connection, newest, story)


def _lead_on(connection: sa.Connection, article: str, story: str) -> None:
    """Where a story has no article any more, since this one stands in another, it was merged into that."""
    stands: str = connection.execute(sa.select(members.c.story).where(members.c.article == article)).scalar_one()
    left = connection.execute(sa.select(members.c.article).where(members.c.story == story).limit(1)).first()
    if left is None:
        connection.execute(sa.delete(stories).where(stories.c.id == story))
        connection.execute(sa.insert(forwards), [{"story": story, "target": stands, "why": "merged"}])


def gone_back(connection: sa.Connection, ids: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Addresses, each with its page, that show one of these older versions again: they were just met as they once were.

    That is so where the same source had another version since; another source of the address may always have been older.
    """
    same, other, own = pages.alias("same"), versions.alias("other"), versions.alias("own")
    last = sa.select(sa.func.max(own.c.number)).where(own.c.article == articles.c.id).correlate(articles).scalar_subquery()
    since = (
        sa.select(other.c.number)
        .join(same, same.c.id == other.c.article)
        .where(
            other.c.address == pages.c.address,
            same.c.source == pages.c.source,
            other.c.number > last,
        )
        .correlate(pages, articles)
    )
    query = (
        sa.select(pages.c.address, articles.c.id)
        .join(articles, articles.c.id == pages.c.id)
        .where(articles.c.id.in_(list(ids)), ~articles.c.current, since.exists())
        .order_by(articles.c.number)
    )
    return tuple((address, article) for address, article in connection.execute(query))


def go_back(database: Database, connection: sa.Connection, pairs: Sequence[tuple[str, str]]) -> None:
    """Make these versions of these addresses current again, unless that was done meanwhile, or they were deleted."""
    database.own.lock_addresses(connection, [address for address, _ in pairs])
    back = gone_back(connection, [article for _, article in pairs])
    if back:
        connection.execute(sa.insert(versions), [{"address": address, "article": article} for address, article in back])
        settle(database, connection, [address for address, _ in back])


def drop_articles(connection: sa.Connection, ids: Sequence[str]) -> None:
    """Take articles out of every table that knows them, and stories that are empty then; their pages stay."""
    stood = set(connection.execute(sa.select(members.c.story).where(members.c.article.in_(ids))).scalars())
    readings = set(connection.execute(sa.select(articles.c.reading).where(articles.c.id.in_(ids))).scalars())
    connection.execute(sa.delete(versions).where(versions.c.article.in_(ids)))
    connection.execute(sa.delete(members).where(members.c.article.in_(ids)))
    connection.execute(sa.delete(articles).where(articles.c.id.in_(ids)))
    full = sa.select(members.c.story).where(members.c.story.in_(stood))
    empty = set(connection.execute(sa.select(stories.c.id).where(stories.c.id.in_(stood), stories.c.id.not_in(full))).scalars())
    connection.execute(sa.delete(stories).where(stories.c.id.in_(empty)))
    while empty:  # and those that were merged into them, and into these
        merged = sa.select(forwards.c.story).where(forwards.c.target.in_(empty), forwards.c.why == "merged")
        before = set(connection.execute(merged).scalars())
        connection.execute(sa.delete(forwards).where(forwards.c.target.in_(empty) | forwards.c.story.in_(empty)))
        empty = before
    _drop_unread(connection, readings)


def load_articles(connection: sa.Connection, ids: Sequence[str]) -> tuple[Article, ...]:
    """The articles of these ids, ordered by source; ids that are not known are passed over."""
    found: list[Article] = []
    for n in range(0, len(ids), ROWS):
        query = sa.select(articles.c.article).where(articles.c.id.in_(ids[n : n + ROWS]))
        found += (unpack(data, Article) for data in connection.execute(query).scalars())
    return tuple(sorted(found, key=lambda one: (one.source, one.id)))


def load_raw(connection: sa.Connection, article: str) -> RawPage | None:
    """The page with its bytes, as it came in; None where there is none of this id."""
    query = sa.select(pages, raw.c.data).join(raw, raw.c.content == pages.c.content).where(pages.c.id == article)
    row = connection.execute(query).first()
    if row is None:
        return None
    declared = unpack(row.declared, tuple[Evidence, ...])
    return RawPage(row.id, row.content, row.source, zlib.decompress(row.data), declared, row.charset)


def load_annotations(
    connection: sa.Connection, wanted: Sequence[tuple[Article, str, str]], *, stage: str, version: str
) -> dict[str, Annotation]:
    """What was read in articles, by article id, given for each its reading key and the hash of the model for its language."""
    keys = {reading for _, reading, _ in wanted}
    query = sa.select(annotations.c.reading, annotations.c.model, annotations.c.data).where(
        annotations.c.reading.in_(keys), annotations.c.stage == stage, annotations.c.stage_version == version
    )
    kept = {(row.reading, row.model): row.data for row in connection.execute(query)}
    return {
        article.id: unpack_annotation(kept[reading, model], article)
        for article, reading, model in wanted
        if (reading, model) in kept
    }


def put_annotations(
    database: Database,
    connection: sa.Connection,
    read: Sequence[tuple[Article, str, str, Annotation]],
    *,
    stage: str,
    version: str,
) -> None:
    """Keep what was read in articles, each with its reading key and the hash of the model.

    What no article has any more is not kept: it was deleted, or read anew, while this was read.
    """
    wanted = {reading for _, reading, _, _ in read}
    standing = set(connection.execute(sa.select(articles.c.reading).where(articles.c.reading.in_(wanted))).scalars())
    rows = [
        {
            "reading": reading,
            "stage": stage,
            "stage_version": version,
            "model": model,
            "data": pack_annotation(annotation, article),
        }
        for article, reading, model, annotation in read
        if reading in standing
    ]
    if rows:
        connection.execute(database.own.insert(annotations).on_conflict_do_nothing(), rows)


# -- lists ------------------------------------------------------------------------------------------------------------


def _version() -> sa.ScalarSelect[int]:
    """How many versions of an article's address came before it, itself counted."""
    own, other = versions.alias("own"), versions.alias("other")
    last = sa.select(sa.func.max(own.c.number)).where(own.c.article == articles.c.id).correlate(articles).scalar_subquery()
    before = sa.select(sa.func.count()).select_from(other).where(other.c.address == pages.c.address, other.c.number <= last)
    return before.correlate(articles, pages).scalar_subquery()


def listed() -> sa.Select[tuple[bytes, str | None, int, bool]]:
    """The query for lines about articles: `line`, `story`, `version`, `current`; narrow it, and give its rows to `line_of`."""
    return (
        sa.select(articles.c.line, members.c.story, _version().label("version"), articles.c.current)
        .join(pages, pages.c.id == articles.c.id)
        .outerjoin(members, members.c.article == articles.c.id)
    )


def line_of(row: sa.Row[*tuple[object, ...]]) -> KeptArticle:
    """One line about an article, of a row of `listed`."""
    return replace(unpack(row.line, KeptArticle), story=row.story or "", version=row.version, current=row.current)


def search(database: Database, connection: sa.Connection, query: str, *, most: int) -> tuple[KeptArticle, ...]:
    """The articles that hold all words and quoted phrases, best first, each with an excerpt."""
    terms = terms_of(query)
    if not terms:
        return ()
    found = database.own.ranked(terms).subquery()
    rows = connection.execute(
        listed()
        .add_columns(articles.c.article)
        .join(found, found.c.number == articles.c.number)
        .order_by(found.c.rank, articles.c.number)
        .limit(most)
    ).all()
    return tuple(replace(line_of(row), excerpt=_excerpt(unpack(row.article, Article), terms)) for row in rows)


def _excerpt(article: Article, terms: tuple[str, ...]) -> str:
    return excerpt(article.body_text(), terms) or excerpt(article.title or "", terms)


def each_article(database: Database) -> Iterator[tuple[KeptArticle, Article]]:
    """Every article in the order in which they came, a few at a time: what is added meanwhile comes too."""
    last = 0
    while True:
        with database.reading() as connection:
            query = listed().add_columns(articles.c.article, articles.c.number).where(articles.c.number > last)
            rows = connection.execute(query.order_by(articles.c.number).limit(ROWS)).all()
        if not rows:
            return
        for row in rows:
            yield line_of(row), unpack(row.article, Article)
        last = rows[-1].number


def each_without_article(database: Database) -> Iterator[KeptPage]:
    """Every page in which there is no article, by id, a few at a time."""
    last = ""
    while True:
        with database.reading() as connection:
            query = sa.select(pages.c.id, pages.c.source, pages.c.content, pages.c.why)
            rows = connection.execute(query.where(pages.c.why != "", pages.c.id > last).order_by(pages.c.id).limit(ROWS)).all()
        if not rows:
            return
        yield from (KeptPage(*row) for row in rows)
        last = rows[-1].id
