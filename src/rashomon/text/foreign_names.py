"""Words that stand beside names or in them, in languages written with capitals: titles, organisations, places, given names.

General words of some twenty languages in one table each, for a word of one language is rarely another one's. They are read
when they are first asked for. No list of people.
"""

import re
import unicodedata
from functools import cache, lru_cache
from typing import NamedTuple

from rashomon.text.names import GIVEN_NAMES
from rashomon.text.places import COUNTRIES, PLACES

_TITLES = """
    präsident präsidentin bundespräsident kanzler kanzlerin minister ministerin premier premierminister papst könig königin
    prinz prinzessin bürgermeister bürgermeisterin oberbürgermeister sprecher sprecherin professor professorin doktor herr
    frau general bischof kardinal senator senatorin abgeordneter abgeordnete direktor direktorin chef chefin trainer
    trainerin anwalt richter staatsanwalt kommissar kommissarin botschafter autor regisseur schauspieler schauspielerin
    sänger sängerin presidente presidenta expresidente exministro exministra vicepresidente vicepresidenta ministro ministra
    primeiro-ministro canciller alcalde alcaldesa gobernador gobernadora senador senadora diputado diputada fiscal juez jueza
    rey reina príncipe princesa portavoz doctor doctora profesor profesora director directora entrenador entrenadora actor
    actriz cantante secretario secretaria consejero consejera comisario embajador obispo arzobispo cardenal señor señora
    coronel capitán ex-presidente ex-ministro chanceler prefeito prefeita governador governadora deputado deputada vereador
    vereadora juiz juíza delegado delegada rei rainha príncipe cantor cantora ator atriz treinador técnico jogador secretária
    vice-presidente premiê procurador desembargador coronel general capitão professora bispo padre ministra sindaco sindaca
    senatore senatrice deputato deputata onorevole cancelliere cancelliera governatore governatrice re regina principe
    principessa portavoce dottor dottore dottoressa professoressa direttore direttrice allenatore attore attrice segretario
    segretaria commissario ambasciatore vescovo arcivescovo cardinale generale colonnello capitano giudice avvocato avvocata
    vicepremier viceministro ex-premier signor signora président présidente ministre chancelier chancelière maire sénateur
    sénatrice député députée procureur procureure juge roi reine princesse docteur professeur directeur directrice entraîneur
    acteur actrice secrétaire commissaire ambassadeur évêque archevêque monsieur madame maître général colonel capitaine
    vice-président ex-président monseigneur president minister-president burgemeester woordvoerder koning koningin prins
    prinses hoogleraar staatssecretaris wethouder statsminister utrikesminister minister talsperson talesperson borgmester
    borgmästare kung drottning konge dronning premiär statsråd professor polismästare utenriksminister prezydent premier
    minister marszałek burmistrz poseł posłanka rzecznik rzeczniczka profesor doktor król królowa generał prezes dyrektor
    trener senator wicepremier wiceminister kanclerz prezident prezidentka premiér ministr ministryně starosta primátor
    mluvčí poslanec poslankyně kancléř trenér ředitel král královna hejtman predsednik predsednica ministrica župan županja
    predsjednik predsjednica gradonačelnik kancelar kancelarka poslanec direktor direktorica президент премьер
    премьер-министр министр вице-премьер вице-президент губернатор мэр сенатор депутат глава спикер канцлер генерал полковник
    майор капитан профессор академик режиссёр режиссер актёр актер актриса певец певица тренер адвокат судья прокурор король
    королева принц принцесса посол замминистра пресс-секретарь экс-президент госсекретарь спецпредставитель писатель
    журналист журналистка политолог экономист эксперт митрополит патриарх омбудсмен бизнесмен директор прем'єр
    прем'єр-міністр міністр мер голова губернатор речник народний депутат віцепрем'єр держсекретар президентка премиер
    министър кмет председател говорител професор депутат министарка председник премијер министар градоначелник πρόεδρος
    πρωθυπουργός υπουργός υφυπουργός δήμαρχος βουλευτής καγκελάριος πρόεδρος στρατηγός καθηγητής βασιλιάς βασίλισσα πρέσβης
    εκπρόσωπος γραμματέας περιφερειάρχης αρχιεπίσκοπος κύριος κυρία cumhurbaşkanı başbakan bakanı bakan sözcüsü başkanı
    başkan genelkurmay profesör vali kralı kraliçe preşedintele președintele premierul ministrul primarul senatorul deputatul
    cancelarul regele regina profesorul presiden menteri gubernur wali perdana bupati jenderal raja mr mrs dr prof dott sig
    sra sr mme don doña dom
"""
# German and its neighbours write a title as one word: 'Außenminister', 'Polizeisprecherin', 'utrikesminister'.
TITLE_ENDINGS = (
    "minister", "ministerin", "prasident", "prasidentin", "kanzler", "kanzlerin", "sprecher", "sprecherin", "burgermeister",
    "burgermeisterin", "chef", "chefin", "trainer", "kommissar", "kommissarin", "sekretar", "sekretarin", "richter",
    "vorsitzender", "vorsitzende", "kandidat", "kandidatin", "woordvoerder", "secretaris", "professor", "direktor",
    "direktorin", "prasidenten", "meister", "anwalt", "leder", "ordforande",
)  # fmt: skip
# Behind a title and before the name: 'presidente interino X', 'министр обороны X', 'президент Франции X'.
_MODIFIERS = """
    interino interina electo electa francés francesa español española estadounidense ruso rusa ucraniano alemán alemana
    italiano italiana británico británica argentino brasileño chileno colombiano mexicano venezolano israelí francese russo
    tedesco americano ucraino francês russo alemão ucraniano norte-americano argentino chinês chino cinese turco brasileiro
    português français américain russe allemand ukrainien italien général general federal обороны финансов юстиции культуры
    здравоохранения образования экономики энергетики внутренних иностранных дел транспорта оборони фінансів закордонних
    внутрішніх справ spraw zagranicznych obrony finansów zdrowia zahraničí obrany financí zdravotnictví federale generale
"""
_ORGANISATIONS = """
    ministerium bundesministerium außenministerium innenministerium verteidigungsministerium universität hochschule
    kommission partei gericht landgericht oberlandesgericht verwaltungsgericht bundesgerichtshof bundesverfassungsgericht amt
    institut verband verein gesellschaft stiftung bank gewerkschaft zentralbank parlament akademie klinik
    universitätsklinikum ministerio ministério ministero universidad universidade università comisión comissão commissione
    partido partito parlamento tribunal tribunale corte congreso congresso senado senato instituto istituto agencia agência
    agenzia banco banca fundación fundação fondazione asociación associação associazione federación federação federazione
    sindicato sindacato organización organização organizzazione comité comitê comitato consejo conselho consiglio gobierno
    governo policía polícia polizia guardia guarda guardia asamblea assembleia câmara cámara camera procuraduría procuradoria
    procura defensoría defensoria fiscalía secretaría secretaria departamento dipartimento dirección hospital ospedale unión
    união unione liga lega confederación confederação confederazione ejército exército esercito cruz croce movimento
    movimiento frente fuerzas forças forze academia ministère université commission parti parlement tribunal cour sénat
    assemblée institut agence banque fondation association fédération syndicat organisation conseil gouvernement préfecture
    hôpital union ligue confédération armée ministerie universiteit partij rechtbank bond ministeriet universitet
    universitetet parti partiet ministerstwo uniwersytet komisja partia sąd instytut agencja bank fundacja stowarzyszenie
    rada urząd ministerstvo univerzita komise strana soud ústav ministrstvo univerza komisija stranka sodišče zavod
    министерство университет комиссия комитет партия суд институт агентство банк фонд ассоциация совет федерация союз
    управление міністерство університет комісія комітет партія інститут агентство рада министерство университет комисия
    партия съд институт агенция съвет υπουργείο πανεπιστήμιο επιτροπή κόμμα δικαστήριο ινστιτούτο τράπεζα οργανισμός ένωση
    bakanlığı üniversitesi partisi mahkemesi bankası meclisi birliği ministerul universitatea partidul tribunalul institutul
    banca consiliul kementerian universitas partai mahkamah komisi bank
"""
_PLACE_WORDS = """
    straße platz allee berg see fluss stadt dorf insel tal kreis landkreis bezirk flughafen bahnhof hafen calle avenida plaza
    río lago monte sierra isla islas puerto aeropuerto provincia ciudad municipio barrio estación bahía golfo mar cabo costa
    san santa santo são parque estadio avenida rua praça rio ilha ilhas porto aeroporto província cidade município bairro
    estação baía estádio rodovia via viale piazza corso fiume isola isole porto città comune quartiere stazione stadio parco
    monti val golfo rue place boulevard mont lac île îles ville aéroport gare stade saint sainte vallée castillo castelo
    castello palacio palácio palazzo plaza museo museu musée catedral catedrale iglesia igreja chiesa костёл площадь улица
    проспект район область край остров озеро река гора аэропорт республика море парк город площа вулиця район область острів
    озеро річка οδός πλατεία λίμνη νησί όρος δήμος norte sur sul nord süd sud ost west este oeste leste ouest nova nueva
    nuevo novo new nuova los las estados reino unidos unido états stati uniti regno vereinigte staaten königreich república
    repubblica république republik
"""
# What begins with a capital and is neither person nor organisation nor place, and small words that begin sentences.
_NEVER = """
    montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz april mai juni juli august september
    oktober november dezember lunes martes miércoles jueves viernes sábado domingo enero febrero marzo abril mayo junio julio
    agosto septiembre octubre noviembre diciembre segunda terça quarta quinta sexta segunda-feira terça-feira quarta-feira
    quinta-feira sexta-feira janeiro fevereiro março maio junho julho setembro outubro novembro dezembro lunedì martedì
    mercoledì giovedì venerdì sabato domenica gennaio febbraio aprile maggio giugno luglio settembre ottobre novembre
    dicembre lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril juin juillet août octobre
    décembre maandag dinsdag woensdag donderdag vrijdag zaterdag zondag понедельник вторник среда четверг пятница суббота
    воскресенье января февраля марта апреля мая июня июля августа сентября октября ноября декабря δευτέρα τρίτη τετάρτη
    πέμπτη παρασκευή σάββατο κυριακή poniedziałek wtorek środa czwartek piątek sobota niedziela copa mundial mundo campeonato
    eurocopa liga champions league europa cup pokal weltmeisterschaft olympische spiele juegos jogos giochi olímpicos
    olímpicas olimpiadi olympiques série serie premier premio prêmio prix grand gran festival guerra guerre weltkrieg krieg
    ley lei legge loi plan plano piano ley código constitución constituição costituzione navidad natal natale weihnachten
    ostern semana covid covid-19 coronavirus delta pandemia estado día dia giorno jour tag día corona dios deus dio
    gott бог новый год великая отечественная война чемпионат мира кубок лига мир война internet facebook twitter instagram
    youtube google whatsapp foto video vídeo live breaking exklusiv exclusiva el la los las un una lo al del en de y o a con
    por para sin sobre tras según como cuando donde que se su sus este esta esto estos estas ese esa eso no sí más pero si ya
    hay es son fue ha han muy también entre desde hasta ante bajo contra durante mediante así todo todos todas otro otra uno
    dos tres cuatro cinco diez mil o os as um uma no na nos nas do da dos das em com por para sem sob após segundo quando
    onde que se seu sua este esta isso não sim mais mas já há são foi tem também entre desde até contra durante todo todos
    veja quem como il lo gli le un uno una nel nella nei della dei delle con per tra fra dopo secondo quando dove che chi si
    suo sua questo questa non più ma se già è sono ha anche dal dalla al alla ecco cosa le la les un une des du au aux dans
    avec pour sans sur sous après selon comme quand où que qui se son sa ses ce cette ces il elle ils elles on nous vous je
    ne pas plus mais si déjà est sont était a ont aussi entre depuis jusqu contre pendant der die das den dem des ein eine
    einer eines einem einen und oder aber doch wenn als wie wo was wer warum nach vor bei mit ohne für gegen über unter
    zwischen durch seit bis zu zum zur im in am an auf aus von vom es er sie wir ich ihr man nicht kein keine mehr auch noch
    schon so hier da dann denn weil dass ob jetzt heute gestern morgen diese dieser dieses jeder alle viele zwei drei vier
    fünf neue neuer neues erste erster het een de van en maar met voor na bij op aan uit dit dat deze die ook niet nog wel
    als toen och men med för efter vid på av den det de detta inte ett en og men med for etter ved på av det den dette ikke i
    w z na do po za od dla przez przy jak gdy kiedy gdzie nie tak już to ten ta te oraz ale czy v s k o u a že když kde jak
    ne ano už to ten ta ale nebo в на с к о у от до для по за из над под при про без через после перед между как когда где
    что кто он она они оно мы вы я это этот эта эти тот не но и а если уже ещё еще так также во со об его её ее их все весь
    вся у в на з до від для по за із над під при про без через після перед між як коли де що хто він вона вони ми ви я це цей
    ця не ο η το οι τα του της των τον την στο στη στην στον στα με για από σε και που πως δεν θα να αυτό αυτή αλλά όταν μετά
    πριν bir bu şu ve ile için de da ne o
"""
_PLACES = """
    deutschland frankreich italien spanien österreich schweiz niederlande belgien polen russland ukraine türkei griechenland
    großbritannien schweden norwegen dänemark finnland ungarn rumänien bulgarien israel ägypten syrien irak iran china japan
    indien brasilien argentinien mexiko kanada usa europa afrika asien amerika australien moskau kiew warschau prag brüssel
    rom mailand wien zürich genf athen lissabon kopenhagen peking tokio belarus alemania francia italia españa austria suiza
    holanda bélgica polonia rusia ucrania turquía grecia inglaterra suecia noruega dinamarca finlandia hungría rumania
    bulgaria egipto siria irak irán japón india brasil argentina méxico canadá europa áfrica asia américa australia moscú
    kiev varsovia praga bruselas roma milán viena zúrich ginebra atenas lisboa copenhague pekín tokio londres parís berlín
    nueva\u00a0york haití perú chile colombia venezuela cuba bielorrusia afganistán etiopía alemanha frança itália espanha
    áustria suíça bélgica polônia polónia rússia ucrânia turquia grécia inglaterra suécia noruega hungria romênia roménia
    egito egipto síria iraque irão irã japão índia méxico canadá ásia américa austrália moscou moscovo varsóvia bruxelas
    viena genebra atenas lisboa copenhague pequim tóquio londres paris berlim colômbia haiti etiópia afeganistão germania
    francia spagna svizzera belgio russia ucraina turchia inghilterra svezia norvegia danimarca ungheria egitto siria
    giappone brasile messico stati\u00a0uniti mosca varsavia bruxelles vienna zurigo ginevra atene lisbona pechino londra
    parigi berlino milano torino napoli firenze venezia allemagne italie espagne autriche suisse belgique pologne russie
    ukraine turquie grèce angleterre royaume-uni suède norvège danemark hongrie roumanie bulgarie égypte syrie japon inde
    brésil argentine mexique états-unis moscou varsovie bruxelles rome vienne genève athènes lisbonne pékin londres россия
    украина германия франция италия испания англия великобритания польша турция греция израиль египет сирия ирак иран китай
    япония индия бразилия сша европа африка азия америка белоруссия беларусь казахстан грузия армения азербайджан москва киев
    минск петербург санкт-петербург варшава прага париж лондон берлин рим вена токио пекин вашингтон брюссель росія україна
    німеччина франція італія іспанія польща туреччина київ харків львів одеса ελλάδα γαλλία γερμανία ιταλία ισπανία ρωσία
    ουκρανία τουρκία κύπρος αθήνα θεσσαλονίκη ηπα ευρώπη polska niemcy francja rosja ukraina warszawa kraków czechy praha
    česko německo francie rusko türkiye almanya fransa rusya ukrayna ankara istanbul
"""
_GIVEN = """
    angela annalena ursula olaf friedrich sebastian jan tobias florian markus armin horst günter günther jürgen jörg kai uwe
    ralf rolf thorsten torsten karsten ulrich norbert werner manfred christoph matthias andreas johannes lukas felix leon
    moritz sabine petra claudia susanne katrin silke anja nadine sandra ricarda saskia renate gisela monika brigitte nancy
    svenja lena mónica sofía lucía josé jesús ángel álvaro íñigo pere jordi javier iván rubén sergi xavi gerard gonzalo
    santiago rodrigo nicolás sebastián andrés gustavo alberto evo cristina inés irene isabel yolanda ione alejandra ximena
    claudia delcy nayib gabriel pedro keiko ollanta álex mauricio matías tomás joaquín ramón joão josé antónio luiz luís jair
    michel geraldo fernando gilmar flávio flavio davi arthur rodrigo eduardo renan cristiano thiago tiago vinícius gilberto
    caetano simone marina dilma manuela marcelo rui jerónimo aníbal mariana catarina graça sergio mario giuseppe matteo
    giorgia luigi silvio enrico carlo paolo beppe roberto stefano massimo pierluigi andrea alessandro alessandra elena
    francesca federico federica davide simone daniele claudio maurizio gianluca gianni fabio vincenzo salvatore ilaria elly
    virginia chiara ignazio emmanuel brigitte françois édouard jean-luc jean-claude jean-marie marine gérald élisabeth anne
    bruno olivier valérie ségolène éric raphaël gabriel christophe sébastien rachida xavier yannick fabien clémentine
    mathilde wim geert hendrik pieter sander maarten kees joost willem ruud diederik sigrid femke anders stefan ulf magdalena
    mette jonas erna jens kristian lars göran björn åsa annie sanna donald andrzej mateusz jarosław lech zbigniew krzysztof
    piotr paweł tomasz małgorzata agnieszka ewa beata szymon rafał radosław grzegorz wojciech marek stanisław jacek
    aleksander karol petr pavel václav miloš jiří tomáš vojtěch zuzana andrej peter robert eduard marián ľudovít igor borut
    marjan janez alenka danijel matjaž luka goran zoran milan milorad dragan slobodan ivica aleksandar vjekoslav kolinda tina
    владимир дмитрий сергей алексей александр михаил николай андрей юрий виктор иван игорь олег борис павел пётр петр антон
    денис максим роман евгений константин леонид григорий василий виталий валерий вячеслав геннадий анатолий станислав артём
    артем илья кирилл никита егор степан фёдор федор рамзан рустам тимур марат ильдар эдуард вадим руслан георгий лев семён
    аркадий ярослав елена ольга наталья наталия татьяна ирина анна мария екатерина светлана марина людмила юлия анастасия
    дарья ксения галина вера надежда любовь нина лариса оксана эльвира маргарита полина софья яна володимир олександр дмитро
    сергій олексій михайло микола андрій юрій віктор ігор петро євген кирило денис ірина олена наталія тетяна юлія оксана
    арсен бойко кирил румен георги стефан асен христо слави корнелия александър ивайло κυριάκος αλέξης γιώργος γεώργιος
    γιάννης ιωάννης κώστας κωνσταντίνος δημήτρης δημήτριος νίκος νικόλαος παύλος μιχάλης χρήστος βασίλης πέτρος μαρία ελένη
    κατερίνα αικατερίνη σοφία ντόρα νίκη στέφανος θάνος θανάσης εμανουέλ ντόναλντ τζο βλαντιμίρ σεργκέι ρετζέπ μπενιαμίν
    βολοντίμιρ άνγκελα όλαφ μπόρις αντώνης προκόπης φώφη γιάνης άδωνις recep tayyip kemal ekrem mansur devlet selahattin
    fahrettin süleyman mevlüt hakan ali ahmet murat meral klaus nicolae marcel ion traian liviu laura viorica ludovic florin
    viktor péter ferenc gergely judit lászló zsolt katalin istván georg hartmut heiko holger detlef eckart egon erwin
    eugen ewald fabian frank gernot gunnar heiner heinrich herbert hubert ingo jochen joachim josef julian karl-heinz konrad
    kurt lothar ludwig marc marcel marko max maximilian michaela niklas nils oskar paul philipp rainer reiner reinhard rené
    roland rudolf rüdiger siegfried simon sven theo thilo thomas till tilo timo udo volker walter wilhelm winfried andrea
    antje barbara bettina birgit britta carolin christa christiane cornelia daniela doris elke eva franziska friederike
    gabriele gudrun hanna hannelore heidemarie hildegard ilse ines inga iris jana johanna julia jutta katharina katja kerstin
    kirsten kristina marianne marlene martina melanie mona nicole ruth sibylle simone sonja stefanie steffi susanna sylvia
    tanja tina ulla ulrike ute vanessa verena wiebke joko prabowo megawati susilo ganjar anies retno
    volodymyr wolodymyr sergej sergei serguei wladimir alexej alexei juri dmitri jewgeni aleksandr lionel kylian neymar
    rafael novak roger serena naomi xi joe kamala hillary elon jeff mark greta malala cyril jacinda scott
    boris rishi keir theresa justin ashraf hamid recep bashar benjamin naftali yair mahmoud abdel mohammed ebrahim hassan
    javad narendra imran sheikh ranil aung mahinda moon yoshihide fumio shinzo naruhito haruki jovenel ariel claude hugo
    diego alexander michelle
"""
# Nominative of a woman's and genitive of a man's: says nothing by itself.
_TWO_CASES = "александра валентина евгения валерия"


