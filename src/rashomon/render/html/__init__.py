"""The dossier as one HTML file that opens offline and asks nothing of any network; and a short form for notebooks."""

import base64
import functools
import hashlib
import importlib.resources
import re
from typing import TYPE_CHECKING

from rashomon.model import Dossier
from rashomon.render import phrases
from rashomon.render.html.parts import View
from rashomon.render.html.view import view

if TYPE_CHECKING:
    import jinja2

__all__ = ["fragment", "page"]


def page(dossier: Dossier) -> str:
    """The whole dossier as one self-contained HTML document: style and script inside, fixed by their hashes."""
    style, script = _file("style.css"), _file("behaviour.js")
    shown = view(dossier)
    return _render(
        "page.html.j2",
        v=shown,
        sections=_sections(shown),
        style=_raw(style),
        style_hash=_hash(style),
        script=_raw(script),
        script_hash=_hash(script),
        no_proof=phrases.NO_PROOF,
        no_verdict=phrases.NO_VERDICT,
    )


def fragment(dossier: Dossier) -> str:
    """A short form for notebooks: headline, counts, brief, conflicts and points; no script, its style kept to itself."""
    style = _file("notebook.css")
    return _render("notebook.html.j2", v=view(dossier), style=_raw(style), no_proof=phrases.NO_PROOF)


def _sections(shown: View) -> tuple[tuple[str, str, int], ...]:
    dossier = shown.dossier
    return (
        ("brief", "Brief", 0),
        ("conflicts", "Conflicts", len(dossier.conflicts)),
        ("points", "Points", len(dossier.points)),
        ("quotes", "Quotes", len(dossier.quotes)),
        ("people", "People", len(shown.people)),
        ("timeline", "Timeline", len(dossier.timeline)),
        ("copies", "Copies", len(dossier.lineage)),
        ("wording", "Wording", len(dossier.wording)),
        ("omissions", "Left out", len(dossier.omissions)),
        ("hanging", "What hangs on whom", len(dossier.load_bearing)),
        ("unread", "Not read", len(dossier.not_read)),
    )


def _render(name: str, **values: object) -> str:
    return _environment().get_template(name).render(values)


@functools.cache
def _environment() -> "jinja2.Environment":
    import jinja2

    templates = {name: _file(name) for name in ("page.html.j2", "notebook.html.j2")}
    environment = jinja2.Environment(
        autoescape=True,
        loader=jinja2.DictLoader(templates),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["exact"] = _exact
    return environment


def _exact(text: object) -> str:
    """The text escaped so that the browser holds the same code points: HTML would fold CR and drop NUL."""
    import markupsafe

    whole = re.sub("[\0\ud800-\udfff]", "\ufffd", str(text))
    return markupsafe.Markup(str(markupsafe.escape(whole)).replace("\r", "&#13;"))


def _raw(text: str) -> str:
    import markupsafe

    return markupsafe.Markup(text)


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@functools.cache
def _file(name: str) -> str:
    return (importlib.resources.files(__name__) / name).read_text(encoding="utf-8")
