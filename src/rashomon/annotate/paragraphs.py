"""The paragraphs of an article and what stands between quotation marks in each."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from rashomon.annotate.insertions import without_insertions
from rashomon.model import TaggedSentence
from rashomon.text.quotation import Marked, find_marked, opens_with_mark

# 'Words, X said' where a quotation lost its closing mark.
_LOST_CLOSE = re.compile(
    r",\s+(?=(?:[\w.'’-]+\s+){1,7}?(?:said|says|told|added|adds|wrote|explained|replied|stated|warned|insisted|argued|noted)\b)"
    r"|,\s+(?=(?:said|says|added|wrote|explained|replied|stated|warned|insisted|argued|noted)\s+[\w'’]+)"
)


@dataclass(slots=True)
class Paragraph:
    """A paragraph: where it lies, which sentences it has, and what stands between quotation marks in it."""

    start: int
    end: int
    sentences: list[int]
    marked: list[Marked] = field(default_factory=list)


def find_paragraphs(text: str, tagged: Sequence[TaggedSentence], *, insertions: bool = False) -> list[Paragraph]:
    """Paragraphs with the stretches between marks in them; a stretch that lost its closing mark ends before 'X said'.

    `insertions`: in this language cues stand between the marks too, and part what is said.
    """
    out: list[Paragraph] = []
    last: tuple[str, int] | None = None
    for number, t in enumerate(tagged):
        sentence = t.sentence
        if out and last == (sentence.kind, sentence.paragraph):
            out[-1].end = sentence.span.end
            out[-1].sentences.append(number)
        else:
            out.append(Paragraph(sentence.span.start, sentence.span.end, [number]))
        last = (sentence.kind, sentence.paragraph)
    for k, paragraph in enumerate(out):
        runs_on = k + 1 < len(out) and opens_with_mark(text, out[k + 1].start, out[k + 1].end)
        for marked in find_marked(text, paragraph.start, paragraph.end):
            cut = _LOST_CLOSE.search(text, marked.start, marked.end) if not marked.closed else None
            if cut is not None and runs_on and not _names(text[cut.end() : cut.end() + 2]):
                cut = None
            if cut is not None and cut.start() > marked.start:
                paragraph.marked.append(Marked(marked.start, cut.start(), marked.left, cut.start(), marked.opened, True))
            elif insertions:
                paragraph.marked += without_insertions(text, marked, [tagged[n] for n in paragraph.sentences])
            else:
                paragraph.marked.append(marked)
    return out


def _names(begin: str) -> bool:
    """Whether these two characters may begin a name."""
    return begin[:1].isupper() and begin[1:2].islower()
