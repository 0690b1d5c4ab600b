"""The one door to what is kept: pages come in, stories, dossiers and findings come out."""

import math
import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Literal, Self

from rashomon.archive.adding import ANNOTATE, WEB, Added, Adding, Sum, incoming, whole_path
from rashomon.archive.shelf import Shelf
from rashomon.compare.as_of import public_by
from rashomon.engine.choosing import choose
from rashomon.engine.flow import Backends, Progress, read_accounts, read_story
from rashomon.engine.sorting import Grouper, go_on, sort_articles
from rashomon.engine.stages import reading_key, stage_version
from rashomon.ingest.files import raw_pages
from rashomon.model import (
    Annotation,
    ArchiveError,
    Article,
    Counts,
    Decision,
    Dossier,
    Forward,
    HostProfile,
    KeptArticle,
    KeptPage,
    KeptStory,
    Moment,
    NothingReadError,
    NotRead,
    RawPage,
    Taken,
    UsageError,
)
from rashomon.store import checking, decisions, keeping, removing, stories, tombstones
from rashomon.store.opening import open_database

# So long who reads is waited for before it is said that what was deleted lies on the disk yet. Who writes waits twice as long.
TIDY_SECONDS = 30.0


def default_path() -> Path:
    """The file that is the archive where none is named: in the folder for a person's own data."""
    from platformdirs import user_data_path

    return user_data_path("rashomon", appauthor=False) / "archive.sqlite"


