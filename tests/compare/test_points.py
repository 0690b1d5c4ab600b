"""Claims that state one fact stand in one point. All texts are invented."""

import itertools

import pytest
from invented_stories import Text, accounts_of, dossier_of, paired

from rashomon.backends.english import EnglishTagger
from rashomon.backends.vectors import SentenceEncoder
from rashomon.compare.entities import resolve_entities
from rashomon.compare.pairing import load_weights, probabilities
from rashomon.compare.points import group_claims, make_points
from rashomon.compare.views import view_claims
from rashomon.model import Origin, Point

STORY: list[Text] = [
    "Twelve people were killed when the ferry Halka sank off Brod on Tuesday. The mayor closed the harbour. Read on.",
    "The ferry Halka sank off Brod on Tuesday and 12 people were killed. Soup was served in the town hall of Brod.",
    "Twelve people died when the ferry Halka sank off Brod. The mayor of Brod had the harbour closed.",
]


def points_of(texts: list[Text], tagger: EnglishTagger, encoder: SentenceEncoder) -> tuple[Point, ...]:
    return dossier_of(texts, tagger, encoder).points


def starts(points: tuple[Point, ...]) -> list[list[tuple[str, int]]]:
    return [[(c.span.article, c.span.start) for c in p.claims] for p in points]


def test_one_fact_is_one_point_and_most_origins_come_first(tagger: EnglishTagger, encoder: SentenceEncoder) -> None:
    points = points_of(STORY, tagger, encoder)
    assert [(p.id, len(p.claims), len(p.origins), p.standing) for p in points] == [
        ("P1", 3, 3, "agreed"),
        ("P2", 2, 2, "agreed"),
        ("P3", 1, 1, "one-origin"),
    ]
    assert "ferry" in points[0].text
    assert "harbour" in points[1].text
    assert points[2].text.startswith("Soup")


def test_its_text_is_one_of_its_claims_word_for_word(tagger: EnglishTagger, encoder: SentenceEncoder) -> None:
    texts = dict(zip("abc", STORY, strict=True))
    for point in points_of(STORY, tagger, encoder):
        assert point.text in [" ".join(str(texts[c.span.article])[c.span.start : c.span.end].split()) for c in point.claims]


def test_scraps_and_lone_titles_are_no_points(tagger: EnglishTagger, encoder: SentenceEncoder) -> None:
    assert not any("Read on" in p.text for p in points_of(STORY, tagger, encoder))


def test_what_counts_different_things_is_not_agreed(tagger: EnglishTagger, encoder: SentenceEncoder) -> None:
    sunk = "when the ferry sank off Brod on Tuesday."
    for texts in (
        [f"Twelve passengers were killed {sunk}", f"Four crew members were killed {sunk}"],
        ["The owners will pay a fine of 3 million euros.", "The owners will pay a fine of 5 million euros."],
        [f"Twelve people were killed {sunk} Police had spoken of fourteen people killed.", f"Fourteen people were killed {sunk}"],
    ):
        assert all(p.standing == "one-origin" for p in points_of([*texts], tagger, encoder)), texts


NOT_THE_SAME: list[list[Text]] = [
    ["The minister praised the divers of Brod for their courage.", "The minister will visit the divers of Brod in May."],
    ["The captain did not sound the alarm before the ferry sank.", "The captain sounded the alarm before the ferry sank."],
    ["He died on the spot.", "Many have died."],
]


@pytest.mark.parametrize("texts", NOT_THE_SAME, ids=["two deeds of one", "said and denied", "scraps"])
def test_what_only_sounds_alike_is_not_agreed(texts: list[Text], tagger: EnglishTagger, encoder: SentenceEncoder) -> None:
    for point in points_of(texts, tagger, encoder):
        assert (len(point.origins), point.standing) == (1, "one-origin")


def test_a_point_is_of_those_origins_that_surely_state_it(tagger: EnglishTagger, encoder: SentenceEncoder) -> None:
    for point in points_of(STORY, tagger, encoder):
        home = {"a": "O1", "b": "O2", "c": "O3"}
        assert {*point.origins} <= {home[c.span.article] for c in point.claims}
        assert (point.standing == "agreed") == (len(point.origins) > 1)


def test_two_accounts_of_one_origin_agree_on_nothing(tagger: EnglishTagger, encoder: SentenceEncoder) -> None:
    accounts = accounts_of(STORY[:2], tagger)
    views, pairs = paired(STORY[:2], tagger, encoder)
    (point, *_) = make_points(group_claims(views, pairs, load_weights()), views, accounts, [Origin("O1", ("a", "b"))], pairs)
    assert (len(point.claims), point.origins, point.standing) == (2, ("O1",), "one-origin")


def test_every_sure_pair_stands_in_a_group(tagger: EnglishTagger, encoder: SentenceEncoder) -> None:
    views, pairs = paired(STORY, tagger, encoder)
    weights = load_weights()
    groups = group_claims(views, pairs, weights)
    together = {pair for group in groups for pair in itertools.combinations(group, 2)}
    for i, j, p in zip(pairs.left.tolist(), pairs.right.tolist(), probabilities(pairs, weights).tolist(), strict=True):
        assert p < weights.threshold or (i, j) in together
    assert all(group == tuple(sorted(set(group))) for group in groups)


def test_the_order_of_accounts_does_not_matter(tagger: EnglishTagger, encoder: SentenceEncoder) -> None:
    facts = {tuple(sorted(p.text for p in points_of([*order], tagger, encoder)[:2])) for order in itertools.permutations(STORY)}
    assert len({len(texts) for texts in facts}) == 1
    sizes = {tuple(len(p.claims) for p in points_of([*order], tagger, encoder)) for order in itertools.permutations(STORY)}
    assert sizes == {(3, 2, 1)}


def test_keys_stay_when_an_account_comes_in(tagger: EnglishTagger, encoder: SentenceEncoder) -> None:
    two = {p.text: p.key for p in points_of(STORY[:2], tagger, encoder)}
    three = {p.text: p.key for p in points_of(STORY, tagger, encoder)}
    assert two.keys() & three.keys()
    assert all(two[text] == three[text] for text in two.keys() & three.keys())


def test_the_time_of_a_point_is_the_finest_that_fits_all(tagger: EnglishTagger, encoder: SentenceEncoder) -> None:
    def when(*texts: Text) -> str | None:
        (point, *_) = points_of([*texts], tagger, encoder)
        assert len(point.claims) == 2
        return point.when.iso if point.when else None

    assert when("The ferry Halka sank off Brod in March 2024.", "The ferry Halka sank off Brod on 12 March 2024.") == "2024-03-12"
    assert when("The ferry Halka sank off Brod on Monday.", "The ferry Halka sank off Brod on Tuesday.") is None


@pytest.mark.parametrize("texts", [[], ["The ferry Halka sank off Brod."], ["…", "…"]], ids=["none", "one account", "no words"])
def test_little_or_nothing(texts: list[Text], tagger: EnglishTagger, encoder: SentenceEncoder) -> None:
    accounts = accounts_of(texts, tagger)
    views = view_claims(accounts, resolve_entities(accounts))
    _, pairs = paired(texts, tagger, encoder)
    groups = group_claims(views, pairs, load_weights())
    assert len(groups) == (1 if len(texts) == 1 else 0)
