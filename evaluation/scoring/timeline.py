"""timeline: what happened when, to the same precision."""

from evaluation.figures import Tally
from evaluation.scoring.event import Event
from evaluation.scoring.passages import Spot, falls_on

DAY = len("2023-10-07")


def count_timeline(event: Event) -> Tally:
    """Dated happenings of the gold that were found, and (time, place) pairs reported that are right."""
    tally = Tally()
    gold = [(entry, event.find_all(entry.mentions)) for entry in event.gold.timeline]
    reported = sorted({(entry.when or "", event.spot(span)) for entry in event.dossier.timeline for span in entry.spans})
    for entry, mentions in gold:
        tally.add("timeline_want")
        dated = [when for when, spot in reported if _on_any(spot, mentions)]
        if any(_same(when, entry.when) for when in dated):
            tally.add("timeline_hit")
        else:
            there = ", ".join(sorted(set(dated))[:3]) or "nothing"
            tally.note(
                f"timeline missed {entry.when}: {entry.text[:60]!r} (there: {there})",
                "missed",
                what="timeline",
                cause="another date there" if dated else "no date there",
                passages=event.passages(*mentions[:2]),
            )
    for when, spot in reported:
        tally.add("timeline_got")
        if any(_same(when, entry.when) and _on_any(spot, mentions) for entry, mentions in gold):
            tally.add("timeline_right")
        else:
            right_words = any(_on_any(spot, mentions) for _, mentions in gold)
            tally.note(
                f"timeline wrong: {when}: {event.words(spot)!r}",
                "wrong",
                what="timeline",
                cause="another date there" if right_words else "no labelled happening there",
                passages=event.passages(spot),
            )
    return tally


def _same(got: str, want: str) -> bool:
    """The same value in the same precision; of a time, only its day counts."""
    return got[:DAY] == want[:DAY] if len(want) >= DAY else got == want


def _on_any(spot: Spot, mentions: list[Spot]) -> bool:
    return any(falls_on(spot, mention) for mention in mentions)