class Archive:
    """An open archive. Use it in a `with` block, or `close` it.

    `where` is a file (SQLite) or a `postgresql://` address; None is the file in the user's data folder. With `create=False` there
    must be one. Raises UsageError where it cannot be opened, ArchiveError where it cannot be used.
    """

    def __init__(self, where: str | os.PathLike[str] | None = None, *, create: bool = True) -> None:
        place = os.fspath(where) if where is not None else default_path()
        self._database = open_database(place, create=create)
        self.name = self._database.name

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file or the server."""
        self._database.close()

    # -- adding ---------------------------------------------------------------------------------------------------------

    def add(
        self,
        paths: Iterable[str | os.PathLike[str]],
        *,
        manifest: str | os.PathLike[str] | None = None,
        again: bool = False,
        jobs: int = 1,
        profiles: Sequence[HostProfile] = (),
        bulk: bool = False,
        private: bool = True,
        tell: Callable[[Added], None] = lambda _one: None,
        progress: Callable[[int, int], None] = lambda _new, _known: None,
        took: Callable[[str, float], None] = lambda _stage, _seconds: None,
    ) -> Sum:
        """Take pages in: files, folders, web addresses. `tell` is called for each new page once it is kept for good.

        A page that is known (same source, same bytes) is not read again, an address that is known not fetched again, unless
        `again` asks for it; then its article is made anew. Content that was deleted stays out. With `private=False` nothing is
        fetched but web pages, and these from public addresses only. Raises ManifestError.
        """
        adding = Adding(self, again=again, private=private, tell=tell, progress=progress, took=took)
        found = raw_pages(adding.allowed(map(whole_path, paths)), manifest=manifest, fetch=adding.fetch)
        return adding.all(found, jobs=jobs, profiles=profiles, bulk=bulk)

    def add_pages(
        self,
        pages: Iterable[RawPage | NotRead],
        *,
        jobs: int = 1,
        profiles: Sequence[HostProfile] = (),
        bulk: bool = False,
        tell: Callable[[Added], None] = lambda _one: None,
        progress: Callable[[int, int], None] = lambda _new, _known: None,
        took: Callable[[str, float], None] = lambda _stage, _seconds: None,
    ) -> Sum:
        """The same for pages that were fetched elsewhere, as they come; those that give nothing are passed on in the sum.

        `took` is told the seconds that a stage took: `read` for each page, `keep` for each transaction.
        """
        adding = Adding(self, tell=tell, progress=progress, took=took)
        return adding.all(pages, jobs=jobs, profiles=profiles, bulk=bulk)

    def met(self, source: str) -> Literal["kept", "deleted", ""]:
        """Whether a page of this path or address was ever taken in, and whether a web page was deleted. Raises ArchiveError.

        A page is of an address also where it came from a file, and the manifest or the file itself said so.
        """
        with self._database.reading() as connection:
            if keeping.knows_source(connection, source):
                return "kept"
            return "deleted" if tombstones.was_deleted(connection, source) else ""

    def room(self) -> int | None:
        """Bytes free on the archive's disk, None where only the server knows. Raises ArchiveError where it is out of reach."""
        return self._database.room()

    def add_taken(self, pages: Sequence[Taken], *, again: bool = False) -> keeping.PutIn:
        """Keep pages that were read elsewhere, in one transaction. Gives the ids of those known before, and of those deleted."""
        now = time.time()
        rows = [incoming(taken, now) for taken in pages]
        with self._database.writing(alone=again) as connection:
            return keeping.put(self._database, connection, rows, again=again)

    def raw(self, article: str) -> RawPage | None:
        """The page of an article as it came in, byte for byte; None where there is none of this id."""
        with self._database.reading() as connection:
            return keeping.load_raw(connection, article)

    # -- stories --------------------------------------------------------------------------------------------------------

    def sort(self, *, grouper: Grouper = go_on, progress: Callable[[int], None] = lambda _left: None) -> None:
        """Sort what was added since into stories. Ids of stories stay; what is merged or split leaves a forward."""
        sort_articles(Shelf(self._database, Backends()), grouper=grouper, progress=progress)

    def stories(self, *, least: int = 2, most: int | None = None) -> tuple[KeptStory, ...]:
        """Stories of at least `least` articles, those with the newest first; what was added since is sorted in before."""
        self.sort()
        with self._database.reading() as connection:
            return stories.list_stories(connection, least=least, most=most)

    def find_story(self, name: str) -> tuple[str, tuple[Forward, ...]]:
        """The id of the story meant by an id, its beginning, a forwarded id or an article's id; and what was split off it.

        Raises UsageError where there is none, or more than one.
        """
        with self._database.reading() as connection:
            story = stories.find_story(connection, name)
            return story, tuple(one for one in stories.forwards_of(connection, story) if one.why == "split")

    def show(
        self,
        name: str,
        *,
        backends: Backends | None = None,
        jobs: int = 1,
        as_of: Moment | None = None,
        progress: Progress = lambda _what, _done, _all: None,
    ) -> Dossier:
        """The dossier of a story, under the story's id; what was read in its articles before is not read again.

        Of very many accounts some are compared (`rashomon.engine.choosing`); how many are not stands under `not_read`.
        Raises UsageError where there is no such story, NothingReadError where none of its articles was out at `as_of`.
        """
        self.sort()
        story, _ = self.find_story(name)
        with self._database.reading() as connection:
            articles = keeping.load_articles(connection, stories.members_of(connection, story))
        if as_of is not None and not (known_then := public_by(articles, as_of))[0]:
            raise NothingReadError(known_then[1])
        chosen = _chosen(articles, as_of)
        left = len(articles) - len(chosen)
        rest = [NotRead(story, f"{left} more accounts of this story, mostly copies, are not compared")] if left else []
        backends = backends if backends is not None else Backends()
        known = self._annotations(chosen, backends, jobs=jobs, progress=progress)
        dossier = read_story(chosen, backends, not_read=rest, jobs=jobs, progress=progress, as_of=as_of, known=known)
        return replace(dossier, id=story)

    def _annotations(
        self, articles: Sequence[Article], backends: Backends, *, jobs: int, progress: Progress
    ) -> Mapping[str, Annotation]:
        """What was read in these articles, now or ever."""
        version = stage_version(ANNOTATE)
        taggers = {language: backends.tagger(language) for language in {article.language for article in articles}}
        models = {language: tagger.used.sha256 if tagger is not None else "" for language, tagger in taggers.items()}
        wanted = [(article, reading_key(article), models[article.language]) for article in articles]
        with self._database.reading() as connection:
            known = keeping.load_annotations(connection, wanted, stage=ANNOTATE, version=version)
        new = {key: article for article, key, _ in wanted if article.id not in known}  # copies are read once
        if not new:
            return known
        accounts = read_accounts(list(new.values()), backends, jobs=jobs, progress=progress)
        rows = [(a.article, reading_key(a.article), models[a.article.language], a.annotation) for a in accounts]
        with self._database.writing() as connection:
            keeping.put_annotations(self._database, connection, rows, stage=ANNOTATE, version=version)
            return keeping.load_annotations(connection, wanted, stage=ANNOTATE, version=version)

    # -- looking --------------------------------------------------------------------------------------------------------

    def search(self, words: str, *, most: int = 20) -> tuple[KeptArticle, ...]:
        """The articles that hold all the words, and phrases in quotation marks, best first, each with an excerpt."""
        with self._database.reading() as connection:
            return keeping.search(self._database, connection, words, most=most)

    def articles(self) -> Iterator[tuple[KeptArticle, Article]]:
        """Every article with the line about it, in the order in which they came; old versions too."""
        return keeping.each_article(self._database)

    def without_article(self) -> Iterator[KeptPage]:
        """Every page that is kept without an article, ordered by id."""
        return keeping.each_without_article(self._database)

    def forwards(self) -> tuple[Forward, ...]:
        """What became of stories that were merged or split, in the order in which it happened."""
        with self._database.reading() as connection:
            return stories.forwards_of(connection)

    def deleted(self) -> tuple[str, ...]:
        """The hashes of all content that was deleted."""
        with self._database.reading() as connection:
            return tombstones.all_tombstones(connection)

    def counts(self) -> Counts:
        """How much there is."""
        with self._database.reading() as connection:
            return checking.count(self._database, connection)

    def check(self) -> Iterator[str]:
        """What is wrong with the archive, one line each; nothing where all is well. What was deleted is overwritten, where it
        was not yet.
        """
        return checking.find_faults(self._database)

    def read_by_others(self) -> int:
        """How many pages were cleaned by another version than this one."""
        with self._database.reading() as connection:
            return checking.read_by_others(connection, stage_version("clean"))

    # -- deciding and deleting ------------------------------------------------------------------------------------------

    def decide(self, decision: Decision) -> None:
        """Keep what a person decided."""
        with self._database.writing() as connection:
            decisions.put_decision(connection, decision)

    def decisions(self) -> tuple[Decision, ...]:
        """All that people decided, in order."""
        with self._database.reading() as connection:
            return decisions.all_decisions(connection)

    def meant(self, what: str) -> tuple[tuple[str, str], ...]:
        """Ids and sources of all pages that `delete` would delete: all versions of the address, and all with the same bytes.

        Raises UsageError where there is nothing of this id, source, address or hash.
        """
        with self._database.reading() as connection:
            return _found(what, removing.pages_meant(connection, _names(what)))

    def delete(self, what: str) -> tuple[tuple[str, str], ...]:
        """Delete for good, and give the ids and sources of what is gone: bytes, article, readings, decisions.

        The hash alone stays, so that it does not come back. Raises UsageError where there is no such thing, ArchiveError also
        where it is deleted and its words lie on the disk yet, since someone else is at work in the archive: opening the archive
        later, and `check`, overwrite them.
        """
        with self._database.writing(alone=True) as connection:
            gone = _found(what, removing.pages_meant(connection, _names(what)))
            removing.delete(self._database, connection, [page for page, _ in gone])
        if not self._database.tidy(seconds=TIDY_SECONDS):
            pages = "1 page is" if len(gone) == 1 else f"{len(gone)} pages are"
            raise ArchiveError(f"{self.name}: {pages} deleted, but what stood there is on the disk yet: {checking.STILL_THERE}")
        return gone


def _names(what: str) -> tuple[str, ...]:
    """What may be meant: an id, an address or a hash as it is, else a path."""
    return (what,) if what.startswith((*WEB, "sha256:")) else (what, whole_path(what))


def _found(what: str, found: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    if not found:
        raise UsageError(f"{what}: nothing in this archive has this id, source, address or hash")
    return found


def _chosen(articles: Sequence[Article], as_of: Moment | None) -> tuple[Article, ...]:
    """The accounts to compare: those out by then before others, texts of their own before copies, the earliest first."""
    out = {one.id for one in (public_by(articles, as_of)[0] if as_of is not None else articles)}
    texts: set[str] = set()
    copies: set[str] = set()
    ordered = sorted(articles, key=lambda one: (_time(one), one.source, one.id))
    for one in ordered:
        text = one.body_text()
        if text in texts:
            copies.add(one.id)
        texts.add(text)
    kept = {one.id for one in choose(ordered, later=lambda one: 2 * (one.id not in out) + (one.id in copies))}
    return tuple(one for one in articles if one.id in kept)


def _time(article: Article) -> float:
    """Seconds since 1970; what has no day comes last."""
    when = article.published.utc if article.published is not None else None
    return when.timestamp() if when is not None else math.inf
