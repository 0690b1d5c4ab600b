"""`rashomon add`, `stories`, `show`, `search`, `export`, `delete`, `check`."""

import json
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from rashomon.archive import Added, Archive
from rashomon.compare.as_of import parse_time
from rashomon.compare.figures import RULES
from rashomon.engine.flow import Backends
from rashomon.engine.profiles import load_profiles
from rashomon.faces.cli.progress import shown_progress
from rashomon.faces.cli.reading import give, say, say_not_read
from rashomon.faces.cli.whatif import seen_otherwise
from rashomon.faces.logs import event
from rashomon.faces.settings import Settings
from rashomon.model import KeptArticle, KeptStory, Reading, UsageError

DONE, NOTHING = 0, 1
EXPORT = "rashomon/archive/1"


def add_command(paths: Sequence[str], settings: Settings, *, manifest: Path | None, again: bool, quiet: bool) -> int:
    """0 where a page is in the archive now, 1 where nothing could be read. Raises UsageError, ManifestError, ArchiveError."""
    profiles = load_profiles([Path(name) for name in settings.host_profiles])
    with Archive(settings.archive) as kept, shown_progress(quiet=quiet) as progress:

        def tell(one: Added) -> None:
            if not one.why:
                _print_or_go_on(f"{one.id} {_plain(one.source)}")

        def kept_so_far(new: int, known: int) -> None:
            progress("adding pages", new + known, new + known)
            event("batch_kept", "pages are kept", pages=new, known=known)

        try:
            done = kept.add(
                paths, manifest=manifest, again=again, jobs=settings.jobs, profiles=profiles, bulk=settings.bulk,
                private=settings.private_addresses is not False, tell=tell,
                progress=kept_so_far,
            )  # fmt: skip
        except KeyboardInterrupt:
            say("stopped; what was printed is kept, and the same command goes on from here")
            raise
    if not quiet:
        for page in done.not_read:
            say_not_read(page)
        anew = f", {_count(done.anew, 'article')} read anew" if done.anew else ""
        say(f"{kept.name}: {_count(done.added, 'new article')}, {_count(done.known, 'page')} known before{anew}")
    return DONE if done.added or done.known or done.without_article or done.anew else NOTHING


def _print_or_go_on(line: str) -> None:
    """Print a line at once. Where nobody reads it any more (head, less) the work goes on: it is done for the archive."""
    try:
        print(line, flush=True)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def stories_command(archive: str | None, *, least: int, most: int | None, form: str, quiet: bool) -> int:
    """0, whether there are any or not. Raises UsageError, ArchiveError."""
    with Archive(archive, create=False) as kept:
        with shown_progress(quiet=quiet) as progress:
            begun = time.monotonic()
            kept.sort(progress=lambda left: progress("sorting into stories", 0, left))
            event("stories_sorted", "stories were sorted", seconds=round(time.monotonic() - begun, 3))
        found = kept.stories(least=least, most=most)
    for story in found:
        print(json.dumps(_story(story), ensure_ascii=False) if form == "json" else _story_line(story))
    if not found and not quiet:
        say(f"no story of {least} accounts or more")
    return DONE


def show_command(
    story: str,
    archive: str | None,
    *,
    form: str,
    out: Path | None,
    open_it: bool,
    jobs: int,
    quiet: bool,
    as_of: str | None,
    without: str | None,
    person: str | None,
    rule: str | None,
) -> int:
    """0. Raises UsageError where there is no such story, ArchiveError."""
    if out is not None and out.exists() and not out.is_dir():
        raise UsageError(f"--out {out}: this is a file, not a folder")
    if rule is not None and rule not in RULES:
        raise UsageError(f"--rule {rule}: there is no such rule; there are {', '.join(RULES)}")
    until = None if as_of is None else parse_time(as_of)
    with Archive(archive, create=False) as kept, shown_progress(quiet=quiet) as progress:
        dossier = kept.show(story, backends=Backends(), jobs=jobs, as_of=until, progress=progress)
        split = kept.find_story(story)[1]
    if not quiet:
        for one in split:
            say(f"{one.story}: a part of it was split off and is {one.to}")
    reading = seen_otherwise(Reading((dossier,), (), dossier.not_read), without=without, person=person, rule=rule)
    give(reading, one_story=True, form=form, out=out, open_it=open_it)
    return DONE


def search_command(words: Sequence[str], archive: str | None, *, most: int, form: str) -> int:
    """0, whether anything is found or not. Raises UsageError, ArchiveError."""
    query = " ".join(words)
    if not any(sign.isalnum() for sign in query):
        raise UsageError("WORDS: there is no word in them")
    with Archive(archive, create=False) as kept:
        found = kept.search(query, most=most)
    for one in found:
        print(json.dumps(_article(one), ensure_ascii=False) if form == "json" else _article_lines(one))
    if not found:
        say("no article holds all of this")
    return DONE


