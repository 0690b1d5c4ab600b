"""Archives for the tests: each is tried on SQLite and on a PostgreSQL server of its own."""

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.postgres_server import Server, find_programs, running_server

_numbers = itertools.count()


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    programs = find_programs()
    if programs is None:
        pytest.skip("PostgreSQL is not installed (on Debian: apt install postgresql): archives for teams were not tested")
    with running_server(programs, {"fsync": "off"}) as running:
        yield running


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where an archive can be made, on each kind of database."""
    if request.param == "sqlite":
        return str(tmp_path / "archive.sqlite")
    running: Server = request.getfixturevalue("server")
    return running.new_database(f"archive_{next(_numbers)}")
