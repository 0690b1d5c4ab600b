"""Lines and line ends that tell of an article without being part of it: datelines, bylines, credits, dates, notes at the end."""

import re

from rashomon.model import Why

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_DAY = rf"(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?"
_CAPS = r"[A-ZÀ-ÞА-Я][A-ZÀ-ÞА-Я’'.-]+(?:[ /][A-ZÀ-ÞА-Я][A-ZÀ-ÞА-Я’'.-]*){0,4}"
_NAME = r"[A-ZÀ-ÞА-Я][\w’'.-]+(?: (?:de|la|el|al|of|the|[A-ZÀ-ÞА-Я][\w’'.-]+)){0,3}"
_REGION = r"(?:,? [A-ZÀ-Þ][\w. ’'-]{1,24})?"
_AGENCY = r"\((?:[A-Z][\w&.’' -]{1,30}|[A-Z]{2,10})(?:[/,;] ?[\w&.’' -]{2,30})?\)"
_DASH = r"\s*(?:--+|[-–—―:])+\s*"
# Place, day, agency: at least an agency in brackets, or a place in capitals before a dash or colon, or one day with a dash.
_DATELINE = re.compile(
    rf"(?:{_CAPS}{_REGION}(?:,? {_DAY})?,? {_AGENCY}(?:{_DASH})?"
    rf"|{_NAME}{_REGION}(?:,? {_DAY})?,? {_AGENCY}{_DASH}"
    rf"|{_NAME}{_REGION},? {_DAY}{_DASH}"
    rf"|{_DAY} {_AGENCY}(?:{_DASH})?"
    rf"|{_CAPS}(?:, [A-ZÀ-Þ][\w. ’'-]{{1,24}})?(?:,? {_DAY})?(?:\s+[-–—]+\s*|\s*(?:--|[–—])\s*|:\s*)"
    rf"|{_AGENCY}(?:{_DASH}|\s+(?=[A-ZÀ-ÞА-Я“\"])))"
    r"(?=[\w“\"‘'«(\[])"
)
# 'Moscow: Russian …', 'London — The …': only in the first paragraph, and only before a capital.
_PLAIN_PLACE = re.compile(r"[A-ZÀ-ÞА-Я][\w’'.-]+(?: [A-ZÀ-ÞА-Я][\w’'.-]+){0,2}(?:: ?|\s+(?:--|[-–—])\s+)(?=[A-ZÀ-ÞА-Я“\"])")

