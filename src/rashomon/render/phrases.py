"""The words in which every form of a dossier says the same things, so that HTML, Markdown and terminal speak alike."""

import datetime as dt
import posixpath
import re
from dataclasses import dataclass

from rashomon.model import Article, Conflict, Dossier, LinkKind, LoadBearing, Span, TimelineEntry, Uncorrected
from rashomon.model.claim import Judgement, Standing
from rashomon.model.quote import Change

NO_PROOF = "no link found is no proof of independence"
NO_VERDICT = "A dossier shows where accounts part. It never says who is right."

STANDING: dict[Standing, str] = {
    "agreed": "several origins",
    "one-origin": "one origin",
    "disputed": "disputed",
    "superseded": "superseded",
}
JUDGEMENT: dict[Judgement, str] = {"conflict": "Conflict", "superseded": "Superseded", "slip": "Slip"}
JUDGEMENT_MEANS: dict[Judgement, str] = {
    "conflict": "not all of these can be true",
    "superseded": "true one after the other",
    "slip": "refuted by its own page or by the calendar",
}
CHANGE: dict[Change, str] = {
    "same": "same words",
    "reworded": "reworded",
    "cut": "cut short",
    "stitched": "stitched together",
    "sense-changed": "sense changed",
}
RELATION: dict[LinkKind, str] = {
    "reprint": "reprints",
    "excerpt": "excerpts",
    "rewrite": "rewrites",
    "translation": "translates",
    "credit": "credits",
    "same-authority": "leans on the same authority as",
}
REMOVED = {
    "furniture": "part of the site, not of the article",
    "repeat": "a second printing of the same words",
    "teaser": "a pointer to another article",
    "caption": "a picture's caption",
    "credit": "a credit",
    "byline": "the byline",
    "dateline": "the dateline",
    "title": "the headline",
    "other-language": "in another language",
}
LANGUAGES = {
    "ar": "Arabic", "bg": "Bulgarian", "bn": "Bengali", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek",
    "en": "English", "es": "Spanish", "et": "Estonian", "fa": "Persian", "fi": "Finnish", "fr": "French", "he": "Hebrew",
    "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian", "id": "Indonesian", "it": "Italian", "ja": "Japanese", "ko": "Korean",
    "lt": "Lithuanian", "lv": "Latvian", "ms": "Malay", "nb": "Norwegian", "nl": "Dutch", "no": "Norwegian", "pl": "Polish",
    "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sk": "Slovak", "sl": "Slovenian", "sr": "Serbian", "sv": "Swedish",
    "sw": "Swahili", "ta": "Tamil", "th": "Thai", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese",
    "zh": "Chinese",
}  # fmt: skip
MONTHS = "January February March April May June July August September October November December".split()

