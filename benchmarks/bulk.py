"""How fast pages come out of an archive, and how much memory a large one takes: plain, gzip and Zstandard, one core.

Packs pages of HTML into WARC archives and reads them as bytes, before anything is decoded. The pages are those of the examples as
HTML of the usual size, or with --data those of files with lines of {"html": str}. Writes benchmarks/results/bulk.json.
"""

import argparse
import functools
import gzip
import hashlib
import json
import statistics
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from machine import machine

from rashomon.ingest.files import raw_pages, read_pages
from rashomon.model import RawPage

ROOT = Path(__file__).parent.parent
RESULT = Path(__file__).parent / "results" / "bulk.json"
# What the issue asks for: milliseconds a record besides unpacking it and hashing its bytes.
AT_MOST = 0.3
# A page of news on the web, in bytes of HTML: what the examples are filled up to.
USUAL = 150_000
READING = """
import sys
from pathlib import Path
from rashomon.ingest.files import raw_pages
for page in raw_pages(sys.argv[1:]):
    pass
status = Path("/proc/self/status").read_text()
print(status.partition("VmHWM:")[2].split()[0])
"""


def main() -> int:
    """0 when the target is met, 1 otherwise."""
    parser = argparse.ArgumentParser(description="How fast pages come out of an archive.")
    parser.add_argument("--rounds", type=int, default=5, help="how often everything is read; the median counts")
    parser.add_argument("--data", type=Path, nargs="*", help='lines of {"html"}, gzipped or not')
    parser.add_argument("--most", type=int, default=250, help="pages of each file of --data that are read")
    parser.add_argument(
        "--large", type=float, default=1000, help="megabytes of pages in the archive that memory is measured with"
    )
    options = parser.parse_args()
    pages = [page for data in options.data for page in given(data, options.most)] if options.data else example_pages()
    records = [record(number, page) for number, page in enumerate(pages)]
    hashing = median(lambda: [hashlib.sha256(page).hexdigest() for page in pages], options.rounds)
    packed = [gzip.compress(one, 6, mtime=0) for one in records]
    unpacking = median(lambda: [zlib.decompress(one, 31) for one in packed], options.rounds)
    took: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        for name, parts in (("a.warc", records), ("a.warc.gz", packed)):
            path = Path(folder) / name
            path.write_bytes(b"".join(parts))
            took[name] = median(functools.partial(read, path, len(records)), options.rounds)
        large = Path(folder) / "large.warc.gz"
        with large.open("wb") as stream:
            for _ in range(max(1, int(options.large * 1e6 / sum(map(len, pages))))):
                stream.writelines(packed)
        memory = {name: peak_of_reading(Path(folder) / name) for name in ("a.warc.gz", "large.warc.gz")}
    each = 1000 / len(pages)
    overhead = (took["a.warc"] - hashing) * each
    figures = {
        "machine": machine(),
        "pages": len(pages),
        "kilobytes_a_page": round(sum(map(len, pages)) / len(pages) / 1000),
        "ms_a_record": {name: round(seconds * each, 3) for name, seconds in took.items()},
        "of_it_hashing": round(hashing * each, 3),
        "zlib_alone": round(unpacking * each, 3),
        "overhead": round(overhead, 3),
        "at_most": AT_MOST,
        "large_archive_mb": round(options.large),
        "peak_mb_small_archive": round(memory["a.warc.gz"]),
        "peak_mb_large_archive": round(memory["large.warc.gz"]),
    }
    print(json.dumps(figures, indent=1))
    RESULT.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    return 0 if overhead <= AT_MOST else 1


def median(work: Callable[[], object], rounds: int) -> float:
    """Seconds of processor time."""
    times = []
    for _ in range(rounds):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return statistics.median(times)


def read(path: Path, expected: int) -> None:
    found = sum(isinstance(page, RawPage) for page in raw_pages([path]))
    if found != expected:
        raise SystemExit(f"{path.name}: {found} pages instead of {expected}")


def peak_of_reading(path: Path) -> float:
    """The most memory that a process of its own takes to read an archive, in megabytes; as Linux counts it."""
    done = subprocess.run([sys.executable, "-c", READING, str(path)], capture_output=True, text=True, check=True)
    return float(done.stdout) / 1024


def record(number: int, page: bytes) -> bytes:
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number}>\r\nWARC-Date: 2025-03-13T10:00:00Z\r\n"
        f"WARC-Target-URI: https://harbour.example/{number}\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def example_pages() -> list[bytes]:
    pages, _ = read_pages(sorted((ROOT / "examples").glob("*/pages")))
    return [filled(page.text) for page in pages] * 10


def filled(text: str) -> bytes:
    """A page with the scripts that make pages large; none of it repeats itself more than scripts do."""
    numbers = ",".join(str(number * 7919 % 99_991) for number in range(USUAL // 6))
    return f"<!doctype html><html><head><script>let x=[{numbers}]</script></head><body><pre>{text}</pre></body></html>".encode()


def given(data: Path, most: int) -> Iterable[bytes]:
    with gzip.open(data, "rt") if data.suffix == ".gz" else data.open() as lines:
        rows: Sequence[dict[str, str]] = [json.loads(line) for line, _ in zip(lines, range(most), strict=False)]
    return [row["html"].encode("utf-8", "replace") for row in rows]


if __name__ == "__main__":
    raise SystemExit(main())
