"""brief: whether the places that a line leads to bear its words.

A line is borne when every word of it that carries content, and every number, stands at its spans, in digits or in words.
The fixed words of the templates are left aside, and so are days and hours, which a template gives as they were understood
('on Wednesday').
"""

import re

from evaluation.figures import Tally
from evaluation.scoring.event import Event
from evaluation.scoring.reported import ReportedLine
from rashomon.text.number_words import GLUED, NUMBER, digits_value, read_number
from rashomon.text.wording import all_words, content_words

# What stands before words of the pages.
LEADS = ("One origin alone: ",)
# What opens a line that is none of the pages' own.
TEMPLATES = ("Accounts differ on ", "Figures changed with time for ", "A slip, ")
# What those are made of beside words of the pages.
_FIXED = frozenset(
    content_words(
        "accounts differ figures changed with time for a slip the origin origins how many people there are were killed injured "
        "missing arrested hospitalised rescued survived taken hospital displaced evacuated remain gathered voted signed charged "
        "freed day year hour weekday age ages sum money long measure distance speed km mi kn km/h mph years where lives lived "
        "crash derailment fire explosion sinking collapse avalanche landslide shipwreck flood outage stampede outbreak riot "
        "spill death famine shutdown delay strike clash disaster what brought about is denied said so whether or not who office "
        "rank relation kin place at least most about to"
    )
)
_COUNTED = re.compile(r" \(\d+ origins?\)")
_UNDERSTOOD = re.compile(
    r"(?:\b[A-Z]\w+day )?\b\d{4}(?:-\d\d){0,2}\b|\b\d{1,2}:\d\d(?: [ap]\.m\.)?|^A slip, the (?:year|weekday|day) of [^:]+"
)


def count_brief(event: Event) -> Tally:
    """Lines of the brief, and those whose words their spans bear."""
    tally = Tally()
    for line in event.dossier.brief:
        spots = [event.spot(span) for span in line.spans]
        missing = unborne(line, [event.pages[s.article].text.text[s.start : s.end] for s in spots if s.article in event.pages])
        tally.add("brief_got")
        tally.add("brief_borne", not missing)
        if missing:
            tally.note(
                f"brief not borne: {', '.join(missing)}: {line.text}", "wrong", what="brief", passages=event.passages(*spots)
            )
    return tally


def unborne(line: ReportedLine, places: list[str]) -> tuple[str, ...]:
    """The words and numbers of a line that stand at none of these places."""
    text = line.text
    for lead in LEADS:
        text = text.removeprefix(lead)
    fixed: frozenset[str] = frozenset()
    if text.startswith(TEMPLATES):
        text, fixed = _UNDERSTOOD.sub(" ", _COUNTED.sub(" ", text)), _FIXED
    borne = {word for place in places for word in (*content_words(place), *all_words(place))}
    given = {value for place in places for value in _numbers(place)}
    said = [word for word in content_words(text) if not word[0].isdigit()]
    words = [word for word in said if word not in fixed and not any(other.startswith(word) for other in borne)]
    return tuple(dict.fromkeys((*words, *(f"{value:g}" for value in _numbers(text) if value not in given))))


def _numbers(text: str) -> list[float]:
    found = (read_number(match) for match in NUMBER.finditer(text))
    glued = (digits_value(match["digits"]) for match in GLUED.finditer(text))
    return [*(number.value for number in found if number is not None), *glued]
