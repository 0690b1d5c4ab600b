"""A page of HTML as its blocks: the lines a browser would show, where each stands in the visible text, and what holds it."""

import functools
import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from rashomon.text.tree import BREAKING, Run, Shown, lay_out

if TYPE_CHECKING:
    from lxml.etree import _Element  # type: ignore[import-untyped]  # it publishes no types

# Kinds of elements that say something of all that stands in them; each is a bit of `Block.inside`.
KINDS = (
    ("article",), ("main",), ("nav", "menu"), ("footer",), ("header",), ("aside",), ("form", "fieldset"), ("figure", "picture"),
    ("table",), ("ul", "ol", "dl"), ("blockquote", "q"), ("button", "select", "label", "option", "textarea", "svg"),
    ("figcaption",), ("pre", "code"), ("head",), ("h1", "h2", "h3", "h4", "h5", "h6"), ("dialog",),
    ("iframe", "video", "audio", "object"),
    ("p",), ("section",), ("details", "summary"), ("time", "address"),
)  # fmt: skip
KIND_OF = {tag: 1 << bit for bit, tags in enumerate(KINDS) for tag in tags}
# What classes, ids and roles are called, in the languages of those who name them; each is a bit of `Block.hints`.
HINTS = tuple(
    re.compile(pattern)
    for pattern in (
        r"articl|story|entry|post(?:s|ing|body|content|text)?(?![a-z])|blog",
        r"body|content|text|copy|prose|rich|markdown|paragraph|inhalt|artikel|contenu|texte|cuerpo|contenido|corpo",
        r"comment|kommentar|disqus|respon[ds]|reply|discussion|reader",
        r"relat|recommend|recirc|suggest|popular|trending|most|more|also|next|prev|outbrain|taboola|similar|latest|featured|teaser|card|tile|promo",
        r"share|social|follow|facebook|twitter|whatsapp|linkedin|addtoany|sharing",
        r"nav|menu|bread|crumb|toolbar|topbar|navbar|pagination|pager",
        r"foot|copyright|legal|colophon|disclaimer|impressum",
        r"side|widget|rail|aside|column|secondary",
        r"(?:^|[^a-z])ads?(?:[^a-z]|$)|advert|sponsor|banner|anzeige|werbung|publi|affiliate|dfp|gpt",
        r"newsletter|subscri|sign-?up|signup|paywall|premium|register|login|abo(?:[^a-z]|$)|cta|call-to-action|donat|optin",
        r"author|byline|bio|writer|contributor|autor|profile|avatar",
        r"date|time|meta|publish|updated|stamp|info",
        r"tag|categor|topic|keyword|label|kicker|eyebrow|section-name",
        r"caption|credit|image|photo|gallery|figure|media|bild|video|player|slide|carousel",
        r"cookie|consent|gdpr|modal|popup|overlay|alert|notice|toast|dialog",
        r"hidden|sr-only|screen-reader|visually|d-none|invisible|collapsed|tooltip|skip",
        r"toc|table-of|contents|outline|jump|anchor|index",
        r"head(?:er|line)|title|lead|standfirst|dek|excerpt|summary|intro|subtitle|deck",
        r"quote|pull|highlight|callout|box|infobox|factbox|sidebar-note|inset",
        r"faq|accordion|question|answer|footnote|reference|citation|source",
        r"product|price|shop|cart|buy|deal|rating|review|score|recipe|ingredient",
        r"search|filter|sort|form|input|field|button|btn",
    )
)
_ANY_HINT = re.compile("|".join(hint.pattern for hint in HINTS))
# Hints of more than one word; all others are looked for in each word of a name alone, which is remembered.
_IN_TWO_WORDS = re.compile(r"sign-up|call-to-action|sr-only|screen-reader|d-none|table-of|section-name|sidebar-note")
_LETTERS = re.compile("[a-z]+")
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
# Where less than this share of a page's letters stands outside its menus and footers, these are no such.
LEAST_SHARE = 0.15
# In bulk a block counts where no further than this from it there is one with so many bytes that are no link's: nine in ten
# letters of a page, six in ten of its blocks, 99 % of the body.
NEAR = 8
TEXT = 25
# A page nests this deep at most for us; what lies deeper is read, but its containers are not told apart.
_DEEPEST = 250


