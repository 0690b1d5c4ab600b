"""The last step: a dossier of every story that enough accounts tell."""

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from rashomon.engine.choosing import choose
from rashomon.engine.flow import FAULT, named_fault, read_story
from rashomon.engine.run.engines import Record
from rashomon.engine.run.output import Output
from rashomon.engine.run.placing import STORIES, story_file
from rashomon.engine.run.reading import ARTICLES
from rashomon.engine.run.steps import Site, Step, map_step, written_file
from rashomon.engine.run.telling import backends, fetch
from rashomon.model import NotRead
from rashomon.render.as_json import dossier_json

DOSSIERS = "dossiers"


@dataclass(frozen=True, slots=True)
class _StoryFile:
    """A file of the list of stories as a piece of work."""

    number: int

    @property
    def id(self) -> str:
        """Its number."""
        return f"{self.number:05}"


@dataclass(frozen=True, slots=True)
class Told:
    """An account of a story, and where it lies."""

    id: str
    source: str
    chunk: str
    part: int
    row: int
    copy: bool


def write_dossiers(
    site: Site, stories: Step, *, files: int, least: int, options: tuple[tuple[str, str], ...], version: str, vectors: bool
) -> Step:
    """The step that writes `dossiers/`, a file for each file of stories: a line a story of `least` accounts or more."""
    step = stories.next(DOSSIERS, str(least), version, repr(options), str(vectors))
    work = partial(_compare_stories, output=site.output, least=least, options=options, vectors=vectors)
    map_step(site, step, work, [_StoryFile(n) for n in range(files)])
    return step


def dossier_file(number: int) -> str:
    """A file of dossiers."""
    return f"{DOSSIERS}/{number:05}.jsonl"


def _compare_stories(
    piece: _StoryFile, *, output: Output, least: int, options: tuple[tuple[str, str], ...], vectors: bool
) -> Record:
    try:
        rows = [json.loads(line) for line in output.read(story_file(piece.number)).splitlines()]
    except FileNotFoundError:  # no story fell into it
        return {"dossiers": 0, "accounts": 0, "failed": 0}
    lines, accounts, failed = [], 0, 0
    for row in rows:
        if len(row["articles"]) < least:
            continue
        told = [_told(one) for one in row["articles"]]
        chosen = choose(told, later=lambda one: one.copy)
        accounts += len(chosen)
        try:
            lines.append(f'{{"story": "{row["story"]}", "dossier": {_dossier(chosen, told, output, options, vectors=vectors)}}}')
        except Exception as error:  # one story must not cost a user all the others
            failed += 1
            lines.append(json.dumps({"story": row["story"], "why": f"{FAULT}: {named_fault(error)}"}, ensure_ascii=False))
    written = written_file(output, dossier_file(piece.number), "".join(f"{line}\n" for line in lines).encode())
    return {**written, "dossiers": len(lines) - failed, "accounts": accounts, "failed": failed}


def _dossier(
    chosen: Sequence[Told], told: Sequence[Told], output: Output, options: tuple[tuple[str, str], ...], *, vectors: bool
) -> str:
    places: dict[str, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for one in chosen:
        places[one.chunk][one.part].append(one.row)
    articles = fetch(output, places)
    left = len(told) - len(chosen)
    rest = (
        [NotRead(f"{STORIES}/", f"{left} more accounts of this story, mostly copies, are listed there and not compared")]
        if left
        else []
    )
    dossier = read_story(
        [articles[one.chunk, one.part, one.row] for one in chosen], backends(vectors=vectors), not_read=rest, options=options
    )
    return dossier_json(dossier)


def _told(article: dict[str, object]) -> Told:
    chunk, _, part = str(article["file"]).removeprefix(f"{ARTICLES}/").removesuffix(".parquet").rpartition("-")
    row = int(str(article["row"]))
    return Told(str(article["id"]), str(article["source"]), chunk, int(part), row, article["same_text_as"] is not None)
