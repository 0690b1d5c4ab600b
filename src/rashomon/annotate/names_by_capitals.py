"""Names in languages that are written with capitals and read without a model: runs of capitalised words, and what stands by them.

A run is taken only where something says what it is: a title before it, a given name, a verb of saying beside it, the words of the
name itself. A single word counts where it has a title or repeats the fuller name of a person the page prints.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from rashomon.model import Article, EntityKind, Mention, Span, TaggedSentence
from rashomon.text.foreign_names import TITLE_ENDINGS, Words, romanised, table_key, words
from rashomon.text.names import GIVEN_NAMES, PARTICLES, WELL_KNOWN_ORGANISATIONS
from rashomon.text.saying_forms import SAYING_FORMS

# A sentence in which more than this share of its longer words begins with a capital is set in headline case or shouted.
HEADLINE_SHARE = 0.75
LONGEST_PERSON = 4  # words, particles not counted
LONGEST_ORGANISATION = 7

# All nouns have capitals: a run says nothing, and a name ends where its surname does.
NOUNS_IN_CAPITALS = frozenset({"de", "lb"})
_WORD = re.compile(r"(?:[OD]['’](?=[A-ZÀ-Þ]))?[^\W\d_]+(?:[-‐‑][^\W\d_]+)*")
# Behind a name: an age, a party.
_AGE = re.compile(r"^\s?\((?:\d{2}|CDU|CSU|SPD|FDP|AfD|Grüne|Linke|parteilos)\)")
_PARTY = re.compile(r"^\s\([A-Z]{2,5}(?:[-/][A-Z]{2})?\)")
_ACRONYM = re.compile(r"[^\W\d_]{2,5}")
# Small words inside a name: those that may follow a capitalised one, and the articles that may follow these.
_AND = frozenset("e y et und en og och i и і και".split())
_OPENING = frozenset(
    "de del della dello dei delle degli di do da dos das du des van von fon bin ibn ben ter ten te zu zur af d dell al".split()
)
_FOR_ALL = frozenset("del della dello dei delle degli de di do da dos das du des des fur".split())
_WITH_ARTICLE = frozenset({"de", "von", "van", "fon"})
_ARTICLES = frozenset("la las los le der den dem de l il lo".split())
_PERSONAL = (PARTICLES | _OPENING | _ARTICLES) - {"e", "y", "i", "us", "o"}
# Forms that say whose words these are, and stand before agencies as often as before persons.
_LEANING = frozenset(
    "laut,nach angaben,so,según,secondo,segundo,selon,volgens,aldus,enligt,ifølge,według,podle,по словам,за словами,според,"
    "σύμφωνα με,göre,potrivit,szerint,menurut,conta,cuenta,as".split(",")
)
_CASES = frozenset({"ru", "uk", "be", "bg", "sr", "mk", "pl", "cs", "sk", "hr", "sl", "lt", "lv"})
_NOUN = re.compile(r"(?:ung|ungen|heit|keit|schaft|ion|ionen|tat|ismus|ment|nis|hilfe|deckung|vorwurfe?|krieg)$")
# A surname by itself has a case that tells it from 'мэр Киева': no vowel ends it but -o, -y and -i behind -sk and -ck.
_NOMINATIVE = re.compile(r"(?:[^aeiouy']|ko|[sc]ki[ij]?|[sc]ky[ij]?)'?$")
_SURNAME = re.compile(
    r"(?:ov|ova|ev|eva|in|ina|skii|skaya|enko|ich|chuk|yuk|yan|shvili|dze|ski|ska|cki|cka|wicz|sky|opoulos|idis|akis)$"
)


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    text: str
    low: str
    first: bool

    @property
    def roman(self) -> str:
        """The word in Latin letters."""
        return romanised(self.low)

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()


@dataclass(frozen=True, slots=True)
class _Found:
    words: tuple[_Word, ...]
    kind: EntityKind
    title: str = ""


def names_by_capitals(article: Article, tagged: Sequence[TaggedSentence]) -> tuple[Mention, ...]:
    """The mentions of a page in order of the text, none overlapping another."""
    text = article.text
    rows = [_words(text, one) for one in tagged]
    page = _page(text, rows, article.language)
    found: list[_Found] = []
    for row in rows:
        if not _headline(row):
            found += _names(text, row, page)
    found += _acronyms(text, rows, found)
    return tuple(_spread(article, rows, found, page.small))


@dataclass(frozen=True, slots=True)
class _Page:
    """What a page tells of its words: which it prints in small letters, which with a capital inside a sentence, which capitalised
    ones stand alone there.
    """

    language: str
    small: frozenset[str]
    inside: frozenset[str]
    alone: frozenset[str]


def _page(text: str, rows: Sequence[Sequence[_Word]], language: str) -> _Page:
    small = frozenset(w.low for row in rows for w in row if not w.capital)
    inside: set[str] = set()
    alone: set[str] = set()
    for row in rows:
        if _headline(row):
            continue
        for i, word in enumerate(row[1:], 1):
            if word.capital and not _after_stop(text, word):
                inside.add(word.low)
                if not row[i - 1].capital and not (i + 1 < len(row) and row[i + 1].capital):
                    alone.add(word.low)
    return _Page(language, small, frozenset(inside), frozenset(alone))


def _words(text: str, one: TaggedSentence) -> tuple[_Word, ...]:
    span = one.sentence.span
    out: list[_Word] = []
    for match in _WORD.finditer(text, span.start, span.end):
        out.append(_Word(match.start(), match.end(), match.group(), table_key(match.group()), not out))
    return tuple(out)


def _after_stop(text: str, word: _Word) -> bool:
    """Whether a word begins a sentence inside a sentence: behind a colon, a dash, opening marks."""
    return bool(re.search(r"[:.!?…–—«»„“”\"‘'|/•·\-(]\s?$", text[max(0, word.start - 2) : word.start]))


def _headline(row: Sequence[_Word]) -> bool:
    long = [w for w in row if len(w.text) > 3]
    capitals = sum(w.capital for w in long)
    return len(long) > 3 and capitals > (HEADLINE_SHARE if len(long) > 6 else 0.99) * len(long)


def _names(text: str, row: Sequence[_Word], page: _Page) -> list[_Found]:
    table = words()
    out: list[_Found] = []
    at = 0
    while at < len(row):
        if not row[at].capital:
            at += 1
            continue
        end = at + 1
        while end < len(row) and (step := _step(text, row, end)):
            end += step
        for start, stop in _parted(row, at, end, table):
            out += _read(text, row, start, stop, page, table)
        at = end
    return out


def _parted(row: Sequence[_Word], at: int, end: int, table: Words) -> list[tuple[int, int]]:
    """A run cut at its conjunctions; whole where it begins with an organisation's word: 'Ministerio de Industria y Comercio'."""
    cuts = [i for i in range(at, end) if not row[i].capital and row[i].low in _AND]
    first = row[at : cuts[0]] if cuts else ()
    if any(w.low in table.organisations for w in first) and any(w.low in _FOR_ALL for w in first):
        return [(at, end)]
    return list(zip([at, *(i + 1 for i in cuts)], [*cuts, end], strict=True))


