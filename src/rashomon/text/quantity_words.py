"""Units, currencies, people and what befell them: the words by which a quantity is understood."""

import re

from rashomon.model import Bound

CURRENCY_SIGNS: dict[str, str] = {
    "US$": "USD", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "S$": "SGD", "HK$": "HKD", "NZ$": "NZD", "NT$": "TWD", "R$": "BRL",
    "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₽": "RUB", "₦": "NGN", "₩": "KRW", "₪": "ILS", "₺": "TRY",
    "Rs.": "INR", "Rs": "INR", "Tk": "BDT", "Rp": "IDR", "RM": "MYR", "USD": "USD", "EUR": "EUR", "GBP": "GBP", "INR": "INR",
    "CHF": "CHF", "AUD": "AUD", "CAD": "CAD", "SGD": "SGD", "KSh": "KES", "Sh": "KES",
}  # fmt: skip
CURRENCY_WORDS: dict[str, str] = {
    "dollar": "USD", "euro": "EUR", "rupee": "INR", "taka": "BDT", "yen": "JPY", "yuan": "CNY", "renminbi": "CNY",
    "rouble": "RUB", "ruble": "RUB", "shekel": "ILS", "rand": "ZAR", "naira": "NGN", "peso": "PHP", "baht": "THB",
    "ringgit": "MYR", "rupiah": "IDR", "franc": "CHF", "lira": "TRY", "riyal": "SAR", "dirham": "AED", "dinar": "KWD",
    "won": "KRW", "krona": "SEK", "krone": "NOK", "kronor": "SEK", "kroner": "NOK", "zloty": "PLN", "hryvnia": "UAH",
    "pound sterling": "GBP", "cent": "cent", "penny": "penny", "pence": "penny", "usd": "USD", "eur": "EUR",
    "shilling": "KES", "crown": "CZK", "forint": "HUF", "dong": "VND",
}  # fmt: skip
# Whose dollars: the adjective before the word.
DOLLARS: dict[str, str] = {
    "us": "USD", "u.s.": "USD", "american": "USD", "australian": "AUD", "canadian": "CAD", "singapore": "SGD", "hong kong": "HKD",
    "new zealand": "NZD", "taiwan": "TWD", "zimbabwe": "ZWL",
}  # fmt: skip

# Unit as printed -> (normalised unit, base unit, how many base units it is)
UNITS: dict[str, tuple[str, str, float]] = {}
for _forms, _unit, _base, _size in (
    ("km kilometre kilometer kilometres kilometers kms", "km", "m", 1000.0),
    ("m metre meter metres meters mtrs", "m", "m", 1.0),
    ("cm centimetre centimeter centimetres centimeters", "cm", "m", 0.01),
    ("mm millimetre millimeter millimetres millimeters", "mm", "m", 0.001),
    ("mile miles mi", "mi", "m", 1609.344),
    ("yard yards yd", "yd", "m", 0.9144),
    ("ft foot feet", "ft", "m", 0.3048),
    ("inch inches", "in", "m", 0.0254),
    ("knot knots", "kn", "kn", 1.0),
    ("kg kilogram kilograms kilogramme kilogrammes kilo kilos kgs", "kg", "kg", 1.0),
    ("g gram grams gramme grammes", "g", "kg", 0.001),
    ("mg milligram milligrams", "mg", "kg", 1e-6),
    ("t tonne tonnes ton tons", "t", "kg", 1000.0),
    ("lb lbs", "lb", "kg", 0.45359237),
    ("ounce ounces oz", "oz", "kg", 0.028349523),
    ("stone", "st", "kg", 6.35029318),
    ("l litre liter litres liters", "l", "l", 1.0),
    ("gallon gallons", "gal", "l", 3.785411784),
    ("barrel barrels", "bbl", "l", 158.987),
    ("hectare hectares ha", "ha", "ha", 1.0),
    ("acre acres", "ac", "ha", 0.40468564),
    ("mw megawatt megawatts", "MW", "MW", 1.0),
    ("gw gigawatt gigawatts", "GW", "MW", 1000.0),
    ("kw kilowatt kilowatts", "kW", "MW", 0.001),
    ("mph", "mph", "km/h", 1.609344),
    ("kph kmph km/h", "km/h", "km/h", 1.0),
    ("degree degrees °c °", "degrees", "degrees", 1.0),
    ("°f", "°F", "°F", 1.0),
):
    for _form in _forms.split():
        UNITS[_form] = (_unit, _base, _size)

