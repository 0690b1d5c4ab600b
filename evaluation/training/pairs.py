"""Weights of the pair scorers in `rashomon.compare.pairing`, from labelled events.

    python -m evaluation.training.pairs EVENTS_DIR [EVENTS_DIR …] [--matters] [--write]

Only labels are learned from: a weight for each reasoned feature, no text. Prints what the weights are worth when the event
scored is left out, then (with --write) fits on all events and writes src/rashomon/compare/weights/pairs.json, or with --matters
matters.json: the looser question whether two claims speak of one matter, which conflicts ask. It is fitted on all pairs at once,
by the features that do not ask where in its account a claim stands, nor whether its values are the same.
"""

import argparse
import csv
import json
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from rashomon.compare.entities import resolve_entities
from rashomon.compare.pairing import FEATURES, compare_claims
from rashomon.compare.views import ClaimView, view_claims
from rashomon.engine.flow import Backends, clean_pages, read_accounts
from rashomon.ingest.files import read_pages
from rashomon.model import Account

if TYPE_CHECKING:
    from numpy.typing import NDArray

WEIGHTS = Path(__file__).parents[2] / "src/rashomon/compare/weights"
STRENGTH = 0.3  # inverse of the L2 penalty: features are few and correlated
# Hardly any two claims have anything in common; what parts the likely pairs is learned from those alone: left-out F1 .667 → .681.
PLAUSIBLE = 0.05
# What grows with the number of claims is not asked whether two state one fact: a long story would seem to agree on everything.
SIZED = ("shared_weight", "shared_verbs", "shared_names")
ASKED = tuple(name for name in FEATURES if name not in SIZED)
OF_MATTERS = FEATURES[: FEATURES.index("rank") + 1]
# Of thresholds whose F1 is this near the best, the highest: a false pair costs a reader more than a missed one.
NEAR_BEST = 0.005


@dataclass(frozen=True)
class Labelled:
    """One event: the features of its pairs, and which of them are right.

    `same`: they state one gold fact; `disputed`: they fall on two values of one gold conflict; and for each gold pair of
    mentions the rows that would find it.
    """

    name: str
    features: "NDArray[np.float32]"
    same: "NDArray[np.bool_]"
    disputed: "NDArray[np.bool_]"
    wanted: tuple[frozenset[int], ...]


def label(folder: Path, backends: Backends, asked: Sequence[str] = ASKED) -> Labelled:
    """Read one event with the real pipeline and compare its claims with its gold, by the features `asked`."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    accounts = read_event_accounts(folder, backends)
    name_of = {Path(a["file"]).name: a["id"] for a in gold["articles"]}
    number = {name_of[Path(account.article.source).name]: n for n, account in enumerate(accounts)}
    views = view_claims(accounts, resolve_entities(accounts))
    pairs = compare_claims(views, encoder=backends.encoder)
    texts = [account.article.text for account in accounts]

    def claims_on(mention: dict[str, object]) -> frozenset[int]:
        account = number.get(str(mention["article"]))
        span = find(texts[account], str(mention["text"]), int(str(mention.get("nth", 1)))) if account is not None else None
        if account is None or span is None:
            return frozenset()
        return frozenset(n for n, v in enumerate(views) if v.account == account and _touches(v, *span))

    facts = [[claims_on(m) for m in fact["mentions"]] for fact in gold["facts"]]
    sides = [[claims_on(m) for value in c["values"] for m in value["mentions"]] for c in gold["conflicts"]]
    fact_of, conflict_of = _owners(facts), _owners(sides)
    row_of = {(i, j): n for n, (i, j) in enumerate(zip(pairs.left.tolist(), pairs.right.tolist(), strict=True))}
    same = np.array([bool(fact_of[i] & fact_of[j]) for i, j in row_of])
    disputed = np.array([bool(conflict_of[i] & conflict_of[j]) for i, j in row_of]) & ~same
    wanted = []
    for fact, spans in zip(gold["facts"], facts, strict=True):
        for (a, x), (b, y) in combinations(list(zip(fact["mentions"], spans, strict=True)), 2):
            if a["article"] != b["article"]:
                wanted.append(frozenset(row_of[min(i, j), max(i, j)] for i in x for j in y))
    return Labelled(folder.name, pairs.features[:, [FEATURES.index(name) for name in asked]], same, disputed, tuple(wanted))


def read_event_accounts(folder: Path, backends: Backends) -> list[Account]:
    """The accounts of one labelled event as the pipeline reads them, their hosts and dates told by a manifest."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as scratch:
        manifest = Path(scratch) / "manifest.csv"
        with manifest.open("w", newline="", encoding="utf-8") as file:
            rows = csv.writer(file)
            rows.writerow(("path", "host", "published"))
            rows.writerows((str((folder / a["file"]).resolve()), a["host"] or "", a["published"] or "") for a in gold["articles"])
        pages, _ = read_pages([folder / a["file"] for a in gold["articles"]], manifest=manifest)
    articles, _ = clean_pages(pages)
    return list(read_accounts(articles, backends))


def find(text: str, piece: str, nth: int) -> tuple[int, int] | None:
    """Where a piece stands for the nth time, white space folded."""
    where = [n for n, c in enumerate(text) if not c.isspace() or (n and not text[n - 1].isspace())]
    flat = "".join(" " if text[n].isspace() else text[n] for n in where)
    wanted, at = " ".join(piece.split()), -1
    for _ in range(nth):
        at = flat.find(wanted, at + 1) if wanted else -1
        if at < 0:
            return None
    return where[at], where[at + len(wanted) - 1] + 1


