"""One invented person in the pages of nine languages, none of them read with a model but the English one."""

from pathlib import Path

import rashomon

PAGES = {
    "en": """Daniel Moreno, the president of the Harbour Union, said on Tuesday that the road to the harbour had been closed after
the storm. Moreno left the town in the evening. The fishermen will meet him again on Friday, and nobody expects an accord soon.""",
    "de": """Am Dienstag sagte Präsident Daniel Moreno, die Straße zum Hafen sei nach dem Sturm gesperrt worden. Am Abend verließ
Moreno die Stadt. Die Fischer treffen ihn am Freitag wieder, und niemand erwartet eine schnelle Einigung in dieser Sache.""",
    "es": """El martes, el presidente Daniel Moreno dijo que la carretera del puerto estaba cerrada después de la tormenta. Moreno
salió de la ciudad por la noche. Los pescadores lo verán otra vez el viernes y nadie espera un acuerdo rápido sobre el asunto.""",
    "uk": """У вівторок президент Даніель Морено заявив, що дорогу до порту закрито після бурі. Увечері Морено поїхав із міста.
Рибалки зустрінуться з ним знову у п’ятницю, і ніхто не чекає швидкої згоди в цій справі, адже збитки дуже великі.""",
    "ar": """قال الرئيس دانييل مورينو إن الطريق إلى الميناء أغلق بعد العاصفة. غادر مورينو المدينة في المساء. سوف يلتقي به الصيادون
مرة أخرى في نهاية الأسبوع ولا أحد يتوقع اتفاقا سريعا في هذه القضية لأن الأضرار كبيرة جدا في المدينة كلها.""",
    "he": """הנשיא דניאל מורנו אמר כי הדרך אל הנמל נסגרה לאחר הסערה. בערב עזב מורנו את העיר. הדייגים ייפגשו איתו שוב בסוף השבוע
ואיש אינו מצפה להסכם מהיר בעניין הזה כי הנזקים בעיר כולה גדולים מאוד.""",
    "zh": """总统丹尼尔·莫雷诺周二表示，通往港口的道路在暴风雨之后已经关闭。莫雷诺晚上离开了城市。渔民们将在周五再次与他见面，没有人期待很快达成协议，
因为整个城市的损失非常大，修复工作需要很长时间。""",
    "ja": """ダニエル・モレノ大統領は火曜日、港への道路が嵐のあと閉鎖されたと述べた。モレノ氏は夜に町を出た。漁師たちは金曜日に再び会う予定だが、
町全体の被害がとても大きいため、すぐに合意できると考える人はいない。""",
    "ko": """다니엘 모레노 프랑스 대통령은 화요일 항구로 가는 길이 폭풍 뒤에 폐쇄됐다고 밝혔다. 모레노는 저녁에 도시를 떠났다. 어부들은 금요일에
그를 다시 만날 예정이지만 도시 전체의 피해가 매우 커서 빠른 합의를 기대하는 사람은 없다.""",
}


def test_one_person_in_nine_scripts_is_one(tmp_path: Path) -> None:
    for code, text in PAGES.items():
        line = ("" if code in {"ja", "zh"} else " ").join(text.split("\n"))
        (tmp_path / f"{code}.txt").write_text(line, encoding="utf-8")
    (dossier,) = rashomon.read(tmp_path, one_story=True)
    assert {article.language for article in dossier.articles} == set(PAGES)
    texts = {article.id: article.text for article in dossier.articles}
    people = [entity for entity in dossier.entities if entity.kind == "person"]
    assert [person.name for person in people] == ["Daniel Moreno"]
    assert {span.article for span in people[0].mentions} == set(texts)
    forms = {span.of(texts[span.article]) for span in people[0].mentions}
    assert {"Даніель Морено", "دانييل مورينو", "דניאל מורנו", "丹尼尔·莫雷诺", "ダニエル・モレノ", "다니엘 모레노"} <= forms
    assert {"Морено", "مورينو", "מורנו", "莫雷诺", "モレノ", "모레노"} <= forms
