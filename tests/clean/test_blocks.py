from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.clean import block_scores
from rashomon.clean.block_features import EXTRACTORS, WIDTH, features
from rashomon.clean.blocks import HINTS, KIND_OF, find_blocks, hints_in
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
        "Bridge to close - The Qu", "Home", "Sport", "Swing bridge to close", PARAGRAPH[:24], PARAGRAPH[:12] + "board vote"[:12] + "d "[:2],
        "line of it.", "The bridge as it stood o", PARAGRAPH[:24], "Most read", "Ten ways to cook a herri", "© The Quay",
    ]  # fmt: skip
    for block in blocks:
        assert " ".join(text[block.start : block.end].split()) == block.text


def test_a_block_knows_what_holds_it():
    blocks = {block.text: block for block in find_blocks(PAGE, visible_text(PAGE))}
    assert blocks["Home"].inside & KIND_OF["nav"]
    assert blocks["Home"].linked == len("Home")
    assert blocks["line of it."].broken
    assert blocks["Swing bridge to close"].inside & KIND_OF["article"]
    assert blocks["Ten ways to cook a herring"].hints & hints_in("related")
    assert not blocks["Swing bridge to close"].hints & hints_in("related")


def test_hints_are_read_from_names():
    assert hints_in("share-buttons") and hints_in("nl-signup") and not hints_in("x7")
    assert hints_in("a b c") < 1 << len(HINTS)


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
