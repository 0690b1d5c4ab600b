"""Runs over many pages: the same bytes whatever the way there, nothing done twice, and what is gone is gone."""

import json
import shutil
from pathlib import Path

import pytest
from invented_pages import BAKERS, FERRY, FERRY_TOO, MENU, write

from rashomon.engine.run.claiming import CONTENTS
from rashomon.engine.run.output import Output
from rashomon.engine.run.pipeline import Made, Wanted, run
from rashomon.engine.run.processes import ProcessEngine
from rashomon.ingest.files import list_files
from rashomon.model import NothingReadError, NotRead, UsageError

STORIES = Wanted("stories", vectors=False)


def made(pages: Path, out: Path, *, wanted: Wanted = STORIES, jobs: int = 1) -> Made:
    with ProcessEngine(jobs) as engine:
        return run([str(pages)], Output(str(out)), engine, wanted=wanted, told=lambda _step, _done, _of: None)


def stories(out: Path) -> list[list[str]]:
    """The names of the pages of each story, sorted."""
    rows = [json.loads(line) for file in sorted((out / "stories").iterdir()) for line in file.read_text("utf-8").splitlines()]
    return sorted(sorted(Path(one["source"]).stem for one in row["articles"]) for row in rows)


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = write(tmp_path / "pages", ferry=FERRY, ferry_too=FERRY_TOO, bakers=BAKERS, menu=MENU)
    shutil.copy(folder / "ferry.txt", folder / "reprint.txt")
    return folder


