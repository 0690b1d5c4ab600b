"""Who goes back to whom, and how many independent reporting acts that leaves.

Nothing here says who was right to copy: links carry their evidence. A false join costs a reader more than a missed one, so the
thresholds ask for words that nobody writes twice, or for a credit that the words bear out.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from rashomon.compare.crediting import Names, cites, names_of, own_page, same_medium, same_outlet, told
from rashomon.compare.shared_sentences import Line, SharedSentence, narrative, shared_sentences
from rashomon.compare.sole_source import sole_source
from rashomon.compare.translations import ENOUGH_SENTENCES, LEAST_SHARE, following
from rashomon.model import Account, Link, LinkKind, Origin, Overlap, Quote, Span

# Two sentences count as the same at this share of common words in the same order. On nineteen labelled events independent
# accounts of one event seldom reach .6 once; rewrites of one report do so three times and more.
LIKE_SENTENCE = 0.6
# The sum of rare content words in such sentences that makes two accounts one origin. Chosen on nineteen labelled events: there
# independent accounts stay below 9 (but for those of one statement, see `sole_source`), copies and rewrites without credit lie
# above 22. Read on 218 stories of a public set, 1,219 pairs that are not labelled for copies, some of the same events: the dozen
# pairs of two outlets that join share a wire, a release or each other's text; two reports of one hearing in court lie just below.
ENOUGH_WORDS = 17.0
# One sentence alone may be a formula of press releases or a line of background that both looked up.
FEWEST_SENTENCES = 2
# With a credit that names the other account (or the agency both credit) less shared wording bears it out.
ENOUGH_WITH_CREDIT = 6.0
# Two versions by one newsroom: of both bodies so much stands in the other, quotations included, and of one so much.
OWN_VERSION_SHARES = (0.1, 0.15)
# Below this nothing is said about likeness at all.
WORTH_SAYING = 5.0
# Shares of a body that stand verbatim in the other: nearly the whole of it (a reprint), or most of it (an excerpt). A body
# that is mostly another's words, quotations included, needs one narrative sentence besides: a speech that both print is no copy.
REPRINT = 0.8
EXCERPT = 0.6
# A body that stands in the other by so much more than the reverse is the one that was cut from it.
ONE_SIDED = 1.4
MOST_PAIRS = 8
# Accounts of which one shares so much wording with the other are one voice when it is asked how common a word is in the story.
PLAIN_COPY = 0.4


_Told = tuple[tuple[Span, str], ...]


@dataclass(frozen=True, slots=True)
class _Pair:
    """Everything known of two accounts, the first before the second in reading order."""

    first: Account
    second: Account
    names: tuple[Names, Names]
    shared: tuple[SharedSentence, ...]
    sizes: tuple[int, int]
    verbatim: tuple[float, float]
    runs: tuple[tuple[Span, Span], ...]

    @property
    def words(self) -> float:
        return sum(s.weight for s in self.shared)

    def share(self, side: int) -> float:
        """The share of a side's narrative words that stand in shared sentences."""
        words = sum(len((s.first, s.second)[side].words) for s in self.shared)
        return words / self.sizes[side] if self.sizes[side] else 0.0


def find_origins(
    accounts: Sequence[Account], overlaps: Sequence[Overlap], quotes: Sequence[Quote]
) -> tuple[tuple[Link, ...], tuple[Origin, ...]]:
    """The links found, those that join first, and the origins they leave: O1 holds the first account."""
    names = [names_of(account) for account in accounts]
    lines = [narrative(account) for account in accounts]
    shared = shared_sentences(lines, _families(accounts, overlaps), least=LIKE_SENTENCE)
    copied = {(o.first, o.second): o for o in overlaps}
    passed_on = [told(account) for account in accounts]
    links: list[Link] = []
    for i, j in combinations(range(len(accounts)), 2):
        pair = _pair(accounts[i], accounts[j], (names[i], names[j]), shared.get((i, j), ()), (lines[i], lines[j]), copied)
        link = _judge(pair, (passed_on[i], passed_on[j]), quotes)
        if link is not None:
            links.append(link)
    links += _agency_links(accounts, names)
    links = sorted(_drop_implied(links), key=lambda x: (not x.joins, -x.score, x.child, x.parent))
    return tuple(links), _components(accounts, names, links)


