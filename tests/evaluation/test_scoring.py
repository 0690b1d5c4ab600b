"""The scorer on an event small enough to count by hand."""

import json
from pathlib import Path

import pytest

from evaluation.errors import EvaluationError
from evaluation.figures import harmonic
from evaluation.scoring.event import Event
from evaluation.scoring.passages import PageText, Spot, falls_on, falls_on_quote, labelled_text
from evaluation.scoring.reported import load_dossier
from evaluation.scoring.score import figures, tally_event

ONE = 'Menu\nThe mill burned on Monday.  Nine horses died, Ada Moor said. "We saw it all night," said Ada Moor.\nShare'
TWO = 'The mill burned on Tuesday. Seven horses died. "We watched it all night," Moor said. Rain fell.'
MONDAY = {"article": "01", "text": "The mill burned on Monday."}
GOLD = {
    "articles": [
        {"id": "01", "file": "pages/1.txt", "title": "", "furniture": ["Menu", "Share"], "evidence": [], "repeats": []},
        {"id": "02", "file": "pages/2.txt", "title": None, "furniture": [], "evidence": ["Rain fell."], "repeats": []},
    ],
    "origins": [["01"], ["02"]],
    "people": [{"id": "P1", "names": {"01": ["Ada Moor"], "02": ["Moor"]}}],
    "quotes": [
        {
            "id": "Q1",
            "speaker": "P1",
            "versions": [{"article": "01", "text": "We saw it all night"}, {"article": "02", "text": "We watched it all night"}],
        }
    ],
    "facts": [{"id": "F1", "mentions": [MONDAY, {"article": "02", "text": "The mill burned"}]}],
    "conflicts": [
        {
            "id": "C1", "kind": "number", "about": "horses", "judgement": "conflict",
            "values": [
                {"value": "9", "mentions": [{"article": "01", "text": "Nine horses died"}]},
                {"value": "7", "mentions": [{"article": "02", "text": "Seven horses died"}]},
            ],
        }
    ],
    "not_conflicts": [{"mentions": [{"article": "01", "text": "on Monday"}, {"article": "02", "text": "on Tuesday"}]}],
    "timeline": [{"when": "2025-05-05", "text": "the fire", "mentions": [MONDAY]}],
    "omissions": [{"fact": "F1", "missing_in": ["02"]}],
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "1.txt").write_text(ONE, "utf-8")
    (tmp_path / "pages" / "2.txt").write_text(TWO, "utf-8")
    (tmp_path / "gold.json").write_text(json.dumps(GOLD), "utf-8")
    return tmp_path


def at(article: str, piece: str) -> dict:
    text = ONE if article == "a" else TWO
    return {"article": article, "start": text.index(piece), "end": text.index(piece) + len(piece)}


def perfect() -> dict:
    return {
        "schema": "rashomon/dossier/1",
        "articles": [
            {"id": "a", "source": "x/1.txt", "text": ONE, "body": [[ONE.index("The"), ONE.index("\nShare")]]},
            {"id": "b", "source": "x/2.txt", "text": TWO, "body": [[0, TWO.index("Rain")]]},
        ],
        "origins": [{"articles": ["a"]}, {"articles": ["b"]}],
        "entities": [{"id": "E1", "forms": [{"text": "Ada Moor", "article": "a"}, {"text": "Moor", "article": "b"}]}],
        "quotes": [
            {
                "versions": [
                    {"span": at("a", "We saw it all night,"), "speaker": "E1", "direct": True},
                    {"span": at("b", "We watched it all night,"), "speaker": "E1", "direct": True},
                ]
            }
        ],
        "points": [
            {"id": "P1", "claims": [{"span": at("a", "The mill burned on Monday.")}, {"span": at("b", "The mill burned on")}]}
        ],
        "conflicts": [
            {
                "about": "horses",
                "judgement": "conflict",
                "values": [
                    {"value": "9", "spans": [at("a", "Nine horses died")]},
                    {"value": "7", "spans": [at("b", "Seven horses died")]},
                ],
            }
        ],
        "timeline": [{"when": "2025-05-05T10:00", "spans": [at("a", "The mill burned on Monday.")]}],
        "omissions": [{"point": "P1", "articles": ["b"]}],
        "brief": [
            {
                "text": "One origin alone: Nine horses died, Ada Moor said.",
                "spans": [at("a", "Nine horses died, Ada Moor said.")],
            },
            {
                "text": "Accounts differ on how many horses died: 7 (1 origin); 9 (1 origin).",
                "spans": [at("a", "Nine horses died"), at("b", "Seven horses died")],
            },
        ],
    }


