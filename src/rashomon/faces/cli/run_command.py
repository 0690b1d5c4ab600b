"""`rashomon run`: its options. What it does is in `running`, which is loaded when it is called."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from rashomon.model import UsageError


class EngineName(StrEnum):
    """Where the work is done."""

    LOCAL = "local"
    SPARK = "spark"


class UntilStep(StrEnum):
    """The last thing that a run makes."""

    ARTICLES = "articles"
    STORIES = "stories"
    DOSSIERS = "dossiers"


def run(
    context: typer.Context,
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT…", help="Files, folders, addresses (s3://…): WARC, Parquet, JSON lines, pages.", show_default=False
        ),
    ],
    output: Annotated[
        str, typer.Argument(metavar="OUTPUT", help="A folder or an address; workers must reach it.", show_default=False)
    ],
    engine: Annotated[
        EngineName, typer.Option("--engine", "-e", help="local: processes of this machine; spark: a cluster of Apache Spark.")
    ] = EngineName.LOCAL,
    master: Annotated[
        str | None,
        typer.Option(
            "--master",
            metavar="URL",
            show_default=False,
            help="Spark's master: spark://host:7077, yarn, k8s://…, sc://host (Spark Connect), local[4].",
        ),
    ] = None,
    conf: Annotated[
        list[str] | None,
        typer.Option(
            "--conf", metavar="NAME=VALUE", help="A setting of Spark, such as spark.executor.memory=4g; may be repeated."
        ),
    ] = None,
    until: Annotated[UntilStep, typer.Option(help="Stop after this.")] = UntilStep.DOSSIERS,
    least: Annotated[
        int, typer.Option("--least", min=2, metavar="N", help="Dossiers of stories with at least so many accounts.")
    ] = 2,
    bulk: Annotated[
        bool | None,
        typer.Option("--bulk/--no-bulk", help="Read pages of HTML faster and a little less well.", show_default=False),
    ] = None,
    vectors: Annotated[
        bool, typer.Option("--vectors/--no-vectors", help="Without them reading is faster, and stories stay within one language.")
    ] = True,
    manifest: Annotated[
        Path | None, typer.Option(metavar="FILE", help="What the scraper knew of the pages, as for 'rashomon read'.")
    ] = None,
    host_profile: Annotated[
        list[Path] | None,
        typer.Option("--host-profile", metavar="FILE", help="Made by 'rashomon profile'; may be given more than once."),
    ] = None,
    jobs: Annotated[
        int | None, typer.Option("--jobs", "-j", min=1, metavar="N", help="Processes of the local engine; without it one a core.")
    ] = None,
    replace: Annotated[
        bool, typer.Option("--replace", help="Drop what OUTPUT holds of other INPUT, and results beyond --until.")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No progress, no remarks on the error stream.")] = False,
) -> None:
    """Read very many pages into stories and dossiers, on this machine or on a cluster; the bytes are the same.

    A run that was stopped or killed goes on where it was: give the same command again. When files come, go or change, only they
    and those read in one chunk with them (32 MB) are read again. OUTPUT holds articles/ (Parquet), stories/, dossiers/ (JSON
    lines), not_read/ and contents.json.

    Examples:

      rashomon run crawl/ out/

      rashomon run --until stories --bulk s3://bucket/CC-NEWS/2025/03/ s3://bucket/out/

      rashomon run --engine spark --master spark://head:7077 --conf spark.executor.memory=4g crawl/ out/
    """
    from rashomon.faces.cli.chosen import chosen
    from rashomon.faces.cli.running import run_command

    if engine is EngineName.LOCAL and (master is not None or conf):
        raise UsageError(f"{'--master' if master is not None else '--conf'} is for --engine spark")
    profiles = tuple(map(str, host_profile or ()))
    settings = chosen(context, master=master, conf=tuple(conf or ()), bulk=bulk, host_profiles=profiles)
    code = run_command(
        inputs, output, settings, engine=engine.value, until=until.value, least=least, vectors=vectors, manifest=manifest,
        jobs=jobs, replace=replace, quiet=quiet,
    )  # fmt: skip
    raise typer.Exit(code)


COMMANDS = (run,)
