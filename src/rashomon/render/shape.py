"""The shape of what is published as JSON, field by field, with the words that explain it: the JSON Schema is made from here.

The names are a promise to other programs: none may change its meaning without a new number in `schema`.
"""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from rashomon.model import (
    Bound,
    Change,
    ConflictKind,
    EntityKind,
    Judgement,
    LinkKind,
    Precision,
    QuestionKind,
    Standing,
    ValueKind,
    Why,
)

Offset = Annotated[int, Meta(ge=0)]
Spans = Annotated[tuple["SpanShape", ...], Meta(description="Where this stands in the accounts.")]
OriginIds = Annotated[tuple[str, ...], Meta(description="Ids of the independent origins behind this.")]
PointIds = Annotated[tuple[str, ...], Meta(description="Ids of the points this belongs to.")]
ArticleIds = Annotated[tuple[str, ...], Meta(description="Ids of the articles concerned.")]


class SpanShape(Struct, frozen=True):
    """A half-open stretch of one article's `text`: the only kind of evidence there is."""

    article: Annotated[str, Meta(description="Id of the article.")]
    start: Annotated[Offset, Meta(description="First character, counted in Unicode code points of the article's `text`.")]
    end: Annotated[Offset, Meta(description="One past the last character.")]


class ModelShape(Struct, frozen=True):
    """A model that took part in the reading."""

    name: Annotated[str, Meta(description="The model's name.")]
    version: Annotated[str, Meta(description="The model's version.")]
    sha256: Annotated[str, Meta(description="Hash of its weights.")]


class MadeByShape(Struct, frozen=True):
    """What made the dossier: together with the pages it fixes the bytes."""

    version: Annotated[str, Meta(description="Version of Rashomon.")]
    models: Annotated[tuple[ModelShape, ...], Meta(description="Models that took part, with their hashes.")]
    options: Annotated[dict[str, str], Meta(description="Options that were set, by name.")]


class StoryShape(Struct, frozen=True):
    """The story the dossier is about."""

    id: Annotated[str, Meta(description="Id of the story, made from its articles.")]
    headline: Annotated[str, Meta(description="One of the accounts' titles, word for word.")]
    when: Annotated[str | None, Meta(description="When it happened (ISO 8601 cut to its precision); null: no date found.")]


class RemovedShape(Struct, frozen=True):
    """A piece of `text` that is no part of the article."""

    start: Annotated[Offset, Meta(description="First character of the piece.")]
    end: Annotated[Offset, Meta(description="One past its last character.")]
    why: Annotated[Why, Meta(description="Why it was set aside.")]


class EvidenceShape(Struct, frozen=True):
    """What a page, its manifest or its address says of it, and where that stood."""

    field: Annotated[str, Meta(description="What it tells: title, outlet, host, agency, author, published, language or source.")]
    value: Annotated[str, Meta(description="What it says.")]
    origin: Annotated[str, Meta(description="Where it stood: manifest, json-ld, meta, title-tag, h1, byline, dateline, url …")]
    span: Annotated[SpanShape | None, Meta(description="The words in the text; null where it stood outside the visible text.")]


class ArticleShape(Struct, frozen=True):
    """One account: an article found in one page."""

    id: Annotated[str, Meta(description="Hash of source and content. Two outlets that print one text are two articles.")]
    content: Annotated[str, Meta(description="Hash of the bytes that were read, as `sha256:…`.")]
    source: Annotated[str, Meta(description="Path or address as given.")]
    text: Annotated[str, Meta(description="The page's text, unchanged, furniture and all. Every span points into it.")]
    body: Annotated[tuple[tuple[int, int], ...], Meta(description="The pieces of `text` that are the article, in order.")]
    removed: Annotated[tuple[RemovedShape, ...], Meta(description="The pieces that are not, each with the reason.")]
    captions: Annotated[tuple[tuple[int, int], ...], Meta(description="Pieces of the body that describe a picture.")]
    title: Annotated[str | None, Meta(description="The headline; null where none was found.")]
    title_span: Annotated[SpanShape | None, Meta(description="Where the headline stands in `text`, if it does.")]
    outlet: Annotated[str | None, Meta(description="Who wrote it; null where the page does not say.")]
    host: Annotated[str | None, Meta(description="Who printed it; null where the page does not say.")]
    agencies: Annotated[tuple[str, ...], Meta(description="News agencies that the text credits (a photo credit does not count).")]
    authors: Annotated[tuple[str, ...], Meta(description="Names in the byline.")]
    published: Annotated[str | None, Meta(description="When it was published (ISO 8601 cut to its precision); null: not found.")]
    published_from: Annotated[str, Meta(description="Where that date stood: json-ld, meta, dateline, byline, url, file or none.")]
    language: Annotated[str, Meta(description="ISO 639 code of the body's language; `und` where it could not be told.")]
    reading: Annotated[Literal["deep", "shallow"], Meta(description="`shallow`: no tagger for this language, so less was read.")]
    origin: Annotated[str | None, Meta(description="Id of its independent origin; null for an article that stands alone.")]
    evidence: Annotated[tuple[EvidenceShape, ...], Meta(description="Whence title, outlet, date and the rest are known.")]
    notes: Annotated[tuple[str, ...], Meta(description="Anything unusual about how the page was read, in words.")]


