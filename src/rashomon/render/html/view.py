"""The dossier made ready for the template: nothing is decided in the template."""

from itertools import pairwise

from rashomon.model import Article, Conflict, Dossier, Entity, Moment, Quote, Span
from rashomon.render import phrases
from rashomon.render.grid import Cell, Row, columns, grid
from rashomon.render.html.copies import drawing
from rashomon.render.html.marks import Account, Marker
from rashomon.render.html.parts import (
    BearingView,
    CellView,
    Cited,
    Column,
    ConflictView,
    EntityView,
    Group,
    Line,
    LinkView,
    OmissionView,
    PageView,
    QuoteView,
    RowView,
    Side,
    Spelling,
    TimeView,
    VersionView,
    View,
    WordView,
)
from rashomon.render.html.pieces import text_pieces
from rashomon.render.html.worddiff import word_diff
from rashomon.render.phrases import Excerpt

SHAPES = ("●", "◆", "▲", "■", "★")  # the sides of a conflict: told apart without colour
SHORT_VALUE = 12  # characters of a value that fit a cell of the matrix
STANDINGS = ("disputed", "superseded", "agreed", "one-origin")


def view(dossier: Dossier) -> View:
    """Everything the template needs, in the order it shows it."""
    marker = Marker(dossier)
    ids = columns(dossier)
    entities = tuple(_entity(entity, dossier, marker) for entity in dossier.entities)
    return View(
        dossier=dossier,
        day=phrases.when(dossier.when) if dossier.when else "date not found",
        weekday=phrases.weekday(dossier.when or ""),
        counts=_counts(dossier),
        cautions=_cautions(dossier),
        brief=tuple(Line(line.text, marker.marks(line.spans), line.points) for line in dossier.brief),
        columns=_columns(dossier, ids, marker),
        groups=_groups(grid(dossier), marker),
        conflicts=tuple(_conflict(conflict, dossier, marker) for conflict in dossier.conflicts),
        quotes=tuple(_quote(quote, dossier, marker) for quote in dossier.quotes if _shared(quote)),
        lone_quotes=tuple(_quote(quote, dossier, marker) for quote in dossier.quotes if not _shared(quote)),
        people=tuple(entity for entity in entities if entity.entity.kind == "person"),
        others=tuple(entity for entity in entities if entity.entity.kind != "person"),
        timeline=tuple(
            TimeView(
                _moment(entry.when),
                phrases.weekday(entry.when.iso),
                entry.when.iso,
                Line(entry.text, marker.marks(entry.spans)),
                phrases.caveats(entry, dossier).strip(),
            )
            for entry in dossier.timeline
        ),
        wording=_wording(dossier, marker),
        omissions=_omissions(dossier, marker),
        drawing=drawing(dossier, marker),
        links=_links(dossier, marker),
        authorities=tuple((a.name, ", ".join(a.origins), marker.marks(a.spans)) for a in dossier.authorities),
        pages=_pages(dossier, marker),
        bearing_title=phrases.bearing_title(dossier),
        bearing=tuple(
            BearingView(phrases.bearing(row), marker.known(row.articles), tuple((f.id, f.text) for f in row.fallen))
            for row in dossier.load_bearing
        ),
        uncorrected=tuple(
            Line(f"{row.about}: {row.value}; {phrases.uncorrected(row)}", marker.marks(row.spans)) for row in dossier.uncorrected
        ),
    )


def _moment(moment: Moment) -> str:
    return phrases.when(str(moment))


def _names(accounts: tuple[Account, ...]) -> str:
    return ", ".join(dict.fromkeys(account.name for account in accounts))


def _counts(dossier: Dossier) -> tuple[tuple[int, str, str], ...]:
    conflicts = [conflict for conflict in dossier.conflicts if conflict.judgement == "conflict"]
    superseded = sum(conflict.judgement == "superseded" for conflict in dossier.conflicts)
    slips = sum(conflict.judgement == "slip" for conflict in dossier.conflicts)
    softer = [f"{superseded} superseded"] * bool(superseded) + [phrases.count(slips, "slip")] * bool(slips)
    one = sum(point.standing == "one-origin" for point in dossier.points)
    return (
        (len(dossier.articles), "account" if len(dossier.articles) == 1 else "accounts", ""),
        (len(dossier.origins), "independent origin" if len(dossier.origins) == 1 else "independent origins", phrases.NO_PROOF),
        (
            len(conflicts),
            "conflict" if len(conflicts) == 1 else "conflicts",
            "besides: " + ", ".join(softer) if softer else "",
        ),
        (len(dossier.points), "point" if len(dossier.points) == 1 else "points", f"{one} with one origin alone" if one else ""),
    )


def _cautions(dossier: Dossier) -> tuple[str, ...]:
    shallow = [article for article in dossier.articles if article.reading == "shallow"]
    undated = [article for article in dossier.articles if article.published is None]
    unknown = sum(quote.speaker is None for quote in dossier.quotes)
    said = []
    if shallow:
        languages = phrases.listed(sorted({phrases.language(article.language) for article in shallow}))
        said.append(f"{phrases.count(len(shallow), 'account')} read shallowly ({languages}): fewer things are found there")
    if undated:
        said.append(f"{phrases.count(len(undated), 'account')} without a date: date not found")
    if unknown:
        said.append(f"{phrases.count(unknown, 'quote')} whose speaker is unknown")
    if dossier.not_read:
        said.append(f"{phrases.count(len(dossier.not_read), 'page')} not read")
    return tuple(said)


