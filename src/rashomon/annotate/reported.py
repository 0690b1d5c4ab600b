"""Speech without quotation marks: what a cue reports, and whether the words are still the speaker's own."""

from collections.abc import Callable
from dataclasses import dataclass

from rashomon.annotate.speaking import Cue
from rashomon.model import TaggedSentence, Token
from rashomon.text.cues import ACTING, FIRST_OR_SECOND, REPORTING, URGING

# Fewer words than this say too little to be compared as an utterance ('he said so').
_FEWEST_WORDS = 3
# Of reported speech that lies mostly between marks the marks tell enough.
_MOSTLY = 0.5
_TRIM = " \t\r\n,;:.–—-"


@dataclass(frozen=True, slots=True)
class Reported:
    """Words that a cue reports: offsets in the article's text; `direct` when only the quotation marks are missing."""

    start: int
    end: int
    direct: bool


def reported(tagged: TaggedSentence, cue: Cue, quoted: Callable[[int], bool]) -> Reported | None:
    """What the cue reports in its sentence, or None when it reports nothing that can be cut out."""
    tokens = tagged.tokens
    if cue.passive or _denied(tokens, cue.token):
        return None
    bounds = _before_cue(tokens, cue, quoted)
    before = bounds is not None
    if bounds is None:
        bounds = _behind_according(tokens, cue) if cue.lemma == "according" else _behind_cue(tokens, cue)
    if bounds is None:
        return None
    first, stop = bounds
    while stop > first and tokens[stop - 1].pos == "PUNCT" and tokens[stop - 1].text not in ")\"”’'":
        stop -= 1
    if stop - first < _FEWEST_WORDS:
        return None
    start, end = tokens[first].start, tokens[stop - 1].end
    if sum(quoted(i) for i in range(start, end)) > _MOSTLY * (end - start):
        return None
    return Reported(start, end, before and cue.lemma != "according" and _own_words(tokens[first:stop], quoted))


def _own_words(tokens: tuple[Token, ...], quoted: Callable[[int], bool]) -> bool:
    """Whether a clause speaks of 'I', 'we' or 'you': then it is quoted, and the marks were lost on the way."""
    return any(t.text.casefold() in FIRST_OR_SECOND and not quoted(t.start) for t in tokens)


def _denied(tokens: tuple[Token, ...], verb: int) -> bool:
    return any(t.head == verb and t.dep == "neg" for t in tokens)


def _before_cue(tokens: tuple[Token, ...], cue: Cue, quoted: Callable[[int], bool]) -> tuple[int, int] | None:
    """'…, X said': everything before the comma."""
    at = cue.token
    if cue.subject is not None and cue.subject.tokens[0] < cue.token and cue.lemma != "according":
        at = cue.subject.tokens[0]
        if any(t.text == "," for t in tokens[cue.subject.tokens[-1] + 1 : cue.token]) and at == 0:
            return None
    if at < _FEWEST_WORDS + 1 or tokens[at - 1].text not in (",", "–", "—"):
        return None
    if cue.lemma != "according" and cue.lemma not in REPORTING:
        return None
    finite = any(t.tag in ("VBD", "VBZ", "VBP", "MD") and not quoted(t.start) for t in tokens[: at - 1])
    behind = any(t.head == cue.token and t.dep == "ccomp" and k > cue.token for k, t in enumerate(tokens))
    if (
        not finite
        or behind
        or tokens[0].text.casefold() in ("as", "while", "when", "after", "although", "though", "but", "speaking", "asked")
    ):
        return None
    if cue.lemma != "according" and any(
        tokens[cue.token].head == i and tokens[cue.token].dep in ("conj", "advcl") for i in range(at)
    ):
        return None
    return 0, at - 1


def _behind_according(tokens: tuple[Token, ...], cue: Cue) -> tuple[int, int] | None:
    """'According to X, …': everything behind the comma."""
    if cue.token > 1:
        return (0, cue.token) if cue.token > _FEWEST_WORDS else None
    comma = next((i for i in range(cue.token, len(tokens)) if tokens[i].text == ","), None)
    return None if comma is None else (comma + 1, len(tokens))


def _behind_cue(tokens: tuple[Token, ...], cue: Cue) -> tuple[int, int] | None:
    """'X said that …', 'X urged him to …', 'X called for …'."""
    verb = cue.token
    below = _subtrees(tokens)
    clause = [k for k, t in enumerate(tokens) if t.head == verb and k > verb and t.dep in ("ccomp", "xcomp")]
    thing = [k for k, t in enumerate(tokens) if t.head == verb and k > verb and t.dep in ("dobj", "obj", "prep")]
    if cue.lemma in REPORTING and clause and tokens[clause[0]].dep == "ccomp":
        reach = [k for k in below[clause[0]] if k > verb]
        first = reach[0]
        while tokens[first].text.casefold() in ("that", ",", ":", '"', "“", "''") and first < reach[-1]:
            first += 1
        return first, max(reach[-1] + 1, _clause_end(tokens, verb))
    if cue.lemma in REPORTING and verb + 2 < len(tokens) and tokens[verb + 1].text.casefold() == "that":
        return verb + 2, len(tokens)
    if cue.lemma in URGING | {"promise", "vow", "pledge", "offer", "threaten", "agree", "refuse"} and clause:
        return verb, max(k for k in below[clause[-1]] if k >= clause[-1]) + 1
    acts = cue.lemma in ACTING and thing and tokens[thing[0]].dep != "prep"
    calls = (
        cue.lemma in ("call", "appeal", "plead", "speak", "apologise", "apologize")
        and thing
        and tokens[thing[0]].text.casefold() in ("for", "of", "on")
    )
    if acts or calls:
        reach = [k for k in below[verb] if k > verb]
        return verb, max(below[thing[-1]][-1], thing[-1], reach[-1] if calls else 0) + 1
    return None


def _clause_end(tokens: tuple[Token, ...], verb: int) -> int:
    """Where the clause of a verb of saying ends: at the end of the sentence, unless a second statement follows it."""
    if tokens[verb].dep != "ROOT":
        return 0
    behind = [t for t in tokens[verb + 1 :] if t.head == verb]
    second = any(t.dep in ("conj", "parataxis") or (t.dep == "advcl" and t.tag == "VBG") for t in behind)
    return 0 if second else len(tokens)


def _subtrees(tokens: tuple[Token, ...]) -> list[list[int]]:
    """For each token the sorted indices of all that hangs below it, itself among them."""
    below: list[list[int]] = [[] for _ in tokens]
    for k in range(len(tokens)):
        at = k
        for _ in range(len(tokens)):
            below[at].append(k)
            if tokens[at].head == at:
                break
            at = tokens[at].head
    return [sorted(x) for x in below]
