"""One page as bytes, and the same page decoded."""

import hashlib

from rashomon.ingest.decode import decode
from rashomon.ingest.html import MARKUP_SUFFIXES, looks_like_html, visible_text
from rashomon.model import Evidence, Page, RawPage, UnreadableError

ID_LENGTH = 16
# A declared field that is a remark on how the page was kept, and becomes a note of it.
NOTE = "note"
# What makes HTML of bytes that are said to be HTML and do not begin as HTML does.
_DOCTYPE = b"<!doctype html>\n"
_SNIFFED = 4096


def raw_page(source: str, data: bytes, *, declared: tuple[Evidence, ...] = (), charset: str = "") -> RawPage:
    """The page of these bytes from this source, with its ids: the same content of another source is another page."""
    content = "sha256:" + hashlib.sha256(data).hexdigest()
    name = hashlib.sha256(f"{source}\x00{content}".encode()).hexdigest()[:ID_LENGTH]
    return RawPage(name, content, source, data, declared, charset)


def as_markup(data: bytes) -> bytes:
    """Bytes said to be HTML, made so that whoever opens them sees it: with a doctype before them where nothing else shows it."""
    shown = looks_like_html(data[:_SNIFFED].decode("latin-1").removeprefix("\u00ef\u00bb\u00bf"))
    return data if shown or not data.strip() else _DOCTYPE + data


def open_page(raw: RawPage) -> Page:
    """The page in its bytes, decoded. Raises `UnreadableError` when there is no text in them."""
    if not raw.data:
        raise UnreadableError("it is empty")
    text, notes = decode(raw.data, charset=raw.charset)
    if not text.strip():
        raise UnreadableError("there is nothing but white space in it")
    markup = None
    if raw.source.lower().endswith(MARKUP_SUFFIXES) or looks_like_html(text):
        markup, text = text, visible_text(text)
        if not text.strip():
            raise UnreadableError("the page has no visible text")
    remarks = tuple(one.value for one in raw.declared if one.field == NOTE)
    declared = tuple(one for one in raw.declared if one.field != NOTE) if remarks else raw.declared
    return Page(raw.id, raw.content, raw.source, text, markup, declared, (*remarks, *notes))
