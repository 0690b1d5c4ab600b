"""What an invented article is written with: words, names and ready sentences of sixteen languages, each in its own script.

Function words and common words are real, so that a reader of languages knows the language; most other words are made up with
endings that are usual in it. Names are made of syllables that can be written in every script, so that a story's people have the
same names in all languages.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

# Shares of languages among articles. English has a little over a third of web news, then come the large languages of Europe,
# Chinese, Arabic and Japanese: the order in which crawls of news (Common Crawl's CC-NEWS) hold them. The figures are rounded by
# reason; no stage depends on more than 'about a third English, the rest in many scripts'.
SHARES = {
    "en": 0.37, "es": 0.10, "de": 0.09, "ru": 0.08, "fr": 0.07, "it": 0.05, "pt": 0.05, "zh": 0.04, "ar": 0.03, "tr": 0.03,
    "pl": 0.02, "ja": 0.02, "nl": 0.02, "uk": 0.01, "ro": 0.01, "id": 0.01,
}  # fmt: skip
# How many different words there are besides the common ones, how often function words and common words come, and how fast the
# frequency of words falls (Zipf's law): in running text some 40 to 45 words in a hundred are function words.
VOCABULARY, OF_FUNCTION, OF_COMMON = 12_000, 0.43, 0.15
TABLE = 1 << 16
WITH_COMMA = 0.05

# What each language is written with, a line each.
WORDS = Path(__file__).with_name("corpus_words.txt")
UNSPACED = frozenset({"zh", "ja"})
AGENCIES = {"en": "Reuters", "es": "EFE", "de": "dpa", "ru": "TASS", "fr": "AFP", "it": "ANSA", "pt": "Lusa", "zh": "Xinhua"}
DEFAULT_AGENCY = "AFP"

_CONSONANTS, _VOWELS = "bdgklmnprstvz", "aeiou"
_ONSETS = (*_CONSONANTS, *"br dr gr kr pr tr gl kl pl sl sk sm sn sp st str vr zn".split())
_CODAS = ("", "", "", *"lmnrstk", "nd", "rk", "st")
# Characters between the most common and the rare, evenly chosen.
_HAN_CHARACTERS = tuple(chr(code) for code in range(0x4E00, 0x9000, 29))
SYLLABLES = tuple(c + v for c in _CONSONANTS for v in _VOWELS)
_CYRILLIC = dict(zip(_CONSONANTS + _VOWELS, "бдгклмнпрствзаеиоу", strict=True))
_ARABIC = dict(zip(_CONSONANTS + _VOWELS, "بدغكلمنبرستفزاييوو", strict=True))
_KATAKANA = dict(zip(SYLLABLES, (
    "バ ベ ビ ボ ブ ダ デ ディ ド ドゥ ガ ゲ ギ ゴ グ カ ケ キ コ ク ラ レ リ ロ ル マ メ ミ モ ム ナ ネ ニ ノ ヌ パ ペ ピ ポ プ "
    "ラ レ リ ロ ル サ セ シ ソ ス タ テ ティ ト トゥ ヴァ ヴェ ヴィ ヴォ ヴ ザ ゼ ジ ゾ ズ"
).split(), strict=True))  # fmt: skip
_HAN = dict(zip(SYLLABLES, (
    "巴 贝 比 博 布 达 德 迪 多 杜 加 格 吉 戈 古 卡 克 基 科 库 拉 莱 利 洛 卢 马 梅 米 莫 穆 纳 内 尼 诺 努 帕 佩 皮 波 普 "
    "拉 雷 里 罗 鲁 萨 塞 西 索 苏 塔 特 蒂 托 图 瓦 韦 维 沃 武 扎 泽 齐 佐 祖"
).split(), strict=True))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stock:
    """What texts in one language are made with. `table` holds words as often as they come in running text."""

    language: str
    table: tuple[str, ...]
    rare: tuple[str, ...]
    said: str
    toll: str
    visit: str
    byline: str
    menu: tuple[str, ...]
    below: tuple[str, ...]

    @property
    def space(self) -> str:
        """What stands between words."""
        return "" if self.language in UNSPACED else " "

    @property
    def stop(self) -> str:
        """What ends a sentence."""
        return "。" if self.language in UNSPACED else "."


@cache
def stock(language: str) -> Stock:
    """The stock of a language; the same at every call and in every process."""
    function, common, endings = (part.split() for part in _rows()[0][language])
    chance = Random(f"words of {language}")
    known = {*function, *common}
    rare: list[str] = []
    while len(rare) < VOCABULARY:
        word = _made_up(endings, language, chance)
        if word not in known:
            known.add(word)
            rare.append(word)
    table = _weighted(function, round(OF_FUNCTION * TABLE), 3) + _weighted(common, round(OF_COMMON * TABLE), 10)
    table += _weighted(rare, TABLE - len(table), 50)
    comma = {"ar": "،", "zh": "，", "ja": "、"}.get(language, ",")
    table = [word + comma if chance.random() < WITH_COMMA else word for word in table]
    said, toll, visit, byline, menu, below = _rows()[1][language]
    return Stock(language, tuple(table), tuple(rare), said, toll, visit, byline, tuple(menu.split(";")), tuple(below.split(";")))


def _made_up(endings: list[str], language: str, chance: Random) -> str:
    """A word that nobody has used: beginnings are as many as in a real language, endings are the language's own."""
    if language in UNSPACED:
        return "".join(chance.choices(_HAN_CHARACTERS, k=2)) if chance.random() < 0.8 else "".join(chance.choices(endings, k=2))
    letters = "".join(
        chance.choice(_ONSETS) + chance.choice(_VOWELS) + chance.choice(_CODAS) for _ in range(chance.choice((1, 2, 2)))
    )
    return _in_script(letters, language) + chance.choice(endings)


def _weighted(words: list[str], places: int, flat: int) -> list[str]:
    """The words, each as often as 1 / (its rank + `flat`) asks, so many in all."""
    weights = [1 / (rank + flat) for rank in range(len(words))]
    scale, due = places / sum(weights), 0.0
    out: list[str] = []
    for word, weight in zip(words, weights, strict=True):
        due += weight * scale
        out += [word] * (round(due) - len(out))
    return out


@cache
def _rows() -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    """By language: its words; its sentences."""
    lines = [line for line in WORDS.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    rows = [(parts[0], tuple(parts[1:])) for parts in (line.split("|") for line in lines)]
    return dict(rows[: len(SHARES)]), dict(rows[len(SHARES) :])


def name(syllables: tuple[str, ...], language: str) -> str:
    """A name as it is written in a language."""
    match language:
        case "ja":
            return "".join(_KATAKANA[part] for part in syllables)
        case "zh":
            return "".join(_HAN[part] for part in syllables)
    return _in_script("".join(syllables), language).capitalize()


def _in_script(letters: str, language: str) -> str:
    script = _CYRILLIC if language in ("ru", "uk") else _ARABIC if language == "ar" else {}
    return "".join(script.get(letter, letter) for letter in letters)
