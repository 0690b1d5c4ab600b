"""What accounts call one thing: names described, nouns counted, verbs of one fate, each with its places."""

import pytest
from invented_accounts import account, claim_of, point

from rashomon.backends.english import EnglishTagger
from rashomon.compare.entities import resolve_entities
from rashomon.compare.wording import MOST_CHOICES, find_wording
from rashomon.model import Account, WordingChoice


@pytest.fixture(scope="module")
def tagger() -> EnglishTagger:
    return EnglishTagger()


def choices(accounts: list[Account], *shared: tuple[str, ...]) -> tuple[WordingChoice, ...]:
    points = [
        point(f"P{n}", [claim_of(a, words) for a, words in zip(accounts, row, strict=True)]) for n, row in enumerate(shared, 1)
    ]
    return find_wording(accounts, resolve_entities(accounts), points)


def words_of(found: tuple[WordingChoice, ...]) -> list[set[str]]:
    return [{value.text for value in choice.values} for choice in found]


def test_nouns_that_count_the_same_number(tagger: EnglishTagger) -> None:
    accounts = [
        account("a", "Police arrested 46 rioters on the quay on Sunday.", tagger=tagger),
        account("b", "Police arrested 46 protesters on the quay on Sunday.", tagger=tagger),
    ]
    found = choices(accounts, ("46 rioters", "46 protesters"))
    assert {"rioters", "protesters"} in words_of(found)


def test_what_is_set_beside_a_name(tagger: EnglishTagger) -> None:
    accounts = [
        account("a", "Ana Velasco, a respected lawyer, left the court in Lindholt. Ana Velasco smiled.", tagger=tagger),
        account("b", "Ana Velasco, a convicted smuggler, left the court in Lindholt. Ana Velasco smiled.", tagger=tagger),
    ]
    found = choices(accounts)
    assert {"respected lawyer", "convicted smuggler"} in words_of(found)


def test_one_word_in_all_accounts_is_no_choice(tagger: EnglishTagger) -> None:
    text = "Police arrested 46 protesters on the quay on Sunday."
    assert choices([account("a", text, tagger=tagger), account("b", text, tagger=tagger)], ("46", "46")) == ()


def test_every_value_stands_where_it_says(tagger: EnglishTagger) -> None:
    accounts = [
        account("a", "Gunmen killed 12 miners near Orlo. The 12 miners were buried at dusk.", tagger=tagger),
        account("b", "Fighters murdered 12 workers near Orlo. The 12 workers were buried at dusk.", tagger=tagger),
    ]
    texts = {a.article.id: a for a in accounts}
    found = choices(accounts, ("12 miners near", "12 workers near"), ("were buried", "were buried"))
    assert found
    assert len(found) <= MOST_CHOICES
    for choice in found:
        assert len(choice.values) > 1
        for value in choice.values:
            assert set(value.articles) == {span.article for span in value.spans}
            assert value.text in {" ".join(texts[s.article].slice(s).split()) for s in value.spans}


def test_a_language_without_a_tagger_gives_nothing() -> None:
    accounts = [account("a", "Полиция задержала 46 человек.", language="ru"), account("b", "Police held 46 people.")]
    assert find_wording(accounts, (), ()) == ()
