"""When two accounts tell one authority's statement and nothing else: what they share in words may be the statement's own."""

import re

from rashomon.model import Account

# A longer account that rests on one source alone is a report, not a statement passed on.
MOST_SENTENCES = 14
_SAID = r"(?:said|says|stated|announced|confirmed|reported|added|told)"
_NAME = r"(?:[A-Z][\w&’'-]*|\([A-Z]{2,8}\))(?:\s+(?:of|for|the|and)?\s*(?:[A-Z][\w&’'-]*|\([A-Z]{2,8}\))){0,5}"
_ATTRIBUTED = re.compile(
    rf"(?P<before>{_NAME})\s+(?:has\s+|have\s+|also\s+)?{_SAID}\b"
    rf"|\b(?:according\s+to|said|statement\s+(?:by|from))\s+(?:a\s+statement\s+(?:by|from)\s+)?(?:the\s+)?(?P<behind>{_NAME})"
)
_UNNAMED = re.compile(
    rf"\b(?:police|officials?|witness(?:es)?|residents?|sources?|he|she|they|spokes\w+|minister|lawyers?)\s+(?:\w+\s+)?{_SAID}\b"
)


def sole_source(first: Account, second: Account) -> str | None:
    """The authority that both accounts rest on alone, as named; None where either names another source or quotes a person."""
    sources: list[str] = []
    for account in (first, second):
        sentences = [s for s in account.annotation.sentences if s.kind == "body"]
        if len(sentences) > MOST_SENTENCES:
            return None
        if any(q.direct and len(account.slice(q.span).split()) > 3 for q in account.annotation.quotes):
            return None
        text = account.article.text
        for sentence in sentences:
            if _UNNAMED.search(text, sentence.span.start, sentence.span.end):
                return None
            found = _ATTRIBUTED.finditer(text, sentence.span.start, sentence.span.end)
            sources += [_key(m.group("before") or m.group("behind")) for m in found]
    if not sources or len(set(sources)) != 1:
        return None
    return sources[0]


def _key(name: str) -> str:
    """'The Central Bureau (CB)', 'Central Bureau' and 'CB' → 'CB'."""
    short = re.search(r"\(([A-Z]{2,8})\)", name)
    if short:
        return str(short.group(1))
    words = [w for w in re.findall(r"[\w&’'-]+", name) if w.lower() not in ("the", "a")]
    if len(words) == 1:
        return str(words[0])
    return "".join(str(w[0]) for w in words if w[0].isupper())
