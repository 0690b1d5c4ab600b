"""The shapes of English time expressions, as regular expressions. What they mean is decided in `english_dates`."""

import re
from dataclasses import dataclass

_S = r"[\s\u00a0]+"  # an expression may be broken across lines
_MONTH_FULL = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_MONTH_SHORT = r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?"
MONTH = rf"(?:{_MONTH_FULL}\b|{_MONTH_FULL.upper()}\b|{_MONTH_SHORT}|{_MONTH_SHORT.upper()})"
# Months that are no other English word: they need no preposition before them.
_MONTH_SAFE = r"(?:January|February|July|September|October|November|December|Jan\.|Feb\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\.)"
_MONTH_RISKY = r"(?:March|April|May|June|August)\b"
WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY)"
_WEEKDAY_SHORT = r"(?:Mon|Tues|Tue|Wed|Thurs|Thur|Thu|Fri|Sat|Sun)\.?"
DAY = r"(?:[12]\d|3[01]|0?[1-9])(?!\d)(?:st\b|nd\b|rd\b|th\b)?"
YEAR = r"(?:1\d{3}|20\d{2})(?!\d)"
PART = (
    rf"(?:(?:pre-?dawn|early|late|mid-?){_S})?(?:mid-?)?(?:morning|dawn|daybreak|lunchtime|midday|noon|afternoon|evening|dusk"
    r"|midnight|overnight|night)"
)
CLOCK = (
    r"(?:(?<![\d.,:$€£])(?:[01]?\d|2[0-4])(?:[:.][0-5]\d)?\s?"
    r"(?:a\.m\b\.?|p\.m\b\.?|am\b|pm\b|AM\b|PM\b|o'clock\b|h\b|hrs\b|hours?\b(?=\s+GMT))"
    r"|(?<![\d.,:$€£])(?:[01]?\d|2[0-4])[:][0-5]\d(?::[0-5]\d)?(?!\d)(?:\s?(?:h|hrs)\b)?"
    r"|(?<![\d.,:$€£])(?:[01]\d|2[0-4])[0-5]\d"
    r"(?=\s?(?:GMT|UTC|BST|EST|EDT|CET|hrs|hours|local time|\((?:[01]\d|2[0-4])[0-5]\d\s?(?:GMT|UTC))))"
)
_ZONE = (
    rf"(?:\s?(?:(?:[A-Z][a-z]+{_S})?(?:local{_S})?time\b|GMT\b|UTC\b|BST\b|CEST\b|CET\b|EDT\b|EST\b|E\.[SD]\.T\.|PDT\b|PST\b|IST\b))?"
    r"(?:\s?[\[(][^\])\n]{2,24}[\])])?"
)
CLOCK_ZONE = rf"{CLOCK}{_ZONE}"
_EDGE = r"(?:early|late|mid)\b-?"
_BIG_EDGE = rf"(?:the{_S})?(?:end|beginning|start|middle|turn|close|eve){_S}of"
EDGE = rf"(?:(?:the{_S})?{_EDGE}|earlier|later|{_BIG_EDGE})"
_UNIT = r"(?:year|month|week|weekend|decade|century|day)"
UNIT = r"(?:years?|months?|weeks?|days?|decades?|centur(?:y|ies)|hours?|minutes?|weekends?)"
SEASON = r"(?:spring|summer|autumn|fall|winter)"
_NUMBER_WORD = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen"
    r"|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[\s-](?:one|two|three|four|five|six|seven|eight|nine))?)"
)
_DIGIT_WORD = "one|two|three|four|five|six|seven|eight|nine"
_NTH = r"(?:first|second|third|fourth|1st|2nd|3rd|4th)"
COUNT = rf"(?:an?|\d{{1,3}}|{_NUMBER_WORD})"
ABOUT = (
    rf"(?:just{_S}(?:over|under){_S}|more{_S}than{_S}|less{_S}than{_S}|at{_S}least{_S}|nearly{_S}|almost{_S}|about{_S}|around{_S}"
    rf"|some{_S}|over{_S}|exactly{_S})?"
)
_NO_MORE = r"(?![\w%]|,\d{3}|[.:]\d)"


