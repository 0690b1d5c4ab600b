"""From WARC archives to pages: one page a record that holds one, read as a stream."""

import re
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, BinaryIO

from rashomon.ingest.html import looks_like_html
from rashomon.ingest.http_body import plain_body
from rashomon.ingest.manifest import readable_date
from rashomon.ingest.raw import NOTE, as_markup, raw_page
from rashomon.model import Evidence, NotRead, RawPage, UnreadableError

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

WARC_SUFFIXES = (".warc", ".warc.gz", ".warc.zst", ".wet", ".wet.gz", ".wet.zst")
MARKUP_TYPES = frozenset({"text/html", "application/xhtml+xml"})
PAGE_TYPES = MARKUP_TYPES | {"text/plain"}
# What servers and archives say of bytes they know nothing of: these are looked at.
UNKNOWN_TYPES = frozenset({"", "application/octet-stream", "binary/octet-stream", "unknown/unknown", "application/unknown"})
GOOD_STATUS = frozenset({200, 203})
# A page that was fetched again and said to be unchanged: its record refers to the one that holds it.
NOT_MODIFIED = 304
WARC_VERSION = b"WARC/"
# Bytes of an archive that are unpacked at once: damage costs the whole records that end in the same bytes too. Sixteen times as
# many, as the library takes, would cost several pages, and reading was no faster on 681 pages of some 175 KB.
LOOK_AHEAD = 4096
ORIGIN = "warc"
_CHARSET = re.compile(r"""charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_GZIP, _ZSTD, _ZSTD_DICTIONARY = b"\x1f\x8b\x08", b"\x28\xb5\x2f\xfd", b"\x5d\x2a\x4d\x18"
_GZIP_ONLY = 16 + zlib.MAX_WBITS
_VERSION_LINE = re.compile(rb"(?<=\n)WARC/\d\.\d\r?\n")
_PIECE = 1 << 20
_OVERLAP = 16
_SNIFFED = 4096
_MOST_KINDS = 4


class SteadyStream:
    """A stream as the archive reader needs it: it knows where it stands, and an error while reading is its end.

    The reader is not written in Python and stops the process where a stream raises; `error` keeps what was raised.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._position = 0
        self.error: Exception | None = None
        try:
            self.seekable = stream.seekable() and stream.seek(0) == 0
        except (OSError, ValueError):
            self.seekable = False

    def read(self, size: int = -1) -> bytes:
        """The next bytes; none at the end or where the stream fails."""
        try:
            data = self._stream.read(size)
        except Exception as error:  # every object storage raises errors of its own; `error` is what the caller asks
            self.error = error
            return b""
        self._position += len(data)
        return data

    def tell(self) -> int:
        """Where the next byte stands."""
        return self._position

    def seek(self, offset: int, whence: int = 0) -> int:
        """Go to `offset`, where the stream can; the position reached."""
        if self.seekable and (whence, offset) != (1, 0):
            try:
                self._position = self._stream.seek(offset, whence)
            except Exception as error:  # as above
                self.error = error
        return self._position

    def close(self) -> None:
        """Nothing: who opened the stream closes it."""


@dataclass(frozen=True, slots=True)
class _Head:
    """What the headers of a record say of its page; `status` is None where it was not fetched by HTTP."""

    url: str
    fetched: str
    status: int | None
    media_type: str
    charset: str
    transfer: str
    encoding: str
    cut: str | None


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the record of a page begins, its id and the page's address."""

    position: int
    record_id: str | None
    url: str


@dataclass(frozen=True, slots=True)
class _Revisit:
    """A page that was fetched again unchanged and is kept once: what it says of the record that holds its bytes."""

    source: str
    url: str
    fetched: str
    keys: tuple[str, ...]


@dataclass(slots=True)
class _Archive:
    """An archive while it is read: where its pages stand by record id and by digest, and how many records were no pages.

    `packing` is how the stream begins: the signature of gzip or Zstandard, or nothing.
    """

    name: str
    stream: SteadyStream
    packing: bytes
    largest: int
    places: dict[str, _Place] = field(default_factory=dict)
    revisits: list[_Revisit] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)


class _BrokenError(Exception):
    """The archive cannot be read on: in `source`, the archive or a record; what follows is looked for from byte `after`."""

    def __init__(self, source: str, after: int, why: str) -> None:
        super().__init__(why)
        self.source, self.after = source, after


