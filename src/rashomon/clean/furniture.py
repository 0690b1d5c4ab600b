"""Flat text: which pieces of it are the article, and why the others are not."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.clean import evidence_lines, line_scores
from rashomon.clean.host_profile import shared_lines
from rashomon.clean.line_net import Net
from rashomon.clean.lines import (
    DATED,
    FINAL,
    FUNCTIONS,
    GLUED,
    LINKED,
    QUOTED,
    SIGNED,
    WE,
    WEAK,
    YOU,
    Counted,
    Line,
    count_lines,
    keys_of,
)
from rashomon.clean.passages import addresses, cut_passages
from rashomon.clean.phrases import ADVERTISING, ANNOUNCING, SECTIONS
from rashomon.clean.repeats import find_repeats, foreign_lines, repeated_sentences
from rashomon.model import HostProfile, Piece, Removed, Why

# A line outside the best stretch comes back only when the scorer is sure of it and it is a whole paragraph.
SURE = 3.0
# Inside the stretch a line goes when the scorer is against it; prose must be refuted harder than a scrap, for a lost
# paragraph costs more than a kept teaser.
DROP_SCRAP = -0.2
DROP_PROSE = -2.0
# 'We need your help': who asks the reader for something in a set phrase must be taken for text more surely.
DROP_APPEAL = 1.5
# What is the host's own frame is refuted as hard as can be.
LEAST = -8.0
# So many words make a paragraph.
PARAGRAPH = 20
# A sentence of so many words that adjoins the text is part of it too, if the scorer only doubts it.
SENTENCE, DOUBT = 12, -1.0
# Words count less than linearly: one long disclaimer must not outweigh five short paragraphs.
_MOST_WORDS = 60
_WEIGHT = tuple(words**0.5 + 0.5 for words in range(_MOST_WORDS + 1))
# Bylines, dates and credits are looked for in the body and so many lines around it.
EVIDENCE_REACH, EVIDENCE_WORDS = 10, 60
# An appeal to the reader may hold up to three lines that look like text, none of so many words.
APPEAL_GAP, APPEAL_WORDS = 3, 25
# An advertisement under its label has at most so many words.
APPEAL_LONGEST = 40
# Where such a share of the first half's lines says 'we' outside quotation marks, the author does, and it is no plea.
OWN_VOICE = 0.2
# An invitation to write or call has at most so many words.
INVITATION_WORDS = 40
# Without a headline above, a caption with a credit is looked for so many lines above the text.
CAPTION_REACH = 3
# A picture's caption has at most so many words.
CAPTION_WORDS = 70
# A line whose words are such a share of 'share', 'email', 'comments' … is no headline (three times the share, at most 1).
MOSTLY_LABELS = 0.9
# A page's title tag is the headline and at most so many words more: '… | The Gazette'.
SITE_NAME = 5
# A standfirst or the lead picture's caption: a line of so many words, this share of them function words, so near above the text.
STANDFIRST_REACH, STANDFIRST_WORDS, STANDFIRST_SHARE = 10, 9, 0.2
# 'HomeWorldSportThe mayor …': two labels of a menu or more, each followed by a capital.
_LABEL = "|".join(sorted({re.escape(form) for name in SECTIONS for form in (name.capitalize(), name.title(), name.upper())}))
_MENU = re.compile(rf"(?:(?:{_LABEL})(?=[A-ZÀ-ÞА-Я“\"])){{2,}}")


@dataclass(frozen=True, slots=True)
class Body:
    """The article in a flat page. Pieces and removed pieces are sorted, disjoint, and together hold all that is not blank.

    `captions` are those of the pieces that describe a picture.
    """

    pieces: tuple[Piece, ...]
    removed: tuple[Removed, ...]
    captions: tuple[Piece, ...] = ()


@dataclass(slots=True)
class _Marks:
    """What is decided for each line: `whole` for all of it (None: body), `parts` for stretches inside it."""

    whole: list[Why | None]
    parts: list[tuple[int, int, Why]]
    captions: set[int]


def find_body(text: str, *, title: str | None = None, profile: HostProfile | None = None, net: Net | None = None) -> Body:
    """The pieces of `text` that are the article, the rest with a reason each, and which pieces are captions.

    `title` is the headline where it is known from elsewhere; its printings are removed as 'title'. `profile` holds what other
    pages of the host print too. `net` takes the place of the shipped weights.
    """
    page = count_lines(text)
    lines = page.lines
    if not lines:
        return Body((), ())
    scores = line_scores.scores_in_context(page, net=net)
    shared = shared_lines(lines, profile) if profile is not None else []
    for i in shared:
        scores[i] = LEAST
    marks = _Marks(_choose(page, scores), [], set())
    _mark_title(text, lines, marks, title)
    _drop_between(text, lines, marks)
    _keep_standfirst(text, lines, marks)
    for i in shared:
        marks.whole[i] = marks.whole[i] or "furniture"
    _mark_evidence(text, lines, marks)
    for i, why in find_repeats(lines, marks.whole).items():
        marks.whole[i] = why
    for i in foreign_lines(text, lines, marks.whole):
        marks.whole[i] = "other-language"
    marks.parts.extend(repeated_sentences(text, lines, marks.whole, marks.captions))
    marks.parts.extend(_glued_menus(text, lines, marks))
    known = tuple(marks.parts)
    for start, end, why in cut_passages(text, lines, marks.whole):
        if not any(start < e and s < end for s, e, _ in known):
            marks.parts.append((start, end, why))
    return _assemble(text, lines, marks)


def _choose(page: Counted, scores: Sequence[float]) -> list[Why | None]:
    """For each line None (body) or 'furniture': the best stretch, without what is plainly furniture inside it."""
    lines = page.lines
    weighted = [score * _WEIGHT[min(len(line.words), _MOST_WORDS)] for line, score in zip(lines, scores, strict=True)]
    begin, end = line_scores.densest_stretch(weighted)
    if not any(len(line.words) >= PARAGRAPH for line in lines[begin:end]):
        begin, end = line_scores.densest_stretch(page.points.tolist())
        scores = [max(score, 0.0) if begin <= i < end else score for i, score in enumerate(scores)]
    begin, end = _stretched(lines, scores, begin, end)
    out: list[Why | None] = ["furniture"] * len(lines)
    for i, (line, score) in enumerate(zip(lines, scores, strict=True)):
        if begin <= i < end:
            least = DROP_PROSE if line.prose else DROP_APPEAL if _appeals(line) else DROP_SCRAP
            keep = score > least or i in (begin, end - 1)
        else:
            keep = score > SURE and line.prose
        if keep and not _is_pointer(line):
            out[i] = None
    if all(out):  # nothing looks like an article: a page of one short paragraph, perhaps; keep what is no plain furniture
        out = ["furniture" if line.strong or line.junk else None for line in lines]
    return out


def _stretched(lines: Sequence[Line], scores: Sequence[float], begin: int, end: int) -> tuple[int, int]:
    """The stretch with the paragraphs that adjoin it: long prose without a furniture phrase, not held for furniture by far."""

    def adjoins(i: int) -> bool:
        line = lines[i]
        long = len(line.words) >= PARAGRAPH or (len(line.words) >= SENTENCE and scores[i] > DOUBT)
        return line.prose and long and not line.strong and scores[i] > DROP_PROSE

    while begin > 0 and adjoins(begin - 1):
        begin -= 1
    while 0 < end < len(lines) and adjoins(end):
        end += 1
    return begin, end


def _appeals(line: Line) -> bool:
    """Whether a line says 'we' or 'you' outside quotation marks in a phrase that furniture has."""
    return line.strong > 0 and bool(line.features[YOU] or line.features[WE]) and not line.features[QUOTED]


def _is_pointer(line: Line) -> bool:
    """Whether a line in the midst is plainly no part of the text: a label, code, an arrow, or a short furniture phrase."""
    if line.junk:
        return True
    addresses_reader = (line.features[YOU] or line.features[WE]) and not line.features[QUOTED]
    if addresses_reader and line.features[LINKED] and len(line.words) <= INVITATION_WORDS:
        return True  # 'Did you see it? Write to news@…'
    return line.strong > 0 and not line.prose and len(line.words) <= 15 and not line.features[FINAL]


def _mark_title(text: str, lines: Sequence[Line], marks: _Marks, title: str | None) -> None:
    """Mark the headline's printings: the title as given, or the first line before the text that reads like one."""
    first = next((i for i, line in enumerate(lines) if line.prose and marks.whole[i] is None), len(lines))
    if title:
        wanted = keys_of(title)
        keys = {*wanted, " ".join(wanted)}
    else:
        counts: dict[str, int] = {}
        for line in lines:
            counts[line.key] = counts.get(line.key, 0) + 1
        best, key, rank = 0.0, "", 0
        for i in range(min(first, len(lines))):
            line = lines[i]
            piece = text[line.start : line.end]
            if (
                not 3 <= len(line.words) <= 25
                or line.strong
                or piece[-1] in ".:…"
                or line.features[DATED]
                or line.features[SIGNED]
            ):
                continue
            if line.words[0] == "by" or line.features[WEAK] > MOSTLY_LABELS or (i > 0 and _announces(lines[i - 1])):
                continue
            kept = marks.whole[i] is None
            rank += kept
            points = (
                (30 - 4 * min(rank, 5) if kept else 6 * i / max(1, first)) + 20 * (counts[line.key] > 1) + min(len(line.words), 8)
            )
            if points <= best or evidence_lines.caption_credit(piece) < len(piece) or evidence_lines.names_staff(piece):
                continue
            best, key = points, line.key
        keys = {key} if key else set()
    if not keys:
        return
    long_keys = [key for key in sorted(keys) if key.count(" ") >= 3]
    longer = tuple(key + " " for key in long_keys)
    for i, line in enumerate(lines):
        if line.key in keys or (
            line.key.startswith(longer)
            and any(line.key.startswith(key + " ") and len(line.words) - key.count(" ") <= SITE_NAME for key in long_keys)
        ):
            marks.whole[i] = "title"


