"""What English time expressions mean, given the day they were written and what was mentioned before them."""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import replace

from rashomon.model import Moment
from rashomon.text.calendar_words import (
    DAY_PARTS,
    FEASTS,
    SEASONS,
    SMALL_NUMBERS,
    days_in_month,
    feast_day,
    last_weekday,
    month_number,
    next_weekday,
    plus_days,
    plus_months,
    safe_date,
    small_number,
    week_of,
    weekday_number,
)
from rashomon.text.date_patterns import MONTH
from rashomon.text.meanings import Context, Meaning, group, in_decade, in_month, in_week, in_year, on_day, squeeze

# A day and month without a year may lie this far ahead of the publication before it is taken for last year's.
_SOON = dt.timedelta(days=60)
# Nobody prints a day that lies this far ahead without its year: the words that look ahead mean something else.
_FAR_AHEAD = dt.timedelta(days=300)
_MONTHS_AHEAD = 10
# Beyond this many years after the publication a number is no year.
_FAR_YEARS = 30


def _part(match: re.Match[str]) -> str:
    """'T' and the time of day an expression names, '' where it names none."""
    clock = group(match, "clock") or group(match, "clock_after")
    found = re.match(r"(\d{1,2})(?:[:.]?(\d\d))?(.*)", clock)
    if found:
        hour, minute = int(found[1]), int(found[2] or 0)
        if re.match(r"\s?p", found[3]) and hour < 12:
            hour += 12
        return f"T{hour:02d}:{minute:02d}" if hour < 25 and minute < 60 else ""
    if clock.startswith(("noon", "midday", "midnight")):
        return "T24:00" if clock.startswith("midnight") else "T12:00"
    words = " ".join((clock, group(match, "part"), group(match, "part_before")))
    return next((f"T{DAY_PARTS[word]}" for word in re.findall(r"[a-z]+", words) if word in DAY_PARTS), "")


def _timed(meaning: Meaning | None, match: re.Match[str]) -> Meaning | None:
    if meaning is None or meaning.when is None or meaning.when.precision != "day":
        return meaning
    return replace(meaning, value=meaning.value + _part(match))


def _nearest_year(context: Context, month: int, day: int) -> dt.date | None:
    """The day in the year that the day of writing suggests: past, unless soon or the clause looks ahead."""
    if context.anchor is None:
        return None
    found = [safe_date(context.anchor.year + k, month, day) for k in (-4, -3, -2, -1, 0, 1, 2, 3, 4)]
    days = [x for x in found if x is not None]
    soon = [x for x in days if x <= context.anchor + _SOON]
    if context.ahead:
        coming = [x for x in days if x >= context.anchor][:1]
        if coming and coming[0] - context.anchor < _FAR_AHEAD:
            return coming[0]
        soon = [x for x in days if x <= context.anchor]
    return soon[-1] if soon else None


def _stated(match: re.Match[str], context: Context) -> Meaning | None:
    month, day = month_number(group(match, "month")), int(re.sub(r"\D", "", match["day"]))
    weekday = weekday_number(group(match, "weekday")) if group(match, "weekday") else None
    given = group(match, "year")
    found = safe_date(int(given), month, day) if given else _nearest_year(context, month, day)
    if found is None:
        # a day of an unknown year, or one the calendar does not have
        return Meaning(None, f"XXXX-{month:02d}-{day:02d}" if not given else "", weekday, relative=not given)
    if not given and weekday is not None and context.anchor is not None and found.weekday() != weekday:
        # the weekday tells the year apart, if the next one or the one before has it and this one has not
        near = [x for k in (-1, 1) if (x := safe_date(found.year + k, month, day)) and x.weekday() == weekday]
        found = near[0] if len(near) == 1 and abs((near[0] - context.anchor).days) < 300 else found
    until = None
    if match["until"]:
        last = safe_date(found.year, month, int(re.sub(r"\D", "", match["until"])))
        until = Moment(last.isoformat(), "day") if last and last > found else None
    made = _timed(on_day(found), match)
    return replace(made, weekday=weekday, relative=not given, until=until) if made else None


def _numeric(match: re.Match[str], context: Context) -> Meaning | None:
    a, b, year = int(match["a"]), int(match["b"]), int(match["year"])
    if len(match["year"]) == 2:
        if match["sep"] != "/":
            return None  # 1.2.34 is a version number
        year += 2000 if year < 70 else 1900
    readings = {x for x in (safe_date(year, b, a), safe_date(year, a, b) if match["sep"] != "." else None) if x}
    if not readings:
        return None
    if len(readings) > 1 and context.anchor:
        close = {x for x in readings if abs((x - context.anchor).days) <= 3}
        readings = close if len(close) == 1 else readings
    return on_day(next(iter(readings))) if len(readings) == 1 else Meaning(None, str(year))


