"""Flat pages, invented, with what is the article and what is not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.clean import line_scores
from rashomon.clean.furniture import Body, find_body
from rashomon.model import Why

PARAGRAPHS = (
    "A freight barge sank in the harbour of Port Lerwin on Tuesday night after it struck a breakwater, the coast guard said.",
    "All nine members of the crew were pulled from the water within an hour, and two of them were taken to hospital with "
    "hypothermia.",
    "“We heard a crash and then the lights went out,” said Ilse Marand, who runs the ferry kiosk on the quay.",
    "The harbour authority closed the eastern channel until divers can inspect the wreck, which carries 400 tonnes of grain.",
    "Investigators will ask why the barge left its berth although a storm warning had been in force since the afternoon.",
)
ARTICLE = "\n\n".join(PARAGRAPHS)


def kept(text: str, body: Body) -> str:
    return "\n".join(text[start:end] for start, end in body.pieces)


def reasons(text: str, body: Body) -> dict[str, Why]:
    return {text[r.start : r.end]: r.why for r in body.removed}


def why_of(text: str, body: Body, piece: str) -> Why | None:
    at = text.index(piece)
    return next((r.why for r in body.removed if r.start <= at and at + len(piece) <= r.end), None)


def test_a_page_of_paragraphs_stays_whole() -> None:
    body = find_body(ARTICLE)
    assert body.removed == ()
    assert kept(ARTICLE, body) == ARTICLE
    assert len(body.pieces) == 1


def test_an_empty_page_has_no_body() -> None:
    assert find_body(" \n\t\n") == Body((), ())


def test_menus_and_footers_go() -> None:
    text = "\n".join([
        "Home", "World", "Politics", "Sport", "Log in", "Barge sinks in harbour", *PARAGRAPHS,
        "Share this story", "Most read", "Ten recipes for plums", "Who owns the old mill?",
        "© 2031 Lerwin Gazette. All rights reserved.", "Privacy policy | Terms of use | Contact us",
    ])  # fmt: skip
    body = find_body(text)
    assert kept(text, body) == "\n".join(PARAGRAPHS)
    assert why_of(text, body, "Barge sinks in harbour") == "title"
    assert why_of(text, body, "Politics") == "furniture"


@pytest.mark.parametrize(
    ("piece", "why"),
    [
        ("By Tomas Ferreby", "byline"),
        ("Published: 12 March 2031 at 8:30 am", "dateline"),
        ("March 12, 2031", "dateline"),
        ("Barge sinks in harbour", "title"),
    ],
)
def test_evidence_above_the_text(piece: str, why: Why) -> None:
    text = f"Barge sinks in harbour\n\nBy Tomas Ferreby\n\nMarch 12, 2031\n\nPublished: 12 March 2031 at 8:30 am\n\n{ARTICLE}"
    body = find_body(text)
    assert why_of(text, body, piece) == why
    assert kept(text, body) == ARTICLE


@pytest.mark.parametrize(
    ("piece", "why"),
    [
        ("Source: The Lerwin Courier", "credit"),
        ("(Reporting by Ana Tull; Editing by Ben Orr)", "byline"),
        ("Ana Tull contributed to this report", "byline"),
        ("To contact the reporter on this story: Ana Tull in Lerwin at atull@example.org", "byline"),
    ],
)
def test_evidence_below_the_text(piece: str, why: Why) -> None:
    text = f"{ARTICLE}\n\n{piece}"
    body = find_body(text)
    assert why_of(text, body, piece) == why
    assert kept(text, body) == ARTICLE


@pytest.mark.parametrize(
    "prefix",
    [
        "PORT LERWIN, March 12 (AFP) —", "PORT LERWIN (Reuters) -", "(CNN) --", "PORT LERWIN:", "Lerwin:", "LERWIN —",
        "Dec. 15 (Bloomberg) --", "LERWIN, Va. (AP) —", "(MERIDIAN)",
    ],
)  # fmt: skip
def test_a_dateline_is_cut_from_the_first_paragraph(prefix: str) -> None:
    text = f"{prefix} {ARTICLE}"
    body = find_body(text)
    assert kept(text, body) == ARTICLE
    assert why_of(text, body, prefix) == "dateline"


@pytest.mark.parametrize(
    "opening", ["He said: “No one told us that the warning was still in force when we left the berth on that night.”"]
)
def test_what_is_no_dateline_stays(opening: str) -> None:
    text = f"{opening}\n\n{ARTICLE}"
    assert kept(text, find_body(text)) == text


def test_a_second_printing_is_a_repeat() -> None:
    text = f"{ARTICLE}\n\n{ARTICLE}"
    body = find_body(text)
    assert kept(text, body) == ARTICLE
    assert {r.why for r in body.removed} == {"repeat"}


def test_the_title_given_is_found_again() -> None:
    text = f"Harbour news\n\nBarge sinks\n\nBarge sinks\n\n{ARTICLE}"
    body = find_body(text, title="Barge sinks")
    assert why_of(text, body, "Barge sinks\n\nBarge sinks") == "title"


def test_teasers_in_the_midst() -> None:
    teaser = "Old lighthouse to be sold\n\nOld lighthouse to be sold\n\nRead more\nOld lighthouse to be sold"
    text = "\n\n".join([*PARAGRAPHS[:3], teaser, *PARAGRAPHS[3:]])
    body = find_body(text)
    assert kept(text, body) == "\n".join(["\n\n".join(PARAGRAPHS[:3]), "\n\n".join(PARAGRAPHS[3:])])


def test_an_appeal_glued_to_the_end_is_cut_at_its_sentence() -> None:
    appeal = (
        "A message from the Lerwin Gazette:Dear readers,We need your help.Your support, no matter how small, keeps our reporters "
        "at work.Please support us today.Sign up for our newsletter.You can unsubscribe at any time."
    )
    text = ARTICLE + appeal
    body = find_body(text)
    assert kept(text, body) == ARTICLE
    assert reasons(text, body) == {appeal: "furniture"}


def test_whoever_is_quoted_may_ask_for_support() -> None:
    quote = "“We need your help. Please support us,” the mayor told the ship owners. “Thank you for standing with us.”"
    text = f"{ARTICLE}\n\n{quote}\n\n{PARAGRAPHS[0].replace('Tuesday', 'Sunday')}"
    assert quote in kept(text, find_body(text))


def test_pointers_in_brackets_are_cut() -> None:
    text = ARTICLE.replace("400 tonnes of grain.", "400 tonnes of grain. (Read more about grain in our archive.)")
    body = find_body(text)
    assert "(Read" not in kept(text, body)
    assert why_of(text, body, "(Read more about grain in our archive.)") == "teaser"


@pytest.mark.parametrize("credit", ["© The Harbour Office", "(AP)", "[AFP]", "— File photo by AFP"])
def test_a_caption_is_body_and_its_credit_is_not(credit: str) -> None:
    caption = "Divers of the coast guard prepare to inspect the wreck off the quay of Port Lerwin, March 12, 2031."
    text = f"Barge sinks in harbour\n\n{caption} {credit}\n\n{ARTICLE}"
    body = find_body(text)
    assert [text[s:e] for s, e in body.captions] == [caption]
    assert caption in kept(text, body)
    assert why_of(text, body, credit) == "credit"


@pytest.mark.parametrize(
    "foreign",
    [
        "Ваш адрес email не будет опубликован. Обязательные поля помечены звездочкой, спасибо за ваш комментарий.",
        "Die Hafenbehörde hat den östlichen Kanal gesperrt und wird ihn erst nach der Untersuchung wieder öffnen.",
    ],
)
def test_another_language_goes(foreign: str) -> None:
    text = f"{ARTICLE}\n\n{foreign}"
    body = find_body(text)
    assert kept(text, body) == ARTICLE


@pytest.mark.parametrize(
    "paragraph",
    [
        "Грузовая баржа затонула в гавани во вторник вечером после того, как она ударилась о волнолом.",
        "Ein Frachtkahn ist am Dienstagabend im Hafen gesunken, nachdem er gegen die Mole gestoßen war.",
        "在星期二晚上，一艘货运驳船在撞上防波堤后在港口沉没，海岸警卫队表示，所有九名船员在一小时内从水中被救起，其中两人被送往医院。",
        "غرقت صندل شحن في الميناء مساء الثلاثاء بعد أن اصطدمت بحاجز الأمواج، وقال خفر السواحل إن جميع أفراد الطاقم نجوا.",
    ],
)
def test_pages_in_other_languages_are_read(paragraph: str) -> None:
    text = "\n\n".join([paragraph, *(f"{paragraph} {n}." for n in range(4))])
    assert kept(text, find_body(text)).startswith(paragraph)


def test_rules_do_without_the_weights(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(line_scores, "_context_net", lambda: None)
    text = "\n".join(["Home", "World", "Log in", *PARAGRAPHS, "Share this story", "© 2031 Lerwin Gazette. All rights reserved."])
    assert kept(text, find_body(text)) == "\n".join(PARAGRAPHS)


PIECES = st.sampled_from([
    *PARAGRAPHS, "Home", "Read more", "© X", "(AFP)", "MOSCOW, April 3 (AFP) — ", "“", "”", "\n", "\n\n", "\r\n", "\u2028", " ",
    "By A B",    "Sign up for our newsletter.", "Источник", "\x0c", "window.x = {};", "...", "»", "Watch the rescue »", "İ", "𝔘",
])  # fmt: skip


@given(st.lists(st.one_of(PIECES, st.text(max_size=40)), max_size=30).map("".join))
@settings(max_examples=150, deadline=None)
def test_any_text_is_covered_once(text: str) -> None:
    body = find_body(text)
    spans = sorted([*body.pieces, *((r.start, r.end) for r in body.removed)])
    assert list(body.pieces) == sorted(body.pieces)
    assert set(body.captions) <= set(body.pieces)
    at = 0
    for start, end in spans:
        assert at <= start < end <= len(text)
        assert not text[at:start].strip()
        assert text[start:end].strip() == text[start:end]
        at = end
    assert not text[at:].strip()
    assert find_body(text) == body


def test_a_second_printing_without_line_breaks_is_a_repeat() -> None:
    again = " ".join(PARAGRAPHS)
    text = f"{ARTICLE}\n\n{again}"
    body = find_body(text)
    assert kept(text, body) == ARTICLE
    assert reasons(text, body) == {again: "repeat"}


def test_one_sentence_said_again_among_others_stays() -> None:
    text = f"{ARTICLE}\n\nOfficials repeated their warning to small craft. {PARAGRAPHS[0]} It was the third such loss this year."
    assert kept(text, find_body(text)) == text


def test_a_caption_that_prints_a_sentence_of_the_text_goes() -> None:
    text = f"Barge sinks in harbour\n\n{PARAGRAPHS[3]} — File photo by AFP\n\n{ARTICLE}"
    body = find_body(text)
    assert kept(text, body) == ARTICLE
    assert body.captions == ()


def test_an_invitation_to_write_goes() -> None:
    text = f"{ARTICLE}\n\nDid you see the barge go down? Write to desk@example.org or leave us a word at the kiosk."
    assert kept(text, find_body(text)) == ARTICLE


@pytest.mark.parametrize(
    "appeal",
    [
        "The Harbour Post belongs to its readers. Without you there is no harbour reporting.",
        "You have read 3 free articles this month.",
        "This is your last free article.",
    ],
)
def test_an_appeal_between_paragraphs_or_inside_one_goes(appeal: str) -> None:
    text = "\n".join([*PARAGRAPHS[:3], appeal, *PARAGRAPHS[3:]])
    assert kept(text, find_body(text)) == "\n".join(PARAGRAPHS)
    text = "\n".join([*PARAGRAPHS[:2], f"{PARAGRAPHS[2]} {appeal}", *PARAGRAPHS[3:]])
    assert reasons(text, find_body(text)) == {appeal: "furniture"}


def test_whoever_is_quoted_may_speak_of_readers() -> None:
    quote = "“The paper belongs to its readers and to nobody else,” the editor said at the meeting in the town hall on Friday."
    text = "\n".join([*PARAGRAPHS[:3], quote, *PARAGRAPHS[3:]])
    assert quote in kept(text, find_body(text))


@pytest.mark.parametrize("menu", ["HomeWorldSport", "HomeLatest NewsWorld"])
def test_a_menu_glued_to_the_first_sentence_goes(menu: str) -> None:
    text = "\n".join([menu + PARAGRAPHS[0], *PARAGRAPHS[1:]])
    assert reasons(text, find_body(text)) == {menu: "furniture"}


@pytest.mark.parametrize("opening", ["NewsCorp", "WorldCom", "SportAccord", "HomeAway"])
def test_a_name_with_a_capital_inside_is_no_menu(opening: str) -> None:
    text = "\n".join(
        [f"{opening} said on Tuesday that it would pay for the repair of the breakwater in the harbour.", *PARAGRAPHS]
    )
    assert kept(text, find_body(text)) == text


def test_a_line_above_the_text_without_a_verb_is_a_caption() -> None:
    caption = "The wreck of the barge off the breakwater on Wednesday."
    text = "\n".join(["Barge sinks in harbour", caption, *PARAGRAPHS])
    assert [text[a:b] for a, b in find_body(text).captions] == [caption]


@pytest.mark.parametrize("sentence", ["The barge sank in the harbour on Tuesday.", "Nine people were rescued from the wreck."])
def test_a_short_sentence_is_no_caption(sentence: str) -> None:
    assert find_body("\n".join([sentence, *PARAGRAPHS])).captions == ()


@pytest.mark.parametrize(
    "line",
    ["From our correspondent in Port Lerwin, Ilse Marand", "De notre envoyée spéciale à Port-Lerwin, Ilse Marand"],
)
def test_a_correspondents_line_is_no_headline(line: str) -> None:
    text = "\n".join(["Home", "Barge sinks in the harbour of Port Lerwin", line, *PARAGRAPHS])
    body = find_body(text)
    assert why_of(text, body, line) == "byline"
    assert why_of(text, body, "Barge sinks in the harbour of Port Lerwin") == "title"
