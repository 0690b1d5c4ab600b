"""Title, outlet, host, authors, agencies and date of a page: from what it declares, prints and is said of it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from rashomon.clean.agencies import agency_of, agency_of_host
from rashomon.clean.authors import find_authors
from rashomon.clean.credits import FoundCredits
from rashomon.clean.dating import find_published
from rashomon.clean.declared import Declared
from rashomon.model import Evidence, Moment, Page, Piece, Span

# What may stand between the words of an outlet's name, and what after a name shows that it is part of a longer word.
_INSIDE_NAME = frozenset(" .&'’-")
_GOES_ON = re.compile(r"\w|\.\w")
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
    return next((host for address in _addresses(page, declared) if (host := host_of(address))), None)


def _addresses(page: Page, declared: Declared | None) -> list[str]:
    """Where the page says it stood, the surest first."""
    addresses = [said(page, "source"), *(declared.values("source") if declared else ()), page.source]
    return [address for address in addresses if address]


def host_of(address: str) -> str | None:
    """The host of a web address, without its `www.`; None for what is none."""
    if not address.startswith(("http://", "https://")):
        return None
    try:
        host = urlsplit(address).hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host and "." in host else None


def site_names(page: Page, declared: Declared | None, host: str | None) -> tuple[str, ...]:
    """All names the printing site goes by, one of them from its host: for telling them from headlines and from agencies."""
    names = [said(page, "outlet"), said(page, "host"), *(declared.values("outlet") if declared else ())]
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
    *,
    host: str | None,
    site: Sequence[str],
) -> Metadata:
    """All metadata but the title. `declared` is None for a flat text; what cannot be told is None or empty.

    `host` is what `find_host` found, and `site` are the `site_names`.
    """
    evidence = list(page.declared)
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
    authors, signed = find_authors(page.text, declared, credits.bylines, body, title_span, site=site)
    evidence += [Evidence("author", name, "byline", Span(page.id, start, end)) for start, end, name in signed]
    published, published_from, more = find_published(
        page,
        declared,
        credits.datelines,
        body,
        title_span,
        told=said(page, "published"),
        addresses=_addresses(page, declared),
    )
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
    places = sorted(place for label in labels for place in _printed(text, "".join(filter(str.isalnum, label))))
    spaced = next((place for place in places if " " in text[slice(*place)]), None)
    if spaced is not None:
        return spaced
    # one ordinary word ('Tibet' at tibet.net) may be the thing itself; capitals inside a word make it a name
    return next(
        (
            (start, end)
            for start, end in places
            if ((name := text[start:end]).isupper() and len(name) <= 5) or re.search(r"[a-z][A-Z]|[A-Z]{2}", name)
        ),
        None,
    )


def _printed(text: str, label: str) -> Iterator[Piece]:
    """Where the letters of a host's label stand as a name: from a capital on, with blanks and marks between its words."""
    at = -1
    while label and (at := text.find(label[0].upper(), at + 1)) >= 0:
        end = at
        for letter in label:
            while end > at and text[end : end + 1] in _INSIDE_NAME:
                end += 1
            if text[end : end + 1].lower() != letter:
                break
            end += 1
        else:
            if not (text[at - 1 : at].isalnum() or _GOES_ON.match(text, end)):
                yield at, end
