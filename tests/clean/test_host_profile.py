"""What the pages of one host share is the host's; what one page reports is not."""

from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.clean.furniture import find_body
from rashomon.clean.host_profile import make_profile

FRAME = "The Lerwin Gazette has reported from the islands since 1871, in every weather and without a single day of rest."
STORIES = [
    "A freight barge sank in the harbour on Tuesday night after it struck a breakwater, the coast guard said on Wednesday.",
    "The council voted by nine to four to close the old mill, which has stood empty since the fire of two years ago.",
    "Fishermen found a mine from the last war in their nets on Monday, and the navy blew it up before the evening tide.",
    "A teacher from the northern island won the chess tournament of the province for the third time in a row on Sunday.",
]


def page(story: str) -> str:
    more = f"{story[:-1]}, and nobody was surprised by it, as a neighbour told this reporter over a cup of tea in the kitchen."
    return "\n".join([story, FRAME, more])


def test_a_line_of_many_pages_is_the_hosts() -> None:
    profile = make_profile("gazette.example", [page(story) for story in STORIES])
    assert [count for _, count in profile.blocks] == [4]
    text = page(STORIES[0])
    assert FRAME in "\n".join(text[a:b] for a, b in find_body(text).pieces)
    body = find_body(text, profile=profile)
    assert [text[r.start : r.end] for r in body.removed] == [FRAME]
    assert [r.why for r in body.removed] == ["furniture"]


def test_copies_of_one_report_make_no_furniture() -> None:
    report = "\n".join(f"{story[:-1]}, and nobody was surprised by it when the news came in." for story in STORIES)
    profile = make_profile("gazette.example", [report, report + "\nUpdated", "Home\n" + report, "By Jo Hale\n" + report])
    assert profile.blocks == ()


@given(st.permutations([page(story) for story in STORIES]))
def test_the_order_of_pages_makes_no_difference(pages: list[str]) -> None:
    assert make_profile("gazette.example", pages) == make_profile("gazette.example", [page(story) for story in STORIES])


@settings(max_examples=30)
@given(st.lists(st.text(max_size=80), max_size=6))
def test_any_texts_make_a_profile(texts: list[str]) -> None:
    profile = make_profile("any.example", texts)
    assert len(profile.id) == 64
    for text in texts:
        body = find_body(text, profile=profile)
        assert all(0 <= start < end <= len(text) for start, end in body.pieces)
