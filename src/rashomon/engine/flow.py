"""THE table of stages: pages → articles → stories → accounts → dossiers."""

import traceback
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, partial
from importlib.metadata import version
from pathlib import Path
from types import MappingProxyType

from rashomon.annotate.reading import annotate
from rashomon.backends.taggers import load_tagger, read_deeply
from rashomon.clean.pages import clean
from rashomon.compare.as_of import OPTION, never_corrected, public_by
from rashomon.compare.dossier import compare
from rashomon.engine.local import map_shards
from rashomon.gather.copies import find_copies
from rashomon.gather.stories import group_stories
from rashomon.model import (
    Account,
    Annotation,
    Article,
    Dossier,
    Encoder,
    HostProfile,
    MadeBy,
    Moment,
    NothingReadError,
    NotRead,
    Page,
    Reading,
    Tagger,
    UnreadableError,
)

# What a page's notes say where it was not its own fault that it could not be read.
FAULT = "the program failed on this page, which should be reported with it"
NOTHING_READ = Annotation((), (), (), (), (), (), (), ())

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done, and how much there is."""


def _silent(_what: str, _done: int, _all: int) -> None:
    """No progress is shown."""


class Backends:
    """The models of a run, each loaded when it is first needed; in a worker process they are loaded anew, once.

    `vectors=False` does without sentence vectors.
    """

    def __init__(self, *, vectors: bool = True) -> None:
        self.vectors = vectors
        self._taggers: dict[str, Tagger | None] = {}

    def __getstate__(self) -> dict[str, bool]:
        return {"vectors": self.vectors}

    def __setstate__(self, state: dict[str, bool]) -> None:
        self.vectors = state["vectors"]
        self._taggers = {}

    @cached_property
    def encoder(self) -> Encoder | None:
        """Sentence vectors, or None where they are switched off."""
        if not self.vectors:
            return None
        from rashomon.backends.vectors import SentenceEncoder

        return SentenceEncoder()

    def load_beside(self) -> None:
        """Begin to load the vectors' model, which is needed last, while the pages are read."""
        if self.vectors:
            from rashomon.backends.vectors import SentenceEncoder

            if isinstance(self.encoder, SentenceEncoder):
                self.encoder.load_beside()

    def tagger(self, language: str) -> Tagger | None:
        """The tagger for a language; None where it is not read deeply, or its extra is not installed."""
        if language not in self._taggers:
            self._taggers[language] = load_tagger(language)
        return self._taggers[language]

    def made_by(self, options: Sequence[tuple[str, str]] = (), *, languages: Iterable[str] = ()) -> MadeBy:
        """What stands under `made_by`: the version, every model with its hash, and the options of the run.

        The models for English and for vectors are named whatever the pages' languages are, so that two dossiers of one
        version can be compared; that of another language where a page is written in it.
        """
        read = ["en", *sorted(set(languages) - {"en"})]
        taggers = [tagger.used for tagger in map(self.tagger, read) if tagger is not None]
        models = [*taggers, *([self.encoder.used] if self.encoder else [])]
        return MadeBy(version("rashomon"), tuple(models), tuple(options))


def clean_pages(
    pages: Sequence[Page],
    *,
    jobs: int = 1,
    progress: Progress = _silent,
    profiles: Sequence[HostProfile] = (),
    bulk: bool = False,
) -> tuple[tuple[Article, ...], tuple[NotRead, ...]]:
    """The articles found in the pages, ordered by source, and the pages in which none was. A page given twice counts once.

    Each page is read with the profile of its host, where `profiles` hold one; in `bulk` those of HTML are read faster and a
    little less well.
    """
    pages = list({page.id: page for page in pages}.values())
    work = partial(_clean_shard, profiles=tuple(profiles), bulk=bulk)
    results = map_shards(work, pages, jobs=jobs, done=lambda n: progress("reading pages", n, len(pages)))
    articles = [x for x in results if isinstance(x, Article)]
    not_read = [x for x in results if isinstance(x, NotRead)]
    return tuple(sorted(articles, key=lambda a: (a.source, a.id))), tuple(sorted(not_read, key=lambda n: n.source))


def _clean_shard(pages: Sequence[Page], *, profiles: Sequence[HostProfile], bulk: bool) -> list[Article | NotRead]:
    out: list[Article | NotRead] = []
    for page in pages:
        try:
            out.append(with_depth(clean(page, profiles=profiles, bulk=bulk)))
        except UnreadableError as error:
            out.append(NotRead(page.source, str(error)))
        except Exception as error:  # one page must not cost a user all the others
            out.append(NotRead(page.source, f"{FAULT}: {named_fault(error)}"))
    return out


def with_depth(article: Article) -> Article:
    """The article as deeply read as its language can be here: some taggers are extras."""
    return replace(article, reading="deep" if article.language in read_deeply() else "shallow")


def read_accounts(
    articles: Sequence[Article],
    backends: Backends,
    *,
    jobs: int = 1,
    progress: Progress = _silent,
    known: Mapping[str, Annotation] = MappingProxyType({}),
) -> tuple[Account, ...]:
    """Each article with what was read in it; `known` are annotations by article id, which are not made again."""
    work = partial(_annotate_shard, backends=backends)
    new = [article for article in articles if article.id not in known]
    read = map_shards(work, new, jobs=jobs, done=lambda n: progress("reading closely", n, len(new)))
    found = {account.article.id: account for account in read}
    return tuple(Account(a, known[a.id]) if a.id in known else found[a.id] for a in articles)


