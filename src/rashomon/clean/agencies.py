"""News agencies: their names as pages print them, and the one form we print."""

import re

# Canonical form -> other forms. The world's and the large national agencies; a name that is not here is recognised by where
# it stands (see `credits`).
AGENCIES: dict[str, tuple[str, ...]] = {
    "AFP": ("Agence France-Presse", "Agence France Presse", "AFP News"),
    "AP": ("Associated Press", "The Associated Press", "A.P.", "AP News"),
    "Reuters": ("Thomson Reuters", "Reuters News", "Reuters Staff", "Reuters News Agency"),
    "dpa": ("DPA", "Deutsche Presse-Agentur", "dpa international"),
    "EFE": ("Agencia EFE", "EFE News", "EPA-EFE"),
    "ANSA": ("Ansa",),
    "AGI": (),
    "Adnkronos": (),
    "TASS": ("ITAR-TASS", "Itar-Tass", "Tass"),
    "Interfax": ("Interfax-Ukraine",),
    "RIA Novosti": ("RIA", "RIAN", "Ria Novosti"),
    "Ukrinform": (),
    "Xinhua": ("Xinhua News Agency", "XINHUA"),
    "Kyodo": ("Kyodo News", "KYODO"),
    "Jiji": ("Jiji Press",),
    "Yonhap": ("Yonhap News Agency", "YONHAP"),
    "IANS": ("Indo-Asian News Service", "Indo Asian News Service"),
    "PTI": ("Press Trust of India", "P.T.I."),
    "ANI": ("Asian News International",),
    "UNI": ("United News of India",),
    "UPI": ("United Press International",),
    "APP": ("Associated Press of Pakistan",),
    "PPI": ("Pakistan Press International",),
    "BSS": ("Bangladesh Sangbad Sangstha",),
    "Antara": ("ANTARA",),
    "Bernama": ("BERNAMA",),
    "VNA": ("Vietnam News Agency",),
    "PNA": ("Philippine News Agency",),
    "MENA": ("Middle East News Agency",),
    "WAM": ("Emirates News Agency",),
    "SPA": ("Saudi Press Agency",),
    "QNA": ("Qatar News Agency",),
    "KUNA": ("Kuwait News Agency",),
    "BNA": ("Bahrain News Agency",),
    "Petra": ("Jordan News Agency",),
    "NNA": ("National News Agency",),
    "SANA": ("Syrian Arab News Agency",),
    "WAFA": ("Wafa", "Palestine News Agency", "Palestinian News Agency"),
    "IRNA": ("Islamic Republic News Agency",),
    "ISNA": (),
    "Fars": ("Fars News Agency", "FNA"),
    "Tasnim": ("Tasnim News Agency",),
    "Mehr": ("Mehr News Agency",),
    "Anadolu": ("Anadolu Agency", "Anadolu Ajansi", "Anadolu Ajansı", "Anatolia News Agency"),
    "DHA": ("Dogan News Agency", "Demirören News Agency"),
    "Lusa": ("LUSA",),
    "Belga": ("BELGA",),
    "ANP": (),
    "APA": ("Austria Presse Agentur",),
    "SDA": ("Keystone-SDA", "ATS"),
    "TT": (),
    "NTB": (),
    "Ritzau": (),
    "STT": (),
    "PAP": ("Polish Press Agency",),
    "CTK": ("ČTK", "Czech News Agency"),
    "MTI": (),
    "Agerpres": (),
    "BTA": ("Bulgarian News Agency",),
    "Tanjug": ("TANJUG",),
    "HINA": ("Hina",),
    "Europa Press": (),
    "PA": ("Press Association", "The Press Association", "PA Media", "PA News Agency"),
    "Canadian Press": ("The Canadian Press", "CP"),
    "AAP": ("Australian Associated Press",),
    "SAPA": ("Sapa", "South African Press Association"),
    "PANA": ("Panapress",),
    "NAN": ("News Agency of Nigeria",),
    "GNA": ("Ghana News Agency",),
    "Notimex": ("NOTIMEX",),
    "Télam": ("Telam", "TELAM"),
    "Prensa Latina": (),
    "Agência Brasil": ("Agencia Brasil",),
    "KCNA": ("Korean Central News Agency",),
    "CNA": ("Central News Agency",),
    "Bloomberg": ("Bloomberg News", "BLOOMBERG"),
    "Dow Jones Newswires": (),
    "Newswise": (),
    "PR Newswire": ("PRNewswire", "PRNewsWire"),
    "Business Wire": ("BUSINESS WIRE", "BusinessWire"),
    "GlobeNewswire": ("GLOBE NEWSWIRE",),
    "Thomson Reuters Foundation": (),
    "Inter Press Service": ("IPS",),
    "StarTribune News Service": (),
    "Tribune News Service": ("TNS",),
    "Tribune Content Agency": (),
    "States News Service": (),
    "City News Service": ("CNS",),
}
_FORMS = {re.sub(r"[\s.]+", " ", form).strip().lower(): name for name, forms in AGENCIES.items() for form in (name, *forms)}
_FIRST_WORD = re.compile(r"\w+")
_FIRST_WORDS = frozenset({"the", *(match.group() for form in _FORMS if (match := _FIRST_WORD.search(form)))})
# Short forms that are also other things (a state, a party, a word): they count only inside brackets or beside another agency.
AMBIGUOUS = frozenset("pa cp tt uni apa app spa nan ria mena cna ats ips cns mehr fars petra agi sana".split())
# Hosts that are an agency's own: what stands there is the agency's, said or not.
OWN_HOSTS = {
    "reuters.com": "Reuters", "reuters.co.uk": "Reuters", "apnews.com": "AP", "ap.org": "AP", "afp.com": "AFP",
    "dpa-international.com": "dpa", "efe.com": "EFE", "ansa.it": "ANSA", "tass.com": "TASS", "tass.ru": "TASS",
    "interfax.ru": "Interfax", "interfax.com": "Interfax", "xinhuanet.com": "Xinhua", "news.cn": "Xinhua",
    "kyodonews.net": "Kyodo", "yna.co.kr": "Yonhap", "ians.in": "IANS", "ianslive.in": "IANS", "ptinews.com": "PTI",
    "aninews.in": "ANI", "upi.com": "UPI", "antaranews.com": "Antara", "bernama.com": "Bernama", "aa.com.tr": "Anadolu",
    "irna.ir": "IRNA", "tasnimnews.com": "Tasnim", "kuna.net.kw": "KUNA", "wam.ae": "WAM", "spa.gov.sa": "SPA",
    "petra.gov.jo": "Petra", "wafa.ps": "WAFA", "ukrinform.net": "Ukrinform", "app.com.pk": "APP", "bssnews.net": "BSS",
    "pna.gov.ph": "PNA", "kcna.kp": "KCNA",
}  # fmt: skip


