"""The engine of a cluster uses no part of PySpark that Spark Connect lacks: no RDD, no context, nothing of the JVM."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
# What reaches past the DataFrame API: https://spark.apache.org/docs/latest/spark-connect-overview.html names RDD and SparkContext.
CLASSIC = {"sparkContext", "rdd", "parallelize", "broadcast", "accumulator", "SparkContext", "RDD", "SparkConf"}
CLASSIC_MODULES = ("pyspark.core", "pyspark.context", "pyspark.rdd", "pyspark.sql.classic", "py4j")


def classic(code: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Attribute) and (node.attr in CLASSIC or node.attr.startswith(("_j", "_sc"))):
            yield node.attr
        elif isinstance(node, ast.ImportFrom) and node.module is not None:
            yield from (alias.name for alias in node.names if node.module.startswith("pyspark") and alias.name in CLASSIC)
            if node.module.startswith(CLASSIC_MODULES):
                yield node.module
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.startswith(CLASSIC_MODULES))


def using_spark() -> list[Path]:
    return [path for path in sorted((ROOT / "src").rglob("*.py")) if "pyspark" in path.read_text("utf-8")]


def test_there_is_something_to_look_at() -> None:
    assert using_spark()


@pytest.mark.parametrize("path", using_spark(), ids=lambda path: path.name)
def test_nothing_that_connect_lacks(path: Path) -> None:
    assert list(classic(path.read_text("utf-8"))) == []


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("spark.sparkContext.parallelize([1])", ["parallelize", "sparkContext"]),
        ("df.rdd.map(str)", ["rdd"]),
        ("df._jdf.count()", ["_jdf"]),
        ("from pyspark import SparkContext", ["SparkContext"]),
        ("from pyspark.sql.classic.dataframe import DataFrame", ["pyspark.sql.classic.dataframe"]),
        ("import py4j.java_gateway", ["py4j.java_gateway"]),
        ("df.repartitionById(4, 'n').mapInArrow(f, 'n int').collect()", []),
    ],
)
def test_what_is_found(code: str, found: list[str]) -> None:
    assert sorted(classic(code)) == sorted(found)
