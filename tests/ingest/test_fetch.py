"""Pages from a web server: a real one, on this machine."""

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest

from rashomon.ingest.fetch import LARGEST, Fetcher
from rashomon.ingest.raw import open_page
from rashomon.model import NotRead, RawPage

PAGE = "<!doctype html><title>Die Löwen von Ostero</title><p>Zwei Löwen ruhten in der Straße.</p>"


class Site(BaseHTTPRequestHandler):
    """Answers as servers do on good and on bad days."""

    busy = 1
    agents: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        Site.agents.append(self.headers.get("User-Agent", ""))
        match self.path:
            case "/page":
                self._give(PAGE.encode())
            case "/latin":
                self._give(PAGE.encode("latin-1"), kind="text/html; charset=ISO-8859-1")
            case "/no-type":
                self._give(PAGE.encode(), kind=None)
            case "/picture":
                self._give(b"\x89PNG", kind="image/png")
            case "/moved":
                self._give(b"", status=301, to="/page")
            case "/round":
                self._give(b"", status=302, to="/round")
            case "/busy":
                Site.busy, was = 0, Site.busy
                self._give(PAGE.encode(), status=503 if was else 200)
            case "/silent":
                time.sleep(2)
            case "/drop":
                self._give(PAGE.encode() * 4, length=20, status=200)
            case "/slow":
                self._trickle()
            case "/large":
                self._flood()
            case _:
                self._give(b"gone", status=404)

    def _give(
        self, data: bytes, *, status: int = 200, kind: str | None = "text/html", to: str | None = None, length: int | None = None
    ) -> None:
        self.send_response(status)
        if kind is not None:
            self.send_header("Content-Type", kind)
        if to is not None:
            self.send_header("Location", to)
        self.send_header("Content-Length", str(len(data) + (length or 0)))
        self.end_headers()
        self.wfile.write(data)
        self.close_connection = length is not None

    def _trickle(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "1000")
        self.end_headers()
        try:
            for _ in range(20):
                self.wfile.write(b"x")
                self.wfile.flush()
                time.sleep(0.1)
        except OSError:
            self.close_connection = True

    def _flood(self) -> None:
        self.send_response(200)
        self.end_headers()
        try:
            for _ in range(LARGEST // 1_000_000 + 2):
                self.wfile.write(b"x" * 1_000_000)
        except OSError:
            self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:
        """Nothing is printed."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("path", ["/page", "/latin", "/no-type", "/moved", "/busy"])
def test_a_page_comes(path: str, site: str) -> None:
    page = Fetcher()(site + path)
    assert isinstance(page, RawPage), page
    assert page.source == site + path
    assert "Zwei Löwen ruhten in der Straße." in open_page(page).text
    told = {one.field: one.value for one in page.declared}
    assert told["source"] == site + path
    assert told["host"] == "127.0.0.1"
    assert told["fetched"].startswith("20")
    assert Site.agents[-1].startswith("rashomon")


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("/gone", "the server says 404"),
        ("/picture", "it is no page but image/png"),
        ("/round", "on and on"),
        ("/silent", "does not answer in time"),
        ("/slow", "not there after"),
        ("/large", "too large"),
        ("/drop", "broke off"),
    ],
)
def test_what_does_not_come_says_why(path: str, why: str, site: str) -> None:
    found = Fetcher(read=1.0, whole=1.0 if path == "/slow" else 60.0)(site + path)
    assert isinstance(found, NotRead)
    assert found.source == site + path
    assert why in found.why
    assert "\n" not in found.why


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("http://127.0.0.1:9/x", "refused"),
        ("http://no-such-host.invalid/", "no such host"),
        ("http://[broken/", "cannot be fetched"),
        ("http:///nothing", "cannot be fetched"),
    ],
)
def test_no_server(url: str, why: str) -> None:
    found = Fetcher(connect=2.0)(url)
    assert isinstance(found, NotRead)
    assert why in found.why
