"""What people install: the wheel does the main job where there is nothing of the clone."""

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest


def run(*call: object, cwd: Path, env: dict[str, str] | None = None) -> str:
    done = subprocess.run(
        list(map(str, call)), cwd=cwd, env={**os.environ, **(env or {})}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy: a build writes beside the sources."""
    source, out = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("wheel")
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(root / name, source)
    shutil.copytree(root / "src", source / "src", ignore=shutil.ignore_patterns("__pycache__"))
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", out, source, cwd=source)
    (built,) = out.glob("*.whl")
    return built


def read_two_pages(python: Path, folder: Path, root: Path) -> None:
    """The main job in an empty folder, with pages from elsewhere."""
    pages = [root / "examples" / "night-train" / "pages" / name for name in ("01.txt", "05.html")]
    rashomon = python.with_name("rashomon")
    dossier = json.loads(run(rashomon, "read", "--one-story", "-q", "-f", "json", *pages, cwd=folder))
    assert len(dossier["articles"]) == 2
    assert dossier["points"]
    assert "Point" in json.loads(run(rashomon, "schema", cwd=folder))["$defs"]
    assert run(rashomon, "read", "--one-story", "-q", "-f", "html", *pages, cwd=folder).lower().startswith("<!doctype html>")
    assert len(run(rashomon, "add", "-q", "--archive", folder / "kept.sqlite", *pages, cwd=folder).splitlines()) == 2
    code = "import sys, rashomon; (dossier,) = rashomon.read(sys.argv[1:], one_story=True); print(len(dossier.articles))"
    assert run(python, "-c", code, *pages, cwd=folder).strip() == "2"
    where = Path(run(python, "-c", "import rashomon; print(rashomon.__file__)", cwd=folder).strip())
    assert python.parent.parent.resolve() in where.resolve().parents, "it is the wheel that ran"


def python_of(folder: Path) -> Path:
    return folder / "bin" / "python"


def test_the_wheel_does_the_main_job(wheel: Path, root: Path, tmp_path: Path) -> None:
    """Beside the wheel nothing but the dependencies, lent from the environment of the tests: no network is needed."""
    venv.create(tmp_path / "env", with_pip=False)
    python = python_of(tmp_path / "env")
    packages = Path(run(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=tmp_path).strip())
    # a folder named in a .pth file is searched, but its own .pth files are not: the clone itself stays out of reach
    lent = dict.fromkeys(sysconfig.get_path(name) for name in ("purelib", "platlib"))
    (packages / "lent.pth").write_text("".join(f"{path}\n" for path in lent), "utf-8")
    run(sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--no-deps", "--no-index", wheel, cwd=tmp_path)
    (tmp_path / "empty").mkdir()
    read_two_pages(python, tmp_path / "empty", root)


@pytest.mark.slow
def test_the_wheel_brings_its_dependencies(wheel: Path, root: Path, tmp_path: Path) -> None:
    """An empty environment, and the package index: some 500 MB."""
    venv.create(tmp_path / "env", with_pip=True)
    python = python_of(tmp_path / "env")
    run(python, "-m", "pip", "install", "--quiet", wheel, cwd=tmp_path)
    (tmp_path / "empty").mkdir()
    read_two_pages(python, tmp_path / "empty", root)