def score(folder: Path, dossier: dict) -> dict[str, float | None]:
    return dict(figures(tally_event(Event(folder, load_dossier(json.dumps(dossier))))))


def test_a_perfect_reading(folder: Path) -> None:
    got = score(folder, perfect())
    assert got.pop("origins_f1") is None, "there is no pair of one origin to find, and none was claimed"
    assert set(got.values()) == {1.0}


def conflict(*values: tuple[str, str], judgement: str = "conflict") -> dict:
    return {
        "about": "?",
        "judgement": judgement,
        "values": [{"value": "?", "spans": [at(article, piece)]} for article, piece in values],
    }


HORSES = (("a", "Nine horses died"), ("b", "Seven horses died"))
DAYS = (("a", "burned on Monday"), ("b", "burned on Tuesday"))


@pytest.mark.parametrize(
    ("conflicts", "p", "r"),
    [
        ([], None, 0.0),
        ([conflict(*HORSES), conflict(*HORSES)], 1 / 2, 1.0),  # said again
        ([conflict(*HORSES), conflict(*DAYS)], 1 / 3, 1.0),  # a trap: wrong twice
        ([conflict(*HORSES), conflict(("a", "Menu"), ("b", "Rain fell"))], 1 / 2, 1.0),  # beside the matter
        ([conflict(HORSES[0], HORSES[0])], 0.0, 0.0),  # two values on one side
        ([conflict(*HORSES, *HORSES, *HORSES)], 0.0, 0.0),  # six values say nothing
        ([conflict(*HORSES, judgement="slip")], 1.0, 1.0),
    ],
)
def test_conflicts(folder: Path, conflicts: list[dict], p: float | None, r: float) -> None:
    got = score(folder, perfect() | {"conflicts": conflicts})
    assert (got["conflict_p"], got["conflict_r"]) == (pytest.approx(p) if p is not None else None, r)


def test_a_slip_is_found_by_its_refuted_value_alone(folder: Path) -> None:
    gold = json.loads(json.dumps(GOLD))
    gold["conflicts"][0]["judgement"] = "slip"
    (folder / "gold.json").write_text(json.dumps(gold), "utf-8")
    for value, expected in (HORSES[0], 1.0), (HORSES[1], 0.0):
        assert score(folder, perfect() | {"conflicts": [conflict(value)]})["conflict_r"] == expected
    assert score(folder, perfect() | {"conflicts": [conflict(*HORSES)]})["judgement"] == 0.0


def form(article: str, name: str) -> dict:
    return {"text": name, "article": article}


def version(article: str, piece: str, speaker: str | None = None) -> dict:
    return {"span": at(article, piece), "speaker": speaker}


def point(*places: tuple[str, str]) -> dict:
    return {"id": "P1", "claims": [{"span": at(*place)} for place in places]}


TWO_WOMEN = [{"id": "E1", "forms": [form("a", "Ada Moor")]}, {"id": "E2", "forms": [form("b", "Moor")]}]
NOT_HER = [{"id": "E3", "forms": [form("a", "Ada Moor"), form("b", "Moor")]}]
PIECES = [{"versions": [version("a", "We saw it")]}, {"versions": [version("b", "Rain fell")]}]
APART = [{"versions": [version("a", "We saw it all night", "E1")]}, {"versions": [version("b", "We watched it all night")]}]
MONTH = [{"when": "2025-05", "spans": [at("a", "The mill burned on Monday.")]}]


