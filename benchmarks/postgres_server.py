"""A PostgreSQL server of one's own in a temporary folder, for tests and benchmarks: nobody else's data is near it."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

# Where Debian keeps what belongs to one version of the server.
DEBIAN = Path("/usr/lib/postgresql")
# The server refuses to run as root; Debian's package brings this user.
OTHER_USER = "postgres"


@dataclass(frozen=True)
class Server:
    """A running server, reached through a socket in its folder."""

    folder: Path
    programs: Path

    def url(self, database: str) -> str:
        """The address of a database."""
        return f"postgresql://owner@/{database}?host={self.folder}"

    def new_database(self, name: str) -> str:
        """Make an empty database and give its address."""
        call = [self.programs / "createdb", "--host", self.folder, "--username", "owner", "--encoding", "UTF8", name]
        subprocess.run(call, check=True, capture_output=True)
        return self.url(name)


def find_programs() -> Path | None:
    """The folder with `initdb` and `pg_ctl`, the newest version first; None where PostgreSQL is not installed."""
    found = sorted(DEBIAN.glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]) if path.parts[-3].isdigit() else 0)
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    return Path(on_path).resolve().parent if on_path else None


@contextmanager
def running_server(programs: Path, settings: Mapping[str, str] | None = None) -> Iterator[Server]:
    """A new server for as long as the block lasts; run by another user where this one is root."""
    user = OTHER_USER if os.geteuid() == 0 else None
    folder = Path(tempfile.mkdtemp(prefix="rashomon-pg-"))
    data = folder / "data"
    if user is not None:
        entry = pwd.getpwnam(user)
        os.chown(folder, entry.pw_uid, entry.pw_gid)
    options = " ".join(f"-c {name}={value}" for name, value in (settings or {}).items())
    options += f" -c listen_addresses='' -c unix_socket_directories={folder}"

    def call(*arguments: str | Path) -> None:
        done = subprocess.run(arguments, user=user, cwd=folder, capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError(f"{arguments[0]} failed: {done.stdout}{done.stderr}")

    try:
        call(programs / "initdb", "--pgdata", data, "--username", "owner", "--auth", "trust", "--encoding", "UTF8",
             "--locale", "C", "--no-sync")  # fmt: skip
        # the server's own output goes to a file: a pipe would be held open for as long as it runs
        call(programs / "pg_ctl", "--pgdata", data, "--wait", "--log", folder / "log", "--options", options, "start")
        try:
            yield Server(folder, programs)
        finally:
            call(programs / "pg_ctl", "--pgdata", data, "--wait", "--mode", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
