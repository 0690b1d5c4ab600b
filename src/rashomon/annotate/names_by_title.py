"""Names in languages written without capitals and read without a model: words beside a title, or in a foreign script.

Arabic, Persian and Hebrew put the title before the name; how far the name goes is told by its given name and by the words that
cannot belong to it. Names in Latin letters within any other script are names by that alone, where a given name begins them.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from rashomon.annotate.names_in_han import LOOKED_FOR, han_names
from rashomon.linking.consonants import consonant_row
from rashomon.model import Article, EntityKind, Mention, Span, TaggedSentence
from rashomon.text.foreign_names import romanised, words
from rashomon.text.name_titles import TITLES_BEFORE, TitleWords

FEWEST_SOUNDS = 3
MOST_BETWEEN = 4  # words between a title and the name behind it: 'وزير الخارجية الروسي'
_WORD = re.compile(r"[^\W\d_](?:[\w\u064b-\u0652\u0670\u200c]|[\"״'׳](?=\w)|-(?=\w))*(?:(?<=[פב])['׳])?")
_LATIN = re.compile(r"(?<![A-Za-zÀ-ɏ])[A-ZÀ-Þ][a-zß-ÿ'’-]+(?:\s(?:[a-z]{2,3}\s){0,2}[A-ZÀ-Þ][a-zA-Zß-ÿ'’-]+){1,3}(?![A-Za-zÀ-ɏ])")
_PREFIXES = {"ar": ("و", "ل", "ب", "ف"), "he": ("ו", "ל", "ב", "ש", "מ", "ה"), "fa": ()}
_JOINED_ON = ("ل", "ب", "و", "ك", "ف")  # as often a preposition written together with a noun
_PRESENT = re.compile(r"^(?:ي|ت|سي|ست|ن)\w{2,}")
_NISBA = re.compile(r"^ال\w+(?:ي|ية)$")

LANGUAGES = frozenset({*TITLES_BEFORE, *LOOKED_FOR})


def names_by_title(article: Article, tagged: Sequence[TaggedSentence]) -> tuple[Mention, ...]:
    """The mentions of a page in order of the text, none overlapping another."""
    text = article.text
    found: list[tuple[int, int, EntityKind, str]] = []
    for one in tagged:
        span = one.sentence.span
        if article.language in TITLES_BEFORE:
            found += _titled(text, span.start, span.end, TITLES_BEFORE[article.language], article.language)
        else:
            found += han_names(text, span.start, span.end, article.language)
        found += _latin(text, span.start, span.end)
    found += _again(article, tagged, found)
    out: list[Mention] = []
    for start, end, kind, title in sorted(found, key=lambda f: (f[0], -f[1])):
        if not out or start >= out[-1].span.end:
            out.append(Mention(Span(article.id, start, end), re.sub(r"\s+", " ", text[start:end]), kind, title))
    return tuple(out)


def _latin(text: str, start: int, end: int) -> Iterator[tuple[int, int, EntityKind, str]]:
    given = words().given
    for match in _LATIN.finditer(text, start, end):
        parts = match.group().lower().split()
        if parts[0] in given and not any(p in words().organisations or p in words().place_words for p in parts):
            yield match.start(), match.end(), "person", ""


def _titled(text: str, start: int, end: int, table: TitleWords, language: str) -> Iterator[tuple[int, int, EntityKind, str]]:
    row = list(_WORD.finditer(text, start, end))
    i = 0
    while i < len(row):
        bare = _without_prefix(row[i].group(), table.titles, language)
        if not bare:
            i += 1
            continue
        at = i + 1
        while at < len(row) and at - i <= MOST_BETWEEN and _apart(text, row, at) and _between(row[at].group(), table):
            at += 1
        size = _size(text, row, at, table)
        if size:
            yield row[at].start(), row[at + size - 1].end(), "person", text[row[i].start() : row[at - 1].end()]
            i = at + size
        else:
            i += 1


def _without_prefix(word: str, known: frozenset[str], language: str) -> bool:
    return word in known or any(word.startswith(p) and word[len(p) :] in known for p in _PREFIXES[language])


def _apart(text: str, row: Sequence[re.Match[str]], at: int) -> bool:
    """Whether nothing but a blank, and a title's own full stop, parts a word from the one before."""
    return bool(re.fullmatch(r"\.?\s", text[row[at - 1].end() : row[at].start()]))


