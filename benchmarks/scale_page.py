"""docs/scale.md, from what benchmarks/scale.py and benchmarks/spark.py measured; docs/generate.py writes it."""

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from scale_model import (
    A_DAY,
    ARTICLES,
    BUSY,
    CLASSES,
    FLAT,
    INSTANCE,
    MEMORY_GB,
    NODES,
    PRICE,
    STAGES,
    VCPUS,
    WHAT,
    Run,
    costs,
    curve,
    dossier_seconds,
    figure,
    hours,
    money,
    power,
    size,
)

from rashomon.engine.choosing import MOST_ACCOUNTS
from rashomon.engine.run.chunks import CHUNK_BYTES
from rashomon.engine.run.joining import MOST_EDGES
from rashomon.engine.run.pipeline import BUCKET_ARTICLES
from rashomon.gather.sketches import CENTRES
from rashomon.gather.story_blocks import BLOCK_DAYS, CONTEXT_DAYS

RESULTS = Path(__file__).parent / "results"
DEFAULT, BY_WORDS, SHORT = ("jsonl", 380.0, True), ("jsonl", 380.0, False), ("jsonl", 60.0, False)
MILLION = 1_000_000
# Bytes of a pair of keys in a table of roots.
PAIR_BYTES = 16


def scale_page(made: str) -> str:
    """The whole page; `made` says that it is generated."""
    found: Mapping[str, Mapping[str, Run]] = json.loads((RESULTS / "scale.json").read_text(encoding="utf-8"))
    runs = list(found["runs"].values())
    usual, by_words = curve(runs, DEFAULT), curve(runs, BY_WORDS)
    machine = found["machine"]
    parts = [
        "# What a hundred million articles cost",
        made,
        f"Measured on {machine['cpu']}, {machine['cores']} cores, {machine['memory_gb']} GB, Python {machine['python']}, "
        "while other work went on: processor time is counted, not the clock. `./run bench scale` measures, `./run docs` "
        "writes this page. **Measured** and **reckoned** are told apart everywhere: a figure is measured unless its line "
        "says otherwise.",
        "## The archive it is measured on",
        _archive(),
        "## What an article costs",
        _per_article(usual),
        "![processor time an article by stage, and memory, over the size of the archive](../benchmarks/results/scale.svg)",
        _growth(by_words, curve(runs, SHORT)),
        _not_measured(usual, by_words),
        _parts_of_reading(found.get("parts", {})),
        "## What a dossier costs",
        _dossiers(found.get("dossiers", {})),
        f"## A hundred million articles on {INSTANCE}, reckoned",
        _model(found, usual, by_words),
        "## On a cluster",
        _spark(),
        "## Where it stops being linear, and what then",
        _limits(usual, by_words),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _archive() -> str:
    return (
        "`benchmarks/corpus.py` invents it, any part of it without the rest: sixteen languages (37 % English), stories "
        "whose sizes follow a power law (71 % of stories have one article, 36 % of articles stand in stories of ten and "
        "more), 34 % copies (word for word, cut, edited, behind a lead of one's own), 450 words an article, outlets by "
        f"Zipf's law, nights and Sundays, {A_DAY:,} articles a day. Where each figure comes from stands beside it in "
        "`benchmarks/corpus_plan.py`. A longer archive is more days, not denser days. What it is not: its words are made "
        "up, so that sentence vectors cost about 1.4 times and close reading 0.9 times what they cost on real news of the "
        "same length (both tried on 400 and 40 reports)."
    )


def _per_article(runs: Sequence[Run]) -> str:
    if not runs:
        return ""
    last = runs[-1]
    rows = [
        (cost.stage, WHAT[cost.stage], _ms(cost.milliseconds), f"{cost.bytes_shuffled:,.0f}", _mb(_peak(last, cost.stage)))
        for cost in costs(runs)
    ]
    whole = sum(cost.milliseconds for cost in costs(runs))
    rows.append(("**all**", "until stories", f"**{_ms(whole)}**", f"{sum(cost.bytes_shuffled for cost in costs(runs)):,.0f}", ""))
    return (
        f"One process, pages of text, {size(last):,} articles, as `rashomon run --until stories` does it. Bytes are those "
        "that an exchange brings together, as Arrow has them in memory; memory is the highest of the one process that does "
        "everything.\n\n" + _table(("stage", "what", "ms of processor time an article", "bytes shuffled an article", "MB"), rows)
    )


def _growth(runs: Sequence[Run], short: Sequence[Run]) -> str:
    out = []
    for name, of_kind in (("full-length text, sorted by words alone", runs), ("short notices (60 words), by words alone", short)):
        if len(of_kind) < 2:
            continue
        rows = [
            (stage, *(_ms(1000 * figure(run, stage) / size(run)) for run in of_kind), _grown(power(of_kind, stage)))
            for stage in STAGES
        ]
        rows.append(("MB at the highest", *(f"{float(str(run['peak_mb'])):,.0f}" for run in of_kind), ""))
        head = ("ms an article", *(f"{size(run):,}" for run in of_kind), "grows with")
        out.append(f"While the archive grows, {name}:\n\n" + _table(head, rows))
    return "\n\n".join(out)


def _not_measured(usual: Sequence[Run], by_words: Sequence[Run]) -> str:
    """What was measured otherwise, or not at all."""
    if by_words and size(by_words[-1]) >= MILLION:
        return (
            "The million's pages were read by two processes while other work went on, by an earlier revision of this version: "
            "what the pieces of work recorded; reading has become a tenth cheaper since. All else was done in one process."
        )
    if not usual or size(usual[-1]) >= MILLION:
        return ""
    last = usual[-1]
    read, whole = (sum(figure(last, stage) for stage in stages) / size(last) for stages in (("read",), STAGES))
    return (
        f"Not measured: a million articles. Reading them takes {read * MILLION / 3600:,.1f} hours of a core at the rate "
        "above, and "
        f"everything {whole * MILLION / 3600:,.1f}; `./run bench scale --sizes {MILLION}` does it."
    )


def _grown(exponent: float | None) -> str:
    if exponent is None:
        return ""
    return "flat" if exponent < FLAT else f"n^{exponent:.2f}"


def _parts_of_reading(parts: Mapping[str, Run]) -> str:
    if not parts:
        return ""
    names = {"jsonl": "text in JSON lines", "warc": "HTML in WARC, `--bulk`"}
    steps = ("from_file", "decode", "clean", "keep")
    rows = []
    for form, told in parts.items():
        each = told["milliseconds_a_page"]
        assert isinstance(each, dict)
        rate = 1000 / sum(each.values())
        rows.append((names[form], *(_ms(each[step]) for step in steps), f"{rate:,.0f}", f"{_per_page(told):,.0f}"))
    return "Of what reading a page is made, in ms; with the rate of one core, and bytes a page in its file:\n\n" + _table(
        ("form", "from the file", "decode", "clean", "write", "pages/s", "bytes"), rows
    )


def _per_page(told: Run) -> float:
    return float(str(told["bytes_in"])) / size(told)


def _dossiers(found: Mapping[str, Run]) -> str:
    if not found:
        return ""
    told = _largest(found)
    classes, reading = told["classes"], told["read_milliseconds"]
    assert isinstance(classes, dict) and isinstance(reading, dict)
    rows = [
        (
            f"{low} to {high}" if low < high else str(low), str(each["stories"]),
            f"{each['read_cpu_seconds'] / each['stories']:.2f}", f"{each['compare_cpu_seconds'] / each['stories']:.2f}",
        )
        for low, high in CLASSES if (each := classes[f"{low}-{high}"])["stories"]
    ]  # fmt: skip
    return (
        f"A sample of the stories found in {size(told):,} articles, with sentence vectors. Close reading of an article takes "
        f"{reading['deep']:.0f} ms where its language is read deeply and {reading['shallow']:.0f} ms elsewhere; comparing "
        f"grows with the story, of which at most {MOST_ACCOUNTS} accounts are compared.\n\n"
        + _table(("accounts", "stories measured", "reading, s a story", "comparing, s a story"), rows)
    )


def _largest(found: Mapping[str, Run]) -> Run:
    return max(found.values(), key=size)


def _model(found: Mapping[str, Mapping[str, Run]], usual: Sequence[Run], by_words: Sequence[Run]) -> str:
    if not usual:
        return ""
    last = usual[-1]
    rows, total = [], 0.0
    for cost in costs(usual):
        total += cost.core_hours
        rows.append((cost.stage, f"cost at {size(last):,}, times {ARTICLES // size(last):,}", *_price(cost.core_hours)))
    rows.append(("**text until stories**", "", *_price(total, bold=True)))
    if by_words:
        plain = sum(cost.core_hours for cost in costs(by_words))
        rows.append(("  the same by words alone", f"cost at {size(by_words[-1]):,}", *_price(plain)))
    longest = _full_window(usual, by_words)
    if longest is not None:
        extra = longest - next(cost.core_hours for cost in costs(usual) if cost.stage == "stories")
        rows.append(("  stories, with windows full", "extrapolated, see below", *_price(longest)))
        total += extra
    if "warc" in found.get("parts", {}):
        each = {form: sum(_numbers(told["milliseconds_a_page"])) for form, told in found["parts"].items()}
        more = (each["warc"] - each["jsonl"]) / 1000 * ARTICLES / 3600
        rows.append(("  HTML in place of text", "difference of the rates above", *_price(more)))
        total += more
    if found.get("dossiers"):
        sizes = last["story_sizes"]
        assert isinstance(sizes, dict)
        seconds = dossier_seconds(_largest(found["dossiers"]), sizes)
        for n, what in enumerate(("close reading", "comparing")):
            core_hours = sum(pair[n] for pair in seconds.values()) / size(last) * ARTICLES / 3600
            rows.append((f"  {what} of every story of two accounts", "means of the sample, by size", *_price(core_hours)))
            total += core_hours
    rows.append(("**HTML until dossiers of all**", "", *_price(total, bold=True)))
    clock = _table(("machines", *(str(n) for n in NODES)), [("hours, everything", *(f"{hours(total, n):,.1f}" for n in NODES))])
    shuffle = sum(cost.bytes_shuffled for cost in costs(usual)) * ARTICLES / 1e12
    kept = float(str(last["bytes_articles"])) / size(last) * ARTICLES / 1e12
    pages = _per_page(found["parts"]["warc"]) * ARTICLES / 1e12 if "warc" in found.get("parts", {}) else 0.0
    return (
        f"All of this is reckoned. {INSTANCE}: {VCPUS} vCPU, {MEMORY_GB} GB, ${PRICE:.3f} an hour (list price in us-east-1, "
        "Linux, on demand, June 2026; the source stands in `benchmarks/scale_model.py`). A vCPU is taken to be as fast as a "
        f"core of the machine measured, and to have work {BUSY:.0%} of the time. Storage and traffic are not in it.\n\n"
        + _table(("part", "from", "core-hours", "$"), rows)
        + f"\n\n{clock}\n\nShuffled are {shuffle:,.1f} TB as Arrow has them in memory, less on the wire; the articles take "
        f"{kept:,.1f} TB in Parquet, the pages in WARC {pages:,.1f} TB. A worker for close reading holds its models: take "
        "2.5 GB a core."
    )


def _full_window(usual: Sequence[Run], by_words: Sequence[Run]) -> float | None:
    """Core-hours of sorting if its cost goes on growing with the power measured until a window of time is full."""
    exponent = power(by_words, "stories")
    if exponent is None:
        return None
    times = (BLOCK_DAYS + CONTEXT_DAYS) * A_DAY / size(usual[-1])
    grown: float = max(1.0, times ** max(0.0, exponent))
    return figure(usual[-1], "stories") / size(usual[-1]) * ARTICLES / 3600 * grown


def _numbers(told: object) -> list[float]:
    assert isinstance(told, dict)
    return [float(value) for value in told.values()]


def _price(core_hours: float, *, bold: bool = False) -> tuple[str, str]:
    mark = "**" if bold else ""
    return f"{mark}{core_hours:,.0f}{mark}", f"{mark}{money(core_hours):,.0f}{mark}"


def _spark() -> str:
    path = RESULTS / "spark.json"
    if not path.exists():
        return ""
    found = json.loads(path.read_text(encoding="utf-8"))
    out = []
    if "engines" in found:
        engines = found["engines"]
        rows = []
        for run in engines["runs"]:
            for name in ("local", "spark"):
                told = run[name]
                rows.append(
                    (f"{run['articles']:,}", "two processes" if name == "local" else "Spark", f"{told['cpu_seconds']:,.0f}",
                     f"{told['clock_seconds']:,.0f}", f"{told['bytes_shuffled'] / 1e6:,.1f}")
                )  # fmt: skip
        spark = engines["runs"][-1]["spark"]
        same = all(run["same_bytes"] for run in engines["runs"])
        out.append(
            "The same archives by two processes and by a Spark cluster of two workers with one core each, all on the "
            "machine above (`./run bench spark`); the output was "
            f"{'the same to the byte' if same else '**not** the same'}.\n\n"
            + _table(("articles", "engine", "processor s", "clock s", "MB shuffled"), rows)
            + f"\n\nBefore that the cluster took {spark['start_cpu_seconds']:,.0f} processor seconds to start and to answer "
            "for the first time, Java and Python workers included. Besides the work a run costs "
            f"{engines['overhead_seconds_a_run']:,.0f} s more, and an article {engines['overhead_ms_an_article']:.2f} ms "
            "more."
        )
    if "hot_wire" in found:
        hot = found["hot_wire"]
        lines = [_hot_row(name, hot[name]) for name in ("hot", "ordinary")]
        out.append(
            f"A hot wire: {hot['copies']:,} copies of one (word for word, cut, edited, behind another lead) among "
            f"{hot['beside']:,} other articles, beside as many ordinary articles; one process, {hot['words']:g} words, by "
            "words alone; processor seconds by "
            "stage:\n\n"
            + _table(("", *STAGES, "MB", "largest story"), lines)
            + "\n\nCopies that are less than half the wire's words, cut short or behind a long lead, are sorted by themselves."
        )
    return "\n\n".join(out)


def _hot_row(name: str, run: Run) -> tuple[str, ...]:
    sizes = run["story_sizes"]
    assert isinstance(sizes, dict)
    return (name, *(f"{figure(run, stage):,.1f}" for stage in STAGES), f"{run['peak_mb']:,}", f"{sizes['largest']:,}")


def _limits(usual: Sequence[Run], by_words: Sequence[Run]) -> str:
    if not usual:
        return ""
    plain = (by_words or usual)[-1]
    steps, figures = plain["steps"], plain["figures"]
    assert isinstance(steps, dict) and isinstance(figures, dict)
    texts = float(figures["texts"]) / size(plain)
    window = (BLOCK_DAYS + CONTEXT_DAYS) * A_DAY * texts
    of_text = (steps["blocks"]["peak_mb"] - steps["traits"]["peak_mb"]) / max(1.0, float(figures["texts"])) * 1000
    weeks = ARTICLES / A_DAY / BLOCK_DAYS
    exponent = max(0.0, power(by_words, "stories") or 0.0)
    seconds = (
        figure(usual[-1], "stories")
        / (size(usual[-1]) * 2 * texts)
        * window
        * max(1.0, (window / (size(usual[-1]) * texts)) ** exponent)
    )
    edges = steps["near"].get("edges", 0) / size(plain)
    pieces = ARTICLES / BUCKET_ARTICLES
    rows = [
        (
            "sorting into stories",
            f"A stretch of {BLOCK_DAYS} days, with {CONTEXT_DAYS} before it, is one task: {weeks:,.0f} of them whatever the "
            f"cluster. At {A_DAY:,} articles a day a window has {window / 1e6:,.1f} M texts; at the memory measured "
            f"({of_text:,.0f} KB a text) that is {window * of_text / 1e6:,.0f} GB and {seconds / 3600:,.1f} hours of one "
            "core (extrapolated).",
            "At a hundred thousand a day this fits a worker with 16 GB. Beyond: shorter stretches, and streams by "
            "language whose stories are joined afterwards; both change results, so they are a setting of the method.",
        ),
        (
            "components",
            f"{edges:.2f} edges an article: {edges * ARTICLES / 1e6:,.0f} M at a hundred million. Up to "
            f"{MOST_EDGES / 1e6:,.0f} M are joined in one task.",
            "Beyond, star rounds on the cluster (the result is the same; a test shows it), then one task over one edge a node.",
        ),
        (
            "the table of roots",
            f"Every process that places articles reads all of it once, and holds it: "
            f"{2 * edges * ARTICLES * PAIR_BYTES / 1e9:,.1f} GB at most.",
            "Roots brought to the articles by an exchange, as everything else is.",
        ),
        (
            "the driver's lists",
            f"A chunk of {CHUNK_BYTES / 1e6:,.0f} MB leaves a record, a bucket one for each of a dozen steps: some "
            f"{12 * pieces + ARTICLES * 20_000 / CHUNK_BYTES:,.0f} small files, listed and read by the driver when a run "
            "goes on.",
            "On object storage that is minutes (thousands of listings a second); larger chunks and buckets make it fewer.",
        ),
        (
            "a hot wire",
            f"A text is compared with the first {CENTRES} that share a number with it, never with all: pairs grow with the "
            "copies, not with their square (measured above).",
            f"Its story is one line of `stories/`; a dossier takes {MOST_ACCOUNTS} accounts of it, texts of their own first.",
        ),
        (
            "the largest story",
            "All its articles meet in one bucket when the list is written: some 500 bytes each, so that a million is half a "
            "gigabyte.",
            "A worker's memory bounds it; none of the archives measured came near.",
        ),
        (
            "no day",
            "Pages that tell no day are sorted by the day they were fetched. Those without either are sorted with each "
            "other alone, in one task.",
            "Archives of the web always know when they fetched; elsewhere give the days in a manifest.",
        ),
    ]  # fmt: skip
    return _table(("what", "how it grows", "what then"), rows)


def _peak(run: Run, stage: str) -> float:
    steps = run["steps"]
    assert isinstance(steps, dict)
    return max(float(steps[step]["peak_mb"]) for step in STAGES[stage] if step in steps)


def _mb(value: float) -> str:
    """Nothing where the step was done in another process, and its memory not seen."""
    return f"{value:,.0f}" if value else "–"


def _ms(value: float) -> str:
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}" if value >= 0.1 else f"{value:.3f}"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = ["| " + " | ".join(head) + " |", "| " + " | ".join("---" for _ in head) + " |"]
    return "\n".join([*lines, *("| " + " | ".join(row) + " |" for row in rows)])
