"""Which way a clause looks from the day it was written: to what is over or to what is still to come.

English by its tenses and by words that fix a day beforehand ('set for Friday', 'declared Saturday a holiday').
"""

import re
from typing import Literal

Direction = Literal["ahead", "behind", "open"]
"""'open': the words allow both ('the march, planned for Saturday, was banned')."""

PLAIN = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "\u00a0": " "})

# Verbs that, put before 'to', leave what follows to the future.
_PROSPECTIVE = (
    r"(?:agre(?:e|es|ed|eing)|vow\w*|promis\w+|pledg\w+|threaten\w*|decid\w+|resolv\w+|invit\w+|prepar\w+|order\w*|told|tell|tells|ask"
    r"|asked|asks|urg\w+|instruct\w*|summon\w*|vot(?:e|es|ed|ing)|want|wants|wanted|due|plan|plans|planned|planning|ready|meant|keen)"
)
# What people make appointments for. Other verbs there may as well be told of a day gone by ('agreed to pay on Friday').
_APPOINTED = (
    r"(?:meet|return|resume|hold|begin|start|appear|strike|march|reopen|attend|visit|talk|testify|speak|come|go|reconvene|play|launch"
    r"|open|travel|fly|convene|host|report|gather|rally|vote|sit)"
)
_TO_MEET = rf"{_PROSPECTIVE}\b(?:\s+[\w'-]+){{0,4}}?\s+to\s+(?:\w+ly\s+)?{_APPOINTED}\b"
_AHEAD = re.compile(
    r"\b(?:will|won't|shall|would|due|scheduled|planned|slated|upcoming|going\s+to|(?:is|are|be)\s+to|(?:supposed|set|about|ready|likely)\s+to"
    r"|expected|expects?|plans?\s+to|intends?\s+to|hopes?\s+to|to\s+be|can|could|must|should|may|might"
    # the present tense of timetables
    r"|begins|starts|opens|ends|expires|closes|kicks\s+off|takes\s+place|takes?\s+effect|comes?\s+into\s+(?:force|effect)|meets|faces|returns"
    r"|arrives|leaves|resumes|reopens|convenes|goes\s+(?:to\s+the\s+polls|on\s+trial|on\s+sale|before)|go\s+to\s+the\s+polls"
    r"|(?:is|are|'re)\s+(?:\w+ly\s+)?(?:(?:being\s+)?held\s+on|meeting|holding|flying|travel+ing|returning|starting|beginning|opening|playing"
    r"|hosting|leaving|arriving|staging|heading|coming|visiting)"
    # what is put off lasts until a day that is still to come
    r"|(?:bail|remand|adjourn|postpon|delay|suspend|defer|extend|valid|run)\w*(?:\s+\w+){0,6}?\s+until"
    rf"|{_TO_MEET})\b|'ll\b",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"\b(?:was|were|had|did|said|says|told|took|came|went|began|made|got|gave|saw|found|left|held|won|lost|killed|fell|(?<!\ba\s)(?<!\ban\s)(?<!\bthe\s)(?!un)[a-z]{2,}ed"
    r"|(?:may|might|must|could)\s+(?:\w+\s+)?have|could(?:\s+not|n't))\b"
)
_STOP = re.compile(r"[.!?;](?=\s)|\n\s*\n")
# Words such as 'planned' are participles after 'will be'; this many words after a future marker are read with it.
_ABSORBED = 5

