"""What an account leaves out: only what most others carry, was public before, and stands nowhere in it in other words."""

import pytest
from invented_accounts import account, alone, claim_of, point

from rashomon.compare.omissions import find_omissions
from rashomon.model import Account, Point

FACT = "The dam's spillway gates had failed an inspection in March, the regulator said."
OTHER = "Water covered the vineyards below Castrell on Sunday. Nobody was hurt."
PARAPHRASE = "An inspection in March had found that the spillway gates of the dam failed, says its regulator."


def story(*bodies: str, published: tuple[str | None, ...] = (), languages: tuple[str, ...] = ()) -> tuple[list[Account], Point]:
    times = published or (None,) * len(bodies)
    tongues = languages or ("en",) * len(bodies)
    accounts = [
        account(f"n{k}", body, published=time, language=tongue)
        for k, (body, time, tongue) in enumerate(zip(bodies, times, tongues, strict=True))
    ]
    return accounts, point("P1", [claim_of(a, "had failed") for a in accounts if "had failed" in a.article.text])


def omitted(accounts: list[Account], one: Point) -> list[tuple[str, ...]]:
    return [o.articles for o in find_omissions(accounts, [one], alone(accounts))]


def test_what_three_others_carry_and_one_does_not() -> None:
    accounts, one = story(FACT, FACT, FACT, OTHER)
    assert omitted(accounts, one) == [("n3",)]


@pytest.mark.parametrize("bodies", [(FACT, OTHER, OTHER), (FACT, FACT, OTHER, OTHER), (FACT, FACT, OTHER, OTHER, OTHER)])
def test_what_few_carry_is_no_omission(bodies: tuple[str, ...]) -> None:
    assert omitted(*story(*bodies)) == []


def test_both_others_of_a_small_story_suffice() -> None:
    assert omitted(*story(FACT, FACT, OTHER)) == [("n2",)]


def test_who_tells_it_in_other_words_leaves_nothing_out() -> None:
    assert omitted(*story(FACT, FACT, FACT, PARAPHRASE)) == []


def test_nobody_leaves_out_what_was_not_public_yet() -> None:
    times = ("2025-06-03T12:00Z", "2025-06-03T15:00Z", "2025-06-03T13:00Z")
    assert omitted(*story(FACT, FACT, FACT, OTHER, published=(*times, "2025-06-03T09:00Z"))) == []
    accounts, one = story(FACT, FACT, FACT, OTHER, published=(*times, "2025-06-04T09:00Z"))
    (found,) = find_omissions(accounts, [one], alone(accounts))
    assert (found.articles, found.public_since) == (("n3",), "2025-06-03T12:00:00+00:00")


def test_a_language_that_is_not_read_deeply_is_not_judged() -> None:
    assert omitted(*story(FACT, FACT, FACT, OTHER, languages=("en", "en", "en", "fr"))) == []
