"""The engine of a cluster: Apache Spark through PySpark's DataFrame API, the part of it that Spark Connect has too.

Spark carries numbers and short rows, no bodies: work reads and writes its files itself. A row is a piece of work, and a partition
holds one. What a lost executor or worker had in hand is done again by another, and writes the same bytes.
"""

import json
import os
import pickle
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from rashomon.engine.run.engines import BUCKET, Record
from rashomon.model import RunError, UsageError

if TYPE_CHECKING:
    import pyarrow as pa
    from pyspark.sql import DataFrame, SparkSession

Item = TypeVar("Item")

REMOTE = "sc://"
# What a run needs, whatever the cluster's own settings are.
SETTINGS: Mapping[str, str] = {
    # a partition is a piece of work: none is to be put together with another
    "spark.sql.adaptive.coalescePartitions.enabled": "false",
    # lost executors and machines are many in a long run, and no fault of the work that they had in hand
    "spark.task.maxFailures": "8",
    "spark.stage.maxConsecutiveAttempts": "10",
    # how long the shuffle tries to reach a machine that is gone, before what it held is made anew
    "spark.shuffle.io.maxRetries": "3",
    "spark.shuffle.io.retryWait": "1s",
    # machines that fall silent; a process that dies is seen at once
    "spark.executor.heartbeatInterval": "5s",
    "spark.network.timeout": "60s",
    # where C code fails, say where
    "spark.python.worker.faulthandler.enabled": "true",
    # one thread a task: cores are shared out by Spark
    "spark.executorEnv.OMP_NUM_THREADS": "1",
    "spark.executorEnv.OPENBLAS_NUM_THREADS": "1",
    "spark.executorEnv.MKL_NUM_THREADS": "1",
    # a lost task is no news: what was lost is done again; what cannot be done is told by the error
    "spark.log.level": "ERROR",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
}
# Settings that a client of Spark Connect may make; the others are the server's.
_REMOTE_SETTINGS = "spark.sql."
# A machine whose name leads nowhere has its cluster on loopback: the driver must be there as well.
LOOPBACK: Mapping[str, str] = {"spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1"}
_LOOPBACK_MASTERS = ("local", "spark://127.0.0.1:", "spark://localhost:")
# Rows that Python is handed at a time: pieces of work one by one, rows on the way many.
BATCH = "spark.sql.execution.arrow.maxRecordsPerBatch"
PIECES, ROWS = "1", "10000"
_TOLD = "told string"
# So many pieces at most are one job: what Spark's driver must keep in mind of a job grows with its tasks.
MOST_TASKS = 20_000


@dataclass(frozen=True, slots=True)
class SparkEngine:
    """Work on the cluster under `master`: `spark://host:7077`, `yarn`, `k8s://…`, `sc://host` (Connect), `local[N]` to try it."""

    session: "SparkSession" = field(repr=False)
    master: str

    def map(self, work: Callable[[Item], Record], items: Sequence[Item]) -> list[Record]:
        """See `Engine.map`. Raises RunError where Spark gives up."""

        def each(batches: "Iterator[pa.RecordBatch]") -> "Iterator[pa.RecordBatch]":
            for data in _pickled(batches):
                yield _told(work(pickle.loads(data)))

        self.session.conf.set(BATCH, PIECES)
        out: list[Record] = []
        for start in range(0, len(items), MOST_TASKS):
            frame = self._frame(items[start : start + MOST_TASKS])
            out += _collected(frame.mapInArrow(each, _TOLD))
        return out

    def exchange(
        self,
        spread: "Callable[[Item], Iterator[pa.RecordBatch]]",
        items: Sequence[Item],
        gather: "Callable[[int, Iterator[pa.RecordBatch]], Record]",
        *,
        schema: "pa.Schema",
        buckets: int,
    ) -> list[Record]:
        """See `Engine.exchange`. Raises RunError where Spark gives up."""
        from pyspark.sql.pandas.types import from_arrow_schema

        self.session.conf.set(BATCH, ROWS)

        def each(batches: "Iterator[pa.RecordBatch]") -> "Iterator[pa.RecordBatch]":
            for data in _pickled(batches):
                yield from spread(pickle.loads(data))

        rows = self._frame(items).mapInArrow(each, from_arrow_schema(schema)).repartitionById(buckets, BUCKET)
        return _collected(rows.groupBy(BUCKET).applyInArrow(_gatherer(gather), _TOLD))

    def _frame(self, items: Sequence[Item]) -> "DataFrame":
        """A row an item, each in a partition of its own."""
        rows = [(n, bytearray(pickle.dumps(item))) for n, item in enumerate(items)]
        frame = self.session.createDataFrame(rows, "n int, item binary")
        return frame.repartitionById(len(rows), "n")  # any other way puts two into one partition


@contextmanager
def open_spark(master: str, *, settings: Mapping[str, str] | None = None) -> Iterator[SparkEngine]:
    """An engine on the cluster under this address. Raises UsageError without the extra `spark`, RunError out of reach."""
    try:
        from pyspark.errors import PySparkException
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise UsageError("--engine spark needs the extra 'spark': pip install 'rashomon[spark]'") from error
    builder = SparkSession.builder.appName("rashomon")
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)  # otherwise whatever python3 is, here and on the workers
    builder = builder.remote(master) if master.startswith(REMOTE) else builder.master(master)
    here: Mapping[str, str] = {}
    if master.startswith(_LOOPBACK_MASTERS):
        os.environ.setdefault("SPARK_LOCAL_IP", LOOPBACK["spark.driver.host"])
        here = LOOPBACK
    for name, value in {**SETTINGS, **here}.items():
        if not master.startswith(REMOTE) or name.startswith(_REMOTE_SETTINGS):
            builder = builder.config(name, value)
    for name, value in (settings or {}).items():
        builder = builder.config(name, value)
    try:
        session = builder.getOrCreate()
    except (PySparkException, RuntimeError, OSError) as error:
        raise RunError(f"--master {master}: Spark does not answer: {_first_line(error)}") from error
    try:
        yield SparkEngine(session, master)
    finally:
        session.stop()


def _gatherer(
    gather: "Callable[[int, Iterator[pa.RecordBatch]], Record]",
) -> "Callable[[tuple[pa.Scalar, ...], Iterator[pa.RecordBatch]], Iterator[pa.RecordBatch]]":
    """The same for Spark, which looks at the types that are written here to choose how it gives the rows."""
    import pyarrow as pa

    def gathered(key: tuple[pa.Scalar, ...], batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        yield _told(gather(int(key[0].as_py()), batches))

    return gathered


def _pickled(batches: "Iterator[pa.RecordBatch]") -> Iterator[bytes]:
    for batch in batches:
        yield from batch.column("item").to_pylist()


def _told(record: Record) -> "pa.RecordBatch":
    import pyarrow as pa

    return pa.RecordBatch.from_pydict({"told": [json.dumps(dict(record))]})


def _collected(frame: "DataFrame") -> list[Record]:
    from pyspark.errors import PySparkException

    try:
        return [json.loads(row["told"]) for row in frame.collect()]
    except PySparkException as error:
        raise RunError(f"Spark gave up: {_first_line(error)}") from error


def _first_line(error: Exception) -> str:
    return next((line.strip() for line in str(error).splitlines() if line.strip()), type(error).__name__)
