"""Small archives, byte by byte, for the tests: what a crawler writes, and what goes wrong with it."""

import gzip
import io
from collections.abc import Sequence

from fastwarc.stream_io import ZstdWriter

TOLD = "The ferry left the harbour of Ostero an hour late on Monday, the harbour master said. Nobody was hurt."


def story(number: int) -> bytes:
    """A page of HTML."""
    return f"<!doctype html><html><head><title>Ferry {number}</title></head><body><p>{TOLD} {number}.</p></body></html>".encode()


def record(
    number: int,
    body: bytes,
    *,
    kind: str = "response",
    http: str | None = "HTTP/1.1 200 OK\r\nContent-Type: text/html",
    url: str | None = None,
    content_type: str = "application/http; msgtype=response",
    more: str = "",
) -> bytes:
    """One record; without `http` the body is its block."""
    block = body if http is None else http.encode() + b"\r\n\r\n" + body
    address = f"https://harbour.example/{number}" if url is None else url
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{number}>\r\nWARC-Date: 2025-03-13T10:00:0{number}Z\r\n"
        f"WARC-Target-URI: {address}\r\n{more}Content-Type: {content_type}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def plain(records: Sequence[bytes]) -> bytes:
    """An archive that is not packed."""
    return b"".join(records)


def gzipped(records: Sequence[bytes]) -> bytes:
    """An archive with each record packed by itself, as archives are."""
    return b"".join(gzip.compress(one, mtime=0) for one in records)


def zstandard(records: Sequence[bytes]) -> bytes:
    """The same with Zstandard."""
    whole = io.BytesIO()
    kept = _Kept(whole)
    writer = ZstdWriter(kept)
    for one in records:
        writer.write(one)
        writer.finish()
    writer.close()
    return whole.getvalue()


class _Kept(io.BytesIO):
    """What is written, kept when the writer closes it."""

    def __init__(self, whole: io.BytesIO) -> None:
        super().__init__()
        self._whole = whole

    def write(self, data: object) -> int:
        return self._whole.write(bytes(data))  # type: ignore[call-overload,no-any-return]  # a buffer of any kind
