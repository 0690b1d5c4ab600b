"""The body in a page of HTML: what inside it is a date or an appeal, and what stands apart."""

import pytest

from rashomon.clean.blocks import find_blocks
from rashomon.clean.markup import find_body_in_markup
from rashomon.ingest.html import visible_text

FIRST = (
    "The harbour council voted on Tuesday to close the old swing bridge, and the ferry company said that it would add "
    "two sailings a day until the new one opens, which engineers expect to happen in the spring."
)
SECOND = (
    "Fishermen who moor upstream were told to lower their masts, according to the harbour master, who met them on the quay "
    "before the vote and promised that the channel would stay open at night."
)


def _page(*inside: str) -> str:
    paragraphs = "".join(f"<p>{line}</p>" for line in (FIRST, *inside, SECOND, FIRST.replace("council", "board")))
    return f"<html><head><title>Bridge</title></head><body><article><h1>Swing bridge to close</h1>{paragraphs}</article></body></html>"


@pytest.mark.parametrize("bulk", [False, True])
@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("13 March 2025 07:05 CET", "dateline"),
        ("Updated: 3 May 2021, 07:05 CET", "dateline"),
        ("Aktualisiert am 3. Mai 2021", "dateline"),
        ("You are reading this story free of charge.", "furniture"),
        ("This report is free to read thanks to the members of our club.", "furniture"),
    ],
)
def test_dates_and_appeals_between_paragraphs_are_no_body(line: str, why: str, bulk: bool) -> None:
    text = visible_text(_page(line))
    found = find_body_in_markup(_page(line), text, bulk=bulk)
    body = "\n".join(text[start:end] for start, end in found.body)
    assert line not in body
    assert FIRST in body and SECOND in body
    at = text.index(line)
    assert any(cut.start <= at < cut.end and cut.why in (why, "furniture") for cut in found.removed)


@pytest.mark.parametrize(
    "line",
    [
        "The bridge was built on 3 May 1921, and nobody alive remembers the harbour without it, the council said.",
        "“You are reading this free of charge,” the mayor told the captains, holding up the harbour's own bulletin, and they laughed.",
    ],
)
def test_a_sentence_with_a_date_or_a_quoted_appeal_stays(line: str) -> None:
    text = visible_text(_page(line))
    found = find_body_in_markup(_page(line), text)
    assert line in "\n".join(text[start:end] for start, end in found.body)


def test_menus_give_no_blocks_and_are_counted_beside_the_others() -> None:
    markup = f"<nav><a>Home</a><p>Sport</p></nav><p>{FIRST}</p><footer>Us</footer>"
    assert [(block.text, block.before, block.after) for block in find_blocks(markup, visible_text(markup))] == [(FIRST, 2, 1)]


def test_a_menu_that_holds_the_whole_page_is_none() -> None:
    markup = f"<nav><p>{FIRST}</p><p>{SECOND}</p></nav>"
    assert [block.text for block in find_blocks(markup, visible_text(markup))] == [FIRST, SECOND]