def _compiled(pattern: str, *, flags: int = 0) -> re.Pattern[str]:
    return re.compile(pattern, flags)


_WEEKDAY_BEFORE = (
    rf"(?:(?P<weekday>{WEEKDAY}|{_WEEKDAY_SHORT})(?:{_S}(?P<part>{PART}))?(?:{_S}?[,(]{_S}?|{_S})(?:on{_S})?(?:the{_S})?)?"
)
_CLOCK_BEFORE = rf"(?:(?P<clock>{CLOCK_ZONE}|noon|midnight|midday)(?:,?{_S}|,)(?:on{_S}|the{_S})*)?"
_CLOCK_AFTER = rf"(?:,?{_S}(?:at{_S})?(?:about{_S}|around{_S})?(?P<clock_after>{CLOCK_ZONE}|noon\b|midnight\b|midday\b))?"

# Each kind of expression; where two match at one place the longer one counts, then the one named first.
PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("iso", _compiled(rf"(?<![\d/-])(?P<year>{YEAR})-(?P<month>0[1-9]|1[0-2])-(?P<day>[0-3]\d)(?![\d-])")),
    ("numeric", _compiled(
        r"(?<![\d./-])(?P<a>\d{1,2})(?P<sep>[./-])(?P<b>\d{1,2})(?P=sep)(?P<year>(?:19|20)\d{2}|\d{2})(?![\d./-]\d|\d)"
    )),
    # April 16, 2024 · Wednesday, Oct. 7 · Oct. 7-9, 2023
    ("month-day", _compiled(
        rf"\b{_CLOCK_BEFORE}{_WEEKDAY_BEFORE}(?:{EDGE}{_S})?(?<!\bin\s)(?<!\bIn\s)(?P<month>{MONTH}){_S}?"
        rf"(?<![a-z])(?<=[\s.])(?P<day>{DAY})"
        rf"(?:{_S}?(?:-|–|—|to|and|&|through){_S}?(?P<until>{DAY})(?!{_S}?(?:[ap]\.?m\b|{MONTH})))?(?:,?{_S}(?P<year>{YEAR}))?{_NO_MORE}"
    )),
    # 16 April 2024 · the 16th of April · 13 and 14 December
    ("day-month", _compiled(
        rf"(?<![\d.,:/$€£-])\b{_CLOCK_BEFORE}{_WEEKDAY_BEFORE}(?:the{_S})?(?P<day>{DAY})(?:{_S}?(?:-|–|—|to|and|&){_S}?(?P<until>{DAY}))?"
        rf"(?:{_S}of)?{_S}?(?P<month>{MONTH})(?:,?{_S}(?:of{_S})?(?P<year>{YEAR}))?{_NO_MORE}"
    )),
    # early February 2009 · February-March 2009 · March last year · last March
    ("month", _compiled(
        rf"\b(?:{EDGE}[\s-]*)?(?P<month>{MONTH})(?:{_S}?(?:-|–|to|and|through){_S}?(?P<until>{MONTH}))?"
        rf"(?:,?{_S}(?:of{_S})?(?P<year>{YEAR})|{_S}(?:of{_S})?(?P<rel>last|this|next|that|the{_S}(?:same|previous|following)){_S}year)(?![\w%]|,\d{{3}})"
    )),
    ("month", _compiled(
        rf"\b(?:(?:earlier|later|early|late|mid){_S})?(?P<which>last|this|this{_S}past|this{_S}coming|past|next){_S}"
        rf"(?:(?:early|late|mid){_S})?(?P<month>{MONTH})"
        rf"(?!{_S}(?:\d|[A-Z][a-z]))"
    )),
    ("month", _compiled(rf"\b(?P<month>{MONTH}){_S}(?P<after>last)\b(?!{_S}(?:year|week|month))")),
    ("month", _compiled(
        rf"\b(?P<edge>{EDGE})[\s-]*(?P<month>{MONTH})"
        rf"(?:{_S}?(?:-|–|to|or|and){_S}?(?:(?:early|late|mid)[\s-]*)?(?P<until>{MONTH}))?(?![\w])"
    )),
    ("month", _compiled(
        rf"\b(?:(?P<which>each|every){_S})?(?P<month>{_MONTH_SAFE})(?:{_S}?(?:-|–|to|or|and|through){_S}?(?P<until>{MONTH}))?(?![\w])(?!{_S}\d{{1,2}}\b)"
    )),
    ("month", _compiled(
        rf"(?:(?<=\bin\s)|(?<=\bIn\s)|(?<=\bsince\s)|(?<=\bSince\s)|(?<=\bof\s)|(?<=\bby\s)|(?<=\bBy\s)|(?<=\buntil\s)|(?<=\bfrom\s)"
        rf"|(?<=\bbefore\s)|(?<=\bafter\s)|(?<=\bduring\s)|(?<=\bfor\s)|(?<=\bthrough\s)|(?<=\bbetween\s)|(?<=\beach\s)|(?<=\bevery\s))"
        rf"(?P<month>{_MONTH_RISKY})(?:{_S}?(?:-|–|to|or|and|through){_S}?(?P<until>{MONTH}))?(?!{_S}[A-Z][a-z])(?![\w-])"
    )),
    # 9:30 a.m. on Sunday · late Wednesday · Wednesday evening · next Monday
    ("weekday", _compiled(
        rf"\b{_CLOCK_BEFORE}(?:(?P<edge>early|late|mid){_S}(?:on{_S})?|(?P<part_before>{PART}){_S}(?:on|of){_S})?"
        rf"(?:(?P<which>this{_S}past|this{_S}coming|last|next|past|this|coming|previous|following|every|each"
        rf"|Last|Next|Every|Each|This){_S})?"
        rf"(?P<weekday>{WEEKDAY})(?P<plural>s\b(?!'))?"
        rf"(?:{_S}?(?P<part>{PART})(?P<plural_part>s)?(?![\w-])|{_S}(?P<week>last{_S}week|this{_S}week|next{_S}week|week))?{_CLOCK_AFTER}(?![\w])"
    )),
    # yesterday evening · late today · tonight · this morning · last night
    ("deictic", _compiled(
        rf"\b{_CLOCK_BEFORE}(?:(?P<edge>early|late|earlier|later|mid){_S}|(?P<part_before>{PART}){_S}(?:of{_S})?)?"
        rf"(?P<word>(?:the{_S})?day{_S}before{_S}yesterday|(?:the{_S})?day{_S}after{_S}tomorrow|yesterday|today|tonight|tomorrow"
        rf"|this{_S}(?:morning|afternoon|evening)|last{_S}(?:night|evening))(?:{_S}(?P<part>{PART}))?{_CLOCK_AFTER}(?![\w-])",
        flags=re.IGNORECASE,
    )),
    # earlier this month · last year · the following week · over the weekend
    ("unit", _compiled(
        rf"\b(?:{EDGE}[\s-]*(?:in{_S})?)?(?P<which>(?:the{_S})?(?:same|previous|following|preceding)|last|this{_S}past"
        rf"|this{_S}coming|this|next|the{_S}next|that|the{_S}other){_S}(?:(?P<edge>early|late|mid|calendar){_S})?"
        rf"(?P<unit>{_UNIT}|quarter|{SEASON}|morning|afternoon|evening|night)(?![\w-])(?!(?<=day){_S}that\b|{_S}as\b)",
        flags=re.IGNORECASE,
    )),
    ("the-season", _compiled(
        rf"\b(?:(?<=over\s)|(?<=in\s)|(?<=during\s)|(?<=of\s)|(?<=since\s))the{_S}(?:(?:early|late|mid){_S})?(?P<unit>{SEASON})"
        rf"(?!{_S}(?:of{_S})?{YEAR})(?![\w-])",
        flags=re.IGNORECASE,
    )),
    ("weekend", _compiled(rf"\b(?:(?:over|at|during){_S}the|the){_S}(?P<unit>weekend)(?![\w-])", flags=re.IGNORECASE)),
    # two days ago · a day earlier · three years later · the day before
    ("distance", _compiled(
        rf"\b{ABOUT}(?P<count>{COUNT}|the)(?:{_S}and{_S}a{_S}half)?{_S}(?P<unit>{UNIT}){_S}"
        rf"(?P<way>ago|earlier|later|previously|from{_S}now|before\b(?!{_S}\w))(?!{_S}than\b)",
        flags=re.IGNORECASE,
    )),
    # the year-ago quarter · year-earlier results · a year ago
    ("year-ago", _compiled(
        rf"\b(?:(?:the|a){_S})?year-(?:ago|earlier)\b(?:{_S}(?:{_NTH}[\s-])?(?:fiscal{_S})?(?P<unit>quarter|period|month|week|year)\b)?"
        rf"|\b(?:the|last{_S}year's){_S}(?:(?:corresponding|comparable|same|like|prior){_S})?(?P<of>quarter|period|month)"
        rf"(?:{_S}of)?{_S}(?:a{_S}year{_S}(?:ago|earlier)|last{_S}year|the{_S}(?:previous|prior){_S}year)\b",
        flags=re.IGNORECASE,
    )),
    ("latest", _compiled(
        rf"\b(?:the|its|their|this){_S}(?:(?P<which>latest|current|(?:just-|recently{_S})?(?:ended|completed)|most{_S}recent|full|fiscal|current{_S}fiscal){_S})?"
        rf"(?P<unit>quarter|period|fiscal{_S}year|year)\b(?!{_S}(?:two{_S}thousand|\d))(?![\w-]|'s{_S}end)",
        flags=re.IGNORECASE,
    )),
    ("distance", _compiled(
        rf"\b(?:(?:many|several|a{_S}few|some|a{_S}couple{_S}of){_S})?(?P<vague>years|months|weeks|days|decades|hours){_S}"
        r"(?P<way>ago|earlier|later)\b",
        flags=re.IGNORECASE,
    )),
    # the late 1990s · in 2005 · summer 2013 · AD 70
    ("decade", _compiled(rf"\b(?:{EDGE}[\s-]*|the{_S})?(?P<year>1[5-9]\d0|20[0-9]0)'?s\b", flags=re.IGNORECASE)),
    ("decade", _compiled(
        rf"\b(?:{EDGE}[\s-]*|the{_S})(?:'(?P<short>[2-9]0)s"
        r"|(?P<word>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties))\b",
        flags=re.IGNORECASE,
    )),
    ("century", _compiled(
        rf"\b(?:{EDGE}[\s-]*)?(?:the{_S})?(?:\d{{1,2}}(?:st|nd|rd|th)|[a-z]+(?:th|st|nd|rd)|[a-z]+-first)[\s-]century\b",
        flags=re.IGNORECASE,
    )),
    ("season", _compiled(
        rf"\b(?:{EDGE}[\s-]*)?(?:the{_S})?(?P<season>{SEASON})(?:{_S}of)?{_S}(?P<year>{YEAR})(?!\w)", flags=re.IGNORECASE
    )),
    ("quarter", _compiled(
        rf"\b(?:the{_S})?(?:(?P<whose>this|last|next){_S}year's{_S}|(?:the{_S})?(?P<year_before>{YEAR})(?:'s)?{_S}(?:fiscal{_S})?|(?P<ago>year-(?:ago|earlier){_S}))?"
        rf"(?P<fiscal>fiscal[\s-])?(?P<nth>first|second|third|fourth|1st|2nd|3rd|4th)(?:[\s-]fiscal)?[\s-]quarter"
        rf"(?:{_S}of{_S}(?:fiscal{_S})?(?:(?P<year>{YEAR})|(?P<rel>last|this|next){_S}year)|(?:,?{_S})(?P<year_after>{YEAR}))?(?!\w)",
        flags=re.IGNORECASE,
    )),
    ("halves", _compiled(
        rf"\b(?:the{_S})?(?P<nth>first|second){_S}half{_S}of{_S}(?:(?P<year>{YEAR})|(?P<rel>last|this|next|the){_S}year)(?!\w)",
        flags=re.IGNORECASE,
    )),
    ("year-part", _compiled(
        rf"\bthe{_S}(?P<year>{YEAR}){_S}(?P<unit>quarter|period|third{_S}quarter)\b", flags=re.IGNORECASE
    )),
    # the end of the month · later in the week · by year's end · the past year
    ("within", _compiled(
        rf"\b(?:(?:the{_S})?(?:end|beginning|start|middle){_S}of{_S}|(?:earlier|later|early|late){_S}in{_S})the{_S}(?P<unit>year|month|week|decade|century|summer|spring|winter|fall|autumn)\b"
        rf"(?!{_S}of{_S})(?![\w-])|\b(?:the{_S})?(?P<end>year)(?:'s{_S}|-|{_S})end\b|\bthe{_S}past{_S}(?P<past>year|century)\b",
        flags=re.IGNORECASE,
    )),
    ("week-of", _compiled(
        rf"\bthe{_S}week{_S}(?:of|ended|ending){_S}(?P<month>{MONTH}){_S}(?P<day>{DAY})(?:,?{_S}(?P<year>{YEAR}))?{_NO_MORE}"
    )),
    # nineteen ninety-six · the year two thousand
    ("spoken-year", _compiled(
        rf"\b(?:(?P<month>{_MONTH_FULL}){_S})?(?:(?:the{_S})?year{_S})?(?:(?P<hundreds>nineteen|eighteen|seventeen|twenty)[\s-](?:hundred{_S}(?:and{_S})?)?"
        rf"(?P<rest>(?:oh|o)[\s-](?:{_DIGIT_WORD})|(?:ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)"
        rf"|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[\s-](?:{_DIGIT_WORD}))?)"
        rf"|(?P<year_word>(?<=year\s)|(?<=\bin\s))(?P<thousand>two{_S}thousand)(?:{_S}(?:and{_S})?(?P<ones>{_NUMBER_WORD}))?)(?![\w-]|{_S}(?:percent|people|dollars|million|hundred|thousand))",
        flags=re.IGNORECASE,
    )),
    ("common-era", _compiled(
        rf"\b(?:(?:AD|A\.D\.){_S}?(?P<year>\d{{1,4}})|(?P<before>\d{{1,4}}){_S}?(?:AD|A\.D\.|CE|C\.E\.))(?![\w-])"
    )),
    ("year", _compiled(
        rf"(?<![\w.,:/$€£#&+=-])(?P<edge>{EDGE}[\s-]*)?(?P<year>{YEAR})(?:(?P<dash>-|–|—)(?P<until>(?:19|20)?\d{{2}})(?!\d))?"
        r"(?![\w%°]|[.,:]\d|/\d)",
        flags=re.IGNORECASE,
    )),
    ("feast", _compiled(
        rf"\b(?:(?P<which>last|next|this|past){_S})?(?P<feast>Christmas{_S}(?:Day|Eve)|Boxing{_S}Day|New{_S}Year's{_S}(?:Day|Eve)|Valentine's{_S}Day"
        rf"|St\.?{_S}Patrick's{_S}Day|Halloween|Armistice{_S}Day|May{_S}Day|Thanksgiving(?:{_S}Day)?|Labou?r{_S}Day"
        rf"|Memorial{_S}Day|Easter{_S}(?:Sunday|Monday))(?:,?{_S}(?:in{_S})?(?P<year>{YEAR}))?(?!\w)"
    )),
)  # fmt: skip

