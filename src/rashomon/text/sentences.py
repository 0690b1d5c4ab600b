"""Sentences of running text as scrapers leave it: broken lines, missing spaces, quotations of several sentences.

Nothing is rewritten: every sentence is a stretch of the text it was cut from.
"""

import re
from bisect import bisect_left

# Words that end in a full stop without ending a sentence. General English abbreviations, no names.
# Titles bind the name behind them: even a capital does not begin a sentence there.
_TITLES = frozenset(
    """mr mrs ms dr prof st gen col lt sgt capt cmdr maj adm gov sen rep rev hon pres supt insp det vs mt
    sra dra srta mme mlle mgr sig dott ing ул им акад проф тов гр св""".split()
)
# These bind a number; before anything else 'no' is the plain word.
_BEFORE_NUMBERS = frozenset("no nr núm art стр д кв jan feb mar apr jun jul aug sept sep oct nov dec".split())
# Shortened only when they begin with a capital: 'they sat.' ends a sentence, 'on Sat.' need not.
_DAYS_AND_MONTHS = frozenset("jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thurs fri sat sun".split())
_ABBREVIATIONS = frozenset(
    "sr jr etc inc ltd co corp bros dept est approx fig vol al ave blvd rd ft dist u.s u.k u.n e.g i.e a.m p.m".split()
)
# Behind another abbreviation only these begin a sentence for sure.
_STARTERS = frozenset(
    "The A An He She It They We I In On At By For But And This That These Those There His Her Its Their After Before When While "
    "As If Some Many Most Police Officials".split()
)
_OPENING = "“«„‘「『\"'(["
_CLOSING = "”»“’」』\"')]"
_TERMINAL = ".!?…。！？؟۔।॥"
# 'Am 3. Mai': a day before a month that is written with a capital.
_DAY_BEFORE_MONTH = re.compile(r"(?:Jan|Feb|März|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)")
# A quotation up to this many characters stays in one piece with the words around it; longer ones are cut between their
# sentences, so that no claim becomes a blanket. 280 is about two long sentences of news prose.
LONGEST_UNCUT_QUOTATION = 280
# A line at least this long may be wrapped in the middle of a sentence; shorter ones are headings and menu entries.
SHORTEST_WRAPPED = 40

_END = re.compile(
    rf"[{re.escape(_TERMINAL)}]+(?:[{re.escape(_CLOSING)}]+)?(?=\s|$)"  # an ordinary end
    r"|(?<=[a-z0-9)”’\"%])[.!?][”’\"]?(?=[A-ZÀ-ÖØ-ÞЀ-Я“‘«\"][a-zà-öø-ÿ’'а-я A-Z])"  # the space after it was lost
    r"|[。！？]+[」』”]?"
)
_BREAK = re.compile(r"\n\s*")
_PAIRS = {"“": "”", "«": "»", "„": "“”", "「": "」", "『": "』", '"': '"'}
_WORD_BEFORE = re.compile(r"((?:[^\W\d_]|\.)+)$")


def split(text: str, start: int, end: int) -> list[tuple[int, int, int]]:
    """Sentences of text[start:end] as (start, end, paragraph): trimmed, in order, disjoint; paragraphs count from 0.

    A line break ends a sentence unless the line plainly runs on (it ends in an abbreviation or a comma, or the next one
    begins in lower case). A blank line always does. Inside a quotation of ordinary length nothing is cut.
    """
    return [(s, e, paragraph) for paragraph, line in enumerate(_lines(text, start, end)) for s, e in _split_line(text, *line)]


