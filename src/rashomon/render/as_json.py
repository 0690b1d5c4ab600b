"""The dossier as JSON: the same dossier always gives the same bytes. The field by field promise is in `shape`."""

import msgspec

from rashomon.model import (
    Article,
    Authority,
    BriefLine,
    Claim,
    Conflict,
    ConflictValue,
    Dossier,
    Entity,
    Evidence,
    Fallen,
    Form,
    Link,
    LoadBearing,
    MadeBy,
    ModelUsed,
    Moment,
    NotRead,
    Omission,
    Origin,
    Point,
    Quote,
    QuoteVersion,
    Reading,
    Relation,
    Removed,
    Span,
    Statement,
    TimelineEntry,
    Uncorrected,
    UsageError,
    Value,
    Wording,
    WordingChoice,
)
from rashomon.render import shape

PLACES = 3  # scores: so that the bytes do not hang on the last bit of a processor


def dossier_json(dossier: Dossier, *, indent: int | None = None) -> str:
    """The dossier as one JSON object (`rashomon/dossier/1`). Without `indent` it stands on one line."""
    return _encode(_dossier(dossier), indent)


def reading_json(reading: Reading, *, indent: int | None = None) -> str:
    """The reading as one JSON object (`rashomon/reading/1`): its dossiers, what stands alone, what was not read."""
    whole = shape.ReadingShape(
        schema="rashomon/reading/1",
        dossiers=tuple(_dossier(dossier) for dossier in reading.dossiers),
        singles=tuple(_article(article, None) for article in reading.singles),
        not_read=tuple(shape.NotReadShape(page.source, page.why) for page in reading.not_read),
    )
    return _encode(whole, indent)


def article_json(article: Article) -> str:
    """One article as a JSON object on one line."""
    return _encode(_article(article, None), None)


def load_dossier(data: str | bytes) -> Dossier:
    """The dossier that `dossier_json` wrote, equal to it but for the articles' fingerprints, which are not published.

    Raises UsageError where `data` is not of that shape.
    """
    try:
        return _load(msgspec.json.decode(data, type=shape.DossierShape))
    except (msgspec.DecodeError, ValueError) as error:
        raise UsageError(f"not a rashomon/dossier/1: {error}") from error


def load_reading(data: str | bytes) -> Reading:
    """The reading that `reading_json` wrote. Raises UsageError where `data` is not of that shape."""
    try:
        whole = msgspec.json.decode(data, type=shape.ReadingShape)
        return Reading(
            dossiers=tuple(_load(dossier) for dossier in whole.dossiers),
            singles=tuple(_load_article(article) for article in whole.singles),
            not_read=tuple(NotRead(page.source, page.why) for page in whole.not_read),
        )
    except (msgspec.DecodeError, ValueError) as error:
        raise UsageError(f"not a rashomon/reading/1: {error}") from error


def _encode(value: shape.DossierShape | shape.ReadingShape | shape.ArticleShape, indent: int | None) -> str:
    try:
        data = msgspec.json.encode(value)
    except UnicodeEncodeError:  # half a surrogate pair cannot be written as UTF-8; one sign for one keeps every offset
        data = msgspec.json.encode(_writable(msgspec.to_builtins(value)))
    return (data if indent is None else msgspec.json.format(data, indent=indent)).decode("utf-8")


