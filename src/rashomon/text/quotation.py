"""Quotation marks of all kinds: which open, which close, and what stands between them."""

from dataclasses import dataclass

_OPEN_ONLY = "„‟「『〝《"
_CLOSE_ONLY = "」』〞》"
_DOUBLE = '"“”„‟«»″＂「」『』〝〞《》'
_SINGLE = "'‘’‚‛‹›`´"
# UTF-8 that was read as Latin-1 or as Windows-1252 and stored so.
_GARBLED = {"â\x80\x9c": "“", "â\x80\x9d": "”", "â\x80\x9e": "„", "â€œ": "“", "â€\x9d": "”", "â€ž": "„"}
_BRACKETS = "([{"
_DASHES = "-–—―/"
# A quotation this short that was never closed is a stray mark, not a speech.
_FEWEST_UNCLOSED = 12
# A paragraph that begins with a single mark and is shorter than this begins with an apostrophe ('‘Twas').
_FEWEST_SINGLE = 40


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch between quotation marks. `start`/`end` bound the words, `left`/`right` take in the marks.

    `opened`/`closed` are False where the mark is missing; the stretch then runs to the border of its paragraph.
    """

    start: int
    end: int
    left: int
    right: int
    opened: bool = True
    closed: bool = True


@dataclass(frozen=True, slots=True)
class _Mark:
    at: int
    size: int
    text: str

    @property
    def after(self) -> int:
        return self.at + self.size


def find_marked(text: str, start: int, end: int) -> tuple[Marked, ...]:
    """The outermost stretches between quotation marks in `text[start:end]`, which should be one paragraph, in order.

    Marks of different shapes may pair (“ with "), since pages mix them. Nested quotations belong to the outer one.
    """
    found: list[Marked] = []
    opening: _Mark | None = None
    at = start
    while at < end:
        mark = _mark_at(text, at, end)
        if mark is None:
            at += 1
            continue
        at = mark.after
        if mark.text in _SINGLE and mark.size == 1:
            if opening is None and (close := _closing_single(text, mark, start, end)) is not None:
                _add(found, text, Marked(mark.after, close, mark.at, close + 1))
                at = close + 1
            elif opening is None and _opens_paragraph(text, mark, start, end):
                _add(found, text, Marked(mark.after, end, mark.at, end, closed=False))
                break
            continue
        if opening is not None and _can_close(text, mark, start, end, opening):
            _add(found, text, Marked(opening.after, mark.at, opening.at, mark.after))
            opening = None
        elif _can_open(text, mark, start, end):
            if opening is not None and (close := _nested(text, opening, mark, end)) is not None:
                at = close
                continue
            if opening is not None:  # two openings in a row: the first was never closed
                _add(found, text, Marked(opening.after, mark.at, opening.at, mark.at, closed=False))
            opening = mark
        elif opening is None and not found and _orphan(text, mark, start, end):
            _add(found, text, Marked(start, mark.at, start, mark.after, opened=False))
    if opening is not None:
        _add(found, text, Marked(opening.after, end, opening.at, end, closed=False))
    return tuple(found)


def opens_with_mark(text: str, start: int, end: int) -> bool:
    """Whether the paragraph `text[start:end]` begins with an opening quotation mark."""
    while start < end and text[start].isspace():
        start += 1
    mark = _mark_at(text, start, end) if start < end else None
    if mark is None:
        return False
    return (
        _opens_paragraph(text, mark, start, end) if mark.size == 1 and mark.text in _SINGLE else _can_open(text, mark, start, end)
    )


def _opens_paragraph(text: str, mark: _Mark, start: int, end: int) -> bool:
    """Whether a single mark that nothing closes begins a paragraph of speech that runs on in the next one."""
    first = mark.text == "‘" and not text[start : mark.at].strip() and text[mark.after : mark.after + 1].isalpha()
    return first and end - mark.after >= _FEWEST_SINGLE


def _add(found: list[Marked], text: str, marked: Marked) -> None:
    start, end = marked.start, marked.end
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if not any(ch.isalnum() for ch in text[start:end]):
        return
    if not (marked.opened and marked.closed) and end - start < _FEWEST_UNCLOSED:
        return
    found.append(Marked(start, end, marked.left, marked.right, marked.opened, marked.closed))


def _mark_at(text: str, at: int, end: int) -> _Mark | None:
    ch = text[at]
    if ch in _SINGLE and at + 1 < end and text[at + 1] == ch and ch in "'‘’`´":
        return _Mark(at, 2, '"')  # two single marks typed for one double
    if ch == "â" and (mark := _GARBLED.get(text[at : min(at + 3, end)])) is not None:
        return _Mark(at, 3, mark)
    if ch in _DOUBLE or ch in _SINGLE:
        return _Mark(at, 1, ch)
    return None


def _before(text: str, mark: _Mark, start: int) -> str:
    return text[mark.at - 1] if mark.at > start else " "


def _behind(text: str, mark: _Mark, end: int) -> str:
    return text[mark.after] if mark.after < end else " "


def _can_open(text: str, mark: _Mark, start: int, end: int) -> bool:
    if mark.text in _CLOSE_ONLY:
        return False
    if mark.text in _OPEN_ONLY or mark.text == "«":
        return True
    before, behind = _before(text, mark, start), _behind(text, mark, end)
    if behind.isspace():
        return False
    if mark.text == "“":
        return True
    free = before.isspace() or before in _BRACKETS or before in _DASHES or before in _SINGLE or before in _DOUBLE
    return free or (before in ":,;.!?" and behind.isalnum() and mark.text != "”")


def _can_close(text: str, mark: _Mark, start: int, end: int, opening: _Mark) -> bool:
    if mark.text in _OPEN_ONLY:
        return False
    if mark.text in _CLOSE_ONLY:
        return True
    if mark.text == "“":
        return opening.text in "„‟" or (opening.text == "“" and _behind(text, mark, end).isspace())
    if mark.text in "«»":
        return opening.text in "«»" and (mark.text != opening.text or opening.text == "»")
    before, behind = _before(text, mark, start), _behind(text, mark, end)
    return not (before.isspace() and not behind.isspace())


# Marks that open only and close only, as a language sets one inside the other: «… „…“ …».
_NESTING = {"«": "»", "「": "」", "『": "』", "„": "“”", "《": "》", "〝": "〞", "“": "”"}


def _nested(text: str, outer: _Mark, inner: _Mark, end: int) -> int | None:
    """Behind the inner closing mark, where a quotation of another kind stands whole inside the outer one; None elsewhere."""
    if outer.text == inner.text or outer.text not in _NESTING or inner.text not in _NESTING:
        return None
    inside = next((i for i in range(inner.after, end) if text[i] in _NESTING[inner.text]), None)
    outside = next((i for i in range(inner.after, end) if text[i] in _NESTING[outer.text] and i != inside), None)
    return inside + 1 if inside is not None and outside is not None and inside < outside else None


def _orphan(text: str, mark: _Mark, start: int, end: int) -> bool:
    """A closing mark whose opening mark was lost: words before it, none right behind; no sign of inches or seconds."""
    before, behind = _before(text, mark, start), _behind(text, mark, end)
    return mark.text in '"”' and before in ",.?!…" and not behind.isalnum()


def _closing_single(text: str, mark: _Mark, start: int, end: int) -> int | None:
    """Where a single quotation mark closes, or None when it is an apostrophe.

    The apostrophe of a plural possessive ('the parents' house') looks like a closing mark: behind an s a later one wins,
    if one stands before the next opening mark.
    """
    before, behind = _before(text, mark, start), _behind(text, mark, end)
    free = before.isspace() or before in _BRACKETS or before in _DASHES or before in _DOUBLE
    if mark.text in "’´" or not free or not (behind.isalnum() or behind in '"“[$£€'):
        return None
    if behind.isdigit() and text[mark.after + 2 : mark.after + 3] in ("s", "’", "'"):
        return None  # '80s
    possible: int | None = None
    closers = {"'": "'’", "‘": "’'", "‚": "‘’", "‛": "’'", "‹": "›", "›": "‹", "`": "'´`"}[mark.text]
    for at in range(mark.after + 1, end):
        ch = text[at]
        if ch in "'‘" and text[at - 1].isspace() and at + 1 < end and text[at + 1].isalpha() and possible is not None:
            break
        if ch not in closers or text[at - 1].isspace() or (at + 1 < end and text[at + 1].isalnum()):
            continue
        if text[at - 1] not in "sS":
            possible = at
            break
        possible = at if possible is None else possible
        if at + 1 >= end or text[at + 1] in ",.;:!?)":
            possible = at
            break
    if possible is None:
        return None
    inside = text[mark.after : possible]
    if sum(inside.count(ch) for ch in '"“”') % 2:
        return None
    return possible
