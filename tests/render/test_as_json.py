import dataclasses
import json

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented_ferry import ferry, ferry_reading

from rashomon.model import (
    Article,
    Claim,
    Conflict,
    ConflictValue,
    Dossier,
    Entity,
    Fallen,
    Link,
    LoadBearing,
    MadeBy,
    Point,
    Quote,
    QuoteVersion,
    RashomonError,
    Uncorrected,
    UsageError,
    Value,
)
from rashomon.render import shape
from rashomon.render.as_json import dossier_json, load_dossier, load_reading, reading_json


def bare(text: str) -> Dossier:
    """A dossier of one article and nothing read in it."""
    article = Article("a", "sha256:0", "a.txt", text, ((0, len(text)),))
    return Dossier(MadeBy("0"), "s", text, None, (article,), (), (), (), (), (), (), (), (), (), (), ())


def without_fingerprints(dossier: Dossier) -> Dossier:
    return dataclasses.replace(dossier, articles=tuple(dataclasses.replace(a, fingerprint=()) for a in dossier.articles))


def test_keys_that_other_programs_rely_on() -> None:
    data = json.loads(dossier_json(ferry()))
    assert data["schema"] == "rashomon/dossier/1"
    assert data["story"] == {"id": "story-ferry", "headline": "Ferry strikes Kestrel Bridge, six hurt", "when": "2031-03-04"}
    assert data["made_by"]["options"] == {"at": "2031", "one_story": "true"}
    courier, wire, _post, lantern, _ = data["articles"]
    assert courier["published"] == "2031-03-04T18:20:00+01:00"
    assert (lantern["published"], lantern["published_from"]) == (None, "none")
    assert wire["origin"] == "O2"
    assert all(len(piece) == 2 for piece in courier["body"])
    assert data["lineage"][0]["score"] == 0.974
    claim = data["points"][1]["claims"][0]
    assert claim["attributed_to"] == "the port authority said"
    assert {key: claim["values"][0][key] for key in ("kind", "value", "scope", "bound", "unit")} == {
        "kind": "number",
        "value": "6",
        "scope": "people injured",
        "bound": "exact",
        "unit": "people",
    }
    assert data["conflicts"][0]["values"][1]["as_of"] == ""
    assert [entry["precision"] for entry in data["timeline"]] == ["month", "day", "time"]


def test_spans_slice_to_their_words() -> None:
    data = json.loads(dossier_json(ferry()))
    texts = {article["id"]: article["text"] for article in data["articles"]}
    span = data["conflicts"][0]["values"][1]["spans"][0]
    assert texts[span["article"]][span["start"] : span["end"]] == "Nine people"


def test_reading_holds_dossiers_singles_and_what_was_not_read() -> None:
    data = json.loads(reading_json(ferry_reading()))
    assert list(data) == ["schema", "dossiers", "singles", "not_read"]
    assert data["schema"] == "rashomon/reading/1"
    assert data["singles"][0]["origin"] is None
    assert data["not_read"] == [{"source": "pages/08.bin", "why": "binary: no text encoding fits"}]


def test_what_is_written_can_be_loaded() -> None:
    written = load_dossier(dossier_json(ferry()))
    assert dossier_json(written) == dossier_json(ferry())
    assert written.articles == without_fingerprints(ferry()).articles
    assert written.points == ferry().points
    assert written.made_by.options == tuple(sorted(ferry().made_by.options))
    assert reading_json(load_reading(reading_json(ferry_reading()))) == reading_json(ferry_reading())


@pytest.mark.parametrize("data", ["", "{}", "[]", '{"schema": "rashomon/dossier/2"}', "{", b"\xff"])
def test_other_data_is_refused_in_one_line(data: str | bytes) -> None:
    for load in (load_dossier, load_reading):
        with pytest.raises(UsageError, match="not a rashomon/"):
            load(data)


def test_pretty_form_says_the_same() -> None:
    plain, pretty = dossier_json(ferry()), dossier_json(ferry(), indent=2)
    assert json.loads(plain) == json.loads(pretty)
    assert "\n" not in plain
    assert pretty.startswith('{\n  "schema"')


def test_half_a_surrogate_pair_keeps_offsets() -> None:
    data = json.loads(dossier_json(bare("a\ud83db 🏮")))
    assert data["articles"][0]["text"] == "a\ufffdb 🏮"


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters()))
def test_any_text_goes_through(text: str) -> None:
    written = dossier_json(bare(text)).encode("utf-8")
    back = load_dossier(written).articles[0].text
    assert len(back) == len(text)
    if not any("\ud800" <= sign <= "\udfff" for sign in text):
        assert back == text


def test_a_span_that_ends_before_it_begins_is_refused() -> None:
    data = json.loads(dossier_json(ferry()))
    data["brief"][0]["spans"][0]["end"] = 0
    with pytest.raises(RashomonError, match="is empty"):
        load_dossier(json.dumps(data))


PRIVATE = {"fingerprint"}  # of no use outside the program


@pytest.mark.parametrize(
    "kind",
    [Article, Claim, Conflict, ConflictValue, Entity, Fallen, Link, LoadBearing, Point, Quote, QuoteVersion, Uncorrected, Value],
)
def test_every_field_of_the_model_is_published(kind: type) -> None:
    published = {field.name for field in msgspec.structs.fields(getattr(shape, kind.__name__ + "Shape"))}
    assert {field.name for field in dataclasses.fields(kind)} - PRIVATE <= published
