"""THE order of the steps of a run: files → articles → texts → stories → dossiers. Every engine goes through them."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Literal

from rashomon.engine.run.chunks import CHUNK_BYTES, Chunk, make_chunks
from rashomon.engine.run.comparing import DOSSIERS, write_dossiers
from rashomon.engine.run.copying import find_near, find_same
from rashomon.engine.run.engines import Engine, Record
from rashomon.engine.run.joining import MOST_EDGES, find_roots
from rashomon.engine.run.output import Output
from rashomon.engine.run.placing import STORIES, place_articles
from rashomon.engine.run.reading import ARTICLES, NOT_READ, Reading, read_chunk, sketch_file
from rashomon.engine.run.sorting import find_stories
from rashomon.engine.run.steps import Site, Step, Told, files_of, hash_of, map_step, records, tidy, totals
from rashomon.engine.run.telling import find_traits
from rashomon.engine.stages import stage_version
from rashomon.ingest.files import list_files
from rashomon.ingest.manifest import Manifest
from rashomon.ingest.streams import has_scheme
from rashomon.model import HostProfile, NothingReadError, NotRead

Until = Literal["articles", "stories", "dossiers"]

CONTENTS = "contents.json"
SCHEMA = "rashomon/run/1"
# Rows brought together in one bucket, and stories in one file, are those of so many articles: some megabytes each.
BUCKET_ARTICLES = 5000
FILE_ARTICLES = 1000
# A chunk's record hangs on the chunk alone: those of an earlier run on other files beside count as well.
READ = Step(ARTICLES, "chunks")
# What is told of a run in the end, of all that its steps tell.
FIGURES = ("articles", "not_read", "texts", "edges", "stories", "several", "dossiers", "accounts", "failed")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a run is to make, and how."""

    until: Until = "dossiers"
    least: int = 2
    bulk: bool = False
    vectors: bool = True
    profiles: tuple[HostProfile, ...] = ()
    manifest: Manifest | None = None
    chunk_bytes: int = CHUNK_BYTES
    most_edges: int = MOST_EDGES


@dataclass(frozen=True, slots=True)
class Made:
    """What a run made: figures by name, figures of its steps, the hash of all that was written, and what could not be listed."""

    figures: Mapping[str, float]
    steps: Mapping[str, Mapping[str, float]]
    hash: str
    not_read: tuple[NotRead, ...]


def run(inputs: Sequence[str], output: Output, engine: Engine, *, wanted: Wanted, told: Told) -> Made:
    """What was made of these files and folders, in the folder `output`. What is done there already is not done again.

    Raises NothingReadError where there is no file or no article. The same input, options and version give the same bytes,
    whatever the engine.
    """
    site = Site(engine, output, told)
    files, missing = list_files([absolute(name) for name in inputs])
    chunks = make_chunks(files, version=_reading_version(wanted), size=wanted.chunk_bytes)
    if not chunks:
        raise NothingReadError(missing)
    known = map_step(site, READ, partial(read_chunk, how=_how(output, wanted)), chunks)
    count = int(totals(known).get("articles", 0))
    if not count:
        raise NothingReadError((*missing, *(NotRead(name, "no article in it") for name in inputs)))
    begun = Step("begun", hash_of(stage_version("gather"), *(chunk.id for chunk in chunks)))
    parts = _parts(count, FILE_ARTICLES)
    if wanted.until != ARTICLES:
        stories = _stories(site, begun, chunks, known, count, wanted)
        if wanted.until == DOSSIERS:
            how, made_by = _options(wanted), stage_version("dossier")
            write_dossiers(site, stories, files=parts, least=wanted.least, options=how, version=made_by, vectors=wanted.vectors)
    return _close(site, chunks, known, missing)


def absolute(name: str) -> str:
    """A path that means the same wherever it is read; an address with a scheme is one already."""
    return name if has_scheme(name) else str(Path(name).absolute())


def _stories(site: Site, begun: Step, chunks: Sequence[Chunk], known: Mapping[str, Record], count: int, wanted: Wanted) -> Step:
    """All steps from articles to the list of stories."""
    buckets = _parts(count, BUCKET_ARTICLES)
    sketches = [sketch_file(READ, chunk.id, part) for chunk in chunks for part in range(int(known[chunk.id]["parts"]))]
    same = find_same(site, begun, sketches, buckets=buckets)
    near = find_near(site, same, buckets=buckets)
    copies = find_roots(site, near, buckets=buckets, most=wanted.most_edges)
    traits = find_traits(site, same, copies, [chunk.id for chunk in chunks], vectors=wanted.vectors)
    blocks, joined = find_stories(site, traits, buckets=buckets, most=wanted.most_edges)
    return place_articles(site, same, copies, blocks, joined, buckets=buckets, files=_parts(count, FILE_ARTICLES))


def _close(site: Site, chunks: Sequence[Chunk], known: Mapping[str, Record], missing: Sequence[NotRead]) -> Made:
    """Drop what belongs to no step of this run any more, and say what there is: names, hashes, figures."""
    output = site.output
    kept = {step.name: records(output, step) for step in site.steps} | {READ.name: known}
    found = dict(sorted((name, sha) for step in kept.values() for name, sha in files_of(step).items()))
    there = [name for folder in (ARTICLES, NOT_READ, STORIES, DOSSIERS) for name in output.names(folder)]
    for name in sorted({*there, *_of_chunks(output)} - {*found, *_kept_of(chunks, known)}):
        output.remove(name)  # of pages that are gone or were read anew since
    tidy(site, whole=[READ])
    output.sweep()
    figures = {name: totals(step) for name, step in kept.items()}
    told = {name: int(value) for figure in figures.values() for name, value in figure.items() if name in FIGURES}
    whole = hashlib.sha256("".join(f"{name} {sha}\n" for name, sha in found.items()).encode()).hexdigest()
    contents = {"schema": SCHEMA, "version": version("rashomon"), "hash": whole, "figures": told, "files": found}
    output.write(CONTENTS, (json.dumps(contents, indent=1) + "\n").encode())
    return Made(told, figures, whole, tuple(missing))


def _of_chunks(output: Output) -> list[str]:
    """What is kept of chunks besides their articles."""
    return [*output.names(f"{READ.folder}/records"), *output.names(f"{READ.folder}/sketches")]


def _kept_of(chunks: Sequence[Chunk], known: Mapping[str, Record]) -> Iterator[str]:
    for chunk in chunks:
        yield f"{READ.folder}/records/{chunk.id}.json"
        yield from (sketch_file(READ, chunk.id, part) for part in range(int(known[chunk.id]["parts"])))


def _how(output: Output, wanted: Wanted) -> Reading:
    return Reading(output, READ, wanted.profiles, wanted.manifest, wanted.bulk)


def _reading_version(wanted: Wanted) -> str:
    """What the reading of a chunk hangs on besides its files."""
    rows = repr(wanted.manifest.entries) if wanted.manifest is not None else ""
    return hash_of(stage_version("read"), repr(_options(wanted)), rows)


def _options(wanted: Wanted) -> tuple[tuple[str, str], ...]:
    """What a dossier says of how its pages were read."""
    profiles = ((f"host_profile:{profile.host}", profile.id) for profile in wanted.profiles)
    return (*((("bulk", "true"),) if wanted.bulk else ()), *profiles)


def _parts(count: int, each: int) -> int:
    return max(1, -(-count // each))
