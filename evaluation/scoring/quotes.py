"""quote_found, quote_p, quote_f1, speaker: utterances, their versions and who said them."""

from dataclasses import dataclass
from itertools import combinations

from evaluation.figures import Tally
from evaluation.scoring.event import Event
from evaluation.scoring.gold import GoldQuote, Mention
from evaluation.scoring.passages import SHARE_COVERED, Spot, falls_on_quote, shared
from evaluation.scoring.people import people_by_entity
from evaluation.scoring.reported import ReportedVersion

STRANGER = "someone else"


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A version of the gold: its quote, its words, and where they stand (None: not in the text as read)."""

    quote: GoldQuote
    version: Mention
    spot: Spot | None


def count_quotes(event: Event) -> Tally:
    """Versions found, direct versions that are quotes, speakers, and pairs of versions of one utterance."""
    tally = Tally()
    wanted = [[_Wanted(q, version, event.find(version)) for version in q.versions] for q in event.gold.quotes]
    reported = [[(event.spot(v.span), v) for v in quote.versions] for quote in event.dossier.quotes]
    _count_reported(event, tally, wanted, reported)
    _count_found(event, tally, wanted, reported)
    _count_pairs(event, tally, wanted, reported)
    return tally


def _count_reported(
    event: Event, tally: Tally, wanted: list[list[_Wanted]], reported: list[list[tuple[Spot, ReportedVersion]]]
) -> None:
    quotes = [w.spot for versions in wanted for w in versions if w.spot]
    for spot, version in (pair for group in reported for pair in group):
        if not version.direct:
            continue
        tally.add("quote_got")
        # half of a gold version covered, or a piece of which half lies in one
        if any(falls_on_quote(spot, quote) or shared(spot, quote) >= SHARE_COVERED * spot.length for quote in quotes):
            tally.add("quote_right")
        else:
            tally.note(
                f"quote wrong: {event.words(spot)!r}", "wrong", what="quotes", cause="no quote", passages=event.passages(spot)
            )


def _count_found(
    event: Event, tally: Tally, wanted: list[list[_Wanted]], reported: list[list[tuple[Spot, ReportedVersion]]]
) -> None:
    person_of = people_by_entity(event)
    for want in (w for versions in wanted for w in versions):
        tally.add("quote_n")
        where = f"{want.quote.id}/{want.version.article}"
        found = [v for group in reported for spot, v in group if want.spot and falls_on_quote(spot, want.spot)]
        if not found:
            cause = "not covered" if want.spot else "not in the text as read"
            told = f"quote not found {where}: {want.version.text[:80]!r}"
            tally.note(told, "missed", what="quotes", cause=cause, passages=event.passages(want.spot))
            continue
        tally.add("quote_found")
        speakers = {person_of.get(v.speaker, STRANGER) if v.speaker else None for v in found}
        if speakers == {want.quote.speaker}:
            tally.add("speaker_right")
        else:
            got = ", ".join(sorted(map(str, speakers)))
            cause = "nobody named" if speakers == {None} else "somebody else" if len(speakers) == 1 else "several"
            told = f"speaker wrong {where}: {got} for {want.quote.speaker}: {want.version.text[:60]!r}"
            tally.note(told, "wrong", what="speakers", cause=cause, passages=event.passages(want.spot))


def _count_pairs(
    event: Event, tally: Tally, wanted: list[list[_Wanted]], reported: list[list[tuple[Spot, ReportedVersion]]]
) -> None:
    for versions in wanted:
        groups = [{n for n, group in enumerate(reported) if _any_on(group, w.spot)} for w in versions]
        for (a, in_a), (b, in_b) in combinations(zip(versions, groups, strict=True), 2):
            if a.version.article == b.version.article:
                continue
            tally.add("version_want")
            if in_a & in_b:
                tally.add("version_hit")
            else:
                places = f"{a.quote.id}: {a.version.article}~{b.version.article}"
                cause = "in two utterances" if in_a and in_b else "one of them not found"
                told = f"quote pair missed {places} {a.version.text[:60]!r} ~ {b.version.text[:60]!r}"
                tally.note(told, "missed", what="versions", cause=cause, passages=event.passages(a.spot, b.spot))
    utterances = {
        spot: {n for n, versions in enumerate(wanted) if any(w.spot and falls_on_quote(spot, w.spot) for w in versions)}
        for group in reported
        for spot, _ in group
    }
    pairs = {(min(a, b), max(a, b)) for g in reported for (a, _), (b, _) in combinations(g, 2) if a.article != b.article}
    for a_spot, b_spot in sorted(pairs):
        tally.add("version_got")
        if utterances[a_spot] & utterances[b_spot]:
            tally.add("version_right")
        else:
            known = utterances[a_spot] and utterances[b_spot]
            cause = "of two utterances" if known else "one of them not labelled"
            told = f"quote pair wrong: {event.words(a_spot)!r} ~ {event.words(b_spot)!r}"
            tally.note(told, "wrong", what="versions", cause=cause, passages=event.passages(a_spot, b_spot))


def _any_on(group: list[tuple[Spot, ReportedVersion]], quote: Spot | None) -> bool:
    return quote is not None and any(falls_on_quote(spot, quote) for spot, _ in group)
