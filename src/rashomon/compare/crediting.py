"""Whom an account credits: agencies in its credit lines, other outlets in its sentences, words 'told' to an agency."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.model import Account, Span
from rashomon.text.wording import all_words

# A name shorter than this is too likely another word.
SHORTEST_NAME = 2
# What stands before or behind an outlet's name where it is named as the source. 'Independent experts said' is no such place.
_CITED_BEFORE = (
    r"(?i:\b(?:according to|citing|cited|quoting|quoted by|cited by|reported by|published by|posted on|published on|"
    r"statement on|reported in|website of|site of|report by|report in|source:))"
)
_CITED_AFTER = (
    r"(?:\s+(?:news agency|newspaper|website|news website|news site|news|television|TV|channel|radio|daily)){0,2}\s+"
    r"(?:has\s+|had\s+|also\s+|earlier\s+)?(?:report(?:s|ed)|said|says|quot(?:es|ed)|cit(?:es|ed)|wrote|writes)"
)
_WORDS_BETWEEN = r"(?:\W+\w+){0,3}?\W+"
_TOLD = re.compile(r"\b[Tt]old\s+(?:the\s+|The\s+)?((?:[A-Z][\w-]+)(?:\s+(?:of\s+)?[A-Z][\w-]+){0,3})")
_MEDIUM = re.compile(
    r"^(?:A[FP]P?|BBC|CNN|UPI|PTI|IANS|ANI|NPR|ABC|CBS|NBC|RFE|VOA|RIA|dpa)\b|\b(?i:press|news|agency|agence|reuters|bloomberg|times|post|radio|"
    r"tv|television|daily|herald|tribune|journal|guardian|telegraph|gazette|xinhua|interfax|tass|kyodo|yonhap|newspaper|magazine)\b"
)
_ACRONYM = re.compile(r"\(([A-Z][A-Za-z]{1,7})\)")


@dataclass(frozen=True, slots=True)
class Names:
    """The names an account's outlet goes by, the agencies its text credits, and whether the whole story is an agency's."""

    outlet: tuple[str, ...]
    agencies: tuple[str, ...]
    whole: str | None


def names_of(account: Account) -> Names:
    """Who wrote an account, as it may be named elsewhere."""
    article = account.article
    outlet: list[str] = []
    for name in (article.outlet, *article.agencies):
        if name:
            bare = _ACRONYM.sub("", name).strip().removeprefix("The ")
            outlet += [bare, *_ACRONYM.findall(name)]
    outlet += [_initials(name) for name in outlet if len(name.split()) > 1]
    outlet = [n for n in dict.fromkeys(outlet) if len(n) >= SHORTEST_NAME]
    signed = {e.value for e in article.evidence if e.field == "agency" and e.origin in ("byline", "dateline")}
    whole = next((a for a in article.agencies if a in signed or (article.outlet and _same(a, article.outlet))), None)
    return Names(tuple(outlet), article.agencies, whole)


def _initials(name: str) -> str:
    """'Associated Press' → 'AP'; nothing for names whose initials make no acronym."""
    letters = [w[0] for w in re.findall(r"[^\W\d_]+", name) if w[0].isupper() and w.lower() != "the"]
    return "".join(letters) if len(letters) >= 2 else ""


def _same(one: str, other: str) -> bool:
    forms = [{n.lower(), _initials(n).lower(), *(x.lower() for x in _ACRONYM.findall(n))} - {""} for n in (one, other)]
    return not forms[0].isdisjoint(forms[1])


def own_page(account: Account, agency: str) -> bool:
    """Whether the agency printed the page itself: then nobody reprinted it."""
    return bool(account.article.outlet and _same(agency, account.article.outlet))


def same_outlet(first: Account, second: Account) -> bool:
    """Whether both come from one newsroom, as far as their pages say: by the outlet, or by the host where one names none."""
    a, b = first.article.outlet, second.article.outlet
    if a and b:
        return all_words(a) == all_words(b)
    one, other = first.article.host, second.article.host
    return bool(one and other and one.lower().removeprefix("www.") == other.lower().removeprefix("www."))


def cites(account: Account, names: Sequence[str]) -> Span | None:
    """Where a sentence of the account's body names one of `names` as its source; None where none does."""
    text = account.article.text
    for name in names:
        exact = re.escape(name)
        pattern = re.compile(rf"{_CITED_BEFORE}{_WORDS_BETWEEN}\b({exact})(?!\w)|(?<!\w)({exact})(?:['’]s)?{_CITED_AFTER}\b")
        for sentence in account.annotation.sentences:
            match = pattern.search(text, sentence.span.start, sentence.span.end)
            if match and sentence.kind == "body":
                start, end = match.span(1) if match.group(1) else match.span(2)
                return Span(account.article.id, start, end)
    return None


def told(account: Account) -> tuple[tuple[Span, str], ...]:
    """Sentences in which somebody 'told' an agency or another medium something, and which: the words went through its hands."""
    text = account.article.text
    return tuple(
        (s.span, m.group(1))
        for s in account.annotation.sentences
        for m in _TOLD.finditer(text, s.span.start, s.span.end)
        if _MEDIUM.search(m.group(1))
    )


def same_medium(one: str, other: str) -> bool:
    """Whether two names are one medium's: equal, or one the initials of the other."""
    return _same(one, other)