class Block(NamedTuple):
    """A line of the page: text[start:end] of its visible text, without the blanks at its edges.

    `inside` and `hints` are bits of KINDS and HINTS, over all elements around it; `near` are the hints of the three
    innermost; `holders` are the numbers of the elements around it, innermost first; `before` and `after` count the lines of
    menus and footers that were left out on either side.
    """

    start: int
    end: int
    text: str
    tag: str
    inside: int
    hints: int
    near: int
    linked: int
    bold: int
    broken: bool
    concealed: bool
    depth: int
    names: str
    holders: tuple[int, ...]
    before: int = 0
    after: int = 0


class _Around(NamedTuple):
    """What an element and all around it say; `block` is the innermost that breaks lines: its tag and names."""

    inside: int
    hints: int
    own: int
    near: int
    concealed: bool
    depth: int
    holders: tuple[int, ...]
    block: str
    tag: str
    holder: "_Around | None"
    above: "_Around | None"


_OUTSIDE = _Around(0, 0, 0, 0, False, 1, (), " ", "", None, None)


@functools.lru_cache(maxsize=50_000)
def hints_in(names: str) -> int:
    """The bits of HINTS whose words stand in an element's class, id and role."""
    found = 0
    lowered = names.lower()
    for word in _LETTERS.findall(lowered):
        found |= _hints_in_word(word)
    if "-" in lowered:
        for words in _IN_TWO_WORDS.findall(lowered):
            found |= _hints_in_word(words)
    return found


@functools.lru_cache(maxsize=50_000)
def _hints_in_word(word: str) -> int:
    if _ANY_HINT.search(word) is None:
        return 0
    return sum(1 << bit for bit, hint in enumerate(HINTS) if hint.search(word))


class _Print(NamedTuple):
    """What a line prints: where it begins in the visible text, how far it reaches, and how much of it is linked or bold."""

    start: int
    size: int
    text: str
    linked: int
    bold: int


def find_blocks(markup: str, text: str, *, near: bool = False) -> list[Block]:
    """The blocks of a page whose visible text is `text`, in order; none where its markup and its text do not agree.

    Lines of menus, footers and buttons are left out, unless they hold most of the page: somebody forgot to close one then.
    With `near` so are those that stand far from any that may be text.
    """
    layout = lay_out(markup)
    kept = [at for at, line in enumerate(layout.lines) if not line.apart]
    if sum(_size(layout.lines[at]) for at in kept) < LEAST_SHARE * sum(map(_size, layout.lines)):
        kept = list(range(len(layout.lines)))
    prints = [_print(layout.lines[at].runs) for at in kept]
    if near:
        beside = _near_text(prints)
        kept, prints = [kept[k] for k in beside], [prints[k] for k in beside]
    known: dict[_Element, _Around] = {}
    blocks, former = [], -1
    for at, later, printed in zip(kept, [*kept, len(layout.lines)][1:], prints, strict=True):
        blocks.append(_block(layout.lines[at], printed, known, at - former - 1, later - at - 1))
        former = at
    return blocks if layout.text == text else _moved(blocks, layout.text, text)


def _near_text(prints: Sequence[_Print]) -> list[int]:
    """The numbers of the lines that stand near one that may be text."""
    near: list[int] = []
    for at, printed in enumerate(prints):
        if len(printed.text.encode("utf-8", "replace")) - printed.linked >= TEXT:
            near += range(max(near[-1] + 1 if near else 0, at - NEAR), min(len(prints), at + NEAR + 1))
    return near


