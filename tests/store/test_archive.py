"""An archive keeps what it says it keeps: the same on SQLite and on PostgreSQL."""

import threading
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest
import sqlalchemy as sa
from invented_pages import BAKERS, CHINESE, CYRILLIC, FERRY, FERRY_TOO, HINDI, KOREAN, MENU, write

from rashomon.archive import Added, Archive
from rashomon.engine.flow import Backends, clean_pages, read_story
from rashomon.engine.sorting import go_on
from rashomon.engine.taking import take
from rashomon.gather.story_traits import Traits
from rashomon.ingest.files import read_pages
from rashomon.ingest.raw import raw_page
from rashomon.model import Anchor, Decision, ModelUsed, NameGuess, NothingReadError, Tagger, Token, UsageError
from rashomon.store import tables

NO_VECTORS = Backends(vectors=False)


def together(articles: Sequence[Traits], _stories: Mapping[str, str]) -> list[list[str]]:
    """A grouper that puts everything into one story."""
    return [[article.id for article in articles]]


def apart(articles: Sequence[Traits], _stories: Mapping[str, str]) -> list[list[str]]:
    """A grouper that leaves every article alone."""
    return [[article.id] for article in articles]


def ids(archive: Archive) -> dict[str, str]:
    """File name to article id, old versions too."""
    return {Path(line.source).stem: line.id for line, _ in archive.articles()}


def test_what_was_read_once_is_never_read_again(place: str, tmp_path: Path) -> None:
    pages = write(tmp_path / "pages", a=FERRY, b=BAKERS, menu=MENU)
    told: list[Added] = []
    with Archive(place) as archive:
        first = archive.add([pages / "a.txt"], tell=told.append)
        assert (first.added, first.known, first.without_article) == (1, 0, 0)
        second = archive.add([pages], tell=told.append)
        assert (second.added, second.known, second.without_article) == (1, 1, 1)
        third = archive.add([pages], tell=told.append)
        assert (third.added, third.known, third.without_article) == (0, 3, 0)
        assert [Path(one.source).name for one in told] == ["a.txt", "b.txt", "menu.txt"]
        assert "no article" in told[-1].why
        assert list(archive.check()) == []


