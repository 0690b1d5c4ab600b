"""Looking at sources again and again: what is new in feeds, pages and folders goes into an archive, and into stories.

A turn goes over all sources. Every step can be broken off and done again: what is kept is known by its address or its bytes, so
that nothing is read twice, in the next turn or after a restart. What fails is tried again, each time after twice as many turns.
"""

import math
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Event
from urllib.parse import urljoin, urlsplit

from rashomon.archive import DELETED, Added, Archive, whole_path
from rashomon.faces.logs import PROGRAM_ERROR, event
from rashomon.faces.metrics import Metrics, reason_class
from rashomon.faces.serving import Health
from rashomon.ingest.feeds import FeedEntry, feed_entries, looks_like_feed
from rashomon.ingest.fetch import Fetcher, Reply
from rashomon.ingest.files import WEB, raw_pages
from rashomon.model import ArchiveError, Counts, HostProfile, NotRead, RashomonError, RawPage, UnreadableError

# What failed is left alone for one turn, then two, four, eight, but never longer than this, unless the server asks for more time.
LONGEST_WAIT = 6 * 3600.0
# A server may ask to be left alone for so long; what asks for more is believed no further.
LONGEST_ASKED = 24 * 3600.0
# So many intervals without a sign of life, and the health is bad.
LATE_AFTER = 3
# After so many failures what a feed itself gives of an article is taken in place of the page that it leads to.
TRIES = 3
SNIFFED = 4096


@dataclass(slots=True)
class Wait:
    """How often in a row something failed, and the turn in which it is tried again."""

    failures: int = 0
    turn: int = 0


@dataclass(slots=True)
class Source:
    """Something to look at, and what is known of it from the turns before; all of it may be forgotten at any time."""

    name: str
    wait: Wait = field(default_factory=Wait)
    before: Reply | None = None
    links: dict[str, FeedEntry] = field(default_factory=dict)  # of a feed: the addresses it names whose pages are not kept yet
    links_wait: dict[str, Wait] = field(default_factory=dict)


class Stopped(RashomonError):  # noqa: N818 - nothing is wrong
    """The run was asked to stop, between two things."""


