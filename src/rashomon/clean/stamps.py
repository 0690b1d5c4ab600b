"""Dates as pages print them: when was this published?"""

import datetime as dt
import re
from dataclasses import dataclass

from rashomon.model import Moment
from rashomon.text.calendar_words import month_number, safe_date

# Offsets of zone names. A name that means different zones stands for the one most pages of news mean by it.
ZONES = {
    "z": 0, "utc": 0, "gmt": 0, "wet": 0, "bst": 60, "cet": 60, "west": 60, "cest": 120, "eet": 120, "sast": 120, "eest": 180,
    "msk": 180, "eat": 180, "trt": 180, "gst": 240, "pkt": 300, "ist": 330, "npt": 345, "bdt": 360, "ict": 420,
    "wib": 420, "sgt": 480,
    "hkt": 480, "myt": 480, "pht": 480, "awst": 480, "jst": 540, "kst": 540, "aest": 600, "aedt": 660, "nzst": 720, "nzdt": 780,
    "est": -300, "edt": -240, "cst": -360, "cdt": -300, "mst": -420, "mdt": -360, "pst": -480, "pdt": -420, "art":
    -180, "brt": -180,
}  # fmt: skip
# Two letters stand for standard time and daylight saving time alike: which of them, the date tells.
NORTH_AMERICAN = {"et": -300, "ct": -360, "mt": -420, "pt": -480}
EARLIEST_YEAR = 1990

_MONTH = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?!\d)"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?[.,]?\s+)?"
_ZONE = (
    r"(?:\s*(?:\()?(?P<zone>Z\b|[+-]\d\d:?\d\d\b|"
    r"(?:UTC|GMT)\s?[+-]\s?\d{1,2}(?::?\d\d)?\b|(?:gmt|utc|ist|bst|cet|cest|edt|cdt|pst|pdt|(?-i:[ECMP]T|[A-Z]{3,4}))\b)(?:\))?)?"
)
_HALF = r"[ap]\.?\s?m\b\.?"
_CLOCK = (
    rf"(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)(?::[0-5]\d(?:\.\d+)?)?(?!\d)(?:\s*(?P<half>{_HALF}))?"
    rf"(?:\s*(?:hrs|Hrs|HRS|hours|h)\b)?{_ZONE}"
)
_BETWEEN = r"(?:\s*[,|•·–—@-]\s*|\s+)(?:at\s+|AT\s+)?"
_AFTER = rf"(?:{_BETWEEN}{_CLOCK})?"
_BEFORE = (
    rf"(?:(?P<hour0>[01]?\d|2[0-3]):(?P<minute0>[0-5]\d)(?:\s*(?P<half0>{_HALF}))?(?:\s*(?P<zone0>(?-i:[ECMP]T|[A-Z]{{3,4}}))\b)?"
    r"\s*[,|•·–—-]?\s*(?:on\s+)?)?"
)

# At the start of a word, or where a capital follows a small letter: flattened pages lose the blank between name and date.
_STARTS = r"(?:(?<!\w)|(?<=(?-i:[a-z]))(?=(?-i:[A-Z])))"

