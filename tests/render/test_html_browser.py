"""The HTML dossier in a real browser. Skipped aloud where none is installed."""

import re
import shutil
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from invented_ferry import ferry

from rashomon.render import html

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

BROWSER = next((found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None)
FLAGS = [
    "--no-sandbox", "--headless", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run",
]  # fmt: skip

pytestmark = pytest.mark.skipif(
    BROWSER is None, reason="no browser: install chromium (apt-get install chromium) to test the HTML dossier where it is read"
)


@pytest.fixture(scope="module")
def browser() -> Iterator["Browser"]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=BROWSER, args=FLAGS)
        yield running
        running.close()


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("html") / "ferry.html"
    path.write_text(html.page(ferry()), encoding="utf-8", newline="")
    return path


@pytest.fixture
def page(browser: "Browser", file: Path) -> Iterator["Page"]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme="light", reduced_motion="reduce")
    opened = context.new_page()
    asked: list[str] = []
    wrong: list[str] = []
    opened.on("request", lambda request: asked.append(request.url))
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on("console", lambda message: wrong.append(message.text) if message.type in ("error", "warning") else None)
    opened.goto(file.as_uri())
    yield opened
    assert [url for url in asked if url != file.as_uri()] == [], "the page asked for something"
    assert wrong == []
    context.close()


def lit(page: "Page") -> str:
    return page.evaluate("[...document.querySelectorAll('mark.lit')].map(m => m.textContent).join('')")


def words_at(place: str) -> str:
    number, start, end = (int(part) for part in re.split("[:-]", place))
    return ferry().articles[number - 1].text[start:end]


def test_every_mark_lights_its_very_characters(page: "Page") -> None:
    places = page.evaluate("[...document.querySelectorAll('[data-go]')].map(m => m.dataset.go)")
    assert len(places) > 80
    for at in range(len(places)):
        page.evaluate("at => document.querySelectorAll('[data-go]')[at].click()", at)
        assert lit(page) == words_at(places[at]), places[at]


SECTIONS = [
    ("#brief sup .mark", "Nine people"),
    ("#conflicts .cite", "will reopen on Friday"),
    ("#points td .mark", "Divers were to inspect the pier on Wednesday, March 6."),
    ("#points th .mark", "Divers were to inspect the pier on Wednesday, March 6."),
    ("#quotes .mark", "سمعنا الإنذار ثم ضجيجا طويلا"),
    ("#people .spellings .mark", "puente de Kestrel"),
    ("#people .relations .mark", "whose husband Aksel"),
    ("#timeline .mark", "The Alma Reyes lost steering at about 7:10 a.m."),
    ("#copies .pairs .mark", "hospital officials said"),
    ("#copies .plain .mark", "the port authority said"),
    ("#wording .mark", "rammed"),
    ("#omissions .mark", "The captain, Ruben Achterberg, was suspended."),
]


@pytest.mark.parametrize(("selector", "words"), SECTIONS)
def test_each_kind_of_mark_by_mouse_and_by_enter(page: "Page", selector: str, words: str) -> None:
    mark = page.locator(selector).last
    mark.click()
    assert lit(page) == words
    seen = page.evaluate(
        "() => { const p = document.getElementById('pages').getBoundingClientRect(),"
        " m = document.querySelector('mark.lit').getBoundingClientRect(); return m.top >= p.top && m.bottom <= p.bottom; }"
    )
    assert seen, "the panel is not scrolled to the lit words"
    page.keyboard.press("Backspace")
    assert lit(page) == ""
    assert mark.evaluate("m => m === document.activeElement"), "the way back leads to another place"
    page.keyboard.press("Enter")
    assert lit(page) == words


def test_astral_signs_before_the_words_do_not_move_the_light(page: "Page") -> None:
    lantern = ferry().articles[3]
    assert sum(ord(sign) > 0xFFFF for sign in lantern.text) > 5
    for words in ("12 February 2031", "👨‍👩‍👧 families", "</script><script>alert(1)", "Tuesday 🚨"):
        start = lantern.text.index(words)
        page.evaluate("place => { location.hash = '#at=' + place; }", f"4:{start}-{start + len(words)}")
        page.wait_for_function("document.querySelector('mark.lit')")
        page.wait_for_timeout(50)
        assert lit(page) == words


