"""Days in other languages: the sentence beside what its expressions mean. All sentences are invented."""

import datetime as dt

import pytest

from rashomon.text.dates import find_times

# A Wednesday.
WRITTEN = dt.date(2025, 3, 12)

DAYS = [
    ("fr", "Les ministres se réuniront vendredi à Porto.", ["2025-03-14"]),
    ("fr", "Il a annoncé lundi que le procès s'ouvrira jeudi.", ["2025-03-10", "2025-03-13"]),
    ("fr", "Une tempête a tué neuf personnes samedi.", ["2025-03-08"]),
    ("fr", "Un hommage aura lieu samedi.", ["2025-03-15"]),
    ("fr", "Samedi sera un jour de deuil national.", ["2025-03-15"]),
    ("fr", "Le vote est prévu jeudi.", ["2025-03-13"]),
    ("fr", "Le procès aura lieu mardi prochain, a dit le juge.", ["2025-03-18"]),
    ("fr", "Mardi dernier, la digue a cédé.", ["2025-03-11"]),
    ("fr", "Le ministre, arrivé samedi, sera entendu lundi.", ["2025-03-08", "2025-03-17"]),
    ("de", "Die Minister werden sich am Freitag treffen.", ["2025-03-14"]),
    ("de", "Am Samstag wurden neun Menschen getötet.", ["2025-03-08"]),
    ("de", "Die Abstimmung ist für Donnerstag geplant.", ["2025-03-13"]),
    ("de", "Der Mann soll am Samstag drei Menschen getötet haben.", ["2025-03-08"]),
    ("de", "Er sagte am Montag, dass die Schule am Freitag wieder öffnen wird.", ["2025-03-10", "2025-03-14"]),
    ("es", "El presidente viajará el viernes a Lima.", ["2025-03-14"]),
    ("es", "El juicio comenzará el jueves, dijo el lunes el fiscal.", ["2025-03-13", "2025-03-10"]),
    ("es", "Nueve personas murieron el sábado.", ["2025-03-08"]),
    ("es", "La votación está prevista para el jueves.", ["2025-03-13"]),
    ("pt", "O presidente vai viajar na sexta-feira.", ["2025-03-14"]),
    ("pt", "Nove pessoas morreram no sábado.", ["2025-03-08"]),
    ("it", "Il processo inizierà giovedì.", ["2025-03-13"]),
    ("it", "Nove persone sono morte sabato.", ["2025-03-08"]),
    ("ru", "Министры встретятся в пятницу.", ["2025-03-14"]),
    ("ru", "Похороны пройдут в субботу.", ["2025-03-15"]),
    ("ru", "В субботу погибли девять человек.", ["2025-03-08"]),
    ("ru", "Суд состоится в четверг.", ["2025-03-13"]),
    ("uk", "Голосування відбудеться у четвер.", ["2025-03-13"]),
    ("nl", "De ministers zullen vrijdag vergaderen.", ["2025-03-14"]),
    ("ar", "سيجتمع الوزراء يوم الجمعة المقبل", ["2025-03-14"]),
    ("ar", "قتل تسعة أشخاص يوم السبت", ["2025-03-08"]),
    ("ja", "2025年3月13日に発生した。", ["2025-03-13"]),
    ("ja", "3月10日、東京で", ["2025-03-10"]),
    ("ja", "10日午後、東京都で火災があった。", ["2025-03-10"]),
    ("ja", "首相は14日に訪米する予定だ。", ["2025-03-14"]),
    ("ja", "13日間の滞在", []),
    ("ja", "火曜日に発表した", ["2025-03-11"]),
    ("ja", "金曜日に会談する予定だ", ["2025-03-14"]),
    ("ja", "令和7年3月10日", ["2025-03-10"]),
    ("ja", "昨日、火災があった", ["2025-03-11"]),
    ("ja", "２０２５年３月１０日", ["2025-03-10"]),
    ("zh", "3月10日，北京", ["2025-03-10"]),
    ("zh", "10日下午发生火灾", ["2025-03-10"]),
    ("zh", "星期二发生火灾", ["2025-03-11"]),
    ("zh", "周二发生火灾", ["2025-03-11"]),
    ("zh", "会议将于星期五举行", ["2025-03-14"]),
    ("zh", "昨天发生火灾", ["2025-03-11"]),
    ("ko", "10일 오후 화재가 발생했다.", ["2025-03-10"]),
    ("ko", "화요일 화재", ["2025-03-11"]),
    ("ar", "في ١٠ مارس ٢٠٢٥", ["2025-03-10"]),
    ("fa", "۱۰ مارس ۲۰۲۵", ["2025-03-10"]),
    ("pl", "W sobotę zginęło dziewięć osób.", ["2025-03-08"]),
    ("tr", "Cumartesi günü dokuz kişi öldü.", ["2025-03-08"]),
    ("de", "Am 3. März 2025 und am 10.03.2025 und am 4. März", ["2025-03-03", "2025-03-10", "2025-03-04"]),
    ("it", "il 3 marzo 2025", ["2025-03-03"]),
    ("pt", "em 3 de março de 2025", ["2025-03-03"]),
    ("es", "a partir del 20 de marzo", ["2025-03-20"]),
]


@pytest.mark.parametrize(("language", "text", "expected"), DAYS, ids=[f"{code}: {text}" for code, text, _ in DAYS])
def test_the_day_meant(language: str, text: str, expected: list[str]) -> None:
    found = find_times(text, anchor=WRITTEN, language=language)
    assert [t.when.iso if t.when else None for t in found] == expected


@pytest.mark.parametrize(("day", "expected"), [(28, None), (27, "2025-03-27"), (1, "2025-03-01"), (31, None)])
def test_a_bare_day_of_the_month_is_near_or_unknown(day: int, expected: str | None) -> None:
    found = find_times(f"{day}日、雨が降った。", anchor=WRITTEN, language="ja")
    assert [t.when.iso if t.when else None for t in found] == ([expected] if expected else [])
