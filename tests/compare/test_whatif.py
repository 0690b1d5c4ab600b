"""What would be left without an outlet, what could be known at a time, who never corrected, and one person's timeline."""

from dataclasses import replace

import pytest

from rashomon.compare.as_of import parse_time, public_by
from rashomon.compare.bearing import find_load_bearing
from rashomon.compare.figures import RULES, low_best_high, with_rule
from rashomon.compare.one_person import bearers, of_person
from rashomon.compare.uncorrected import find_uncorrected
from rashomon.compare.without import without
from rashomon.model import (
    Article,
    Claim,
    Conflict,
    ConflictValue,
    Dossier,
    Entity,
    Form,
    MadeBy,
    Moment,
    Origin,
    Point,
    Span,
    TimelineEntry,
    UsageError,
)

TEXT = "Nine cranes fell. The mayor Ida Brandt wept."


def article(label: str, published: str | None, *, outlet: str = "", host: str = "", agency: str = "") -> Article:
    return Article(
        label, f"sha256:{label}", f"{label}.txt", TEXT, ((0, len(TEXT)),),
        outlet=outlet or None, host=host or None, agencies=(agency,) if agency else (),
        published=Moment.parse(published) if published else None, reading="deep", language="en",
    )  # fmt: skip


def first(label: str) -> Span:
    return Span(label, 0, 17)


def second(label: str) -> Span:
    return Span(label, 18, 44)


def claim(span: Span) -> Claim:
    return Claim(span, span)


def point(label: str, standing: str, origins: tuple[str, ...], *spans: Span, conflicts: tuple[str, ...] = ()) -> Point:
    return Point(label, f"key-{label}", "Nine cranes fell.", standing, origins, tuple(map(claim, spans)), conflicts=conflicts)  # type: ignore[arg-type]


ARTICLES = (
    article("a", "2031-05-01T08:00", outlet="The Gull", host="www.gull.example", agency="KNA"),
    article("b", "2031-05-01T12:00", outlet="Evening Mast"),
    article("c", "2031-05-02T09:00", outlet="The Gull", host="gull.example"),
    article("d", None, host="anonymous.example"),
)
ORIGINS = (Origin("O1", ("a", "b"), "KNA"), Origin("O2", ("c",)), Origin("O3", ("d",)))
TOLL = Conflict(
    "C1", "key-C1", "number", "how many cranes fell", "superseded",
    (
        ConflictValue("at least 7", (first("a"), first("b")), ("O1",), "2031-05-01T12:00:00"),
        ConflictValue("9", (first("c"), first("d")), ("O2", "O3"), "2031-05-02T09:00:00"),
    ),
    ("later counts replace earlier ones: 2 accounts",), ("P1",),
)  # fmt: skip
POINTS = (
    point("P1", "superseded", ("O1", "O2", "O3"), *map(first, "abcd"), conflicts=("C1",)),
    point("P2", "agreed", ("O1", "O2"), second("b"), second("c")),
    point("P3", "one-origin", ("O2",), second("c")),
)


def cranes() -> Dossier:
    people = (
        Entity("E1", "person", "Ida Brandt", (Form("Ida Brandt", "b", 1),), (Span("b", 28, 38),)),
        Entity("E2", "person", "Karl Brandt", (Form("Brandt", "c", 1),), (Span("c", 32, 38),)),
    )
    timeline = (
        TimelineEntry(Moment("2031-05-01", "day"), "Nine cranes fell.", ("P1",), (first("a"), first("c"))),
        TimelineEntry(Moment("2031-05-01", "day"), "The mayor Ida Brandt wept.", ("P2",), (second("b"),)),
    )
    return Dossier(
        MadeBy("0", options=(("rule", "latest-per-origin"),)), "story", "Nine cranes fell", "2031-05-01",
        ARTICLES, ORIGINS, (), (), people, (), POINTS, (TOLL,), timeline, (), (), (),
        load_bearing=find_load_bearing(ARTICLES, ORIGINS, POINTS),
    )  # fmt: skip