_NOTE = (
    r"(?:(?:additional |further |with )?(?:reporting|writing|editing|translation|edited|written|reported|compiled|translated)"
    r"(?:,? (?:and |& )?(?:additional )?(?:reporting|writing|editing|edited|reported))* (?:by|from) "
    r"|(?:with )?(?:additional )?(?:inputs?|agency inputs?|reports?|files|material|contributions?) (?:from|by) "
    r"|with (?:\w+ )?agenc(?:y|ies)\b|agencies contributed"
    r"|to contact the (?:\w+ )?(?:reporters?|editors?|authors?|writers?)|contact the (?:writer|author|reporter)s? at"
    r"|(?:this )?(?:report|story|article) (?:was|has been) (?:\w+ )?"
    r"(?:written|compiled|produced|edited|updated|published|first published)"
    r"|(?:correction|editors? note|clarification|editor[’']s note|note)\s*: )"
)
_NOTE_START = re.compile(rf"[(\[—–-]?\s*{_NOTE}", re.IGNORECASE)
_NOTE_ANYWHERE = re.compile(
    r"\bcontributed (?:to (?:this|the) (?:report|story|article)|reporting)"
    r"|\bcan be reached (?:at|on|via)\b|\bis a (?:reporter|correspondent|staff writer)\b"
    r"|\breported from\b.{0,80}\band .{0,60}\bfrom\b",
    re.IGNORECASE,
)
_SOURCE = re.compile(r"(?:source|sources|quelle|fuente|fonte|bron|источник|джерело|المصدر|via)\s*[:：]\s*\S", re.IGNORECASE)
_BY = re.compile(
    r"(?:by|von|par|por|автор|text by|story by|words by|written by|posted by|published by|author|reporter)\s*:?\s+[^\s].{1,80}$",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"(?:published|posted|updated|last updated|first published|modified|date|created"
    r"|veröffentlicht|publié|publicado|actualizado|опубликовано|обновлено)"
    r"\b[\s:]*(?:on|at|:)?\s*.{0,60}\d",
    re.IGNORECASE,
)
_BARE_DATE = re.compile(
    rf"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? )?"
    rf"(?:{_DAY}|\d{{4}}-\d\d-\d\d|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}})"
    r"(?:[,| -]*(?:at )?\d{1,2}[:.]\d\d.{0,20})?$",
    re.IGNORECASE,
)
_CREDIT_LINE = re.compile(
    r"\(?(?:file )?(?:photo(?:graph|s)?|image|picture|foto|credits?|video|file)\b.{0,120}[(:].{1,60}"
    r"|.{1,40}/\s?(?:pool/?)?(?:afp|ap|reuters|getty|epa)\b.{0,40}"
    r"|(?:getty|afp|ap|reuters|epa|associated press|shutterstock|istock|xinhua|bloomberg)(?:[ /].{0,30})?$"
    r"|.{0,60}\bgetty images\b.{0,20}$|©.{1,60}$"
    r"|.{1,40} \| (?:ap|afp|reuters|epa|tass|getty)\b.{0,30}$",
    re.IGNORECASE,
)
# English words that make a sentence of a line; a line above the text with a full stop and none of them describes a picture.
_VERBS = frozenset(
    """
is are was were be been am has have had do does did will would can could may might must shall should s re ve ll says say said told
went came took made got gave found left lost kept held brought began ran saw fell rose grew led met paid put sent set sold sat
stood spoke spent struck sank shot won wrote broke built bought caught chose cut drew drove flew fought hit hurt knew laid let
shook shut slept stole swept threw thought wants want needs need goes comes takes makes gets gives finds leaves keeps holds faces
calls call sinks dies kills hits tells warns seeks plans vows sees shows look looks walk walks stand stands wait waits search
carry carries gather gathers work works inspect inspects attend attends pass passes speak speaks watch hold leave arrive arrives
""".split()
)
_OPENS_NOUN = re.compile(r"(?:The|A|An|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*,?) ")
_ENGLISH_PLACE = re.compile(r" (?:of|in|at|on|near|outside|off|during|after|before|with|from) ")
CAPTION_LEAST, CAPTION_MOST = 5, 20
# A credit at the end of a picture's caption.
_CAPTION_CREDIT = re.compile(
    r"(?:©\s*.{1,60}|\((?:(?:[A-Z][\w.’' -]{1,40})[/,] ?)?"
    r"(?:AP|AFP|Reuters|EPA|Getty(?: Images)?|Xinhua|AP Photo.{0,40}|Photo.{1,50}|Image.{1,50}|File.{1,40}|Picture.{1,40})\)"
    r"|\[(?:AP|AFP|Reuters|EPA|Getty(?: Images)?|[A-Z][\w /]{1,30})\]"
    r"|[—–-]+\s?(?:File )?[Pp]hoto.{0,50}|(?:Photo|Photograph|Picture|Image|Credit)(?: by|:)\s?.{1,60}"
    r"|(?:[A-Z][\w.’'-]+ ){1,3}?/ ?(?:AP|AFP|Reuters|EPA|Getty(?: Images)?|Contributor|Staff)\b.{0,30}|[A-Z]\w+ [A-Z]\w+/\w+)\s*$"
)
# Without one of these there is no such credit; looking for them is cheap.
_CREDIT_MARK = re.compile(r"[©)\]/]|hoto|Picture|Image|Credit")
# A note that names who wrote or sent it, at the very end of the last paragraph: '… – The Tribune', '… — AFP', '(AFP)'.
_SIGNED = re.compile(
    r"(?<=[.!?”\"’'])\s*(?:[-–—]{1,2}\s?[A-Z][\w.& ]{1,30}(?:/[A-Z][\w.& ]{1,30})?"
    r"|[(\[](?:[A-Z]{2,10}|[A-Z][\w&.’'-]+(?:[ /](?:[A-Z&][\w&.’'-]*|of|the|and)){0,4})[)\]])\s*$"
)
_TRAILING_NOTE = re.compile(rf"(?<=[.!?”\"’')])\s*[(\[—–-]*\s*(?:{_NOTE}[^.]{{2,300}}[.)\]]*)$", re.IGNORECASE)
_CAPTION_START = re.compile(
    r"(?:FILE\b|File )\s*[-–—:]|(?:FILE|In) (?:- )?[Ii]n this .{0,60}\b(?:photo|image|picture)"
    r"|In this (?:[\w.,]+ ){1,6}(?:file )?photo"
)
_STAFF = re.compile(
    r"(?:associated press|reuters|afp|staff writer|correspondent|reporter|news service|bbc news|cnn)\W*$", re.IGNORECASE
)
_WITH_AGENCIES = re.compile(r"\bwith (?:\w+ )?agenc(?:y|ies)\b|\band agencies\b", re.IGNORECASE)
# 'Ana Tull is the paper's harbour correspondent and the author of …', below the text.
_ABOUT_AUTHOR = re.compile(
    r"(?:[A-Z][\w.’'-]+ ){2,4}is (?:a|an|the|our|[A-Z][\w’']+) (?:[\w’'-]+ ){0,4}"
    r"(?:columnist|correspondent|reporter|journalist|staff writer|news editor|freelance|author of|writer)\b"
)
_CLOCK = re.compile(r"\d{1,2}(?:[:.]\d\d)?\s?[ap]\.?m\.?$|\d{1,2}[:.]\d\d(?: [A-Z]{2,4})?$", re.IGNORECASE)
# 'De notre envoyée spéciale à …', 'From our correspondent in …', 'Von unserer Korrespondentin …'
_OUR_OWN = re.compile(
    r"(?:from our|by our|de notre|par notre|de nos|von unsere[rmn]|de nuestr[oa]|por nuestr[oa]|dal nostro|dalla nostra|do nosso"
    r"|da nossa|van onze|от нашего)"
    r" (?:[\w-]+ ){0,2}?(?:correspond|korrespond|corrispond|envoy|envia|inviat|special|speciaal|own\b|staff|bureau|report"
    r"|verslaggev|корреспонд)",
    re.IGNORECASE,
)
_REPORTED_FROM = re.compile(r"(?:[A-Z][\w’'-]+,? (?:and )?){1,6}reported from ")


