"""What a page is called, and where that stands in its text."""

import re
from collections import Counter
from collections.abc import Container, Sequence

from rashomon.clean.alignment import Squeezed
from rashomon.clean.credits import lines_of
from rashomon.clean.declared import Declared
from rashomon.model import Piece

# A headline in flat text: words in it, and how far down the page it may stand (lines).
FEWEST_WORDS = 4
MOST_WORDS = 30
LONGEST = 220
HEAD_LINES = 60
# A line of this many words that ends as a sentence is prose: the story has begun.
PROSE_WORDS = 14

# Two printings of one headline differ by no more marks than this.
OTHER_MARKS = 10
# What stands behind the last '|' of a title is a site or a section where it has no more words than this, and the rest has more.
SECTION_WORDS = 3

_SECTION = re.compile(
    r"(?:breaking\s+|latest\s+|top\s+)?(?:news|world|national|international|local|politics|business|sports?|home|stories|story|headlines|update|updates)",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"\s+(?:[|»«–—·•]|-{1,2}|::|\.:\.|:)\s+|\s*[|»«]\s*|\s+::\s*|,\s+(?=[A-Z])")
_WORD = re.compile(r"[^\W_]+")
_NOT_TITLE = re.compile(
    r"^(?:by\s|published|updated|posted|last\s+(?:updated|modified)|share\b|follow\b|home\b|menu\b|skip\s+to|search\b|sign\s+in|log\s?in|subscribe|advert"
    r"|photo\b|image\b|file\s+photo|©|copyright|read\s+more|related\b|tags?\b|topics?\b|breaking\s+news$|source\b|listen\b|watch\b|print\b|e-?mail\b|cookies?\b|we\s+use\b"
    r"|\d{1,2}:\d\d|https?://)",
    re.IGNORECASE,
)
_CURLY = (("‘", "'"), ("’", "'"), ("“", '"'), ("”", '"'), ("–", "-"), ("—", "-"), ("…", "."))


def title_of_markup(declared: Declared, *, site_names: Sequence[str]) -> tuple[str, str] | None:
    """Title and where it was declared: the heading that the page's other titles agree with, else those in order of trust."""
    others = declared.values("title", "json-ld", "meta") + declared.values("title", "title-tag")
    cleaned = [strip_site(other, site_names) for other in others]
    own = {_key(name) for name in site_names}
    headings = [heading for heading in declared.headings if _key(heading) not in own]
    best, agreement = None, 0.0
    for heading in headings:
        score = max((_agreement(heading, other) for other in cleaned), default=0.0)
        if score > agreement:
            best, agreement = heading, score
    if best is not None and agreement >= 0.5:
        return strip_site(best, site_names), "h1"
    if len(declared.headings) == 1 == len(headings) and len(headings[0].split()) >= FEWEST_WORDS:
        return strip_site(headings[0], site_names), "h1"  # the page's one heading is its headline, whatever it tells machines
    for origin in ("json-ld", "meta", "title-tag", "h1"):
        for value in declared.values("title", origin):
            stripped = strip_site(value, site_names)
            if len(stripped) > 3 and _key(stripped) not in own:
                return stripped, origin
    return None


def strip_site(title: str, site_names: Sequence[str]) -> str:
    """A title without the site's name before or after it; unchanged where no part of it is one."""
    keys = [key for name in site_names if len(key := _key(name)) >= 3]
    cuts = list(_SEPARATOR.finditer(title))
    while cuts:
        last, first = title[cuts[-1].end() :], title[: cuts[0].start()]
        section = cuts[-1].group().strip() == "|" and len(last.split()) <= SECTION_WORDS < len(title[: cuts[-1].start()].split())
        if section or _is_site(last, keys) or (not last.strip() and title[: cuts[-1].start()].strip()):
            title = title[: cuts[-1].start()].strip()
        elif cuts[0].group().strip() != "," and _is_site(first, keys, first=cuts[0].group().strip() in ("::", "|", "»")):
            title = title[cuts[0].end() :].strip()
        else:
            break
        cuts = list(_SEPARATOR.finditer(title))
    return title.strip()


