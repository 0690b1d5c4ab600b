"""`rashomon read`: from paths to what is printed or written."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rashomon.compare.as_of import parse_time
from rashomon.compare.figures import RULES
from rashomon.engine.flow import Backends, read_pages_as_stories, read_pages_as_story
from rashomon.engine.profiles import load_profiles
from rashomon.faces.cli.progress import shown_progress
from rashomon.faces.cli.whatif import seen_otherwise
from rashomon.faces.logs import event, in_json
from rashomon.faces.settings import LogLevel
from rashomon.ingest.files import read_pages
from rashomon.model import Dossier, NothingReadError, NotRead, Reading, UsageError

if TYPE_CHECKING:
    from rich.console import Console

SUFFIXES = {"json": "json", "md": "md", "html": "html", "terminal": "txt"}


def read_command(
    paths: Sequence[str],
    *,
    one_story: bool,
    form: str,
    out: Path | None,
    open_it: bool,
    manifest: Path | None,
    jobs: int,
    quiet: bool,
    as_of: str | None = None,
    without: str | None = None,
    person: str | None = None,
    rule: str | None = None,
    host_profiles: Sequence[Path] = (),
    bulk: bool = False,
) -> int:
    """The exit code: 0 where something was read, 1 where nothing could be. Raises UsageError, ManifestError."""
    if out is not None and out.exists() and not out.is_dir():
        raise UsageError(f"--out {out}: this is a file, not a folder")
    until = None if as_of is None else parse_time(as_of)
    if rule is not None and rule not in RULES:
        raise UsageError(f"--rule {rule}: there is no such rule; there are {', '.join(RULES)}")
    profiles = load_profiles(host_profiles)
    pages, not_read = read_pages(paths, manifest=manifest)
    with shown_progress(quiet=quiet) as progress:
        backends = Backends()
        try:
            if one_story:
                dossier = read_pages_as_story(
                    pages, backends, not_read=not_read, jobs=jobs, progress=progress, as_of=until, profiles=profiles, bulk=bulk
                )
                reading = Reading((dossier,), (), dossier.not_read)
            else:
                reading = read_pages_as_stories(
                    pages, backends, not_read=not_read, jobs=jobs, progress=progress, as_of=until, profiles=profiles, bulk=bulk
                )
        except NothingReadError as error:
            reading = Reading((), (), error.not_read)
    reading = seen_otherwise(reading, without=without, person=person, rule=rule)
    _remarks(reading, quiet=quiet)
    if not reading.dossiers and not reading.singles:
        say("nothing could be read")
        return 1
    give(reading, one_story=one_story, form=form, out=out, open_it=open_it)
    return 0


def _remarks(reading: Reading, *, quiet: bool) -> None:
    """One line for each page that was not read, or was not read like the others, and what was done."""
    if quiet:
        return
    lines = [(page.source, page.why) for page in reading.not_read]
    for article in (*(article for dossier in reading.dossiers for article in dossier.articles), *reading.singles):
        notes = list(article.notes)
        if article.reading == "shallow":
            notes.append(f"its language ({article.language}) is not read deeply, so people, quotes and figures may be missing")
        if notes:
            lines.append((article.source, f"read, but {'; '.join(notes)}"))
    for source, line in sorted(lines):
        say(f"{source}: {line}")


def say(text: str, *, level: LogLevel = "info") -> None:
    """One line on the error stream, or an event where this is for machines; what the terminal cannot print is replaced."""
    if in_json():
        event("remark", text, level=level)
        return
    print(f"rashomon: {text}".encode("utf-8", "replace").decode(), file=sys.stderr)


def say_not_read(page: NotRead) -> None:
    """One line on a page that was not read."""
    if in_json():
        event("page_not_read", "a page was not read", source=page.source, why=page.why)
    else:
        say(f"{page.source}: {page.why}")


def give(reading: Reading, *, one_story: bool, form: str, out: Path | None, open_it: bool) -> None:
    """Print the reading, or write it into a folder and print which files that made."""
    folder = out
    if folder is None and (open_it or (form == "html" and sys.stdout.isatty())):
        folder = Path("rashomon-out")
    if folder is None:
        _print(reading, one_story=one_story, form=form)
        return
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for dossier in reading.dossiers:
        path = folder / f"{_file_name(dossier)}.{SUFFIXES[form]}"
        path.write_text(_as_text(dossier, form), encoding="utf-8", newline="\n")
        written.append(path)
    if form == "json":
        from rashomon.render.as_json import reading_json

        path = folder / "reading.json"
        path.write_text(reading_json(reading, indent=1) + "\n", encoding="utf-8", newline="\n")
        written.append(path)
    for path in written:
        print(path)
    for article in reading.singles:
        say(f"{article.source}: stands alone; no other page tells its story")
    if open_it and written:
        import webbrowser

        webbrowser.open(written[0].resolve().as_uri())


def _file_name(dossier: Dossier) -> str:
    """A name people recognise, and that no other story has."""
    words = "".join(c if c.isascii() and c.isalnum() else " " for c in dossier.headline.lower()).split()
    return "-".join([*words[:8], dossier.id.removeprefix("story-")[:6]])


def _print(reading: Reading, *, one_story: bool, form: str) -> None:
    if form == "terminal":
        from rashomon.render.terminal import print_reading

        print_reading(reading, _console())
    elif form == "json" and not one_story:
        from rashomon.render.as_json import reading_json

        sys.stdout.write(reading_json(reading, indent=1) + "\n")
    else:
        for dossier in reading.dossiers:
            sys.stdout.write(_as_text(dossier, form))


def _as_text(dossier: Dossier, form: str) -> str:
    """The dossier in this form, ending in one line feed."""
    if form == "json":
        from rashomon.render.as_json import dossier_json

        return dossier_json(dossier, indent=1) + "\n"
    if form == "md":
        from rashomon.render.as_markdown import dossier_markdown

        return dossier_markdown(dossier)
    if form == "html":
        from rashomon.render.html import page

        return page(dossier).rstrip("\n") + "\n"
    import io

    from rich.console import Console

    from rashomon.render.terminal import print_reading

    console = Console(file=io.StringIO(), width=100)
    print_reading(Reading((dossier,), (), dossier.not_read), console)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def _console() -> "Console":
    from rich.console import Console

    return Console() if sys.stdout.isatty() else Console(width=100)
