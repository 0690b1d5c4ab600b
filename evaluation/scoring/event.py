"""One event: its truth, the dossier about it, and the places both speak of, in one system of coordinates."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePath

from evaluation.errors import EvaluationError
from evaluation.figures import Passage
from evaluation.scoring.gold import Gold, GoldArticle, Mention, load_gold
from evaluation.scoring.passages import PageText, Spot, labelled_text
from evaluation.scoring.reported import Reported, ReportedArticle, Where

# So many characters are shown on either side of a passage.
AROUND = 120


@dataclass(frozen=True, slots=True)
class PageRead:
    """A page of the event: its labels, the text they were written for, and the article as the dossier has it (None: not read)."""

    gold: GoldArticle
    labelled: PageText
    reported: ReportedArticle | None
    text: PageText


class Event:
    """An event's truth beside what was reported about it. Articles bear the ids of the truth."""

    def __init__(self, folder: Path, dossier: Reported) -> None:
        self.name = folder.name
        self.gold: Gold = load_gold(folder)
        self.dossier = dossier
        by_file = {PurePath(article.source).name: article for article in dossier.articles}
        self.pages: dict[str, PageRead] = {}
        self._gold_id: dict[str, str] = {}
        for article in self.gold.articles:
            reported = by_file.get(PurePath(article.file).name)
            labelled = PageText(labelled_text(folder / article.file))
            self.pages[article.id] = PageRead(article, labelled, reported, PageText(reported.text if reported else ""))
            if reported:
                self._gold_id[reported.id] = article.id

    def article(self, reported_id: str) -> str:
        """The truth's id of an article of the dossier; one that the truth does not know keeps its own."""
        return self._gold_id.get(reported_id, reported_id)

    def spot(self, where: Where) -> Spot:
        """The place a reported span points at. Raises EvaluationError when it does not lie inside its article's text."""
        article = self.article(where.article)
        page = self.pages.get(article)
        if page and not 0 <= where.start < where.end <= len(page.text.text):
            raise EvaluationError(
                f"{self.name}: span {where.start}:{where.end} of article {where.article} does not lie in the "
                f"{len(page.text.text)} characters of its text"
            )
        return Spot(article, where.start, where.end)

    def find(self, mention: Mention) -> Spot | None:
        """The place a gold mention stands at in the text as it was read, or None."""
        page = self.pages.get(mention.article)
        if page is None:
            raise EvaluationError(f"{self.name}: gold.json quotes an article {mention.article!r} that it does not list")
        place = page.text.place(mention.text, mention.nth)
        return Spot(mention.article, *place) if place else None

    def find_all(self, mentions: Iterable[Mention]) -> list[Spot]:
        """The places of those mentions that stand in the texts as they were read."""
        return [spot for spot in map(self.find, mentions) if spot]

    def passages(self, *spots: Spot | None) -> tuple[Passage, ...]:
        """The words at these spots with what stands around them; a spot that is not in the text as read is left out."""
        return tuple(self._passage(spot) for spot in spots if spot and spot.article in self.pages)

    def _passage(self, spot: Spot) -> Passage:
        text, start, end = self.pages[spot.article].text.text, spot.start, spot.end
        return Passage(spot.article, start, end, text[max(0, start - AROUND) : start], text[start:end], text[end : end + AROUND])

    def words(self, spot: Spot) -> str:
        """The beginning of what stands at a spot, for notes."""
        page = self.pages.get(spot.article)
        return page.text.text[spot.start : spot.end][:80] if page else "?"
