"""Claims: stretches of text that can be true or false by themselves, with who is said to say so and the values in them."""

import re
from collections.abc import Iterator, Sequence

from rashomon.annotate.splitting import Clause, split_sentence
from rashomon.model import (
    Article,
    Claim,
    DateMention,
    FoundQuote,
    Mention,
    Moment,
    Span,
    Statement,
    TaggedSentence,
    Value,
    ValueKind,
)
from rashomon.text.quantities import Quantity, find_quantities
from rashomon.text.stating import date_statements

# A longer sentence is cut at a clause border: a claim that covers half a page points at nothing. About two lines of print.
LONGEST_CLAIM = 300
# Where there is no border to cut at (a table, an address, encoded data), values are read in so many characters only.
LONGEST_READ = 5000
# A claim counts as spoken when this share of it stands inside quotation marks.
SPOKEN_SHARE = 0.6
# The language whose parse tells clauses and what they hang on by the labels that `splitting` reads.
PARSED = "en"

# The name runs up to the next mark; a full stop inside it ('U.S.', 'a.example') does not end it.
_ACCORDING = re.compile(
    r"\b(?:according to|in the words of|as (?:reported|told) by)\s+((?=[^\s,.;:])(?:[^,.;:]|\.(?=\w)|(?<=\b[A-Z])\.)+)",
    re.IGNORECASE,
)
_EDGES = " ,;–—\xa0\n\t\r"
_BORDER = re.compile(r"(?:[;,]|\s[–—-])\s")
# No piece is cut shorter than this: a border that near to an end sets off a word, no clause.
_SHORTEST_PIECE = 40
_KINDS: dict[str, ValueKind] = {"money": "money", "measure": "measure", "age": "age", "duration": "duration"}


def find_claims(
    article: Article,
    tagged: Sequence[TaggedSentence],
    mentions: Sequence[Mention],
    quotes: Sequence[FoundQuote],
    dates: Sequence[DateMention],
) -> tuple[Claim, ...]:
    """One claim a sentence, two or more where it is too long to point at anything; in order of the text.

    The statements of a claim are its clauses: `rashomon.annotate.splitting`.
    """
    places = [m for m in mentions if m.kind == "place"]
    out = []
    for row in tagged:
        clauses = split_sentence(row.tokens) if row.sentence.kind != "title" and article.language == PARSED else ()
        for span in _cut(article.text, row.sentence.span):
            upto = min(span.end, span.start + LONGEST_READ)
            quantities = find_quantities(article.text, span.start, upto, tokens=row.tokens, language=article.language)
            inside = [d for d in dates if span.covers(d.span)]
            values = [_quantity(article, q) for q in quantities]
            values += [Value("date", str(d.when), d.span) for d in inside if d.when is not None]
            values += [Value("place", m.text, m.span) for m in places if span.covers(m.span)]
            by = _attribution(article, span, quotes)
            out.append(
                Claim(
                    span=span,
                    sentence=row.sentence.span,
                    attributed_to=by,
                    values=tuple(sorted(values, key=lambda v: (v.span, v.kind))),
                    when=_when(inside),
                    in_quote=_spoken(span, quotes) >= SPOKEN_SHARE * len(span),
                    in_caption=row.sentence.kind == "caption",
                    in_title=row.sentence.kind == "title",
                    statements=date_statements(_statements(article.id, [c for c in clauses if _inside(c, span)], by), inside),
                )
            )
    return tuple(out)


def _inside(clause: Clause, span: Span) -> bool:
    return span.start <= clause.start and clause.end <= span.end


def _statements(article: str, clauses: Sequence[Clause], by: Span | None) -> list[Statement]:
    """The clauses as statements, without their times.

    Whose each is says its own grammar. Else it is whose the claim is, unless the words that name him stand in another clause.
    """
    placed = by is not None and any(c.start <= by.start < c.end for c in clauses)
    out = []
    for clause in clauses:
        span = Span(article, clause.start, clause.end)
        subject = Span(article, *clause.subject) if clause.subject is not None else None
        predicate = Span(article, *clause.predicate) if clause.predicate is not None else None
        speaker = Span(article, *clause.speaker) if clause.speaker is not None else None
        if speaker is None and by is not None and (not placed or span.covers(by)):
            speaker = by
        out.append(Statement(span, subject, predicate, speaker))
    return out


def _cut(text: str, span: Span) -> Iterator[Span]:
    """The stretch, cut at the clause border nearest its middle until no piece is too long or no border is left."""
    borders: list[int] = []
    if len(span) > LONGEST_CLAIM:
        borders = [m.start() + 1 for m in _BORDER.finditer(text, span.start + _SHORTEST_PIECE, span.end - _SHORTEST_PIECE)]
    if not borders:
        yield span
        return
    middle = (span.start + span.end) // 2
    at = min(borders, key=lambda border: (abs(border - middle), border))
    for start, end in ((span.start, at), (at, span.end)):
        piece = text[start:end]
        begin = start + len(piece) - len(piece.lstrip(_EDGES))
        if kept := piece.strip(_EDGES):
            yield from _cut(text, Span(span.article, begin, begin + len(kept)))


def _quantity(article: Article, q: Quantity) -> Value:
    """The quantity as a value of the claim; a share in percent is a number with the unit '%'."""
    return Value(
        kind=_KINDS.get(q.kind, "number"),
        value=_plain(q.low) if q.low == q.high else f"{_plain(q.low)}-{_plain(q.high)}",
        span=Span(article.id, q.start, q.end),
        unit=q.unit,
        scope=q.counted,
        predicate=q.predicate,
        bound=q.bound,
        low=q.low,
        high=q.high,
    )


def _plain(number: float) -> str:
    """The number in digits, however large: 1234567, 0.5."""
    return f"{number:.0f}" if float(number).is_integer() else f"{number:.12g}"


def _attribution(article: Article, span: Span, quotes: Sequence[FoundQuote]) -> Span | None:
    """Whose statement the claim is, if its own sentence says so."""
    said = _ACCORDING.search(article.text, span.start, span.end)
    if said:
        return Span(article.id, said.start(1), said.start(1) + len(said.group(1).rstrip()))
    half = (q.speaker for q in quotes if q.speaker is not None and q.span.overlap(span) >= 0.5 * min(len(span), len(q.span)))
    return next(half, None)


def _spoken(span: Span, quotes: Sequence[FoundQuote]) -> int:
    """How many of its characters stand inside quotation marks."""
    return sum(q.span.overlap(span) for q in quotes if q.direct)


def _when(dates: Sequence[DateMention]) -> Moment | None:
    """The claim's time when its sentence gives just one."""
    given = {d.when for d in dates if d.when is not None}
    return next(iter(given)) if len(given) == 1 else None
