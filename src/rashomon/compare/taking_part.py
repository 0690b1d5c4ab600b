"""Which happenings of a sentence somebody takes part in, as the one who does it or the one it is done to."""

from collections.abc import Iterator, Sequence

from rashomon.model import Token
from rashomon.text.clauses import children

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
# Verbs that only say that something begins, goes on, is done or is so: the happening is what they govern.
_PHASES = frozenset(
    "begin start continue stop cease keep finish resume quit proceed go get help let try manage seem appear happen tend".split()
)
_LIGHT = frozenset("make take give have do hold pay extend get".split())
# Nouns whose 'for' tells what they are about.
_WANTED = frozenset("order bid demand request offer contract deal call search".split())
# Verbs of a happening that their object tells as well: 'filed a lawsuit'.
_TOGETHER = frozenset(
    "file sign place win lose reach submit issue face suffer undergo begin start complete conduct launch".split()
)
# What somebody means or is to do has not happened yet: 'plans to buy', 'was ordered to leave'.
_AIMS = frozenset(
    """plan agree decide attempt try promise refuse offer expect order require ask urge recommend schedule set slate want hope
    aim intend threaten vow pledge fail decline seek propose advise encourage allow permit enable force invite need like
    prepare consider continue able likely due ready willing want wish request persuade tell""".split()
)
# Participles behind a noun that tell what it is, not what happened.
_STATES = frozenset("age base locate dub call name know talented title entitle label situate own".split())
# What goes on in a mind is no happening.
_MINDS = frozenset(
    """think believe know want hope expect wish feel like love hate fear intend plan need consider see understand remember
    forget doubt suppose assume guess mean prefer regard desire wonder suspect""".split()
)
_POSSIBLE = frozenset("may might could would can should must ought".split())
_FUTURE = frozenset("will shall 'll wo".split())
# Nouns that tell a happening, by how they are formed from verbs ...
_ENDINGS = ("ation", "ition", "ction", "ption", "ssion", "nsion", "ment", "al", "ance", "ence", "ure", "ery")
# ... of which these do not,
_THINGS = frozenset(
    """station nation ration document element segment cement apartment department government equipment instrument monument
    pavement garment section fraction faction fiction function option capital hospital animal metal signal material official
    individual journal festival criminal rival original professional principal federal finance balance insurance audience
    science sentence conference evidence residence intelligence figure feature picture structure culture nature furniture
    literature temperature future creature machinery battery gallery mystery grocery cemetery generation population position
    condition edition tradition ambition organization organisation corporation application information location foundation
    situation version mission profession dimension pension tension extension management environment experiment statement
    compartment supplement implement parliament moment comment complement ornament sediment treatment movement
    distance substance circumstance instance entrance appliance fragrance absence presence influence difference
    confidence existence essence consequence sequence patience preference reference
    measure pressure treasure pleasure leisure lecture texture fixture mixture signature""".split()
)
# ... and some that are verbs themselves, or formed in no such way.
_DOINGS = frozenset(
    """launch crash order lawsuit suit merger sale purchase death birth flight attack arrest visit talk speech deal strike
    release return loss win victory defeat vote trial test takeover bid offer delivery discovery resignation departure
    arrival election meeting opening closing landing takeoff rollout debut announcement start fire explosion accident
    collision protest march murder killing shooting war battle fight raid search escape rescue wedding marriage divorce
    interview call demand request complaint plea appeal apology warning threat promise move cut rise fall drop increase
    decrease growth decline investment layoff dismissal sacking hiring promotion retirement decision leave surgery operation
    tour trip race game match performance show demonstration unveiling delay cancellation upgrade recall ban use dispute
    claim""".split()
)


def happenings_of(tokens: Sequence[Token], at: int) -> tuple[int, ...]:
    """The words that head what the token at `at` takes part in, in order: verbs, and nouns that tell a happening.

    Left out is what did not happen or need not: what is negated, possible, wished for, or still to come.
    """
    below = children(tokens)
    found = {k for k in _taking_part(tokens, below, at) if _is_happening(tokens, below, k)}
    return tuple(sorted(found))


def is_future(tokens: Sequence[Token], verb: int) -> bool:
    """Whether the verb is told as still to come."""
    return any(t.head == verb and t.dep == "aux" and t.lemma.casefold() in _FUTURE for t in tokens)


def particle(tokens: Sequence[Token], verb: int) -> int | None:
    """The particle that belongs to a verb: 'off' in 'took it off'."""
    return next((k for k in children(tokens)[verb] if tokens[k].dep == "prt"), None)


def _taking_part(tokens: Sequence[Token], below: list[list[int]], at: int) -> Iterator[int]:
    for place in same(tokens, at):
        yield from _governing(tokens, below, place)


def same(tokens: Sequence[Token], at: int) -> Iterator[int]:
    """The token and what stands for the same: what it is an apposition of, the first of its list."""
    yield at
    for _ in range(len(tokens)):
        token = tokens[at]
        if token.dep not in ("appos", "conj") or tokens[token.head].pos not in ("NOUN", "PROPN", "PRON") or token.head == at:
            return
        at = token.head
        yield at


