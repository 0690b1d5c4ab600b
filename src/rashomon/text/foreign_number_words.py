r"""The words by which quantities are understood in other languages than English: scales, small numbers, bounds, people, fates,
money.

Stems of general vocabulary, a few per language, each beside its English stand-in. `\\w*` takes in case and number.
"""

from rashomon.model import Bound

# What a number is multiplied with; of two at one place the longer is tried first.
SCALES: dict[str, dict[str, float]] = {
    "de": {r"Tsd\.?|[Tt]ausend": 1e3, r"Mio\.?|Millionen|Million": 1e6, r"Mrd\.?|Milliarden?": 1e9, r"Billionen?": 1e12},
    "fr": {r"mille": 1e3, r"millions?": 1e6, r"milliards?": 1e9},
    "es": {r"mil\s+millones": 1e9, r"mil": 1e3, r"millones|millón": 1e6, r"billones": 1e12},
    "pt": {r"mil\s+milhões": 1e9, r"mil": 1e3, r"milhões|milhão": 1e6, r"bilhões|bilhão": 1e9},
    "it": {r"mila|mille": 1e3, r"milion[ei]": 1e6, r"miliard[oi]": 1e9},
    "nl": {r"duizend": 1e3, r"miljoen": 1e6, r"miljard": 1e9},
    "ru": {r"тыс\.?|тысяч[аи]?": 1e3, r"млн\.?|миллион\w*": 1e6, r"млрд\.?|миллиард\w*": 1e9, r"трлн\.?|триллион\w*": 1e12},
    "uk": {r"тис\.?|тисяч[аі]?": 1e3, r"млн\.?|мільйон\w*": 1e6, r"млрд\.?|мільярд\w*": 1e9},
    "pl": {r"tys\.?|tysi[ąę]c\w*": 1e3, r"mln|milion\w*": 1e6, r"mld|miliard\w*": 1e9},
    "tr": {r"bin": 1e3, r"milyon": 1e6, r"milyar": 1e9},
    "ar": {r"ألف|آلاف|ألفا": 1e3, r"مليون|ملايين": 1e6, r"مليار|مليارات": 1e9},
    "fa": {r"هزار": 1e3, r"میلیون": 1e6, r"میلیارد": 1e9},
}  # fmt: skip
CJK_SCALES: dict[str, float] = {
    "兆": 1e12, "億": 1e8, "亿": 1e8, "억": 1e8, "조": 1e12, "万": 1e4, "萬": 1e4, "만": 1e4, "千": 1e3, "천": 1e3,
    "百": 1e2, "백": 1e2, "十": 10.0,
}  # fmt: skip
CJK_DIGITS: dict[str, int] = {
    "〇": 0, "零": 0, "一": 1, "二": 2, "两": 2, "兩": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
}  # fmt: skip

# Numbers in words from two on; 'one' is an article in most of these languages.
SMALL: dict[str, str] = {
    "de": "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
    "fr": "deux trois quatre cinq six sept huit neuf dix onze douze",
    "es": "dos tres cuatro cinco seis siete ocho nueve diez once doce",
    "pt": "dois três quatro cinco seis sete oito nove dez onze doze",
    "it": "due tre quattro cinque sei sette otto nove dieci undici dodici",
    "nl": "twee drie vier vijf zes zeven acht negen tien elf twaalf",
    "ru": "два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать",
    "uk": "два три чотири п'ять шість сім вісім дев'ять десять одинадцять дванадцять",
    "pl": "dwie trzy cztery pięć sześć siedem osiem dziewięć dziesięć jedenaście dwanaście",
    "tr": "iki üç dört beş altı yedi sekiz dokuz on",
}

