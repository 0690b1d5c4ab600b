"""What a page prints twice, and what it prints in another language than the article's."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence, Set
from itertools import chain

from rashomon.clean.lines import FINAL, Line, find_units
from rashomon.clean.phrases import FUNCTION_WORDS
from rashomon.model import Why

# A line of so many words that stood before is a second printing; shorter ones ('Yes.', a repeated subhead) may well recur.
_WORDS_OF_A_REPEAT = 7
# A headline printed twice within so many lines in the midst of the text is a teaser.
_TEASER_REACH = 4
# Sentences of so many characters are too long to recur by chance.
_SENTENCE_LENGTH = 40
_TEASER_WORDS, _TEASER_MOST = 3, 14
# A line's language is told by so many of its words, where it has so many.
_FEWEST_JUDGED, _JUDGED_BY = 6, 40

_LANGUAGES_OF: dict[str, tuple[str, ...]] = {}
for _language, _words in FUNCTION_WORDS.items():
    for _word in _words:
        _LANGUAGES_OF[_word] = (*_LANGUAGES_OF.get(_word, ()), _language)

_SCRIPTS = re.compile(
    r"(?P<Latin>[a-zà-öø-ɏ])|(?P<Cyrillic>[а-яёіїєґўА-Я])|(?P<Arabic>[\u0600-\u06ff])|(?P<Hebrew>[\u05d0-\u05ea])|(?P<Greek>[α-ωά-ώΑ-Ω])"
    r"|(?P<Indic>[\u0900-\u0dff])|(?P<EastAsian>[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af])|(?P<Thai>[\u0e00-\u0eff])",
    re.IGNORECASE,
)


_ASCII_LETTER = re.compile(r"[A-Za-z]")
_FIRST_LATIN = re.compile(r"\W*[A-Za-zÀ-ɏ]{2,}\W+[A-Za-zÀ-ɏ]{2,}")


def find_repeats(lines: Sequence[Line], whole: Sequence[Why | None]) -> dict[int, Why]:
    """Kept lines that repeat what stood before ('repeat'), and headlines printed twice in the midst ('teaser')."""
    out: dict[int, Why] = {}
    places: dict[str, list[int]] = {}
    for i, line in enumerate(lines):
        if whole[i] is None and len(line.words) >= _TEASER_WORDS:
            places.setdefault(line.key, []).append(i)
    for at in places.values():
        if (
            len(at) > 1
            and len(lines[at[0]].words) <= _TEASER_MOST
            and not lines[at[0]].prose
            and at[1] - at[0] <= _TEASER_REACH
            and not lines[at[0]].features[FINAL]
        ):
            out.update(dict.fromkeys(at, "teaser"))
        elif len(at) > 1 and len(lines[at[0]].words) >= _WORDS_OF_A_REPEAT:
            out.update(dict.fromkeys(at[1:], "repeat"))
    return out


def repeated_sentences(
    text: str, lines: Sequence[Line], whole: Sequence[Why | None], captions: Set[int]
) -> list[tuple[int, int, Why]]:
    """Sentences of kept lines that stood before, where a whole line or several in a row did: a second printing, broken otherwise.

    A caption that only prints a sentence of the text goes itself, wherever it stands.
    """
    out: list[tuple[int, int, Why]] = []
    seen: set[str] = set()
    for index, (line, why) in enumerate(zip(lines, whole, strict=True)):
        if why is not None or index in captions or line.end - line.start < _SENTENCE_LENGTH:
            continue
        units = find_units(text, line.start, line.end)
        keys = [_sentence_key(text, s, e) for s, e in units]
        old = [key in seen for key in keys]
        if any(old):
            long = [again for again, key in zip(old, keys, strict=True) if key]
            for i, (start, end) in enumerate(units):
                near = (i > 0 and old[i - 1]) or (i + 1 < len(old) and old[i + 1])
                if all(long) or (old[i] and near) or (not keys[i] and 0 < i < len(old) - 1 and old[i - 1] and old[i + 1]):
                    out.append((start, end, "repeat"))
        seen.update(key for key in keys if key)
    for index in sorted(captions):
        units = find_units(text, lines[index].start, lines[index].end)
        keys = [_sentence_key(text, s, e) for s, e in units]
        if whole[index] is None and keys[0] in seen and all(key in seen for key in keys[:-1]):
            out.append((lines[index].start, lines[index].end, "caption"))
    return out


def _sentence_key(text: str, start: int, end: int) -> str:
    """A sentence as it is compared: white space folded, case left aside; '' when it is too short to tell."""
    return " ".join(text[start:end].split()).casefold() if end - start >= _SENTENCE_LENGTH else ""


def foreign_lines(text: str, lines: Sequence[Line], whole: Sequence[Why | None]) -> list[int]:
    """Kept lines in another script or language than most of the kept text."""
    kept = [i for i, why in enumerate(whole) if why is None]
    if not kept:
        return []
    scripts = {i: _script(text[lines[i].start : lines[i].end]) for i in kept}
    weight: dict[str, int] = {}
    for i, script in scripts.items():
        weight[script] = weight.get(script, 0) + len(lines[i].key)
    main = max(sorted(weight), key=lambda name: weight[name])
    out = [i for i in kept if scripts[i] not in (main, "")]
    judged = [i for i in kept if scripts[i] in (main, "") and len(lines[i].words) >= _FEWEST_JUDGED]
    speech = _speech([lines[i].words[:_JUDGED_BY] for i in judged])
    if speech is None:
        return out
    spoken = frozenset(FUNCTION_WORDS[speech])
    for i in judged:
        words = lines[i].words[:_JUDGED_BY]
        if len(spoken.intersection(words)) > 1:  # two words of the article's own language settle it
            continue
        votes = _votes(words)
        best, own = max(votes.values(), default=0), votes.get(speech, 0)
        if best >= 3 and own * 4 <= best - 3 + own and own <= 1:
            out.append(i)
    return sorted(out)


def _votes(words: Iterable[str]) -> dict[str, int]:
    """How many of the words are function words of each language."""
    votes: dict[str, int] = {}
    for word in words:
        for language in _LANGUAGES_OF.get(word, ()):
            votes[language] = votes.get(language, 0) + 1
    return votes


def _speech(lines: Iterable[Sequence[str]]) -> str | None:
    """The language most function words of the lines belong to; None where they hold none."""
    total: dict[str, int] = {}
    for word, count in Counter(chain.from_iterable(lines)).items():
        for language in _LANGUAGES_OF.get(word, ()):
            total[language] = total.get(language, 0) + count
    return max(sorted(total), key=lambda name: total[name]) if total else None


def _script(line: str) -> str:
    """The script most of the line's first letters are in; '' when it has none."""
    if line.isascii():
        return "Latin" if _ASCII_LETTER.search(line) else ""
    if _FIRST_LATIN.match(line):
        return "Latin"
    counts: dict[str, int] = {}
    for found in _SCRIPTS.finditer(line[:80]):
        name = found.lastgroup or ""
        counts[name] = counts.get(name, 0) + 1
    return max(sorted(counts), key=lambda name: counts[name]) if counts else ""
