"""Profiles of hosts through the commands: made of real files, applied where they are given and nowhere else."""

import csv
import json
from pathlib import Path

import pytest
from installed import Program

import rashomon
from rashomon.model import UsageError

FRAME = "The Lerwin Gazette has reported from the islands since 1871, in every weather and without a single day of rest."
STORIES = (
    "A freight barge sank in the harbour on Tuesday night after it struck a breakwater, the coast guard said on Wednesday.",
    "The council voted by nine to four to close the old mill, which has stood empty since the fire of two years ago.",
    "Fishermen found a mine from the last war in their nets on Monday, and the navy blew it up before the evening tide.",
    "A teacher from the northern island won the chess tournament of the province for the third time in a row on Sunday.",
)


def page(story: str) -> str:
    more = f"{story[:-1]}, and nobody was surprised by it, as a neighbour told this reporter over a cup of tea in the kitchen."
    return "\n".join([story, FRAME, more])


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Four pages of one host, one of another, and a manifest that says which is whose."""
    pages = tmp_path / "pages"
    pages.mkdir()
    for number, story in enumerate(STORIES):
        (pages / f"{number}.txt").write_text(page(story), encoding="utf-8")
    (pages / "other.txt").write_text(page(STORIES[0]).replace("barge", "vessel"), encoding="utf-8")
    with (tmp_path / "pages.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["path", "host"])
        rows.writerows([f"pages/{number}.txt", "www.gazette.example"] for number in range(len(STORIES)))
        rows.writerow(["pages/other.txt", "courier.example"])
    return tmp_path


def make(program: Program, site: Path) -> Path:
    out = site / "hosts.json"
    done = program("profile", "--manifest", str(site / "pages.csv"), "--out", str(out), str(site / "pages"))
    assert done.returncode == 0, done.stderr.decode()
    assert done.stdout.decode().startswith("gazette.example: 1 lines that recur on 4 pages")
    assert "courier.example: too few different pages" in done.stderr.decode()
    return out


def read(program: Program, site: Path, *options: str) -> dict:
    files = [str(site / "pages" / name) for name in ("0.txt", "other.txt")]
    done = program("read", "--one-story", "-f", "json", "--manifest", str(site / "pages.csv"), *options, *files)
    assert done.returncode == 0, done.stderr.decode()
    return json.loads(done.stdout)


def bodies(dossier: dict) -> dict[str, str]:
    return {
        Path(one["source"]).name: "\n".join(one["text"][start:end] for start, end in map(tuple, map(_ends, one["body"])))
        for one in dossier["articles"]
    }


def _ends(piece: object) -> list[int]:
    return [piece["start"], piece["end"]] if isinstance(piece, dict) else list(piece)  # type: ignore[call-overload]


def test_a_profile_is_applied_to_its_host_alone_and_named(program: Program, site: Path) -> None:
    profiles = make(program, site)
    plain, profiled = read(program, site), read(program, site, "--host-profile", str(profiles))
    assert FRAME in bodies(plain)["0.txt"]
    assert FRAME not in bodies(profiled)["0.txt"]
    assert bodies(profiled)["other.txt"] == bodies(plain)["other.txt"]
    stored = json.loads(profiles.read_text(encoding="utf-8"))["profiles"]
    assert profiled["made_by"]["options"]["host_profile:gazette.example"] == stored[0]["id"]
    assert not any(name.startswith("host_profile") for name in plain["made_by"]["options"])


def test_the_same_pages_give_the_same_bytes(program: Program, site: Path) -> None:
    first = make(program, site).read_bytes()
    assert make(program, site).read_bytes() == first


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("no json", "no file of host profiles"),
        ('{"schema": "rashomon/host-profiles/0", "profiles": []}', "this version reads"),
        (
            '{"schema": "rashomon/host-profiles/1", "profiles": '
            '[{"id": "0", "host": "gazette.example", "pages": 4, "blocks": [["a line", 4]]}]}',
            "was changed after it was made",
        ),
    ],
)
def test_a_file_that_is_none_is_refused(tmp_path: Path, content: str, message: str) -> None:
    file = tmp_path / "hosts.json"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(UsageError, match=message):
        rashomon.read(tmp_path, host_profiles=file)


def test_a_missing_file_is_wrong_use(program: Program, site: Path) -> None:
    done = program("read", "--host-profile", str(site / "none.json"), str(site / "pages"))
    assert done.returncode == 2
    assert "none.json: cannot be read" in done.stderr.decode()


def test_pages_of_unknown_hosts_give_no_profile(program: Program, site: Path) -> None:
    done = program("profile", "--out", str(site / "hosts.json"), str(site / "pages"))
    assert done.returncode == 1
    assert "its host is not known" in done.stderr.decode()
    assert not (site / "hosts.json").exists()