# What stands right before a number, and right behind it (in Chinese, Japanese and Korean).
BOUND_BEFORE: dict[str, tuple[tuple[Bound, str], ...]] = {
    "de": (
        ("at-least", r"mindestens|wenigstens|mehr\s+als|über|nicht\s+weniger\s+als"),
        ("at-most", r"höchstens|bis\s+zu|weniger\s+als|unter|maximal"),
        ("about", r"etwa|rund|ungefähr|circa|ca\.|fast|knapp|gut|geschätzt\w*|an\s+die|schätzungsweise"),
    ),
    "fr": (
        ("at-least", r"au\s+moins|plus\s+de?|au\s+minimum"),
        ("at-most", r"au\s+plus|jusqu['’]à|moins\s+de?|au\s+maximum"),
        ("about", r"environ|près\s+de?|quelque|autour\s+de?|presque|à\s+peu\s+près"),
    ),
    "es": (
        ("at-least", r"al\s+menos|por\s+lo\s+menos|más\s+de|como\s+mínimo|no\s+menos\s+de"),
        ("at-most", r"hasta|menos\s+de|como\s+máximo|a\s+lo\s+sumo"),
        ("about", r"un[oa]s|cerca\s+de|alrededor\s+de|casi|aproximadamente|en\s+torno\s+a"),
    ),
    "pt": (
        ("at-least", r"pelo\s+menos|ao\s+menos|mais\s+de|no\s+mínimo"),
        ("at-most", r"até|menos\s+de|no\s+máximo"),
        ("about", r"cerca\s+de|uns|umas|quase|aproximadamente|em\s+torno\s+de"),
    ),
    "it": (
        ("at-least", r"almeno|più\s+di|oltre|non\s+meno\s+di"),
        ("at-most", r"fino\s+a|meno\s+di|al\s+massimo"),
        ("about", r"circa|quasi|all['’]incirca|intorno\s+a"),
    ),
    "nl": (
        ("at-least", r"minstens|ten\s+minste|meer\s+dan|zeker"),
        ("at-most", r"hoogstens|maximaal|minder\s+dan|tot"),
        ("about", r"ongeveer|zo['’]n|circa|bijna|rond\s+de"),
    ),
    "ru": (
        ("at-least", r"не\s+менее(?:\s+чем)?|как\s+минимум|по\s+меньшей\s+мере|минимум|более(?:\s+чем)?|больше|свыше"),
        ("at-most", r"до|не\s+более(?:\s+чем)?|менее|меньше|максимум"),
        ("about", r"около|примерно|приблизительно|порядка|почти"),
    ),
    "uk": (
        ("at-least", r"щонайменше|не\s+менше(?:\s+ніж)?|принаймні|понад|більше(?:\s+ніж)?"),
        ("at-most", r"до|не\s+більше|менше|максимум"),
        ("about", r"близько|приблизно|майже|орієнтовно"),
    ),
    "pl": (
        ("at-least", r"co\s+najmniej|przynajmniej|ponad|więcej\s+niż"),
        ("at-most", r"do|najwyżej|mniej\s+niż|maksymalnie"),
        ("about", r"około|ok\.|prawie|niemal"),
    ),
    "tr": (
        ("at-least", r"en\s+az|asgari"),
        ("at-most", r"en\s+fazla|en\s+çok"),
        ("about", r"yaklaşık|neredeyse|tahminen"),
    ),
    "ar": (
        ("at-least", r"ما\s+لا\s+يقل\s+عن|على\s+الأقل|أكثر\s+من|لا\s+يقل\s+عن"),
        ("at-most", r"أقل\s+من|ما\s+يصل\s+إلى|حتى"),
        ("about", r"نحو|حوالي|قرابة|زهاء"),
    ),
    "fa": (
        ("at-least", r"دست‌?کم|حداقل|بیش\s+از"),
        ("at-most", r"حداکثر|کمتر\s+از"),
        ("about", r"حدود|نزدیک\s+به|تقریبا"),
    ),
    "zh": (
        ("at-least", r"至少|超过|超過|逾|不少于|不少於|最少"),
        ("at-most", r"最多|不到|不足|高达|高達"),
        ("about", r"约|約|大约|大約|近|将近|將近|大概"),
    ),
    "ja": (("at-least", r"少なくとも|最低"), ("at-most", r"最大|最多で?"), ("about", r"約|およそ|ほぼ|推定")),
    "ko": (("at-least", r"최소|적어도"), ("at-most", r"최대"), ("about", r"약|대략|거의")),
}
BOUND_BEHIND: tuple[tuple[Bound, str], ...] = (
    ("at-least", r"以上|이상|余|餘|多(?=[人名])|超|あまり|여"),
    ("at-most", r"以下|以内|未満|未滿|이하|미만"),
    ("about", r"ほど|程度|くらい|ぐらい|前後|左右|上下|정도"),
)