def _announces(line: Line) -> bool:
    """Whether a line is a label above headlines of other articles ('Related content')."""
    return len(line.words) <= 4 and (line.strong > 0 or line.junk) and bool(line.words) and line.words[0] in ANNOUNCING


def _drop_between(text: str, lines: Sequence[Line], marks: _Marks) -> None:
    """Drop what such a label announces, and appeals to the reader between two pieces of furniture."""
    for i in range(1, len(lines)):
        if marks.whole[i] is not None:
            continue
        line = lines[i]
        if not line.features[FINAL] and len(line.words) <= 20 and _announces(lines[i - 1]):
            marks.whole[i] = "teaser"
        elif line.strong and lines[i - 1].key in ADVERTISING and len(line.words) <= APPEAL_LONGEST:
            marks.whole[i] = "furniture"
    _drop_appeals(text, lines, marks)
    dropped = [i for i, why in enumerate(marks.whole) if why == "furniture"]
    begin = 0
    for k in range(1, len(dropped) + 1):
        gap = dropped[k] - dropped[k - 1] - 1 if k < len(dropped) else APPEAL_GAP + 1
        if gap == 0 or (
            gap <= APPEAL_GAP and all(len(lines[i].words) < APPEAL_WORDS for i in range(dropped[k] - gap, dropped[k]))
        ):
            continue
        cluster = dropped[begin:k]
        begin = k
        if len(cluster) < 3 or cluster[-1] - cluster[0] + 1 == len(cluster):
            continue  # too few, or nothing lies between them
        speaking = sum(bool(lines[i].strong or lines[i].features[YOU] or lines[i].features[WE]) for i in cluster)
        if 2 * speaking >= len(cluster):
            for i in range(cluster[0], cluster[-1]):
                if marks.whole[i] is None and not lines[i].features[QUOTED]:
                    marks.whole[i] = "furniture"


