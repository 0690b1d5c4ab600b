"""From a page to its article: the one place where all that `clean` knows comes together."""

import re
from collections.abc import Sequence
from itertools import pairwise

from rashomon.clean.alignment import trim, without
from rashomon.clean.credits import find_credits, lines_of
from rashomon.clean.declared import Declared, read_declared
from rashomon.clean.fingerprint import fingerprint
from rashomon.clean.furniture import find_body
from rashomon.clean.host_profile import profile_of, shared_pieces
from rashomon.clean.language import find_language
from rashomon.clean.markup import FoundBody, find_body_in_markup
from rashomon.clean.metadata import find_host, find_metadata, said, site_names
from rashomon.clean.titles import find_title, title_in_text, title_of_markup
from rashomon.model import Article, Evidence, HostProfile, Page, Piece, Removed, Span, UnreadableError, Why

# What holds fewer words than this tells no event: a headline and a menu, not an article.
FEWEST_WORDS = 25
# Pages that say they failed are short; an article about an outage is longer than this.
LONGEST_ERROR_PAGE = 90
# A body without one sentence is a list of links, unless a page's markup set it apart as an article and it holds so many words:
# results and fixtures are printed as tables.
LEAST_TABLE = 60
# One word of a script without spaces takes about this many letters.
LETTERS_A_WORD = 2.5

# So many characters hold a hundred words of most languages.
_SETTLES = 1_000

_WORD = re.compile(r"[^\W\d_]+")
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_ERROR = re.compile(
    r"\b(?:404|403|500|502|503)\b.{0,40}\b(?:not found|forbidden|error|unavailable|bad gateway)"
    r"|page (?:you (?:requested|are looking for)|not found|cannot be found)|access (?:denied|to this page has been denied)"
    r"|(?:enable|requires?|turn on) javascript|checking (?:if the site connection|your browser)"
    r"|verify (?:that )?you are (?:a |not a )?(?:human|robot)|unusual traffic|no longer available"
    r"|just a moment\.\.\.|attention required",
    re.IGNORECASE | re.DOTALL,
)
_SENTENCE = re.compile(r"[.!?…。！？।؟]")


def clean(page: Page, *, bulk: bool = False, profiles: Sequence[HostProfile] = ()) -> Article:
    """The article in a page. Raises `UnreadableError` with the reason where there is none.

    `bulk` trades a little of the body's accuracy for speed: pages of HTML are read without the extractors' opinions, and of
    their blocks only those near running text. `profiles` say what pages of some hosts print again and again; a page's own
    host's is applied.
    """
    declared = read_declared(page.markup) if page.markup is not None else None
    host = find_host(page, declared)
    names = site_names(page, declared, host)
    profile = profile_of(host, profiles)
    found, title, title_span, title_origin = _find(page, declared, names, bulk=bulk, profile=profile)
    credits = find_credits(page.text, found.body, found.captions, own=(*names, *filter(None, [host])))
    frame = shared_pieces(page.text, found.body, profile) if profile is not None else ()
    found = _cut(found, (*credits.cuts, *frame), title_span, page.text)
    _refuse(page, found.body)
    span = Span(page.id, *title_span) if title_span is not None else None
    known = find_metadata(page, declared, credits, found.body, span, host=host, site=names)
    evidence = known.evidence
    if title is not None and title_origin not in ("manifest", "h1", "json-ld", "meta", "title-tag"):
        evidence = (*evidence, Evidence("title", title, title_origin, span))
    running = "\n".join(page.text[start:end] for start, end in found.body if (start, end) not in found.captions)
    language, reading = find_language(running, declared=known.language)
    return Article(
        id=page.id,
        content=page.content,
        source=page.source,
        text=page.text,
        body=found.body,
        removed=found.removed,
        captions=found.captions,
        title=title,
        title_span=span,
        outlet=known.outlet,
        host=known.host,
        agencies=known.agencies,
        authors=known.authors,
        published=known.published,
        published_from=known.published_from,
        language=language,
        reading=reading,
        evidence=evidence,
        fingerprint=fingerprint(running),
        notes=page.notes,
    )


def _find(
    page: Page, declared: Declared | None, names: Sequence[str], *, bulk: bool, profile: HostProfile | None
) -> tuple[FoundBody, str | None, Piece | None, str]:
    """The body, the title, where the title stands, and where it comes from."""
    told = said(page, "title")
    if page.markup is None or declared is None:
        return _find_flat(page.text, told, names, profile)
    found = find_body_in_markup(page.markup, page.text, bulk=bulk)
    named = title_of_markup(declared, site_names=names)
    if (
        word_count(page.text, found.body, enough=FEWEST_WORDS) < FEWEST_WORDS
    ):  # the extractors saw nothing: read the visible text as a flat page
        flat, title, place, origin = _find_flat(page.text, told or (named[0] if named else None), names, profile)
        if word_count(page.text, flat.body, enough=FEWEST_WORDS) >= FEWEST_WORDS:
            return flat, (named[0] if named else title), place, (named[1] if named else origin)
    title, origin = named if named is not None else (told, "manifest") if told else (None, "none")
    before = found.body[0][1] if found.body else None
    place = find_title(title, page.text, before=before) if title else None
    if place is None and told and told != title:
        place = find_title(told, page.text, before=before)
    return found, title, place, origin


