"""The picture of what a run costs: processor time an article by stage, and memory, over the size of the archive."""

from collections.abc import Mapping, Sequence
from pathlib import Path


def stage_seconds(run: Mapping[str, object], steps: Sequence[str], figure: str = "cpu_seconds") -> float:
    """The sum of a figure of these steps."""
    found = run["steps"]
    assert isinstance(found, dict)
    return sum(float(found[step][figure]) for step in steps if step in found)


def draw_curve(runs: Sequence[Mapping[str, object]], stages: Mapping[str, Sequence[str]], file: Path) -> None:
    """Milliseconds an article of each stage, and the peak of memory, for runs of full-length text by their size."""
    import matplotlib

    matplotlib.use("svg")
    matplotlib.rcParams["svg.hashsalt"] = "rashomon"
    from matplotlib import pyplot

    figure, (left, right) = pyplot.subplots(1, 2, figsize=(9.5, 3.6), layout="constrained")
    kinds = sorted({(str(run["form"]), float(str(run["words"])), bool(run["vectors"])) for run in runs})
    main = max(kinds, key=lambda kind: sum(_kind(run) == kind for run in runs))
    ours = sorted((run for run in runs if _kind(run) == main), key=_size)
    for stage, steps in stages.items():
        costs = [1000 * stage_seconds(run, steps) / _size(run) for run in ours]
        left.plot([_size(run) for run in ours], costs, marker="o", label=stage)
    left.set(xlabel="articles", ylabel="ms of processor time an article", title="cost by stage", yscale="log")
    left.legend(fontsize="small")
    for kind in kinds:
        of_kind = sorted((run for run in runs if _kind(run) == kind), key=_size)
        peaks = [float(str(run["peak_mb"])) for run in of_kind]
        form, words, vectors = kind
        label = f"{form}, {words:g} words{'' if vectors else ', no vectors'}"
        right.plot([_size(run) for run in of_kind], peaks, marker="o", label=label)
    right.set(xlabel="articles", ylabel="MB", ylim=(0, None), title="memory of the one process, highest")
    right.legend(fontsize="small")
    for axes in (left, right):
        axes.set_xscale("log")
        axes.grid(alpha=0.3)
    figure.savefig(file, metadata={"Date": None})


def _size(run: Mapping[str, object]) -> int:
    return int(str(run["articles"]))


def _kind(run: Mapping[str, object]) -> tuple[str, float, bool]:
    return str(run["form"]), float(str(run["words"])), bool(run["vectors"])
