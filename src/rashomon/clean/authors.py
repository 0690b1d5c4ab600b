"""Who wrote it: the names a page declares and prints as its authors', and which of them count."""

import re
from collections.abc import Container, Iterator, Sequence

from rashomon.clean.agencies import agency_of, find_agencies
from rashomon.clean.credits import lines_of
from rashomon.clean.declared import Declared
from rashomon.clean.stamps import find_stamps
from rashomon.model import Piece, Span

MOST_AUTHORS = 8
# A byline stands below the headline or a few lines above it; one further up is a menu's ('By topic').
LINES_ABOVE_TITLE = 4
# A name without 'By' counts only in so many lines below the headline, and beside a date or a reading time.
LINES_BELOW_TITLE = 6
# So many lines below the story a label ('Written by', 'About the author') may name who wrote it.
LINES_BELOW_STORY = 6

_PARTICLE = r"d[aeiou]s?|v[ao]n|der|den|al|el|bin|la|le"
# A byline's place may hold other words; a person's name is capitalised words, with particles between them.
_PERSON = re.compile(rf"[A-ZÀ-ÞЀ-Я][\w.’'-]*(?:\s+(?:[A-ZÀ-ÞЀ-Я][\w.’'-]*|{_PARTICLE})){{1,4}}")
_ONE_NAME = re.compile(r"[A-ZÀ-Þ][a-zß-ÿ’'-]+")
_BY_LABEL = re.compile(
    r"^(?:author\b\W*)?(?:(?:written|posted|published|reviewed|text|words|story|articles?|blog|report|edited|analysis|opinion|commentary|column|review)\s+)?by(?:\b[:\s]*|(?=[A-Z]))|^authors?\b[:\s]*"
    r"|^(?:alles\s+)?(?:von|vom|par|por|door|av|autor(?:in|en|es)?|auteure?s?|autore)(?::\s*|\s+)(?=(?-i:[A-ZÀ-ÞЀ-Я]))",
    re.IGNORECASE,
)
_AND = re.compile(r"\s*(?:;|,?\s+(?:and|und|et|och|og|en|y|и|та)\s+|\s+&\s+|\s+with\s+)\s*")
_FIELD = re.compile(r"\s*[|•·∙]\s*|\s+[–—-]\s+|\s+in\s+(?=[a-z])|\s+on\s+behalf\s")
_ROLE_WORD = (
    r"(?:writer|reporter|editor|correspondent|contributor|columnist|journalist|producer|analyst|author|blogger|intern|ceo|cfo|cto"
    r"|founder|co-founder|officer|director|manager|expert|specialist|dietitian|professor|president|strategist|consultant|sponsored)s?"
)
_ROLE = re.compile(rf"\b{_ROLE_WORD}\b", re.IGNORECASE)
# 'Jane Doe Senior Health Reporter': the role behind a name.
_ROLE_BEHIND = re.compile(
    rf"\s+(?:(?:senior|staff|chief|associate|assistant|deputy|managing|contributing|guest|freelance|special|lead|executive)\s+)"
    rf"(?:[\w-]+\s+){{0,2}}{_ROLE_WORD}$|\s+{_ROLE_WORD}$",
    re.IGNORECASE,
)
_DEGREE = re.compile(r"[A-Z][A-Za-z]{0,2}\.?(?:[A-Z]{1,5}\.?)*(?:-[A-Z]{1,4})?[®*]?|[A-Z.-]{2,7}[®*]?|Jr\.?|Sr\.?|I{2,3}")
_DESK = re.compile(
    r"\b(?:team|staff|editors?|editorial|desk|newsroom|news\s?desk|web\s?desk|newsdesk|contributors?|bureau|department)\b",
    re.IGNORECASE,
)
_NOT_AUTHOR = re.compile(
    r"@|https?:|www\.|\.(?:com|org|net)\b|\d|^(?:admin|administrator|staff|editor|editors|editorial|newsroom|web\s?desk|news\s?desk|guest|author|unknown|none|null|home)$"
    r"|^(?:about|more|articles?|all|view|read|see|follow|meet|share|posts?|contact|author|company|use|written|posted|the\s+author)\b",
    re.IGNORECASE,
)
# An account's name: one word without a capital ('jdoe', 'jane.doe').
_ACCOUNT = re.compile(r"[a-z][a-z0-9._-]*")
# Two words that lost the blank between them, but for names that are written so (McNally, DeLuca).
_GLUED = re.compile(r"[a-zß-ÿ](?<!\bMc)(?<!\bMac)(?<!\bDe)(?<!\bLe)(?<!\bLa)(?<!\bDi)(?<!\bVan)[A-ZÀ-Þ]")
_LABEL = re.compile(
    r"(?:(?:article\s+|story\s+)?(?:written|posted|authored)\s+by|(?:about\s+the\s+)?(?:author|writer)s?|author\(s\)|contributors?)\s*:?",
    re.IGNORECASE,
)
_READING_TIME = re.compile(r"\bmin(?:ute)?s?\.?\s+read\b|\bread(?:ing)?\s+time\b", re.IGNORECASE)


