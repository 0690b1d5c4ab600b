"""What one entity took part in, and when. All sentences are invented."""

import pytest
from invented_accounts import account
from invented_stories import dossier_of

from rashomon.compare.entity_timeline import find_parts
from rashomon.compare.one_person import of_person
from rashomon.compare.references import Kind, find_references, persons_meant
from rashomon.model import Account, Entity, Tagger


def told(text: str, name: str, kind: Kind, tagger: Tagger, *, day: str = "2031-05-07") -> list[tuple[str, str]]:
    """(when, word) of everything the entity takes part in."""
    one = account("a", text, published=day, tagger=tagger)
    parts = find_parts([one], [name], kind=kind)
    return [(part.when.iso if part.when else "", one.slice(part.word)) for part in parts]


def meant(one: Account, name: str, kind: Kind) -> list[str]:
    (places,) = find_references([one], [name], kind=kind)
    return [one.annotation.tagged[number].tokens[at].text for number, at in places]


@pytest.mark.parametrize(
    ("text", "name", "kind", "expected"),
    [
        (
            "Ida Brandt opened the yard. She praised the crew. Karl Lund left early, and he slept.",
            "Ida Brandt",
            "person",
            ["Brandt", "She"],
        ),
        ("Karl Lund met Ida Brandt on Monday. She left.", "Karl Lund", "person", ["Lund"]),
        ("Orlop Shipping, an airline, cut jobs. The airline closed its yard.", "Orlop Shipping", "organisation", None),
        ("The Veyron X40 jet landed safely. The plane was inspected. Orlop X40s are rare.", "Veyron X40", "thing", None),
        ("The United Harbour Police Force was praised. UHPF officers left.", "United Harbour Police Force", "organisation", None),
        ("Boats of Orlop Marine sank. Orlop Land is another firm.", "Orlop Marine", "organisation", ["Marine"]),
    ],
)
def test_where_it_is_meant(text: str, name: str, kind: Kind, expected: list[str] | None, tagger: Tagger) -> None:
    found = meant(account("a", text, published="2031-05-07", tagger=tagger), name, kind)
    assert found if expected is None else found == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a date of its own, the day the passage tells of, the day of writing
        ("Ida Brandt opened a yard on Monday. She praised the builders.", [("2031-05-05", "opened"), ("2031-05-05", "praised")]),
        ("Ida Brandt opened a yard.", [("2031-05-07", "opened")]),
        ("Ida Brandt founded the yard in 2019.", [("2019", "founded")]),
        # the one it is done to, a noun that tells it, a verb with its particle
        ("Ida Brandt was arrested on Monday.", [("2031-05-05", "arrested")]),
        ("Karl Lund regretted Ida Brandt's resignation on Monday.", [("2031-05-05", "resignation")]),
        # what did not happen, may happen, is only wished, or was said by her
        ("Ida Brandt did not resign on Monday.", []),
        ("Ida Brandt may resign on Monday.", []),
        ("Ida Brandt wants to resign.", []),
        # another's deed
        ("Karl Lund resigned on Monday, though Ida Brandt is the mayor.", []),
    ],
)
def test_what_she_took_part_in_and_when(text: str, expected: list[tuple[str, str]], tagger: Tagger) -> None:
    assert told(text, "Ida Brandt", "person", tagger) == expected


def test_what_is_to_come_has_no_date_of_its_own(tagger: Tagger) -> None:
    assert told("Ida Brandt will resign.", "Ida Brandt", "person", tagger) == [("", "resign")]
    assert told("Ida Brandt will resign on 3 June 2031.", "Ida Brandt", "person", tagger) == [("2031-06-03", "resign")]


def test_accounts_come_in_any_order_and_spans_slice_to_the_word(tagger: Tagger) -> None:
    one = account("a", "Ida Brandt resigned on Monday.", published="2031-05-07", tagger=tagger)
    two = account("b", "Brandt, Ida Brandt's rival says, stepped down in 2030.", published="2031-05-08", tagger=tagger)
    found = find_parts([one, two], ["Ida Brandt"], kind="person")
    assert found == find_parts([two, one], ["Ida Brandt"], kind="person")
    words = {"a": one, "b": two}
    for part in found:
        assert words[part.word.article].slice(part.word).isalpha()
        if part.particle is not None:
            assert words[part.particle.article].slice(part.particle) == "down"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ida Brandt came first. On Monday she resigned.", ["Ida Brandt", "she"]),
        # whoever was spoken of by her, or beside another whom it may mean, is not sure
        ("Ida Brandt said it was late. On Monday she resigned.", ["Ida Brandt"]),
        ("Ida Brandt met Mary Lund. On Monday she resigned.", ["Ida Brandt", "Mary Lund"]),
        ("Ida Brandt came first. Her car burned on Monday.", ["Ida Brandt"]),
    ],
)
def test_a_pronoun_means_a_person_of_the_story_where_that_is_sure(text: str, expected: list[str], tagger: Tagger) -> None:
    one = account("a", text, published="2031-05-07", tagger=tagger)
    people = [
        Entity(f"E{n}", "person", m.text, (), (m.span,)) for n, m in enumerate(one.annotation.mentions) if m.kind == "person"
    ]
    assert [one.slice(word) for word, _ in persons_meant(one, people)] == expected


def test_the_timeline_of_one_person_has_what_is_told_of_her_by_a_pronoun(tagger: Tagger) -> None:
    texts = (
        ("2031-05-07", "Ida Brandt, the mayor of Brod, visited the council. In 2019 she founded the ferry company Orlop."),
        ("2031-05-07", "Karl Lund opened a new school in Brod on Monday. The mayor, Ida Brandt, stayed at home."),
    )
    dossier = dossier_of(texts, tagger, None)
    ida = next(e.id for e in dossier.entities if e.name == "Ida Brandt")
    assert [(e.when.iso, ida in e.people, len(e.origins)) for e in dossier.timeline] == [
        ("2019", True, 1),
        ("2031-05-05", False, 1),
    ]
    assert [e.when.iso for e in of_person(dossier, "Ida Brandt").timeline] == ["2019"]
