"""The commands of the archive: their options. What they do is in `archiving`, which is loaded when one is called."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from rashomon.faces.cli.chosen import chosen

Where = Annotated[
    str | None,
    typer.Option(
        "--archive",
        metavar="PATH|postgresql://…",
        help="The archive: a file, or a PostgreSQL database. Without it a file in your own data folder. [env var: "
        "RASHOMON_ARCHIVE]",
        show_default=False,
    ),
]
Jobs = Annotated[
    int | None,
    typer.Option("--jobs", "-j", min=1, metavar="N", help="Read with this many processes. [default: 1]", show_default=False),
]
Bulk = Annotated[
    bool | None,
    typer.Option(
        "--bulk/--no-bulk", help="Read pages of HTML faster and a little less well: for very many of them.", show_default=False
    ),
]
Profiles = Annotated[
    list[Path] | None,
    typer.Option("--host-profile", metavar="FILE", help="Made by 'rashomon profile'; may be given more than once."),
]
Private = Annotated[
    bool | None,
    typer.Option(
        "--private-addresses/--no-private-addresses",
        help="Whether to fetch from private networks: 'add' does, 'watch' does not.",
        show_default=False,
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress, no remarks on the error stream.")]


class ListFormat(StrEnum):
    """How a list is shown."""

    TERMINAL = "terminal"
    JSON = "json"


Listed = Annotated[ListFormat, typer.Option("--format", "-f", help="terminal, or json: one object a line.")]


class DossierFormat(StrEnum):
    """How a dossier is shown."""

    TERMINAL = "terminal"
    JSON = "json"
    MARKDOWN = "md"
    HTML = "html"


def add(
    context: typer.Context,
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH|URL…", help="Files, folders, web addresses, or - for standard input.", show_default=False),
    ],
    archive: Where = None,
    manifest: Annotated[
        Path | None, typer.Option(metavar="FILE", help="What the scraper knew of the pages, as for 'rashomon read'.")
    ] = None,
    host_profile: Profiles = None,
    bulk: Bulk = None,
    private: Private = None,
    again: Annotated[
        bool,
        typer.Option("--again", help="Fetch addresses again, and read pages again that are kept, as this version reads them."),
    ] = False,
    jobs: Jobs = None,
    quiet: Quiet = False,
) -> None:
    """Keep pages in the archive. Each line printed is a page that is kept for good, whatever happens next.

    What was read once is not read again: after Ctrl-C, or when pages have come, give the same folder once more.

    Examples:

      rashomon add pages/

      rashomon add --manifest pages.csv pages/ https://example.org/story
    """
    from rashomon.faces.cli.archiving import add_command

    profiles = tuple(str(path) for path in host_profile or ())
    settings = chosen(context, archive=archive, bulk=bulk, private_addresses=private, jobs=jobs, host_profiles=profiles)
    raise typer.Exit(add_command(paths, settings, manifest=manifest, again=again, quiet=quiet))


def stories(
    context: typer.Context,
    archive: Where = None,
    least: Annotated[int, typer.Option("--least", min=1, metavar="N", help="Stories of at least so many accounts.")] = 2,
    most: Annotated[int | None, typer.Option("--most", "-n", min=1, metavar="N", help="At most so many stories.")] = None,
    form: Listed = ListFormat.TERMINAL,
    quiet: Quiet = False,
) -> None:
    """List the stories of the archive, those with the newest account first. A story's id stays when accounts are added."""
    from rashomon.faces.cli.archiving import stories_command

    raise typer.Exit(
        stories_command(chosen(context, archive=archive).archive, least=least, most=most, form=form.value, quiet=quiet)
    )


def show(
    context: typer.Context,
    story: Annotated[
        str,
        typer.Argument(
            metavar="STORY", help="A story's id or its beginning, or the id of one of its articles.", show_default=False
        ),
    ],
    archive: Where = None,
    form: Annotated[
        DossierFormat, typer.Option("--format", "-f", help="terminal: at a glance; html: one page to look at; json, md.")
    ] = DossierFormat.TERMINAL,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="DIR", help="Write files into this folder instead of printing.")
    ] = None,
    open_it: Annotated[
        bool, typer.Option("--open", help="Open the HTML dossier in the browser (implies --format html).")
    ] = False,
    jobs: Jobs = None,
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="TIME", help="As it could have been written then: ISO 8601.")
    ] = None,
    without: Annotated[
        str | None, typer.Option("--without", metavar="OUTLET", help="Leave out an outlet, host or agency.")
    ] = None,
    person: Annotated[
        str | None, typer.Option("--person", metavar="NAME", help="Only what names this person in the timeline.")
    ] = None,
    rule: Annotated[
        str | None, typer.Option("--rule", metavar="RULE", help="latest-per-origin (default), lowest, range.")
    ] = None,
    quiet: Quiet = False,
) -> None:
    """The dossier of a story. What was read closely before is not read again; the id of a merged story leads on."""
    from rashomon.faces.cli.archiving import show_command

    form = DossierFormat.HTML if open_it else form
    settings = chosen(context, archive=archive, jobs=jobs)
    code = show_command(
        story, settings.archive, form=form.value, out=out, open_it=open_it, jobs=settings.jobs, quiet=quiet,
        as_of=as_of, without=without, person=person, rule=rule,
    )  # fmt: skip
    raise typer.Exit(code)


def search(
    context: typer.Context,
    words: Annotated[
        list[str],
        typer.Argument(metavar="WORDS…", help='All must stand in the article; "quote" a phrase.', show_default=False),
    ],
    archive: Where = None,
    most: Annotated[int, typer.Option("--most", "-n", min=1, metavar="N", help="At most so many articles.")] = 20,
    form: Listed = ListFormat.TERMINAL,
) -> None:
    """Find articles by their words, best first. Case and accents make no difference.

    Examples:

      rashomon search harbour strike

      rashomon search '"night train"' Tarnavia
    """
    from rashomon.faces.cli.archiving import search_command

    raise typer.Exit(search_command(words, chosen(context, archive=archive).archive, most=most, form=form.value))


def export(
    context: typer.Context,
    archive: Where = None,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="FILE", help="Write into this file instead of printing.")
    ] = None,
    raw: Annotated[bool, typer.Option("--raw", help="With the bytes of each page as they came in (base64).")] = False,
) -> None:
    """Print what is kept as JSON lines: articles with their stories, pages without one, forwards, decisions, hashes of what was
    deleted. Close readings are left out: they are made of the articles.
    """
    from rashomon.faces.cli.archiving import export_command

    raise typer.Exit(export_command(chosen(context, archive=archive).archive, out=out, raw=raw))


def delete(
    context: typer.Context,
    what: Annotated[
        str,
        typer.Argument(
            metavar="WHAT", help="An article's id, its path or address, or the hash of its bytes.", show_default=False
        ),
    ],
    archive: Where = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
) -> None:
    """Delete an article for good, with all its versions and all that was read in it. Its hash stays, so that it stays out."""
    from rashomon.faces.cli.archiving import delete_command

    raise typer.Exit(delete_command(what, chosen(context, archive=archive).archive, yes=yes))


def check(context: typer.Context, archive: Where = None) -> None:
    """Go through the whole archive: every hash, every reading, every reference. The exit code is 1 where something is wrong."""
    from rashomon.faces.cli.archiving import check_command

    raise typer.Exit(check_command(chosen(context, archive=archive).archive))


COMMANDS = (add, stories, show, search, export, delete, check)
