"""Digits of every script as 0 to 9."""

import unicodedata
from functools import cache

# Beyond this code point Unicode has no digits.
_BEYOND = 0x20000


@cache
def _table() -> dict[int, str]:
    """Every decimal digit of Unicode beside its ASCII form."""
    digits = (chr(code) for code in range(0x80, _BEYOND))
    return {ord(ch): str(unicodedata.decimal(ch)) for ch in digits if ch.isdecimal()}


def ascii_digits(text: str) -> str:
    """The text with the decimal digits of other scripts ('٣', '३', '３') as ASCII digits: of the same length."""
    return text if text.isascii() or not any(ch.isdecimal() and ch > "9" for ch in text) else text.translate(_table())
