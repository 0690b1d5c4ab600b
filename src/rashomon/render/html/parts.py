"""What the template shows, part by part: plain values, no logic."""

from dataclasses import dataclass

from rashomon.model import Conflict, Dossier, Entity
from rashomon.render.html.copies import Drawing
from rashomon.render.html.marks import Account, Mark
from rashomon.render.html.pieces import TextPiece
from rashomon.render.html.worddiff import Run
from rashomon.render.phrases import Excerpt


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence and the marks it rests on."""

    text: str
    marks: tuple[Mark, ...]
    points: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """An account's column in the matrix, and the origin it stands under; `span` > 0 where an origin begins."""

    account: Account
    origin: str
    agency: str
    span: int


@dataclass(frozen=True, slots=True)
class CellView:
    """One cell of the matrix."""

    kind: str
    sign: str
    says: str
    value: str
    mark: Mark | None


@dataclass(frozen=True, slots=True)
class RowView:
    """One point in the matrix."""

    id: str
    text: str
    standing: str
    origins: str
    conflicts: tuple[str, ...]
    when: str
    mark: Mark | None
    cells: tuple[CellView, ...]
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Points of one standing."""

    standing: str
    title: str
    rows: tuple[RowView, ...]


@dataclass(frozen=True, slots=True)
class Cited:
    """Quoted words in their surroundings, parted at the value they give, and the way there."""

    mark: Mark
    excerpt: Excerpt
    words: Excerpt


@dataclass(frozen=True, slots=True)
class Side:
    """One value of a conflict."""

    shape: str
    value: str
    origins: str
    as_of: str
    cited: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class ConflictView:
    """One conflict, its values side by side."""

    conflict: Conflict
    judgement: str
    means: str
    sides: tuple[Side, ...]
    figures: str = ""


@dataclass(frozen=True, slots=True)
class VersionView:
    """One wording of an utterance and every account that has it."""

    marks: tuple[Mark, ...]
    names: str
    change: str
    change_words: str
    direct: bool
    speaker: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class QuoteView:
    """One utterance: its fullest version first."""

    id: str
    speaker: str
    versions: tuple[VersionView, ...]


@dataclass(frozen=True, slots=True)
class Spelling:
    """One spelling of a name: which accounts print it, with every place."""

    text: str
    names: str
    count: int
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class EntityView:
    """One person, organisation or place."""

    entity: Entity
    spellings: tuple[Spelling, ...]
    accounts: str
    relations: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class TimeView:
    """One dated happening."""

    when: str
    weekday: str
    iso: str
    line: Line
    caveats: str = ""


@dataclass(frozen=True, slots=True)
class WordView:
    """One thing and what the accounts call it."""

    of: str
    values: tuple[tuple[str, str, tuple[Mark, ...]], ...]


@dataclass(frozen=True, slots=True)
class OmissionView:
    """A point and those who leave it out."""

    point: Line
    standing: str
    accounts: tuple[Account, ...]
    public_since: str


@dataclass(frozen=True, slots=True)
class LinkView:
    """One link between two accounts, with its reasons and the words side by side."""

    child: str
    parent: str
    relation: str
    score: str
    joins: bool
    directed: bool
    reasons: tuple[str, ...]
    pairs: tuple[tuple[Mark, Mark], ...]


@dataclass(frozen=True, slots=True)
class PageView:
    """One account's page: what is known of it, and its text in pieces."""

    account: Account
    origin: str
    published: str
    shallow: str
    language: str
    link: str
    pieces: tuple[TextPiece, ...]


@dataclass(frozen=True, slots=True)
class BearingView:
    """What hangs on one outlet: in words, its pages, and the points that are gone."""

    says: str
    accounts: tuple[Account, ...]
    fallen: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class View:
    """The whole page."""

    dossier: Dossier
    day: str
    weekday: str
    counts: tuple[tuple[int, str, str], ...]
    cautions: tuple[str, ...]
    brief: tuple[Line, ...]
    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    conflicts: tuple[ConflictView, ...]
    quotes: tuple[QuoteView, ...]
    lone_quotes: tuple[QuoteView, ...]
    people: tuple[EntityView, ...]
    others: tuple[EntityView, ...]
    timeline: tuple[TimeView, ...]
    wording: tuple[WordView, ...]
    omissions: tuple[OmissionView, ...]
    drawing: Drawing
    links: tuple[LinkView, ...]
    authorities: tuple[tuple[str, str, tuple[Mark, ...]], ...]
    pages: tuple[PageView, ...]
    bearing_title: str = ""
    bearing: tuple[BearingView, ...] = ()
    uncorrected: tuple[Line, ...] = ()
