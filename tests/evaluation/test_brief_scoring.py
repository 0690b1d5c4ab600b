"""Whether the places a line of the brief leads to bear its words. All texts are invented."""

from pathlib import Path

import pytest

from evaluation.events import DATA, event_folders, read_event
from evaluation.scoring.brief import count_brief, unborne
from evaluation.scoring.event import Event
from evaluation.scoring.reported import ReportedLine, load_dossier
from rashomon.engine.flow import Backends

assert DATA is not None
LINES = [
    ("The ferry sank off Brod.", ["The ferry sank off Brod."], ()),
    ("One origin alone: The ferry sank off Brod.", ["The ferry sank off Brod."], ()),
    ("Moscow: The ferry sank off Brod.", ["The ferry sank off Brod."], ("moscow",)),
    ("Accounts differ on how many people were killed: 12 (1 origin); 14 (2 origins).", ["Twelve died.", "14 were killed"], ()),
    (
        "Accounts differ on how many people were killed: 12 (1 origin); 15 (2 origins).",
        ["Twelve died.", "14 were killed"],
        ("15",),
    ),
    ("Accounts differ on a speed in km/h: 80 km/h (1 origin); 104 km/h (1 origin).", ["at 80km/h", "104 km/h"], ()),
    (
        "Accounts differ on the day of “ferry sank”: 2024-03-12 (1 origin); 2024-03-13 (1 origin).",
        ["The ferry sank on Tuesday"],
        (),
    ),
    ("Accounts differ on where Ada Kovel lives or lived: Brod (1 origin).", ["Kovel, of Brod"], ("ada",)),
    ("A slip, the weekday of 12 March 2024: Wednesday 2024-03-12 (1 origin).", ["on Wednesday, 12 March 2024"], ()),
]


@pytest.mark.parametrize(("text", "places", "missing"), LINES, ids=[line[0] for line in LINES])
def test_what_the_places_do_not_bear(text: str, places: list[str], missing: tuple[str, ...]) -> None:
    assert unborne(ReportedLine(text, ()), places) == missing


@pytest.mark.parametrize("folder", event_folders(DATA), ids=lambda folder: folder.name)
def test_no_brief_line_whose_words_its_spans_do_not_bear(folder: Path) -> None:
    tally = count_brief(Event(folder, load_dossier(read_event(folder, Backends()))))
    assert tally.counts["brief_got"] > 0
    assert [note.text for note in tally.notes] == []
