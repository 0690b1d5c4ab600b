"""Where invented accounts part, and where they only seem to: the whole comparison, on the real models."""

import pytest
from invented_stories import Text, dossier_of

from rashomon.backends.english import EnglishTagger
from rashomon.backends.vectors import SentenceEncoder
from rashomon.compare.counts import agree
from rashomon.model import Bound, Dossier, Span, Value

SUNK = "when the ferry Halka sank off Brod on Tuesday."
EARLY, LATE = "2024-03-14T10:00", "2024-03-15T10:00"

# (kind, judgement, what is said to be at issue, the values in order), by the texts of the accounts
PART: dict[str, tuple[list[Text], list[tuple[str, str, str, list[str]]]]] = {
    "two tolls": (
        [f"Twelve people were killed {SUNK}", f"Fourteen people were killed {SUNK}"],
        [("number", "conflict", "how many people were killed", ["12", "14"])],
    ),
    "two tolls, one of them twice": (
        [f"Twelve people were killed {SUNK}", f"Fourteen people were killed {SUNK}", f"Fourteen people died {SUNK}"],
        [("number", "conflict", "how many people were killed", ["12", "14"])],
    ),
    "one kind of people": (
        [f"Twelve passengers were killed {SUNK}", f"Fourteen passengers were killed {SUNK}"],
        [("number", "conflict", "how many passengers were killed", ["12", "14"])],
    ),
    "a toll that rises with time": (
        [(EARLY, f"Twelve people were killed {SUNK}"), (LATE, f"Fourteen people were killed {SUNK}")],
        [("number", "superseded", "how many people were killed", ["12", "14"])],
    ),
    "a toll that falls": (
        [(EARLY, f"Fourteen people were killed {SUNK}"), (LATE, f"Twelve people were killed {SUNK}")],
        [("number", "conflict", "how many people were killed", ["12", "14"])],
    ),
    "the missing, who become fewer": (
        [
            (EARLY, "Thirty people are still missing after the ferry sank off Brod."),
            (LATE, "Twenty people are still missing after the ferry sank off Brod."),
        ],
        [("number", "superseded", "how many people are missing", ["20", "30"])],
    ),
    "a floor and a higher toll": (
        [f"At least 12 people were killed {SUNK}", f"A total of 14 people were killed {SUNK}"],
        [("number", "superseded", "how many people were killed", ["at least 12", "14"])],
    ),
    "more than a rounding": (
        [
            "Some 4,000 people fled the valley after the dam broke.",
            "A total of 5,200 people fled the valley after the dam broke.",
        ],
        [("number", "conflict", "how many people were displaced", ["about 4,000", "5,200"])],
    ),
    "two tolls of one story, in sentences that share no other word": (
        [
            (EARLY, f"At least nine people have died. The ferry Halka sank off Brod, {SUNK[5:]}"),
            (LATE, "Brod mourns: the disaster at sea has cost eleven lives, says the mayor. The ferry Halka sank on Tuesday."),
        ],
        [("number", "superseded", "how many people were killed", ["at least 9", "11"])],
    ),
    "two speeds": (
        [
            "The train was going at 70 kilometres per hour when it left the rails at Brod, the railway said.",
            "The train was going at 104 kilometres per hour when it left the rails at Brod, the inspectors said.",
        ],
        [("number", "conflict", "a speed in km/h", ["70 km/h", "104 km/h"])],
    ),
    "two ages of one person": (
        [
            "Marta Kovel, 34, was the captain of the ferry that sank off Brod.",
            "The captain of the ferry, Marta Kovel, 36, was taken to hospital.",
        ],
        [("number", "conflict", "the age of Marta Kovel", ["34", "36"])],
    ),
    "a weekday the calendar refutes": (
        ["The ferry sank off Brod on Wednesday, 12 March 2024, with a crew of nine.", "The ferry sank off Brod on Tuesday."],
        [("date", "slip", "the weekday of 12 March 2024", ["Wednesday 2024-03-12", "Tuesday 2024-03-12"])],
    ),
    "one weekday wrong in two accounts is one slip": (
        [
            "The ferry sank off Brod on Wednesday, 12 March 2024.",
            "The ferry Halka sank off Brod on 12 March 2024, a Tuesday.",
            "Divers found the wreck. The ferry was lost on Wednesday, March 12, 2024.",
        ],
        [("date", "slip", "the weekday of 12 March 2024", ["Wednesday 2024-03-12", "Tuesday 2024-03-12"])],
    ),
    "a year that two others refute": (
        [
            "The ferry Halka sank off the harbour of Brod on 12 March 2023 with nine sailors aboard.",
            "The ferry Halka sank off the harbour of Brod on 12 March 2024.",
            "Nine sailors were aboard when the ferry Halka sank off Brod harbour on 12 March 2024.",
        ],
        [("date", "slip", "the year of 12 March", ["2023-03-12", "2024-03-12"])],
    ),
    "two days for one happening": (
        [
            "Rescuers found the wreck of the ferry Halka off Brod on Monday.",
            "Rescuers found the wreck of the ferry Halka off Brod on Tuesday.",
        ],
        [("date", "conflict", "the day of “Rescuers found”", ["2024-03-11", "2024-03-12"])],
    ),
}

