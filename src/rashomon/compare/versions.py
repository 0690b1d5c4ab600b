"""Versions of one utterance: the same words translated otherwise, cut short, stitched, or turned into reported speech."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from rashomon.compare.likeness import likenesses
from rashomon.compare.utterances import Utterance, Weights, find_utterances, stands_in
from rashomon.linking.mechanism import Comparison, join
from rashomon.model import Account, Change, Encoder, Entity, Quote, QuoteVersion
from rashomon.text.number_words import NUMBER, read_number
from rashomon.text.wording import all_words, is_negated

if TYPE_CHECKING:
    from rashomon.compare.likeness import Matrix

# All are likenesses, calibrated on nineteen labelled events with weights that had not seen the event. Between .28 and .32 nothing
# changes; .2 and .4 cost .01 of F1. Of two translations of a quotation whose speaker is unknown 86 % reach it, of 306,000 pairs
# of strangers three.
LEAST_LIKENESS = 0.3
# Two quotations in one known speaker's own words must be surer: he said many things of one matter, and that it is he counts
# already. Between .6 and .75 the F1 moves by .01.
LEAST_OF_ONE_SPEAKER = 0.7
# Two that only report are versions when hardly a word differs: what a person is reported to have said are facts, told again.
NEARLY_THE_SAME = 0.95
# Two that are attributed to different people are one utterance only when no word differs, and there are enough words:
# two who both say 'we need more time' have said it twice.
ANOTHER_SPEAKER = 1.0
FEWEST_OF_ANOTHER = 7
# Two utterances of different accounts that are less alike than this are not put into one group by way of a third; from .2 to
# .35 nothing changes, below that precision falls ...
APART = 0.25
# ... but for two halves of one quotation: each surely a version of it, and it long enough for most of both.
SURELY_A_PART = 0.7
LONG_ENOUGH = 0.7


def group_quotes(accounts: Sequence[Account], entities: Sequence[Entity], *, encoder: Encoder | None = None) -> tuple[Quote, ...]:
    """Every utterance with all its versions, those that most accounts carry first; the fullest version leads each."""
    utterances = find_utterances(accounts, entities)
    if not utterances:
        return ()
    weights = Weights([u.words for u in utterances])
    judged, apart = _judged(utterances, likenesses(utterances, encoder=encoder))
    groups = join(len(utterances), judged, cannot=apart)
    quotes = [_quote([utterances[k] for k in group], weights) for group in groups if _tells([utterances[k] for k in group])]
    quotes.sort(key=lambda q: (-len({v.span.article for v in q.versions}), min(v.span for v in q.versions)))
    return tuple(Quote(f"Q{n}", q.speaker, q.versions) for n, q in enumerate(quotes, 1))


def _judged(utterances: Sequence[Utterance], likeness: "Matrix") -> tuple[list[Comparison], list[tuple[int, int]]]:
    """Pairs that are versions of one utterance, and pairs that no third may bring together."""
    judged, apart = [], []
    sure = [{k for k, value in enumerate(row) if value >= SURELY_A_PART} for row in likeness.tolist()]

    def halves(i: int, j: int) -> bool:
        enough = LONG_ENOUGH * (len(utterances[i].plain) + len(utterances[j].plain))
        return any(len(utterances[k].plain) >= enough for k in sure[i] & sure[j])

    for i, j in combinations(range(len(utterances)), 2):
        a, b, value = utterances[i], utterances[j], float(likeness[i, j])
        if a.account == b.account:
            # within one account a speaker does not repeat himself, but a quotation may stand inside reported speech
            if value == 1 or a.span.overlap(b.span):
                judged.append(Comparison(i, j, 1.0, ()))
        elif value >= least(a, b):
            judged.append(Comparison(i, j, value, ()))
        elif value < APART and (a.direct or b.direct) and not halves(i, j):
            apart.append((i, j))
    return judged, apart


# More than any likeness.
NEVER = 2.0


def least(a: Utterance, b: Utterance) -> float:
    """How alike two utterances of different accounts must be to be versions of one, given who is said to speak; 2 is never."""
    if not a.direct and not b.direct:
        # reported speech alone is an utterance only of one known person: what 'officials' or a ministry report are facts
        return NEARLY_THE_SAME if a.speaker is not None and a.speaker == b.speaker and a.kind == "person" else NEVER
    if a.speaker is not None and b.speaker is not None and a.speaker != b.speaker and a.kind == b.kind == "person":
        return ANOTHER_SPEAKER if min(len(a.plain), len(b.plain)) >= FEWEST_OF_ANOTHER else NEVER
    own_words = a.direct and b.direct and a.speaker is not None and a.speaker == b.speaker
    return LEAST_OF_ONE_SPEAKER if own_words else LEAST_LIKENESS


def _tells(group: Sequence[Utterance]) -> bool:
    """Whether a group is worth telling: somebody's own words, or what a known speaker is reported to have said."""
    return any(u.direct or u.speaker is not None for u in group)


