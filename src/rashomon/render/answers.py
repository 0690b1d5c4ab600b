"""An answer in words and as JSON: claims word for word, with where they stand, and how many origins stand behind them."""

from msgspec import json as writer

from rashomon.model import Answer, Dossier, Found
from rashomon.render import phrases
from rashomon.render.shape import AnswerShape, FoundShape, SpanShape
from rashomon.render.terminal import tame

NOTHING = "NOT IN THE SOURCES"


def answer_json(answer: Answer, *, indent: int | None = None) -> str:
    """The answer as one JSON object (`rashomon/answer/1`); `found` is empty where nothing answers."""
    found = tuple(
        FoundShape(
            text=f.text,
            span=SpanShape(f.span.article, f.span.start, f.span.end),
            point=f.point,
            standing=f.standing,
            origins=f.origins,
            conflicts=f.conflicts,
            same=tuple(SpanShape(s.article, s.start, s.end) for s in f.same),
            score=f.score,
            reasons=f.reasons,
            group=f.group,
        )
        for f in answer.found
    )
    data = writer.encode(AnswerShape("rashomon/answer/1", answer.question, answer.kind, found, answer.why))
    return (data if indent is None else writer.format(data, indent=indent)).decode("utf-8")


def answer_text(answer: Answer, dossier: Dossier) -> str:
    """The answer for people: each claim in quotation marks, who prints it, its standing, and the values where they part.

    Where the answers do not all say the same, a letter tells which do.
    """
    if not answer.found:
        return f"{NOTHING}: {tame(answer.why)}\n"
    several = len({found.group for found in answer.found}) > 1
    return "\n".join(line for found in answer.found for line in _lines(found, dossier, grouped=several)) + "\n"


def _lines(found: Found, dossier: Dossier, *, grouped: bool) -> list[str]:
    number = {article.id: place for place, article in enumerate(dossier.articles, start=1)}
    articles = {article.id: article for article in dossier.articles}
    article = articles[found.span.article]
    others = sorted({number[s.article] for s in found.same} - {number[article.id]})
    standing = phrases.count(len(found.origins), "origin") if found.standing == "agreed" else phrases.STANDING[found.standing]
    lines = [
        f"“{tame(found.text)}”" + (f"  (answer {chr(ord('A') + found.group - 1)})" if grouped else ""),
        f"  [{number[article.id]}] {tame(phrases.outlet(article))}, {phrases.published(article)}"
        f" · {found.span.start}–{found.span.end} of {tame(article.source)}",
        f"  {found.point}: {standing} ({', '.join(found.origins)})"
        + (f"; also in {' '.join(f'[{n}]' for n in others)}" if others else ""),
    ]
    for conflict in dossier.conflicts:
        if conflict.id in found.conflicts:
            values = "; ".join(f"{v.value} ({phrases.count(len(v.origins), 'origin')})" for v in conflict.values)
            lines.append(f"  {phrases.JUDGEMENT[conflict.judgement]}, {tame(conflict.about)}: {tame(values)}")
    return lines
