"""`./run eval`: how good the program is, in figures."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from evaluation import floors, registry
from evaluation.errors import EvaluationError
from evaluation.figures import Report
from evaluation.showing import show

DONE, BELOW_FLOOR, WRONG_USE = 0, 1, 2


def main(argv: Sequence[str] | None = None) -> int:
    """The exit code: 0 measured, 1 a figure lies below its floor, 2 wrong use or data that cannot be scored."""
    options = _parser().parse_args(argv)
    try:
        reports = _run(options.names, options.data)
        if options.json:
            print(json.dumps(_plain(reports, details=options.details), indent=1, ensure_ascii=False))
        else:
            show(reports, details=options.details)
        if options.data is not None:
            return DONE
        if options.pin:
            for line in floors.pin(reports):
                print(line, file=sys.stderr)
        below = [line for report in reports for line in floors.below(report)]
    except EvaluationError as error:
        print(f"eval: {error}", file=sys.stderr)
        return WRONG_USE
    for line in below:
        print(f"eval: below its floor: {line}", file=sys.stderr)
    return BELOW_FLOOR if below else DONE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="./run eval", description="How good the program is, in figures.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"what to measure: {', '.join(registry.names())}; default: all")
    parser.add_argument("--data", type=Path, metavar="PATH", help="measure on this data, which has the form of the project's own")
    parser.add_argument("--json", action="store_true", help='print {"figure": value, …} of all the data together')
    parser.add_argument("--details", action="store_true", help="say what was missed and what was wrong; with --json: every row")
    parser.add_argument("--pin", action="store_true", help="raise the floors to what was measured on the project's own data")
    return parser


def _run(names: Sequence[str], data: Path | None) -> list[Report]:
    evaluations = {name: registry.load(name) for name in names or registry.names()}
    if data is not None and len(evaluations) > 1:
        raise EvaluationError(f"--data {data}: say for which one of {', '.join(evaluations)}")
    if data is not None and not data.exists():
        raise EvaluationError(f"--data {data}: there is no such file or folder")
    reports = []
    for name, evaluation in evaluations.items():
        source = data if data is not None else evaluation.DATA
        if source is not None:
            reports.append(evaluation.run(source))
        elif names:
            raise EvaluationError(f"{name}: --data is needed ({evaluation.FORM})")
        else:
            print(f"eval: {name} left out: it needs --data ({evaluation.FORM})", file=sys.stderr)
    return reports


def _plain(reports: Sequence[Report], *, details: bool) -> dict[str, float | None]:
    """Figures by name; where there are several evaluations after their names, where all rows are wanted after the row's."""
    out: dict[str, float | None] = {}
    for report in reports:
        prefix = f"{report.evaluation}." if len(reports) > 1 else ""
        for row in report.rows if details else (report.pooled,):
            where = "" if row is report.pooled else f"{row.name}."
            for figure, value in row.figures.items():
                out[f"{prefix}{where}{figure}"] = None if value is None else round(value, 4)
    return out


if __name__ == "__main__":
    sys.exit(main())
