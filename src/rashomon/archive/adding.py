"""Taking pages in: batch after batch, each kept before it is told of."""

import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rashomon.engine.stages import reading_key, stage_version
from rashomon.engine.taking import take_in
from rashomon.ingest.fetch import Fetcher
from rashomon.ingest.files import is_web_page
from rashomon.model import (
    HostProfile,
    NotRead,
    RawPage,
    Taken,
)
from rashomon.store import keeping

if TYPE_CHECKING:
    from rashomon.archive.door import Archive

# A transaction holds at most so many pages, so many bytes, or what was read in so many seconds, whichever comes first: each one
# waits for the disk, and what is not committed yet is lost when the machine stops.
BATCH_PAGES = 128
BATCH_BYTES = 16_000_000
BATCH_SECONDS = 1.0
# So many pages are looked up at a time.
LOOKED_UP = 64
ANNOTATE = "annotate"
WEB = ("http://", "https://")
DELETED = "left out: it was deleted from this archive"


@dataclass(frozen=True, slots=True)
class Added:
    """One page that is in the archive now and stays there: its article's id and title, or why there is no article in it."""

    id: str
    source: str
    title: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Sum:
    """What came of adding: articles that are new, pages known from before, pages kept without an article.

    `anew` are articles that were there and were read anew, since that was asked for.
    """

    added: int
    known: int
    without_article: int
    not_read: tuple[NotRead, ...]
    anew: int = 0


