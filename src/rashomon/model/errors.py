"""Every error the library raises. All derive from `RashomonError`; each message names the thing and the value."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rashomon.model.article import NotRead


class RashomonError(Exception):
    """Anything that Rashomon refuses to do, said in one line."""


class BadSpanError(RashomonError):
    """A span that is empty, or does not lie inside its article's text."""


class UnreadableError(RashomonError):
    """A page that gave nothing: empty, binary, too large, or without an article. The message is its reason."""


class NothingReadError(UnreadableError):
    """None of the pages holds an article. `not_read` says why, page by page."""

    def __init__(self, not_read: "tuple[NotRead, ...]") -> None:
        super().__init__("none of the pages holds an article: " + "; ".join(f"{n.source}: {n.why}" for n in not_read))
        self.not_read = not_read


class ManifestError(RashomonError):
    """A manifest that cannot be understood; names the file, the line and the value."""


class UsageError(RashomonError):
    """A call that cannot be carried out as asked; names the option and the value."""


class ModelMissingError(RashomonError):
    """A model's package is not installed or is not the one this version was made with (hash)."""


class ArchiveError(RashomonError):
    """An archive that cannot be read or written: damaged, full, out of reach. What was acknowledged before stays."""


class RunError(RashomonError):
    """A run that cannot go on: its engine is out of reach, its folder belongs to another run. What is done stays done."""