def _is_site(part: str, keys: Sequence[str], *, first: bool = False) -> bool:
    key = _key(part)
    if len(key) < 3 or len(part.split()) > 6:
        return False
    if first and _SECTION.fullmatch(part.strip()):
        return True
    name = len(part.split()) <= 4 and all(word[0].isupper() or word in ("of", "the", "and", "&") for word in part.split())
    return any(
        key == known
        or (len(key) >= 4 and key in known)
        or (len(known) >= 5 and (key.startswith(known) or (name and known in key)))
        for known in keys
    )


def _agreement(one: str, other: str) -> float:
    a, b = set(_WORD.findall(one.lower())), set(_WORD.findall(other.lower()))
    return len(a & b) / max(1, min(len(a), len(b))) if min(len(a), len(b)) >= 2 or a == b else 0.0


def title_in_text(text: str, *, site_names: Sequence[str] = (), known: str | None = None) -> tuple[str, Piece] | None:
    """The headline of a flat text and where it stands, or None where no line is plainly one.

    A headline is a line before the story that is no sentence, and whose words come back in the story. `known` is a title
    from elsewhere: the place where it stands counts then.
    """
    lines = lines_of(text)
    if known:
        place = find_title(known, text, before=None)
        if place is not None:
            return text[place[0] : place[1]], place
    story = next((k for k, (a, b) in enumerate(lines[:HEAD_LINES]) if _is_prose(text[a:b])), None)
    if story is None:
        return None
    words: set[str] = set()
    for a, b in lines[story : story + 40]:
        words.update(_WORD.findall(text[a:b].lower()))
    scores = [(score, k) for k, (a, b) in enumerate(lines[:story]) if (score := _headline_score(text[a:b], words)) is not None]
    if not scores:
        return None
    lengths = [b - a for a, b in (lines[k] for _, k in scores)]
    shortest, longest = min(lengths) - OTHER_MARKS, max(lengths) + OTHER_MARKS
    printings = Counter(_key(text[a:b]) for a, b in lines if shortest <= b - a <= longest)
    best: tuple[float, int, Piece] | None = None
    for share, k in scores:
        a, b = lines[k]
        line = text[a:b]
        score = share + 0.25 * (k == 0) - 0.2 * line.isupper() + 0.15 * min(2, printings[_key(line)] - 1) - 0.01 * (story - k)
        if best is None or score > best[0]:
            best = (score, k, (a, b))
    assert best is not None
    start, end = best[2]
    title = strip_site(text[start:end], site_names)
    at = start + max(0, text[start:end].find(title))
    return title, (at, at + len(title))


def _is_prose(line: str) -> bool:
    words = line.split()
    return len(words) >= PROSE_WORDS and re.search(r"[.!?:…][\"”’')\]]*$|[.!?][\"”’]?\s+[A-Z]", line) is not None


def _headline_score(line: str, story: Container[str]) -> float | None:
    """How much a line is a headline: the share of its longer words that come back in the story; None if it cannot be one."""
    words = _WORD.findall(line)
    if not 3 <= len(words) <= MOST_WORDS or len(line) > LONGEST or _NOT_TITLE.match(line):
        return None
    if line.endswith((".", ",", ";")) and not line.endswith("..."):
        return None
    if len(words) < FEWEST_WORDS and all(word[0].isupper() or word[0].isdigit() for word in words):
        return None
    if line.count("|") > 1 or line.count(">") > 1 or line.count("»") > 1:
        return None
    long = [word.lower() for word in words if len(word) > 3]
    if not long:
        return None
    share = sum(word in story or word.rstrip("s") in story or word + "s" in story for word in long) / len(long)
    return share if share >= 0.25 else None


def find_title(title: str, text: str, *, before: int | None) -> Piece | None:
    """Where a title stands: the last place before the story begins, else the first; white space and quote marks do not matter."""
    plain = "".join(_straight(title).split())
    if len(plain) < 3:
        return None
    places = Squeezed(_straight(text)).pieces(plain)
    if not places:
        return None
    ahead = [place for place in places if before is not None and place[0] < before]
    return ahead[-1] if ahead else places[0]


def _straight(text: str) -> str:
    """A text with plain quotation marks and dashes, of the same length."""
    for curly, plain in _CURLY:  # ten times as fast as `translate`
        text = text.replace(curly, plain)
    return text


def _key(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).lower()
