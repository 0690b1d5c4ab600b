"""Forms in which news in many languages says that somebody speaks: what marks lean on where there is no grammar.

A few dozen forms a language, those that open or close a quotation most often; general knowledge of the languages.
"""

from collections.abc import Mapping


def _forms(words: str) -> frozenset[str]:
    return frozenset(word.strip().casefold() for word in words.split(","))


SAYING_FORMS: Mapping[str, frozenset[str]] = {
    "en": _forms(
        "said, says, told, added, wrote, explained, replied, warned, insisted, according to, asked, announced, declared"
    ),
    "fr": _forms(
        """a dit, dit, a déclaré, déclare, déclarait, a affirmé, affirme, a expliqué, explique, a ajouté, ajoute, a indiqué,
        indique, a précisé, précise, a répondu, répond, raconte, a raconté, assure, a assuré, souligne, a souligné, estime,
        a estimé, lance, a lancé, selon, a confié, confie, témoigne, écrit, a écrit, annonce, a annoncé, prévient, insiste"""
    ),
    "de": _forms(
        """sagte, sagt, sagten, erklärte, erklärt, teilte mit, betonte, betont, meinte, meint, fügte hinzu, berichtete, berichtet,
        schrieb, schreibt, kündigte an, warnte, warnt, forderte, antwortete, erzählte, erzählt, laut, nach Angaben, zitierte,
        kommentierte, versicherte, räumte ein, so"""
    ),
    "es": _forms(
        """dijo, dice, ha dicho, afirmó, ha afirmado, afirma, aseguró, asegura, ha asegurado, explicó, explica, ha explicado,
        declaró, ha declarado, señaló, señala, ha señalado, añadió, añade, agregó, indicó, manifestó, contó, cuenta, respondió,
        advirtió, escribió, escribe, insistió, subrayó, según, sostuvo, expresó, relató, anunció, confirmó, comentó, precisó"""
    ),
    "it": _forms(
        """ha detto, dice, disse, ha dichiarato, dichiara, ha spiegato, spiega, ha aggiunto, aggiunge, ha affermato, afferma,
        ha sottolineato, sottolinea, racconta, ha raccontato, ha scritto, scrive, secondo, ha risposto, risponde, ha annunciato,
        ha commentato, commenta, assicura, ha precisato, ha ribadito, ha riferito, osserva"""
    ),
    "pt": _forms(
        """disse, diz, afirmou, afirma, declarou, explicou, explica, acrescentou, ressaltou, contou, conta, segundo, escreveu,
        respondeu, garantiu, destacou, informou, anunciou, alertou, comentou, relatou, completou, sublinhou, referiu, frisou"""
    ),
    "nl": _forms(
        "zei, zegt, verklaarde, vertelde, vertelt, aldus, volgens, schreef, schrijft, voegde toe, antwoordde, meldde, stelt"
    ),
    "sv": _forms("sade, sa, säger, berättar, berättade, förklarade, förklarar, enligt, skrev, skriver, tillade, menar, svarade"),
    "da": _forms("sagde, siger, fortalte, fortæller, forklarede, forklarer, ifølge, skrev, skriver, tilføjede, mener, svarede"),
    "no": _forms("sa, sier, fortalte, forteller, forklarte, forklarer, ifølge, skrev, skriver, la til, mener, svarte, uttalte"),
    "pl": _forms(
        """powiedział, powiedziała, mówi, mówił, mówiła, stwierdził, stwierdziła, dodał, dodała, podkreślił, podkreśliła,
        oświadczył,
        oświadczyła, wyjaśnił, wyjaśniła, napisał, napisała, według, zaznaczył, zaznaczyła, poinformował, poinformowała,
        przekazał, przekazała, ocenił, oceniła"""
    ),
    "cs": _forms(
        "řekl, řekla, říká, uvedl, uvedla, dodal, dodala, prohlásil, prohlásila, vysvětlil, vysvětlila, podle, napsal, sdělil"
    ),
    "ru": _forms(
        """сказал, сказала, сказали, говорит, говорил, говорила, заявил, заявила, заявили, заявляет, сообщил, сообщила, сообщили,
        отметил, отметила, добавил, добавила, подчеркнул, подчеркнула, объяснил, объяснила, пояснил, пояснила, рассказал,
        рассказала, ответил, ответила, написал, написала, уточнил, уточнила, по словам, вспоминает, считает, цитирует"""
    ),
    "uk": _forms(
        """сказав, сказала, каже, кажуть, заявив, заявила, повідомив, повідомила, зазначив, зазначила, додав, додала, наголосив,
        наголосила, пояснив, пояснила, розповів, розповіла, відповів, написав, написала, за словами, підкреслив"""
    ),
    "bg": _forms("каза, казва, заяви, съобщи, добави, подчерта, обясни, разказа, отговори, написа, според, посочи, коментира"),
    "el": _forms("είπε, δήλωσε, λέει, ανέφερε, τόνισε, πρόσθεσε, εξήγησε, απάντησε, έγραψε, σύμφωνα με, υποστήριξε, σημείωσε"),
    "tr": _forms(
        "dedi, diyor, söyledi, belirtti, açıkladı, ekledi, vurguladı, ifade etti, kaydetti, konuştu, anlattı, yazdı, göre"
    ),
    "ro": _forms(
        "a spus, spune, a declarat, declară, a afirmat, a adăugat, a explicat, potrivit, a precizat, a scris, a transmis"
    ),
    "hu": _forms("mondta, közölte, elmondta, hozzátette, kijelentette, írta, szerint, válaszolta, magyarázta, jelentette ki"),
    "id": _forms("kata, ujar, tutur, ucap, jelas, ungkap, mengatakan, menurut, menyatakan, tegas, imbuh, menambahkan"),
    "ar": _forms(
        """قال, قالت, يقول, تقول, أضاف, أضافت, وأضاف, وأضافت, وقال, وقالت, صرح, صرحت, أكد, أكدت, وأكد, أعلن, أعلنت, أوضح, وأوضح,
        كتب"""
    ),
    "fa": _forms("گفت, می‌گوید, افزود, اظهار داشت, تأکید کرد, نوشت, اعلام کرد, توضیح داد"),
    "ur": _forms("نے کہا, کہا, کہتے, بتایا, کے مطابق"),
    "he": _forms("אמר, אמרה, אומר, אומרת, הוסיף, הוסיפה, ציין, ציינה, טען, טענה, הסביר, הסבירה, כתב, כתבה, לדברי, מסר, הודיע"),
    "hi": _forms("ने कहा, कहा, बताया, के मुताबिक, के अनुसार, बोले, कहते"),
    "zh": _forms("说, 說, 表示, 称, 稱, 指出, 强调, 強調, 写道, 回答, 补充, 透露, 介绍"),
    "ja": _forms("と述べ, と語, と話, と指摘, と説明, と強調, と訴え, と答え, と明かし, と発表, とコメント, と言"),
    "ko": _forms("말했, 밝혔, 전했, 강조했, 설명했, 덧붙였, 지적했, 답했, 주장했, 라고, 이라고"),
}

# Scripts that part no words: a form counts wherever it stands, and length is told by characters.
UNPARTED = frozenset({"zh", "ja", "ko", "th"})
