from pathlib import Path

import pytest

from rashomon.ingest.manifest import load_manifest
from rashomon.model import ManifestError


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_csv_and_json_lines_say_the_same(tmp_path: Path) -> None:
    table = write(tmp_path, "m.csv", "path,host,published\na.txt,harbour.example,2024-05-02\n")
    lines = write(tmp_path, "m.jsonl", '{"path": "a.txt", "host": "harbour.example", "published": "2024-05-02"}\n\n')
    array = write(tmp_path, "m.json", '[{"path": "a.txt", "host": "harbour.example", "published": "2024-05-02", "title": null}]')
    first, second, third = (load_manifest(path).entries[0].evidence for path in (table, lines, array))
    assert first == second == third
    assert {one.field: one.value for one in first} == {"host": "harbour.example", "published": "2024-05-02"}
    assert {one.origin for one in first} == {"manifest"}


def test_the_host_is_taken_from_the_address(tmp_path: Path) -> None:
    entry = load_manifest(write(tmp_path, "m.csv", "path,url\na.txt,https://www.harbour.example/1\n")).entries[0]
    assert {one.field: one.value for one in entry.evidence} == {
        "source": "https://www.harbour.example/1",
        "host": "harbour.example",
    }


def test_unknown_columns_are_noted_and_ignored(tmp_path: Path) -> None:
    manifest = load_manifest(write(tmp_path, "m.csv", "path,colour\na.txt,blue\n"))
    assert manifest.entries[0].evidence == ()
    assert "'colour'" in manifest.notes[0]


@pytest.mark.parametrize(
    "date", ["2024", "2024-05", "2024-05-02", "2024-05-02T10:00", "2024-05-02T10:00:00Z", "Thu, 02 May 2024 10:00:00 +0200"]
)
def test_dates_that_are_read(tmp_path: Path, date: str) -> None:
    assert load_manifest(write(tmp_path, "m.csv", f'path,published\na.txt,"{date}"\n')).entries[0].evidence[0].value


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("m.csv", "path,published\na.txt,yesterday\n", ["m.csv", "line 2", "yesterday"]),
        ("m.csv", "path,published\na.txt,2024-02-30\n", ["line 2", "2024-02-30"]),
        ("m.csv", "file,host\na.txt,b\n", ["line 1", "file,host"]),
        ("m.csv", "path,host\na.txt\n", ["line 2", "1 values for 2 columns"]),
        ("m.csv", "path,host\n,b\n", ["line 2", "'path'"]),
        ("m.csv", "path,path\na,b\n", ["line 1", "twice"]),
        ("m.csv", 'path,host\n"a,b\n', ["m.csv", "line"]),
        ("m.csv", "path,host\na.txt,x\na.txt,y\n", ["line 3", "line 2", "a.txt"]),
        ("m.jsonl", '{"path": "a.txt"}\n{path: b}\n', ["line 2", "{path: b}"]),
        ("m.jsonl", '{"path": "a.txt", "host": ["x"]}\n', ["line 1", "host"]),
        ("m.jsonl", '"a.txt"\n', ["line 1", "a.txt"]),
        ("m.jsonl", '{"host": "x"}\n', ["line 1", "'path'"]),
    ],
)
def test_what_cannot_be_understood_is_named(tmp_path: Path, name: str, text: str, words: list[str]) -> None:
    with pytest.raises(ManifestError) as error:
        load_manifest(write(tmp_path, name, text))
    assert all(word in str(error.value) for word in words)


def test_a_missing_or_foreign_manifest_is_named(tmp_path: Path) -> None:
    with pytest.raises(ManifestError, match="nowhere"):
        load_manifest(tmp_path / "nowhere.csv")
    (tmp_path / "m.csv").write_bytes(b"path\n\xff\xfe")
    with pytest.raises(ManifestError, match="not UTF-8"):
        load_manifest(tmp_path / "m.csv")


def test_paths_count_from_the_manifest_or_from_here_or_as_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "pages").mkdir()
    page = write(tmp_path / "pages", "a.txt", "x")
    manifest = load_manifest(write(tmp_path, "m.csv", "path,host\npages/a.txt,one\n"))
    assert manifest.find(str(page), page) is manifest.entries[0]
    assert manifest.find("pages/a.txt", None) is manifest.entries[0]
    assert manifest.find(str(tmp_path / "b.txt"), tmp_path / "b.txt") is None
    (tmp_path / "elsewhere").mkdir()
    other = load_manifest(write(tmp_path / "elsewhere", "m.csv", "path,host\npages/a.txt,one\n"))
    monkeypatch.chdir(tmp_path)
    assert other.find("./pages/a.txt", Path("./pages/a.txt")) is other.entries[0]