def _governing(tokens: Sequence[Token], below: list[list[int]], at: int) -> Iterator[int]:
    token = tokens[at]
    head = token.head
    for k in below[at]:  # 'X, who resigned', 'X, born in …', 'phones sold in France'
        if tokens[k].dep in ("relcl", "acl") and tokens[k].pos == "VERB":
            subjects = [j for j in below[k] if tokens[j].dep in _SUBJECTS]
            if not subjects or any(tokens[j].text.casefold() in _RELATIVE for j in subjects):
                yield from _done_by(tokens, below, k)
            elif not any(tokens[j].dep == "dobj" and tokens[j].text.casefold() not in _RELATIVE for j in below[k]):
                yield k  # 'the phone that they sell'
    if head == at:
        return
    if token.dep in _SUBJECTS:
        yield from _done_by(tokens, below, head)
    elif token.dep in ("dobj", "dative"):
        yield head
    elif token.dep in ("poss", "compound", "nmod"):
        if tokens[head].pos == "NOUN":
            yield head
            if tokens[head].dep == "compound" and tokens[tokens[head].head].pos == "NOUN":
                yield tokens[head].head
    elif token.dep == "pobj":
        above = tokens[head]
        if above.dep == "agent" or (above.text.casefold() == "by" and tokens[above.head].tag == "VBN"):
            yield from _done_by(tokens, below, above.head)
        elif _is_about(above, tokens[above.head]):
            yield above.head


def _is_about(word: Token, noun: Token) -> bool:
    """Whether a preposition makes what follows a party to its noun: 'the launch of X', 'an order for X'."""
    low = word.text.casefold()
    return noun.pos == "NOUN" and (low in ("of", "by") or (low == "for" and noun.lemma.casefold() in _WANTED))


def _done_by(tokens: Sequence[Token], below: list[list[int]], verb: int) -> Iterator[int]:
    """The verb and what else its subject does in the clause: coordinated verbs, infinitives, participles, the noun it lights."""
    stack, seen = [verb], {verb}
    while stack:
        k = stack.pop()
        yield k
        for j in below[k]:
            one = tokens[j]
            if one.dep == "dobj" and one.pos == "NOUN" and tokens[k].lemma.casefold() in _LIGHT | _TOGETHER:
                yield j
            own = any(tokens[i].dep in _SUBJECTS for i in below[j])
            if one.dep == "prep":
                for i in below[j]:
                    if tokens[i].dep == "pcomp" and i not in seen:
                        seen.add(i)
                        stack.append(i)
            elif one.dep in ("conj", "xcomp", "advcl") and one.pos in ("VERB", "AUX") and not own and j not in seen:
                seen.add(j)
                stack.append(j)


def _is_happening(tokens: Sequence[Token], below: list[list[int]], k: int) -> bool:
    token = tokens[k]
    if token.pos == "NOUN":
        return tells_happening(token)
    if token.pos != "VERB":
        return False
    lemma = token.lemma.casefold()
    if lemma in _MINDS or lemma == "be":
        return False
    if lemma in _PHASES and any(_is_clause(tokens, below, j) for j in below[k]):
        return False
    if lemma in _LIGHT and any(tokens[j].dep == "dobj" and tells_happening(tokens[j]) for j in below[k]):
        return False
    return not _unreal(tokens, below, k)


def _is_clause(tokens: Sequence[Token], below: list[list[int]], k: int) -> bool:
    """Whether the token is, or brings in, what a verb of a phase governs: 'began to speak', 'started by speaking'."""
    token = tokens[k]
    return token.dep in ("xcomp", "ccomp") or (token.dep == "prep" and any(tokens[j].dep == "pcomp" for j in below[k]))


def _unreal(tokens: Sequence[Token], below: list[list[int]], k: int) -> bool:
    """Whether the verb tells what did not happen or need not: 'did not', 'may', 'if', 'refused to'."""
    helpers = [tokens[j] for j in below[k]]
    if any(h.dep == "neg" or (h.dep == "aux" and h.lemma.casefold() in _POSSIBLE) for h in helpers):
        return True
    if any(h.dep == "mark" and h.lemma.casefold() in ("if", "unless", "whether") for h in helpers):
        return True
    token = tokens[k]
    above = tokens[token.head]
    if token.dep in ("xcomp", "ccomp", "acl") and token.tag == "VB" and token.head != k:
        if above.lemma.casefold() in _AIMS | _MINDS or token.dep == "acl":
            return True
        return above.pos == "VERB" and (_unreal(tokens, below, token.head) or is_future(tokens, token.head))
    if token.dep == "acl" and token.lemma.casefold() in _STATES:
        return True
    if token.dep == "conj" and above.pos == "VERB" and token.tag == "VB":
        return _unreal(tokens, below, token.head)
    return False


def tells_happening(token: Token) -> bool:
    """Whether a noun tells a happening: 'launch', 'resignation'."""
    lemma = token.lemma.casefold()
    if token.pos != "NOUN" or lemma in _THINGS:
        return False
    return lemma in _DOINGS or (len(lemma) > 6 and lemma.endswith(_ENDINGS))