def warc_pages(name: str, stream: BinaryIO, *, largest: int) -> Iterator[RawPage | NotRead]:
    """The pages of an archive in the order of its records, and what gave none; last what was fetched again unchanged.

    Plain, gzip and Zstandard are told by how the stream begins. A page's source is the archive's name, '#' and the record's id;
    its address and the time it was fetched are declared evidence. Responses and resources that are HTML or plain text are
    pages, and the texts of converted archives; everything else is counted, and one line at the end tells how much it was.
    After a damaged record reading goes on with the next that begins cleanly, if the stream can be searched.
    """
    steady = SteadyStream(stream)
    archive = _Archive(name, steady, _packing(name, steady), largest)
    position: int | None = 0
    broken: _BrokenError | None = None
    seen = 0
    while position is not None:
        try:
            for found in _from(archive, position):
                if broken is not None:
                    yield NotRead(broken.source, f"{broken}; reading went on at byte {position:,}")
                    broken = None
                seen += 1
                if found is not None:
                    yield found
            position = None
        except _BrokenError as error:
            # where reading went on in what is damaged it is one damage, named by its record if it can be
            broken = error if broken is None or error.source != name else broken
            position = _next_start(steady, archive.packing, error.after)
    if broken is not None:
        rest = "nothing after it could be read" if steady.seekable else "it cannot be searched for what follows"
        yield NotRead(broken.source, f"{broken}; {rest}")
    if steady.error is not None:
        yield NotRead(name, f"it could not be read to its end: {_one_line(steady.error)}")
    elif not seen and broken is None:
        yield NotRead(name, "there is no WARC record in it")
    for revisit in archive.revisits:
        if (page := _revisited(archive, revisit)) is not None:
            yield page
    if archive.left_out:
        yield NotRead(name, _told(archive.left_out))


def _from(archive: _Archive, position: int) -> Iterator[RawPage | NotRead | None]:
    """What each record from `position` on gives, None for those left out. Raises `_BrokenError` where it cannot go on."""
    from fastwarc.warc import ArchiveIterator

    stream = archive.stream
    if stream.seekable:
        stream.seek(position)
    records = iter(ArchiveIterator(stream, parse_http=False, buffer_size=LOOK_AHEAD))
    place, size = position, 0
    while True:
        try:
            record = next(records)
        except StopIteration:
            break
        except OSError as error:
            if stream.error is not None:
                return
            after = place + 1 if archive.packing else place + max(size, 1)
            raise _BrokenError(archive.name, after, f"it is damaged after byte {place:,} ({error})") from error
        place, size = record.stream_pos, record.content_length
        source = f"{archive.name}#{(record.record_id or f'offset={place}').strip('<>')}"
        if not (record.headers.get("Content-Length") or "").strip().isdigit() or record.headers.get("WARC-Type") is None:
            raise _BrokenError(source, place + 1, "the header of this record is damaged")
        yield _from_record(archive, record, source)
    if stream.error is None and _cut_off(archive, position, place, size):
        raise _BrokenError(archive.name, place + 1, f"it breaks off in or after the record at byte {place:,}")


def _from_record(archive: _Archive, record: "WarcRecord", source: str) -> RawPage | NotRead | None:
    """A record's page, why it gave none, or None where it is none. Raises `_BrokenError` where its bytes are not all there."""
    kind = (record.headers.get("WARC-Type") or "").lower()
    if kind not in ("response", "resource", "conversion", "revisit"):
        if kind not in ("warcinfo", "request", "metadata"):
            archive.left_out[f"{kind} record"] += 1
        return None
    place, head = record.stream_pos, _head(record)
    reason = _no_page(head)
    if kind == "revisit" and (not reason or not head.media_type):
        keys = _keys(record.headers.get("WARC-Refers-To"), record.headers.get("WARC-Payload-Digest"))
        archive.revisits.append(_Revisit(source, head.url, head.fetched, keys))
        return None
    if kind == "conversion" and (record.headers.get("WARC-Refers-To") or "") in archive.places:
        reason = "text of a page that was read as it was sent"
    if reason:
        if (held := record.reader.consume()) < record.content_length:
            raise _broken_off(record, source, held)
        archive.left_out[reason] += 1
        return None
    if record.content_length > archive.largest:
        return NotRead(source, f"it is too large: {record.content_length:,} bytes, the limit is {archive.largest:,}")
    body = _body(record, source)
    if head.media_type in UNKNOWN_TYPES and not looks_like_html(body[:_SNIFFED].decode("latin-1")):
        archive.left_out["of unknown kind"] += 1
        return None
    for key in _keys(record.record_id, record.headers.get("WARC-Payload-Digest")):
        archive.places.setdefault(key, _Place(place, record.record_id, head.url))
    return _page(source, head, body, archive.largest)


