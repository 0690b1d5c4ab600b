"""What every form of a dossier says of a timeline's entry: how precisely it is dated, and whether only one origin says so."""

import io
from dataclasses import replace

import pytest
from invented_ferry import ferry
from rich.console import Console

from rashomon.model import Dossier, Moment, Reading
from rashomon.render import phrases
from rashomon.render.as_json import dossier_json, load_dossier
from rashomon.render.as_markdown import dossier_markdown
from rashomon.render.html import page
from rashomon.render.terminal import print_reading


def told() -> Dossier:
    dossier = ferry()
    inspected, warned, lost = dossier.timeline
    return replace(
        dossier,
        timeline=(
            replace(inspected, origins=("O1",)),
            replace(warned, origins=("O3",), people=("E2",)),
            replace(lost, origins=("O1", "O2")),
        ),
    )


def test_the_caveats_of_an_entry() -> None:
    dossier = told()
    assert [phrases.caveats(entry, dossier) for entry in dossier.timeline] == [
        " (to the month, only O1 says so)",
        " (only O3 says so)",
        "",
    ]


def test_where_there_is_one_origin_alone_nothing_is_said_of_it() -> None:
    dossier = told()
    alone = replace(dossier, origins=dossier.origins[:1])
    assert [phrases.only_one(entry, alone) for entry in alone.timeline] == ["", "", ""]


@pytest.mark.parametrize(("when", "words"), [("2031", "to the year"), ("203X", "to the decade"), ("2031-03-04", "")])
def test_the_precision(when: str, words: str) -> None:
    assert phrases.precision(replace(told().timeline[0], when=Moment.parse(when))) == words


def test_every_form_says_it() -> None:
    dossier = told()
    screen = io.StringIO()
    print_reading(Reading((dossier,), (), ()), Console(file=screen, width=200))
    assert "(to the month, only O1 says so)" in screen.getvalue()
    assert "(to the month, only O1 says so)" in dossier_markdown(dossier)
    assert "(to the month, only O1 says so)" in page(dossier)
    assert load_dossier(dossier_json(dossier)).timeline == dossier.timeline
