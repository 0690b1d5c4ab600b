"""`rashomon run`: from very many pages to a folder of stories and dossiers, on the engine that was asked for."""

import os
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from rashomon.engine.flow import Progress
from rashomon.engine.profiles import load_profiles
from rashomon.engine.run.claiming import CONTENTS, Until
from rashomon.engine.run.engines import Engine
from rashomon.engine.run.output import Output
from rashomon.engine.run.pipeline import Made, Wanted, absolute, run
from rashomon.engine.run.steps import WORK
from rashomon.faces.cli.progress import shown_progress
from rashomon.faces.cli.reading import say
from rashomon.faces.logs import event
from rashomon.faces.settings import Settings
from rashomon.ingest.manifest import load_manifest
from rashomon.ingest.streams import has_scheme
from rashomon.model import NothingReadError, UsageError

DONE, NOTHING = 0, 1
SPILL = f"{WORK}/rows"
# So often a long step says in the log how far it is.
LOGGED_SECONDS = 60.0
# What a person who watches is told of a step; others go by their own names.
SHOWN = {
    "articles": "reading pages", "same": "equal texts", "shared": "near copies", "near": "near copies, pairs",
    "traits": "words and meanings", "blocks": "sorting into stories", "shared_texts": "joining weeks",
    "links": "joining weeks, pairs", "placed": "placing copies", "stories": "listing stories", "dossiers": "comparing accounts",
}  # fmt: skip


def run_command(
    inputs: Sequence[str],
    output: str,
    settings: Settings,
    *,
    engine: str,
    until: Until,
    least: int,
    vectors: bool,
    manifest: Path | None,
    jobs: int | None,
    replace: bool,
    quiet: bool,
) -> int:
    """0 where articles were read, 1 where none could be. Raises UsageError, ManifestError, RunError."""
    folder = Output(absolute(output))
    if Path(output).is_file():
        raise UsageError(f"OUTPUT {output}: this is a file, not a folder")
    wanted = Wanted(
        until, least=least, bulk=settings.bulk, vectors=vectors, profiles=load_profiles(list(map(Path, settings.host_profiles))),
        manifest=None if manifest is None else load_manifest(str(manifest)), replace=replace,
    )  # fmt: skip
    with _engine(engine, settings, jobs, folder) as chosen, shown_progress(quiet=quiet) as progress:
        told = _Told(progress)
        try:
            made = run(inputs, folder, chosen, wanted=wanted, told=told)
        except NothingReadError as error:
            for page in error.not_read:
                say(f"{page.source}: {page.why}")
            say("nothing could be read")
            return NOTHING
        except KeyboardInterrupt:
            say(f"stopped; what is done lies in {output}, and the same command goes on from there")
            raise
    if not quiet:
        for page in made.not_read:
            say(f"{page.source}: {page.why}")
        say(f"{output}: {_summary(made)}")
    print(made.hash)
    return DONE


class _Told:
    """Shows how far a run is where a person looks, and logs each step, and once a minute how far it is."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._begun = self._logged = time.monotonic()

    def __call__(self, step: str, done: int, of: int) -> None:
        """See `rashomon.engine.run.steps.Told`."""
        shown, now = SHOWN.get(step, step), time.monotonic()
        self._progress(shown, done, of)
        if done == 0:
            self._begun = self._logged = now
        elif done == of:
            event("step_done", shown, step=step, pieces=of, seconds=round(now - self._begun, 1))
        elif now - self._logged >= LOGGED_SECONDS:
            self._logged = now
            event("step_goes_on", shown, step=step, done=done, pieces=of, seconds=round(now - self._begun, 1))


@contextmanager
def _engine(name: str, settings: Settings, jobs: int | None, output: Output) -> Iterator[Engine]:
    if name == "local":
        from rashomon.engine.run.processes import ProcessEngine

        # rows on their way lie beside the result, where there is room; a killed run's are dropped with its other work
        spill = None if has_scheme(output.address) else Path(output.address, SPILL)
        with ProcessEngine(jobs or os.cpu_count() or 1, spill=spill) as processes:
            yield processes
        return
    if settings.master is None:
        raise UsageError("--engine spark needs --master URL; 'local[2]' tries it on this machine")
    from rashomon.engine.run.spark import open_spark

    with open_spark(settings.master, settings=dict(map(_setting, settings.conf))) as spark:
        yield spark


def _setting(text: str) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    if not sign or not name.startswith("spark."):
        raise UsageError(f"--conf {text}: this is no setting of Spark such as spark.executor.memory=4g")
    return name, value


def _summary(made: Made) -> str:
    said = {
        "articles": "article", "not_read": "page without one", "stories": "story", "several": "told by several",
        "dossiers": "dossier", "failed": "story on which the program failed",
    }  # fmt: skip
    parts = [_count(int(made.figures[key]), word) for key, word in said.items() if made.figures.get(key)]
    return f"{', '.join(parts)}; all files with their hashes: {CONTENTS}"


def _count(number: int, word: str) -> str:
    many = {"page without one": "pages without one", "story": "stories", "told by several": "told by several",
            "story on which the program failed": "stories on which the program failed"}  # fmt: skip
    return f"{number:,} {word if number == 1 else many.get(word, f'{word}s')}"