# People who are counted -> their English noun.
PEOPLE: dict[str, dict[str, str]] = {
    "de": {
        r"Menschen|Personen|Leute": "person", r"Kinder[n]?": "child", r"Frauen": "woman", r"Männer[n]?": "man",
        r"Soldaten": "soldier",
        r"Zivilisten": "civilian", r"Polizisten|Beamten?": "police", r"Tote[n]?|Todesopfer[n]?|Opfer[n]?|Leichen": "victim",
        r"Verletzte[nr]?|Verwundete[nr]?": "person",
        r"Vermisste[nr]?|Festnahmen": "person", r"Passagiere[n]?|Insassen|Fahrgäste[n]?": "passenger",
        r"Demonstrant\w+": "protester", r"Einwohner[n]?|Bewohner[n]?": "resident",
        r"Schüler[n]?": "student", r"Geiseln": "hostage", r"Migranten|Flüchtlinge[n]?": "migrant", r"Abgeordneten?": "lawmaker",
    },
    "fr": {
        r"personnes?|gens": "person", r"enfants?": "child", r"femmes?": "woman", r"hommes?": "man",
        r"soldats?|militaires?": "soldier", r"civils?": "civilian",
        r"policiers?": "police", r"morts?|victimes?|tués?|décès|corps": "victim", r"blessée?s?": "person",
        r"disparue?s?|arrestations?|interpellations?": "person",
        r"passagers?": "passenger", r"manifestants?": "protester", r"habitants?": "resident", r"élèves?": "student",
        r"otages?": "hostage", r"migrants?|réfugiés?": "migrant", r"députés?": "lawmaker",
    },
    "es": {
        r"personas?": "person", r"niñ[oa]s|menores": "child", r"mujeres": "woman", r"hombres": "man",
        r"soldados|militares": "soldier", r"civiles": "civilian", r"policías|agentes": "police",
        r"muert[oa]s?|fallecid[oa]s?|víctimas|cadáveres|cuerpos": "victim", r"herid[oa]s?|lesionad[oa]s?": "person",
        r"desaparecid[oa]s?|detenid[oa]s?|detenciones": "person",
        r"pasajeros": "passenger", r"manifestantes": "protester", r"habitantes|vecinos|residentes": "resident",
        r"estudiantes|alumnos": "student", r"rehenes": "hostage", r"migrantes|refugiados": "migrant", r"diputados": "lawmaker",
    },
    "pt": {
        r"pessoas?": "person", r"crianças": "child", r"mulheres": "woman", r"homens": "man", r"soldados|militares": "soldier",
        r"civis": "civilian", r"policiais|polícias|agentes": "police",
        r"mort[oa]s?|mortes|vítimas|corpos": "victim", r"ferid[oa]s?": "person",
        r"desaparecid[oa]s?|detid[oa]s?|presos": "person", r"passageiros": "passenger",
        r"manifestantes": "protester", r"moradores|habitantes": "resident", r"estudantes|alunos": "student",
        r"reféns": "hostage", r"migrantes|refugiados": "migrant", r"deputados": "lawmaker",
    },
    "it": {
        r"person[ae]": "person", r"bambin[ie]": "child", r"donne": "woman", r"uomini": "man", r"soldati|militari": "soldier",
        r"civili": "civilian", r"poliziotti|agenti": "police",
        r"mort[ie]|vittime|corpi|decessi": "victim", r"ferit[ie]": "person", r"dispers[ie]|arresti|arrestat[ie]": "person",
        r"passeggeri": "passenger", r"manifestanti": "protester",
        r"abitanti|residenti": "resident", r"studenti|alunni": "student", r"ostaggi": "hostage",
        r"migranti|profughi": "migrant", r"deputati": "lawmaker",
    },
    "nl": {
        r"mensen|personen": "person", r"kinderen": "child", r"vrouwen": "woman", r"mannen": "man",
        r"soldaten|militairen": "soldier", r"burgers": "civilian", r"agenten": "police",
        r"doden|slachtoffers": "victim", r"gewonden|vermisten|arrestaties": "person", r"passagiers": "passenger",
        r"betogers|demonstranten": "protester", r"inwoners|bewoners": "resident",
    },
    "ru": {
        r"человека?|люд[ие]й?": "person", r"дет(?:и|ей)|реб[её]н\w+": "child", r"женщин\w*": "woman", r"мужчин\w*": "man",
        r"солдат\w*|военн\w+|военнослужащ\w+": "soldier",
        r"мирн\w+\s+жител\w+|гражданск\w+": "civilian", r"полицейск\w+": "police",
        r"погибш\w+|жертв\w*|убит\w+|тел(?:а|о)?": "victim", r"ранен\w+|пострадавш\w+": "person",
        r"пропавш\w+|задержанн\w+": "person", r"пассажир\w*": "passenger", r"демонстрант\w*|протестующ\w+": "protester",
        r"жител\w+": "resident", r"школьник\w*|студент\w*": "student",
        r"заложник\w*": "hostage", r"мигрант\w*|беженц\w+": "migrant", r"депутат\w*": "lawmaker",
    },
    "uk": {
        r"людей|людини|осіб|особи|чоловік": "person", r"діт\w+": "child", r"жінок|жінки": "woman",
        r"військов\w+|солдат\w*": "soldier", r"цивільн\w+": "civilian", r"поліцейськ\w+": "police",
        r"загибл\w+|жертв\w*": "victim", r"поранен\w+|постраждал\w+": "person", r"пасажир\w*": "passenger",
        r"мешкан\w+|жител\w+": "resident", r"депутат\w*": "lawmaker",
    },
    "pl": {
        r"os(?:ób|oby)|ludzi": "person", r"dzieci": "child", r"kobiet\w*": "woman", r"mężczyzn\w*": "man",
        r"żołnierz\w*": "soldier", r"cywil\w+": "civilian", r"policjant\w+": "police",
        r"ofiar\w*|zabit\w+": "victim", r"rann\w+": "person", r"pasażer\w+": "passenger", r"mieszkańc\w+": "resident",
        r"uczni\w+": "student",
    },
    "tr": {
        r"kişi\w*|insan\w*": "person", r"çocuk\w*": "child", r"kadın\w*": "woman", r"asker\w*": "soldier",
        r"sivil\w*": "civilian", r"polis\w*": "police", r"ölü\w*|kurban\w*": "victim",
        r"yaralı\w*": "person", r"yolcu\w*": "passenger",
    },
    "ar": {
        r"شخصا?|أشخاص|فردا?|أفراد": "person", r"طفلا?|أطفال": "child", r"امرأة|نساء": "woman", r"رجلا?|رجال": "man",
        r"جنديا?|جنود|عسكريا?|عسكريين": "soldier", r"مدنيا?|مدنيين|مدنيون": "civilian",
        r"شرطيا?": "police", r"قتيلا?|قتلى|ضحية|ضحايا|شهيدا?|شهداء": "victim", r"جريحا?|جرحى|مصابا?|مصابين|إصابة": "person",
        r"مفقودا?|مفقودين|معتقلا?": "person", r"راكبا?|ركاب": "passenger",
    },
    "fa": {
        r"نفر|تن": "person", r"کودک\w*": "child", r"زن": "woman", r"سرباز\w*|نظامی\w*": "soldier", r"غیرنظامی\w*": "civilian",
        r"کشته\w*|قربانی\w*": "victim", r"زخمی\w*|مجروح\w*": "person",
    },
}  # fmt: skip
# Counters of people behind a number: a person in general, whoever it is.
CJK_PEOPLE: dict[str, str] = {
    "ja": r"人(?![前目組気口制員間])|名(?![前目門作])|遺体",
    "zh": r"(?:个|個|位|名|多)?人(?![民口均次类類间間质質])|名(?:[\u4e00-\u9fff]{0,4}?(?:者|员|員|兵|人|童|生|客))?|位",
    "ko": r"명|여?\s?명|사람",
}

