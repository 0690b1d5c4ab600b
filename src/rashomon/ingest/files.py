"""From files, folders and standard input to pages."""

import io
import os
import stat
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from rashomon.ingest import streams
from rashomon.ingest.feeds import FEED_SUFFIXES, feed_pages, looks_like_feed
from rashomon.ingest.html import MARKUP_SUFFIXES, looks_like_html
from rashomon.ingest.manifest import Manifest, ManifestEntry, load_manifest
from rashomon.ingest.raw import open_page, raw_page
from rashomon.ingest.tables import JSONL_SUFFIXES, PARQUET_MARK, PARQUET_SUFFIXES, jsonl_pages, parquet_pages
from rashomon.ingest.warc import WARC_SUFFIXES, WARC_VERSION, warc_pages
from rashomon.model import NotRead, Page, RawPage, UnreadableError

# A page of news is some hundred kilobytes; what is larger than this is a dump or a film, and would take minutes to read.
LARGEST_PAGE = 50_000_000
# What is read in a folder. A file named by itself is read whatever its name ends in. JSON lines and .xml may be anything.
SUFFIXES = (".txt", ".text", *MARKUP_SUFFIXES, *WARC_SUFFIXES, *PARQUET_SUFFIXES, *FEED_SUFFIXES)
STANDARD_INPUT = "-"
WEB = ("http://", "https://")
_GZIP = b"\x1f\x8b"
_SNIFFED = 4096

Fetch = Callable[[str], RawPage | NotRead | None]


