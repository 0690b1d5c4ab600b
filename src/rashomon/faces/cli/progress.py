"""A progress bar on the error stream, where a person is looking."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from rashomon.engine.flow import Progress
from rashomon.faces.logs import in_json


@contextmanager
def shown_progress(*, quiet: bool) -> Iterator[Progress]:
    """A function that the engine calls with its progress; it shows nothing when quiet or when nobody watches."""
    if quiet or in_json() or not sys.stderr.isatty():
        yield lambda _what, _done, _of: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TaskID, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    with Bar(
        TextColumn("{task.description:>22}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(),
        console=Console(stderr=True), transient=True,
    ) as bar:  # fmt: skip
        tasks: dict[str, TaskID] = {}

        def show(what: str, done: int, of: int) -> None:
            if what not in tasks:
                tasks[what] = bar.add_task(what, total=of)
            if done == 0:
                bar.reset(tasks[what], total=of)
            bar.update(tasks[what], completed=done)

        yield show
