"""The first step: a chunk of files into articles, and of each article what is needed to find its copies."""

import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import islice
from typing import TYPE_CHECKING

from rashomon.engine.run.chunks import Chunk
from rashomon.engine.run.engines import Record
from rashomon.engine.run.output import Output
from rashomon.engine.run.steps import Step, written_file
from rashomon.engine.taking import take
from rashomon.gather.sketches import sketch
from rashomon.ingest.files import raw_pages
from rashomon.ingest.manifest import Manifest
from rashomon.model import Article, HostProfile, Moment, NotRead
from rashomon.render.as_table import write_parquet

if TYPE_CHECKING:
    import pyarrow as pa

ARTICLES, NOT_READ = "articles", "not_read"
# Articles in one file, and in a row group of it: what is fetched to read one of them again.
FILE_ARTICLES, GROUP_ARTICLES = 2000, 50
# Texts with fewer fingerprints (some fifty words) are too short to be known again by them: a notice, a stub before a paywall.
FEWEST_PRINTS = 12
# Days since 1970 fit into these bits of a key, and the rest is a hash: 30,000 articles a day share a key once in 300,000 days.
_DAY_BITS, _HASH_BITS = 16, 47
NO_DAY = (1 << _DAY_BITS) - 1
_SECONDS = 86_400.0


@dataclass(frozen=True, slots=True)
class Reading:
    """How chunks are read, and where to."""

    output: Output
    step: Step
    profiles: tuple[HostProfile, ...] = ()
    manifest: Manifest | None = None
    bulk: bool = False


def read_chunk(chunk: Chunk, *, how: Reading) -> Record:
    """How many articles the files hold, once they are written; what cannot be read stands in a file beside them, with the reason.

    A page that is in a chunk twice counts once.
    """
    failed: list[NotRead] = []
    found = _articles(chunk, how, failed)
    articles = parts = 0
    written: dict[str, str | int | float] = {}
    while group := list(islice(found, FILE_ARTICLES)):
        stream = io.BytesIO()
        write_parquet(group, stream, rows_at_once=GROUP_ARTICLES)
        written |= written_file(how.output, article_file(chunk.id, parts), stream.getvalue())
        how.output.write_table(sketch_file(how.step, chunk.id, parts), _sketches(group, chunk.id, parts))
        articles, parts = articles + len(group), parts + 1
    lines = sorted({json.dumps({"source": one.source, "why": one.why}, ensure_ascii=False) for one in failed})
    if lines:
        written |= written_file(how.output, not_read_file(chunk.id), ("\n".join(lines) + "\n").encode("utf-8", "replace"))
    return {**written, "articles": articles, "parts": parts, "not_read": len(lines), "bytes_read": chunk.size}


def article_file(chunk: str, part: int) -> str:
    """The file of a chunk's articles, from 0 on."""
    return f"{ARTICLES}/{chunk}-{part:04}.parquet"


def not_read_file(chunk: str) -> str:
    """The file of what a chunk's files gave no article for, with the reasons."""
    return f"{NOT_READ}/{chunk}.jsonl"


def sketch_file(step: Step, chunk: str, part: int) -> str:
    """The table that goes with a file of articles."""
    return f"{step.folder}/sketches/{chunk}-{part:04}.parquet"


def article_time(article: Article) -> float | None:
    """Days since 1970 of its publication; where that is not known, of the day it was fetched."""
    told = [one.value for one in article.evidence if one.field == "fetched"]
    for moment in (article.published, *(Moment.parse(value) for value in told)):
        if moment is not None and moment.utc is not None:
            return moment.utc.timestamp() / _SECONDS
    return None


def article_key(article: str, time: float | None) -> int:
    """A number for an article in which its day stands first, so that the smallest of several is one of the earliest."""
    day = NO_DAY if time is None else min(max(int(time), 0), NO_DAY - 1)
    return day << _HASH_BITS | int.from_bytes(blake2b(article.encode(), digest_size=8).digest()) >> (64 - _HASH_BITS)


def key_day(key: int) -> int:
    """The day of a key; `NO_DAY` where none is known."""
    return key >> _HASH_BITS


def _articles(chunk: Chunk, how: Reading, failed: list[NotRead]) -> Iterator[Article]:
    seen: set[str] = set()
    for page in raw_pages(chunk.files, manifest=how.manifest):
        if isinstance(page, NotRead):
            if (
                how.manifest is None or page.source != how.manifest.source
            ):  # what a manifest lacks is told once, not by each chunk
                failed.append(page)
            continue
        if page.id in seen:
            continue
        seen.add(page.id)
        taken = take(page, profiles=how.profiles, bulk=how.bulk)
        if taken.article is None:
            failed.append(NotRead(page.source, taken.why))
        else:
            yield taken.article


def _sketches(articles: Sequence[Article], chunk: str, part: int) -> "pa.Table":
    """A row an article: who it is, where it lies, and what tells its copies."""
    import pyarrow as pa

    times = [article_time(article) for article in articles]
    return pa.table(
        {
            "key": pa.array([article_key(a.id, t) for a, t in zip(articles, times, strict=True)], pa.int64()),
            "id": pa.array([article.id for article in articles], pa.string()),
            "source": pa.array([_plain(article.source) for article in articles], pa.string()),
            "time": pa.array(times, pa.float64()),
            "chunk": pa.array([chunk] * len(articles), pa.string()),
            "part": pa.array([part] * len(articles), pa.int32()),
            "row": pa.array(range(len(articles)), pa.int32()),
            "text": pa.array([_text_hash(article) for article in articles], pa.int64()),
            "sketch": pa.array([list(sketch(article.fingerprint)) for article in articles], pa.list_(pa.int64())),
        }
    )


def _text_hash(article: Article) -> int:
    """The same number for the same text: by its fingerprints, so that case and marks make no difference."""
    digest = blake2b(digest_size=8)
    if len(article.fingerprint) >= FEWEST_PRINTS:
        for number in article.fingerprint:
            digest.update(number.to_bytes(8))
    else:  # short texts are alike by chance: only the same page again, of the same host, counts
        said = (article.host or article.source, article.title or "", article.body_text())
        digest.update("\x00".join(said).encode("utf-8", "replace"))
    return int.from_bytes(digest.digest()) >> 1


def _plain(text: str) -> str:
    return text.encode("utf-8", "replace").decode()
