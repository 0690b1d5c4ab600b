"""Weights of `rashomon.gather.story_decision`, which says whether a new article joins a story or opens one, from real stories.

    python -m evaluation.training.story_decision EVENTS_DIR [EVENTS_DIR …] [--answers FILE] --pages SET [SET …] [--write]

Stories are labelled events, and paragraphs that several outlets wrote on one event (sets of `./run eval answers`). Pages of the
open web, one a line with `gold_title` and `gold_body` or with `html`, go by among them. Streams are made of both, as reports, as
titles with a lead, and as titles alone, few and many, with and without times. The stream that ships sorts them, and each time an
article comes, the two stories it is most like are looked at. Right is the one that holds most of the article's true story, where
that is half or more of what it holds; the second-best is the hard negative. Looks at stories of pages that go by are left out:
which of those tell one story nobody has said, and a story of several articles would be a true one merely by that.

The weights are held to the rule of one threshold by a Gaussian prior. Only numbers are learned, no text. Prints what they are
worth when the story looked at is left out, with its articles, for several strengths of the prior; then (with --write) fits on all
and writes src/rashomon/gather/weights/story_decision.json.
"""

import argparse
import hashlib
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Literal

import msgspec
import numpy as np

from evaluation.lines import read_lines
from rashomon.clean.language import find_language
from rashomon.engine.flow import Backends, clean_pages
from rashomon.gather.story_decision import FEATURES, likeliest
from rashomon.gather.story_stream import THRESHOLD, StoryStream
from rashomon.gather.story_traits import Traits, read_traits
from rashomon.ingest.files import read_pages
from rashomon.model import Article

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

WEIGHTS = Path(__file__).parents[2] / "src/rashomon/gather/weights/story_decision.json"
# The rule as a scorer: only the average counts. At twice the threshold it is sure to .94. Chosen by reason.
RULE = (4.0, 0.0, 0.0)
# All that is learned from counts as so many decisions, however many streams the few stories went through.
EVIDENCE = 1000
# How strongly the weights are held to the rule: of the strengths tried the greatest whose log loss on stories left out is within
# a standard error of the least (the one-standard-error rule of Breiman et al. 1984). Stories are few.
STRENGTH = 30.0
STRENGTHS = (1.0, 3.0, 10.0, 30.0, 100.0)
# Streams: so many pages go by, over so many days (None: no times), in each form, so many times over.
STREAMS = ((100, None), (500, None), (300, 3.0), (800, 8.0))
ROUNDS = 3
TURN = 250
# Reports of a story come so many days after its first on average, and at most.
DELAY, LONGEST = 0.7, 5.0
# A lead: so many sentences, so many characters at most. A paragraph or a lead that stands for a title is kept so often.
LEAD_SENTENCES, LEAD = 2, 400
KEPT = 0.7
SEED = 1
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
_SHORTEST, _LONGEST = 40, 300
_HEAD = 3000
_DAY = 20_000.0

SMALL = 1e-9  # a step that changes nothing

Form = Literal["report", "lead", "title"]
EVENT_FORM = 'lines of JSON, gzipped or not: {"event", "answers": [{"para", "url"}]}'
OTHER_FORM = 'lines of JSON, gzipped or not: {"url" or "id", "gold_title", "gold_body", "html"}'


class Paragraph(msgspec.Struct, frozen=True):
    """What an outlet wrote on an event."""

    para: str
    url: str


class Event(msgspec.Struct, frozen=True):
    """Paragraphs of several outlets on one event."""

    event: str
    answers: tuple[Paragraph, ...]


class Other(msgspec.Struct, frozen=True):
    """A page that goes by."""

    url: str | None = None
    id: str | None = None
    gold_title: str | None = None
    gold_body: str | None = None
    html: str | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """A page, and which story it belongs to; None where it is one that goes by. `extra`: it stands for a title and is none."""

    article: Article
    story: str | None
    extra: bool = False


@dataclass(frozen=True, slots=True)
class Look:
    """A story as an article found it: what the scorer sees, whether it is the right one, and the true stories of both."""

    features: tuple[float, ...]
    right: bool
    stories: frozenset[str]


class Watched(StoryStream):
    """A stream that decides by the threshold, and notes what the scorer would have seen, and what was right."""

    def __init__(self, gold: Mapping[str, str]) -> None:
        super().__init__()
        self._gold = gold  # by article; none for those that go by
        self._numbers: dict[str, list[int]] = defaultdict(list)
        self.looks: list[Look] = []

    def _joined(self, row: Mapping[int, float]) -> str | None:
        candidates = likeliest(row, self._story, self._held)
        own = self._gold.get(self._traits[-1].id)
        held = Counter(self._story[n] for n in self._numbers[own] if n in self._story) if own else Counter[str]()
        home = max(sorted(held), key=lambda story: held[story], default=None)
        for one in candidates:
            theirs = Counter(self._gold.get(self._traits[n - self._first].id) for n in sorted(self._held[one.story]))
            told = theirs.most_common(1)[0][0]
            if told is not None:
                right = one.story == home and 2 * held[one.story] >= len(self._held[one.story])
                self.looks.append(Look(one.features(THRESHOLD), right, frozenset(filter(None, (own, told)))))
        if own:
            self._numbers[own].append(self._first + len(self._traits) - 1)
        return candidates[0].story if candidates and candidates[0].mean >= THRESHOLD else None


