"""Spans of time ('two weeks', 'the past few months'), habits ('daily', 'every two weeks') and vague references ('now').

They tell no day: as TimeExpressions they have a TIMEX3 value and no `when`. Nothing here becomes a happening.
"""

import re
from collections.abc import Iterator

from rashomon.text.calendar_words import SMALL_NUMBERS
from rashomon.text.date_patterns import Trigger, windows
from rashomon.text.dates import TimeExpression

_S = r"[\s\u00a0]+"
_TEENS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
)
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_NUMBER = (
    rf"(?:\d+(?:,\d{{3}})*(?:\.\d+)?(?:[\s-]\d/\d)?|(?:{_TENS})(?:[\s-](?:{_TEENS}))?(?:{_S}and{_S}a{_S}half)?"
    rf"|(?:{_TEENS})(?:{_S}hundred|{_S}and{_S}a{_S}half)?|an?{_S}hundred"
    rf"|half{_S}an?|an?{_S}half|half|an?)"
)
_VAGUE = (
    rf"(?:several|many|some|numerous|countless|(?:just{_S})?(?:a{_S}|the{_S})?few|(?:a{_S})?couple(?:{_S}of)?|(?:a{_S})?dozen"
    rf"|dozens{_S}of|hundreds{_S}of)"
)
_UNIT = r"(?:years?|months?|weeks?|days?|decades?|centur(?:y|ies)|hours?|minutes?|seconds?|weekends?|nights?|quarters?)"
_WHICH = rf"(?:first|last|past|next|latest|previous|preceding|following|coming|final|recent|intervening|early{_S}|entire|whole)"
_ABOUT = (
    rf"(?:no{_S}(?:more|less|longer|fewer){_S}than|(?:more|less|fewer|longer){_S}than|at{_S}(?:least|most)|up{_S}to|as{_S}(?:long|little){_S}as|nearly"
    rf"|almost|about|around|roughly|approximately|some|over|under|just|exactly|within|only)"
)
_NOT_OLD = rf"(?![\s-]+old\b|{_S}of{_S}age\b|[\s-]+(?:ago|earlier|later|previously|hence)\b|{_S}from{_S}now\b)"
_FIRM = rf"{_NOT_OLD}(?![\w]|-\w)"