def test_what_hangs_on_each_outlet() -> None:
    rows = {row.outlet: (row.articles, row.falls, row.weakens) for row in cranes().load_bearing}
    assert rows == {
        "The Gull": (("a", "c"), ("P3",), ("P2",)),
        "Evening Mast": (("b",), (), ("P2",)),
        "KNA": (("a", "b"), (), ("P2",)),  # its origin falls as a whole, although the Mast credits no one
    }


def test_a_single_account_bears_nothing() -> None:
    assert find_load_bearing(ARTICLES[2:3], ORIGINS[1:2], POINTS[2:]) == ()


@pytest.mark.parametrize("name", ["The Gull", "the  gull", "GULL.example", "www.gull.example"])
def test_an_outlet_is_known_by_its_name_and_host(name: str) -> None:
    left = without(cranes(), name)
    assert [a.id for a in left.articles] == ["b", "d"]
    (row,) = left.load_bearing
    assert (row.falls, row.weakens) == (("P3",), ("P2",))
    assert [(f.id, f.text) for f in row.fallen] == [("P3", "Nine cranes fell.")]
    assert [(p.id, p.standing, p.origins) for p in left.points] == [
        ("P1", "superseded", ("O1", "O3")),
        ("P2", "one-origin", ("O1",)),
    ]
    assert [(n.source, n.why[:19]) for n in left.not_read] == [("a.txt", "left out: --without"), ("c.txt", "left out: --without")]


def test_a_conflict_that_one_origin_carries_alone_is_none() -> None:
    left = without(cranes(), "kna")
    assert left.conflicts == ()
    assert left.points[0].standing == "agreed"
    assert left.points[0].conflicts == ()


def test_reasons_of_the_full_reading_say_so() -> None:
    (conflict,) = without(cranes(), "Evening Mast").conflicts
    assert conflict.reasons == ("in the full reading: later counts replace earlier ones: 2 accounts",)
    assert conflict.values[0].as_of == "2031-05-01T08:00:00"


def test_an_unknown_outlet_is_told_which_there_are() -> None:
    with pytest.raises(UsageError, match=r"--without Nobody: .*Evening Mast, KNA, The Gull"):
        without(cranes(), "Nobody")
    only = without(without(cranes(), "KNA"), "The Gull")
    with pytest.raises(UsageError, match="no account would be left"):
        without(only, "anonymous.example")


def test_who_never_corrected() -> None:
    assert [(u.article, u.value, u.later_value, u.later_since) for u in find_uncorrected(ARTICLES, [TOLL])] == [
        ("b", "at least 7", "9", "2031-05-02T09:00:00")
    ]  # the Gull gave the later count the next day


def test_nobody_is_named_where_the_later_value_has_no_time() -> None:
    undated = tuple(article(a.id, None, outlet=a.outlet or "") for a in ARTICLES)
    assert find_uncorrected(undated, [TOLL]) == ()


@pytest.mark.parametrize(
    ("until", "known"),
    [
        ("2031-05-01", ["a", "b"]),
        ("2031-05-01T08:00", ["a"]),
        ("2031-05-01T09:30+02:00", []),
        ("2031-05", ["a", "b", "c"]),
        ("2031", ["a", "b", "c"]),
    ],
)
def test_what_was_out_by_then(until: str, known: list[str]) -> None:
    out, late = public_by(ARTICLES, parse_time(until))
    assert [a.id for a in out] == known
    assert {n.source for n in late} == {f"{a.id}.txt" for a in ARTICLES} - {f"{a}.txt" for a in known}
    assert [n.why for n in late if n.source == "d.txt"] == [
        f"left out: --as-of {parse_time(until)}, and it has no date of publication"
    ]


def test_a_day_alone_is_not_known_to_be_out_in_its_middle() -> None:
    page = article("x", "2031-05-01")
    assert public_by([page], parse_time("2031-05-01"))[0] == (page,)
    assert public_by([page], parse_time("2031-05-01T18:00"))[0] == ()