def test_light_can_lie_across_pieces(page: "Page") -> None:
    page.evaluate("location.hash = '#at=3:0-200'")
    page.wait_for_function("document.querySelector('mark.lit')")
    assert lit(page) == ferry().articles[2].text[:200]
    page.keyboard.press("Escape")
    assert page.evaluate("document.querySelector('[data-text=\"3\"]').textContent") == ferry().articles[2].text


def test_texts_stand_in_the_page_sign_for_sign(page: "Page") -> None:
    shown = page.evaluate("[...document.querySelectorAll('.text')].map(t => t.textContent)")
    assert shown == [article.text for article in ferry().articles]


def test_back_goes_through_the_whole_trail(page: "Page") -> None:
    marks = page.locator("#conflicts .cite")
    marks.nth(0).click()
    first = lit(page)
    marks.nth(3).click()
    assert lit(page) != first
    page.locator("#back").click()
    assert lit(page) == first
    page.locator("#back").click()
    assert lit(page) == ""
    assert not page.locator("#pages").is_visible()


def test_dark_and_light(browser: "Browser", file: Path) -> None:
    for scheme in ("light", "dark"):
        context = browser.new_context(color_scheme=scheme)  # type: ignore[arg-type]
        opened = context.new_page()
        opened.goto(file.as_uri())
        colours = opened.evaluate("[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color]")
        paper, ink = (sum(int(part) for part in re.findall(r"\d+", colour)[:3]) for colour in colours)
        assert (paper > ink) == (scheme == "light")
        opened.locator("#theme").click()  # auto → dark → light
        assert opened.evaluate("document.documentElement.dataset.theme") == "dark"
        opened.locator("#theme").click()
        assert opened.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(251, 250, 247)"
        context.close()


def test_print_hides_nothing_essential(page: "Page") -> None:
    page.emulate_media(media="print")
    for section in (
        "brief",
        "conflicts",
        "points",
        "quotes",
        "people",
        "timeline",
        "copies",
        "wording",
        "omissions",
        "unread",
        "pages",
    ):
        assert page.locator(f"#{section}").is_visible(), section
    assert page.locator(".page").evaluate_all("pages => pages.every(p => p.offsetHeight > 0)")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_nothing_is_wider_than_the_window(page: "Page", width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.locator("#conflicts .cite").first.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_without_script_everything_is_there(browser: "Browser", file: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    opened = context.new_page()
    opened.goto(file.as_uri())
    assert opened.locator(".page").count() == len(ferry().articles)
    assert opened.locator("#page-4").is_visible()
    opened.locator("#brief .mark").last.click()
    assert opened.url.endswith("#page-4")
    context.close()


def test_every_control_and_mark_has_a_name_and_ids_are_unique(page: "Page") -> None:
    nameless = page.evaluate(
        "[...document.querySelectorAll('a, button, select')].filter(e => !(e.textContent.trim() || e.ariaLabel)).length"
    )
    assert nameless == 0
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(e => e.id)")
    assert len(ids) == len(set(ids))
    broken = page.evaluate(
        "[...document.querySelectorAll('a[href^=\"#\"]')].map(a => a.getAttribute('href').slice(1))"
        ".filter(id => !document.getElementById(id))"
    )
    assert broken == []


def test_sixty_accounts_open_quickly(browser: "Browser", tmp_path: Path) -> None:
    import dataclasses

    base = ferry()
    more = tuple(
        dataclasses.replace(article, id=f"{article.id}-{copy}", text=article.text * 20)
        for copy in range(11)
        for article in base.articles
    )
    path = tmp_path / "sixty.html"
    whole = dataclasses.replace(base, articles=base.articles + more, points=base.points * 12)
    path.write_text(html.page(whole), encoding="utf-8", newline="")
    opened = browser.new_page()
    opened.goto(path.as_uri())
    assert opened.evaluate("performance.timing.domContentLoadedEventEnd - performance.timing.navigationStart") < 4000
    opened.locator("#conflicts .cite").first.click()
    assert lit(opened) == "six people"
    assert unicodedata.normalize("NFC", opened.title()).startswith("Ferry strikes")
    opened.close()
