"""What everything is made of: frozen values and the protocols of what may be swapped. Standard library only."""

from rashomon.model.annotation import Account, Annotation, NameGuess, Sentence, TaggedSentence, Token
from rashomon.model.answer import Answer, Found, QuestionKind
from rashomon.model.article import Article, Evidence, HostProfile, NotRead, Page, Piece, Removed, Why
from rashomon.model.claim import (
    Bound,
    Claim,
    Conflict,
    ConflictKind,
    ConflictValue,
    DateMention,
    Happening,
    Judgement,
    Point,
    Standing,
    Statement,
    Value,
    ValueKind,
)
from rashomon.model.entity import Entity, EntityKind, Form, KinshipCue, Mention, Relation
from rashomon.model.errors import (
    ArchiveError,
    BadSpanError,
    ManifestError,
    ModelMissingError,
    NothingReadError,
    RashomonError,
    UnreadableError,
    UsageError,
)
from rashomon.model.kept import Anchor, Counts, Decision, Forward, KeptArticle, KeptStory, RawPage, Taken
from rashomon.model.lineage import Authority, Link, LinkKind, Origin, Overlap
from rashomon.model.moment import Moment, Precision
from rashomon.model.protocols import Encoder, Tagger
from rashomon.model.quote import Change, FoundQuote, Quote, QuoteVersion
from rashomon.model.span import Span
from rashomon.model.story import (
    BriefLine,
    Dossier,
    MadeBy,
    ModelUsed,
    Omission,
    Reading,
    TimelineEntry,
    Wording,
    WordingChoice,
)
from rashomon.model.whatif import Fallen, LoadBearing, Rule, Uncorrected

__all__ = [
    "Account", "Anchor", "Annotation", "Answer", "ArchiveError", "Article", "Authority", "BadSpanError", "Bound",
    "BriefLine", "Change", "Claim", "Conflict", "ConflictKind", "ConflictValue", "Counts", "DateMention", "Decision",
    "Dossier", "Encoder", "Entity", "EntityKind", "Evidence", "Fallen", "Form", "Forward", "Found", "FoundQuote",
    "Happening", "HostProfile", "Judgement", "KeptArticle", "KeptStory", "KinshipCue", "Link", "LinkKind",
    "LoadBearing", "MadeBy", "ManifestError", "Mention", "ModelMissingError", "ModelUsed", "Moment", "NameGuess",
    "NotRead", "NothingReadError", "Omission", "Origin", "Overlap", "Page", "Piece", "Point", "Precision",
    "QuestionKind", "Quote", "QuoteVersion", "RashomonError", "RawPage", "Reading", "Relation", "Removed", "Rule",
    "Sentence", "Span", "Standing", "Statement", "TaggedSentence", "Tagger", "Taken", "TimelineEntry", "Token",
    "Uncorrected", "UnreadableError", "UsageError", "Value", "ValueKind", "Why", "Wording", "WordingChoice",
]  # fmt: skip
