"""Rashomon reads how many outlets tell one event, and says what happened, who says so, and where the accounts part.

>>> import rashomon
>>> for dossier in rashomon.read("pages/"):           # doctest: +SKIP
...     print(dossier.headline, len(dossier.origins), "independent origins")
...     for conflict in dossier.conflicts:
...         print(conflict.about, [value.value for value in conflict.values])
...     dossier.save("dossier.html")

`rashomon.read` gives a `Reading`: its dossiers, the articles that stand alone, and what could not be read. Everything in a
dossier points at text with a `Span`; `span.of(article.text)` are the very characters. In a notebook a dossier shows itself.

`rashomon.Archive` keeps pages, stories and readings:

>>> with rashomon.Archive("pages.sqlite") as archive:   # doctest: +SKIP
...     archive.add(["pages/"])
...     for story in archive.stories():
...         print(story.id, story.headline, len(story.articles))
"""

from typing import TYPE_CHECKING

from rashomon.model import Dossier, RashomonError, Reading, Span

if TYPE_CHECKING:
    from rashomon.archive import Archive
    from rashomon.faces.api import ShownDossier, read

__all__ = ["Archive", "Dossier", "RashomonError", "Reading", "ShownDossier", "Span", "read"]


def __getattr__(name: str) -> object:
    """`read`, `Archive` and `ShownDossier` load the whole pipeline; they do so when they are first asked for."""
    if name in ("read", "ShownDossier"):
        from rashomon.faces import api

        return getattr(api, name)
    if name == "Archive":
        from rashomon.archive import Archive

        return Archive
    raise AttributeError(f"module 'rashomon' has no attribute {name!r}")
