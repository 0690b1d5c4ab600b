import gzip
import io
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path

import brotli
import pytest
from archives import TOLD, gzipped, plain, record, story, zstandard
from fastwarc.stream_io import ZstdWriter

from rashomon.ingest import iter_pages, read_pages
from rashomon.ingest.files import open_page, raw_page
from rashomon.ingest.warc import warc_pages
from rashomon.model import NotRead, Page, RawPage

Pack = Callable[[Sequence[bytes]], bytes]
FOUR = [record(number, story(number)) for number in range(4)]
ALL = ["urn:uuid:0", "urn:uuid:1", "urn:uuid:2", "urn:uuid:3"]


def read(data: bytes, *, largest: int = 1_000_000) -> tuple[list[Page], list[NotRead]]:
    pages: list[Page] = []
    failed: list[NotRead] = []
    for found in warc_pages("a.warc", io.BytesIO(data), largest=largest):
        if isinstance(found, RawPage):
            pages.append(open_page(found))
        else:
            failed.append(found)
    return pages, failed


def ids(pages: Sequence[Page]) -> list[str]:
    return [page.source.partition("#")[2] for page in pages]


@pytest.mark.parametrize(
    ("name", "pack"), [("a.warc", plain), ("a.warc.gz", gzipped), ("a.warc.zst", zstandard), ("unnamed", gzipped)]
)
def test_every_page_is_read_with_where_it_came_from(tmp_path: Path, name: str, pack: Pack) -> None:
    path = tmp_path / name
    path.write_bytes(pack([record(9, b"software: x", kind="warcinfo", http=None), *FOUR]))
    pages, failed = read_pages([path])
    assert failed == ()
    assert [page.source for page in pages] == [f"{path}#{one}" for one in ALL]
    assert [(one.field, one.value, one.origin) for one in pages[2].declared] == [
        ("source", "https://harbour.example/2", "warc"),
        ("fetched", "2025-03-13T10:00:02Z", "warc"),
    ]
    assert pages[2].markup == story(2).decode() and f"{TOLD} 2." in pages[2].text
    assert pages[2].content == raw_page("", story(2)).content
    assert len({page.id for page in pages}) == 4


def test_an_archive_in_a_folder_and_on_standard_input(tmp_path: Path) -> None:
    (tmp_path / "a.warc.gz").write_bytes(gzipped(FOUR))
    pages, _ = read_pages([tmp_path])
    assert ids(pages) == ALL
    pages, failed = read_pages(["-"], stdin=io.BytesIO(gzipped(FOUR)))
    assert [page.source for page in pages] == [f"-#{one}" for one in ALL] and failed == ()