_SHAPES = (
    re.compile(r"(?<![\w/-])(?P<year>(?:19|20)\d\d)(?P<sep>[-/.])(?P<month>0?[1-9]|1[0-2])(?P=sep)(?P<day>[0-3]?\d)(?!\d)"
               rf"(?:(?:T|\s+|,\s*|\s+-\s+){_CLOCK})?"),
    re.compile(rf"{_STARTS}{_BEFORE}{_WEEKDAY}{_MONTH}\s*{_DAY},?\s+{_YEAR}{_AFTER}", re.IGNORECASE),
    re.compile(rf"(?<![\w/.:]){_BEFORE}{_WEEKDAY}{_DAY}(?:\s+of)?[\s-]*{_MONTH},?[\s-]*{_YEAR}{_AFTER}", re.IGNORECASE),
    re.compile(rf"(?<![\w/.-])(?P<a>\d{{1,2}})(?P<sep>[/.-])(?P<b>\d{{1,2}})(?P=sep){_YEAR}{_AFTER}"),
)  # fmt: skip
_YEAR_ANYWHERE = re.compile(r"(?:19|20)\d\d")
# The months in other tongues, January first, as they stand between day and year (in the genitive where the tongue has one).
# A name that is another month elsewhere is left out: Polish November is Croatian October.
_FOREIGN = """
januar februar märz april mai juni juli august september oktober november dezember
jänner feber mrz - - - - - - - - -
janvier février mars avril mai juin juillet août septembre octobre novembre décembre
enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro
januari februari maart april mei juni juli augustus september oktober november december
januari februari mars april maj juni juli augusti september oktober november december
januar februar marts april maj juni juli august september oktober november desember
tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta
stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października - grudnia
ledna února března dubna května června července srpna září října listopadu prosince
января февраля марта апреля мая июня июля августа сентября октября ноября декабря
січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня
ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık
ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie
januari februari maret april mei juni juli agustus september oktober november desember
"""
_FOREIGN_MONTHS = {
    name: number for line in _FOREIGN.split("\n") for number, name in enumerate(line.split(), start=1) if name != "-"
}
_LONGEST_FIRST = "|".join(sorted(_FOREIGN_MONTHS, key=lambda name: (-len(name), name)))
_FOREIGN_SHAPE = re.compile(
    rf"(?<![\w/.:]){_DAY}(?:\.|º|er)?\s*(?:de\s+)?(?P<month>{_LONGEST_FIRST})\b"
    rf"(?:\s+del?)?,?\s+{_YEAR}{_AFTER}",
    re.IGNORECASE,
)
# A day without its year, as datelines have it.
_SHORT = (
    re.compile(rf"(?<!\w){_MONTH}\s*{_DAY}(?![\w:])", re.IGNORECASE),
    re.compile(rf"(?<![\w/.:]){_DAY}\s+{_MONTH}(?!\w)", re.IGNORECASE),
)
_URL_DATE = re.compile(
    r"(?<!\d)((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[/-]?([0-2]\d|3[01])(?!\d)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date as printed, where it stands in the text it was looked for in, and what it means."""

    start: int
    end: int
    when: Moment


def find_stamps(text: str, start: int = 0, end: int | None = None) -> list[Stamp]:
    """Every full date in text[start:end], in order; a day whose month cannot be told from its number is left out."""
    end = len(text) if end is None else end
    if _YEAR_ANYWHERE.search(text, start, end) is None:
        return []  # nearly every line
    found: list[Stamp] = []
    for shape in (*_SHAPES, _FOREIGN_SHAPE):
        matches = [(match, _moment(match)) for match in shape.finditer(text, start, end)]
        found += [Stamp(match.start(), match.end(), when) for match, when in matches if when is not None]
    found.sort(key=lambda stamp: (stamp.start, -stamp.end))
    out: list[Stamp] = []
    for stamp in found:
        if not out or stamp.start >= out[-1].end:
            out.append(stamp)
    return out


def read_date(value: str) -> Moment | None:
    """The moment a declared value means (ISO 8601, as mail has it, or as people write it); None where it cannot be told."""
    value = value.strip()
    try:
        moment: Moment | None = Moment.parse(value)
    except ValueError:
        stamps = find_stamps(value)
        moment = stamps[0].when if stamps else None
    if moment is None or moment.precision not in ("time", "day"):
        return None
    return moment if EARLIEST_YEAR <= int(moment.iso[:4]) <= 2100 else None


def date_in_url(url: str) -> Moment | None:
    """The day that stands in an address (/2025/04/17/), if there is one."""
    found = {day for match in _URL_DATE.finditer(url) if (day := _url_day(match)) is not None}
    return Moment(found.pop().isoformat(), "day") if len(found) == 1 else None


def _url_day(match: re.Match[str]) -> dt.date | None:
    year, month, day = match.groups()
    number = int(month) if month.isdigit() else month_number(month)
    return safe_date(int(year), number, int(day)) if int(year) >= EARLIEST_YEAR else None


def short_day(text: str, near: dt.date | None) -> Moment | None:
    """A day and month without a year, in the year that brings it closest before `near` (a day later at most)."""
    if near is None:
        return None
    for shape in _SHORT:
        if match := shape.search(text):
            month, day = month_number(match["month"]), int(match["day"])
            days = [d for year in (near.year - 1, near.year, near.year + 1) if (d := safe_date(year, month, day)) is not None]
            days = [d for d in days if -1 <= (near - d).days <= 300]
            return Moment(max(days).isoformat(), "day") if days else None
    return None


def _moment(match: re.Match[str]) -> Moment | None:
    part = match.groupdict()
    day = _day(part)
    if day is None or day.year < EARLIEST_YEAR:
        return None
    suffix = "" if part.get("hour") else "0"
    hour, minute = part.get("hour" + suffix), part.get("minute" + suffix)
    if hour is None or minute is None:
        return Moment(day.isoformat(), "day")
    at = int(hour)
    half = (part.get("half" + suffix) or "").lower()[:1]
    if half and at <= 12:
        at = at % 12 + (12 if half == "p" else 0)
    return Moment(f"{day.isoformat()}T{at:02d}:{minute}", "time", _zone(part.get("zone" + suffix), day))


def _day(part: dict[str, str | None]) -> dt.date | None:
    year = int(part["year"] or 0)
    a, b = part.get("a"), part.get("b")
    if a and b:
        first, second = int(a), int(b)
        if part["sep"] == "." and second <= 12:  # day first wherever dates are written with full stops
            return safe_date(year, second, first)
        if first != second and first <= 12 and second <= 12:
            return None  # 04/05: April or May
        return safe_date(year, second, first) if first > 12 or first == second else safe_date(year, first, second)
    month = part["month"] or ""
    number = int(month) if month.isdigit() else _FOREIGN_MONTHS.get(month.lower()) or month_number(month)
    return safe_date(year, number, int(part["day"] or 0))


def _zone(name: str | None, day: dt.date) -> str:
    if not name:
        return ""
    name = name.strip()
    digits = re.fullmatch(r"(?:UTC|GMT)?\s?([+-])\s?(\d{1,2}):?(\d\d)?", name)
    if digits:
        sign, hours, minutes = digits.groups()
        offset = int(hours) * 60 + int(minutes or 0)
        if offset > 14 * 60:
            return ""
        return "Z" if offset == 0 else f"{sign}{offset // 60:02d}:{offset % 60:02d}"
    known = ZONES.get(name.lower())
    if (standard := NORTH_AMERICAN.get(name.lower())) is not None:
        known = standard + 60 * (_sunday(day.year, 3, 2) <= day < _sunday(day.year, 11, 1))
    if known is None:
        return ""
    return "Z" if known == 0 else f"{'-' if known < 0 else '+'}{abs(known) // 60:02d}:{abs(known) % 60:02d}"


def _sunday(year: int, month: int, number: int) -> dt.date:
    """The nth Sunday of a month: clocks in the United States and Canada change on such days (the rule of 2007)."""
    first = dt.date(year, month, 1)
    return first + dt.timedelta(days=(6 - first.weekday()) % 7 + 7 * (number - 1))