def _between(word: str, table: TitleWords) -> bool:
    return word in table.between or word in table.titles or bool(table.article and _NISBA.match(word))


def _size(text: str, row: Sequence[re.Match[str]], at: int, table: TitleWords) -> int:
    """How many words from `at` on are a name: two and more behind a given name, else one that can be nothing else."""
    if at >= len(row) or not _apart(text, row, at):
        return 0
    first = row[at].group()
    sounds_so = not _no_name(first, table) and not first.startswith(_JOINED_ON)
    given = first in table.given or (sounds_so and consonant_row(romanised(first), abjad=True) in _given_rows())
    if not given and first not in table.joining:
        return 0 if _no_name(first, table) or len(first) < 4 or _followed(text, row, at, table) else 1
    size, wanted = 1, 2 if given else 3
    joined = first in table.joining
    while at + size < len(row) and size < 5 and _apart(text, row, at + size):
        word = row[at + size].group()
        if word in table.joining:
            size, wanted, joined = size + 1, max(wanted, size + 2), True
            continue
        if word in table.given or joined:
            size, joined = size + 1, False
            wanted = max(wanted, size + 1) if word in table.given and size < 3 else wanted
            continue
        if size >= wanted or word in table.stops or (table.article and _PRESENT.match(word)) or word in table.titles:
            break
        size += 1
        break
    while size and row[at + size - 1].group() in table.joining:
        size -= 1
    return size if size > 1 else 0


@cache
def _given_rows() -> frozenset[str]:
    """Given names by their consonants: foreign ones are not listed in each script. Short rows are anything's."""
    rows = (consonant_row(name, abjad=True) for name in words().given if name.isascii())
    return frozenset(row for row in rows if len(row) >= FEWEST_SOUNDS)


def _no_name(word: str, table: TitleWords) -> bool:
    defined = bool(table.article) and word.startswith(table.article)
    return defined or word in table.stops or word in table.titles or bool(table.article and _PRESENT.match(word))


def _followed(text: str, row: Sequence[re.Match[str]], at: int, table: TitleWords) -> bool:
    """Whether the word behind a single surname leaves open where the name ends: it must be a mark or a word that ends names."""
    if at + 1 >= len(row) or not _apart(text, row, at + 1):
        return False
    word = row[at + 1].group()
    return word not in table.stops


def _again(
    article: Article, tagged: Sequence[TaggedSentence], found: Sequence[tuple[int, int, EntityKind, str]]
) -> list[tuple[int, int, EntityKind, str]]:
    """Where a name stands again, in full or by its last part."""
    text = article.text
    names: set[str] = set()
    for start, end, _, _ in found:
        name = text[start:end]
        names.add(name)
        parts = re.split(r"[\s・·=＝]", name)
        if len(parts) > 1 and len(parts[-1]) > (1 if article.language in LOOKED_FOR else 3):
            names.add(parts[-1])
    out: list[tuple[int, int, EntityKind, str]] = []
    for name in sorted(names, key=lambda n: (-len(n), n)):
        beside = r"ァ-ヴー" if re.match(r"[ァ-ヴ]", name) else r"㐀-鿿" if article.language == "ja" else ""
        edge = rf"[{beside}]" if beside else r"\w" if article.language not in LOOKED_FOR else None
        pattern = re.escape(name) if edge is None else rf"(?<!{edge}){re.escape(name)}(?!{edge})"
        for one in tagged:
            at = one.sentence.span.start
            hits = re.finditer(pattern, text[at : one.sentence.span.end])
            out += [(at + hit.start(), at + hit.end(), "person", "") for hit in hits]
    return out
