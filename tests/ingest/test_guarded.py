"""Private addresses are not connected to, however they are written and whoever leads there."""

import socket
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from rashomon.ingest.fetch import Fetcher
from rashomon.ingest.guarded import is_public
from rashomon.model import NotRead, RawPage

PUBLIC = ["8.8.8.8", "93.184.216.34", "2606:4700::1111", "64:ff9b::808:808", "::ffff:8.8.8.8", "2002:808:808::1"]
PRIVATE = [
    "127.0.0.1", "127.8.9.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
    "255.255.255.255", "192.0.2.1", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "fec0::1", "ff02::1",
    "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a00:1", "2002:7f00:1::1", "2002:a00:1::",
]  # fmt: skip


@pytest.mark.parametrize("address", PUBLIC)
def test_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("address", PRIVATE)
def test_private(address: str) -> None:
    assert not is_public(address)


class Site(BaseHTTPRequestHandler):
    asked = 0

    def do_GET(self) -> None:
        Site.asked += 1
        away = self.path == "/away"
        self.send_response(302 if away else 200)
        if away:
            self.send_header("Location", f"http://127.0.0.1:{self.server.server_address[1]}/secret")
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", "4")
        self.end_headers()
        self.wfile.write(b"text")

    def log_message(self, format: str, *args: object) -> None:
        """Nothing is printed."""


@pytest.fixture
def port() -> Iterator[int]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    Thread(target=server.serve_forever, daemon=True).start()
    Site.asked = 0
    yield server.server_port
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "127.1", "[::ffff:127.0.0.1]", "0"])
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_nothing_is_sent_to_this_machine(scheme: str, host: str, port: int) -> None:
    found = Fetcher(private=False, connect=2.0)(f"{scheme}://{host}:{port}/secret")
    assert isinstance(found, NotRead)
    assert found.why == "it cannot be fetched: it leads to a private address, and these are refused"
    assert Site.asked == 0


def test_without_the_guard_it_is_fetched(port: int) -> None:
    assert isinstance(Fetcher()(f"http://localhost:{port}/page"), RawPage)


def lies_elsewhere(name: str, answers: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a name be resolved to other addresses each time it is asked for: the network of the tests has no name server."""
    real = socket.getaddrinfo

    def resolve(host: str | bytes | None, port: int, *rest: int, **named: int) -> list[tuple[object, ...]]:
        if host in (name, name.encode()):
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (answers.pop(0), port))]
        return list(real(host, port, *rest, **named))

    monkeypatch.setattr(socket, "getaddrinfo", resolve)


def test_a_name_that_is_resolved_anew_and_otherwise(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """The address that was looked at is the one connected to: nobody asks for the name a second time."""
    monkeypatch.setattr("rashomon.ingest.guarded.is_public", lambda address: address == "127.0.0.2")
    answers = ["127.0.0.2", "127.0.0.1"]  # the first counts as public, and nothing answers there
    lies_elsewhere("rebinding.example", answers, monkeypatch)
    found = Fetcher(private=False, connect=0.5)(f"http://rebinding.example:{port}/secret")
    assert isinstance(found, NotRead)
    assert "private address" in found.why
    assert answers == []
    assert Site.asked == 0


def test_a_redirect_into_the_private_network(port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rashomon.ingest.guarded.is_public", lambda address: address == "127.0.0.2")
    lies_elsewhere("public.example", ["127.0.0.2"], monkeypatch)
    server = ThreadingHTTPServer(("127.0.0.2", 0), Site)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        found = Fetcher(private=False)(f"http://public.example:{server.server_port}/away")
    finally:
        server.shutdown()
        server.server_close()
    assert isinstance(found, NotRead)
    assert "private address" in found.why
    assert Site.asked == 1
