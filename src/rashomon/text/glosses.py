"""What the words that rules look for are called in other languages: verbs of saying, pronouns, speakers, small words.

The rules of `annotate` know who speaks by English words. A gloss names, for a word of another language, the English word that
behaves like it ('lancer' behaves like 'exclaim': it takes the words themselves, but no clause).
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Glosses:
    """The English stand-ins of one language. Keys are lemmas, those of `words` and `according` are words as printed."""

    verbs: Mapping[str, str]
    nouns: Mapping[str, str]
    words: Mapping[str, str]
    according: frozenset[tuple[str, ...]]
    """What stands before whoever is leant on: 'selon', 'по словам'."""
    forms: Mapping[str, str]
    """Forms of verbs of saying that a tagger takes for something else behind a quotation."""
    person_endings: tuple[str, ...]
    articles: bool
    """Whether a noun without an article is an indefinite one."""


def _table(text: str) -> dict[str, str]:
    """'say: dire, souffler; …' turned round: dire → say."""
    out = {}
    for entry in text.replace("\n", " ").split(";"):
        english, _, words = entry.partition(":")
        for word in words.split(","):
            out[word.strip()] = english.strip()
    return out


_FRENCH_VERBS = _table(
    """say: dire; tell: raconter, confier; add: ajouter, renchérir; reply: répondre, répliquer, rétorquer; note: noter, relever;
    claim: prétendre; announce: annoncer; declare: déclarer; explain: expliquer; argue: arguer, plaider, juger;
    insist: insister, marteler; warn: avertir, prévenir, alerter, menacer; confirm: confirmer; deny: démentir, nier;
    admit: admettre, avouer; acknowledge: reconnaître; concede: concéder; assure: assurer, garantir; promise: promettre;
    report: rapporter, signaler; reveal: révéler; indicate: indiquer; suggest: suggérer; stress: souligner; affirm: affirmer;
    maintain: soutenir; remark: remarquer; comment: commenter; observe: observer; recall: rappeler; recount: relater;
    describe: décrire, qualifier; write: écrire; tweet: tweeter; joke: plaisanter, ironiser; shout: crier, hurler, tonner;
    exclaim: lancer, exclamer; whisper: murmurer, chuchoter, souffler; ask: demander; question: interroger; urge: exhorter;
    call: appeler; estimate: estimer; lament: déplorer, regretter; testify: témoigner; clarify: préciser; specify: détailler;
    continue: poursuivre, continuer, enchaîner; conclude: conclure, trancher; advise: conseiller, recommander; order: ordonner;
    denounce: dénoncer; condemn: condamner; accuse: accuser; hail: saluer; thank: remercier; summarize: résumer;
    counter: nuancer, tempérer, objecter; sigh: soupirer; swear: jurer; think: penser; believe: croire; hope: espérer;
    fear: craindre, redouter; cite: citer, évoquer; speak: parler; attest: attester, certifier; proclaim: proclamer, clamer;
    propose: proposer; demand: réclamer, exiger; reaffirm: réaffirmer; repeat: répéter; protest: protester, indigner;
    complain: plaindre; remember: souvenir; rejoice: réjouir"""
)
_FRENCH_NOUNS = _table(
    """president: président, présidente; minister: ministre; premier: premier ministre; mayor: maire, mairesse; leader: dirigeant,
    leader, dirigeante; chief: chef, cheffe; director: directeur, directrice; spokesman: porte-parole; deputy: député, députée;
    senator: sénateur, sénatrice; governor: gouverneur; prosecutor: procureur, procureure; judge: juge, magistrat;
    lawyer: avocat, avocate; officer: officier, policier; official: responsable, fonctionnaire; doctor: médecin, docteur;
    nurse: infirmier, infirmière; witness: témoin; resident: habitant, habitante, riverain; survivor: survivant, rescapé,
    rescapée;
    expert: expert, experte, spécialiste; man: homme; woman: femme; father: père; mother: mère; son: fils; daughter: fille;
    brother: frère; sister: sœur; husband: mari; wife: épouse; friend: ami, amie; neighbour: voisin, voisine;
    journalist: journaliste; ambassador: ambassadeur, ambassadrice; king: roi; queen: reine; pope: pape; general: général;
    colonel: colonel; captain: capitaine; secretary: secrétaire; engineer: ingénieur; driver: conducteur, chauffeur;
    teacher: enseignant, instituteur, institutrice, professeur; worker: ouvrier, salarié, employé; founder: fondateur;
    owner: propriétaire; coach: entraîneur; police: police, gendarmerie; ministry: ministère; government: gouvernement;
    army: armée; court: tribunal, cour; agency: agence; company: compagnie, entreprise, société; party: parti; union: syndicat;
    committee: comité; commission: commission; council: conseil; office: parquet, préfecture, bureau; university: université;
    hospital: hôpital; embassy: ambassade; parliament: parlement; newspaper: journal, quotidien; association: association;
    organisation: organisation; group: groupe; authorities: autorité; statement: communiqué, déclaration; letter: lettre;
    inquiry: enquête; source: source; fisherman: pêcheur; victim: victime; passenger: passager, passagère"""
)
_FRENCH_WORDS = {
    "il": "he", "elle": "she", "ils": "they", "elles": "they", "lui": "him", "je": "i", "j'": "i", "j’": "i", "me": "me",
    "moi": "me", "mon": "my", "ma": "my", "mes": "my", "nous": "we", "notre": "our", "nos": "our", "vous": "you",
    "votre": "your", "vos": "your", "on": "one", "qui": "who", "que": "that", "qu'": "that", "qu’": "that", "et": "and",
    "mais": "but", "le": "the", "la": "the", "les": "the", "l'": "the", "l’": "the", "ce": "this", "cet": "this", "cette": "this",
    "son": "his", "sa": "his", "ses": "his", "leur": "their", "de": "of", "du": "of", "des": "of", "d'": "of", "d’": "of",
    "pour": "for", "par": "by", "à": "at", "au": "at", "aux": "at", "dans": "in", "en": "in", "avec": "with", "comme": "as",
    "alors": "while", "après": "after", "quand": "when", "lorsque": "when",
}  # fmt: skip
_RUSSIAN_VERBS = _table(
    """say: сказать, говорить, проговорить, произнести; tell: рассказать, рассказывать, поделиться; declare: заявить, заявлять;
    report: сообщить, сообщать, передать, передавать, доложить; note: отметить, отмечать, заметить, замечать;
    add: добавить, добавлять; stress: подчеркнуть, подчёркивать, подчеркивать; explain: объяснить, объяснять;
    clarify: пояснить, пояснять, уточнить, уточнять; claim: утверждать; insist: настаивать; think: считать, полагать, думать;
    admit: признать, признавать, признаться; confirm: подтвердить, подтверждать; deny: опровергнуть, опровергать, отрицать;
    promise: обещать, пообещать; warn: предупредить, предупреждать; assure: заверить, уверять, уверить, заверять;
    recall: напомнить, напоминать, вспомнить, вспоминать; reply: ответить, отвечать; retort: возразить, возражать;
    ask: спросить, спрашивать, просить, попросить; urge: призвать, призывать; demand: потребовать, требовать;
    write: написать, писать; comment: прокомментировать, комментировать; indicate: указать, указывать; express: выразить,
    выражать;
    condemn: осудить, осуждать; accuse: обвинить, обвинять; call: назвать, называть; exclaim: воскликнуть, восклицать;
    shout: крикнуть, кричать, закричать; joke: шутить, пошутить; whisper: прошептать, шептать; announce: объявить, объявлять;
    state: констатировать; suggest: предположить, предполагать, предложить; summarize: резюмировать; conclude: заключить;
    continue: продолжить, продолжать; quote: процитировать, цитировать; order: приказать, приказывать; thank: поблагодарить;
    hope: надеяться; fear: опасаться; lament: сетовать, посетовать; complain: жаловаться, пожаловаться; estimate: оценить;
    repeat: повторить, повторять; predict: прогнозировать, предсказать; reveal: раскрыть; advise: советовать, посоветовать"""
)
_RUSSIAN_NOUNS = _table(
    """president: президент; minister: министр; premier: премьер, премьер-министр; mayor: мэр; governor: губернатор;
    leader: лидер, руководитель; head: глава; chief: начальник, шеф; director: директор, гендиректор; deputy: депутат;
    chairman: председатель; senator: сенатор; spokesman: представитель, пресс-секретарь; prosecutor: прокурор; judge: судья;
    lawyer: адвокат, юрист; officer: офицер, полицейский; official: чиновник; doctor: врач, доктор; nurse: медсестра;
    witness: свидетель, очевидец; resident: житель; survivor: выживший; expert: эксперт, специалист; man: мужчина; woman: женщина;
    father: отец; mother: мать; son: сын; daughter: дочь; brother: брат; sister: сестра; husband: муж; wife: жена, супруга;
    friend: друг; neighbour: сосед, соседка; journalist: журналист, корреспондент; editor: редактор; ambassador: посол;
    king: король; queen: королева; general: генерал; colonel: полковник; captain: капитан; secretary: секретарь;
    engineer: инженер; driver: водитель, машинист; teacher: учитель; worker: рабочий; owner: владелец; coach: тренер;
    diplomat: дипломат; source: источник; victim: пострадавший; passenger: пассажир; fisherman: рыбак; police: полиция;
    ministry: министерство, минздрав, минобороны; government: правительство; army: армия; court: суд; agency: агентство;
    company: компания; party: партия; union: профсоюз; committee: комитет; commission: комиссия; council: совет;
    office: прокуратура, мэрия, администрация; university: университет; hospital: больница; embassy: посольство;
    parliament: парламент; newspaper: газета; organisation: организация; group: группа; movement: движение;
    statement: заявление, сообщение; letter: письмо; authorities: власть; channel: телеканал; bank: банк"""
)
_RUSSIAN_WORDS = {
    "он": "he", "она": "she", "они": "they", "я": "i", "мне": "me", "меня": "me", "мой": "my", "моя": "my", "мы": "we", "нас":
    "us",
    "нам": "us", "наш": "our", "наша": "our", "наши": "our", "нашей": "our", "нашего": "our", "вы": "you", "вас": "you", "вам":
    "you",
    "ты": "you", "ваш": "your", "который": "who", "которая": "who", "которые": "who", "что": "that", "и": "and", "но": "but",
    "а": "but", "из": "of", "для": "for", "от": "from", "в": "in", "во": "in", "с": "with", "как": "as", "когда": "when",
    "после": "after",
}  # fmt: skip


def _french_forms() -> dict[str, str]:
    """The forms in which French reports speech: present and past of the regular verbs, and the commonest of the others."""
    out: dict[str, str] = {}
    for lemma in _FRENCH_VERBS:
        if lemma.endswith("er"):
            stem = lemma[:-2]
            soft = stem[:-1] + "ç" if stem.endswith("c") else stem + "e" if stem.endswith("g") else stem
            out |= dict.fromkeys((f"{stem}e", f"{stem}ent", f"{stem}é", f"{soft}a", f"{soft}ait", f"{soft}aient"), lemma)
    for lemma, forms in {
        "dire": "dit disent disait", "répondre": "répond répondent répondu répondait", "écrire": "écrit écrivait écrivent",
        "rappeler": "rappelle rappellent", "répéter": "répète répètent", "avertir": "avertit averti",
        "prévenir": "prévient prévenu",
        "admettre": "admet admis", "reconnaître": "reconnaît reconnu reconnaissait", "soutenir": "soutient soutenu",
        "promettre": "promet promis", "poursuivre": "poursuit poursuivi poursuivait", "conclure": "conclut conclu",
        "suggérer": "suggère", "espérer": "espère", "révéler": "révèle", "renchérir": "renchérit renchéri",
        "démentir": "dément démenti", "exiger": "exige exigé", "croire": "croit", "craindre": "craint",
    }.items():  # fmt: skip
        out |= dict.fromkeys(forms.split(), lemma)
    return out


# По словам, по данным, …
_WORDS_LEANT_ON = "словам данным оценке оценкам подсчётам подсчетам информации мнению сведениям версии утверждению"

GLOSSES: Mapping[str, Glosses] = {
    "fr": Glosses(
        verbs=_FRENCH_VERBS,
        nouns=_FRENCH_NOUNS,
        words=_FRENCH_WORDS,
        according=frozenset({("selon",), ("d'", "après"), ("d’", "après"), ("à", "en", "croire")}),
        forms=_french_forms(),
        person_endings=("eur", "euse", "trice", "iste", "ien", "ienne", "ant", "ante"),
        articles=True,
    ),
    "ru": Glosses(
        verbs=_RUSSIAN_VERBS,
        nouns=_RUSSIAN_NOUNS,
        words=_RUSSIAN_WORDS,
        according=frozenset({("согласно",)} | {("по", word) for word in _WORDS_LEANT_ON.split()}),
        forms={},
        person_endings=("тель", "ник", "щик", "чик", "ист", "ор", "ёр", "ница", "ка"),
        articles=False,
    ),
}
