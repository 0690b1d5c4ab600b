"""All figures of an event, and of several events pooled."""

from collections.abc import Callable

from evaluation.figures import Figures, Tally, harmonic
from evaluation.scoring.body import count_body
from evaluation.scoring.brief import count_brief
from evaluation.scoring.conflicts import count_conflicts
from evaluation.scoring.event import Event
from evaluation.scoring.facts import count_facts
from evaluation.scoring.omissions import count_omissions
from evaluation.scoring.origins import count_origins
from evaluation.scoring.people import count_people
from evaluation.scoring.quotes import count_quotes
from evaluation.scoring.timeline import count_timeline

PARTS: tuple[Callable[[Event], Tally], ...] = (
    count_body, count_facts, count_origins, count_people, count_quotes, count_conflicts, count_timeline, count_omissions,
    count_brief,
)  # fmt: skip


def tally_event(event: Event) -> Tally:
    """Everything counted in one event. Raises EvaluationError for a span outside its article's text."""
    tally = Tally()
    for part in PARTS:
        tally.take(part(event))
    return tally


def figures(tally: Tally) -> Figures:
    """The figures of these counts, in the order in which they are shown; None where the gold has nothing of the kind."""

    def precision(name: str) -> float | None:
        return tally.share(f"{name}_right", f"{name}_got")

    def recall(name: str) -> float | None:
        return tally.share(f"{name}_hit", f"{name}_want")

    def both(name: str) -> float | None:
        return harmonic(precision(name), recall(name))

    origins = both("origin")
    if origins is None and tally.counts.get("origin_got"):
        origins = 0.0  # no two articles are of one origin, and some were said to be
    return {
        "body_f1": both("body"),
        "fact_p": precision("fact"),
        "fact_r": recall("fact"),
        "fact_f1": both("fact"),
        "origins_f1": origins,
        "people_b3": harmonic(tally.share("b3_p", "b3_n"), tally.share("b3_r", "b3_n")),
        "quote_found": tally.share("quote_found", "quote_n"),
        "quote_p": tally.share("quote_right", "quote_got"),
        "quote_f1": both("version"),
        "speaker": tally.share("speaker_right", "quote_n"),
        "conflict_p": precision("conflict"),
        "conflict_r": recall("conflict"),
        "conflict_f1": both("conflict"),
        "judgement": tally.share("judgement_right", "judgement_n"),
        "timeline_p": precision("timeline"),
        "timeline_r": recall("timeline"),
        "timeline_f1": both("timeline"),
        "omission_p": precision("omission"),
        "omission_r": recall("omission"),
        "brief_borne": tally.share("brief_borne", "brief_got"),
    }
