"""The invented archive is what it says it is: the same at every call, as varied as news, well formed, and true to its truth."""

import json
import subprocess
import sys
from collections import Counter
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.corpus import FORMS, Corpus, flat_text, markup, write
from rashomon.clean.pages import clean
from rashomon.ingest.files import raw_pages
from rashomon.ingest.raw import open_page, raw_page
from rashomon.model import RawPage

SMALL = Corpus(120, hot=8)


@pytest.fixture(scope="module")
def block() -> list:
    return list(Corpus(8192).plans())


@given(st.integers(0, 10**9), st.integers(0, 3))
@settings(max_examples=40, deadline=None)
def test_any_article_can_be_made_without_the_others(number: int, seed: int) -> None:
    assert Corpus(1, seed=seed).page(number) == Corpus(10**9, seed=seed).page(number)


def test_the_parts_are_the_whole() -> None:
    parts = [list(SMALL.pages(part, 3)) for part in range(3)]
    turns = sorted((page for part in parts for page in part), key=lambda page: page.draft.plan.number)
    assert turns == list(SMALL.pages())


def test_a_longer_archive_begins_with_the_shorter_one() -> None:
    assert list(islice(Corpus(500).pages(), 40)) == list(Corpus(40).pages())


def test_another_seed_is_another_archive() -> None:
    one, other = Corpus(40), Corpus(40, seed=2)
    assert not {page.draft.title for page in one.pages()} & {page.draft.title for page in other.pages()}


def test_another_process_makes_the_same_bytes(tmp_path: Path, root: Path) -> None:
    write(SMALL, tmp_path / "here", files=3)
    command = [sys.executable, root / "benchmarks" / "corpus.py", "--articles", "120", "--hot", "8", "--files", "3"]
    subprocess.run([*command, "--jobs", "2", "--out", tmp_path / "there"], check=True, capture_output=True)
    for name in ("truth.jsonl", *(f"pages/part-{n:05}.jsonl" for n in range(3))):
        assert (tmp_path / "here" / name).read_bytes() == (tmp_path / "there" / name).read_bytes()


def test_languages(block: list) -> None:
    shares = Counter(plan.language for plan in block)
    assert 0.33 < shares["en"] / len(block) < 0.41
    assert len(shares) == 16
    assert [language for language, _ in shares.most_common(1)] == ["en"]


def test_stories(block: list) -> None:
    sizes = Counter(plan.story for plan in block)
    alone = sum(size == 1 for size in sizes.values())
    large = [size for size in sizes.values() if size >= 10]
    assert 0.65 < alone / len(sizes) < 0.78  # of stories
    assert 0.25 < sum(large) / len(block) < 0.48  # of articles
    assert max(large) > 100
    times: dict[int, list[float]] = {}
    for plan in block:
        times.setdefault(plan.story, []).append(plan.days)
    lasting = [max(days) - min(days) for days in times.values()]
    assert max(lasting) < 14.5  # ten days, or the two weekends among them, at which less is published
    assert sum(days > 1 for days in lasting) > 50


def test_copies(block: list) -> None:
    copies = [plan for plan in block if plan.copied is not None]
    assert 0.30 < len(copies) / len(block) < 0.50
    for plan in copies:
        source = block[plan.copied]
        assert (source.story, source.language, source.copied) == (plan.story, plan.language, None)
        assert source.days <= plan.days
    assert {plan.manner for plan in copies} == {"verbatim", "cut", "edited", "own lead"}


def test_lengths_hosts_and_days(block: list) -> None:
    assert 400 < sum(plan.words for plan in block) / len(block) < 500
    hosts = Counter(plan.host for plan in block if plan.language == "en")
    assert hosts[1] > 3 * hosts[10] > 0
    hours = Counter(int(plan.days * 24) % 24 for plan in Corpus(700_000).plans(0, 100))
    assert sum(hours[hour] for hour in range(9, 17)) > 3 * sum(hours[hour] for hour in range(6))
    assert 0.01 < sum(not plan.dated for plan in block) / len(block) < 0.03


