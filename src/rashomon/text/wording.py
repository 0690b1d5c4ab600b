"""The words of a text as they are compared: folded, without endings, without the words that carry no content."""

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")
_STOP = frozenset(
    """a an the this that these those i me my mine myself we us our ours ourselves you your yours yourself yourselves he him
    his himself she her hers herself it its itself they them their theirs themselves who whom whose which what and or but nor
    so yet if then than as of at by for with about against between into through during before after above below to from up
    down in out on off over under again further once here there when where why how all any both each few more most other some
    such only own same too very can will just should would could may might must shall do does did doing done be am is are was
    were been being have has had having also s t d ll m re ve don didn doesn isn aren wasn weren hasn haven hadn won wouldn
    couldn shouldn not no never going go get got said say says it's that's there's i'm we're you're they're i've we've you've
    i'd i'll we'll because while since until upon one even still really well like thing things""".split()
)
NEGATIONS = frozenset(
    """not no never none nobody nothing nowhere neither nor cannot without dont doesnt didnt wont cant isnt arent wasnt werent
    hasnt havent hadnt wouldnt couldnt shouldnt""".split()
)
_ENDINGS = (
    ("ational", "ate"), ("fulness", "ful"), ("iveness", "ive"), ("ization", "ize"), ("isation", "ize"), ("ations", ""),
    ("ation", ""), ("ements", ""), ("ement", ""), ("ments", ""), ("ment", ""), ("ingly", ""), ("edly", ""), ("ily", "il"),
    ("iest", ""), ("ings", ""), ("ions", ""), ("ying", ""), ("ing", ""), ("ion", ""), ("ied", ""), ("ies", ""), ("ness", ""),
    ("ers", ""), ("est", ""), ("ed", ""), ("ly", ""), ("er", ""), ("es", ""), ("s", ""), ("e", ""), ("y", ""),
)  # fmt: skip
_SHORTEST_STEM = 4


def all_words(text: str) -> tuple[str, ...]:
    """Every word and number, in order, in lower case with straight apostrophes and without diacritics."""
    return tuple(_fold(match.group()) for match in _WORD.finditer(text))


# One sentence is asked for its words by several comparisons, and stands in several points.
@lru_cache(maxsize=20_000)
def content_words(text: str) -> tuple[str, ...]:
    """The words that carry content, in order, each cut to a stem; of a text without any, all its words."""
    words = all_words(text)
    kept = tuple(stem(word.removesuffix("'s")) for word in words if word not in _STOP and len(word) > 1)
    return kept or words


def stem(word: str) -> str:
    """The word without its English ending, as far as enough is left of it; other words stay as they are."""
    if word[:1].isdigit():
        return word.replace(",", "")
    for ending, instead in _ENDINGS:
        if ending == "ly" and word.endswith("ily"):
            continue  # 'family' is no adverb of 'fami'
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word[: -len(ending)] + instead
    return word


def is_negated(text: str) -> bool:
    """Whether the text denies something: 'not', 'never', 'didn't' …"""
    return any(word in NEGATIONS or word.endswith("n't") for word in all_words(text))


def numbers(text: str) -> frozenset[str]:
    """The numbers written in digits."""
    return frozenset(word.replace(",", "") for word in all_words(text) if word[0].isdigit())


def _fold(word: str) -> str:
    plain = "".join(
        ch for ch in unicodedata.normalize("NFKD", word.casefold().replace("’", "'")) if not unicodedata.combining(ch)
    )
    return plain or word