# 'the past three months' · 'nearly forty years' · 'two to three weeks' · 'at least 20 more years' · 'eight trading days'
_COUNTED = re.compile(
    rf"(?<![\w$€£.,-])(?:{_ABOUT}{_S})?(?:(?:the|these|those|its|his|her|their){_S})?(?:{_WHICH}{_S})?"
    rf"(?:(?P<count>{_NUMBER})(?:{_S}?(?:to|or|-|–){_S}?(?P<upto>{_NUMBER}))?|(?P<vague>{_VAGUE}))"
    rf"(?:{_S}(?:more|full|straight|consecutive|whole|additional|other|trading|working|business|long|calendar|solid|extra|further))*"
    rf"(?:{_S}(?P<unit>{_UNIT})|-(?P<compound>(?!quarter){_UNIT})(?:-long)?)(?:{_S}and{_S}a{_S}(?P<half>half))?{_FIRM}(?:{_S}or{_S}(?:so|more|less|two)\b)?",
    re.IGNORECASE,
)
# 'weeks of talks' · 'in recent years' · 'the coming months'
_BARE = re.compile(
    rf"(?<![\w$-])(?:(?:the|those){_S})?(?:(?:recent|coming|past|last|next|previous|early|later|earlier|following){_S})?"
    rf"(?P<unit>years|months|weeks|days|decades|centuries|hours|minutes){_FIRM}(?!{_S}(?:after|before|prior)\b)",
    re.IGNORECASE,
)
# 'weeklong' · 'a year-long inquiry' · 'all day'
_LONG = re.compile(
    rf"\b(?:(?P<unit>year|month|week|day|hour|decade|century)(?P<many>s)?[\s-]?long|(?:all|the{_S}(?:whole|entire)){_S}(?P<all>day|week|month|year|night)"
    rf"|the{_S}(?:past|last|next|coming|preceding|previous){_S}(?P<span>week|month|decade|century|quarter|hour))\b(?!-)",
    re.IGNORECASE,
)
# 'daily' · 'every two weeks' · 'each year'; 'twice a week' is read where its rate stands
_OFTEN = re.compile(
    rf"\b(?:(?P<adverb>daily|weekly|monthly|yearly|annually|nightly|hourly)|(?:every|each){_S}(?:single{_S})?(?:(?P<count>{_NUMBER}|other|few){_S})?"
    rf"(?P<unit>years?|months?|weeks?|days?|hours?|minutes?|decades?|nights?|mornings?|afternoons?|evenings?))(?![\w-])(?!{_S}(?:Mail|Mirror|Express|Star|News|Telegraph|Times|Post|Sun|Record|Herald|Beast|Show)\b)",
    re.IGNORECASE,
)
_RATE_BEFORE = re.compile(
    r"(?:\d|\b(?:once|twice|times|million|billion|dollars|euros|percent|%|each|people|tons|barrels))\s*$", re.IGNORECASE
)
_MODAL_BEFORE = re.compile(r"\b(?:will|would|may|might|could|can|must|to)\s+(?:[a-z]+\s+)?$", re.IGNORECASE)
_TOLD_AFTER = re.compile(r"\s+(?:after|before|when|that|in|at|of|for|to)\b")
_VAGUELY = re.compile(
    rf"\b(?:(?P<now>(?:right{_S})?now(?!{_S}(?:defunct|famous|infamous)\b)|(?:for|at){_S}the{_S}(?:moment|time{_S}being)|currently|current|at{_S}present|nowadays|these{_S}days"
    rf"|presently)|(?P<past>(?:more{_S}|most{_S})?recently|lately|the{_S}(?:recent{_S}|distant{_S})?past(?!{_S}(?:\d|{_TEENS}|{_TENS}|{_VAGUE}|{_UNIT}|summers?|winters?|half|season|fiscal)))"
    rf"|(?P<future>the{_S}(?:(?:near|foreseeable|distant|not-too-distant|immediate){_S})?future))(?![\w-])",
    re.IGNORECASE,
)
_WHILE = re.compile(
    rf"\b(?:a{_S}(?:little{_S}|short{_S}|long{_S})?while|(?:some|a{_S}long|a{_S}short){_S}time(?!{_S}(?:ago|when|in|between)\b))(?![\w-])",
    re.IGNORECASE,
)
_CODES = {
    "year": "Y", "month": "M", "week": "W", "day": "D", "decade": "E", "century": "C", "centurie": "C", "hour": "TH",
    "minute": "TM", "second": "TS", "weekend": "W", "night": "D", "quarter": "Q", "morning": "D", "afternoon": "D",
    "evening": "D",
}  # fmt: skip
_ADVERBS = {
    "daily": "P1D",
    "weekly": "P1W",
    "monthly": "P1M",
    "yearly": "P1Y",
    "annually": "P1Y",
    "nightly": "P1D",
    "hourly": "PT1H",
}
_HALVES = {"Y": "P6M", "TH": "PT30M", "D": "PT12H", "E": "P5Y", "C": "P50Y"}
_UNITS = Trigger(
    ("year", "month", "week", "day", "hour", "minute", "decade", "centur", "second", "night", "quarter"), back=90, ahead=50
)
_OFTEN_WORDS = Trigger(
    ("daily", "weekly", "monthly", "yearly", "annually", "nightly", "hourly", "every", "each"), back=8, ahead=60
)
_LONG_WORDS = Trigger(
    ("long", "all ", "whole", "entire", "past", "last", "next", "coming", "previous", "preceding"), back=20, ahead=30
)
_WHILES = Trigger(("while", "time"), back=24, ahead=24)
_REFERENCES = Trigger(
    ("now", "moment", "being", "current", "present", "days", "recently", "lately", "past", "future"), back=40, ahead=24
)


