"""The input of a run as chunks: some files each, so that what was read of them is read once."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b

from rashomon.engine.run.steps import hash_of
from rashomon.ingest.files import InputFile

# A chunk is a task: large enough that starting it costs nothing, small enough that little is lost with it.
CHUNK_BYTES = 32_000_000
CHUNK_FILES = 512
# After one file in so many a chunk ends, whatever its size: files that come later shift few borders, and the chunks of the others
# stay as they were.
_BORDER = 256


@dataclass(frozen=True, slots=True)
class Chunk:
    """Files that are read together; `id` is the hash of their names, sizes and states, and of what reads them."""

    id: str
    files: tuple[str, ...]
    size: int


def make_chunks(files: Sequence[InputFile], *, version: str, size: int = CHUNK_BYTES) -> tuple[Chunk, ...]:
    """The chunks, in the order of their files. A file larger than a chunk is a chunk of its own."""
    chunks: list[Chunk] = []
    held: list[InputFile] = []

    def close() -> None:
        if held:
            states = [f"{one.name}\x01{one.size}\x01{one.state}" for one in held]
            chunks.append(Chunk(hash_of(version, *states), tuple(one.name for one in held), sum(one.size for one in held)))
            held.clear()

    for file in sorted(files, key=lambda one: one.name):
        if held and (len(held) >= CHUNK_FILES or sum(one.size for one in held) + file.size > size):
            close()
        held.append(file)
        if blake2b(file.name.encode("utf-8", "surrogatepass"), digest_size=4).digest()[0] % _BORDER == 0:
            close()
    close()
    return tuple(chunks)