class Watch:
    """Looks at its sources every `every` seconds until `stop` is set. `pause` seconds lie between two requests to one host."""

    def __init__(
        self,
        archive: Archive,
        sources: Sequence[str],
        *,
        every: float,
        pause: float = 1.0,
        jobs: int = 1,
        bulk: bool = False,
        profiles: Sequence[HostProfile] = (),
        private: bool = False,
        metrics: Metrics | None = None,
        stop: Event | None = None,
    ) -> None:
        self._archive = archive
        self._sources = [Source(name) for name in dict.fromkeys(map(whole_path, sources))]
        self._every, self._pause = every, pause
        self._jobs, self._bulk, self._profiles = jobs, bulk, tuple(profiles)
        self._fetcher = Fetcher(private=private)
        self._asked_at: dict[str, float] = {}
        self._told: frozenset[NotRead] = frozenset()  # what gave nothing in the last turn: told of once, not at every turn
        self.metrics = metrics if metrics is not None else Metrics()
        self.stop = stop if stop is not None else Event()
        self._turn = 0
        self._alive = time.monotonic()
        self._last_turn: datetime | None = None
        self._broken = ""
        self._held: Counts | None = None
        self.metrics.sources.set(len(self._sources))
        self.metrics.every.set(every)
        self.metrics.archive_up.set_function(lambda: float(not self._unreachable()))

    # -- how it is ------------------------------------------------------------------------------------------------------

    def health(self) -> Health:
        """Well while the archive can be reached and written, and something was done in the last three intervals.

        Any thread may ask.
        """
        trouble = [self._broken] if self._broken else []
        if unreachable := self._unreachable():
            trouble.append(f"the archive cannot be reached: {unreachable}")
        idle = time.monotonic() - self._alive
        if idle > LATE_AFTER * self._every:
            trouble.append(f"nothing was done for {idle:.0f} seconds, more than {LATE_AFTER} intervals")
        last = self._last_turn
        facts = {
            "version": self.metrics.version,
            "archive": {"reachable": not unreachable},
            "last_turn": last.isoformat(timespec="seconds").replace("+00:00", "Z") if last is not None else None,
            "turns": self._turn,
            "every_seconds": self._every,
            "sources": len(self._sources),
            "failing": self._failing(),
            "trouble": trouble,
        }
        return Health(not trouble, not unreachable and last is not None, facts)

    def _unreachable(self) -> str:
        """Why the archive cannot be read now; empty where it can."""
        try:
            self._archive.room()
        except RashomonError as error:
            return str(error)
        return ""

    def _failing(self) -> int:
        return sum(source.wait.failures > 0 for source in self._sources)

    def _live(self, *_told: object) -> None:
        """A sign of life."""
        self._alive = time.monotonic()

    # -- turns ----------------------------------------------------------------------------------------------------------

    def run(self) -> None:
        """Turn after turn, until `stop` is set; then the article in hand is finished and kept."""
        while not self.stop.is_set():
            begun = time.monotonic()
            self.turn()
            self.stop.wait(max(0.0, self._every - (time.monotonic() - begun)))

    def turn(self) -> bool:
        """Look once at every source whose time has come, then sort what is new. True where all of it could be kept."""
        self._turn += 1
        begun = time.monotonic()
        kept = self._guarded(self._add, "adding")
        if not kept:  # what a server sent may not have been kept: it must not answer that nothing has changed
            for source in self._sources:
                source.before = None
        well = kept and self._guarded(self._sort, "sorting")
        seconds = time.monotonic() - begun
        self._live()
        self.metrics.took("turn", seconds)
        self.metrics.turns.labels("success" if well else "failure").inc()
        self.metrics.failing.set(self._failing())
        self.metrics.last_turn.set_to_current_time()
        if well:
            self._broken, self._last_turn = "", datetime.now(UTC)
            self.metrics.last_success.set_to_current_time()
        event("turn_done", "turn done", turn=self._turn, seconds=round(seconds, 3), failing=self._failing(), well=well)
        return well

    def _guarded(self, work: Callable[[], None], what: str) -> bool:
        """Whether a part of a turn went well. What went wrong is logged; the next turn tries again."""
        try:
            work()
        except Stopped:
            return True
        except RashomonError as error:
            self._broken = f"{what} failed: {error}"
        except Exception as error:  # a run that lasts for months must outlive an error of one turn; it is logged, and counted
            self._broken = f"{what} failed, {_program_error(error)}"
        else:
            return True
        event("turn_failed", "a turn failed", level="error", why=self._broken)
        return False

    def _add(self) -> None:
        came = self._archive.add_pages(
            self._all_pages(), jobs=self._jobs, bulk=self._bulk, profiles=self._profiles,
            tell=self._kept, progress=self._live, took=self.metrics.took,
        )  # fmt: skip
        self.metrics.known.inc(came.known)
        new = [page for page in came.not_read if page not in self._told]
        self._told = frozenset(came.not_read)
        self._gave_nothing(new)
        if came.added or came.without_article:
            event(
                "batch_kept", "new pages were kept", articles=came.added, without_article=came.without_article, known=came.known
            )

    def _kept(self, page: Added) -> None:
        """A page is kept for good."""
        self.metrics.read.inc()
        if not page.why:
            self.metrics.kept.inc()
            event("page_kept", "a page was kept", level="debug", id=page.id, source=page.source)

    def _gave_nothing(self, pages: Sequence[NotRead]) -> None:
        self.metrics.gave_nothing(pages)
        for page in pages:
            event("page_not_read", "a page was not read", source=page.source, why=page.why, reason=reason_class(page.why))

    def _sort(self) -> None:
        if self.stop.is_set():
            return
        begun = time.monotonic()
        before = self._held if self._held is not None else self._archive.counts()
        self._archive.sort(progress=self._go_on)
        after = self._held = self._archive.counts()
        self.metrics.took("sort", time.monotonic() - begun)
        self.metrics.holds(after, self._archive.room())
        merged, split = max(0, after.merged - before.merged), max(0, after.split - before.split)
        self.metrics.merged.inc(merged)
        self.metrics.split.inc(split)
        if after != before:
            event(
                "stories_sorted", "stories were sorted", articles=after.articles, stories=after.stories,
                merged=merged, split=split, seconds=round(time.monotonic() - begun, 3),
            )  # fmt: skip

    def _go_on(self, _left: int) -> None:
        """Called between two stretches of time."""
        self._live()
        if self.stop.is_set():
            raise Stopped("stopped")

    # -- what a source gives --------------------------------------------------------------------------------------------

    def _all_pages(self) -> Iterator[RawPage | NotRead]:
        """What may be new in the sources, one after the other. Whatever goes wrong with one stays with it."""
        for source in self._sources:
            if source.wait.turn > self._turn:
                continue
            try:
                for page in self._web(source) if source.name.startswith(WEB) else _files(source.name):
                    yield page
                    if self.stop.is_set():
                        return
            except Stopped:
                return
            except ArchiveError:
                raise  # it is not the source's fault, and no other source can be kept either
            except _UnopenedError as error:
                self._failed(source, error.why, error.wait)
            except Exception as error:  # no source may keep the others from being looked at; what it was is logged
                self._failed(source, f"looking at it failed, {_program_error(error)}", 0.0)
            else:
                if source.wait.failures:
                    event("source_back", "a source can be opened again", source=source.name, failures=source.wait.failures)
                source.wait = Wait()

    def _failed(self, source: Source, why: str, asked: float) -> None:
        self._put_off(source.wait, asked)
        self.metrics.gave_nothing([NotRead(source.name, why)])
        event(
            "source_failed", "a source cannot be opened", level="warning", source=source.name, why=why,
            reason=reason_class(why), failures=source.wait.failures,
            again_in_seconds=(source.wait.turn - self._turn) * self._every,
        )  # fmt: skip

    def _put_off(self, wait: Wait, asked: float = 0.0) -> None:
        """The next try: after twice as many turns as the last time, and not before the server wants to be asked."""
        turns = min(2.0**wait.failures, max(1.0, LONGEST_WAIT // self._every))
        wait.failures += 1
        wait.turn = self._turn + math.ceil(max(turns, min(asked, LONGEST_ASKED) / self._every))

    def _web(self, source: Source) -> Iterator[RawPage | NotRead]:
        """A page, or what a feed leads to: the pages it names, and what it gives itself of those that it names no address of."""
        if self._archive.met(source.name) == "deleted":
            yield NotRead(source.name, DELETED)
            return
        reply = self._ask(source.name, source.before)
        if isinstance(reply.page, NotRead):
            raise _UnopenedError(reply.page.why, reply.wait)
        source.before = replace(reply, page=None)  # only what it is to be asked with is held
        if reply.page is not None:
            source.links = {}
            if looks_like_feed(reply.page.data[:SNIFFED]):
                source.links, own = _entries(source.name, reply.page.data)
                yield from own
            else:
                yield reply.page
        source.links_wait = {url: wait for url, wait in source.links_wait.items() if url in source.links}
        for url, entry in list(source.links.items()):
            if self._archive.met(url):
                del source.links[url]
            elif (wait := source.links_wait.get(url, Wait())).turn <= self._turn:
                yield from self._linked(source, url, entry, wait)

    def _linked(self, source: Source, url: str, entry: FeedEntry, wait: Wait) -> Iterator[RawPage | NotRead]:
        """The page at an address that a feed names; where it cannot be had, in the end what the feed gives of it."""
        reply = self._ask(url)
        if isinstance(reply.page, RawPage):
            source.links_wait.pop(url, None)
            yield replace(reply.page, declared=(*reply.page.declared, *entry.declared))
        elif reply.page is not None:
            self._put_off(wait, reply.wait)
            source.links_wait[url] = wait
            yield reply.page
            if wait.failures == TRIES and isinstance(entry.page, RawPage):
                yield entry.page

    def _ask(self, url: str, before: Reply | None = None) -> Reply:
        """Fetch an address, not sooner after another of its host than the pause."""
        host = urlsplit(url).netloc
        ready = self._asked_at.get(host, -math.inf) + self._pause
        if self.stop.wait(max(0.0, ready - time.monotonic())):
            raise Stopped("stopped")
        begun = time.monotonic()
        reply = self._fetcher.ask(url, before=before)
        self._asked_at[host] = time.monotonic()
        self._live()
        self.metrics.took("fetch", time.monotonic() - begun)
        return reply


def _program_error(error: Exception) -> str:
    """What went wrong and where, without a word of what the error says: it may quote a page."""
    *_, last = traceback.extract_tb(error.__traceback__)
    return f"{PROGRAM_ERROR}{type(error).__name__} in {Path(last.filename).name}, line {last.lineno}"


class _UnopenedError(Exception):
    """A source that could not be opened, and how long the server wants to be left alone."""

    def __init__(self, why: str, wait: float = 0.0) -> None:
        super().__init__(why)
        self.why, self.wait = why, wait


def _entries(name: str, data: bytes) -> tuple[dict[str, FeedEntry], list[RawPage | NotRead]]:
    """The entries of a feed by the address they name, and what it gives of the others. Raises `_UnopenedError`."""
    links: dict[str, FeedEntry] = {}
    own: list[RawPage | NotRead] = []
    try:
        for entry in feed_entries(name, data):
            url = urljoin(name, entry.link).partition("#")[0] if entry.link else ""
            if url.startswith(WEB) and url != name:
                links.setdefault(url, entry)
            else:
                own.append(entry.page)
    except UnreadableError as error:
        raise _UnopenedError(str(error)) from error
    return links, own


def _files(name: str) -> Iterator[RawPage | NotRead]:
    """The pages of a file or folder. Raises `_UnopenedError` where there is none."""
    for page in raw_pages([name]):
        if isinstance(page, NotRead) and page.source == name:
            raise _UnopenedError(page.why)
        yield page