APART: dict[str, list[Text]] = {
    "crew and passengers": [f"Twelve passengers were killed {SUNK}", f"Four crew members were killed {SUNK}"],
    "the killed and the injured": [f"Twelve people were killed {SUNK}", f"Nineteen people were injured {SUNK}"],
    "an earlier disaster": [f"Twelve people were killed {SUNK}", "Nineteen people were killed when a ferry sank off Brod in 2011."],
    "at least fewer": [f"At least 1,200 people fled {SUNK}", f"A total of 1,300 people fled {SUNK}"],
    "a rounded number": ["Some 4,000 people fled when the dam broke.", "A total of 4,120 people fled when the dam broke."],
    "dozens": [f"Dozens of people were killed {SUNK}", f"Fourteen people were killed {SUNK}"],
    "the same in words and digits": [f"Twelve people were killed {SUNK}", f"12 people were killed {SUNK}"],
    "a part and its whole": ["Of the 40 passengers, 12 were killed off Brod.", "Police said 12 of the 40 passengers were killed off Brod."],
    "an account that gives both tolls": [
        f"Twelve people were killed {SUNK} Earlier, police had said that fourteen people were killed.",
        f"Fourteen people were killed {SUNK}",
    ],
    "an account that gives both days": [
        "Rescuers found the wreck of the Halka off Brod on Monday. Rescuers found the wreck of another ship on Tuesday.",
        "Rescuers found the wreck of the Halka off Brod on Tuesday.",
    ],
    "ages of two people": [
        "Marta Kovel, 34, was the captain of the ferry that sank off Brod.",
        "Her mate Anton Hruby, 36, was taken to hospital in Brod.",
    ],
    "an account that gives one person two ages": [
        "Marta Kovel, 34, was the captain of the ferry. Later police said that Marta Kovel, 36, was ill.",
        "The captain of the ferry, Marta Kovel, 36, was taken to hospital.",
    ],
    "an anniversary": [
        "A year ago, on 12 March 2023, the ferry Halka was launched in the harbour of Brod.",
        "The ferry Halka sank off the harbour of Brod on 12 March 2024.",
        "Nine sailors were aboard when the ferry Halka sank off Brod harbour on 12 March 2024.",
    ],
    "one year against one": ["The ferry Halka sank off Brod on 12 March 2023.", "The ferry Halka sank off Brod on 12 March 2024."],
    "a day found and a day reported": [
        "Police reported the loss of the ferry Halka off Brod on Monday.",
        "Police reported the loss of the ferry Halka off Brod on Tuesday.",
    ],
    "one account alone": [f"Twelve people were killed {SUNK} Fourteen people were killed {SUNK}"],
}  # fmt: skip


