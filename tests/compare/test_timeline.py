"""The timeline of a story, and pages whose day only the story tells. All sentences are invented."""

import datetime as dt
from dataclasses import replace

from rashomon.compare.anchors import anchored, story_anchor
from rashomon.compare.timeline import build_timeline
from rashomon.model import Account, Annotation, Article, Claim, Moment, Origin, Point, Sentence, Span, TaggedSentence
from rashomon.text.reading_times import read_dates, read_happenings


def account(key: str, text: str, published: str | None) -> Account:
    when = Moment.parse(published) if published else None
    article = Article(key, key, f"{key}.txt", text, ((0, len(text)),), published=when, language="en")
    sentence = Sentence(Span(key, 0, len(text)), "body", 0)
    tagged = (TaggedSentence(sentence),)
    dates = read_dates(text, key, tagged, anchor=when.date if when else None, language="en")
    happenings = read_happenings(text, tagged, dates)
    return Account(article, Annotation((sentence,), tagged, (), (), (), dates, (), happenings))


ONE = account("a", "The ferry Halka sank off the harbour of Brod on Wednesday.", "2024-03-14")
TWO = account("b", "On Wednesday a ferry, the Halka, sank near Brod harbour.", "2024-03-14")
OLD = account("c", "In 1987 another ship burned.", "2024-03-15")
UNDATED = account("d", "The Halka sank on Wednesday off Brod harbour.", None)


def test_one_happening_in_two_accounts_is_one_entry() -> None:
    found = build_timeline([TWO, OLD, ONE], ())
    assert [(e.when.iso, len(e.spans)) for e in found] == [("1987", 1), ("2024-03-13", 2)]


def test_an_entry_names_the_origins_that_state_it() -> None:
    origins = (Origin("O1", ("a", "b")), Origin("O2", ("c",)))
    found = build_timeline([TWO, OLD, ONE], (), origins=origins)
    assert [(e.when.iso, e.origins) for e in found] == [("1987", ("O2",)), ("2024-03-13", ("O1",))]


def test_the_order_of_accounts_does_not_matter() -> None:
    assert build_timeline([ONE, TWO, OLD, UNDATED], ()) == build_timeline([UNDATED, OLD, TWO, ONE], ())


def test_what_happened_otherwise_stays_apart() -> None:
    other = account("e", "Parliament elected a speaker on Wednesday.", "2024-03-14")
    assert [len(e.spans) for e in build_timeline([ONE, other], ())] == [1, 1]


def test_points_that_say_it_are_named() -> None:
    span = Span("a", 0, len(ONE.article.text))
    said = Point("P1", "k", "t", "one-origin", ("O1",), (Claim(span, span),))
    far = Point("P2", "k", "t", "one-origin", ("O1",), (Claim(Span("b", 0, 3), Span("b", 0, 3)),))
    assert [e.points for e in build_timeline([ONE], (said, far))] == [("P1",)]


def test_an_undated_page_is_read_against_the_day_of_its_story() -> None:
    assert story_anchor([ONE, OLD, TWO, UNDATED]) == dt.date(2024, 3, 14)
    found = anchored([ONE, UNDATED])
    assert found[0] is ONE
    assert [h.when.iso for h in found[1].annotation.happenings] == ["2024-03-13"]


def test_without_any_day_nothing_is_guessed() -> None:
    assert story_anchor([UNDATED]) is None
    assert anchored([UNDATED]) == (UNDATED,)
    assert build_timeline([UNDATED], ()) == ()


def test_days_printed_in_the_texts_are_no_day_of_writing() -> None:
    first = account("f", "It rained on 2 May 2023 and on 4 May 2023.", None)
    second = account("g", "Since 2 May 2023 and 4 May 2023 it has been dry.", None)
    assert story_anchor([first, second]) is None


def test_accounts_years_apart_give_no_day() -> None:
    late = account("h", "The Halka sank.", "2025-03-14")
    early = account("i", "The Halka sank.", "2020-03-14")
    assert story_anchor([ONE, late, early]) is None


def test_a_day_without_a_year_takes_the_one_its_story_prints() -> None:
    full = account("j", "The mill of Brod burned on 7 October 2021.", "2024-03-14")
    short = account("k", "The mill burned on 7 October.", "2024-03-14")
    assert [h.when.iso for h in short.annotation.happenings] == ["2023-10-07"]
    assert [h.when.iso for a in anchored([full, short]) for h in a.annotation.happenings] == ["2021-10-07", "2021-10-07"]


def test_a_day_soon_before_keeps_its_year() -> None:
    full = account("l", "A storm came on 2 March 2021.", "2024-03-14")
    short = account("m", "The Halka sank on 2 March.", "2024-03-14")
    assert anchored([full, short])[1].annotation.happenings[0].when.iso == "2024-03-02"


def test_claims_of_an_undated_page_get_their_time() -> None:
    span = Span("d", 0, len(UNDATED.article.text))
    undated = replace(UNDATED, annotation=replace(UNDATED.annotation, claims=(Claim(span, span),)))
    claim = anchored([ONE, undated])[1].annotation.claims[0]
    assert claim.when == Moment("2024-03-13", "day")
    assert [(v.kind, v.value) for v in claim.values] == [("date", "2024-03-13")]


def test_a_page_stamped_a_day_early_is_read_from_its_own_words() -> None:
    early = account("n", "The Halka sank on Sunday, the harbour master said on Monday. Divers went down today.", "2024-03-10")
    assert [h.when.iso for h in early.annotation.happenings] == ["2024-03-10", "2024-03-11", "2024-03-11"]
