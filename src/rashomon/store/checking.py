"""Is an archive whole? Every hash, every packed value, every reference."""

import hashlib
import zlib
from collections.abc import Iterator

import sqlalchemy as sa

from rashomon.model import Annotation, ArchiveError, Article, Counts
from rashomon.store.keeping import ROWS
from rashomon.store.opening import Database
from rashomon.store.packing import KeptTraits, unpack, unpack_annotation
from rashomon.store.readings import TRAITS
from rashomon.store.tables import annotations, articles, decisions, forwards, members, pages, raw, stories, tombstones, versions

# So long others who use the archive are waited for, so that what was deleted can be overwritten.
TIDY_SECONDS = 5.0
STILL_THERE = "another program is at work in this archive; once it has ended, 'rashomon check' overwrites what was deleted"


def count(database: Database, connection: sa.Connection) -> Counts:
    """How much there is."""

    def rows(table: sa.Table, *where: sa.ColumnElement[bool]) -> int:
        return connection.execute(sa.select(sa.func.count()).select_from(table).where(*where)).scalar_one()

    return Counts(
        articles=rows(articles, articles.c.current),
        versions=rows(articles, ~articles.c.current),
        not_read=rows(pages, pages.c.why != ""),
        annotations=rows(annotations, annotations.c.stage != TRAITS),
        stories=rows(stories),
        decisions=rows(decisions),
        deleted=rows(tombstones),
        size=database.own.size(connection),
        merged=rows(forwards, forwards.c.why == "merged"),
        split=rows(forwards, forwards.c.why == "split"),
    )


def read_by_others(connection: sa.Connection, version: str) -> int:
    """How many pages another version of the cleaning stage has read."""
    return connection.execute(sa.select(sa.func.count()).select_from(pages).where(pages.c.cleaned_by != version)).scalar_one()


def find_faults(database: Database) -> Iterator[str]:
    """What is wrong, one line each; nothing where all is well. What was deleted and not overwritten yet is, where that can be."""
    if not database.tidy(seconds=TIDY_SECONDS):
        yield f"deleted, and still on the disk: {STILL_THERE}"
    with database.writing() as connection:
        yield from database.own.integrity(connection)
    with database.reading() as connection:
        yield from _references(connection)
    yield from _each_page(database)
    yield from _each_article(database)
    yield from _each_annotation(database)


def _references(connection: sa.Connection) -> Iterator[str]:
    """What foreign keys do not say."""
    in_articles, in_pages = articles.join(pages, pages.c.id == articles.c.id), sa.select(pages.c.content)
    in_stories = members.join(articles, articles.c.id == members.c.article)
    unread = pages.c.id.not_in(sa.select(articles.c.id))
    both = forwards.join(stories, stories.c.id == forwards.c.story)
    current = sa.select(pages.c.address).select_from(in_articles).where(articles.c.current).group_by(pages.c.address)
    several = current.having(sa.func.count() > 1)
    rules: tuple[tuple[str, sa.Select[tuple[str]]], ...] = (
        ("page without an article, and no reason given", sa.select(pages.c.id).where(pages.c.why == "", unread)),
        ("article of a page that has none", sa.select(articles.c.id).select_from(in_articles).where(pages.c.why != "")),
        ("article of no address", sa.select(articles.c.id).where(articles.c.id.not_in(sa.select(versions.c.article)))),
        ("story without articles", sa.select(stories.c.id).where(stories.c.id.not_in(sa.select(members.c.story)))),
        ("story with a replaced version", sa.select(members.c.story).select_from(in_stories).where(~articles.c.current)),
        ("story that was merged and is there", sa.select(stories.c.id).select_from(both).where(forwards.c.why == "merged")),
        ("deleted page that is there", sa.select(pages.c.id).join(tombstones, tombstones.c.content == pages.c.content)),
        ("address with several current articles", several),
        ("bytes of no page", sa.select(raw.c.content).where(raw.c.content.not_in(in_pages))),
    )
    for what, query in rules:
        yield from (f"{what}: {one}" for one in connection.execute(query.limit(20)).scalars())
    known = {str(one) for one in connection.execute(sa.select(stories.c.id)).scalars()}
    gone = set(connection.execute(sa.select(forwards.c.story).where(forwards.c.why == "merged")).scalars())
    for target in sorted(set(connection.execute(sa.select(forwards.c.target)).scalars()) - known - gone):
        yield f"forward to a story that is not there: {target}"


def _each_page(database: Database) -> Iterator[str]:
    last = ""
    while True:
        with database.reading() as connection:
            query = sa.select(raw).where(raw.c.content > last).order_by(raw.c.content).limit(ROWS)
            rows = connection.execute(query).all()
        for row in rows:
            try:
                data = zlib.decompress(row.data)
            except zlib.error as error:
                yield f"bytes {row.content}: damaged ({error})"
                continue
            if "sha256:" + hashlib.sha256(data).hexdigest() != row.content:
                yield f"bytes {row.content}: they are not what was taken in"
        if not rows:
            return
        last = rows[-1].content


def _each_article(database: Database) -> Iterator[str]:
    last = 0
    while True:
        with database.reading() as connection:
            query = sa.select(articles.c.number, articles.c.id, articles.c.article, pages.c.content).join(
                pages, pages.c.id == articles.c.id
            )
            rows = connection.execute(query.where(articles.c.number > last).order_by(articles.c.number).limit(ROWS)).all()
        for row in rows:
            try:
                article = unpack(row.article, Article)
            except ArchiveError as error:
                yield f"article {row.id}: {error}"
                continue
            if (article.id, article.content) != (row.id, row.content):
                yield f"article {row.id}: it says it is {article.id} of {article.content}"
        if not rows:
            return
        last = rows[-1].number


def _each_annotation(database: Database) -> Iterator[str]:
    """Each one unpacked for one of the articles it was read in."""
    last = ("", "", "", "")
    key = sa.tuple_(annotations.c.reading, annotations.c.stage, annotations.c.stage_version, annotations.c.model)
    of = sa.select(sa.func.min(articles.c.id)).where(articles.c.reading == annotations.c.reading).scalar_subquery()
    while True:
        with database.reading() as connection:
            query = sa.select(annotations, of.label("article")).where(key > sa.tuple_(*last)).order_by(*key.clauses).limit(ROWS)
            rows = connection.execute(query).all()
        for row in rows:
            if row.article is None:
                yield f"annotation {row.reading}: no article has this text"
                continue
            try:
                _check_reading(row.stage, row.data, row.article)
            except ArchiveError as error:
                yield f"annotation {row.reading}: {error}"
        if not rows:
            return
        last = (rows[-1].reading, rows[-1].stage, rows[-1].stage_version, rows[-1].model)


def _check_reading(stage: str, data: bytes, article: str) -> Annotation | KeptTraits:
    if stage == TRAITS:
        return unpack(data, KeptTraits)
    return unpack_annotation(data, Article(article, "", "", "", ()))
