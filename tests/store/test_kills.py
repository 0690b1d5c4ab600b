"""kill -9 at random moments of `rashomon add`: what was acknowledged is there."""

from pathlib import Path

import pytest

from benchmarks.kills import kill_often
from benchmarks.postgres_server import find_programs, running_server


def test_a_few_kills(tmp_path: Path) -> None:
    found = kill_often(lambda n: str(tmp_path / f"{n}.sqlite"), tmp_path / "pages", kills=3, seed=5, pages=400)
    assert found.kills == 3
    assert (found.lost, found.faults) == ([], [])


@pytest.mark.slow
def test_fifty_kills_of_sqlite(tmp_path: Path) -> None:
    found = kill_often(lambda n: str(tmp_path / f"{n}.sqlite"), tmp_path / "pages", kills=50, seed=11)
    assert (found.lost, found.faults) == ([], [])
    assert found.early < found.kills, "some kills must strike after something was acknowledged"


@pytest.mark.slow
def test_fifty_kills_of_postgresql(tmp_path: Path) -> None:
    programs = find_programs()
    if programs is None:
        pytest.skip("PostgreSQL is not installed (on Debian: apt install postgresql)")
    with running_server(programs) as server:
        found = kill_often(lambda n: server.new_database(f"killed_{n}"), tmp_path / "pages", kills=50, seed=12)
    assert (found.lost, found.faults) == ([], [])
    assert found.early < found.kills, "some kills must strike after something was acknowledged"