# A weekday inside one of these is part of a name or a habit, not a day.
WEEKDAY_NAMES = re.compile(
    rf"\b(?:(?:Good|Black|Ash|Palm|Easter|Super|Bloody|Maundy|Shrove|Cyber|Sheffield|Man|Casual|Whit|Holy|Spy|Mardi|Ruby|Manic){_S}{WEEKDAY}"
    rf"|{WEEKDAY}{_S}(?:Times|Telegraph|Mirror|Express|Mail|World|Herald|Post|Independent|Business|Sun|People|Star|Tribune|Mercury|Age"
    rf"|Night{_S}(?:Live|Football|Lights)|School|school|[Pp]rayers?|sermons?|Island|Club)\b|(?:Mail|Star|Sun|Scotland|Post|Independent){_S}on{_S}Sunday)"
)

_DAY_TIMES = ("morning", "afternoon", "evening", "night")
_MONTH_STARTS = tuple(f"{name[0].upper()}{name[1:]}" for name in "jan feb mar apr may jun jul aug sep oct nov dec".split())
_SEASON_WORDS = ("spring", "summer", "autumn", "fall", "winter")
_WEEKDAY_STARTS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@dataclass(frozen=True, slots=True)
class Trigger:
    """What must stand in a text where a kind of expression is looked for, and how far around it: most text holds no time at all,
    and looking for a word is far quicker than trying a pattern everywhere.

    `cased` words are looked for as printed (and in capitals), others in lower case; without words digits are looked for.
    """

    words: tuple[str, ...] = ()
    cased: bool = False
    digits: re.Pattern[str] | None = None
    back: int = 60
    ahead: int = 60


