"""The dossier in Markdown: every statement with footnotes that name the page, the characters, and quote the words."""

import re
from collections.abc import Iterable

from rashomon.model import Article, Conflict, Dossier, Entity, Quote, Span
from rashomon.render import phrases
from rashomon.render.grid import CellKind, columns, grid
from rashomon.render.phrases import fold, shorten

QUOTED = 200  # characters of the words in a footnote: enough to find them, not a copy of the page
SIGNS: dict[CellKind, str] = {"states": "●", "other": "◆", "omits": "○", "absent": "·"}


def dossier_markdown(dossier: Dossier) -> str:
    """The whole dossier as CommonMark with tables and footnotes (as GitHub, Pandoc and Obsidian read them)."""
    return _Markdown(dossier).text()


def escape(text: str) -> str:
    """The text on one line, with everything that Markdown or HTML would read as markup made harmless."""
    text = re.sub("[\0\ud800-\udfff]", "\ufffd", fold(text))
    text = re.sub(r"([\\`*_\[\]|~$])", r"\\\1", text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return re.sub(r"^( ?\d+)([.)])", r"\1\\\2", re.sub(r"^( ?)([-=:+#])", r"\1\\\2", text))


class _Markdown:
    """Writes one dossier section by section and gathers its footnotes."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.number = {article.id: place for place, article in enumerate(dossier.articles, start=1)}
        self.articles = {article.id: article for article in dossier.articles}
        self.names = {entity.id: entity.name for entity in dossier.entities}
        self.notes: dict[Span, int] = {}
        self.lines: list[str] = []

    def text(self) -> str:
        """Section by section, footnotes last."""
        for section in (
            self.front, self.brief, self.conflicts, self.points, self.quotes, self.people, self.timeline, self.copies,
            self.wording, self.omissions, self.hanging, self.accounts, self.not_read, self.footnotes,
        ):  # fmt: skip
            section()
        return "\n".join(self.lines).rstrip() + "\n"

    def add(self, *lines: str) -> None:
        self.lines.extend(lines)

    def notes_of(self, spans: Iterable[Span]) -> str:
        """The footnote marks of these spans, by account and place."""
        known = sorted(
            {span for span in spans if span.article in self.number}, key=lambda s: (self.number[s.article], s.start, s.end)
        )
        return "".join(f"[^{self.notes.setdefault(span, len(self.notes) + 1)}]" for span in known)

    def cite(self, article: Article) -> str:
        return f"{self.number[article.id]} {escape(phrases.outlet(article))}"

    def front(self) -> None:
        dossier = self.dossier
        day = phrases.weekday(dossier.when or "")
        date = escape(phrases.when(dossier.when))
        counts = (
            f"**{phrases.count(len(dossier.articles), 'account')}**, "
            f"**{phrases.count(len(dossier.origins), 'independent origin')}** ({phrases.NO_PROOF}), "
            f"{phrases.count(len(dossier.conflicts), 'place')} where they part, {phrases.count(len(dossier.points), 'point')}."
        )
        self.add(
            f"# {escape(dossier.headline)}", "", f"{day}, {date}" if day else date, "", counts, "", f"*{phrases.NO_VERDICT}*", ""
        )

    def brief(self) -> None:
        if self.dossier.brief:
            self.add("## In brief", "", *(f"- {escape(line.text)}{self.notes_of(line.spans)}" for line in self.dossier.brief), "")

    def conflicts(self) -> None:
        self.add("## Where the accounts part", "")
        if not self.dossier.conflicts:
            self.add("None found; that is no proof that there are none.", "")
        for conflict in self.dossier.conflicts:
            self.conflict(conflict)

    def conflict(self, conflict: Conflict) -> None:
        judgement = phrases.JUDGEMENT[conflict.judgement]
        means = phrases.JUDGEMENT_MEANS[conflict.judgement]
        self.add(f"### {conflict.id}. {judgement}: {escape(conflict.about)}", "", f"*{conflict.kind}; {means}*", "")
        for value in conflict.values:
            as_of = f", as of {escape(phrases.when(value.as_of))}" if value.as_of else ""
            origins = phrases.count(len(value.origins), "origin")
            self.add(f"- **{escape(value.value)}** ({origins}{as_of}){self.notes_of(value.spans)}")
            for span in value.spans[:3]:
                if span.article in self.articles:
                    article = self.articles[span.article]
                    cited = phrases.excerpt(article, span)
                    words = f"{escape(cited.before)}**{escape(cited.words.strip())}**{escape(cited.after)}".strip()
                    self.add(f"  - {self.cite(article)}: “{words}”")
        if conflict.best:
            self.add("", f"Figures: {escape(phrases.figures(conflict, self.dossier))}")
        self.add("", *(f"Why: {escape(reason)}  " for reason in conflict.reasons), "")

    def points(self) -> None:
        rows = grid(self.dossier)
        if not rows:
            return
        ids = columns(self.dossier)
        self.add(
            "## Point by point",
            "",
            "● states it · ◆ gives another value · ○ leaves it out although it was public · `·` not there",
            "",
        )
        self.add(f"| Point | Standing | {' | '.join(str(self.number[id_]) for id_ in ids)} |")
        self.add("| --- | --- |" + " :-: |" * len(ids))
        for row in rows:
            point = row.point
            standing = f"{phrases.STANDING[point.standing]}, {phrases.count(len(point.origins), 'origin')}"
            if point.standing == "one-origin":
                standing = "one origin"
            cells = " | ".join(SIGNS[cell.kind] for cell in row.cells)
            notes = self.notes_of(claim.span for claim in point.claims)
            self.add(f"| {', '.join((point.id, *row.also))}. {escape(point.text)}{notes} | {standing} | {cells} |")
        self.add("")

    def quotes(self) -> None:
        if self.dossier.quotes:
            self.add("## What was said", "")
        for quote in self.dossier.quotes:
            self.quote(quote)

    def quote(self, quote: Quote) -> None:
        speaker = self.names.get(quote.speaker or "", quote.speaker or "speaker unknown")
        self.add(f"### {quote.id}. {escape(speaker)}", "")
        for place, version in enumerate(quote.versions):
            article = self.articles.get(version.span.article)
            if article is None:
                continue
            words = escape(version.span.of(article.text).strip())
            said = f"“{words}”" if version.direct else f"{words} *(reported speech)*"
            change = "fullest version" if not place else phrases.CHANGE[version.change]
            other = (
                ""
                if version.speaker == quote.speaker
                else f", given to {escape(self.names.get(version.speaker or '', 'nobody'))}"
            )
            self.add(f"- {said} – {self.cite(article)}, *{change}*{other}{self.notes_of([version.span])}")
        self.add("")

    def people(self) -> None:
        for title, kinds in (("People", ("person",)), ("Organisations and places", ("organisation", "place"))):
            found = [entity for entity in self.dossier.entities if entity.kind in kinds]
            if found:
                self.add(f"## {title}", "", *(self.entity(entity) for entity in found), "")

    def entity(self, entity: Entity) -> str:
        said = f"- **{escape(entity.name)}**"
        if entity.roles:
            said += f" ({escape(', '.join(entity.roles))})"
        spellings: dict[str, list[str]] = {}
        for form in entity.forms:
            if form.article in self.number:
                spellings.setdefault(form.text, []).append(str(self.number[form.article]))
        said += (
            ": " + "; ".join(f"“{escape(text)}” in {', '.join(where)}" for text, where in spellings.items()) if spellings else ""
        )
        for tie in entity.relations:
            said += f"; {escape(tie.kind)} of {escape(self.names.get(tie.to, tie.to))}{self.notes_of(tie.spans)}"
        first: dict[str, Span] = {}
        for span in entity.mentions:
            first.setdefault(span.article, span)
        return said + " " + self.notes_of(first.values())

    def timeline(self) -> None:
        if self.dossier.timeline:
            self.add("## Timeline", "")
            for entry in self.dossier.timeline:
                said = phrases.caveats(entry, self.dossier)
                self.add(f"- **{phrases.when(str(entry.when))}**: {escape(entry.text)}{said}{self.notes_of(entry.spans)}")
            self.add("")

    def copies(self) -> None:
        self.add("## Who copied whom", "")
        for origin in self.dossier.origins:
            names = "; ".join(self.cite(self.articles[id_]) for id_ in origin.articles if id_ in self.articles)
            self.add(f"- **{origin.id}**{f' ({escape(origin.agency)})' if origin.agency else ''}: {names}")
        self.add("")
        for link in self.dossier.lineage:
            child, parent = (
                self.cite(self.articles[key]) if key in self.articles else escape(key.removeprefix("agency:"))
                for key in (link.child, link.parent)
            )
            notes = self.notes_of(span for pair in link.spans[:3] for span in pair)
            joined = "" if link.joins else ", not counted as one origin"
            reasons = escape("; ".join(link.reasons))
            self.add(f"- {child} {phrases.RELATION[link.relation]} {parent} ({link.score:.2f}{joined}): {reasons}{notes}")
        self.add("", f"{phrases.NO_PROOF.capitalize()}.", "")
        if self.dossier.authorities:
            self.add("### One authority behind several origins", "")
            for authority in self.dossier.authorities:
                self.add(f"- {escape(authority.name)}: {', '.join(authority.origins)}{self.notes_of(authority.spans)}")
            self.add("")

    def wording(self) -> None:
        if self.dossier.wording:
            self.add("## Choice of words", "")
            for choice in self.dossier.wording:
                said = "; ".join(f"“{escape(value.text)}”{self.notes_of(value.spans)}" for value in choice.values)
                self.add(f"- **{escape(self.names.get(choice.of, choice.of))}**: {said}")
            self.add("")

    def omissions(self) -> None:
        points = {point.id: point for point in self.dossier.points}
        found = [(points[omission.point], omission) for omission in self.dossier.omissions if omission.point in points]
        if found:
            self.add("## Left out", "")
            for point, omission in found:
                names = ", ".join(self.cite(self.articles[id_]) for id_ in omission.articles if id_ in self.articles)
                since = f", public since {escape(phrases.when(omission.public_since))}" if omission.public_since else ""
                self.add(
                    f"- {point.id}. {escape(point.text)} – not in {names}{since}{self.notes_of(c.span for c in point.claims)}"
                )
            self.add("")

    def hanging(self) -> None:
        if self.dossier.uncorrected:
            self.add("## Never corrected", "")
            for row in self.dossier.uncorrected:
                if row.article in self.articles:
                    said = f"{escape(row.about)}: {escape(row.value)}; {escape(phrases.uncorrected(row))}"
                    self.add(f"- {self.cite(self.articles[row.article])}: {said}{self.notes_of(row.spans)}")
            self.add("")
        if self.dossier.load_bearing:
            self.add(f"## {escape(phrases.bearing_title(self.dossier))}", "")
            for bearing in self.dossier.load_bearing:
                self.add(f"- {escape(phrases.bearing(bearing))}")
                self.add(*(f"  - {fallen.id}. {escape(fallen.text)}" for fallen in bearing.fallen))
            self.add("")

    def accounts(self) -> None:
        origin_of = phrases.origin_of(self.dossier)
        self.add(
            "## The accounts",
            "",
            "| | Outlet | Published | Language | Origin | Source |",
            "| --- | --- | --- | --- | --- | --- |",
        )
        for article in self.dossier.articles:
            read = phrases.shallow(article) or phrases.language(article.language)
            cells = (
                str(self.number[article.id]),
                phrases.outlet(article),
                phrases.published(article),
                read,
                origin_of.get(article.id, ""),
                article.source,
            )
            self.add(f"| {' | '.join(escape(cell) for cell in cells)} |")
        self.add("")

    def not_read(self) -> None:
        if self.dossier.not_read:
            self.add("## Not read", "", *(f"- {escape(page.source)}: {escape(page.why)}" for page in self.dossier.not_read), "")

    def footnotes(self) -> None:
        self.add(
            "---",
            "",
            f"Made by Rashomon {escape(self.dossier.made_by.version)}. Footnotes: account, characters of its text, words.",
            "",
        )
        for span, number in self.notes.items():
            article = self.articles[span.article]
            words = escape(shorten(span.of(article.text), QUOTED))
            self.add(f"[^{number}]: {self.cite(article)}, {span.start}–{span.end}: “{words}”")
