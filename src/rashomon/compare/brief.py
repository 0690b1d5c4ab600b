"""The brief: at most ten sentences from the best claims: first what is agreed, then what is disputed, then the rest."""

import datetime as dt
import math
from collections import Counter
from collections.abc import Mapping, Sequence

from rashomon.compare.anchors import story_anchor
from rashomon.model import Account, BriefLine, Claim, Conflict, Moment, Origin, Point, Span
from rashomon.text.number_words import words_value
from rashomon.text.wording import all_words, content_words

LONGEST_BRIEF = 10
MOST_AGREED = 5
MOST_DISPUTED = 3
# What one origin alone tells is worth a line only if it is about the story: so large a share of its words stands elsewhere too.
MOST_OF_ONE_ORIGIN = 3
ABOUT_THE_STORY = 0.4
# Stands before what one origin alone tells, so that nobody takes its voice for everybody's.
ALONE = "One origin alone: "
# A claim is cited under a line when this share of the words of the shorter of the two stands in both: it was paired by sense,
# but a reader who follows the mark wants to find the line's words.
BORNE = 0.4
# How much it counts that titles tell a point: one with a quarter of all their words weighs twice.
TITLED = 4.0
FEWEST_TO_KNOW = 3  # accounts: of two, each may tell another half of the story
# A line of a brief must stand by itself: shorter ones are fragments, longer ones are not brief.
SHORTEST_LINE, LONGEST_LINE = 40, 320
# A new line must bring at least this share of words that no line before it had.
NEW_WORDS = 0.5
# What happened this long before the story is its background, and counts this much less.
BACKGROUND = dt.timedelta(days=60)
BACKGROUND_WEIGHT = 0.3

# Penn Treebank tags of finite verbs, which all taggers give.
_FINITE = frozenset(("VBD", "VBP", "VBZ", "MD"))
_OPENERS = frozenset(
    "he she it they but and this that these those him her his its their there also however meanwhile such both then so".split()
)


def write_brief(
    points: Sequence[Point], conflicts: Sequence[Conflict], accounts: Sequence[Account], origins: Sequence[Origin]
) -> tuple[BriefLine, ...]:
    """Lines in reading order, each resting on the spans of the claims it repeats; no line without spans.

    What most origins tell, and tell early, comes first. Where a figure was superseded the latest account's sentence stands.
    Only points told in the language of most accounts are repeated.
    """
    today = story_anchor(accounts)
    texts = {account.article.id: account for account in accounts}
    home = {article: origin.id for origin in origins for article in origin.articles}
    languages = Counter(account.article.language for account in accounts)
    spoken = max(sorted(languages), key=lambda language: languages[language], default="und")
    titles = Counter(word for account in accounts for word in _words(account.article.title or ""))
    ranked = sorted(
        (p for p in points if _stands_alone(p) and _states(own := _own(p, texts), texts) and _language(own, texts) == spoken),
        key=lambda p: (-_salience(p, texts, titles, today), int(p.id[1:])),
    )
    lines: list[BriefLine] = []
    used: set[str] = set()

    def add(point: Point, most: int) -> None:
        told = [claim for claim in point.claims if home[claim.span.article] in point.origins]  # the others may state it besides
        text = _latest(told, texts, spoken) if point.standing == "superseded" else point.text
        words = _words(text)
        fresh = len(words - used) / max(1, len(words))
        if len(lines) >= most or fresh < NEW_WORDS or not SHORTEST_LINE <= len(text) <= LONGEST_LINE:
            return
        borne = tuple(span for span in _bearing(text, point, texts) if home[span.article] in point.origins)
        if len({home[span.article] for span in borne}) < (2 if point.standing == "agreed" else 1):
            return  # paired by sense alone: nothing a reader could see agreeing
        used.update(words)
        warning = ALONE if point.standing == "one-origin" and len(accounts) > 1 else ""
        lines.append(BriefLine(f"{warning}{text}", (point.id,), borne))

    for point in ranked:
        if point.standing in ("agreed", "superseded"):
            add(point, MOST_AGREED)
    lines += [_disputed(conflict, accounts) for conflict in conflicts[:MOST_DISPUTED]]
    known = Counter(word for account in accounts for word in _words(account.article.body_text()))
    alone = min(LONGEST_BRIEF, len(lines) + MOST_OF_ONE_ORIGIN)
    for point in ranked:
        if (
            point.standing == "one-origin"
            and _told_by_none_else(point, home)
            and (len(accounts) < FEWEST_TO_KNOW or _is_of_the_story(point, known))
        ):
            add(point, alone)
    return tuple(lines)


def _told_by_none_else(point: Point, home: Mapping[str, str]) -> bool:
    """Whether no other origin may state it: a claim that stands with it may, though it is not sure."""
    return all(home[claim.span.article] in point.origins for claim in point.claims)


def _is_of_the_story(point: Point, known: Counter[str]) -> bool:
    """Whether enough of a point's words stand in other accounts too: an advertisement's do not."""
    words = _words(point.text)
    return sum(known[word] > 1 for word in words) >= ABOUT_THE_STORY * max(1, len(words))


