"""`rashomon ask`: a dossier from a file, and the claims that answer."""

import sys
from pathlib import Path

from rashomon.compare.asking import ask
from rashomon.engine.flow import Backends
from rashomon.model import Dossier, UsageError
from rashomon.render.answers import answer_json, answer_text
from rashomon.render.as_json import load_dossier

READ = 0


def ask_command(path: str, question: str, *, form: str, most: int) -> int:
    """The exit code, 0 whether something answers or not. Raises UsageError where the file is no dossier."""
    dossier = _load(path)
    if not question.strip():
        raise UsageError("QUESTION: it is empty")
    answer = ask(dossier, question, encoder=Backends().encoder, most=most)
    text = answer_json(answer, indent=1) + "\n" if form == "json" else answer_text(answer, dossier)
    sys.stdout.write(text)
    return READ


def _load(path: str) -> Dossier:
    try:
        data = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror or error}") from error
    try:
        return load_dossier(data)
    except UsageError as error:
        if b"rashomon/reading/1" in data[:200]:
            raise UsageError(
                f"{path}: this is a reading of several stories; ask one of its dossiers (--one-story, or --out)"
            ) from error
        raise UsageError(f"{path}: {error}; make one with: rashomon read --one-story --format json") from error