def read_events(folders: Sequence[Path]) -> dict[Form, list[Told]]:
    """The pages of labelled events in each form; as titles also the first sentence of each, which says as much."""
    out: dict[Form, list[Told]] = {"report": [], "lead": [], "title": []}
    for folder in folders:
        gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
        named = {PurePath(one["file"]).name: one for one in gold["articles"]}
        articles, _ = clean_pages(list(read_pages([folder / one["file"] for one in gold["articles"]])[0]))
        for article in articles:
            one = named[PurePath(article.source).name]
            name, title, body = f"{folder.name}/{one['id']}", article.title or one["title"] or "", article.body_text()
            for form, told in _forms(name, title, body, article.language, folder.name).items():
                out[form] += told
    return out


def read_answers(path: Path) -> dict[Form, list[Told]]:
    """Paragraphs of several outlets: all that a page says as its report, one as its lead, each as a title."""
    out: dict[Form, list[Told]] = {"report": [], "lead": [], "title": []}
    for event in read_lines(path, Event, EVENT_FORM):
        pages: dict[str, list[str]] = defaultdict(list)
        for answer in event.answers:
            if answer.para not in pages[answer.url]:
                pages[answer.url].append(answer.para)
        for url, paragraphs in pages.items():
            out["report"].append(Told(_article(url, "", "\n".join(paragraphs), "en"), event.event))
            out["lead"].append(Told(_article(url, "", paragraphs[0], "en"), event.event))
            out["title"] += (
                Told(_article(f"{url} {n}", text[:LEAD], "", "en"), event.event, extra=True) for n, text in enumerate(paragraphs)
            )
    return out


def read_others(paths: Sequence[Path]) -> dict[Form, list[Told]]:
    """Pages that go by, in each form."""
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.html import HTMLTree

    out: dict[Form, list[Told]] = {"report": [], "lead": [], "title": []}
    seen: set[str] = set()
    for path in paths:
        for page in read_lines(path, Other, OTHER_FORM):
            name = page.url or page.id or ""
            tree = HTMLTree.parse(page.html) if page.html else None
            title = " ".join((page.gold_title or (tree.title if tree else "") or "").split())
            body = page.gold_body or (extract_plain_text(tree, main_content=True) if tree else "")
            if title and body and name not in seen:
                seen.add(name)
                for form, told in _forms(name, title, body, find_language(body)[0], None).items():
                    out[form] += told
    return out


def _forms(name: str, title: str, body: str, language: str, story: str | None) -> dict[Form, list[Told]]:
    sentences = [text for text in _SENTENCE.split(body[:_HEAD]) if _SHORTEST <= len(text) <= _LONGEST]
    lead = " ".join(sentences[:LEAD_SENTENCES])[:LEAD]
    heads = [title] if title else sentences[:1]
    titles = [Told(_article(name, head, "", language), story) for head in heads]
    if story is not None:
        titles += [Told(_article(f"{name} lead", text, "", language), story, extra=True) for text in sentences[:1] if title]
    return {
        "report": [Told(_article(name, title, body, language), story)],
        "lead": [Told(_article(name, title, lead, language), story)] if lead else [],
        "title": titles,
    }


def _article(name: str, title: str, body: str, language: str) -> Article:
    spans = ((0, len(body)),) if body else ()
    return Article(
        id=name, content=name, source=name, text=body, body=spans, title=title or None, published=None, language=language
    )


def make_streams(
    told: Mapping[Form, Sequence[Told]], traits: Mapping[Form, Sequence[Traits]]
) -> list[tuple[list[Traits], dict[str, str]]]:
    """Articles in streams, each with the true stories of those that have one."""
    chance = random.Random(SEED)
    out = []
    forms: tuple[Form, ...] = ("report", "lead", "title")
    for _, form, (others, days) in product(range(ROUNDS), forms, STREAMS):
        rows = list(zip(told[form], traits[form], strict=True))
        begins: dict[str, float] = {}
        stream: list[Traits] = []
        gold: dict[str, str] = {}
        for page, one in rows:
            if page.story is not None and not (page.extra and chance.random() >= KEPT):
                begin = begins.setdefault(page.story, chance.random() * (days or 1.0))
                late = min(chance.expovariate(1 / DELAY), LONGEST)
                stream.append(_placed(one, None if days is None else begin + late, chance))
                gold[one.id] = page.story
        passing = [one for page, one in rows if page.story is None]
        sample = chance.sample(passing, min(others, len(passing)))
        stream += [_placed(one, None if days is None else chance.random() * days, chance) for one in sample]
        out.append((stream, gold))
    return out


