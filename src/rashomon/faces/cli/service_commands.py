"""The commands that run for long: their options. What they do is loaded when one is called."""

from typing import Annotated

import typer

from rashomon.faces.cli.archive_commands import Bulk, Jobs, Private, Profiles, Where
from rashomon.faces.cli.chosen import chosen


def watch(
    context: typer.Context,
    sources: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="SOURCE…", help="Feeds, pages, files, folders. Without any those of the settings.", show_default=False
        ),
    ] = None,
    archive: Where = None,
    every: Annotated[
        str | None,
        typer.Option("--every", metavar="TIME", help="How often to look: 30s, 15m, 1h. [default: 15m]", show_default=False),
    ] = None,
    pause: Annotated[
        str | None,
        typer.Option(
            "--pause",
            metavar="TIME",
            help="How long to leave a host alone between two pages. [default: 1s]",
            show_default=False,
        ),
    ] = None,
    listen: Annotated[
        str | None,
        typer.Option(
            "--listen",
            metavar="HOST:PORT",
            help="Where /health, /ready and /metrics are; none: nowhere. [default: 127.0.0.1:9464]",
            show_default=False,
        ),
    ] = None,
    once: Annotated[bool, typer.Option("--once", help="One turn, and no more: for cron and its like.")] = False,
    host_profile: Profiles = None,
    bulk: Bulk = None,
    private: Private = None,
    jobs: Jobs = None,
) -> None:
    """Look at feeds, pages and folders again and again: what is new goes into the archive and into its stories.

    The pages that a feed names are fetched, each once. A source that fails is tried again, later and later, and stops no
    other. SIGTERM ends it once the article in hand is kept (exit code 0).

    Examples:

      rashomon watch https://example.org/feed.xml pages/ --every 15m

      rashomon --settings rashomon.toml --log-format json watch
    """
    from rashomon.faces.cli.watching import watch_command

    profiles = [str(path) for path in host_profile or ()]
    settings = chosen(
        context, sources=tuple(sources or ()), archive=archive, every=every, pause=pause, listen=listen, bulk=bulk, jobs=jobs,
        private_addresses=private, host_profiles=tuple(profiles),
    )  # fmt: skip
    raise typer.Exit(watch_command(settings, once=once))


COMMANDS = (watch,)
