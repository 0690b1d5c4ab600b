"""Labelled data that stands one JSON object a line."""

import gzip
from pathlib import Path
from typing import TypeVar

import msgspec

from evaluation.errors import EvaluationError

T = TypeVar("T")


def read_lines(data: Path, kind: type[T], form: str) -> list[T]:
    """Every line of the file as a `kind`. Raises EvaluationError naming file and line where one is of another form."""
    if not data.is_file():
        raise EvaluationError(f"{data}: a file is needed ({form})")
    decoder = msgspec.json.Decoder(kind)
    out = []
    try:
        raw = data.read_bytes()
        lines = (gzip.decompress(raw) if raw[:2] == b"\x1f\x8b" else raw).splitlines()
    except (OSError, EOFError) as error:
        raise EvaluationError(f"{data}: {error}") from error
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                out.append(decoder.decode(line))
            except msgspec.MsgspecError as error:
                raise EvaluationError(f"{data}:{number}: {error} ({form})") from error
    if not out:
        raise EvaluationError(f"{data}: nothing in it ({form})")
    return out
