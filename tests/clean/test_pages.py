import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.clean.pages import clean
from rashomon.ingest import visible_text
from rashomon.ingest.decode import decode
from rashomon.model import Article, Evidence, Page, UnreadableError

TITLE = "Ferry leaves Port Town an hour late after rope fouls screw"
PARAGRAPHS = (
    "The ferry to the islands left Port Town an hour late on Monday because a rope had fouled its screw, an officer said.",
    "“We had to send a diver down,” said Jane Roe, who has run the harbour since 2011. “It took him forty minutes to free it.”",
    "Nobody was hurt, and the evening boat sailed on time. About 120 passengers waited on the quay, most of them going to work.",
)
STORY = "\n\n".join(PARAGRAPHS)


def flat(text: str, *declared: Evidence) -> Page:
    return Page("p1", "sha256:0", "pages/a.txt", text, None, declared)


def markup(source: str, *declared: Evidence) -> Page:
    return Page("p1", "sha256:0", "pages/a.html", visible_text(source), source, declared)


def manifest(field: str, value: str) -> Evidence:
    return Evidence(field, value, "manifest")


def check(article: Article) -> None:
    """Body and removed pieces are ordered, disjoint and hold all that is not blank; spans say what they claim."""
    pieces = sorted([*article.body, *((one.start, one.end) for one in article.removed)])
    at = 0
    for start, end in pieces:
        assert at <= start < end <= len(article.text)
        assert not article.text[at:start].strip()
        at = end
    assert not article.text[at:].strip()
    assert list(article.body) == sorted(article.body)
    assert set(article.captions) <= set(article.body)
    for one in article.evidence:
        assert one.span is None or one.span.end <= len(article.text)
    if article.title_span is not None:
        assert article.title_span.of(article.text).strip()


HTML = f"""<!doctype html><html lang="en"><head><title>{TITLE} | Harbour News</title>
<meta property="og:site_name" content="Harbour News"><meta property="og:title" content="{TITLE}">
<link rel="canonical" href="https://www.harbour.example/2024/05/02/ferry-late">
<script type="application/ld+json">{{"@context": "https://schema.org", "@type": "NewsArticle", "headline": "{TITLE}",
"datePublished": "2024-05-02T18:30:00+02:00", "author": [{{"@type": "Person", "name": "John Doe"}}],
"publisher": {{"@type": "Organization", "name": "Harbour News"}}}}</script></head>
<body><nav><a href="/">Home</a> <a href="/sea">Sea</a> <a href="/land">Land</a></nav>
<article><h1>{TITLE}</h1><p class="byline">By John Doe</p><time datetime="2024-05-02T18:30:00+02:00">2 May 2024</time>
<figure><img src="x.jpg"><figcaption>The ferry waits at the quay on Monday while a diver works below it.</figcaption></figure>
{"".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)}</article>
<aside><h3>Read more</h3><a href="/1">Ten islands to see before autumn comes</a></aside>
<footer>© 2024 Harbour News. All rights reserved. Terms of use. Contact us.</footer></body></html>"""


def test_a_page_of_html() -> None:
    article = clean(markup(HTML))
    check(article)
    running = [piece for piece in article.body if piece not in article.captions]
    assert "".join(article.text[a:b] for a, b in running).split() == STORY.split()
    assert [article.text[a:b] for a, b in article.captions] == [
        "The ferry waits at the quay on Monday while a diver works below it."
    ]
    assert (article.title, article.outlet, article.host, article.authors) == (
        TITLE,
        "Harbour News",
        "harbour.example",
        ("John Doe",),
    )
    assert article.title_span is not None and article.title_span.of(article.text) == TITLE
    assert article.title_span.start > article.text.index("Home")  # the heading, not the title tag
    assert (str(article.published), article.published_from) == ("2024-05-02T18:30:00+02:00", "json-ld")
    assert (article.language, article.reading, article.agencies) == ("en", "deep", ())
    assert {one.origin for one in article.evidence if one.field == "published"} >= {"json-ld", "time-tag"}


def test_a_flat_page() -> None:
    head = f"Home | News | Sport\n\n{TITLE}\n\nBy John Doe\n\nPublished: 2 May 2024, 18:30 GMT\n\n"
    text = f"{head}PORT TOWN (AFP) - {STORY}\n\nSource: AFP\n"
    article = clean(flat(text, manifest("host", "Harbour News")))
    check(article)
    assert "".join(text[a:b] for a, b in article.body).split() == STORY.split()
    assert (article.title, article.authors, article.agencies) == (TITLE, ("John Doe",), ("AFP",))
    assert (article.outlet, article.host) == ("AFP", "Harbour News")
    assert (str(article.published), article.published_from) == ("2024-05-02T18:30:00+00:00", "byline")
    assert {one.why for one in article.removed} >= {"title", "byline", "dateline", "credit"}


