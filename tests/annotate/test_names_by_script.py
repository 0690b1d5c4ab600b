"""Names in languages read without a model: what is found, and what must not be. All sentences are invented."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.annotate.reading import annotate
from rashomon.model import Article, Mention


def read(text: str, language: str) -> tuple[Mention, ...]:
    return annotate(Article("a", "", "", text, ((0, len(text)),), language=language), tagger=None).mentions


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Am Montag sagte Außenministerin Greta Holm in Berlin, die Lage sei ernst.", [("person", "Greta Holm"), ("place", "Berlin")]),
        ("de", "Nach dem Treffen verließ Präsident Varnow den Saal.", [("person", "Varnow")]),
        ("de", "Der Bürgermeister Jürgen Halbrock (52) wies den Vorwurf zurück.", [("person", "Jürgen Halbrock")]),
        ("de", "Die Europäische Kommission und die Universität Halle prüfen den Fall.", [("organisation", "Europäische Kommission"), ("organisation", "Universität Halle")]),
        ("de", "Ursula von der Heide kam am Abend. Später sprach Heide mit der Polizei.", [("person", "Ursula von der Heide")]),
        ("es", "El lunes, el presidente Rodrigo Alcázar visitó Sevilla.", [("person", "Rodrigo Alcázar")]),
        ("es", "Según explicó la ministra de Sanidad, Lucía Ferrán, la medida es temporal.", [("person", "Lucía Ferrán")]),
        ("es", "El Ministerio de Sanidad y la Universidad Complutense firmaron el acuerdo.", [("organisation", "Ministerio de Sanidad"), ("organisation", "Universidad Complutense")]),
        ("es", "El rey Felipe y Pedro Alcázar llegaron a Francia.", [("person", "Felipe"), ("person", "Pedro Alcázar"), ("place", "Francia")]),
        ("es", "Ayer habló José de la Fuente Ríos. “No lo sé”, dijo Fuente Ríos.", [("person", "José de la Fuente Ríos"), ("person", "Fuente Ríos")]),
        ("it", "Il presidente Sergio Tarantini ha incontrato il sindaco Bellandi a Roma.", [("person", "Sergio Tarantini"), ("person", "Bellandi"), ("place", "Roma")]),
        ("it", "Secondo Chiara D'Amico la strada è chiusa.", [("person", "Chiara D'Amico")]),
        ("it", "Il Ministero della Salute ha chiuso il reparto.", [("organisation", "Ministero della Salute")]),
        ("pt", "O ministro Alexandre de Moura afirmou que o presidente Tavares mentiu.", [("person", "Alexandre de Moura"), ("person", "Tavares")]),
        ("pt", "“Não sei”, disse João dos Santos Prado na quinta-feira.", [("person", "João dos Santos Prado")]),
        ("pt", "A Polícia Federal prendeu o prefeito Nilton Brás no Brasil.", [("organisation", "Polícia Federal"), ("person", "Nilton Brás"), ("place", "Brasil")]),
        ("fr", "Le maire, Hugo Lambert, a rencontré le ministre Delcourt à Paris.", [("person", "Hugo Lambert"), ("person", "Delcourt"), ("place", "Paris")]),
        ("fr", "Selon Claire d'Aubigny, rien ne change.", [("person", "Claire d'Aubigny")]),
        ("nl", "Volgens burgemeester Femke van der Veer is de weg dicht.", [("person", "Femke van der Veer")]),
        ("sv", "Statsministern Lars Ekdal och utrikesminister Nordgren reste till Tyskland.", [("person", "Lars Ekdal"), ("person", "Nordgren")]),
        ("pl", "Prezydent Andrzej Wolski rozmawiał z dziennikarzami.", [("person", "Andrzej Wolski")]),
        ("cs", "Ministr Petr Havlas odmítl odpovědět.", [("person", "Petr Havlas")]),
        ("tr", "Dün Ahmet Kırdar açıklama yaptı.", [("person", "Ahmet Kırdar")]),
        ("ru", "Во вторник президент Франции Эммануэль Макрон приехал в Москву.", [("person", "Эммануэль Макрон")]),
        ("ru", "Об этом сообщил министр обороны Виктор Ларионов.", [("person", "Виктор Ларионов")]),
        ("ru", "Президент Варнов подписал указ.", [("person", "Варнов")]),
        ("uk", "Про це заявив міністр Олексій Гончаренко.", [("person", "Олексій Гончаренко")]),
        ("bg", "Това каза премиерът Бойко Стаменов.", [("person", "Бойко Стаменов")]),
        ("el", "Ο πρόεδρος της Γαλλίας Εμανουέλ Μακρόν μίλησε χθες.", [("person", "Εμανουέλ Μακρόν")]),
        ("el", "Χθες ο υπουργός Νίκος Λαμπράκης δήλωσε ότι ο δρόμος έκλεισε.", [("person", "Νίκος Λαμπράκης")]),
        ("ar", "قال الرئيس الفرنسي إيمانويل ماكرون إن الطريق مغلق.", [("person", "إيمانويل ماكرون")]),
        ("ar", "التقى وزير الخارجية الروسي سيرغي بالادين نظيره في موسكو.", [("person", "سيرغي بالادين")]),
        ("ar", "وقال المتحدث باسم الحكومة أحمد عبد الرحمن إن العدد ارتفع.", [("person", "أحمد عبد الرحمن")]),
        ("ar", "غادر الرئيس ماكرون في المساء.", [("person", "ماكرون")]),
        ("fa", "رئیس‌جمهور فرانسه امانوئل ماکرون در تهران گفت که راه بسته است.", [("person", "امانوئل ماکرون")]),
        ("he", "נשיא צרפת עמנואל מקרון אמר כי הדרך סגורה.", [("person", "עמנואל מקרון")]),
        ("he", "שר הביטחון יואב הרשקו הגיע אתמול.", [("person", "יואב הרשקו")]),
        ("zh", "法国总统埃马纽埃尔·马克龙表示，道路已关闭。马克龙周二离开。", [("person", "埃马纽埃尔·马克龙"), ("person", "马克龙")]),
        ("zh", "外交部发言人林若溪表示，会谈顺利。", [("person", "林若溪")]),
        ("ja", "フランスのエマニュエル・マクロン大統領は会見で述べた。マクロン氏は帰国した。", [("person", "エマニュエル・マクロン"), ("person", "マクロン")]),
        ("ja", "田中一郎首相は十日、辞任した。", [("person", "田中一郎")]),
        ("ko", "에마뉘엘 마크롱 프랑스 대통령은 화요일 출국했다.", [("person", "에마뉘엘 마크롱")]),
        ("ko", "김도현 장관은 회의에 참석했다.", [("person", "김도현")]),
        ("zh", "他见到了 Emmanuel Macron 和记者。", [("person", "Emmanuel Macron")]),
    ],
)  # fmt: skip
def test_names(language: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert [(m.kind, m.text) for m in read(text, language)] == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Die Kinder der Schule am Marktplatz hatten am Dienstag keinen Unterricht."),
        ("de", "Im Januar begann die Sanierung der Brücke über den Fluss."),
        ("de", "Der Deutsche Wetterdienst warnt vor Sturm."),
        ("de", "Die Grünen und die Linken stimmten mit Nein."),
        ("de", "So sagte der Sprecher der Polizei am Abend."),
        ("de", "Der Minister Arbeit und Soziales kam nicht."),
        ("es", "Ayer los Juegos Olímpicos comenzaron con la Ceremonia Inaugural."),
        ("es", "La Navidad y el Año Nuevo son fiestas."),
        ("es", "El presidente de la República habló el Viernes Santo."),
        ("es", "Muchos dicen que la Segunda Guerra Mundial no terminó."),
        ("es", "El barrio Santa Elena del Valle queda cerca de la Calle Pedro Robles."),
        ("de", "Wenn das reine Helium entweicht, pfeift es."),
        ("it", "La Repubblica compie gli anni a Pasqua."),
        ("it", "Il presidente del Consiglio parla lunedì."),
        ("pt", "O Presidente da República falou na Copa do Mundo."),
        ("pt", "Na Terça-feira os alunos voltaram."),
        ("fr", "Le premier Français est arrivé lundi."),
        ("fr", "La mer Noire est calme en janvier."),
        ("ru", "Мэр Киева приехал в понедельник."),
        ("ru", "Президент России выступил вечером."),
        ("ru", "В Великой Отечественной войне погибли многие."),
        ("ru", "Северная Корея и Южная Корея молчат."),
        ("uk", "Президент України виступив увечері."),
        ("pl", "Prezydent Warszawy mówił w poniedziałek."),
        ("el", "Η Δευτέρα είναι αργία."),
        ("ar", "قال الرئيس إن الطريق مغلق."),
        ("ar", "وزير الخارجية يزور موسكو اليوم."),
        ("ar", "رئيس الوزراء يعلن عن خطة جديدة."),
        ("he", "ראש הממשלה אמר כי הדרך סגורה."),
        ("he", "שר החוץ של צרפת הגיע."),
        ("zh", "法国总统表示，道路已关闭。"),
        ("zh", "中国的经济在增长。"),
        ("ja", "フランス大統領は会見で述べた。"),
        ("ja", "皆さんはお客さんです。コロナ・ワクチンの接種が始まった。"),
        ("ko", "프랑스 대통령은 화요일 출국했다."),
        ("ko", "정부의 대표는 회의에 참석했다."),
    ],
)
def test_no_names(language: str, text: str) -> None:
    assert [m.text for m in read(text, language) if m.kind != "place"] == []


def test_a_title_is_kept_beside_its_name() -> None:
    assert [m.title for m in read("El lunes, el presidente Rodrigo Alcázar visitó el puerto.", "es")] == ["presidente"]
    assert [m.title for m in read("田中一郎首相は十日、辞任した。", "ja")] == ["首相"]


def test_letters_of_headlines_tell_nothing() -> None:
    assert read("Los Nuevos Vecinos Del Puerto Viejo Piden Ayuda Al Gobierno Central", "es") == ()


def test_letters_in_brackets_are_a_body_only_behind_its_name() -> None:
    text = "La Federación Nacional de Pescadores (FNP) protestó. La FNP critica el TTK."
    assert [m.text for m in read(text, "es")] == ["Federación Nacional de Pescadores", "FNP", "FNP"]


PARTS = st.sampled_from(
    [
        "el", "presidente", "Präsident", "Rodrigo", "Alcázar", "de", "la", "y", "Ministerio", "dijo", "(52)", "(FNP)", ",", ".",
        "\n", "d’", "'", "-", "الرئيس", "أحمد", "عبد", "بن", "קרא", "הנשיא", "יואב", "总统", "马克龙", "·", "表示", "・", "マクロン",
        "大統領", "氏", "대통령은", "프랑스", "마크롱", "Emmanuel", "Macron", "O’", "İ", "ß", "e\u0301", "\u200c", "🙂",
    ]
)  # fmt: skip
TEXTS = st.lists(PARTS, max_size=25).map(" ".join) | st.lists(PARTS, max_size=25).map("".join)


@pytest.mark.parametrize("language", ["de", "es", "ru", "el", "ar", "fa", "he", "zh", "ja", "ko", "hi"])
@settings(max_examples=60, deadline=None)
@given(text=TEXTS)
def test_names_of_any_text_are_its_own_words_in_order(language: str, text: str) -> None:
    found = read(text, language)
    assert all(" ".join(text[m.span.start : m.span.end].split()) == " ".join(m.text.split()) for m in found)
    assert all(m.text.strip() == m.text and m.text for m in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
