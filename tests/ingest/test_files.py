import hashlib
import io
import os
from pathlib import Path

import pytest

from rashomon.ingest import read_pages
from rashomon.model import ManifestError

STORY = "Ferry late again\r\n\r\nThe ferry left an hour late on Monday.\r\n"


def make(folder: Path, name: str, data: str | bytes) -> str:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return str(path)


def test_a_text_file_keeps_its_line_ends_and_its_hashes(tmp_path: Path) -> None:
    path = make(tmp_path, "a.txt", STORY)
    (page,), failed = read_pages([path])
    assert failed == ()
    assert (page.text, page.source, page.markup) == (STORY, path, None)
    assert page.content == "sha256:" + hashlib.sha256(STORY.encode()).hexdigest()
    assert len(page.id) >= 16 and int(page.id, 16) >= 0


def test_html_is_known_by_name_or_content(tmp_path: Path) -> None:
    markup = "<!doctype html><title>T</title><p>Seen<script>no</script>"
    for name in ("a.html", "b.txt"):
        (page,), _ = read_pages([make(tmp_path, name, markup)])
        assert page.markup == markup
        assert page.text.split() == ["T", "Seen"]


def test_folders_are_read_in_order_and_others_files_passed_over(tmp_path: Path) -> None:
    for name in ("b.txt", "a.html", "sub/c.htm", "sub/.hidden.txt", ".git/x.txt", "notes.md", "m.csv", "picture.png"):
        make(tmp_path, name, STORY)
    pages, failed = read_pages([tmp_path])
    assert [Path(page.source).relative_to(tmp_path).as_posix() for page in pages] == ["a.html", "b.txt", "sub/c.htm"]
    assert failed == ()


def test_a_file_named_by_itself_is_read_whatever_it_is_called(tmp_path: Path) -> None:
    pages, failed = read_pages([make(tmp_path, "notes.md", STORY), make(tmp_path, "noext", STORY)])
    assert len(pages) == 2 and failed == ()


def test_the_same_bytes_in_two_files_are_two_pages(tmp_path: Path) -> None:
    pages, failed = read_pages([make(tmp_path, "a.txt", STORY), make(tmp_path, "b.txt", STORY)])
    assert len({page.id for page in pages}) == 2 and len({page.content for page in pages}) == 1 and failed == ()


def test_the_same_file_twice_is_read_once_and_said(tmp_path: Path) -> None:
    path = make(tmp_path, "a.txt", STORY)
    (tmp_path / "link.txt").symlink_to(path)
    pages, failed = read_pages([path, str(tmp_path / "link.txt"), path])
    assert len(pages) == 1
    assert [one.source for one in failed] == [str(tmp_path / "link.txt"), path]
    assert all("more than once" in one.why for one in failed)


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("empty.txt", b"", "is empty"),
        ("blank.txt", b" \n\t\r\n", "nothing but white space"),
        ("scan.txt", b"%PDF-1.4\n\xe2\xe3", "PDF"),
        ("noise.txt", bytes(range(32)) * 10, "binary"),
        ("blank.html", b"<html><body><script>x()</script></body></html>", "no visible text"),
        ("large.txt", b"a story " * 200, "too large"),
    ],
)
def test_a_bad_page_is_one_line_and_the_others_go_on(tmp_path: Path, name: str, data: bytes, why: str) -> None:
    bad, good = make(tmp_path, name, data), make(tmp_path, "good.txt", STORY)
    pages, failed = read_pages([bad, good], largest=1000)
    assert [page.source for page in pages] == [good]
    assert [one.source for one in failed] == [bad]
    assert why in failed[0].why and "\n" not in failed[0].why


def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    fifo = tmp_path / "pipe"
    os.mkfifo(fifo)
    paths = [str(tmp_path / "no.txt"), str(empty), "memory://none/1", str(fifo), "bad\x00name"]
    pages, failed = read_pages(paths)
    assert pages == () and [one.source for one in failed] == paths
    for one, words in zip(
        failed,
        ["no such file", "no file to read", "nothing under this address", "neither a file", "cannot be opened"],
        strict=True,
    ):
        assert words in one.why


def test_a_file_one_may_not_read_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    locked, good = make(tmp_path, "a.txt", STORY), make(tmp_path, "b.txt", STORY)
    opened = Path.open

    def refuse(self: Path, *args: str) -> object:  # root may read everything, so the system cannot be asked to refuse
        if str(self) == locked:
            raise PermissionError(13, "Permission denied", locked)
        return opened(self, *args)

    monkeypatch.setattr(Path, "open", refuse)
    pages, failed = read_pages([locked, good])
    assert [page.source for page in pages] == [good]
    assert failed[0].source == locked and "Permission denied" in failed[0].why


def test_standard_input(tmp_path: Path) -> None:
    pages, failed = read_pages(["-"], stdin=io.BytesIO(STORY.encode()))
    assert (pages[0].source, pages[0].text, failed) == ("-", STORY, ())
    pages, failed = read_pages(["-"], stdin=io.BytesIO(b""))
    assert pages == () and failed[0].source == "-"


def test_the_manifest_is_kept_as_evidence(tmp_path: Path) -> None:
    make(tmp_path, "pages/a.txt", STORY)
    make(tmp_path, "pages/b.txt", STORY)
    manifest = make(tmp_path, "m.csv", "path,host,shelf\npages/a.txt,Harbour News,3\n")
    pages, failed = read_pages([tmp_path / "pages"], manifest=manifest)
    assert [[(one.field, one.value, one.origin) for one in page.declared] for page in pages] == [
        [("host", "Harbour News", "manifest")],
        [],
    ]
    assert [one.source for one in failed] == [manifest] and "'shelf'" in failed[0].why


def test_a_manifest_that_fits_nothing_is_said_and_a_broken_one_raises(tmp_path: Path) -> None:
    path = make(tmp_path, "a.txt", STORY)
    _, failed = read_pages([path], manifest=make(tmp_path, "m.csv", "path\nother.txt\n"))
    assert "none of its rows" in failed[0].why
    with pytest.raises(ManifestError):
        read_pages([path], manifest=make(tmp_path, "m.jsonl", "{"))


def test_names_that_are_no_text_can_be_written_out(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    with open(name, "wb") as stream:  # noqa: PTH123 - a path of bytes
        stream.write(STORY.encode())
    (page,), _ = read_pages([tmp_path])
    page.source.encode("utf-8")
