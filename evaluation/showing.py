"""A report as a table for people."""

from collections.abc import Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from evaluation.figures import Report, Row

# How wide the output is when it goes into a file.
FILE_WIDTH = 200
# All figures of the events side by side need so much; a narrower screen gets them one below the other.
ROOM_FOR_ALL = 165


def show(reports: Sequence[Report], *, details: bool) -> None:
    """Print each report; with details also what was missed and what was wrong, row by row."""
    console = Console()
    if not console.is_terminal:
        console = Console(width=FILE_WIDTH)
    for report in reports:
        console.print(_table(report, narrow=console.width < ROOM_FOR_ALL))
        for row in report.rows if details else ():
            _print_notes(console, row)


def _table(report: Report, *, narrow: bool) -> Table:
    """Rows down and figures across; on a narrow screen the other way about, for the figures are many."""
    table = Table(title=report.evaluation, title_justify="left", header_style="bold", box=SIMPLE_HEAD, padding=(0, 1, 0, 0))
    figures = list(report.pooled.figures)
    if narrow:
        table.add_column("figure")
        for row in report.rows:
            table.add_column(escape(row.name), justify="right", style="bold" if row is report.pooled else "")
        for figure in figures:
            table.add_row(figure, *(_value(row.figures.get(figure)) for row in report.rows))
        return table
    table.add_column("", no_wrap=True)
    for figure in figures:
        table.add_column(figure.replace("_", "\n"), justify="right")
    for row in report.rows:
        table.add_row(
            escape(row.name), *(_value(row.figures.get(f)) for f in figures), style="bold" if row is report.pooled else ""
        )
    return table


def _value(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def _print_notes(console: Console, row: Row) -> None:
    if row.notes:
        console.print(Text(row.name, style="bold"))
        for note in row.notes:
            console.print(Text(f"  {note.text}"), soft_wrap=True)