def _bearing(text: str, point: Point, texts: dict[str, Account]) -> tuple[Span, ...]:
    """The claims of the point that a reader of the line may be sent to: its own, and those that tell its words and figures."""
    own = set(content_words(text))
    figures = {word for word in own if word[0].isdigit()}
    spans = []
    for claim in point.claims:
        printed = " ".join(texts[claim.span.article].slice(claim.span).split())
        words = set(content_words(printed))
        alike = len(own & words) >= BORNE * min(len(own), len(words))
        other = {word for word in words if word[0].isdigit()}
        if printed == text or (alike and (not figures or not other or figures & other)):
            spans.append(claim.span)
    return tuple(spans)


def _own(point: Point, texts: dict[str, Account]) -> Claim:
    """The claim that speaks for the point."""
    return next((c for c in point.claims if " ".join(texts[c.span.article].slice(c.span).split()) == point.text), point.claims[0])


def _language(claim: Claim, texts: dict[str, Account]) -> str:
    return texts[claim.span.article].article.language


def _states(claim: Claim, texts: dict[str, Account]) -> bool:
    """Whether it has a finite verb, where the grammar is known: a label ('our podcast on night trains') says nothing."""
    rows = texts[claim.span.article].annotation.tagged
    tokens = next((row.tokens for row in rows if row.sentence.span == claim.sentence), ())
    return not any(t.tag for t in tokens) or any(t.tag in _FINITE for t in tokens if claim.span.start <= t.start < claim.span.end)


def _salience(point: Point, texts: dict[str, Account], titles: Counter[str], today: dt.date | None) -> float:
    """How much a point belongs at the top: by its origins, how early its accounts tell it, and how much of it titles tell."""
    places = []
    for claim in point.claims:
        article = texts[claim.span.article].article
        body = article.body or ((0, len(article.text)),)
        places.append(1 - (claim.span.start - body[0][0]) / max(1, body[-1][1] - body[0][0]))
    early = sum(places) / len(places)
    titled = sum(titles[word] for word in _words(point.text)) / max(1, titles.total())
    weight = BACKGROUND_WEIGHT if _is_background(point.when, today) else 1.0
    return round(math.sqrt(len(point.origins)) * (0.3 + early) * (1 + TITLED * titled) * weight, 4)


def _is_background(when: Moment | None, today: dt.date | None) -> bool:
    """Whether something happened well before the story."""
    if when is None or today is None:
        return False
    if when.date is not None:
        return when.date < today - BACKGROUND
    return when.precision == "decade" or int(when.iso[:4]) < today.year


def _words(text: str) -> set[str]:
    """Its longer words, to tell whether a line brings anything new."""
    return {w.strip(".,;:“”‘’\"'()").lower() for w in text.split() if len(w) > 3}


def _latest(claims: Sequence[Claim], texts: dict[str, Account], spoken: str) -> str:
    """The claim of the account in the brief's language that was published last, in its own words."""

    def time(claim: Claim) -> tuple[str, bool, int]:
        published = texts[claim.span.article].article.published
        utc = published.utc.isoformat() if published is not None and published.utc is not None else ""
        return utc, not (claim.in_title or claim.in_caption or claim.in_quote), -claim.span.start

    latest = max([c for c in claims if _language(c, texts) == spoken] or claims, key=time)
    return " ".join(texts[latest.span.article].slice(latest.span).split())


def _stands_alone(point: Point) -> bool:
    """Whether a reader understands the point without the sentence before it: no quotation cut off, no opening pronoun."""
    if not point.text:
        return False
    first = point.text.split()[0].strip("“\"'").lower()
    plain = any(not c.in_quote and not c.in_title and not c.in_caption for c in point.claims)
    marks = point.text.count("“") == point.text.count("”") and point.text.count('"') % 2 == 0
    number = words_value(point.text.partition(",")[0]) is not None  # 'A hundred and four, says the recorder': of what?
    return plain and marks and not number and first not in _OPENERS and point.text[-1] in '.!?”"'


def _disputed(conflict: Conflict, accounts: Sequence[Account]) -> BriefLine:
    """A line by template: what is at issue, and every value with the number of origins that give it."""
    lead = {"conflict": "Accounts differ on", "superseded": "Figures changed with time for", "slip": "A slip,"}
    values = "; ".join(
        f"{value.value} ({len(value.origins)} {'origin' if len(value.origins) == 1 else 'origins'})" for value in conflict.values
    )
    spans = tuple(span for value in conflict.values for span in value.spans)
    named = _full_name(conflict.about, spans, accounts)
    return BriefLine(f"{lead[conflict.judgement]} {conflict.about}: {values}.", conflict.points, (*spans, *named))


def _full_name(about: str, spans: Sequence[Span], accounts: Sequence[Account]) -> tuple[Span, ...]:
    """Where the name at issue is printed as the line has it, if the places of the values give only a part of it, or 'he'."""
    by_id = {account.article.id: account for account in accounts}
    said = {word for span in spans for word in all_words(by_id[span.article].slice(span))}
    mentions = (m for account in accounts for m in account.annotation.mentions if len(m.text.split()) > 1 and m.text in about)
    missing = (m for m in mentions if not said.issuperset(all_words(m.text)))
    return tuple(m.span for m in [max(missing, key=lambda m: len(m.text), default=None)] if m is not None)
