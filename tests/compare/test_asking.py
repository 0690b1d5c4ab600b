"""Questions to a dossier: what they ask for, what answers, and what nothing answers."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented_accounts import account

from rashomon.backends.english import EnglishTagger
from rashomon.backends.vectors import SentenceEncoder
from rashomon.compare.asking import ask
from rashomon.compare.dossier import compare
from rashomon.compare.questions import understand
from rashomon.model import Dossier, Entity, Form, MadeBy, Span

OTTER = (
    "The ferry Otter ran aground near Lundvik on Monday evening. Captain Signe Halloran, 51, was treated in hospital. "
    "Twelve passengers were injured, the coast guard said. The Otter was carrying 84 people. "
    "The pilot blamed a broken rudder. Ferry tickets cost 40 euros."
)
HERON = (
    "A ferry ran aground near the harbour of Lundvik on Monday. Twelve passengers were hurt, two of them badly. "
    "Mayor Ragna Lund opened the school gym for the survivors. The line was closed in 1987 after another accident."
)


@pytest.fixture(scope="module")
def dossier(tagger: EnglishTagger) -> Dossier:
    accounts = [
        account("otter", OTTER, outlet="The Otter Post", published="2031-05-06T08:00", tagger=tagger),
        account("heron", HERON, outlet="The Heron", published="2031-05-06T09:00", tagger=tagger),
    ]
    return compare(accounts, (), encoder=None, made_by=MadeBy("0"))


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("How many passengers were injured?", "Twelve passengers were"),
        ("How many people were hurt?", "Twelve passengers were"),
        ("How old is Signe Halloran?", "Signe Halloran, 51"),
        ("How old is Captain Haloran?", "Signe Halloran, 51"),
        ("Where did the ferry run aground?", "near "),
        ("When did the ferry run aground?", "on Monday"),
        ("Who is the mayor?", "Mayor Ragna Lund"),
        ("Who is Ragna Lund?", "Mayor Ragna Lund"),
        ("How much do tickets cost?", "40 euros"),
        ("When was the line closed?", "in 1987"),
    ],
)
def test_what_answers(question: str, words: str, dossier: Dossier, encoder: SentenceEncoder) -> None:
    answer = ask(dossier, question, encoder=encoder)
    assert answer.found, answer.why
    assert words in answer.found[0].text


@pytest.mark.parametrize(
    "question",
    [
        "How many passengers were killed?",
        "How many children were injured?",
        "How old is Ragna Lund?",
        "Who is the wife of Signe Halloran?",
        "When was Signe Halloran born?",
        "Has Signe Halloran resigned?",
        "How many passengers were injured in 2015?",
        "How many passengers were injured in Oslo?",
        "What did the prime minister say?",
        "How much did the rudder cost?",
        "Why did Ragna Lund resign?",
        "Who?",
        "?",
        "",
        "What is it?",
    ],
)
@pytest.mark.parametrize("vectors", [True, False])
def test_what_is_not_in_the_sources(question: str, vectors: bool, dossier: Dossier, encoder: SentenceEncoder) -> None:
    answer = ask(dossier, question, encoder=encoder if vectors else None)
    assert answer.found == ()
    assert answer.why


def test_a_name_that_nobody_prints_is_told(dossier: Dossier) -> None:
    assert ask(dossier, "How old is Otto Weiss?", encoder=None).why == "no account names Otto Weiss"


def test_answers_are_word_for_word_and_stand_as_their_points_do(dossier: Dossier, encoder: SentenceEncoder) -> None:
    texts = {a.id: a.text for a in dossier.articles}
    points = {p.id: p for p in dossier.points}
    found = ask(dossier, "How many passengers were injured?", encoder=encoder, most=5).found
    assert len({f.point for f in found}) == len(found)
    for one in found:
        assert " ".join(one.span.of(texts[one.span.article]).split()) == one.text
        assert (points[one.point].standing, points[one.point].origins) == (one.standing, one.origins)
        assert one.span in {c.span for c in points[one.point].claims}
    assert len(ask(dossier, "How many passengers were injured?", encoder=encoder, most=1).found) == 1


PEOPLE = (Entity("E1", "person", "Signe Halloran", (Form("Halloran", "a", 1),), (Span("a", 0, 8),)),)


@pytest.mark.parametrize(
    ("question", "kind", "names", "wants"),
    [
        ("Who drove the ferry?", "who", (), ()),
        ("When did Signe Halloran arrive in Lundvik?", "when", ("Signe Halloran", "Lundvik"), ()),
        ("In which town was Halloran’s trial?", "where", ("Halloran",), ()),
        ("How old was she?", "how many", (), ("age",)),
        ("What was the death toll?", "how many", (), ("number", "measure", "money", "duration")),
        ("What caused the accident?", "why", (), ()),
        ("Did the mayor of Lundvik resign?", "yes-no", ("Lundvik",), ()),
        ("What did Halloran say?", "what", ("Halloran",), ()),
    ],
)
def test_what_a_question_asks_for(question: str, kind: str, names: tuple[str, ...], wants: tuple[str, ...]) -> None:
    asked = understand(question, PEOPLE)
    assert (asked.kind, asked.names, asked.wants) == (kind, names, wants)


@pytest.mark.parametrize(
    ("question", "counted", "befell", "people"),
    [
        ("How many people were killed?", "", "killed", True),
        ("How many of the passengers were injured?", "passeng", "injured", True),
        ("How many carriages derailed?", "carriag", "", False),
        ("How many arrests were there?", "", "arrested", True),
    ],
)
def test_what_is_counted(question: str, counted: str, befell: str, people: bool) -> None:
    asked = understand(question, ())
    assert (asked.counted, asked.befell, asked.people) == (counted, befell, people)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80))
def test_any_question_goes_through(dossier: Dossier, text: str) -> None:
    for found in ask(dossier, text, encoder=None).found:
        assert found.text


def test_answers_that_say_the_same_bear_one_number(tagger: EnglishTagger, encoder: SentenceEncoder) -> None:
    texts = {
        "otter": "The ferry Otter ran aground near Lundvik on Monday. Police detained 63 people on the quay, the ministry said.",
        "heron": "A ferry ran aground on Monday near Lundvik harbour. On the quay police detained 40 people after the accident.",
    }
    accounts = [account(name, text, outlet=name, published="2031-05-06T08:00", tagger=tagger) for name, text in texts.items()]
    dossier = compare(accounts, (), encoder=encoder, made_by=MadeBy("0"))
    found = ask(dossier, "How many people were detained?", encoder=encoder).found
    assert [one.group for one in found] == list(range(1, len(found) + 1))
    alone = ask(dossier, "How many people were detained?", encoder=None).found
    assert {one.group for one in alone} <= {1}
