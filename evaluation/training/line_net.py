"""Train the net that reads the lines of a page in their context, and write its weights.

Usage: python -m evaluation.training.line_net OUT.json SET.jsonl.gz [SET.jsonl.gz ...]

A set holds one page a line: {"url": str, "lines": [str], "labels": [1 body, 0 furniture, -1 no words]}; or
{"url": str, "html": str, "gold_body": str}: such a page is flattened, and its lines are looked up in the body; or
{"url": str, "html": str, "with": [str], "without": [str]}: an extractor for HTML labels its lines, and the snippets correct it.
The weights in the package come from pages published under MIT, Apache-2.0 or CC-BY; the digests of the sets stand beside them.
Plain numpy with a fixed seed: the same sets give the same weights (to the last digits of the processor's arithmetic).
"""

import gzip
import hashlib
import json
import logging
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

import msgspec
import numpy as np
from numpy.typing import NDArray

from evaluation.training.line_fit import Example, fit_members
from rashomon.clean.alignment import align
from rashomon.clean.line_net import stacked, stored_array
from rashomon.clean.line_scores import inputs
from rashomon.clean.lines import count_lines
from rashomon.ingest.html import visible_text

# Labels an extractor gave count less than a person's, and so do those of a page that was flattened twice.
EXTRACTED_WORTH = 0.5
# Where less of a body's characters than this is found again in the flattened page, its labels are not worth learning from.
LEAST_FOUND = 0.85
# A page as a clean scraper leaves it, and with little around it; the page as it is counts 1.
BODY_WORTH, MARGIN_WORTH = 0.4, 0.6
# Longer pages hold lists; they would fill the memory and teach little.
MOST_LINES = 1500
# So many words make a long line; beyond it a line weighs no more.
LONG = 80
SEED = 0
# 'bbc.co.uk' is one host, 'co.uk' is none.
_SECOND_LEVEL = frozenset("co com org net gov ac edu gob gov".split())


class Row(msgspec.Struct):
    """One page of a set, in either form."""

    url: str | None = None
    lines: list[str] = []
    labels: list[int] = []
    html: str = ""
    gold_body: str = ""
    kept: list[str] | None = msgspec.field(name="with", default=None)
    dropped: list[str] | None = msgspec.field(name="without", default=None)


@dataclass(frozen=True, slots=True)
class Labelled:
    """The lines of a page that hold anything, with their labels, where it comes from and what its labels are worth."""

    host: str
    lines: tuple[str, ...]
    labels: tuple[int, ...]
    worth: float = 1.0

    @property
    def span(self) -> tuple[int, int]:
        """From the first body line to behind the last; (0, 0) without one."""
        body = [i for i, label in enumerate(self.labels) if label == 1]
        return (body[0], body[-1] + 1) if body else (0, 0)


def host_of(url: str) -> str:
    """Whose page it is: the registered part of the host's name, roughly."""
    parts = (urlsplit(url).hostname or url).split(".")
    return ".".join(parts[-3:] if len(parts) > 2 and parts[-2] in _SECOND_LEVEL else parts[-2:])


def read_set(data: bytes) -> list[Labelled]:
    """The pages of a set that hold a body, labelled."""
    raw = gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data
    decoder = msgspec.json.Decoder(Row)
    pages = [_labelled(decoder.decode(line)) for line in raw.splitlines() if line.strip()]
    return [page for page in pages if page.span[1] > 0 and len(page.lines) <= MOST_LINES]


def _labelled(row: Row) -> Labelled:
    if row.html:
        return _by_body(row) if row.gold_body else _by_extractor(row)
    pairs = [(" ".join(line.split()), label) for line, label in zip(row.lines, row.labels, strict=True) if line.strip()]
    return Labelled(host_of(row.url or ""), tuple(line for line, _ in pairs), tuple(label for _, label in pairs))


def _by_body(row: Row) -> Labelled:
    """A page of HTML flattened to lines; what a person marked is body. No lines where little of it is found."""
    text = visible_text(row.html)
    lines, labels = _flattened(text, [line.strip() for line in row.gold_body.split("\n") if line.strip()])
    found = sum(len(line) for line, label in zip(lines, labels, strict=True) if label)
    if found < LEAST_FOUND * len(" ".join(row.gold_body.split())):
        return Labelled(host_of(row.url or ""), (), ())
    return Labelled(host_of(row.url or ""), tuple(lines), tuple(labels), EXTRACTED_WORTH)