def _writable(value: object) -> object:
    if isinstance(value, str):
        return "".join("\ufffd" if "\ud800" <= sign <= "\udfff" else sign for sign in value)
    if isinstance(value, dict):
        return {_writable(key): _writable(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_writable(item) for item in value]
    return value


# -- model to shape ---------------------------------------------------------------------------------------------------


def _when(moment: Moment | None) -> str | None:
    return None if moment is None else str(moment)


def _span(span: Span) -> shape.SpanShape:
    return shape.SpanShape(span.article, span.start, span.end)


def _maybe(span: Span | None) -> shape.SpanShape | None:
    return None if span is None else _span(span)


def _spans(spans: tuple[Span, ...]) -> tuple[shape.SpanShape, ...]:
    return tuple(_span(span) for span in spans)


def _article(article: Article, origin: str | None) -> shape.ArticleShape:
    return shape.ArticleShape(
        id=article.id,
        content=article.content,
        source=article.source,
        text=article.text,
        body=article.body,
        removed=tuple(shape.RemovedShape(piece.start, piece.end, piece.why) for piece in article.removed),
        captions=article.captions,
        title=article.title,
        title_span=_maybe(article.title_span),
        outlet=article.outlet,
        host=article.host,
        agencies=article.agencies,
        authors=article.authors,
        published=_when(article.published),
        published_from=article.published_from,
        language=article.language,
        reading=article.reading,
        origin=origin,
        evidence=tuple(shape.EvidenceShape(e.field, e.value, e.origin, _maybe(e.span)) for e in article.evidence),
        notes=article.notes,
    )


def _link(link: Link) -> shape.LinkShape:
    return shape.LinkShape(
        child=link.child,
        parent=link.parent,
        relation=link.relation,
        score=round(float(link.score), PLACES),
        reasons=link.reasons,
        spans=tuple((_span(child), _span(parent)) for child, parent in link.spans),
        directed=link.directed,
        joins=link.joins,
    )


def _entity(entity: Entity) -> shape.EntityShape:
    return shape.EntityShape(
        id=entity.id,
        kind=entity.kind,
        name=entity.name,
        forms=tuple(shape.FormShape(form.text, form.article, form.count) for form in entity.forms),
        mentions=_spans(entity.mentions),
        roles=entity.roles,
        relations=tuple(shape.RelationShape(tie.kind, tie.to, _spans(tie.spans)) for tie in entity.relations),
    )


def _quote(quote: Quote) -> shape.QuoteShape:
    return shape.QuoteShape(
        id=quote.id,
        speaker=quote.speaker,
        versions=tuple(
            shape.QuoteVersionShape(_span(version.span), version.speaker, _maybe(version.cue), version.direct, version.change)
            for version in quote.versions
        ),
    )


def _number(number: float | None) -> float | None:
    return None if number is None else float(number)  # 24 and 24.0 are one number: one spelling


def _value(value: Value) -> shape.ValueShape:
    return shape.ValueShape(
        kind=value.kind,
        value=value.value,
        scope=value.scope,
        bound=value.bound,
        unit=value.unit,
        predicate=value.predicate,
        low=_number(value.low),
        high=_number(value.high),
        span=_span(value.span),
    )


def _claim(claim: Claim, texts: dict[str, str]) -> shape.ClaimShape:
    words = claim.attributed_to
    return shape.ClaimShape(
        span=_span(claim.span),
        sentence=_span(claim.sentence),
        attributed_to=None if words is None else words.of(texts.get(words.article, "")),
        attributed_to_span=_maybe(words),
        values=tuple(_value(value) for value in claim.values),
        when=_when(claim.when),
        in_quote=claim.in_quote,
        in_caption=claim.in_caption,
        in_title=claim.in_title,
        statements=tuple(_statement(statement) for statement in claim.statements),
    )


def _statement(statement: Statement) -> shape.StatementShape:
    return shape.StatementShape(
        span=_span(statement.span),
        subject=_maybe(statement.subject),
        predicate=_maybe(statement.predicate),
        attributed_to=_maybe(statement.attributed_to),
        when=_when(statement.when),
    )


def _point(point: Point, texts: dict[str, str]) -> shape.PointShape:
    return shape.PointShape(
        id=point.id,
        key=point.key,
        conflicts=point.conflicts,
        text=point.text,
        standing=point.standing,
        origins=point.origins,
        claims=tuple(_claim(claim, texts) for claim in point.claims),
        when=_when(point.when),
    )


def _conflict(conflict: Conflict) -> shape.ConflictShape:
    return shape.ConflictShape(
        id=conflict.id,
        key=conflict.key,
        points=conflict.points,
        kind=conflict.kind,
        about=conflict.about,
        judgement=conflict.judgement,
        values=tuple(shape.ConflictValueShape(v.value, _spans(v.spans), v.origins, v.as_of) for v in conflict.values),
        reasons=conflict.reasons,
        low=conflict.low,
        best=conflict.best,
        high=conflict.high,
    )


def _load_bearing(row: LoadBearing) -> shape.LoadBearingShape:
    fallen = tuple(shape.FallenShape(point.id, point.key, point.text) for point in row.fallen)
    return shape.LoadBearingShape(row.outlet, row.articles, row.falls, row.weakens, fallen)


def _uncorrected(row: Uncorrected) -> shape.UncorrectedShape:
    return shape.UncorrectedShape(
        row.article, row.conflict, row.about, row.value, row.later_value, row.later_since, _spans(row.spans)
    )


def _made_by(made_by: MadeBy) -> shape.MadeByShape:
    models = tuple(shape.ModelShape(model.name, model.version, model.sha256) for model in made_by.models)
    return shape.MadeByShape(made_by.version, models, dict(sorted(made_by.options)))


def _dossier(dossier: Dossier) -> shape.DossierShape:
    texts = {article.id: article.text for article in dossier.articles}
    origin_of = {article: origin.id for origin in dossier.origins for article in origin.articles}
    return shape.DossierShape(
        schema="rashomon/dossier/1",
        made_by=_made_by(dossier.made_by),
        story=shape.StoryShape(dossier.id, dossier.headline, dossier.when),
        articles=tuple(_article(article, origin_of.get(article.id)) for article in dossier.articles),
        origins=tuple(shape.OriginShape(origin.id, origin.articles, origin.agency) for origin in dossier.origins),
        lineage=tuple(_link(link) for link in dossier.lineage),
        entities=tuple(_entity(entity) for entity in dossier.entities),
        quotes=tuple(_quote(quote) for quote in dossier.quotes),
        authorities=tuple(shape.AuthorityShape(a.id, a.name, a.origins, _spans(a.spans)) for a in dossier.authorities),
        points=tuple(_point(point, texts) for point in dossier.points),
        conflicts=tuple(_conflict(conflict) for conflict in dossier.conflicts),
        timeline=tuple(
            shape.TimelineShape(
                str(entry.when), entry.when.precision, entry.text, entry.points, _spans(entry.spans), entry.origins, entry.people
            )
            for entry in dossier.timeline
        ),
        wording=tuple(
            shape.WordingChoiceShape(
                choice.of, tuple(shape.WordingShape(value.text, _spans(value.spans), value.articles) for value in choice.values)
            )
            for choice in dossier.wording
        ),
        omissions=tuple(shape.OmissionShape(o.point, o.articles, o.public_since) for o in dossier.omissions),
        not_read=tuple(shape.NotReadShape(page.source, page.why) for page in dossier.not_read),
        brief=tuple(shape.BriefLineShape(line.text, line.points, _spans(line.spans)) for line in dossier.brief),
        uncorrected=tuple(_uncorrected(row) for row in dossier.uncorrected),
        load_bearing=tuple(_load_bearing(row) for row in dossier.load_bearing),
    )


# -- shape to model ---------------------------------------------------------------------------------------------------


def _moment(text: str | None) -> Moment | None:
    return None if text is None else Moment.parse(text)


def _point_at(span: shape.SpanShape) -> Span:
    return Span(span.article, span.start, span.end)


def _maybe_at(span: shape.SpanShape | None) -> Span | None:
    return None if span is None else _point_at(span)


def _points_at(spans: tuple[shape.SpanShape, ...]) -> tuple[Span, ...]:
    return tuple(_point_at(span) for span in spans)


def _load_article(article: shape.ArticleShape) -> Article:
    return Article(
        id=article.id,
        content=article.content,
        source=article.source,
        text=article.text,
        body=article.body,
        removed=tuple(Removed(piece.start, piece.end, piece.why) for piece in article.removed),
        captions=article.captions,
        title=article.title,
        title_span=_maybe_at(article.title_span),
        outlet=article.outlet,
        host=article.host,
        agencies=article.agencies,
        authors=article.authors,
        published=_moment(article.published),
        published_from=article.published_from,
        language=article.language,
        reading=article.reading,
        evidence=tuple(Evidence(e.field, e.value, e.origin, _maybe_at(e.span)) for e in article.evidence),
        notes=article.notes,
    )


def _load_point(point: shape.PointShape) -> Point:
    return Point(
        id=point.id,
        key=point.key,
        text=point.text,
        standing=point.standing,
        origins=point.origins,
        claims=tuple(
            Claim(
                span=_point_at(claim.span),
                sentence=_point_at(claim.sentence),
                attributed_to=_maybe_at(claim.attributed_to_span),
                values=tuple(
                    Value(
                        kind=v.kind,
                        value=v.value,
                        span=_point_at(v.span),
                        unit=v.unit,
                        scope=v.scope,
                        predicate=v.predicate,
                        bound=v.bound,
                        low=v.low,
                        high=v.high,
                    )
                    for v in claim.values
                ),
                when=_moment(claim.when),
                in_quote=claim.in_quote,
                in_caption=claim.in_caption,
                in_title=claim.in_title,
                statements=tuple(
                    Statement(
                        span=_point_at(s.span),
                        subject=_maybe_at(s.subject),
                        predicate=_maybe_at(s.predicate),
                        attributed_to=_maybe_at(s.attributed_to),
                        when=_moment(s.when),
                    )
                    for s in claim.statements
                ),
            )
            for claim in point.claims
        ),
        when=_moment(point.when),
        conflicts=point.conflicts,
    )


def _load_conflict(conflict: shape.ConflictShape) -> Conflict:
    return Conflict(
        id=conflict.id,
        key=conflict.key,
        kind=conflict.kind,
        about=conflict.about,
        judgement=conflict.judgement,
        values=tuple(ConflictValue(v.value, _points_at(v.spans), v.origins, v.as_of) for v in conflict.values),
        reasons=conflict.reasons,
        points=conflict.points,
        low=conflict.low,
        best=conflict.best,
        high=conflict.high,
    )


def _load_bearing_row(row: shape.LoadBearingShape) -> LoadBearing:
    fallen = tuple(Fallen(point.id, point.key, point.text) for point in row.fallen)
    return LoadBearing(row.outlet, row.articles, row.falls, row.weakens, fallen)


def _load_uncorrected(row: shape.UncorrectedShape) -> Uncorrected:
    return Uncorrected(row.article, row.conflict, row.about, row.value, row.later_value, row.later_since, _points_at(row.spans))


def _load_entity(entity: shape.EntityShape) -> Entity:
    return Entity(
        id=entity.id,
        kind=entity.kind,
        name=entity.name,
        forms=tuple(Form(form.text, form.article, form.count) for form in entity.forms),
        mentions=_points_at(entity.mentions),
        roles=entity.roles,
        relations=tuple(Relation(tie.kind, tie.to, _points_at(tie.spans)) for tie in entity.relations),
    )


def _load_link(link: shape.LinkShape) -> Link:
    return Link(
        child=link.child,
        parent=link.parent,
        relation=link.relation,
        score=link.score,
        reasons=link.reasons,
        spans=tuple((_point_at(child), _point_at(parent)) for child, parent in link.spans),
        directed=link.directed,
        joins=link.joins,
    )


def _load_quote(quote: shape.QuoteShape) -> Quote:
    versions = (QuoteVersion(_point_at(v.span), v.direct, v.speaker, _maybe_at(v.cue), v.change) for v in quote.versions)
    return Quote(quote.id, quote.speaker, tuple(versions))


def _load(whole: shape.DossierShape) -> Dossier:
    made = whole.made_by
    return Dossier(
        made_by=MadeBy(
            version=made.version,
            models=tuple(ModelUsed(model.name, model.version, model.sha256) for model in made.models),
            options=tuple(sorted(made.options.items())),
        ),
        id=whole.story.id,
        headline=whole.story.headline,
        when=whole.story.when,
        articles=tuple(_load_article(article) for article in whole.articles),
        origins=tuple(Origin(origin.id, origin.articles, origin.agency) for origin in whole.origins),
        lineage=tuple(_load_link(link) for link in whole.lineage),
        authorities=tuple(Authority(a.id, a.name, a.origins, _points_at(a.spans)) for a in whole.authorities),
        entities=tuple(_load_entity(entity) for entity in whole.entities),
        quotes=tuple(_load_quote(quote) for quote in whole.quotes),
        points=tuple(_load_point(point) for point in whole.points),
        conflicts=tuple(_load_conflict(conflict) for conflict in whole.conflicts),
        timeline=tuple(
            TimelineEntry(
                Moment.parse(entry.when), entry.text, entry.points, _points_at(entry.spans), entry.origins, entry.people
            )
            for entry in whole.timeline
        ),
        wording=tuple(
            WordingChoice(choice.of, tuple(Wording(v.text, _points_at(v.spans), v.articles) for v in choice.values))
            for choice in whole.wording
        ),
        omissions=tuple(Omission(o.point, o.articles, o.public_since) for o in whole.omissions),
        brief=tuple(BriefLine(line.text, line.points, _points_at(line.spans)) for line in whole.brief),
        uncorrected=tuple(_load_uncorrected(row) for row in whole.uncorrected),
        load_bearing=tuple(_load_bearing_row(row) for row in whole.load_bearing),
        not_read=tuple(NotRead(page.source, page.why) for page in whole.not_read),
    )
