"""How likely two utterances are versions of one. All are invented."""

from functools import cache

import pytest

from rashomon.backends.vectors import SentenceEncoder
from rashomon.compare.likeness import LOOKS_AT, features, likenesses, models, parts
from rashomon.compare.utterances import Utterance
from rashomon.model import Span
from rashomon.text.wording import all_words, content_words


@cache
def encoder() -> SentenceEncoder:
    return SentenceEncoder()


def utterance(account: int, text: str, *, at: int = 0, speaker: str | None = None, language: str = "en") -> Utterance:
    span = Span(f"a{account}", at, at + len(text))
    kind = "person" if speaker else ""
    return Utterance(account, span, text, True, speaker, kind, None, all_words(text), content_words(text), language)


DAWN = "We left at dawn, before the wind got up, and nobody looked back"
DAWN_AGAIN = "We set out at daybreak, before it began to blow, and no one turned round"
NETS = "The nets were empty for the third week in a row"


def test_versions_lie_nearer_than_strangers() -> None:
    found = likenesses([utterance(0, DAWN), utterance(1, DAWN_AGAIN), utterance(1, NETS, at=200)], encoder=encoder())
    assert found[0, 1] > 0.3
    assert found[0, 2] < 0.05


@pytest.mark.parametrize("vectors", [True, False])
def test_the_table_is_symmetric_and_between_0_and_1(vectors: bool) -> None:
    some = [utterance(k % 3, text, at=300 * k) for k, text in enumerate((DAWN, DAWN_AGAIN, NETS, "No", DAWN.upper(), "It is he"))]
    found = likenesses(some, encoder=encoder() if vectors else None)
    assert (found == found.T).all()
    assert ((found >= 0) & (found <= 1)).all()
    back = likenesses(some[::-1], encoder=encoder() if vectors else None)
    assert (back[::-1, ::-1] == found).all()


def test_within_one_account_only_the_very_words_are_alike() -> None:
    found = likenesses([utterance(0, DAWN), utterance(0, DAWN_AGAIN, at=100), utterance(0, DAWN.upper(), at=200)], encoder=None)
    assert (found[0, 1], found[0, 2]) == (0, 1)


def test_a_stretch_of_four_words_is_no_chance() -> None:
    found = likenesses(
        [utterance(0, DAWN), utterance(1, "left at dawn, before the wind"), utterance(2, "the wind")], encoder=None
    )
    assert found[0, 1] == 1
    assert found[0, 2] < 1


def test_a_rival_in_the_same_account_takes_the_lead() -> None:
    alone = [utterance(0, DAWN, speaker="E1"), utterance(1, DAWN_AGAIN, speaker="E1")]
    rival = utterance(1, DAWN + " at all", at=200, speaker="E1")
    nested = utterance(1, DAWN_AGAIN + " at all", speaker="E1")
    another = utterance(1, DAWN + " at all", at=200, speaker="E2")
    for extra, expected in ((rival, True), (nested, False), (another, False)):
        before, after = (features(u, encoder=encoder())["lead"][0, 1] for u in (alone, [*alone, extra]))
        assert (after < before) == expected, extra


def test_between_two_languages_words_do_not_count() -> None:
    abroad = utterance(1, "Nous sommes partis à l’aube, avant que le vent se lève, et personne ne s’est retourné", language="fr")
    assert likenesses([utterance(0, DAWN), abroad, utterance(1, NETS, at=200)], encoder=encoder())[0, 1] > 0.3


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [""]),
        ("We left", ["We left"]),
        ("We left at dawn.", ["We left at dawn."]),
        ("We left at dawn, and", ["We left at dawn, and"]),
        (
            "We left at dawn, the wind got up. Nobody, ever, looked back",
            [
                "We left at dawn,", "the wind got up.", "Nobody, ever, looked back", "We left at dawn, the wind got up.",
                "the wind got up. Nobody, ever, looked back", "We left at dawn, the wind got up. Nobody, ever, looked back",
            ],
        ),
    ],
)  # fmt: skip
def test_parts(text: str, expected: list[str]) -> None:
    assert parts(text) == expected


def test_weights_are_shipped_for_every_kind_of_evidence() -> None:
    assert {kind: len(model.weight) for kind, model in models().items()} == {kind: len(names) for kind, names in LOOKS_AT.items()}
