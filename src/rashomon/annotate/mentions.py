"""Who and what an article names: people, organisations and places, in its body, captions and title.

The tagger's labels are votes. Each distinct name collects votes over the whole article (labels, titles, ages, kinship, verbs of
saying, prepositions, the words of the name itself); what wins is then found wherever the name stands, in full or in part.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from rashomon.annotate.capitals import Candidate, Word, find_candidates, fold, is_headline
from rashomon.annotate.kinship import find_kinships
from rashomon.annotate.names_by_capitals import names_by_capitals
from rashomon.annotate.names_by_title import LANGUAGES, names_by_title
from rashomon.annotate.votes import judge_names, key_of, parts_of, small_words
from rashomon.model import Article, EntityKind, KinshipCue, Mention, Span, TaggedSentence
from rashomon.text.glosses import GLOSSES
from rashomon.text.names import (
    GIVEN_NAMES,
    KEPT_TITLES,
    KINSHIP,
    LEADING_PARTICLES,
    ORGANISATION_WORDS,
    SUFFIXES,
    TITLE_GENDER,
    TITLE_MODIFIERS,
    TITLES,
    Gender,
)
from rashomon.text.places import PLACES

# Languages that are never read by script: English, and what no language was told for, which mostly is English too.
_BY_GRAMMAR = frozenset({"en", "und", ""})
# What may stand between the words of one name: blanks, a hyphen, an initial's full stop, the marks of a nickname.
_INSIDE = re.compile(r"\s{1,3}|-|\.\s?|\s?[(\"“”‘’']\s?|[)\"“”’']\s|(?:['’]s)?\s")


def find_mentions(article: Article, tagged: Sequence[TaggedSentence]) -> tuple[tuple[Mention, ...], tuple[KinshipCue, ...]]:
    """The article's mentions in order of the text, none overlapping another, and its kinship cues."""
    if article.language not in _BY_GRAMMAR and not any(one.tokens for one in tagged):
        read = names_by_title if article.language in LANGUAGES else names_by_capitals
        return read(article, tagged), ()
    candidates, rows = find_candidates(article, tagged)
    candidates = _shorten(_join_of(article.text, candidates, rows))
    kinds = judge_names(article, tagged, candidates, rows)
    mentions = _spread(article, rows, candidates, kinds, small_words(rows))
    return mentions, find_kinships(article, rows, mentions)