def test_a_copy_has_the_words_of_its_source() -> None:
    corpus = Corpus(3000)
    seen: Counter[str] = Counter()
    for plan in corpus.plans():
        if plan.copied is None or seen[plan.manner] >= 5:
            continue
        seen[plan.manner] += 1
        ours, theirs = (corpus.page(number).draft.paragraphs for number in (plan.number, plan.copied))
        match plan.manner:
            case "verbatim":
                assert ours[1:] == theirs[1:]
                assert theirs[0].endswith(ours[0])
            case "cut":
                assert ours[1:] == theirs[1 : len(ours)]
            case "edited":
                known = Counter(" ".join(theirs))
                assert sum((known & Counter(" ".join(ours))).values()) > 0.7 * sum(known.values())
            case "own lead":
                assert ours[-len(theirs) + 1 :] == theirs[1:] or len(theirs) == 1
    assert len(seen) == 4


def test_accounts_of_one_story_share_its_people_and_places_and_little_else() -> None:
    corpus = Corpus(3000)
    plans = [plan for plan in corpus.plans() if plan.copied is None and plan.language == "en" and not plan.second_act]
    sizes = Counter(plan.story for plan in plans)
    story, _ = sizes.most_common(1)[0]
    bodies = [" ".join(corpus.page(plan.number).draft.paragraphs).split() for plan in plans if plan.story == story][:4]
    assert len(bodies) == 4
    shared = set.intersection(*(set(body) for body in bodies))
    assert sum(word[0].isupper() for word in shared) >= 2
    runs = [{tuple(body[n : n + 6]) for n in range(len(body) - 5)} for body in bodies]
    assert len(runs[0] & runs[1]) < 0.35 * len(runs[0])  # what was said


@pytest.mark.parametrize("form", FORMS)
def test_what_is_written_is_read_back(form: str, tmp_path: Path) -> None:
    assert write(SMALL, tmp_path, form=form, files=2) == 128
    truth = {row["url"]: row for row in map(json.loads, (tmp_path / "truth.jsonl").read_text("utf-8").splitlines())}
    assert len(truth) == 128
    found = list(raw_pages([str(path) for path in sorted((tmp_path / "pages").iterdir())]))
    assert all(isinstance(page, RawPage) for page in found)
    assert len(found) == 128
    if form == "html":  # a file does not say where it was
        assert {int(Path(page.source).stem) for page in found} == {row["number"] for row in truth.values()}
    else:
        told = {one.value for page in found for one in page.declared if one.field == "source"} | {page.source for page in found}
        assert set(truth) <= told


@pytest.mark.parametrize("html", [False, True])
def test_the_program_finds_articles_languages_and_dates(html: bool) -> None:
    right: Counter[str] = Counter()
    pages = list(Corpus(80).pages())
    for page in pages:
        data = (markup(page) if html else flat_text(page)).encode()
        article = clean(open_page(raw_page("page.html" if html else "page.txt", data)), bulk=True)
        draft = page.draft
        words, true = Counter(article.body_text().split()), Counter(" ".join(draft.paragraphs).split())
        right["body"] += sum((words & true).values()) > 0.9 * max(sum(words.values()), sum(true.values()))
        right["language"] += article.language == draft.plan.language
        found = article.published.utc if article.published else None
        right["date"] += (found.date() if found else None) == (draft.published.date() if draft.published else None)
    assert all(count >= 0.9 * len(pages) for count in right.values()), right


def test_a_hot_wire() -> None:
    pages = list(Corpus(0, hot=30).pages())
    first = Counter(" ".join(pages[0].draft.paragraphs).split())
    for page in pages[1:]:
        assert page.draft.plan.story == pages[0].draft.plan.story
        shared = sum((first & Counter(" ".join(page.draft.paragraphs).split())).values())
        assert shared > 0.25 * sum(first.values())
    assert len({page.url for page in pages}) == 30