def _columns(dossier: Dossier, ids: tuple[str, ...], marker: Marker) -> tuple[Column, ...]:
    origin_of = {article: origin for origin in dossier.origins for article in origin.articles}
    found = []
    for place, id_ in enumerate(ids):
        account, origin = marker.account(id_), origin_of.get(id_)
        if account is None:
            continue
        begins = place == 0 or origin is None or origin_of.get(ids[place - 1]) is not origin
        width = sum(origin_of.get(other) is origin for other in ids) if origin else 1
        found.append(
            Column(account, origin.id if origin else "", (origin.agency or "") if origin else "", width if begins else 0)
        )
    return tuple(found)


def _groups(rows: tuple[Row, ...], marker: Marker) -> tuple[Group, ...]:
    titles = {
        "disputed": "Disputed",
        "superseded": "Superseded by a later value",
        "agreed": "Stated by several origins",
        "one-origin": "Stated by one origin alone",
    }
    groups = []
    for standing in STANDINGS:
        mine = tuple(_row(row, marker) for row in rows if row.point.standing == standing)
        if mine:
            groups.append(Group(standing, titles[standing], mine))
    return tuple(groups)


def _row(row: Row, marker: Marker) -> RowView:
    point = row.point
    whole = next((claim.span for claim in point.claims if marker.words(claim.span) == phrases.fold(point.text)), None)
    return RowView(
        id=point.id,
        text=point.text,
        standing=phrases.STANDING[point.standing],
        origins=phrases.count(len(point.origins), "origin"),
        conflicts=point.conflicts,
        when=_moment(point.when) if point.when else "",
        mark=marker.mark(whole or point.claims[0].span) if point.claims else None,
        cells=tuple(_cell(cell, marker) for cell in row.cells),
        also=row.also,
    )


def _cell(cell: Cell, marker: Marker) -> CellView:
    account = marker.account(cell.article)
    name = account.name if account else cell.article
    mark = marker.mark(cell.spans[0]) if cell.spans else None
    value = cell.value if len(cell.value) <= SHORT_VALUE else ""
    sign = SHAPES[min(cell.side, len(SHAPES) - 1)]
    match cell.kind:
        case "states":
            return CellView("states", sign, f"{name} states it" + (f": {cell.value}" if cell.value else ""), value, mark)
        case "other":
            return CellView("other", sign, f"{name} gives another value: {cell.value}", value, mark)
        case "omits":
            known = f"although it was public since {phrases.when(cell.public_since)}"
            since = known if cell.public_since else "though others carry it; since when it was public is not known"
            return CellView("omits", "○", f"{name} leaves it out {since}", "", None)
        case _:
            return CellView("absent", "·", f"not in {name}", "", None)


def _cite(spans: tuple[Span, ...], values: tuple[Span, ...], marker: Marker) -> tuple[Cited, ...]:
    """The spans in their surroundings, by account and place; where one is long, the value's own words in it stand out."""
    cited = []
    for span in sorted(spans, key=lambda s: (marker.mark(s).number, s.start, s.end)):
        account = marker.account(span.article)
        if account is not None:
            inner = next((value for value in values if span.covers(value) and len(span) > len(value)), None)
            cited.append(Cited(marker.mark(span), phrases.excerpt(account.article, span), _within(account.article, span, inner)))
    return tuple(cited)


def _within(article: Article, span: Span, inner: Span | None) -> Excerpt:
    """The span's words, parted where the inner span begins and ends; all of them are its middle where there is none."""
    if inner is None:
        return Excerpt("", phrases.fold(span.of(article.text)), "")
    text = article.text
    return Excerpt(*(phrases.fold(text[a:b]) for a, b in pairwise((span.start, inner.start, inner.end, span.end))))


def _value_words(conflict: Conflict, value: str, dossier: Dossier) -> tuple[Span, ...]:
    """Where the claims of the conflict's points give this very value."""
    words = set(value.replace(",", "").split())
    claims = [claim for point in dossier.points if point.id in conflict.points for claim in point.claims]
    return tuple(given.span for claim in claims for given in claim.values if given.value == value or given.value in words)


def _conflict(conflict: Conflict, dossier: Dossier, marker: Marker) -> ConflictView:
    sides = tuple(
        Side(
            shape=SHAPES[min(place + (conflict.judgement == "slip" and len(conflict.values) == 1), len(SHAPES) - 1)],
            value=value.value,
            origins=_origins(value.origins, dossier),
            as_of=phrases.when(value.as_of) if value.as_of else "",
            cited=_cite(value.spans, _value_words(conflict, value.value, dossier), marker),
        )
        for place, value in enumerate(conflict.values)
    )
    return ConflictView(
        conflict,
        phrases.JUDGEMENT[conflict.judgement],
        phrases.JUDGEMENT_MEANS[conflict.judgement],
        sides,
        phrases.figures(conflict, dossier),
    )


