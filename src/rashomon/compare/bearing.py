"""The load-bearing source: which points would fall, or stand on one origin alone, without an outlet or an agency."""

from collections.abc import Mapping, Sequence

from rashomon.compare.uncorrected import bare_host
from rashomon.model import Article, Fallen, LoadBearing, Origin, Point, UsageError


def sources_by_name(articles: Sequence[Article], origins: Sequence[Origin]) -> dict[str, tuple[str, ...]]:
    """Every outlet (its host where it names none) and agency with the ids of its accounts, in order of name.

    With an agency go the accounts that credit it, and those of the origin that goes back to it though they credit no one.
    """
    found: dict[str, set[str]] = {}
    printed: dict[str, str] = {}
    rows = [(article.outlet or article.host, article.id) for article in articles]
    rows += [(agency, article.id) for article in articles for agency in article.agencies]
    rows += [(origin.agency, id_) for origin in origins for id_ in origin.articles]
    for name, id_ in rows:
        if name:
            found.setdefault(printed.setdefault(name.casefold(), name), set()).add(id_)
    place = {article.id: n for n, article in enumerate(articles)}
    return {name: tuple(sorted(found[name], key=lambda id_: place[id_])) for name in sorted(found, key=str.casefold)}


def accounts_of(name: str, articles: Sequence[Article], origins: Sequence[Origin]) -> tuple[str, tuple[str, ...]]:
    """The name as it is printed, and the ids of its accounts. Raises UsageError naming those there are."""
    sources = sources_by_name(articles, origins)
    wanted = " ".join(name.split()).casefold()
    for printed, ids in sources.items():
        if printed.casefold() == wanted:
            return printed, ids
    at_host = tuple(article.id for article in articles if article.host and bare_host(article.host) == bare_host(wanted))
    if at_host:
        return bare_host(wanted), at_host
    raise UsageError(f"--without {name}: there is no outlet, host or agency of this name; there are {', '.join(sources)}")


def find_load_bearing(articles: Sequence[Article], origins: Sequence[Origin], points: Sequence[Point]) -> tuple[LoadBearing, ...]:
    """One row an outlet or agency that bears something, the one on which most points hang first; none for a single account."""
    home = {id_: origin.id for origin in origins for id_ in origin.articles}
    rows = [
        losses(name, ids, points, home) for name, ids in sources_by_name(articles, origins).items() if len(ids) < len(articles)
    ]
    bearing = [row for row in rows if row.falls or row.weakens]
    return tuple(sorted(bearing, key=lambda row: (-len(row.falls) - len(row.weakens), row.outlet.casefold())))


def losses(
    name: str, without: Sequence[str], points: Sequence[Point], home: Mapping[str, str], *, spelt_out: bool = False
) -> LoadBearing:
    """What happens to the points without these accounts. `home` is the origin of each account.

    `spelt_out` repeats the points that fall, for a dossier in which they are gone.
    """
    gone = set(without)
    fallen, weakens = [], []
    for point in points:
        left = {home[c.span.article] for c in point.claims if c.span.article not in gone}
        if left & set(point.origins):
            left &= set(point.origins)
        if not left:
            fallen.append(point)
        elif len(point.origins) > 1 and (len(left) == 1 or not left & set(point.origins)):
            weakens.append(point.id)
    texts = tuple(Fallen(p.id, p.key, p.text) for p in fallen) if spelt_out else ()
    return LoadBearing(name, tuple(without), tuple(p.id for p in fallen), tuple(weakens), texts)
