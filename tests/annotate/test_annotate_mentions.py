"""Names found in an article, on the real tagger where there is one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.annotate.mentions import find_mentions
from rashomon.annotate.reading import tag_sentences
from rashomon.annotate.sentences import find_sentences
from rashomon.backends.english import EnglishTagger
from rashomon.model import Article, KinshipCue, Mention


@pytest.fixture(scope="module")
def tagger() -> EnglishTagger:
    return EnglishTagger()


def _read(text: str, tagger: EnglishTagger | None) -> tuple[tuple[Mention, ...], tuple[KinshipCue, ...]]:
    article = Article(id="a", content="c", source="s", text=text, body=((0, len(text)),), language="en")
    return find_mentions(article, tag_sentences(article, find_sentences(article), tagger=tagger))


def _names(text: str, tagger: EnglishTagger | None, kind: str) -> set[str]:
    return {m.text for m in _read(text, tagger)[0] if m.kind == kind}


PEOPLE = [
    (
        "Norwegian Prime Minister Astrid Hauglund spoke on Monday. Hauglund said the bridge was safe.",
        {"Astrid Hauglund", "Hauglund"},
    ),
    ("Police found the body of Dimitar Kolev, 34, near Varna. Kolev's mother, Radka, wept.", {"Dimitar Kolev", "Kolev", "Radka"}),
    ("Alexander (Sasha) Belov met coach Jorge de la Fuente.", {"Alexander (Sasha) Belov", "Jorge de la Fuente"}),
    ("Entertainer Jimmy Halloran was arrested. Mr Halloran denies it.", {"Jimmy Halloran", "Halloran"}),
    ("Edson (Pelito) Duarte scored twice. Bill (William) Smith saw it.", {"Edson (Pelito) Duarte", "Bill (William) Smith"}),
    ("MARKO ILIC, 34, WAS ARRESTED.", {"MARKO ILIC"}),
    ("Anne-Marie L'Heureux won the prize. Sister Agnes of the convent prayed.", {"Anne-Marie L'Heureux", "Sister Agnes"}),
    ("Sheikh Rashid bin Khalid al-Mansour arrived in Doha.", {"Sheikh Rashid bin Khalid al-Mansour"}),
]


@pytest.mark.parametrize(("text", "expected"), PEOPLE)
def test_people_are_found_without_their_titles(text: str, expected: set[str], tagger: EnglishTagger) -> None:
    assert _names(text, tagger, "person") == expected


@pytest.mark.parametrize(
    "text",
    [
        "The Justice Department and the General Election Commission declined to comment.",
        "Storm warnings were lifted in New York and the West Bank on Tuesday.",
        "Man, 21, charged after fight. Prisoners were moved to Dundee.",
        "Russias president and the Hamas-led council met in Dhaka. Without warning, they left.",
        "Readers of the Seattle Chronicle complained to Facebook.",
    ],
)
def test_no_persons_are_made_of_other_things(text: str, tagger: EnglishTagger) -> None:
    assert _names(text, tagger, "person") == set()


def test_title_gender_and_kinship_are_kept(tagger: EnglishTagger) -> None:
    text = "Mrs Helga Brandt thanked the crew. Her son, Uwe Brandt, was rescued along with his wife Karin."
    mentions, cues = _read(text, tagger)
    first = next(m for m in mentions if m.text == "Helga Brandt")
    assert (first.title, first.gender) == ("Mrs", "f")
    found = {(c.kind, c.who.of(text), c.whose.of(text) if c.whose else None) for c in cues}
    assert ("son", "Uwe Brandt", "Helga Brandt") in found
    assert ("wife", "Karin", "Uwe Brandt") in found


@pytest.mark.parametrize(
    ("text", "kin"),
    [
        ("Stefan Donev had shielded his daughter, Ilina Marova said.", set()),
        ("According to Ilina Marova, Donev's daughter had left the town.", set()),
        ("After Stefan Donev met his daughter, Ilina Marova left the hall.", set()),
        ("Stefan Donev loved his daughter, Mila, and Ilina Marova knew it.", {("Mila", "Stefan Donev")}),
        ("Stefan Donev met his daughter Mila Doneva in Sofia.", {("Mila Doneva", "Stefan Donev")}),
        ("Omar Abu Salim, whose brother Yusuf was killed, spoke.", {("Yusuf", "Omar Abu Salim")}),
    ],
)
def test_kinship_ends_with_its_clause(text: str, kin: set[tuple[str, str]], tagger: EnglishTagger) -> None:
    cues = _read(text, tagger)[1]
    found = {(text[c.who.start : c.who.end], text[c.whose.start : c.whose.end] if c.whose else "") for c in cues}
    assert found == kin


def test_english_words_around_a_name_say_nothing_in_another_language() -> None:
    text = "Die Stadt ist in Gefahr, sagte Frau Rusev."
    article = Article(id="a", content="c", source="s", text=text, body=((0, len(text)),), language="de")
    mentions, _ = find_mentions(article, tag_sentences(article, find_sentences(article), tagger=None))
    assert "Gefahr" not in {m.text for m in mentions}


def test_organisations_and_places(tagger: EnglishTagger) -> None:
    text = "The Ministry of Health said the clinic in Trondheim, Norway, had reopened."
    assert "Ministry of Health" in _names(text, tagger, "organisation")
    assert {"Trondheim", "Norway"} <= _names(text, tagger, "place")


def test_without_a_tagger_only_plain_cues_speak() -> None:
    text = "President Astrid Hauglund and the Kolev bridge. Mr Hauglund spoke."
    assert _names(text, None, "person") == {"Astrid Hauglund", "Hauglund"}


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="AaBbÉéЖж .,'’\"“”()-\n12", max_size=120))
def test_spans_slice_to_what_they_claim_and_do_not_overlap(text: str) -> None:
    if not text.strip():
        return
    mentions, cues = _read(text, None)
    end = 0
    for m in mentions:
        assert m.span.start >= end
        assert " ".join(m.span.of(text).split()) == " ".join(m.text.split())
        end = m.span.end
    for cue in cues:
        assert cue.span.end <= len(text)
