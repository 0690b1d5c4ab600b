"""What is reckoned of what was measured, and that measuring measures every step of a run."""

from pathlib import Path

import pytest

from benchmarks.corpus import Corpus, write
from benchmarks.scale import read_parts, run_whole
from benchmarks.scale_page import STAGES, costs, figure, hours, money, power, scale_page
from benchmarks.spark import overhead, used


def run_of(articles: int, seconds: float) -> dict[str, object]:
    steps = {step: {"cpu_seconds": seconds, "peak_mb": 100, "bytes_shuffled": 10 * articles} for step in ("articles", "blocks")}
    return {"form": "jsonl", "articles": articles, "words": 380, "vectors": True, "steps": steps}


@pytest.mark.parametrize(
    ("small", "large", "expected"),
    [((1_000, 2.0), (10_000, 20.0), 0.0), ((1_000, 2.0), (10_000, 200.0), 1.0), ((1_000, 2.0), (4_000, 16.0), 0.5)],
)
def test_growth_of_the_cost_an_article(small: tuple[int, float], large: tuple[int, float], expected: float) -> None:
    assert power([run_of(*small), run_of(*large)], "read") == pytest.approx(expected)


def test_growth_takes_two_sizes() -> None:
    assert power([run_of(1_000, 2.0)], "read") is None


def test_costs_are_those_of_the_largest_run() -> None:
    found = {cost.stage: cost for cost in costs([run_of(1_000, 99.0), run_of(10_000, 36.0)])}
    assert found["read"].milliseconds == pytest.approx(3.6)
    assert found["read"].core_hours == pytest.approx(100.0)  # a hundred million times 3.6 ms
    assert found["stories"].bytes_shuffled == 10
    assert found["traits"].milliseconds == 0.0


def test_money_and_hours_follow_from_core_hours() -> None:
    assert hours(1_280, 10) == pytest.approx(10.0)  # 16 vCPU that work four fifths of the time
    assert money(1_280) == pytest.approx(100 * 0.6528)


def test_overhead_is_the_line_through_two_runs() -> None:
    runs = [
        {"articles": n, "local": {"cpu_seconds": n / 100}, "spark": {"cpu_seconds": n / 100 + 7 + n / 1000}} for n in (1000, 5000)
    ]
    assert overhead(*runs) == {"overhead_ms_an_article": 1.0, "overhead_seconds_a_run": 7.0}


def test_processor_time_of_a_session() -> None:
    import os

    assert used([os.getsid(0)]) > 0
    assert used([]) == 0


def test_every_step_of_a_run_is_measured(tmp_path: Path) -> None:
    write(Corpus(150), tmp_path)
    told = run_whole({"folder": str(tmp_path), "vectors": False})
    steps = told["steps"]
    assert isinstance(steps, dict)
    assert set(steps) == {step for stage in STAGES.values() for step in stage}  # none is left out of the stages
    assert figure(told, "read") > 0
    assert figure(told, "stories", "bytes_shuffled") > 0
    sizes = told["story_sizes"]
    assert isinstance(sizes, dict) and sizes["1"] > 0 and sizes["largest"] > 1


def test_the_parts_of_reading(tmp_path: Path) -> None:
    write(Corpus(80), tmp_path, form="warc")
    told = read_parts({"folder": str(tmp_path)})
    assert told["pages"] == 30  # after fifty that load what loads lazily
    each = told["milliseconds_a_page"]
    assert isinstance(each, dict) and set(each) == {"from_file", "decode", "clean", "keep"}


def test_the_page_says_what_is_reckoned() -> None:
    page = scale_page("made")
    assert page.startswith("# What a hundred million articles cost\n\nmade\n")
    for word in ("All of this is reckoned", "extrapolated", "core-hours", "## Where it stops being linear"):
        assert word in page