class OriginShape(Struct, frozen=True):
    """One independent reporting act. Corroboration counts these, never outlets. No link found is no proof of independence."""

    id: Annotated[str, Meta(description="Label of the origin within this dossier.")]
    articles: Annotated[tuple[str, ...], Meta(description="Ids of the articles that go back to it.")]
    agency: Annotated[str | None, Meta(description="The news agency behind it, where one is credited.")]


class LinkShape(Struct, frozen=True):
    """Why two accounts are held to be related."""

    child: Annotated[str, Meta(description="Id of the article that goes back to the other.")]
    parent: Annotated[str, Meta(description="Id of the article it goes back to, or `agency:NAME`.")]
    relation: Annotated[LinkKind, Meta(description="How it goes back to it.")]
    score: Annotated[float, Meta(description="Strength of the link, 0 to 1, rounded to three places.")]
    reasons: Annotated[tuple[str, ...], Meta(description="The reasons, in words.")]
    spans: Annotated[tuple[tuple[SpanShape, SpanShape], ...], Meta(description="Pairs of the child's words and the parent's.")]
    directed: Annotated[bool, Meta(description="False where nothing tells which of the two came first.")]
    joins: Annotated[bool, Meta(description="Whether the link makes the two one origin.")]


class FormShape(Struct, frozen=True):
    """A spelling of a name in one article."""

    text: Annotated[str, Meta(description="The name as printed, without titles of office.")]
    article: Annotated[str, Meta(description="Id of the article.")]
    count: Annotated[int, Meta(description="How often it stands there.", ge=0)]


class RelationShape(Struct, frozen=True):
    """This entity is `kind` of entity `to`."""

    kind: Annotated[str, Meta(description="mother, husband, spokesman …")]
    to: Annotated[str, Meta(description="Id of the other entity.")]
    spans: Spans


class EntityShape(Struct, frozen=True):
    """One person, organisation or place behind all spellings in all accounts."""

    id: Annotated[str, Meta(description="Label of the entity within this dossier.")]
    kind: Annotated[EntityKind, Meta(description="What it is.")]
    name: Annotated[str, Meta(description="Its fullest name.")]
    forms: Annotated[tuple[FormShape, ...], Meta(description="Every spelling, article by article.")]
    mentions: Annotated[tuple[SpanShape, ...], Meta(description="Every place that names it.")]
    roles: Annotated[tuple[str, ...], Meta(description="Offices and descriptions the accounts give it, in their words.")]
    relations: Annotated[tuple[RelationShape, ...], Meta(description="Kinship and other ties stated in the accounts.")]


class QuoteVersionShape(Struct, frozen=True):
    """One account's version of an utterance."""

    span: Annotated[SpanShape, Meta(description="What was said, without quotation marks.")]
    speaker: Annotated[str | None, Meta(description="Id of the entity this account gives it to; null: speaker unknown.")]
    cue: Annotated[SpanShape | None, Meta(description="The verb of saying, where there is one.")]
    direct: Annotated[bool, Meta(description="True for the speaker's own words, false for reported speech.")]
    change: Annotated[Change, Meta(description="How it differs from the first version, which is the fullest.")]


class QuoteShape(Struct, frozen=True):
    """One utterance in all its versions, the fullest first."""

    id: Annotated[str, Meta(description="Label of the quote within this dossier.")]
    speaker: Annotated[str | None, Meta(description="Id of the entity that said it; null: speaker unknown.")]
    versions: Annotated[tuple[QuoteVersionShape, ...], Meta(description="Every version; the others are judged by the first.")]


