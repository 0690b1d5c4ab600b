"""The visible text and its lines, by the fast tree and by the slow one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.text import tree
from rashomon.text.tree import lay_out, parse_page

TAGS = (
    "p div br b a li ul table td script style noscript template nav footer h1 title textarea form select option svg span".split()
)
TOKENS = (
    [f"<{tag}>" for tag in TAGS]
    + [f"</{tag}>" for tag in TAGS]
    + ["ab", " ", "\n", "é", "&amp;", "&#x1;", "<!-- c -->", "x\x0cy"]
)


@pytest.mark.parametrize(
    ("markup", "lines"),
    [
        ("<p>One <b>two</b></p>three", [["One ", "two"], ["three"]]),
        ("<p>One<br>two", [["One"], ["two"]]),
        ("<p>One<script>x</script> two<!-- no --> three</p>", [["One", " two", " three"]]),
        ("<p> </p><p>One</p>", [["One"]]),
        ("", []),
    ],
)
def test_lines_are_runs_of_text_between_breaks(markup: str, lines: list[list[str]]) -> None:
    assert [[run.text for run in line.runs] for line in lay_out(markup).lines] == lines


def test_a_run_knows_where_it_stands_and_what_it_is() -> None:
    layout = lay_out("<p>See <a href='/x'>the <b>map</b></a> now</p>")
    runs = layout.lines[0].runs
    assert [(run.text, run.linked, run.bold) for run in runs] == [
        ("See ", False, False), ("the ", True, False), ("map", True, True), (" now", False, False),
    ]  # fmt: skip
    assert all(layout.text[run.start : run.start + len(run.text)] == run.text for run in runs)


def test_menus_and_footers_stand_apart() -> None:
    layout = lay_out("<nav><p>Home</p></nav><p>Text</p><footer>Us</footer>")
    assert [line.apart for line in layout.lines] == [True, False, True]


def test_what_is_too_deep_for_the_fast_tree_is_still_read() -> None:
    layout = lay_out("<div>" * 5_000 + "deep")
    assert (layout.text.strip(), layout.lines) == ("deep", [])


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(TOKENS), max_size=25).map("".join))
def test_both_trees_show_the_same_letters(markup: str) -> None:
    document = parse_page(markup).document
    assert document is not None
    slow = "".join(tree._slowly(document))
    layout = lay_out(markup)
    assert "".join(layout.text.split()) == "".join(slow.split())
    for line in layout.lines:
        for run in line.runs:
            assert layout.text[run.start : run.start + len(run.text)] == run.text
