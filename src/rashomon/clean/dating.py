"""When a page was published: what it declares, prints and has in its address, weighed against each other."""

import datetime as dt
import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from rashomon.clean.declared import Declared
from rashomon.clean.publication import UPDATED, DatedPlace, choose_date
from rashomon.clean.stamps import date_in_url, read_date
from rashomon.model import Evidence, Moment, Page, Piece, Span

# A day printed by the headline (its rank in `publication`), or as that of publication, against another that is declared,
# where the page does not declare the printed one as that of a change. Of 1,383 labelled pages few have both: the printed one
# was right in 12 of 14 against JSON-LD, in 9 of 10 against meta tags not far from it, in 4 of 8 against those far from it.
NEAR_HEADLINE = 2.9
# So many days are far. A page that prints a later day than this and declares it as that of a change, or says 'Updated',
# was written anew since: of 58 such pages the labels take the declared day for 27, the printed one for 30. What 'yesterday'
# means in such a page cannot be told either. No date is given.
REWRITTEN_AFTER = 60
# Zones lie between 12 hours behind and 14 ahead of UTC, a quarter of an hour apart.
_QUARTER = 15
_FURTHEST_WEST, _FURTHEST_EAST = -12 * 60, 14 * 60
_NUMERIC = re.compile(r"(\d{1,2})\D(\d{1,2})\D(?:19|20)\d\d")


def find_published(
    page: Page,
    declared: Declared | None,
    datelines: Sequence[Piece],
    body: Sequence[Piece],
    title: Span | None,
    *,
    told: str | None,
    addresses: Sequence[str],
) -> tuple[Moment | None, str, list[Evidence]]:
    """When it was published, where that stood ('none' where it stays open), and every place that prints a date of it.

    `told` is the manifest's word: it counts, unless the page gives the same day more precisely, or on the outlet's own clock.
    """
    manifest = read_date(told) if told is not None else None
    own = _declared_moment(declared) if declared is not None else None
    near = manifest or (own[0] if own else None)
    places = choose_date(page.text, body, datelines, title, near=near.date if near else None)
    evidence = [
        Evidence("published", page.text[place.start : place.end], place.origin, Span(page.id, place.start, place.end))
        for place in places
    ]
    address = _from_addresses(addresses, page.source)
    found = _weigh(own, places, address, page.text, declared)
    if manifest is None:
        return (*found, evidence) if found else (None, "none", evidence)
    if found is not None and found[0].date == manifest.date and _finer(found[0], manifest):
        return (*found, evidence)
    if places and places[0].rank > UPDATED and (local := _as_local(manifest, places[0].when)) is not None:
        return local, places[0].origin, evidence
    return manifest, "manifest", evidence


def _weigh(
    own: tuple[Moment, str] | None,
    places: Sequence[DatedPlace],
    address: tuple[Moment, str] | None,
    text: str,
    declared: Declared | None,
) -> tuple[Moment, str] | None:
    """The one moment that declared, printed and addressed days speak for; None where they part and none is surer."""
    place = places[0] if places else None
    if own is None:
        return (place.when, place.origin) if place is not None else address
    if place is not None and (apart := _days_apart(place.when, own[0])) and not _is_swapped(place, text, own[0]):
        local = _as_local(own[0], place.when)
        if local is not None and place.rank > UPDATED:
            return local, place.origin
        changed = declared is not None and any(
            moment.date == place.when.date for value in declared.values("modified") if (moment := read_date(value)) is not None
        )
        if not changed and place.rank >= NEAR_HEADLINE and (own[1] == "json-ld" or apart <= REWRITTEN_AFTER):
            return place.when, place.origin  # it is what the outlet tells its readers
        if apart > REWRITTEN_AFTER:
            return None
    if address is not None and (local := _as_local(own[0], address[0])) is not None:
        return local, address[1]
    return own


def _declared_moment(declared: Declared) -> tuple[Moment, str] | None:
    """The first moment declared, as precisely and as local as the page has it."""
    moments = {
        origin: [moment for value in declared.values("published", origin) if (moment := read_date(value)) is not None]
        for origin in ("json-ld", "meta", "time-tag")
    }
    tagged = moments["time-tag"]
    for origin in ("json-ld", "meta"):
        if not moments[origin]:
            continue
        first = moments[origin][0]
        others = [moment for origin in moments for moment in moments[origin]]
        if first.precision == "day":
            first = next((one for one in others if one.precision == "time" and one.date == first.date), first)
        # the same instant on the outlet's own clock
        same = (one for one in others if one.zone not in ("", "Z") and first.zone == "Z" and one.utc == first.utc)
        return next(same, first), origin
    return (tagged[0], "meta") if tagged else None


def _as_local(declared: Moment, printed: Moment) -> Moment | None:
    """A moment declared in UTC on the clock of those who printed the day beside it; None where no zone brings them together.

    Where the time is printed too, the zone follows from both.
    """
    if declared.zone != "Z" or declared.precision != "time" or declared.utc is None or printed.date is None:
        return None
    if declared.iso.endswith("T00:00"):
        return None  # midnight sharp is how tables write a day
    if printed.zone or printed.precision != "time":
        midnight = dt.datetime.combine(printed.date, dt.time())
        first = (midnight - declared.utc.replace(tzinfo=None)).total_seconds() / 60
        reachable = first <= _FURTHEST_EAST and first + 24 * 60 > _FURTHEST_WEST
        return printed if reachable and printed.date != declared.date else None
    shift = (dt.datetime.fromisoformat(printed.iso) - declared.utc.replace(tzinfo=None)).total_seconds() / 60
    offset = round(shift / _QUARTER) * _QUARTER
    if abs(shift - offset) > 2 or not _FURTHEST_WEST <= offset <= _FURTHEST_EAST or printed.date == declared.date:
        return None
    return Moment(printed.iso, "time", f"{'-' if offset < 0 else '+'}{abs(offset) // 60:02d}:{abs(offset) % 60:02d}")


def _is_swapped(place: DatedPlace, text: str, declared: Moment) -> bool:
    """Whether '09.10.2024' was read as the ninth of October and the page declares the tenth of September."""
    numbers = _NUMERIC.match(text, place.start, place.end)
    day = declared.date
    return numbers is not None and day is not None and {int(numbers[1]), int(numbers[2])} == {day.month, day.day}


def _days_apart(one: Moment, other: Moment) -> int:
    return abs((one.date - other.date).days) if one.date is not None and other.date is not None else 0


def _finer(one: Moment, other: Moment) -> bool:
    """Whether `one` tells the time and `other` only the day; midnight sharp is how tables write a day."""
    return one.precision == "time" and (other.precision != "time" or other.iso.endswith("T00:00"))


def _from_addresses(addresses: Sequence[str], source: str) -> tuple[Moment, str] | None:
    """The day in the page's address, or in its file's name."""
    for address in addresses:
        if address.startswith("http") and (moment := date_in_url(_path(address))) is not None:
            return moment, "url"
    name = re.split(r"[\\/]", source)[-1]
    if re.search(r"(?<!\d)(?:19|20)\d\d-\d\d-\d\d(?!\d)", name) and (moment := date_in_url(name)) is not None:
        return moment, "file"
    return None


def _path(address: str) -> str:
    """An address without its scheme, host and query."""
    try:
        return urlsplit(address).path
    except ValueError:
        return ""
