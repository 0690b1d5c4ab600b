"""The dossier without the accounts of one outlet: what is left of each statement. No text is read again, so it is instant."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from rashomon.compare.as_of import OPTION as AS_OF
from rashomon.compare.bearing import accounts_of, losses
from rashomon.compare.brief import write_brief
from rashomon.compare.dossier import headline, published_first, story_id
from rashomon.compare.figures import DEFAULT, OPTION, RULES, with_figures
from rashomon.compare.omissions import ENOUGH_ORIGINS, FEWEST_ORIGINS, LEAST_SHARE
from rashomon.compare.uncorrected import find_uncorrected
from rashomon.compare.versions import change
from rashomon.model import (
    Account,
    Annotation,
    Article,
    Authority,
    Claim,
    Conflict,
    ConflictValue,
    Dossier,
    Entity,
    Link,
    Moment,
    NotRead,
    Omission,
    Origin,
    Point,
    Quote,
    Span,
    TimelineEntry,
    Uncorrected,
    UsageError,
    Wording,
    WordingChoice,
)  # fmt: skip

# A reason found in the full reading may count accounts that are left out now.
_OF_ALL = "in the full reading: "
# About one sentence of news prose: the claim that speaks for a point when the one that did is left out.
_IDEAL = 140


def without(dossier: Dossier, name: str) -> Dossier:
    """The dossier without the accounts of an outlet, host or agency; ids stay as they are in the full one.

    `load_bearing` has one row: the points that fell with them, and those that lost standing. Raises UsageError where nobody
    is called so (naming those there are), or where no account would be left.
    """
    printed, gone = accounts_of(name, dossier.articles, dossier.origins)
    if len(gone) == len(dossier.articles):
        raise UsageError(f"--without {name}: no account would be left")
    left = _Left(dossier, frozenset(gone))
    home = {id_: origin.id for origin in dossier.origins for id_ in origin.articles}
    accounts = [Account(article, _UNREAD) for article in left.articles]
    conflicts = left.conflicts()
    points = left.points(conflicts)
    held = {point.id for point in points}
    conflicts = tuple(replace(c, points=tuple(p for p in c.points if p in held)) for c in conflicts)
    made_by = dossier.made_by
    return replace(
        dossier,
        made_by=replace(made_by, options=(*(o for o in made_by.options if o[0] != "without"), ("without", printed))),
        id=story_id(accounts),
        headline=headline(accounts, points, conflicts),
        when=published_first(accounts),
        articles=left.articles,
        origins=left.origins,
        lineage=left.lineage(),
        authorities=left.authorities(),
        entities=left.entities(),
        quotes=left.quotes(),
        points=points,
        conflicts=conflicts,
        timeline=left.timeline(held),
        wording=left.wording(),
        omissions=left.omissions({point.id: point for point in points}),
        brief=write_brief(points, conflicts, accounts, left.origins),
        not_read=(*dossier.not_read, *(NotRead(a.source, f"left out: --without {printed}") for a in left.out)),
        uncorrected=left.uncorrected(conflicts),
        load_bearing=(losses(printed, gone, dossier.points, home, spelt_out=True),),
    )


_UNREAD = Annotation((), (), (), (), (), (), (), ())


@dataclass(frozen=True, slots=True)
class _Left:
    """What is left of a dossier, part by part, when the accounts `gone` are taken out of it."""

    dossier: Dossier
    gone: frozenset[str]

    @property
    def articles(self) -> tuple[Article, ...]:
        return tuple(a for a in self.dossier.articles if a.id not in self.gone)

    @property
    def out(self) -> tuple[Article, ...]:
        return tuple(a for a in self.dossier.articles if a.id in self.gone)

    @property
    def origins(self) -> tuple[Origin, ...]:
        rows = (replace(o, articles=self.ids(o.articles)) for o in self.dossier.origins)
        return tuple(origin for origin in rows if origin.articles)

    def ids(self, ids: Sequence[str]) -> tuple[str, ...]:
        return tuple(id_ for id_ in ids if id_ not in self.gone)

    def spans(self, spans: Sequence[Span]) -> tuple[Span, ...]:
        return tuple(span for span in spans if span.article not in self.gone)

    def words(self, span: Span) -> str:
        return " ".join(span.of(next(a.text for a in self.dossier.articles if a.id == span.article)).split())

    def origins_of(self, spans: Sequence[Span]) -> tuple[str, ...]:
        """The origins of these places, in the dossier's order."""
        held = {span.article for span in spans}
        return tuple(origin.id for origin in self.origins if held & set(origin.articles))

    def lineage(self) -> tuple[Link, ...]:
        known = {a.id for a in self.articles}
        return tuple(
            replace(link, spans=tuple(pair for pair in link.spans if not {s.article for s in pair} & self.gone))
            for link in self.dossier.lineage
            if link.child in known and (link.parent in known or link.parent.startswith("agency:"))
        )

    def authorities(self) -> tuple[Authority, ...]:
        rows = (
            replace(a, spans=self.spans(a.spans), origins=self.origins_of(self.spans(a.spans))) for a in self.dossier.authorities
        )
        return tuple(a for a in rows if len(a.origins) > 1)

    def entities(self) -> tuple[Entity, ...]:
        held = [e for e in self.dossier.entities if self.spans(e.mentions)]
        known = {e.id for e in held}
        return tuple(
            replace(
                entity,
                forms=tuple(f for f in entity.forms if f.article not in self.gone),
                mentions=self.spans(entity.mentions),
                relations=tuple(
                    replace(tie, spans=self.spans(tie.spans))
                    for tie in entity.relations
                    if tie.to in known and self.spans(tie.spans)
                ),
            )
            for entity in held
        )

    def quotes(self) -> tuple[Quote, ...]:
        """Each quote's versions that are left; where the fullest is gone, the longest of them is the measure now."""
        known = {e.id for e in self.dossier.entities if self.spans(e.mentions)}
        out = []
        for quote in self.dossier.quotes:
            kept = [v for v in quote.versions if v.span.article not in self.gone]
            kept = [replace(v, speaker=v.speaker if v.speaker in known else None) for v in kept]
            if not kept:
                continue
            if kept[0].span != quote.versions[0].span:
                full = max(kept, key=lambda v: (v.direct, len(v.span), v.span.article))
                kept = [full, *(v for v in kept if v is not full)]
                kept = [replace(v, change=change(self.words(v.span), self.words(full.span))) for v in kept]
            said = [v.speaker for v in kept if v.speaker is not None]
            speaker = quote.speaker if quote.speaker in said else max(sorted(set(said)), key=said.count, default=None)
            out.append(replace(quote, speaker=speaker, versions=tuple(kept)))
        return tuple(out)

    def conflicts(self) -> tuple[Conflict, ...]:
        """Those that two origins still carry, with the values that are left; of a slip the refuted value must stand still."""
        published = {a.id: a.published for a in self.articles if a.published is not None}
        out = []
        for conflict in self.dossier.conflicts:
            values = tuple(self.value(v, published) for v in conflict.values if self.spans(v.spans))
            slip = conflict.judgement == "slip"
            if len(values) < 2 or (slip and not self.spans(conflict.values[0].spans)):
                continue
            if not slip and len({o for v in values for o in v.origins}) < 2:
                continue
            same = all(before.spans == now.spans for before, now in zip(conflict.values, values, strict=False))
            whole = same and len(values) == len(conflict.values)
            reasons = tuple(r if whole or r.startswith(_OF_ALL) else _OF_ALL + r for r in conflict.reasons)
            out.append(replace(conflict, values=values, reasons=reasons))
        named = dict(self.dossier.made_by.options).get(OPTION)
        return with_figures(out, next((rule for rule in RULES if rule == named), DEFAULT))

    def value(self, value: ConflictValue, published: Mapping[str, Moment]) -> ConflictValue:
        spans = self.spans(value.spans)
        times = [published[s.article] for s in spans if s.article in published]
        latest = max(times, key=lambda moment: (moment.end, str(moment)), default=None)
        as_of = str(latest) if value.as_of and latest is not None else ""
        return ConflictValue(value.value, spans, self.origins_of(spans), as_of)

    def uncorrected(self, conflicts: Sequence[Conflict]) -> tuple[Uncorrected, ...]:
        """Judged anew among the accounts left; but of an earlier time what the later pages told stays told."""
        if AS_OF not in dict(self.dossier.made_by.options):
            return find_uncorrected(self.articles, conflicts)
        known = {conflict.id for conflict in conflicts}
        rows = (row for row in self.dossier.uncorrected if row.article not in self.gone)
        return tuple(row if row.conflict in known else replace(row, conflict="") for row in rows)

    def points(self, conflicts: Sequence[Conflict]) -> tuple[Point, ...]:
        out = []
        for point in self.dossier.points:
            claims = tuple(c for c in point.claims if c.span.article not in self.gone)
            if not claims:
                continue
            standing = point.standing
            telling = self.origins_of([c.span for c in claims])
            origins = tuple(o for o in telling if o in point.origins) or telling[:1]
            own = [c for c in conflicts if c.id in point.conflicts]
            parted = {c.judgement for c in own if c.judgement != "slip" and _sides_in(claims, c) > 1}
            if "conflict" in parted:
                standing = "disputed"
            elif parted:
                standing = "superseded"
            else:
                standing = "agreed" if len(origins) > 1 else "one-origin"
            out.append(
                replace(
                    point,
                    text=self.clearest(point.text, claims),
                    standing=standing,
                    origins=origins,
                    claims=claims,
                    when=_time_of(claims),
                    conflicts=tuple(c.id for c in own),
                )
            )
        return tuple(out)

    def clearest(self, text: str, claims: Sequence[Claim]) -> str:
        """The point's words where an account left prints them, else the words of the claim that reads best by itself."""
        words = [self.words(c.span) for c in claims]
        if text in words:
            return text

        def clarity(row: tuple[Claim, str]) -> tuple[float, int]:
            claim, said = row
            return -(claim.in_caption + claim.in_title + 0.5 * claim.in_quote), -abs(len(said) - _IDEAL)

        return max(zip(claims, words, strict=True), key=clarity)[1]

    def timeline(self, points: set[str]) -> tuple[TimelineEntry, ...]:
        out = []
        for entry in self.dossier.timeline:
            spans = self.spans(entry.spans)
            if spans:
                texts = [self.words(span) for span in spans]
                text = entry.text if entry.text in texts else texts[0]
                held = tuple(p for p in entry.points if p in points)
                out.append(replace(entry, text=text, spans=spans, points=held, origins=self.origins_of(spans)))
        return tuple(out)

    def wording(self) -> tuple[WordingChoice, ...]:
        known = {e.id for e in self.dossier.entities if self.spans(e.mentions)}
        gone = {e.id for e in self.dossier.entities} - known
        rows = (
            replace(
                choice,
                values=tuple(
                    Wording(v.text, self.spans(v.spans), self.ids(v.articles)) for v in choice.values if self.spans(v.spans)
                ),
            )
            for choice in self.dossier.wording
            if choice.of not in gone
        )
        return tuple(choice for choice in rows if len(choice.values) > 1)

    def omissions(self, points: Mapping[str, Point]) -> tuple[Omission, ...]:
        """Those that are omissions still: enough of the origins left carry the point, and did so before the account's time."""
        published = {a.id: a.published for a in self.articles if a.published is not None}
        others = len(self.origins) - 1
        out = []
        for omission in self.dossier.omissions:
            point = points.get(omission.point)
            if point is None or not _expected(len(point.origins), others):
                continue
            times = [published[c.span.article] for c in point.claims if c.span.article in published]
            first = min((t for t in times if t.utc is not None), key=_instant, default=None)
            missing = tuple(id_ for id_ in self.ids(omission.articles) if _public_before(first, published.get(id_)))
            if missing:
                out.append(Omission(point.id, missing, str(first) if first is not None else ""))
        return tuple(out)


def _sides_in(claims: Sequence[Claim], conflict: Conflict) -> int:
    """How many of the conflict's values these claims give."""
    return sum(any(c.span.overlap(s) for c in claims for s in value.spans) for value in conflict.values)


def _time_of(claims: Sequence[Claim]) -> Moment | None:
    """The most precise time that claims give, if all that give one fit together."""
    given = [c.when for c in claims if c.when is not None]
    finest = max(given, key=lambda m: (len(m.iso), m.iso), default=None)
    return finest if finest is not None and all(finest.iso.startswith(m.iso.rstrip("X")) for m in given) else None


def _expected(held: int, others: int) -> bool:
    return held >= FEWEST_ORIGINS and held > LEAST_SHARE * others and (held >= ENOUGH_ORIGINS or held == others)


def _instant(moment: Moment) -> str:
    return moment.utc.isoformat() if moment.utc is not None else ""


def _public_before(first: Moment | None, own: Moment | None) -> bool:
    if first is None or own is None or first.utc is None or own.utc is None:
        return True
    return first.utc <= own.utc