@dataclass(frozen=True, slots=True)
class _Found:
    """Something to read: its path as given, and where it lies; no file is standard input or an address."""

    source: str
    file: Path | None = None


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file to be read later, perhaps elsewhere: its path or address, its size in bytes, and what changes when it does."""

    name: str
    size: int
    state: str


def list_files(paths: Iterable[str | os.PathLike[str]]) -> tuple[tuple[InputFile, ...], tuple[NotRead, ...]]:
    """The files that `raw_pages` would read, each once, sorted by name, and what cannot be read; none is opened.

    In folders JSON lines count as pages too. The paths of this machine are as given, so that pages keep their sources.
    """
    failed: list[NotRead] = []
    found: dict[str, InputFile] = {}
    for one in _expand(paths, failed, fetched=False, suffixes=(*SUFFIXES, *JSONL_SUFFIXES)):
        try:
            if one.file is not None:
                state = one.file.stat()
                found[one.source] = InputFile(one.source, state.st_size, str(state.st_mtime_ns))
                one.file.name.encode()
            elif one.source == STANDARD_INPUT:
                failed.append(NotRead(one.source, "standard input cannot be read in pieces; give a file"))
            else:
                found[one.source] = InputFile(one.source, *streams.state(one.source))
        except UnreadableError as error:
            failed.append(NotRead(one.source, str(error)))
        except OSError as error:
            failed.append(NotRead(one.source, _why_missing(error)))
        except UnicodeEncodeError:
            del found[one.source]
            failed.append(NotRead(one.source, "its name is no text, and cannot be told to other machines"))
    return tuple(found[name] for name in sorted(found)), tuple(failed)


def read_pages(
    paths: Iterable[str | os.PathLike[str]],
    *,
    manifest: str | os.PathLike[str] | Manifest | None = None,
    stdin: BinaryIO | None = None,
    largest: int = LARGEST_PAGE,
) -> tuple[tuple[Page, ...], tuple[NotRead, ...]]:
    """The pages in `paths`, in the order given (folders: sorted, with all below them), and what gave none, with the reason.

    The same as `iter_pages`, all at once.
    """
    pages: list[Page] = []
    failed: list[NotRead] = []
    for found in iter_pages(paths, manifest=manifest, stdin=stdin, largest=largest):
        if isinstance(found, NotRead):
            failed.append(found)
        else:
            pages.append(found)
    return tuple(pages), tuple(failed)


def iter_pages(
    paths: Iterable[str | os.PathLike[str]],
    *,
    manifest: str | os.PathLike[str] | Manifest | None = None,
    stdin: BinaryIO | None = None,
    largest: int = LARGEST_PAGE,
) -> Iterator[Page | NotRead]:
    """Each page in `paths` as it is read, and what gave none, with the reason; archives and tables of any size are streams.

    Paths are files, folders, addresses with a scheme, and "-" for standard input (`stdin`, by default the process's own).
    Nothing that is wrong with one page keeps another from being read; only a manifest that cannot be understood raises
    (`ManifestError`).
    """
    for found in raw_pages(paths, manifest=manifest, stdin=stdin, largest=largest):
        if isinstance(found, NotRead):
            yield found
            continue
        try:
            yield open_page(found)
        except UnreadableError as error:
            yield NotRead(found.source, str(error))


def raw_pages(
    paths: Iterable[str | os.PathLike[str]],
    *,
    manifest: str | os.PathLike[str] | Manifest | None = None,
    stdin: BinaryIO | None = None,
    largest: int = LARGEST_PAGE,
    fetch: Fetch | None = None,
) -> Iterator[RawPage | NotRead]:
    """The same pages as bytes, one after the other, so that any number can be taken in; what gave none, with the reason.

    `fetch` is asked for web addresses; None is one to pass over. Without it they are opened as other addresses are.
    """
    table = load_manifest(os.fspath(manifest)) if isinstance(manifest, str | os.PathLike) else manifest
    find = table.finder() if table is not None else None
    failed: list[NotRead] = []
    seen: set[str] = set()
    taken = matched = 0
    for found in _expand(paths, failed, fetched=fetch is not None):
        yield from failed
        failed.clear()
        key = found.source if found.file is None else _identity(found.file)
        if key in seen:
            yield NotRead(found.source, "it was given more than once and read once")
            continue
        seen.add(key)
        for page in _said(found, _pages_in(found, stdin, largest, fetch)):
            if isinstance(page, NotRead):
                yield page
                continue
            entry = _entry(find, page, found) if find is not None else None
            taken += 1
            matched += entry is not None
            yield page if entry is None else replace(page, declared=(*entry.evidence, *page.declared))
    yield from failed
    if table is not None:
        yield from (NotRead(_printable(table.source), note) for note in table.notes)
        if taken and not matched:
            why = "none of its rows names a page that was read; its paths count from its own folder"
            yield NotRead(_printable(table.source), why)


def _entry(find: Callable[[str, Path | None], ManifestEntry | None], page: RawPage, found: _Found) -> ManifestEntry | None:
    """The manifest's row for a page: by its source, and where it is one of several in a file, by its address too."""
    if page.source == found.source:
        return find(page.source, found.file)
    address = next((one.value for one in page.declared if one.field == "source"), "")
    return find(page.source, None) or find(address, None)


def _said(found: _Found, pages: Iterator[RawPage | NotRead]) -> Iterator[RawPage | NotRead]:
    """The pages, and last what kept others from being read."""
    try:
        yield from pages
    except UnreadableError as error:
        yield NotRead(found.source, str(error))


def _pages_in(found: _Found, stdin: BinaryIO | None, largest: int, fetch: Fetch | None) -> Iterator[RawPage | NotRead]:
    """The pages in a file, under an address or on standard input: one, or as many as an archive, a table or a feed holds."""
    name = found.source.lower()
    if fetch is not None and is_web_page(name):
        page = fetch(found.source)
        if page is not None:
            yield page
        return
    with _opened(found, stdin) as stream:
        try:
            size = os.fstat(stream.fileno()).st_size if found.file is not None else None
            head = stream.peek(_SNIFFED)[:_SNIFFED]
            if name.endswith(WARC_SUFFIXES) or _begins_as_archive(head):
                yield from warc_pages(found.source, stream, largest=largest)
            elif name.endswith(PARQUET_SUFFIXES) or head.startswith(PARQUET_MARK):
                yield from parquet_pages(found.source, stream, largest=largest)
            elif name.endswith(JSONL_SUFFIXES):
                yield from jsonl_pages(found.source, stream, largest=largest)
            elif name.endswith(FEED_SUFFIXES) or looks_like_feed(head):
                yield from feed_pages(found.source, _contents(stream, size, largest))
            elif name.endswith(".xml") and head.lstrip().startswith(b"<?xml") and not looks_like_html(head.decode("latin-1")):
                raise UnreadableError("it is XML, but no page and no feed")
            else:
                yield raw_page(found.source, _contents(stream, size, largest))
        except OSError as error:
            raise UnreadableError(f"it cannot be read: {error.strerror or error}") from error
        except ValueError as error:  # the stream is closed, as standard input may be
            raise UnreadableError(f"it cannot be read: {error}") from error


def is_web_page(name: str) -> bool:
    """Whether a path is a web address that does not say that it holds many pages."""
    heap = (*WARC_SUFFIXES, *PARQUET_SUFFIXES, *JSONL_SUFFIXES, *FEED_SUFFIXES)
    return name.startswith(WEB) and not name.lower().endswith(heap)


def _begins_as_archive(head: bytes) -> bool:
    if head.startswith(_GZIP):
        try:
            head = zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(head, len(WARC_VERSION))
        except zlib.error:
            return False
    return head.startswith(WARC_VERSION)


@contextmanager
def _opened(found: _Found, stdin: BinaryIO | None) -> Iterator[io.BufferedReader]:
    """A stream of the bytes. Raises `UnreadableError` where it cannot be opened; standard input stays open afterwards."""
    if found.source == STANDARD_INPUT and found.file is None:
        given = stdin if stdin is not None else sys.stdin.buffer
        stream = streams.peekable(given)
        try:
            yield stream
        finally:
            if stream is not given:
                stream.detach()
    elif found.file is None:
        with streams.opened(found.source) as remote:
            yield streams.peekable(remote)
    else:
        try:
            local = found.file.open("rb")
        except OSError as error:
            raise UnreadableError(f"it cannot be opened: {error.strerror or error}") from error
        with local:
            yield local


def _expand(
    paths: Iterable[str | os.PathLike[str]], failed: list[NotRead], *, fetched: bool, suffixes: tuple[str, ...] = SUFFIXES
) -> Iterator[_Found]:
    """Every file and address meant by `paths`, web addresses as they are where they are `fetched`; the rest goes to `failed`."""
    for given in paths:
        name = os.fspath(given)
        source = _printable(name)
        if name == STANDARD_INPUT or (fetched and name.startswith(WEB)):
            yield _Found(source)
            continue
        if streams.has_scheme(name):
            try:
                yield from map(_Found, streams.addresses(source, suffixes))
            except UnreadableError as error:
                failed.append(NotRead(source, str(error)))
            continue
        try:
            mode = Path(name).stat().st_mode
        except (OSError, ValueError) as error:
            failed.append(NotRead(source, _why_missing(error)))
            continue
        if stat.S_ISDIR(mode):
            files = list(_folder(name, failed, suffixes))
            if not files:
                failed.append(NotRead(source, f"no file to read in this folder (looked for {', '.join(suffixes)})"))
            yield from files
        elif stat.S_ISREG(mode):
            yield _Found(_printable(str(Path(name))), Path(name))
        else:
            failed.append(NotRead(source, "it is neither a file nor a folder (pipe it into '-' instead)"))


def _folder(name: str, failed: list[NotRead], suffixes: tuple[str, ...]) -> Iterator[_Found]:
    """All pages below a folder, sorted by path; hidden files and folders are passed over."""

    def refused(error: OSError) -> None:
        failed.append(NotRead(_printable(str(error.filename or name)), f"the folder cannot be opened: {error.strerror or error}"))

    found: list[Path] = []
    for here, folders, files in os.walk(name, onerror=refused):
        folders[:] = [folder for folder in folders if not folder.startswith(".")]
        for file in files:
            path = Path(here) / file
            if not file.startswith(".") and file.lower().endswith(suffixes) and path.is_file():
                found.append(path)
    for path in sorted(found, key=lambda path: path.parts):
        yield _Found(_printable(str(path)), path)


def _why_missing(error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file or folder"
    return f"it cannot be opened: {error.strerror if isinstance(error, OSError) and error.strerror else error}"


def _identity(file: Path) -> str:
    try:
        return str(file.resolve())
    except (OSError, RuntimeError):
        return str(file.absolute())


def _contents(stream: io.BufferedReader, size: int | None, largest: int) -> bytes:
    """All bytes of a stream. Raises `UnreadableError` where they are more than `largest`, unread where the size is known."""
    if size is not None and size > largest:
        raise UnreadableError(_too_large(size, largest))
    data = stream.read(largest + 1)
    if len(data) > largest:
        raise UnreadableError(_too_large(len(data), largest))
    return data


def _too_large(size: int, largest: int) -> str:
    return f"it is too large: {_megabytes(size)}, the limit is {_megabytes(largest)}"


def _megabytes(size: int) -> str:
    return f"{size / 1e6:,.1f} MB" if size >= 100_000 else f"{size:,} bytes"


def _printable(name: str) -> str:
    """A path that can be written out: file names may hold bytes that are no text."""
    return os.fsencode(name).decode("utf-8", errors="replace") if _has_surrogates(name) else name


def _has_surrogates(name: Sequence[str]) -> bool:
    return any("\ud800" <= ch <= "\udfff" for ch in name)