def _annotate_shard(articles: Sequence[Article], *, backends: Backends) -> list[Account]:
    return [_read_closely(article, backends) for article in articles]


def _read_closely(article: Article, backends: Backends) -> Account:
    """The article with what was read in it; where the program itself fails on it, nothing was read, and its notes say so."""
    tagger = backends.tagger(article.language)
    try:
        return Account(article, annotate(article, tagger=tagger))
    except Exception as error:  # one page must not cost a user all the others
        return Account(replace(article, notes=(*article.notes, f"{FAULT}: {named_fault(error)}")), NOTHING_READ)


def named_fault(error: Exception) -> str:
    """What failed and where, in one line that can be reported."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} in {Path(place.filename).stem}, line {place.lineno}: {error}"


def read_story(
    articles: Sequence[Article],
    backends: Backends,
    *,
    not_read: Sequence[NotRead] = (),
    options: Sequence[tuple[str, str]] = (),
    jobs: int = 1,
    progress: Progress = _silent,
    as_of: Moment | None = None,
    known: Mapping[str, Annotation] = MappingProxyType({}),
) -> Dossier:
    """The dossier of articles that tell one event; `known` are annotations by article id, which are not made again.

    With `as_of` it is the dossier as it could have been written then, with those who never corrected in the pages that came
    later. At least one of the articles must have been out by then.
    """
    backends.load_beside()
    accounts = read_accounts(articles, backends, jobs=jobs, progress=progress, known=known)
    progress("comparing", 0, 1)
    dossier = compare(
        accounts,
        find_copies(articles),
        encoder=backends.encoder,
        made_by=backends.made_by(options, languages={a.language for a in articles}),
        not_read=not_read,
    )
    if as_of is not None:
        out, late = public_by(articles, as_of)
        public = {article.id for article in out}
        then = compare(
            [account for account in accounts if account.article.id in public],
            find_copies(out),
            encoder=backends.encoder,
            made_by=backends.made_by((*options, (OPTION, str(as_of)))),
            not_read=_merge(not_read, late),
        )
        dossier = never_corrected(then, dossier)
    progress("comparing", 1, 1)
    return dossier


def read_pages_as_story(
    pages: Sequence[Page],
    backends: Backends,
    *,
    not_read: Sequence[NotRead] = (),
    jobs: int = 1,
    progress: Progress = _silent,
    as_of: Moment | None = None,
    profiles: Sequence[HostProfile] = (),
    bulk: bool = False,
) -> Dossier:
    """One dossier of all the pages, or of those that were out at `as_of`. Raises NothingReadError where none holds an article."""
    if len(pages) > 1:
        backends.load_beside()
    articles, empty = clean_pages(pages, jobs=jobs, progress=progress, profiles=profiles, bulk=bulk)
    missing = _merge(not_read, empty)
    if not articles:
        raise NothingReadError(missing)
    if as_of is not None and not (known := public_by(articles, as_of))[0]:
        raise NothingReadError(_merge(missing, known[1]))
    options = (("one_story", "true"), *_how_read(profiles, bulk=bulk))
    return read_story(articles, backends, not_read=missing, options=options, jobs=jobs, progress=progress, as_of=as_of)


def read_pages_as_stories(
    pages: Sequence[Page],
    backends: Backends,
    *,
    not_read: Sequence[NotRead] = (),
    jobs: int = 1,
    progress: Progress = _silent,
    as_of: Moment | None = None,
    profiles: Sequence[HostProfile] = (),
    bulk: bool = False,
) -> Reading:
    """A dossier for each story of two accounts or more; articles that stand alone are listed.

    With `as_of` a story has the accounts that were out by then; what came later is listed under `not_read`.
    """
    articles, empty = clean_pages(pages, jobs=jobs, progress=progress, profiles=profiles, bulk=bulk)
    missing = _merge(not_read, empty)
    progress("sorting into stories", 0, 1)
    stories = group_stories(articles, encoder=backends.encoder if len(articles) > 1 else None)
    progress("sorting into stories", 1, 1)
    dossiers: list[Dossier] = []
    singles: list[Article] = []
    for story in stories:
        known = public_by(story, as_of)[0] if as_of is not None else story
        if len(known) > 1:
            dossiers.append(
                read_story(story, backends, options=_how_read(profiles, bulk=bulk), jobs=jobs, progress=progress, as_of=as_of)
            )
        else:
            singles += known
            missing = _merge(missing, public_by(story, as_of)[1] if as_of is not None else ())
    return Reading(tuple(dossiers), tuple(singles), missing)


def _how_read(profiles: Sequence[HostProfile], *, bulk: bool) -> tuple[tuple[str, str], ...]:
    """How the pages were read, among the options of a run: in bulk or not, and with which host profiles, a hash for each."""
    named = tuple((f"host_profile:{profile.host}", profile.id) for profile in sorted(profiles, key=lambda one: one.host))
    return ((("bulk", "true"),) if bulk else ()) + named


def _merge(*lists: Iterable[NotRead]) -> tuple[NotRead, ...]:
    return tuple(sorted({(n.source, n.why): n for rows in lists for n in rows}.values(), key=lambda n: (n.source, n.why)))