def _iso(match: re.Match[str], _context: Context) -> Meaning | None:
    return on_day(safe_date(int(match["year"]), int(match["month"]), int(match["day"])))


_EACH = re.compile(r"\b(?:each|every)\s$", re.IGNORECASE)


def _month(match: re.Match[str], context: Context) -> Meaning | None:
    month, anchor = month_number(group(match, "month")), context.anchor
    rel, which = group(match, "rel"), group(match, "which") or group(match, "after")
    if which in ("each", "every") or _EACH.search(context.before):
        return Meaning(None, f"XXXX-{month:02d}", relative=True, recurring=True)
    if group(match, "year"):
        made = in_month(int(match["year"]), month)
    elif rel:
        step = {"last": -1, "this": 0, "next": 1}.get(rel)
        if step is not None:
            made = in_month(anchor.year + step, month, relative=True) if anchor else None
        else:
            base = context.year
            made = in_month(base + ("previous" in rel) * -1 + ("following" in rel), month, relative=True) if base else None
    elif anchor is None:
        made = None
    elif which in ("next", "this coming"):
        made = in_month(anchor.year + (month <= anchor.month), month, relative=True)
    elif which == "this":
        made = in_month(anchor.year, month, relative=True)
    elif which:  # last, past: strictly before the present month
        made = in_month(anchor.year - (month >= anchor.month), month, relative=True)
    elif context.ahead and (month - anchor.month) % 12 < _MONTHS_AHEAD:
        made = in_month(anchor.year + (month < anchor.month), month, relative=True)
    else:
        made = in_month(anchor.year - (month > anchor.month), month, relative=True)
    if made is None:
        return Meaning(None, f"XXXX-{month:02d}", relative=True)
    last = month_number(group(match, "until"))
    if last and made.when is not None and match.groupdict().get("until"):
        start = int(made.when.iso[:4])
        if group(match, "year") or last > month:
            return replace(made, until=Moment(f"{start + (last < month):04d}-{last:02d}", "month"))
    return made


_NTH_BEFORE = re.compile(r"\bthe\s+(first|second|third|fourth|last)\s$", re.IGNORECASE)
_OF_MONTH = re.compile(rf"\s+(?:in|of)\s+(?P<month>{MONTH})(?:,?\s+(?P<year>(?:19|20)\d\d)\b)?")
_IN_A_MONTH = re.compile(rf"\s+(?:in|of)\s+(?:(?:the|each|every|that|this)\s+(?:month|year)|{MONTH})")
# 'A week ago Friday', 'two weeks from Monday': counted from that weekday.
_A_WEEK_OFF = re.compile(r"\bweeks?\s+(?:ago|from|after|before)\s(?:last\s|next\s)?$", re.IGNORECASE)


def _nth_weekday(day: int, nth: str, context: Context) -> Meaning | None:
    """'The second Tuesday in May 2025'; a day only where year and month are told."""
    told = _OF_MONTH.match(context.after)
    if told is None or not told["year"]:
        return Meaning(None, "", day, relative=True)
    year, month = int(told["year"]), month_number(told["month"])
    if nth == "last":
        found = last_weekday(dt.date(year, month, days_in_month(year, month)), day)
    else:
        weeks = ("first", "second", "third", "fourth").index(nth)
        found = next_weekday(dt.date(year, month, 1), day) + dt.timedelta(weeks=weeks)
    made = on_day(found)
    return replace(made, weekday=day) if made else None


def _weekday(match: re.Match[str], context: Context) -> Meaning | None:
    day = weekday_number(group(match, "weekday"))
    if day is None:
        return None
    which, week, anchor = group(match, "which"), group(match, "week"), context.anchor
    if nth := _NTH_BEFORE.search(context.before):
        return _nth_weekday(day, nth[1].lower(), context)
    if which == "last" and _IN_A_MONTH.match(context.after):
        return _nth_weekday(day, "last", context)
    if _A_WEEK_OFF.search(context.before):
        return Meaning(None, "", day, relative=True)
    if match["plural"] or match["plural_part"] or which in ("every", "each"):
        return Meaning(None, f"XXXX-WXX-{day + 1}", day, recurring=True)
    if which in ("previous", "following"):
        if context.day is None:
            return Meaning(None, "", day, relative=True)
        found = (last_weekday if which == "previous" else next_weekday)(context.day, day, strictly=True)
    elif anchor is None:
        return Meaning(None, f"XXXX-WXX-{day + 1}", day, relative=True)
    elif week and week != "week":
        monday = week_of(anchor)[0]
        found = monday + dt.timedelta(days=day + {"last": -7, "this": 0, "next": 7}[week.split()[0]])
    elif which == "last":
        found = last_weekday(anchor, day, strictly=True)
    elif which in ("next", "coming", "this coming"):
        found = next_weekday(anchor, day, strictly=True)
    elif which == "this":
        found = next_weekday(anchor, day) if context.ahead else last_weekday(anchor, day)
    else:
        found = next_weekday(anchor, day) if context.ahead else last_weekday(anchor, day)
    made = _timed(on_day(found), match)
    return replace(made, weekday=day, relative=True) if made else None


