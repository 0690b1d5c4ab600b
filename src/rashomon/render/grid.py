"""Points against accounts: who states what, who gives another value, who leaves it out."""

from dataclasses import dataclass, replace
from typing import Literal

from rashomon.model import Claim, Conflict, Dossier, Point, Span

CellKind = Literal["states", "other", "omits", "absent"]


@dataclass(frozen=True, slots=True)
class Cell:
    """What one account does with one point. `side` counts the values that part (0: the first named); `value` is its own."""

    article: str
    kind: CellKind
    side: int = 0
    value: str = ""
    spans: tuple[Span, ...] = ()
    public_since: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One point and what each account does with it, in the order of `columns`.

    Points told by one and the same sentence share a row: `point` holds the claims of them all, `also` the ids of the others.
    """

    point: Point
    cells: tuple[Cell, ...]
    also: tuple[str, ...] = ()


def columns(dossier: Dossier) -> tuple[str, ...]:
    """The articles' ids, those of one origin side by side: first by origin, then in the dossier's order."""
    order = {article.id: place for place, article in enumerate(dossier.articles)}
    known = [id_ for origin in dossier.origins for id_ in sorted(origin.articles, key=lambda a: order.get(a, 0)) if id_ in order]
    return (*known, *(id_ for id_ in order if id_ not in set(known)))


def grid(dossier: Dossier) -> tuple[Row, ...]:
    """A row for each sentence that speaks for a point, in the dossier's order."""
    conflicts = {conflict.id: conflict for conflict in dossier.conflicts}
    omitted: dict[tuple[str, str], str] = {
        (omission.point, article): omission.public_since for omission in dossier.omissions for article in omission.articles
    }
    ids = columns(dossier)
    rows = []
    for point, also in _told_once(dossier.points):
        mine = [conflicts[id_] for id_ in point.conflicts if id_ in conflicts]
        mine.sort(key=lambda conflict: conflict.judgement != "conflict")
        known = (point.id, *also)
        since = {article: next((omitted[id_, article] for id_ in known if (id_, article) in omitted), None) for article in ids}
        rows.append(Row(point, tuple(_cell(point, article, mine, since[article]) for article in ids), also))
    return tuple(rows)


# The standing that a row of several points shows: what parts before what agrees.
_STRONGEST = ("disputed", "superseded", "agreed", "one-origin")


def _told_once(points: tuple[Point, ...]) -> list[tuple[Point, tuple[str, ...]]]:
    """The points, those of the same words drawn together under the first, and the ids of the others."""
    families: dict[str, list[Point]] = {}
    for point in points:
        families.setdefault(point.text, []).append(point)
    out = []
    for family in families.values():
        first = family[0]
        together = replace(
            first,
            standing=min((p.standing for p in family), key=_STRONGEST.index),
            origins=tuple(sorted({o for p in family for o in p.origins}, key=lambda o: (len(o), o))),
            claims=tuple(dict.fromkeys(c for p in family for c in p.claims)),
            conflicts=tuple(dict.fromkeys(c for p in family for c in p.conflicts)),
        )
        out.append((together, tuple(p.id for p in family[1:])))
    return out


def _cell(point: Point, article: str, conflicts: list[Conflict], public_since: str | None) -> Cell:
    claims = [claim for claim in point.claims if claim.span.article == article]
    if not claims:
        return Cell(article, "absent") if public_since is None else Cell(article, "omits", public_since=public_since)
    spans = tuple(claim.span for claim in claims)
    for conflict in conflicts:
        for side, value in enumerate(conflict.values):
            if any(_touches(span, claims) for span in value.spans):
                slip = conflict.judgement == "slip"
                return Cell(article, "other" if side or slip else "states", max(side, int(slip)), value.value, spans)
    return Cell(article, "states", spans=spans)


def _touches(span: Span, claims: list[Claim]) -> bool:
    return any(span.overlap(claim.span) or span.overlap(claim.sentence) for claim in claims)
