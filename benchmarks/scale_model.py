"""What a run over a hundred million articles costs, reckoned from what smaller runs were measured to cost.

Nothing here is measured. The constants are assumptions and prices, to be changed by who reckons for another archive or another
machine; everything else comes from measurements.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

ARTICLES = 100_000_000
# Articles a day in the archive reckoned with: that of the invented one (benchmarks/corpus_plan.py).
A_DAY = 100_000
# The machines reckoned with, and what they cost by the hour: m7g.large (2 vCPU, 8 GiB) in us-east-1 with Linux, on demand, at
# $0.0816 on 17 June 2026 (factualminds.com, 'Amazon EC2 On-Demand Pricing: Instance Families, Regional Multipliers'); sizes of
# a family are priced in proportion, so that eight of it make one of these. Spot prices are a third to a half of it.
INSTANCE, VCPUS, MEMORY_GB, PRICE = "m7g.4xlarge", 16, 64, 8 * 0.0816
# A vCPU is taken to be as fast as a core of the machine that was measured. So much of the time it has work: tasks end unevenly.
BUSY = 0.8
NODES = (10, 50, 200)
# The steps of a run, put together as a reader thinks of them.
STAGES: Mapping[str, tuple[str, ...]] = {
    "read": ("articles",),
    "copies": ("same", "shared", "near", "near_roots"),
    "traits": ("traits",),
    "stories": ("blocks", "shared_texts", "links", "links_roots"),
    "list": ("placed", "stories"),
}
WHAT: Mapping[str, str] = {
    "read": "ingest, clean, fingerprint; write the article",
    "copies": "one text once; near copies by sketches; components",
    "traits": "words and sentence vectors of each text that is no copy",
    "stories": "streams of a week each, joined",
    "list": "every article into its story",
}
# Stories of so many accounts are measured as one class.
CLASSES = ((2, 2), (3, 5), (6, 12), (13, 40), (41, 120))
# A stage whose cost an article grows with less than this power of the archive is called flat: that is what one run differs from
# the next.
FLAT = 0.05

Run = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Cost:
    """One stage: milliseconds an article as measured, the power it grows with, and core-hours of the whole."""

    stage: str
    milliseconds: float
    power: float | None
    core_hours: float
    bytes_shuffled: float


def figure(run: Run, stage: str, name: str = "cpu_seconds") -> float:
    """The sum of a figure over the steps of a stage."""
    steps = run["steps"]
    assert isinstance(steps, dict)
    return sum(float(steps[step].get(name, 0)) for step in STAGES[stage] if step in steps)


def size(run: Run) -> int:
    """How many articles a run had."""
    return int(str(run["articles"]))


def kind(run: Run) -> tuple[str, float, bool]:
    """What tells curves apart: form, median words, whether there were vectors."""
    return str(run["form"]), float(str(run["words"])), bool(run["vectors"])


def curve(runs: Sequence[Run], wanted: tuple[str, float, bool]) -> list[Run]:
    """The runs of a kind by size."""
    return sorted((run for run in runs if kind(run) == wanted), key=size)


def power(runs: Sequence[Run], stage: str) -> float | None:
    """With which power of the number of articles the cost an article grows, from the smallest run to the largest."""
    if len(runs) < 2 or size(runs[0]) == size(runs[-1]):
        return None
    first, last = (figure(run, stage) / size(run) for run in (runs[0], runs[-1]))
    return math.log(last / first) / math.log(size(runs[-1]) / size(runs[0])) if first > 0 and last > 0 else None


def costs(runs: Sequence[Run]) -> list[Cost]:
    """The stages, each at the cost an article of the largest run."""
    last = runs[-1]
    return [
        Cost(
            stage,
            1000 * figure(last, stage) / size(last),
            power(runs, stage),
            figure(last, stage) / size(last) * ARTICLES / 3600,
            figure(last, stage, "bytes_shuffled") / size(last),
        )
        for stage in STAGES
    ]


def dossier_seconds(dossiers: Mapping[str, object], sizes: Mapping[str, int]) -> dict[str, tuple[float, float]]:
    """Seconds of close reading and of comparing for all stories of each class, from the means of the sample."""
    classes = dossiers["classes"]
    assert isinstance(classes, dict)
    found = {}
    for low, high in CLASSES:
        key = f"{low}-{high}"
        measured = classes[key]
        if not measured["stories"]:
            continue
        stories = sizes[key] + (sizes.get("more", 0) if high == CLASSES[-1][1] else 0)  # of larger ones as many are compared
        each = stories / measured["stories"]
        found[key] = (measured["read_cpu_seconds"] * each, measured["compare_cpu_seconds"] * each)
    return found


def money(core_hours: float) -> float:
    """Dollars, on machines that have work for the share `BUSY` of the time."""
    return core_hours / BUSY / VCPUS * PRICE


def hours(core_hours: float, nodes: int) -> float:
    """Hours by the clock on so many machines, where nothing waits for the longest task."""
    return core_hours / BUSY / VCPUS / nodes
