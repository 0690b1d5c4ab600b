"""From web addresses to pages as bytes."""

import datetime as dt
import time
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from rashomon.ingest.manifest import host_of_address
from rashomon.ingest.raw import raw_page
from rashomon.model import Evidence, NotRead, RawPage

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse

# As for files: what is larger is no page of news.
LARGEST = 50_000_000
CONNECT_SECONDS = 10.0
# Between two pieces of an answer, and for all of it: a server that sends a byte a second would hold everything up.
READ_SECONDS = 20.0
WHOLE_SECONDS = 60.0
# Tried so often where the connection fails, or the server says that it is busy; each time a little later.
TRIES = 2
BUSY = (429, 502, 503, 504)
BACKOFF_SECONDS = 0.5
MOST_REDIRECTS = 5
NOT_MODIFIED = 304
# What a page or a feed may say it is. Servers that say nothing are believed.
KINDS = (
    "text/", "application/xhtml", "application/xml", "application/rss", "application/atom", "application/rdf",
    "application/octet-stream", "",
)  # fmt: skip
ACCEPTED = "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,text/plain;q=0.9,*/*;q=0.1"
AGENT = "rashomon (reads news pages; https://pypi.org/project/rashomon)"


@dataclass(frozen=True, slots=True)
class Reply:
    """What came from an address: the page, why there is none, or None where it is as it was `before`.

    `etag` and `modified` are what the server wants to be told the next time; `wait` the seconds it asked to be left alone.
    """

    page: RawPage | NotRead | None
    etag: str = ""
    modified: str = ""
    wait: float = 0.0


class Fetcher:
    """Fetches pages one after the other over connections it keeps; `whole` seconds are the longest it takes for one.

    With `private=False` only addresses in the public internet are connected to (`rashomon.ingest.guarded`).
    """

    def __init__(
        self,
        *,
        connect: float = CONNECT_SECONDS,
        read: float = READ_SECONDS,
        whole: float = WHOLE_SECONDS,
        private: bool = True,
    ) -> None:
        from urllib3 import PoolManager, Retry, Timeout

        retries = Retry(
            total=MOST_REDIRECTS + TRIES, connect=TRIES, read=0, redirect=MOST_REDIRECTS, status=TRIES, other=0,
            status_forcelist=BUSY, backoff_factor=BACKOFF_SECONDS, respect_retry_after_header=False, raise_on_status=False,
        )  # fmt: skip
        headers = {"User-Agent": AGENT, "Accept": ACCEPTED}
        self.private = private
        self._whole = whole
        self._pool = PoolManager(retries=retries, timeout=Timeout(connect=connect, read=read), headers=headers)
        if not private:
            from rashomon.ingest.guarded import guard

            guard(self._pool)

    def __call__(self, url: str) -> RawPage | NotRead:
        """The page at an address, or why there is none, in one line. Its source is the address as given."""
        page = self.ask(url).page
        assert page is not None, "only what was there before can be unchanged"
        return page

    def ask(self, url: str, *, before: Reply | None = None) -> Reply:
        """The same with what the server said beside it; where it is as it was `before`, the server need not send it again."""
        from urllib3.exceptions import HTTPError

        asked = {"If-None-Match": before.etag, "If-Modified-Since": before.modified} if before is not None else {}
        headers = {**self._pool.headers, **{name: value for name, value in asked.items() if value}}
        try:
            response = self._pool.request("GET", url, headers=headers, preload_content=False)
            try:
                page = self._page(url, response)
                told = response.headers
            finally:
                response.release_conn()
        except (HTTPError, OSError, UnicodeError, ValueError) as error:
            return Reply(NotRead(url, f"it cannot be fetched: {_reason(error)}"))
        if response.status == NOT_MODIFIED and before is not None:
            return Reply(None, before.etag, before.modified)
        return Reply(page, told.get("ETag", ""), told.get("Last-Modified", ""), _wait(told.get("Retry-After", "")))

    def _page(self, url: str, response: "BaseHTTPResponse") -> RawPage | NotRead:
        if response.status != 200:
            return NotRead(url, f"it cannot be fetched: the server says {response.status} {response.reason or ''}".rstrip())
        kind, _, rest = response.headers.get("Content-Type", "").partition(";")
        if not any(kind.strip().lower().startswith(one) if one else not kind.strip() for one in KINDS):
            return NotRead(url, f"it is no page but {kind.strip()[:60]}")
        until = time.monotonic() + self._whole
        data = bytearray()
        while piece := response.read1(1 << 16, decode_content=True):  # what has come so far, without waiting for more
            data += piece
            if len(data) > LARGEST:
                return NotRead(url, f"it is too large: more than {LARGEST / 1e6:,.0f} MB")
            if time.monotonic() > until:
                return NotRead(url, f"it cannot be fetched: it is not there after {self._whole:g} seconds")
        return raw_page(url, bytes(data), declared=_told(url), charset=_charset(rest))


def _wait(text: str) -> float:
    """The seconds of a Retry-After, said as a number or as a date; 0 where there is none."""
    if text.strip().isdigit():
        return float(text)
    try:
        until = parsedate_to_datetime(text)
    except ValueError:
        return 0.0
    return max(0.0, (until.replace(tzinfo=until.tzinfo or dt.UTC) - dt.datetime.now(dt.UTC)).total_seconds())


def _told(url: str) -> tuple[Evidence, ...]:
    """What is known by having fetched it: the address, its host, the time."""
    now = dt.datetime.now(dt.UTC).isoformat(timespec="minutes")
    host = host_of_address(url)
    told = (("source", url), ("host", host or ""), ("fetched", now))
    return tuple(Evidence(field, value, "url") for field, value in told if value)


def _charset(rest: str) -> str:
    for part in rest.split(";"):
        name, _, value = part.partition("=")
        if name.strip().lower() == "charset":
            return value.strip().strip("\"'")[:40]
    return ""


def _reason(error: BaseException) -> str:
    """The innermost cause, in one line."""
    from urllib3.exceptions import (
        ConnectTimeoutError,
        IncompleteRead,
        MaxRetryError,
        NameResolutionError,
        ProtocolError,
        ReadTimeoutError,
        ResponseError,
    )

    from rashomon.ingest.guarded import PrivateAddressError

    if isinstance(error, MaxRetryError) and error.reason is not None:
        return _reason(error.reason)
    if isinstance(error, NameResolutionError):
        return "there is no such host, or no way to ask for it"
    if isinstance(error, ReadTimeoutError) or type(error) is ConnectTimeoutError:
        return "the server does not answer in time"
    if isinstance(error, IncompleteRead | ProtocolError):
        return "the connection broke off"
    if isinstance(error, ResponseError) and "redirect" in str(error):
        return "it leads on and on to other addresses"
    text = " ".join(str(error).split())
    if isinstance(error, PrivateAddressError):
        return text
    return (text.rpartition("new connection: ")[2] or type(error).__name__)[:200]
