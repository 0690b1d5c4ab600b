import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.clean import block_scores
from rashomon.clean.block_features import EXTRACTORS, WIDTH, features
from rashomon.clean.blocks import HINTS, KIND_OF, NEAR, find_blocks, hints_in
from rashomon.clean.markup import find_body_in_markup
from rashomon.clean.opinions import opinions
from rashomon.ingest.html import visible_text

PARAGRAPH = (
    "The harbour council voted on Tuesday to close the old swing bridge, and the ferry company said that it would add "
    "two sailings a day until the new one opens, which engineers expect to happen in the spring."
)
PAGE = f"""<!doctype html><html><head><title>Bridge to close - The Quay</title></head><body>
<nav class="menu"><ul><li><a href="/">Home</a><li><a href="/sport">Sport</a></ul></nav>
<main><article class="story-body"><h1>Swing bridge to close</h1><p>{PARAGRAPH}</p><p>{PARAGRAPH.replace("council", "board")}
Next<br>line of it.</p><figure><img src="x.png"><figcaption>The bridge as it stood on Monday, seen from the pier.</figcaption></figure>
<p>{PARAGRAPH.replace("ferry", "barge")}</p></article></main>
<aside class="related"><h3>Most read</h3><a href="/1">Ten ways to cook a herring</a></aside><footer>© The Quay</footer></body></html>"""


def test_blocks_are_the_lines_a_browser_shows():
    text = visible_text(PAGE)
    blocks = find_blocks(PAGE, text)
    assert [block.text[:24] for block in blocks] == [
        "Swing bridge to close", PARAGRAPH[:24], PARAGRAPH[:12] + "board vote"[:12] + "d "[:2],
        "line of it.", "The bridge as it stood o", PARAGRAPH[:24], "Most read", "Ten ways to cook a herri",
    ]  # fmt: skip
    for block in blocks:
        assert " ".join(text[block.start : block.end].split()) == block.text


def test_a_block_knows_what_holds_it():
    blocks = {block.text: block for block in find_blocks(PAGE, visible_text(PAGE))}
    assert blocks["Ten ways to cook a herring"].inside & KIND_OF["aside"]
    assert blocks["Ten ways to cook a herring"].linked == len("Ten ways to cook a herring")
    assert blocks["line of it."].broken
    assert blocks["Swing bridge to close"].inside & KIND_OF["article"]
    assert blocks["Ten ways to cook a herring"].hints & hints_in("related")
    assert not blocks["Swing bridge to close"].hints & hints_in("related")


def test_hints_are_read_from_names():
    assert hints_in("share-buttons") and hints_in("nl-signup") and not hints_in("x7")
    assert hints_in("a b c") < 1 << len(HINTS)


@pytest.mark.parametrize(
    ("name", "same_as"),
    [("sign-up", "signup"), ("x-signup2", "signup"), ("ads", "AD"), ("loads", ""), ("table-of-things", "toc"), ("table", "")],
)
def test_hints_are_found_in_words_and_across_them(name: str, same_as: str):
    assert hints_in(name) == hints_in(same_as)


def test_blocks_far_from_any_text_are_left_out_but_counted():
    links = "".join(f"<p><a href='/{number}'>Link number {number} to some other story</a></p>" for number in range(3 * NEAR))
    markup = f"<body>{links}<p>{PARAGRAPH}</p>{links}<p>{PARAGRAPH}</p></body>"
    blocks = find_blocks(markup, visible_text(markup))
    kept = find_blocks(markup, visible_text(markup), near=True)
    assert [block.text for block in kept].count(PARAGRAPH) == 2
    assert len(kept) == 2 + 3 * NEAR
    assert sum(1 + block.before for block in kept) + kept[-1].after == len(blocks)
    assert [later.before for later in kept[1:]] == [block.after for block in kept[:-1]]
    assert find_blocks(links, visible_text(links), near=True) == []