def _drop_appeals(text: str, lines: Sequence[Line], marks: _Marks) -> None:
    """Drop what adjoins a plea that is dropped: lines in which the paper speaks of itself as 'we', below it also to 'you'."""
    pleas = [
        i
        for i, line in enumerate(lines)
        if marks.whole[i] == "furniture" and line.strong and (line.features[WE] or line.features[YOU])
    ]
    if not pleas:
        return
    kept = [line for line, why in zip(lines, marks.whole, strict=True) if why is None]
    half = kept[: len(kept) // 2]
    if sum(addresses(text, line, you=True) for line in half) > OWN_VOICE * len(half):
        return
    for plea in pleas:
        for step in (-1, 1):
            k = plea + step
            while 0 <= k < len(lines) and marks.whole[k] is None and (step == 1 or not lines[k].strong):
                if not addresses(text, lines[k], you=step == 1):
                    break
                marks.whole[k] = "furniture"
                k += step


def _glued_menus(text: str, lines: Sequence[Line], marks: _Marks) -> list[tuple[int, int, Why]]:
    """Menus that stand before a kept line's first word with no space between."""
    out: list[tuple[int, int, Why]] = []
    for i, line in enumerate(lines):
        if marks.whole[i] is None and line.features[GLUED]:
            found = _MENU.match(text, line.start, line.end)
            if found is not None:
                out.append((line.start, found.end(), "furniture"))
    return out


def _keep_standfirst(text: str, lines: Sequence[Line], marks: _Marks) -> None:
    """Bring back what stands between the headline and the text and reads like a sentence: a standfirst or a caption."""
    first = next((i for i, line in enumerate(lines) if line.prose and marks.whole[i] is None), 0)
    above = [i for i in range(max(0, first - STANDFIRST_REACH), first) if marks.whole[i] == "title"]
    for i in range(above[0] + 1 if above else max(0, first - CAPTION_REACH), first):
        line = lines[i]
        if marks.whole[i] != "furniture" or line.features[SIGNED] or (line.features[DATED] and len(line.words) < 12):
            continue
        body = text[line.start : line.end]
        credited = len(line.words) >= evidence_lines.CAPTION_LEAST and 0 < evidence_lines.caption_credit(body) < len(body)
        if (line.strong or not above) and not credited:
            continue
        if not above or (len(line.words) >= STANDFIRST_WORDS and line.features[FUNCTIONS] >= 2 * STANDFIRST_SHARE):
            marks.whole[i] = None


def _mark_evidence(text: str, lines: Sequence[Line], marks: _Marks) -> None:
    """Mark bylines, datelines, dates, credits and notes: whole lines, openings of the first paragraphs, ends of captions."""
    kept = [i for i, why in enumerate(marks.whole) if why is None]
    prose = [i for i in kept if lines[i].prose or len(lines[i].words) >= 20]
    first, last = (prose[0], prose[-1]) if prose else (len(lines), -1)
    lead = next((i for i in prose if len(lines[i].words) >= PARAGRAPH), -1)
    low, high = (kept[0], kept[-1]) if kept else (0, 0)
    for i in range(max(0, low - EVIDENCE_REACH), min(len(lines), high + EVIDENCE_REACH + 1)):
        line = lines[i]
        midst = line.prose and first <= i < last - 2 and marks.whole[i] is None
        if marks.whole[i] != "title" and len(line.words) <= EVIDENCE_WORDS and not midst:
            marks.whole[i] = evidence_lines.evidence_kind(text[line.start : line.end]) or marks.whole[i]
    opening = [i for i in prose if marks.whole[i] is None][:3]
    for rank, i in enumerate(opening):
        size = evidence_lines.dateline_end(text[lines[i].start : lines[i].end], first=rank == 0)
        if size:
            marks.parts.append((lines[i].start, lines[i].start + size, "dateline"))
            break
    for i in kept:
        line = lines[i]
        if marks.whole[i] is not None:
            continue
        body = text[line.start : line.end]
        if evidence_lines.is_caption(body) or (i < lead and evidence_lines.is_verbless(body)):
            marks.captions.add(i)
        note = evidence_lines.trailing_note(body) if i >= last - 1 else len(body)
        credit = evidence_lines.caption_credit(body) if len(line.words) <= CAPTION_WORDS and note == len(body) else len(body)
        if i == last and evidence_lines.is_about_author(body):
            marks.whole[i] = "byline"
        elif note < len(body):
            marks.parts.append((line.start + note, line.end, "byline"))
        elif credit == 0:
            marks.whole[i] = "credit"
        elif credit < len(body):
            marks.parts.append((line.start + credit, line.end, "credit"))
            marks.captions.add(i)


def _assemble(text: str, lines: Sequence[Line], marks: _Marks) -> Body:
    """Pieces from marks: neighbours of one kind become one piece; blanks at the edges belong to nobody."""
    parts = sorted(marks.parts)
    labelled: list[tuple[int, int, Why | None, bool]] = []
    at = 0
    for i, line in enumerate(lines):
        whole = marks.whole[i]
        while at < len(parts) and parts[at][1] <= line.start:
            at += 1
        if whole is not None:
            labelled.append((line.start, line.end, whole, False))
            continue
        begin, k = line.start, at
        while k < len(parts) and parts[k][0] < line.end:
            start, end, why = max(parts[k][0], begin), min(parts[k][1], line.end), parts[k][2]
            if end > start:
                _add(text, labelled, begin, start, None, i in marks.captions)
                _add(text, labelled, start, end, why, False)
                begin = end
            k += 1
        _add(text, labelled, begin, line.end, None, i in marks.captions)
    return _joined(labelled)


def _add(
    text: str, labelled: list[tuple[int, int, Why | None, bool]], start: int, end: int, why: Why | None, caption: bool
) -> None:
    """Add text[start:end] without the blanks at its edges, unless it is blank altogether."""
    piece = text[start:end]
    stripped = piece.strip()
    if stripped:
        start += len(piece) - len(piece.lstrip())
        labelled.append((start, start + len(stripped), why, caption))


def _joined(labelled: Sequence[tuple[int, int, Why | None, bool]]) -> Body:
    """Body pieces and removed pieces: neighbours of one kind are one, captions stay alone."""
    pieces: list[Piece] = []
    removed: list[Removed] = []
    captions: list[Piece] = []
    previous: tuple[Why | None, bool] | None = None
    for start, end, why, caption in labelled:
        same = previous == (why, caption) and not caption
        previous = (why, caption)
        if why is None:
            if same:
                pieces[-1] = (pieces[-1][0], end)
            else:
                pieces.append((start, end))
            if caption:
                captions.append((start, end))
        elif same:
            removed[-1] = Removed(removed[-1].start, end, why)
        else:
            removed.append(Removed(start, end, why))
    return Body(tuple(pieces), tuple(removed), tuple(captions))
