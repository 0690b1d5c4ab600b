import http.server
import io
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import fsspec
import pytest
from archives import gzipped, record, story

from rashomon.ingest import read_pages
from rashomon.ingest.files import raw_pages
from rashomon.ingest.raw import raw_page
from rashomon.ingest.streams import has_scheme
from rashomon.model import NotRead, RawPage

FOUR = [record(number, story(number)) for number in range(4)]
ALL = [f"urn:uuid:{number}" for number in range(4)]


@pytest.fixture
def bucket() -> Iterator[str]:
    system = fsspec.filesystem("memory")
    for name, data in {
        "b.warc.gz": gzipped(FOUR[2:]),
        "a.warc.gz": gzipped(FOUR[:2]),
        "deep/c.html": story(7),
        "deep/.hidden.html": story(8),
        ".git/x.html": story(8),
        "rows.jsonl": b'{"text": "The ferry left late."}\n',
        "notes.md": b"The ferry left late.",
    }.items():
        with system.open(f"/bucket/{name}", "wb") as stream:
            stream.write(data)
    yield "memory://bucket"
    system.rm("/bucket", recursive=True)


def sources(paths: list[str]) -> list[str]:
    pages, failed = read_pages(paths)
    assert failed == (), failed
    return [page.source for page in pages]


def test_an_object_a_folder_and_a_pattern(bucket: str) -> None:
    a, b = ([f"memory:///bucket/{name}.warc.gz#{one}" for one in some] for name, some in (("a", ALL[:2]), ("b", ALL[2:])))
    assert sources([f"{bucket}/a.warc.gz"]) == [one.replace("///", "//") for one in a]
    assert sources([bucket]) == [*a, *b, "memory:///bucket/deep/c.html"]
    assert sources([f"{bucket}/*.warc.gz"]) == [*a, *b]
    assert sources([f"{bucket}/rows.jsonl", f"{bucket}/notes.md"]) == ["memory://bucket/rows.jsonl#1", "memory://bucket/notes.md"]


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("memory://bucket/none.html", "nothing under this address"),
        ("memory://bucket/*.parquet", "no file to read"),
        ("nosuch://bucket/a.html", "cannot be opened: Protocol not known: nosuch"),
    ],
)
def test_what_is_not_there_is_one_line(bucket: str, address: str, why: str) -> None:
    pages, failed = read_pages([address, f"{bucket}/notes.md"])
    assert len(pages) == 1
    assert [one.source for one in failed] == [address] and why in failed[0].why and "\n" not in failed[0].why


def test_a_file_by_its_address(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The ferry left late.")
    assert sources([(tmp_path / "a.txt").as_uri()]) == [(tmp_path / "a.txt").as_uri()]


def test_an_object_given_twice_is_read_once(bucket: str) -> None:
    pages, failed = read_pages([f"{bucket}/notes.md", f"{bucket}/notes.md"])
    assert len(pages) == 1 and "more than once" in failed[0].why


@pytest.mark.parametrize("package", ["fsspec.core", "aiohttp"])
def test_without_the_extra_its_name_is_said(monkeypatch: pytest.MonkeyPatch, package: str) -> None:
    for name in [one for one in sys.modules if one.startswith("fsspec.implementations.http")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, package, None)
    monkeypatch.setattr(sys.modules["fsspec.registry"], "_registry", {})
    _, failed = read_pages(["https://harbour.example/1"])
    assert len(failed) == 1 and "rashomon[bulk]" in failed[0].why


@pytest.mark.parametrize(
    ("name", "has"),
    [
        ("s3://b/a", True),
        ("https://a/b", True),
        ("a/b", False),
        ("C:\\a", False),
        ("c://a", False),
        ("simplecache::s3://b/a", True),
        ("-", False),
    ],
)
def test_what_is_an_address(name: str, has: bool) -> None:
    assert has_scheme(name) == has


@pytest.fixture
def server() -> Iterator[str]:
    pages = {"/a.warc.gz": gzipped(FOUR), "/story": story(1), "/feed": b"<rss version='2.0'><channel></channel></rss>"}

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            data = pages.get(self.path)
            self.send_response(404 if data is None else 200)
            self.send_header("Content-Length", str(len(data or b"")))
            self.end_headers()
            if self.command == "GET":
                self.wfile.write(data or b"")

        do_HEAD = do_GET  # noqa: N815

        def log_message(self, format: str, *args: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as one:
        thread = threading.Thread(target=one.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{one.server_address[1]}"
        one.shutdown()
        thread.join()


def test_a_server_on_the_web(server: str) -> None:
    assert sources([f"{server}/a.warc.gz"]) == [f"{server}/a.warc.gz#{one}" for one in ALL]
    assert sources([f"{server}/story"]) == [f"{server}/story"]
    pages, failed = read_pages([f"{server}/none", f"{server}/feed"])
    assert pages == ()
    assert [one.why for one in failed] == ["there is nothing under this address", "there is no entry of a feed in it"]


def test_who_fetches_pages_is_asked_for_pages_only(server: str) -> None:
    asked: list[str] = []

    def fetch(address: str) -> RawPage | NotRead | None:
        asked.append(address)
        return None if address.endswith("again") else raw_page(address, b"fetched")

    found = list(raw_pages([f"{server}/story", f"{server}/again", f"{server}/a.warc.gz"], fetch=fetch))
    assert asked == [f"{server}/story", f"{server}/again"]
    assert [one.source for one in found] == [f"{server}/story", *(f"{server}/a.warc.gz#{one}" for one in ALL)]


def test_standard_input_stays_open() -> None:
    given = io.BytesIO(b"The ferry left late.")
    assert len(read_pages(["-"], stdin=given)[0]) == 1
    assert not given.closed
