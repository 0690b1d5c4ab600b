"""Invented news in any number: articles with copies, stories and hosts as they are on the web, and the truth beside them.

    python benchmarks/corpus.py --articles 20000 --out FOLDER --form warc

writes FOLDER/pages/, to be read by `rashomon`, and FOLDER/truth.jsonl: for each page its address, its story, and what it was
copied from. Every article hangs on the seed and its number alone: --jobs processes write the same files as one, a longer
archive begins with the shorter one, and any article can be made without the others. Files share the articles among themselves
in turns, so that a story's articles lie in many files, as they do where crawlers share the hosts. Where the figures of the
archive come from is said in corpus_plan.py, corpus_languages.py and corpus_pages.py.
"""

import argparse
import gzip
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice
from multiprocessing import get_context
from pathlib import Path

import msgspec

sys.path.insert(0, str(Path(__file__).parent))

from corpus_pages import MadePage, flat_text, made_page, markup
from corpus_plan import A_DAY, HOT, MEDIAN_WORDS, Planned, plan
from corpus_text import draft

FORMS = ("jsonl", "html", "warc", "parquet")
# Pages in a file, where the number of files is not given: what one worker reads between two looks at the clock.
IN_A_FILE = 5_000
_PARQUET_ROWS = 256


@dataclass(frozen=True, slots=True)
class Corpus:
    """An archive: so many articles, and so many copies of one wire besides."""

    articles: int
    seed: int = 1
    hot: int = 0
    a_day: int = A_DAY
    median_words: float = MEDIAN_WORDS

    def numbers(self, part: int = 0, parts: int = 1) -> Iterator[int]:
        """The numbers of the articles of one part of the archive."""
        return islice(chain(range(self.articles), range(HOT, HOT + self.hot)), part, None, parts)

    def plans(self, part: int = 0, parts: int = 1) -> Iterator[Planned]:
        """What the articles of one part are to be, before they are written."""
        return (plan(self.seed, n, a_day=self.a_day, median_words=self.median_words) for n in self.numbers(part, parts))

    def page(self, number: int) -> MadePage:
        """The page of an article."""
        return made_page(draft(self.seed, number, a_day=self.a_day, median_words=self.median_words))

    def pages(self, part: int = 0, parts: int = 1) -> Iterator[MadePage]:
        """The pages of one part of the archive, in the order of their numbers."""
        return map(self.page, self.numbers(part, parts))


def main() -> int:
    """0 when the archive was written."""
    parser = argparse.ArgumentParser(description="Write an archive of invented news.")
    parser.add_argument("--articles", type=int, required=True)
    parser.add_argument("--out", type=Path, required=True, help="a folder; pages/ and truth.jsonl are written into it")
    parser.add_argument("--form", choices=FORMS, default="jsonl")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--hot", type=int, default=0, help="so many copies of one wire besides")
    parser.add_argument("--a-day", type=int, default=A_DAY, help="articles a day")
    parser.add_argument("--words", type=float, default=MEDIAN_WORDS, help="the median length of originals")
    parser.add_argument("--files", type=int, help=f"so many files; without it one for {IN_A_FILE} articles")
    parser.add_argument("--jobs", type=int, default=1)
    options = parser.parse_args()
    corpus = Corpus(options.articles, options.seed, options.hot, options.a_day, options.words)
    count = write(corpus, options.out, form=options.form, files=options.files, jobs=options.jobs)
    print(f"{count} pages in {options.out / 'pages'}")
    return 0


def write(corpus: Corpus, folder: Path, *, form: str = "jsonl", files: int | None = None, jobs: int = 1) -> int:
    """Write the archive's pages and truth; how many pages."""
    total = corpus.articles + corpus.hot
    files = files or max(1, -(-total // IN_A_FILE))
    (folder / "pages").mkdir(parents=True, exist_ok=True)
    work = partial(write_part, corpus, folder, form, files)
    if jobs > 1:
        with ProcessPoolExecutor(max_workers=jobs, mp_context=get_context("spawn")) as pool:
            truths = list(pool.map(work, range(files)))
    else:
        truths = [work(part) for part in range(files)]
    with (folder / "truth.jsonl").open("wb") as stream:
        for truth in truths:
            stream.write(truth)
    return total


def write_part(corpus: Corpus, folder: Path, form: str, files: int, part: int) -> bytes:
    """Write one file of the archive (with `html` a folder of them); the lines of its truth."""
    truth: list[bytes] = []
    pages = _told(corpus.pages(part, files), truth)
    name = folder / "pages" / f"part-{part:05}"
    match form:
        case "jsonl":
            with name.with_suffix(".jsonl").open("wb") as stream:
                for page in pages:
                    row = {"url": page.url, "fetched": page.fetched.isoformat(), "text": flat_text(page)}
                    stream.write(msgspec.json.encode(row) + b"\n")
        case "html":
            name.mkdir(exist_ok=True)
            for page in pages:
                (name / f"{page.draft.plan.number}.html").write_text(markup(page), encoding="utf-8")
        case "warc":
            with name.with_suffix(".warc.gz").open("wb") as file:
                file.writelines(gzip.compress(_record(page), 6, mtime=0) for page in pages)
        case "parquet":
            _write_parquet(name.with_suffix(".parquet"), pages)
    return b"".join(truth)


def _told(pages: Iterable[MadePage], truth: list[bytes]) -> Iterator[MadePage]:
    for page in pages:
        planned = page.draft.plan
        row = {"url": page.url, "number": planned.number, "story": planned.story, "language": planned.language,
               "copied": planned.copied, "manner": planned.manner, "dated": planned.dated}  # fmt: skip
        truth.append(msgspec.json.encode(row) + b"\n")
        yield page


def _record(page: MadePage) -> bytes:
    """A record of an archive of the web, with what the server answered."""
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + markup(page).encode()
    number = page.draft.plan.number
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number:032x}>\r\n"
        f"WARC-Date: {page.fetched:%Y-%m-%dT%H:%M:%SZ}\r\nWARC-Target-URI: {page.url}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def _write_parquet(path: Path, pages: Iterator[MadePage]) -> None:
    import pyarrow as pa
    from pyarrow import parquet

    schema = pa.schema([("url", pa.string()), ("fetched", pa.string()), ("html", pa.string())])
    with parquet.ParquetWriter(path, schema) as writer:
        while rows := list(islice(pages, _PARQUET_ROWS)):
            columns = [[page.url for page in rows], [page.fetched.isoformat() for page in rows], list(map(markup, rows))]
            writer.write_table(pa.table(columns, schema=schema))


if __name__ == "__main__":
    sys.exit(main())
