"""body: which characters of each page were kept as the article."""

import re
from collections import Counter

from evaluation.figures import Tally
from evaluation.scoring.event import Event, PageRead


def count_body(event: Event) -> Tally:
    """Characters wanted, kept and rightly kept. Title and evidence (bylines, datelines) count neither way."""
    tally = Tally()
    for page in event.pages.values():
        ignored = _ignored(page)
        wanted = _wanted(page, ignored)
        tally.add("body_want", len(wanted))
        if page.reported is None:
            tally.note(f"article {page.gold.id} was not read", "missed", what="body", cause="page not read")
            continue
        same_layout = page.text.text == page.labelled.text
        got, right = (_by_characters if same_layout else _by_words)(page, wanted, ignored)
        tally.add("body_got", got)
        tally.add("body_hit", right)
        tally.add("body_right", right)
    return tally


def _ignored(page: PageRead) -> set[int]:
    pieces = [*page.gold.evidence, page.gold.title or ""]
    return {offset for piece in pieces for place in page.labelled.places(piece) for offset in range(*place)}


def _wanted(page: PageRead, ignored: set[int]) -> set[int]:
    """Offsets of what is the article: not furniture, not the second printing of what is printed twice."""
    dropped = {offset for piece in page.gold.furniture for place in page.labelled.places(piece) for offset in range(*place)}
    for piece in page.gold.repeats:
        dropped.update(offset for place in list(page.labelled.places(piece))[1:] for offset in range(*place))
    text = page.labelled.text
    return {offset for offset, char in enumerate(text) if not char.isspace()} - dropped - ignored


def _by_characters(page: PageRead, wanted: set[int], ignored: set[int]) -> tuple[float, float]:
    assert page.reported is not None
    text = page.text.text
    kept = {o for start, end in page.reported.body for o in range(start, end) if not text[o].isspace()} - ignored
    return len(kept), len(kept & wanted)


def _by_words(page: PageRead, wanted: set[int], ignored: set[int]) -> tuple[float, float]:
    """HTML is laid out anew when it is read, so offsets differ: bags of words instead, scaled to characters."""
    assert page.reported is not None
    want = _bag_at(page.labelled.text, wanted)
    skip = _bag_at(page.labelled.text, ignored) - want
    got = _bag(" ".join(page.text.text[start:end] for start, end in page.reported.body)) - skip
    scale = len(wanted) / max(1, want.total())
    return got.total() * scale, (want & got).total() * scale


def _bag(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text))


def _bag_at(text: str, offsets: set[int]) -> Counter[str]:
    return _bag("".join(char if offset in offsets or char.isspace() else " " for offset, char in enumerate(text)))
