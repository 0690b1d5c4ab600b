import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.ingest.html import looks_like_html, visible_text


@pytest.mark.parametrize(
    ("markup", "lines"),
    [
        ("<p>One.</p><p>Two.</p>", ["One.", "Two."]),
        ("<p>One<br>Two", ["One", "Two"]),
        ("<p>A <b>bold</b> <a href='x'>link</a>.</p>", ["A bold link."]),
        ("<div>Before<p>inside</p>after</div>", ["Before", "inside", "after"]),
        ("<p>Salt &amp; pepper&nbsp;&mdash; 5 &lt; 6</p>", ["Salt & pepper\u00a0— 5 < 6"]),
        (
            "<p>Seen</p><script>var x = '<p>no</p>'</script><style>p{}</style><template><p>no</p></template><p>Also</p>",
            ["Seen", "Also"],
        ),
        ("<body><noscript><p>no</p></noscript><p>yes</p>", ["yes"]),
        ("<title>The harbour</title><p>Text", ["The harbour", "Text"]),
        ("<table><tr><td>one</td><td>two</td></tr></table>", ["one", "two"]),
        ("<ul><li>one<li>two</ul>tail", ["one", "two", "tail"]),
        ("<!-- <p>no</p> --><p>yes", ["yes"]),
        ("plain", ["plain"]),
        ("", []),
    ],
)
def test_text_nodes_in_order_with_lines_at_block_borders(markup: str, lines: list[str]) -> None:
    assert [line.strip(" ") for line in visible_text(markup).split("\n") if line.strip()] == lines


def test_depth_does_not_matter() -> None:
    assert visible_text("<div>" * 20_000 + "deep").strip() == "deep"


@settings(max_examples=60)
@given(st.text(st.sampled_from("<>/&;!-\"'= pdivscriptab\n"), max_size=120))
def test_any_markup_gives_text(markup: str) -> None:
    visible_text(markup).encode("utf-8")


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("<!DOCTYPE html><p>x", True),
        ("\n  <html lang=en>", True),
        ("\ufeff<!doctype HTML>", True),
        ("<!-- saved -->\n<html>", True),
        ('<?xml version="1.0"?><!DOCTYPE html>', True),
        ("A story about <html>", False),
        ("<p>a fragment", False),
        ("", False),
    ],
)
def test_markup_is_known_by_how_it_begins(text: str, answer: bool) -> None:
    assert looks_like_html(text) is answer
