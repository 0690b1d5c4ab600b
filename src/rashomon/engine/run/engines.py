"""What a run asks of an engine: a map, and an exchange that brings rows together by number. Nothing else differs on a cluster."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    import pyarrow as pa

Item = TypeVar("Item")

Record = Mapping[str, str | int | float]
"""What a piece of work tells of itself: small, so that it may travel to whoever called the engine."""

BUCKET = "bucket"
"""The column (int32, 0 or more) that says where a row is to go in an exchange."""


class Engine(Protocol):
    """Where the work is done. Work is importable by name, or a `partial` of what is, and writes its own results."""

    def map(self, work: Callable[[Item], Record], items: Sequence[Item]) -> list[Record]:
        """What `work` tells of each item, in any order. Work whose worker died is done again."""
        ...

    def exchange(
        self,
        spread: "Callable[[Item], Iterator[pa.RecordBatch]]",
        items: Sequence[Item],
        gather: "Callable[[int, Iterator[pa.RecordBatch]], Record]",
        *,
        schema: "pa.Schema",
        buckets: int,
    ) -> list[Record]:
        """What `gather` tells of each bucket: it is given the number and all rows with it, those of all items, in any order.

        `schema` is that of all rows, with the column `bucket` first; there are about so many `buckets`, and rows only for some.
        """
        ...