def export_command(archive: str | None, *, out: Path | None, raw: bool) -> int:
    """0. Raises UsageError, ArchiveError."""
    with Archive(archive, create=False) as kept:
        if out is None:
            _export(kept, sys.stdout, raw=raw)
        else:
            with out.open("w", encoding="utf-8", newline="\n") as file:
                _export(kept, file, raw=raw)
    return DONE


def _export(kept: Archive, file: TextIO, *, raw: bool) -> None:
    """The same lines for the same archive; each says what it is under `type`."""
    from base64 import b64encode

    from rashomon.render.as_json import article_json

    def bytes_of(page: str) -> str | None:
        found = kept.raw(page)
        return b64encode(found.data).decode() if found is not None else None

    file.write(json.dumps({"type": "archive", "schema": EXPORT}) + "\n")
    for line, article in kept.articles():
        row: dict[str, object] = {
            "type": "article", "story": line.story or None, "version": line.version, "current": line.current,
        }  # fmt: skip
        if raw:
            row["raw"] = bytes_of(article.id)
        file.write(json.dumps(row, ensure_ascii=False)[:-1] + f', "article": {article_json(article)}}}\n')
    for empty in kept.without_article():
        row = {"type": "page", "id": empty.id, "source": empty.source, "content": empty.content, "why": empty.why}
        if raw:
            row["raw"] = bytes_of(empty.id)
        file.write(json.dumps(row, ensure_ascii=False) + "\n")
    for moved in kept.forwards():
        file.write(json.dumps({"type": "forward", "story": moved.story, "to": moved.to, "why": moved.why}) + "\n")
    for decision in kept.decisions():
        places = [{"content": one.content, "start": one.start, "end": one.end} for one in (decision.first, decision.second)]
        row = {"type": "decision", "kind": decision.kind, "same": decision.same, "by": decision.by, "places": places}
        file.write(json.dumps(row, ensure_ascii=False) + "\n")
    for content in kept.deleted():
        file.write(json.dumps({"type": "deleted", "content": content}) + "\n")


def delete_command(what: str, archive: str | None, *, yes: bool) -> int:
    """0 where it is gone, 1 where the answer was no. Raises UsageError where there is no such thing, ArchiveError."""
    with Archive(archive, create=False) as kept:
        meant = kept.meant(what)
        if not yes:
            if not sys.stdin.isatty():
                raise UsageError("delete: nobody can be asked; --yes deletes without asking")
            for page, source in meant:
                print(f"{page} {_plain(source)}")
            if input(f"Delete {_count(len(meant), 'page')} for good? [y/N] ").strip().lower() not in ("y", "yes"):
                return NOTHING
        for page, source in kept.delete(what):
            print(f"deleted {page} {_plain(source)}")
    return DONE


def check_command(archive: str | None) -> int:
    """0 where all is well, 1 where something is wrong. Raises UsageError, ArchiveError."""
    with Archive(archive, create=False) as kept:
        wrong = 0
        for fault in kept.check():
            wrong += 1
            print(fault)
        held = kept.counts()
        others = kept.read_by_others()
    print(
        f"{kept.name}: {_count(held.articles, 'article')}, {_count(held.versions, 'older version')}, "
        f"{_count(held.not_read, 'page')} without an article, {_count(held.annotations, 'close reading')}, "
        f"{_count(held.stories, 'story', 'stories')}, {_count(held.decisions, 'decision')}, {held.deleted:,} deleted, "
        f"{held.size / 1e6:,.1f} MB"
    )
    if others:
        print(f"{_count(others, 'page')} read by another version of this program ('rashomon add --again' reads them anew)")
    print("all is well" if not wrong else f"{_count(wrong, 'fault')}")
    return NOTHING if wrong else DONE


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def _plain(text: str) -> str:
    """The text in one line."""
    return " ".join(text.encode("utf-8", "replace").decode().split())


def _story_line(story: KeptStory) -> str:
    days = sorted({one.published.iso[:10] for one in story.articles if one.published is not None})
    when = days[0] if len(days) == 1 else f"{days[0]} – {days[-1]}" if days else "no date"
    return f"{story.id}  {_count(len(story.articles), 'account'):>12}  {when}  {_plain(story.headline) or 'no headline'}"


def _article_lines(one: KeptArticle) -> str:
    when = str(one.published) if one.published is not None else "no date"
    head = f"{one.id}  {_plain(one.title) or _plain(one.source)}"
    about = "  ".join(
        part for part in (_plain(one.outlet), when, one.story, f"version {one.version}" * (one.version > 1)) if part
    )
    return f"{head}\n    {about}" + (f"\n    {one.excerpt}" if one.excerpt else "")


def _story(story: KeptStory) -> dict[str, object]:
    return {"id": story.id, "headline": story.headline, "articles": [_article(one) for one in story.articles]}


def _article(one: KeptArticle) -> dict[str, object]:
    when = str(one.published) if one.published is not None else None
    return {
        "id": one.id, "source": one.source, "title": one.title, "outlet": one.outlet, "language": one.language,
        "published": when, "story": one.story or None, "version": one.version, "excerpt": one.excerpt,
    }  # fmt: skip
