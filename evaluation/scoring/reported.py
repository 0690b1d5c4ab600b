"""What a dossier reports, as far as it is scored: any program's JSON of this form will do."""

from typing import Literal

import msgspec


class Where(msgspec.Struct, frozen=True):
    """A span: half-open, in code points of the article's text."""

    article: str
    start: int
    end: int


class ReportedArticle(msgspec.Struct, frozen=True):
    """A page as it was read."""

    id: str
    source: str
    text: str
    body: tuple[tuple[int, int], ...]


class ReportedOrigin(msgspec.Struct, frozen=True):
    """Articles held to go back to one reporting act."""

    articles: tuple[str, ...]


class ReportedForm(msgspec.Struct, frozen=True):
    """A spelling in one article."""

    text: str
    article: str


class ReportedEntity(msgspec.Struct, frozen=True):
    """One person, organisation or place."""

    id: str
    forms: tuple[ReportedForm, ...]


class ReportedVersion(msgspec.Struct, frozen=True):
    """One page's version of an utterance."""

    span: Where
    speaker: str | None = None
    direct: bool = True


class ReportedQuote(msgspec.Struct, frozen=True):
    """Versions held to be of one utterance."""

    versions: tuple[ReportedVersion, ...]


class ReportedClaim(msgspec.Struct, frozen=True):
    """A place that states a point."""

    span: Where


class ReportedPoint(msgspec.Struct, frozen=True):
    """Places held to state one proposition."""

    claims: tuple[ReportedClaim, ...]
    id: str = ""


class ReportedValue(msgspec.Struct, frozen=True):
    """One of the values held to part."""

    value: str
    spans: tuple[Where, ...]


class ReportedConflict(msgspec.Struct, frozen=True):
    """Values held to part; of a slip the refuted one stands first."""

    values: tuple[ReportedValue, ...]
    about: str = ""
    judgement: str = ""


class ReportedHappening(msgspec.Struct, frozen=True):
    """A dated happening and the places that state it."""

    when: str | None
    spans: tuple[Where, ...]


class ReportedOmission(msgspec.Struct, frozen=True):
    """A point, and the articles held to leave it out."""

    point: str
    articles: tuple[str, ...]


class ReportedLine(msgspec.Struct, frozen=True):
    """A line of the brief and the places it leads to."""

    text: str
    spans: tuple[Where, ...]


class Reported(msgspec.Struct, frozen=True):
    """A dossier."""

    schema: Literal["rashomon/dossier/1"]
    articles: tuple[ReportedArticle, ...]
    origins: tuple[ReportedOrigin, ...]
    entities: tuple[ReportedEntity, ...]
    quotes: tuple[ReportedQuote, ...]
    points: tuple[ReportedPoint, ...]
    conflicts: tuple[ReportedConflict, ...]
    timeline: tuple[ReportedHappening, ...]
    omissions: tuple[ReportedOmission, ...] = ()
    brief: tuple[ReportedLine, ...] = ()


def load_dossier(data: bytes | str) -> Reported:
    """The dossier in this JSON. Raises msgspec.ValidationError naming the field that is not as it should be."""
    return msgspec.json.decode(data, type=Reported)
