"""Stories: which articles stand in which, and where to look for one that is gone."""

from collections.abc import Mapping, Sequence

import sqlalchemy as sa

from rashomon.model import Forward, KeptStory, UsageError
from rashomon.store.keeping import ROWS, line_of, listed
from rashomon.store.opening import Database
from rashomon.store.tables import articles, forwards, members, stories

# Where several stories are meant, so many are named.
MOST_NAMED = 5


def newest(connection: sa.Connection) -> int:
    """The number of the article that came last; 0 where there is none."""
    last: int = connection.execute(sa.select(sa.func.coalesce(sa.func.max(articles.c.number), 0))).scalar_one()
    return last


def earliest_waiting(connection: sa.Connection, last: int) -> float | None:
    """The time of the earliest article, of those up to this number, that was sorted into no story yet; None where all are."""
    alone = sa.select(sa.func.min(articles.c.time)).where(
        articles.c.current, articles.c.number <= last, ~sa.exists().where(members.c.article == articles.c.id)
    )
    return connection.execute(alone).scalar_one_or_none()


def between(connection: sa.Connection, start: float, end: float) -> dict[str, str]:
    """The ids of all current articles of a stretch of time with their stories, empty where they stand in none yet."""
    query = (
        sa.select(articles.c.id, members.c.story)
        .outerjoin(members, members.c.article == articles.c.id)
        .where(articles.c.current, articles.c.time >= start, articles.c.time <= end)
        .order_by(articles.c.id)
    )
    return {article: story or "" for article, story in connection.execute(query)}


def ages(connection: sa.Connection, ids: Sequence[str]) -> dict[str, int]:
    """Which of these stories was founded how early."""
    found: dict[str, int] = {}
    for n in range(0, len(ids), ROWS):
        query = sa.select(stories.c.id, stories.c.founded).where(stories.c.id.in_(ids[n : n + ROWS]))
        found.update({row.id: row.founded for row in connection.execute(query)})
    return found


def taken_id(connection: sa.Connection, story: str) -> bool:
    """Whether a story has, or once had, this id."""
    live = connection.execute(sa.select(stories.c.id).where(stories.c.id == story)).first()
    return (
        live is not None or connection.execute(sa.select(forwards.c.story).where(forwards.c.story == story)).first() is not None
    )


def save(
    database: Database, connection: sa.Connection, sorted_into: Mapping[str, Sequence[str]], moved: Sequence[Forward]
) -> None:
    """Keep which articles stand in which story, and the forwards. All of a merged story moves, the articles not named too."""
    insert = database.own.insert
    founded = connection.execute(sa.select(sa.func.coalesce(sa.func.max(stories.c.founded), 0))).scalar_one()
    rows = [{"id": story, "founded": founded + n} for n, story in enumerate(sorted_into, 1)]
    if rows:
        connection.execute(insert(stories).on_conflict_do_nothing(), rows)
    into = insert(members)
    into = into.on_conflict_do_update(index_elements=["article"], set_={"story": into.excluded.story})
    pairs = [{"article": article, "story": story} for story, group in sorted_into.items() for article in group]
    if pairs:
        connection.execute(into, pairs)
    for one in moved:
        if one.why == "merged":
            connection.execute(sa.update(members).where(members.c.story == one.story).values(story=one.to))
            connection.execute(sa.delete(stories).where(stories.c.id == one.story))
    if moved:
        connection.execute(sa.insert(forwards), [{"story": one.story, "target": one.to, "why": one.why} for one in moved])


def find_story(connection: sa.Connection, name: str) -> str:
    """The id of the story meant: by its id, the beginning of it, a forwarded id, or the id of one of its articles.

    Raises UsageError where there is none, or several begin so.
    """
    stem = name if name.startswith("story-") else f"story-{name}"
    begin = (
        sa.select(stories.c.id.label("id")).where(stories.c.id.startswith(stem, autoescape=True)),
        sa.select(forwards.c.story).where(forwards.c.story.startswith(stem, autoescape=True), forwards.c.why == "merged"),
    )
    known = connection.execute(sa.union(*begin).order_by("id").limit(MOST_NAMED)).scalars().all()
    found = sorted({_leads_to(connection, story) for story in ([stem] if stem in known else known)})
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError(f"{name}: several stories begin so: {', '.join(found)}")
    of_article: str | None = connection.execute(sa.select(members.c.story).where(members.c.article == name)).scalar_one_or_none()
    if of_article is None:
        raise UsageError(f"{name}: no story of this archive; 'rashomon stories' lists them")
    return of_article


def _leads_to(connection: sa.Connection, story: str) -> str:
    """Where a story that was merged, and what it was merged into, leads in the end."""
    seen = {story}
    while (target := _merged_into(connection, story)) is not None and target not in seen:
        seen.add(target)
        story = target
    return story


def _merged_into(connection: sa.Connection, story: str) -> str | None:
    query = sa.select(forwards.c.target).where(forwards.c.story == story, forwards.c.why == "merged")
    return connection.execute(query.order_by(forwards.c.number.desc()).limit(1)).scalar_one_or_none()


def forwards_of(connection: sa.Connection, story: str | None = None) -> tuple[Forward, ...]:
    """The forwards of one story, or all, in the order in which they were made."""
    query = sa.select(forwards.c.story, forwards.c.target, forwards.c.why).order_by(forwards.c.number)
    rows = connection.execute(query if story is None else query.where(forwards.c.story == story))
    return tuple(Forward(*row) for row in rows)


def members_of(connection: sa.Connection, story: str) -> tuple[str, ...]:
    """The ids of the articles that stand in a story."""
    return tuple(
        connection.execute(sa.select(members.c.article).where(members.c.story == story).order_by(members.c.article)).scalars()
    )


def list_stories(connection: sa.Connection, *, least: int, most: int | None = None) -> tuple[KeptStory, ...]:
    """Stories of at least so many articles, those with the newest article first."""
    query = (
        sa.select(members.c.story)
        .join(articles, articles.c.id == members.c.article)
        .group_by(members.c.story)
        .having(sa.func.count() >= least)
        .order_by(sa.func.max(articles.c.time).desc(), members.c.story)
        .limit(most)
    )
    return tuple(_story(connection, story) for story in connection.execute(query).scalars().all())


def _story(connection: sa.Connection, story: str) -> KeptStory:
    rows = connection.execute(listed().where(members.c.story == story).order_by(articles.c.time, articles.c.id))
    lines = tuple(line_of(row) for row in rows)
    return KeptStory(story, next((line.title for line in lines if line.title), ""), lines)