# What befell people -> the class of `quantity_words.PREDICATE`.
PREDICATES: dict[str, dict[str, str]] = {
    "de": {
        r"getötet\w*|tot(?:e[nr]?)?|Tote[nr]?|Todesopfer\w*|starben|gestorben|ums\s+Leben|ermordet\w*|umgekommen"
        r"|ertrunken|ertranken|Leichen": "killed",
        r"verletzt\w*|Verletzte\w*|verwundet\w*|Verwundete\w*": "injured", r"vermisst\w*|Vermisste\w*": "missing",
        r"festgenommen\w*|verhaftet\w*|Festnahmen": "arrested",
        r"gerettet\w*": "rescued", r"evakuiert\w*|flohen|geflohen|geflüchtet": "evacuated", r"entführt\w*|Geiseln": "abducted",
        r"freigelassen\w*": "freed",
    },
    "fr": {
        r"tué\w*|morte?s?|mouru\w*|décéd\w+|décès|péri|assassiné\w*|noyé\w*|perdu\s+la\s+vie": "killed",
        r"blessé\w*": "injured", r"disparu\w*|portée?s?\s+disparue?s?": "missing",
        r"arrêté\w*|interpellé\w*|arrestations?|interpellations?": "arrested", r"sauvé\w*|secouru\w*": "rescued",
        r"évacué\w*|déplacé\w*": "evacuated", r"enlevé\w*|kidnappé\w*|otages": "abducted", r"libéré\w*": "freed",
    },
    "es": {
        r"muert\w*|murieron|murió|fallec\w+|matar\w*|mató|asesin\w+|víctimas\s+mortales|perdieron\s+la\s+vida|ahogad\w+"
        r"|cadáveres": "killed",
        r"herid\w+|hirió|hirieron|lesionad\w+": "injured",
        r"desaparecid\w+": "missing", r"detenid\w+|detuv\w+|arrest\w+|detenciones": "arrested", r"rescat\w+": "rescued",
        r"evacu\w+|desplazad\w+": "evacuated", r"secuestr\w+|rehenes": "abducted", r"liberad\w+": "freed",
    },
    "pt": {
        r"mort\w+|morrer\w*|morreu|mata\w+|matou|assassin\w+|perderam\s+a\s+vida|afogad\w+": "killed",
        r"ferid\w+|feriu|feriram": "injured", r"desaparecid\w+": "missing",
        r"detid\w+|pres[oa]s|prend\w+|detenções": "arrested", r"resgatad\w+": "rescued",
        r"evacuad\w+|desalojad\w+|desabrigad\w+": "evacuated", r"sequestrad\w+|reféns": "abducted", r"libertad\w+": "freed",
    },
    "it": {
        r"mort[ieoa]|uccis\w+|uccid\w+|vittime|decedut\w+|decessi|annegat\w+|perso\s+la\s+vita": "killed",
        r"ferit\w+|ferendo": "injured", r"dispers[ie]": "missing", r"arrestat\w+|arresti|fermat\w+": "arrested",
        r"salvat\w+": "rescued", r"evacuat\w+|sfollat\w+": "evacuated", r"rapit\w+|ostaggi": "abducted", r"liberat\w+": "freed",
    },
    "nl": {
        r"gedood|doden|dood|omgekomen|overleden|vermoord|om\s+het\s+leven": "killed", r"gewond\w*": "injured",
        r"vermist\w*": "missing", r"gearresteerd|aangehouden|opgepakt|arrestaties": "arrested",
        r"gered": "rescued", r"geëvacueerd|gevlucht": "evacuated", r"ontvoerd": "abducted", r"vrijgelaten": "freed",
    },
    "ru": {
        r"погиб\w*|убит\w*|уби(?:л|ли|ло)|скончал\w+|умер\w*|жертв\w*|тела|утонул\w*": "killed",
        r"ранен\w*|ранил\w*|пострада\w+|травм\w+": "injured", r"пропа(?:л|ли|вш)\w*": "missing",
        r"задержа\w+|арестова\w+": "arrested", r"спас(?:ли|ен\w*|л\w*)": "rescued", r"эвакуир\w+": "evacuated",
        r"похи(?:щ|т)\w+|заложник\w*": "abducted", r"освобо\w+": "freed",
    },
    "uk": {
        r"загин\w+|загибл\w+|вби\w+|убит\w*|помер\w*|жертв\w*": "killed", r"поранен\w*|постражда\w+|травм\w+": "injured",
        r"зник\w+": "missing", r"затрима\w+|арештова\w+": "arrested",
        r"врят\w+": "rescued", r"евакуйова\w+|евакуюва\w+": "evacuated", r"викра\w+": "abducted", r"звільн\w+": "freed",
    },
    "pl": {
        r"zgin\w+|zabi\w+|zmarł\w*|śmierteln\w+|nie\s+żyje|utonę\w+": "killed", r"rann\w+|ranion\w*": "injured",
        r"zaginion\w*|zaginę\w+": "missing", r"zatrzyma\w+|aresztowa\w+": "arrested",
        r"urato\w+": "rescued", r"ewakuowa\w+": "evacuated", r"porwan\w*": "abducted", r"uwolnion\w*": "freed",
    },
    "tr": {
        r"öldü\w*|ölen|ölü\w*|hayatını\s+kaybet\w+|öldürül\w+|yaşamını\s+yitir\w+": "killed",
        r"yaralan\w+|yaralı\w*": "injured", r"kayıp\w*": "missing", r"gözaltın\w+|tutukla\w+": "arrested",
        r"kurtarıl\w+": "rescued", r"tahliye": "evacuated",
    },
    "ar": {
        r"مقتل|قتل\w*|قتيلا?|قتلى|وفاة|توفي\w*|مصرع|استشهاد|شهيدا?|شهداء|ضحايا|لقوا": "killed",
        r"و?إصابة|و?أصيب\w*|جريحا?|جرحى|مصابا?|مصابين|بجروح": "injured", r"مفقود\w*|فقدان": "missing",
        r"اعتقال|اعتقل\w*|توقيف": "arrested", r"إنقاذ|أنقذ\w*": "rescued", r"إجلاء|نزوح|إخلاء": "evacuated",
        r"اختطاف|خطف|رهائن": "abducted", r"إطلاق\s+سراح|الإفراج": "freed",
    },
    "fa": {
        r"کشته|جان\s+باخت\w*|جان\s+خود|درگذشت\w*|قربانی\w*": "killed", r"زخمی|مجروح|مصدوم": "injured",
        r"مفقود|ناپدید": "missing", r"بازداشت|دستگیر": "arrested", r"نجات": "rescued", r"تخلیه": "evacuated",
    },
    "zh": {
        r"死亡|遇难|遇難|丧生|喪生|身亡|罹难|罹難|死者|打死|炸死|被杀|被殺|死": "killed",
        r"受伤|受傷|负伤|負傷|轻伤|重伤|伤者|傷者|伤|傷": "injured",
        r"失踪|失蹤|下落不明|失联|失聯": "missing",
        r"被捕|逮捕|拘留|拘捕|抓获|抓獲": "arrested", r"获救|獲救|救出|生还|生還": "rescued",
        r"疏散|撤离|撤離|转移|轉移": "evacuated",
        r"绑架|綁架|人质|人質": "abducted", r"获释|獲釋|释放|釋放": "freed",
    },
    "ja": {
        r"死亡|死者|亡くな|殺害|犠牲|遺体|溺死|焼死": "killed", r"負傷|けが|ケガ|怪我|重軽傷|重傷|軽傷|負傷者": "injured",
        r"行方不明|不明": "missing",
        r"逮捕|拘束": "arrested", r"救助|救出": "rescued",
        r"避難": "evacuated", r"拉致|誘拐|人質": "abducted", r"解放|釈放": "freed",
    },
    "ko": {
        r"숨지|숨졌|숨진|사망|목숨을|희생": "killed", r"부상|다쳤|다치|중상|경상": "injured", r"실종": "missing",
        r"체포|구속|연행": "arrested",
        r"구조": "rescued", r"대피": "evacuated", r"납치|인질": "abducted", r"석방": "freed",
    },
}  # fmt: skip