class Words(NamedTuple):
    """The tables of this module: `given` by `romanised`, all others by `table_key`."""

    titles: frozenset[str]
    modifiers: frozenset[str]
    organisations: frozenset[str]
    place_words: frozenset[str]
    never: frozenset[str]
    places: frozenset[str]
    own_places: frozenset[str]
    given: frozenset[str]


@cache
def words() -> Words:
    """All tables; folding them takes some milliseconds, once."""
    own = _keyed(_PLACES) | {name for name in COUNTRIES if len(name) > len("sudan")}
    given = (_folded(_GIVEN) | GIVEN_NAMES.keys()) - _folded(_TWO_CASES) - _folded(_NEVER) - _WORDS_TOO
    return Words(
        titles=_keyed(_TITLES),
        modifiers=_keyed(_MODIFIERS),
        organisations=_keyed(_ORGANISATIONS),
        place_words=_keyed(_PLACE_WORDS),
        never=_keyed(_NEVER),
        places=own | PLACES,
        own_places=own,
        given=frozenset(given),
    )


# Given names that are common words elsewhere.
_WORDS_TOO = frozenset("said sultan salah will grace rose dawn joy ivy holly usa vera-cruz son ming jo pat dan don".split())


def _folded(table: str) -> frozenset[str]:
    return frozenset(romanised(word.replace("\xa0", " ")) for word in re.split(r"[ \n]+", table) if word)


def _keyed(table: str) -> frozenset[str]:
    return frozenset(table_key(word.replace("\xa0", " ")) for word in re.split(r"[ \n]+", table) if word)


@lru_cache(maxsize=65536)
def romanised(word: str) -> str:
    """The word in small Latin letters without diacritics, whatever script it is written in."""
    from anyascii import anyascii

    return str(anyascii(word)).lower().replace("'", "")


@lru_cache(maxsize=65536)
def table_key(word: str) -> str:
    """By what the tables know a word: in small letters, Latin ones without diacritics, all others as they are."""
    return romanised(word) if "LATIN" in unicodedata.name(word[0], "") else word.casefold()