def test_a_file_is_the_same_page_wherever_it_is_named_from(place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pages = write(tmp_path / "pages", a=FERRY)
    with Archive(place) as archive:
        archive.add([pages])
        monkeypatch.chdir(pages)
        assert archive.add(["a.txt"]).known == 1


def test_bytes_and_articles_come_back_as_they_were(place: str, examples: Path) -> None:
    folder = examples / "night-train" / "pages"
    with Archive(place) as archive:
        archive.add([folder], manifest=examples / "night-train" / "manifest.csv")
        kept = {article.id: article for _, article in archive.articles()}
        for article in kept.values():
            raw = archive.raw(article.id)
            assert raw is not None
            assert raw.data == Path(article.source).read_bytes()
        assert archive.raw("nobody") is None
    pages, _ = read_pages([folder], manifest=examples / "night-train" / "manifest.csv")
    articles, _ = clean_pages(pages)
    assert set(articles) == set(kept.values())


def test_processes_make_no_difference(place: str, tmp_path: Path, examples: Path) -> None:
    with Archive(place) as archive, Archive(tmp_path / "other.sqlite") as other:
        assert archive.add([examples / "harbour-accord" / "pages"]) == other.add([examples / "harbour-accord" / "pages"], jobs=2)
        assert list(archive.articles()) == list(other.articles())


def test_an_edited_page_is_a_new_version(place: str, tmp_path: Path) -> None:
    pages = write(tmp_path / "pages", a=FERRY, b=FERRY_TOO)
    with Archive(place) as archive:
        archive.add([pages])
        archive.sort(grouper=together)
        (story,) = archive.stories()
        write(pages, a=FERRY.replace("214", "241"))
        archive.add([pages])
        old, _, new = sorted(archive.articles(), key=lambda pair: (pair[0].version, pair[0].source))[0:3]
        lines = {(line.version, Path(line.source).stem): line for line, _ in archive.articles()}
        assert set(lines) == {(1, "a"), (1, "b"), (2, "a")}
        (now,) = archive.stories()
        assert now.id == story.id
        assert {(one.version, Path(one.source).stem) for one in now.articles} == {(1, "b"), (2, "a")}
        write(pages, a=FERRY)
        assert archive.add([pages]).known == 2
        (back,) = archive.stories()
        assert back.id == story.id
        assert {(one.version, one.id) for one in back.articles} == {(1, lines[1, "b"].id), (3, lines[1, "a"].id)}
        assert list(archive.check()) == []
        assert old[0].id != new[0].id


def test_pages_of_one_address_are_versions_of_each_other(place: str, tmp_path: Path) -> None:
    pages = write(tmp_path / "pages", a=FERRY, b=FERRY_TOO)
    manifest = tmp_path / "manifest.csv"
    manifest.write_text("path,url\npages/a.txt,https://lantern.example/1\npages/b.txt,https://lantern.example/1\n", "utf-8")
    with Archive(place) as archive:
        for _ in range(2):
            archive.add([pages], manifest=manifest)
            assert [(Path(line.source).stem, line.version) for line, _ in archive.articles()] == [("a", 1), ("b", 2)]
        assert archive.counts().articles == 1
        assert archive.counts().versions == 1


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("ferry", {"a", "b"}),
        ("FERRY harbour", {"a", "b"}),
        ("ferry bakers", set()),
        ('"ran aground"', {"a", "b"}),
        ('"aground ran"', set()),
        ("“long scrape”", {"a"}),
        ("lowenbrau", {"c"}),
        ("LÖWENBRÄU", {"c"}),
        ("214", {"a", "b"}),
        ("забастовку", {"d"}),
        ("ВЕЛЬДЕН", {"d"}),
        ("罢工", {"e"}),
        ("工罢", set()),
        ("파업", {"f"}),
        ("항구", {"f"}),
        ("학교", set()),
        ("हड़ताल", {"g"}),
        ("हड़ताला", set()),
        ("भट्ठियाँ चाहते", {"g"}),
        ("कहा", {"g"}),
        ("कहो", set()),
        ("ferr", set()),
        ("Ruseva, who", {"a"}),
        ("Ru'seva", set()),
        ('AND OR NOT "', set()),
        ("x' OR 1=1 --", set()),
    ],
)
def test_search(query: str, found: set[str], library: Archive) -> None:
    hits = library.search(query)
    assert {Path(hit.source).stem for hit in hits} == found
    assert all(hit.excerpt for hit in hits)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def library(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """An archive of seven pages in five scripts, for looking only."""
    folder = tmp_path_factory.mktemp("library")
    place = folder / "archive.sqlite" if request.param == "sqlite" else request.getfixturevalue("server").new_database("library")
    pages = write(folder / "pages", a=FERRY, b=FERRY_TOO, c=BAKERS, d=CYRILLIC, e=CHINESE, f=KOREAN, g=HINDI)
    with Archive(place) as archive:
        archive.add([pages])
        yield archive


def test_the_best_stands_first_with_its_words(library: Archive) -> None:
    (hit,) = library.search("mill surprise")
    assert "Löwenbräu mill called" in hit.excerpt
    assert hit.title == "Bakers of Velden strike over ovens"
    assert len(library.search("the", most=2)) == 2


def test_deleted_is_gone_and_stays_out(place: str, tmp_path: Path) -> None:
    pages = write(tmp_path / "pages", a=FERRY, b=FERRY_TOO, copy=FERRY, c=BAKERS)
    with Archive(place) as archive:
        archive.add([pages])
        archive.sort(grouper=together)
        archive.show(archive.stories()[0].id, backends=NO_VECTORS)
        known = ids(archive)
        content = {article.id: article.content for _, article in archive.articles()}
        archive.decide(Decision("entity", True, Anchor(content[known["a"]], 0, 5), Anchor(content[known["c"]], 0, 5)))
        assert {page for page, _ in archive.meant(str(pages / "a.txt"))} == {known["a"], known["copy"]}
        gone = archive.delete(known["a"])
        assert {page for page, _ in gone} == {known["a"], known["copy"]}, "the same bytes cannot be told apart by a hash"
        assert archive.search("Ruseva") == ()
        assert archive.raw(known["a"]) is None
        assert archive.decisions() == ()
        assert archive.deleted() == (content[known["a"]],)
        assert {one.id for one in archive.stories()[0].articles} == {known["b"], known["c"]}
        assert archive.counts().annotations == 2
        again = archive.add([pages], again=True)
        assert {Path(page.source).name for page in again.not_read if "deleted" in page.why} == {"a.txt", "copy.txt"}
        assert archive.search("Ruseva") == ()
        assert list(archive.check()) == []
        with pytest.raises(UsageError, match="nothing in this archive"):
            archive.delete(known["a"])


def test_all_versions_are_deleted_together(place: str, tmp_path: Path) -> None:
    pages = write(tmp_path / "pages", a=FERRY, b=BAKERS)
    with Archive(place) as archive:
        archive.add([pages])
        write(pages, a=FERRY_TOO)
        archive.add([pages])
        archive.sort(grouper=apart)
        assert len(archive.delete(str(pages / "a.txt"))) == 2
        assert [Path(line.source).stem for line, _ in archive.articles()] == ["b"]
        assert len(archive.stories(least=1)) == 1
        assert list(archive.check()) == []


def test_nothing_of_it_is_left_in_the_file(tmp_path: Path) -> None:
    mark = "Qwyrtzelmax"
    pages = write(tmp_path / "pages", a=FERRY.replace("Danica", mark), b=FERRY_TOO, c=BAKERS)
    file = tmp_path / "archive.sqlite"
    with Archive(file) as archive:
        archive.add([pages])
        assert mark.lower().encode() in b"".join(path.read_bytes() for path in tmp_path.glob("archive.sqlite*"))
        archive.delete(archive.search(mark)[0].id)
        assert mark.lower().encode() not in b"".join(path.read_bytes() for path in tmp_path.glob("archive.sqlite*"))


def test_a_story_keeps_its_id_when_articles_are_added(place: str, tmp_path: Path) -> None:
    pages = write(tmp_path / "pages", a=FERRY, b=FERRY_TOO)
    with Archive(place) as archive:
        archive.add([pages])
        (story,) = archive.stories()
        write(pages, c=BAKERS, d=FERRY_TOO.replace("sandbank", "reef"))
        archive.add([pages])
        (now,) = archive.stories()
        assert now.id == story.id
        assert {Path(one.source).stem for one in now.articles} == {"a", "b", "d"}
        assert archive.forwards() == ()


def test_merged_and_split_stories_lead_on(place: str, tmp_path: Path) -> None:
    pages = write(tmp_path / "pages", a=FERRY, b=FERRY_TOO)
    with Archive(place) as archive:
        archive.add([pages])
        archive.sort(grouper=apart)
        first, second = sorted(story.id for story in archive.stories(least=1))
        write(pages, c=BAKERS)
        archive.add([pages])
        archive.sort(grouper=together)
        (story,) = archive.stories()
        assert story.id in (first, second)
        gone = first if story.id == second else second
        assert [(one.story, one.to, one.why) for one in archive.forwards()] == [(gone, story.id, "merged")]
        for name in (gone, story.id, story.id[:12], story.id.removeprefix("story-"), ids(archive)["c"]):
            assert archive.find_story(name)[0] == story.id
        write(pages, d=BAKERS.replace("Forty", "Fifty"))
        archive.add([pages])
        archive.sort(grouper=apart)
        assert len(archive.stories(least=1)) == 4
        split = archive.find_story(gone)[1]
        assert {one.to for one in split} == {one.id for one in archive.stories(least=1)} - {story.id} - {
            archive.find_story(ids(archive)["d"])[0]
        }
        assert list(archive.check()) == []
        with pytest.raises(UsageError, match="no story"):
            archive.find_story("story-ffff")


class Refuses:
    """A tagger that must not be asked: what it would say is kept."""

    used: ModelUsed

    def __init__(self, used: ModelUsed) -> None:
        self.used = used

    def tag(self, sentences: Sequence[str]) -> list[tuple[tuple[Token, ...], tuple[NameGuess, ...]]]:
        raise AssertionError("what was read before is read again")


class Unasked(Backends):
    """Backends whose taggers have the right hash and refuse to work."""

    def tagger(self, language: str) -> Tagger | None:
        real = super().tagger(language)
        return Refuses(real.used) if real is not None else None


def test_a_dossier_is_that_of_a_reading_and_nothing_is_read_twice(place: str, tmp_path: Path) -> None:
    pages = write(tmp_path / "pages", a=FERRY, b=FERRY_TOO, copy=FERRY)
    with Archive(place) as archive:
        archive.add([pages])
        archive.sort(grouper=together)
        (story,) = archive.stories()
        dossier = archive.show(story.id[:10], backends=NO_VECTORS)
        assert dossier.id == story.id
        assert archive.counts().annotations == 2, "the copy has the reading of what it copies"
        assert archive.show(story.id, backends=Unasked(vectors=False)) == dossier
        plain = read_story([article for _, article in archive.articles()], NO_VECTORS)
        assert (plain.points, plain.quotes, plain.entities) == (dossier.points, dossier.quotes, dossier.entities)
        with pytest.raises(NothingReadError, match="as-of"):
            archive.show(story.id, backends=NO_VECTORS, as_of=plain.articles[0].published.parse("2001"))


def test_decisions_are_kept_in_order(place: str) -> None:
    one = Decision("entity", True, Anchor("sha256:1", 0, 4), Anchor("sha256:2", 7, 9), by="an editor")
    other = Decision("entity", False, Anchor("sha256:1", 0, 4), Anchor("sha256:2", 7, 9))
    with Archive(place) as archive:
        archive.decide(one)
        archive.decide(other)
        assert archive.decisions() == (one, other)


def test_again_reads_anew_and_keeps_the_story(place: str, tmp_path: Path) -> None:
    pages = write(tmp_path / "pages", a=FERRY, b=FERRY_TOO)
    manifest = tmp_path / "manifest.csv"
    manifest.write_text("path,outlet\npages/a.txt,The Harbour Lantern\n", "utf-8")
    with Archive(place) as archive:
        archive.add([pages])
        archive.sort(grouper=together)
        before = archive.stories()[0]
        assert archive.add([pages], manifest=manifest).added == 0
        assert archive.add([pages], manifest=manifest, again=True).anew == 2
        after = archive.stories()[0]
        assert after.id == before.id
        assert [one.outlet for one in sorted(after.articles, key=lambda one: one.source)] == ["The Harbour Lantern", ""]
        assert [one.version for one in after.articles] == [1, 1]
        assert {Path(hit.source).stem for hit in archive.search("ferry")} == {"a", "b"}
        assert list(archive.check()) == []


def test_ctrl_c_loses_nothing_that_was_read(place: str, tmp_path: Path) -> None:
    pages = write(tmp_path / "pages", a=FERRY, b=FERRY_TOO, c=BAKERS)

    def interrupted() -> Iterator[Path]:
        yield pages / "a.txt"
        yield pages / "b.txt"
        raise KeyboardInterrupt

    told: list[Added] = []
    with Archive(place) as archive:
        with pytest.raises(KeyboardInterrupt):
            archive.add(interrupted(), tell=told.append)
        kept = set(ids(archive).values())
        assert {one.id for one in told} <= kept
        done = archive.add([pages])
        assert done.added == 3 - len(kept)
        assert archive.counts().articles == 3


def test_one_bad_page_does_not_stop_the_others(place: str, tmp_path: Path) -> None:
    pages = write(tmp_path / "pages", a=FERRY, z=BAKERS)
    (pages / "deep.html").write_text("<html>" + "<div>" * 1_000 + FERRY, "utf-8")
    (pages / "noise.txt").write_bytes(bytes(range(256)) * 50)
    (pages / "odd.html").write_text(f"<html><title>Half &#xD83D; a sign</title><p>{FERRY}", "utf-8")
    with Archive(place) as archive:
        done = archive.add([pages, tmp_path / "nowhere"])
        assert {"a", "z"} <= ids(archive).keys()
        assert {Path(page.source).name for page in done.not_read} >= {"noise.txt", "nowhere"}
        assert archive.add([pages]).added == 0
        assert list(archive.check()) == []


def test_addresses_of_any_length_and_kind(place: str, tmp_path: Path) -> None:
    noise = "".join(chr(97 + n * n % 26) + str(n * 7919 % 9973) for n in range(3000))
    pages = [
        raw_page(f"https://lantern.example/{noise}", FERRY.encode()),
        raw_page("nul \x00 and 灯", BAKERS.encode(), charset="x" * 90),
    ]
    with Archive(place) as archive:
        archive.add_taken([take(page) for page in pages])
        archive.add_taken([take(page) for page in pages])
        assert archive.counts().articles == 2
        assert list(archive.check()) == []


def test_several_write_at_once(place: str, tmp_path: Path) -> None:
    folders = [write(tmp_path / str(n), **{f"p{n}_{m}": FERRY.replace("214", f"{n}{m}") for m in range(20)}) for n in range(3)]
    shared = write(tmp_path / "shared", **{f"s{m}": BAKERS.replace("Forty", f"{m + 40}") for m in range(10)})
    with Archive(place):
        pass
    errors: list[BaseException] = []

    def work(folder: Path) -> None:
        try:
            with Archive(place) as archive:
                archive.add([folder, shared])
                archive.sort(grouper=together)
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=work, args=(folder,)) for folder in folders]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    with Archive(place) as archive:
        assert archive.counts().articles == 70
        assert len(archive.stories()) == 1
        assert list(archive.check()) == []