def _step(text: str, row: Sequence[_Word], end: int) -> int:
    """How many words carry the run on: a capitalised one, or a few particles and then a capitalised one; 0 where it ends."""
    at = end
    while at < len(row) and at - end < 3:
        gap = text[row[at - 1].end : row[at].start]
        initial = gap in (". ", ".\xa0", ".") and len(row[at - 1].text) <= 2
        if not (gap in (" ", "\xa0", "\n") or initial or (gap in ("'", "’") and row[at - 1].low in ("d", "dell"))):
            return 0
        if row[at].capital:
            return at + 1 - end
        small = row[at].roman
        opens = small in _OPENING or small in _FOR_ALL or row[at].low in _AND
        if not (opens if at == end else small in _ARTICLES and row[at - 1].roman in _WITH_ARTICLE):
            return 0
        at += 1
    return 0


def _is_title(word: _Word, language: str, table: Words) -> bool:
    known = word.low in table.titles and not (language == "fr" and word.low == "premier")
    return known or (len(word.low) > 7 and word.low.endswith(TITLE_ENDINGS))


def _read(text: str, row: Sequence[_Word], at: int, end: int, page: _Page, table: Words) -> list[_Found]:
    """What one run holds."""
    run = list(row[at:end])
    title: list[_Word] = []
    before = at
    starts = run[0].first or _after_stop(text, run[0])
    # the titles that a run begins with are cut off; those before it may be written small, with a word between
    while len(run) > 1 and _is_title(run[0], page.language, table):
        title.append(run.pop(0))
        before += 1
        if run and not run[0].capital:  # "Presidente da República": the title of an office
            return _read(text, row, before + 1, end, page, table)
    if not title:
        back = before - 1
        steps = 0
        while back >= 0 and steps < 3 and text[row[back].end : row[back + 1].start] in (" ", ". ", "\xa0"):
            if _is_title(row[back], page.language, table) and (row[back].capital or page.language not in NOUNS_IN_CAPITALS):
                title = list(row[back:before])
                break
            if row[back].low not in table.modifiers:
                break
            back -= 1
            steps += 1
    if starts and not title and run:
        known = run[0].roman in table.given or (run[0].low in page.inside and run[0].low not in page.small)
        if not known and not _place(run[:1], table, own=True) and run[0].low not in table.organisations:
            run = run[1:]
    while run and (not run[0].capital or run[0].low in table.never):
        run = run[1:]
    while run and (not run[-1].capital or run[-1].low in table.never):
        run = run[:-1]
    if not run:
        return []
    return _judge(text, row, tuple(run), tuple(title), page, table)