def test_pages_become_stories(pages: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = made(pages, out)
    assert stories(out) == [["bakers"], ["ferry", "ferry_too", "reprint"]]
    assert done.figures["articles"] == 4
    assert done.figures["texts"] == 3  # the reprint has no text of its own
    contents = json.loads((out / CONTENTS).read_text())
    assert contents["hash"] == done.hash
    assert set(contents["files"]) == {
        str(file.relative_to(out))
        for file in out.rglob("*")
        if file.is_file() and "_work" not in file.parts and file.name != CONTENTS
    }
    refused = [json.loads(line) for file in (out / "not_read").iterdir() for line in file.read_text().splitlines()]
    assert [Path(row["source"]).name for row in refused] == ["menu.txt"]
    assert refused[0]["why"]


def test_a_reprint_says_whose_text_it_has(pages: Path, tmp_path: Path) -> None:
    made(pages, tmp_path / "out")
    rows = [json.loads(line) for file in (tmp_path / "out" / "stories").iterdir() for line in file.read_text().splitlines()]
    articles = {Path(one["source"]).stem: one for row in rows for one in row["articles"]}
    told = {articles[name]["same_text_as"] for name in ("ferry", "reprint")}
    assert told == {None, articles["ferry"]["id"]} or told == {None, articles["reprint"]["id"]}


@pytest.mark.parametrize("chunk_bytes", [1, 600, 1_000_000])
@pytest.mark.parametrize("jobs", [1, 2])
def test_the_same_stories_however_the_work_is_cut(pages: Path, tmp_path: Path, chunk_bytes: int, jobs: int) -> None:
    made(pages, tmp_path / "one")
    made(pages, tmp_path / "other", wanted=Wanted("stories", vectors=False, chunk_bytes=chunk_bytes), jobs=jobs)
    ids = [
        {json.loads(line)["story"] for file in (tmp_path / name / "stories").iterdir() for line in file.read_text().splitlines()}
        for name in ("one", "other")
    ]
    assert ids[0] == ids[1]
    assert stories(tmp_path / "one") == stories(tmp_path / "other")


def test_star_rounds_give_the_same_bytes(pages: Path, tmp_path: Path) -> None:
    at_once = made(pages, tmp_path / "one")
    in_rounds = made(pages, tmp_path / "other", wanted=Wanted("stories", vectors=False, most_edges=0))
    assert at_once.hash == in_rounds.hash


def test_what_is_done_is_not_done_again(pages: Path, tmp_path: Path) -> None:
    first = made(pages, tmp_path / "out")
    before = {file: file.stat().st_mtime_ns for file in (tmp_path / "out" / "articles").iterdir()}
    again = made(pages, tmp_path / "out")
    assert (again.hash, again.figures, again.steps) == (first.hash, first.figures, first.steps)
    assert {file: file.stat().st_mtime_ns for file in (tmp_path / "out" / "articles").iterdir()} == before


def test_of_pages_that_came_only_those_are_read_and_of_pages_that_went_nothing_stays(pages: Path, tmp_path: Path) -> None:
    small = Wanted("stories", vectors=False, chunk_bytes=1)  # a chunk a page
    out = tmp_path / "out"
    made(pages, out, wanted=small)
    before = {file: file.stat().st_mtime_ns for file in (out / "articles").iterdir()}
    write(pages, bakers_too=BAKERS.replace("put down their peels", "went on strike"))
    (pages / "ferry_too.txt").unlink()
    done = made(pages, out, wanted=small)
    assert stories(out) == [["bakers", "bakers_too"], ["ferry", "reprint"]]
    after = {file: file.stat().st_mtime_ns for file in (out / "articles").iterdir()}
    assert len(before.keys() - after.keys()) == len(after.keys() - before.keys()) == 1
    assert all(after[file] == time for file, time in before.items() if file in after)
    fresh = made(pages, tmp_path / "fresh", wanted=small)
    assert done.hash == fresh.hash
    left = b"".join(file.read_bytes() for file in out.rglob("*") if file.is_file())
    assert b"ferry_too" not in left


@pytest.mark.parametrize("folder", ["articles", "stories", "dossiers", "not_read", "_work"])
def test_a_folder_that_no_run_wrote_is_left_alone(folder: str, pages: Path, tmp_path: Path) -> None:
    kept = tmp_path / "out" / folder / "mine.txt"
    kept.parent.mkdir(parents=True)
    kept.write_text("mine")
    with pytest.raises(UsageError, match=f"holds {folder}/, which no run wrote"):
        made(pages, tmp_path / "out")
    assert kept.read_text() == "mine"


def test_what_a_person_puts_beside_the_result_stays(pages: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    first = made(pages, out)
    (out / "stories" / "notes.md").write_text("mine")
    assert made(pages, out).hash == first.hash
    assert (out / "stories" / "notes.md").read_text() == "mine"


def test_pages_are_not_looked_for_in_the_result_nor_the_result_put_among_the_pages(pages: Path, tmp_path: Path) -> None:
    first = made(pages, pages / "out")
    assert made(pages, pages / "out").hash == first.hash
    assert first.figures["articles"] == 4
    with pytest.raises(UsageError, match="lies in OUTPUT"):
        made(pages / "out" / "articles", pages / "out")


def test_other_pages_and_less_of_a_result_drop_nothing_unless_asked_to(pages: Path, tmp_path: Path) -> None:
    out, other = tmp_path / "out", write(tmp_path / "other", bakers=BAKERS)
    whole = made(pages, out, wanted=Wanted(vectors=False))
    with pytest.raises(UsageError, match="is not among INPUT"):
        made(other, out)
    with pytest.raises(UsageError, match="holds dossiers/"):
        made(pages, out)
    assert made(pages, out, wanted=Wanted(vectors=False)).hash == whole.hash
    assert made(pages, out, wanted=Wanted("stories", vectors=False, replace=True)).hash != whole.hash
    assert not any((out / "dossiers").iterdir())
    with ProcessEngine() as engine:
        both = run([str(other), str(tmp_path)], Output(str(out)), engine, wanted=STORIES, told=lambda *_: None)
    assert both.figures["articles"] == 5


@pytest.mark.parametrize("what", ["articles", "stories", "dossiers"])
@pytest.mark.parametrize("harm", ["lost file", "empty record"])
def test_what_is_damaged_or_lost_is_made_again(what: str, harm: str, pages: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    whole = made(pages, out, wanted=Wanted(vectors=False))
    if harm == "lost file":
        next((out / what).iterdir()).unlink()
    else:
        next(next((out / "_work").glob(f"{what}-*/records")).iterdir()).write_bytes(b"")
    assert made(pages, out, wanted=Wanted(vectors=False)).hash == whole.hash
    assert all((out / name).exists() for name in json.loads((out / CONTENTS).read_text())["files"])


def test_with_other_options_all_is_made_anew(pages: Path, tmp_path: Path) -> None:
    with_vectors = Wanted("stories")
    fresh = made(pages, tmp_path / "fresh", wanted=with_vectors)
    made(pages, tmp_path / "out")
    again = made(pages, tmp_path / "out", wanted=with_vectors)
    assert (again.hash, again.figures) == (fresh.hash, fresh.figures)


def test_what_a_step_handed_on_is_made_again_where_it_is_gone(pages: Path, tmp_path: Path) -> None:
    whole = made(pages, tmp_path / "out")
    for folder in (tmp_path / "out" / "_work").iterdir():
        if folder.name.startswith(("traits-", "blocks-", "links-", "placed-", "stories-")):
            shutil.rmtree(folder)
    assert made(pages, tmp_path / "out").hash == whole.hash


def test_others_may_read_the_result(pages: Path, tmp_path: Path) -> None:
    made(pages, tmp_path / "out")
    (tmp_path / "usual").touch()
    usual = (tmp_path / "usual").stat().st_mode
    assert {file.stat().st_mode for file in (tmp_path / "out" / "articles").iterdir()} == {usual}


def test_dossiers_of_stories_that_several_tell(pages: Path, tmp_path: Path) -> None:
    done = made(pages, tmp_path / "out", wanted=Wanted())
    rows = [
        json.loads(line) for file in (tmp_path / "out" / "dossiers").iterdir() for line in file.read_text("utf-8").splitlines()
    ]
    assert done.figures["dossiers"] == len(rows) == 1
    dossier = rows[0]["dossier"]
    assert sorted(Path(one["source"]).stem for one in dossier["articles"]) == ["ferry", "ferry_too", "reprint"]
    assert len(dossier["origins"]) == 2
    for line in dossier["brief"]:
        assert line["spans"]


def test_nothing_to_read(tmp_path: Path) -> None:
    with pytest.raises(NothingReadError, match="no such file or folder"):
        made(tmp_path / "nowhere", tmp_path / "out")
    folder = write(tmp_path / "menus", menu=MENU)
    with pytest.raises(NothingReadError, match=r"menu\.txt: no article was found in it"):
        made(folder, tmp_path / "out")


def test_files_are_listed_with_what_changes_when_they_do(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("{}\n")
    (tmp_path / "b.txt").write_text("words")
    (tmp_path / ".hidden.txt").write_text("words")
    files, failed = list_files([tmp_path, tmp_path / "b.txt", tmp_path / "gone.txt", "-"])
    assert [(Path(one.name).name, one.size) for one in files] == [("a.jsonl", 3), ("b.txt", 5)]
    assert [one.why for one in failed] == [
        "there is no such file or folder",
        "standard input cannot be read in pieces; give a file",
    ]
    (tmp_path / "b.txt").write_text("other words")
    assert list_files([tmp_path])[0][1] != files[1]
    assert all(isinstance(one, NotRead) for one in failed)
