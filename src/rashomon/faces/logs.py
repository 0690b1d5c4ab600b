"""What happens, one line an event: for people, or as JSON for machines. Times in UTC; never a word of a page's text.

Nothing is logged until `set_up` is called, and then on the error stream: what a command gives is on standard output, as always.
"""

import json
import logging
import re
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TextIO

from rashomon.faces.settings import LogFormat, LogLevel, hidden_password

ROOT = "rashomon"
# Standard levels have room between them for none of ours: an event is one of these four.
LEVELS: Mapping[LogLevel, int] = {
    "debug": logging.DEBUG,
    "info": logging.INFO,
    "warning": logging.WARNING,
    "error": logging.ERROR,
}
# The reason why a page gave nothing may quote it after this, where reading it failed by an error of the program.
PROGRAM_ERROR = "which is an error of this program: "
_NOTED = "noted"
_QUOTED = re.compile(r" \((?:'.*'|\".*\")\)")

logging.getLogger(ROOT).addHandler(logging.NullHandler())


def set_up(form: LogFormat, level: LogLevel, stream: TextIO | None = None) -> None:
    """Log from now on in this form, what is of this level or above."""
    log = logging.getLogger(ROOT)
    for handler in log.handlers[:]:
        log.removeHandler(handler)
    handler = logging.StreamHandler(stream if stream is not None else sys.stderr)
    handler.setFormatter(_JsonLines() if form == "json" else _TextLines())
    log.addHandler(handler)
    log.setLevel(LEVELS[level])
    log.propagate = False
    if form == "json":  # what Python itself warns of would be no JSON
        logging.captureWarnings(True)
        warned = logging.getLogger("py.warnings")
        warned.handlers[:] = [handler]
        warned.propagate = False


def in_json() -> bool:
    """Whether the error stream is for a machine: then every line of it is an object."""
    return any(isinstance(handler.formatter, _JsonLines) for handler in logging.getLogger(ROOT).handlers)


def event(name: str, message: str, *, level: LogLevel = "info", **noted: str | int | float | bool | None) -> None:
    """Log an event: its name for machines, a message for people, and what is to be noted of it.

    Addresses lose their password, reasons the words of a page that an error may quote.
    """
    clean = {key: _without_words(one) if isinstance(one, str) else one for key, one in noted.items()}
    logging.getLogger(f"{ROOT}.{name}").log(LEVELS[level], "%s", _without_words(message), extra={_NOTED: clean})


def _without_words(reason: str) -> str:
    """A reason without what it quotes, and without what an error says behind its name: both may be words of the page."""
    head, mark, error = _QUOTED.sub("", hidden_password(reason)).partition(PROGRAM_ERROR)
    return head + mark + error.partition(":")[0]


def _when(record: logging.LogRecord) -> str:
    return datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _noted(record: logging.LogRecord) -> Mapping[str, object]:
    noted = getattr(record, _NOTED, {})
    return noted if isinstance(noted, Mapping) else {}


class _JsonLines(logging.Formatter):
    """One object a line: time, level, event, message, and what was noted."""

    def format(self, record: logging.LogRecord) -> str:
        known = {
            "time": _when(record),
            "level": record.levelname.lower(),
            "event": record.name.removeprefix(f"{ROOT}."),
            "message": record.getMessage(),
        }
        return json.dumps({**known, **_noted(record)}, ensure_ascii=False)


class _TextLines(logging.Formatter):
    """The same for people."""

    def format(self, record: logging.LogRecord) -> str:
        noted = " ".join(f"{key}={json.dumps(one, ensure_ascii=False)}" for key, one in _noted(record).items())
        line = f"{_when(record)} {record.levelname.lower():<7} {' '.join(record.getMessage().split())}"
        return f"{line}  {noted}" if noted else line
