"""Which accounts gave a value that time has overtaken, and were never put right by a later page of their outlet."""

from collections.abc import Mapping, Sequence

from rashomon.model import Article, Conflict, ConflictValue, Uncorrected


def find_uncorrected(articles: Sequence[Article], conflicts: Sequence[Conflict]) -> tuple[Uncorrected, ...]:
    """In order of conflict and account. An account without a time of publication is never named.

    A value is as old as the first account that prints it. Values of one conflict of which no time is known, or of one and the
    same time, replace nothing.
    """
    by_id = {article.id: article for article in articles}
    out = []
    for conflict in conflicts:
        if conflict.judgement != "superseded":
            continue
        dated = sorted((since, n) for n, value in enumerate(conflict.values) if (since := _since(value, by_id)) is not None)
        if len(dated) < 2 or dated[-1][0][0] == dated[-2][0][0]:
            continue
        (_, printed), last = dated[-1]
        order = [n for _, n in dated]
        for place, n in enumerate(order[:-1]):
            later = [conflict.values[m] for m in order[place + 1 :]]
            for id_ in dict.fromkeys(span.article for span in conflict.values[n].spans):
                own = by_id.get(id_)
                if own is None or own.published is None or _put_right(own, later, by_id):
                    continue
                spans = tuple(span for span in conflict.values[n].spans if span.article == id_)
                out.append(
                    Uncorrected(
                        id_, conflict.id, conflict.about, conflict.values[n].value, conflict.values[last].value, printed, spans
                    )
                )
    return tuple(out)


def _since(value: ConflictValue, by_id: Mapping[str, Article]) -> tuple[str, str] | None:
    """When the value was first printed: in a form that sorts, and as it was given."""
    times = [
        (article.published.end.isoformat(), str(article.published))
        for span in value.spans
        if (article := by_id.get(span.article)) is not None and article.published is not None
    ]
    return min(times, default=None)


def _put_right(own: Article, later: Sequence[ConflictValue], by_id: Mapping[str, Article]) -> bool:
    """Whether the account, or a page of the same outlet published after it, gives a later value."""
    for value in later:
        for span in value.spans:
            other = by_id.get(span.article)
            if other is None or other.published is None or own.published is None:
                continue
            if other.id == own.id or (same_newsroom(own, other) and other.published.end >= own.published.end):
                return True
    return False


def same_newsroom(one: Article, other: Article) -> bool:
    """Whether both pages come from one outlet, or from one host where one of them names none."""
    if one.outlet and other.outlet:
        return one.outlet.casefold() == other.outlet.casefold()
    return bool(one.host and other.host and bare_host(one.host) == bare_host(other.host))


def bare_host(host: str) -> str:
    """The host in small letters without its 'www.'."""
    return host.casefold().removeprefix("www.")
