"""`./run eval`: how good the program is, in figures."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from evaluation import floors, measured, registry
from evaluation.error_page import error_page
from evaluation.errors import EvaluationError
from evaluation.figures import Report
from evaluation.showing import show

DONE, BELOW_FLOOR, WRONG_USE = 0, 1, 2


def main(argv: Sequence[str] | None = None) -> int:
    """The exit code: 0 measured, 1 a figure lies below its floor, 2 wrong use or data that cannot be scored."""
    options = _parser().parse_args(argv)
    try:
        inputs = [path for path in (options.data, options.pool, options.gold) if path is not None]
        reports = _run(options.names, inputs, "pool" if options.pool else "gold" if options.gold else None)
        if options.errors:
            options.errors_file.write_text(error_page(reports), encoding="utf-8")
            print(f"eval: every miss and false alarm is in {options.errors_file}", file=sys.stderr)
        if options.json:
            print(json.dumps(_plain(reports, details=options.details), indent=1, ensure_ascii=False))
        else:
            show(reports, details=options.details)
        if options.pin:
            for line in measured.pin(reports[0], inputs) if inputs else floors.pin(reports):
                print(line, file=sys.stderr)
        below = [line for report in reports for line in (measured.below(report, inputs) if inputs else floors.below(report))]
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
    parser.add_argument("--pool", type=Path, metavar="PATH", help="versions: what each quote is sought in, strangers included")
    parser.add_argument("--gold", type=Path, metavar="PATH", help="timelines: the truth that belongs to --data")
    parser.add_argument("--json", action="store_true", help='print {"figure": value, …} of all the data together')
    parser.add_argument("--details", action="store_true", help="say what was missed and what was wrong; with --json: every row")
    parser.add_argument(
        "--errors", action="store_true", help="write every miss and false alarm, with its words, into a page of HTML"
    )
    parser.add_argument("--errors-file", type=Path, metavar="FILE", default=Path("errors.html"), help="that page (errors.html)")
    parser.add_argument(
        "--pin", action="store_true", help="raise the floors to what was measured, and keep it for docs/quality.md"
    )
    return parser


def _run(names: Sequence[str], inputs: Sequence[Path], option: str | None) -> list[Report]:
    chosen = names or registry.names()
    if inputs and len(chosen) > 1:
        raise EvaluationError(f"--data {inputs[0]}: say for which one of {', '.join(chosen)}")
    for path in inputs:
        if not path.exists():
            raise EvaluationError(f"--data {path}: there is no such file or folder")
    reports = []
    for name in chosen:
        evaluation, second = registry.load(name), registry.second(name)
        needed = evaluation.FORM if second is None else f"and --{second}: {evaluation.FORM}"
        if option is not None and option != second:
            raise EvaluationError(f"{name}: --{option} is none of its inputs ({evaluation.FORM})")
        if second is not None and len(inputs) == 2:
            reports.append(registry.load_with(name).run_with(inputs[0], inputs[1]))
        elif second is None and (source := inputs[0] if inputs else evaluation.DATA) is not None:
            reports.append(evaluation.run(source))
        elif names:
            raise EvaluationError(f"{name}: --data is needed ({needed})")
        else:
            print(f"eval: {name} left out: it needs --data ({needed})", file=sys.stderr)
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
