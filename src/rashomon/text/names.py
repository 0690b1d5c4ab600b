"""What is generally known about names: titles, particles, kinship, common given names. Kept small; no list of people.

The tables hold words of the language, not names of the news. Everything is lower case and without diacritics.
"""

from typing import Literal

Gender = Literal["f", "m", ""]

# Words printed before a name that are no part of it, and the gender they tell.
COURTESIES: dict[str, Gender] = {
    "mr": "m", "mister": "m", "mrs": "f", "ms": "f", "miss": "f", "mme": "f", "madame": "f", "madam": "f", "monsieur": "m",
    "sir": "m", "dame": "f", "lord": "m", "lady": "f", "dr": "", "doctor": "", "prof": "", "professor": "", "hon": "",
    "senor": "m", "senora": "f", "herr": "m", "frau": "f", "signor": "m", "signora": "f", "shri": "m",
    "smt": "f", "haji": "m", "hajj": "m", "hadj": "m", "alhaji": "m",
    "maulana": "m", "mullah": "m", "mufti": "m", "ustad": "m", "datuk": "m", "tun": "m",
}  # fmt: skip
_RANKS = """
    general gen lieutenant lt colonel col major maj captain capt sergeant sgt corporal cpl private pvt admiral adm commander
    cmdr
    brigadier brig marshal constable inspector insp superintendent supt detective det officer chief commissioner sheriff
    trooper
    commodore squadron leader staff lance warrant petty cadet cpo po pfc spc sp dsp asp ssp dig igp ig adgp dcp acp pc
"""
_OFFICES = """
    president vice-president prime premier minister deputy vice chancellor secretary secretary-general undersecretary
    under-secretary
    senator sen congressman congresswoman representative rep governor gov mayor councillor councilor councilman councilwoman
    alderman
    ambassador envoy consul attorney-general attorney prosecutor judge justice magistrate chairman chairwoman chairperson
    chair
    director director-general ceo cfo spokesman spokeswoman spokesperson speaker whip mp mep mla mna mk baroness baron
    viscount earl
    count countess duke duchess archbishop bishop cardinal father fr rev reverend rabbi imam ayatollah pastor canon monsignor
    msgr
    deacon monk lama abbot mother superior president-elect ex-president co-chair coach manager captain skipper striker
    goalkeeper
    midfielder defender winger pitcher quarterback driver pilot actor actress singer author writer poet artist director
    producer
    photographer journalist reporter correspondent editor columnist presenter comedian comic musician guitarist drummer
    bassist
    frontman lawyer solicitor barrister advocate attorney activist campaigner analyst expert economist scientist researcher
    historian
    physician surgeon nurse doctor coroner pathologist paramedic firefighter resident witness survivor victim suspect
    defendant
    teacher student farmer businessman businesswoman tycoon billionaire founder co-founder boss head leader chief executive
    treasurer registrar dean provost principal headteacher headmaster curator keeper warden guard ranger policeman policewoman
    detective cop soldier marine veteran rapper dj chef designer architect engineer astronaut cosmonaut candidate nominee
    incumbent
    chief-minister foreign-minister collector sarpanch tehsildar nazim counselor adviser advisor aide official member
    commandant
    prophet counsel agent popes presidents ministers pro tem investigator contributor rocker negotiator mediator rapporteur
    coordinator
    commissar chair commissioner emir hostage captive
"""
# 'Foreign', 'Health' and their like stand between a country and 'Minister': they belong to the title, not to the name.
TITLE_MODIFIERS = frozenset(
    """
    foreign interior home defense defence finance health education justice culture transport transportation trade energy
    agriculture
    environment labor labour information tourism sports sport housing development planning industry commerce treasury state
    federal
    national public works security general senior junior acting former ex assistant associate deputy vice chief lead first
    second
    special permanent political military police fire district county city state provincial regional local opposition ruling
    shadow
    supreme high court crown press media executive managing honorary retired late then lieutenant major staff grand press
    internal
    external affairs social welfare science technology planning railway rail aviation communications petroleum oil mines water
    designate elect caretaker interim outgoing incoming international emeritus adjunct qc kc
    """.split()
)
TITLES = frozenset([*COURTESIES, *_RANKS.split(), *_OFFICES.split()])
# These become part of the name they precede: nobody writes of 'John Paul II' without having met 'Pope' first.
KEPT_TITLES: dict[str, Gender] = {
    "pope": "m", "king": "m", "queen": "f", "prince": "m", "princess": "f", "sheikh": "m", "sheik": "m", "shaikh": "m",
    "sheikha": "f", "shaikha": "f",
    "emperor": "m", "empress": "f", "sultan": "m", "tsar": "m", "saint": "", "st": "", "sister": "f", "swami": "m",
    "guru": "m",
}  # fmt: skip
TITLE_GENDER: dict[str, Gender] = {
    **COURTESIES, **KEPT_TITLES,
    "congressman": "m", "congresswoman": "f", "chairman": "m", "chairwoman": "f", "spokesman": "m", "spokeswoman": "f",
    "baroness": "f", "baron": "m", "countess": "f", "duke": "m", "duchess": "f", "actress": "f", "policeman": "m",
    "policewoman": "f", "businessman": "m", "businesswoman": "f", "councilman": "m", "councilwoman": "f", "bishop": "",
    "archbishop": "", "cardinal": "m", "monk": "m", "imam": "m", "ayatollah": "m", "headmaster": "m", "emir": "m",
    "frontman": "m",
}  # fmt: skip