def _families(accounts: Sequence[Account], overlaps: Sequence[Overlap]) -> list[int]:
    """For each account the number of its family: accounts that plainly share wording, directly or over others."""
    number = {account.article.id: n for n, account in enumerate(accounts)}
    family = list(range(len(accounts)))
    for overlap in overlaps:
        if max(overlap.in_first, overlap.in_second) >= PLAIN_COPY and overlap.first in number and overlap.second in number:
            one, other = family[number[overlap.first]], family[number[overlap.second]]
            family = [min(one, other) if f in (one, other) else f for f in family]
    return family


def _pair(
    first: Account,
    second: Account,
    names: tuple[Names, Names],
    shared: tuple[SharedSentence, ...],
    lines: tuple[Sequence[Line], Sequence[Line]],
    copied: dict[tuple[str, str], Overlap],
) -> _Pair:
    a, b = first.article.id, second.article.id
    sizes = (sum(len(x.words) for x in lines[0]), sum(len(x.words) for x in lines[1]))
    if (overlap := copied.get((a, b))) is not None:
        return _Pair(first, second, names, shared, sizes, (overlap.in_first, overlap.in_second), overlap.spans)
    if (overlap := copied.get((b, a))) is not None:
        runs = tuple((y, x) for x, y in overlap.spans)
        return _Pair(first, second, names, shared, sizes, (overlap.in_second, overlap.in_first), runs)
    return _Pair(first, second, names, shared, sizes, (0.0, 0.0), ())


def _judge(pair: _Pair, passed_on: tuple[_Told, _Told], quotes: Sequence[Quote]) -> Link | None:
    """The link between two accounts, or None where nothing worth saying was found."""
    if _language(pair.first) != _language(pair.second):
        return _judge_translation(pair, quotes)
    low, high = sorted(pair.verbatim)
    copied = high >= REPRINT or (high >= EXCERPT and bool(pair.shared))
    enough = len(pair.shared) >= FEWEST_SENTENCES and pair.words >= ENOUGH_WORDS
    credit = _credit(pair)
    reasons = _in_words(pair, _child(pair, credit)[0] or 0)
    joins = copied or enough
    if credit:
        reasons.append(credit[1])
        joins = joins or pair.words >= ENOUGH_WITH_CREDIT
    if (medium := _same_words_told(pair, passed_on)) is not None and pair.words >= ENOUGH_WITH_CREDIT:
        reasons.append(f"both print words told to {medium}, and more of one report beside them")
        joins = True
    if same_outlet(pair.first, pair.second):
        own = low >= OWN_VERSION_SHARES[0] and high >= OWN_VERSION_SHARES[1]
        if own or (len(pair.shared) >= FEWEST_SENTENCES and pair.words >= ENOUGH_WITH_CREDIT):
            reasons.append(f"both are by {pair.first.article.outlet or pair.first.article.host}: two versions of one report")
            joins = True
    if joins and high < REPRINT and credit is None and (source := sole_source(pair.first, pair.second)):
        reasons.append(f"both tell what {source} said and name no other source: the words they share may be its own")
        return _link(pair, "same-authority", reasons, credit, joins=False)
    if joins:
        return _link(pair, _relation(pair), reasons, credit, joins=True)
    if credit and (pair.shared or high > 0):
        return _link(pair, "credit", reasons, credit, joins=False)
    if pair.words >= WORTH_SAYING:
        return _link(pair, _relation(pair), [*reasons, "too little to call them one origin"], credit, joins=False)
    return None


def _language(account: Account) -> str:
    return account.article.language.split("-")[0]


