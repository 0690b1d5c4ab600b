"""Figures that must not fall: pinned in floors.json with the hash of the data they hold for.

`./run eval --pin` raises them. Lowering one is a change of floors.json by hand, which a reviewer sees; on other data they
start anew.
"""

import hashlib
import math
from collections.abc import Sequence
from pathlib import Path

import msgspec

from evaluation import registry
from evaluation.errors import EvaluationError
from evaluation.figures import Report

# A floor lies so far under what was measured: another processor's last bits may turn a close decision.
MARGIN = 0.01

FILE = Path(__file__).with_name("floors.json")


class Floors(msgspec.Struct):
    """The floors of one evaluation, row by row, and the hash of the data that they hold for."""

    data: str
    rows: dict[str, dict[str, float]]


def load() -> dict[str, Floors]:
    """The floors by the name of the evaluation."""
    return msgspec.json.decode(FILE.read_bytes(), type=dict[str, Floors]) if FILE.exists() else {}


def below(report: Report) -> list[str]:
    """One line for each figure under its floor. Raises EvaluationError where the floors are of other data."""
    pinned = load().get(report.evaluation)
    if pinned is None:
        return []
    if pinned.data != digest(_data(report.evaluation), _hashed(report.evaluation)):
        raise EvaluationError(
            f"the data of {report.evaluation} changed since its floors were pinned: look, then ./run eval --pin"
        )
    got = {row.name: row.figures for row in report.rows}
    lines = []
    for row, floors in pinned.rows.items():
        for figure, floor in floors.items():
            value = got.get(row, {}).get(figure)
            if value is None or value < floor:
                lines.append(f"{report.evaluation}, {row}: {figure} is {_said(value)}, its floor is {floor:.2f}")
    return lines


def pin(reports: Sequence[Report]) -> list[str]:
    """Raise the floors to just under these figures; one line for each that rose."""
    floors = load()
    lines = []
    for report in reports:
        data = digest(_data(report.evaluation), _hashed(report.evaluation))
        before = floors.get(report.evaluation)
        rows = before.rows if before is not None and before.data == data else {}
        for row in report.rows:
            pinned = rows.setdefault(row.name, {})
            for figure, value in row.figures.items():
                floor = max(0.0, math.floor(((value or 0.0) - MARGIN) * 100 + 1e-6) / 100)
                if value is not None and floor > pinned.get(figure, -1.0):
                    lines.append(f"{report.evaluation}, {row.name}: floor of {figure} is now {floor:.2f}")
                    pinned[figure] = floor
        floors[report.evaluation] = Floors(data, rows)
    FILE.write_bytes(msgspec.json.format(msgspec.json.encode(floors), indent=1) + b"\n")
    return lines


def digest(data: Path, endings: frozenset[str] = frozenset({".json", ".txt", ".html"})) -> str:
    """Hash of the labelled data: of every gold.json and page (or what else has these endings) in a folder, or of the file."""
    hashed = hashlib.sha256()
    files = [data] if data.is_file() else sorted(p for p in data.glob("*/**/*") if p.is_file() and p.suffix in endings)
    for file in files:
        hashed.update(file.relative_to(data).as_posix().encode() + b"\x00" + file.read_bytes() + b"\x00")
    return hashed.hexdigest()


def _hashed(name: str) -> frozenset[str]:
    """The endings of an evaluation's files, where it names some of its own."""
    endings: frozenset[str] = getattr(registry.load(name), "HASHED", frozenset({".json", ".txt", ".html"}))
    return endings


def _data(name: str) -> Path:
    data = registry.load(name).DATA
    if data is None:
        raise EvaluationError(f"{name} has no data of its own, so it has no floors")
    return data


def _said(value: float | None) -> str:
    return "not measured" if value is None else f"{value:.3f}"
