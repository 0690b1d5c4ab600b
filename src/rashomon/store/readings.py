"""What stages read in articles, as bytes: kept under what the stage reads of the article, the stage's version and its model."""

from collections.abc import Mapping, Sequence

import sqlalchemy as sa

from rashomon.store.keeping import ROWS
from rashomon.store.opening import Database
from rashomon.store.tables import annotations, articles, pages

# The stage that reads what an article is told by when it is sorted; what the others leave are annotations.
TRAITS = "traits"


def load_readings(connection: sa.Connection, ids: Sequence[str], *, stage: str, version: str, model: str) -> dict[str, bytes]:
    """What this version of a stage read in articles, by their ids; those in which it has not read yet are missing."""
    found: dict[str, bytes] = {}
    for n in range(0, len(ids), ROWS):
        query = (
            sa.select(articles.c.id, annotations.c.data)
            .join(annotations, annotations.c.reading == articles.c.reading)
            .where(
                articles.c.id.in_(ids[n : n + ROWS]),
                annotations.c.stage == stage,
                annotations.c.stage_version == version,
                annotations.c.model == model,
            )
        )
        found.update((row.id, row.data) for row in connection.execute(query))
    return found


def put_readings(
    database: Database, connection: sa.Connection, read: Mapping[str, bytes], *, stage: str, version: str, model: str
) -> None:
    """Keep what was read in articles, by their ids. What an article that is gone by now held is not kept."""
    keys: dict[str, str] = {}
    ids = sorted(read)
    for n in range(0, len(ids), ROWS):
        query = sa.select(articles.c.id, articles.c.reading).where(articles.c.id.in_(ids[n : n + ROWS]))
        keys.update((row.id, row.reading) for row in connection.execute(query))
    rows = [
        {"reading": keys[article], "stage": stage, "stage_version": version, "model": model, "data": read[article]}
        for article in ids
        if article in keys
    ]
    if rows:
        connection.execute(database.own.insert(annotations).on_conflict_do_nothing(), rows)


def sources_of(connection: sa.Connection, ids: Sequence[str]) -> dict[str, str]:
    """Where these pages came from."""
    found: dict[str, str] = {}
    for n in range(0, len(ids), ROWS):
        query = sa.select(pages.c.id, pages.c.source).where(pages.c.id.in_(ids[n : n + ROWS]))
        found.update((row.id, row.source) for row in connection.execute(query))
    return found