def _body(record: "WarcRecord", source: str) -> bytes:
    """The bytes of a record as the archive keeps them, all of them: raises `_BrokenError` where some are missing."""
    after = record.stream_pos + 1
    try:
        body = record.reader.read()
    except OSError as error:
        raise _BrokenError(source, after, f"this record is damaged ({error})") from error
    if len(body) < record.content_length:
        raise _broken_off(record, source, len(body))
    return body


def _broken_off(record: "WarcRecord", source: str, held: int) -> _BrokenError:
    why = f"the archive breaks off in this record: {held:,} of {record.content_length:,} bytes are there"
    return _BrokenError(source, record.stream_pos + 1, why)


def _head(record: "WarcRecord") -> _Head:
    """What a record's headers say of its page; its HTTP headers are parsed, so that only the body is left to read."""
    headers = record.headers
    url = (headers.get("WARC-Target-URI") or "").strip("<>")
    fetched = headers.get("WARC-Date") or ""
    cut = headers.get("WARC-Truncated")
    if not record.is_http:
        media_type, charset = _media_type(headers.get("Content-Type") or "")
        return _Head(url, fetched, None, media_type, charset, "", "", cut)
    record.parse_http(strict_mode=False)
    http = record.http_headers
    media_type, charset = _media_type(http.get("Content-Type") or headers.get("WARC-Identified-Payload-Type") or "")
    transfer, encoding = http.get("Transfer-Encoding") or "", http.get("Content-Encoding") or ""
    return _Head(url, fetched, http.status_code, media_type, charset, transfer, encoding, cut)


def _media_type(content_type: str) -> tuple[str, str]:
    """The type in lower case and the charset, each '' where there is none."""
    found = _CHARSET.search(content_type)
    return content_type.partition(";")[0].strip().lower(), found.group(1) if found is not None else ""


def _no_page(head: _Head) -> str:
    """Why a record holds no page, in words that can be counted; '' where it may hold one."""
    if head.status is not None and head.status not in GOOD_STATUS and head.status != NOT_MODIFIED:
        return f"HTTP {head.status}"
    if head.media_type not in PAGE_TYPES and head.media_type not in UNKNOWN_TYPES:
        return head.media_type
    if head.url.startswith(("http:", "https:")) and head.url.partition("?")[0].endswith("/robots.txt"):
        return "robots.txt"
    return ""


def _keys(record_id: str | None, digest: str | None) -> tuple[str, ...]:
    return tuple(key for key in (record_id, digest) if key)


def _page(source: str, head: _Head, body: bytes, largest: int, *notes: str) -> RawPage | NotRead:
    """The page in a record's body, or why there is none."""
    if head.cut:
        notes = (*notes, f"the crawler cut it short ({head.cut})")
    try:
        data, unpacked = plain_body(body, transfer=head.transfer, encoding=head.encoding, largest=largest)
    except UnreadableError as error:
        return NotRead(source, str(error))
    said = [("source", head.url), ("fetched", readable_date(head.fetched) or ""), *((NOTE, note) for note in (*notes, *unpacked))]
    declared = tuple(Evidence(field, value, ORIGIN) for field, value in said if value)
    data = as_markup(data) if head.media_type in MARKUP_TYPES else data
    return raw_page(source, data, declared=declared, charset=head.charset)


def _revisited(archive: _Archive, revisit: _Revisit) -> RawPage | NotRead | None:
    """A page under another address than the one it was kept with; None where it was fetched again from the same one."""
    place = next((archive.places[key] for key in revisit.keys if key in archive.places), None)
    if place is None:
        return NotRead(revisit.source, "the archive says that it is unchanged, and does not hold what it was before")
    if place.url == revisit.url or not revisit.url:
        return None
    kept = f"the archive keeps its bytes once, in {(place.record_id or f'the record at byte {place.position}').strip('<>')}"
    if (record := _record_at(archive, place)) is None:
        return NotRead(revisit.source, f"{kept}, which cannot be opened again")
    head = replace(_head(record), url=revisit.url, fetched=revisit.fetched)
    try:
        return _page(revisit.source, head, _body(record, revisit.source), archive.largest, kept)
    except _BrokenError as broken:
        return NotRead(revisit.source, str(broken))


