"""Sentence vectors from the real encoder. All texts are invented."""

import numpy as np

from rashomon.backends.vectors import DIMENSIONS, LONGEST, SentenceEncoder

TEXTS = ["The bridge was closed to all traffic.", "Мост был закрыт для движения.", "Soup is served at noon."]


def test_one_unit_row_a_text(encoder: SentenceEncoder) -> None:
    rows = encoder.encode(TEXTS)
    assert rows.shape == (3, DIMENSIONS)
    assert rows.dtype == np.float32
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)


def test_sense_is_nearer_than_language(encoder: SentenceEncoder) -> None:
    ferry, foreign, soup = encoder.encode(TEXTS)
    assert ferry @ foreign > ferry @ soup + 0.2


def test_the_order_of_texts_changes_no_bit() -> None:
    forwards, backwards = SentenceEncoder().encode(TEXTS), SentenceEncoder().encode(TEXTS[::-1])
    assert np.array_equal(forwards, backwards[::-1])


def test_what_was_forgotten_is_encoded_again() -> None:
    one, many = SentenceEncoder(most_known=1), SentenceEncoder()
    for texts in (TEXTS, TEXTS[:2], TEXTS[::-1], [TEXTS[0], TEXTS[0]]):
        assert np.allclose(one.encode(texts), many.encode(texts), atol=1e-6)


def test_nothing_blank_and_endless_texts(encoder: SentenceEncoder) -> None:
    assert encoder.encode([]).shape == (0, DIMENSIONS)
    assert np.isfinite(encoder.encode(["", " \n", "…"])).all()
    long = "The ferry sank. " * 5000
    assert np.array_equal(*encoder.encode([long, long[:LONGEST]]))