def test_a_reader_sees_whole_transactions_while_one_writes(place: str, tmp_path: Path) -> None:
    pages = write(tmp_path / "pages", a=FERRY)
    with Archive(place) as archive, Archive(place) as reader:
        archive.add([pages])
        with archive._database.writing() as connection:
            connection.execute(sa.update(tables.articles).values(current=False))
            assert reader.counts().articles == 1
            assert len(reader.search("ferry")) == 1
        assert reader.counts().articles == 0


DAMAGE = {
    "bytes of a page": sa.update(tables.raw).values(data=b"x"),
    "an article": sa.update(tables.articles).values(article=b"x"),
    "another page's bytes": sa.update(tables.raw).values(
        data=sa.select(tables.raw.alias("other").c.data).order_by(sa.text("1")).limit(1).scalar_subquery()
    ),
    "a lost article": sa.delete(tables.articles),
    "a lost version": sa.delete(tables.versions),
    "an empty story": sa.insert(tables.stories).values(id="story-x", founded=9),
    "a forward to nowhere": sa.insert(tables.forwards).values(story="story-y", target="story-z", why="merged"),
    "a tombstone of what is there": sa.insert(tables.tombstones).from_select(["content"], sa.select(tables.raw.c.content)),
    "an annotation of nothing": sa.insert(tables.annotations).values(
        reading="r", stage="annotate", stage_version="1", model="", data=b"x"
    ),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_check_sees(damage: str, place: str, tmp_path: Path) -> None:
    pages = write(tmp_path / "pages", a=FERRY, b=BAKERS)
    with Archive(place) as archive:
        archive.add([pages])
        assert list(archive.check()) == []
        with archive._database.writing() as connection:
            if damage == "a lost article":
                connection.execute(sa.delete(tables.versions))
            connection.execute(DAMAGE[damage])
        assert list(archive.check()) != []


def test_check_sees_an_index_that_is_not_what_the_articles_say(tmp_path: Path) -> None:
    pages = write(tmp_path / "pages", a=FERRY)
    with Archive(tmp_path / "archive.sqlite") as archive:
        archive.add([pages])
        with archive._database.writing() as connection:
            connection.exec_driver_sql("DROP TRIGGER article_changed")
            connection.execute(sa.update(tables.articles).values(words="something else"))
        assert "full-text index" in "".join(archive.check())


def test_a_stream_goes_on_from_the_stories_there_are_and_reads_no_article_twice(place: str, tmp_path: Path) -> None:
    pages = write(tmp_path / "pages", a=FERRY, b=BAKERS)
    with Archive(place) as archive:
        archive.add([pages])
        first = {Path(line.source).stem: story.id for story in archive.stories(least=1) for line in story.articles}
        assert first["a"] != first["b"]
        write(pages, c=FERRY_TOO)
        archive.add([pages])
        read: list[str] = []
        archive.sort(grouper=lambda traits, stories: read.extend(sorted(stories.values())) or go_on(traits, stories))
        assert read == sorted(["", *first.values()])
        then = {Path(line.source).stem: story.id for story in archive.stories(least=1) for line in story.articles}
        assert then == {**first, "c": first["a"]}
        assert list(archive.check()) == []
