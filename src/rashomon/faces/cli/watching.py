"""`rashomon watch`: from settings to a run that lasts, and signals that end it."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread
from types import FrameType

from rashomon.archive import Archive
from rashomon.engine.profiles import load_profiles
from rashomon.faces.logs import event, set_up
from rashomon.faces.serving import serve
from rashomon.faces.settings import Settings, seconds
from rashomon.faces.watching import Watch
from rashomon.ingest.files import STANDARD_INPUT
from rashomon.model import UsageError

DONE, FAILED, INTERRUPTED = 0, 1, 130


def watch_command(settings: Settings, *, once: bool) -> int:
    """0 after SIGTERM, and after `once` where all could be kept; 130 after Ctrl-C, 1 where `once` could not keep something.

    Raises UsageError, ArchiveError where the archive cannot be opened to begin with.
    """
    if not settings.sources:
        raise UsageError("SOURCE: there is none, neither here nor in the settings ('sources', RASHOMON_SOURCES)")
    if STANDARD_INPUT in settings.sources:
        raise UsageError("SOURCE -: standard input cannot be looked at again")
    set_up(settings.log_format, settings.log_level or "info")
    profiles = load_profiles([Path(name) for name in settings.host_profiles])
    with Archive(settings.archive) as archive, _asked_to_stop() as (stop, received):
        watch = Watch(
            archive, settings.sources, every=seconds(settings.every), pause=seconds(settings.pause), jobs=settings.jobs,
            bulk=settings.bulk, profiles=profiles, private=bool(settings.private_addresses), stop=stop,
        )  # fmt: skip
        with serve(watch.health, settings.listen, registry=watch.metrics.registry) as place:
            event(
                "watch_started", "watching", sources=len(settings.sources), every=settings.every, archive=archive.name,
                listen=f"{place[0]}:{place[1]}" if place is not None else settings.listen, version=watch.metrics.version,
            )  # fmt: skip
            if once:
                well = watch.turn()
            else:
                watch.run()
                well = True
            event("watch_stopped", "stopped", signal=signal.Signals(received[0]).name if received else None)
    if received and received[0] == signal.SIGINT:
        return INTERRUPTED
    return DONE if well else FAILED


@contextmanager
def _asked_to_stop() -> Iterator[tuple[Event, list[int]]]:
    """An event that SIGTERM and SIGINT set, and which of them came. The second one ends the program at once."""
    stop, received = Event(), list[int]()

    def ask(number: int, _frame: FrameType | None) -> None:
        received.append(number)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        # in a thread of its own: the main one may be holding the event's lock at this very moment
        Thread(target=stop.set, name="stopping").start()

    before = {number: signal.signal(number, ask) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield stop, received
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
