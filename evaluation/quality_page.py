"""docs/quality.md: the floors on the project's own events, then what was measured on data from outside beside its peers."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from evaluation import floors, measured, registry
from evaluation.figures import POOLED
from evaluation.measured import LESS_IS_BETTER, Measured

MADE = "<!-- Made by docs/generate.py from the code: change it there, then ./run docs -->"
PUBLISHED = Path(__file__).with_name("published.json")

FIGURES: Mapping[str, str] = {
    "body_f1": "characters of the article kept, furniture and second printings dropped",
    "fact_p": "pairs of places that stand in one point: how many of those reported state one fact",
    "fact_r": "pairs of places that state one fact: how many stand in one point",
    "fact_f1": "both together",
    "origins_f1": "pairs of articles: of one origin or not",
    "people_b3": "names, article by article: one entity for all spellings of a person, and for no one else",
    "quote_found": "versions of quotes in the truth that were found",
    "quote_p": "direct quotes reported that are quotes",
    "quote_f1": "pairs of versions that are versions of one utterance",
    "speaker": "versions of quotes in the truth that were given to the right person",
    "conflict_p": "conflicts reported that are conflicts; one that falls on a tempting false alarm counts as two wrong ones",
    "conflict_r": "conflicts in the truth that were reported",
    "conflict_f1": "both together",
    "judgement": "of the conflicts found: conflict, superseded or slip as in the truth",
    "timeline_p": "dated places reported: right day, month or year, on the right words",
    "timeline_r": "dated happenings of the truth that were found",
    "timeline_f1": "both together",
    "omission_p": "omissions reported that are in the truth",
    "omission_r": "omissions in the truth that were reported",
    "brief_borne": "lines of the brief of which every word and number stands at the places they lead to; fixed words aside",
    "answered_right": "questions with an answer in the pages: one of the claims given holds it",
    "refused_right": "questions that nothing in the pages answers: nothing was given",
}


class Told(msgspec.Struct, frozen=True):
    """What is told elsewhere about a data set, by figure: the target, and what other programs reach. `above` sets the target by a
    peer of the same run: its name, and by how much it is to be surpassed.
    """

    how: str = ""
    targets: dict[str, float] = {}
    above: dict[str, tuple[str, float]] = {}
    peers: dict[str, dict[str, float]] = {}


def quality_page() -> str:
    """Every figure that is pinned, for each example and for all together; then what was measured on public benchmarks."""
    told = msgspec.json.decode(PUBLISHED.read_bytes(), type=dict[str, Told])
    parts = [
        "# How good it is",
        MADE,
        "Every figure lies between 0 and 1; `_p` is precision, `_r` recall, `_f1` both together; the column `ALL` pools the "
        "counts of all events. The figures below are **floors**: each lies just under what was measured when it was pinned. A "
        "test fails when one of them is missed. `./run eval --pin` raises them, and none is lowered but by hand. What each "
        "judges, and how a score inside a dossier is to be read, stands in [method.md](method.md).",
        "The examples were written by those who wrote the program. They show that nothing broke; they do not show how it does "
        "on pages nobody here has seen. For that, label events of your own in the form of `examples/night-train/gold.json`, and "
        "give their folder by path. `./run eval events --errors` writes every miss and every false alarm, with the words it "
        "rests on and counted by cause, into one page of HTML.",
        *(_floors_section(name, one) for name, one in sorted(floors.load().items())),
        _measured_section(measured.load(), told),
        "How fast it is: `./run bench` writes `benchmarks/results/`.",
    ]
    return "\n\n".join(parts) + "\n"


def _floors_section(name: str, floor: floors.Floors) -> str:
    events = [*sorted(event for event in floor.rows if event != POOLED), POOLED]
    unknown = sorted(set(floor.rows[POOLED]) - FIGURES.keys()) if name == "events" else []
    if unknown:
        raise SystemExit(f"{__file__}: say in FIGURES what {', '.join(unknown)} means")
    table = [
        f"| figure | {' | '.join(events)} | what is judged |",
        "| --- |" + " --- |" * (len(events) + 1),
        *(
            f"| `{figure}` | {' | '.join(_share(floor.rows[event].get(figure)) for event in events)} | {judged} |"
            for figure, judged in ((figure, FIGURES.get(figure, "")) for figure in floor.rows[POOLED])
        ),
    ]
    commands = [
        f"./run eval {name}                  # these figures, as they are now",
        f"./run eval {name} --details        # what was missed and what was wrong, one line each",
        f"./run eval {name} --data PATH      # the same on labelled data given by path",
    ]
    return f"## {name}\n\n```sh\n" + "\n".join(commands) + "\n```\n\n" + "\n".join(table)


def _measured_section(kept: list[Measured], told: Mapping[str, Told]) -> str:
    """What was measured on data from outside, one line a figure, beside the peers of the same run and what others tell."""
    lines = [line for one in kept for line in _lines(one, told.get(one.data, Told()))]
    missed = sum("**missed**" in line for line in lines)
    notes = [f"| {one.data} | {one.size} | {_command(one)} | {told.get(one.data, Told()).how} |" for one in kept]
    parts = [
        "## Measured on public benchmarks",
        "Measured on public sets and on sets made from them, whole, each by one command; no text of these sets is part of the "
        "project. `--pin` keeps the figures in `evaluation/measured/` with the hash of the data; wherever the same data is "
        "measured again, a figure below its floor fails the command. *Same run*: other programs on the same data in the same "
        "run; *told*: what is told with the set or in papers. A rate (`per_second`) is of one core of the machine that measured "
        f"last, and has no floor. **Missed** says that a target is not reached: {missed} of {len(lines)} figures.",
        "\n".join(["| data | figure | measured | target | floor | same run | told |", "|" + " --- |" * 7, *lines]),
        "How each was measured; PATH is the data.",
        "\n".join(["| data | size | command | how |", "|" + " --- |" * 4, *notes]),
    ]
    return "\n\n".join(parts)


def _lines(one: Measured, told: Told) -> Iterator[str]:
    """A line of the table for each figure of the data."""
    for name, value in one.figures.items():
        run = {peer: figures[name] for peer, figures in one.peers.items() if name in figures}
        target = told.targets.get(name)
        if name in told.above and told.above[name][0] in run:
            target = run[told.above[name][0]] + told.above[name][1]
        missed = target is not None and (value > target if name in LESS_IS_BETTER else value < target)
        cells = [
            one.data,
            f"`{name}`",
            _number(value) + (" **missed**" if missed else ""),
            _number(target),
            _number(one.floors.get(name)),
            "; ".join(f"{peer} {_number(figure)}" for peer, figure in run.items()) or "–",
            "; ".join(f"{peer} {_number(figure)}" for peer, figure in told.peers.get(name, {}).items()) or "–",
        ]
        yield f"| {' | '.join(cells)} |"


def _command(one: Measured) -> str:
    second = registry.second(one.evaluation)
    return f"`./run eval {one.evaluation} --data PATH{f' --{second} PATH' if second else ''}`"


def _number(value: float | None) -> str:
    """A share with up to four digits; a rate or a count in whole numbers."""
    if value is None:
        return "–"
    return f"{value:,.0f}" if value > 1 or value == 0 else f"{value:.4f}".rstrip("0").ljust(4, "0")


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"