def _deictic(match: re.Match[str], context: Context) -> Meaning | None:
    word = group(match, "word")
    if word == "today" and re.match(
        r"\s*'s\s+(?:[a-z]+\s+)?(?:world|society|market|[a-z]+ers?|youth|children|young)\b", context.after
    ):
        return None  # today's world: no day
    step = {"yesterday": -1, "tomorrow": 1, "last night": -1, "last evening": -1}.get(word, 0)
    if "before yesterday" in word:
        step = -2
    elif "after tomorrow" in word:
        step = 2
    if context.anchor is None:
        return Meaning(None, "", relative=True)
    made = _timed(on_day(plus_days(context.anchor, step)), match)
    if made is None:
        return None
    for name, part in (("night", "TNI"), ("evening", "TEV"), ("morning", "TMO"), ("afternoon", "TAF")):
        if name in word and "T" not in made.value:
            made = replace(made, value=made.value + part)
    return replace(made, relative=True)


_STEPS = {"last": -1, "this": 0, "next": 1, "this past": 0, "this coming": 1}


def _unit(match: re.Match[str], context: Context) -> Meaning | None:
    which = re.sub(r"^the ", "", group(match, "which"))
    unit, anchor = group(match, "unit"), context.anchor
    if which == "last" and re.search(r"\bthe\s*$", context.before, re.IGNORECASE):
        return None  # 'the last year' is a span of time
    back = {"same": 0, "that": 0, "previous": -1, "preceding": -1, "following": 1, "next": 1}
    if (which in back and which != "next") or group(match, "which") == "the next" or (which == "next" and unit == "day"):
        return _from_reference(unit, back[which], context)
    if which == "other" or anchor is None:
        return Meaning(None, "", relative=True)
    step = _STEPS.get(which, 0)
    if unit in ("day", "morning", "afternoon", "evening", "night"):
        return None  # this morning and last night are deictic days; 'this day' is none
    if unit == "year":
        return in_year(anchor.year + step, relative=True)
    if unit == "month":
        return in_month(*plus_months(anchor, step), relative=True)
    if unit == "week":
        return in_week(plus_days(anchor, 7 * step), until=anchor if step == 0 and not context.ahead else None)
    if unit == "weekend":
        return _weekend(anchor, which, ahead=context.ahead)
    if unit == "decade":
        return in_decade(anchor.year + 10 * step, relative=True)
    if unit in SEASONS:
        return _season(unit, which, context)
    if unit == "century":
        return Meaning(None, f"{anchor.year // 100 + step:02d}XX", relative=True)
    if unit == "quarter":
        year, month = plus_months(anchor, 3 * step)
        return Meaning(None, f"{year}-Q{(month - 1) // 3 + 1}", relative=True)
    return Meaning(None, "", relative=True)


def _from_reference(unit: str, step: int, context: Context) -> Meaning | None:
    """The same, the previous or the following unit, counted from what was mentioned last."""
    if unit in ("day", "morning", "afternoon", "evening", "night"):
        made = on_day(plus_days(context.day, step)) if context.day else None
    elif unit == "month" and context.month:
        made = in_month(*plus_months(dt.date(*context.month, 1), step))
    elif unit == "week" and context.day:
        made = in_week(plus_days(context.day, 7 * step))
    elif unit == "year" and context.year:
        made = in_year(context.year + step)
    else:
        made = None
    return replace(made, relative=True) if made else Meaning(None, "", relative=True)


def _weekend(anchor: dt.date, which: str, *, ahead: bool) -> Meaning | None:
    saturday = anchor + dt.timedelta(days=5 - anchor.weekday())  # of this ISO week
    if which in ("next", "this coming") or ahead:
        day = saturday if anchor < saturday and which != "next" else saturday + dt.timedelta(days=7)
    elif which == "this" or anchor >= saturday:
        day = saturday if which != "last" else saturday - dt.timedelta(days=7)
    else:
        day = saturday - dt.timedelta(days=7)
    return in_week(day, weekend=True)