# Small words inside a name. A name may not begin with those that are also ordinary English words.
PARTICLES = frozenset(
    """
    de del della delle dello degli dei di da das do dos du la las le les los lo van von der den ter ten zu zur zum y e i
    al el ul ur bin ibn ben bint binti bar abu abi umm um abd ap af av st st. san mac mc o d' l' della ud uz us
    """.split()
)
# Particles with which a printed name may begin when its given name is left out ('De los Santos', 'van Dijk', 'al-Assad').
LEADING_PARTICLES = frozenset("de del della di da das dos du van von der den la le al el bin ibn ben abu umm ter".split())
SUFFIXES = frozenset("jr sr jnr snr ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xxiii esq md phd".split())
ROMAN = frozenset("ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx xxi xxii xxiii".split())

# Kinship words: the relation of the person named to the one it belongs to, and that person's gender.
KINSHIP: dict[str, tuple[str, Gender]] = {
    "mother": ("mother", "f"), "mum": ("mother", "f"), "mom": ("mother", "f"), "stepmother": ("stepmother", "f"),
    "father": ("father", "m"), "dad": ("father", "m"), "stepfather": ("stepfather", "m"), "parents": ("parent", ""),
    "parent": ("parent", ""),
    "grandmother": ("grandmother", "f"), "grandfather": ("grandfather", "m"), "grandma": ("grandmother", "f"),
    "grandpa": ("grandfather", "m"), "grandparents": ("grandparent", ""), "wife": ("wife", "f"), "husband": ("husband", "m"),
    "widow": ("widow", "f"), "widower": ("widower", "m"), "ex-wife": ("ex-wife", "f"), "ex-husband": ("ex-husband", "m"),
    "spouse": ("spouse", ""), "partner": ("partner", ""), "girlfriend": ("girlfriend", "f"), "boyfriend": ("boyfriend", "m"),
    "fiancee": ("fiancée", "f"), "fiance": ("fiancé", ""), "bride": ("bride", "f"), "groom": ("groom", "m"),
    "son": ("son", "m"), "sons": ("son", "m"), "daughter": ("daughter", "f"), "daughters": ("daughter", "f"),
    "child": ("child", ""),
    "children": ("child", ""), "stepson": ("stepson", "m"), "stepdaughter": ("stepdaughter", "f"), "grandson": ("grandson",
    "m"),
    "granddaughter": ("granddaughter", "f"), "brother": ("brother", "m"), "brothers": ("brother", "m"), "sister": ("sister",
    "f"),
    "sisters": ("sister", "f"), "siblings": ("sibling", ""), "sibling": ("sibling", ""), "twin": ("sibling", ""),
    "half-brother": ("half-brother", "m"),
    "half-sister": ("half-sister", "f"), "uncle": ("uncle", "m"), "aunt": ("aunt", "f"), "nephew": ("nephew", "m"),
    "niece": ("niece", "f"),
    "cousin": ("cousin", ""), "cousins": ("cousin", ""), "brother-in-law": ("brother-in-law", "m"),
    "sister-in-law": ("sister-in-law", "f"),
    "mother-in-law": ("mother-in-law", "f"), "father-in-law": ("father-in-law", "m"), "son-in-law": ("son-in-law", "m"),
    "daughter-in-law": ("daughter-in-law", "f"), "stepbrother": ("stepbrother", "m"), "stepsister": ("stepsister", "f"),
}  # fmt: skip

