"""Join or open: whether a new article goes to the story it is most like, or founds one of its own.

A logistic scorer looks at a story with its rival beside it: the same likeness says less where another story is as like. It is
fitted to streams of real stories, where the story that holds most of an article's kin is right and the second-best is the hard
negative (evaluation/training/story_decision.py), and held to the rule of one threshold: it departs from it where labels speak.
"""

import json
import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from rashomon.gather.story_links import DIGITS

# What the scorer looks at: how like the article is to the story's articles on average, and how much liker than to the rival,
# which is the best other story; both as logarithms, so that only proportions count.
FEATURES = ("mean", "lead")
# A rival less like than this, or none at all, counts as so much like: far below every threshold tried. Chosen by reason.
LEAST_RIVAL = 0.03


@dataclass(frozen=True, slots=True)
class Candidate:
    """A story that an article may join, how like it is on average, and how like its rival is; 0 where it has none."""

    story: str
    mean: float
    rival: float

    def features(self, threshold: float) -> tuple[float, float]:
        """The values of FEATURES, likeness in proportion to the threshold."""
        return math.log(self.mean / threshold), math.log(self.mean / max(self.rival, LEAST_RIVAL))


@dataclass(frozen=True, slots=True)
class Decision:
    """The weights of FEATURES, none of them below 0, and the bias."""

    mean: float
    lead: float
    bias: float

    def score(self, candidate: Candidate, threshold: float) -> float:
        """Log odds that the article belongs to the story; rounded, so that the last bits of a processor decide nothing."""
        mean, lead = candidate.features(threshold)
        return round(self.mean * mean + self.lead * lead + self.bias, DIGITS)


def likeliest(
    row: Mapping[int, float], story_of: Mapping[int, str], held: Mapping[str, Collection[int]]
) -> tuple[Candidate, ...]:
    """The two stories that an article with these likenesses is on average most like, the liker first; fewer where fewer are."""
    sums: dict[str, float] = {}
    for other, value in row.items():
        story = story_of[other]
        sums[story] = sums.get(story, 0.0) + value
    means = sorted((-round(total / len(held[story]), DIGITS), story) for story, total in sums.items())[:2]
    found = [(story, -mean) for mean, story in means if mean]
    return tuple(Candidate(story, mean, next((other for name, other in found if name != story), 0.0)) for story, mean in found)


def joined(candidates: Sequence[Candidate], *, threshold: float) -> str | None:
    """The story that the article joins; None where it opens one. The liker candidate leads, so that no other scores higher."""
    return candidates[0].story if candidates and load_decision().score(candidates[0], threshold) >= 0 else None


@cache
def load_decision() -> Decision:
    """The decision this version ships; made by evaluation/training/story_decision.py."""
    data = json.loads(resources.files("rashomon.gather").joinpath("weights/story_decision.json").read_text(encoding="utf-8"))
    mean, lead = (float(data["weight"][name]) for name in FEATURES)
    return Decision(mean, lead, float(data["bias"]))
