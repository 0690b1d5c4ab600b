"""Title, outlet, host, authors, agencies and date of a page: from what it declares, prints and is said of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from rashomon.clean.agencies import agency_of, agency_of_host
from rashomon.clean.credits import FoundCredits, lines_of
from rashomon.clean.declared import Declared
from rashomon.clean.publication import DatedPlace, choose_date
from rashomon.clean.stamps import date_in_url, read_date
from rashomon.model import Evidence, Moment, Page, Piece, Span

MOST_AUTHORS = 8
# A printed date of the one rank says 'Published', one of the other stands between headline and story (see `publication`).
# Of 397 labelled pages few have both and differ: the first was right in 2 of 2, the second in 4 of 7 against JSON-LD and in
# 1 of 4 against meta. That is thin ground; the rule for JSON-LD is as good as a coin.
SAYS_PUBLISHED, NEAR_HEADLINE = 3.9, 2.9
_NAME_BREAK = re.compile(r"\s*(?:;|\||\s+and\s+|,\s*and\s+|\s+&\s+)\s*")
_BY_LABEL = re.compile(
    r"^(?:author\b\W*)?(?:(?:written|posted|published|reviewed|text|words|story|articles?|blog|report|edited)\s+)?by(?:\b[:\s]*|(?=[A-Z]))|^authors?\b[:\s]*",
    re.IGNORECASE,
)
# A byline's place may hold other words; a person's name is capitalised words, with particles between them.
_PERSON = re.compile(
    r"(?:[A-ZÀ-ÞЀ-Я][\w.’'-]*|d[aeiou]s?|v[ao]n|der|den|al|el|bin|la|le)(?:\s+(?:[A-ZÀ-ÞЀ-Я][\w.’'-]*|d[aeiou]s?|v[ao]n|der|den|al|el|bin|la|le)){1,4}"
)
_NOT_AUTHOR = re.compile(
    r"@|https?:|www\.|\.(?:com|org|net)\b|\d|^(?:admin|administrator|staff|editor|editors|editorial|newsroom|web\s?desk|news\s?desk|guest|author|unknown|none|null|home)$"
    r"|^(?:about|more|articles?|all|view|read|see|follow|meet|share|posts?|contact|author|company|use|written|posted)\b"
    r"|\b(?:staff\s+(?:writer|reporter)|web\s?desk|news\s?desk|editorial\s+team|team)\b",
    re.IGNORECASE,
)
_OUTLET_NAME = re.compile(r"[A-ZÀ-Þ][\w’'&.-]*(?:\s+(?:of|the|and|&|[A-ZÀ-Þ0-9][\w’'&.-]*)){0,4}")


_COMMON_LABELS = frozenset("www news edition com org net gov edu mobile amp web blog blogs".split())


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of an article beside its text, and every word of evidence for it."""

    outlet: str | None
    host: str | None
    agencies: tuple[str, ...]
    authors: tuple[str, ...]
    published: Moment | None
    published_from: str
    language: str | None
    evidence: tuple[Evidence, ...]


def said(page: Page, field: str) -> str | None:
    """What the manifest says of the page's `field`."""
    return next((one.value for one in page.declared if one.field == field), None)


def find_host(page: Page, declared: Declared | None) -> str | None:
    """Who printed the page: as the manifest has it, else the host of its address."""
    if (host := said(page, "host")) is not None:
        return host
    addresses = [said(page, "source"), *(declared.values("source") if declared else ()), page.source]
    return next((host for address in addresses if address and (host := host_of(address))), None)


def host_of(address: str) -> str | None:
    """The host of a web address, without its `www.`; None for what is none."""
    if not address.startswith(("http://", "https://")):
        return None
    try:
        host = urlsplit(address).hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host and "." in host else None


def site_names(page: Page, declared: Declared | None) -> tuple[str, ...]:
    """All names the printing site goes by: for telling them from headlines and from agencies."""
    names = [said(page, "outlet"), said(page, "host"), *(declared.values("outlet") if declared else ())]
    host = find_host(page, declared)
    if host is not None and "." in host and " " not in host:
        labels = [
            label
            for label in host.lower().split(".")[:-1]
            if label not in ("www", "m", "news", "edition", "co", "com", "org", "net", "amp", "uk", "in")
        ]
        names += labels[-1:] if labels else []
    return tuple(dict.fromkeys(name for name in names if name))