class AuthorityShape(Struct, frozen=True):
    """One source that several origins lean on: many tellings of one word."""

    id: Annotated[str, Meta(description="Label of the authority within this dossier.")]
    name: Annotated[str, Meta(description="Its name in the accounts' words.")]
    origins: OriginIds
    spans: Spans


class ValueShape(Struct, frozen=True):
    """A typed value inside a claim."""

    kind: Annotated[ValueKind, Meta(description="What kind of value.")]
    value: Annotated[str, Meta(description="The value, normalised: `59`, `0.5`, `2023-10-07`, a name.")]
    scope: Annotated[str, Meta(description="What is counted or named, in the page's words.")]
    bound: Annotated[Bound, Meta(description="Whether it is meant exactly, as a bound, or roughly.")]
    unit: Annotated[str, Meta(description="What it is measured in: people, km, USD; empty where it has none.")]
    predicate: Annotated[str, Meta(description="What happened to what is counted: killed, missing, arrested; empty: not known.")]
    low: Annotated[float | None, Meta(description="Lower end of its range as a number, where it has one.")]
    high: Annotated[float | None, Meta(description="Upper end of its range as a number, where it has one.")]
    span: Annotated[SpanShape, Meta(description="The words that give it.")]


class StatementShape(Struct, frozen=True):
    """A clause of a claim that can be true or false by itself: a sentence often makes several statements."""

    span: Annotated[SpanShape, Meta(description="The statement's words.")]
    subject: Annotated[SpanShape | None, Meta(description="The words it is about; they may stand in another clause.")]
    predicate: Annotated[SpanShape | None, Meta(description="Its verb with the helpers before it.")]
    attributed_to: Annotated[SpanShape | None, Meta(description="The words that name who says so; null: the page's own.")]
    when: Annotated[str | None, Meta(description="The time it gives, or shares with the statement it is joined to.")]


class ClaimShape(Struct, frozen=True):
    """A stretch of one account that can be true or false by itself."""

    span: Annotated[SpanShape, Meta(description="The claim's words.")]
    sentence: Annotated[SpanShape, Meta(description="The sentence they stand in.")]
    attributed_to: Annotated[str | None, Meta(description="The words that name whose statement it is; null: the page's own.")]
    attributed_to_span: Annotated[SpanShape | None, Meta(description="Where those words stand.")]
    values: Annotated[tuple[ValueShape, ...], Meta(description="Numbers, dates, places and names it gives.")]
    when: Annotated[str | None, Meta(description="When the thing claimed happened, as far as the page says so.")]
    in_quote: Annotated[bool, Meta(description="It stands inside a quotation.")]
    in_caption: Annotated[bool, Meta(description="It stands in a picture's caption.")]
    in_title: Annotated[bool, Meta(description="It stands in the headline.")]
    statements: Annotated[
        tuple[StatementShape, ...], Meta(description="The clauses it is made of, if its grammar is known.")
    ] = ()


class PointShape(Struct, frozen=True):
    """One proposition and every place that states it, or states it with another value."""

    id: Annotated[str, Meta(description="Label of the point within this dossier.")]
    key: Annotated[str, Meta(description="Stable key, for links and judgements.")]
    conflicts: Annotated[tuple[str, ...], Meta(description="Ids of the conflicts in it.")]
    text: Annotated[str, Meta(description="The clearest of its claims, word for word.")]
    standing: Annotated[
        Standing,
        Meta(
            description="agreed: several origins state it; one-origin: one alone; disputed: its values conflict; "
            "superseded: a later value replaced an earlier one."
        ),
    ]
    origins: OriginIds
    claims: Annotated[tuple[ClaimShape, ...], Meta(description="Every place that states it.")]
    when: Annotated[str | None, Meta(description="When it happened (ISO 8601 cut to its precision), where the accounts say.")]


class ConflictValueShape(Struct, frozen=True):
    """One of the values that part."""

    value: Annotated[str, Meta(description="The value, normalised.")]
    spans: Spans
    origins: OriginIds
    as_of: Annotated[str, Meta(description="The time this value is of, where known; empty otherwise.")]


