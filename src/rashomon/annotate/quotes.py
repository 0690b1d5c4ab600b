"""Who says what in one page: quotations, quotations whose marks were lost, and reported speech."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.annotate.glossed import gloss
from rashomon.annotate.paragraphs import Paragraph, find_paragraphs
from rashomon.annotate.quotes_by_marks import quotes_by_marks
from rashomon.annotate.reported import reported
from rashomon.annotate.speakers import Actor, Cast
from rashomon.annotate.speaking import Cue, Phrase, find_cues, right_phrase
from rashomon.model import Article, FoundQuote, Mention, Span, TaggedSentence, Token
from rashomon.text.cues import BODY_NOUNS, FIRST_OR_SECOND, HE, NAMING, PERSON_NOUNS, SHE, WEAK, WORKS
from rashomon.text.glosses import GLOSSES
from rashomon.text.quotation import Marked

# A stretch between marks of so many words is an utterance even when nobody near it is said to speak; shorter ones are
# titles, names and doubted words more often than not.
UTTERANCE_WORDS = 7
# A shorter one counts when it is a whole sentence.
SENTENCE_WORDS = 4
# A scrap of so many words goes on with a quotation before it in the same paragraph.
SCRAP_WORDS = 3
# 'Billing itself as a "…"': so many small words may stand between a cue and the marks.
MOST_BETWEEN = 3
# Words between marks and the verb of saying that still belong to the speaker's name ('the ministry's spokesman X said').
_FARTHEST_VERB = 16

_LINKING = frozenset(
    "that as how it them him her us me itself himself herself themselves of a an the to only being his their its".split()
)
_JOINING = frozenset(("and", "but", "which", "who", "that", "while"))
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_SMALL = frozenset("a an the of and or in on at to for by from with de la le von van der".split())
# '"…" — X'
_SIGNED = re.compile(r"\s?[―—–-]\s?")


@dataclass(slots=True)
class _Stretch:
    """A stretch between marks and what is known of it so far."""

    marked: Marked
    paragraph: int
    cue: Cue | None = None
    subject: Phrase | None = None
    near: bool = False
    actor: Actor | None = None
    taken: bool = False


def find_quotes(article: Article, tagged: Sequence[TaggedSentence], mentions: Sequence[Mention]) -> tuple[FoundQuote, ...]:
    """The utterances of one page in order of the text: direct ones without their marks, and reported speech.

    A speaker is the span of a mention wherever the page tells who it is. Where there is no grammar (a language without a
    tagger), marks and the verbs of saying beside them must do.
    """
    if not any(sentence.tokens for sentence in tagged):
        return quotes_by_marks(article, tagged, mentions)
    return _Reading(article, gloss(tagged, article.language), mentions).quotes()


class _Reading:
    def __init__(self, article: Article, tagged: Sequence[TaggedSentence], mentions: Sequence[Mention]) -> None:
        self.article = article
        self.text = article.text
        self.tagged = tagged
        self.paragraphs = find_paragraphs(article.text, tagged, insertions=article.language in GLOSSES)
        marked = [m for p in self.paragraphs for m in p.marked]
        self._lefts = [m.left for m in marked]
        self._rights = [m.right for m in marked]
        self._ends = [t.sentence.span.end for t in tagged]
        self.cues = [cue for n, t in enumerate(tagged) for cue in find_cues(n, t, self.quoted)]
        # In these languages the names of firms, papers and movements stand in marks: лидер «Открытого причала».
        self.names_in_marks = article.language in GLOSSES
        self.cast = Cast(article, tagged, mentions, self.quoted)
        self.actors: dict[tuple[int, int], Actor | None] = {}

    def quoted(self, offset: int) -> bool:
        """Whether an offset lies between quotation marks."""
        k = bisect_right(self._lefts, offset) - 1
        return k >= 0 and offset < self._rights[k]

    def quotes(self) -> tuple[FoundQuote, ...]:
        stretches: list[_Stretch] = []
        found: list[FoundQuote] = []
        for number, paragraph in enumerate(self.paragraphs):
            cues = self._cues_of(paragraph)
            here = [_Stretch(m, number) for m in paragraph.marked]
            for stretch in here:
                self._attach(stretch, paragraph, cues)
            subjects = {(s.cue.sentence, s.cue.token): s.subject for s in here if s.cue is not None}
            for cue in cues:
                actor = self.cast.resolve(cue.sentence, subjects.get((cue.sentence, cue.token), cue.subject))
                if actor is None and not cue.passive:
                    actor = self.cast.beside(cue.sentence, cue.token)
                self.actors[cue.sentence, cue.token] = actor
                self.cast.spoke(cue.sentence, cue.start, actor)
            for stretch in here:
                self._judge(stretch, stretches)
                stretches.append(stretch)
            found += self._reported(cues)
        self._run_on(stretches)
        self._added(stretches)
        for stretch in stretches:
            if stretch.taken:
                at = stretch.cue
                found.append(
                    FoundQuote(
                        Span(self.article.id, stretch.marked.start, stretch.marked.end),
                        True,
                        stretch.actor.span if stretch.actor else None,
                        Span(self.article.id, at.start, at.end) if at else None,
                    )
                )
        return tuple(sorted(_outermost(found), key=lambda q: (q.span, not q.direct)))

    def _cues_of(self, paragraph: Paragraph) -> list[Cue]:
        low = bisect_left(self.cues, paragraph.sentences[0], key=lambda c: c.sentence)
        high = bisect_right(self.cues, paragraph.sentences[-1], key=lambda c: c.sentence)
        return self.cues[low:high]

    # -- cues ------------------------------------------------------------------
    def _attach(self, stretch: _Stretch, paragraph: Paragraph, cues: list[Cue]) -> None:
        """Give a stretch the cue it hangs on: right behind it, before it in its sentence, or elsewhere in its sentence."""
        marked = stretch.marked
        others = [m for m in paragraph.marked if m is not marked]
        after = self._behind(marked, paragraph, cues, others)
        first = self._sentence_at(marked.left)
        before = [c for c in cues if c.end <= marked.left and c.sentence == first]
        if before and self._introduces(before[-1], marked, others):
            stretch.cue, stretch.subject, stretch.near = before[-1], before[-1].subject, True
        elif after is not None:
            stretch.cue, stretch.subject, stretch.near = after[0], after[1], True
        elif before:
            stretch.cue, stretch.subject = before[-1], before[-1].subject
        else:
            last = self._sentence_at(marked.end - 1)
            later = [c for c in cues if c.start >= marked.right and c.sentence in (first, last) and c.lemma not in WEAK]
            if later:
                stretch.cue, stretch.subject = later[0], later[0].subject

    def _introduces(self, cue: Cue, marked: Marked, others: list[Marked]) -> bool:
        """Whether nothing but a colon, a comma or 'that' stands between the cue and the marks, or the clause ends in a colon."""
        if any(cue.end <= m.left < marked.left for m in others):
            return False
        between = self.text[cue.end : marked.left].strip()
        if between.endswith(":"):
            return True
        words = between.strip(",:;–—- ").casefold().split()
        if self.article.language in GLOSSES:
            row = self.tagged[cue.sentence].tokens
            words = [t.text.casefold() for t in row if cue.end <= t.start < marked.left and t.pos != "PUNCT"]
        return len(words) <= MOST_BETWEEN and all(word in _LINKING for word in words)

    def _behind(
        self, marked: Marked, paragraph: Paragraph, cues: list[Cue], others: list[Marked]
    ) -> tuple[Cue, Phrase | None] | None:
        """The cue of '"…," X said' or '"…," said X', and its subject by position."""
        number = self._sentence_at(marked.right)
        if number is None or number not in paragraph.sentences:
            return None
        tokens = self.tagged[number].tokens
        stop = min((m.left for m in others if m.left >= marked.right), default=paragraph.end)
        window = [i for i, t in enumerate(tokens) if marked.right <= t.start < stop and t.pos != "PUNCT" and t.text not in ",–—"]
        if not window:
            return None
        between = self.text[marked.right : tokens[window[0]].start]
        if any(ch in ".;:?!" for ch in between) or tokens[window[0]].text.casefold() in _JOINING:
            return None
        ended = (marked.end > marked.start and self.text[marked.end - 1] in ",.?!…-–—") or "," in between or not marked.closed
        tail = [c for c in cues if c.sentence == number and c.token in window[:_FARTHEST_VERB]]
        if not tail:
            return None
        cue = tail[0]
        lead = [i for i in window if i < cue.token]
        free = [not self.quoted(t.start) for t in tokens]
        if cue.lemma == "according":
            return (cue, cue.subject) if not lead else None
        if all(tokens[i].pos in ("AUX", "ADV", "PART") for i in lead):
            if not ended or tokens[cue.token].tag not in ("VBD", "VBZ", "VBP"):
                return None
            return cue, right_phrase(tokens, cue.token + 1, free) or cue.subject
        if any(
            tokens[i].tag in ("VBD", "VBZ", "VBP", "MD") and not _in_clause(tokens, i) for i in lead if tokens[i].pos == "VERB"
        ):
            return None
        if not ended and len(_WORD.findall(self.text[marked.start : marked.end])) < SENTENCE_WORDS:
            return None
        subject = cue.subject
        if subject is None or subject.head not in lead:
            names = [i for i in lead if tokens[i].pos not in ("AUX", "ADV", "PART")]
            head = next(
                (i for i in reversed(_until_comma(tokens, names)) if tokens[i].pos in ("NOUN", "PROPN", "PRON")), names[-1]
            )
            subject = Phrase(tuple(names), head)
        return cue, subject

    def _sentence_at(self, offset: int) -> int | None:
        """The sentence that holds an offset, or the one that begins right behind it."""
        number = bisect_right(self._ends, offset)
        return number if number < len(self.tagged) else None

    # -- whose, and whether ------------------------------------------------------
    def _judge(self, stretch: _Stretch, before: list[_Stretch]) -> None:
        marked = stretch.marked
        words = _WORD.findall(self.text[marked.start : marked.end])
        previous = before[-1] if before and before[-1].taken else None
        same = previous if previous is not None and previous.paragraph == stretch.paragraph else None
        whole = self._whole(marked, words)
        if stretch.cue is not None and (
            stretch.near or stretch.cue.lemma not in WEAK or stretch.cue.lemma in ("call", "describe")
        ):
            shown = stretch.cue.start < marked.start and self.text[marked.left - 2 : marked.left].strip()[-1:] not in (":", ",")
            title = _like_a_title(words) and (not stretch.near or (shown and len(words) > 1))
            stretch.taken = whole or not (self._named_here(marked) or title)
            if not stretch.near and not whole and stretch.cue.start > marked.start and len(words) < 2:
                stretch.taken = False
            if not stretch.near and self.names_in_marks and len(words) < SENTENCE_WORDS:
                stretch.taken = False
            stretch.actor = self.actors.get((stretch.cue.sentence, stretch.cue.token))
            if stretch.actor is None and same is not None and not stretch.near:
                stretch.actor = same.actor
            return
        stretch.cue = None
        signed = _SIGNED.match(self.text, marked.right)
        if signed is not None and (actor := self.cast.named_at(signed.end())) is not None:
            stretch.taken, stretch.actor = True, actor
            return
        goes_on = len(words) >= SCRAP_WORDS and same is not None and words[0].islower()
        stretch.taken = whole or goes_on
        if not stretch.taken:
            return
        named = self._before_colon(stretch)
        told = self._told_before(stretch)
        if named is not None:
            stretch.actor = named
        elif same is not None and (told is None or told[0] < same.marked.start):
            stretch.actor = same.actor
        elif told is not None:
            stretch.actor = told[1]
        else:
            stretch.actor = self._goes_on(stretch, before)

    def _whole(self, marked: Marked, words: list[str]) -> bool:
        """Whether the stretch is an utterance by itself: long, or a whole sentence that is no title."""
        if _like_a_title(words):
            return False
        sentence = words[0][:1].isupper() and self.text[marked.end - 1] in ".,!?…" if words else False
        return len(words) >= UTTERANCE_WORDS or (len(words) >= SENTENCE_WORDS and bool(sentence))

    def _named_here(self, marked: Marked) -> bool:
        """Whether the word right before the marks says that a name follows: 'known as "…"', 'the song "…"'."""
        number = self._sentence_at(marked.left)
        if number is None:
            return False
        tokens = [t for t in self.tagged[number].tokens if t.end <= marked.left and t.pos != "PUNCT"]
        if not tokens:
            return False
        last = tokens[-1]
        before = tokens[-2] if len(tokens) > 1 else None
        if last.text.casefold() == "as" and before is not None:
            return before.lemma.casefold() in ("know", "title", "entitle", "rename", "perform", "front")
        if last.text.casefold() == "of" and before is not None:
            return before.lemma.casefold() in WORKS
        lemma = last.lemma.casefold()
        passive = last.tag == "VBN" or lemma in ("name", "title", "entitle", "dub", "nickname", "so-called", "term", "codename")
        return (lemma in NAMING and passive) or (lemma in WORKS and last.pos in ("NOUN", "PROPN"))

    def _told_before(self, stretch: _Stretch) -> tuple[int, Actor | None] | None:
        """The last one who spoke earlier in the same paragraph, where that was not in the sentence of the quotation itself."""
        paragraph = self.paragraphs[stretch.paragraph]
        own = self._sentence_at(stretch.marked.left)
        for cue in reversed(self._cues_of(paragraph)):
            earlier = cue.sentence != own and cue.end <= stretch.marked.left
            if earlier and cue.lemma not in WEAK and cue.lemma != "according":
                return cue.start, self.actors.get((cue.sentence, cue.token))
        return None

    def _before_colon(self, stretch: _Stretch) -> Actor | None:
        """Who stands before the colon that introduces a stretch: 'X: "…"', or the subject of 'X had this to offer: "…"'."""
        number = self._sentence_at(stretch.marked.left)
        if number is None or not self.text[max(0, stretch.marked.left - 4) : stretch.marked.left].rstrip().endswith(":"):
            return None
        tokens = [i for i, t in enumerate(self.tagged[number].tokens) if t.end <= stretch.marked.left]
        return self.cast.resolve_before(number, tokens[-1]) if tokens else None

    def _goes_on(self, stretch: _Stretch, before: list[_Stretch]) -> Actor | None:
        """Whose words a stretch without a cue goes on with: those of the speaker of the paragraph before."""
        paragraph = self.paragraphs[stretch.paragraph]
        opens = not self.text[paragraph.start : stretch.marked.left].strip()
        if stretch.paragraph == 0 or not opens:
            return None
        last = self.paragraphs[stretch.paragraph - 1]
        spoken: list[tuple[int, Actor | None]] = [
            (s.marked.start, s.actor) for s in before if s.taken and s.paragraph == stretch.paragraph - 1
        ]
        cues = self._cues_of(last)
        spoken += [(c.start, self.actors.get((c.sentence, c.token))) for c in cues if c.lemma not in WEAK]
        if not spoken:
            return None
        return max(spoken, key=lambda x: x[0])[1]

    def _run_on(self, stretches: list[_Stretch]) -> None:
        """A quotation over several paragraphs has one speaker: its cue may stand in any of them."""
        k = 0
        while k < len(stretches):
            chain = [stretches[k]]
            while (
                not chain[-1].marked.closed and k + 1 < len(stretches) and stretches[k + 1].paragraph == chain[-1].paragraph + 1
            ):
                k += 1
                chain.append(stretches[k])
            k += 1
            if len(chain) == 1:
                continue
            known = next((s.actor for s in chain if s.cue is not None and s.actor is not None), None)
            for stretch in chain:
                if stretch.cue is None:
                    stretch.taken = True
                    stretch.actor = known or stretch.actor

    def _added(self, stretches: list[_Stretch]) -> None:
        """'…,' he said. X added: '…': the first words are X's too, where nobody near is the one 'he' stands for."""
        for k, stretch in enumerate(stretches):
            cue = stretch.cue
            if k == 0 or cue is None or cue.lemma not in ("add", "continue") or stretch.actor is None or not stretch.actor.named:
                continue
            before = stretches[k - 1]
            if before.paragraph != stretch.paragraph - 1 or not before.taken or not self._far_pronoun(before):
                continue
            known = before.actor
            for earlier in reversed(stretches[:k]):
                if earlier.actor is not known or (earlier.cue is not None and earlier is not before):
                    break
                earlier.actor = stretch.actor

    def _far_pronoun(self, stretch: _Stretch) -> bool:
        """Whether a stretch is given to a pronoun that names nobody in its own paragraph or the one before."""
        if stretch.cue is None or stretch.subject is None:
            return False
        token = self.tagged[stretch.cue.sentence].tokens[stretch.subject.head]
        if token.text.casefold() not in HE | SHE:
            return False
        if stretch.actor is None:
            return True
        near = self.paragraphs[max(0, stretch.paragraph - 1)].start
        return not near <= stretch.actor.span.start < token.end

    # -- without marks -----------------------------------------------------------
    def _reported(self, cues: list[Cue]) -> list[FoundQuote]:
        out = []
        for cue in cues:
            if self.tagged[cue.sentence].sentence.kind == "title":
                continue  # a headline tells in short what the text below reports
            actor = self.actors.get((cue.sentence, cue.token))
            if actor is None or not (actor.named or actor.key in PERSON_NOUNS or actor.key in BODY_NOUNS):
                continue
            got = reported(self.tagged[cue.sentence], cue, self.quoted)
            if got is not None:
                cue_span = Span(self.article.id, cue.start, cue.end)
                out.append(FoundQuote(Span(self.article.id, got.start, got.end), got.direct, actor.span, cue_span))
        return out