def _by_extractor(row: Row) -> Labelled:
    """A page of HTML flattened to lines; what the extractor keeps is body, unless the snippets say otherwise."""
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    text = visible_text(row.html)
    found = trafilatura.extract(row.html, include_comments=False, include_tables=True) or ""
    lines, labels = _flattened(text, [line.strip("| ") for line in found.split("\n") if line.strip("|- ")])
    kept = [" ".join(snippet.split()) for snippet in row.kept or ()]
    dropped = [" ".join(snippet.split()) for snippet in row.dropped or ()]
    for i, line in enumerate(lines):
        if any(snippet in line and 2 * len(snippet) > len(line) for snippet in dropped):
            labels[i] = 0
        if any(snippet in line or (len(line) > 10 and line in snippet) for snippet in kept):
            labels[i] = 1
    return Labelled(host_of(row.url or ""), tuple(lines), tuple(labels), EXTRACTED_WORTH)


def _flattened(text: str, body: Sequence[str]) -> tuple[list[str], list[int]]:
    """The lines of a text that hold anything, and for each whether most of it stands in the lines of a body."""
    taken = np.zeros(len(text), dtype=bool)
    for start, end in align(body, text):
        taken[start:end] = True
    lines, labels, at = [], [], 0
    for raw in text.splitlines(keepends=True):
        if line := " ".join(raw.split()):
            lines.append(line)
            labels.append(int(2 * int(taken[at : at + len(raw)].sum()) > len(line)))
        at += len(raw)
    return lines, labels


def examples(pages: Sequence[Labelled]) -> list[Example]:
    """What the net is trained on: every page as it is, and with less around it."""
    rng = random.Random(SEED)
    made = (_example(variant) for page in pages for variant in _variants(page, rng))
    return [example for example in made if example is not None]


def _variants(page: Labelled, rng: random.Random) -> Iterator[Labelled]:
    """A page as it was scraped; its body as a clean scraper leaves it; the body with a little furniture around it."""
    yield page
    begin, end = page.span
    margin = rng.choice([1, 2, 4, 8, 16])
    if page.worth == 1.0 and page.labels.count(1) >= 3:
        body = [i for i, label in enumerate(page.labels) if label == 1]
        yield replace(page, lines=tuple(page.lines[i] for i in body), labels=(1,) * len(body), worth=BODY_WORTH)
        low, high = max(0, begin - margin), end + margin
        yield replace(page, lines=page.lines[low:high], labels=page.labels[low:high], worth=MARGIN_WORTH)


def _example(page: Labelled) -> Example | None:
    """Numbers of a page: a line weighs by its length, a page as much as any other of its worth."""
    counted = count_lines("\n".join(page.lines))
    lines = counted.lines
    if len(lines) != len(page.labels):
        return None
    labels = np.array(page.labels)
    sizes: NDArray[np.float32] = np.array([max(1, min(LONG, len(line.words))) for line in lines], dtype=np.float32)
    weights = sizes**0.75
    weights *= page.worth / max(1.0, float(weights.sum()))
    weights[labels < 0] = 0
    return Example(inputs(counted), counted.tokens, np.maximum(labels, 0).astype(np.float32), weights)


def main(arguments: Sequence[str]) -> int:
    """Train on the sets named and write the weights; 0 when that went well."""
    out, *names = arguments
    pages: list[Labelled] = []
    sources = []
    for name in names:
        data = Path(name).read_bytes()
        sources.append({"name": Path(name).name, "sha256": hashlib.sha256(data).hexdigest()})
        pages += read_set(data)
    about = {
        "licence": "Apache-2.0 (weights); training pages under MIT, Apache-2.0 or CC-BY",
        "made_by": "evaluation/training/line_net.py",
        "sets": sources,
        "pages": len(pages),
    }
    arrays = {name: stored_array(values) for name, values in stacked(fit_members(examples(pages))).items()}
    Path(out).write_text(json.dumps({"about": about, "arrays": arrays}) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