def _judge(
    text: str, row: Sequence[_Word], run: tuple[_Word, ...], title: tuple[_Word, ...], page: _Page, table: Words
) -> list[_Found]:
    language, small, alone = page.language, page.small, page.alone
    nouns = language in NOUNS_IN_CAPITALS
    given = next((i for i, w in enumerate(run[:-1]) if w.capital and _given(w, table) and not _never(run[i + 1], table)), None)
    heads = [i for i, w in enumerate(run) if w.low in table.organisations]
    if heads and not (given == 0 and not nouns) and not title:
        return _organisation(run, heads, nouns=nouns)
    if given is not None and any(w.low in table.place_words for w in run[:given]):
        return []  # 'Santa Rosa', 'Calle Pedro Robles'
    if given is not None:
        person = _person(run[given:], nouns=nouns, table=table)
        if person:
            lead = run[:given]
            said = " ".join(w.text for w in title) if given == 0 or title else ""
            out = [_Found(lead, "place")] if lead and not title and _place(lead, table) else []
            return [*out, _Found(person, "person", said)]
    if any(_never(w, table) or w.low in table.place_words for w in run):
        return [_Found(run, "place")] if _place(run, table) and not nouns else []
    core = [w for w in run if w.capital]
    if title and not heads:
        if nouns:
            size = 1
            if len(run) == 2 and run[1].capital and run[0].low not in alone and not _NOUN.search(run[1].low):
                size = 2  # an unknown given name; where the first word also stands alone, it is a surname
            good = all(_surname(w, small, table) for w in run[:size])
            return [_Found(run[:size], "person", _said(title))] if good else []
        if len(core) <= LONGEST_PERSON and not any(w.text.isupper() and len(w.text) > 1 for w in core):
            fits = language not in _CASES or all(_NOMINATIVE.search(w.roman) for w in core)
            if fits and all(_surname(w, small, table) for w in core if len(w.text) > 1):
                return [_Found(run, "person", _said(title))]
        return []
    if _place(run, table):
        return [_Found(run, "place")]
    if len(core) > 1 and _place(run[:1], table, own=True):
        return []
    if not 2 <= len(core) <= 3 or any(w.low in small for w in core) or any(w.text.isupper() and len(w.text) > 2 for w in core):
        return []
    told = _told_behind(text[run[-1].end : run[-1].end + 12], language) and (not nouns or len(core) == 2)
    if told or (not nouns and _saying(text, row, run, language)):
        return [_Found(run, "person")]
    if language in _CASES and _SURNAME.search(core[-1].roman) and len(core[0].text) > 2 and not _adjective(core[0]):
        return [] if len(core) > 2 else [_Found(run, "person")]
    return []


