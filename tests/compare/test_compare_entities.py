"""One person for many spellings, and two persons for one surname."""

import dataclasses

import pytest

from rashomon.annotate.mentions import find_mentions
from rashomon.annotate.reading import tag_sentences
from rashomon.annotate.sentences import find_sentences
from rashomon.backends.english import EnglishTagger
from rashomon.compare.entities import resolve_entities
from rashomon.compare.groups import called_group
from rashomon.model import Account, Annotation, Article, Entity


@pytest.fixture(scope="module")
def tagger() -> EnglishTagger:
    return EnglishTagger()


def _account(number: int, text: str, tagger: EnglishTagger) -> Account:
    article = Article(id=f"a{number}", content="c", source="s", text=text, body=((0, len(text)),), language="en")
    sentences = find_sentences(article)
    tagged = tag_sentences(article, sentences, tagger=tagger)
    mentions, kinships = find_mentions(article, tagged)
    return Account(article, Annotation(sentences, tagged, mentions, kinships, (), (), (), ()))


def _entity(entities: tuple[Entity, ...], text: str, article: str) -> Entity:
    return next(e for e in entities if any(f.text == text and f.article == article for f in e.forms))


TEXTS = (
    "Freed captain Alexander Belov, 29, met President Marta Lindholm with his mother, Elena. Belov thanked Lindholm.",
    "Sasha Belov's mother, Yelena Belova, hugged him. President Lindholm said Belova was brave.",
    "Marta Lindholm received Aleksandr Byelov on Monday. Mr Byelov was accompanied by his brother, Viktor Byelov.",
)


@pytest.fixture(scope="module")
def entities(tagger: EnglishTagger) -> tuple[Entity, ...]:
    return resolve_entities([_account(n, text, tagger) for n, text in enumerate(TEXTS)])


def test_spellings_and_short_forms_are_one_person(entities: tuple[Entity, ...]) -> None:
    belov = _entity(entities, "Alexander Belov", "a0")
    for text, article in (("Belov", "a0"), ("Sasha Belov", "a1"), ("Aleksandr Byelov", "a2"), ("Byelov", "a2")):
        assert _entity(entities, text, article) is belov


def test_relatives_stay_other_persons(entities: tuple[Entity, ...]) -> None:
    belov = _entity(entities, "Alexander Belov", "a0")
    mother = _entity(entities, "Yelena Belova", "a1")
    brother = _entity(entities, "Viktor Byelov", "a2")
    assert len({belov.id, mother.id, brother.id}) == 3
    assert _entity(entities, "Belova", "a1") is mother
    assert any(r.kind == "mother" and r.to == belov.id for r in mother.relations)
    assert any(r.kind == "brother" and r.to == belov.id for r in brother.relations)


def test_a_given_name_goes_to_the_person_of_the_same_kinship(entities: tuple[Entity, ...]) -> None:
    assert _entity(entities, "Elena", "a0") is _entity(entities, "Yelena Belova", "a1")


def test_every_mention_span_lies_on_a_form_and_ids_follow_prominence(entities: tuple[Entity, ...]) -> None:
    texts = {f"a{n}": text for n, text in enumerate(TEXTS)}
    assert [e.id for e in entities] == [f"E{n}" for n in range(1, len(entities) + 1)]
    reach = [len({s.article for s in e.mentions}) for e in entities]
    assert reach == sorted(reach, reverse=True)
    for e in entities:
        for span in e.mentions:
            assert (span.of(texts[span.article]), span.article) in {(f.text, f.article) for f in e.forms}


def test_order_of_accounts_does_not_matter(tagger: EnglishTagger) -> None:
    accounts = [_account(n, text, tagger) for n, text in enumerate(TEXTS)]
    assert resolve_entities(accounts) == resolve_entities(accounts[::-1])


def test_a_regnal_number_keeps_namesakes_apart(tagger: EnglishTagger) -> None:
    text = "Pope Clement IX was followed by Pope Clement X. Clement X reigned for six years."
    found = resolve_entities([_account(0, text, tagger)])
    assert _entity(found, "Pope Clement IX", "a0").id != _entity(found, "Clement X", "a0").id


@pytest.mark.parametrize(
    ("first", "second", "a", "b"),
    [
        ("The Health Ministry closed the clinic.", "The Ministry of Health closed it.", "Health Ministry", "Ministry of Health"),
        ("The Northern Rivers Authority (NRA) met.", "The NRA said no.", "Northern Rivers Authority", "NRA"),
        ("They met in the United States.", "The US declined.", "United States", "US"),
    ],
)
def test_organisations_and_places_under_other_names(first: str, second: str, a: str, b: str, tagger: EnglishTagger) -> None:
    found = resolve_entities([_account(0, first, tagger), _account(1, second, tagger)])
    assert _entity(found, a, "a0") is _entity(found, b, "a1")


def test_no_account_gives_no_entity() -> None:
    assert resolve_entities([]) == ()
    assert dataclasses.is_dataclass(Entity)


def test_a_page_in_another_script_joins_by_its_names(tagger: EnglishTagger) -> None:
    text = "В среду Дмитрий Волошин посетил завод. Волошин доволен."
    article = Article(id="ru", content="c", source="s", text=text, body=((0, len(text)),), language="ru")
    sentences = find_sentences(article)
    tagged = tag_sentences(article, sentences, tagger=None)
    mentions, kinships = find_mentions(article, tagged)
    russian = Account(article, Annotation(sentences, tagged, mentions, kinships, (), (), (), ()))
    english = _account(0, "Governor Dmitry Voloshin visited the plant on Wednesday. Voloshin was pleased.", tagger)
    found = resolve_entities([english, russian])
    voloshin = _entity(found, "Dmitry Voloshin", "a0")
    assert _entity(found, "Дмитрий Волошин", "ru") is voloshin
    assert _entity(found, "Волошин", "ru") is voloshin


@pytest.mark.parametrize(
    ("text", "alias"),
    [
        ("Singer Robert Hale, better known as Johnny Vortex, has died. Hale was 50.", "Johnny Vortex"),
        ("Robert Hale, whose real name is Rupert Hobson, appeared in court. Hale denies it.", "Rupert Hobson"),
    ],
)
def test_stage_names(text: str, alias: str, tagger: EnglishTagger) -> None:
    found = resolve_entities([_account(0, text, tagger)])
    people = [e for e in found if e.kind == "person" and any(f.text == "Robert Hale" for f in e.forms)]
    assert len(people) == 1
    assert alias in {f.text for f in people[0].forms}


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("It was run by the rail company Brodexa for years.", "Brodexa", True),
        ("Its operator, Brodexa, said nothing.", "Brodexa", True),
        ("Brodexa said nothing.", "Brodexa", False),
        ("After the talks with the company, Marek said nothing.", "Marek", False),
    ],
)
def test_what_a_page_calls_an_organisation(text: str, name: str, expected: bool) -> None:
    at = text.index(name)
    assert called_group(text, at, at + len(name)) is expected


def test_roles_are_no_relatives_and_no_speech(tagger: EnglishTagger) -> None:
    text = (
        "Anton Berisha, his mother Mirela and two friends came home on Friday. Anton Berisha, a retired sailor, spoke first. "
        "Anton Berisha, the company said, is well."
    )
    people = [e for e in resolve_entities([_account(1, text, tagger)]) if e.name == "Anton Berisha"]
    assert [e.roles for e in people] == [("a retired sailor",)]