def _the_weekend(_match: re.Match[str], context: Context) -> Meaning | None:
    if context.anchor is None:
        return Meaning(None, "", relative=True)
    return _weekend(context.anchor, "", ahead=context.ahead)


def _season(season: str, which: str, context: Context) -> Meaning | None:
    anchor = context.anchor
    if anchor is None:
        return Meaning(None, "", relative=True)
    middle = {"SP": 4, "SU": 7, "FA": 10, "WI": 1}[SEASONS[season]]
    year = anchor.year + (which in ("next", "this coming") and middle <= anchor.month)
    if which in ("this", "") and not context.ahead and middle - (6 if which else 1) > anchor.month:
        year -= 1  # told in March, 'this fall' lies behind, as does 'in the summer'; 'this summer' is the nearest one
    elif which == "last":
        year -= middle > anchor.month - 2 if SEASONS[season] != "WI" else 0
    value = f"{year}-{SEASONS[season]}"
    if SEASONS[season] == "WI":
        return Meaning(None, value, relative=True)  # a winter lies in two years
    return in_year(year, relative=True, value=value)


_PAST = re.compile(r"\b(?:was|were|had|did|said|fell|began|took|came|went|made|lost|won|[a-z]{2,}ed)\b")


def _the_season(match: re.Match[str], context: Context) -> Meaning | None:
    if not context.ahead and not _PAST.search(context.before + context.after):
        return Meaning(None, "", relative=True, recurring=True)  # 'it sleeps in the winter': every year
    return _season(group(match, "unit"), "", context)


def _season_of(match: re.Match[str], _context: Context) -> Meaning | None:
    return in_year(int(match["year"]), value=f"{match['year']}-{SEASONS[group(match, 'season')]}")


# How TIMEX3 writes a span of so many.
_PERIODS = {"year": "P{}Y", "month": "P{}M", "week": "P{}W", "day": "P{}D", "hour": "PT{}H", "minute": "PT{}M", "decade": "P{}E"}


def _distance(match: re.Match[str], context: Context) -> Meaning | None:
    if vague := group(match, "vague"):
        later = match["way"].lower() == "later"
        return Meaning(None, _PERIODS[vague.rstrip("s")].format("X") if later else "PAST_REF", relative=True)
    unit, way = group(match, "unit").rstrip("s"), group(match, "way")
    words = group(match, "count")
    count = 1 if words == "the" else small_number(words)
    if count is None or (words == "the" and not (unit in ("day", "night", "week", "month", "year") and way in ("before",))):
        return None
    first = squeeze(match[0])
    exact = first.startswith((words, "exactly", "just"))
    bounded = not exact and not first.startswith(("about", "around", "some"))  # 'more than a year ago' fixes no time
    step = count if way in ("later", "from now") else -count
    base = context.anchor if way in ("ago", "from now") else context.day
    made: Meaning | None = None
    if unit == "day":
        made = on_day(plus_days(base, step)) if base and exact else None
    elif unit == "week" and base:
        made = in_week(plus_days(base, 7 * step))
    elif unit == "month" and count <= 24:
        month = (base.year, base.month) if base else context.month if way not in ("ago", "from now") else None
        made = in_month(*plus_months(dt.date(*month, 1), step)) if month else None
    elif unit in ("year", "decade"):
        year = base.year if base else context.year if way not in ("ago", "from now") else None
        if way not in ("ago", "from now") and context.year:
            year = context.year
        if year:
            made = in_year(year + step) if unit == "year" else in_decade(year + 10 * step)
    if made is None:
        return Meaning(None, _PERIODS[unit].format(count) if unit in _PERIODS and unit != "decade" else "", relative=True)
    return replace(made, relative=True, when=None if bounded else made.when)


def _decade(match: re.Match[str], _context: Context) -> Meaning | None:
    groups = match.groupdict()
    if groups.get("year"):
        return in_decade(int(match["year"]))
    tens = int(groups["short"]) if groups.get("short") else SMALL_NUMBERS[match["word"].lower().replace("ies", "y")]
    return in_decade(1900 + tens)


def _common_era(match: re.Match[str], _context: Context) -> Meaning | None:
    return in_year(int(match["year"] or match["before"]))