def _outermost(found: list[FoundQuote]) -> list[FoundQuote]:
    """Without speech that is reported inside other speech, or in words that were quoted already."""

    def inside(quote: FoundQuote, other: FoundQuote) -> bool:
        return other is not quote and other.span.covers(quote.span) and (other.span != quote.span or other.direct)

    return [q for q in found if q.direct or not any(inside(q, other) for other in found)]


def _like_a_title(words: list[str]) -> bool:
    """Every word of weight begins with a capital: the name of a work, a person or a thing."""
    heavy = [w for w in words if w.casefold() not in _SMALL]
    return (
        bool(heavy)
        and all(w[0].isupper() or w[0].isdigit() for w in heavy)
        and not any(w.casefold() in FIRST_OR_SECOND for w in words)
    )


def _in_clause(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether a verb stands in a relative clause."""
    for _ in range(len(tokens)):
        if tokens[i].dep in ("relcl", "acl"):
            return True
        if tokens[i].head == i:
            return False
        i = tokens[i].head
    return False


def _until_comma(tokens: tuple[Token, ...], indices: list[int]) -> list[int]:
    """The indices before the first gap, which is where a comma stands."""
    out = indices[:1]
    for i in indices[1:]:
        if i > out[-1] + 1 and any(t.text == "," for t in tokens[out[-1] + 1 : i]):
            break
        out.append(i)
    return out