def _find_flat(
    text: str, told: str | None, names: Sequence[str], profile: HostProfile | None
) -> tuple[FoundBody, str | None, Piece | None, str]:
    printed = title_in_text(text, site_names=names, known=told)
    title, place = printed if printed is not None else (told, None)
    body = find_body(text, title=text[place[0] : place[1]] if place is not None else told, profile=profile)
    found = FoundBody(body.pieces, body.removed, body.captions)
    origin = "manifest" if told and title == told else "text" if printed is not None else "none"
    return found, title, place, origin


def _cut(found: FoundBody, cuts: Sequence[Removed], title: Piece | None, text: str) -> FoundBody:
    """The body without datelines, bylines, credits and its own headline; what is taken out says why."""
    taken = list(cuts)
    if title is not None:
        taken.append(Removed(*_whole_line(title, text), "title"))
    body = without(found.body, [(cut.start, cut.end) for cut in taken], text)
    captions = tuple(piece for piece in body if any(a <= piece[0] and piece[1] <= b for a, b in found.captions))
    removed: list[Removed] = []
    rest = without([(0, len(text))], body, text)
    reasons = sorted(
        [*((cut, 0) for cut in taken), *((cut, 1) for cut in found.removed)], key=lambda pair: (pair[0].start, pair[1])
    )
    for start, end in rest:
        removed += _reasons(start, end, [cut for cut, _ in reasons if cut.start < end and start < cut.end], taken, text)
    return FoundBody(body, tuple(removed), captions)


def _whole_line(piece: Piece, text: str) -> Piece:
    """A title stands alone: the rest of its line (a site's name, a section) goes with it, unless that is a paragraph."""
    start, end = piece
    line = next(((a, b) for a, b in lines_of(text[max(0, start - 300) : end + 300]) if a <= min(start, 300) < b), None)
    if line is None:
        return piece
    offset = max(0, start - 300)
    a, b = line[0] + offset, line[1] + offset
    return (min(a, start), max(b, end)) if (b - a) - (end - start) <= 60 else piece


def _reasons(start: int, end: int, cuts: Sequence[Removed], first: Sequence[Removed], text: str) -> list[Removed]:
    """A stretch that is no body, cut where the reason changes; the surer reasons (`first`) count where two overlap."""
    edges = sorted({start, end, *(max(start, cut.start) for cut in cuts), *(min(end, cut.end) for cut in cuts)})
    out: list[Removed] = []
    ordered = [*(cut for cut in cuts if cut in first), *(cut for cut in cuts if cut not in first)]
    for a, b in pairwise(edges):
        reason = next((cut.why for cut in ordered if cut.start <= a and b <= cut.end), None)
        why: Why = reason if reason is not None else "furniture"
        left, right = trim(a, b, text)
        if left >= right:
            continue
        if out and out[-1].why == why and not text[out[-1].end : left].strip():
            out[-1] = Removed(out[-1].start, right, why)
        else:
            out.append(Removed(left, right, why))
    return out


def word_count(text: str, pieces: Sequence[Piece], *, enough: int) -> int:
    """Words in pieces of the text, counted until there are `enough`; scripts without spaces are counted by their letters."""
    total = 0.0
    for start, end in pieces:
        # a long piece is mostly settled by how it begins; where it is not, all of it is counted
        for stop in (start + _SETTLES, end) if end - start > _SETTLES else (end,):
            counted = total + _words(text[start:stop])
            if counted >= enough:
                return int(counted)
        total = counted
    return int(total)


def _words(part: str) -> float:
    unspaced = 0 if part.isascii() else len(_UNSPACED.findall(part))
    return len(_WORD.findall(_UNSPACED.sub(" ", part) if unspaced else part)) + unspaced / LETTERS_A_WORD


def _refuse(page: Page, body: Sequence[Piece]) -> None:
    """Raise where what was found is no article: too little, a message of failure, or a list of links."""
    words = word_count(page.text, body, enough=LONGEST_ERROR_PAGE)
    if (
        words < LONGEST_ERROR_PAGE
        and (match := _ERROR.search(page.text[:5000]))
        and word_count(page.text, [(0, len(page.text))], enough=3 * LONGEST_ERROR_PAGE) < 3 * LONGEST_ERROR_PAGE
    ):
        raise UnreadableError(f"it is an error page, no article ({' '.join(match.group().split())[:60]!r})")
    if words < FEWEST_WORDS:
        what = "no words" if words == 0 else "1 word" if words == 1 else f"{words} words"
        raise UnreadableError(f"no article was found in it ({what} of running text; {FEWEST_WORDS} are the least)")
    listed = page.markup is None or words < LEAST_TABLE
    if listed and not any(_SENTENCE.search(page.text[start:end]) for start, end in body):
        raise UnreadableError("no article was found in it (only headings, menus or lists, no sentence)")