def _record_at(archive: _Archive, place: _Place) -> "WarcRecord | None":
    """The record at a place, where the stream can go back to it and it is the one that was there."""
    from fastwarc.warc import ArchiveIterator

    if not archive.stream.seekable:
        return None
    archive.stream.seek(place.position)
    try:
        record = next(iter(ArchiveIterator(archive.stream, parse_http=False)))
    except (OSError, StopIteration):
        return None
    return record if record.record_id == place.record_id else None


def _packing(name: str, stream: SteadyStream) -> bytes:
    """The signature that a packed archive begins with, or would by its name; the stream stands at its beginning afterwards."""
    if not stream.seekable:
        return b""
    head = stream.read(4)
    stream.seek(0)
    by_name = _GZIP if name.lower().endswith(".gz") else _ZSTD if name.lower().endswith(".zst") else b""
    shown = next((signature for signature in (_GZIP, _ZSTD, _ZSTD_DICTIONARY) if head.startswith(signature)), b"")
    return shown or (b"" if WARC_VERSION.startswith(head) else by_name)


def _next_start(stream: SteadyStream, packing: bytes, after: int) -> int | None:
    """Where the next record begins, from byte `after` on; None where there is none or the stream cannot be searched."""
    if not stream.seekable or stream.error is not None:
        return None
    mark = re.compile(re.escape(_ZSTD if packing == _ZSTD_DICTIONARY else packing)) if packing else _VERSION_LINE
    window = start = after
    held = b""
    while True:
        stream.seek(window)
        piece = stream.read(_PIECE)
        if not piece:
            return None
        held = held[-_OVERLAP:] + piece
        start = window + len(piece) - len(held)
        for match in mark.finditer(held):
            if not packing or _holds_record(stream, packing, start + match.start()):
                return start + match.start()
        window += len(piece)


def _holds_record(stream: SteadyStream, packing: bytes, position: int) -> bool:
    """Whether what is packed at `position` begins as a record does; of Zstandard the signature is enough, it is long."""
    if packing != _GZIP:
        return True
    stream.seek(position)
    try:
        return zlib.decompressobj(_GZIP_ONLY).decompress(stream.read(_SNIFFED), len(WARC_VERSION)) == WARC_VERSION
    except zlib.error:
        return False


def _cut_off(archive: _Archive, position: int, place: int, size: int) -> bool:
    """Whether the archive ends within its last record, or within a packed one of which nothing could be read.

    The reader says so itself of Zstandard, and of what it is asked to read; gzip that breaks off it takes for the end.
    """
    stream = archive.stream
    if not stream.seekable or archive.packing not in (b"", _GZIP):
        return False
    if not archive.packing:
        return stream.seek(0, 2) < place + size
    for start in (place, position):  # where several records are packed as one, `place` is somewhere within
        stream.seek(start)
        if stream.read(len(_GZIP)) == _GZIP:
            stream.seek(start)
            return not _unpacks_wholly(stream)
    return False


def _unpacks_wholly(stream: SteadyStream) -> bool:
    """Whether what stands from here to the end are whole members of gzip."""
    unpacking = zlib.decompressobj(_GZIP_ONLY)
    rest = b""
    try:
        while rest := rest or stream.read(_PIECE):
            if unpacking.eof:
                unpacking = zlib.decompressobj(_GZIP_ONLY)
            unpacking.decompress(rest, _PIECE)
            rest = unpacking.unused_data if unpacking.eof else unpacking.unconsumed_tail
        unpacking.flush()
    except zlib.error:
        return False
    return unpacking.eof


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split()) or type(error).__name__


def _told(left_out: Counter[str]) -> str:
    """How many records were no pages, and what the most of them were."""
    number = left_out.total()
    most = sorted(left_out.items(), key=lambda item: (-item[1], item[0]))[:_MOST_KINDS]
    more = ", …" if len(left_out) > _MOST_KINDS else ""
    what = "1 record is no page and was" if number == 1 else f"{number:,} records are no pages and were"
    return f"{what} left out: " + ", ".join(f"{count:,} {kind}" for kind, count in most) + more
