"""The main job as anyone calls it: the installed program on the examples."""

import json
import random
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest
from installed import Program

from rashomon.render.schema import reading_schema

TRAIN = ("read", "--one-story", "--manifest", "examples/night-train/manifest.csv")
PAGES = "examples/night-train/pages"
TWO = (f"{PAGES}/01.txt", f"{PAGES}/05.html")


@pytest.fixture(scope="module")
def train_bytes(program: Program) -> bytes:
    done = program(*TRAIN, "--format", "json", PAGES)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


@pytest.fixture(scope="module")
def train(train_bytes: bytes) -> dict:
    return json.loads(train_bytes)


@pytest.fixture(scope="module")
def both(program: Program) -> dict:
    """Both examples' pages in one heap, to be sorted into stories."""
    done = program("read", "-f", "json", "examples/night-train/pages", "examples/harbour-accord/pages")
    assert done.returncode == 0, done.stderr.decode()
    return json.loads(done.stdout)


def test_the_dossier_is_what_its_published_schema_says(train: dict, program: Program) -> None:
    published = json.loads(program("schema").stdout)
    jsonschema.Draft202012Validator(published).validate(train)
    assert train["schema"] == "rashomon/dossier/1"


def test_the_dossier_is_complete(train: dict, examples: Path) -> None:
    assert {Path(a["source"]).name for a in train["articles"]} == {p.name for p in (examples / "night-train" / "pages").iterdir()}
    for part in ("origins", "lineage", "entities", "quotes", "points", "conflicts", "timeline", "brief"):
        assert train[part], f"no {part} in an example that has some"
    assert all(model["sha256"] for model in train["made_by"]["models"])


def spans(value: object) -> Iterator[dict]:
    if isinstance(value, dict):
        if value.keys() == {"article", "start", "end"}:
            yield value
        else:
            for item in value.values():
                yield from spans(item)
    elif isinstance(value, list):
        for item in value:
            yield from spans(item)


def test_every_span_lies_in_its_article(train: dict) -> None:
    texts = {article["id"]: article["text"] for article in train["articles"]}
    found = list(spans(train))
    assert len(found) > 100
    for span in found:
        assert 0 <= span["start"] < span["end"] <= len(texts[span["article"]]), span
        assert texts[span["article"]][span["start"] : span["end"]].strip(), f"nothing stands at {span}"


def test_no_statement_is_without_text_to_rest_on(train: dict) -> None:
    for line in train["brief"]:
        assert line["spans"], line
    for point in train["points"]:
        assert point["claims"], point["text"]
        assert point["origins"], point["text"]
    for conflict in train["conflicts"]:
        assert all(value["spans"] for value in conflict["values"]), conflict["about"]
        assert conflict["reasons"], conflict["about"]
    for entry in train["timeline"]:
        assert entry["spans"], entry["text"]


def test_ids_lead_somewhere(train: dict) -> None:
    articles, origins, entities, points, conflicts = (
        {one["id"] for one in train[part]} for part in ("articles", "origins", "entities", "points", "conflicts")
    )
    assert sorted(a for origin in train["origins"] for a in origin["articles"]) == sorted(articles)
    for article in train["articles"]:
        assert article["origin"] in origins
    for point in train["points"]:
        assert set(point["origins"]) <= origins
        assert set(point["conflicts"]) <= conflicts
    for conflict in train["conflicts"]:
        assert set(conflict["points"]) <= points
    for quote in train["quotes"]:
        assert {quote["speaker"], *(v["speaker"] for v in quote["versions"])} <= {None, *entities}
    for link in train["lineage"]:
        assert link["child"] in articles
        assert link["parent"] in articles or link["parent"].startswith("agency:")
    for omission in train["omissions"]:
        assert omission["point"] in points
        assert set(omission["articles"]) <= articles


def test_text_of_a_text_file_is_the_file(train: dict, root: Path) -> None:
    for article in train["articles"]:
        if article["source"].endswith(".txt"):
            assert article["text"].encode() == (root / article["source"]).read_bytes()


