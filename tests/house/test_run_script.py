"""`run` can be read, and says what is wrong."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest


def call(script: Path, *arguments: str, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run([script, *arguments], capture_output=True, text=True, check=False, env=env)


@pytest.fixture
def script(root: Path) -> Path:
    return root / "run"


def test_help_names_every_command(script: Path) -> None:
    text = script.read_text("utf-8")
    commands = re.findall(r"^([a-z |]+)\)$", text[text.index("case $command in") :], re.MULTILINE)
    told = call(script).stdout
    assert {word for line in commands for word in line.split(" | ")} - {"help"} == set(
        re.findall(r"^ +\./run (\w+)", told, re.MULTILINE)
    )


def test_an_unknown_command_is_wrong_use(script: Path) -> None:
    done = call(script, "tset")
    assert done.returncode == 2
    assert "there is no command 'tset'" in done.stderr


def test_without_python_it_says_what_to_install(script: Path, tmp_path: Path, root: Path) -> None:
    """On a machine with none of the Pythons that will do, nothing is made."""
    (tmp_path / "bin").mkdir()
    for tool in ("sh", "dirname", "cat", "cksum", "head", "rm", "sed"):
        (tmp_path / "bin" / tool).symlink_to(shutil.which(tool) or tool)
    for name in ("run", "requirements.lock", "pyproject.toml"):
        (tmp_path / name).write_bytes((root / name).read_bytes())
    (tmp_path / "run").chmod(0o755)
    done = call(tmp_path / "run", "demo", env={"PATH": str(tmp_path / "bin")})
    assert done.returncode == 2
    assert "no Python 3.11, 3.12 or 3.13 with its venv module was found" in done.stderr
    assert not (tmp_path / ".venv").exists()


def test_the_lock_pins_everything_by_hash_and_names_no_index(root: Path) -> None:
    text = (root / "requirements.lock").read_text("utf-8")
    assert "://" not in text
    pins = re.findall(r"^([\w.-]+)(==\S+)?(?: ;[^\\]*)?( \\)?$", text, re.MULTILINE)
    assert len(pins) > 50
    assert [name for name, version, more in pins if not version or not more] == []
    direct = re.findall(r'^  "([\w-]+)', (root / "pyproject.toml").read_text("utf-8"), re.MULTILINE)
    named = {name.lower() for name, _, _ in pins}
    wanted = {name.lower() for name in direct if name.lower() not in ("src", "tests", "examples", "evaluation", "docs")}
    assert {"spacy", "pytest", "hatchling"} <= wanted & named
