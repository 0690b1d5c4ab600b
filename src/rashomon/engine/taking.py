"""Pages into articles one by one, however many there are: what an archive takes in."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from rashomon.clean.pages import clean
from rashomon.engine.flow import with_depth
from rashomon.engine.local import map_stream
from rashomon.ingest.raw import open_page
from rashomon.model import HostProfile, RawPage, Taken, UnreadableError


def take_in(
    pages: Iterable[RawPage], *, jobs: int = 1, profiles: Sequence[HostProfile] = (), bulk: bool = False
) -> Iterator[Taken]:
    """Each page with its article or the reason why there is none, in order; only a few pages are held at a time."""
    return map_stream(partial(take, profiles=tuple(profiles), bulk=bulk), pages, jobs=jobs)


def take(raw: RawPage, *, profiles: Sequence[HostProfile] = (), bulk: bool = False) -> Taken:
    """One page read. Whatever goes wrong with it stays with it."""
    try:
        return Taken(raw, with_depth(clean(open_page(raw), profiles=profiles, bulk=bulk)))
    except UnreadableError as error:
        return Taken(raw, None, str(error))
    except Exception as error:  # no page may keep a hundred thousand others from being read; the reason is kept and shown
        return Taken(raw, None, f"reading it failed, which is an error of this program: {type(error).__name__}: {error}")