def _moved(blocks: list[Block], joined: str, text: str) -> list[Block]:
    """Blocks found in one text, moved to where the same letters stand in another that has other blanks."""
    if "".join(joined.split()) != "".join(text.split()):
        return []
    # letters before each place of the one text, and the places of the letters of the other
    before = [0, *accumulate(0 if ch.isspace() else 1 for ch in joined)]
    places = [at for at, ch in enumerate(text) if not ch.isspace()]
    out = []
    for block in blocks:
        first, last = before[block.start], before[block.end]
        if first < last <= len(places):
            out.append(block._replace(start=places[first], end=places[last - 1] + 1))
    return out


def _size(line: Shown) -> int:
    return line.runs[-1].start + len(line.runs[-1].text) - line.runs[0].start


def _print(runs: Sequence[Run]) -> _Print:
    """What the runs of a line print."""
    if len(runs) == 1:
        ((start, whole, links, bolds),) = runs
        stripped = whole.strip()
        size = len(stripped)
        linked, bold = size if links else 0, size if bolds else 0
    else:
        whole = "".join([run.text for run in runs])
        start, stripped = runs[0].start, whole.strip()
        size, linked, bold = len(stripped), 0, 0
        for _, text, links, bolds in runs:
            if links or bolds:
                inked = len(text.strip())
                linked += inked if links else 0
                bold += inked if bolds else 0
    return _Print(start + whole.index(stripped[0]), size, " ".join(whole.split()), linked, bold)


def _block(line: Shown, printed: _Print, known: "dict[_Element, _Around]", before: int, after: int) -> Block:
    """A line as a block. `known` has what was found of the page's elements so far."""
    start, size, text, linked, bold = printed
    around = known.get(line.element) or _look_around(line.element, known)
    # what only the first words stand in (a link, bold type) says nothing of the line, unless it is all of it
    said = around if len(line.runs) == 1 else around.holder or around
    return Block(
        start, start + size, text, around.tag, said.inside, said.hints, said.near, linked, bold, line.broken, said.concealed,
        around.depth, around.block, around.holders, before, after,
    )  # fmt: skip


def _look_around(element: "_Element", known: "dict[_Element, _Around]") -> _Around:
    """What an element and all around it say, from the outermost that is not known yet inwards."""
    todo = []
    at, outer = element, None
    while at is not None and outer is None:
        todo.append(at)
        at = at.getparent()
        outer = known.get(at)
    outer = outer or _OUTSIDE
    for one in reversed(todo):
        tag, get = one.tag, one.get
        own, concealed = 0, outer.concealed
        names = f"{get('class') or ''} {get('id') or ''} {get('role') or ''}".strip()
        # the classes of these two name the kind of page, not what stands in it
        if names and tag not in {"body", "html"}:
            own = hints_in(names[:300])
        if not concealed:
            style = get("style")
            concealed = (
                get("hidden") is not None
                or get("aria-hidden") == "true"
                or (style is not None and _HIDING.search(style) is not None)
            )
        inside, hints, near = outer.inside | KIND_OF.get(tag, 0), outer.hints | own, own | outer.own
        if outer.above is not None:
            near |= outer.above.own
        depth = min(outer.depth + 1, _DEEPEST)
        if tag in BREAKING and tag != "br":
            holders = (len(known) + 1, *outer.holders[: _DEEPEST - 1])
            found = _Around(inside, hints, own, near, concealed, depth, holders, f"{tag} {names[:80]}", tag, None, outer)
        else:
            holder = outer.holder or outer
            found = _Around(inside, hints, own, near, concealed, depth, outer.holders, outer.block, outer.tag, holder, outer)
        outer = known[one] = found
    return outer


def block_at(blocks: list[Block], at: int) -> int:
    """The number of the first block that ends after `at`."""
    return bisect_left(blocks, at + 1, key=lambda block: block.end)