_COUNTED = re.compile(
    r"[\s-]+(?:(?:[a-z]+\s+)?(?:people|men|women|children|passengers|troops|police|kilomet|met(?:er|re)|km\b|kg\b|miles|feet|ft\b|years|"
    r"days|hours|hectares|acres|tons|tonnes|dollars|euros|pounds|rupees|yen|GMT|UTC|hrs|m\b|mw\b|percent|per\s)|MW\b)"
)
_YEAR_CUE = re.compile(
    r"(?:\b(?:in|since|of|by|until|till|from|during|before|after|between|year|to|and|early|late|least|circa|around|about|than|mid|through|"
    r"spring|summer|autumn|fall|winter|fiscal|for)|\bc\.|\b(?:[Tt]he|[Aa]|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Aa]n)|'s|[,(;:–—-])\s*$",
    re.IGNORECASE,
)
_STRONG_CUE = re.compile(
    r"\b(?:in|since|year|early|late|mid|spring|summer|autumn|fall|winter|circa|fiscal|during|due)\s*$", re.IGNORECASE
)
# 'His unsuccessful 1996 campaign': between such a word and its noun a number of our time is a year.
_OF_A_THING = re.compile(
    r"\b(?:the|his|her|its|their|an?|'s)\s+(?!(?:estimated|total|about|additional|last|first|next|other|mere|record)\b)[a-z-]+\s+$"
)
_MODERN = 1900
_NO_YEAR = re.compile(
    r"(?:\b(?:[Nn]o|[Nn]umber|[Ff]light|[Rr]oom|[Ss]ection|nearly|almost|some|only|over|Rs|[A-Z]{2,})\.?|[$€£#@])\s*$"
)


def _year(match: re.Match[str], context: Context) -> Meaning | None:
    year, edge = int(match["year"]), group(match, "edge")
    strong = bool(_STRONG_CUE.search(context.before)) or bool(edge)
    limit = context.anchor.year + _FAR_YEARS if context.anchor else 2060
    counted = _COUNTED.match(context.after)
    if year > limit or (
        counted and not (strong and 1900 <= year < 2060 and counted[0].strip().lower() not in ("people", "years"))
    ):
        return None
    if not strong:
        capital = re.search(r"\b([A-Z][\w'-]*)\s+$", context.before)
        cued = _YEAR_CUE.search(context.before) or (year >= _MODERN and _OF_A_THING.search(context.before))
        if _NO_YEAR.search(context.before) or not cued:
            return None
        if year < 1900 and not re.search(r"\b(?:of|by|until|till|from|before|after|between|least|around)\s*$", context.before):
            return None
        if capital and capital[1].lower() not in (
            "the",
            "a",
            "his",
            "her",
            "its",
            "their",
            "of",
            "by",
            "from",
            "until",
            "after",
            "before",
            "between",
        ):
            return None
        plural = re.match(r"\s+(?!(?:was|is|has)\b)[a-z]+[^s\W]s\b", context.after)
        if plural and not re.search(r"\b(?:the|his|her|its|their|'s)\s*$", context.before, re.IGNORECASE):
            return None
    made = in_year(year)
    if made and match["until"]:
        last = int(match["until"]) if len(match["until"]) == 4 else year - year % 100 + int(match["until"])
        if last <= year:
            return None  # 2000-1500 is no range of years
        return replace(made, until=Moment(f"{last:04d}", "year"))
    return made


def _feast(match: re.Match[str], context: Context) -> Meaning | None:
    name, which = group(match, "feast").replace("labour", "labor").removesuffix("."), group(match, "which")
    if match["year"]:
        return on_day(feast_day(name, int(match["year"])))
    if context.anchor is None:
        return Meaning(None, _fixed_feast(name), relative=True)
    days = [day for k in (-1, 0, 1) if (day := feast_day(name, context.anchor.year + k)) is not None]
    if which in ("last", "past"):
        days = [day for day in days if day < context.anchor][-1:]
    elif which == "next" or context.ahead:
        days = [day for day in days if day >= context.anchor][:1]
    else:
        days = [day for day in days if day <= context.anchor + _SOON][-1:]
    made = on_day(days[0]) if days else None
    return replace(made, relative=True) if made else Meaning(None, _fixed_feast(name), relative=True)


def _fixed_feast(name: str) -> str:
    month, day = FEASTS.get(name, (0, 0))
    return f"XXXX-{month:02d}-{day:02d}" if month else ""


READERS: dict[str, Callable[[re.Match[str], Context], Meaning | None]] = {
    "iso": _iso, "numeric": _numeric, "month-day": _stated, "day-month": _stated, "month": _month, "weekday": _weekday,
    "deictic": _deictic, "unit": _unit, "weekend": _the_weekend,
    "the-season": _the_season, "distance": _distance, "decade": _decade,
    "season": _season_of, "common-era": _common_era, "year": _year, "feast": _feast,
}  # fmt: skip