class Adding:
    """One run of `add`: what was read and waits for its transaction, and what came of it all."""

    def __init__(
        self,
        archive: "Archive",
        *,
        again: bool = False,
        private: bool = True,
        tell: Callable[[Added], None],
        progress: Callable[[int, int], None],
        took: Callable[[str, float], None],
    ) -> None:
        self._archive, self._database = archive, archive._database
        self._again, self._private = again, private
        self._tell, self._progress, self._took = tell, progress, took
        self._waiting: list[Taken] = []
        self._bytes, self._since = 0, time.monotonic()
        self._added = self._known = self._without = self._anew = 0
        self._not_read: list[NotRead] = []
        self._fetcher: Fetcher | None = None
        self._elsewhere = 0.0  # seconds in which pages came in, and nothing was read

    def all(self, found: Iterable[RawPage | NotRead], *, jobs: int, profiles: Sequence[HostProfile], bulk: bool) -> Sum:
        """Read and keep everything, and say what came of it."""
        try:
            for taken in self._timed(take_in(self._new_pages(found), jobs=jobs, profiles=profiles, bulk=bulk)):
                self._put(taken)
        finally:  # what was read is kept, also when Ctrl-C ends it
            self._commit()
        return Sum(self._added, self._known, self._without, tuple(self._not_read), self._anew)

    def allowed(self, paths: Iterable[str]) -> Iterator[str]:
        """The paths that may be opened: all of them, or files and web pages, whose addresses the fetcher looks at."""
        for path in paths:
            if self._private or "://" not in path or is_web_page(path):
                yield path
            else:
                self._not_read.append(NotRead(path, "private addresses are refused, and what this one leads to cannot be known"))

    def fetch(self, url: str) -> RawPage | NotRead | None:
        """The page at an address; None where one is kept already."""
        met = "" if self._again else self._archive.met(url)
        if met == "kept":
            self._known += 1
            return None
        if met == "deleted":
            return NotRead(url, DELETED)
        if self._fetcher is None:
            self._fetcher = Fetcher(private=self._private)
        begun = time.monotonic()
        page = self._fetcher(url)
        self._took("fetch", time.monotonic() - begun)
        return page

    def _timed(self, read: Iterator[Taken]) -> Iterator[Taken]:
        """The same, and `took` told of each: what is waited for here, less what was waited for elsewhere."""
        while True:
            begun, elsewhere = time.monotonic(), self._elsewhere
            taken = next(read, None)
            if taken is None:
                return
            self._took("read", time.monotonic() - begun - (self._elsewhere - elsewhere))
            yield taken

    def _coming(self, found: Iterable[RawPage | NotRead]) -> Iterator[RawPage | NotRead]:
        pages = iter(found)
        while True:
            begun = time.monotonic()
            one = next(pages, None)
            self._elsewhere += time.monotonic() - begun
            if one is None:
                return
            yield one

    def _new_pages(self, found: Iterable[RawPage | NotRead]) -> Iterator[RawPage]:
        """The pages that have to be read. A web page comes one by one: the next may be long in coming."""
        batch: list[RawPage] = []
        held = 0
        for one in self._coming(found):
            if isinstance(one, NotRead):
                self._not_read.append(one)
                continue
            batch.append(one)
            held += len(one.data)
            if len(batch) >= LOOKED_UP or held >= BATCH_BYTES or one.source.startswith(WEB):
                yield from self._unknown(batch)
                batch, held = [], 0
        yield from self._unknown(batch)

    def _unknown(self, batch: Sequence[RawPage]) -> Iterator[RawPage]:
        with self._database.reading() as connection:
            met = keeping.known_pages(connection, batch, again=self._again)
            back = keeping.gone_back(connection, sorted(met.known))
        self._not_read += (NotRead(page.source, DELETED) for page in batch if page.id in met.deleted)
        if back:
            with self._database.writing() as connection:
                keeping.go_back(self._database, connection, back)
        if met.known and not self._again:
            self._known += len(met.known)
            self._tell_progress()
        for page in batch:
            if page.id not in met.deleted and (self._again or page.id not in met.known):
                yield page

    def _put(self, taken: Taken) -> None:
        """Take a page that was read, and commit when it is time."""
        self._waiting.append(taken)
        self._bytes += len(taken.raw.data)
        late = time.monotonic() - self._since >= BATCH_SECONDS
        if late or len(self._waiting) >= BATCH_PAGES or self._bytes >= BATCH_BYTES:
            self._commit()

    def _commit(self) -> None:
        """Keep what waits in one transaction, and only then tell of it."""
        batch = self._waiting
        if batch:
            begun = time.monotonic()
            there = self._archive.add_taken(batch, again=self._again)
            self._took("keep", time.monotonic() - begun)
            self._waiting = []
            self._bytes = 0
            for taken in batch:
                self._count(taken, there)
        self._since = time.monotonic()
        self._tell_progress()

    def _count(self, taken: Taken, there: keeping.PutIn) -> None:
        """What became of a page: others may have deleted it, or taken it in, while it was read here."""
        known = taken.raw.id in there.known
        if taken.raw.id in there.deleted:
            self._not_read.append(NotRead(taken.raw.source, DELETED))
            return
        if known and not self._again:
            self._known += 1
            return
        if taken.article is None:
            self._without += 1
            self._not_read.append(NotRead(taken.raw.source, taken.why))
        elif known:
            self._anew += 1
        else:
            self._added += 1
        title = taken.article.title or "" if taken.article is not None else ""
        self._tell(Added(taken.raw.id, taken.raw.source, title, taken.why))

    def _tell_progress(self) -> None:
        self._progress(self._added + self._anew + self._without, self._known)


def incoming(taken: Taken, now: float) -> keeping.Incoming:
    """A page as it is kept: with its address, the version of what read it, and the key of what will be read in it."""
    told = next((one.value for one in taken.raw.declared if one.field == "source"), None)
    # what comes through standard input is a version of nothing
    address = told or (taken.raw.id if taken.raw.source == "-" else taken.raw.source)
    key = reading_key(taken.article) if taken.article is not None else ""
    return keeping.Incoming(taken, address, stage_version("clean"), key, now)


def whole_path(path: str | os.PathLike[str]) -> str:
    """The path from the root on, without detours: a file is the same page wherever the program is called from.

    Links are not followed: what a person named is the source. Addresses stay as they are.
    """
    text = os.fspath(path)
    return text if text == "-" or "://" in text else os.path.normpath(Path(text).absolute())
