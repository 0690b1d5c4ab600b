"""A page of HTML as it shows: its visible text, the lines of it, and the elements around each line. One parse for all who ask.

Structure is read from the tree of an HTML5 parser, which closes and reopens what broken pages leave open just as browsers do.
"""

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from lxml.etree import _Element  # type: ignore[import-untyped]  # it publishes no types
    from resiliparse.parse.html import HTMLTree, Node

HIDDEN = frozenset({"script", "style", "template", "noscript"})
# What begins and ends a line where a browser would: block-level elements, the cells of tables, and the page's title.
BREAKING = frozenset(
    """
    address article aside blockquote body br button caption center dd details dialog div dl dt fieldset figcaption figure footer
    form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html iframe legend li main menu nav ol optgroup option p pre section
    select summary table tbody td textarea tfoot th thead title tr ul video
    """.split()
)
# What stands in these is hardly ever part of an article: of 344,000 words known to be body, on 240 pages, some 100 did (.03 %).
APART = frozenset("nav menu footer head button select option textarea svg".split())
BOLD = frozenset({"b", "strong", "em", "i"})
# What a tag does to the text in and after it; other tags do nothing.
_HIDES, _BREAKS, _LINKS, _BOLDENS, _APART = (1 << bit for bit in range(5))
_DOES: dict[object, int] = {}
for _bit, _tags in ((_HIDES, HIDDEN), (_BREAKS, BREAKING), (_LINKS, {"a"}), (_BOLDENS, BOLD), (_APART, APART)):
    for _tag in _tags:
        _DOES[_tag] = _DOES.get(_tag, 0) | _bit
# libxml2 gives up somewhere below; such pages are walked in the slow tree, and get no lines.
DEEPEST = 1000
# What holds no elements in HTML may hold some inside these; libxml2 takes their tags for text then.
_RAW = frozenset({"title", "textarea", "xmp", "iframe", "noembed", "noframes", "plaintext"})
_FOREIGN = frozenset({"svg", "math"})
# Below the space libxml2 drops or stops at all characters but tabs and the ends of lines.
_STOPPING = bytes(code for code in range(32) if code not in b"\t\n\r")


class Run(NamedTuple):
    """A stretch of text between two tags, where it begins, and whether it is a link's or printed bold."""

    start: int
    text: str
    linked: bool
    bold: bool


class Shown(NamedTuple):
    """A line that is not blank: its runs of text, the element around its first words, and whether a br begins it.

    `apart`: the element is one of APART, or stands in one.
    """

    runs: list[Run]
    element: "_Element"
    broken: bool
    apart: bool


@dataclass(slots=True)
class Layout:
    """The visible text of a page and its lines, in order; `whole` is False where the lines could not be told."""

    text: str
    lines: list[Shown]
    whole: bool = True


@functools.lru_cache(maxsize=1)
def parse_page(markup: str) -> "HTMLTree":
    """The HTML5 tree of a page. The last one is kept, for the next who asks about the same page."""
    from resiliparse.parse.html import HTMLTree

    return HTMLTree.parse(markup)


@functools.lru_cache(maxsize=1)
def lay_out(markup: str) -> Layout:
    """The visible text: every text node but those of HIDDEN, in order, a newline at both borders of BREAKING; and its lines."""
    from lxml import etree  # type: ignore[import-untyped]  # it publishes no types

    document = parse_page(markup).document
    if document is None:
        return Layout("", [])
    # the HTML5 tree in its normal form, which the other parser reads without guessing; its tree is walked ten times as fast
    source = document.html.encode("utf-8", "replace")
    if _is_allowed(source):
        parser = etree.HTMLParser(huge_tree=True, no_network=True, encoding="utf-8", collect_ids=False)
        try:
            root = etree.fromstring(source, parser)
        except (etree.LxmlError, ValueError):
            root = None
        found = _walk(root) if root is not None else None
        if found is not None:
            return found
    return Layout("".join(_slowly(document)), [], whole=False)


