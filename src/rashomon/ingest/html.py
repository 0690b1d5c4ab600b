"""The visible text of a page of HTML."""

import re

HIDDEN = frozenset({"script", "style", "template", "noscript"})
# What begins and ends a line where a browser would: block-level elements, the cells of tables, and the page's title.
BLOCKS = frozenset(
    """
    address article aside blockquote body br button caption center dd details dialog div dl dt fieldset figcaption figure footer
    form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html iframe legend li main menu nav ol optgroup option p pre section
    select summary table tbody td textarea tfoot th thead title tr ul video
    """.split()
)
MARKUP_SUFFIXES = (".html", ".htm", ".xhtml", ".xht", ".shtml")

_STARTS_LIKE_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_SNIFFED = 4096


def looks_like_html(text: str) -> bool:
    """Whether a text begins as HTML does."""
    return _STARTS_LIKE_HTML.match(text[:_SNIFFED].lstrip("\ufeff")) is not None


def visible_text(markup: str) -> str:
    """Every text node but those of script, style, template and noscript, in order, a newline at block borders and br."""
    # an HTML5 parser: it closes and reopens what broken pages leave open just as browsers do
    from resiliparse.parse.html import HTMLTree, Node, NodeType

    parts: list[str] = []
    root = HTMLTree.parse(markup).document
    node: Node | None = root
    while node is not None:  # no recursion: pages nest as deep as they like
        if node.type == NodeType.TEXT:
            parts.append(node.text or "")
        elif node.type == NodeType.ELEMENT and node.tag in BLOCKS:
            parts.append("\n")
        below = None if node.type == NodeType.ELEMENT and node.tag in HIDDEN else node.first_child
        if below is not None:
            node = below
            continue
        while node is not None and node.next is None:
            node = node.parent
            if node == root:
                node = None
            elif node is not None and node.tag in BLOCKS:
                parts.append("\n")
        if node is not None:
            node = node.next
    return "".join(parts)
