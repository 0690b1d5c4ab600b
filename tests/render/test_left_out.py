"""A dossier without an outlet is a whole dossier: it can be written in every form, and nothing points at what is gone."""

import json
from collections.abc import Iterator

import pytest
from invented_ferry import ferry

from rashomon.compare.without import without
from rashomon.render.as_json import dossier_json, load_dossier
from rashomon.render.as_markdown import dossier_markdown
from rashomon.render.html import page


def spans(value: object) -> Iterator[dict[str, object]]:
    if isinstance(value, dict):
        if value.keys() == {"article", "start", "end"}:
            yield value
        for item in value.values():
            yield from spans(item)
    elif isinstance(value, list):
        for item in value:
            yield from spans(item)


@pytest.mark.parametrize("name", sorted({a.outlet for a in ferry().articles if a.outlet}))
def test_nothing_points_at_what_was_left_out(name: str) -> None:
    left = without(ferry(), name)
    data = json.loads(dossier_json(left))
    kept = {a["id"] for a in data["articles"]}
    assert {s["article"] for s in spans(data)} <= kept
    assert sorted(a for o in data["origins"] for a in o["articles"]) == sorted(kept)
    points = {p["id"] for p in data["points"]}
    assert all(set(c["points"]) <= points for c in data["conflicts"])
    assert all(set(b["points"]) <= points and b["spans"] for b in data["brief"])
    assert all(q["versions"] for q in data["quotes"])
    assert dossier_json(load_dossier(dossier_json(left))) == dossier_json(left)
    assert page(left)
    assert f"## Without {name}" in dossier_markdown(left)
