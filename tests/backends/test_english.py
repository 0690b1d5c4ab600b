"""English sentences through the real tagger. All texts are invented."""

import pytest

from rashomon.backends.english import LONGEST, EnglishTagger

TEXTS = ["The ferry “Halka” sank off\nBrod — nobody was hurt.", "  Marta Kovel’s boat left.", "It\xa0rained."]


def test_tokens_slice_to_their_text(tagger: EnglishTagger) -> None:
    for text, (tokens, names) in zip(TEXTS, tagger.tag(TEXTS), strict=True):
        assert tokens
        for token in tokens:
            assert token.end - token.start == len(token.text)
            assert token.text == text[token.start : token.end].translate(str.maketrans("“”’\n\xa0", '""\'  '))
            assert token.text.strip()
        for name in names:
            assert 0 <= name.start < name.end <= len(text)


def test_heads_point_into_the_tokens_returned(tagger: EnglishTagger) -> None:
    for tokens, _ in tagger.tag([*TEXTS, "The   old\n\nferry   sank ."]):
        assert all(0 <= token.head < len(tokens) for token in tokens)


def test_grammar_and_names(tagger: EnglishTagger) -> None:
    ((tokens, names),) = tagger.tag(["Marta Kovel raised the boats in Denmark."])
    assert [(t.lemma, t.pos) for t in tokens if t.pos in ("VERB", "NOUN")] == [("raise", "VERB"), ("boat", "NOUN")]
    assert [(n.start, n.end, n.label) for n in names] == [(0, 11, "PERSON"), (32, 39, "GPE")]


def test_each_sentence_is_read_by_itself(tagger: EnglishTagger) -> None:
    assert tagger.tag(TEXTS) == [row for text in TEXTS for row in tagger.tag([text])]


def test_nothing_and_blanks(tagger: EnglishTagger) -> None:
    assert tagger.tag([]) == []
    assert tagger.tag(["", " \n "]) == [((), ()), ((), ())]


@pytest.mark.parametrize("text", ["boat " * (LONGEST // 4), "x" * 1_200_000], ids=["words", "one word"])
def test_of_an_endless_sentence_the_beginning_is_tagged(tagger: EnglishTagger, text: str) -> None:
    ((tokens, _),) = tagger.tag([text])
    assert tokens[0].start == 0
    assert tokens[-1].end <= LONGEST


def test_it_says_which_model_it_is(tagger: EnglishTagger) -> None:
    assert tagger.used.name.startswith("en_core_web_sm")
    assert len(tagger.used.sha256) == 64
