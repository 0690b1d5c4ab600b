"""`rashomon`: the commands, their options and their exit codes."""

import gc
import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from rashomon.faces.cli.archive_commands import COMMANDS as ARCHIVE_COMMANDS
from rashomon.faces.cli.archive_commands import Jobs
from rashomon.faces.cli.chosen import chosen
from rashomon.faces.cli.run_command import COMMANDS as RUN_COMMANDS
from rashomon.faces.cli.service_commands import COMMANDS as SERVICE_COMMANDS

READ, NOTHING_READ, WRONG_USE, INTERRUPTED = 0, 1, 2, 130

app = typer.Typer(
    name="rashomon",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="Reads how many outlets tell one event: what happened, who says so, how many independent origins stand behind each "
    "point, and where the accounts part. Every line points at the characters it rests on.",
    epilog="Exit codes: 0 something was read or a question was put, 1 nothing could be read, 2 wrong use. "
    "Start with: rashomon read --one-story pages/",
)


class Format(StrEnum):
    """How a dossier is shown."""

    TERMINAL = "terminal"
    JSON = "json"
    MARKDOWN = "md"
    HTML = "html"


class LogFormat(StrEnum):
    """How events are logged."""

    TEXT = "text"
    JSON = "json"


class LogLevel(StrEnum):
    """The least that is logged."""

    DEBUG = "debug"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class AnswerFormat(StrEnum):
    """How an answer is shown."""

    TERMINAL = "terminal"
    JSON = "json"


def _version(show: bool) -> None:
    if show:
        from importlib.metadata import version

        typer.echo(f"rashomon {version('rashomon')}")
        raise typer.Exit


@app.callback()
def _main(
    context: typer.Context,
    settings: Annotated[
        str | None,
        typer.Option(
            "--settings",
            metavar="FILE",
            help="Settings in TOML; docs/running.md lists them. Without it RASHOMON_SETTINGS, or rashomon.toml in your own "
            "settings folder.",
            show_default=False,
        ),
    ] = None,
    log_format: Annotated[
        LogFormat | None,
        typer.Option("--log-format", help="How events are logged on the error stream: text, json.", show_default=False),
    ] = None,
    log_level: Annotated[
        LogLevel | None,
        typer.Option("--log-level", help="The least that is logged: debug, info, warning, error.", show_default=False),
    ] = None,
    _show_version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Say the version.")] = False,
) -> None:
    from rashomon.faces.logs import set_up
    from rashomon.faces.settings import load_settings

    found = load_settings(os.environ, file=settings).chosen(log_format=log_format, log_level=log_level)
    context.obj = found
    set_up(found.log_format, found.log_level or ("info" if found.log_format == "json" else "warning"))


@app.command()
def read(
    context: typer.Context,
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH…",
            help="Pages (.txt, .html), archives of them (.warc.gz, feeds, .jsonl, .parquet), folders, addresses (s3://…), or - "
            "for standard input.",
            show_default=False,
        ),
    ],
    one_story: Annotated[
        bool, typer.Option("--one-story", help="All pages tell one event: do not sort them into stories.")
    ] = False,
    form: Annotated[
        Format, typer.Option("--format", "-f", help="terminal: at a glance; html: one page to look at; json, md.")
    ] = Format.TERMINAL,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="DIR", help="Write files into this folder instead of printing.")
    ] = None,
    open_it: Annotated[
        bool, typer.Option("--open", help="Open the HTML dossier in the browser (implies --format html).")
    ] = False,
    manifest: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="What the scraper knew of the pages: CSV or JSON lines with path and any of "
            "url, host, outlet, published, fetched, title, language.",
        ),
    ] = None,
    host_profile: Annotated[
        list[Path] | None,
        typer.Option(
            "--host-profile",
            metavar="FILE",
            help="What pages of some hosts print again and again, made by 'rashomon profile'; may be given more than once.",
        ),
    ] = None,
    bulk: Annotated[
        bool, typer.Option("--bulk", help="Read pages of HTML faster and a little less well: for very many of them.")
    ] = False,
    jobs: Jobs = None,
    as_of: Annotated[
        str | None,
        typer.Option(
            "--as-of",
            metavar="TIME",
            help="As it could have been written then: ISO 8601; a day means its end. Undated pages stay out.",
        ),
    ] = None,
    without: Annotated[
        str | None,
        typer.Option(
            "--without", metavar="OUTLET", help="Leave out an outlet, host or agency, and say which points fall with it."
        ),
    ] = None,
    person: Annotated[
        str | None, typer.Option("--person", metavar="NAME", help="Only what names this person in the timeline, however spelt.")
    ] = None,
    rule: Annotated[
        str | None,
        typer.Option(
            "--rule",
            metavar="RULE",
            help="Low, best and high of conflicting numbers: latest-per-origin (default), lowest, range.",
        ),
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress, no remarks on the error stream.")] = False,
) -> None:
    """Read pages and give the dossier of each event told in two of them or more.

    Examples:

      rashomon read --one-story pages/

      rashomon read --format html --open pages/

      rashomon read -f json --manifest pages.csv pages/ > reading.json

      rashomon read --one-story --as-of 2025-03-13 --without Reuters pages/

      curl -s https://example.org/story | rashomon read - other.html
    """
    from rashomon.faces.cli.reading import read_command

    form = Format.HTML if open_it else form
    workers = chosen(context, jobs=jobs).jobs
    code = read_command(
        paths, one_story=one_story, form=form.value, out=out, open_it=open_it, manifest=manifest, jobs=workers, quiet=quiet,
        as_of=as_of, without=without, person=person, rule=rule, host_profiles=host_profile or (), bulk=bulk,
    )  # fmt: skip
    raise typer.Exit(code)