@pytest.mark.parametrize(
    ("said", "printed", "when", "origin"),
    [
        ("2024-05-02", "2 May 2024, 18:30 GMT", "2024-05-02T18:30:00+00:00", "byline"),
        ("2024-05-02T00:00:00Z", "2 May 2024, 18:30 GMT", "2024-05-02T18:30:00+00:00", "byline"),
        ("2024-05-02T09:00:00Z", "2 May 2024, 18:30 GMT", "2024-05-02T09:00:00+00:00", "manifest"),
        ("2024-05-02", "2 May 2024", "2024-05-02", "manifest"),
        ("2024-05-03T00:30:00Z", "2 May 2024, 20:30", "2024-05-02T20:30:00-04:00", "byline"),
        ("2024-05-03T00:00:00Z", "2 May 2024, 20:00", "2024-05-03T00:00:00+00:00", "manifest"),
        ("2024-05-04", "2 May 2024, 18:30 GMT", "2024-05-04", "manifest"),
        (None, "2 May 2024", "2024-05-02", "byline"),
        (None, "04/05/2024", "None", "none"),
        (None, "", "None", "none"),
    ],
)
def test_manifest_and_page_both_date_it(said: str | None, printed: str, when: str, origin: str) -> None:
    declared = (manifest("published", said),) if said else ()
    line = f"Published: {printed}\n\n" if printed else ""
    article = clean(flat(f"{TITLE}\n\n{line}{STORY}\n", *declared))
    assert (str(article.published), article.published_from) == (when, origin)
    fields = {one.origin for one in article.evidence if one.field == "published"}
    assert fields == ({"manifest"} if said else set()) | ({"byline"} if printed and printed != "04/05/2024" else set())


def test_a_date_of_the_day_above_the_headline_or_in_the_story_dates_nothing() -> None:
    menu = "Saturday, May 4, 2024\nHome\nNews\nSport\nWeather\nShipping\n"
    article = clean(flat(f"{menu}{TITLE}\n\n{STORY} The pier was opened on 3 May 1998.\n"))
    assert article.published is None


@pytest.mark.parametrize(
    ("line", "title"),
    [
        (TITLE, TITLE),
        (f"{TITLE} - Harbour News", TITLE),
        (f"{TITLE} | Harbour News", TITLE),
        (f"News :: {TITLE}", TITLE),
        (f"Harbour, {TITLE}", f"Harbour, {TITLE}"),
        ("Harbour News", None),
    ],
)
def test_headlines_of_flat_pages(line: str, title: str | None) -> None:
    article = clean(flat(f"{line}\n\n{STORY}\n", manifest("host", "harbournews.example")))
    check(article)
    assert article.title == title
    if title is not None:
        assert not any(TITLE in article.text[a:b] for a, b in article.body)


@pytest.mark.parametrize(
    ("page", "why"),
    [
        (flat("Home\nNews\nSport\nWeather\nContact us\n"), "no article was found"),
        (flat("404 Not Found\n\nThe page you requested was moved. Please use the search box above.\n"), "error page"),
        (flat("Please enable JavaScript to read this page.\nHarbour News\n"), "error page"),
        (flat("?!?\n"), "no article was found"),
        (markup("<html><body><nav><a>Home</a><a>News</a></nav></body></html>"), "no article was found"),
        (markup("<html><body><h1>Access denied</h1><p>Your address was blocked.</p></body></html>"), "error page"),
    ],
)
def test_pages_without_an_article_say_so(page: Page, why: str) -> None:
    with pytest.raises(UnreadableError, match=why):
        clean(page)


@pytest.mark.parametrize(
    ("text", "language", "reading"),
    [
        (STORY, "en", "deep"),
        ("Паром вышел из порта с опозданием на час, сообщил начальник порта. Никто не пострадал, вечерний рейс ушёл вовремя. "
         "Около ста пассажиров ждали на причале, и большинство из них ехало на работу в город за заливом.", "ru", "shallow"),
        ("渡轮周一因绳索缠住螺旋桨而晚开一小时，港务长表示。没有人受伤，晚上的船准时开出。大约一百二十名乘客在码头上等候，他们大多是去上班的。"
         "港务长说，潜水员用了四十分钟才把绳索割断。", "zh", "shallow"),
    ],
)  # fmt: skip
def test_languages(text: str, language: str, reading: str) -> None:
    article = clean(flat(text))
    assert (article.language, article.reading) == (language, reading)


PARTS = st.sampled_from(
    [
        *PARAGRAPHS,
        TITLE,
        "\n",
        "\r\n",
        "\n\n",
        " ",
        "By John Doe",
        "(AFP) -",
        "Source: X",
        "Photo: AFP",
        "Home",
        "|",
        "2 May 2024",
        "\u2028",
        "\ufffd",
        "“",
        "404",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PARTS, max_size=14).map("".join) | st.lists(PARTS, max_size=14).map("\n".join))
def test_any_flat_text_is_read_or_refused(text: str) -> None:
    try:
        article = clean(flat(text))
    except UnreadableError as error:
        assert str(error)
    else:
        check(article)


TAGS = st.sampled_from(
    [*PARAGRAPHS, "<p>", "</p>", "<div>", "<h1>", TITLE, "</h1>", "<figure><figcaption>", "</figure>", "<table><td>",
     "<script>", "</script>", "&lt;", "<", "<br>", "\x01", "<time datetime='x'>",
     '<script type="application/ld+json">{"@type": "Article", "headline": [1], "author": {"name": 3}}</script>']
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(TAGS, max_size=14).map("".join))
def test_any_markup_is_read_or_refused(source: str) -> None:
    try:
        article = clean(markup(source))
    except UnreadableError as error:
        assert str(error)
    else:
        check(article)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300), st.booleans())
def test_any_bytes_end_in_an_article_or_a_reason(data: bytes, as_markup: bool) -> None:
    try:
        text, _ = decode(data + STORY.encode() if data[:1] > b"\x80" else data)
        check(clean(markup(text) if as_markup else flat(text)))
    except UnreadableError as error:
        assert str(error)
