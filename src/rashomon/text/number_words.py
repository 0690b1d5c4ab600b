"""Numbers in digits and in English words, as values."""

import re
from dataclasses import dataclass

from rashomon.text.calendar_words import SMALL_NUMBERS

MULTIPLIERS: dict[str, float] = {
    "hundred": 1e2, "thousand": 1e3, "lakh": 1e5, "lakhs": 1e5, "million": 1e6, "crore": 1e7, "crores": 1e7, "billion": 1e9,
    "trillion": 1e12, "mn": 1e6, "mln": 1e6, "bn": 1e9, "tn": 1e12, "k": 1e3,
}  # fmt: skip
# 'Dozens' means at least two dozen.
PLURALS: dict[str, float] = {
    "dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000, "tens of thousands": 20000,
    "hundreds of thousands": 200000, "millions": 2e6, "tens of millions": 2e7, "hundreds of millions": 2e8, "billions": 2e9,
}  # fmt: skip

_SMALL = "|".join(sorted(SMALL_NUMBERS, key=len, reverse=True))
_BIG = r"hundred|thousand|lakhs?|million|crores?|billion|trillion"
WORDS = (
    rf"(?:(?:(?:an?|half\s+an?|{_SMALL})\s+)?dozen\b"
    rf"|(?:an?|half\s+an?|{_SMALL})(?:[\s-](?:{_SMALL}))?(?:(?:\s+and)?\s+(?:an?\s+)?half)?"
    rf"(?:[\s-](?:{_BIG})(?:(?:\s+and)?[\s-](?:{_SMALL})(?:[\s-](?:{_SMALL}))?)?)+"
    rf"|(?:{_SMALL})(?:[\s-](?:{_SMALL}))?(?:\s+and\s+a\s+half)?)"
)
DIGITS = r"(?:\d{1,3}(?:,\d{2,3})+|\d{1,3}(?: \d{3})+(?!\d)|\d+)(?:\.\d+)?(?:\s?[½¼¾])?"
_SCALE = rf"(?:[\s-]?(?:{_BIG})\b|\s?(?:mn|mln|bn|tn|k)\b)"
# 'Several hundred' means at least two hundred.
_FEW = r"(?:a\s+few|several|many|a\s+couple(?:\s+of)?)\s+(?P<few>dozen|hundred|thousand|million|billion)"
NUMBER = re.compile(
    rf"(?<![\w.])(?:{_FEW}|(?P<plural>(?:tens|hundreds)\s+of\s+(?:thousands|millions)|dozens|scores|hundreds|thousands|millions|billions)(?=\s+(?:of|more|were|are|have|had|remain|died|killed|injured|wounded|missing|dead|others|gathered|fled)\b)"
    rf"|(?P<digits>{DIGITS})(?P<scale>{_SCALE})?|(?P<words>{WORDS}))(?![\w])",
    re.IGNORECASE,
)
# Digits glued to a unit or a scale: '7ft', '600kg', '30m'.
GLUED = re.compile(rf"(?<![\w.])(?P<digits>{DIGITS})(?P<unit>[a-zA-Z]{{1,4}}|°[CF]?)(?![\w])")


@dataclass(frozen=True, slots=True)
class Number:
    """A number at `start`:`end`. `vague` numbers ('dozens') are the least that is meant."""

    start: int
    end: int
    value: float
    vague: bool = False
    words: bool = False


def digits_value(text: str) -> float:
    """The value of digits with thousands marks, decimals and fractions."""
    extra = {"½": 0.5, "¼": 0.25, "¾": 0.75}
    value = sum(extra.get(ch, 0.0) for ch in text)
    return value + float(re.sub(r"[,\s½¼¾]", "", text) or 0)


def words_value(text: str) -> float | None:
    """The value of a number in words ('one and a half million', 'a dozen', 'twenty-three'); None where it is none."""
    total, current, seen = 0.0, 0.0, False
    words = re.sub(r"[\s-]+", " ", text.lower()).strip().split(" ")
    k = 0
    while k < len(words):
        word = words[k]
        if word == "half":
            if words[k + 1 : k + 2] and words[k + 1] in ("a", "an"):
                k += 1
            current += 0.5
            seen = True
        elif word in ("a", "an"):
            if not (words[k + 1 : k + 2] and words[k + 1] == "half"):
                current += 1
        elif word in SMALL_NUMBERS:
            value, last = SMALL_NUMBERS[word], SMALL_NUMBERS.get(words[k - 1], 100) if k else 100
            if last < 20 and words[k - 1] not in ("a", "an"):
                return None  # 'five six' is two numbers
            current += value
            seen = True
        elif word == "dozen":
            current = (current or 1) * 12
            seen = True
        elif word == "hundred":
            current = (current or 1) * 100
            seen = True
        elif word in MULTIPLIERS:
            total += (current or 1) * MULTIPLIERS[word]
            current, seen = 0.0, True
        elif word != "and":
            return None
        k += 1
    return total + current if seen else None


def read_number(match: re.Match[str]) -> Number | None:
    """The number that a match of `NUMBER` holds."""
    if match["few"]:
        return Number(*match.span(), PLURALS[match["few"].lower().removesuffix("s") + "s"], vague=True, words=True)
    if match["plural"]:
        return Number(*match.span(), PLURALS[re.sub(r"\s+", " ", match["plural"].lower())], vague=True, words=True)
    if match["digits"]:
        if len(match["digits"]) > 1 and match["digits"][0] == "0" and match["digits"].isdigit():
            return None  # 007, a dialling code
        scale = re.sub(r"[\s-]", "", match["scale"] or "").lower()
        return Number(*match.span(), round(digits_value(match["digits"]) * MULTIPLIERS.get(scale, 1.0), 6))
    value = words_value(match["words"])
    return None if value is None else Number(*match.span(), round(value, 6), words=True)
