"""Whose folder a run writes into: nobody's yet, or an earlier run's over the same pages. Nothing else in it is ever dropped."""

import json
from collections.abc import Sequence
from typing import Literal

from rashomon.engine.run.output import Output
from rashomon.engine.run.steps import OF, WORK
from rashomon.model import UsageError

Until = Literal["articles", "stories", "dossiers"]

SCHEMA = "rashomon/run/1"
CONTENTS = "contents.json"
# What each kind of result is kept in, in the order in which they are made.
_FOLDERS: dict[Until, tuple[str, ...]] = {
    "articles": ("articles", "not_read"),
    "stories": ("stories",),
    "dossiers": ("dossiers",),
}


def claim(output: Output, inputs: Sequence[str], *, until: Until, replace: bool) -> None:
    """Make the folder one of a run over these. Raises UsageError where that would drop what is not this run's to drop."""
    for name in inputs:
        if output.holds(name):
            raise UsageError(f"INPUT {name}: lies in OUTPUT, where a run writes")
    before = claimed(output)
    folders = [name for names in _FOLDERS.values() for name in names]
    if before is None:
        for folder in (WORK, *folders):
            if output.has(folder):
                raise UsageError(f"OUTPUT {output.address}: holds {folder}/, which no run wrote; give another folder")
    elif not replace and any(map(output.names, _FOLDERS)):
        for name in before:
            if not any(Output(one).holds(name) for one in inputs):
                raise UsageError(
                    f"OUTPUT {output.address}: holds what was made of {name}, which is not among INPUT; name it as well, give "
                    "another folder, or --replace"
                )
        order = list(_FOLDERS)
        for step in order[order.index(until) + 1 :]:
            if any(map(output.names, _FOLDERS[step])):
                raise UsageError(
                    f"OUTPUT {output.address}: holds {step}/, which --until {until} would drop; leave it out, or --replace"
                )
    told = {"schema": SCHEMA, "inputs": sorted(inputs)}
    output.write(OF, (json.dumps(told, ensure_ascii=False) + "\n").encode("utf-8", "replace"))


def claimed(output: Output) -> list[str] | None:
    """What the folder's last run was of; None where there was none."""
    for name in (OF, CONTENTS):  # the first may have been deleted, with all that is in its folder
        try:
            told = json.loads(output.read(name))
        except (FileNotFoundError, ValueError):
            continue
        if isinstance(told, dict) and told.get("schema") == SCHEMA:
            return [str(one) for one in told.get("inputs", ())]
    return None
