"""`rashomon ask`, and `rashomon read` with --as-of, --without, --person and --rule, as anyone calls them."""

import json
from pathlib import Path

import pytest
from installed import Program

import rashomon
from rashomon.model import UsageError

TRAIN = ("read", "--one-story", "-q", "--manifest", "examples/night-train/manifest.csv", "-f", "json")
PAGES = "examples/night-train/pages"


@pytest.fixture(scope="module")
def story(program: Program, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("story") / "train.json"
    path.write_bytes(program(*TRAIN, PAGES).stdout)
    return path


def test_an_answer_is_quoted_with_its_place_standing_and_origins(program: Program, story: Path) -> None:
    done = program("ask", story, "Who is the mayor?")
    assert done.returncode == 0, done.stderr.decode()
    text = done.stdout.decode()
    assert "Ruseva" in text
    assert "origin" in text
    assert f"{PAGES}/07.html" in text


def test_what_is_not_there_is_said_so(program: Program, story: Path) -> None:
    done = program("ask", story, "How many dogs were on the train?")
    assert done.returncode == 0
    assert done.stdout.decode().startswith("NOT IN THE SOURCES: ")


def test_answers_as_json(program: Program, story: Path) -> None:
    answer = json.loads(
        program("ask", "--format", "json", "--most", "1", "-", "How many people were killed?", stdin=story.read_bytes()).stdout
    )
    assert (answer["schema"], answer["kind"], len(answer["found"])) == ("rashomon/answer/1", "how many", 1)
    (found,) = answer["found"]
    text = next(a["text"] for a in json.loads(story.read_bytes())["articles"] if a["id"] == found["span"]["article"])
    assert " ".join(text[found["span"]["start"] : found["span"]["end"]].split()) == found["text"]


@pytest.mark.parametrize(
    ("file", "question", "message"),
    [
        ("missing.json", "Who?", "missing.json: No such file"),
        ("README.md", "Who?", "not a rashomon/dossier/1"),
        ("-", " ", "it is empty"),
    ],
)
def test_wrong_use_of_ask(file: str, question: str, message: str, program: Program, story: Path) -> None:
    done = program("ask", file, question, stdin=story.read_bytes())
    assert done.returncode == 2
    assert message in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()


def test_as_of_a_day(program: Program) -> None:
    done = program(*TRAIN, "--as-of", "2025-03-13", PAGES)
    assert done.returncode == 0, done.stderr.decode()
    then = json.loads(done.stdout)
    assert {a["published"][:10] for a in then["articles"]} == {"2025-03-13"}
    assert then["made_by"]["options"]["as_of"] == "2025-03-13"
    assert {Path(n["source"]).name for n in then["not_read"]} == {"05.html", "06.txt", "08.txt"}
    known = {a["id"] for a in then["articles"]}
    assert then["uncorrected"]
    assert {row["article"] for row in then["uncorrected"]} <= known


def test_without_an_agency(program: Program, story: Path) -> None:
    left = json.loads(program(*TRAIN, "--without", "tcp", PAGES).stdout)
    full = json.loads(story.read_bytes())
    (row,) = left["load_bearing"]
    assert row["outlet"] == "TCP"
    assert {Path(n["source"]).name for n in left["not_read"]} == {"01.txt", "02.txt", "03.txt"}
    assert (
        {p["id"] for p in full["points"]} - {p["id"] for p in left["points"]}
        == set(row["falls"])
        == {f["id"] for f in row["fallen"]}
    )
    weak = {p["id"] for p in left["points"] if p["standing"] == "one-origin"} - {
        p["id"] for p in full["points"] if p["standing"] == "one-origin"
    }
    assert weak == set(row["weakens"])
    assert next(r for r in full["load_bearing"] if r["outlet"] == "TCP")["falls"] == row["falls"]


def test_the_rule_is_named_in_the_dossier(program: Program, story: Path) -> None:
    assert json.loads(story.read_bytes())["made_by"]["options"]["rule"] == "latest-per-origin"
    by_range = json.loads(program(*TRAIN, "--rule", "range", PAGES).stdout)
    assert by_range["made_by"]["options"]["rule"] == "range"
    assert any(c["best"] for c in by_range["conflicts"] if c["kind"] == "number")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--as-of", "yesterday"), "--as-of yesterday: no time in ISO 8601"),
        (("--without", "Nobody"), "there are Harbour Post, Le Courrier des Deux Rives"),
        (("--person", "Velkov"), "persons are called so"),
        (("--person", "Otto Weiss"), "nobody is called so"),
        (("--rule", "median"), "there are latest-per-origin, lowest, range"),
    ],
)
def test_wrong_use_of_what_if(options: tuple[str, str], message: str, program: Program) -> None:
    done = program(*TRAIN, *options, PAGES)
    assert done.returncode == 2
    assert message in done.stderr.decode()
    assert done.stdout == b""


def test_before_anything_was_out(program: Program) -> None:
    done = program(*TRAIN, "--as-of", "2025-03-12", PAGES)
    assert done.returncode == 1
    assert "nothing could be read" in done.stderr.decode()


def test_the_same_in_python(root: Path) -> None:
    (dossier,) = rashomon.read(
        root / PAGES, one_story=True, manifest=root / "examples" / "night-train" / "manifest.csv", as_of="2025-03-13T16:00+01:00"
    )
    assert isinstance(dossier, rashomon.ShownDossier)
    assert {Path(a.source).name for a in dossier.articles} == {"01.txt", "02.txt", "07.html"}
    left = dossier.without("Meridian News")
    assert isinstance(left, rashomon.ShownDossier)
    assert {Path(a.source).name for a in left.articles} == {"01.txt", "02.txt"}
    assert dossier.by_rule("lowest").made_by.options[-1] == ("rule", "lowest")
    assert dossier.ask("How many people were killed?").found
    assert not dossier.ask("How many dogs were killed?").found
    with pytest.raises(UsageError, match="nobody is called so"):
        dossier.of_person("Otto Weiss")