@app.command()
def profile(
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PAGE…", help="Files (.txt, .html) and folders: several pages of each host.", show_default=False),
    ],
    out: Annotated[Path, typer.Option("--out", "-o", metavar="FILE", help="Write the profiles here.", show_default=False)],
    manifest: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Which page is whose, as for 'rashomon read': needed for pages without markup."),
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No remarks on the error stream.")] = False,
) -> None:
    """Learn from several pages of a host which lines belong to its frame; 'rashomon read --host-profile' takes the file.

    Copies of one article count once. Nothing is learnt while pages are read: a profile is applied only where it is given.

    Examples:

      rashomon profile --manifest pages.csv --out hosts.json pages/

      rashomon read --manifest pages.csv --host-profile hosts.json pages/
    """
    from rashomon.faces.cli.profiling import profile_command

    raise typer.Exit(profile_command(paths, out=out, manifest=manifest, quiet=quiet))


@app.command()
def ask(
    dossier: Annotated[
        str, typer.Argument(metavar="DOSSIER", help="A dossier as JSON, or - for standard input.", show_default=False)
    ],
    question: Annotated[str, typer.Argument(metavar="QUESTION", help="In English, in quotation marks.", show_default=False)],
    form: Annotated[AnswerFormat, typer.Option("--format", "-f", help="terminal or json.")] = AnswerFormat.TERMINAL,
    most: Annotated[int, typer.Option("--most", "-n", min=1, metavar="N", help="At most so many claims.")] = 3,
) -> None:
    """Answer from a dossier with its claims, word for word, or say NOT IN THE SOURCES (the exit code is 0 for both).

    Examples:

      rashomon read --one-story -f json pages/ > story.json

      rashomon ask story.json "How many people were injured?"
    """
    from rashomon.faces.cli.asking import ask_command

    raise typer.Exit(ask_command(dossier, question, form=form.value, most=most))


@app.command()
def schema() -> None:
    """Print the JSON Schema of what `--format json` gives."""
    import json

    from rashomon.render.schema import dossier_schema

    typer.echo(json.dumps(dossier_schema(), indent=2, ensure_ascii=False))


for _command in (*ARCHIVE_COMMANDS, *RUN_COMMANDS, *SERVICE_COMMANDS):
    app.command()(_command)


def run() -> None:
    """The program: one clear line instead of a traceback for everything that Rashomon itself refuses."""
    from rashomon.model import ManifestError, ModelMissingError, RashomonError, UsageError

    for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(variable, "1")  # the tables here are small: more threads cost five times the time of one
    gc.set_threshold(100_000, 50, 100)  # what is read here lasts to the end: looking for garbage all the time costs a twentieth
    try:
        app()
    except (ManifestError, UsageError, ModelMissingError) as error:
        _fail(str(error), WRONG_USE)
    except RashomonError as error:
        _fail(str(error), NOTHING_READ)
    except BrokenPipeError:  # the reader of our output (head, less) went away: nothing is wrong
        sys.stderr.close()
        sys.exit(READ)
    except FileNotFoundError as error:
        _fail(f"{error.filename or error}: this file is gone", WRONG_USE)
    except OSError as error:  # a folder that cannot be made, a full disk
        _fail(f"{error.filename or 'the output'}: cannot be written: {error.strerror or error}", WRONG_USE)
    except KeyboardInterrupt:
        _fail("stopped; what was written before stays", INTERRUPTED)


def _fail(why: str, code: int) -> None:
    """One line on the error stream, and the end."""
    from rashomon.faces.logs import event, in_json

    if in_json():
        event("failed", why, level="error", exit_code=code)
    else:
        typer.echo(f"rashomon: {why}", err=True)
    sys.exit(code)


if __name__ == "__main__":
    run()
