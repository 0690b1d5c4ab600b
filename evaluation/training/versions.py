"""Weights of `rashomon.compare.likeness`, which judges whether two utterances are versions of one, from labelled events.

    python -m evaluation.training.versions EVENTS_DIR [EVENTS_DIR …] [--write]

Only labels are learned from: a few weights over reasoned features, no text. Prints what the weights are worth when the event
scored is left out, then (with --write) fits on all events and writes src/rashomon/compare/weights/versions.json.
"""

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

import numpy as np

from evaluation.scoring.gold import load_gold
from evaluation.scoring.passages import PageText, Spot, falls_on_quote
from evaluation.training.pairs import read_event_accounts
from rashomon.compare.entities import resolve_entities
from rashomon.compare.likeness import LOOKS_AT, Evidence, Model, features
from rashomon.compare.utterances import Utterance, find_utterances
from rashomon.engine.flow import Backends

if TYPE_CHECKING:
    from numpy.typing import NDArray

WEIGHTS = Path(__file__).parents[2] / "src/rashomon/compare/weights/versions.json"
STRENGTH = 1.0  # inverse of the L2 penalty
GRID = np.arange(0.1, 0.95, 0.05)


@dataclass(frozen=True)
class Labelled:
    """One event: the pairs of its utterances of different accounts, one of them direct at least, and which are of one quote.

    `looked_at` holds for each kind of evidence a row a pair, a column a feature.
    """

    name: str
    looked_at: "dict[Evidence, NDArray[np.float32]]"
    same: "NDArray[np.bool_]"


def label(folder: Path, backends: Backends) -> Labelled:
    """Read one event with the real pipeline and compare its utterances with its gold."""
    accounts = read_event_accounts(folder, backends)
    utterances = find_utterances(accounts, resolve_entities(accounts))
    on = _quotes_on(folder, utterances, {a.article.id: (a.article.source, a.article.text) for a in accounts})
    account, direct = np.array([u.account for u in utterances]), np.array([u.direct for u in utterances], dtype=bool)
    left, right = np.nonzero(np.triu((account[:, None] != account[None, :]) & (direct[:, None] | direct[None, :]), 1))
    tables = {True: features(utterances, encoder=backends.encoder), False: features(utterances, encoder=None)}
    looked_at: dict[Evidence, NDArray[np.float32]] = {
        kind: np.stack([tables["vectors" in names][name][left, right] for name in names], axis=1)
        for kind, names in LOOKS_AT.items()
    }
    same = np.array([bool(on[i] & on[j]) for i, j in zip(left.tolist(), right.tolist(), strict=True)])
    return Labelled(folder.name, looked_at, same)


def _quotes_on(folder: Path, utterances: Sequence[Utterance], texts: dict[str, tuple[str, str]]) -> list[frozenset[str]]:
    """For each utterance the gold quotes it is a version of."""
    gold = load_gold(folder)
    by_file = {PurePath(source).name: (name, PageText(text)) for name, (source, text) in texts.items()}
    read = {
        article.id: by_file[PurePath(article.file).name] for article in gold.articles if PurePath(article.file).name in by_file
    }
    spots: list[tuple[str, Spot]] = []
    for quote in gold.quotes:
        for version in quote.versions:
            name, page = read.get(version.article, ("", None))
            if page and (place := page.place(version.text, version.nth)):
                spots.append((quote.id, Spot(name, *place)))
    return [
        frozenset(quote for quote, spot in spots if falls_on_quote(Spot(u.span.article, u.span.start, u.span.end), spot))
        for u in utterances
    ]


def fit(events: Sequence[Labelled], kind: Evidence) -> Model:
    """A logistic regression over all pairs of these events."""
    from sklearn.linear_model import LogisticRegression

    rows = np.vstack([e.looked_at[kind] for e in events]).astype(np.float64)
    model = LogisticRegression(C=STRENGTH, max_iter=5000).fit(rows, np.concatenate([e.same for e in events]))
    return Model(tuple(model.coef_[0].tolist()), float(model.intercept_[0]))


def probability(event: Labelled, kind: Evidence, model: Model) -> "NDArray[np.float64]":
    """How likely each pair of an event is of one utterance."""
    return np.asarray(1 / (1 + np.exp(-(event.looked_at[kind] @ np.array(model.weight) + model.bias))))


def left_out(events: Sequence[Labelled], kind: Evidence) -> tuple[float, float]:
    """The best F1 over all pairs, each judged by weights that have not seen its event, and the threshold it is reached at."""
    scores = np.concatenate([probability(e, kind, fit([x for x in events if x is not e], kind)) for e in events])
    same = np.concatenate([e.same for e in events])
    return max((float(2 * (same & (scores >= t)).sum() / ((scores >= t).sum() + same.sum())), float(t)) for t in GRID)


def main() -> None:
    """Fit, say what it is worth, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("events", nargs="+", type=Path)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    backends = Backends()
    folders = sorted(p.parent for root in given.events for p in root.glob("**/gold.json"))
    events = [event for folder in folders if len((event := label(folder, backends)).same)]
    models = {}
    for kind, names in LOOKS_AT.items():
        f1, threshold = left_out(events, kind)
        model = fit(events, kind)
        print(f"{kind}: {len(events)} events, one left out each time: f1 {f1:.3f} at {threshold:.2f}")
        print("".join(f"  {name:18s} {weight:+.3f}\n" for name, weight in zip(names, model.weight, strict=True)), end="")
        weights = {name: round(weight, 4) for name, weight in zip(names, model.weight, strict=True)}
        models[kind] = {"left_out_f1": round(f1, 3), "weight": weights, "bias": round(model.bias, 4)}
    if given.write:
        data = {
            "made_by": "evaluation/training/versions.py",
            "learned_from": "labels of events (which utterances are versions of one); no text",
            "models": models,
        }
        WEIGHTS.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
