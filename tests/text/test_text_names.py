"""The tables of general knowledge are clean."""

from rashomon.text import names, places


def test_tables_are_lower_case_and_plain() -> None:
    for table in (names.TITLES, names.GIVEN_NAMES, names.KINSHIP, names.ORGANISATION_WORDS, places.PLACES, places.NATIONALITIES):
        for word in table:
            assert word == word.lower().strip()
            assert word
            assert word.isascii()


def test_no_word_is_both_a_name_and_never_one() -> None:
    assert not names.NEVER_NAMES & set(names.GIVEN_NAMES) - {"june"}