def _touches(view: ClaimView, start: int, end: int) -> bool:
    overlap = min(view.claim.span.end, end) - max(view.claim.span.start, start)
    return overlap >= 0.5 * (end - start) and len(view.claim.span) <= max(300, 4 * (end - start))


def _owners(groups: list[list[frozenset[int]]]) -> dict[int, set[int]]:
    owners: dict[int, set[int]] = defaultdict(set)
    for n, group in enumerate(groups):
        for claims in group:
            for claim in claims:
                owners[claim].add(n)
    return owners


def score(events: list[Labelled], chosen: list["NDArray[np.bool_]"]) -> tuple[float, float, float]:
    """Precision, recall and F1 over pairs, counts pooled over the events."""
    right = sum(int((c & e.same).sum()) for e, c in zip(events, chosen, strict=True))
    got = sum(int((c & ~e.disputed).sum()) for e, c in zip(events, chosen, strict=True))
    hit = sum(sum(any(c[n] for n in w) for w in e.wanted) for e, c in zip(events, chosen, strict=True))
    want = sum(len(e.wanted) for e in events)
    p, r = right / max(1, got), hit / max(1, want)
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


def fit(
    events: list[Labelled], *, plausible_only: bool = True
) -> tuple["NDArray[np.float64]", "NDArray[np.float64]", "NDArray[np.float64]", float]:
    """Mean, scale, weights and bias of a logistic regression over these pairs; `plausible_only`: over those a first one keeps."""
    rows = np.vstack([e.features for e in events]).astype(np.float64)
    same = np.concatenate([e.same for e in events])
    if not plausible_only:
        return _regress(rows, same)
    plausible = _likely(rows, _regress(rows, same)) >= PLAUSIBLE
    return _regress(rows[plausible], same[plausible])


def _regress(
    rows: "NDArray[np.float64]", same: "NDArray[np.bool_]"
) -> tuple["NDArray[np.float64]", "NDArray[np.float64]", "NDArray[np.float64]", float]:
    from sklearn.linear_model import LogisticRegression

    mean, scale = rows.mean(0), rows.std(0) + 1e-6
    model = LogisticRegression(C=STRENGTH, max_iter=2000).fit((rows - mean) / scale, same)
    return mean, scale, model.coef_[0], float(model.intercept_[0])


def probability(
    event: Labelled, fitted: tuple["NDArray[np.float64]", "NDArray[np.float64]", "NDArray[np.float64]", float]
) -> "NDArray[np.float64]":
    """How likely each pair of an event states one fact."""
    return _likely(event.features.astype(np.float64), fitted)


def _likely(
    rows: "NDArray[np.float64]", fitted: tuple["NDArray[np.float64]", "NDArray[np.float64]", "NDArray[np.float64]", float]
) -> "NDArray[np.float64]":
    mean, scale, weight, bias = fitted
    return np.asarray(1 / (1 + np.exp(-(((rows - mean) / scale) @ weight + bias))))


def main() -> None:
    """Fit, say what it is worth, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("events", nargs="+", type=Path)
    parser.add_argument("--matters", action="store_true", help="the question that conflicts ask")
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    folders = sorted(p.parent for root in given.events for p in root.glob("**/gold.json"))
    backends = Backends()
    asked, strict = (OF_MATTERS, False) if given.matters else (ASKED, True)
    events = [label(folder, backends, asked) for folder in folders]
    held_out = [probability(e, fit([x for x in events if x is not e], plausible_only=strict)) for e in events]
    grid = np.arange(0.15, 0.7, 0.025)
    worth = {t: score(events, [p >= t for p in held_out])[2] for t in grid.tolist()}
    threshold = max(t for t, f in worth.items() if f >= max(worth.values()) - (NEAR_BEST if strict else 0.0))
    p, r, f = score(events, [x >= threshold for x in held_out])
    print(f"{len(events)} events, one left out each time: threshold {threshold:.3f} precision {p:.3f} recall {r:.3f} f1 {f:.3f}")
    for event, x in zip(events, held_out, strict=True):
        print(f"  {event.name:24s} " + " ".join(f"{v:.3f}" for v in score([event], [x >= threshold])))
    mean, scale, weight, bias = fit(events, plausible_only=strict)
    for name, w in sorted(zip(asked, weight.tolist(), strict=True), key=lambda row: -abs(row[1])):
        print(f"  {name:24s} {w:+.3f}")
    if given.write:
        data = {
            "made_by": "evaluation/training/pairs.py",
            "learned_from": "labels of events (which pairs state one fact); no text",
            "left_out_f1": round(f, 3),
            "features": list(asked),
            "mean": [round(x, 5) for x in mean.tolist()],
            "scale": [round(x, 5) for x in scale.tolist()],
            "weight": [round(x, 5) for x in weight.tolist()],
            "bias": round(bias, 5),
            "threshold": round(float(threshold), 3),
        }
        WEIGHTS.mkdir(exist_ok=True)
        (WEIGHTS / ("matters.json" if given.matters else "pairs.json")).write_text(
            json.dumps(data, indent=1) + "\n", encoding="utf-8"
        )


if __name__ == "__main__":
    main()