# What a way becomes when it is covered in an hour.
SPEEDS = {"km": "km/h", "mi": "mph"}

SPANS_OF_TIME: dict[str, tuple[str, float]] = {
    "second": ("seconds", 1 / 86400), "minute": ("minutes", 1 / 1440), "min": ("minutes", 1 / 1440), "hour": ("hours", 1 / 24),
    "hr": ("hours", 1 / 24), "day": ("days", 1.0), "night": ("nights", 1.0), "week": ("weeks", 7.0), "weekend": ("weekends", 7.0),
    "fortnight": ("weeks", 14.0), "month": ("months", 30.4375), "year": ("years", 365.25), "decade": ("decades", 3652.5),
    "century": ("centuries", 36525.0), "centurie": ("centuries", 36525.0),
}  # fmt: skip

# Nouns for human beings, in the singular.
HUMANS = frozenset(
    """
    person people man men woman women child children boy girl baby infant toddler teenager teen adult youth kid pupil
    student schoolchild schoolchildren schoolboy schoolgirl passenger crew crewman crewmen crewmember driver pilot
    victim survivor casualty fatality hostage captive prisoner inmate detainee suspect gunman gunmen attacker
    assailant bomber terrorist militant rebel insurgent fighter soldier troop officer policeman policemen policewoman
    guard worker employee labourer laborer miner fisherman fishermen farmer villager resident citizen civilian
    national tourist visitor traveller traveler pilgrim worshipper worshiper monk nun priest cleric protester
    protestor demonstrator activist supporter voter lawmaker legislator deputy mp senator minister diplomat official
    expert doctor nurse medic patient rescuer firefighter volunteer climber hiker skier walker mountaineer player
    athlete fan spectator guest friend relative brother sister son daughter parent mother father wife husband sibling
    twin refugee migrant immigrant evacuee foreigner local teacher journalist reporter photographer lawyer judge
    witness juror sailor marine airman commuter cyclist motorist pedestrian commando peacekeeper signatory member
    colleague body corpse family individual delegate participant mourner buyer customer shopper smuggler trafficker
    poacher thief robber burglar offender criminal defendant convict personnel staff companion leader ranger diver
    agent police serviceman
    """.split()
)

# What befell those counted: class -> the words that tell it.
_PREDICATES: dict[str, str] = {
    "killed": r"kill(?:s|ed|ing)?|die[sd]?|dying|dead|deaths?|death\s+toll|toll|fatalit(?:y|ies)|perish(?:ed|ing)?"
    r"|slain|drown(?:ed|ing)?"
    r"|murder(?:ed|ing)?|massacred|bodies|corpses|lost\s+(?:their|his|her)\s+li(?:ves|fe)|claim(?:s|ed|ing)\s+(?:the\s+)?lives"
    r"|executed|lives",
    "injured": r"injur(?:e|es|ed|ing|y|ies)|wound(?:s|ed|ing)?|hurt|maimed",
    "missing": r"missing|unaccounted|disappeared",
    "arrested": r"arrest(?:s|ed|ing)?|detain(?:s|ed|ing|ees?)?|in(?:to)?\s+custody|rounded\s+up",
    "rescued": r"rescu(?:e|es|ed|ing)|surviv(?:e|ed|es|ing|ors?)|saved|pulled\s+(?:alive|out|from)",
    "hospitalised": r"hospital(?:s|i[sz]ed)?|treated|intensive\s+care",
    "infected": r"infect(?:ed|ions?)|cases?|tested\s+positive|contracted",
    "evacuated": r"evacuat(?:e|ed|ing|ions?)|displaced|homeless|fled|flee(?:ing)?",
    "abducted": r"abduct(?:ed|ing|ions?)?|kidnap(?:ped|ping)?|hostages?|captives?|taken\s+captive|seized",
    "freed": r"freed|releas(?:e|ed|ing)|liberated",
    "charged": r"charg(?:ed|ing)|indicted|accused",
    "convicted": r"convict(?:ed|ions?)|sentenced|jailed|imprisoned|guilty",
    "remaining": r"remain(?:s|ed|ing)?|still\s+held",
    "aboard": r"aboard|on\s+board|carr(?:y|ied|ying)",
    "gathered": r"gather(?:ed|ing)?|attend(?:ed|ing|ees)?|march(?:ed|ing)?|protest(?:ed|ing)|rall(?:y|ied)",
    "voted": r"vot(?:e|es|ed|ing)|sign(?:ed|ing|atures?)",
    "deployed": r"deploy(?:ed|ing)?|sent|dispatched",
    "destroyed": r"destroy(?:ed|ing)?|demolished|burn(?:ed|t)|razed|damaged",
}
PREDICATE = re.compile(r"\b(?:" + "|".join(f"(?P<{name}>{words})" for name, words in _PREDICATES.items()) + r")\b", re.IGNORECASE)
# These say least about what befell someone; any other class in reach is preferred.
WEAK_PREDICATES = frozenset({"aboard", "abducted", "infected", "remaining"})

