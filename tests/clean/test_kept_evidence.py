"""What leaves the body says why, and what it tells of the article is kept with its place."""

from typing import get_args

from rashomon.clean.pages import clean
from rashomon.model import Page, Why

BODY = (
    "A freight barge sank in the harbour of Port Lerwin on Tuesday night after it struck a breakwater, the coast guard said.",
    "All nine members of the crew were pulled from the water within an hour, and two of them were taken to hospital.",
    "The harbour authority closed the eastern channel until divers can inspect the wreck, which carries 400 tonnes of grain.",
)
ABOVE = ("Home", "Sport", "Barge sinks in harbour", "By Tomas Ferreby", "12 March 2031")
BELOW = ("With inputs from AFP", "Source: The Lerwin Courier", "Share", "Most read", "Privacy policy")
TEXT = "\n".join([*ABOVE, f"PORT LERWIN, March 12 (Reuters) — {BODY[0]}", *BODY[1:], *BELOW])


def test_bylines_datelines_and_credits_are_kept_as_evidence() -> None:
    article = clean(Page(id="p", content="c", source="page.txt", text=TEXT))
    assert article.body_text() == "\n".join(BODY)
    kept = {(one.field, TEXT[one.span.start : one.span.end]) for one in article.evidence if one.span is not None}
    assert kept >= {
        ("agency", "Reuters"),
        ("agency", "AFP"),
        ("outlet", "The Lerwin Courier"),
        ("author", "Tomas Ferreby"),
        ("published", "12 March 2031"),
        ("title", "Barge sinks in harbour"),
    }


def test_every_removed_piece_says_why() -> None:
    article = clean(Page(id="p", content="c", source="page.txt", text=TEXT))
    assert {removed.why for removed in article.removed} <= set(get_args(Why))
    why = {line: one.why for one in article.removed for line in TEXT[one.start : one.end].split("\n")}
    assert why["Barge sinks in harbour"] == "title"
    assert why["By Tomas Ferreby"] == "byline"
    assert why["12 March 2031"] == "dateline"
    assert why["PORT LERWIN, March 12 (Reuters) —"] == "dateline"
    assert why["Source: The Lerwin Courier"] == "credit"
    assert why["Privacy policy"] == "furniture"