@pytest.mark.parametrize("name", PART)
def test_accounts_that_part(name: str, tagger: EnglishTagger, encoder: SentenceEncoder) -> None:
    texts, expected = PART[name]
    found = dossier_of(texts, tagger, encoder)
    assert [(c.kind, c.judgement, c.about, [v.value for v in c.values]) for c in found.conflicts] == expected
    rests_on_its_text(found)


def rests_on_its_text(found: Dossier) -> None:
    texts = {a.id: a.text for a in found.articles}
    origin_of = {article: o.id for o in found.origins for article in o.articles}
    known = {p.id: p for p in found.points}
    for conflict in found.conflicts:
        assert conflict.reasons
        assert conflict.points, "a conflict stands in a point"
        assert all(conflict.id in known[label].conflicts for label in conflict.points)
        for value in conflict.values:
            assert all(span.of(texts[span.article]).strip() for span in value.spans)
            assert set(value.origins) == {origin_of[span.article] for span in value.spans}


@pytest.mark.parametrize("name", APART)
def test_accounts_that_only_seem_to_part(name: str, tagger: EnglishTagger, encoder: SentenceEncoder) -> None:
    assert [(c.about, [v.value for v in c.values]) for c in dossier_of(APART[name], tagger, encoder).conflicts] == []


def test_standing_follows_the_judgement(tagger: EnglishTagger, encoder: SentenceEncoder) -> None:
    standing = {
        name: dossier_of(PART[name][0], tagger, encoder).points[0].standing
        for name in ("two tolls", "a toll that rises with time", "a weekday the calendar refutes")
    }
    assert list(standing.values()) == ["disputed", "superseded", "one-origin"], (
        "a slip settles nothing: the days they give differ"
    )


def test_the_order_of_accounts_changes_nothing_but_labels(tagger: EnglishTagger, encoder: SentenceEncoder) -> None:
    texts, _ = PART["two tolls, one of them twice"]
    forwards, backwards = (dossier_of(t, tagger, encoder).conflicts for t in (texts, texts[::-1]))
    assert [[v.value for v in c.values] for c in forwards] == [[v.value for v in c.values] for c in backwards]


def test_the_clause_is_shown_where_a_sentence_holds_two_numbers(tagger: EnglishTagger, encoder: SentenceEncoder) -> None:
    found = dossier_of(
        [
            "Twelve people were killed when the ferry sank off Brod, and thirty people were injured in the harbour.",
            "Fourteen people were killed when the ferry sank off Brod, and thirty people were injured in the harbour.",
        ],
        tagger,
        encoder,
    )
    (conflict,) = found.conflicts
    texts = {a.id: a.text for a in found.articles}
    assert [v.spans[0].of(texts[v.spans[0].article]).split()[0] for v in conflict.values] == ["Twelve", "Fourteen"]


def count(low: float, bound: Bound = "exact", high: float | None = None) -> Value:
    return Value("number", "", Span("a", 0, 1), "people", predicate="killed", bound=bound, low=low, high=high or low)


AGREE = [
    (count(12), count(12), True),
    (count(12), count(14), False),
    (count(12, "at-least"), count(14), True),
    (count(12, "at-least"), count(11), False),
    (count(12, "at-most"), count(11), True),
    (count(12, "at-most"), count(13), False),
    (count(100, "about"), count(108), True),
    (count(100, "about"), count(120), False),
    (count(4000), count(4341), True),
    (count(4000), count(4600), False),
    (count(300), count(309), True),
    (count(301), count(309), False),
    (count(10, high=14), count(12), True),
    (count(10, high=14), count(15), False),
    (count(float("inf")), count(12), False),
    (count(0), count(0), True),
]


@pytest.mark.parametrize(("a", "b", "expected"), AGREE)
def test_numbers_that_can_both_be_true(a: Value, b: Value, expected: bool) -> None:
    assert agree(a, b) is expected
    assert agree(b, a) is expected
