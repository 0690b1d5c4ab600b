"""What all tests share, and what happens to a test that would be skipped."""

import os
from collections.abc import Generator
from pathlib import Path
from typing import TypeVar

import pytest
from installed import ROOT, Program

from rashomon.backends.english import EnglishTagger
from rashomon.backends.vectors import SentenceEncoder

# Set by .ci/run, where everything the tests can use is installed: there a skipped test is a failed one.
NO_SKIP = os.environ.get("RASHOMON_NO_SKIP") == "1"

Report = TypeVar("Report", pytest.TestReport, pytest.CollectReport)


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def examples() -> Path:
    return ROOT / "examples"


@pytest.fixture(scope="session")
def program() -> Program:
    return Program()


@pytest.fixture(scope="session")
def tagger() -> EnglishTagger:
    """The real tagger, loaded once for all tests."""
    return EnglishTagger()


@pytest.fixture(scope="session")
def encoder() -> SentenceEncoder:
    """The real sentence encoder, loaded once for all tests."""
    return SentenceEncoder()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    return _not_skipped((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(collector: pytest.Collector) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    return _not_skipped((yield))


def _not_skipped(report: Report) -> Report:
    if NO_SKIP and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped although RASHOMON_NO_SKIP=1: {report.longrepr}"
    return report
