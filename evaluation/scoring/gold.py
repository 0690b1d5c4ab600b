"""The truth about an event, as `gold.json` gives it: only what is scored is read."""

from pathlib import Path

import msgspec


class Mention(msgspec.Struct, frozen=True):
    """A piece of text as it stands on a page, the `nth` time."""

    article: str
    text: str
    nth: int = 1


class GoldArticle(msgspec.Struct, frozen=True):
    """A page: what of it is the article, and what is not."""

    id: str
    file: str
    title: str | None = None
    host: str | None = None
    published: str | None = None
    furniture: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    repeats: tuple[str, ...] = ()


class Named(msgspec.Struct, frozen=True):
    """A person or a group: the names it bears, page by page."""

    id: str
    names: dict[str, tuple[str, ...]]


class GoldQuote(msgspec.Struct, frozen=True):
    """Versions of one utterance; `speaker` is None where no page tells it."""

    id: str
    speaker: str | None
    versions: tuple[Mention, ...]


class Fact(msgspec.Struct, frozen=True):
    """One fact, and every place that states it."""

    id: str
    mentions: tuple[Mention, ...]


class GoldValue(msgspec.Struct, frozen=True):
    """One of the values that part."""

    value: str
    mentions: tuple[Mention, ...]


class GoldConflict(msgspec.Struct, frozen=True):
    """Where accounts part, and what that amounts to."""

    id: str
    kind: str
    about: str
    judgement: str
    values: tuple[GoldValue, ...]


class Trap(msgspec.Struct, frozen=True):
    """Values that differ and do not conflict."""

    mentions: tuple[Mention, ...]


class Dated(msgspec.Struct, frozen=True):
    """A happening, when it was, and every place that states it."""

    when: str
    text: str
    mentions: tuple[Mention, ...]


class LeftOut(msgspec.Struct, frozen=True):
    """A fact, and the articles that leave it out."""

    fact: str
    missing_in: tuple[str, ...]


class Gold(msgspec.Struct, frozen=True):
    """Everything that is true of an event and is scored."""

    articles: tuple[GoldArticle, ...]
    origins: tuple[tuple[str, ...], ...]
    people: tuple[Named, ...]
    quotes: tuple[GoldQuote, ...]
    facts: tuple[Fact, ...]
    conflicts: tuple[GoldConflict, ...]
    timeline: tuple[Dated, ...]
    organisations: tuple[Named, ...] = ()
    not_conflicts: tuple[Trap, ...] = ()
    omissions: tuple[LeftOut, ...] = ()


def load_gold(folder: Path) -> Gold:
    """The truth about the event in `folder`. Raises msgspec.ValidationError naming the field that is not as it should be."""
    return msgspec.json.decode((folder / "gold.json").read_bytes(), type=Gold)
