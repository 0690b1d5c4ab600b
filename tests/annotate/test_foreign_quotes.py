"""Who says what in other languages: with a tagger in French and Russian, by marks and forms of saying elsewhere. All invented."""

from functools import cache

import pytest

from rashomon.annotate.reading import annotate
from rashomon.backends.taggers import NEEDED, load_tagger
from rashomon.model import Article, FoundQuote, Tagger


@cache
def tagger(language: str) -> Tagger | None:
    found = load_tagger(language)
    if found is None and language in NEEDED:
        pytest.skip(f"the extra is not installed: pip install 'rashomon[{language}]'")
    return found


def read(text: str, language: str) -> tuple[FoundQuote, ...]:
    return annotate(Article("a", "", "", text, ((0, len(text)),), language=language), tagger=tagger(language)).quotes


def told(text: str, language: str, *, direct: bool = True) -> list[tuple[str, str | None]]:
    return [(q.span.of(text), q.speaker.of(text) if q.speaker else None) for q in read(text, language) if q.direct is direct]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "« Nous avons perdu deux bateaux », a déclaré le maire, Hugo Lambert.",
            [("Nous avons perdu deux bateaux", "Hugo Lambert")],
        ),
        ("« Nous avons perdu deux bateaux », raconte Hugo Lambert.", [("Nous avons perdu deux bateaux", "Hugo Lambert")]),
        (
            "Hugo Lambert est venu mardi. « Le port sera reconstruit », a-t-il répondu.",
            [("Le port sera reconstruit", "Hugo Lambert")],
        ),
        (
            "Claire Lambert dirige le port. « Le port sera reconstruit », assure-t-elle.",
            [("Le port sera reconstruit", "Claire Lambert")],
        ),
        (
            "La directrice de l’école, Claire Lambert, a promis : « Personne ne perdra son emploi. »",
            [("Personne ne perdra son emploi.", "Claire Lambert")],
        ),
        (  # the cue stands between the marks
            "Hugo Lambert est venu mardi. « Le port, dit-il, sera reconstruit avant la fin de l’hiver. »",
            [("Le port,", "Hugo Lambert"), ("sera reconstruit avant la fin de l’hiver.", "Hugo Lambert")],
        ),
        ("Le bateau « Étoile » a coulé mardi dans le port.", []),
    ],
)
def test_french_quotations(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert told(text, "fr") == expected


def test_french_reported_speech() -> None:
    assert told("Hugo Lambert a affirmé que la route était fermée.", "fr", direct=False) == [
        ("la route était fermée", "Hugo Lambert")
    ]
    assert told("Selon Hugo Lambert, la route était fermée depuis lundi.", "fr", direct=False) == [
        ("la route était fermée depuis lundi", "Hugo Lambert")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("«Мы потеряли две лодки», — заявила мэр города Елена Брандт.", [("Мы потеряли две лодки", "Елена Брандт")]),
        ("«Мы потеряли две лодки», — сказал Брандт журналистам. Виктор Брандт — мэр.", [("Мы потеряли две лодки", "Брандт")]),
        ("Елена Брандт приехала утром. «Порт восстановят», — добавила она.", [("Порт восстановят", "Елена Брандт")]),
        (  # the cue stands between the marks
            "Виктор Брандт приехал утром. «Дверь была закрыта, — вспоминает он. — Я решил уйти домой».",
            [("Дверь была закрыта,", "Виктор Брандт"), ("Я решил уйти домой", "Виктор Брандт")],
        ),
        ("Лидер «Открытого причала» Виктор Брандт настаивает на своём.", []),  # a name in marks
    ],
)
def test_russian_quotations(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert told(text, "ru") == expected


def test_russian_reported_speech() -> None:
    assert told("Виктор Брандт утверждает, что дорога была закрыта.", "ru", direct=False) == [
        ("дорога была закрыта", "Виктор Брандт")
    ]
    assert told("По словам Виктора Брандта, дорога была закрыта.", "ru", direct=False) == [
        ("дорога была закрыта", "Виктора Брандта")
    ]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "es",
            "«Perdimos dos barcos en la tormenta», dijo Elena Brandt.",
            [("Perdimos dos barcos en la tormenta", "Elena Brandt")],
        ),
        (
            "es",
            'Karl Weber afirmó que el puerto "será reconstruido antes del invierno".',
            [("será reconstruido antes del invierno", "Karl Weber")],
        ),
        ("de", "Karl Weber erklärte: „Der Hafen wird wieder aufgebaut.“", [("Der Hafen wird wieder aufgebaut.", "Karl Weber")]),
        ("it", "«Abbiamo perso due barche», ha detto Elena Brandt.", [("Abbiamo perso due barche", "Elena Brandt")]),
        ("pt", '"Perdemos dois barcos", disse Elena Brandt à rádio.', [("Perdemos dois barcos", "Elena Brandt")]),
        ("pl", "„Straciliśmy dwie łodzie” – powiedziała Helena Brandt.", [("Straciliśmy dwie łodzie", "Helena Brandt")]),
        ("ar", 'قال وزير النقل: "لقد فقدنا قاربين في العاصفة".', [("لقد فقدنا قاربين في العاصفة", None)]),
        ("he", '"איבדנו שתי סירות בסערה", אמרה ראש העיר.', [("איבדנו שתי סירות בסערה", None)]),
        ("hi", 'महापौर ने कहा, "हमने तूफान में दो नावें खो दीं।"', [("हमने तूफान में दो नावें खो दीं।", None)]),
        ("zh", "市长说：“我们失去了两条船。”", [("我们失去了两条船。", None)]),
        ("ja", "市長は「嵐で船を二隻失った」と述べた。", [("嵐で船を二隻失った", None)]),
        ("es", "El barco «Estrella del Sur» salió del puerto.", []),
        ("de", "Das Schiff „Nordstern“ sank im Hafen.", []),
        ("ja", "映画「海」が公開された。", []),
        ("xx", "«abc def» abc", []),
    ],
)
def test_without_a_tagger_marks_and_forms_of_saying_speak(
    language: str, text: str, expected: list[tuple[str, str | None]]
) -> None:
    assert told(text, language) == expected


def test_without_a_tagger_whoever_spoke_goes_on() -> None:
    text = "«Perdimos dos barcos», dijo Elena Brandt. «Nadie avisó a tiempo a los pescadores del puerto»."
    assert [speaker for _, speaker in told(text, "es")] == ["Elena Brandt", "Elena Brandt"]