@pytest.mark.parametrize("text", ["", "yesterday", "2031-13", "2031-02-30", "0000"])
def test_no_time_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="no time in ISO 8601"):
        parse_time(text)


def toll(*values: tuple[str, tuple[str, ...], str]) -> Conflict:
    told = tuple(ConflictValue(value, (first("a"),), origins, as_of) for value, origins, as_of in values)
    return Conflict("C1", "key", "number", "how many", "conflict", told, ("why",))


MONDAY, TUESDAY = "2031-05-05T08:00:00", "2031-05-06T08:00:00"


@pytest.mark.parametrize(
    ("rule", "conflict", "expected"),
    [
        ("latest-per-origin", toll(("9", ("O1",), MONDAY), ("11", ("O2", "O3"), TUESDAY)), ("9", "11", "11")),
        ("latest-per-origin", toll(("9", ("O1", "O2"), MONDAY), ("11", ("O1", "O2"), TUESDAY)), ("11", "11", "11")),
        ("latest-per-origin", toll(("9", ("O1",), MONDAY), ("11", ("O2",), TUESDAY)), ("9", "11", "11")),
        ("latest-per-origin", toll(("9", ("O1",), ""), ("11", ("O2",), "")), ("9", "9", "11")),
        (
            "lowest",
            toll(("at least 9", ("O1",), MONDAY), ("1,100", ("O2", "O3"), TUESDAY)),
            ("at least 9", "at least 9", "1,100"),
        ),
        ("range", toll(("9", ("O1",), MONDAY), ("11 to 14", ("O2",), TUESDAY)), ("9", "9 to 14", "11 to 14")),
        ("range", toll(("9", ("O1",), MONDAY), ("many", ("O2",), TUESDAY)), ("", "", "")),
    ],
)
def test_figures_by_rule(rule: str, conflict: Conflict, expected: tuple[str, str, str]) -> None:
    assert low_best_high(conflict, next(r for r in RULES if r == rule)) == expected


def test_the_rule_is_named_and_an_unknown_one_refused() -> None:
    by_range = with_rule(cranes(), "range")
    assert dict(by_range.made_by.options)["rule"] == "range"
    assert by_range.conflicts[0].best == "at least 7 to 9"
    with pytest.raises(UsageError, match="there are latest-per-origin, lowest, range"):
        with_rule(cranes(), "median")


def test_the_timeline_of_one_person() -> None:
    ida = of_person(cranes(), "ida brandt")
    assert [entry.text for entry in ida.timeline] == ["The mayor Ida Brandt wept."]
    assert dict(ida.made_by.options)["person"] == "Ida Brandt"


def test_a_surname_of_two_is_refused_and_so_is_a_stranger() -> None:
    with pytest.raises(UsageError, match="2 persons are called so: Ida Brandt, Karl Brandt"):
        of_person(cranes(), "Brandt")
    with pytest.raises(UsageError, match="nobody is called so; the accounts name Ida Brandt, Karl Brandt"):
        of_person(cranes(), "Otto Weiss")


@pytest.mark.parametrize(
    ("name", "found"),
    [("Andrei Lukov", ["Andrey Lukov"]), ("Lukov", ["Andrey Lukov"]), ("Лукова", ["Vera Lukova"]), ("Luka", [])],
)
def test_bearers_of_a_name(name: str, found: list[str]) -> None:
    people = [Entity(n, "person", n, (Form(n, "a", 1),), (first("a"),)) for n in ("Andrey Lukov", "Vera Lukova")]
    assert [e.name for e in bearers(name, people)] == found


def test_without_an_outlet_at_an_earlier_time_the_later_pages_still_count() -> None:
    (row,) = find_uncorrected(ARTICLES, [TOLL])
    full = cranes()
    then = replace(full, made_by=replace(full.made_by, options=(("as_of", "2031-05-02"),)), uncorrected=(row,))
    assert without(then, "The Gull").uncorrected == (row,)
    assert without(then, "anonymous.example").uncorrected == (row,)
    assert without(full, "Evening Mast").uncorrected == ()
