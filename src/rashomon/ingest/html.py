"""The visible text of a page of HTML."""

import re

from rashomon.text.tree import lay_out

MARKUP_SUFFIXES = (".html", ".htm", ".xhtml", ".xht", ".shtml")

# What stands in a page's head may begin it, as HTML allows; or, after whatever a server printed
# before it, the beginning of a whole page.
_STARTS_LIKE_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*"
    r"<(?:!doctype\s+html|(?:html|head|body|title|meta|base|link|script|style)(?=[\s/>]))",
    re.IGNORECASE | re.DOTALL,
)
_WHOLE_PAGE = re.compile(r"<(?:!doctype\s+html|html\b)[^>]*>.{0,200}?<head[\s>]", re.IGNORECASE | re.DOTALL)
_SNIFFED = 4096


def looks_like_html(text: str) -> bool:
    """Whether a text begins as HTML does."""
    head = text[:_SNIFFED].lstrip("\ufeff")
    return _STARTS_LIKE_HTML.match(head) is not None or _WHOLE_PAGE.search(head) is not None


def visible_text(markup: str) -> str:
    """Every text node but those of script, style, template and noscript, in order, a newline at block borders and br."""
    return lay_out(markup).text
