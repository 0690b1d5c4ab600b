"""Figures on data that may not be part of the project: what was measured, beside its peers of the same run, and its floors.

One file a data set in `measured/`, written by `./run eval NAME --data PATH --pin` and known by the hash of the data; wherever the
same data is measured again, no figure may lie below its floor. Rates ("per second") are kept and shown, but have no floor: they
tell of the machine as well.
"""

import hashlib
import math
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from evaluation.figures import Report

# A floor lies so far under what was measured: another processor's last bits may turn a close decision.
MARGIN = 0.005
# Figures of which less is better have a ceiling instead.
LESS_IS_BETTER = frozenset({"crashes", "false_pairs"})
RATE = "per_second"

FOLDER = Path(__file__).with_name("measured")


class Measured(msgspec.Struct, frozen=True):
    """One data set: what was measured on it last, what the peers made of it in the same run, and the floors."""

    evaluation: str
    data: str
    sha256: str
    size: str
    figures: dict[str, float]
    peers: dict[str, dict[str, float]]
    floors: dict[str, float]


def load() -> list[Measured]:
    """All that is kept, by evaluation and name of the data."""
    kept = [msgspec.json.decode(file.read_bytes(), type=Measured) for file in FOLDER.glob("*.json")]
    return sorted(kept, key=lambda one: (one.evaluation, one.data))


def below(report: Report, inputs: Sequence[Path]) -> list[str]:
    """One line for each figure under its floor (over its ceiling); none for data of which nothing is kept."""
    kept = _kept(report.evaluation, digest(inputs))
    if kept is None:
        return []
    got = report.pooled.figures
    return [
        f"{report.evaluation}, {kept.data}: {name} is {_said(value)}, its bound is {bound:.4f}"
        for name, bound in kept.floors.items()
        if (value := got.get(name)) is None or (value > bound if name in LESS_IS_BETTER else value < bound)
    ]


def pin(report: Report, inputs: Sequence[Path]) -> list[str]:
    """Keep these figures and raise the floors to just under them; one line for each that rose. No floor is lowered."""
    sha256, data = digest(inputs), inputs[0].name.split(".")[0]
    before = _kept(report.evaluation, sha256)
    floors = dict(before.floors) if before is not None else {}
    lines = []
    for name, value in report.pooled.figures.items():
        if value is None or RATE in name:
            continue
        bound = _bound(name, value)
        old = floors.get(name)
        if old is None or (bound < old if name in LESS_IS_BETTER else bound > old):
            floors[name] = bound
            lines.append(f"{report.evaluation}, {data}: the bound of {name} is now {bound:.4f}")
    peers = {row.name: figures for row in report.rows if row.peer and (figures := _known(row.figures))}
    kept = Measured(report.evaluation, data, sha256, report.size, _known(report.pooled.figures), peers, floors)
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / f"{report.evaluation}-{data}.json").write_bytes(msgspec.json.format(msgspec.json.encode(kept), indent=1) + b"\n")
    return lines


def digest(inputs: Sequence[Path]) -> str:
    """Hash of all files in their order; of a folder, of what it holds by name."""
    hashed = hashlib.sha256()
    for path in inputs:
        for file in [path] if path.is_file() else sorted(p for p in path.rglob("*") if p.is_file()):
            hashed.update(hashlib.sha256(file.read_bytes()).digest())
    return hashed.hexdigest()


def _kept(evaluation: str, sha256: str) -> Measured | None:
    return next((one for one in load() if (one.evaluation, one.sha256) == (evaluation, sha256)), None)


def _bound(name: str, value: float) -> float:
    if name in LESS_IS_BETTER:
        return math.ceil((value + (MARGIN if value else 0.0)) * 1000 - 1e-6) / 1000
    return max(0.0, math.floor((value - MARGIN) * 1000 + 1e-6) / 1000)


def _known(figures: Mapping[str, float | None]) -> dict[str, float]:
    return {name: round(value, 4 if RATE not in name else 0) for name, value in figures.items() if value is not None}


def _said(value: float | None) -> str:
    return "not measured" if value is None else f"{value:.4f}"
