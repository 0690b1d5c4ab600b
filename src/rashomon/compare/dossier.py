"""The order in which a story's accounts are compared, and what comes of it: a Dossier."""

from collections.abc import Sequence
from hashlib import blake2b

from rashomon.compare.anchors import anchored
from rashomon.compare.authorities import find_authorities
from rashomon.compare.bearing import find_load_bearing
from rashomon.compare.brief import write_brief
from rashomon.compare.conflicts import find_conflicts
from rashomon.compare.entities import resolve_entities
from rashomon.compare.figures import DEFAULT, with_rule
from rashomon.compare.omissions import find_omissions
from rashomon.compare.origins import find_origins
from rashomon.compare.pairing import compare_claims, load_weights
from rashomon.compare.points import group_claims, make_points
from rashomon.compare.timeline import build_timeline
from rashomon.compare.uncorrected import find_uncorrected
from rashomon.compare.versions import group_quotes
from rashomon.compare.views import view_claims
from rashomon.compare.wording import find_wording
from rashomon.model import Account, Article, Conflict, Dossier, Encoder, MadeBy, NotRead, Overlap, Point


def compare(
    accounts: Sequence[Account],
    overlaps: Sequence[Overlap],
    *,
    encoder: Encoder | None,
    made_by: MadeBy,
    not_read: Sequence[NotRead] = (),
) -> Dossier:
    """What the accounts of one story say together. They may come in any order."""
    accounts = anchored(sorted(accounts, key=reading_order))
    entities = resolve_entities(accounts)
    quotes = group_quotes(accounts, entities, encoder=encoder)
    links, origins = find_origins(accounts, overlaps, quotes)
    views = view_claims(accounts, entities)
    pairs = compare_claims(views, encoder=encoder)
    groups = group_claims(views, pairs, load_weights())
    points = make_points(groups, views, accounts, origins, pairs)
    points, conflicts = find_conflicts(accounts, points, views, pairs, entities, origins, quotes)
    timeline = build_timeline(accounts, points, origins=origins, entities=entities)
    articles = tuple(account.article for account in accounts)
    dossier = Dossier(
        made_by=made_by,
        id=story_id(accounts),
        headline=headline(accounts, points, conflicts),
        when=published_first(accounts),
        articles=articles,
        origins=origins,
        lineage=links,
        authorities=find_authorities(accounts, origins),
        entities=entities,
        quotes=quotes,
        points=points,
        conflicts=conflicts,
        timeline=timeline,
        wording=find_wording(accounts, entities, points),
        omissions=find_omissions(accounts, points, origins),
        brief=write_brief(points, conflicts, accounts, origins),
        not_read=tuple(not_read),
        uncorrected=find_uncorrected(articles, conflicts),
        load_bearing=find_load_bearing(articles, origins, points),
    )
    return with_rule(dossier, DEFAULT)


def reading_order(account: Account) -> tuple[str, str]:
    """Accounts are compared and shown in the order of where they came from; the id settles what that leaves open."""
    return account.article.source, account.article.id


def story_id(accounts: Sequence[Account]) -> str:
    """A hash of the articles' ids: the same pages are the same story."""
    text = "\n".join(sorted(account.article.id for account in accounts))
    return "story-" + blake2b(text.encode(), digest_size=8).hexdigest()


# A title without superseded values is preferred to the best one if it tells at least this much of the story as well.
CURRENT_ENOUGH = 0.8


def headline(accounts: Sequence[Account], points: Sequence[Point], conflicts: Sequence[Conflict]) -> str:
    """The title whose words most of the accounts use, rather one that tells no superseded value; else the first point."""
    titles = [(a.article.title, a.article) for a in accounts if a.article.title]
    if not titles:
        return points[0].text if points else "Untitled"
    bodies = [a.article.text.lower() for a in accounts]
    old = [s for c in conflicts if c.judgement == "superseded" for value in c.values[:-1] for s in value.spans]

    def spread(title: str) -> float:
        words = [w.strip(".,:;'\"‘’“”").lower() for w in title.split() if len(w) > 3]
        return round(sum(sum(w in body for body in bodies) for w in words) / (len(words) + 2), 4)

    def is_current(article: Article) -> bool:
        own = article.title_span
        return own is None or not any(own.overlap(s) for s in old)

    best = max(spread(title) for title, _ in titles)
    fit = [(is_current(article), spread(title), article.source, title) for title, article in titles]
    return max(row for row in fit if row[1] >= CURRENT_ENOUGH * best)[3]


def published_first(accounts: Sequence[Account]) -> str | None:
    """The earliest day on which an account was published; the event itself may be earlier: see the timeline."""
    days = sorted(a.article.published.iso[:10] for a in accounts if a.article.published and a.article.published.date)
    return days[0] if days else None
