"""The table of stages on pages of invented events: order, processes and bad pages change nothing they should not."""

import random
from collections.abc import Sequence
from pathlib import Path

import pytest

from rashomon.engine.flow import FAULT, Backends, read_pages_as_stories, read_pages_as_story
from rashomon.engine.local import map_shards
from rashomon.ingest.files import read_pages
from rashomon.model import NameGuess, NothingReadError, NotRead, Page, Tagger, Token
from rashomon.render.as_json import dossier_json, reading_json

ENOUGH = "The mayor of Brod closed the harbour on Tuesday after the ferry sank, and boats looked for the missing all night. " * 4


@pytest.fixture(scope="module")
def backends() -> Backends:
    return Backends()


@pytest.fixture(scope="module")
def pages(examples: Path) -> tuple[Page, ...]:
    found, not_read = read_pages([examples / "night-train" / "pages"], manifest=examples / "night-train" / "manifest.csv")
    assert not_read == ()
    return found


@pytest.fixture(scope="module")
def whole(pages: tuple[Page, ...], backends: Backends) -> str:
    return dossier_json(read_pages_as_story(pages, backends))


def page(name: str, text: str) -> Page:
    return Page(name, f"sha256:{name}", f"{name}.txt", text)


def test_the_order_of_pages_does_not_matter(pages: tuple[Page, ...], backends: Backends, whole: str) -> None:
    mixed = list(pages)
    random.Random(7).shuffle(mixed)
    assert mixed != list(pages)
    assert dossier_json(read_pages_as_story(mixed, backends)) == whole


def test_two_processes_give_the_same_bytes_as_one(pages: tuple[Page, ...], backends: Backends) -> None:
    one, two = (read_pages_as_story(pages[:3], backends, jobs=jobs) for jobs in (1, 2))
    assert dossier_json(one) == dossier_json(two)


def test_a_page_given_twice_counts_once(pages: tuple[Page, ...], backends: Backends, whole: str) -> None:
    assert dossier_json(read_pages_as_story([*pages, *pages[:3]], backends)) == whole


def test_a_page_without_an_article_does_not_stop_others(pages: tuple[Page, ...], backends: Backends) -> None:
    found = read_pages_as_story([page("menu", "Home\nNews\nSport\n"), *pages[:2]], backends)
    assert len(found.articles) == 2
    assert [n.source for n in found.not_read] == ["menu.txt"]
    assert found.not_read[0].why


def test_a_page_the_program_fails_on_does_not_stop_others(pages: tuple[Page, ...]) -> None:
    class Failing:
        """A tagger that fails on what one page says."""

        def __init__(self, tagger: Tagger) -> None:
            self.used = tagger.used
            self._tagger = tagger

        def tag(self, sentences: Sequence[str]) -> list[tuple[tuple[Token, ...], tuple[NameGuess, ...]]]:
            """What the tagger within finds."""
            if any("the ferry sank" in sentence for sentence in sentences):
                raise IndexError("no such token")
            return self._tagger.tag(sentences)

    class Fragile(Backends):
        """Backends whose English tagger fails."""

        def tagger(self, language: str) -> Tagger | None:
            """That of the language, made fragile."""
            tagger = super().tagger(language)
            return None if tagger is None else Failing(tagger)

    odd = page("odd", ENOUGH)
    dossier = read_pages_as_story((*pages, odd), Fragile())
    notes = {article.source: article.notes for article in dossier.articles}
    assert [note.partition(":")[0] for note in notes["odd.txt"]] == [FAULT]
    assert notes["odd.txt"][0].endswith("no such token")
    assert all(FAULT not in note for source, given in notes.items() if source != "odd.txt" for note in given)
    assert any(len(point.origins) > 1 for point in dossier.points)


def test_no_article_at_all_is_said_page_by_page(backends: Backends) -> None:
    before = NotRead("gone.txt", "there is no such file or folder")
    with pytest.raises(NothingReadError) as error:
        read_pages_as_story([page("menu", "Home\nNews\n")], backends, not_read=[before])
    assert [n.source for n in error.value.not_read] == ["gone.txt", "menu.txt"]
    assert read_pages_as_stories([], backends).not_read == ()


def test_one_account_alone_is_a_dossier_without_agreement(backends: Backends) -> None:
    found = read_pages_as_story([page("one", ENOUGH)], backends)
    assert len(found.origins) == 1
    assert {p.standing for p in found.points} <= {"one-origin"}
    assert [c for c in found.conflicts if c.judgement != "slip"] == []


def test_stories_are_told_apart(pages: tuple[Page, ...], examples: Path, backends: Backends) -> None:
    others, _ = read_pages([examples / "harbour-accord" / "pages"])
    heap = [*pages[:2], *others[:2]]
    reading = read_pages_as_stories(heap, backends)
    told = [{Path(a.source).parent.parent.name for a in d.articles} for d in reading.dossiers]
    assert sorted(map(sorted, told)) == [["harbour-accord"], ["night-train"]]
    assert reading_json(read_pages_as_stories(heap[::-1], backends)) == reading_json(reading)


def test_progress_comes_to_its_end(pages: tuple[Page, ...], backends: Backends) -> None:
    seen: list[tuple[str, int, int]] = []
    read_pages_as_story(pages[:2], backends, progress=lambda *row: seen.append(row))
    last = {what: (done, of) for what, done, of in seen}
    assert list(last) == ["reading pages", "reading closely", "comparing"]
    assert all(done == of for done, of in last.values())


def test_without_vectors_no_encoder_takes_part(pages: tuple[Page, ...]) -> None:
    found = read_pages_as_story(pages[:2], Backends(vectors=False))
    assert len(found.made_by.models) == 1
    assert found.points


def double(numbers: list[int]) -> list[int]:
    return [2 * n for n in numbers]


@pytest.mark.parametrize("count", [0, 1, 2, 19])
@pytest.mark.parametrize("jobs", [0, 1, 2])
def test_a_map_keeps_its_order(count: int, jobs: int) -> None:
    if jobs == 2 and count == 2:
        return  # a pool of processes more would show nothing new
    finished: list[int] = []
    assert map_shards(double, list(range(count)), jobs=jobs, done=finished.append) == [2 * n for n in range(count)]
    assert finished == sorted(finished)
    assert finished[-1:] == [count]
