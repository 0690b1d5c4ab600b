"""Pages made from the code say what the code says."""

import importlib.util
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest
from installed import ROOT

from rashomon.render.schema import dossier_schema, reading_schema

DOCS = ROOT / "docs"
PAGES = sorted(DOCS.glob("*.md"))
ROOMS = ("ingest", "clean", "gather", "annotate", "compare", "render")
DOTTED = re.compile(r"`(rashomon(?:\.\w+)+)(?:\(.*?\))?`")
PATHS = re.compile(r"`((?:src|docs|tests|evaluation|examples|benchmarks)/[\w./-]*)`")
LINKS = re.compile(r"\]\((?!https?:)([^)#\s]+)(?:#[\w-]*)?\)")
COMMANDS = re.compile(r"\./run ([a-z]+)")


@pytest.fixture(scope="module")
def generate(root: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("docs_generate", root / "docs" / "generate.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_pages_are_current(generate: ModuleType, root: Path) -> None:
    assert generate.stale(root / "docs") == [], "./run docs writes them anew"


def test_a_changed_page_is_noticed(generate: ModuleType, root: Path, tmp_path: Path) -> None:
    for name in generate.PAGES:
        (tmp_path / name).write_text((root / "docs" / name).read_text("utf-8"), "utf-8")
    (tmp_path / "cli.md").write_text((tmp_path / "cli.md").read_text("utf-8").replace("--one-story", "--one-event", 1), "utf-8")
    (tmp_path / "dossier.md").unlink()
    assert generate.stale(tmp_path) == ["cli.md", "dossier.md"]


def test_every_command_and_option_is_on_the_page(generate: ModuleType) -> None:
    page = generate.cli_page()
    assert generate.commands()[:4] == ["read", "profile", "ask", "schema"]
    assert set(generate.commands()) >= {"add", "stories", "show", "search", "export", "delete", "check"}
    for word in (
        "--one-story",
        "--format",
        "--out",
        "--open",
        "--manifest",
        "--jobs",
        "--quiet",
        "--version",
        "--as-of",
        "--without",
        "--person",
        "--rule",
        "rashomon ask",
        "rashomon schema",
    ):
        assert word in page


def test_every_part_and_field_of_the_schema_is_on_the_page(generate: ModuleType) -> None:
    page = generate.dossier_page()
    for schema in (dossier_schema(), reading_schema()):
        for name, part in schema["$defs"].items():
            section = page.partition(f"\n## {name}\n")[2].partition("\n## ")[0]
            for field in part.get("properties", {}):
                assert f"| `{field}` | " in section, f"{name}.{field}"
    assert "| anything |" not in page


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_a_page_names_exists(page: Path) -> None:
    text = page.read_text("utf-8")
    assert [name for name in DOTTED.findall(text) if not _exists(name)] == []
    assert [path for path in PATHS.findall(text) if not (ROOT / path).exists()] == []
    assert [link for link in LINKS.findall(text) if not (DOCS / link).exists()] == []
    commands = set(re.findall(r"^([a-z |]+)\)$", (ROOT / "run").read_text("utf-8"), re.MULTILINE))
    known = {name for group in commands for name in group.split(" | ")}
    assert [name for name in COMMANDS.findall(text) if name not in known] == []


def _exists(name: str) -> bool:
    parts = name.split(".")
    for size in range(len(parts), 0, -1):
        try:
            found: object = import_module(".".join(parts[:size]))
        except ModuleNotFoundError:
            continue
        for attribute in parts[size:]:
            if not hasattr(found, attribute):
                return False
            found = getattr(found, attribute)
        return True
    return False


def test_names_that_do_not_exist_are_noticed() -> None:
    assert _exists("rashomon.clean.pages.clean")
    assert not _exists("rashomon.clean.pages.clear")
    assert not _exists("rashomon.cleaner")


@pytest.mark.parametrize("room", ROOMS)
def test_every_module_of_a_room_is_on_its_page(room: str) -> None:
    page = (DOCS / f"{room}.md").read_text("utf-8")
    assert [name for name in _modules(room) if f"`{name}" not in page] == []


def test_every_module_of_the_store_is_on_the_page_of_the_archive() -> None:
    page = (DOCS / "archive.md").read_text("utf-8")
    steps = ("rashomon.store.migrations.versions.", "rashomon.store.migrations.env")  # run by Alembic, not imported
    assert [name for name in _modules("store") if f"`{name}" not in page and not name.startswith(steps)] == []


def test_every_module_of_a_run_is_on_its_page() -> None:
    page = (DOCS / "run.md").read_text("utf-8")
    assert [name for name in _modules("engine/run") if f"`{name}" not in page] == []


def _modules(room: str) -> Iterator[str]:
    for path in sorted((ROOT / "src" / "rashomon" / room).rglob("*.py")):
        if path.name != "__init__.py":
            yield ".".join(path.relative_to(ROOT / "src").with_suffix("").parts)


def test_every_page_is_on_the_map() -> None:
    index = (DOCS / "index.md").read_text("utf-8")
    assert [page.name for page in PAGES if f"({page.name})" not in index and page.name != "index.md"] == []


def test_thresholds_are_taken_from_the_code_with_their_reasons(generate: ModuleType) -> None:
    found = {threshold.name: threshold for threshold in generate.thresholds("rashomon.gather.story_stream")}
    assert found["THRESHOLD"].value == "0.15"
    assert found["THRESHOLD"].why.startswith("Two groups of articles are one story")
    index = {threshold.name: threshold for threshold in generate.thresholds("rashomon.gather.story_index")}
    assert index["HALF_LIFE_DAYS"].why == index["FREE_DAYS"].why  # one comment for both
    page = generate.filled("<!-- thresholds rashomon.gather.story_stream: THRESHOLD -->\nstale words\n<!-- end -->")
    assert "stale words" not in page
    assert "| `THRESHOLD` = 0.15 | Two groups of articles are one story" in page


def test_every_threshold_on_a_page_says_why() -> None:
    rows = [line for page in PAGES for line in page.read_text("utf-8").splitlines() if re.match(r"\| `[A-Z_]+` = ", line)]
    assert len(rows) > 20
    assert [row for row in rows if not row.rpartition(" | ")[2].strip(" |")] == []
