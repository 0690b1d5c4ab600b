"""The body of an HTTP response as an archive keeps it: chunked, compressed, or neither, whatever its headers say."""

import io
import re
import zlib
from typing import TYPE_CHECKING

from rashomon.model import UnreadableError

if TYPE_CHECKING:
    from fastwarc.stream_io import WarcReader

_CHUNK = re.compile(rb"[0-9A-Fa-f]{1,8}[ \t]*(?:;[^\r\n]*)?\r?\n")
_GZIP = b"\x1f\x8b"
_ZSTD = b"\x28\xb5\x2f\xfd"
_PIECE = 1 << 16
_ANY_HEADER = 32 + zlib.MAX_WBITS  # of gzip or of zlib
_CUT = "its compressed body breaks off: only what came before was read"


def plain_body(body: bytes, *, transfer: str, encoding: str, largest: int) -> tuple[bytes, tuple[str, ...]]:
    """The bytes that were sent, and a note where they break off.

    `transfer` and `encoding` are the headers Transfer-Encoding and Content-Encoding. Crawlers often undo both and keep the
    headers as they were: what does not begin as it is said to is taken as it stands. Raises `UnreadableError` for what is
    damaged, and for what unpacks to more than `largest` bytes.
    """
    notes: tuple[str, ...] = ()
    if "chunked" in transfer.lower() and _CHUNK.match(body):
        from fastwarc.stream_io import ChunkedReader

        unpacked, whole = _read(ChunkedReader(io.BytesIO(body)), largest)
        if not unpacked:
            raise UnreadableError("its HTTP chunks are damaged")
        body, notes = unpacked, () if whole else (_CUT,)
    for name in reversed([one.strip().lower() for one in encoding.split(",")]):
        body, more = _unpacked(name, body, largest)
        notes += more
    return body, notes


def _unpacked(name: str, body: bytes, largest: int) -> tuple[bytes, tuple[str, ...]]:
    from fastwarc.stream_io import BrotliReader, ZstdReader

    if name in ("gzip", "x-gzip") and body.startswith(_GZIP):
        unpacked, whole = _inflated(body, _ANY_HEADER, largest)
    elif name == "zstd" and body.startswith(_ZSTD):
        unpacked, whole = _read(ZstdReader(io.BytesIO(body)), largest)
    elif name == "br":
        unpacked, whole = _read(BrotliReader(io.BytesIO(body)), largest)
        if not unpacked:  # Brotli has no signature: what is none was unpacked by the crawler
            return body, ()
    elif name == "deflate":  # zlib by its definition, bare DEFLATE in what some servers send
        unpacked, whole = _inflated(body, _ANY_HEADER, largest)
        if not unpacked:
            unpacked, whole = _inflated(body, -zlib.MAX_WBITS, largest)
        if not unpacked:
            return body, ()
    else:
        return body, ()
    if not unpacked:
        raise UnreadableError(f"its body is damaged: it cannot be unpacked as {name}")
    return unpacked, () if whole else (_CUT,)


def _read(reader: "WarcReader", largest: int) -> tuple[bytes, bool]:
    """What a reader gives, and whether it came to its end."""
    parts: list[bytes] = []
    size = 0
    try:
        while part := reader.read(_PIECE):
            parts.append(part)
            size += len(part)
            if size > largest:
                raise UnreadableError(f"its body unpacks to more than {largest:,} bytes")
    except OSError:
        return b"".join(parts), False
    return b"".join(parts), True


def _inflated(body: bytes, window: int, largest: int) -> tuple[bytes, bool]:
    """What zlib makes of a body, and whether it came to its end."""
    unpacking = zlib.decompressobj(window)
    try:
        unpacked = unpacking.decompress(body, largest + 1)
    except zlib.error:
        return b"", False
    if len(unpacked) > largest:
        raise UnreadableError(f"its body unpacks to more than {largest:,} bytes")
    return unpacked, unpacking.eof
