"""The only way to point at text."""

from dataclasses import dataclass

from rashomon.model.errors import BadSpanError


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of one article's text, in Unicode code points of `Article.text`.

    Raises `BadSpanError` when it would be empty or begin before the text.
    """

    article: str
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise BadSpanError(f"span {self.start}:{self.end} of article {self.article} is empty or begins before the text")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The characters this span claims, given the article's text."""
        return text[self.start : self.end]

    def overlap(self, other: "Span") -> int:
        """How many characters both spans cover; 0 in different articles."""
        if self.article != other.article:
            return 0
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def covers(self, other: "Span") -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.article == other.article and self.start <= other.start and other.end <= self.end