def find_durations(plain: str, low: str) -> list[TimeExpression]:
    """The spans, habits and vague references of a text with plain quotation marks, given with its lower-case form; in order."""

    def matches(pattern: re.Pattern[str], trigger: Trigger) -> Iterator[re.Match[str]]:
        for start, end in windows(plain, low, trigger):
            yield from pattern.finditer(plain, start, end)

    found = [
        (*match.span(), "PRESENT_REF" if match["now"] else "PAST_REF" if match["past"] else "FUTURE_REF")
        for match in matches(_VAGUELY, _REFERENCES)
    ]
    found += [(*match.span(), "PXX") for match in matches(_WHILE, _WHILES)]
    habits = {match.span(): _habit(match) for match in matches(_OFTEN, _OFTEN_WORDS)}
    found += [(*span, value) for span, value in habits.items()]
    for match in matches(_LONG, _LONG_WORDS):
        found.append(
            (*match.span(), _period("X" if match["many"] else "1", _code(match["unit"] or match["all"] or match["span"])))
        )
    for match in matches(_COUNTED, _UNITS):
        found.append((*match.span(), _span(match, plain)))
    for match in matches(_BARE, _UNITS):
        found.append((*match.span(), _period("X", _code(match["unit"]))))
    out: list[TimeExpression] = []
    for start, end, value in sorted((x for x in found if x[2]), key=lambda x: (x[0], -x[1])):
        if not out or start >= out[-1].end:
            habit = (start, end) in habits
            out.append(TimeExpression(start, end, None, relative=value.endswith("_REF"), value=value, recurring=habit))
    return out


def _code(unit: str) -> str:
    return _CODES[unit.lower().rstrip("s").replace("centurie", "century")]


def _period(count: str, code: str) -> str:
    if code == "E" and count != "X":
        return f"P{int(float(count) * 10)}Y"
    if code == "C" and count != "X":
        return f"P{int(float(count) * 100)}Y"
    return f"P{code[0] + count + code[1]}" if len(code) == 2 else f"P{count}{code}"


def _number(words: str) -> float | None:
    low = re.sub(r"\s+", " ", words.lower()).replace(",", "").replace("-", " ")
    if low in ("a", "an"):
        return 1
    if "hundred" in low:
        return 100 * (_number(low.replace("hundred", "").strip()) or 1)
    if " and a half" in low:
        return (_number(low.removesuffix(" and a half")) or 0) + 0.5
    if "half" in low:
        return 0.5
    if low[0].isdigit():
        whole, _, part = low.partition(" ")
        if part:
            top, _, bottom = part.partition("/")
            return float(whole) + (float(top) / float(bottom) if float(bottom) else 0)
        return float(whole)
    values = [SMALL_NUMBERS.get(word, 0) for word in low.split()]
    return float(sum(values)) or None


def _span(match: re.Match[str], plain: str) -> str:
    """The TIMEX3 value of a counted span; '' where the words mean something else."""
    unit = match["unit"] or match["compound"]
    code = _code(unit)
    words = match["count"]
    if words is None:
        vague = match["vague"].lower()
        return _period("2" if "couple" in vague else "12" if vague.endswith("dozen") else "X", code)
    count = _number(words)
    single = words.lower() in ("a", "an")
    if count is not None and match["half"]:
        count += 0.5
    if count is None or (single and unit.lower().endswith("s")) or (match["compound"] and single):
        return ""
    if unit.lower() in ("second", "quarter", "night", "weekend") and words.lower() in ("a", "an", "half", "one", "a half"):
        return ""  # 'a second', 'a quarter': other words
    if match[0].lower() == "one day" and _MODAL_BEFORE.search(plain[max(0, match.start() - 24) : match.start()]):
        return "FUTURE_REF"
    told = single and match[0].lower().startswith("a") and _TOLD_AFTER.match(plain, match.end())
    if told and not _RATE_BEFORE.search(plain[max(0, match.start() - 12) : match.start()]):
        return ""  # 'a day after the raid', 'a week that shook the town'
    if count == 0.5:
        return _HALVES.get(code, _period("0.5", code))
    if match["upto"]:
        top = _number(match["upto"])
        return _period("X", code) if top is None or top <= count else _period(_said(count), code)
    if count != int(count) and code in ("TH", "Y"):
        small = (count - int(count)) * (60 if code == "TH" else 12)
        return _period(_said(int(count)), code) + (f"{_said(small)}M" if small == int(small) else "")
    return _period(_said(count), code)


def _said(count: float) -> str:
    return str(int(count)) if count == int(count) else f"{count:g}"


def _habit(match: re.Match[str]) -> str:
    if match["adverb"]:
        return _ADVERBS[match["adverb"].lower()]
    words = (match["count"] or "1").lower()
    count = 2.0 if words == "other" else None if words == "few" else 1.0 if words == "1" else _number(words)
    return _period("X" if count is None else _said(count), _code(match["unit"]))