def find_metadata(
    page: Page,
    declared: Declared | None,
    credits: FoundCredits,
    body: Sequence[Piece],
    title_span: Span | None,
) -> Metadata:
    """All metadata but the title. `declared` is None for a flat text; what cannot be told is None or empty."""
    evidence = list(page.declared)
    host = find_host(page, declared)
    own_agency = agency_of_host(host)
    if declared is not None:
        evidence += declared.evidence
    if host is not None and said(page, "host") is None:
        evidence.append(Evidence("host", host, "url"))
    # a stranger credited on a page whose own outlet is not known may be that outlet: it is no agency then
    credited = [one for one in credits.credits if host is not None or not one.stranger]
    for one in credits.credits:
        field = "agency" if one in credited else "outlet"
        evidence.append(Evidence(field, one.agency, one.origin, Span(page.id, one.start, one.end)))
    evidence += [Evidence("author", name, "byline", Span(page.id, start, end)) for start, end, name in credits.bylines]

    written_for = [agency for name in (declared.values("author") if declared else ()) if (agency := agency_of(name)) is not None]
    evidence += [Evidence("agency", agency, "meta") for agency in written_for]
    if own_agency is not None:
        evidence.append(Evidence("agency", own_agency, "url"))
    agencies = tuple(dict.fromkeys([*(one.agency for one in credited), *written_for, *([own_agency] if own_agency else [])]))

    outlet, outlet_evidence = _outlet(page, declared, credits, written_for, host)
    evidence += outlet_evidence
    authors = _authors(declared, credits, site_names(page, declared))
    published, published_from, more = _published(page, declared, credits, body, title_span)
    evidence += more
    language = said(page, "language") or next(iter(declared.values("language") if declared else ()), None)
    return Metadata(outlet, host, agencies, authors, published, published_from, language, tuple(dict.fromkeys(evidence)))


def _outlet(
    page: Page, declared: Declared | None, credits: FoundCredits, written_for: Sequence[str], host: str | None
) -> tuple[str | None, list[Evidence]]:
    """Who wrote it: as the manifest has it, the agency whose story it is, the name of the site, or the host's own name."""
    if (name := said(page, "outlet")) is not None:
        return name, []
    whole = [*(one.agency for one in credits.credits if one.whole), *written_for]
    if whole:
        return whole[0], []
    if declared is not None:
        for origin in ("meta", "json-ld"):
            for value in declared.values("outlet", origin):
                if not value.startswith("http") and len(value) < 60:
                    return host_of(value) or value, []
    if host is None:
        return None, []
    if (agency := agency_of_host(host)) is not None:
        return agency, []
    if "." not in host or " " in host:
        return host, []  # the manifest names its outlet, not a domain
    if (place := _own_name(page.text, host)) is not None:
        start, end = place
        name = page.text[start:end]
        return name, [Evidence("outlet", name, "text", Span(page.id, start, end))]
    return None, []


def _own_name(text: str, host: str) -> Piece | None:
    """Where the page prints the name its host is made of ('Tibet Sun' for tibetsun.com)."""
    labels = {label for label in host.lower().split(".")[:-1] if len(label) >= 3 and label not in _COMMON_LABELS}
    labels |= {label.removeprefix("the") for label in labels if label.startswith("the") and len(label) >= 7}
    if not labels:
        return None
    for match in _OUTLET_NAME.finditer(text):
        words = list(re.finditer(r"\S+", match.group()))
        for i in range(len(words)):
            for j in range(i, len(words)):
                part = match.group()[words[i].start() : words[j].end()].rstrip(".,’'")
                key = re.sub(r"[\W_]+", "", part).lower()
                # one ordinary word ('Tibet' at tibet.net) may be the thing itself; capitals inside a word make it a name
                if key in labels and (
                    " " in part or (part.isupper() and len(part) <= 5) or re.search(r"[a-z][A-Z]|[A-Z]{2}", part)
                ):
                    return match.start() + words[i].start(), match.start() + words[i].start() + len(part)
    return None


def _authors(declared: Declared | None, credits: FoundCredits, site: Sequence[str]) -> tuple[str, ...]:
    """The people who wrote it: as declared, else as the byline has them. Agencies, desks and the site itself are none."""
    own = {_letters(name) for name in site}
    theirs: tuple[str, ...] = ()
    for origin in ("json-ld", "meta", "byline") if declared is not None else ():
        names: list[str] = []
        for value in declared.values("author", origin) if declared else ():
            here = [name for part in _name_parts(value) if _is_author(name := _bare(part))]
            if origin == "byline":
                here = [name for name in here if _PERSON.fullmatch(name)]
            names += here
            if origin == "byline" and any(_letters(name) not in own for name in here):
                break  # the narrowest place that names somebody; wider ones repeat it among other words
        kept = tuple(dict.fromkeys(name for name in names if _letters(name) not in own))
        theirs = theirs or tuple(dict.fromkeys(names))
        if kept:
            return kept[:MOST_AUTHORS]
    return (tuple(dict.fromkeys(name for _, _, name in credits.bylines)) or theirs)[:MOST_AUTHORS]