class ConflictShape(Struct, frozen=True):
    """Values that part. Never a verdict on who is right."""

    id: Annotated[str, Meta(description="Label of the conflict within this dossier.")]
    key: Annotated[str, Meta(description="Stable key, for links and judgements.")]
    points: PointIds
    kind: Annotated[ConflictKind, Meta(description="What kind of value parts.")]
    about: Annotated[str, Meta(description="What the values are of, in words.")]
    judgement: Annotated[
        Judgement,
        Meta(
            description="conflict: not all can be true; superseded: true one after the other; "
            "slip: refuted by its own page or the calendar."
        ),
    ]
    values: Annotated[tuple[ConflictValueShape, ...], Meta(description="The values; of a slip the refuted one stands first.")]
    reasons: Annotated[tuple[str, ...], Meta(description="Why it was so judged, in words.")]
    low: Annotated[str, Meta(description="Least value by the rule in `made_by.options`; empty where values are no numbers.")] = ""
    best: Annotated[str, Meta(description="The value, or the range, that the rule names. It is no verdict on who is right.")] = ""
    high: Annotated[str, Meta(description="Greatest value by that rule.")] = ""


class TimelineShape(Struct, frozen=True):
    """One dated happening."""

    when: Annotated[str, Meta(description="ISO 8601 cut to its precision: 2023-10-07, 2023-11, 2023; a decade is `199X`.")]
    precision: Annotated[Precision, Meta(description="How precisely the accounts date it.")]
    text: Annotated[str, Meta(description="What happened, in one account's words.")]
    points: PointIds
    spans: Spans
    origins: Annotated[
        tuple[str, ...], Meta(description="Ids of the origins whose accounts say so; where it is one, only that origin does.")
    ] = ()
    people: Annotated[tuple[str, ...], Meta(description="Ids of the persons named in it, or meant by a pronoun.")] = ()


class WordingShape(Struct, frozen=True):
    """What some accounts call a thing."""

    text: Annotated[str, Meta(description="The words chosen.")]
    spans: Spans
    articles: ArticleIds


class WordingChoiceShape(Struct, frozen=True):
    """Different words for one and the same thing."""

    of: Annotated[str, Meta(description="Id of an entity, or the thing in words.")]
    values: Annotated[tuple[WordingShape, ...], Meta(description="The words, and who chose them.")]


class OmissionShape(Struct, frozen=True):
    """A point that most origins carry and some accounts leave out although it was public."""

    point: Annotated[str, Meta(description="Id of the point.")]
    articles: Annotated[tuple[str, ...], Meta(description="Ids of the articles that leave it out.")]
    public_since: Annotated[str, Meta(description="Since when it was public, by the dates of the accounts that carry it.")]


class NotReadShape(Struct, frozen=True):
    """A page that gave nothing."""

    source: Annotated[str, Meta(description="Path or address as given.")]
    why: Annotated[str, Meta(description="Why, in one line.")]


class BriefLineShape(Struct, frozen=True):
    """One sentence of the brief. There is none without spans."""

    text: Annotated[str, Meta(description="The sentence.")]
    points: PointIds
    spans: Spans


class UncorrectedShape(Struct, frozen=True):
    """An account whose value was superseded, and no later page of the same outlet gives a later one."""

    article: Annotated[str, Meta(description="Id of the article.")]
    conflict: Annotated[str, Meta(description="Id of the conflict; empty where this dossier is of a time before it arose.")]
    about: Annotated[str, Meta(description="What the values are of, in words.")]
    value: Annotated[str, Meta(description="The value it gives.")]
    later_value: Annotated[str, Meta(description="The value that the last account gives.")]
    later_since: Annotated[str, Meta(description="When that later value was first printed.")]
    spans: Spans


class FallenShape(Struct, frozen=True):
    """A point that none of the accounts left states."""

    id: Annotated[str, Meta(description="Label of the point in the full reading.")]
    key: Annotated[str, Meta(description="Its stable key.")]
    text: Annotated[str, Meta(description="Its words, from an account that was left out.")]


class LoadBearingShape(Struct, frozen=True):
    """What hangs on one outlet or agency."""

    outlet: Annotated[str, Meta(description="Its name.")]
    articles: Annotated[tuple[str, ...], Meta(description="Ids of the articles that fall away with it.")]
    falls: Annotated[tuple[str, ...], Meta(description="Ids of the points that no other account states.")]
    weakens: Annotated[tuple[str, ...], Meta(description="Ids of the points that several origins state, and one without it.")]
    fallen: Annotated[tuple[FallenShape, ...], Meta(description="With --without: the points of `falls`, which are gone.")] = ()


