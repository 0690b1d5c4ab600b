"""Tables on their way from one step to the next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from rashomon.engine.run.engines import BUCKET
from rashomon.engine.run.output import Output

if TYPE_CHECKING:
    import numpy as np
    import pyarrow as pa
    from numpy.typing import NDArray

    Keys = NDArray[np.int64]
    Column: TypeAlias = Sequence[object] | NDArray[np.generic] | pa.Array | pa.ChunkedArray


@dataclass(frozen=True, slots=True)
class FilePiece:
    """A file as a piece of work."""

    name: str

    @property
    def id(self) -> str:
        """Its own name, without its folder."""
        return self.name.rsplit("/", 1)[-1]


@dataclass(frozen=True, slots=True)
class FilesPiece:
    """Files that are one piece of work, together."""

    names: tuple[str, ...]
    id: str = "all"


def files_in(output: Output, folder: str) -> list[FilePiece]:
    """The files of a folder, a piece of work each."""
    return [FilePiece(name) for name in output.names(folder)]


def routed(schema: "pa.Schema") -> "pa.Schema":
    """The schema of the same rows on their way: the column `bucket` first."""
    import pyarrow as pa

    return pa.schema([(BUCKET, pa.int32()), *schema])


def route(to: "Column", columns: "Mapping[str, Column]", schema: "pa.Schema") -> "pa.RecordBatch":
    """Rows of these columns, and the bucket that each goes to; `schema` is that of `routed`."""
    import numpy as np
    import pyarrow as pa

    buckets = pa.array(np.asarray(to, dtype=np.int32))
    arrays = [buckets, *(_array(columns[field.name], field) for field in list(schema)[1:])]
    return pa.RecordBatch.from_arrays(arrays, schema=schema)


def write_pairs(output: Output, name: str, one: "Keys", other: "Keys") -> None:
    """Keep pairs of keys, a row a pair."""
    import pyarrow as pa

    output.write_table(name, pa.table({"one": pa.array(one, pa.int64()), "other": pa.array(other, pa.int64())}))


def read_pairs(output: Output, names: Sequence[str]) -> "tuple[Keys, Keys]":
    """The pairs of all these files."""
    import numpy as np

    tables = [output.read_table(name) for name in names]
    one, other = ([table.column(column).to_numpy() for table in tables] for column in ("one", "other"))
    nothing = [np.zeros(0, dtype=np.int64)]
    return np.concatenate([*nothing, *one]), np.concatenate([*nothing, *other])


def _array(column: "Column", field: "pa.Field") -> "pa.Array":
    import pyarrow as pa

    if isinstance(column, pa.ChunkedArray):
        column = column.combine_chunks()
    return column.cast(field.type) if isinstance(column, pa.Array) else pa.array(column, field.type)