def find_authors(
    text: str,
    declared: Declared | None,
    signed: Sequence[tuple[int, int, str]],
    body: Sequence[Piece],
    title: Span | None,
    *,
    site: Sequence[str],
) -> tuple[tuple[str, ...], tuple[tuple[int, int, str], ...]]:
    """The names of who wrote it, and where the text prints names nobody had seen yet (start, end, name).

    `signed` are names after 'By'. In order: JSON-LD; a byline of the text; meta tags; bylines of the markup; a name between
    headline and story beside a date; a label below the story; and where nobody else is named, a desk or the site itself.
    """
    own = {letters(name) for name in site}
    others: list[str] = []
    for names in _sources(text, declared, signed, title):
        kept = [name for name in dict.fromkeys(names) if not (_is_own(name, own) or is_desk(name) or _ACCOUNT.fullmatch(name))]
        if kept:
            return tuple(kept[:MOST_AUTHORS]), ()
        others += names
    printed = _beside_date(text, title) or _below_story(text, body)
    printed = tuple(one for one in printed if not _is_own(one[2], own))
    if printed:
        return tuple(dict.fromkeys(name for _, _, name in printed)), printed
    far = tuple(dict.fromkeys(name for _, _, name in signed if _is_name_alone(name)))
    return far[:1] or tuple(dict.fromkeys(others))[:1], ()


def _sources(
    text: str, declared: Declared | None, signed: Sequence[tuple[int, int, str]], title: Span | None
) -> Iterator[list[str]]:
    """The names of each source, the most trusted first."""
    near = [name for one in _near_title(text, signed, title) if (name := _unglued(one)) and not _ROLE.search(name)]
    if declared is None:
        yield near
        return
    yield _declared_names(declared.values("author", "json-ld"))
    named = _declared_names(declared.values("author", "meta"))
    printed = {letters(name) for values in declared.bylines for value in values for name in split_names(value)}
    if near and not any(letters(name) in printed for name in named):
        yield near  # the name in the meta tags is often that of who typed it in
    yield named
    yield near
    for values in declared.bylines:
        for value in values:
            yield [name for name in split_names(value) if is_author(name) and _PERSON.fullmatch(name) and not _GLUED.search(name)]
    for values in declared.bylines[:3]:
        yield [name for value in values[:1] for name in split_names(value) if is_author(name) and _ONE_NAME.fullmatch(name)]
    for values in declared.bylines[:5]:
        yield [name for value in values[:1] for name in split_names(value) if is_author(name)]


def _unglued(name: str) -> str:
    """A name without the role glued to it ('Jane DoeStaff Writer'); empty where words are glued that are no role."""
    glued = [match.start() + 1 for match in _GLUED.finditer(name)]
    if glued and (_ROLE.search(name, glued[0]) or is_desk(name[glued[0] :])):
        name = name[: glued[0]]
        return name if len(name.split()) > 1 else ""
    return name if len(glued) < 2 else ""


def _declared_names(values: Sequence[str]) -> list[str]:
    """The names in declared values: those need no cleaning but of labels and lists."""
    parts = [part for value in values for field in re.split(r"\s*\|\s*", value) for part in _at_and(_bare(field))]
    return [name for part in parts for one in _at_commas(part) if is_author(name := _bare(one))]


def _near_title(text: str, signed: Sequence[tuple[int, int, str]], title: Span | None) -> list[str]:
    """The names after 'By', without those far above the headline."""
    if title is None:
        return [name for _, _, name in signed]
    above = [start for start, _ in lines_of(text) if start < title.start][-LINES_ABOVE_TITLE:]
    first = above[0] if above else 0
    return [name for start, _, name in signed if start >= first]


