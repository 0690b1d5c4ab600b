import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented_ferry import ferry

from rashomon.model import Article, Dossier, MadeBy
from rashomon.render.as_markdown import dossier_markdown, escape


def test_every_footnote_is_explained_and_used() -> None:
    text = dossier_markdown(ferry())
    body, _, notes = text.partition("\n---\n")
    used = set(re.findall(r"\[\^(\d+)\]", body))
    explained = re.findall(r"^\[\^(\d+)\]: ", notes, re.M)
    assert used == set(explained)
    assert len(explained) == len(set(explained))


def test_footnotes_name_account_characters_and_words() -> None:
    lantern = ferry().articles[3]
    for line in re.findall(r"^\[\^\d+\]: 4 The Daily Lantern, .*$", dossier_markdown(ferry()), re.M):
        start, end, words = re.search(r", (\d+)–(\d+): “(.*)”$", line).groups()  # type: ignore[union-attr]
        assert escape(lantern.text[int(start) : int(end)]) == words


@pytest.mark.parametrize(
    "words",
    [
        "# Ferry strikes Kestrel Bridge, six hurt",
        "**4 independent origins** (no link found is no proof of independence)",
        "### C1. Conflict: people injured",
        "**six people**, the port authority said.",
        "### Q3. speaker unknown",
        "*sense changed*",
        "husband of Margit Solheim",
        "| 4 | The Daily Lantern | date not found | English | O3 |",
        "read shallowly (Spanish)",
        "- pages/06-empty.html: no article found",
        "3 The Valley Post reprints 2 Northwire (0.97)",
        "not in 4 The Daily Lantern, public since 4 March 2031",
    ],
)
def test_says(words: str) -> None:
    assert words in dossier_markdown(ferry())


ESCAPES = [
    ("*bold* _it_", r"\*bold\* \_it\_"),
    ("<script>", "&lt;script&gt;"),
    ("1. no list", r"1\. no list"),
    ("- no list", r"\- no list"),
    ("# no heading", r"\# no heading"),
    ("six (or more) + 1", "six (or more) + 1"),
    ("a | b", r"a \| b"),
    ("[link](x)", r"\[link\](x)"),
    ("two\nlines", "two lines"),
]


@pytest.mark.parametrize(("text", "escaped"), ESCAPES)
def test_escape(text: str, escaped: str) -> None:
    assert escape(text) == escaped


@settings(max_examples=80, deadline=None)
@given(st.text(st.characters()))
def test_any_text_goes_through(text: str) -> None:
    article = Article("a", "", text, text, (), title=text, outlet=text)
    dossier = Dossier(MadeBy("0"), "s", text, text, (article,), (), (), (), (), (), (), (), (), (), (), ())
    written = dossier_markdown(dossier)
    written.encode("utf-8")
    assert "<" not in written
