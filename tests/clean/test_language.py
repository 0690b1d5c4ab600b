"""Which language a text is in, by itself and beside what its page declares."""

import pytest

from rashomon.clean.language import AGREED_READ, find_language

GERMAN = "Der Fährmann wartet am anderen Ufer auf die Leute aus dem Dorf, und niemand weiß, wann das Wasser wieder fällt. "
SPANISH = "El barquero espera en la otra orilla a la gente del pueblo, y nadie sabe cuándo volverá a bajar el agua del río. "
ENGLISH = "The ferryman is waiting on the other side for the people of the village, and nobody knows when the water will fall. "
RUSSIAN = "Паромщик ждёт на другом берегу людей из деревни, и никто не знает, когда вода снова спадёт и откроется дорога. "


@pytest.mark.parametrize(
    ("body", "declared", "language", "reading"),
    [
        (ENGLISH * 9, None, "en", "deep"),
        (ENGLISH * 9, "de", "en", "deep"),
        (GERMAN * 9, None, "de", "shallow"),
        (GERMAN * 9, "de-AT", "de", "shallow"),
        (GERMAN * 9, "en", "de", "shallow"),
        (SPANISH * 9, "de", "es", "shallow"),
        (RUSSIAN * 9, "ru_RU", "ru", "shallow"),
        (RUSSIAN, "en", "ru", "shallow"),
        ("14:05", "fr", "fr", "shallow"),
        ("14:05", None, "und", "shallow"),
    ],
)
def test_the_text_counts_before_what_its_page_declares(body: str, declared: str | None, language: str, reading: str):
    assert find_language(body, declared=declared) == (language, reading)


def test_a_beginning_in_another_language_than_the_declared_does_not_settle_it():
    before = ENGLISH * (AGREED_READ // len(ENGLISH) - 1)
    assert find_language(before + GERMAN * 9, declared="de") == find_language(before + GERMAN * 9)
