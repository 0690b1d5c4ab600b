"""A site of invented news on a real web server of this machine: what it answers can be changed while it runs."""

import html
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

PLACES = ("Ostero", "Lindvik", "Marrow Bay", "Tessaly", "Quorn Hill", "Vell")


def article(number: int, more: str = "") -> str:
    """The page of an invented article; each number tells of something else."""
    place = PLACES[number % len(PLACES)]
    text = "".join(
        f"<p>The ferry number {number * 10 + line} left the harbour of {place} late on Monday, the harbour master said. "
        f"{line + 2} passengers waited on the quay until the crew of the tug came back from {PLACES[(number + line) % 6]}.</p>"
        for line in range(5)
    )
    return (
        f"<!doctype html><html><head><title>Ferry {number} late in {place}</title></head>"
        f"<body><article><h1>Ferry {number} late in {place}</h1>{text}{more}</article></body></html>"
    )


@dataclass
class Answer:
    """What is answered to a request."""

    body: str = ""
    status: int = 200
    kind: str = "text/html; charset=utf-8"
    headers: dict[str, str] = field(default_factory=dict)


@dataclass
class NewsSite:
    """Answers by path, and every path that was asked for."""

    address: str
    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    when_asked: dict[str, Callable[[], None]] = field(default_factory=dict)

    def publish(self, *numbers: int) -> None:
        """Articles with these numbers, and a feed that names them."""
        for number in numbers:
            self.answers[f"/{number}.html"] = Answer(article(number))
        self.feed([(f"{self.address}/{number}.html", f"Ferry {number} late") for number in numbers])

    def feed(self, entries: list[tuple[str, str]], *, content: str = "") -> None:
        """A feed of addresses and titles, and some content for each."""
        items = "".join(
            f"<item><title>{html.escape(title)}</title>{f'<link>{link}</link>' if link else ''}"
            f"<guid isPermaLink='false'>{title}</guid><pubDate>Thu, 13 Mar 2025 14:20:00 +0100</pubDate>"
            f"<description>{html.escape(content)}</description></item>"
            for link, title in entries
        )
        body = f"<?xml version='1.0'?><rss version='2.0'><channel><title>News</title>{items}</channel></rss>"
        tag = f'"{sha256(body.encode()).hexdigest()[:8]}"'
        self.answers["/feed.xml"] = Answer(body, kind="application/rss+xml", headers={"ETag": tag})

    def since(self, count: int) -> list[str]:
        """What was asked for after so many requests."""
        return self.asked[count:]


@contextmanager
def running_site() -> Iterator[NewsSite]:
    """A new site for as long as the block lasts."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append(self.path)
            site.when_asked.get(self.path, lambda: None)()
            answer = site.answers.get(self.path, Answer("gone", 404))
            unchanged = bool(tag := answer.headers.get("ETag")) and self.headers.get("If-None-Match") == tag
            body = b"" if unchanged else answer.body.encode()
            self.send_response(304 if unchanged else answer.status)
            for name, value in {"Content-Type": answer.kind, **answer.headers, "Content-Length": str(len(body))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Nothing is printed."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    site = NewsSite(f"http://127.0.0.1:{server.server_port}")
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
