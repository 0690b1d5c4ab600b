"""How the weights of joining or opening are made: what is looked at in a stream, what counts as right, what is fitted."""

import numpy as np
import pytest

from evaluation.training.story_decision import RULE, Form, Look, Told, fit, left_out, make_streams, watch
from rashomon.gather.story_traits import Traits, read_traits
from rashomon.model import Article

FIRE = "Fire broke out at the Velm harbour warehouse Adra; Sena Brandt of the insurer Tolk counted the lost grain."
STRIKE = "Dockers at the Velm harbour stopped work; Jonas Appel of their union Quarn asked the insurer Tolk for sick pay."


def page(label: str, text: str) -> Article:
    return Article(
        id=label, content=label, source=label, text=text, body=((0, len(text)),), title=None, published=None, language="en"
    )


def stream() -> list[Traits]:
    return list(
        read_traits(
            [
                page("1", f"{FIRE} Lorries were turned away at dawn."),
                page("2", f"{STRIKE} Talks begin after the weekend."),
                page("3", f"{FIRE} The roof fell in; nobody was hurt."),
                page("4", f"{STRIKE} Ferries went on as before, he said."),
            ]
        )
    )


def test_the_second_best_story_is_the_hard_negative() -> None:
    looks = watch(stream(), {"1": "fire", "2": "strike", "3": "fire", "4": "strike"})
    judged = {(look.right, look.stories) for look in looks}
    assert {(True, frozenset({"fire"})), (True, frozenset({"strike"})), (False, frozenset({"fire", "strike"}))} == judged


def test_stories_that_nobody_labelled_are_not_looked_at() -> None:
    assert watch(stream(), {}) == []
    assert {look.right for look in watch(stream(), {"1": "fire"})} == {False}  # the others go by


@pytest.mark.parametrize("strength", [1.0, 1e9])
def test_the_prior_holds_the_weights_to_the_rule(strength: float) -> None:
    chance = np.random.default_rng(3)
    features = chance.normal(size=(400, 2))
    right = (features[:, 0] + 2 * features[:, 1] > 0).astype(float)
    weights = fit(features, right, strength)
    assert weights.shape == (3,)
    assert np.allclose(weights, RULE, atol=1e-3) == (strength > 1)
    assert weights[1] >= RULE[1] - 1e-6


def test_a_story_is_judged_by_weights_that_never_saw_it() -> None:
    a, b = frozenset({"a"}), frozenset({"b"})
    looks = [Look((1.0, 1.0), True, a), Look((-1.0, -1.0), False, a), Look((1.0, 1.0), False, b), Look((-1.0, -1.0), True, b)]
    assert left_out(looks, 1.0)[2] == 0.0  # each learned from the other, which is its opposite
    assert left_out(looks, None)[2] == 0.5


def test_streams_are_drawn_alike_each_time() -> None:
    told = [Told(page(str(n), FIRE), "fire" if n < 3 else None) for n in range(6)]
    traits = read_traits([one.article for one in told])
    forms: tuple[Form, ...] = ("report", "lead", "title")

    def drawn() -> list[list[tuple[str, str, float | None]]]:
        made = make_streams(dict.fromkeys(forms, told), dict.fromkeys(forms, traits))
        return [[(one.id, one.source, one.time) for one in articles] for articles, _ in made]

    assert drawn() == drawn()
    assert all({"0", "1", "2"} <= {name for name, _, _ in articles} for articles in drawn())