# These befall people only.
HUMAN_PREDICATES = frozenset(
    {"killed", "injured", "missing", "arrested", "rescued", "hospitalised", "abducted", "freed", "convicted", "charged"}
)
_NATIONALITY = re.compile(
    r"(?:[A-Z][a-z]+(?:ans|is|ese|landers|ards)|Turks|Kurds|Arabs|Jews|Poles|Danes|Swedes|Finns|Scots|Britons|Serbs|Croats|Czechs|Slovaks|Greeks"
    r"|Thais|Filipinos|Muslims|Christians|Hindus|Sikhs|Buddhists|Catholics|Protestants)$"
)

BOUNDS: tuple[tuple[Bound, re.Pattern[str]], ...] = (
    ("at-most", re.compile(
        r"\b(?:at\s+most|no\s+more\s+than|not\s+more\s+than|(?<!no\s)(?<!not\s)(?:fewer|less)\s+than|up\s+to|as\s+many\s+as|as\s+much\s+as|a\s+maximum\s+of|under|below)\s+$",
        re.IGNORECASE)),
    ("at-least", re.compile(
        r"\b(?:at\s+least|more\s+than|no\s+(?:fewer|less)\s+than|not\s+(?:fewer|less)\s+than|over|upwards\s+of|in\s+excess\s+of|exceed(?:s|ed|ing)?"
        r"|above|a\s+minimum\s+of|topp(?:ed|ing))\s+(?:the\s+)?$", re.IGNORECASE)),
    ("about", re.compile(
        r"\b(?:about|around|some|roughly|approximately|nearly|almost|close\s+to|an\s+estimated|estimated|circa|approx\.?|just\s+over|just\s+under"
        r"|in\s+the\s+region\s+of|perhaps|probably|believed)\s+(?:at\s+)?(?:a\s+|the\s+)?$|[~≈]\s?$", re.IGNORECASE)),
)  # fmt: skip
BOUND_AFTER = re.compile(r"^(?:\s+or\s+(?:more|so)\b|\s*\+|-plus\b|-odd\b)", re.IGNORECASE)

# A number after one of these is a name's or a list's, not a count.
DESIGNATOR = re.compile(
    r"\b(?:flights?|articles?|sections?|pages?|chapters?|rooms?|numbers?|no|nos|routes?|highways?|motorways?|channels?|units?|class|grades?|levels?"
    r"|phases?|categor(?:y|ies)|types?|clauses?|paragraphs?|gates?|platforms?|wards?|sectors?|blocks?|stages?|rounds?|laps?|day|week|version|radio|bus"
    r"|figures?|tables?|part|volume|episode|seasons?|act|form|exit|junction|pier|bed|cell|apartment|apt|suite|box|floor|area|zone|district|interstate"
    r"|resolution|convention|protocol|reactor|runway|train|sol|group|top|mark|mk|model|series|code|zip|sq|squadron|brigade|battalion|war)\.?\s*#?$",
    re.IGNORECASE,
)
STREET = re.compile(
    r"^\s+(?:[A-Z][\w'.-]+\s+){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Drive|Boulevard|Blvd|Square|Place|Terrace|Court|Highway|Way|Crescent)\b"
)


def is_nationality(phrase: str) -> bool:
    """Whether the last word names people by their nation or faith ('2,500 Palestinians')."""
    return bool(_NATIONALITY.search(phrase))


def singular(word: str) -> str:
    """A noun without its plural ending, good enough to compare nouns with."""
    low = word.lower()
    irregular = {"people": "person", "men": "man", "women": "woman", "children": "child", "lives": "life", "feet": "foot"}
    if low in irregular:
        return irregular[low]
    for tail, new in (("men", "man"), ("children", "child"), ("ies", "y")):
        if low.endswith(tail) and len(low) > len(tail) + 1:
            return low[: -len(tail)] + new
    if low.endswith(("sses", "shes", "ches", "xes")):
        return low[:-2]
    return low[:-1] if low.endswith("s") and not low.endswith(("ss", "us", "is")) and len(low) > 3 else low
