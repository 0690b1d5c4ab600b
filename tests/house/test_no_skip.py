"""Where everything is installed, a skipped test is a failed test."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SKIPPING = {
    "mark": "import pytest\n\n@pytest.mark.skipif(True, reason='no browser')\ndef test_it():\n    pass\n",
    "call": "import pytest\n\ndef test_it():\n    pytest.skip('no browser')\n",
    "import": "import pytest\n\npytest.importorskip('no_such_module_anywhere')\n\ndef test_it():\n    pass\n",
}


@pytest.mark.parametrize("how", SKIPPING)
@pytest.mark.parametrize("forbidden", [False, True])
def test_skipping(how: str, forbidden: bool, tmp_path: Path, root: Path) -> None:
    for name in ("conftest.py", "installed.py"):
        shutil.copy(root / "tests" / name, tmp_path)
    (tmp_path / "test_it.py").write_text(SKIPPING[how], "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-q", "-rs", tmp_path],
        cwd=tmp_path, env={**os.environ, "RASHOMON_NO_SKIP": "1" if forbidden else ""},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ("1 skipped" in done.stdout) is not forbidden, done.stdout
    assert (done.returncode in (1, 2)) is forbidden, done.stdout
    assert ("no browser" if how != "import" else "no_such_module_anywhere") in done.stdout
