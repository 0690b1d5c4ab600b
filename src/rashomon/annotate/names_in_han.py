"""Names in Chinese, Japanese and Korean: the dot of transliterations, katakana, surnames, and the titles beside them."""

import re
from collections.abc import Iterator

from rashomon.model import EntityKind
from rashomon.text.name_titles import (
    BEHIND_NAME_ZH,
    BETWEEN_KO,
    COUNTRIES_KO,
    NO_NAMES_JA,
    NO_NAMES_KO,
    SURNAMES_JA,
    SURNAMES_KO,
    SURNAMES_ZH,
    TITLES_JA,
    TITLES_KO,
    TITLES_ZH,
    TRANSLITERATION,
)

LOOKED_FOR = frozenset({"zh", "ja", "ko"})
_Found = tuple[int, int, EntityKind, str]


def _either(words: tuple[str, ...] | frozenset[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))


_SOUND = f"[{''.join(sorted(TRANSLITERATION))}]"
_FAMILY = f"[{''.join(sorted(SURNAMES_ZH))}]"
_DOTTED_ZH = re.compile(rf"{_SOUND}{{1,7}}(?:[·•‧・]{_SOUND}{{1,7}})+")
_TITLED_ZH = re.compile(
    rf"(?P<title>{_either(TITLES_ZH)})(?P<name>{_FAMILY}[㐀-鿿]{{1,2}}?|{_SOUND}{{2,5}}?)(?={_either(BEHIND_NAME_ZH)})"
)
_BEFORE_ZH = re.compile(
    rf"(?:^|(?<=[，。、：“”（）\s])|(?<=和|与|對|对|同|向|为))(?P<name>{_FAMILY}[㐀-鿿]{{1,2}}?)(?P<title>{_either(TITLES_ZH)})"
)
_KATAKANA = r"[ァ-ヴー]"
_TITLED_JA = re.compile(
    rf"(?<![ァ-ヴー])(?P<name>{_KATAKANA}{{2,}}(?:[・=＝]{_KATAKANA}{{1,}})*)[・]?(?P<title>(?:前|元|新|次期|副|米|露|仏|独|英|中国|韓国)?"
    rf"(?:{_either(TITLES_JA)}))"
)
_BEHIND_JA = re.compile(rf"(?:{_either(TITLES_JA)})(?P<name>{_KATAKANA}{{2,}}(?:[・=＝]{_KATAKANA}{{2,}})+)(?!{_KATAKANA})")
_KANJI_JA = re.compile(
    rf"(?<![㐀-鿿々])(?P<name>(?:{_either(SURNAMES_JA)})[㐀-鿿々]{{0,3}}?)(?P<title>(?:前|元|新|副)?(?:{_either(TITLES_JA)}))"
)
_HANGUL = re.compile(r"[가-힣]+")
_ENDINGS_KO = ("의", "인", "군", "부", "팀")
_PARTICLES_KO = ("은", "는", "가", "을", "를", "의", "와", "과", "도", "에", "한", "인", "며", "고", "서", "된", "할", "로")
_TITLE_KO = re.compile(rf"(?:{_either(TITLES_KO)})(?:은|는|이|가|을|를|의|과|와|에게|도|에|께서|측|으로|로)?$")


def han_names(text: str, start: int, end: int, language: str) -> Iterator[_Found]:
    """The names of one sentence: start, end, kind, title."""
    match language:
        case "zh":
            yield from _chinese(text, start, end)
        case "ja":
            yield from _japanese(text, start, end)
        case _:
            yield from _korean(text, start, end)


def _chinese(text: str, start: int, end: int) -> Iterator[_Found]:
    for match in _DOTTED_ZH.finditer(text, start, end):
        yield match.start(), match.end(), "person", ""
    for pattern in (_TITLED_ZH, _BEFORE_ZH):
        for match in pattern.finditer(text, start, end):
            yield *match.span("name"), "person", match["title"]


def _japanese(text: str, start: int, end: int) -> Iterator[_Found]:
    for match in _TITLED_JA.finditer(text, start, end):
        parts = re.split(r"[・=＝]", match["name"])
        first = match.start("name")
        while parts and parts[0] in NO_NAMES_JA:  # 'フランス・マクロン大統領'
            first += len(parts.pop(0)) + 1
        if parts and parts[-1] not in NO_NAMES_JA and len("".join(parts)) > 2:
            yield first, match.end("name"), "person", match["title"]
    for pattern in (_BEHIND_JA, _KANJI_JA):
        for match in pattern.finditer(text, start, end):
            yield *match.span("name"), "person", match["title"] if pattern is _KANJI_JA else ""


def _korean(text: str, start: int, end: int) -> Iterator[_Found]:
    row = list(re.finditer(r"\S+", text[start:end]))
    for i, match in enumerate(row):
        word = re.sub(r"[^가-힣]+$", "", match.group())
        if not _TITLE_KO.match(word):
            continue
        at = i - 1
        while at >= 0 and i - at <= 3 and row[at].group() in BETWEEN_KO:
            at -= 1
        if at < 0 or not _HANGUL.fullmatch(row[at].group()):
            continue
        name = row[at].group()
        first = at
        if at and any(w.group() in COUNTRIES_KO for w in row[at + 1 : i]) and _given_ko(row[at - 1].group()):
            first = at - 1  # '에마뉘엘 마크롱 프랑스 대통령'
        korean = len(name) == 3 and name[0] in SURNAMES_KO and name not in NO_NAMES_KO and not name.endswith(_ENDINGS_KO)
        if first < at or korean:
            yield start + row[first].start(), start + row[at].end(), "person", match.group()


def _given_ko(word: str) -> bool:
    return bool(_HANGUL.fullmatch(word)) and 2 <= len(word) <= 6 and not word.endswith(_PARTICLES_KO)