def _shorten(candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """'Jim Harker Ate' (my lunch), where the article also speaks of Harker alone, and never of Ate, is Jim Harker."""
    single = {c.words[0].low for c in candidates if len(c.words) == 1}
    out = []
    for c in candidates:
        words = c.words
        if (
            not c.hint
            and len(words) == 3
            and words[0].low in GIVEN_NAMES
            and words[1].low in single
            and words[2].low not in single | SUFFIXES
        ):
            words = words[:2]
        out.append(replace(c, end=words[-1].end, words=words))
    return tuple(out)


def _join_of(text: str, candidates: Sequence[Candidate], rows: Sequence[Sequence[Word]]) -> tuple[Candidate, ...]:
    """'Ministry' + 'of' + 'Health' is one name, and so is 'University of X'."""
    out: list[Candidate] = []
    for one in candidates:
        last = out[-1] if out else None
        if last is not None and last.sentence == one.sentence and last.end <= one.start:
            gap = re.sub(r"\s+", " ", text[last.end : one.start])
            heads = _has_org(last.words) and not _is_person_title(last)
            inner = " of " in f" {key_of(last.words)} " or " for " in f" {key_of(last.words)} "
            if (
                heads
                and not one.title
                and (
                    gap in {" of ", " of the ", " for ", " for the ", " on "}
                    or (gap in {" and ", " & ", ", "} and inner and _ends_list(text, one))
                )
            ):
                words = tuple(w for w in rows[one.sentence] if last.start <= w.start and w.end <= one.end)
                out[-1] = Candidate(last.start, one.end, words, last.title, one.sentence, "organisation")
                continue
        out.append(one)
    return tuple(out)


def _ends_list(text: str, one: Candidate) -> bool:
    """A list inside an organisation's name ends in 'and X'; a list of organisations does so too: only generic words join."""
    return (
        not text[one.end : one.end + 1].isalpha()
        and all(w.low not in PLACES and w.low not in GIVEN_NAMES for w in one.words)
        and _generic(one)
    )


def _generic(one: Candidate) -> bool:
    return all(
        w.low.endswith(("tion", "ment", "ing", "ch", "rol", "ty", "cy", "ics", "logy", "ce", "th", "ture", "ions", "fe", "ases"))
        for w in one.words
    )


def _is_person_title(one: Candidate) -> bool:
    return bool(one.title)


def _has_org(words: Sequence[Word]) -> bool:
    return any(w.low in ORGANISATION_WORDS for w in words)


def _spread(
    article: Article,
    rows: Sequence[Sequence[Word]],
    candidates: Sequence[Candidate],
    kinds: dict[str, EntityKind],
    lower: frozenset[str],
) -> tuple[Mention, ...]:
    """Every place where a known name stands: as it was found, and elsewhere in full or in part."""
    text = article.text
    known: dict[str, EntityKind] = dict(kinds)
    for key, kind in sorted(kinds.items()):
        if kind == "person":
            for part in parts_of(key.split()):
                known.setdefault(part, "person")
    by_first: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for key in known:
        split = tuple(key.split())
        by_first[split[0]].append(split)
    for keys in by_first.values():
        keys.sort(key=lambda ws: (-len(ws), ws))
    at = {(c.start, c.end): c for c in candidates}
    found: list[Mention] = []
    for words in rows:
        headline = is_headline(text, words)
        i = 0
        while i < len(words):
            size = _match(text, words, i, by_first, lower, headline=headline, small_ends=article.language in GLOSSES)
            if not size:
                i += 1
                continue
            hit = words[i : i + size]
            kind = known[key_of(hit)]
            found.append(_mention(article, hit, kind, at.get((hit[0].start, hit[-1].end)), words[:i]))
            i += size
        found += _glued(article, words, known)
    return tuple(_disjoint(found))


def _match(
    text: str,
    words: Sequence[Word],
    i: int,
    by_first: dict[str, list[tuple[str, ...]]],
    lower: frozenset[str],
    *,
    headline: bool,
    small_ends: bool = False,
) -> int:
    """How many words from the i-th on are a known name; 0 for none. `small_ends`: its last word may begin in lower case."""
    for keys in by_first.get(words[i].low, ()):
        size = len(keys)
        hit = words[i : i + size]
        if len(hit) < size or any(w.low != k for w, k in zip(hit, keys, strict=True)):
            continue
        if not (hit[-1].capital or (small_ends and size > 1)) or not (hit[0].capital or hit[0].low in LEADING_PARTICLES):
            continue
        if any(not _INSIDE.fullmatch(text[a.end : b.start]) for a, b in pairwise(hit)):
            continue
        if (
            any(w.possessive for w in hit[:-1])
            and "'" not in "".join(keys)
            and not any(k in {"people", "women", "men"} for k in keys)
        ):
            continue
        if size == 1 and (hit[0].low in lower and (hit[0].first or headline) and hit[0].pos not in {"PROPN", ""}):
            continue
        return size
    return 0


def _mention(article: Article, hit: Sequence[Word], kind: EntityKind, seen: Candidate | None, before: Sequence[Word]) -> Mention:
    start, end = hit[0].start, hit[-1].end
    text = article.text
    if text[end : end + 1] == "." and hit[-1].low in {"jr", "sr"}:
        end += 1
    title, gender = "", _gender(hit)
    if kind == "person":
        words = list(seen.title) if seen is not None and seen.title else _title_before(text, hit[0].start, before)
        title = " ".join(words)
        told: list[Gender] = [TITLE_GENDER.get(fold(w).rstrip("."), "") for w in reversed(words)]
        gender = next((g for g in told if g), "") or _kin_before(text, start, before) or gender
    return Mention(
        Span(article.id, start, end), re.sub(r"\s+", " ", text[start:end]), kind, title, gender if kind == "person" else ""
    )


def _gender(hit: Sequence[Word]) -> Gender:
    first = hit[0].low
    if KEPT_TITLES.get(first):
        return KEPT_TITLES[first]
    return GIVEN_NAMES.get(first, "")


def _title_before(text: str, start: int, before: Sequence[Word]) -> list[str]:
    """Title words printed right before the name, small ones too ('coach', 'spokesman')."""
    out: list[str] = []
    at = start
    for word in reversed(before[-6:]):
        if not re.fullmatch(r"\.?\s", text[word.end : at]) or not (word.low in TITLES or (out and word.low in TITLE_MODIFIERS)):
            break
        out.insert(0, word.text)
        at = word.start
    return out


def _kin_before(text: str, start: int, before: Sequence[Word]) -> Gender:
    if before and before[-1].low in KINSHIP and re.fullmatch(r",?\s", text[before[-1].end : start]):
        return KINSHIP[before[-1].low][1]
    return ""


def _glued(article: Article, words: Sequence[Word], known: dict[str, EntityKind]) -> list[Mention]:
    """Names in words that lost the space between them ('OsloBerg')."""
    out = []
    for word in words:
        cut = re.search(r"(?<=[a-z])(?=[A-ZÀ-Þ][a-z])", word.text)
        if cut is None or word.low in known:
            continue
        for start, end in ((word.start, word.start + cut.start()), (word.start + cut.start(), word.end)):
            kind = known.get(fold(article.text[start:end]))
            if kind is not None and end - start > 3:
                out.append(Mention(Span(article.id, start, end), article.text[start:end], kind))
    return out


def _disjoint(found: Iterable[Mention]) -> list[Mention]:
    out: list[Mention] = []
    for mention in sorted(found, key=lambda m: (m.span.start, -m.span.end)):
        if not out or mention.span.start >= out[-1].span.end:
            out.append(mention)
    return out
