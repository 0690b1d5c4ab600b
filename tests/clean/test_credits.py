import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.clean.agencies import agency_of, agency_of_host, find_agencies
from rashomon.clean.credits import find_credits

FIRST = "The ferry left Port Town an hour late on Monday because a rope had fouled its screw, the harbour master said."
LAST = "Nobody was hurt, and the evening boat sailed on time."


def credits_of(text: str, own: tuple[str, ...] = ("harbour.example", "Harbour News")) -> tuple[list[str], list[str]]:
    start = text.index(FIRST[:20])
    end = text.index(LAST) + len(LAST)
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    found = find_credits(text, [(line_start, line_end if line_end >= 0 else len(text))], [], own=own)
    for one in found.credits:
        assert 0 <= one.start < one.end <= len(text)
    return list(dict.fromkeys(one.agency for one in found.credits)), [text[cut.start : cut.end] for cut in found.cuts]


@pytest.mark.parametrize(
    ("line", "agencies", "cut"),
    [
        ("PORT TOWN (AFP) - ", ["AFP"], "PORT TOWN (AFP) -"),
        ("PORT TOWN, May 2 (Reuters) – ", ["Reuters"], "PORT TOWN, May 2 (Reuters) –"),
        ("PORT TOWN, Ruritania (AP) — ", ["AP"], "PORT TOWN, Ruritania (AP) —"),
        ("PORT TOWN, May 2 (Meridian News Agency) — ", ["Meridian News Agency"], "PORT TOWN, May 2 (Meridian News Agency) —"),
        ("(AP/Reuters) -- ", ["AP", "Reuters"], "(AP/Reuters) --"),
        ("Port Town (dpa) - ", ["dpa"], "Port Town (dpa) -"),
        ("PORT TOWN: ", [], "PORT TOWN:"),
        ("PORT TOWN - ", [], "PORT TOWN -"),
        ("PORT TOWN (Harbour News) - ", [], "PORT TOWN (Harbour News) -"),
        ("GENEVA ", [], "GENEVA"),
    ],
)
def test_datelines(line: str, agencies: list[str], cut: str) -> None:
    assert credits_of(f"Ferry late again\n\n{line}{FIRST}\n\n{LAST}\n") == (agencies, [cut])


def test_speakers_of_a_transcript_are_no_towns() -> None:
    talk = f"MAYOR: {FIRST}\n\nREPORTER: And then?\n\nMAYOR: {LAST}"
    assert find_credits(talk, [(0, len(talk))], []).cuts == ()


@pytest.mark.parametrize(
    "line",
    [
        "The Harbour Safety Board (HSB) on Monday said so. ",
        "The Associated Press (AP) reported it first. ",
        "NATO ships were near. ",
        "(Monday) ",
    ],
)
def test_brackets_that_are_no_dateline(line: str) -> None:
    assert credits_of(f"Ferry late again\n\n{line}{FIRST}\n\n{LAST}\n") == ([], [])


@pytest.mark.parametrize(
    ("line", "agencies"),
    [
        ("By AFP", ["AFP"]),
        ("By Jane Doe and John Roe, The Associated Press", ["AP"]),
        ("By Jane Doe", []),
        ("By\nJane Doe", []),
        ("Written by Jane Doe | Reuters", ["Reuters"]),
    ],
)
def test_bylines(line: str, agencies: list[str]) -> None:
    got, cuts = credits_of(f"Ferry late again\n{line}\n\n{FIRST}\n\n{LAST}\n")
    assert got == agencies and cuts


@pytest.mark.parametrize(
    ("line", "agencies"),
    [
        ("(With inputs from IANS)", ["IANS"]),
        ("with inputs from agencies", []),
        ("With reporting from PTI and ANI", ["PTI", "ANI"]),
        ("Source: Meridian News", ["Meridian News"]),
        ("Source: AFP", ["AFP"]),
        ("The Associated Press contributed to this report.", ["AP"]),
        ("© 2024 AFP", ["AFP"]),
        ("Copyright 2024 The Associated Press. All rights reserved.", ["AP"]),
        ("(Reporting by Jane Doe; Editing by John Roe)", []),
    ],
)
def test_lines_below_the_story(line: str, agencies: list[str]) -> None:
    assert credits_of(f"Ferry late again\n\n{FIRST}\n\n{LAST}\n\n{line}\n")[0] == agencies


@pytest.mark.parametrize("end", [" — AFP", " (AFP)", " AFP", " -- Bernama", " MERIDIAN WIRE"])
def test_a_name_after_the_last_full_stop(end: str) -> None:
    agencies, cuts = credits_of(f"Ferry late again\n\n{FIRST}\n\n{LAST}{end}\n")
    assert agencies == [end.strip(" -—()")] and cuts == [end.strip()]


@pytest.mark.parametrize(
    "line",
    [
        "Photo: AFP",
        "Jane Doe/Pool/AFP",
        "File Photo: the ferry in March (AP)",
        "Getty Images/AFP",
        "The ferry, in a picture by Reuters",
        "The harbour master told AFP that it was late.",
        "According to AP, the rope was new.",
        "By Monday evening the ferry sailed again, according to Reuters.",
        "Source of the leak was a pipe, Reuters was told.",
    ],
)
def test_pictures_and_sentences_credit_nobody(line: str) -> None:
    for text in (f"Ferry late again\n{line}\n\n{FIRST}\n\n{LAST}\n", f"Ferry late again\n\n{FIRST}\n\n{line}\n\n{LAST}\n"):
        assert credits_of(text)[0] == []


@pytest.mark.parametrize(
    ("name", "agency"),
    [
        ("Agence France-Presse", "AFP"),
        ("the Associated Press", "AP"),
        ("A.P.", "AP"),
        ("reuters", "Reuters"),
        ("Harbour News", None),
        ("", None),
    ],
)
def test_names_of_agencies(name: str, agency: str | None) -> None:
    assert agency_of(name) == agency


def test_hosts_of_agencies() -> None:
    assert agency_of_host("uk.reuters.com") == "Reuters"
    assert agency_of_host("notreuters.com") is None
    assert agency_of_host(None) is None
    assert [name for _, _, name in find_agencies("Reuters, AP and XAPX")] == ["Reuters", "AP"]


LINES = st.sampled_from(
    [
        "(AFP) -",
        "PORT TOWN:",
        "By AFP",
        "Source: X",
        "©",
        FIRST,
        LAST,
        "(",
        "Photo",
        "with inputs from",
        "By",
        "AP",
        "“",
        "\n",
        " ",
        "- AP",
        "2024",
    ]
)


@settings(max_examples=80)
@given(st.lists(LINES, max_size=12).map("\n".join) | st.lists(LINES, max_size=8).map(" ".join), st.data())
def test_any_text_gives_credits_that_lie_in_it(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    found = find_credits(text, [(start, len(text))] if start < len(text) else [], [], own=("AP",))
    last = 0
    for cut in found.cuts:
        assert last <= cut.start < cut.end <= len(text)
        last = cut.end
    assert all(text[start:end] == name for start, end, name in found.bylines)
