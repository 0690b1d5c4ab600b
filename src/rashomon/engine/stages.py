"""Which version of a stage has read something, and what it has read: the keys under which readings are kept."""

import hashlib
from functools import cache
from pathlib import Path

from rashomon.model import Article

# What the result of a stage hangs on, besides its input and the models: the code and the weights of these rooms.
ROOMS = {
    "clean": ("model", "text", "ingest", "clean"),
    "annotate": ("model", "text", "linking", "annotate", "backends"),
    "traits": ("model", "text", "gather", "backends", "store/packing.py"),
    # the steps of a run over very many pages
    "read": ("model", "text", "ingest", "clean", "engine/run/reading.py", "render/as_table.py", "gather/sketches.py"),
    "gather": ("model", "text", "backends", "gather", "engine"),
    "dossier": ("model", "text", "linking", "gather", "annotate", "backends", "compare", "engine", "render"),
}


@cache
def stage_version(stage: str) -> str:
    """A hash over everything that the stage is made of: a number that someone has to raise is forgotten some day."""
    root = Path(__file__).parent.parent
    digest = hashlib.sha256()
    for room in ROOMS[stage]:
        inside = [root / room] if (root / room).is_file() else (root / room).rglob("*")
        files = (path for path in inside if path.is_file() and path.suffix not in {".pyc", ""})
        for path in sorted(files, key=lambda path: path.relative_to(root).as_posix()):
            digest.update(f"{path.relative_to(root).as_posix()}\x00".encode())
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def reading_key(article: Article) -> str:
    """A hash of all that `annotate` reads in an article; copies with the same text, title and date have the same one."""
    title = (article.title_span.start, article.title_span.end) if article.title_span is not None else None
    read = (
        article.body,
        article.captions,
        article.removed,
        article.title,
        title,
        article.published,
        article.language,
        article.reading,
    )
    digest = hashlib.sha256(article.text.encode("utf-8", "surrogatepass"))
    digest.update(repr(read).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()