def is_caption(line: str) -> bool:
    """Whether a line says of itself that it describes a picture."""
    return _CAPTION_START.match(line) is not None


def is_verbless(line: str) -> bool:
    """Whether an English line with a full stop has no verb: 'The wreck off the breakwater on Wednesday.'"""
    if line[-1] != "." or line.count(".") > 1 or _OPENS_NOUN.match(line) is None or _ENGLISH_PLACE.search(line) is None:
        return False
    words = line[:-1].lower().replace("’", " ").replace("'", " ").split()
    return CAPTION_LEAST <= len(words) <= CAPTION_MOST and not any(
        word.strip(",;:") in _VERBS or word.endswith("ed") for word in words
    )


def is_about_author(line: str) -> bool:
    """Whether a line presents the author; only below the text, for a report may present a journalist too."""
    return line.count(" ") < 50 and _ABOUT_AUTHOR.match(line) is not None


def names_staff(line: str) -> bool:
    """Whether a line ends as a list of reporters does, with their agency or their office, or begins as a correspondent's does."""
    return _STAFF.search(line) is not None or _OUR_OWN.match(line) is not None


def dateline_end(line: str, *, first: bool) -> int:
    """How many characters of the line are a dateline: 0 when it has none.

    `first` says that the line opens the article: there a plain place name before a colon or dash is one too.
    """
    found = _DATELINE.match(line)
    if found is None and first:
        found = _PLAIN_PLACE.match(line)
        if found is not None and len(line) < 80:
            return 0  # a headline such as 'Putin: Russia will …'
    if found is None or line.startswith("FILE") or found.end() > 90 or len(line) - found.end() < 40:
        return 0
    return found.end()


def evidence_kind(line: str) -> Why | None:
    """Why a whole line tells of the article without being part of it; None when it does not."""
    size = line.count(" ") + 1
    if size <= 60 and (_NOTE_START.match(line) or (size <= 30 and _NOTE_ANYWHERE.search(line))):
        return "byline"
    if size <= 20 and (_REPORTED_FROM.match(line) or (line[-1] not in ".!?" and _OUR_OWN.match(line))):
        return "byline"
    if size <= 8 and _WITH_AGENCIES.search(line) and line[-1] not in ".!?":
        return "byline"
    if size <= 2 and _CLOCK.match(line):
        return "dateline"
    if size <= 14 and _SOURCE.match(line):
        return "credit"
    if size <= 14 and (_BARE_DATE.match(line) or (_PUBLISHED.match(line) and line[-1] not in ".!?")):
        return "dateline"
    if size <= 10 and _BY.match(line) and line[-1] not in ".!?":
        return "byline"
    if size <= 16 and _CREDIT_LINE.match(line) and line[-1] != ".":
        return "credit"
    return None


def caption_credit(line: str) -> int:
    """Where the picture credit begins that ends this line; the line's length when there is none."""
    near_end = max(0, len(line) - 90)
    found = _CAPTION_CREDIT.search(line, near_end) if _CREDIT_MARK.search(line, near_end) is not None else None
    return found.start() if found is not None else len(line)


def trailing_note(line: str) -> int:
    """Where a note on authors, editors or agencies begins that ends this line; the line's length when there is none."""
    for pattern in (_TRAILING_NOTE, _SIGNED):
        found = pattern.search(line, max(0, len(line) - 320))
        if found is not None and found.start() > 0:
            return found.start()
    return len(line)