def agency_of(name: str) -> str | None:
    """The agency a name stands for, in the form we print; None for a name that is not known."""
    key = re.sub(r"[\s.]+", " ", name).strip(" ,;:()[]-–—").lower()
    return _FORMS.get(key) or _FORMS.get(key.removeprefix("the "))


def may_be_agency(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] may begin with an agency's name: a quick look at its first word, for the many that cannot."""
    first = _FIRST_WORD.search(text, start, end)
    return first is not None and first.group().lower() in _FIRST_WORDS


def is_ambiguous(name: str) -> bool:
    """Whether a known name is a common word or shorthand as well."""
    return re.sub(r"[\s.]+", " ", name).strip().lower() in AMBIGUOUS


def agency_of_host(host: str | None) -> str | None:
    """The agency whose own pages stand at this host."""
    name = (host or "").lower()
    return next((agency for own, agency in OWN_HOSTS.items() if name == own or name.endswith("." + own)), None)


def find_agencies(text: str) -> list[tuple[int, int, str]]:
    """Every known agency named in a short text (a byline, a credit): start, end, canonical form; in order, disjoint."""
    found: list[tuple[int, int, str]] = []
    for match in _ANY.finditer(text):
        if not found or match.start() >= found[-1][1]:
            name = agency_of(match.group())
            if name is not None:
                found.append((match.start(), match.end(), name))
    return found


_ANY = re.compile(
    r"(?<![\w@])(?:"
    + "|".join(
        re.escape(form)
        for form in sorted({f for name, forms in AGENCIES.items() for f in (name, *forms)}, key=lambda form: (-len(form), form))
    )
    + r")(?![\w@])"
)
