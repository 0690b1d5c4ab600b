"""What a run costs, article by article and stage by stage, while the archive grows; and what that makes of a hundred million.

    ./run bench scale --sizes 10000 100000 --form jsonl

Invented archives (benchmarks/corpus.py) of each size go through `rashomon.engine.run` in one process of their own: processor
seconds, memory at its highest and bytes handed on are taken step by step. Close reading and comparing are measured on a sample
of the stories that were found. What is done is written at once to benchmarks/results/scale.json, and not measured again until
--anew. docs/scale.md is made from it.

    ./run bench scale --sizes 1000000 --no-vectors --jobs 2 --keep FOLDER

With --keep the archive and what was made of it stay in a folder, and a measurement that was broken off goes on there. Of steps
that were done earlier, and with --jobs of all, the processor seconds are those that the pieces of work recorded, without the
spreading of rows between them.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from corpus import FORMS, Corpus, write
from corpus_plan import MEDIAN_WORDS
from machine import machine
from scale_model import CLASSES

# Another place can be named, for trying.
RESULT = Path(os.environ.get("SCALE_RESULT", Path(__file__).parent / "results" / "scale.json"))
SIZES = (10_000, 30_000)
# So many stories of each class of size are compared.
OF_EACH = (12, 10, 6, 3, 1)
_CHILD = "--child"


def main() -> int:
    """0 when everything that was asked for is measured."""
    if sys.argv[1:2] == [_CHILD]:
        print(json.dumps(child(json.loads(sys.argv[2]))))
        return 0
    parser = argparse.ArgumentParser(description="What a run costs while the archive grows.")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, metavar="N", help="archives of so many articles")
    parser.add_argument("--form", choices=FORMS, default="jsonl")
    parser.add_argument("--words", type=float, default=MEDIAN_WORDS, help="the median length of the articles")
    parser.add_argument("--no-vectors", action="store_true", help="sort by words alone")
    parser.add_argument("--dossiers", type=int, default=0, metavar="N", help="measure close reading in an archive of N articles")
    parser.add_argument("--parts", type=int, default=0, metavar="N", help="measure the parts of reading on N pages of each form")
    parser.add_argument("--jobs", type=int, default=1, help="so many processes")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="where the archives stay, to go on with")
    parser.add_argument("--anew", action="store_true", help="measure again what is there")
    options = parser.parse_args()
    os.nice(5)
    result = json.loads(RESULT.read_text(encoding="utf-8")) if RESULT.exists() else {}
    result = {"what": "processor seconds, memory and bytes of a run in one process", "machine": machine(), **result}
    result["machine"] = machine()
    with tempfile.TemporaryDirectory(prefix="rashomon-scale-") as name:
        folder = options.keep or Path(name)
        for size in options.sizes if not (options.dossiers or options.parts) else ():
            key = f"{options.form} {size} {options.words:g}{'' if not options.no_vectors else ' no vectors'}"
            task = {
                "kind": "run",
                "form": options.form,
                "articles": size,
                "words": options.words,
                "vectors": not options.no_vectors,
                "jobs": options.jobs,
                "kept": options.keep is not None,
            }
            measure(result, "runs", key, task, folder / f"{options.form}-{size}-{options.words:g}", anew=options.anew)
        if options.parts:
            for form in ("jsonl", "warc"):
                task = {"kind": "parts", "form": form, "articles": options.parts, "words": options.words, "vectors": False}
                measure(result, "parts", form, task, folder / form, anew=options.anew)
        if options.dossiers:
            task = {"kind": "dossiers", "form": "jsonl", "articles": options.dossiers, "words": options.words, "vectors": True}
            measure(result, "dossiers", str(options.dossiers), task, folder / "dossiers", anew=options.anew)
    draw(result)
    return 0


def measure(
    result: dict[str, dict[str, object]], part: str, key: str, task: dict[str, object], folder: Path, *, anew: bool
) -> None:
    """Do one task in a process of its own and keep what it told, unless that is there already."""
    known = result.setdefault(part, {})
    if key in known and not anew:
        print(f"{part} {key}: known", file=sys.stderr)
        return
    corpus = Corpus(int(str(task["articles"])), median_words=float(str(task["words"])))
    pages = folder / "pages"
    if not (folder / "truth.jsonl").exists():  # written last
        write(corpus, folder, form=str(task["form"]), jobs=int(str(task.get("jobs", 1))))
    told = json.loads(
        subprocess.run(
            [sys.executable, __file__, _CHILD, json.dumps({**task, "folder": str(folder)})],
            env={**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"},
            capture_output=True, text=True, check=True,
        ).stdout.splitlines()[-1]
    )  # fmt: skip
    known[key] = {**task, **told, "bytes_in": bytes_under(pages)}
    RESULT.parent.mkdir(exist_ok=True)
    RESULT.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    print(f"{part} {key}: {json.dumps(told)}", file=sys.stderr, flush=True)


def child(task: dict[str, object]) -> dict[str, object]:
    """One measurement, in a process that does nothing else."""
    kinds: dict[str, Callable[[dict[str, object]], dict[str, object]]] = {
        "run": run_whole,
        "parts": read_parts,
        "dossiers": compare_sample,
    }
    return kinds[str(task["kind"])](task)


class Meter:
    """Processor seconds and the highest memory of each step, from what the run tells of its progress."""

    def __init__(self) -> None:
        self.steps: list[tuple[str, float, int]] = []
        self._step = ""
        self._begun = 0.0

    def __call__(self, name: str, done: int, of: int) -> None:
        """A step begins when none of it is done, and ends when all is."""
        if done == 0 and name != self._step:
            self._step, self._begun = name, time.process_time()
            Path("/proc/self/clear_refs").write_text("5")  # the highest memory is counted from here on
        elif done == of and name == self._step:
            self.steps.append((name, time.process_time() - self._begun, _peak_megabytes()))
            self._step = ""


def _peak_megabytes() -> int:
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return int(status.partition("VmHWM:")[2].split()[0]) // 1024


def run_whole(task: dict[str, object]) -> dict[str, object]:
    """Articles, copies and stories of an archive: in this process, or in several."""
    from rashomon.engine.run.output import Output
    from rashomon.engine.run.pipeline import Wanted, run
    from rashomon.engine.run.processes import ProcessEngine

    folder, jobs = Path(str(task["folder"])), int(str(task.get("jobs", 1)))
    out = folder / "out"
    meter = Meter()
    clock = time.perf_counter()
    with ProcessEngine(jobs, spill=folder / "spill") as engine:
        made = run(
            [str(path) for path in sorted((folder / "pages").iterdir())], Output(str(out)), engine,
            wanted=Wanted(until="stories", bulk=True, vectors=bool(task["vectors"])), told=meter,
        )  # fmt: skip
    brought = shuffled(out)
    # what pieces of work recorded stands for steps that were done earlier, or in other processes
    recorded = {name: round(figures.get("cpu_seconds", 0.0), 2) for name, figures in made.steps.items()}
    steps: dict[str, dict[str, float]] = {
        name: {"cpu_seconds": seconds, "peak_mb": 0, **brought.get(name, {})} for name, seconds in recorded.items()
    }
    measured: set[str] = set()
    for name, seconds, megabytes in meter.steps if jobs == 1 else ():
        step = steps.setdefault(name, {"cpu_seconds": 0.0, "peak_mb": 0})
        before = step["cpu_seconds"] if name in measured else 0.0  # a round of stars comes more than once
        step["cpu_seconds"] = max(round(before + seconds, 2), recorded.get(name, 0.0))
        step["peak_mb"] = max(step["peak_mb"], megabytes)
        measured.add(name)
    whole = (resource.getrusage(who).ru_maxrss // 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    peak = max(*whole, *(step["peak_mb"] for step in steps.values()))
    return {
        "figures": dict(made.figures), "steps": steps,
        "cpu_seconds": round(sum(step["cpu_seconds"] for step in steps.values()), 1),
        "clock_seconds": round(time.perf_counter() - clock, 1),
        "peak_mb": peak,
        "bytes_articles": bytes_under(out / "articles"), "bytes_stories": bytes_under(out / "stories"),
        "bytes_between": bytes_under(out / "_work"), "story_sizes": story_sizes(out),
    }  # fmt: skip


def shuffled(out: Path) -> dict[str, dict[str, int]]:
    """Rows and bytes that each step's exchange brought together, as Arrow has them in memory."""
    found: dict[str, dict[str, int]] = {}
    for folder in sorted(path for path in (out / "_work").iterdir() if path.is_dir()):
        told = [json.loads(path.read_text(encoding="utf-8")) for path in (folder / "records").glob("*.json")]
        step = found.setdefault(
            folder.name.rpartition("-")[0], {"rows_shuffled": 0, "bytes_shuffled": 0, "edges": 0, "pieces": 0}
        )
        step["rows_shuffled"] += sum(record.get("rows_in", 0) for record in told)
        step["bytes_shuffled"] += sum(record.get("bytes_in", 0) for record in told)
        step["edges"] += sum(record.get("edges", 0) for record in told)
        step["pieces"] += len(told)
    return found