def _told_behind(after: str, language: str) -> bool:
    return bool(_AGE.match(after) or (language not in NOUNS_IN_CAPITALS | _CASES and _PARTY.match(after)))


def _said(title: Sequence[_Word]) -> str:
    return " ".join(w.text for w in title)


def _given(word: _Word, table: Words) -> bool:
    return word.roman in table.given or ("-" in word.low and word.roman.split("-")[0] in table.given)


def _never(word: _Word, table: Words) -> bool:
    return word.capital and word.low in table.never


def _adjective(word: _Word) -> bool:
    return bool(re.search(r"(?:aya|yaya|ii|yi|oe|ye|oi|a|e|i|y|u)$", word.roman))


def _surname(word: _Word, small: frozenset[str], table: Words) -> bool:
    low = word.low
    return not (
        low in small or low in table.places or low in table.organisations or low in table.place_words or low in table.never
        or low in table.titles or len(low) < 3 or word.text.isupper()
    )  # fmt: skip


def _person(run: Sequence[_Word], *, nouns: bool, table: Words) -> tuple[_Word, ...]:
    """The full name that a run begins with by its given name: up to the surname where all nouns have capitals."""
    if any(w.low in table.organisations or w.low in table.titles for w in run[1:2]):
        return ()
    out: list[_Word] = [run[0]]
    count = 1
    for word in run[1:]:
        bad = word.low in table.never or word.low in table.organisations or word.low in table.titles
        if word.capital and (bad or count == LONGEST_PERSON):
            break
        if not word.capital and word.roman not in _PERSONAL:
            break
        out.append(word)
        count += word.capital
        if nouns and word.capital and not (_given(word, table) or len(word.text) == 1):
            break
    while out and not out[-1].capital:
        out.pop()
    core = [w for w in out if w.capital]
    if len(core) < 2 or any(w.low in table.place_words for w in core) or (len(core) == 2 and _place(core[1:], table)):
        return ()
    if any(w.text.isupper() and len(w.text) > 2 for w in core):
        return ()
    return tuple(out)


def _organisation(run: tuple[_Word, ...], heads: Sequence[int], *, nouns: bool) -> list[_Found]:
    core = [w for w in run if w.capital]
    if len(core) < 2 or len(run) > LONGEST_ORGANISATION:
        return []
    if nouns and heads[-1] != len(run) - 1 and not (len(run) == 2 and heads == [0] and run[1].low[-1] != "s"):
        return []
    return [_Found(run, "organisation")]


def _place(run: Sequence[_Word], table: Words, *, own: bool = False) -> bool:
    name = " ".join(w.low for w in run)
    return (name in table.own_places) if own else (name in table.places and len(name) > 2)