@pytest.mark.parametrize(
    ("part", "value", "expected"),
    [
        ("entities", [], {"people_b3": 0.0, "speaker": 0.0, "quote_found": 1.0}),
        ("entities", TWO_WOMEN, {"people_b3": pytest.approx(2 / 3), "speaker": 1.0}),  # half of her still is nobody else
        ("entities", NOT_HER, {"people_b3": 1.0, "speaker": 0.0}),  # the quotes name an entity that is not there
        ("origins", [{"articles": ["a", "b"]}], {"origins_f1": 0.0}),
        ("quotes", [], {"quote_found": 0.0, "quote_p": None, "quote_f1": 0.0, "speaker": 0.0}),
        ("quotes", PIECES, {"quote_found": 0.0, "quote_p": 0.5}),  # a piece of a quote is not wrong, and does not find it
        ("quotes", APART, {"quote_found": 1.0, "quote_p": 1.0, "quote_f1": 0.0, "speaker": 0.5}),
        ("timeline", MONTH, {"timeline_p": 0.0, "timeline_r": 0.0}),
        ("points", [point(("a", "Menu"), ("b", "Rain fell"))], {"fact_p": 0.0, "fact_r": 0.0, "omission_p": 0.0}),
        ("points", [point(*HORSES)], {"fact_p": None, "fact_r": 0.0}),  # two sides of one conflict: neither right nor wrong
    ],
)
def test_other_readings(folder: Path, part: str, value: list[dict], expected: dict[str, object]) -> None:
    got = score(folder, perfect() | {part: value})
    assert {name: got[name] for name in expected} == expected


def test_body(folder: Path) -> None:
    dossier = perfect()
    dossier["articles"][0]["body"] = [[0, len(ONE)]]
    wanted = len("".join((ONE + TWO).split())) - len("MenuShareRainfell.")
    assert score(folder, dossier)["body_f1"] == pytest.approx(harmonic(wanted / (wanted + len("MenuShare")), 1.0))
    del dossier["articles"][0]
    dossier = {**dossier, "conflicts": [], "omissions": [], "points": [], "quotes": [], "timeline": [], "entities": []}
    assert 0.3 < (score(folder, dossier)["body_f1"] or 0) < 0.7, "a page that was not read lacks all its characters"


@pytest.mark.parametrize(("start", "end"), [(0, len(ONE) + 1), (5, 5), (-1, 3)])
def test_a_span_outside_its_article_ends_the_scoring(folder: Path, start: int, end: int) -> None:
    dossier = perfect() | {"timeline": [{"when": "2025", "spans": [{"article": "a", "start": start, "end": end}]}]}
    with pytest.raises(EvaluationError, match="does not lie in"):
        score(folder, dossier)


@pytest.mark.parametrize(
    ("piece", "places"),
    [("b c", [(3, 8)]), ("a", [(2, 3), (11, 12)]), ("  b \n c ", [(3, 8)]), ("", []), ("x", []), ("c  d a", [(7, 12)])],
)
def test_pieces_are_found_whatever_the_white_space(piece: str, places: list[tuple[int, int]]) -> None:
    assert list(PageText("\n\nab \n\tc d a").places(piece)) == places


@pytest.mark.parametrize(
    ("claim", "mention", "on", "on_quote"),
    [
        ((0, 100), (0, 100), True, True),
        ((0, 50), (0, 100), True, True),
        ((0, 49), (0, 100), False, False),
        ((0, 280), (0, 100), True, True),
        ((0, 281), (0, 100), True, False),
        ((0, 401), (0, 100), False, False),
        ((0, 300), (10, 20), True, False),
        ((0, 301), (10, 20), False, False),
    ],
)
def test_falling_on(claim: tuple[int, int], mention: tuple[int, int], on: bool, on_quote: bool) -> None:
    assert falls_on(Spot("a", *claim), Spot("a", *mention)) is on
    assert falls_on_quote(Spot("a", *claim), Spot("a", *mention)) is on_quote
    assert not falls_on(Spot("a", *claim), Spot("b", *mention))


def test_labelled_text_of_markup_is_what_is_seen(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(
        "<p>One<script>no</script> &amp;<br>two<template>no</template></p><style>no</style>", "utf-8"
    )
    (tmp_path / "b.txt").write_bytes(b"a\r\nb")
    assert labelled_text(tmp_path / "a.html") == "\nOne &\ntwo"
    assert labelled_text(tmp_path / "b.txt") == "a\r\nb"
