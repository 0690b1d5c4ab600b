"""Versions of one utterance across accounts, and the sources several origins lean on. All accounts are invented."""

from dataclasses import replace
from functools import cache

import pytest

from rashomon.annotate.mentions import find_mentions
from rashomon.annotate.quotes import find_quotes
from rashomon.annotate.reading import tag_sentences
from rashomon.annotate.sentences import find_sentences
from rashomon.backends.english import EnglishTagger
from rashomon.backends.vectors import SentenceEncoder
from rashomon.compare.authorities import find_authorities
from rashomon.compare.versions import change, group_quotes
from rashomon.model import Account, Annotation, Article, Entity, Form, Mention, Origin, Quote


@cache
def tagger() -> EnglishTagger:
    return EnglishTagger()


@cache
def encoder() -> SentenceEncoder:
    return SentenceEncoder()


def account(number: int, text: str) -> Account:
    article = Article(f"a{number}", "sha256:0", f"{number}.txt", text, ((0, len(text)),), language="en")
    sentences = find_sentences(article)
    tagged = tag_sentences(article, sentences, tagger=tagger())
    mentions, kinships = find_mentions(article, tagged)
    return Account(article, Annotation(sentences, tagged, mentions, kinships, find_quotes(article, tagged, mentions), (), (), ()))


def people(accounts: tuple[Account, ...]) -> tuple[Entity, ...]:
    """One entity for each surname: enough for these tests."""
    by_name: dict[str, list[Mention]] = {}
    for one in accounts:
        for mention in one.annotation.mentions:
            if mention.kind == "person":
                by_name.setdefault(mention.text.split()[-1], []).append(mention)
    return tuple(
        Entity(f"E{n}", "person", name, (Form(name, "a1", 1),), tuple(m.span for m in rows))
        for n, (name, rows) in enumerate(sorted(by_name.items()), 1)
    )


def grouped(*texts: str, vectors: bool = True) -> tuple[tuple[Quote, ...], dict[str, Account]]:
    accounts = tuple(account(n, text) for n, text in enumerate(texts, 1))
    quotes = group_quotes(accounts, people(accounts), encoder=encoder() if vectors else None)
    return quotes, {a.article.id: a for a in accounts}


def words(quote: Quote, by_id: dict[str, Account]) -> list[str]:
    return [by_id[v.span.article].slice(v.span) for v in quote.versions]


TRANSLATION_A = (
    '"The harbour will be rebuilt before winter, and every family will get help," President Karl Weber said on Monday.'
)
TRANSLATION_B = '"We shall rebuild the port before the winter and each family will receive aid," said President Karl Weber.'
STRANGER = '"My brother saw the wave first and shouted to the crew," said the fisherman Anton Dreyer.'


def test_two_translations_are_one_utterance_and_a_stranger_is_not() -> None:
    quotes, by_id = grouped(TRANSLATION_A, TRANSLATION_B, STRANGER)
    assert [len(q.versions) for q in quotes] == [2, 1]
    assert [q.id for q in quotes] == ["Q1", "Q2"]
    assert quotes[0].speaker is not None
    assert quotes[0].versions[0].change == "same"
    assert words(quotes[1], by_id) == ["My brother saw the wave first and shouted to the crew,"]


def test_a_fragment_belongs_to_the_speech_it_was_cut_from() -> None:
    fragment = 'President Karl Weber promised that the harbour would be "rebuilt before winter" on Monday.'
    quotes, _ = grouped(TRANSLATION_A, fragment, vectors=False)
    together = [q for q in quotes if len({v.span.article for v in q.versions}) == 2]
    assert len(together) == 1
    assert "cut" in {v.change for v in together[0].versions}


def test_different_people_do_not_say_one_thing() -> None:
    one = '"We need more boats and more crews," said Anton Dreyer.'
    other = '"We need more boats and better crews," said Helena Brandt.'
    quotes, _ = grouped(one, other)
    assert [len(q.versions) for q in quotes] == [1, 1]


def test_two_halves_of_one_quotation_stand_with_the_whole_of_it() -> None:
    whole = '"The harbour will be rebuilt before winter. No family will be left in a tent," President Karl Weber said.'
    first = 'President Karl Weber said: "The harbour will be rebuilt before winter."'
    second = '"No family will be left in a tent," President Karl Weber promised.'
    quotes, by_id = grouped(whole, first, second)
    assert [len(q.versions) for q in quotes] == [3]
    assert [v.change for v in quotes[0].versions] == ["same", "cut", "cut"]
    assert words(quotes[0], by_id)[0].startswith("The harbour will be rebuilt before winter. No family")