# Right before the expression: a day that is fixed beforehand, unless the plan itself lies in the past perfect.
_FIXED_FOR = re.compile(
    r"\b(?P<had>had\s+(?:\w+\s+)?been\s+|had\s+)?(?:set|schedul(?:e|es|ed|ing)|plan(?:s|ned|ning)?|slated|call(?:s|ed|ing)?|fix(?:es|ed)|book(?:s|ed)|due"
    r"|expected|timed|billed|announc(?:e|es|ed|ing)|conven(?:e|es|ed|ing)|postpon(?:e|es|ed|ing)|delayed|deferred|adjourn(?:s|ed)?|reschedul(?:e|es|ed|ing)"
    r"|moved|brought\s+forward|put\s+off|summon(?:s|ed)?|arrang(?:e|es|ed|ing)|listed|proclaim(?:s|ed))"
    r"(?:\s+(?!(?:and|but|or|who|which|that|because|after|when|by|from|on|responsible|blame|blamed)\b)[\w'-]+){0,5}?\s+(?:for|to|until|till)\s+"
    r"(?:(?:about|around|as\s+early\s+as|early|late)\s+)?$",
    re.IGNORECASE,
)
_UNTIL = re.compile(r"\b(?:until|till)\s+(?:at\s+least\s+|the\s+)?$", re.IGNORECASE)
# Who is given, ordered or closed something 'until Friday' has that day before them.
_TERM_GIVEN = re.compile(
    r"\b(?:has|have|is|are|remains?|stays?|keeps?|given|gives?|gave|set|extend\w*|order\w*|bann?\w*|suspend\w*|clos(?:e|ed|es|ing)|remand\w*|detain\w*"
    r"|adjourn\w*|postpon\w*|delay\w*|defer\w*)\b",
    re.IGNORECASE,
)
_FROM_THEN = re.compile(r"\b(?:effective|(?:starting|beginning)(?:\s+(?:from|on))?)\s+(?:on\s+)?$", re.IGNORECASE)
_FROM_OR_BY = re.compile(
    rf"\b{_PROSPECTIVE}\b(?:\s+[\w'-]+){{0,6}}?\s+to\s+[a-z]+\b(?:\s+[\w'-]+){{0,3}}?\s+(?:by|from|before)\s+$"
    r"|\b(?:is|are)\s+on\s+$",
    re.IGNORECASE,
)
# Right behind it: what the day was made.
_MADE = re.compile(
    r"\b(?:declar|set|proclaim|nam|designat|fix|mak|made)(?:e|es|ed|ing|s)?\s+(?:next\s+|this\s+)?$", re.IGNORECASE
)
_MADE_WHAT = re.compile(
    r"\s+(?:as\s+)?(?:a|an|the|its|their)\s+(?:[\w'-]+\s+){0,3}?(?:day|holiday|deadline|date|anniversary)\b", re.IGNORECASE
)
# 'Saturday's attack' is over, 'Saturday's final' mostly is to come when nothing says it is over.
_OVER = re.compile(
    r"'s\s+(?:[\w-]+\s+){0,2}?(?:attack|bombing|blast|explosion|crash|killing|shooting|death|murder|raid|strike|verdict|ruling|decision|announcement|statement"
    r"|disaster|collapse|fire|quake|earthquake|violence|incident|accident|stabbing|assault|outbreak|riot|clash|storm|flood|derailment|hijacking"
    r"|defeat|victory|win|loss|close)(?:e?s)?\b",
    re.IGNORECASE,
)
_TO_COME = re.compile(r"(?:ahead\s+of|in\s+the\s+run-up\s+to|in\s+time\s+for|before|for)\s+(?:next\s+|this\s+)?$", re.IGNORECASE)
_EVENT = re.compile(
    r"'s\s+(?:[\w-]+\s+){0,3}?(?:final|semi-?final|election|vote|match|game|summit|meeting|hearing|debate|funeral|inauguration|deadline|race|launch|ballot"
    r"|poll|referendum|run-?off|derby|talks|session|ceremony|concert|march|rally|protest)s?\b",
    re.IGNORECASE,
)
# Said of a plan: it came to nothing, on that day or before it.
_DROPPED = re.compile(
    r"[^.;!?]{0,60}?\b(?:was|were|has\s+been|have\s+been|had\s+been|been)\s+(?:\w+\s+)?(?:bann|cancel|call|abandon|scrapp|postpon|shelv|dropp)\w*",
    re.IGNORECASE,
)
# Present tenses that tell of the past as well, in headlines: they count where nothing else does.
_WEAK = re.compile(
    r"\b(?:votes|visits|hosts|holds|plays|marks|celebrates|travels?|heads|fl(?:y|ies)|(?:funeral|hearing|meeting|trial|deadline|vote|ceremony|match|game)\s+is"
    rf"|to\s+(?:{_APPOINTED}|rule|decide|sign|release|publish|address|face|discuss|take|reopen|close|end|mark))\b",
)


def direction(plain: str, start: int, end: int) -> Direction | None:
    """Which way the words around `start`:`end` look: what fixes a day right beside it, else the nearest marker of tense.

    None where there is no such word. `plain` has plain quotation marks (`PLAIN`).
    """
    left, right = _clause(plain, start, end)
    told = _beside(left, right)
    if told is not None:
        return told
    marks = _marks(left) or _marks(right)[:1]
    if marks:
        return marks[-1]
    return "ahead" if _WEAK.search(left) or (_TO_COME.search(left) and _EVENT.match(right)) else None


def tense_around(text: str, start: int, end: int) -> bool | None:
    """Whether the words around an expression speak of what is still to come (True) or past (False); None where they do
    not say.
    """
    shift = max(0, start - 200)
    told = direction(text[shift : end + 120].translate(PLAIN), start - shift, end - shift)
    return None if told is None or told == "open" else told == "ahead"


def _clause(plain: str, start: int, end: int) -> tuple[str, str]:
    """The words of the sentence before and behind an expression."""
    left, right = plain[max(0, start - 160) : start], plain[end : end + 100]
    stops = list(_STOP.finditer(left))
    stop = _STOP.search(right)
    return left[stops[-1].end() :] if stops else left, right[: stop.start()] if stop else right


def _beside(left: str, right: str) -> Direction | None:
    """What the words right beside the expression say."""
    if _OVER.match(right):
        return "behind"
    fixed = _FIXED_FOR.search(left)
    if fixed and not right.startswith("'s"):
        return "open" if fixed["had"] or _DROPPED.match(right) else "ahead"
    if _UNTIL.search(left):
        marks = _marks(left)
        return "ahead" if _TERM_GIVEN.search(left) or not marks else marks[-1]
    if _FROM_THEN.search(left) or _FROM_OR_BY.search(left) or (_MADE.search(left) and _MADE_WHAT.match(right)):
        return "ahead"
    return None


_WOULD_HAVE = re.compile(r"\s+(?:\w+\s+)?have\b")


def _marks(text: str) -> list[Direction]:
    """What each tense marker says, in order; participles that belong to a future marker are left out."""
    ahead = [
        m for m in _AHEAD.finditer(text) if not (m[0][:3].lower() in ("may", "mig", "mus", "cou") and _SINCE.match(text, m.end()))
    ]
    marks: list[tuple[int, Direction]] = []
    for match in ahead:
        hung = match[0].lower() in ("would", "should") and _WOULD_HAVE.match(text, match.end())
        marks.append((match.start(), "open" if hung else "ahead"))
    for match in _BEHIND.finditer(text):
        nearest = [a.end() for a in ahead if a.end() <= match.start()]
        inside = any(a.start() <= match.start() < a.end() for a in ahead)
        if not inside and not (nearest and len(text[nearest[-1] : match.start()].split()) < _ABSORBED):
            marks.append((match.start(), "behind"))
    return [told for _, told in sorted(marks, key=lambda mark: mark[0])]


# What follows 'may', 'might', 'must' and 'could' where they speak of the past.
_SINCE = re.compile(r"\s+(?:\w+\s+)?have\b|\s+not\b|n't\b")