def test_pages_come_one_by_one(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(gzipped(FOUR)[:-40])
    first = next(iter_pages([path]))  # the damage at the end is not met yet
    assert isinstance(first, Page) and first.source.endswith("#urn:uuid:0")


HTML = "HTTP/1.1 200 OK\r\nContent-Type: text/html"


def chunked(data: bytes) -> bytes:
    return b"%x\r\n%s\r\n%x  \r\n%s\r\n0\r\n\r\n" % (9, data[:9], len(data) - 9, data[9:])


def zstd(data: bytes) -> bytes:
    return zstandard([data])


@pytest.mark.parametrize(
    ("headers", "pack"),
    [
        ("", bytes),
        ("\r\nTransfer-Encoding: chunked", chunked),
        ("\r\nContent-Encoding: gzip", gzip.compress),
        ("\r\nContent-Encoding: deflate", zlib.compress),
        ("\r\nContent-Encoding: deflate", lambda data: zlib.compress(data)[2:-4]),
        ("\r\nContent-Encoding: br", brotli.compress),
        ("\r\nContent-Encoding: zstd", zstd),
        ("\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip", lambda data: chunked(gzip.compress(data))),
        ("\r\nContent-Encoding: gzip, br", lambda data: brotli.compress(gzip.compress(data))),
        ("\r\nTransfer-Encoding: chunked", bytes),  # crawlers that undo it and leave the header
        ("\r\nContent-Encoding: gzip", bytes),
        ("\r\nContent-Encoding: br", bytes),
        ("\r\nContent-Encoding: deflate", bytes),
        ("\r\nContent-Encoding: zstd", bytes),
        ("\r\nContent-Encoding: identity", bytes),
    ],
)
def test_bodies_are_unpacked(headers: str, pack: Callable[[bytes], bytes]) -> None:
    pages, failed = read(plain([record(1, pack(story(1)), http=HTML + headers)]))
    assert failed == []
    assert pages[0].markup == story(1).decode() and pages[0].notes == ()


def test_a_body_that_breaks_off_says_so_and_one_that_is_damaged_is_not_read() -> None:
    long = story(1) + "".join(f"<p>{number * number}" for number in range(40_000)).encode()
    cut = gzip.compress(long)[:-200]
    pages, failed = read(plain([record(1, cut, http=HTML + "\r\nContent-Encoding: gzip"), FOUR[2]]))
    assert ids(pages) == ["urn:uuid:1", "urn:uuid:2"] and failed == []
    assert pages[0].notes == ("its compressed body breaks off: only what came before was read",)
    chunks = chunked(story(1))[:-60]
    pages, failed = read(plain([record(1, chunks, http=HTML + "\r\nTransfer-Encoding: chunked"), FOUR[2]]))
    assert ids(pages)[-1] == "urn:uuid:2" and (failed or pages[0].notes)
    pages, failed = read(plain([record(1, b"\x1f\x8b" + b"\xff" * 50, http=HTML + "\r\nContent-Encoding: gzip"), FOUR[2]]))
    assert ids(pages) == ["urn:uuid:2"]
    assert failed[0].source == "a.warc#urn:uuid:1" and "damaged" in failed[0].why


def test_what_unpacks_to_too_much_is_not_read() -> None:
    bomb = gzip.compress(b" " * 2_000_000)
    for encoding, body in (
        ("gzip", bomb),
        ("deflate", zlib.compress(b" " * 2_000_000)),
        ("br", brotli.compress(b" " * 2_000_000)),
    ):
        pages, failed = read(plain([record(1, body, http=f"{HTML}\r\nContent-Encoding: {encoding}"), FOUR[2]]))
        assert ids(pages) == ["urn:uuid:2"]
        assert "more than 1,000,000 bytes" in failed[0].why
    pages, failed = read(plain(FOUR), largest=20)
    assert pages == [] and all("too large" in one.why for one in failed)


RUSSIAN = "Паром вышел из порта с опозданием на час."
FRENCH = "Le pont était fermé à cause de la tempête."


@pytest.mark.parametrize(
    ("content_type", "data", "text"),
    [
        ("text/html; charset=windows-1251", RUSSIAN.encode("cp1251"), RUSSIAN),
        ('text/html; charset="windows-1251"', RUSSIAN.encode("cp1251"), RUSSIAN),
        ("text/html; charset=windows-1251", RUSSIAN.encode(), RUSSIAN),  # the bytes are surer than what is said of them
        ("text/html", b'<meta charset="windows-1251">' + RUSSIAN.encode("cp1251"), RUSSIAN),
        ("text/html; charset=utf-8", b'<meta charset="windows-1251">' + RUSSIAN.encode("cp1251"), RUSSIAN),
        ("text/html; charset=shift_jis", "フェリーは一時間遅れた。".encode("shift_jis"), "フェリーは一時間遅れた。"),
        ("text/html; charset=iso-2022-jp", "フェリーは一時間遅れた。".encode("iso2022_jp"), "フェリーは一時間遅れた。"),
        ("text/html; charset=no-such-thing", FRENCH.encode("cp1252"), FRENCH),
        ("text/html", FRENCH.encode("cp1252"), FRENCH),
        ("text/plain; charset=iso-8859-1", FRENCH.encode("cp1252"), FRENCH),
    ],
)
def test_the_encoding_is_what_the_bytes_the_server_or_the_page_say(content_type: str, data: bytes, text: str) -> None:
    pages, failed = read(plain([record(1, data, http=f"HTTP/1.1 200 OK\r\nContent-Type: {content_type}")]))
    assert failed == [] and pages[0].text.strip() == text


def test_what_is_no_page_is_counted() -> None:
    picture = record(5, b"\x89PNG", http="HTTP/1.1 200 OK\r\nContent-Type: image/png")
    records = [
        record(8, b"x", kind="request", content_type="application/http; msgtype=request", http="GET / HTTP/1.1\r\nHost: a"),
        picture,
        picture,
        record(6, story(6), http="HTTP/1.1 404 Not Found\r\nContent-Type: text/html"),
        record(7, b"User-agent: *", http="HTTP/1.1 200 OK\r\nContent-Type: text/plain", url="https://a.example/robots.txt"),
        record(4, b"1.2.3.4", kind="response", http=None, content_type="text/dns", url="dns:a.example"),
        FOUR[0],
    ]
    pages, failed = read(plain(records))
    assert ids(pages) == ["urn:uuid:0"]
    assert [one.source for one in failed] == ["a.warc"]
    assert failed[0].why == "5 records are no pages and were left out: 2 image/png, 1 HTTP 404, 1 robots.txt, 1 text/dns"


@pytest.mark.parametrize(
    ("given", "is_markup"),
    [
        (record(1, story(1), kind="resource", http=None, content_type="text/html"), True),
        (record(1, b"<p>The ferry <b>left</b> late.", kind="resource", http=None, content_type="text/html"), True),
        (record(1, b"The ferry left late.", kind="resource", http=None, content_type="text/plain"), False),
        (record(1, b"The ferry left late.", kind="conversion", http=None, content_type="text/plain"), False),
        (record(1, story(1), http="HTTP/1.1 200 OK\r\nServer: x"), True),  # without a type it is looked at
        (record(1, story(1), http="HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream"), True),
        (record(1, story(1), http="HTTP/1.1 200 OK\nContent-Type: text/html"), True),
        (record(1, story(1), http="HTTP/1.1 200 OK\r\nno header at all\r\nContent-Type: text/html; charset"), True),
    ],
)
def test_records_of_other_kinds(given: bytes, is_markup: bool) -> None:
    pages, failed = read(plain([given]))
    assert failed == [] and len(pages) == 1
    assert (pages[0].markup is not None) == is_markup
    assert "<" not in pages[0].text and "left" in pages[0].text


def test_a_page_that_the_crawler_cut_says_so() -> None:
    pages, _ = read(plain([record(1, story(1), more="WARC-Truncated: length\r\n")]))
    assert pages[0].notes == ("the crawler cut it short (length)",)
    assert "note" not in {one.field for one in pages[0].declared}


def revisit(number: int, url: str, refers: str = "WARC-Payload-Digest: sha1:FERRY\r\n") -> bytes:
    return record(number, b"", kind="revisit", url=url, more=refers)


@pytest.mark.parametrize("pack", [plain, gzipped, zstandard])
def test_a_page_kept_once_under_two_addresses_is_two_pages(pack: Pack) -> None:
    original = record(1, story(1), more="WARC-Payload-Digest: sha1:FERRY\r\n")
    for again in (revisit(2, "https://b.example/x"), revisit(2, "https://b.example/x", "WARC-Refers-To: <urn:uuid:1>\r\n")):
        for records in ([original, again, FOUR[3]], [again, original, FOUR[3]]):
            pages, failed = read(pack(records))
            assert failed == []
            assert ids(pages) == ["urn:uuid:1", "urn:uuid:3", "urn:uuid:2"]
            assert pages[2].text == pages[0].text and pages[2].content == pages[0].content and pages[2].id != pages[0].id
            assert {one.field: one.value for one in pages[2].declared} == {
                "source": "https://b.example/x",
                "fetched": "2025-03-13T10:00:02Z",
            }
            assert pages[2].notes == ("the archive keeps its bytes once, in urn:uuid:1",)


def test_a_page_fetched_again_unchanged_is_one_page_and_one_that_is_elsewhere_is_said() -> None:
    original = record(1, story(1), more="WARC-Payload-Digest: sha1:FERRY\r\n")
    pages, failed = read(plain([original, revisit(2, "https://harbour.example/1")]))
    assert ids(pages) == ["urn:uuid:1"] and failed == []
    pages, failed = read(plain([FOUR[0], revisit(2, "https://harbour.example/1")]))
    assert ids(pages) == ["urn:uuid:0"]
    assert failed[0].source == "a.warc#urn:uuid:2" and "does not hold" in failed[0].why


@pytest.mark.parametrize("pack", [plain, gzipped, zstandard])
def test_every_way_an_archive_can_break_off(pack: Pack) -> None:
    packed = [pack([one]) for one in FOUR]
    data = b"".join(packed)
    borders = [sum(map(len, packed[:number])) for number in range(5)]
    for cut in range(len(data)):
        pages, failed = read(data[:cut])
        whole = sum(border <= cut for border in borders) - 1
        assert ids(pages)[:whole] == ALL[:whole], cut
        assert len(pages) <= whole + 1  # a record may miss no more than its end
        failed = [one for one in failed if "left out" not in one.why]
        if cut not in borders and len(pages) == whole:
            assert len(failed) == 1 and failed[0].source.startswith("a.warc"), (cut, failed)
            assert "breaks off" in failed[0].why or "damaged" in failed[0].why or "no WARC record" in failed[0].why


@pytest.mark.parametrize("pack", [plain, gzipped, zstandard])
@pytest.mark.parametrize(
    "bad",
    [
        b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: nonsense\r\n\r\nxxx\r\n\r\n",
        b"WARC/1.0\r\nContent-Length: 3\r\n\r\nxxx\r\n\r\n",
        b"not a record at all\r\n\r\n",
        record(7, b"<p>short").replace(b"Content-Length: ", b"Content-Length: 9"),
    ],
    ids=["length", "type", "garbage", "too-short"],
)
def test_one_bad_record_is_one_line_and_the_others_go_on(pack: Pack, bad: bytes) -> None:
    pages, failed = read(pack(FOUR[:2]) + pack([bad]) + pack(FOUR[2:]))
    found = ids(pages)
    assert found[:2] == ALL[:2] and found[-1] == ALL[3]
    assert len(failed) == 1 and "reading went on at byte" in failed[0].why, failed
    assert failed[0].source.startswith("a.warc")


@pytest.mark.parametrize("pack", [gzipped, zstandard])
@pytest.mark.parametrize("place", [12, 60, 150])
def test_damage_within_a_packed_record(pack: Pack, place: int) -> None:
    packed = [bytearray(pack([one])) for one in FOUR]
    packed[1][place : place + 20] = b"\x00" * 20
    pages, failed = read(b"".join(packed))
    assert [one for one in ids(pages) if one != ALL[1]] == [ALL[0], *ALL[2:]]
    assert len(failed) == 1 or pages[1].source.endswith(ALL[1])


def test_a_record_that_quotes_a_record_is_one_record() -> None:
    pages, failed = read(plain([record(1, story(1) + b"\r\n\r\n" + FOUR[0]), FOUR[2]]))
    assert ids(pages) == ["urn:uuid:1", "urn:uuid:2"] and failed == []


@pytest.mark.parametrize("number", [1, 4])
def test_records_packed_as_one(number: int) -> None:
    data = gzip.compress(b"".join(FOUR[:number]), mtime=0)
    assert read(data) == (read(plain(FOUR[:number])))
    pages, failed = read(data[:-30])
    assert ids(pages) == ALL[: len(pages)] and len(pages) < 4 and len(failed) == 1


@pytest.mark.parametrize("data", [b"", b"no archive", gzip.compress(b"no archive")])
def test_what_is_no_archive(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(data)
    pages, failed = read_pages([path])
    assert pages == () and len(failed) == 1 and failed[0].source == str(path), failed


class Pipe(io.BytesIO):
    """A stream that cannot go back."""

    def seekable(self) -> bool:
        return False

    def seek(self, offset: int, whence: int = 0) -> int:
        raise io.UnsupportedOperation("seek")


class Broken(io.BytesIO):
    """A storage that fails in the middle, with an error of its own."""

    def read(self, size: int | None = -1) -> bytes:
        if self.tell() > 0:
            raise RuntimeError("the connection\nwas lost")
        return super().read(200)


def test_a_stream_that_cannot_go_back_and_one_that_fails() -> None:
    found = list(warc_pages("a.warc", Pipe(gzipped(FOUR)), largest=10**6))
    assert [one.source for one in found] == [f"a.warc#{one}" for one in ALL]
    found = list(warc_pages("a.warc", Pipe(gzipped(FOUR[:2]) + b"garbage in between"), largest=10**6))
    assert [one.source for one in found] == ["a.warc#urn:uuid:0", "a.warc#urn:uuid:1", "a.warc"]
    assert isinstance(found[2], NotRead) and "cannot be searched" in found[2].why
    found = list(warc_pages("a.warc", Broken(plain(FOUR)), largest=10**6))
    assert isinstance(found[-1], NotRead) and "the connection was lost" in found[-1].why


def test_the_manifest_finds_a_page_by_its_record_and_by_its_address(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(plain(FOUR))
    manifest = tmp_path / "m.csv"
    manifest.write_text(f"path,outlet\n{path}#urn:uuid:1,Harbour Post\nhttps://harbour.example/2,Strait Times\n")
    pages, failed = read_pages([path], manifest=manifest)
    assert failed == ()
    assert [page.declared[0].value for page in pages[1:3]] == ["Harbour Post", "Strait Times"]
    assert [page.declared[0].field for page in pages] == ["source", "outlet", "outlet", "source"]


def test_a_dictionary_of_zstandard_is_used() -> None:
    from fastwarc.stream_io import zstd_train_dictionary_from_samples

    samples = [record(number % 10, story(number)) for number in range(200)]
    whole = io.BytesIO()
    from archives import _Kept

    writer = ZstdWriter(_Kept(whole), dictionary=zstd_train_dictionary_from_samples(samples, 2000))
    for one in FOUR:
        writer.write(one)
        writer.finish()
    writer.close()
    pages, failed = read(whole.getvalue())
    assert ids(pages) == ALL and failed == []