AROUND = 72  # characters of context on either side of quoted words: about a line
ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Quoted words and what stands around them; white space folded."""

    before: str
    words: str
    after: str


def fold(text: str) -> str:
    """The text on one line: runs of white space become one blank."""
    return re.sub(r"\s+", " ", text)


def shorten(text: str, width: int) -> str:
    """The text folded and cut at a word's end to at most `width` characters, with an ellipsis where it was cut."""
    text = fold(text).strip()
    if len(text) <= width:
        return text
    head = text[: width - 1]
    at = head.rfind(" ")
    return (head[:at] if at > width // 2 else head).rstrip(" ,;:-–—") + ELLIPSIS


def count(number: int, noun: str, plural: str | None = None) -> str:
    """`1 origin`, `2 origins`, `no origins`."""
    return f"{number or 'no'} {noun if number == 1 else plural or noun + 's'}"


def listed(items: tuple[str, ...] | list[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return items[0] if len(items) == 1 else ", ".join(items[:-1]) + " and " + items[-1] if items else ""


def when(iso: str | None) -> str:
    """An ISO date of any precision as one reads it: `4 March 2031, 18:20`, `March 2031`, `2031`, `the 1990s`."""
    if not iso:
        return "date not found"
    found = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?)?)?", iso)
    if re.fullmatch(r"\d{3}X", iso):
        return f"the {iso[:3]}0s"
    if not found:
        return iso
    year, month, day, clock, zone = found.groups()
    if month is None or not 1 <= int(month) <= 12:
        return iso
    date = f"{MONTHS[int(month) - 1]} {year}" if day is None else f"{int(day)} {MONTHS[int(month) - 1]} {year}"
    if clock is None:
        return date
    zone = {None: "", "Z": " UTC", "+00:00": " UTC"}.get(zone, f" {zone}")
    return f"{date}, {clock}{zone}"


def weekday(iso: str) -> str:
    """The day of the week of an ISO date that gives a day; empty otherwise."""
    try:
        return dt.date.fromisoformat(iso[:10]).strftime("%A") if len(iso) >= 10 else ""
    except ValueError:
        return ""


def outlet(article: Article) -> str:
    """Who tells it: the outlet, else the host, else the file's name."""
    return article.outlet or article.host or posixpath.basename(article.source.rstrip("/")) or article.id


def language(code: str) -> str:
    """The language's English name, else its code."""
    return LANGUAGES.get(code.partition("-")[0], "language unknown" if code in ("", "und") else code)


def published(article: Article) -> str:
    """When it was published, as one reads it; `date not found` where the page does not say."""
    return when(str(article.published) if article.published else None)


def shallow(article: Article) -> str:
    """`read shallowly (Spanish)` where that is so; empty otherwise."""
    return f"read shallowly ({language(article.language)})" if article.reading == "shallow" else ""


def figures(conflict: Conflict, dossier: Dossier) -> str:
    """`low 9 · best 12 · high 12 (latest-per-origin)`; empty where the conflict has none."""
    rule = dict(dossier.made_by.options).get("rule", "")
    said = f"low {conflict.low} · best {conflict.best} · high {conflict.high}"
    return f"{said}{f' ({rule})' if rule else ''}" if conflict.best else ""


def uncorrected(row: Uncorrected) -> str:
    """What an account never put right, without its name and its value."""
    return f"no later page of theirs gives {row.later_value}, first printed {when(row.later_since)}"


def precision(entry: TimelineEntry) -> str:
    """`to the month` where a happening is dated no better than that; empty where its day is given."""
    return f"to the {entry.when.precision}" if entry.when.precision in ("month", "year", "decade") else ""


def only_one(entry: TimelineEntry, dossier: Dossier) -> str:
    """`only O2 says so` where one of several origins states a happening; empty otherwise."""
    return f"only {entry.origins[0]} says so" if len(entry.origins) == 1 < len(dossier.origins) else ""


def caveats(entry: TimelineEntry, dossier: Dossier) -> str:
    """What a reader of a timeline's entry should know, in brackets after a blank; empty where there is nothing."""
    said = [words for words in (precision(entry), only_one(entry, dossier)) if words]
    return f" ({', '.join(said)})" if said else ""


def bearing_title(dossier: Dossier) -> str:
    """The title of what hangs on whom: a summary in a plain dossier, what happened in one without an outlet."""
    left_out = dict(dossier.made_by.options).get("without", "")
    return f"Without {left_out}" if left_out else "Load-bearing sources"


def bearing(row: LoadBearing) -> str:
    """`MNA: 7 points fall without it, 25 stand on one origin`."""
    falls = f"{count(len(row.falls), 'point')} {'falls' if len(row.falls) == 1 else 'fall'} without it"
    weakens = f"{count(len(row.weakens), 'point')} {'is' if len(row.weakens) == 1 else 'are'} left with one origin"
    return f"{row.outlet}: {falls}, {weakens}"


def origin_of(dossier: Dossier) -> dict[str, str]:
    """The id of the origin of each article, by the article's id."""
    return {article: origin.id for origin in dossier.origins for article in origin.articles}


def excerpt(article: Article, span: Span, *, around: int = AROUND) -> Excerpt:
    """The span's words with about a line of text before and after; the context ends at paragraph borders."""
    text = article.text
    before = text[max(0, span.start - around) : span.start]
    after = text[span.end : span.end + around]
    cut_before, cut_after = span.start > around, span.end + around < len(text)
    if "\n" in before:
        before, cut_before = before.rsplit("\n", 1)[1], False
    if "\n" in after:
        after, cut_after = after.split("\n", 1)[0], False
    if cut_before:
        before = ELLIPSIS + (before.split(" ", 1)[1] if " " in before else before)
    if cut_after:
        after = (after.rsplit(" ", 1)[0] if " " in after else after) + ELLIPSIS
    return Excerpt(fold(before), fold(span.of(text)), fold(after))
