"""What is searched: words without case, accents and punctuation, the same for every database."""

import re
import unicodedata

# Scripts written without spaces, and Korean, whose endings are written onto the word: every character is a word, and a search for
# several is one for them side by side.
_UNSPACED = re.compile("([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff])")
# What is left out of a word stands as this where offsets have to stay.
_ACCENT = "\u0301"
# Marks that are a part of the word: the vowel signs and viramas of Indic scripts (combining class 0, 9), the lengths, vowels and
# tones of Telugu, Thai, Lao and Tibetan (84 to 132). Accents, and the points of Hebrew and Arabic, may be written or not.
_WRITTEN = frozenset({0, 9, *range(84, 133)})
# Of class 0 and no letters: the grapheme joiner, and what chooses between forms of a letter. The zero-width joiner does so too.
_CHOOSING = re.compile("[\u034f\u180b-\u180f\u200d\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_QUOTED = re.compile(r'"([^"]*)"|(\S+)')
_BESIDE = 70


class _Plain(dict[int, str]):
    """One character to one: a letter to its base letter in lower case, what is no letter or digit to a blank."""

    def __missing__(self, code: int) -> str:
        self[code] = _folded(chr(code))
        return self[code]


def _folded(sign: str) -> str:
    if _CHOOSING.match(sign):
        return _ACCENT
    if unicodedata.category(sign) in ("Mn", "Mc"):
        return sign if unicodedata.combining(sign) in _WRITTEN else _ACCENT
    first = unicodedata.normalize("NFKD", sign)[0]
    if "\uac00" <= sign <= "\ud7a3" or (sign.isalpha() and unicodedata.category(first) == "Mn"):
        return sign  # a Korean syllable, or a Thai letter that begins with a mark: its first part alone is another word
    base = first.casefold()[:1]
    return base if base.isalnum() else _ACCENT if unicodedata.combining(sign) else " "


_PLAIN = _Plain()


def plain(text: str) -> str:
    """The text as it is compared, character by character: offsets stay. A combining accent is left as one."""
    return text.translate(_PLAIN)


def words_of(text: str) -> str:
    """The words of a text, one blank between."""
    flat = plain(unicodedata.normalize("NFC", text)).replace(_ACCENT, "")
    return " ".join(_UNSPACED.sub(r" \1 ", flat).split())


def terms_of(query: str) -> tuple[str, ...]:
    """What must all be found: single words, and phrases in quotation marks; each is one or several words side by side."""
    parts = (quoted or word for quoted, word in _QUOTED.findall(query.translate({0x201C: '"', 0x201D: '"'})))
    return tuple(dict.fromkeys(term for part in parts if (term := words_of(part))))


def excerpt(text: str, terms: tuple[str, ...]) -> str:
    """The text around the first place where a term stands, white space folded; empty where none does."""
    flat = plain(text)
    for term in terms:
        pattern = rf"[ {_ACCENT}]*".join(f"{_ACCENT}*".join(map(re.escape, word)) for word in term.split())
        if found := re.search(rf"(?<!\w){pattern}(?!\w)", flat) or re.search(pattern, flat):
            start, end = max(0, found.start() - _BESIDE), min(len(text), found.end() + _BESIDE)
            middle = " ".join(text[start:end].split())
            return f"{'… ' if start else ''}{middle}{' …' if end < len(text) else ''}"
    return ""