def _in_words(pair: _Pair, child: int) -> list[str]:
    """What two accounts share, in words; the child's share comes first."""
    parent = 1 - child
    reasons = []
    if pair.shared:
        reasons.append(
            f"{len(pair.shared)} narrative sentence{'s' * (len(pair.shared) > 1)} nearly word for word in both "
            f"({pair.share(child):.0%} of this one's running text, {pair.share(parent):.0%} of the other's)"
        )
    if max(pair.verbatim) > 0:
        reasons.append(
            f"{pair.verbatim[child]:.0%} of this one, {pair.verbatim[parent]:.0%} of the other stand in both word for word"
        )
    return reasons


def _judge_translation(pair: _Pair, quotes: Sequence[Quote]) -> Link | None:
    """A link where one account follows the other, in another language, from sentence to sentence; None otherwise."""
    parallel = following(pair.first, pair.second, quotes)
    if parallel.share < LEAST_SHARE or len(parallel.pairs) < ENOUGH_SENTENCES:
        return None
    reason = (
        f"{len(parallel.pairs)} sentences hold the same names, figures and quotations in the same order ({parallel.share:.0%})"
    )
    credit = _credit(pair)
    reasons = [reason, credit[1]] if credit else [reason]
    return _link(replace(pair, runs=parallel.pairs), "translation", reasons, credit, joins=True)


def _same_words_told(pair: _Pair, passed_on: tuple[_Told, _Told]) -> str | None:
    """The medium to which somebody told words that stand in both accounts, word for word, with that medium named in both."""
    for one, name in passed_on[0]:
        for other, second_name in passed_on[1]:
            if same_medium(name, second_name) and any(a.overlap(one) and b.overlap(other) for a, b in pair.runs):
                return name
    return None


def _credit(pair: _Pair) -> tuple[int, str] | None:
    """Which side credits the other (2: both credit one agency), and in which words."""
    for side, (child, parent) in enumerate(((pair.first, pair.second), (pair.second, pair.first))):
        theirs, own = pair.names[1 - side], pair.names[side]
        names = [n for n in theirs.outlet if n not in own.outlet]
        where = cites(child, names)
        if where is not None:
            return side, f"names {child.slice(where)} as its source"
        words = [name for _, name in told(child) if any(same_medium(name, n) for n in names)]
        if words:
            return side, f"prints words told to {parent.article.outlet or words[0]}"
    common = [a for a in pair.names[0].agencies if a in pair.names[1].agencies]
    if common:
        return 2, f"both credit {common[0]}"
    return None


def _relation(pair: _Pair) -> LinkKind:
    low, high = sorted(pair.verbatim)
    if low >= REPRINT:
        return "reprint"
    return "excerpt" if high >= EXCERPT else "rewrite"


def _link(pair: _Pair, relation: LinkKind, reasons: Sequence[str], credit: tuple[int, str] | None, *, joins: bool) -> Link:
    side, why = _child(pair, credit)
    child, parent = (pair.first, pair.second) if side != 1 else (pair.second, pair.first)
    spans = _spans(pair)
    if side == 1:
        spans = tuple((b, a) for a, b in spans)
    sides = (0, 1) if side is None else (side,)  # what counts is how much of the child goes back to the parent
    likest = max(max(pair.verbatim[k], pair.share(k)) for k in sides)
    score = min(0.99, max(likest, 0.9 * min(1.0, pair.words / (2 * ENOUGH_WORDS)) + 0.09 * likest))
    return Link(
        child=child.article.id,
        parent=parent.article.id,
        relation=relation,
        score=round(score, 3),
        reasons=tuple([*reasons, why] if why else reasons),
        spans=spans,
        directed=side is not None,
        joins=joins,
    )


