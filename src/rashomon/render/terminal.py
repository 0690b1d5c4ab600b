"""A reading in the terminal: standing, origins and conflicts first, then the rest. 80 columns do; colour is never needed."""

import io
import unicodedata
from typing import TYPE_CHECKING

from rashomon.model import Article, Conflict, Dossier, NotRead, Reading
from rashomon.render import phrases
from rashomon.render.grid import CellKind, columns, grid
from rashomon.render.phrases import shorten

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

MOST_POINTS = 12  # more are counted, not shown: the terminal is a glance, HTML and JSON hold all
MOST_QUOTES = 6
MOST_PEOPLE = 12
MOST_DATES = 12
MOST_BEARING = 3  # the load-bearing sources: those on which most hangs
MOST_FALLEN = 8
MOST_COLUMNS = 12  # accounts that fit beside the point's text in 80 columns
NARROWEST, WIDEST = 40, 100
STEERING = ("Cc", "Cf", "Cs", "Co")  # categories of signs: controls, formats, half surrogate pairs, private use
JOINERS = "\u200c\u200d\u00ad\u200e\u200f"  # parts of Persian words, of emoji, of hyphenated and of Hebrew words: harmless
SIGNS: dict[CellKind, str] = {"states": "●", "other": "◆", "omits": "○", "absent": "·"}
STYLE = {"disputed": "red", "superseded": "yellow", "agreed": "green", "one-origin": "default"}
JUDGED = {"conflict": "bold red", "superseded": "yellow", "slip": "magenta"}


def print_reading(reading: Reading, console: "Console") -> None:
    """Print every dossier of the reading, then what stands alone, then what was not read."""
    if isinstance(console.file, io.TextIOWrapper):
        console.file.reconfigure(errors="replace")  # a terminal that knows few signs shows '?', and the reading goes on
    for place, dossier in enumerate(reading.dossiers):
        if place:
            console.print()
        _Print(dossier, console).everything()
    if not reading.dossiers:
        _line(console, "No story was told by two accounts or more.")
    if reading.singles:
        _heading(console, "Standing alone", len(reading.singles))
        for article in reading.singles:
            _line(console, f"{phrases.outlet(article)}: {article.title or article.source}", indent=2)
    pages = (*(page for dossier in reading.dossiers for page in dossier.not_read), *reading.not_read)
    _not_read(console, tuple(dict.fromkeys(pages)))


def print_dossier(dossier: Dossier, console: "Console") -> None:
    """Print one dossier, and at its end the pages that were not read."""
    print_reading(Reading((dossier,), (), ()), console)


def tame(text: str) -> str:
    """The text on one line, without anything that could steer a terminal: controls and reversals of direction become `\ufffd`."""
    return "".join(
        "\ufffd" if sign not in JOINERS and unicodedata.category(sign) in STEERING else sign for sign in phrases.fold(text)
    )


def _width(console: "Console") -> int:
    return max(NARROWEST, min(console.width, WIDEST))


def _line(console: "Console", text: str, *, style: str = "", indent: int = 0, hanging: int = 0) -> None:
    """Print one paragraph, wrapped under its indent."""
    from rich.text import Text

    room = max(20, _width(console) - indent - hanging)
    for place, part in enumerate(Text(tame(text), overflow="fold").wrap(console, room)):
        part.rstrip()
        console.print(Text(" " * (indent + (hanging if place else 0))).append(part.plain, style), highlight=False)


def _heading(console: "Console", title: str, count: int | None = None) -> None:
    from rich.text import Text

    console.print()
    console.print(Text(title.upper() if count is None else f"{title.upper()} ({count})", style="bold"), highlight=False)


def _not_read(console: "Console", pages: tuple[NotRead, ...]) -> None:
    if pages:
        _heading(console, "Not read", len(pages))
        for page in pages:
            _line(console, f"{page.source}: {page.why}", indent=2, hanging=2)


