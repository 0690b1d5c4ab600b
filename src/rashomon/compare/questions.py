"""What a question asks for: its kind, the names and figures that must be there, and the words that should be."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.model import Entity, QuestionKind, ValueKind
from rashomon.text.names import COURTESIES, KEPT_TITLES, TITLES
from rashomon.text.quantity_words import HUMANS, PREDICATE, singular
from rashomon.text.wording import all_words, content_words, stem

_ASKS: tuple[tuple[QuestionKind, str], ...] = (
    (
        "how many",
        r"how (?:many|much|old|long|fast|far|high|big|large|tall|deep|heavy|often|wide)\b"
        r"|(?:what|which) (?:is|was|are|were) the (?:[\w-]+ ){0,2}(?:number|toll|age|speed|cost|price|total|count|sum|turnout)\b"
        r"|what (?:number|age|speed|sum|price|share|percentage|turnout|toll|proportion)\b|at what (?:age|speed|price)\b",
    ),
    (
        "when",
        r"when\b|since when\b|until when\b|(?:on |in |at |by )?(?:what|which) (?:day|date|time|year|month|weekday|hour|week)\b"
        r"|how long ago\b",
    ),
    (
        "where",
        r"(?:from )?where\b|(?:in |at |to |from |near )?(?:what|which) (?:place|town|city|country|village|region|street)\b",
    ),
    (
        "why",
        r"why\b|how come\b|for what reason\b|what (?:was |is |were )?(?:the )?(?:cause|caused|reasons?|led to)\b|what made\b"
        r"|on what grounds\b",
    ),
    ("who", r"(?:by |to |from |with |for |against |of )?(?:who|whom|whose)\b"),
    (
        "yes-no",
        r"(?:did|does|do|is|are|was|were|has|have|had|can|could|will|would|should|may|might|must|isn't|aren't|didn't|hasn't)\b",
    ),
)
# What kind of value each measure word asks for.
_MEASURES: tuple[tuple[str, tuple[ValueKind, ...]], ...] = (
    (r"how old|\bage\b", ("age",)),
    (r"how long", ("duration", "measure")),
    (r"how (?:fast|far|high|big|large|tall|deep|heavy|wide)|\b(?:speed|size)\b", ("measure",)),
    (r"how much .*\b(?:cost|pay|paid|price|spend|spent|earn|worth|money)\b|\b(?:cost|price|sum)\b", ("money",)),
    (r"how much", ("money", "measure", "number")),
    (r"", ("number", "measure", "money", "duration")),
)
# Words that put the question and are not looked for in the answer.
_ASKING = frozenset(
    """
    who whom whose when where why how what which is was are were did does do has have had many much old long fast far high big
    large tall deep heavy often wide age speed number people person somebody anyone day date time year month according come came
    happen name called there ever reason cause place give given tell accounts say said
    """.split()
)
# What a kind of value says already: a sum is paid or costs, a time is what something lasts.
_IMPLIED: tuple[tuple[str, str], ...] = (
    (r"how much", "pay paid pays cost costs spend spent worth receive receives received get gets"),
    (r"how long", "last lasts lasted take takes took"),
    (r"how (?:fast|far)", "go going went travel travelling traveling drive driving"),
    (r"how many", "get gets attend attended take part"),
)
_CAPITAL = re.compile(r"[A-ZÀ-ÖØ-ÞА-Я][\w’'-]*")
_NUMBER = re.compile(r"(?<![\w.,])\d[\d.,]*\d|(?<![\w.,])\d")
# 'Who is X?' wants what X is, not another name.
_SAYING = re.compile(r"what (?:did|does|do|has|have|had|was|is) .*\b(?:say|said|tell|told|claim|state|promise)\w*\b")
_WHO_IS = re.compile(r"who(?:'s|’s| is| was| are| were)\s+(?:the\s+)?(?P<rest>.+?)\s*\??$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Question:
    """A question taken apart. `words` are the stems it should have, each with its word; `names` and `numbers` what it must have.

    `wants` are the kinds of values of which one must stand in the answer, `counted` the stem of what is counted, `people` whether
    that is people; `befell` the class of what happened to it; `described` whether it asks what somebody is,
    `saying` what somebody said.
    """

    text: str
    kind: QuestionKind
    words: tuple[tuple[str, str], ...]
    names: tuple[str, ...]
    numbers: tuple[str, ...]
    wants: tuple[ValueKind, ...] = ()
    counted: str = ""
    people: bool = False
    befell: str = ""
    described: bool = False
    saying: bool = False


def understand(text: str, entities: Sequence[Entity]) -> Question:
    """The question taken apart. Names are runs of capitalised words, and words that are the whole name of an entity."""
    plain = " ".join(text.replace("’", "'").split())
    lower = plain.lower()
    kind: QuestionKind = next((name for name, pattern in _ASKS if re.match(pattern, lower)), "what")
    names = _names(plain, entities)
    rest = plain
    for name in names:
        rest = rest.replace(name, " ")
    implied = {word for pattern, words in _IMPLIED if re.match(pattern, lower) for word in words.split()}
    printed = [w.removesuffix("'s") for w in all_words(rest) if w not in _ASKING and w not in implied]
    words = {stem(w): w for w in printed if len(w) > 1 and w.isalpha() and stem(w) in content_words(f"{w} content")}
    numbers = tuple(number.replace(",", "") for number in _NUMBER.findall(plain))
    predicate = PREDICATE.search(lower)
    befell = predicate.lastgroup or "" if predicate else ""
    described = bool((found := _WHO_IS.match(plain)) and any(_bare(found["rest"]) == _bare(name) for name in names))
    saying = kind == "what" and bool(_SAYING.match(lower))
    if kind != "how many":
        return Question(plain, kind, tuple(words.items()), names, numbers, befell=befell, described=described, saying=saying)
    wants = next(kinds for pattern, kinds in _MEASURES if re.search(pattern, lower))
    counted, people = _counted(lower)
    return Question(plain, kind, tuple(words.items()), names, numbers, wants, counted, people, befell)


def _bare(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().casefold()


def _counted(lower: str) -> tuple[str, bool]:
    """'how many dismissed workers' → the stem of what is counted, and whether it is people; empty for people as such."""
    found = re.match(r"how many (?:of (?:the |its |their )?)?(?P<what>[\w' -]+)", lower)
    if not found:
        return "", False
    run: list[str] = []
    for word in found["what"].split():
        if word in _AFTER_COUNTED or (run and (PREDICATE.fullmatch(word) or word.endswith("ed"))):
            break
        run.append(word)
    if not run:
        return "", False
    noun = run[-1]
    if noun in ("people", "persons", "person", "victims", "lives") or PREDICATE.fullmatch(noun):
        return "", True
    return stem(noun), singular(noun) in HUMANS or noun in HUMANS


_AFTER_COUNTED = frozenset(
    "were was are is did do does had have has can could will would in on at of get got came come died there who that".split()
)


_TITLES = frozenset((*TITLES, *KEPT_TITLES, *COURTESIES))


def _names(plain: str, entities: Sequence[Entity]) -> tuple[str, ...]:
    """Runs of capitalised words but for the first word of the question, if that only opens it."""
    out: list[str] = []
    run: list[str] = []

    def close() -> None:
        while len(run) > 1 and run[0].lower().rstrip(".") in _TITLES:
            del run[0]
        if run:
            out.append(" ".join(run))
            run.clear()

    words = plain.rstrip("?!. ").split(" ")
    for place, word in enumerate(words):
        bare = word.strip(',;:()"“”')
        bare = re.sub(r"'s?$", "", bare)
        opens = place == 0 and bare.lower() in _OPENERS
        if _CAPITAL.fullmatch(bare) and not opens:
            run.append(bare)
            if word[-1] in ",;:)" or word.endswith("'s"):
                close()
        else:
            close()
    close()
    known = {form.text.casefold() for e in entities for form in e.forms if e.kind == "person"}
    small = [w for w in all_words(plain) if w in known and len(w) > 3 and not any(w in n.casefold() for n in out)]
    return tuple(dict.fromkeys((*out, *(w for w in small if w in plain))))


_OPENERS = frozenset(
    "who whom whose when where why how what which did does do is are was were has have had can could will would should may might "
    "must in on at by from to with of for since until according the a an".split()
)
