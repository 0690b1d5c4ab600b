"""The program as it is installed, called as a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
PROGRAM = Path(sys.executable).with_name("rashomon")


class Program:
    """Calls `rashomon`; the arguments are its command line."""

    def __call__(
        self, *arguments: object, cwd: Path = ROOT, stdin: bytes = b"", env: dict[str, str] | None = None
    ) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [PROGRAM, *map(str, arguments)],
            cwd=cwd, input=stdin, env={**os.environ, **(env or {})}, capture_output=True, timeout=120, check=False,
        )  # fmt: skip
