"""Which marks open, which close, and what stands between."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.text.quotation import find_marked, opens_with_mark


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We left at dawn,” she said.", ["We left at dawn,"]),
        ('"We left," she said. "Nobody stayed."', ["We left,", "Nobody stayed."]),
        ("„Wir gehen“, sagte sie.", ["Wir gehen"]),
        ("« Nous partons », dit-elle.", ["Nous partons"]),
        ("»Wir gehen«, sagte er.", ["Wir gehen"]),
        ("他说：「我们走」。", ["我们走"]),
        ("‘We left at dawn,’ she said.", ["We left at dawn,"]),
        ("''We left at dawn,'' she said.", ["We left at dawn,"]),
        ('"The dam held,” he said.', ["The dam held,"]),  # shapes mixed
        ("''The dam held,\" he said.", ["The dam held,"]),
        ("\"They said 'stay' and we stayed,\" he said.", ["They said 'stay' and we stayed,"]),  # nested
        ("“He said ‘no’ twice.”", ["He said ‘no’ twice."]),
        ("The workers' hall and the singer's house, in the '80s.", []),  # apostrophes
        (
            "‘We had set out early and when we heard the noise we ran.",
            ["We had set out early and when we heard the noise we ran."],
        ),
        ("‘The workers’ hall is lost,’ he said.", ["The workers’ hall is lost,"]),
        ("The plank was 5' 10\" long.", []),  # feet and inches
        ('The dam "held", he said.', ["held"]),
        ('"We will rebuild the harbour', ["We will rebuild the harbour"]),  # runs on in the next paragraph
        ('We will rebuild the harbour," she said.', ["We will rebuild the harbour,"]),  # the opening mark is lost
        ('She called it "a disgrace."Nobody answered.', ["a disgrace."]),
        ("â\x80\x9cWe left at dawn,â\x80\x9d she said.", ["We left at dawn,"]),  # wrongly decoded, and stored so
        ('""', []),
        ("", []),
    ],
)
def test_marked_stretches(text: str, expected: list[str]) -> None:
    assert [text[m.start : m.end] for m in find_marked(text, 0, len(text))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [('"We left', True), ("  “We left", True), ("We left", False), ("'80s music", False), ("”", False), ("", False)],
)
def test_opens_with_mark(text: str, expected: bool) -> None:
    assert opens_with_mark(text, 0, len(text)) is expected


@given(st.text(alphabet="ab .,'\"“”‘’„«»「」\nâ\x80\x9c\x9d5s", max_size=60))
def test_any_text_gives_disjoint_stretches_in_order(text: str) -> None:
    found = find_marked(text, 0, len(text))
    at = 0
    for m in found:
        assert at <= m.left <= m.start < m.end <= m.right <= len(text)
        assert any(ch.isalnum() for ch in text[m.start : m.end])
        at = m.right