_MONTHS = Trigger((*_MONTH_STARTS, *(word.upper() for word in _MONTH_STARTS)), cased=True, back=110, ahead=110)
_FOUR_DIGITS = Trigger(digits=re.compile(r"\d{4}"), back=60, ahead=40)
_PARTED = Trigger(digits=re.compile(r"\d[./-]\d\d?[./-]\d"), back=8, ahead=16)
TRIGGERS: dict[str, Trigger] = {
    "iso": _PARTED,
    "numeric": _PARTED,
    "month-day": _MONTHS,
    "day-month": _MONTHS,
    "month": _MONTHS,
    "week-of": _MONTHS,
    "weekday": Trigger((*_WEEKDAY_STARTS, *(word.upper() for word in _WEEKDAY_STARTS)), cased=True, back=110, ahead=110),
    "deictic": Trigger(("yesterday", "today", "tonight", "tomorrow", *_DAY_TIMES), back=110, ahead=110),
    "unit": Trigger(("year", "month", "week", "decade", "centur", "day", "quarter", *_SEASON_WORDS, *_DAY_TIMES), ahead=30),
    "the-season": Trigger(_SEASON_WORDS),
    "weekend": Trigger(("weekend",)),
    "year-ago": Trigger(("ago", "earlier", "last year", "previous", "prior"), back=80),
    "latest": Trigger(("quarter", "period", "year")),
    "distance": Trigger(("ago", "earlier", "later", "before", "previously", "now"), back=80, ahead=40),
    "decade": Trigger(("0s", "0's", "ties"), ahead=20),
    "century": Trigger(("century",), ahead=20),
    "season": Trigger(_SEASON_WORDS),
    "quarter": Trigger(("quarter",), back=80),
    "halves": Trigger((" half",)),
    "year-part": Trigger(("quarter", "period"), ahead=20),
    "within": Trigger(("end", "beginning", "start", "middle", "earl", "late", "past"), ahead=80),
    "spoken-year": Trigger(("nineteen", "eighteen", "seventeen", "twenty", "thousand"), ahead=80),
    "common-era": Trigger(("AD", "A.D", "CE", "C.E"), cased=True, back=12, ahead=16),
    "year": _FOUR_DIGITS,
    "feast": Trigger(
        ("Christmas", "Boxing", "Year's", "Valentine", "Patrick", "Halloween", "Armistice", "May", "Thanksgiving", "Labo",
         "Memorial", "Easter"), cased=True, ahead=60,
    ),
}  # fmt: skip


def windows(plain: str, low: str, trigger: Trigger) -> list[tuple[int, int]]:
    """The stretches around what triggers a kind of expression, in order and disjoint. `low` is `plain` in lower case."""
    if trigger.digits is not None:
        at = [match.start() for match in trigger.digits.finditer(plain)]
    else:
        at = []
        where = plain if trigger.cased else low
        for word in trigger.words:
            found = where.find(word)
            while found >= 0:
                at.append(found)
                found = where.find(word, found + 1)
        at.sort()
    out: list[tuple[int, int]] = []
    for place in at:
        start, end = max(0, place - trigger.back), place + trigger.ahead
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return out
