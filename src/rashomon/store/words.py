"""What is searched: words without case, accents and punctuation, the same for every database."""

import re
import unicodedata

# Scripts written without spaces: every character is a word, and a search for several is one for them side by side.
_UNSPACED = re.compile("([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff])")
_QUOTED = re.compile(r'"([^"]*)"|(\S+)')
_BESIDE = 70


class _Plain(dict[int, str]):
    """One character to one: a letter to its base letter in lower case, what is no letter or digit to a blank."""

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        base = unicodedata.normalize("NFKD", sign)[0].casefold()[:1]
        self[code] = base if base.isalnum() else "\u0301" if unicodedata.combining(sign) else " "
        return self[code]


_PLAIN = _Plain()


def plain(text: str) -> str:
    """The text as it is compared, character by character: offsets stay. A combining accent is left as one."""
    return text.translate(_PLAIN)


def words_of(text: str) -> str:
    """The words of a text, one blank between."""
    return " ".join(_UNSPACED.sub(r" \1 ", plain(text).replace("\u0301", "")).split())


def terms_of(query: str) -> tuple[str, ...]:
    """What must all be found: single words, and phrases in quotation marks; each is one or several words side by side."""
    parts = (quoted or word for quoted, word in _QUOTED.findall(query.translate({0x201C: '"', 0x201D: '"'})))
    return tuple(dict.fromkeys(term for part in parts if (term := words_of(part))))


def excerpt(text: str, terms: tuple[str, ...]) -> str:
    """The text around the first place where a term stands, white space folded; empty where none does."""
    flat = plain(text)
    for term in terms:
        pattern = r"[ \u0301]*".join(re.escape(word) for word in term.split())
        if found := re.search(rf"(?<!\w){pattern}(?!\w)", flat) or re.search(pattern, flat):
            start, end = max(0, found.start() - _BESIDE), min(len(text), found.end() + _BESIDE)
            middle = " ".join(text[start:end].split())
            return f"{'… ' if start else ''}{middle}{' …' if end < len(text) else ''}"
    return ""
