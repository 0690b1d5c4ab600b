"""Hours, places, roles, causes, speakers and denials that part, and what only looks so: the whole comparison, on the real models."""

import pytest
from invented_stories import Text, dossier_of

from rashomon.backends.english import EnglishTagger
from rashomon.backends.vectors import SentenceEncoder
from rashomon.model import Dossier

WORDS = "We shall find out who sold these tickets and we shall put him on trial"

# (kind, judgement, the values), by the texts of the accounts
PART: dict[str, tuple[list[Text], tuple[str, str, list[str]]]] = {
    "two hours of one happening": (
        ["The ferry Halka sank at 9.40pm off the harbour of Brod.", "The ferry Halka sank off Brod harbour at 10.25pm."],
        ("date", "conflict", ["9.40pm", "10.25pm"]),
    ),
    "two hours under two verbs for 'it happened'": (
        ["The explosion occurred at 6.10 a.m. in the mill at Brod.", "Brod was still asleep. The explosion struck at 7.05 a.m."],
        ("date", "conflict", ["6.10 a.m.", "7.05 a.m."]),
    ),
    "two homes": (
        [
            "Marta Kovel, the captain of the ferry, lived in Lesna with her two sons.",
            "The captain of the ferry, Marta Kovel, lived with her two sons in a town called Orava.",
        ],
        ("place", "conflict", ["Lesna", "Orava"]),
    ),
    "two places of birth": (
        ["The painter Anton Hruby was born in Lesna.", "Anton Hruby, who was born in Orava, painted the sea."],
        ("place", "conflict", ["Lesna", "Orava"]),
    ),
    "two rooms": (
        [
            "The police found the stolen painting in the kitchen of the house in Brod on Tuesday.",
            "The police found the stolen painting in the garage of the house in Brod on Tuesday.",
        ],
        ("place", "conflict", ["garage", "kitchen"]),
    ),
    "two villages": (
        [
            "Rescuers found the missing boy in the village of Lesna on Tuesday.",
            "Rescuers found the missing boy in the village of Orava on Tuesday.",
        ],
        ("place", "conflict", ["Lesna", "Orava"]),
    ),
    "a minister and his deputy": (
        [
            "Transport Minister Anton Hruby came to Brod on Tuesday and spoke with the families.",
            "Deputy Transport Minister Anton Hruby came to Brod on Tuesday and spoke with the families.",
        ],
        ("role", "conflict", ["Transport Minister", "Deputy Transport Minister"]),
    ),
    "two ranks": (
        [
            "Captain Anton Hruby led the search for the ferry off Brod.",
            "Major Anton Hruby led the search for the ferry off Brod.",
        ],
        ("role", "conflict", ["Captain", "Major"]),
    ),
    "two kinds of cause": (
        [
            "The fire in the mill at Brod was caused by a gas leak, the mayor said.",
            "Brod counted its losses. The blaze was caused by lightning, firefighters believe.",
        ],
        ("cause", "conflict", ["a gas leak", "lightning"]),
    ),
    "one who was blamed and another": (
        ["Officials blamed the crash of the night bus on fog.", "The crash of the night bus was due to brakes that failed."],
        ("cause", "conflict", ["fog", "brakes"]),
    ),
    "how somebody came to harm": (
        ["Marta Kovel was stabbed on the quay of Brod on Tuesday.", "Marta Kovel was shot on the quay of Brod on Tuesday."],
        ("cause", "conflict", ["stabbed on the quay of Brod on Tuesday", "shot on the quay of Brod on Tuesday"]),
    ),
    "how a leg was broken": (
        ["Anton Hruby broke his leg when he fell down the stairs.", "Anton Hruby, whose leg was broken by a brick, is in hospital."],
        ("cause", "conflict", ["broke when he fell down the stairs", "broken by a brick"]),
    ),
    "what is so and what is not so": (
        [
            "The regulator approved the bridge at Brod before it was opened to lorries.",
            "The regulator had not approved the bridge at Brod when it was opened to lorries.",
        ],
        ("attribution", "conflict", ["so", "not so"]),
    ),
    "what was not so yet, and later is": (
        [
            ("2024-03-14T10:00", "The regulator has yet to approve the new bridge at Brod."),
            ("2024-03-16T10:00", "The regulator approved the new bridge at Brod."),
        ],
        ("attribution", "superseded", ["so", "not so"]),
    ),
    "an accusation that is denied": (
        [
            "Prosecutors accuse Marta Kovel of bribing the harbour master of Brod for a berth.",
            "Marta Kovel denied bribing the harbour master of Brod.",
        ],
        ("attribution", "conflict", ["said", "denied"]),
    ),
    "two speakers of the same words": (
        [
            f'The mayor of Brod was angry. "{WORDS}," said Anton Hruby. The square was silent.',
            f'The square of Brod was full. "{WORDS}," said Marta Kovel. People applauded.',
        ],
        ("attribution", "conflict", ["Anton Hruby", "Marta Kovel"]),
    ),
    "carriages and coaches": (
        [
            "Four of the nine carriages left the rails at the bridge of Brod.",
            "Five of the nine coaches left the rails at the bridge of Brod.",
        ],
        ("number", "conflict", ["4", "5"]),
    ),
    "an account that sets two sources against each other": (
        [
            "Police said 12 people were killed off Brod on Tuesday, the hospital said 14 people were killed.",
            "Twelve people were killed when the ferry Halka sank off Brod on Tuesday.",
        ],
        ("number", "conflict", ["12", "14"]),
    ),
    "two distances from one place": (
        [
            "The wreck of the ferry Halka lies 30 km south of Brod.",
            "The wreck of the ferry Halka lies 45 km south of Brod.",
        ],
        ("number", "conflict", ["30 km", "45 km"]),
    ),
}  # fmt: skip

