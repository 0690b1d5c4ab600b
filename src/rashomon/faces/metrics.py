"""What a long run counts of itself, for Prometheus. The names are part of what users build on: they stay."""

from collections.abc import Iterable
from importlib.metadata import version
from typing import Literal, get_args

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, Info, disable_created_metrics

from rashomon.faces.serving import process_metrics
from rashomon.model import Counts, NotRead

# From a page that takes a millisecond to a first load that takes half an hour.
BUCKETS = (0.001, 0.005, 0.02, 0.1, 0.5, 2.0, 10.0, 60.0, 300.0, 1800.0)
# Why a page gave nothing, by how the reason begins or what it holds: few classes, so that they can be counted and compared.
REASONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("deleted", ("left out: it was deleted",)),
    ("private_address", ("private address",)),
    ("program_error", ("an error of this program",)),
    ("http_429", ("the server says 429",)),
    ("http_4xx", ("the server says 4",)),
    ("http_5xx", ("the server says 5",)),
    ("timeout", ("does not answer in time", "it is not there after")),
    ("too_large", ("it is too large", "unpacks to more than")),
    ("network", ("it cannot be fetched",)),
    ("no_page", ("it is no page but", "it is XML, but no page", "there is no entry of a feed", "the feed gives nothing of it")),
    ("missing", ("there is no such file", "cannot be opened", "cannot be read", "no file to read", "nothing under this address")),
)
OTHER = "no_article"
Stage = Literal["fetch", "read", "keep", "sort", "turn"]


def reason_class(why: str) -> str:
    """The class of a reason why a page gave nothing; what is told of none of them came from reading the page."""
    return next((name for name, parts in REASONS if any(part in why for part in parts)), OTHER)


class Metrics:
    """The figures of one run, in a registry of their own."""

    def __init__(self) -> None:
        # when a figure was first made tells nothing here, and doubles the page
        disable_created_metrics()  # type: ignore[no-untyped-call] # the library gives it no type
        self.registry: CollectorRegistry = process_metrics()
        about = Info("rashomon", "The program", registry=self.registry)
        self.version = version("rashomon")
        about.info({"version": self.version})
        self.read = self._counter("pages_read", "Pages that were read and kept, with an article or without")
        self.kept = self._counter("articles_kept", "Articles that are new in the archive")
        self.known = self._counter("pages_known", "Pages that were met again and not read again (duplicates)")
        self.not_read = Counter(
            "rashomon_pages_not_read",
            "Pages that gave no article, by the class of the reason",
            ["reason"],
            registry=self.registry,
        )
        self.merged = self._counter("stories_merged", "Stories that were merged into others")
        self.split = self._counter("stories_split", "Parts that were split off stories")
        self.turns = Counter("rashomon_turns", "Turns over all sources, by how they ended", ["outcome"], registry=self.registry)
        self.seconds = Histogram(
            "rashomon_stage_seconds",
            "Seconds that a stage took: fetch and read one page, keep one batch, sort and turn once",
            ["stage"],
            buckets=BUCKETS,
            registry=self.registry,
        )
        self.sources = self._gauge("sources", "Sources that are looked at")
        self.failing = self._gauge("sources_failing", "Sources that could not be opened when they were last looked at")
        self.last_turn = self._gauge("last_turn_timestamp_seconds", "When a turn last ended, however it did")
        self.last_success = self._gauge("last_success_timestamp_seconds", "When a turn last ended with all kept and sorted")
        self.every = self._gauge("interval_seconds", "How often the sources are looked at")
        self.archive_up = self._gauge("archive_up", "1 where the archive can be reached, asked for now")
        self.articles = self._gauge("archive_articles", "Articles in the archive, newest versions")
        self.stories = self._gauge("archive_stories", "Stories in the archive")
        self.size = self._gauge("archive_size_bytes", "Bytes of the archive")
        self.room = self._gauge("archive_free_bytes", "Bytes free where an archive in a file lies; NaN where it is on a server")
        self.room.set(float("nan"))
        for outcome in ("success", "failure"):
            self.turns.labels(outcome)
        for stage in get_args(Stage):
            self.seconds.labels(stage)
        for reason in (*(name for name, _ in REASONS), OTHER):
            self.not_read.labels(reason)

    def took(self, stage: str, seconds: float) -> None:
        """A stage took so long."""
        self.seconds.labels(stage).observe(max(0.0, seconds))

    def gave_nothing(self, pages: Iterable[NotRead]) -> None:
        """These pages gave no article."""
        for page in pages:
            self.not_read.labels(reason_class(page.why)).inc()

    def holds(self, now: Counts, room: int | None) -> None:
        """So much is in the archive, and so many bytes are free for it."""
        self.articles.set(now.articles)
        self.stories.set(now.stories)
        self.size.set(now.size)
        if room is not None:
            self.room.set(room)

    def _counter(self, name: str, meaning: str) -> Counter:
        return Counter(f"rashomon_{name}", meaning, registry=self.registry)

    def _gauge(self, name: str, meaning: str) -> Gauge:
        return Gauge(f"rashomon_{name}", meaning, registry=self.registry)
