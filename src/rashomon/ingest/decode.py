"""From bytes to text: which encoding, and what could not be read."""

import codecs
import re
from collections.abc import Sequence

from rashomon.model import UnreadableError

REPLACEMENT = "\ufffd"

# Longest signatures first: UTF-32's little-endian mark begins with UTF-16's.
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# How files of other kinds begin: what someone may well drop into a folder of pages.
SIGNATURES = (
    (b"%PDF-", "a PDF file"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a", "a RAR archive"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a program"),
    (b"SQLite format 3\x00", "a database"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"{\\rtf", "an RTF document"),
    (b"OggS", "a sound or video file"),
    (b"ID3", "a sound file"),
    (b"bplist00", "a property list"),
    (b"wOF2", "a font"),
)

# More control characters than this share of all is no page: broken pages hold a stray one, pictures and programs a tenth.
MOST_CONTROL = 0.01
# UTF-16 of Latin text has a NUL in every second place; below this share the NULs are damage, not an encoding.
LEAST_NUL_UTF16 = 0.3
# At most this share of bytes above 127: text in Latin letters with a few accents and curly quotes, where a guess by
# frequencies has too little to go by and the browsers' own fallback is right most often.
FEW_HIGH_BYTES = 0.06
FEWEST_HIGH_BYTES = 40

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_CONTROL_BYTES = bytes([*range(9), *range(0x0E, 0x1B), *range(0x1C, 0x20)])
_CHARSET = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,400}?(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE
)
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_CHARSET_WITHIN = 4096


def decode(data: bytes, *, charset: str = "") -> tuple[str, tuple[str, ...]]:
    """The text of `data`, and notes on what was guessed or replaced. Line ends stay as they are.

    `charset` is what a web server said; it counts before what the page declares, and after what its bytes show.
    Raises `UnreadableError` for bytes that are no text.
    """
    for signature, kind in SIGNATURES:
        if data.startswith(signature):
            raise UnreadableError(f"it is {kind}, not a page")
    for mark, name in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _finish(*_with(data[len(mark) :], name))
    if (wide := _wide_without_mark(data)) is not None:
        return _finish(*_with(data, wide))
    controls = _count_controls(data)
    if controls > MOST_CONTROL * len(data):
        raise UnreadableError("it is binary data, not a page")
    declared = tuple(name for name in (_named(charset), _declared(data)) if name is not None)
    for name in declared:
        if name.startswith("iso2022") and b"\x1b" in data:  # it keeps to seven bits, and would pass for UTF-8
            return _finish(*_with(data, name))
    try:
        return _finish(data.decode("utf-8"), (), controls=controls)
    except UnicodeDecodeError:
        return _finish(*_not_utf8(data, declared))


def _with(data: bytes, encoding: str) -> tuple[str, tuple[str, ...]]:
    try:
        return data.decode(encoding), ()
    except UnicodeDecodeError:
        text = data.decode(encoding, errors="replace")
        return text, (_replaced(text.count(REPLACEMENT), encoding),)


def _replaced(count: int, encoding: str) -> str:
    what = "1 character was" if count == 1 else f"{count} characters were"
    return f"{what} no valid {encoding.upper()} and replaced by '{REPLACEMENT}'"


def _wide_without_mark(data: bytes) -> str | None:
    """UTF-16 without a byte order mark, told by where its NULs stand; None for everything else."""
    head = data[: 4096 - 4096 % 2]
    if len(data) % 2 or len(head) < 8 or b"\x00" not in head:
        return None
    half = len(head) // 2
    even, odd = head[::2].count(0) / half, head[1::2].count(0) / half
    name = "utf-16-le" if odd >= LEAST_NUL_UTF16 > 5 * even else "utf-16-be" if even >= LEAST_NUL_UTF16 > 5 * odd else None
    if name is None:
        return None
    damage = len(re.findall(rf"{_CONTROL.pattern}|{REPLACEMENT}", data.decode(name, errors="replace")))
    return name if damage <= max(1, MOST_CONTROL * len(data)) else None


def _not_utf8(data: bytes, declared: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """Bytes that are not wholly UTF-8: as declared, mixed, or by the best guess."""
    well_formed = len(_MULTIBYTE.findall(data))
    mixed = data.decode("utf-8", errors="replace")
    if well_formed > mixed.count(REPLACEMENT):  # sequences that come out right by chance are rare: it is UTF-8 with damage
        return mixed, (_replaced(mixed.count(REPLACEMENT) - data.count(REPLACEMENT.encode()), "utf-8"),)
    for name in declared:
        try:
            return data.decode(name), ()
        except (UnicodeDecodeError, LookupError):
            continue  # a page may declare what it is not; the guess below follows
    guess = _guess(data)
    try:
        return data.decode(guess), (f"the encoding is a guess: {guess}",)
    except UnicodeDecodeError:
        text = data.decode(guess, errors="replace")
        return text, (f"the encoding is a guess: {guess}", _replaced(text.count(REPLACEMENT), guess))


def _declared(data: bytes) -> str | None:
    """The encoding that markup declares for itself; Latin-1 means windows-1252 there, as in every browser."""
    found = _CHARSET.search(data[:_CHARSET_WITHIN])
    if found is None:
        return None
    return _named(found.group(1).decode("ascii", "replace"))


def _named(charset: str) -> str | None:
    """The encoding of this name; None where there is none, or where the bytes have already shown that they are not in it."""
    try:
        info = codecs.lookup(charset)
    except (LookupError, ValueError):
        return None
    if info.name in ("utf-8", "ascii") or not _is_text_encoding(info.name):
        return None
    return "cp1252" if info.name == "iso8859-1" else info.name


def _is_text_encoding(name: str) -> bool:
    try:
        b"a".decode(name)
    except (LookupError, UnicodeError, ValueError):
        return False
    return True


def _guess(data: bytes) -> str:
    high = len(data) - len(data.translate(None, bytes(range(128, 256))))
    if high <= FEW_HIGH_BYTES * len(data) or high < FEWEST_HIGH_BYTES:
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(data[:200_000]).best()
    return best.encoding if best is not None else "cp1252"


def _count_controls(data: bytes) -> int:
    """How many control characters there are, those apart that stand between lines and words."""
    return len(data) - len(data.translate(None, _CONTROL_BYTES))


def _finish(text: str, notes: tuple[str, ...], *, controls: int | None = None) -> tuple[str, tuple[str, ...]]:
    """Lone surrogates and NULs can be neither written nor shown: one replacement character each, so that lengths hold.

    `controls` is how many control characters valid UTF-8 holds, which has no lone surrogates; None where it was something else.
    """
    if controls is None:
        text, surrogates = _LONE_SURROGATE.subn(REPLACEMENT, text)
        if surrogates:
            notes = (*notes, f"{surrogates} lone surrogate{'s' * (surrogates > 1)} replaced by '{REPLACEMENT}'")
        controls = _count_controls(text.encode())
    nuls = text.count("\x00")
    if nuls:
        text = text.replace("\x00", REPLACEMENT)
        notes = (*notes, f"{nuls} NUL character{'s' * (nuls > 1)} replaced by '{REPLACEMENT}'")
    if controls - nuls > MOST_CONTROL * len(text):
        raise UnreadableError("it is binary data, not a page")
    return text, notes