def _is_allowed(source: bytes) -> bool:
    """Whether no character is one that libxml2 drops or stops at."""
    return len(source.translate(None, _STOPPING)) == len(source)


def _walk(root: "_Element") -> Layout | None:
    """One pass through the faster tree; None where it cannot be trusted to hold what the HTML5 tree holds.

    A function of many lines, for a page has thousands of nodes and every call would be paid for each.
    """
    parts: list[str] = []
    lines: list[Shown] = []
    runs: list[Run] = []
    # the elements that are open, below them what stands for the page itself, and what their tags do
    elements: list[_Element] = [None]
    does: list[int] = [0]
    opened = root
    at = links = bold = unseen = apart = 0
    broken = first = begun_apart = False
    what_does, end = _DOES.get, root.makeelement("end")
    for element in chain(root.iter(), (end,)):
        parent = element.getparent()
        while elements[-1] is not parent:  # what has ended before this element begins
            done, does_it = elements.pop(), does.pop()
            if does_it:
                if does_it & _HIDES:
                    unseen -= 1
                elif not unseen:
                    if does_it & _BREAKS:
                        if runs:
                            lines.append(Shown(runs, opened, first, begun_apart))
                            runs, broken = [], False
                        if len(done) or done.text:
                            broken = done.tag == "br"
                            parts.append("\n")
                            at += 1
                    elif does_it & _LINKS:
                        links -= 1
                    elif does_it & _BOLDENS:
                        bold -= 1
                    if does_it & _APART:
                        apart -= 1
            text = done.tail
            if text and not unseen:
                if runs:
                    runs.append(Run(at, text, links > 0, bold > 0))
                elif not text.isspace():
                    runs, first, opened, begun_apart = [Run(at, text, links > 0, bold > 0)], broken, elements[-1], apart > 0
                parts.append(text)
                at += len(text)
        if element is end:
            break
        tag = element.tag
        does_it = what_does(tag, 0)
        elements.append(element)
        does.append(does_it)
        if len(elements) > DEEPEST:
            return None
        if does_it:
            if does_it & _HIDES:
                unseen += 1
            elif not unseen:
                if does_it & _BREAKS:
                    if runs:
                        lines.append(Shown(runs, opened, first, begun_apart))
                        runs = []
                    broken = tag == "br"
                    parts.append("\n")
                    at += 1
                elif does_it & _LINKS:
                    links += 1
                elif does_it & _BOLDENS:
                    bold += 1
                if does_it & _APART:
                    apart += 1
        if unseen:
            continue
        text = element.text
        if text and isinstance(tag, str):  # a comment's text is none of the page's
            if tag in _RAW and "<" in text and (tag == "plaintext" or not _FOREIGN.isdisjoint(one.tag for one in elements[1:])):
                return None
            if runs:
                runs.append(Run(at, text, links > 0, bold > 0))
            elif not text.isspace():
                runs, first, opened, begun_apart = [Run(at, text, links > 0, bold > 0)], broken, element, apart > 0
            parts.append(text)
            at += len(text)
    return Layout("".join(parts), lines)


def _slowly(document: "Node") -> Iterator[str]:
    """The visible text in parts, straight from the HTML5 tree: no recursion, for pages nest as deep as they like."""
    from resiliparse.parse.html import NodeType

    node: Node | None = document
    while node is not None:
        if node.type == NodeType.TEXT:
            yield node.text or ""
        elif node.type == NodeType.ELEMENT and node.tag in BREAKING:
            yield "\n"
        below = None if node.type == NodeType.ELEMENT and node.tag in HIDDEN else node.first_child
        if below is not None:
            node = below
            continue
        while node is not None and node.next is None:
            node = node.parent
            if node == document:
                node = None
            elif node is not None and node.tag in BREAKING:
                yield "\n"
        if node is not None:
            node = node.next