def _origins(ids: tuple[str, ...], dossier: Dossier) -> str:
    agency = {origin.id: origin.agency for origin in dossier.origins}
    named = [f"{id_} {agency[id_]}" if agency.get(id_) else id_ for id_ in ids]
    return f"{phrases.count(len(ids), 'origin')}: {', '.join(named)}" if ids else "origin unknown"


def _speaker(id_: str | None, dossier: Dossier) -> str:
    found = next((entity.name for entity in dossier.entities if entity.id == id_), None)
    return found or ("speaker unknown" if id_ is None else id_)


def _shared(quote: Quote) -> bool:
    return len({version.span.article for version in quote.versions}) > 1


def _quote(quote: Quote, dossier: Dossier, marker: Marker) -> QuoteView:
    fullest = marker.words(quote.versions[0].span) if quote.versions else ""
    groups: dict[tuple[str, bool, str | None], list[int]] = {}
    for place, version in enumerate(quote.versions):
        groups.setdefault((marker.words(version.span).strip(), version.direct, version.speaker), []).append(place)
    versions = []
    for (words, direct, speaker), places in groups.items():
        first = quote.versions[places[0]]
        spans = [quote.versions[place].span for place in places]
        versions.append(
            VersionView(
                marks=marker.marks(spans),
                names=_names(marker.known(span.article for span in spans)),
                change=first.change if 0 not in places else "fullest",
                change_words=phrases.CHANGE[first.change] if 0 not in places else "fullest version",
                direct=direct,
                speaker=_speaker(speaker, dossier) if speaker != quote.speaker else "",
                runs=word_diff(fullest, words),
            )
        )
    return QuoteView(quote.id, _speaker(quote.speaker, dossier), tuple(versions))


def _entity(entity: Entity, dossier: Dossier, marker: Marker) -> EntityView:
    names = {other.id: other.name for other in dossier.entities}
    where: dict[str, list[str]] = {}
    counts: dict[str, int] = {}
    for form in entity.forms:
        where.setdefault(form.text, []).append(form.article)
        counts[form.text] = counts.get(form.text, 0) + form.count
    by_words: dict[str, list[Span]] = {text: [] for text in where}
    for span in entity.mentions:
        words = marker.words(span).strip()
        by_words.setdefault(words, []).append(span)
    spellings = tuple(
        Spelling(
            text,
            _names(marker.known(where.get(text, [s.article for s in spans]))),
            counts.get(text, len(spans)),
            marker.marks(spans),
        )
        for text, spans in by_words.items()
    )
    told = {span.article for span in entity.mentions} | {form.article for form in entity.forms}
    return EntityView(
        entity=entity,
        spellings=tuple(sorted(spellings, key=lambda s: (-s.count, s.text))),
        accounts=phrases.count(len(told), "account"),
        relations=tuple(Line(f"{tie.kind} of {names.get(tie.to, tie.to)}", marker.marks(tie.spans)) for tie in entity.relations),
    )


def _wording(dossier: Dossier, marker: Marker) -> tuple[WordView, ...]:
    names = {entity.id: entity.name for entity in dossier.entities}
    return tuple(
        WordView(
            names.get(choice.of, choice.of),
            tuple((value.text, _names(marker.known(value.articles)), marker.marks(value.spans)) for value in choice.values),
        )
        for choice in dossier.wording
    )


def _omissions(dossier: Dossier, marker: Marker) -> tuple[OmissionView, ...]:
    points = {point.id: point for point in dossier.points}
    found = []
    for omission in dossier.omissions:
        point = points.get(omission.point)
        if point is not None:
            line = Line(point.text, marker.marks(claim.span for claim in point.claims), (point.id,))
            since = phrases.when(omission.public_since) if omission.public_since else ""
            found.append(OmissionView(line, phrases.count(len(point.origins), "origin"), marker.known(omission.articles), since))
    return tuple(found)


def _links(dossier: Dossier, marker: Marker) -> tuple[LinkView, ...]:
    def name(key: str) -> str:
        account = marker.account(key)
        return f"{account.number} {account.name}" if account else key.removeprefix("agency:")

    return tuple(
        LinkView(
            child=name(link.child),
            parent=name(link.parent),
            relation=phrases.RELATION[link.relation],
            score=f"{link.score:.2f}",
            joins=link.joins,
            directed=link.directed,
            reasons=link.reasons,
            pairs=tuple((marker.mark(child), marker.mark(parent)) for child, parent in link.spans),
        )
        for link in dossier.lineage
    )


def _pages(dossier: Dossier, marker: Marker) -> tuple[PageView, ...]:
    origin_of = phrases.origin_of(dossier)
    return tuple(
        PageView(
            account=account,
            origin=origin_of.get(account.article.id, ""),
            published=phrases.published(account.article),
            shallow=phrases.shallow(account.article),
            language=phrases.language(account.article.language),
            link=account.article.source if account.article.source.startswith(("https://", "http://")) else "",
            pieces=text_pieces(account.article),
        )
        for account in marker.accounts
    )