def _quote(group: Sequence[Utterance], weights: Weights) -> Quote:
    spoken = Counter(u.language or "" for u in group)

    def fullness(u: Utterance) -> tuple[bool, int, str, float, int, int, int]:
        language = u.language or ""
        return u.direct, spoken[language], language, round(weights.total(u.words), 6), len(u.text), -u.account, -u.span.start

    # in the language of most versions: what became of the words shows only there
    full = max(group, key=fullness)
    rest = sorted((u for u in group if u is not full), key=lambda u: (u.span, not u.direct))
    speakers = [u.speaker for u in [full, *rest] if u.speaker is not None]
    speaker = max(sorted(set(speakers)), key=lambda s: (speakers.count(s), -speakers.index(s))) if speakers else None
    told = [u for u in group if u.speaker is not None] if len(set(speakers)) == 1 else []
    versions = []
    for u in [full, *rest]:
        # the very words that another account gives to somebody are his, where this one only says 'a spokeswoman'; so are a
        # quotation's in another language
        inherits = u.speaker is None and any(_same_words(u, other) for other in told)
        versions.append(QuoteVersion(u.span, u.direct, speaker if inherits else u.speaker, u.cue, change(u.text, full.text)))
    return Quote("", speaker, tuple(versions))


def _same_words(one: Utterance, other: Utterance) -> bool:
    """Whether one is the other, cut from it, or what it is in another language."""
    if one.language and other.language and one.language != other.language:
        return one.direct and other.direct
    return change(one.text, other.text) in ("same", "cut") or change(other.text, one.text) == "cut"


def change(version: str, full: str) -> Change:
    """What became of the fullest version in this one; words in square brackets, which an editor put in, count on neither side.

    Cut: a stretch of its words. Stitched: its words in their order, some left out between. Sense-changed: most of its words,
    but one denies what the other says (a 'not' left out on the way, too), or a number is another.
    """
    version, full = _BRACKETS.sub(" ", version), _BRACKETS.sub(" ", full)
    a, b = all_words(version), all_words(full)
    if a == b:
        return "same"
    if stands_in(a, b):
        return "cut"
    gaps = _left_out(a, b) if len(a) > 3 else None
    if gaps is not None:
        # a 'not' left out alone turns the sense; one that went with its clause does not
        turned = any(len(gap) <= LONGEST_DENIAL and is_negated(" ".join(gap)) for gap in gaps)
        return "sense-changed" if turned else "stitched"
    shared = len(set(a) & set(b)) / max(1, len(set(a) | set(b)))
    if shared >= ALIKE_ENOUGH:
        mine, theirs = _values(version), _values(full)
        if is_negated(version) != is_negated(full) or (mine - theirs and theirs - mine):
            return "sense-changed"
    return "reworded"


_BRACKETS = re.compile(r"\[[^\[\]]*\]")
# Below this share of common words a missing 'not' may only be another way to say it.
ALIKE_ENOUGH = 0.6
# 'not', 'did not', 'would never have': so many words deny and say nothing else.
LONGEST_DENIAL = 3


def _values(text: str) -> set[float]:
    """The numbers of a text, in digits or in English words, as values."""
    return {number.value for match in NUMBER.finditer(text) if (number := read_number(match)) is not None}


def _left_out(a: tuple[str, ...], b: tuple[str, ...]) -> list[tuple[str, ...]] | None:
    """What of `b` stands between the words of `a`, taken in their order; None where they do not stand there in order."""
    at, gaps = 0, []
    for word in a:
        if word not in b[at:]:
            return None
        here = b.index(word, at)
        gaps.append(b[at:here])
        at = here + 1
    return [gap for gap in gaps[1:] if gap]