# Common given names of many languages, with the gender they tell ('' where they are borne by both). A hint, never a verdict.
_FEMALE = """
    mary maria marta marie anna ann anne anna-maria elena yelena helena helen elizabeth elisabeth margaret susan sarah sara karen
    nancy lisa
    betty sandra ashley emily kimberly donna michelle carol amanda melissa deborah stephanie rebecca laura sharon cynthia
    kathleen amy
    angela shirley brenda emma nicole samantha katherine catherine christine christina rachel carolyn janet virginia heather
    diane julie
    joyce victoria kelly lauren joan olivia judith megan cheryl andrea hannah jacqueline martha gloria teresa theresa sophia
    sophie
    julia grace rose denise beverly amber danielle marilyn diana abigail jane kayla alexis charlotte lucy alice claire fiona
    eileen
    linda barbara patricia jennifer jessica dorothy annie ellen karin ingrid astrid birgit heike ursula greta olga irina
    irena tatiana
    svetlana natalia natalya nadezhda lyudmila galina ekaterina yekaterina oksana anastasia daria darya ksenia yulia nina
    vera zoya
    fatima aisha ayesha khadija zainab zaynab mariam maryam layla leila amina noor nour huda samira salma hanan rania yasmin
    dalia
    sofia carmen ana isabel lucia pilar rosa juana consuelo dolores guadalupe gabriela daniela paula valentina chiara giulia
    francesca
    priya anjali sunita indira sonia kavita lakshmi pooja meena rekha asha usha shanti benazir malala mei ling yuki sakura
    keiko naomi
    yael tamar rivka noa shira miriam esther ruth deborah leah judy debbie cathy kate katie beth liz maggie sue jill joanna
    joanne
    tracy tracey dawn gail gillian hilary hillary nicola alison heidi holly ivy jasmine june kirsten kristin lily lorraine
    louise lydia marion melanie monica natalie pamela paula penny phoebe robin rosemary sally sheila sylvia tina valerie
    vivian wendy
    yvonne zoe yolanda imelda corazon gloria theresa angelina scarlett beyonce oprah ivanka melania frances fran ursula
    marine segolene
"""
_MALE = """
    james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark donald
    steven stephen
    paul andrew joshua kenneth kevin brian george edward ronald timothy jason jeffrey jeff ryan jacob gary nicholas eric
    jonathan
    larry justin scott brandon benjamin samuel gregory frank alexander raymond patrick jack dennis jerry tyler aaron jose
    adam henry
    nathan douglas zachary peter kyle walter ethan jeremy harold keith christian roger noah gerald terry lawrence sean austin
    carl
    arthur albert dylan jesse bryan joe billy bruce willie gabriel logan alan juan wayne ralph roy eugene randy vincent
    russell louis
    philip bobby johnny bradley dave dan tom tim jim bob bill mike steve chris nick tony matt ben sam ed ted fred greg ken
    ron don ray
    rob pete phil andy freddie jimmy eddie tommy charlie harry oliver simon neil graham nigel colin ian craig stuart stewart
    trevor
    derek barry martin malcolm gordon duncan angus hamish alistair fergus liam connor declan eamonn sean seamus owen rhys
    gareth
    vladimir sergei sergey alexei aleksei alexey dmitry dmitri mikhail ivan nikolai nikolay boris yuri igor oleg viktor
    victor andrei
    andrey anatoly vasily konstantin pavel maxim maksim roman vitaly vitali aleksandr alexandr sasha yevgeny evgeny leonid
    gennady
    mohammed muhammad mohammad mohamed mohamad mahmoud mahmud ahmed ahmad ali hassan hasan hussein hussain omar umar khaled
    khalid
    ibrahim yusuf youssef yasser abdul abdullah abdallah abdel mustafa mostafa tariq tarek walid waleed bashar saddam osama
    usama
    karim nasser hamid saeed said salah samir faisal fahad sultan jamal kamal imran asif nawaz parvez shahid tahir
    zafar
    jorge carlos luis miguel pedro fernando francisco antonio manuel javier rafael pablo diego ricardo eduardo alejandro
    andres sergio
    raul enrique alberto roberto mario jesus hugo oscar felipe joao paulo marcos marco giuseppe giovanni luca matteo enrico
    silvio
    pierre jean jacques francois nicolas philippe michel laurent olivier alain emmanuel thierry bernard didier guillaume hans
    klaus
    jurgen helmut gerhard wolfgang stefan dieter heinz fritz otto karl johan lars anders erik sven bjorn magnus olaf jens
    henrik
    moshe yitzhak benjamin shimon ariel ehud avi yossi yair eitan amir uri gadi daniel yaakov avraham abraham isaac jacob
    moses
    rajiv rahul narendra manmohan sanjay vijay ravi suresh ramesh rajesh anil ashok arun kumar deepak amit ajay mukesh arvind
    mohan
    recep mehmet mustafa kemal ahmet abdullah bulent wei jian ming hiroshi kenji takashi shinzo barack joel alex fidel
    nelson desmond thabo kofi kwame olusegun goodluck muammar hosni anwar shaun lionel cristiano diego neymar ronnie reggie
    rudy dick
    rodrigo benigno ferdinand jejomar ernesto alfredo armando guillermo gustavo hector ignacio julio lorenzo leonardo
"""
_BOTH = "taylor morgan casey jamie riley avery alexis sacha dana leslie kim pat jo lee chris robin tracy ariel noor shannon"
GIVEN_NAMES: dict[str, Gender] = {
    **dict.fromkeys(_MALE.split(), "m"),
    **dict.fromkeys(_FEMALE.split(), "f"),
    **dict.fromkeys(_BOTH.split(), ""),
}