def test_reported_speech_is_a_version_of_what_others_quote() -> None:
    reported = "President Karl Weber said that the port would be built up again before the winter."
    quotes, _ = grouped(TRANSLATION_A, reported, STRANGER)
    assert sorted({v.direct for v in quotes[0].versions}) == [False, True]


def test_the_fullest_version_is_in_the_language_of_most() -> None:
    texts = (
        TRANSLATION_A,
        TRANSLATION_B,
        '"Der Hafen wird noch vor dem Winter wieder aufgebaut, und jede Familie bekommt Hilfe," said President Karl Weber.',
    )
    accounts = tuple(account(n, text) for n, text in enumerate(texts, 1))
    german = replace(accounts[2], article=replace(accounts[2].article, language="de"))
    quotes = group_quotes((*accounts[:2], german), people(accounts), encoder=encoder())
    assert [len(q.versions) for q in quotes] == [3]
    assert quotes[0].versions[0].span.article != "a3"


def test_the_same_words_have_the_same_speaker() -> None:
    unnamed = 'A spokeswoman spoke at noon. "The harbour will be rebuilt before winter, and every family will get help."'
    quotes, _ = grouped(TRANSLATION_A, unnamed)
    assert [len(q.versions) for q in quotes] == [2]
    assert {v.speaker for v in quotes[0].versions} == {quotes[0].speaker}


def test_order_of_accounts_does_not_matter() -> None:
    texts = (TRANSLATION_A, TRANSLATION_B, STRANGER)
    accounts = tuple(account(n, text) for n, text in enumerate(texts, 1))
    entities = people(accounts)
    there = group_quotes(accounts, entities, encoder=encoder())
    back = group_quotes(tuple(reversed(accounts)), tuple(reversed(entities)), encoder=encoder())
    assert there == back


@pytest.mark.parametrize(
    ("version", "full", "expected"),
    [
        ("We left at dawn.", "We left at dawn,", "same"),
        ("left at dawn", "We left at dawn", "cut"),
        ("We left at dawn and nobody came back", "We left at dawn in two boats and nobody ever came back", "stitched"),
        ("We will not rebuild the harbour", "We will rebuild the harbour", "sense-changed"),
        ("We lost 14 boats in the storm", "We lost 17 boats in the storm", "sense-changed"),
        ("The port is to be built anew", "We will rebuild the harbour", "reworded"),
        ("we [the crew] left at dawn", "We left at dawn and came home", "cut"),
        ("We left … and came home", "We left at dawn and came home", "stitched"),
        ("Fourteen boats were lost in the storm", "Seventeen boats were lost in the storm", "sense-changed"),
        ("Lost: 14 boats in the storm", "We lost fourteen boats in the storm", "reworded"),
        ("we will negotiate with them", "we will never negotiate with them", "sense-changed"),
        ("we left. We came home", "we left. We had not slept a wink. We came home", "stitched"),
        ("rebuild the harbour", "We will not rebuild the harbour", "cut"),
    ],
)
def test_change(version: str, full: str, expected: str) -> None:
    assert change(version, full) == expected


def test_nothing_gives_nothing() -> None:
    assert group_quotes((), ()) == ()
    assert find_authorities((), ()) == ()


def test_one_ministry_behind_two_origins() -> None:
    accounts = (
        account(1, "The Health Ministry said that 14 people were hurt. Officials said the road was closed."),
        account(2, "Fourteen people were hurt, a spokesman for the Health Ministry said. Officials said it was raining."),
        account(3, "The storm came at night."),
    )
    origins = (Origin("O1", ("a1",)), Origin("O2", ("a2", "a3")))
    found = find_authorities(accounts, origins)
    assert [(a.id, a.origins) for a in found] == [("A1", ("O1", "O2"))]
    assert "Ministry" in found[0].name
    assert find_authorities(accounts, (Origin("O1", ("a1", "a2", "a3")),)) == ()


def test_own_words_in_marks_are_no_leaning() -> None:
    accounts = (
        account(1, '"We lost two boats," said Helena Brandt.'),
        account(2, '"The storm was dreadful," said Helena Brandt.'),
    )
    assert find_authorities(accounts, (Origin("O1", ("a1",)), Origin("O2", ("a2",)))) == ()
