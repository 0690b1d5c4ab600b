"""Pages, articles, their versions and what was read in them: into the tables and out of them."""

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import sqlalchemy as sa

from rashomon.model import Annotation, Article, Evidence, KeptArticle, RawPage, Taken
from rashomon.store.opening import Database
from rashomon.store.packing import LEVEL, pack, pack_annotation, unpack, unpack_annotation
from rashomon.store.tables import annotations, articles, forwards, members, pages, raw, stories, tombstones, versions
from rashomon.store.words import excerpt, terms_of, words_of

# How many rows are fetched at a time where all are wanted.
ROWS = 200


@dataclass(frozen=True, slots=True)
class Incoming:
    """A page on its way in: `address` is what it is a version of, `reading` the key of what will be read in it."""

    taken: Taken
    address: str
    cleaned_by: str
    reading: str
    added: float


def known_pages(connection: sa.Connection, found: Sequence[RawPage]) -> tuple[frozenset[str], frozenset[str]]:
    """Of these pages the ids of those that are kept already, and of those whose content was deleted for good."""
    kept = connection.execute(sa.select(pages.c.id).where(pages.c.id.in_([page.id for page in found]))).scalars()
    contents = sa.select(tombstones.c.content).where(tombstones.c.content.in_([page.content for page in found]))
    gone = frozenset(connection.execute(contents).scalars())
    return frozenset(kept), frozenset(page.id for page in found if page.content in gone)


def knows_source(connection: sa.Connection, source: str) -> bool:
    """Whether a page of this source was ever taken in."""
    return connection.execute(sa.select(pages.c.id).where(pages.c.source == source).limit(1)).first() is not None


def put(database: Database, connection: sa.Connection, rows: Sequence[Incoming], *, again: bool = False) -> None:
    """Keep the pages. What is there already stays as it is, or is written anew where `again` says so."""
    if not rows:
        return
    insert = database.own.insert
    kept_raw = [_raw_row(row.taken.raw) for row in rows]
    connection.execute(insert(raw).on_conflict_do_nothing(), kept_raw)
    into = insert(pages)
    changed = {name: into.excluded[name] for name in ("declared", "charset", "why", "cleaned_by")}
    connection.execute(
        into.on_conflict_do_update(index_elements=["id"], set_=changed) if again else into.on_conflict_do_nothing(),
        [_page_row(row) for row in rows],
    )
    ids = [row.taken.raw.id for row in rows]
    old = frozenset(connection.execute(sa.select(articles.c.id).where(articles.c.id.in_(ids))).scalars())
    lost = [row.taken.raw.id for row in rows if row.taken.article is None and row.taken.raw.id in old]
    if lost:  # read anew, and no article was found this time
        drop_articles(connection, lost)
    read = [(row, row.taken.article) for row in rows if row.taken.article is not None]
    if not read:
        return
    into = insert(articles).values(words=database.own.indexed("plain_words"))
    changed = {name: into.excluded[name] for name in ("reading", "line", "article", "words")}
    connection.execute(
        into.on_conflict_do_update(index_elements=["id"], set_=changed) if again else into.on_conflict_do_nothing(),
        [_article_row(row, article) for row, article in read],
    )
    new = [{"address": _storable(row.address), "article": article.id} for row, article in read if article.id not in old]
    if new:
        connection.execute(sa.insert(versions), new)
        settle(database, connection, [row["address"] for row in new])


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


def _article_row(row: Incoming, article: Article) -> dict[str, object]:
    when = article.published.utc if article.published is not None else None
    line = KeptArticle(article.id, article.source, article.title or "", article.outlet or article.host or "", article.language,
                       article.published)  # fmt: skip
    return {
        "id": article.id,
        "current": True,
        "time": when.timestamp() if when is not None else row.added,
        "reading": row.reading,
        "line": pack(line),
        "article": pack(article),
        "plain_words": words_of(f"{article.title or ''}\n{article.body_text()}"),
    }