def test_what_the_manifest_says_is_kept_beside_what_the_page_says(train: dict) -> None:
    article = next(a for a in train["articles"] if a["source"].endswith("01.txt"))
    assert article["host"] == "harbourpost.example"
    assert article["published"].startswith("2025-03-13T13:20")
    told = {(e["field"], e["origin"]) for e in article["evidence"]}
    assert ("published", "manifest") in told
    assert {origin for field, origin in told if field == "published"} > {"manifest"}, "the page's own date is kept as well"


@pytest.mark.parametrize("seed", [1, 2])
def test_same_bytes_in_any_order_of_paths(seed: int, train_bytes: bytes, program: Program, root: Path) -> None:
    paths = [f"{PAGES}/{path.name}" for path in sorted((root / PAGES).iterdir())]
    random.Random(seed).shuffle(paths)
    done = program(*TRAIN, "--format", "json", *paths, env={"PYTHONHASHSEED": str(seed)})
    assert done.stdout == train_bytes


def test_same_bytes_in_any_number_of_processes(train_bytes: bytes, program: Program) -> None:
    assert program(*TRAIN, "--format", "json", "--jobs", "2", PAGES, env={"PYTHONHASHSEED": "0"}).stdout == train_bytes


def test_stories_are_sorted_out(both: dict) -> None:
    jsonschema.Draft202012Validator(reading_schema()).validate(both)
    events = [sorted({Path(a["source"]).parts[-3] for a in d["articles"]}) for d in both["dossiers"]]
    assert sorted(events) == [["harbour-accord"], ["night-train"]]


def test_forms(program: Program) -> None:
    call = ("read", "--one-story", "-q", *TWO)
    terminal = program(*call).stdout.decode()
    markdown = program(*call, "-f", "md").stdout.decode()
    html = program(*call, "-f", "html").stdout.decode()
    assert "\x1b" not in terminal, "no colours into a pipe"
    assert max(map(len, terminal.splitlines())) <= 100
    assert markdown.startswith("# ")
    assert html.lower().startswith("<!doctype html>")
    assert html.rstrip().endswith("</html>")
    for text in (terminal, markdown, html):
        assert "Tarnavia" in text


@pytest.mark.parametrize(("form", "suffix"), [("json", "json"), ("html", "html"), ("md", "md"), ("terminal", "txt")])
def test_out_names_what_it_wrote(form: str, suffix: str, program: Program, tmp_path: Path) -> None:
    done = program("read", "--one-story", "-q", "-f", form, "--out", tmp_path / "new" / "folder", *TWO)
    assert done.returncode == 0, done.stderr.decode()
    written = [Path(line) for line in done.stdout.decode().splitlines()]
    assert written
    assert {path.suffix for path in written} == {f".{suffix}"}
    assert sorted(written) == sorted((tmp_path / "new" / "folder").iterdir())
    assert all(path.stat().st_size > 1000 for path in written)


def test_standard_input(program: Program, root: Path) -> None:
    page = (root / PAGES / "05.html").read_bytes()
    done = program("read", "--one-story", "-f", "json", "-", f"{PAGES}/01.txt", stdin=page)
    assert done.returncode == 0, done.stderr.decode()
    sources = {a["source"]: a for a in json.loads(done.stdout)["articles"]}
    assert sources.keys() == {"-", f"{PAGES}/01.txt"}
    assert "<p" not in sources["-"]["text"]


def test_a_single_article_is_listed(program: Program) -> None:
    done = program("read", "-f", "json", f"{PAGES}/01.txt")
    assert done.returncode == 0, done.stderr.decode()
    reading = json.loads(done.stdout)
    assert reading["dossiers"] == []
    assert [a["source"] for a in reading["singles"]] == [f"{PAGES}/01.txt"]


def test_works_without_a_home(program: Program, tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    env = {"HOME": str(tmp_path / "home"), "XDG_CACHE_HOME": "", "XDG_CONFIG_HOME": ""}
    assert program("read", "-f", "json", "-q", f"{PAGES}/01.txt", env=env).returncode == 0
    assert list((tmp_path / "home").iterdir()) == []


def test_a_folder_that_cannot_be_made_gets_one_line(program: Program, examples: Path) -> None:
    page = examples / "night-train" / "pages" / "01.txt"
    done = program("read", "--one-story", "-q", "-f", "json", "--out", "/dev/null/out", page)
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    assert b"/dev/null/out" in done.stderr