def _placed(one: Traits, day: float | None, chance: random.Random) -> Traits:
    """The same article at another time; where there is none, its source decides when it comes."""
    return replace(one, time=None if day is None else _DAY + day, source=f"{chance.random():.9f}")


def watch(stream: Sequence[Traits], gold: Mapping[str, str]) -> list[Look]:
    """What the scorer would have seen as the stream went by."""
    ordered = sorted(stream, key=lambda one: (one.time or 0.0, one.source, one.id))
    turn = TURN if all(one.time is not None for one in ordered) else len(ordered)
    watched = Watched(gold)
    for start in range(0, len(ordered), turn):
        watched.add(ordered[start : start + turn])
    return watched.looks


def fit(features: "Numbers", right: "Numbers", strength: float) -> "Numbers":
    """Weights and bias of a logistic regression with a Gaussian prior around the rule (Newton's method)."""
    rows = np.hstack([features, np.ones((len(features), 1))])
    prior = np.array(RULE)
    share = EVIDENCE / len(rows)

    def loss(weights: "Numbers") -> float:
        odds = rows @ weights
        return float(share * (np.logaddexp(0.0, odds) - right * odds).sum() + 0.5 * strength * ((weights - prior) ** 2).sum())

    weights = prior
    while True:
        likely = 1 / (1 + np.exp(-(rows @ weights)))
        slope = share * rows.T @ (likely - right) + strength * (weights - prior)
        bend = share * (rows * (likely * (1 - likely))[:, None]).T @ rows + strength * np.eye(len(prior))
        step = np.linalg.solve(bend, slope)
        while loss(weights - step) > loss(weights) and np.abs(step).max() > SMALL:
            step = step / 2
        if np.abs(step).max() <= SMALL:
            return weights
        weights = weights - step


def left_out(looks: Sequence[Look], strength: float | None) -> tuple[float, float, float]:
    """Log loss, its standard error, and the share foretold, averaged over stories, each judged by weights that never saw it.

    None: by the rule.
    """
    features, right = _table(looks)
    losses, shares = [], []
    for story in sorted({story for look in looks for story in look.stories}):
        own = np.array([story in look.stories for look in looks])
        weights = np.array(RULE) if strength is None else fit(features[~own], right[~own], strength)
        odds = features[own] @ weights[:-1] + weights[-1]
        losses.append(float((np.logaddexp(0.0, odds) - right[own] * odds).mean()))
        shares.append(float(((odds >= 0) == (right[own] > 0)).mean()))
    return float(np.mean(losses)), float(np.std(losses, ddof=1) / len(losses) ** 0.5), float(np.mean(shares))


def _table(looks: Sequence[Look]) -> "tuple[Numbers, Numbers]":
    return np.array([look.features for look in looks]), np.array([float(look.right) for look in looks])


def main() -> None:
    """Make streams, look, fit, say what it is worth, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("events", nargs="+", type=Path)
    parser.add_argument("--answers", type=Path, help="paragraphs of several outlets, by event")
    parser.add_argument("--pages", nargs="+", type=Path, required=True, help="pages that go by")
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    read = [read_events(sorted(p.parent for root in given.events for p in root.glob("**/gold.json")))]
    read += [read_answers(given.answers)] if given.answers else []
    read.append(read_others(given.pages))
    told: dict[Form, list[Told]] = {form: [one for part in read for one in part[form]] for form in read[0]}
    encoder = Backends().encoder
    traits = {form: read_traits([one.article for one in pages], encoder=encoder) for form, pages in told.items()}
    looks = [look for stream, gold in make_streams(told, traits) for look in watch(stream, gold)]
    features, right = _table(looks)
    print(f"{len(looks)} looks, {right.mean():.3f} of them right; a story left out each time:")
    print("  the rule          log loss {:.4f} ± {:.4f}  foretold {:.4f}".format(*left_out(looks, None)))
    for strength in STRENGTHS:
        print(f"  strength {strength:<8g} " + "log loss {:.4f} ± {:.4f}  foretold {:.4f}".format(*left_out(looks, strength)))
    weights = fit(features, right, STRENGTH)
    for name, weight in zip((*FEATURES, "bias"), weights.tolist(), strict=True):
        print(f"  {name:8s} {weight:+.4f}")
    if given.write:
        loss, _, share = left_out(looks, STRENGTH)
        data = {
            "made_by": "evaluation/training/story_decision.py",
            "learned_from": "which articles tell one story, in labelled events among pages of the open web; no text",
            "sets": [
                {"name": path.name, "sha256": hashlib.sha256(path.read_bytes()).hexdigest()}
                for path in (*given.pages, *([given.answers] if given.answers else []))
            ],
            "left_out": {"log_loss": round(loss, 4), "foretold": round(share, 4)},
            "weight": {name: round(weight, 4) for name, weight in zip(FEATURES, weights.tolist(), strict=False)},
            "bias": round(float(weights[-1]), 4),
        }
        WEIGHTS.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
