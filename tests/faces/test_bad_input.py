"""Whatever lies in the folder: one clear line about it, the other pages go on, and nothing ends in a traceback."""

import json
from pathlib import Path

import pytest
from installed import Program
from pages_of_all_kinds import ODD, PLAIN, STORY, Odd

READ, NOTHING_READ, WRONG_USE = 0, 1, 2


def lines_of(stderr: bytes) -> list[str]:
    text = stderr.decode()
    assert "Traceback" not in text
    return text.splitlines()


@pytest.mark.parametrize("odd", [*ODD, *PLAIN], ids=lambda odd: odd.name)
def test_alone(odd: Odd, program: Program, tmp_path: Path) -> None:
    odd.write(tmp_path)
    done = program("read", "-f", "json", odd.name, cwd=tmp_path)
    lines = lines_of(done.stderr)
    about = [line for line in lines if line.startswith(f"rashomon: {odd.name}: ")]
    assert len(about) == (1 if odd.says else 0), lines
    assert all(odd.says in line for line in about), lines
    if odd.read:
        assert done.returncode == READ, lines
        assert lines == about
        assert [a["source"] for a in json.loads(done.stdout)["singles"]] == [odd.name]
    else:
        assert done.returncode == NOTHING_READ
        assert lines == [*about, "rashomon: nothing could be read"]
        assert done.stdout == b""


@pytest.mark.parametrize("sorting", [["--one-story"], []], ids=["one-story", "stories"])
def test_all_together(sorting: list[str], program: Program, tmp_path: Path) -> None:
    for odd in (*ODD, *PLAIN):
        odd.write(tmp_path)
    done = program("read", *sorting, "-f", "json", ".", cwd=tmp_path)
    assert done.returncode == READ
    lines = lines_of(done.stderr)
    for odd in ODD:
        assert sum(line.startswith(f"rashomon: {odd.name}: ") for line in lines) == 1, (odd.name, lines)
    assert len(lines) == len(ODD), lines
    got = json.loads(done.stdout)
    told = got["articles"] if sorting else [*(a for d in got["dossiers"] for a in d["articles"]), *got["singles"]]
    assert sorted(a["source"] for a in told) == sorted(odd.name for odd in (*ODD, *PLAIN) if odd.read)
    assert sorted(n["source"] for n in got["not_read"]) == sorted(odd.name for odd in ODD if not odd.read)


def test_one_story_of_nothing_says_why(program: Program, tmp_path: Path) -> None:
    next(odd for odd in ODD if odd.name == "menu.txt").write(tmp_path)
    done = program("read", "--one-story", "menu.txt", "gone.txt", cwd=tmp_path)
    assert done.returncode == NOTHING_READ
    lines = lines_of(done.stderr)
    assert len(lines) == 3
    assert lines[0].startswith("rashomon: gone.txt: there is no such file")
    assert lines[1].startswith("rashomon: menu.txt: no article")


def test_the_same_page_twice(program: Program, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY, "utf-8")
    (tmp_path / "b.txt").write_text(STORY, "utf-8")
    done = program("read", "--one-story", "-f", "json", "a.txt", "b.txt", "./a.txt", ".", cwd=tmp_path)
    assert done.returncode == READ
    got = json.loads(done.stdout)
    assert sorted(a["source"] for a in got["articles"]) == ["a.txt", "b.txt"], "identical text from two sources is two articles"
    assert len({a["id"] for a in got["articles"]}) == 2
    assert len(got["origins"]) == 1, "and one origin"
    lines = lines_of(done.stderr)
    assert lines
    assert all("more than once" in line for line in lines)


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("nothing", "no file to read in this folder"),
        ("gone", "no such file or folder"),
        ("nosuch://bucket/story", "Protocol not known: nosuch"),
    ],
)
def test_nothing_to_read(name: str, says: str, program: Program, tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()
    (tmp_path / "nothing" / "notes.docx").write_bytes(b"x")
    done = program("read", name, cwd=tmp_path)
    assert done.returncode == NOTHING_READ
    lines = lines_of(done.stderr)
    assert len(lines) == 2
    assert lines[0].startswith(f"rashomon: {name}: ")
    assert says in lines[0]


def test_nothing_on_standard_input(program: Program) -> None:
    done = program("read", "-")
    assert done.returncode == NOTHING_READ
    assert lines_of(done.stderr) == ["rashomon: -: it is empty", "rashomon: nothing could be read"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["read"], "PATH"),
        (["read", "--form", "json", "a.txt"], "--form"),
        (["read", "--format", "xml", "a.txt"], "xml"),
        (["read", "--jobs", "0", "a.txt"], "--jobs"),
        (["write"], "write"),
        (["read", "--out", "a.txt", "a.txt"], "a.txt: this is a file"),
        (["read", "--manifest", "gone.csv", "a.txt"], "gone.csv"),
        (["read", "--manifest", "no-path.csv", "a.txt"], "no-path.csv, line 1"),
        (["read", "--manifest", "no-date.csv", "a.txt"], "no-date.csv, line 2: published 'soon'"),
    ],
)
def test_wrong_use(arguments: list[str], says: str, program: Program, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY, "utf-8")
    (tmp_path / "no-path.csv").write_text("file,host\na.txt,x.example\n", "utf-8")
    (tmp_path / "no-date.csv").write_text("path,published\na.txt,soon\n", "utf-8")
    done = program(*arguments, cwd=tmp_path)
    assert done.returncode == WRONG_USE, done
    assert says in "\n".join(lines_of(done.stderr))
    assert done.stdout == b""


def test_names_that_are_no_text(program: Program, tmp_path: Path) -> None:
    name = b"caf\xe9.txt".decode("utf-8", "surrogateescape")
    (tmp_path / name).write_text(STORY, "utf-8")
    (tmp_path / b"vide\xe9.txt".decode("utf-8", "surrogateescape")).write_bytes(b"")
    done = program("read", "-f", "json", ".", cwd=tmp_path)
    assert done.returncode == READ
    assert len(lines_of(done.stderr)) == 1
    assert len(json.loads(done.stdout)["singles"]) == 1


@pytest.mark.parametrize("form", ["terminal", "md", "html", "json"])
def test_text_that_is_hard_to_show(form: str, program: Program, tmp_path: Path) -> None:
    hard = STORY.replace("Marta", "[bold]Marta[/] <script>alert(1)</script> \u202e\U0001f6a3 e\u0301").replace(
        "Sunday night", "Sunday `|*_ night"
    )
    (tmp_path / "a.txt").write_text(hard, "utf-8")
    (tmp_path / "b.txt").write_text(hard.replace("five hours", "six hours"), "utf-8")
    done = program("read", "--one-story", "-f", form, ".", cwd=tmp_path, env={"PYTHONIOENCODING": "", "LC_ALL": "C"})
    assert done.returncode == READ, done.stderr.decode()
    assert lines_of(done.stderr) == []
    assert b"Velden" in done.stdout
    if form == "html":
        assert b"<script>alert(1)" not in done.stdout
