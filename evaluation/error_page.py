"""Every miss and every false alarm of a run as one page of HTML: a table of causes, then each with the words it rests on."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from evaluation.figures import Note, Report

TEMPLATE = Path(__file__).with_name("error_page.html.j2")
KINDS = ("missed", "wrong", "other")


def error_page(reports: Sequence[Report]) -> str:
    """One HTML page that needs no other file: what was missed and what was wrong, by what it is of, its cause and its event."""
    from jinja2 import Environment

    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    sections = [(report, _causes(report), _groups(report)) for report in reports]
    return environment.from_string(TEMPLATE.read_text("utf-8")).render(sections=sections, kinds=KINDS)


def _causes(report: Report) -> list[tuple[tuple[str, str, str], list[int]]]:
    """((what, kind, cause), counts row by row and in all), the most frequent of each `what` first."""
    rows = [Counter(_key(note) for note in row.notes) for row in report.rows]
    pooled = sum(rows, Counter[tuple[str, str, str]]())
    most = Counter[str]()
    for (what, _, _), count in pooled.items():
        most[what] += count
    ordered = sorted(pooled, key=lambda key: (-most[key[0]], key[0], -pooled[key], key))
    return [(key, [*(row[key] for row in rows if row), pooled[key]]) for key in ordered]


def _groups(report: Report) -> list[tuple[tuple[str, str, str], list[tuple[str, list[Note]]]]]:
    """For each cause of the table, in its order, the notes row by row."""
    out = []
    for key, _ in _causes(report):
        rows = [(row.name, [note for note in row.notes if _key(note) == key]) for row in report.rows]
        out.append((key, [(name, notes) for name, notes in rows if notes]))
    return out


def _key(note: Note) -> tuple[str, str, str]:
    return note.what or "all", note.kind, note.cause or "–"
