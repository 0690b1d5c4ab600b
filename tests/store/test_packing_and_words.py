"""Bytes that are kept, and words that are searched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.model import Annotation, ArchiveError, Article, Claim, Evidence, Moment, Sentence, Span
from rashomon.store.packing import pack, pack_annotation, unpack, unpack_annotation
from rashomon.store.words import excerpt, plain, terms_of, words_of


@given(st.text(), st.text())
def test_an_article_comes_back(text: str, title: str) -> None:
    article = Article("0123456789abcdef", "sha256:1", "a.txt", text, ((0, len(text)),), title=title,
                      title_span=Span("0123456789abcdef", 0, 3), published=Moment.parse("2025-03"),
                      evidence=(Evidence("title", title, "h1"),), fingerprint=(1, 2**63))  # fmt: skip
    assert unpack(pack(article), Article) == article


def test_half_a_sign_is_replaced_one_for_one() -> None:
    article = Article("0123456789abcdef", "c", "s", "a\ud83db", ((0, 3),))
    assert unpack(pack(article), Article).text == "a\ufffdb"


def test_an_annotation_becomes_that_of_another_with_the_same_text() -> None:
    one, other = (Article(name * 16, "", "", "Nobody was hurt.", ((0, 16),)) for name in "ab")

    def read(article: Article) -> Annotation:
        span = Span(article.id, 0, 16)
        return Annotation((Sentence(span, "body", 0),), (), (), (), (), (), (Claim(span, span),), ())

    assert unpack_annotation(pack_annotation(read(one), one), other) == read(other)


@pytest.mark.parametrize("data", [b"", b"x", pack("a string")])
def test_damage_is_said(data: bytes) -> None:
    with pytest.raises(ArchiveError):
        unpack(data, Article)


@given(st.text())
def test_offsets_stay(text: str) -> None:
    assert len(plain(text)) == len(text)


@given(st.text())
def test_words_are_their_own_words(text: str) -> None:
    assert words_of(words_of(text)) == words_of(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Löwenbräu’s MILL", "lowenbrau s mill"),
        ("Lo\u0308we", "lowe"),
        ("covid-19 3.5%", "covid 19 3 5"),
        ("Ёлка й", "елка и"),
        ("罢工abc", "罢 工 abc"),
        ("Straße İzmir", "strase izmir"),
        ("서울 학교", "서 울 학 교"),
        ("\u1112\u1161\u11a8", "학"),
        ("दिल्ली, কমল", "दिल्ली কমল"),
        ("क\u093c शक्\u200dति", "क शक्ति"),
        ("ক\u09c7\u09be", "ক\u09cb"),
        ("กำลัง", "ก ำ ล ั ง"),
        ("שָׁלוֹם سَلام", "שלום سلام"),
        ("葛\U000e0100", "葛"),
        ("", ""),
        ("… —", ""),
    ],
)
def test_words(text: str, words: str) -> None:
    assert words_of(text) == words


@pytest.mark.parametrize(
    ("query", "terms"),
    [
        ("harbour strike", ("harbour", "strike")),
        ('"harbour strike" now', ("harbour strike", "now")),
        ("“harbour strike”", ("harbour strike",)),
        ("a-b a-b", ("a b",)),
        ('" ', ()),
    ],
)
def test_terms(query: str, terms: tuple[str, ...]) -> None:
    assert terms_of(query) == terms


def test_an_excerpt_is_of_the_text_itself() -> None:
    text = "x " * 100 + "The Lo\u0308wenbräu\nmill  burned." + " y" * 100
    found = excerpt(text, ("lowenbrau", "mill"))
    assert "The Lo\u0308wenbräu mill burned." in found
    assert found.startswith("… x")
    assert found.endswith("y …")
    assert "mill burned" in excerpt(text, ("lowenbrau",)), "an accent of its own stands within the word"
    assert excerpt(text, ("nothing",)) == ""
