from pathlib import Path

import pytest

from rashomon.clean.pages import clean
from rashomon.ingest import read_pages
from rashomon.ingest.feeds import looks_like_feed

LONG = "The ferry to Ostero left the harbour an hour late on Monday, the harbour master said. Nobody was hurt. " * 5
RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<!-- made by hand -->
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Harbour Post: latest</title><link>https://harbour.example/</link><language>en-gb</language>
<item><title>Ferry &amp;amp; crew late</title><link>https://harbour.example/1</link><guid isPermaLink="false">tag:1</guid>
<pubDate>Thu, 13 Mar 2025 14:20:00 +0100</pubDate><dc:creator>Ana Velden</dc:creator><description>Short.</description>
<content:encoded><![CDATA[<p>{LONG}</p><script>x()</script><p>It sails again on Tuesday.</p>]]></content:encoded></item>
<item><title>Dock shut</title><link>https://harbour.example/2</link><description>A &lt;b&gt;dock&lt;/b&gt; is shut.</description>
<source url="https://strait.example/rss">Strait Times</source></item>
<item><title>Only a title</title><link>https://harbour.example/3</link></item>
</channel></rss>
"""
ATOM = """<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr"><title>Le Port</title><id>tag:feed</id>
<entry><id>tag:1</id><title type="html">Le &lt;i&gt;ferry&lt;/i&gt;</title><link href="https://port.example/1"/>
<published>2025-03-13T10:00:00Z</published><updated>2025-03-14T10:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Le ferry est parti en retard.</p></div></content></entry>
<entry><id>tag:1</id><title>Deux</title><content type="text">Un quai &lt; deux quais.

Voilà.</content></entry></feed>
"""


def write(folder: Path, name: str, text: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


@pytest.mark.parametrize("name", ["a.xml", "a.rss", "a.feed"])
def test_each_entry_is_a_page(tmp_path: Path, name: str) -> None:
    path = write(tmp_path, name, RSS)
    pages, failed = read_pages([path])
    assert [page.source for page in pages] == [f"{path}#tag:1", f"{path}#https://harbour.example/2"]
    assert [(one.field, one.value, one.origin) for one in pages[0].declared] == [
        ("source", "https://harbour.example/1", "feed"),
        ("published", "2025-03-13T14:20:00+01:00", "feed"),
        ("language", "en-gb", "feed"),
    ]
    assert LONG.strip() in pages[0].text and "x()" not in pages[0].text and "Short." not in pages[0].text
    assert pages[0].notes == () and pages[1].notes == ("the feed gives a summary of it",)
    assert pages[1].text.split() == "Dock shut Dock shut A dock is shut.".split()
    assert ("outlet", "Strait Times") in [(one.field, one.value) for one in pages[1].declared]
    assert [one.source for one in failed] == [f"{path}#https://harbour.example/3"] and "nothing of it but its title" in failed[
        0
    ].why


def test_the_article_of_an_entry(tmp_path: Path) -> None:
    pages, _ = read_pages([write(tmp_path, "a.rss", RSS)])
    article = clean(pages[0])
    assert (article.title, article.host, article.authors) == ("Ferry & crew late", "harbour.example", ("Ana Velden",))
    assert str(article.published) == "2025-03-13T14:20:00+01:00"
    assert article.body_text().startswith("The ferry to Ostero") and article.body_text().endswith("again on Tuesday.")


def test_atom(tmp_path: Path) -> None:
    path = write(tmp_path, "a.atom", ATOM)
    pages, failed = read_pages([path])
    assert failed == ()
    assert [page.source for page in pages] == [f"{path}#tag:1", f"{path}#2"]  # an id that stands twice names one of them
    assert pages[0].text.split()[:2] == ["Le", "ferry"] and "Le ferry est parti en retard." in pages[0].text
    assert {one.field: one.value for one in pages[0].declared} == {
        "source": "https://port.example/1",
        "published": "2025-03-13T10:00:00Z",
        "modified": "2025-03-14T10:00:00Z",
        "language": "fr",
    }
    assert "Un quai < deux quais.\n" in pages[1].text


def test_a_damaged_feed_gives_what_can_be_told(tmp_path: Path) -> None:
    path = write(tmp_path, "a.rss", RSS[: RSS.index("<item><title>Dock")])
    pages, failed = read_pages([path])
    assert len(pages) == 1 and [one.source for one in failed] == [str(path)] and "damaged" in failed[0].why


@pytest.mark.parametrize(
    ("name", "text", "why"),
    [
        ("a.rss", "<rss version='2.0'><channel></channel></rss>", "no entry"),
        ("a.rss", "not a feed", "no entry"),
        ("a.rss", "", "no entry"),
        ("a.xml", '<?xml version="1.0"?><urlset><url/></urlset>', "no page and no feed"),
    ],
)
def test_what_is_no_feed_is_said(tmp_path: Path, name: str, text: str, why: str) -> None:
    pages, failed = read_pages([write(tmp_path, name, text)])
    assert pages == () and len(failed) == 1 and why in failed[0].why, failed


def test_xhtml_with_the_ending_of_a_feed_is_a_page(tmp_path: Path) -> None:
    pages, failed = read_pages([write(tmp_path, "a.xml", '<?xml version="1.0"?>\n<html><body><p>The ferry</p></body></html>')])
    assert failed == () and pages[0].text.strip() == "The ferry"


@pytest.mark.parametrize(
    ("head", "is_feed"),
    [
        (RSS.encode()[:300], True),
        (ATOM.encode()[:100], True),
        (b"\xef\xbb\xbf  <rdf:RDF xmlns='x'>", True),
        (b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY nbsp "x">]><rss version="0.91">', True),
        (b"<html>", False),
        (b"a story about <rss >", False),
        (b"<feedback>", False),
        (b"", False),
    ],
)
def test_a_feed_is_known_by_how_it_begins(head: bytes, is_feed: bool) -> None:
    assert looks_like_feed(head) == is_feed


def test_a_feed_opens_nothing_it_names(tmp_path: Path) -> None:
    secret = write(tmp_path, "secret.txt", "the secret words")
    text = f"""<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "{secret.as_uri()}">]>
    <rss version="2.0"><channel><item><title>A</title><description>It says &x; here.</description></item></channel></rss>"""
    pages, _ = read_pages([write(tmp_path, "a.rss", text)])
    assert all("secret words" not in page.text for page in pages)
    bomb = (
        '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "'
        + "x" * 50
        + '">'
        + "".join(f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(9))
        + "]><rss version='2.0'><channel><item><title>A</title><description>B &j; C</description></item></channel></rss>"
    )
    pages, _ = read_pages([write(tmp_path, "b.rss", bomb)])
    assert sum(len(page.text) for page in pages) < 100_000
