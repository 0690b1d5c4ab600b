"""flat: the article in pages flattened to lines, as a scraper leaves them.

Where the data was among what the shipped weights were trained on, they are not used: the pages are read in parts, each with a net
trained on the pages of all other hosts. The row 'other sets' tells what a net makes of them that saw no page of the file.
`body_f1` is over 4-grams of words: precision and recall averaged over pages, then F1. `pages_per_second` is a rate, of one core.
"""

import hashlib
import json
import re
import sys
import time
import zlib
from collections import Counter
from collections.abc import Callable, Sequence
from importlib import resources
from pathlib import Path

import msgspec

from evaluation.errors import EvaluationError
from evaluation.figures import POOLED, Figures, Report, Row, harmonic
from evaluation.lines import read_lines
from evaluation.training.line_fit import fit_members
from evaluation.training.line_net import Labelled, examples, host_of, read_set
from rashomon.clean.furniture import find_body
from rashomon.clean.line_net import Net, net_of, stacked
from rashomon.clean.line_scores import CONTEXT_WEIGHTS

MEASURES = "the body of pages without markup, against the body a person marked"
FORM = 'lines of JSON, gzipped or not: {"url", "lines": [str], "gold_body": str}; training sets are looked for beside it'
DATA: Path | None = None

# In so many parts the pages are read, by their host, each by a net that saw no page of those hosts.
PARTS = 3
_GRAM = 4
_WORD = re.compile(r"\w+")

Grams = Counter[tuple[str, ...]]


class FlatPage(msgspec.Struct, frozen=True):
    """One page: its lines, where it comes from, and its body as a person marked it."""

    lines: list[str]
    gold_body: str
    url: str | None = None

    @property
    def text(self) -> str:
        """The page as a text file would hold it."""
        return "\n".join(" ".join(line.split()) for line in self.lines if line.strip())


Reader = Callable[[str], str]


def run(data: Path) -> Report:
    """Rows for peers, for a net trained on other sets alone where the file was in training, and for all pages."""
    pages = read_lines(data, FlatPage, FORM)
    rows = [Row("keep all", _figures(pages, [lambda text: text] * len(pages)), peer=True)]
    rows.append(Row("jusText on lines", _figures(pages, [_justext] * len(pages)), peer=True))
    sets = _sets(data)
    if sets is None:
        return Report("flat", (*rows, Row(POOLED, _figures(pages, [_with(None)] * len(pages)))), f"{len(pages)} pages")
    own, others = sets
    hosts = {host_of(page.url or "") for page in pages}
    unseen = _with(_trained([page for page in others if page.host not in hosts]))
    rows.append(Row("trained on other sets alone", _figures(pages, [unseen] * len(pages))))
    everything = [*own, *others]
    nets = [_with(_trained([page for page in everything if _part(page.host) != part])) for part in range(PARTS)]
    pooled = Row(POOLED, _figures(pages, [nets[_part(host_of(page.url or ""))] for page in pages]))
    return Report("flat", (*rows, pooled), f"{len(pages)} pages")


def body_figures(wanted: Sequence[str], found: Sequence[str]) -> Figures:
    """Precision and recall of 4-grams averaged over pages, and their F1."""
    precisions, recalls = [], []
    for want, got in zip(map(_grams, wanted), map(_grams, found), strict=True):
        common = (want & got).total()
        if got:
            precisions.append(common / got.total())
        if want:
            recalls.append(common / want.total())
    precision = sum(precisions) / len(precisions) if precisions else None
    recall = sum(recalls) / len(recalls) if recalls else None
    return {"body_f1": harmonic(precision, recall), "precision": precision, "recall": recall}


def _figures(pages: Sequence[FlatPage], readers: Sequence[Reader]) -> Figures:
    texts = [page.text for page in pages]
    begun = time.process_time()
    found = [reader(text) for reader, text in zip(readers, texts, strict=True)]
    seconds = time.process_time() - begun
    rate = len(pages) / seconds if seconds > 0.01 else None
    return {**body_figures([page.gold_body for page in pages], found), "pages_per_second": rate}


def _grams(text: str) -> Grams:
    words = _WORD.findall(text)
    return Counter(tuple(words[i : i + _GRAM]) for i in range(max(1, len(words) - _GRAM + 1))) if words else Counter()


def _with(net: Net | None) -> Reader:
    """A reader of pages with this net; None stands for the shipped one."""

    def read(text: str) -> str:
        return "\n".join(text[start:end] for start, end in find_body(text, net=net).pieces)

    return read


def _justext(text: str) -> str:
    """What jusText keeps when every line is a paragraph of its own."""
    import html

    import justext  # type: ignore[import-untyped]  # it publishes no types

    page = "".join(f"<p>{html.escape(line)}</p>" for line in text.split("\n"))
    found = justext.justext(page, justext.get_stoplist("English")) if page else []
    return "\n".join(paragraph.text for paragraph in found if not paragraph.is_boilerplate)


def _part(host: str) -> int:
    return zlib.crc32(host.encode()) % PARTS


def _trained(pages: Sequence[Labelled]) -> Net:
    if sys.stderr.isatty():
        print(f"\r\033[Ktraining on {len(pages)} pages of other hosts", end="", file=sys.stderr, flush=True)
    return net_of(stacked(fit_members(examples(pages))))


def _sets(data: Path) -> tuple[list[Labelled], list[Labelled]] | None:
    """The labelled pages of the file, and of the other sets behind the shipped weights; None where it is not one of them.

    Raises EvaluationError where the others do not lie beside it.
    """
    stored = resources.files("rashomon.clean") / CONTEXT_WEIGHTS
    if not stored.is_file():
        return None
    trained_on = {row["name"]: row["sha256"] for row in json.loads(stored.read_text(encoding="utf-8"))["about"]["sets"]}
    content = data.read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    if digest not in trained_on.values():
        return None
    others: list[Labelled] = []
    for name, sha256 in trained_on.items():
        if sha256 == digest:
            continue
        beside = data.with_name(name)
        if not beside.is_file() or hashlib.sha256(beside.read_bytes()).hexdigest() != sha256:
            raise EvaluationError(f"{data} was trained on; to leave it out, {name} must lie beside it as it was then")
        others += read_set(beside.read_bytes())
    return read_set(content), others