def _bare(name: str) -> str:
    """A name without the label before it and the marks around it."""
    return _BY_LABEL.sub("", name.strip(' ,"“”')).strip(' ,"“”')


def _name_parts(value: str) -> list[str]:
    """The names in a declared value; one that is the name of an office ('Centre for Drugs and Research') stays whole."""
    parts = _NAME_BREAK.split(value)
    office = re.search(r"\b(?:for|of|the)\b", value) is not None and any(len(part.split()) == 1 for part in parts)
    return [value] if office else parts


def _letters(name: str) -> str:
    return re.sub(r"[\W_]+", "", name).lower()


def _is_author(name: str) -> bool:
    name = name.strip(" ,")
    return 3 <= len(name) <= 60 and len(name.split()) <= 6 and not _NOT_AUTHOR.search(name) and agency_of(name) is None


def _published(
    page: Page, declared: Declared | None, credits: FoundCredits, body: Sequence[Piece], title_span: Span | None
) -> tuple[Moment | None, str, list[Evidence]]:
    """When it was published and who says so. The manifest's word counts, unless the page gives the same day more precisely."""
    evidence: list[Evidence] = []
    manifest = read_date(value) if (value := said(page, "published")) is not None else None
    own: tuple[Moment, str] | None = None
    for origin in ("json-ld", "meta", "time-tag"):
        moments = [
            moment
            for value in (declared.values("published", origin) if declared else ())
            if (moment := read_date(value)) is not None
        ]
        if moments and own is None:
            own = (moments[0], "meta" if origin == "time-tag" else origin)
        elif moments and own is not None and own[0].precision == "day":
            finer = (
                next((moment for moment in moments if moment.precision == "time" and moment.date == own[0].date), None)
                if own
                else None
            )
            own = (finer, own[1]) if finer is not None and own is not None else own
    near = manifest or (own[0] if own else None)
    places = choose_date(page.text, body, credits.datelines, title_span, near=near.date if near else None)
    evidence += [
        Evidence("published", page.text[place.start : place.end], place.origin, Span(page.id, place.start, place.end))
        for place in places
    ]
    if places and (own is None or _overrules(places[0], *own)):
        own = (places[0].when, places[0].origin)
    if own is not None and own[1] in ("json-ld", "meta"):
        addressed = _from_address(page, declared)
        if addressed is not None and _days_apart(addressed[0], own[0]) == 1:
            own = addressed  # midnight passed between the writer's clock and the one the page declares
    if own is None:
        own = _from_address(page, declared)
    if manifest is None:
        return (own[0], own[1], evidence) if own else (None, "none", evidence)
    if own is not None and own[0].date == manifest.date and _finer(own[0], manifest):
        return own[0], own[1], evidence
    return manifest, "manifest", evidence


def _overrules(place: DatedPlace, declared: Moment, origin: str) -> bool:
    """Whether a day printed as that of publication counts more than a declared one: it is what the outlet tells its readers."""
    return place.when.date != declared.date and place.rank >= (SAYS_PUBLISHED if origin == "meta" else NEAR_HEADLINE)


def _days_apart(one: Moment, other: Moment) -> int | None:
    return abs((one.date - other.date).days) if one.date is not None and other.date is not None else None


def _finer(one: Moment, other: Moment) -> bool:
    """Whether `one` tells the time and `other` only the day; midnight sharp is how tables write a day."""
    return one.precision == "time" and (other.precision != "time" or other.iso.endswith("T00:00"))


def _from_address(page: Page, declared: Declared | None) -> tuple[Moment, str] | None:
    for address in (said(page, "source"), *(declared.values("source") if declared else ()), page.source):
        if address and address.startswith("http") and (moment := date_in_url(urlsplit_path(address))) is not None:
            return moment, "url"
    name = re.split(r"[\\/]", page.source)[-1]
    if re.search(r"(?<!\d)(?:19|20)\d\d-\d\d-\d\d(?!\d)", name) and (moment := date_in_url(name)) is not None:
        return moment, "file"
    return None


def urlsplit_path(address: str) -> str:
    """An address without its scheme, host and query."""
    try:
        return urlsplit(address).path
    except ValueError:
        return ""


__all__ = ["DatedPlace", "Metadata", "find_host", "find_metadata", "host_of", "lines_of", "said", "site_names"]
