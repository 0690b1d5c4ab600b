import json

import jsonschema
import pytest
from invented_ferry import ferry, ferry_reading

from rashomon.render.as_json import dossier_json, reading_json
from rashomon.render.schema import dossier_schema, reading_schema

CASES = [
    pytest.param(dossier_schema(), json.loads(dossier_json(ferry())), id="dossier"),
    pytest.param(reading_schema(), json.loads(reading_json(ferry_reading())), id="reading"),
]


@pytest.mark.parametrize(("schema", "data"), CASES)
def test_output_is_valid(schema: dict, data: dict) -> None:
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(data)


@pytest.mark.parametrize(("schema", "data"), CASES)
def test_every_part_and_field_is_documented(schema: dict, data: dict) -> None:
    for name, part in schema["$defs"].items():
        assert part.get("description", "").endswith((".", "…")), name
        for field, rule in part.get("properties", {}).items():
            assert rule.get("description"), f"{name}.{field} is not documented"


@pytest.mark.parametrize(("schema", "data"), CASES)
def test_no_key_is_written_that_the_schema_does_not_know(schema: dict, data: dict) -> None:
    closed = json.loads(json.dumps(schema))
    for part in closed["$defs"].values():
        part["additionalProperties"] = False
    jsonschema.Draft202012Validator(closed).validate(data)


@pytest.mark.parametrize(
    "path", [("schema",), ("points", 0, "standing"), ("points", 0, "claims", 0, "span", "start"), ("articles", 0, "text")]
)
def test_other_values_are_refused(path: tuple[str | int, ...]) -> None:
    data = json.loads(dossier_json(ferry()))
    part = data
    for key in path[:-1]:
        part = part[key]
    part[path[-1]] = -1
    assert not jsonschema.Draft202012Validator(dossier_schema()).is_valid(data)


def test_more_keys_may_be_added() -> None:
    data = json.loads(dossier_json(ferry())) | {"later": 1}
    assert jsonschema.Draft202012Validator(dossier_schema()).is_valid(data)


def test_private_names_do_not_show() -> None:
    assert "Shape" not in json.dumps([dossier_schema(), reading_schema()])