def _lines(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Trimmed lines, joined where one runs on in the next; each is a paragraph, because that is how scrapers print one."""
    lines = []
    begin = start
    for gap in _BREAK.finditer(text, start, end):
        stop = _trim(text, begin, gap.start())[1]
        blank = text.count("\n", gap.start(), gap.end()) > 1
        if not blank and _runs_on(text, begin, stop, text[gap.end() : end][:1]):
            continue
        lines.append(_trim(text, begin, stop))
        begin = gap.end()
    lines.append(_trim(text, begin, end))
    return [(s, e) for s, e in lines if s < e]


def _runs_on(text: str, begin: int, stop: int, first: str) -> bool:
    """Whether the line text[begin:stop] goes on in the next one, which begins with `first`."""
    if begin >= stop or not first:
        return False
    last = text[stop - 1]
    if last == "." and _binds(_word_before(text, begin, stop - 1), first):
        return True
    if last in _TERMINAL + _CLOSING:
        return False
    if last in ",;–—-" and (first.isalnum() or first in _OPENING):
        return True
    return first.islower() and stop - begin > SHORTEST_WRAPPED


def _word_before(text: str, start: int, stop: int) -> str:
    """The letters and inner full stops right before `stop`: 'Dr', 'U.S', 'F'; empty where there are none."""
    match = _WORD_BEFORE.search(text[max(start, stop - 12) : stop])
    return match.group().strip(".") if match else ""


def _binds(word: str, following: str) -> bool:
    """Whether an abbreviation belongs to what follows it: 'Dr. Weiss', 'No. 5'."""
    return word.lower() in _TITLES or (word.lower() in _BEFORE_NUMBERS and following[0].isdigit())


def _is_abbreviation(word: str) -> bool:
    low = word.lower()
    return low in _ABBREVIATIONS or "." in word or (low in _DAYS_AND_MONTHS and word[0].isupper())


def _split_line(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences of one line; a quotation of ordinary length is not cut."""
    quotations = _quotations(text, start, end)
    opened = [q[0] for q in quotations]
    cuts = []
    for at in _ends(text, start, end):
        k = bisect_left(opened, at) - 1  # the last quotation that opens before `at`
        if k < 0 or at >= quotations[k][1] or quotations[k][1] - quotations[k][0] > LONGEST_UNCUT_QUOTATION:
            cuts.append(at)
    out = []
    begin = start
    for at in [*cuts, end]:
        s, e = _trim(text, begin, at)
        if s < e:
            out.append((s, e))
        begin = at
    return out


def _ends(text: str, start: int, end: int) -> list[int]:
    """Offsets after each sentence end in one line."""
    out = []
    for match in _END.finditer(text, start, end):
        at = match.end()
        rest = text[at : min(end, at + 60)].lstrip()
        if not rest:
            continue
        if match.group()[0] == "." and not _ends_sentence(
            text, start, match.start(), rest, glued=not text[at : at + 1].isspace()
        ):
            continue
        if rest[0].islower():  # 'Why?' he asked
            continue
        out.append(at)
    return out


def _ends_sentence(text: str, start: int, stop: int, rest: str, *, glued: bool) -> bool:
    """Whether the full stop at `stop` ends a sentence, seen from the words before and after it."""
    word = _word_before(text, start, stop)
    if glued:
        return not word or len(word.split(".")[-1]) > 1  # 'U.S.Army', 'J.K.Rowling': single letters are initials
    if _binds(word, rest) or (len(word) == 1 and word.isupper()):  # 'John F. Kennedy'
        return False
    if len(word) == 1 and rest[1:2] == ".":  # 'z. B.', 'p. ej.'
        return False
    if not word and _DAY_BEFORE_MONTH.match(rest) and re.search(r"(?<!\d)[0-3]?\d$", text[max(start, stop - 3) : stop]):
        return False
    if _is_abbreviation(word):
        return rest[0] in _OPENING or rest.split(maxsplit=1)[0].rstrip(",.") in _STARTERS
    return True


def _quotations(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Quotations in one line as (open mark, after the closing mark); an unclosed one ends with the line."""
    out = []
    at = start
    while at < end:
        closers = _PAIRS.get(text[at])
        if closers is None or (text[at] == '"' and not _may_open(text, at, start)):
            at += 1
            continue
        stop = next((i for i in range(at + 1, end) if text[i] in closers), None)
        if stop is None:
            out.append((at, end))
            break
        out.append((at, stop + 1))
        at = stop + 1
    return out


def _may_open(text: str, at: int, start: int) -> bool:
    """Whether the straight mark at `at` can open a quotation: behind a letter it closes one, or is an inch."""
    return at == start or not text[at - 1].isalnum()


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