class _Print:
    """Prints one dossier part by part."""

    def __init__(self, dossier: Dossier, console: "Console") -> None:
        self.dossier, self.console = dossier, console
        self.number = {article.id: place for place, article in enumerate(dossier.articles, start=1)}
        self.texts = {article.id: article for article in dossier.articles}

    def everything(self) -> None:
        self.front()
        self.origins()
        self.conflicts()
        self.brief()
        self.points()
        self.quotes()
        self.people()
        self.timeline()
        self.hanging()

    def more(self, total: int, shown: int, what: str) -> None:
        if total > shown:
            _line(self.console, f"… and {total - shown} more {what}: see --format html or json", style="dim", indent=2)

    def numbers(self, articles: list[str]) -> str:
        known = sorted({self.number[id_] for id_ in articles if id_ in self.number})
        return "[" + " ".join(map(str, known)) + "]" if known else ""

    def front(self) -> None:
        dossier = self.dossier
        day = phrases.weekday(dossier.when or "")
        _line(self.console, dossier.headline, style="bold")
        _line(self.console, f"{day}, {phrases.when(dossier.when)}" if day else phrases.when(dossier.when), style="dim")
        real = sum(conflict.judgement == "conflict" for conflict in dossier.conflicts)
        soft = [(kind, sum(c.judgement == kind for c in dossier.conflicts)) for kind in ("superseded", "slip")]
        besides = ", ".join(f"{count} {kind}" for kind, count in soft if count)
        counts = (
            f"{phrases.count(len(dossier.articles), 'account')} · {phrases.count(len(dossier.origins), 'independent origin')} · "
            f"{phrases.count(real, 'conflict')}{f' ({besides})' if besides else ''} · "
            f"{phrases.count(len(dossier.points), 'point')}"
        )
        _line(self.console, counts)
        standings = [(standing, sum(point.standing == standing for point in dossier.points)) for standing in phrases.STANDING]
        if dossier.points:
            _line(
                self.console, "points: " + " · ".join(f"{count} {phrases.STANDING[name]}" for name, count in standings if count)
            )

    def origins(self) -> None:
        _heading(self.console, "Origins", len(self.dossier.origins))
        for origin in self.dossier.origins:
            names = [f"[{self.number[a]}] {self.account(self.texts[a])}" for a in origin.articles if a in self.texts]
            agency = f" ({origin.agency})" if origin.agency else ""
            _line(self.console, f"{origin.id}{agency} {'; '.join(names)}", indent=2, hanging=4)
        for link in self.dossier.lineage:
            child = self.numbers([link.child]) or link.child
            parent = self.numbers([link.parent]) or link.parent.removeprefix("agency:")
            joined = "" if link.joins else " (not counted as one origin)"
            _line(
                self.console,
                f"{child} {phrases.RELATION[link.relation]} {parent}{joined}: {'; '.join(link.reasons)}",
                style="dim",
                indent=2,
                hanging=4,
            )
        _line(self.console, phrases.NO_PROOF, style="dim", indent=2)

    def account(self, article: Article) -> str:
        said = [phrases.outlet(article), phrases.published(article)]
        if note := phrases.shallow(article):
            said.append(note)
        return ", ".join(said)

    def conflicts(self) -> None:
        if not self.dossier.conflicts:
            _heading(self.console, "Where the accounts part")
            _line(self.console, "none found; that is no proof that there are none", style="dim", indent=2)
            return
        _heading(self.console, "Where the accounts part", len(self.dossier.conflicts))
        for conflict in self.dossier.conflicts:
            self.conflict(conflict)

    def conflict(self, conflict: Conflict) -> None:
        label = phrases.JUDGEMENT[conflict.judgement].upper()
        _line(self.console, f"{label}: {conflict.about} ({conflict.kind})", style=JUDGED[conflict.judgement], indent=2)
        for value in conflict.values:
            where = self.numbers([span.article for span in value.spans])
            as_of = f", as of {phrases.when(value.as_of)}" if value.as_of else ""
            first = next((span for span in value.spans if span.article in self.texts), None)
            quoted = ""
            if first is not None:
                cited = phrases.excerpt(self.texts[first.article], first, around=36)
                quoted = f": “{cited.before}»{cited.words}«{cited.after}”"
            _line(
                self.console,
                f"{value.value} {where} – {phrases.count(len(value.origins), 'origin')}{as_of}{quoted}",
                indent=4,
                hanging=2,
            )
        if conflict.best:
            _line(self.console, f"{phrases.figures(conflict, self.dossier)}", style="dim", indent=4, hanging=2)
        for row in self.dossier.uncorrected:
            if row.conflict == conflict.id:
                _line(
                    self.console, f"– {self.numbers([row.article])} {phrases.uncorrected(row)}", style="dim", indent=4, hanging=2
                )
        for reason in conflict.reasons:
            _line(self.console, f"– {reason}", style="dim", indent=4, hanging=2)

    def brief(self) -> None:
        if self.dossier.brief:
            _heading(self.console, "In brief")
            for line in self.dossier.brief:
                _line(self.console, f"{line.text} {self.numbers([span.article for span in line.spans])}", indent=2)

    def points(self) -> None:
        rows = sorted(grid(self.dossier), key=lambda row: list(STYLE).index(row.point.standing))
        if not rows:
            return
        _heading(self.console, "Points", len(self.dossier.points))
        ids = columns(self.dossier)
        narrow = len(ids) <= MOST_COLUMNS
        table = self.table(len(ids) if narrow else 1)
        header = [str(self.number[id_]) for id_ in ids] if narrow else ["accounts"]
        table.add_row("", "", *header, style="dim")
        for row in rows[:MOST_POINTS]:
            told = [cell.article for cell in row.cells if cell.spans]
            cells = [SIGNS[cell.kind] for cell in row.cells] if narrow else [self.numbers(told)]
            standing = phrases.STANDING[row.point.standing]
            if row.point.standing == "agreed":
                standing = phrases.count(len(row.point.origins), "origin")
            text = tame(shorten(row.point.text, 150))
            table.add_row(_plain(text), _plain(standing, STYLE[row.point.standing]), *map(_plain, cells))
        self.print_table(table)
        if narrow:
            _line(
                self.console,
                "● states it  ◆ gives another value  ○ leaves it out although public  · not there",
                style="dim",
                indent=2,
            )
        self.more(len(rows), MOST_POINTS, "points")

    def table(self, accounts: int) -> "Table":
        from rich.table import Table

        table = Table(box=None, show_header=False, padding=(0, 1, 0, 0), width=_width(self.console) - 2)
        table.add_column(ratio=1, overflow="fold")
        table.add_column(width=10, overflow="fold")
        for _ in range(accounts):
            table.add_column(width=None if accounts == 1 else 2, max_width=22, overflow="fold")
        return table

    def print_table(self, table: "Table") -> None:
        """Print the table indented, without the blanks that would fill its lines up."""
        options = self.console.options.update(width=_width(self.console) - 2)
        from rich.text import Text

        for line in self.console.render_lines(table, options, pad=False):
            text = Text("  ")
            for segment in line:
                text.append(segment.text, segment.style or "")
            text.rstrip()
            self.console.print(text, highlight=False)

    def quotes(self) -> None:
        quotes = sorted(self.dossier.quotes, key=lambda quote: -len({version.span.article for version in quote.versions}))
        if not quotes:
            return
        names = {entity.id: entity.name for entity in self.dossier.entities}
        _heading(self.console, "Quotes", len(quotes))
        for quote in quotes[:MOST_QUOTES]:
            speaker = names.get(quote.speaker or "", quote.speaker or "speaker unknown")
            alike: dict[tuple[str, bool, str], list[str]] = {}
            for version in quote.versions:
                article = self.texts.get(version.span.article)
                if article is not None:
                    words = shorten(version.span.of(article.text), 220)
                    change = "" if version.change == "same" or not alike else phrases.CHANGE[version.change]
                    alike.setdefault((words, version.direct, change), []).append(article.id)
            for place, ((words, direct, change), articles) in enumerate(alike.items()):
                said = f"“{words}”" if direct else f"{words} (reported speech)"
                if place:
                    _line(self.console, f"{change or 'same'}: {said} {self.numbers(articles)}", style="dim", indent=4, hanging=2)
                else:
                    _line(self.console, f"{speaker}: {said} {self.numbers(articles)}", indent=2, hanging=2)
        self.more(len(quotes), MOST_QUOTES, "quotes")

    def people(self) -> None:
        people = [entity for entity in self.dossier.entities if entity.kind == "person"]
        if not people:
            return
        names = {entity.id: entity.name for entity in self.dossier.entities}
        people.sort(key=lambda entity: -len({span.article for span in entity.mentions}))
        _heading(self.console, "People", len(people))
        for entity in people[:MOST_PEOPLE]:
            others = [form for form in dict.fromkeys(form.text for form in entity.forms) if form != entity.name]
            said = entity.name
            if entity.roles:
                said += f" ({', '.join(entity.roles[:3])})"
            if entity.relations:
                said += ", " + ", ".join(f"{tie.kind} of {names.get(tie.to, tie.to)}" for tie in entity.relations)
            if others:
                said += "; also " + ", ".join(others)
            _line(self.console, f"{said} {self.numbers([form.article for form in entity.forms])}", indent=2, hanging=2)
        self.more(len(people), MOST_PEOPLE, "people")

    def timeline(self) -> None:
        entries = self.dossier.timeline
        if not entries:
            return
        _heading(self.console, "Timeline", len(entries))
        for entry in entries[:MOST_DATES]:
            where = self.numbers([span.article for span in entry.spans])
            said = phrases.caveats(entry, self.dossier)
            _line(self.console, f"{phrases.when(str(entry.when))}: {shorten(entry.text, 200)}{said} {where}", indent=2, hanging=2)
        self.more(len(entries), MOST_DATES, "dates")

    def hanging(self) -> None:
        """What hangs on whom, and who never corrected what no conflict of this dossier tells."""
        before = [row for row in self.dossier.uncorrected if not row.conflict]
        if before:
            _heading(self.console, "Never corrected later", len(before))
            for row in before:
                _line(
                    self.console,
                    f"{self.numbers([row.article])} {row.about}: {row.value}; {phrases.uncorrected(row)}",
                    indent=2,
                    hanging=2,
                )
        if self.dossier.load_bearing:
            _heading(self.console, phrases.bearing_title(self.dossier))
            for bearing in self.dossier.load_bearing[:MOST_BEARING]:
                _line(
                    self.console,
                    f"{self.numbers(list(bearing.articles))} {phrases.bearing(bearing)}".strip(),
                    indent=2,
                    hanging=2,
                )
                for fallen in bearing.fallen[:MOST_FALLEN]:
                    _line(self.console, f"– {fallen.id} {shorten(fallen.text, 150)}", style="dim", indent=4, hanging=2)
                self.more(len(bearing.fallen), MOST_FALLEN, "points that fall")


def _plain(text: str, style: str = "") -> "Text":
    from rich.text import Text

    return Text(text, style=style)