def story_sizes(out: Path) -> dict[str, int]:
    """How many stories have how many articles, in the classes whose comparing is measured; the largest of all."""
    sizes = [
        len(json.loads(line)["articles"]) for path in (out / "stories").glob("*.jsonl") for line in path.open(encoding="utf-8")
    ]
    classes = {f"{low}-{high}": sum(low <= size <= high for size in sizes) for low, high in CLASSES}
    beyond = [size for size in sizes if size > CLASSES[-1][1]]
    return {"1": sizes.count(1), **classes, "more": len(beyond), "in_more": sum(beyond), "largest": max(sizes)}


def bytes_under(folder: Path) -> int:
    """Bytes of all files in a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def read_parts(task: dict[str, object]) -> dict[str, object]:
    """What reading a page is made of, milliseconds a page; each page once."""
    import io

    from rashomon.clean.pages import clean
    from rashomon.engine.flow import with_depth
    from rashomon.gather.sketches import sketch
    from rashomon.ingest.files import raw_pages
    from rashomon.ingest.raw import open_page
    from rashomon.model import Article, Page, RawPage
    from rashomon.render.as_table import write_parquet

    paths = sorted((Path(str(task["folder"])) / "pages").iterdir())
    begun = time.process_time()
    raws = [page for page in raw_pages(paths) if isinstance(page, RawPage)]
    out = {"from_file": time.process_time() - begun}
    warm, raws = raws[:50], raws[50:]
    for raw in warm:
        clean(open_page(raw), bulk=True)
    opened: list[Page] = []
    articles: list[Article] = []
    out |= {"decode": 0.0, "clean": 0.0}
    for raw in raws:  # page by page, as a run does it: what opening learns of a page is remembered for that one
        begun = time.process_time()
        opened.append(open_page(raw))
        decoded = time.process_time()
        articles.append(with_depth(clean(opened[-1], bulk=True)))
        out["decode"] += decoded - begun
        out["clean"] += time.process_time() - decoded
    begun = time.process_time()
    for article in articles:
        sketch(article.fingerprint)
    write_parquet(articles, io.BytesIO(), rows_at_once=50)
    out["keep"] = time.process_time() - begun
    text = sum(len(page.text) for page in opened) / len(opened)
    return {
        "pages": len(raws), "characters_of_text": round(text),
        "milliseconds_a_page": {name: round(1000 * seconds / len(raws), 3) for name, seconds in out.items()},
    }  # fmt: skip


def compare_sample(task: dict[str, object]) -> dict[str, object]:
    """Close reading and comparing of some stories of each class of size, as the run found them."""
    from rashomon.engine.flow import Backends, read_accounts, read_story
    from rashomon.engine.run.output import Output
    from rashomon.engine.run.telling import fetch

    run_whole(task)
    out = Path(str(task["folder"])) / "out"
    stories = [json.loads(line) for path in sorted((out / "stories").glob("*.jsonl")) for line in path.open(encoding="utf-8")]
    backends = Backends()
    classes: dict[str, dict[str, float]] = {}
    reading = {"deep": [0.0, 0], "shallow": [0.0, 0]}
    warm = True
    for (low, high), most in zip(CLASSES, OF_EACH, strict=True):
        chosen = [story for story in stories if low <= len(story["articles"]) <= high][: most + warm]
        measured, accounts, reads, compares = 0, 0, 0.0, 0.0
        for story in chosen:
            places: dict[str, dict[int, list[int]]] = {}
            for one in story["articles"]:
                chunk, _, part = Path(one["file"]).stem.rpartition("-")
                places.setdefault(chunk, {}).setdefault(int(part), []).append(one["row"])
            articles = list(fetch(Output(str(out)), places).values())
            begun = time.process_time()
            known = {}
            for article in articles:
                since = time.process_time()
                known[article.id] = read_accounts([article], backends)[0].annotation
                of = reading[article.reading]
                of[0], of[1] = of[0] + (time.process_time() - since) * (not warm), of[1] + (not warm)
            read = time.process_time()
            read_story(articles, backends, known=known)
            if not warm:  # the first story loads the models
                measured, accounts = measured + 1, accounts + len(articles)
                reads, compares = reads + read - begun, compares + time.process_time() - read
            warm = False
        classes[f"{low}-{high}"] = {
            "stories": measured, "accounts": accounts,
            "read_cpu_seconds": round(reads, 2), "compare_cpu_seconds": round(compares, 2),
        }  # fmt: skip
    return {
        "classes": classes,
        "read_milliseconds": {name: round(1000 * seconds / max(1, count), 1) for name, (seconds, count) in reading.items()},
        "read_articles": {name: count for name, (_, count) in reading.items()},
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }


def draw(result: Mapping[str, Mapping[str, Mapping[str, object]]]) -> None:
    """The curve of cost by stage, and of memory, over the number of articles."""
    from scale_picture import draw_curve

    if runs := list(result.get("runs", {}).values()):
        draw_curve(runs, RESULT.with_suffix(".svg"))


if __name__ == "__main__":
    sys.exit(main())