def _child(pair: _Pair, credit: tuple[int, str] | None) -> tuple[int | None, str]:
    """Which side goes back to the other, and why: a credit, then the time, then what is wholly contained in the other."""
    if credit is not None and credit[0] < 2:
        return credit[0], ""
    wholes = [names.whole is not None for names in pair.names]
    if wholes[0] != wholes[1]:
        return (1 if wholes[0] else 0), "the other is an agency's own story"
    times = [a.article.published.utc if a.article.published else None for a in (pair.first, pair.second)]
    if times[0] is not None and times[1] is not None and times[0] != times[1]:
        return (0 if times[0] > times[1] else 1), "the other was published earlier"
    low, high = sorted(pair.verbatim)
    if high >= EXCERPT and high >= ONE_SIDED * low:
        return (0 if pair.verbatim[0] > pair.verbatim[1] else 1), "nearly all of it stands in the other, not the reverse"
    return None, ""


def _spans(pair: _Pair) -> tuple[tuple[Span, Span], ...]:
    """The longest shared runs, then shared sentences that they leave out."""
    rows = list(pair.runs[:MOST_PAIRS])
    for s in sorted(pair.shared, key=lambda s: (-s.weight, s.first.span)):
        if len(rows) >= MOST_PAIRS:
            break
        if not any(s.first.span.overlap(a) for a, _ in rows):
            rows.append((s.first.span, s.second.span))
    return tuple(rows)


def _agency_links(accounts: Sequence[Account], names: Sequence[Names]) -> list[Link]:
    """A link to each agency an account credits; the agency's whole story goes back to it, a mere credit does not join."""
    links = []
    for account, own in zip(accounts, names, strict=True):
        for agency in own.agencies:
            credits = sorted(
                {e.span for e in account.article.evidence if e.field == "agency" and e.value == agency and e.span is not None}
            )
            whole = own.whole == agency
            own_words = whole and own_page(account, agency)
            reason = (
                f"the page is {agency}’s own"
                if own_words
                else f"the story is by {agency}"
                if whole
                else f"the text credits {agency}"
            )
            kind: LinkKind = "reprint" if whole and not own_words else "credit"
            where = tuple((s, s) for s in credits[:1])  # an agency has no page here: the credit stands for both sides
            links.append(
                Link(account.article.id, f"agency:{agency}", kind, 0.95 if whole else 0.5, (reason,), where, joins=whole)
            )
    return links


def _drop_implied(links: Sequence[Link]) -> list[Link]:
    """The links without those that others explain: where B goes back to A, and C to both, the likelier of C's parents stays."""
    joining: dict[str, dict[str, Link]] = defaultdict(dict)
    for link in links:
        if link.joins and link.directed and not link.parent.startswith("agency:"):
            joining[link.child][link.parent] = link
    dropped = set()
    for child, parents in joining.items():
        for one, other in combinations(sorted(parents), 2):
            if other in joining.get(one, {}) or one in joining.get(other, {}):
                weaker = min(parents[one], parents[other], key=lambda x: (x.score, x.parent))
                dropped.add((child, weaker.parent))
    return [link for link in links if (link.child, link.parent) not in dropped]


def _components(accounts: Sequence[Account], names: Sequence[Names], links: Sequence[Link]) -> tuple[Origin, ...]:
    """Accounts that joining links connect, over agencies too, in order of their first account."""
    root: dict[str, str] = {}

    def find(node: str) -> str:
        while root.setdefault(node, node) != node:
            node = root[node]
        return node

    for link in links:
        if link.joins:
            a, b = sorted((find(link.child), find(link.parent)))
            root[b] = a
    groups: dict[str, list[int]] = defaultdict(list)
    for n, account in enumerate(accounts):
        groups[find(account.article.id)].append(n)
    out = []
    for label, members in enumerate(sorted(groups.values(), key=min), 1):
        whole = [w for n in members if (w := names[n].whole) is not None]
        credited = [a for n in members for a in names[n].agencies]
        agency = next(iter([*whole, *credited]), None)
        out.append(Origin(f"O{label}", tuple(accounts[n].article.id for n in members), agency))
    return tuple(out)
