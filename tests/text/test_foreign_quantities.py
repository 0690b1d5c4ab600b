"""Quantities in other languages: the sentence beside what it counts. All sentences are invented."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.text.quantities import find_quantities

Row = tuple[str, str, list[tuple[float, float, str, str, str]]]
# low, high, unit, predicate, bound
COUNTS: list[Row] = [
    (
        "de",
        "Mindestens 1.200 Menschen flohen, 12 starben.",
        [(1200, 1200, "people", "evacuated", "at-least"), (12, 12, "people", "killed", "exact")],
    ),
    (
        "de",
        "Bei dem Brand kamen drei Kinder ums Leben, rund 30 wurden verletzt.",
        [(3, 3, "people", "killed", "exact"), (30, 30, "people", "injured", "about")],
    ),
    ("de", "Der Schaden beträgt 2,5 Mio. Euro.", [(2500000.0, 2500000.0, "EUR", "", "exact")]),
    ("de", "Ein 35-jähriger Mann wurde verhaftet.", [(35, 35, "years", "", "exact")]),
    ("de", "Die Polizei nahm 40 bis 50 Demonstranten fest.", [(40, 50, "people", "", "exact")]),
    (
        "fr",
        "Au moins 12 personnes ont été tuées et 30 autres blessées.",
        [(12, 12, "people", "killed", "at-least"), (30, 30, "people", "injured", "exact")],
    ),
    ("fr", "Le bilan est de 1 200 morts.", [(1200, 1200, "people", "killed", "exact")]),
    ("fr", "Près de 3,5 millions d'euros ont disparu.", [(3500000.0, 3500000.0, "EUR", "", "about")]),
    (
        "es",
        "Al menos 12 personas murieron y 30 resultaron heridas.",
        [(12, 12, "people", "killed", "at-least"), (30, 30, "people", "injured", "exact")],
    ),
    ("es", "El ataque mató a 12 soldados.", [(12, 12, "people", "killed", "exact")]),
    ("es", "Costó 3 mil millones de dólares.", [(3000000000.0, 3000000000.0, "USD", "", "exact")]),
    ("es", "Unas 1,200 personas fueron evacuadas.", [(1200, 1200, "people", "evacuated", "about")]),
    ("pt", "Pelo menos 12 pessoas morreram.", [(12, 12, "people", "killed", "at-least")]),
    ("it", "Oltre 10mila persone evacuate.", [(10000, 10000, "people", "evacuated", "at-least")]),
    ("it", "Due morti e tre feriti.", [(2, 2, "people", "killed", "exact"), (3, 3, "people", "injured", "exact")]),
    (
        "ru",
        "Погибли 12 человек, около 1,5 тыс. человек эвакуированы.",
        [(12, 12, "people", "killed", "exact"), (1500, 1500, "people", "evacuated", "about")],
    ),
    ("ru", "Ущерб составил 3 млн рублей.", [(3000000.0, 3000000.0, "RUB", "", "exact")]),
    ("ru", "Более 200 домов разрушены.", [(200, 200, "", "", "at-least")]),
    ("uk", "Загинули 12 людей, 30 поранено.", [(12, 12, "people", "killed", "exact"), (30, 30, "people", "injured", "exact")]),
    ("ar", "مقتل ١٢ شخصا وإصابة 30", [(12, 12, "people", "killed", "exact"), (30, 30, "people", "injured", "exact")]),
    ("ar", "قتل ما لا يقل عن 30 شخصا", [(30, 30, "people", "killed", "at-least")]),
    ("fa", "دست‌کم ۱۲ نفر کشته شدند", [(12, 12, "people", "killed", "at-least")]),
    ("zh", "事故造成12人死亡，约30人受伤。", [(12, 12, "people", "killed", "exact"), (30, 30, "people", "injured", "about")]),
    ("zh", "超过1.2万人参加", [(12000, 12000, "people", "", "at-least")]),
    ("zh", "死亡12人，受伤30余人", [(12, 12, "people", "killed", "exact"), (30, 30, "people", "injured", "at-least")]),
    ("zh", "造成3死5伤", [(3, 3, "people", "killed", "exact"), (5, 5, "people", "injured", "exact")]),
    ("zh", "三名儿童遇难", [(3, 3, "people", "killed", "exact")]),
    ("zh", "损失2亿元", [(200000000.0, 200000000.0, "CNY", "", "exact")]),
    ("zh", "一名35岁男子被捕", [(1, 1, "people", "", "exact"), (35, 35, "years", "", "exact")]),
    (
        "ja",
        "この事故で3人が死亡し、約20人がけがをした。",
        [(3, 3, "people", "killed", "exact"), (20, 20, "people", "injured", "about")],
    ),
    ("ja", "死者は12人に上った。", [(12, 12, "people", "killed", "exact")]),
    ("ja", "1万2000人以上が避難した。", [(12000, 12000, "people", "evacuated", "at-least")]),
    ("ja", "少なくとも5人が行方不明", [(5, 5, "people", "missing", "at-least")]),
    ("ja", "被害額は3億5000万円", [(350000000.0, 350000000.0, "JPY", "", "exact")]),
    ("ja", "2025年3月13日午後3時ごろ", []),
    ("ja", "35歳の男を逮捕した", [(35, 35, "years", "", "exact")]),
    ("ko", "12명이 숨지고 30여 명이 다쳤다", [(12, 12, "people", "killed", "exact"), (30, 30, "people", "injured", "at-least")]),
    ("pl", "Zginęło co najmniej 12 osób.", [(12, 12, "people", "killed", "at-least")]),
    (
        "tr",
        "En az 12 kişi öldü, 30 kişi yaralandı.",
        [(12, 12, "people", "killed", "at-least"), (30, 30, "people", "injured", "exact")],
    ),
    ("nl", "Minstens 12 mensen zijn gedood.", [(12, 12, "people", "killed", "at-least")]),
    ("de", "Am 3. März 2025 um 12:30 Uhr im 3. Stock", []),
    ("fr", "Le prix a augmenté de 12,5 %.", [(12.5, 12.5, "%", "", "exact")]),
    ("es", "entre 10 y 15 personas heridas", [(10, 15, "people", "injured", "exact")]),
    ("de", "Zwei Soldaten starben.", [(2, 2, "people", "killed", "exact")]),
]


@pytest.mark.parametrize(("language", "text", "expected"), COUNTS, ids=[f"{code}: {text}" for code, text, _ in COUNTS])
def test_counts(language: str, text: str, expected: list[tuple[float, float, str, str, str]]) -> None:
    found = find_quantities(text, 0, len(text), language=language)
    assert [(q.low, q.high, q.unit, q.predicate, q.bound) for q in found] == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Tokio 2020"),
        ("de", "siehe www.a.example/12"),
        ("ja", "3階の12号室"),
        ("fr", "le 3e étage"),
        ("ru", "самолёт Боинг 737"),
    ],
)
def test_counts_nothing(language: str, text: str) -> None:
    assert find_quantities(text, 0, len(text), language=language) == []


def test_the_counted_are_told_in_english() -> None:
    found = find_quantities("Drei Soldaten starben.", 0, 22, language="de")
    assert [(q.counted, q.noun) for q in found] == [("soldier killed", "soldier")]


@given(
    st.text(max_size=120)
    | st.lists(
        st.sampled_from(
            "12 1.200 3,5 Mio. Euro € Menschen getötet 人 死亡 万 三 约 от 30 до человек ١٢ شخصا % - . 2025年".split()
        )
    ).map(" ".join),
    st.sampled_from(["de", "fr", "ru", "ar", "zh", "ja", "ko", "xx"]),
)
def test_any_text_goes_through(text: str, language: str) -> None:
    found = find_quantities(text, 0, len(text), language=language)
    assert all(0 <= q.start < q.end <= len(text) for q in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert all(q.low <= q.high for q in found)
