"""Universal Dependencies in the terms that the rules were written for: those of the English model.

Other models label grammar by Universal Dependencies. The rules ask for subjects, objects and finite verbs; this maps what they
ask for, and leaves everything else under its universal name.
"""

from collections.abc import Mapping

_RELATIONS = {
    "root": "ROOT",
    "nsubj:pass": "nsubjpass",
    "csubj:pass": "csubjpass",
    "aux:pass": "auxpass",
    "obj": "dobj",
    "iobj": "dative",
    "acl:relcl": "relcl",
    "obl:agent": "agent",
}
_PRONOUNS = {"Rel": "WP", "Int": "WP"}


def relation(label: str, features: Mapping[str, str]) -> str:
    """The name of a grammatical relation as the English model has it; a negating word is 'neg'."""
    if features.get("Polarity") == "Neg" and label.startswith("advmod"):
        return "neg"
    return _RELATIONS.get(label) or _RELATIONS.get(label.lower()) or label.split(":", maxsplit=1)[0]


def word_class(pos: str, features: Mapping[str, str], *, perfect: bool = False) -> str:
    """The fine-grained tag an English word of this kind would have; `perfect` is a participle that an auxiliary makes finite."""
    match pos:
        case "VERB" | "AUX":
            return _verb(features, perfect=perfect)
        case "NOUN":
            return "NNS" if features.get("Number") == "Plur" else "NN"
        case "PROPN":
            return "NNPS" if features.get("Number") == "Plur" else "NNP"
        case "PRON":
            return _PRONOUNS.get(features.get("PronType", ""), "PRP")
        case "DET":
            return "PRP$" if features.get("Poss") == "Yes" else "DT"
        case "ADJ":
            return "JJ"
        case "ADV":
            return "RB"
        case "NUM":
            return "CD"
        case "ADP" | "SCONJ":
            return "IN"
        case "CCONJ":
            return "CC"
    return pos


def _verb(features: Mapping[str, str], *, perfect: bool) -> str:
    form = features.get("VerbForm", "Fin")
    past = features.get("Tense") in ("Past", "Imp")
    if perfect or form == "Fin":
        return "VBD" if past or perfect else "VBZ"
    if form == "Inf":
        return "VB"
    if form == "Part":
        short = features.get("Variant") == "Short"  # a predicate by itself in Russian: 'дорога закрыта'
        return "VBD" if short else "VBN" if past or features.get("Voice") == "Pass" else "VBG"
    return "VBG"
