"""THE order of the steps of a run: files → articles → texts → stories → dossiers. Every engine goes through them."""

import hashlib
import json
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version

from rashomon.engine.run.chunks import CHUNK_BYTES, Chunk, make_chunks
from rashomon.engine.run.claiming import CONTENTS, SCHEMA, Until, claim, claimed
from rashomon.engine.run.comparing import DOSSIERS, write_dossiers
from rashomon.engine.run.copying import find_near, find_same
from rashomon.engine.run.engines import Engine, Record
from rashomon.engine.run.joining import MOST_EDGES, find_roots
from rashomon.engine.run.output import Output
from rashomon.engine.run.placing import STORIES, place_articles
from rashomon.engine.run.reading import ARTICLES, NOT_READ, Reading, not_read_file, read_chunk, sketch_file
from rashomon.engine.run.sorting import find_stories
from rashomon.engine.run.steps import DamagedError, Site, Step, Told, files_of, hash_of, map_step, records, tidy, totals
from rashomon.engine.run.telling import find_traits
from rashomon.engine.stages import stage_version
from rashomon.ingest.files import STANDARD_INPUT, list_files
from rashomon.ingest.manifest import Manifest
from rashomon.ingest.streams import has_scheme
from rashomon.model import HostProfile, NothingReadError, NotRead

# Rows brought together in one bucket, and stories in one file, are those of so many articles: some megabytes each.
BUCKET_ARTICLES = 5000
FILE_ARTICLES = 1000
# A chunk's record hangs on the chunk alone: those of an earlier run on other files beside count as well.
READ = Step(ARTICLES, "chunks")
# The files that a run writes into its folder; what else lies there is not ours to drop.
_OWN = re.compile(r"articles/[0-9a-f]{16}-[0-9]{4,}\.parquet|not_read/[0-9a-f]{16}\.jsonl|(stories|dossiers)/[0-9]{5,}\.jsonl")
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
    replace: bool = False


@dataclass(frozen=True, slots=True)
class Made:
    """What a run made: figures by name, figures of its steps, the hash of all that was written, and what could not be listed."""

    figures: Mapping[str, float]
    steps: Mapping[str, Mapping[str, float]]
    hash: str
    not_read: tuple[NotRead, ...]


def run(inputs: Sequence[str], output: Output, engine: Engine, *, wanted: Wanted, told: Told) -> Made:
    """What was made of these files and folders, in the folder `output`. What is done there already is not done again.

    Raises NothingReadError where there is no file or no article, UsageError where `output` holds what no run wrote, or what
    another run wrote that is not `Wanted.replace`d. The same input, options and version give the same bytes, whatever the engine.
    """
    site = Site(engine, output, told)
    given = [absolute(name) for name in inputs]
    claim(output, given, until=wanted.until, replace=wanted.replace)
    files, missing = list_files(given)
    files = tuple(file for file in files if not output.holds(file.name))  # what an earlier run wrote into a folder of pages
    chunks = make_chunks(files, version=_reading_version(wanted), size=wanted.chunk_bytes)
    if not chunks:
        raise NothingReadError(missing)
    known = map_step(site, READ, partial(read_chunk, how=_how(output, wanted)), chunks)
    count = int(totals(known).get("articles", 0))
    if not count:
        raise NothingReadError((*missing, *_refused(output, chunks)) or tuple(NotRead(name, "no page in it") for name in inputs))
    # with other options all is done anew: what one step hands to the next is dropped when a run ends
    begun = Step("begun", hash_of(stage_version("gather"), str(wanted.vectors), *(chunk.id for chunk in chunks)))
    parts = _parts(count, FILE_ARTICLES)
    if wanted.until != ARTICLES:
        try:
            stories = _stories(site, begun, chunks, known, count, wanted)
        except DamagedError:  # all but the reading is done again
            site.steps[:] = [READ]
            tidy(site, whole=[READ])
            stories = _stories(site, begun, chunks, known, count, wanted)
        if wanted.until == DOSSIERS:
            how, made_by = _options(wanted), stage_version("dossier")
            write_dossiers(site, stories, files=parts, least=wanted.least, options=how, version=made_by, vectors=wanted.vectors)
    return _close(site, chunks, known, missing)


def absolute(name: str) -> str:
    """A path that means the same wherever it is read; an address with a scheme is one already."""
    return name if has_scheme(name) or name == STANDARD_INPUT else os.path.abspath(name)  # noqa: PTH100 - '..' goes too


def _refused(output: Output, chunks: Sequence[Chunk]) -> Iterator[NotRead]:
    """What gave no article, with the reasons."""
    for name in (not_read_file(chunk.id) for chunk in chunks):
        for line in output.read(name).splitlines() if output.has(name) else ():
            row = json.loads(line)
            yield NotRead(row["source"], row["why"])


def _stories(site: Site, begun: Step, chunks: Sequence[Chunk], known: Mapping[str, Record], count: int, wanted: Wanted) -> Step:
    """All steps from articles to the list of stories."""
    buckets = _parts(count, BUCKET_ARTICLES)
    sketches = [sketch_file(READ, chunk.id, part) for chunk in chunks for part in range(int(known[chunk.id]["parts"]))]
    same = find_same(site, begun, sketches, buckets=buckets)
    near = find_near(site, same, buckets=buckets)
    copies = find_roots(site, near, buckets=buckets, most=wanted.most_edges)
    traits = find_traits(site, same, copies, [chunk.id for chunk in chunks], vectors=wanted.vectors)
    blocks, joined = find_stories(site, traits, buckets=buckets, most=wanted.most_edges)
    stories = place_articles(site, same, copies, blocks, joined, buckets=buckets, files=_parts(count, FILE_ARTICLES))
    if _articles_in(site, stories) != _articles_in(site, same):  # every article stands in one story
        raise DamagedError(stories.name)
    return stories


def _articles_in(site: Site, step: Step) -> float:
    return totals(records(site.output, step)).get("articles", 0)


def _close(site: Site, chunks: Sequence[Chunk], known: Mapping[str, Record], missing: Sequence[NotRead]) -> Made:
    """Drop what belongs to no step of this run any more, and say what there is: names, hashes, figures."""
    output = site.output
    kept = {step.name: records(output, step) for step in site.steps} | {READ.name: known}
    found = dict(sorted((name, sha) for step in kept.values() for name, sha in files_of(step).items()))
    there = [name for folder in (ARTICLES, NOT_READ, STORIES, DOSSIERS) for name in output.names(folder)]
    ours = {name for name in there if _OWN.fullmatch(name)}
    for name in sorted({*ours, *_of_chunks(output)} - {*found, *_kept_of(chunks, known)}):
        output.remove(name)  # of pages that are gone or were read anew since
    tidy(site, whole=[READ])
    output.sweep()
    figures = {name: totals(step) for name, step in kept.items()}
    told = {name: int(value) for figure in figures.values() for name, value in figure.items() if name in FIGURES}
    whole = hashlib.sha256("".join(f"{name} {sha}\n" for name, sha in found.items()).encode()).hexdigest()
    inputs = claimed(output)
    contents = {
        "schema": SCHEMA, "version": version("rashomon"), "inputs": inputs, "hash": whole, "figures": told, "files": found
    }  # fmt: skip
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
