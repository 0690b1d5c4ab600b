"""Which way a clause of another language than English looks: the words and verb endings by which it tells the future.

A few per language, the commonest of the news. Where none is found the clause counts as past, as news mostly is.
"""

import re

# The future tense and what announces it. Endings stand only where hardly another word of the language has them in lower case.
_FUTURE: dict[str, str] = {
    "fr": r"\b(?:va|vont|doit|doivent|devrait|devraient|prévue?s?|attendue?s?|programmée?s?|convoquée?s?|d'ici"
    r"|jusqu'[àa]u?|[a-zà-ÿ]+(?:er|ir|dr|vr|rr|tr|ur|ser|fer|air)(?:a|ont)|prochaine?)\b",
    "de": r"\b(?:wird|werden|will|wollen|sollen?|geplant|vorgesehen|angesetzt|erwartet|anberaumt|bevor"
    r"|kommende[nrsm]?|nächste[nrsm]?)\b",
    "es": r"\b(?:van?\s+a|debe|deben|previst[oa]s?|prevén?|programad[oa]s?|convocad[oa]s?|hasta"
    r"|[a-záéíóúñ]+[aei]r(?:á|án)|(?:tendr|podr|vendr|saldr|pondr|habr|har)án?|próxim[oa])\b",
    "pt": r"\b(?:vai|vão|deve|devem|previst[oa]s?|marcad[oa]s?|agendad[oa]s?|até"
    r"|(?!verão)[a-záéíóúãõç]+[aei]r(?:á|ão)|(?:ter|far|dir|trar)(?:á|ão)|próxim[oa])\b",
    "it": r"\b(?:previst[oaie]|attes[oaie]|fissat[oaie]|in\s+programma|fino\s+a|[a-zà-ù]+(?:er|ir|dr|rr|vr"
    r"|ar)(?:à|anno)|prossim[oa])\b",
    "nl": r"\b(?:zal|zullen|gaat|gaan|gepland|verwacht|komende|volgende)\b",
    "ru": r"\b(?:буд(?:ет|ут)|про(?:йд|вед)(?:[её]т|ут)|состоится|состоятся|начн[её]тся|начнутся|откро(?:ет"
    r"|ют)ся|встрет[ия]тся|рассмотр[ия]т|намерен\w*"
    r"|планиру\w+|запланирован\w*|назначен\w*|ожида\w+|долж(?:ен|на|но|ны)|прибуд\w+|посет[ия]т|приедет"
    r"|следующ\w+|ближайш\w+)\b",
    "uk": r"\b(?:буд(?:е|уть)|відбуд\w+|пройд(?:е|уть)|почн(?:е|уть)ся|зустрінуться|планує\w*|заплановано"
    r"|призначено|очіку\w+|має|мають|наступн\w+)\b",
    "pl": r"\b(?:będ(?:zie|ą)|odbędzie|odbędą|planowan\w+|zaplanowan\w+|przyszł\w+|najbliższ\w+)\b",
    "tr": r"\b\w+(?:acak|ecek|acaklar|ecekler|acağ\w+|eceğ\w+)\b|\bplanlan\w+|\bgelecek\b",
    "ar": r"\bسوف\b|\bسي(?:كون|تم|عقد|جتمع|زور|لتقي|بدأ|بحث|شارك|صل)\b|\bست(?:كون|تم|عقد|بدأ|جري|جرى|نطلق)\b"
    r"|\bالمقبلة?\b|\bالقادمة?\b|\bالمقرر\b",
    "fa": r"\bخواه(?:د|ند)\b|\bآینده\b|\bقرار\s+است\b",
    "he": r"\b(?:יתקיים|תתקיים|ייערך|תיערך|צפוי\w*|עתיד\w*|הקרוב\w*|הבאה?)\b",
    "el": r"\bθα\b|\bεπόμεν\w+|\bπροσεχ\w+",
    "id": r"\bakan\b|\bdijadwalkan\b|\bdepan\b",
    "hi": r"हो(?:गा|गी|गे|ंगे)|करें?(?:गा|गी|गे)|जाए(?:गा|गी)|अगले",
    "zh": r"将|将于|將|計劃|计划|预计|預計|定于|定於|下周|下週|拟",
    "ja": r"予定|見通し|見込み|方針|来週|次の|までに|へ$",
    "ko": r"예정|계획|방침|다음\s?주|오는",
}
_ALL = {code: re.compile(pattern, re.IGNORECASE) for code, pattern in _FUTURE.items()}
# A German 'soll … haben' reports what is said to have happened.
_REPORTED = re.compile(r"\bsoll(?:en)?\b.*\b(?:haben|sein)\b")
# Right beside the day: the one after the next midnight, or the one before the last.
_NEXT = re.compile(r"\s*(?:prochaine?|próxim[oa]|que\s+viene|prossim[oa]|المقبلة?|القادمة?|آینده|depan)\b", re.IGNORECASE)
_LAST = re.compile(r"\s*(?:derni(?:er|ère)|passée?|pasad[oa]|passad[oa]|scors[oa]|الماضية?|گذشته|lalu)\b", re.IGNORECASE)
_NEXT_BEFORE = re.compile(
    r"(?:\b(?:kommende[nrsm]?|nächste[nrsm]?|próxim[oa]|prossim[oa]|следующ\w+|ближайш\w+|наступн\w+|przyszł\w+"
    r"|komende|volgende|gelecek)\s+|下周|下週|来週の|次の|다음\s?주\s?|오는\s?)$",
    re.IGNORECASE,
)
_LAST_BEFORE = re.compile(
    r"(?:\b(?:vergangene[nrsm]?|letzte[nrsm]?|vorige[nrsm]?|pasad[oa]|últim[oa]|passad[oa]|scors[oa]|прошл\w+"
    r"|минувш\w+|минул\w+|zeszł\w+|ubiegł\w+|afgelopen|geçen)\s+|上周|上週|先週の|지난\s?주\s?|지난\s?)$",
    re.IGNORECASE,
)
# What ends a clause: its marks, and the words that begin another.
_BORDER = re.compile(
    r"[,;:.!?()«»\"“”„—、，。「」『』\n]|\b(?:que|qu['’]|qui|dass|weil|nachdem|che|что|котор\w+|який|яка|яке|які|dat"
    r"|który|która|które)(?:\b|(?<=['’]))",
    re.IGNORECASE,
)
# How far around an expression its clause is read, in characters.
_NEAR = 120


def looks_ahead(text: str, start: int, end: int, language: str) -> bool:
    """Whether the clause around `start`:`end` tells of what is still to come; False in a language not known here."""
    future = _ALL.get(language[:2])
    if future is None:
        return False
    left, right = text[max(0, start - _NEAR) : start], text[end : end + _NEAR]
    borders = list(_BORDER.finditer(left))
    border = _BORDER.search(right)
    clause = f"{left[borders[-1].end() :] if borders else left} {right[: border.start()] if border else right}"
    return bool(future.search(clause)) and not (language.startswith("de") and _REPORTED.search(clause))


def step_said(text: str, start: int, end: int) -> int:
    """1 where 'next' stands beside the expression, -1 where 'last' does, else 0."""
    before, after = text[max(0, start - 16) : start], text[end : end + 16]
    if _NEXT.match(after) or _NEXT_BEFORE.search(before):
        return 1
    return -1 if _LAST.match(after) or _LAST_BEFORE.search(before) else 0
