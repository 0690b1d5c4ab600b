"""Whom an account names as its source, and to whom words were told."""

import pytest
from invented_accounts import account

from rashomon.compare.crediting import cites, names_of, same_medium, same_outlet, told


@pytest.mark.parametrize(
    ("text", "names", "found"),
    [
        ("The bridge is closed, according to the Canal Courier.", ("Canal Courier",), "Canal Courier"),
        ("The Canal Courier newspaper reported that the bridge is closed.", ("Canal Courier",), "Canal Courier"),
        (
            "The bridge is closed, said a notice on the website of the Lindholt Harbour Union.",
            ("Lindholt Harbour Union",),
            "Lindholt Harbour Union",
        ),
        ("Independent experts said the bridge is closed.", ("Independent",), None),
        ("The news came late, according to the news on the radio.", ("The News",), None),
        ("The Canal Courier has its office at the bridge.", ("Canal Courier",), None),
        ("The bridge is closed.", (), None),
    ],
)
def test_a_source_is_named(text: str, names: tuple[str, ...], found: str | None) -> None:
    one = account("a", text)
    span = cites(one, names)
    assert (one.slice(span) if span else None) == found


@pytest.mark.parametrize(
    ("text", "media"),
    [
        ("“The roof fell,” she told Norsund Press on Monday.", ["Norsund Press"]),
        ("“The roof fell,” she told the Associated Press.", ["Associated Press"]),
        ("“The roof fell,” she told Parliament.", []),
        ("She told reporters that the roof fell.", []),
    ],
)
def test_words_told_to_a_medium(text: str, media: list[str]) -> None:
    assert [name for _, name in told(account("a", text))] == media


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Associated Press", "AP", True),
        ("Norsund Press (NP)", "NP", True),
        ("AFP", "AP", False),
        ("Norsund Press", "Norsund Press", True),
    ],
)
def test_names_of_one_medium(one: str, other: str, same: bool) -> None:
    assert same_medium(one, other) is same


def test_names_take_in_the_short_form_in_brackets() -> None:
    names = names_of(account("a", "Text of a page.", outlet="Norsund Press (NP)", agencies=("NP",)))
    assert names.outlet == ("Norsund Press", "NP")
    assert names.whole == "NP"


@pytest.mark.parametrize(
    ("one", "other", "same"), [("The Echo", "the echo", True), ("The Echo", "The Courier", False), (None, None, False)]
)
def test_one_newsroom(one: str | None, other: str | None, same: bool) -> None:
    assert same_outlet(account("a", "Text.", outlet=one), account("b", "Text.", outlet=other)) is same