APART: dict[str, list[Text]] = {
    "about nine, and five past nine": ["The ferry Halka sank at about 9 pm off Brod.", "The ferry Halka sank off Brod at 9.05 pm."],
    "hours of two happenings": ["The ferry Halka sank at 9.40 pm off Brod.", "The harbour of Brod was closed at 10.25 pm."],
    "an hour in two zones": [
        "The ferry Halka sank at 11.15 am local time off Brod.", "The ferry Halka sank off Brod at 10.15 am (0915 GMT).",
    ],
    "homes of two people": ["Marta Kovel lived in Lesna with her sons.", "Anton Hruby lived in Orava with his daughters."],
    "a home within another": ["Marta Kovel lived in Lesna, Orava, with her sons.", "Marta Kovel lived in Orava with her sons."],
    "a cell and its prison": ["A guard found the man in his cell on Tuesday.", "A guard found the man in the prison of Brod on Tuesday."],
    "an office that was held": ["President Anton Hruby spoke in Brod.", "Former president Anton Hruby spoke in Brod."],
    "a longer title": ["Transport Minister Anton Hruby spoke in Brod.", "Minister Anton Hruby spoke in Brod."],
    "two ranks of one address": ["Lieutenant Colonel Anton Hruby led the search.", "Colonel Anton Hruby led the search off Brod."],
    "one kind of cause": [
        "The crash of the night bus was caused by faulty brakes.", "The crash of the night bus was caused by a mechanical failure.",
    ],
    "causes of two events": ["The fire in the mill was caused by a gas leak.", "The crash of the bus was caused by fog."],
    "harm that came to two people": ["Marta Kovel was stabbed in Brod.", "Anton Hruby was shot in Brod."],
    "what may be so": ["The regulator may approve the bridge at Brod.", "The regulator had not approved the bridge at Brod."],
    "what is not only so": ["The regulator approved the bridge at Brod.", "The regulator did not only approve the bridge at Brod."],
    "what somebody else does not do": ["The regulator approved the bridge.", "The mayor of Brod did not approve the harbour."],
    "a denial that nothing answers": ["Marta Kovel denied bribing anybody.", "The ferry Halka sank off the harbour of Brod."],
    "an offer that is rejected": ["Marta Kovel rejected the offer of the harbour.", "The harbour made Marta Kovel an offer."],
    "a speaker who is only 'he'": [
        f'Anton Hruby came at noon, and Marta Kovel left. "{WORDS}," he said. The square was silent.',
        f'The square of Brod was full. "{WORDS}," said Marta Kovel. People applauded.',
    ],
    "the badly and the slightly hurt": ["Six people were seriously injured off Brod.", "Nine people were slightly injured off Brod."],
    "sentenced, not dead": ["Twelve people were killed off Brod.", "A judge in Brod asks for the death penalty for 20 men."],
    "two nations": ["Three German sailors were arrested off Brod.", "Five Danish sailors were arrested off Brod."],
    "one country, and two together": [
        "Avalanches kill 17 in Norland and Sudmark.", "Ten killed in an avalanche. The skiers were Norlanders.",
    ],
    "a far date whose year is ours": ["The show is on Saturday, 5 October.", "The ferry Halka sank off the harbour of Brod."],
}  # fmt: skip


def told(found: Dossier) -> list[tuple[str, str, list[str]]]:
    return [(c.kind, c.judgement, [v.value for v in c.values]) for c in found.conflicts]


@pytest.mark.parametrize("name", PART)
def test_accounts_that_part(name: str, tagger: EnglishTagger, encoder: SentenceEncoder) -> None:
    texts, expected = PART[name]
    found = dossier_of(texts, tagger, encoder)
    assert told(found) == [expected]
    texts_by_id = {a.id: a.text for a in found.articles}
    for conflict in found.conflicts:
        assert conflict.reasons
        assert conflict.about
        assert all(span.of(texts_by_id[span.article]).strip() for value in conflict.values for span in value.spans)


@pytest.mark.parametrize("name", APART)
def test_accounts_that_only_seem_to_part(name: str, tagger: EnglishTagger, encoder: SentenceEncoder) -> None:
    assert told(dossier_of(APART[name], tagger, encoder)) == []


def test_the_order_of_accounts_changes_no_value(tagger: EnglishTagger, encoder: SentenceEncoder) -> None:
    for texts, _ in PART.values():
        if all(isinstance(text, str) for text in texts):
            forwards, backwards = (told(dossier_of(t, tagger, encoder)) for t in (texts, texts[::-1]))
            assert [(kind, judgement, sorted(values)) for kind, judgement, values in forwards] == [
                (kind, judgement, sorted(values)) for kind, judgement, values in backwards
            ]


def test_a_sentence_that_gives_both_numbers_is_cut_between_them(tagger: EnglishTagger, encoder: SentenceEncoder) -> None:
    found = dossier_of(
        [
            "Four carriages left the rails at the bridge of Brod.",
            "Five carriages left the rails at the bridge of Brod.",
            "Four carriages left the rails at Brod, says the railway; five carriages did, say the firefighters.",
        ],
        tagger,
        encoder,
    )
    texts = {a.id: a.text for a in found.articles}
    for conflict in found.conflicts:
        for value in conflict.values:
            assert not any(
                "Four" in span.of(texts[span.article]) and "five" in span.of(texts[span.article]) for span in value.spans
            )