def test_what_is_hidden_is_marked_so():
    markup = "<body><p hidden>One two</p><p style='display: none'>Three four</p><p>Five six</p></body>"
    assert [block.concealed for block in find_blocks(markup, visible_text(markup))] == [True, True, False]


def test_a_text_with_other_blanks_still_gets_its_blocks():
    text = visible_text(PAGE).replace("\n", "\n\n")
    assert [" ".join(text[b.start : b.end].split()) for b in find_blocks(PAGE, text)] == [
        b.text for b in find_blocks(PAGE, visible_text(PAGE))
    ]


def test_a_text_that_is_another_gives_no_blocks():
    assert find_blocks(PAGE, "something else") == []


def test_each_block_has_its_row():
    text = visible_text(PAGE)
    blocks = find_blocks(PAGE, text)
    assert features(blocks, opinions(PAGE, blocks, text)).shape == (len(blocks), WIDTH)
    assert features(blocks, [None] * len(EXTRACTORS)).shape == (len(blocks), WIDTH)


def _followed(trees: block_scores.Trees, row: list[float]) -> float:
    """The sum of the leaves a row falls into, by going down each tree."""
    total = trees["base"]
    for number, feature in enumerate(trees["feature"]):
        node = 0
        while feature[node] >= 0:
            seen = row[feature[node]]
            to_left = bool(trees["missing_left"][number][node]) if math.isnan(seen) else seen <= trees["threshold"][number][node]
            node = trees["left" if to_left else "right"][number][node]
        total += trees["value"][number][node]
    return total


@given(st.lists(st.lists(st.sampled_from([0.0, 1.0, 2.0, 3.0]), min_size=2, max_size=2), max_size=6), st.booleans())
def test_all_nodes_asked_at_once_lead_to_the_same_leaves(rows: list[list[float]], missing: bool):
    trees: block_scores.Trees = {
        "base": 0.5,
        "feature": [[0, 1, -1, -1, 1, -1, -1], [-1], [1, -1, -1]],
        "threshold": [[1.0, 2.0, 0, 0, 0.0, 0, 0], [0], [1.0, 0, 0]],
        "missing_left": [[1, 0, 0, 0, 1, 0, 0], [0], [0, 0, 0]],
        "left": [[1, 2, 0, 0, 5, 0, 0], [0], [1, 0, 0]],
        "right": [[4, 3, 0, 0, 6, 0, 0], [0], [2, 0, 0]],
        "value": [[0, 0, 1.0, 2.0, 0, 4.0, 8.0], [16.0], [0, 32.0, 64.0]],
    }
    given_rows = [[row[0], math.nan if missing else row[1]] for row in rows]
    found = block_scores.forest(trees).logits(np.array(given_rows, dtype=np.float32).reshape(len(rows), 2))
    assert found.tolist() == [_followed(trees, row) for row in given_rows]


def test_the_body_is_found_in_both_modes_and_without_weights(tmp_path):
    text = visible_text(PAGE)
    for bulk in (False, True):
        for weights in (None, tmp_path / "missing.json"):
            with block_scores.using(weights):
                found = find_body_in_markup(PAGE, text, bulk=bulk)
            body = "\n".join(text[start:end] for start, end in found.body)
            assert body.count("harbour") == 3, (bulk, weights)
            assert "herring" not in body and "Home" not in body
            assert [text[start:end] for start, end in found.captions] == ["The bridge as it stood on Monday, seen from the pier."]


@settings(deadline=None)
@given(st.text(alphabet=st.sampled_from('<>/="ab p div!-&;\u2028\x00\x85 \n'), max_size=200))
def test_any_markup_goes_through(inner):
    markup = f"<html><body><div class='x'>{inner}</div></body></html>"
    text = visible_text(markup)
    found = find_body_in_markup(markup, text, bulk=True)
    for start, end in [*found.body, *((cut.start, cut.end) for cut in found.removed)]:
        assert 0 <= start < end <= len(text)
