"""What sorting needs of an archive: its articles as they are told, and their stories."""

from collections.abc import Mapping, Sequence

import numpy as np

from rashomon.engine.flow import Backends
from rashomon.engine.stages import stage_version
from rashomon.gather.story_traits import Traits, need_vectors, read_traits
from rashomon.model import Forward
from rashomon.store import keeping, stories
from rashomon.store.opening import Database
from rashomon.store.packing import KeptTraits, pack, unpack
from rashomon.store.readings import TRAITS, load_readings, put_readings, sources_of

# Traits are kept beside the annotations, with a vector and without one, under the stage of this name.
# So many articles are read at a time, and kept before the next are.
TURN = 500


class Shelf:
    """See `rashomon.engine.sorting.Shelf`. What was read once is kept, and not read again when the next articles come.

    Articles that come after it was made do not wait for it: with someone who adds all the time, sorting would not end.
    """

    def __init__(self, database: Database, backends: Backends) -> None:
        self._database = database
        self._backends = backends
        with database.reading() as connection:
            self._last = stories.newest(connection)

    def waiting(self) -> float | None:
        """The time of the earliest article in no story, of those that had come by then."""
        with self._database.reading() as connection:
            return stories.earliest_waiting(connection, self._last)

    def between(self, start: float, end: float) -> Mapping[str, str]:
        """Articles of a stretch of time with their stories."""
        with self._database.reading() as connection:
            return stories.between(connection, start, end)

    def traits(self, ids: Sequence[str]) -> Sequence[Traits]:
        """What these articles are told by: with vectors only where words alone are too little for them."""
        found = self._read(ids, vectors=False)
        return self._read(ids, vectors=True) if self._backends.vectors and need_vectors(found) else found

    def ages(self, ids: Sequence[str]) -> Mapping[str, int]:
        """How early these stories were founded."""
        with self._database.reading() as connection:
            return stories.ages(connection, ids)

    def taken(self, story: str) -> bool:
        """Whether a story ever had this id."""
        with self._database.reading() as connection:
            return stories.taken_id(connection, story)

    def save(
        self, groups: Mapping[str, Sequence[str]], moved: Sequence[Forward], *, start: float, end: float, seen: Mapping[str, str]
    ) -> bool:
        """Keep the stories unless someone has changed what they were made from; False where someone has.

        What came meanwhile was not seen, and changes nothing of what was: it is sorted in later.
        """
        with self._database.writing(alone=True) as connection:  # no version may come between the look and the saving
            now = stories.between(connection, start, end)
            if any(now.get(article) != story for article, story in seen.items()):
                return False
            stories.save(self._database, connection, groups, moved)
        return True

    def _read(self, ids: Sequence[str], *, vectors: bool) -> list[Traits]:
        encoder = self._backends.encoder if vectors else None
        version, model = stage_version(TRAITS), encoder.used.sha256 if encoder is not None else ""
        with self._database.reading() as connection:
            kept = load_readings(connection, ids, stage=TRAITS, version=version, model=model)
            sources = sources_of(connection, ids)
        missing = [name for name in ids if name not in kept]
        for n in range(0, len(missing), TURN):
            with self._database.reading() as connection:
                articles = keeping.load_articles(connection, missing[n : n + TURN])
            read = {one.id: _packed(one) for one in read_traits(articles, encoder=encoder)}
            with self._database.writing() as connection:
                put_readings(self._database, connection, read, stage=TRAITS, version=version, model=model)
            kept |= read
        return [_unpacked(name, sources[name], kept[name]) for name in ids if name in kept]


def _packed(one: Traits) -> bytes:
    vector = b"" if one.vector is None else one.vector.astype("<f4").tobytes()
    return pack(KeptTraits(one.time, one.language, one.words, one.counts, vector))


def _unpacked(name: str, source: str, data: bytes) -> Traits:
    one = unpack(data, KeptTraits)
    vector = np.frombuffer(one.vector, dtype="<f4").astype(np.float32) if one.vector else None
    return Traits(name, source, one.time, one.language, one.words, one.counts, vector)
