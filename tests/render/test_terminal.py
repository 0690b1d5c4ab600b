import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented_ferry import ferry, ferry_reading
from rich.console import Console

from rashomon.model import Article, Conflict, ConflictValue, Dossier, MadeBy, NotRead, Reading, Span
from rashomon.render.terminal import print_dossier, print_reading, tame


def shown(reading: Reading, width: int = 80) -> str:
    console = Console(file=io.StringIO(), width=width, color_system=None)
    print_reading(reading, console)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


@pytest.mark.parametrize("width", [60, 80, 100, 200])
def test_fits_the_terminal(width: int) -> None:
    from rich.cells import cell_len

    lines = shown(ferry_reading(), width).splitlines()
    assert max(cell_len(line) for line in lines) <= min(width, 100)
    assert all(line == line.rstrip() for line in lines)


@pytest.mark.parametrize(
    "words",
    [
        "5 accounts · 4 independent origins · 2 conflicts (1 superseded, 1 slip)",
        "no link found is no proof of independence",
        "CONFLICT: people injured (number)",
        "6 [1 2 3] – 2 origins",
        "9 [4 5] – 2 origins",
        "SLIP: the day of the divers' inspection",
        "6 March 2031 is a Thursday",
        "[3] reprints [2]",
        "date not found",
        "read shallowly (Spanish)",
        "speaker unknown",
        "cut short: “We heard the alarm",
        "[2 3]",
        "also Margit Solhaim",
        "husband of Margit Solheim",
        "November 2030: The ferry passed",
        "pages/06-empty.html: no article found",
        "pages/08.bin: binary",
        "07-chess.txt: Chess",
    ],
)
def test_says_at_a_glance(words: str) -> None:
    assert words in shown(ferry_reading(), 100)


def test_standing_and_conflicts_come_before_the_brief() -> None:
    text = shown(ferry_reading())
    places = [
        text.index(title)
        for title in ("ORIGINS", "WHERE THE ACCOUNTS PART", "IN BRIEF", "POINTS", "QUOTES", "PEOPLE", "TIMELINE", "NOT READ")
    ]
    assert places == sorted(places)


def test_one_dossier_alone() -> None:
    console = Console(file=io.StringIO(), width=80)
    print_dossier(ferry(), console)
    assert isinstance(console.file, io.StringIO)
    assert "pages/06-empty.html" in console.file.getvalue()


def test_nothing_read_says_so() -> None:
    text = shown(Reading((), (), (NotRead("a", "empty"),)))
    assert "No story was told by two accounts or more." in text
    assert "a: empty" in text


STEERING = [
    ("\x1b[2Jgone", "\ufffd[2Jgone"),
    ("a\u202eb", "a\ufffdb"),
    ("line\nbreak\ttab", "line break tab"),
    ("👨‍👩‍👧", "👨‍👩‍👧"),
    ("\ud83d", "\ufffd"),
    ("[bold]x[/bold]", "[bold]x[/bold]"),
]


@pytest.mark.parametrize(("text", "tamed"), STEERING)
def test_text_cannot_steer_the_terminal(text: str, tamed: str) -> None:
    assert tame(text) == tamed


def odd(text: str) -> Dossier:
    article = Article("a", "sha256:0", text, text, ((0, len(text)),), title=text, outlet=text)
    conflicts = ()
    if text:
        conflicts = (
            Conflict("C1", "k", "number", text, "conflict", (ConflictValue(text, (Span("a", 0, len(text)),), ()),), (text,)),
        )
    return Dossier(MadeBy("0"), "s", text, text, (article,), (), (), (), (), (), (), conflicts, (), (), (), ())


@settings(max_examples=80, deadline=None)
@given(st.text(st.characters(), max_size=60))
def test_any_text_goes_through(text: str) -> None:
    assert "\x1b" not in shown(Reading((odd(text),), (), (NotRead(text, text),)))


def test_a_terminal_of_few_signs() -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    print_reading(ferry_reading(), Console(file=stream, width=80))
    stream.flush()
    assert b"CONFLICT: people injured" in stream.buffer.getvalue()  # type: ignore[attr-defined]
