"""What may be swapped: the stages know these shapes, `backends` fill them, `engine` chooses."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from rashomon.model.annotation import NameGuess, Token
from rashomon.model.story import ModelUsed

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Tagger(Protocol):
    """Tokens and names of sentences in one language."""

    used: ModelUsed

    def tag(self, sentences: Sequence[str]) -> list[tuple[tuple[Token, ...], tuple[NameGuess, ...]]]:
        """For each sentence its tokens and the names guessed; offsets count from the sentence's start."""
        ...


class Encoder(Protocol):
    """Vectors for sentences, comparable across languages."""

    used: ModelUsed

    def encode(self, texts: Sequence[str]) -> "NDArray[np.float32]":
        """One unit-length row per text: shape (len(texts), dimensions)."""
        ...
