"""Who is whose mother, brother or widow, where a page says so in so many words."""

import re
from collections.abc import Sequence

from rashomon.annotate.capitals import Word
from rashomon.model import Article, KinshipCue, Mention, Span
from rashomon.text.names import KINSHIP

_POSSESSIVES = {"his": "m", "her": "f", "their": ""}
_COMPANY = frozenset({"with", "alongside"})  # 'A met B, along with his mother'
_VERBS = frozenset({"VERB", "AUX"})
_LISTING = frozenset({"and", "including", "plus"})
_GAP_TO_NAME = re.compile(r"(?:,)?\s(?:\([^)]*\)\s)?")
# Words that may stand between the kinship word and the name, or before it: 'his late mother', 'his 24-year-old brother'.
_FAR = 6  # words between a possessive and the kinship word, for lists such as 'his mother, Elena, and fiancée'
_AFTER_NAME = re.compile(r"^,?(?:\s\d{1,2},)?\s?(?:who (?:is|was)\s)?(?:the\s|a\s)?$")


def find_kinships(article: Article, rows: Sequence[Sequence[Word]], mentions: Sequence[Mention]) -> tuple[KinshipCue, ...]:
    """Cues in order of the text."""
    people = [m for m in mentions if m.kind == "person"]
    starts = {m.span.start: m for m in people}
    ends = {m.span.end: m for m in people}
    out: list[KinshipCue] = []
    subject: dict[str, Mention] = {}
    for words in rows:
        here = [m for m in people if words and words[0].start <= m.span.start and m.span.end <= words[-1].end]
        for i, word in enumerate(words):
            if (word.low in KINSHIP and not word.text[0].isupper()) or (word.first and word.low in KINSHIP):
                out += _cues_at(article, words, i, starts, ends, here, subject)
        for gender in ("f", "m"):
            first = next((m for m in here if m.gender in ("", gender) and not _is_relative(words, m)), None)
            if first is not None:
                subject[gender] = first
    return tuple(sorted(set(out), key=lambda c: (c.span, c.kind, c.who)))


def _cues_at(
    article: Article,
    words: Sequence[Word],
    i: int,
    starts: dict[int, Mention],
    ends: dict[int, Mention],
    here: Sequence[Mention],
    subject: dict[str, Mention],
) -> list[KinshipCue]:
    text = article.text
    kin = words[i]
    kind = KINSHIP[kin.low][0]
    whose, anchor = _whose(text, words, i, ends, here, subject)
    out = []
    for who in _who_after(text, words, i, starts, plural=kin.low.endswith("s")):
        if _another_clause(text, words, i, who):
            continue
        if whose is None or whose.text != who.text:
            begin = min(kin.start, anchor if anchor is not None else kin.start)
            out.append(KinshipCue(kind, who.span, whose.span if whose else None, Span(article.id, begin, who.span.end)))
    if out:
        return out
    # 'X, the widow of Y' and 'X, Y's widow' and 'X, his brother'
    lead = anchor if anchor is not None else words[i - 1].start if i and words[i - 1].low in {"the", "a"} else kin.start
    who_before = next(
        (
            m
            for m in here
            if m.span.end <= lead and re.fullmatch(r",(?:\s\d{1,2},)?\s(?:who (?:is|was) )?(?:the |a )?", text[m.span.end : lead])
        ),
        None,
    )
    owner = whose
    if i + 1 < len(words) and words[i + 1].low == "of" and i + 2 < len(words):
        owner = next((m for m in here if words[i + 1].end < m.span.start and _near(text, words[i + 1].end, m)), None) or owner
    if who_before is not None and owner is not None and owner.text != who_before.text and owner.span != who_before.span:
        end = max(kin.end, owner.span.end)
        if _goes_on(words, end):
            return out  # 'According to X, Y's daughter had left'
        out.append(KinshipCue(kind, who_before.span, owner.span, Span(article.id, who_before.span.start, end)))
    return out


def _another_clause(text: str, words: Sequence[Word], i: int, who: Mention) -> bool:
    """'He shielded his daughter, X said': behind a whole clause and a comma the name begins another."""
    apart = text[words[i].end : who.span.start].startswith(",")
    return apart and any(w.pos in _VERBS for w in words[:i]) and _goes_on(words, who.span.end)


def _goes_on(words: Sequence[Word], end: int) -> bool:
    """Whether a verb stands right behind `end`, or behind an adverb there, with no mark between."""
    after = [w for w in words if w.start >= end][:2]
    if not after or after[0].start - end > 1:
        return False
    return after[0].pos in _VERBS or (len(after) > 1 and after[0].pos == "ADV" and after[1].pos in _VERBS)


def _near(text: str, end: int, mention: Mention) -> bool:
    """Only titles and small words stand between 'of' and the name."""
    gap = text[end : mention.span.start]
    return len(gap) < 40 and not re.search(r"[,.;:]\s|\bwho\b", gap)


def _whose(
    text: str, words: Sequence[Word], i: int, ends: dict[int, Mention], here: Sequence[Mention], subject: dict[str, Mention]
) -> tuple[Mention | None, int | None]:
    """Whom the kinship word belongs to, and where the possessive words begin."""
    for j in range(i - 1, max(-1, i - 1 - _FAR), -1):
        word = words[j]
        if word.low == "whose" and j > 0:  # 'X, whose brother …'
            named = ends.get(words[j - 1].end)
            return named, named.span.start if named is not None else word.start
        if word.low in _POSSESSIVES:
            gender = _POSSESSIVES[word.low]
            earlier = [m for m in here if m.span.end <= word.start and (not gender or m.gender in ("", gender))]
            if earlier and gender and j > 0 and words[j - 1].low in _COMPANY:
                return earlier[-1], word.start
            earlier = [m for m in earlier if not _is_relative(words, m)] or earlier
            if not gender:
                return None, word.start
            if not earlier:
                return subject.get(gender), word.start
            # in 'A met B, his mother and …' the list goes on from B; elsewhere the pronoun is the subject's
            listed = j > 0 and (words[j - 1].low in _LISTING or text[words[j - 1].end : word.start].strip() == ",")
            return earlier[-1] if listed else earlier[0], word.start
        owner = ends.get(word.end)
        if owner is not None and word.possessive:
            return owner, owner.span.start
        if word.end not in ends and word.text.endswith("s") and word.capital and word.end - 1 in ends:
            return ends[word.end - 1], ends[word.end - 1].span.start  # the apostrophe was lost
        if text[word.end : words[j + 1].start].strip() in {".", ";", ":"}:
            break
    return None, None


def _is_relative(words: Sequence[Word], mention: Mention) -> bool:
    """Whether the name itself stands after a kinship word: 'his mother Elena and his father': both are his."""
    before = next((w for w in reversed(words) if w.end <= mention.span.start), None)
    return before is not None and before.low in KINSHIP


def _who_after(text: str, words: Sequence[Word], i: int, starts: dict[int, Mention], *, plural: bool) -> list[Mention]:
    out: list[Mention] = []
    at = words[i].end
    for j in range(i + 1, min(i + 8, len(words))):
        mention = starts.get(words[j].start)
        if mention is None:
            continue
        gap = text[at : mention.span.start]
        if not out and not _GAP_TO_NAME.fullmatch(gap):
            break
        if out and not re.fullmatch(r"(?:,\s(?:\d{1,2},?\s)?)?(?:\sand\s|and\s)?", gap):
            break
        out.append(mention)
        at = mention.span.end
        if not plural:
            break
    return out
