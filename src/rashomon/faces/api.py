"""The main job as a Python call, and dossiers that show themselves."""

import os
from collections.abc import Iterable
from dataclasses import dataclass, fields
from pathlib import Path

from rashomon.compare.as_of import parse_time
from rashomon.engine.flow import Backends, read_pages_as_stories, read_pages_as_story
from rashomon.engine.profiles import load_profiles
from rashomon.ingest.files import read_pages
from rashomon.model import Answer, Dossier, Reading, UsageError

PathLike = str | os.PathLike[str]


@dataclass(frozen=True, slots=True)
class ShownDossier(Dossier):
    """A dossier that knows how to show itself: in a notebook, as a page, as JSON or Markdown."""

    def to_json(self, *, indent: int | None = 1) -> str:
        """The dossier as JSON (`rashomon/dossier/1`)."""
        from rashomon.render.as_json import dossier_json

        return dossier_json(self, indent=indent)

    def to_markdown(self) -> str:
        """The dossier as Markdown, every line with its references."""
        from rashomon.render.as_markdown import dossier_markdown

        return dossier_markdown(self)

    def to_html(self) -> str:
        """The dossier as one self-contained HTML page."""
        from rashomon.render.html import page

        return page(self)

    def save(self, path: PathLike) -> Path:
        """The path written; its ending (.html, .json, .md) decides the form. Raises UsageError for any other."""
        target = Path(path)
        forms = {".html": self.to_html, ".json": self.to_json, ".md": self.to_markdown}
        form = forms.get(target.suffix.lower())
        if form is None:
            raise UsageError(
                f"{target}: a dossier is saved as .html, .json or .md, not as {target.suffix or 'a file without ending'}"
            )
        target.write_text(form().rstrip("\n") + "\n", encoding="utf-8", newline="\n")
        return target

    def without(self, outlet: str) -> "ShownDossier":
        """The dossier without an outlet's, a host's or an agency's accounts; `load_bearing` says what fell.

        Raises UsageError where nobody is called so, or where no account would be left.
        """
        from rashomon.compare.without import without

        return _shown(without(self, outlet))

    def of_person(self, name: str) -> "ShownDossier":
        """The dossier with the timeline of one person alone. Raises UsageError where none is called so, or several are."""
        from rashomon.compare.one_person import of_person

        return _shown(of_person(self, name))

    def by_rule(self, rule: str) -> "ShownDossier":
        """The dossier with low, best and high of its conflicts by another rule: latest-per-origin, lowest or range."""
        from rashomon.compare.figures import with_rule

        return _shown(with_rule(self, rule))

    def ask(self, question: str, *, most: int = 3) -> Answer:
        """The claims that answer a question, word for word; none where it is not in the sources, and `why` says so."""
        from rashomon.compare.asking import ask

        return ask(self, question, encoder=Backends().encoder, most=most)

    def _repr_html_(self) -> str:
        from rashomon.render.html import fragment

        return fragment(self)


def read(
    paths: PathLike | Iterable[PathLike],
    *,
    one_story: bool = False,
    manifest: PathLike | None = None,
    jobs: int = 1,
    vectors: bool = True,
    as_of: str | None = None,
    host_profiles: PathLike | Iterable[PathLike] = (),
    bulk: bool = False,
) -> Reading:
    """A Reading: iterate over it for one dossier a story; `singles` stand alone, `not_read` gave nothing.

    `paths` are files or folders; `one_story` says that all pages tell one event; `manifest` is a CSV or JSON-lines file of
    what the scraper knew; `jobs` processes share the close reading, with the same result for any number (a script that asks
    for more than one keeps the call below `if __name__ == "__main__":`, as Python demands of whoever starts processes);
    `vectors=False` does without sentence vectors: faster, and blind to one fact told in two languages.
    `as_of` (ISO 8601; a day means its end) gives the dossiers as they could have been written then; undated pages stay out.
    `bulk` reads pages of HTML faster and a little less well.
    `host_profiles` are files made by `rashomon profile`: each page is read with the profile of its host.
    Raises NothingReadError (one story, and no page held an article), ManifestError, ModelMissingError, UsageError.
    """
    given = [paths] if isinstance(paths, str | os.PathLike) else list(paths)
    profile_files = [host_profiles] if isinstance(host_profiles, str | os.PathLike) else list(host_profiles)
    profiles = load_profiles([Path(file) for file in profile_files])
    until = None if as_of is None else parse_time(as_of)
    pages, not_read = read_pages(given, manifest=manifest)
    backends = Backends(vectors=vectors)
    if one_story:
        dossier = read_pages_as_story(pages, backends, not_read=not_read, jobs=jobs, as_of=until, profiles=profiles, bulk=bulk)
        return Reading((_shown(dossier),), (), dossier.not_read)
    reading = read_pages_as_stories(pages, backends, not_read=not_read, jobs=jobs, as_of=until, profiles=profiles, bulk=bulk)
    return Reading(tuple(_shown(dossier) for dossier in reading.dossiers), reading.singles, reading.not_read)


def _shown(dossier: Dossier) -> ShownDossier:
    return ShownDossier(**{field.name: getattr(dossier, field.name) for field in fields(Dossier)})