# Words that make a name an organisation's; the last word of a name weighs most.
ORGANISATION_WORDS = frozenset(
    """
    ministry department agency party university college school institute institution organisation organization association
    committee
    commission council court tribunal police army navy force forces guard corps bureau office company corporation corp inc
    ltd llc plc
    group bank fund foundation trust society union federation confederation league club team parliament congress senate
    assembly
    cabinet government authority administration service services network news times post daily tribune herald gazette journal
    guardian
    telegraph mail press media television tv radio broadcasting channel magazine record messenger observer chronicle newspaper
    hospital clinic church mosque temple synagogue airlines airways industries systems holdings partners laboratories center
    centre
    museum zoo theatre theater orchestra band brigade battalion regiment division squad movement front alliance coalition
    campaign
    embassy consulate nations board exchange syndicate consortium cooperative ministry's directorate inspectorate jihad
    hezbollah
    studios lines mps msps meps records recordings awards centers centres institutes magistrates pictures entertainment games
    software motors
    mines mining energy oil gas petroleum steel railways constabulary
    brothers sons co gmbh ag sa nv spa bv secretariat taskforce programme program project initiative review operation inquiry
    """.split()
)
_EXTRA_PLACE = "hq headquarters"
PLACE_WORDS = frozenset(
    """
    river lake mount mountain mountains hill hills valley bay gulf sea ocean strait channel island islands isle peninsula
    cape coast
    street road avenue boulevard lane square park bridge airport station port harbour harbor town city village district
    province county
    region state republic kingdom emirates territory prefecture municipality suburb desert forest beach border strip bank
    palace castle
    tower stadium prison jail highway motorway expressway plant dam canal pass glacier falls springs heights camp kibbutz
    estate
    cathedral monastery hotel building house hall mall plaza complex reserve sanctuary crossing checkpoint base barracks
    embankment
    alps highlands andes himalayas east west north south
    """.split()
    + _EXTRA_PLACE.split()
)
# Verbs of saying, third person, past and present.
SAYING = frozenset(
    """
    said says say told tells tell added adds add wrote writes explained explains claimed claims insisted insists recalled
    recalls
    stated states warned warns argued argues admitted admits confirmed confirms denied denies announced announces declared
    declares
    replied replies asked asks noted notes stressed stresses commented comments tweeted reported joked quipped urged testified
    remarked responded continued concluded suggested acknowledged conceded vowed pledged promised complained lamented
    exclaimed
    """.split()
)
# Capitalised words that are no names: days, months, languages of the calendar, pronouns, headings.
NEVER_NAMES = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
    october
    november december mon tue wed thu fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec i it he she they we you
    the a an
    this that these those his her their our my your its who what when where why how and but or if so as at by for from in of
    on to
    with not no yes all any some many most more other another such there here now then today yesterday tomorrow tonight gmt
    utc est
    edt pst pdt bst ist cet am pm mr mrs ms dr god christmas easter ramadan internet email e-mail photo photos video image
    picture
    file getty reuters/file read also share follow click subscribe newsletter source related copyright updated published
    advertisement
    according meanwhile however although while after before since during despite because until under over between about
    against
    both each every few several one two three four five six seven eight nine ten hundred thousand million billion dozens
    hundreds
    first second third last next breaking exclusive live latest top home menu search login sign privacy policy terms cookie
    cookies contact comments comment reply facebook/twitter web app download without within among amid amongst
    upon like unlike per via inside outside above below beneath nearby exclusive
    beside besides throughout toward towards alongside regarding concerning including plus only even just still yet once
    again perhaps
    maybe instead therefore thus hence indeed moreover furthermore nevertheless otherwise later earlier soon never always
    often
    sometimes man woman men women boy girl boys girls teenager teen prisoner inmate baby child children mum mom dad father
    mother
    neighbour neighbor residents officials police protesters rebels soldiers troops militants gunmen witnesses
    lawmakers voters
    students workers victims survivors passengers doctors experts scientists investigators detectives firefighters nobody
    somebody
    everyone anyone someone did does do was were is are be been being had has have would could should might must can let
    please thank thanks sorry welcome hello dear yours sincerely also too very much well quick links bookmark prisoners
    highlights readers watch anonymous holiness majesty highness excellency honour
    celsius fahrenheit
    """.split()
)

# Agencies, broadcasters, networks and bodies that every reader knows; they are no persons, whatever stands before them.
WELL_KNOWN_ORGANISATIONS = frozenset(
    x.strip()
    for x in """
    reuters,afp,ap,associated press,agence france-presse,bbc,cnn,xinhua,dpa,pti,ani,ians,interfax,tass,itar-tass,ria novosti,
    kyodo,yonhap,anadolu,
    efe,ansa,bloomberg,al jazeera,al-jazeera,nbc,cbs,abc,fox news,sky news,itv,npr,msnbc,guardian,new york times,
    washington post,wall street journal,
    daily mail,daily telegraph,financial times,usa today,le monde,der spiegel,haaretz,facebook,twitter,google,youtube,
    instagram,wikipedia,
    microsoft,apple,amazon,skype,whatsapp,telegram,tiktok,linkedin,reddit,netflix,interpol,europol,nato,un,u.n,united nations,
    unicef,unesco,who,
    world health organization,world health organisation,eu,european union,african union,arab league,asean,opec,imf,world bank,
    wto,oecd,fbi,cia,nsa,
    pentagon,white house,kremlin,congress,senate,house of commons,house of lords,knesset,bundestag,duma,state duma,
    scotland yard,supreme court,
    hamas,hezbollah,fatah,taliban,al-qaeda,al qaeda,isis,isil,islamic state,boko haram,al-shabaab,fifa,uefa,nasa,red cross,
    red crescent,
    amnesty international,human rights watch,greenpeace,labour,tories,conservatives,lib dems,liberal democrats,democrats,
    republicans,islam,
    christianity,judaism,hinduism,buddhism
    """.replace("\n", " ").split(",")
)

# Known by their office alone.
KNOWN_BY_OFFICE = frozenset({"dalai lama", "panchen lama", "aga khan", "karmapa lama"})
# A name with one of these is a storm's, a prize's, a law's: neither person nor organisation nor place.
THING_WORDS = frozenset(
    """
    storm hurricane typhoon cyclone operation flight act bill law award awards prize cup championship championships festival
    war
    games tour series album song film movie show episode edition code amendment treaty accord agreement deal plan day week
    month
    season league-table lecture memorial marathon derby final finals virus syndrome disease fever flu crisis summit
    conference
    convention election elections referendum
    """.split()
)

# What a person is called after a comma: 'X, a retired diplomat'.
PERSON_NOUNS = TITLES | frozenset(
    """
    diplomat man woman boy girl mother father widow cleric priest nun fisherman trader shopkeeper housewife hairdresser clerk
    engineer
    scholar academic lecturer critic blogger veteran pensioner retiree refugee immigrant migrant native citizen neighbour
    neighbor
    colleague friend relative fan supporter opponent protester demonstrator organiser organizer volunteer employee worker
    owner
    partner executive banker broker accountant consultant specialist biologist chemist physicist geologist meteorologist
    epidemiologist psychologist psychiatrist sociologist economist zoologist veterinarian vet investigator politician lawmaker
    legislator senator monarch publicist strategist lobbyist broadcaster entertainer novelist playwright painter sculptor
    dancer
    athlete footballer cricketer golfer boxer sprinter swimmer gymnast cyclist jockey rider model fashionista
    """.split()
)

# Capitals that name nothing.
GENERIC_ACRONYMS = frozenset(
    "tv mw gw kw gdp gnp ceo cfo coo dna hiv aids mp mps mep am pm ok dj cd dvd usd km kg mph vip diy faq pdf html url sms gps "
    "atm hq id iq it pr ngo ngos ufo cctv ied ieds rpg suv update updated correction breaking exclusive ce bc ad".split()
)
