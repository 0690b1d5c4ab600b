"""copies: which documents share wording, found from fingerprints alone, and how fast.

Data that tells who was copied gives one figure for each thing done to a copy, the share of pairs of parent and copy that are
found: `tail_cut` (the end is missing), `partial` (a part of it stands among other text) and so on. Of data that does not tell,
`contained_pairs` is the share found of the pairs of one event of which one holds half of the other's runs of eight words; every
such pair is counted, word for word. What is found is only a candidate: `find_copies` compares each pair exactly.
`documents_per_second` is the rate from body to fingerprint, `documents_to_pairs_per_second` that from fingerprints to pairs; both
in CPU time of one core.
"""

import re
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

import msgspec

from evaluation.errors import EvaluationError
from evaluation.figures import POOLED, Figures, Note, Report, Row
from evaluation.lines import read_lines
from rashomon.clean.fingerprint import fingerprint
from rashomon.gather.copies import sharing_pairs

MEASURES = "documents that share wording: copies found by their fingerprints, and how fast"
FORM = (
    'lines of JSON, gzipped or not: {"id", "body", "parents": [id, …], "op"} where it is known who copied whom, '
    'or {"id", "event", "text"} where it is not'
)
DATA: Path | None = None

# Figures by what was done to the copy, under the names that the data gives it.
FIGURE_OF = {"tailcut": "tail_cut"}
RUN = 8  # words
CONTAINED = 0.5
_WORD = re.compile(r"\w+")
# More missed pairs than this are not told one by one.
_MOST_NOTES = 200

Pairs = set[tuple[int, int]]


class Document(msgspec.Struct, frozen=True):
    """A line in either form."""

    id: str
    body: str = ""
    parents: tuple[str, ...] | None = None
    op: str = ""
    event: str = ""
    text: str = ""


def run(data: Path) -> Report:
    """One row, of ours: the peers' figures are published with the data."""
    documents = read_lines(data, Document, FORM)
    told = [document.parents is not None for document in documents]
    if any(told) != all(told):
        raise EvaluationError(f"{data}: documents of two forms ({FORM})")
    if not any(document.body or document.text for document in documents):
        raise EvaluationError(f"{data}: no document has words ({FORM})")
    fingerprint("once")  # what loads lazily is loaded before the clock runs
    begun = time.process_time()
    prints = [fingerprint(document.body or document.text) for document in documents]
    printed = time.process_time()
    pairs = sharing_pairs(prints)
    paired = time.process_time()
    wanted = _of_parents(documents) if all(told) else _contained(documents)
    found = set(pairs)
    figures: Figures = {
        **{name: len(of & found) / len(of) for name, of in sorted(wanted.items())},
        "documents_per_second": len(documents) / max(printed - begun, 1e-9),
        "documents_to_pairs_per_second": len(documents) / max(paired - printed, 1e-9),
    }
    missed = [(name, *pair) for name, of in sorted(wanted.items()) for pair in sorted(of - found)]
    notes = [
        Note(f"{name}: {documents[a].id} and {documents[b].id} are not found", "missed", cause=name)
        for name, a, b in missed[:_MOST_NOTES]
    ]
    return Report("copies", (Row(POOLED, figures, tuple(notes)),), f"{len(documents)} documents, {len(pairs)} pairs found")


def _of_parents(documents: Sequence[Document]) -> dict[str, Pairs]:
    """Pairs of parent and copy, by the figure they count for."""
    place = {document.id: k for k, document in enumerate(documents)}
    out: dict[str, Pairs] = defaultdict(set)
    for k, document in enumerate(documents):
        for parent in document.parents or ():
            if parent not in place:
                raise EvaluationError(f"{document.id} has a parent {parent} that is not in the data")
            out[FIGURE_OF.get(document.op, document.op)].add((min(k, place[parent]), max(k, place[parent])))
    return out


def _contained(documents: Sequence[Document]) -> dict[str, Pairs]:
    """Pairs of documents of one event of which one holds at least half of the other's runs of eight words."""
    runs = [_runs(document.text) for document in documents]
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for k, own in enumerate(runs):
        for one in own:
            holders[one].append(k)
    shared = Counter(pair for group in holders.values() if len(group) > 1 for pair in combinations(group, 2))
    return {
        "contained_pairs": {
            (a, b)
            for (a, b), count in shared.items()
            if documents[a].event == documents[b].event and count >= CONTAINED * min(len(runs[a]), len(runs[b]))
        }
    }


def _runs(text: str) -> set[tuple[str, ...]]:
    words = _WORD.findall(text.lower())
    return {tuple(words[k : k + RUN]) for k in range(len(words) - RUN + 1)}
