import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented_ferry import at, ferry

from rashomon.model import Article, Span
from rashomon.render import phrases
from rashomon.render.grid import columns, grid

DATES = [
    ("2031-03-04T18:20:00+01:00", "4 March 2031, 18:20 +01:00"),
    ("2031-03-04T18:20:00+00:00", "4 March 2031, 18:20 UTC"),
    ("2031-03-04T18:20", "4 March 2031, 18:20"),
    ("2031-03-04", "4 March 2031"),
    ("2031-03", "March 2031"),
    ("2031", "2031"),
    ("199X", "the 1990s"),
    ("2031-13", "2031-13"),
    ("soon", "soon"),
    ("", "date not found"),
    (None, "date not found"),
]


@pytest.mark.parametrize(("iso", "words"), DATES)
def test_dates_as_one_reads_them(iso: str | None, words: str) -> None:
    assert phrases.when(iso) == words


def test_every_month() -> None:
    assert len({phrases.when(f"2031-{month:02}") for month in range(1, 13)}) == 12


NAMES = [
    (("Courier", "courier.example", "a.txt"), "Courier"),
    ((None, "courier.example", "a.txt"), "courier.example"),
    ((None, None, "pages/a.txt"), "a.txt"),
    ((None, None, "https://courier.example/a/"), "a"),
    ((None, None, ""), "id"),
]


@pytest.mark.parametrize(("known", "name"), NAMES)
def test_outlet(known: tuple[str | None, str | None, str], name: str) -> None:
    outlet, host, source = known
    assert phrases.outlet(Article("id", "", source, "", (), outlet=outlet, host=host)) == name


def test_excerpt_ends_at_paragraphs() -> None:
    courier = ferry().articles[0]
    cited = phrases.excerpt(courier, at(courier, "The car ferry Alma Reyes"))
    assert (cited.before, cited.words) == ("", "The car ferry Alma Reyes")
    assert cited.after.startswith(" struck the eastern pier")
    assert cited.after.endswith("…")


@given(st.text(min_size=1), st.data())
def test_excerpt_holds_the_words_whatever_the_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assert phrases.excerpt(Article("a", "", "", text, ()), Span("a", start, end)).words == phrases.fold(text[start:end])


@given(st.text(), st.integers(2, 80))
def test_shorten_keeps_to_the_width(text: str, width: int) -> None:
    assert len(phrases.shorten(text, width)) <= width


def test_columns_stand_by_origin() -> None:
    dossier = ferry()
    moved = dataclasses.replace(dossier, articles=dossier.articles[::-1])
    origin_of = phrases.origin_of(moved)
    assert [origin_of[id_] for id_ in columns(moved)] == ["O1", "O2", "O2", "O3", "O4"]
    alone = dataclasses.replace(dossier, origins=())
    assert columns(alone) == tuple(article.id for article in dossier.articles)


GRID = [
    ("P1", "states states states states states", ",,,,"),
    ("P2", "states states states other other", "6,6,6,9,9"),
    ("P4", "states states states omits absent", ",,,,"),
    ("P6", "absent other absent absent absent", ",Wednesday, March 6,,,"),
]


@pytest.mark.parametrize(("point", "kinds", "values"), GRID)
def test_grid(point: str, kinds: str, values: str) -> None:
    (row,) = (row for row in grid(ferry()) if row.point.id == point)
    assert " ".join(cell.kind for cell in row.cells) == kinds
    assert ",".join(cell.value for cell in row.cells) == values
