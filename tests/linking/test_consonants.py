"""Names across scripts that write no vowels, or none without one. The figures are public, the pairs of strangers invented."""

import pytest

from rashomon.linking.consonants import ALIKE, consonants_alike


@pytest.mark.parametrize(
    "other", ["إيمانويل ماكرون", "עמנואל מקרון", "エマニュエル・マクロン", "埃马纽埃尔·马克龙", "에마뉘엘 마크롱"]
)
def test_one_name_in_another_script(other: str) -> None:
    assert consonants_alike("Emmanuel Macron", other) == consonants_alike(other, "Emmanuel Macron") == ALIKE


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Emmanuel Macron", "Emmanuel Macron"),  # letters are compared as letters
        ("Emmanuel Macron", "Эммануэль Макрон"),
        ("Emmanuel Macron", "إيمانويل بيترسون"),
        ("Macron", "ماكرون"),  # one word is not enough
        ("Leo Rai", "レオ・ライ"),  # too few consonants
    ],
)
def test_nothing_is_said_of_others(name: str, other: str) -> None:
    assert consonants_alike(name, other) == 0.0
