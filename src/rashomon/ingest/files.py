"""From files, folders and standard input to pages."""

import hashlib
import os
import stat
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from rashomon.ingest.decode import decode
from rashomon.ingest.html import MARKUP_SUFFIXES, looks_like_html, visible_text
from rashomon.ingest.manifest import Manifest, load_manifest
from rashomon.model import NotRead, Page, UnreadableError

# A page of news is some hundred kilobytes; what is larger than this is a dump or a film, and would take minutes to read.
LARGEST_PAGE = 50_000_000
# What is read in a folder. A file named by itself is read whatever its name ends in.
SUFFIXES = (".txt", ".text", *MARKUP_SUFFIXES)
STANDARD_INPUT = "-"
ID_LENGTH = 16


@dataclass(frozen=True, slots=True)
class _Found:
    """A file to read: its path as given, where it lies, or that it is standard input."""

    source: str
    file: Path | None


def read_pages(
    paths: Iterable[str | os.PathLike[str]],
    *,
    manifest: str | os.PathLike[str] | Manifest | None = None,
    stdin: BinaryIO | None = None,
    largest: int = LARGEST_PAGE,
) -> tuple[tuple[Page, ...], tuple[NotRead, ...]]:
    """The pages in `paths`, in the order given (folders: sorted, with all below them), and what gave none, with the reason.

    "-" is standard input (`stdin`, by default the process's own). Nothing that is wrong with one page keeps another from
    being read; only a manifest that cannot be understood raises (`ManifestError`).
    """
    table = load_manifest(os.fspath(manifest)) if isinstance(manifest, str | os.PathLike) else manifest
    pages: list[Page] = []
    failed: list[NotRead] = []
    seen: set[str] = set()
    matched = 0
    for found in _expand(paths, failed):
        key = STANDARD_INPUT if found.file is None else _identity(found.file)
        if key in seen:
            failed.append(NotRead(found.source, "it was given more than once and read once"))
            continue
        seen.add(key)
        try:
            data = _standard_input(stdin, largest) if found.file is None else _contents(found.file, largest)
            entry = table.find(found.source, found.file) if table is not None else None
            matched += entry is not None
            page = _page(found.source, data)
        except UnreadableError as error:
            failed.append(NotRead(found.source, str(error)))
            continue
        if entry is not None:
            page = Page(page.id, page.content, page.source, page.text, page.markup, entry.evidence, page.notes)
        pages.append(page)
    if table is not None:
        failed += [NotRead(_printable(table.source), note) for note in table.notes]
        if pages and not matched:
            failed.append(
                NotRead(
                    _printable(table.source), "none of its rows names a page that was read; its paths count from its own folder"
                )
            )
    return tuple(pages), tuple(failed)


def _expand(paths: Iterable[str | os.PathLike[str]], failed: list[NotRead]) -> Iterator[_Found]:
    """Every file meant by `paths`; what is no file or folder goes to `failed`."""
    for given in paths:
        name = os.fspath(given)
        if name == STANDARD_INPUT:
            yield _Found(STANDARD_INPUT, None)
            continue
        source = _printable(name)
        try:
            mode = Path(name).stat().st_mode
        except (OSError, ValueError) as error:
            failed.append(NotRead(source, _why_missing(name, error)))
            continue
        if stat.S_ISDIR(mode):
            files = list(_folder(name, failed))
            if not files:
                failed.append(NotRead(source, f"no file to read in this folder (looked for {', '.join(SUFFIXES)})"))
            yield from files
        elif stat.S_ISREG(mode):
            yield _Found(_printable(str(Path(name))), Path(name))
        else:
            failed.append(NotRead(source, "it is neither a file nor a folder (pipe it into '-' instead)"))


def _folder(name: str, failed: list[NotRead]) -> Iterator[_Found]:
    """All pages below a folder, sorted by path; hidden files and folders are passed over."""

    def refused(error: OSError) -> None:
        failed.append(NotRead(_printable(str(error.filename or name)), f"the folder cannot be opened: {error.strerror or error}"))

    found: list[Path] = []
    for here, folders, files in os.walk(name, onerror=refused):
        folders[:] = [folder for folder in folders if not folder.startswith(".")]
        for file in files:
            path = Path(here) / file
            if not file.startswith(".") and path.suffix.lower() in SUFFIXES and path.is_file():
                found.append(path)
    for path in sorted(found, key=lambda path: path.parts):
        yield _Found(_printable(str(path)), path)


def _why_missing(name: str, error: Exception) -> str:
    if name.startswith(("http://", "https://")):
        return "it is a web address; only saved pages are read"
    if isinstance(error, FileNotFoundError):
        return "there is no such file or folder"
    return f"it cannot be opened: {error.strerror if isinstance(error, OSError) and error.strerror else error}"


def _identity(file: Path) -> str:
    try:
        return str(file.resolve())
    except (OSError, RuntimeError):
        return str(file.absolute())


def _contents(file: Path, largest: int) -> bytes:
    try:
        with file.open("rb") as stream:
            size = os.fstat(stream.fileno()).st_size
            if size > largest:
                raise UnreadableError(_too_large(size, largest))
            data = stream.read(largest + 1)
    except OSError as error:
        raise UnreadableError(f"it cannot be opened: {error.strerror or error}") from error
    if len(data) > largest:  # it grew while it was read
        raise UnreadableError(_too_large(len(data), largest))
    return data


def _standard_input(stdin: BinaryIO | None, largest: int) -> bytes:
    try:
        data = (stdin if stdin is not None else sys.stdin.buffer).read(largest + 1)
    except (OSError, ValueError) as error:
        raise UnreadableError(f"standard input cannot be read: {error}") from error
    if len(data) > largest:
        raise UnreadableError(_too_large(len(data), largest))
    return data


def _too_large(size: int, largest: int) -> str:
    return f"it is too large: {_megabytes(size)}, the limit is {_megabytes(largest)}"


def _megabytes(size: int) -> str:
    return f"{size / 1e6:,.1f} MB" if size >= 100_000 else f"{size:,} bytes"


def _page(source: str, data: bytes) -> Page:
    """One page of its bytes. Raises `UnreadableError` when there is no text in them."""
    if not data:
        raise UnreadableError("it is empty")
    text, notes = decode(data)
    if not text.strip():
        raise UnreadableError("there is nothing but white space in it")
    markup = None
    if source.lower().endswith(MARKUP_SUFFIXES) or looks_like_html(text):
        markup, text = text, visible_text(text)
        if not text.strip():
            raise UnreadableError("the page has no visible text")
    content = "sha256:" + hashlib.sha256(data).hexdigest()
    name = hashlib.sha256(f"{source}\x00{content}".encode()).hexdigest()[:ID_LENGTH]
    return Page(name, content, source, text, markup, (), notes)


def _printable(name: str) -> str:
    """A path that can be written out: file names may hold bytes that are no text."""
    return os.fsencode(name).decode("utf-8", errors="replace") if _has_surrogates(name) else name


def _has_surrogates(name: Sequence[str]) -> bool:
    return any("\ud800" <= ch <= "\udfff" for ch in name)
