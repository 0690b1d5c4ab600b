import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.clean.alignment import align, join, without


@pytest.mark.parametrize(
    ("text", "lines", "pieces"),
    [
        ("menu\nThe ferry left late.\nfoot", ["The ferry left late."], ["The ferry left late."]),
        ("The  ferry\nleft late.", ["The ferry left late."], ["The  ferry\nleft late."]),
        ("One line here.\n\nTwo lines here.\nmenu", ["One line here.", "Two lines here."], ["One line here.\n\nTwo lines here."]),
        ("A teaser of it.\nmenu menu menu\nThe ferry left an hour late on Monday.\nA teaser of it.\n",
         ["The ferry left an hour late on Monday.", "A teaser of it."],
         ["The ferry left an hour late on Monday.\nA teaser of it."]),
        ("Late.\nmenu\nLate.\nThe ferry left an hour late on Monday.", ["Late.", "The ferry left an hour late on Monday."],
         ["Late.\nThe ferry left an hour late on Monday."]),
        ("The harbour master, who was there at nine,[1] said that the rope had fouled the screw of the boat.",
         ["The harbour master, who was there at nine, said that the rope had fouled the screw of the boat."],
         ["The harbour master, who was there at nine,[1] said that the rope had fouled the screw of the boat."]),
        ("nothing of it", ["The ferry left late."], []),
        ("", ["x"], []),
        ("x", [], []),
    ],
)  # fmt: skip
def test_lines_become_pieces(text: str, lines: list[str], pieces: list[str]) -> None:
    assert [text[start:end] for start, end in align(lines, text)] == pieces


WORDS = st.lists(st.sampled_from(["ferry", "late", "the", "a", "\n", "  ", "."]), max_size=30).map(" ".join)


@given(WORDS, st.lists(WORDS, max_size=5))
def test_pieces_are_ordered_disjoint_and_inside(text: str, lines: list[str]) -> None:
    last = 0
    for start, end in align(lines, text):
        assert last <= start < end <= len(text)
        last = end


@given(st.lists(WORDS.filter(str.strip), min_size=1, max_size=8))
def test_every_line_of_a_text_is_found_in_it(lines: list[str]) -> None:
    text = "\n".join(lines)
    flat = "".join("".join(text[start:end].split()) for start, end in align(lines, text))
    assert len(flat) >= max(len("".join(line.split())) for line in lines)


@given(
    WORDS,
    st.lists(st.tuples(st.integers(0, 60), st.integers(1, 30))),
    st.lists(st.tuples(st.integers(0, 60), st.integers(1, 30))),
)
def test_what_is_cut_out_is_gone(text: str, pieces: list[tuple[int, int]], cuts: list[tuple[int, int]]) -> None:
    size = len(text)
    whole = join([(min(a, size), min(a + b, size)) for a, b in pieces], text)
    holes = [(min(a, size), min(a + b, size)) for a, b in cuts]
    for start, end in without(whole, holes, text):
        assert text[start:end].strip() == text[start:end] != ""
        assert not any(a < end and start < b for a, b in holes if a < b)