# Money behind a number, in any of these languages.
MONEY: dict[str, str] = {
    r"(?:US|美)[-\s]?Dollar|dollars?\s+américains?|dólares|dollars?|Dollars?|dollari|dolar(?:ów|i|a)?|долларов|доллара?"
    r"|доларів|دولارا?|دلار|美元|ドル|米ドル|달러": "USD",
    r"euros?|Euros?|евро|євро|يورو|یورو|欧元|歐元|ユーロ|유로": "EUR",
    r"рубл(?:ей|я|ь)|руб\.?": "RUB", r"гривень|гривні|грн\.?": "UAH", r"元|人民币|人民幣|юан(?:ей|я|ь)": "CNY", r"円|иен": "JPY",
    r"원(?![\uac00-\ud7af])": "KRW", r"złotych|zł": "PLN", r"lira": "TRY",
    r"reais": "BRL", r"pesos": "MXN", r"livres\s+sterling|Pfund|libras|sterline|фунтов|英镑|英鎊|ポンド": "GBP", r"ريالا?": "SAR",
    r"francs?\s+suisses?|Franken|franchi": "CHF",
}  # fmt: skip
PERCENT = (
    r"\s?%|\s?％|\s?٪|\s?(?:Prozent|pour\s+cent|por\s+ciento|por\s+cento|per\s+cento|procent|процент\w*|відсотк\w+|yüzde"
    r"|بالمئة|بالمائة|في\s+المئة|درصد|パーセント|퍼센트)"
)
# Lengths and weights by name; their signs (km, kg) are those of `quantity_words.UNITS`.
MEASURES: dict[str, str] = {
    r"Kilometern?|kilomètres?|kilómetros|quilômetros|quilómetros|chilometri|kilometer|километр\w*|кілометр\w*|км"
    r"|kilometrów|كيلومترا?|کیلومتر|公里|キロメートル|킬로미터": "km",
    r"Metern?|mètres?|metros|metri|метр(?:ов|а|ах)?|м|متر(?:ا|ات)?|メートル|米": "m",
    r"Kilogramm|Kilos?|kilos?|kilogrammes?|kilogramos|chili|килограмм\w*|кг|公斤|千克": "kg",
    r"Tonnen?|tonnes?|toneladas|tonnellate|тонн\w*|吨|噸|トン|톤": "t",
    r"Hektar|hectares?|hectáreas|ettari|гектар\w*|公顷|ヘクタール": "ha",
}  # fmt: skip
# Years of age behind a number.
YEARS_OLD: dict[str, str] = {
    "de": r"-?jährige[nrms]?|-?Jährige[nrms]?|\s+Jahre\s+alt", "fr": r"(?<=âgé de \d\d)\s+ans|\s+ans(?=\s*[,)])",
    "es": r"\s+años(?:\s+de\s+edad|(?=\s*[,)]))", "pt": r"\s+anos(?:\s+de\s+idade|(?=\s*[,)]))",
    "it": r"enne|\s+anni(?=\s*[,)])", "ru": r"-?летн\w+", "uk": r"-?річн\w+", "pl": r"-?letni\w*", "tr": r"\s+yaşında\w*",
    "zh": r"岁|歲", "ja": r"歳|才(?!能)", "ko": r"세(?![\uac00-\ud7af])",
}  # fmt: skip
