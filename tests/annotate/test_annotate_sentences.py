"""The sentences of an article. All texts are invented."""

from rashomon.annotate.sentences import find_sentences
from rashomon.model import Article, Piece, Span


def article(text: str, body: tuple[Piece, ...], *, captions: tuple[Piece, ...] = (), title: Span | None = None) -> Article:
    return Article("a", "a", "a.txt", text, body, captions=captions, title_span=title)


def kinds(found: Article) -> list[tuple[str, str]]:
    return [(s.span.of(found.text), s.kind) for s in find_sentences(found)]


TEXT = "Ferry sinks\nThe ferry sank. Divers came.\nThe wreck off Brod. Photo: a man.\nNobody was hurt."
TITLE, FIRST, CAPTION, LAST = (0, 11), (12, 40), (41, 74), (75, 91)


def test_pieces_in_order_with_their_kinds() -> None:
    found = article(TEXT, (FIRST, CAPTION, LAST), captions=(CAPTION,), title=Span("a", *TITLE))
    assert kinds(found) == [
        ("Ferry sinks", "title"),
        ("The ferry sank.", "body"),
        ("Divers came.", "body"),
        ("The wreck off Brod.", "caption"),
        ("Photo: a man.", "caption"),
        ("Nobody was hurt.", "body"),
    ]


def test_captions_inside_a_piece_are_cut_out_wherever_they_stand() -> None:
    whole = (FIRST[0], LAST[1])
    assert [kind for _, kind in kinds(article(TEXT, (whole,), captions=(CAPTION,)))] == ["body"] * 2 + ["caption"] * 2 + ["body"]
    assert [kind for _, kind in kinds(article(TEXT, (whole,), captions=(FIRST,)))] == ["caption"] * 2 + ["body"] * 3
    assert [kind for _, kind in kinds(article(TEXT, (whole,), captions=(LAST, FIRST)))] == ["caption"] * 2 + ["body"] * 2 + [
        "caption"
    ]


def test_a_title_inside_the_body_is_no_second_sentence() -> None:
    found = article(TEXT, ((0, len(TEXT)),), title=Span("a", *TITLE))
    assert [kind for _, kind in kinds(found)].count("title") == 0


def test_paragraphs_differ_between_pieces() -> None:
    found = article(TEXT, (FIRST, CAPTION, LAST), captions=(CAPTION,), title=Span("a", *TITLE))
    assert [s.paragraph for s in find_sentences(found)] == [3, 0, 0, 1, 1, 2]


def test_an_article_without_a_body_has_no_sentences() -> None:
    assert find_sentences(article("Home", ())) == ()
    assert find_sentences(article("\n \n", ((0, 3),))) == ()