def split_names(value: str) -> list[str]:
    """The names in a byline, without labels, dates and roles; that of an office ('Centre for Lakes and Rivers') stays whole."""
    for stamp in reversed(find_stamps(value)):
        value = value[: stamp.start] + " | " + value[stamp.end :]
    parts = [part for field in _FIELD.split(value) for part in _at_and(_bare(field))]
    names = [_bare(one) for part in parts for one in _at_commas(part)]
    return [name for one in names if (name := _ROLE_BEHIND.sub("", one) if len(one.split()) > 3 else one)]


def _at_and(field: str) -> list[str]:
    parts = _AND.split(field)
    return [field] if re.search(r"\b(?:for|of|the)\b", field) and any(len(part.split()) == 1 for part in parts) else parts


def _at_commas(part: str) -> list[str]:
    """'Jane Doe, Jon Ode' are two; 'Jane Doe, MD' is one; of 'Jane Doe, Health Editor' the first; 'Doe, Jane' stays as it is."""
    first, *rest = re.split(r"\s*,\s*", part)
    if not rest or len(first.split()) < 2:
        return [part]
    kept = [first]
    for one in rest:
        if _DEGREE.fullmatch(one):
            kept[-1] += ", " + one
        elif _PERSON.fullmatch(one) and not _ROLE.search(one) and not one.startswith("The "):
            kept.append(one)
        elif one:
            break
    return kept


def _bare(name: str) -> str:
    """A name without the label before it and the marks around it."""
    return _BY_LABEL.sub("", name.strip(' ,"“”*•|–—-')).strip(' ,"“”*•|–—-')


def letters(name: str) -> str:
    """A name's letters and digits alone, in lower case: for telling whether two are the same."""
    return re.sub(r"[\W_]+", "", name).lower()


def _is_own(name: str, own: Container[str]) -> bool:
    """Whether a name is the site's, or begins with it ('Vale Business' on the pages of Vale)."""
    first, *rest = name.split()
    return letters(name) in own or (bool(rest) and len(letters(first)) > 2 and letters(first) in own)


def is_desk(name: str) -> bool:
    """Whether a name is that of a desk or a team."""
    return _DESK.search(name) is not None


def is_author(name: str) -> bool:
    """Whether words may be somebody's name: no agency and no label."""
    return 3 <= len(name) <= 60 and len(name.split()) <= 6 and not _NOT_AUTHOR.search(name) and agency_of(name) is None


def _beside_date(text: str, title: Span | None) -> tuple[tuple[int, int, str], ...]:
    """A line below the headline that is a person's name, beside one with a date or a reading time."""
    if title is None:
        return ()
    lines = lines_of(text)
    headline = {*text[title.start : title.end].lower().split()}
    first = next((k for k, (start, _) in enumerate(lines) if start >= title.end), len(lines))
    head = lines[first : first + LINES_BELOW_TITLE]
    dated = [bool(find_stamps(text, start, end)) or _READING_TIME.search(text, start, end) is not None for start, end in head]
    for k, (start, end) in enumerate(head):
        if end - start > 90 or not any(dated[max(0, k - 1) : k + 3]):
            continue
        names = [name for name in split_names(text[start:end]) if _is_name_alone(name)]
        if names and (name := names[0]) in text[start:end] and not headline & {*name.lower().split()}:
            at = text.index(name, start)
            return ((at, at + len(name), name),)
    return ()


def _is_name_alone(name: str) -> bool:
    return (
        _PERSON.fullmatch(name) is not None
        and 2 <= len(name.split()) <= 4
        and is_author(name)
        and not _ROLE.search(name)
        and not is_desk(name)
        and not name.startswith("The ")
        and not find_agencies(name)
    )


def _below_story(text: str, body: Sequence[Piece]) -> tuple[tuple[int, int, str], ...]:
    """A name behind or below a label, under the story."""
    last = body[-1][1] if body else len(text)
    lines = [line for line in lines_of(text) if line[1] > last - 1][: LINES_BELOW_STORY + 1]
    for k, (start, end) in enumerate(lines):
        match = _LABEL.match(text, start, end)
        if match is None:
            continue
        place = (match.end(), end) if match.end() < end else lines[k + 1] if k + 1 < len(lines) else None
        if place is None or place[1] - place[0] > 60:
            continue
        name = text[slice(*place)].strip(" :")
        if _is_name_alone(name):
            at = text.index(name, place[0])
            return ((at, at + len(name), name),)
    return ()
