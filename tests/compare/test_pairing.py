"""Features of pairs of claims, and the weights shipped. All texts are invented."""

import math

import numpy as np
import pytest
from invented_stories import Text, paired

from rashomon.backends.english import EnglishTagger
from rashomon.backends.vectors import SentenceEncoder
from rashomon.compare import pairing
from rashomon.compare.pairing import FEATURES, Pairs, compare_claims, load_weights, probabilities

TEXTS: list[Text] = [
    "Twelve people were killed when the ferry Halka sank off Brod. The mayor of Brod closed the harbour.",
    "The ferry Halka sank off Brod and 12 people were killed. Soup was served in the town hall.",
    "In Brod the mayor had the harbour closed. “We lost our friends in the cold water,” Kovel said.",
]


def row(pairs: Pairs, i: int, j: int) -> dict[str, float]:
    (n,) = np.nonzero((pairs.left == i) & (pairs.right == j))[0].tolist()
    return dict(zip(FEATURES, pairs.features[n].tolist(), strict=True))


def test_every_pair_of_two_accounts_stands_once(tagger: EnglishTagger, encoder: SentenceEncoder) -> None:
    views, pairs = paired(TEXTS, tagger, encoder)
    got = list(zip(pairs.left.tolist(), pairs.right.tolist(), strict=True))
    n = len(views)
    assert got == [(i, j) for i in range(n) for j in range(i + 1, n) if views[i].account != views[j].account]
    assert pairs.features.shape == (len(got), len(FEATURES))
    assert np.isfinite(pairs.features).all()


def test_what_the_features_say(tagger: EnglishTagger, encoder: SentenceEncoder) -> None:
    views, pairs = paired(TEXTS, tagger, encoder)
    assert [v.text.split()[0] for v in views] == ["Twelve", "The", "The", "Soup", "In", "“We"]
    same, other, said = row(pairs, 0, 2), row(pairs, 0, 3), row(pairs, 1, 5)
    for feature in ("characters", "words", "names", "verbs", "nouns", "sense", "shared_weight", "containment", "rank"):
        assert same[feature] > other[feature], feature
    assert same["shared_numbers"] == 0, "a number in words is compared as a value, not here"
    assert same["shorter"] == pytest.approx(math.log(len(views[2].text)))
    assert same["longer"] == pytest.approx(math.log(len(views[0].text)))
    assert same["characters_and_sense"] == pytest.approx(same["characters"] * same["sense"], abs=1e-6)
    assert (said["both_quoted"], said["one_quoted"], said["caption_or_title"]) == (0, 1, 0)


def test_numbers(tagger: EnglishTagger) -> None:
    _, pairs = paired(["The train was doing 104 km/h in 2023.", "The train was doing 104 km/h on rail 7."], tagger, None)
    found = row(pairs, 0, 1)
    assert (found["shared_numbers"], found["other_numbers"], found["number_and_noun"]) == (1, 2, 1)


def test_one_fact_is_likelier_than_two(tagger: EnglishTagger, encoder: SentenceEncoder) -> None:
    views, pairs = paired(TEXTS, tagger, encoder)
    weights = load_weights()
    score = {
        (i, j): p
        for i, j, p in zip(pairs.left.tolist(), pairs.right.tolist(), probabilities(pairs, weights).tolist(), strict=True)
    }
    assert {pair for pair, p in score.items() if p >= weights.threshold} == {(0, 2), (1, 4)}
    assert all(0 <= p <= 1 for p in score.values())
    assert len(views) == 6


def test_without_an_encoder_sense_is_silent(tagger: EnglishTagger) -> None:
    _, pairs = paired(TEXTS, tagger, None)
    assert not pairs.features[:, FEATURES.index("sense")].any()


@pytest.mark.parametrize("texts", [[], ["The ferry sank."], ["…", "—"], ["The ferry sank.", "!"]], ids=len)
def test_few_claims_or_none(texts: list[Text], tagger: EnglishTagger, encoder: SentenceEncoder) -> None:
    views, pairs = paired(texts, tagger, encoder)
    assert len(pairs.left) == (1 if len(views) == 2 else 0)
    assert len(probabilities(pairs, load_weights())) == len(pairs.left)


def test_a_language_without_a_tagger_is_compared_by_its_bare_words() -> None:
    _, pairs = paired(["Паром затонул у Брода во вторник.", "Во вторник у Брода затонул паром."], None, None)
    assert row(pairs, 0, 1)["words"] > 0.5


def test_terms_multiplied_in_parts_give_the_same(
    tagger: EnglishTagger, encoder: SentenceEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    views, whole = paired(TEXTS, tagger, encoder)
    monkeypatch.setattr(pairing, "COLUMNS", 7)
    parts = compare_claims(views, encoder=encoder)
    assert np.allclose(whole.features, parts.features, atol=2e-4)
