"""The main job as a Python call, on the invented examples."""

import json
from pathlib import Path

import jsonschema
import pytest

import rashomon
from rashomon import ShownDossier
from rashomon.model import ManifestError, NothingReadError, Reading, UsageError
from rashomon.render.schema import dossier_schema


@pytest.fixture(scope="module")
def reading(examples: Path) -> Reading:
    return rashomon.read(examples / "night-train" / "pages", one_story=True, manifest=examples / "night-train" / "manifest.csv")


@pytest.fixture(scope="module")
def dossier(reading: Reading) -> ShownDossier:
    (found,) = reading
    assert isinstance(found, ShownDossier)
    return found


def test_one_story_is_one_dossier(reading: Reading, dossier: ShownDossier) -> None:
    assert len(reading) == 1
    assert (reading.singles, reading.not_read) == ((), ())
    assert len(dossier.articles) == 8
    assert any(p.standing == "agreed" for p in dossier.points)


def test_spans_are_the_very_characters(dossier: ShownDossier) -> None:
    texts = {a.id: a.text for a in dossier.articles}
    for line in dossier.brief:
        assert all(span.of(texts[span.article]).strip() for span in line.spans)


def test_it_is_saved_in_the_form_its_ending_says(dossier: ShownDossier, tmp_path: Path) -> None:
    page = dossier.save(tmp_path / "d.html").read_text("utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert page.endswith("</html>\n")
    data = json.loads(dossier.save(str(tmp_path / "d.json")).read_text("utf-8"))
    jsonschema.Draft202012Validator(dossier_schema()).validate(data)
    text = dossier.save(tmp_path / "d.MD").read_bytes()
    assert text.startswith(b"# ")
    assert text.endswith(b"\n")
    assert not text.endswith(b"\n\n")
    assert b"\r" not in text


@pytest.mark.parametrize("name", ["d.pdf", "d"])
def test_no_other_form_is_guessed(dossier: ShownDossier, tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match=r"saved as \.html, \.json or \.md"):
        dossier.save(tmp_path / name)
    assert not (tmp_path / name).exists()


def test_it_shows_itself_in_a_notebook(dossier: ShownDossier) -> None:
    shown = dossier._repr_html_()
    assert dossier.headline.split()[0] in shown
    assert "<script" not in shown


def test_paths_may_be_one_or_many(examples: Path) -> None:
    pages = examples / "night-train" / "pages"
    alone = rashomon.read(str(pages / "01.txt"), vectors=False)
    assert (len(alone), [Path(a.source).name for a in alone.singles]) == (0, ["01.txt"])
    mixed = rashomon.read([pages / "01.txt", str(pages / "02.txt"), examples / "no such page.txt"], vectors=False)
    assert len(mixed.singles) + sum(len(d.articles) for d in mixed) == 2
    assert [Path(n.source).name for n in mixed.not_read] == ["no such page.txt"]


def test_what_is_refused(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    with pytest.raises(NothingReadError, match="empty"):
        rashomon.read(tmp_path, one_story=True, vectors=False)
    assert [Path(n.source).name for n in rashomon.read(tmp_path, vectors=False).not_read] == ["empty.txt"]
    (tmp_path / "bad.csv").write_text("colour\nred\n")
    with pytest.raises(ManifestError):
        rashomon.read(tmp_path, manifest=tmp_path / "bad.csv")


def test_the_package_offers_what_its_docstring_names() -> None:
    assert {"read", "ShownDossier", "Span", "RashomonError"} <= set(rashomon.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = rashomon.nothing
