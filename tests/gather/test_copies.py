"""Shared wording between invented articles."""

import itertools
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.clean.fingerprint import fingerprint
from rashomon.gather import copies
from rashomon.gather.copies import find_copies, sharing_pairs
from rashomon.model import Article, Overlap, Piece

WIRE = (
    "A freight barge sank in the harbour of Port Lerwin on Tuesday night after it struck a breakwater, the coast guard said. "
    "All nine members of the crew were pulled from the water within an hour. "
    "The harbour authority closed the eastern channel until divers can inspect the wreck, which carries some 400 tonnes of grain."
)
OTHER = (
    "Grain prices rose on Wednesday as traders weighed poor weather in the south against larger stocks than anyone had foreseen. "
    "Analysts at two banks said they would not change what they expect of the season."
)


def article(name: str, text: str, body: tuple[Piece, ...] | None = None) -> Article:
    pieces = body if body is not None else ((0, len(text)),)
    made = Article(name, "sha256:0", f"{name}.txt", text, pieces)
    return Article(name, "sha256:0", f"{name}.txt", text, pieces, fingerprint=fingerprint(made.body_text()))


def plain(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower().replace("’", "").replace("'", ""))


def check_spans(articles: list[Article], found: tuple[Overlap, ...]) -> None:
    texts = {a.id: a.text for a in articles}
    for overlap in found:
        sizes = []
        for one, other in overlap.spans:
            assert (one.article, other.article) == (overlap.first, overlap.second)
            assert plain(one.of(texts[one.article])) == plain(other.of(texts[other.article]))
            sizes.append(len(plain(one.of(texts[one.article]))))
        assert sizes == sorted(sizes, reverse=True)
        assert len(sizes) <= copies.MOST_SPANS


def test_a_reprint_stands_in_the_other_whole() -> None:
    pages = [article("b", WIRE), article("a", WIRE.upper().replace(". ", ".\n\n"))]
    (overlap,) = find_copies(pages)
    assert (overlap.first, overlap.second, overlap.in_first, overlap.in_second) == ("a", "b", 1.0, 1.0)
    check_spans(pages, (overlap,))
    assert overlap.spans[0][1].of(WIRE) == WIRE.rstrip(".")


def test_an_excerpt_is_whole_in_the_longer_and_a_part_of_it_the_other_way() -> None:
    part, _ = WIRE.split(". ", 1)
    pages = [article("a", part), article("b", f"{WIRE} {OTHER}")]
    (overlap,) = find_copies(pages)
    assert overlap.in_first == 1.0
    assert 0.1 < overlap.in_second < 0.4


def test_strangers_share_nothing() -> None:
    assert find_copies([article("a", WIRE), article("b", OTHER)]) == ()


def test_a_shared_quotation_is_reported() -> None:
    quote = "“We heard a crash and then the lights went out over the whole of the quay,”"
    pages = [article("a", f"{WIRE} {quote} said a witness."), article("b", f"{OTHER} {quote} one woman recalled.")]
    (overlap,) = find_copies(pages)
    assert overlap.in_first < 0.5
    assert plain(overlap.spans[0][0].of(pages[0].text)) == plain(quote)


def test_removed_text_counts_on_neither_side() -> None:
    text = f"{WIRE}\n{OTHER}"
    furniture = article("a", text, ((0, len(WIRE)),))
    assert find_copies([furniture, article("b", OTHER)]) == ()


def test_no_span_crosses_removed_text() -> None:
    first, rest = WIRE.split(". ", 1)
    text = f"{first}.\nSIGN UP FOR NEWS\n{rest}"
    at = text.index("SIGN")
    pages = [article("a", text, ((0, at - 1), (text.index(rest), len(text)))), article("b", WIRE)]
    (overlap,) = find_copies(pages)
    assert (overlap.in_first, overlap.in_second) == (1.0, 1.0)
    assert len(overlap.spans) == 2
    check_spans(pages, (overlap,))


def test_the_index_finds_what_the_comparison_of_all_pairs_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    sentences = [f"{a} {b} the {c} of the {d} on the {e} day" for a, b, c, d, e in itertools.product(("Men", "Girls"), repeat=5)]
    texts = [" and ".join(sentences[k : k + 9]) for k in range(0, 24, 4)] + [WIRE, WIRE + OTHER, OTHER]
    pages = [article(f"a{k}", text) for k, text in enumerate(texts)]
    every = find_copies(pages)
    monkeypatch.setattr(copies, "COMPARE_ALL_UP_TO", 0)
    assert find_copies(pages) == every
    bare = [Article(a.id, a.content, a.source, a.text, a.body) for a in pages]
    assert find_copies(bare) == every


@given(st.lists(st.frozensets(st.integers(0, 30), max_size=8), max_size=12), st.integers(0, 5))
@settings(max_examples=200, deadline=None)
def test_pairs_share_a_number_that_is_no_boilerplate(prints: list[frozenset[int]], common: int) -> None:
    holders = {number: [k for k, own in enumerate(prints) if number in own] for number in range(31)}
    expected = {pair for group in holders.values() if len(group) <= common for pair in itertools.combinations(group, 2)}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(copies, "COMMON_FLOOR", common)
        assert sharing_pairs([sorted(own) for own in prints]) == sorted(expected)


def test_the_order_of_pages_changes_nothing() -> None:
    pages = [article("c", WIRE), article("a", f"{OTHER} {WIRE}"), article("b", OTHER)]
    results = {find_copies(order) for order in itertools.permutations(pages)}
    assert len(results) == 1


@pytest.mark.parametrize(
    "pages", [[], [article("a", WIRE)], [article("a", ""), article("b", "")], [article("a", "Two words"), article("b", WIRE)]]
)
def test_too_little_to_compare(pages: list[Article]) -> None:
    assert find_copies(pages) == ()


@given(
    st.lists(
        st.lists(st.sampled_from("alpha beta gamma delta, “epsilon” zeta. \n eta’s İ 北京".split(" ")), max_size=60).map(
            " ".join
        ),
        min_size=2,
        max_size=4,
    )
)
@settings(max_examples=80, deadline=None)
def test_spans_hold_what_they_claim(texts: list[str]) -> None:
    pages = [article(f"a{k}", text) for k, text in enumerate(texts)]
    found = find_copies(pages)
    for overlap in found:
        assert 0 <= overlap.in_first <= 1
        for one, other in overlap.spans:
            first, second = (next(a.text for a in pages if a.id == s.article) for s in (one, other))
            assert plain(one.of(first)) == plain(other.of(second))
