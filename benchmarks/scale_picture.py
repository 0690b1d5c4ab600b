"""The picture of what a run costs: processor time an article by stage, and memory, over the size of the archive."""

from collections.abc import Sequence
from pathlib import Path

from scale_model import STAGES, Run, curve, figure, kind, size


def draw_curve(runs: Sequence[Run], file: Path) -> None:
    """Milliseconds an article of each stage for the kind of run there is most of, and the peak of memory of every kind."""
    import matplotlib

    matplotlib.use("svg")
    matplotlib.rcParams["svg.hashsalt"] = "rashomon"
    from matplotlib import pyplot

    kinds = sorted({kind(run) for run in runs}, key=lambda one: (one[1], one))
    picture, axes = pyplot.subplots(1, len(kinds) + 1, figsize=(4.2 * (len(kinds) + 1), 3.6), layout="constrained")
    for place, one in zip(axes, kinds, strict=False):
        ours = curve(runs, one)
        for stage in STAGES:
            costs = [1000 * figure(run, stage) / size(run) for run in ours]
            place.plot([size(run) for run in ours], costs, marker="o", label=stage)
        place.set(xlabel="articles", ylabel="ms of processor time an article", title=told(one), yscale="log", ylim=(0.005, 50))
        place.legend(fontsize="small", ncols=2)
        axes[-1].plot([size(run) for run in ours], [float(str(run["peak_mb"])) for run in ours], marker="o", label=told(one))
    axes[-1].set(xlabel="articles", ylabel="MB", ylim=(0, None), title="memory of the one process, highest")
    axes[-1].legend(fontsize="small")
    for place in axes:
        place.set_xscale("log")
        place.grid(alpha=0.3)
    picture.savefig(file, metadata={"Date": None})
    pyplot.close(picture)


def told(one: tuple[str, float, bool]) -> str:
    """A kind of run in words."""
    form, words, vectors = one
    return f"{'text' if form == 'jsonl' else form.upper()}, {words:g} words{'' if vectors else ', no vectors'}"
