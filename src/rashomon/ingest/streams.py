"""Files and what lies under an address with a scheme (s3://, gs://, https://, memory://) as streams of bytes, through fsspec."""

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO, cast

from rashomon.model import UnreadableError

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+(?:::[A-Za-z][A-Za-z0-9+.-]+)*://")
_WEB = ("http://", "https://")
_NEEDED = "needs the extra 'bulk': pip install 'rashomon[bulk]'"


def has_scheme(name: str) -> bool:
    """Whether a path is an address with a scheme, and no file of this machine."""
    return _SCHEME.match(name) is not None


def addresses(name: str, suffixes: tuple[str, ...]) -> list[str]:
    """The files meant by an address: those of a pattern, those of a folder that end in one of `suffixes`, or itself.

    Sorted; hidden files are passed over in folders. Raises `UnreadableError` where it cannot be asked, or means nothing.
    """
    if name.startswith(_WEB):
        return [name]  # the web has no folders, and a '*' is a character there
    with _said(name):
        system, path = _system(name)
        if any(mark in path for mark in "*?["):
            found = [str(one) for one in system.glob(path)]
        elif system.isdir(path):
            inside = [(str(one), str(one)[len(path) :].split("/")) for one in system.find(path)]
            found = [one for one, parts in inside if one.lower().endswith(suffixes) and not any(p.startswith(".") for p in parts)]
        else:
            return [name]
        if not found:
            raise UnreadableError(f"no file to read under this address (looked for {', '.join(suffixes)})")
        return sorted(str(system.unstrip_protocol(one)) for one in found)


def state(name: str) -> tuple[int, str]:
    """The size in bytes of what lies under an address, and what changes when it does (its tag, or when it was changed).

    Where the storage tells neither, the second is empty. Raises `UnreadableError` where it cannot be asked.
    """
    with _said(name):
        system, path = _system(name)
        told = system.info(path)
        changed = next(
            (told[key] for key in ("ETag", "etag", "md5Hash", "LastModified", "mtime", "created") if told.get(key)), ""
        )
        return int(told.get("size") or 0), str(changed)


@contextmanager
def opened(name: str) -> Iterator[BinaryIO]:
    """A stream of the bytes under an address. Raises `UnreadableError` where it cannot be opened."""
    with _said(name):
        system, path = _system(name)
        stream = cast(BinaryIO, system.open(path, "rb"))
    with stream:
        yield stream


def peekable(stream: BinaryIO) -> io.BufferedReader:
    """The stream with a look ahead."""
    return stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(cast(io.RawIOBase, stream))


def _system(name: str) -> tuple["AbstractFileSystem", str]:
    try:
        from fsspec.core import url_to_fs
    except ImportError as error:
        raise UnreadableError(f"an address with a scheme {_NEEDED}") from error
    system, path = url_to_fs(name)
    return system, str(path)


@contextmanager
def _said(name: str) -> Iterator[None]:
    """Every storage raises errors of its own: each becomes one `UnreadableError` in one line."""
    try:
        yield
    except UnreadableError:
        raise
    except ImportError as error:
        why = " ".join(str(error).split())
        hint = f"; {_NEEDED}" if name.startswith(_WEB) else ""
        raise UnreadableError(f"its scheme needs another package: {why}{hint}") from error
    except FileNotFoundError as error:
        raise UnreadableError("there is nothing under this address") from error
    except Exception as error:  # botocore, aiohttp and others have no common base
        raise UnreadableError(f"it cannot be opened: {' '.join(str(error).split()) or type(error).__name__}") from error
