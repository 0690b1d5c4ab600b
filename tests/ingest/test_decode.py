import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.ingest.decode import REPLACEMENT, decode
from rashomon.model import UnreadableError

STORY = "The harbour master said that the ferry “left late”, at 9.15.\r\nNobody was hurt.\r\n"
FRENCH = "Le maire a déclaré que le pont était fermé à cause de la tempête. L’été dernier, la crue avait emporté la passerelle.\n"
RUSSIAN = "Паром вышел из порта с опозданием на час, сообщил начальник порта. Никто не пострадал.\n" * 3


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (STORY.encode(), STORY),
        (b"\xef\xbb\xbf" + STORY.encode(), STORY),
        (STORY.encode("utf-16"), STORY),
        (b"\xfe\xff" + STORY.encode("utf-16-be"), STORY),
        (STORY.encode("utf-16-le"), STORY),
        (STORY.encode("utf-32"), STORY),
        (STORY.encode("cp1252"), STORY),
        (FRENCH.encode("cp1252"), FRENCH),
        (RUSSIAN.encode("cp1251"), RUSSIAN),
        (
            b'<html><head><meta charset="windows-1251">' + RUSSIAN.encode("cp1251"),
            '<html><head><meta charset="windows-1251">' + RUSSIAN,
        ),
        (b'<html><meta charset="iso-8859-1">' + STORY.encode("cp1252"), '<html><meta charset="iso-8859-1">' + STORY),
        (b'<html><meta charset="iso-8859-1">' + STORY.encode(), '<html><meta charset="iso-8859-1">' + STORY),
        (b'<html><meta charset="no-such-thing">' + STORY.encode("cp1252"), '<html><meta charset="no-such-thing">' + STORY),
    ],
    ids=[
        "utf-8",
        "mark",
        "utf-16",
        "big-endian",
        "no-mark",
        "utf-32",
        "cp1252",
        "french",
        "russian",
        "meta",
        "latin-1",
        "lies",
        "unknown",
    ],
)
def test_text_comes_out_unchanged_with_its_line_ends(data: bytes, text: str) -> None:
    assert decode(data)[0] == text


@pytest.mark.parametrize(
    ("data", "text", "note"),
    [
        (STORY.encode() + b"\x92\n", STORY + REPLACEMENT + "\n", "1 character was no valid UTF-8"),
        (b"a line\n" * 20 + b"\x00", "a line\n" * 20 + REPLACEMENT, "1 NUL character replaced"),
        ("half a pair: \ud83d. ".encode("utf-16-le", "surrogatepass"), None, None),
        ("\ufeff".encode("utf-16-le") + "a \ud83d b".encode("utf-16-le", "surrogatepass"), None, "replaced"),
        (
            b"caf\xe9 au lait, served in the harbour every morning",
            "café au lait, served in the harbour every morning",
            "a guess: cp1252",
        ),
    ],
    ids=["mixed", "nul", "surrogate", "surrogate-with-mark", "guess"],
)
def test_what_was_replaced_or_guessed_is_said(data: bytes, text: str | None, note: str | None) -> None:
    got, notes = decode(data)
    assert text is None or got == text
    assert note is None or any(note in one for one in notes)
    got.encode("utf-8")


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF file"),
        (b"\x89PNG\r\n\x1a\n" + bytes(40), "a PNG picture"),
        (b"\xff\xd8\xff\xe0" + bytes(40), "a JPEG picture"),
        (b"PK\x03\x04" + bytes(40), "a ZIP archive"),
        (bytes(range(256)) * 8, "binary"),
        (b"\x01\x02\x03\x04" * 20, "binary"),
        (bytes(400), "binary"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(UnreadableError, match=why):
        decode(data)


@given(st.binary(max_size=400))
def test_any_bytes_give_text_that_can_be_written_or_a_reason(data: bytes) -> None:
    try:
        text, _ = decode(data)
    except UnreadableError as error:
        assert str(error)
    else:
        text.encode("utf-8")
        assert "\x00" not in text


@given(st.text(st.characters(blacklist_categories=("Cc", "Cs"), blacklist_characters="\ufeff"), max_size=200))
def test_utf8_is_read_as_it_is(text: str) -> None:
    try:
        assert decode(text.encode()) == (text, ())
    except UnreadableError:
        assert text[:2] in ("PK", "MZ", "BZ", "II", "%P", "ID", "Og", "GI", "7z", "Ra", "SQ", "wO", "bp", "{\\")
