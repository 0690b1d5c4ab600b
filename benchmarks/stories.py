"""How fast articles are sorted into stories while the archive grows: the curve, from cleaned articles to their stories.

The articles are invented: each tells one of many events in words of its own, with the event's names and the words of its kind, so
that look-alikes abound; so many come a day, and an event is told for some days. Words are read (in a process of its own, as an
archive does) and stories are found (in another): the rate of two cores is that of the slower, and both together are told as the
rate of one. Sentence vectors are measured apart, for titles alone. Writes benchmarks/results/stories.json and stories.svg.
"""

import argparse
import datetime as dt
import json
import random
import resource
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from machine import machine
from synthetic import word

from rashomon.gather.story_stream import StoryStream
from rashomon.gather.story_traits import read_traits
from rashomon.model import Article, Moment

if TYPE_CHECKING:
    from numpy.typing import NDArray

RESULTS = Path(__file__).parent / "results"
SIZE = 1_000_000
A_DAY = 10_000
TURN = 500
WORDS = 350
TARGET = 1_000.0  # articles a second, on two cores
# The rate at the end may lie so far under that at the first hundredth of the way, and be called flat.
FLAT = 0.75
KINDS = 400
MARKS = (1_000, 10_000, 30_000, 60_000, 100_000, 150_000, 200_000, 300_000, 500_000, 700_000)
VOCABULARY = 30_000


def main() -> int:
    """0 when the target is met over the whole way, 1 otherwise."""
    parser = argparse.ArgumentParser(description="How fast articles are sorted into stories.")
    parser.add_argument("--size", type=int, default=SIZE, help="so many articles")
    parser.add_argument("--vectors", type=int, default=500, help="so many titles are encoded")
    options = parser.parse_args()
    stream = StoryStream()
    rows: list[dict[str, int]] = []
    seen, reading, sorting, stories = 0, 0.0, 0.0, 0
    marks = [n for n in MARKS if n < options.size]
    for turn in turns(options.size):
        begun = time.process_time()
        traits = read_traits(turn)
        read = time.process_time()
        found = stream.add(traits)
        reading, sorting = reading + read - begun, sorting + time.process_time() - read
        seen += len(turn)
        stories += len(set(found.arrived.values()))
        if (marks and seen >= marks[0]) or seen >= options.size:
            marks = marks[1:]
            since = seen - sum(row["articles"] for row in rows)
            rows.append(
                {
                    "articles": since,
                    "up_to": seen,
                    "read_per_second": round(since / reading),
                    "sorted_per_second": round(since / sorting),
                    "two_cores_per_second": round(min(since / max(reading, sorting), 2 * since / (reading + sorting))),
                    "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
                }
            )
            reading = sorting = 0.0
            print(rows[-1], file=sys.stderr, flush=True)
            keep(rows)  # the way is long: what was measured is kept, also where it is cut short
    keep(rows, encoded(options.vectors))
    rates = [row["two_cores_per_second"] for row in rows if row["up_to"] >= 10_000]
    return 0 if rates and min(rates) >= TARGET and rates[-1] >= FLAT * rates[0] else 1


def keep(rows: Sequence[dict[str, int]], titles: float | None = None) -> None:
    """Write the figures and their picture."""
    result = {
        "what": f"cleaned articles to stories, {A_DAY} a day, {TURN} at a time; CPU time",
        "machine": machine(),
        "target": f"{TARGET:.0f} articles a second on two cores, flat",
        "rows": rows,
        "titles_encoded_per_second": titles,
    }
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "stories.json").write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    draw(rows, RESULTS / "stories.svg")


def turns(size: int) -> Iterator[list[Article]]:
    """The articles in the order of their time, the same at each call."""
    chance = random.Random(11)  # the same articles at every run
    vocabulary = np.array([word(chance) for _ in range(VOCABULARY)])
    many = np.random.default_rng(11)
    kinds = [many.integers(0, VOCABULARY, 60) for _ in range(KINDS)]
    live: list[tuple[NDArray[np.str_], NDArray[np.str_]]] = []
    begun = dt.datetime(2025, 1, 1, tzinfo=dt.UTC)
    turn: list[Article] = []
    for number in range(size):
        if not live or chance.random() < 0.2:  # five articles an event
            names = [(word(chance) + word(chance)).capitalize() for _ in range(6)]
            own = np.concatenate([names, vocabulary[many.choice(VOCABULARY, 20, replace=False)]])
            live.append((own, vocabulary[kinds[chance.randrange(KINDS)]]))
            if len(live) > A_DAY // 2:
                live = live[-A_DAY // 3 :]
        own, kind = (
            live[min(len(live) - 1, int(chance.expovariate(1 / 400)))]
            if chance.random() < 0.3
            else live[-1 - int(len(live) * chance.random() ** 3)]
        )
        said = np.concatenate(
            [
                own[many.integers(0, len(own), WORDS // 7)],
                kind[many.integers(0, len(kind), WORDS // 7)],
                vocabulary[many.integers(0, 3000, 5 * WORDS // 7)],
            ]
        )
        many.shuffle(said)
        title = " ".join([*chance.sample(own.tolist(), 4), *chance.sample(kind.tolist(), 3)])
        turn.append(article(f"{number:08d}", title, " ".join(said.tolist()), begun + dt.timedelta(days=number / A_DAY)))
        if len(turn) == TURN:
            yield turn
            turn = []
    if turn:
        yield turn


def article(name: str, title: str, body: str, moment: dt.datetime) -> Article:
    """An article as `clean` leaves it."""
    return Article(
        id=name, content=name, source=name, text=body, body=((0, len(body)),), title=title,
        published=Moment.parse(moment.isoformat()), language="en",
    )  # fmt: skip


def encoded(count: int) -> float | None:
    """Titles a second on one core, None where the encoder is not installed."""
    from rashomon.engine.flow import Backends

    encoder = Backends().encoder
    if encoder is None or not count:
        return None
    titles = [article.title or "" for turn in turns(count) for article in turn]
    encoder.encode(["once"])
    begun = time.process_time()
    encoder.encode(titles)
    return round(len(titles) / (time.process_time() - begun))


def draw(rows: Sequence[dict[str, int]], file: Path) -> None:
    """Rates and memory over the number of articles in the archive."""
    import matplotlib

    matplotlib.use("svg")
    matplotlib.rcParams["svg.hashsalt"] = "rashomon"
    from matplotlib import pyplot

    figure, (left, right) = pyplot.subplots(1, 2, figsize=(9, 3.4), layout="constrained")
    sizes = [row["up_to"] for row in rows]
    for name, label in (
        ("two_cores_per_second", "two cores"),
        ("read_per_second", "reading, one core"),
        ("sorted_per_second", "sorting, one core"),
    ):
        left.plot(sizes, [row[name] for row in rows], marker="o", label=label)
    left.axhline(TARGET, linestyle="--", linewidth=1, color="#b0183c")
    left.set(xlabel="articles", ylabel="articles a second", ylim=(0, None), title="rate")
    left.legend()
    right.plot(sizes, [row["megabytes"] for row in rows], marker="o", color="#2b6cb0")
    right.set(xlabel="articles", ylabel="MB", ylim=(0, None), title="memory")
    for axes in (left, right):
        axes.set_xscale("log")
        axes.grid(alpha=0.3)
    figure.savefig(file, metadata={"Date": None})


if __name__ == "__main__":
    sys.exit(main())
