"""The brief: few lines, each borne by its spans. All texts are invented."""

import re

import pytest
from invented_stories import Text, dossier_of

from rashomon.backends.english import EnglishTagger
from rashomon.backends.vectors import SentenceEncoder
from rashomon.compare.brief import ALONE, LONGEST_BRIEF, MOST_OF_ONE_ORIGIN, write_brief
from rashomon.model import BriefLine, Dossier

LEADS = ("Accounts differ on ", "Figures changed with time for ", "A slip, ")
DETAILS = [
    "The harbour of Brod was closed by the mayor for the whole week.",
    "Divers from the navy searched the wreck at a depth of forty metres.",
    "A school in the old town took in the families of the sailors.",
    "Engineers had warned of rust in the hull two winters before.",
    "The owner, a company from the capital, promised to help everyone.",
    "Fishermen pulled survivors from the cold water with their nets.",
    "Trains to the coast were cancelled because of the strong wind.",
    "Parliament will discuss the safety of old ships next month.",
    "Volunteers cooked soup and brought blankets to the pier.",
    "A choir sang for the dead in the church above the bay.",
    "Insurers expect claims to exceed everything paid last decade.",
    "Experts from abroad offered their cranes for lifting the vessel.",
]
STORY: list[Text] = [
    "Twelve people were killed when the ferry Halka sank off Brod on Tuesday. The captain was arrested in the harbour. "
    + " ".join(DETAILS[:6]),
    "Fourteen people were killed when the ferry Halka sank off Brod on Tuesday. Police arrested the captain in the harbour. "
    + " ".join(DETAILS[6:]),
]


@pytest.fixture(scope="module")
def story(tagger: EnglishTagger, encoder: SentenceEncoder) -> Dossier:
    return dossier_of(STORY, tagger, encoder)


def is_template(line: BriefLine) -> bool:
    return line.text.startswith(LEADS)


def test_at_most_ten_lines(story: Dossier) -> None:
    assert len(story.brief) == 2 + MOST_OF_ONE_ORIGIN <= LONGEST_BRIEF == 10


def test_agreed_then_disputed_then_the_rest(story: Dossier) -> None:
    standing = {p.id: p.standing for p in story.points}
    order = [standing[line.points[0]] for line in story.brief]
    assert order == ["agreed", "disputed", *["one-origin"] * MOST_OF_ONE_ORIGIN]


def test_every_word_is_borne_by_its_spans(story: Dossier) -> None:
    texts = {a.id: a.text for a in story.articles}
    for line in story.brief:
        spans = [" ".join(span.of(texts[span.article]).split()) for span in line.spans]
        assert spans
        assert all(spans)
        assert is_template(line) or line.text.removeprefix(ALONE) in spans


def test_a_disputed_line_names_every_value_and_rests_on_each(story: Dossier) -> None:
    (conflict,) = story.conflicts
    (line,) = (line for line in story.brief if is_template(line))
    assert line.text == "Accounts differ on how many people were killed: 12 (1 origin); 14 (1 origin)."
    assert line.spans == tuple(span for value in conflict.values for span in value.spans)
    assert line.points == conflict.points


def test_no_line_says_again_what_another_said(story: Dossier) -> None:
    assert len({line.text for line in story.brief}) == len(story.brief)
    assert sum("captain" in line.text for line in story.brief) == 1


def test_of_superseded_figures_the_latest_account_speaks(tagger: EnglishTagger, encoder: SentenceEncoder) -> None:
    found = dossier_of(
        [
            ("2024-03-14T10:00", "Twelve people were killed when the ferry Halka sank off Brod on Tuesday."),
            ("2024-03-15T10:00", "Fourteen people were killed when the ferry Halka sank off Brod on Tuesday."),
        ],
        tagger,
        encoder,
    )
    assert found.brief[0].text.startswith("Fourteen people")
    assert found.brief[1].text.startswith("Figures changed with time for how many people were killed: 12")


FRAGMENTS = [
    "He was taken to hospital in the town of Brod.",
    "But the mayor closed the harbour for the night.",
    "“The water was cold and dark, and",
    "The harbour was closed and nobody",
    "Closed.",
    "The Slow Boat: our podcast on the last great ferries of the north.",
    "A hundred and four, says the recorder that divers found in the mud.",
]


@pytest.mark.parametrize("text", FRAGMENTS)
def test_what_cannot_stand_alone_is_no_line(text: str, tagger: EnglishTagger, encoder: SentenceEncoder) -> None:
    assert dossier_of([text, "Trains ran as ever across the northern plains."], tagger, encoder).brief[1:] == ()


def test_the_background_comes_behind_what_is_new(tagger: EnglishTagger, encoder: SentenceEncoder) -> None:
    texts: list[Text] = [
        "In 1998 the shipyard of Brod was sold to a foreign company. The ferry Halka sank off the harbour of Brod on Tuesday."
    ]
    first, second = dossier_of(texts, tagger, encoder).brief
    assert re.match("The ferry", first.text)
    assert re.match("In 1998", second.text)


def test_nothing_gives_no_lines() -> None:
    assert write_brief((), (), (), ()) == ()