@cache
def _saying_pattern(language: str) -> tuple[re.Pattern[str], re.Pattern[str]] | None:
    forms = sorted(SAYING_FORMS.get(language, frozenset()) - _LEANING, key=lambda f: (-len(f), f))
    if not forms:
        return None
    either = "|".join(re.escape(form).replace(r"\ ", r"\s") for form in forms)
    return re.compile(rf"(?<!\w)(?:{either})\s$", re.IGNORECASE), re.compile(
        rf"\s(?:se\s|s’|ha\s)?(?:{either})(?!\w)", re.IGNORECASE
    )


def _saying(text: str, row: Sequence[_Word], run: Sequence[_Word], language: str) -> bool:
    patterns = _saying_pattern(language)
    if patterns is None:
        return False
    ahead, behind = patterns
    start, end = run[0].start, run[-1].end
    return bool(ahead.search(text[max(row[0].start, start - 25) : start]) or behind.match(text[end : end + 30]))


def _acronyms(text: str, rows: Sequence[Sequence[_Word]], found: Sequence[_Found]) -> list[_Found]:
    """Capitals throughout that every reader knows, or that the page prints in brackets behind the name they stand for."""
    ends = {one.words[-1].end for one in found if one.kind == "organisation"}
    out = {}
    for row in rows:
        if _headline(row) or sum(w.text.isupper() for w in row) > 0.4 * len(row):
            continue
        for word in row:
            if not word.text.isupper() or not _ACRONYM.fullmatch(word.text) or word.text in out:
                continue
            low = romanised(word.text)
            behind = text[word.start - 2 : word.start] == " (" and word.start - 2 in ends
            known = (low in WELL_KNOWN_ORGANISATIONS or low in _KNOWN) and low not in _GENERIC and low not in words().places
            if known or behind:
                out[word.text] = _Found((word,), "organisation")
    return [out[name] for name in sorted(out)]


# Known to English readers as bodies, and to others as something else.
_GENERIC = frozenset("ap abc un who eu us".split())
_KNOWN = frozenset("onu otan ue oms nato cdu csu spd fdp afd psoe oon mvd fsb fbr rae ard zdf mid omc fmi uefa fifa".split())


def _spread(article: Article, rows: Sequence[Sequence[_Word]], found: Sequence[_Found], small: frozenset[str]) -> list[Mention]:
    """Every place where a name stands that was found somewhere: in full, and a person's surname by itself."""
    text = article.text
    known: dict[tuple[str, ...], EntityKind] = {}
    sure: dict[int, _Found] = {}
    for one in found:
        sure[one.words[0].start] = one
        known.setdefault(tuple(w.text for w in one.words), one.kind)
    for key, kind in sorted(known.items()):
        tail = _tail(key)
        if kind == "person" and tail and table_key(tail[-1]) not in small:
            known.setdefault(tail, "person")
    longest = max((len(key) for key in known), default=0)
    out: list[Mention] = []
    for row in rows:
        i = 0
        while i < len(row):
            here = sure.get(row[i].start)
            size = len(here.words) if here else _longest(row, i, known, longest)
            if not size:
                i += 1
                continue
            hit = row[i : i + size]
            kind = here.kind if here else known[tuple(w.text for w in hit)]
            start, end = hit[0].start, hit[-1].end
            gender = GIVEN_NAMES.get(hit[0].low, "") if kind == "person" else ""
            name = re.sub(r"\s+", " ", text[start:end])
            out.append(Mention(Span(article.id, start, end), name, kind, here.title if here and kind == "person" else "", gender))
            i += size
    return out


def _tail(key: tuple[str, ...]) -> tuple[str, ...]:
    """A person's surname, with the particles before it."""
    if len(key) < 2:
        return ()
    at = next((i for i, w in enumerate(key) if i and w.islower()), len(key) - 1)
    return key[at:] if len(key[-1]) > 2 else ()


def _longest(row: Sequence[_Word], i: int, known: dict[tuple[str, ...], EntityKind], longest: int) -> int:
    for size in range(min(longest, len(row) - i), 0, -1):
        if tuple(w.text for w in row[i : i + size]) in known:
            return size
    return 0