class DossierShape(Struct, frozen=True):
    """What the accounts of one story say together: who says what, how many origins stand behind it, and where they part."""

    schema: Annotated[Literal["rashomon/dossier/1"], Meta(description="Name and number of this shape.")]
    made_by: Annotated[MadeByShape, Meta(description="What made it.")]
    story: Annotated[StoryShape, Meta(description="The story.")]
    articles: Annotated[tuple[ArticleShape, ...], Meta(description="The accounts.")]
    origins: Annotated[tuple[OriginShape, ...], Meta(description="Independent reporting acts, as far as links were found.")]
    lineage: Annotated[tuple[LinkShape, ...], Meta(description="Who goes back to whom, with reasons.")]
    entities: Annotated[tuple[EntityShape, ...], Meta(description="People, organisations and places.")]
    quotes: Annotated[tuple[QuoteShape, ...], Meta(description="What was said, in every version.")]
    authorities: Annotated[tuple[AuthorityShape, ...], Meta(description="Single sources behind several origins.")]
    points: Annotated[tuple[PointShape, ...], Meta(description="The propositions the accounts state.")]
    conflicts: Annotated[tuple[ConflictShape, ...], Meta(description="Where the accounts part.")]
    timeline: Annotated[
        tuple[TimelineShape, ...],
        Meta(description="What happened when, in order of time; a year or month stands before its days."),
    ]
    wording: Annotated[tuple[WordingChoiceShape, ...], Meta(description="Where they choose different words.")]
    omissions: Annotated[tuple[OmissionShape, ...], Meta(description="What some leave out.")]
    not_read: Annotated[tuple[NotReadShape, ...], Meta(description="Pages that gave nothing, and why.")]
    brief: Annotated[tuple[BriefLineShape, ...], Meta(description="The story in a few lines, each resting on spans.")]
    uncorrected: Annotated[tuple[UncorrectedShape, ...], Meta(description="Who never corrected a superseded value.")] = ()
    load_bearing: Annotated[
        tuple[LoadBearingShape, ...],
        Meta(description="What would fall without each outlet or agency, the most first; with --without: what fell."),
    ] = ()


class ReadingShape(Struct, frozen=True):
    """All that came of a set of pages."""

    schema: Annotated[Literal["rashomon/reading/1"], Meta(description="Name and number of this shape.")]
    dossiers: Annotated[tuple[DossierShape, ...], Meta(description="One for each story told by two accounts or more.")]
    singles: Annotated[tuple[ArticleShape, ...], Meta(description="Articles that stand alone.")]
    not_read: Annotated[tuple[NotReadShape, ...], Meta(description="Pages that gave nothing, and why.")]


class FoundShape(Struct, frozen=True):
    """One claim that answers."""

    text: Annotated[str, Meta(description="The claim's words, white space folded.")]
    span: Annotated[SpanShape, Meta(description="Where they stand.")]
    point: Annotated[str, Meta(description="Id of the point it states.")]
    standing: Annotated[Standing, Meta(description="Standing of that point.")]
    origins: OriginIds
    conflicts: Annotated[tuple[str, ...], Meta(description="Ids of the conflicts in that point.")]
    same: Annotated[tuple[SpanShape, ...], Meta(description="The other places that state that point.")]
    score: Annotated[float, Meta(description="How well it fits the question, 0 to 1.")]
    reasons: Annotated[tuple[str, ...], Meta(description="Why, in words.")]
    group: Annotated[int, Meta(description="Answers with one number say the same, as far as words, figures and vectors tell.")]


class AnswerShape(Struct, frozen=True):
    """What a dossier's claims answer to a question."""

    schema: Annotated[Literal["rashomon/answer/1"], Meta(description="Name and number of this shape.")]
    question: Annotated[str, Meta(description="The question.")]
    kind: Annotated[QuestionKind, Meta(description="What kind of question it was taken for.")]
    found: Annotated[tuple[FoundShape, ...], Meta(description="Claims, best first; empty: NOT IN THE SOURCES.")]
    why: Annotated[str, Meta(description="Where nothing was found: what is lacking.")]