def settle(database: Database, connection: sa.Connection, addresses: Sequence[str]) -> None:
    """Of several versions of an address the newest is current, and stands in the story in which the older ones stood."""
    several = (
        sa.select(versions.c.address)
        .where(versions.c.address.in_(list(addresses)))
        .group_by(versions.c.address)
        .having(sa.func.count() > 1)
        .order_by(versions.c.address)
    )
    for address in connection.execute(several).scalars().all():
        ordered = sa.select(versions.c.article).where(versions.c.address == address).order_by(versions.c.number)
        *older, newest = connection.execute(ordered).scalars().all()
        connection.execute(sa.update(articles).where(articles.c.id.in_(older)).values(current=False))
        connection.execute(sa.update(articles).where(articles.c.id == newest).values(current=True))
        stood = sa.select(members.c.story).where(members.c.article.in_(older), members.c.article != newest)
        story = connection.execute(stood.limit(1)).scalar_one_or_none()
        if story is not None:
            row = {"article": newest, "story": story}
            connection.execute(database.own.insert(members).on_conflict_do_nothing(), [row])
            connection.execute(sa.delete(members).where(members.c.article.in_(older), members.c.article != newest))


def gone_back(connection: sa.Connection, ids: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Addresses, each with its page, that show one of these older versions again: they were just met as they once were."""
    query = (
        sa.select(pages.c.address, articles.c.id)
        .join(articles, articles.c.id == pages.c.id)
        .where(articles.c.id.in_(list(ids)), ~articles.c.current, pages.c.address == pages.c.source)
    )
    return tuple((address, article) for address, article in connection.execute(query))


def go_back(database: Database, connection: sa.Connection, pairs: Sequence[tuple[str, str]]) -> None:
    """Make these versions of these addresses current again."""
    connection.execute(sa.insert(versions), [{"address": address, "article": article} for address, article in pairs])
    settle(database, connection, [address for address, _ in pairs])


def drop_articles(connection: sa.Connection, ids: Sequence[str]) -> None:
    """Take articles out of every table that knows them, and stories that are empty then; their pages stay."""
    connection.execute(sa.delete(versions).where(versions.c.article.in_(ids)))
    connection.execute(sa.delete(members).where(members.c.article.in_(ids)))
    connection.execute(sa.delete(articles).where(articles.c.id.in_(ids)))
    full = sa.select(members.c.story)
    empty = connection.execute(sa.select(stories.c.id).where(stories.c.id.not_in(full))).scalars().all()
    connection.execute(sa.delete(forwards).where(forwards.c.target.in_(empty) | forwards.c.story.in_(empty)))
    connection.execute(sa.delete(stories).where(stories.c.id.in_(empty)))
    used = sa.select(articles.c.reading)
    connection.execute(sa.delete(annotations).where(annotations.c.reading.not_in(used)))


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
    """Keep what was read in articles, each with its reading key and the hash of the model."""
    rows = [
        {
            "reading": reading,
            "stage": stage,
            "stage_version": version,
            "model": model,
            "data": pack_annotation(annotation, article),
        }
        for article, reading, model, annotation in read
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


def listed() -> sa.Select[tuple[bytes, str | None, int]]:
    """The query for lines about articles: `line`, `story`, `version`; narrow it, and give its rows to `lines_of`."""
    return (
        sa.select(articles.c.line, members.c.story, _version().label("version"))
        .join(pages, pages.c.id == articles.c.id)
        .outerjoin(members, members.c.article == articles.c.id)
    )


def line_of(row: sa.Row[*tuple[object, ...]]) -> KeptArticle:
    """One line about an article, of a row of `listed`."""
    return replace(unpack(row.line, KeptArticle), story=row.story or "", version=row.version)


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
    return tuple(replace(line_of(row), excerpt=_excerpt(unpack(row[3], Article), terms)) for row in rows)


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
            yield line_of(row), unpack(row[3], Article)
        last = rows[-1][4]
