"""How a long run is, told over HTTP: `/health`, `/ready`, and `/metrics` in Prometheus' text format."""

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from socketserver import ThreadingMixIn
from threading import Thread
from typing import TYPE_CHECKING
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

from rashomon.faces.logs import event
from rashomon.faces.settings import NOT_SERVED
from rashomon.model import UsageError

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment
    from prometheus_client import CollectorRegistry

# One who asks and then says nothing holds up a thread, and no longer than this.
SILENT_SECONDS = 10.0
JSON = (("Content-Type", "application/json; charset=utf-8"), ("Cache-Control", "no-store"))


@dataclass(frozen=True, slots=True)
class Health:
    """Whether all is well, whether the first work is done, and what else is to be known; every fact can be written as JSON."""

    ok: bool
    ready: bool
    facts: Mapping[str, object] = field(default_factory=dict)


@contextmanager
def serve(
    health: Callable[[], Health], listen: str, *, registry: "CollectorRegistry | None" = None
) -> Iterator[tuple[str, int] | None]:
    """Answer for as long as the block lasts; gives the host and the port, None where `listen` is 'none'.

    `health` is called in another thread for each question. `/health` and `/ready` answer 200 or 503. Without a registry
    `/metrics` tells of the process alone. Raises UsageError where it cannot listen there.
    """
    if listen == NOT_SERVED:
        yield None
        return
    host, _, port = listen.rpartition(":")
    try:
        server = _server_class(host)((host.strip("[]"), int(port)), _Handler)
    except (OSError, OverflowError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise UsageError(f"--listen {listen}: {reason}") from error
    server.set_app(_application(health, registry))
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, name="serving", daemon=True)
    thread.start()
    try:
        yield host, server.server_port
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def process_metrics() -> "CollectorRegistry":
    """A registry that holds what the process uses: memory, processor time, open files, when it was started."""
    from prometheus_client import CollectorRegistry, PlatformCollector, ProcessCollector

    registry = CollectorRegistry()
    ProcessCollector(registry=registry)
    PlatformCollector(registry=registry)
    return registry


Application = Callable[["WSGIEnvironment", "StartResponse"], Iterable[bytes]]


def _application(health: Callable[[], Health], registry: "CollectorRegistry | None") -> Application:
    from prometheus_client import make_wsgi_app

    metrics = make_wsgi_app(registry if registry is not None else process_metrics(), disable_compression=True)

    def answer(environment: "WSGIEnvironment", start: "StartResponse") -> Iterable[bytes]:
        path = environment["PATH_INFO"]
        if environment["REQUEST_METHOD"] not in ("GET", "HEAD"):
            start("405 Method Not Allowed", [*JSON, ("Allow", "GET, HEAD")])
            return [b'{"error": "GET or HEAD"}\n']
        if path == "/metrics":
            found: Iterable[bytes] = metrics(environment, start)
            return found
        if path not in ("/health", "/ready"):
            start("404 Not Found", [*JSON])
            return [b'{"error": "there are /health, /ready and /metrics"}\n']
        now = health()
        well = now.ok if path == "/health" else now.ready
        start("200 OK" if well else "503 Service Unavailable", [*JSON])
        body = json.dumps({"ok": now.ok, "ready": now.ready, **now.facts}, ensure_ascii=False) + "\n"
        return [body.encode() if environment["REQUEST_METHOD"] == "GET" else b""]

    return answer


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True
    allow_reuse_address = True

    def server_bind(self) -> None:
        """Without asking the network for the own name, as the class above does: that may take long."""
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()
        host, port, *_ = self.server_address
        self.server_name, self.server_port = str(host), int(port)
        self.setup_environ()

    def handle_error(self, request: object, client_address: object) -> None:  # noqa: ARG002 - called by the class above
        """One who went away or fell silent is nothing to tell of; anything else is, in one line."""
        error = sys.exc_info()[1]
        if not isinstance(error, OSError):
            event("answer_failed", "an answer failed", level="error", error=type(error).__name__)


def _server_class(host: str) -> type[_Server]:
    import socket

    return type("_Server6", (_Server,), {"address_family": socket.AF_INET6}) if ":" in host else _Server


class _Handler(WSGIRequestHandler):
    timeout = SILENT_SECONDS

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: who asks every ten seconds would fill the log."""
