"""origins: which articles go back to one reporting act."""

from collections.abc import Iterable
from itertools import combinations

from evaluation.figures import Tally
from evaluation.scoring.event import Event


def count_origins(event: Event) -> Tally:
    """Pairs of articles of one origin: true ones, reported ones, and both."""
    want = _pairs(event.gold.origins)
    got = _pairs([event.article(article) for article in origin.articles] for origin in event.dossier.origins)
    tally = Tally()
    for name, pairs in (("want", want), ("got", got), ("hit", want & got), ("right", want & got)):
        tally.add(f"origin_{name}", len(pairs))
    for pair in sorted(want - got):
        tally.note(f"same origin missed: {' and '.join(pair)}", "missed", what="origins", cause="no link found")
    for pair in sorted(got - want):
        tally.note(
            f"same origin wrong: {' and '.join(pair)}", "wrong", what="origins", cause="linked without being of one origin"
        )
    return tally


def _pairs(groups: Iterable[Iterable[str]]) -> set[tuple[str, str]]:
    return {pair for group in groups for pair in combinations(sorted(set(group)), 2)}
