"""The folder that a run writes into: on this machine, or anywhere that fsspec reaches."""

import hashlib
import io
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from rashomon.model import UsageError

if TYPE_CHECKING:
    import pyarrow as pa
    from fsspec import AbstractFileSystem

_LOCAL = ("file", "local")


@dataclass(frozen=True, slots=True)
class Output:
    """Files by their names, '/' between folders. A file is there whole or not at all, whoever is killed while it is written."""

    address: str

    def write(self, name: str, data: bytes) -> str:
        """The hash of the bytes, once they are kept under this name."""
        system, path = self._place(name)
        if _is_local(system):
            target = Path(path)
            target.parent.mkdir(parents=True, exist_ok=True)
            draft = target.with_name(f".{target.name}.{uuid4().hex}.part")
            with draft.open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())  # a record must not outlive the files that it tells of, when the power goes
            draft.replace(target)
        else:
            system.pipe_file(path, data)  # an object store shows an object when all of it is there
        return hashlib.sha256(data).hexdigest()

    def write_table(self, name: str, table: "pa.Table", *, row_group: int | None = None) -> str:
        """The hash of the table's bytes, once it is kept as Parquet."""
        from pyarrow.parquet import write_table

        stream = io.BytesIO()
        write_table(table, stream, compression="zstd", row_group_size=row_group)
        return self.write(name, stream.getvalue())

    def read(self, name: str) -> bytes:
        """The bytes of a file. Raises FileNotFoundError."""
        system, path = self._place(name)
        if _is_local(system):
            return Path(path).read_bytes()
        data: bytes = system.cat_file(path)
        return data

    def read_table(self, name: str, columns: Sequence[str] | None = None) -> "pa.Table":
        """The rows of a table that was written here."""
        from pyarrow.parquet import ParquetFile

        return ParquetFile(io.BytesIO(self.read(name))).read(
            columns=None if columns is None else list(columns), use_threads=False
        )

    def has(self, name: str) -> bool:
        """Whether there is such a file or folder."""
        system, path = self._place(name)
        return bool(system.exists(path))

    def holds(self, address: str) -> bool:
        """Whether a file or folder, by its whole path or address, lies in this folder or is it."""
        return f"{address.rstrip('/')}/".startswith(f"{self.address.rstrip('/')}/")

    def names(self, folder: str) -> list[str]:
        """The files straight in a folder, sorted, by their full names; none where there is no such folder."""
        system, path = self._place(folder)
        system.invalidate_cache(path)
        try:
            found = system.ls(path, detail=False)
        except FileNotFoundError:
            return []
        inside = (str(one).rstrip("/").rsplit("/", 1)[-1] for one in found)
        return sorted(f"{folder}/{name}" for name in inside if not name.startswith("."))

    def remove(self, name: str) -> None:
        """Drop a file or a whole folder, if it is there."""
        system, path = self._place(name)
        if system.exists(path):
            system.rm(path, recursive=True)

    def sweep(self) -> None:
        """Drop what killed processes left half written on this machine; for when no other is writing."""
        system, path = self._place("")
        if _is_local(system):
            for draft in Path(path).rglob(".*.part"):
                draft.unlink(missing_ok=True)

    def _place(self, name: str) -> "tuple[AbstractFileSystem, str]":
        try:
            from fsspec.core import url_to_fs
        except ImportError as error:
            raise UsageError("'rashomon run' needs the extra 'bulk': pip install 'rashomon[bulk]'") from error
        system, path = url_to_fs(f"{self.address.rstrip('/')}/{name}")
        return system, str(path)


def _is_local(system: "AbstractFileSystem") -> bool:
    return system.protocol in _LOCAL or (not isinstance(system.protocol, str) and set(_LOCAL) <= set(system.protocol))
