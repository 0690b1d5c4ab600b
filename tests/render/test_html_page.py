import dataclasses
import html as standard
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented_ferry import ferry

from rashomon.model import Article, BadSpanError, BriefLine, Dossier, MadeBy, Removed, Span
from rashomon.render import html
from rashomon.render.html.pieces import text_pieces
from rashomon.render.html.worddiff import word_diff


def bare(text: str, *, body: tuple[tuple[int, int], ...] = ()) -> Dossier:
    article = Article("a", "sha256:0", "a.txt", text, body)
    return Dossier(MadeBy("0"), "s", text, None, (article,), (), (), (), (), (), (), (), (), (), (), ())


def test_one_file_that_asks_for_nothing() -> None:
    page = html.page(ferry())
    assert "default-src 'none'" in page
    assert not re.search(r"<(?:link|img|iframe|object|embed|base)\b|<script[^>]+src|url\((?!#)|@import|@font-face", page)
    assert len(re.findall("<script>", page)) == 1


def test_style_and_script_are_held_to_their_hashes() -> None:
    import base64
    import hashlib

    page = html.page(ferry())
    for tag in ("style", "script"):
        (inside,) = re.findall(f"<{tag}>(.*?)</{tag}>", page, re.S)
        digest = base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in page


def test_hostile_text_stays_text() -> None:
    page = html.page(ferry())
    assert "<script>alert(1)" not in page
    assert "&lt;/script&gt;&lt;script&gt;alert(1)" in page
    assert "<b>#kestrel" not in page


@pytest.mark.parametrize(
    "words",
    [
        "no link found is no proof of independence",
        "speaker unknown",
        "date not found",
        "read shallowly (Spanish)",
        "It never says who is right",
        "no article found: 41 words in all",
        "leaves it out although it was public",
        "set aside: part of the site, not of the article",
        "husband of Margit Solheim",
        "6 March 2031 is a Thursday",
    ],
)
def test_what_is_not_known_or_not_proven_is_said(words: str) -> None:
    assert words in standard.unescape(html.page(ferry()))


def test_the_same_dossier_gives_the_same_bytes() -> None:
    assert html.page(ferry()) == html.page(ferry())


def test_an_address_is_a_link_and_a_script_address_is_not() -> None:
    def page(source: str) -> str:
        base = bare("words")
        return html.page(dataclasses.replace(base, articles=(dataclasses.replace(base.articles[0], source=source),)))

    assert 'href="https://example.org/a"' in page("https://example.org/a")
    assert 'href="javascript' not in page("javascript:alert(1)")


def test_a_span_outside_its_text_is_refused() -> None:
    wrong = dataclasses.replace(bare("short"), brief=(BriefLine("x", (), (Span("a", 0, 99),)),))
    with pytest.raises(BadSpanError, match="does not lie in the text"):
        html.page(wrong)


def test_fragment_has_no_script_and_keeps_its_style_to_itself() -> None:
    fragment = html.fragment(ferry())
    assert "<script" not in fragment
    (style,) = re.findall("<style>(.*?)</style>", fragment, re.S)
    rules = re.findall(r"([^{}]+)\{", style)
    assert all(part.strip().startswith(".rashomon-dossier") for rule in rules for part in rule.split(","))
    assert "Ferry strikes Kestrel Bridge" in fragment
    assert "no link found is no proof of independence" in fragment


@settings(max_examples=80, deadline=None)
@given(st.text(st.characters()))
def test_any_text_goes_through(text: str) -> None:
    dossier = bare(text, body=((0, len(text)),))
    assert html.fragment(dossier)
    page = html.page(dossier)
    page.encode("utf-8")
    assert "\r" not in page
    assert "\0" not in page


@settings(max_examples=150, deadline=None)
@given(st.text(st.sampled_from("ab \n\r🏮")), st.integers(0, 20), st.integers(0, 20), st.integers(0, 20))
def test_pieces_join_to_the_text(text: str, one: int, two: int, three: int) -> None:
    a, b, c = sorted((one, two, three))
    removed = (Removed(a, b, "furniture"),) if a < b else ()
    article = Article("a", "", "", text, ((0, a), (b, c)), removed, ((b, c),))
    assert "".join(piece.text for piece in text_pieces(article)) == text


DIFFS = [
    ("we saw the ship", "we saw the ship", "we saw the ship"),
    ("we saw the ship", "We saw the ship.", "We saw the ship."),
    ("we saw the long ship", "we saw the ship", "we saw the -long- ship"),
    ("we saw the ship", "we saw a ship", "we saw -the- +a+ ship"),
    ("we saw the ship go down that night", "the ship went down", "-we saw- the ship -go- +went+ down -that night-"),
    ("we saw the ship", "nobody knows", "nobody knows"),
    ("we saw the ship", "", ""),
]


@pytest.mark.parametrize(("fullest", "version", "shown"), DIFFS)
def test_word_diff(fullest: str, version: str, shown: str) -> None:
    sign = {"same": "", "lost": "-", "added": "+"}
    assert " ".join(f"{sign[run.kind]}{run.text}{sign[run.kind]}" for run in word_diff(fullest, version)) == shown


@given(st.text(st.sampled_from("ab, .")), st.text(st.sampled_from("ab, .")))
def test_word_diff_keeps_every_word_of_the_version(fullest: str, version: str) -> None:
    kept = " ".join(run.text for run in word_diff(fullest, version) if run.kind != "lost")
    assert kept.split() == version.split()
