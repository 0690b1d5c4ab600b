"""A page of HTML as its blocks: the lines a browser would show, where each stands in the visible text, and what holds it."""

import functools
import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

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
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
HIDDEN_TAGS = frozenset({"script", "style", "template", "noscript"})
# Elements that break lines, as the visible text has them.
BREAKING = frozenset(
    """
    address article aside blockquote body br button caption center dd details dialog div dl dt fieldset figcaption figure footer
    form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html iframe legend li main menu nav ol optgroup option p pre section
    select summary table tbody td textarea tfoot th thead title tr ul video
    """.split()
)
_BOLD = frozenset({"b", "strong", "em", "i"})
# A page nests this deep at most for us; what lies deeper is read, but its containers are not told apart.
_DEEPEST = 250


class Block(NamedTuple):
    """A line of the page: text[start:end] of its visible text, without the blanks at its edges.

    `inside` and `hints` are bits of KINDS and HINTS, over all elements around it; `near` are the hints of the three
    innermost; `holders` are the numbers of the elements around it, innermost first.
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


@dataclass(slots=True)
class _Frame:
    """An open element: what it and all around it say."""

    tag: str
    number: int
    inside: int
    hints: int
    own: int
    near: int
    concealed: bool
    names: str
    above: "_Frame | None"


@functools.lru_cache(maxsize=20_000)
def hints_in(names: str) -> int:
    """The bits of HINTS whose words stand in an element's class, id and role."""
    lowered = names.lower()
    return sum(1 << bit for bit, hint in enumerate(HINTS) if hint.search(lowered))


def find_blocks(markup: str, text: str) -> list[Block]:
    """The blocks of a page whose visible text is `text`, in order; none where its markup and its text do not agree."""
    walk = _Walk()
    if not walk.through(markup):
        return []
    joined = "".join(walk.parts)
    if joined == text:
        return walk.blocks
    return _moved(walk.blocks, joined, text)


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


class _Walk:
    """One pass through the tree: the visible text in parts, and the blocks in it."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.at = 0
        self.blocks: list[Block] = []
        self.runs: list[tuple[int, str, bool, bool]] = []
        self.frame = _Frame("", 0, 0, 0, 0, 0, False, "", None)
        self.broken = False

    def through(self, markup: str) -> bool:
        """Walk a page's source; False where it cannot be parsed."""
        from lxml import etree  # type: ignore[import-untyped]  # it publishes no types
        from resiliparse.parse.html import HTMLTree

        document = HTMLTree.parse(markup).document
        # the HTML5 parser's tree in its normal form, which the faster tree reads without guessing
        source = document.html if document is not None else ""
        parser = etree.HTMLParser(huge_tree=True, no_network=True)
        try:
            root = etree.fromstring(source, parser)
        except (etree.LxmlError, ValueError):
            return False
        if root is None:
            return False
        walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
        links = bold = count = 0
        for event, element in walk:
            tag = element.tag
            if event == "start":
                count += 1
                if tag in HIDDEN_TAGS:
                    walk.skip_subtree()
                    self._push(tag, count, element.items())
                    continue
                if tag in BREAKING:
                    self._break(tag)
                self._push(tag, count, element.items())
                links += tag == "a"
                bold += tag in _BOLD
                if element.text:
                    self._add(element.text, links > 0, bold > 0)
            else:
                if event == "end":
                    if tag in BREAKING and (element.text or len(element)):
                        self._break(tag)
                    links -= tag == "a"
                    bold -= tag in _BOLD
                    if self.frame.above is not None:
                        self.frame = self.frame.above
                if element.tail:
                    self._add(element.tail, links > 0, bold > 0)
        self._close()
        return True

    def _push(self, tag: str, number: int, attributes: list[tuple[str, str]]) -> None:
        above = self.frame
        names, own, concealed = "", 0, above.concealed
        if attributes:
            get = dict(attributes).get
            names = f"{get('class') or ''} {get('id') or ''} {get('role') or ''}".strip()
            # the classes of these two name the kind of page, not what stands in it
            own = hints_in(names[:300]) if names and tag not in ("body", "html") else 0
            if not concealed:
                style = get("style")
                concealed = get("hidden") is not None or get("aria-hidden") == "true"
                concealed = concealed or (style is not None and _HIDING.search(style) is not None)
        near = own | above.own | (above.above.own if above.above is not None else 0)
        self.frame = _Frame(
            tag, number, above.inside | KIND_OF.get(tag, 0), above.hints | own, own, near, concealed, names[:80], above
        )

    def _add(self, text: str, linked: bool, bold: bool) -> None:
        if not self.runs and not text.isspace():
            self.opened = self.frame
        if self.runs or not text.isspace():
            self.runs.append((self.at, text, linked, bold))
        self.parts.append(text)
        self.at += len(text)

    def _break(self, tag: str) -> None:
        self._close()
        self.broken = tag == "br"
        self.parts.append("\n")
        self.at += 1

    def _close(self) -> None:
        """The block that the runs of text make up, if there is any."""
        if not self.runs:
            return
        runs, self.runs = self.runs, []
        whole = "".join(run[1] for run in runs)
        start = runs[0][0] + len(whole) - len(whole.lstrip())
        end = runs[0][0] + len(whole.rstrip())
        frame: _Frame | None = self.opened
        holders: list[int] = []
        tag, names = "", ""
        inner = frame
        depth = 0
        while frame is not None and depth < _DEEPEST:
            if frame.tag in BREAKING and frame.tag != "br":
                if not tag:
                    tag, names, inner = frame.tag, frame.names, frame
                holders.append(frame.number)
            frame = frame.above
            depth += 1
        assert inner is not None
        # what only the first words stand in (a link, bold type) says nothing of the line, unless it is all of it
        frame = self.opened if len(runs) == 1 else inner
        self.blocks.append(
            Block(
                start, end, " ".join(whole.split()), tag, frame.inside, frame.hints, frame.near,
                sum(len(run[1].strip()) for run in runs if run[2]), sum(len(run[1].strip()) for run in runs if run[3]),
                self.broken, frame.concealed, depth, f"{tag} {names}", tuple(holders),
            )
        )  # fmt: skip
        self.broken = False


def block_at(blocks: list[Block], at: int) -> int:
    """The number of the first block that ends after `at`."""
    return bisect_left(blocks, at + 1, key=lambda block: block.end)
