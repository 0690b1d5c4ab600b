"""The same happening on different days: dates that hang on the same verb in sentences that state one fact."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rashomon.compare.counts import same_time
from rashomon.compare.drafts import Draft
from rashomon.compare.pairing import Pairs, Weights, probabilities
from rashomon.compare.views import ClaimView
from rashomon.model import Account, DateMention, Moment, Span, Token
from rashomon.text.clauses import governor

# Only claims that surely state one fact have their days compared (the pair scorer's probability), and only where the same verb
# carries the date: results are announced on one day and confirmed on the next.
SURE_PAIR = 0.75
SAYING = frozenset("say tell add report announce state note claim warn show quote confirm".split())
# Accounts of one happening err by a day or two; what lies further apart are two happenings.
MOST_DAYS_APART = 3
# Where only months or years are given, this far.
MOST_MONTHS_APART = 18


@dataclass(frozen=True, slots=True)
class _Dated:
    """A verb and the time it is put on; `what` are its subject and the verb with its helpers, as printed."""

    verb: str
    what: str
    subject: frozenset[str]
    when: Moment
    date: DateMention
    span: Span


def find_day_conflicts(
    accounts: Sequence[Account], views: Sequence[ClaimView], pairs: Pairs, weights: Weights
) -> Iterable[Draft]:
    """Drafts, one for each pair of days that two accounts give for the same thing, the surest pairs first.

    'Yesterday' and 'today' hang on a date of publication that may itself be wrong: only printed weekdays and dates count.
    Where one account gives both days it tells two things, not one thing two ways.
    """
    dated = [_dated(view, accounts[view.account]) for view in views]
    score = probabilities(pairs, weights)
    rows = sorted(
        (-p, i, j)
        for i, j, p in zip(pairs.left.tolist(), pairs.right.tolist(), score.tolist(), strict=True)
        if p >= SURE_PAIR and len(dated[i]) == 1 == len(dated[j])
    )
    held = {(views[n].account, row[0].verb, row[0].when.iso[:10]) for n, row in enumerate(dated) if len(row) == 1}
    given: dict[tuple[str, str], list[tuple[_Dated, _Dated]]] = {}
    for _, i, j in rows:
        a, b = dated[i][0], dated[j][0]
        if a.verb != b.verb or a.verb in SAYING or same_time(a.when, b.when) or not _may_differ(a, b):
            continue
        if (views[i].account, b.verb, b.when.iso[:10]) in held or (views[j].account, a.verb, a.when.iso[:10]) in held:
            continue
        first, second = (a, b) if a.when.iso <= b.when.iso else (b, a)
        given.setdefault((first.when.iso[:10], second.when.iso[:10]), []).append((first, second))
    for days, told in given.items():
        sides = tuple((day, "", tuple(dict.fromkeys(row[k].span for row in told))) for k, day in enumerate(days))
        unit = {10: "day", 7: "month"}.get(min(map(len, days)), "year")
        reason = f"the accounts put one happening {'on' if unit == 'day' else 'in'} different {unit}s"
        yield Draft("date", f"the {unit} of “{told[0][0].what}”", "conflict", sides, (reason,))


def _may_differ(a: _Dated, b: _Dated) -> bool:
    """Whether the two can be one happening told with two times: one subject, both printed, close for their precision."""
    if a.subject and b.subject and not a.subject & b.subject:
        return False  # the women were freed in one month, the man in another
    if a.when.date is None or b.when.date is None:
        return (
            "decade" not in (a.when.precision, b.when.precision) and abs(_months(a.when) - _months(b.when)) <= MOST_MONTHS_APART
        )
    if a.date.weekday is not None and a.date.weekday == b.date.weekday:
        return False  # both say 'Sunday': the days of publication differ, not the accounts
    return abs((a.when.date - b.when.date).days) <= MOST_DAYS_APART


def _subject(view: ClaimView, verb: int) -> tuple[Token, ...]:
    """The head words of the verb's subject; none for a pronoun, which may be anyone."""
    heads = [t for t in view.tokens if t.head == verb and t.dep in ("nsubj", "nsubjpass")]
    if not heads and view.tokens[verb].dep in ("acl", "relcl"):  # 'the hostages freed in May'
        heads = [view.tokens[view.tokens[verb].head]]
    return tuple(t for t in heads if t.pos != "PRON")


def _months(when: Moment) -> int:
    """Months since year 0; a bare year counts from its middle."""
    return int(when.iso[:4]) * 12 + (int(when.iso[5:7]) if len(when.iso) >= 7 else 6)


def _dated(view: ClaimView, account: Account) -> list[_Dated]:
    """The days printed in a claim, each with the verb it hangs on."""
    out: list[_Dated] = []
    if view.claim.span != view.claim.sentence:  # a sentence cut in two: its grammar counts from the whole
        return out
    for date in account.annotation.dates:
        if date.when is None or not view.claim.span.covers(date.span) or not view.tokens:
            continue
        if date.weekday is None and date.relative and date.when.date is not None:
            continue
        verb = governor(view.tokens, date.span.start, date.span.end)
        if verb is not None:
            token, subject = view.tokens[verb], _subject(view, verb)
            helpers = [t for t in view.tokens if t.head == verb and t.dep in ("aux", "auxpass")]
            what = " ".join(t.text for t in sorted((*subject, *helpers, token), key=lambda t: t.start))
            lemmas = frozenset(t.lemma.lower() for t in subject)
            out.append(_Dated(token.lemma.lower(), what, lemmas, date.when, date, view.claim.span))
    return out
