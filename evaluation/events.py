"""events: whole events read by the program as anyone would read them, and scored against their truth."""

import json
import sys
import tempfile
from pathlib import Path

import msgspec

from evaluation.errors import EvaluationError
from evaluation.figures import POOLED, Report, Row, Tally
from evaluation.scoring.event import Event
from evaluation.scoring.gold import Gold, load_gold
from evaluation.scoring.reported import load_dossier
from evaluation.scoring.score import figures, tally_event
from rashomon.engine.flow import Backends, read_pages_as_story
from rashomon.ingest.files import read_pages
from rashomon.model import RashomonError
from rashomon.render.as_json import dossier_json

MEASURES = "dossiers of whole events against everything that is true of them"
FORM = "a folder of events, or one event: pages/ and gold.json"
DATA: Path | None = Path(__file__).parent.parent / "examples"


def run(data: Path) -> Report:
    """One row an event and a row ALL, in which the counts of all events are pooled."""
    backends = Backends()
    pooled = Tally()
    rows = []
    folders = event_folders(data)
    for number, folder in enumerate(folders, 1):
        if sys.stderr.isatty():
            print(f"\r\033[Kreading {folder.name} ({number} of {len(folders)})", end="", file=sys.stderr, flush=True)
        tally = _tally(folder, backends)
        pooled.take(tally)
        rows.append(Row(folder.name, figures(tally), tuple(tally.notes)))
    if sys.stderr.isatty():
        print("\r\033[K", end="", file=sys.stderr, flush=True)
    return Report("events", (*rows, Row(POOLED, figures(pooled))))


def event_folders(data: Path) -> list[Path]:
    """The folders with a `gold.json`: `data` itself, or those in it. Raises EvaluationError where there is none."""
    if (data / "gold.json").is_file():
        return [data.resolve()]
    found = sorted(path.parent for path in data.glob("*/gold.json"))
    if not found:
        raise EvaluationError(f"{data}: no event here ({FORM})")
    return found


def read_event(folder: Path, backends: Backends) -> str:
    """The dossier of an event as JSON: its pages read as one story, their hosts and dates told by a manifest."""
    gold = _gold(folder)
    with tempfile.TemporaryDirectory() as scratch:
        manifest = Path(scratch) / "manifest.jsonl"
        rows = [{"path": str(_page(folder, a.file)), "host": a.host, "published": a.published} for a in gold.articles]
        manifest.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        pages, not_read = read_pages([row["path"] or "" for row in rows], manifest=manifest)
    return dossier_json(read_pages_as_story(pages, backends, not_read=not_read))


def _tally(folder: Path, backends: Backends) -> Tally:
    try:
        return tally_event(Event(folder, load_dossier(read_event(folder, backends))))
    except RashomonError as error:
        raise EvaluationError(f"{folder}: {error}") from error


def _page(folder: Path, file: str) -> Path:
    return (folder / file).resolve()


def _gold(folder: Path) -> Gold:
    try:
        return load_gold(folder)
    except msgspec.MsgspecError as error:
        raise EvaluationError(f"{folder / 'gold.json'}: {error}") from error
