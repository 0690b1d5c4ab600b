"""French and Russian, read with the models of their extras. Every sentence is invented."""

import pickle
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.backends import taggers
from rashomon.backends.taggers import NEEDED, TAGGERS, load_tagger, read_deeply
from rashomon.engine.flow import Backends
from rashomon.model import NameGuess, Tagger, Token


@cache
def tagger(language: str) -> Tagger:
    found = load_tagger(language)
    if found is None:
        pytest.skip(f"the extra is not installed: pip install 'rashomon[{language}]'")
    return found


def tokens(language: str, sentence: str) -> tuple[Token, ...]:
    return tagger(language).tag([sentence])[0][0]


def named(language: str, sentence: str) -> list[tuple[str, str]]:
    names: tuple[NameGuess, ...] = tagger(language).tag([sentence])[0][1]
    return [(sentence[n.start : n.end], n.label) for n in names]


@pytest.mark.parametrize(
    ("language", "sentence", "expected"),
    [
        ("fr", "Le maire, Hugo Lambert, habite à Lyon.", [("Hugo Lambert", "PERSON"), ("Lyon", "LOC")]),
        ("fr", "La directrice du port, Claire Lambert, est venue.", [("Claire Lambert", "PERSON")]),
        ("ru", "Мэр Елена Брандт живёт в Казани.", [("Елена Брандт", "PERSON"), ("Казани", "LOC")]),
        ("ru", "Об этом сообщило Министерство обороны.", [("Министерство обороны", "ORG")]),
    ],
)
def test_names_bear_the_labels_of_the_english_model(language: str, sentence: str, expected: list[tuple[str, str]]) -> None:
    assert named(language, sentence) == expected


@pytest.mark.parametrize(
    ("language", "sentence", "word", "expected"),
    [
        ("fr", "Le maire a fermé la route.", "maire", ("maire", "NOUN", "nsubj")),
        ("fr", "Le maire a fermé la route.", "fermé", ("fermer", "VERB", "ROOT")),
        ("fr", "Le maire a fermé la route.", "route", ("route", "NOUN", "dobj")),
        ("fr", "Le maire n’a pas fermé la route.", "pas", ("pas", "ADV", "neg")),
        ("ru", "Мэр закрыл дорогу.", "Мэр", ("мэр", "NOUN", "nsubj")),
        ("ru", "Мэр закрыл дорогу.", "закрыл", ("закрыть", "VERB", "ROOT")),
        ("ru", "Мэр закрыл дорогу.", "дорогу", ("дорога", "NOUN", "dobj")),
        ("ru", "Мэр не закрыл дорогу.", "не", ("не", "PART", "neg")),
        ("ru", "Дорога была закрыта.", "Дорога", ("дорога", "NOUN", "nsubjpass")),
    ],
)
def test_grammar_is_told_in_the_terms_of_the_english_model(
    language: str, sentence: str, word: str, expected: tuple[str, str, str]
) -> None:
    found = next(t for t in tokens(language, sentence) if t.text == word)
    assert (found.lemma, found.pos, found.dep) == expected


def test_a_participle_with_its_auxiliary_is_a_finite_verb() -> None:
    assert {t.text: t.tag for t in tokens("fr", "Le maire a fermé la route.")}["fermé"] == "VBD"
    assert {t.text: t.tag for t in tokens("ru", "Мэр закрыл дорогу.")}["закрыл"] == "VBD"


@pytest.mark.parametrize("language", sorted(NEEDED))
@settings(max_examples=60, deadline=None)
@given(text=st.text(alphabet=st.sampled_from("« »“„…—-'’\n\xa0 ABcéàЖжя1,.!?日本"), max_size=60) | st.text(max_size=40))
def test_any_text_is_tagged_and_offsets_hold(language: str, text: str) -> None:
    ((found, names),) = tagger(language).tag([text])
    assert all(text[t.start : t.end] == t.text and 0 <= t.head < len(found) for t in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(0 <= n.start < n.end <= len(text) for n in names)


def test_no_sentences_give_no_tokens() -> None:
    assert all(tagger(language).tag([]) == [] for language in sorted(NEEDED))


def test_a_language_whose_extra_is_missing_has_no_tagger(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taggers, "installed", lambda packages: None)
    read_deeply.cache_clear()
    try:
        assert read_deeply() == {"en"}
        assert load_tagger("fr") is None
    finally:
        monkeypatch.undo()
        read_deeply.cache_clear()


def test_every_language_with_an_extra_has_a_tagger() -> None:
    assert set(NEEDED) == set(TAGGERS) - {"en"}


def test_backends_travel_to_other_processes_without_their_models() -> None:
    backends = Backends(vectors=False)
    backends.tagger("en")
    copy = pickle.loads(pickle.dumps(backends))
    assert copy.vectors is False
    assert copy.tagger("en") is not None
    assert copy.tagger("xx") is None


def test_models_of_other_languages_are_named_where_a_page_is_written_in_them() -> None:
    assert tagger("fr")
    backends = Backends(vectors=False)
    assert [m.name for m in backends.made_by(languages={"en", "de"}).models] == [backends.made_by().models[0].name]
    assert "fr_core_news_sm" in [m.name for m in backends.made_by(languages={"fr"}).models]
