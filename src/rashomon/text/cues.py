"""Words that say that somebody speaks: verbs by how they take what is said, and nouns for speakers."""

# Take a clause or the words themselves: 'X said (that) …', '"…," X said'.
SAYING = frozenset(
    """say tell add reply respond answer note claim state announce explain argue insist warn confirm deny admit concede
    acknowledge assure promise vow pledge report reveal suggest indicate stress emphasize emphasise underline underscore
    declare assert maintain contend allege remark comment observe recall recount relate describe write tweet post
    quip joke shout yell scream cry whisper murmur mutter exclaim ask inquire enquire wonder question urge plead beg
    demand request order command advise caution predict estimate believe think feel hope fear expect complain lament
    protest object boast brag gloat gush rave thank praise hail applaud welcome condemn denounce criticise criticize
    slam blast accuse blame charge agree disagree conclude continue repeat reiterate affirm reaffirm testify swear
    disclose divulge clarify elaborate speculate guess sigh laugh smile agree quote cite call dub label brand term
    characterise characterize refer liken compare decry deplore bemoan tout herald bill rule advocate counter retort
    interject interrupt begin go read propose recommend apologise apologize regret mock dismiss reject refute rebut
    lambast lambaste lash deride chide rebuke scold express voice speak talk vent echo summarize summarise signal hint
    inform notify brief instruct teach preach proclaim pronounce profess attest vouch pray wish offer appeal invite
    rejoin chime enthuse marvel muse reflect reason theorize theorise opine specify detail outline point promise volunteer
    remember ridicule chant scoff fume quote deadpan intone bellow bark snap grumble gripe taunt tease confide recite""".split()
)

# Take a plain clause without quotation marks and then always report speech: 'X said the road was closed'.
REPORTING = frozenset(
    """say tell add note claim state announce explain argue insist warn confirm deny admit concede acknowledge assure promise
    vow pledge report reveal suggest indicate stress emphasize emphasise declare assert maintain contend allege remark
    reply respond write tweet recall predict estimate complain conclude reiterate affirm reaffirm testify disclose clarify
    inform propose recommend stipulate underline underscore caution demand request inform swear boast lament counter""".split()
)

# Take somebody and what he is to do: 'X urged him to …'. The verb is part of what is reported.
URGING = frozenset(
    "ask urge implore beg plead request order instruct advise appeal encourage invite warn tell exhort call".split()
)

# Take a thing said: 'X called for …', 'X thanked …', 'X condemned …'. The verb is part of what is reported.
ACTING = frozenset("thank demand apologise apologize promise vow pledge offer".split())

# Weak as cues: they mean speech only right beside the words that were spoken.
WEAK = frozenset(
    """go read begin continue believe think feel hope fear expect smile laugh sigh agree rule bill order charge point
    cite speak talk detail signal guess question reason object relate observe wonder cry offer wish express voice compare
    term label brand quote refer ask teach reflect tout echo begin volunteer maintain specify outline invite request
    propose appeal command brief welcome dub""".split()
)

# With a name behind them they give a name to a thing; what stands in marks is a name then, not somebody's words.
NAMING = frozenset(
    """call name title entitle dub nickname codename code-name label christen rename know subtitle caption headline bill term
    so-called""".split()
)

# Nouns for works and names, right before marks: the song "…".
WORKS = frozenset(
    """song single album film movie book novel play show series episode track hit video documentary programme program
    exhibition painting poem essay article magazine newspaper ship boat vessel codename nickname name title headline section
    column character persona magazine game word term phrase operation project hashtag slogan""".split()
)

# Those who speak for somebody else: 'a spokesman for the ministry' is the ministry's voice.
VOICES = frozenset(
    """spokesman spokeswoman spokesperson spokespersons spokespeople spokesmen statement press-release release communique
    representative""".split()
)

# Nouns for single persons that an article uses in place of a name.
PERSON_NOUNS = frozenset(
    """man woman boy girl person leader president minister premier chancellor mayor governor senator lawmaker deputy official
    officer spokesman spokeswoman spokesperson source witness chief director chairman chairwoman chairperson secretary
    ambassador envoy diplomat lawyer attorney solicitor barrister judge prosecutor doctor surgeon nurse professor scientist
    researcher expert analyst author writer journalist reporter editor actor actress singer musician comedian entertainer
    artist star player coach manager captain pilot driver soldier general commander colonel sergeant detective inspector
    constable policeman policewoman cop victim survivor hostage captive prisoner inmate suspect defendant father mother son
    daughter brother sister husband wife uncle aunt cousin grandfather grandmother parent friend neighbour neighbor resident
    villager fisherman farmer worker teacher student pupil passenger tourist climber mountaineer rescuer activist campaigner
    priest bishop pope cardinal rabbi imam king queen prince princess premier speaker member head owner founder executive boss
    employee colleague guitarist bassist drummer frontman bandmate vocalist veteran teenager youth adult teen politician
    candidate councillor lieutenant major superintendent veterinarian vet keeper ranger conservationist biologist engineer
    guard bodyguard chef model presenter broadcaster host dj rapper businessman businesswoman tycoon billionaire insider aide
    adviser advisor counsel consultant economist historian planner negotiator mediator rebel fighter militant gunman
    attacker bystander onlooker caller customer client patient relative widow widower fiance fiancé fiancée fiancee girlfriend
    boyfriend partner heir successor predecessor counterpart""".split()
)

# Nouns that mean many the same office: 'the leader' may be the president.
LEADERS = frozenset("leader president premier chancellor chairman chairwoman chief head king queen ruler minister".split())

# One and the same kind of body under several nouns.
PAPERS = frozenset("paper newspaper daily".split())

# Nouns for bodies that speak: 'the ministry said'.
BODY_NOUNS = frozenset(
    """police ministry government army military navy court agency authority authorities company firm group organisation
    organization union party committee commission council department office board bureau bank university hospital embassy
    service services force forces parliament senate congress kremlin administration association foundation institute body
    network channel paper newspaper daily station broadcaster website statement report officials coastguard fire brigade club team
    charity church federation league coalition movement junta regime state district city council airline operator
    corporation inquiry review panel""".split()
)

# What somebody says by way of writing: 'X issued a statement saying …'.
WRITINGS = frozenset("statement letter post tweet message email e-mail memo note article blog column release video".split())

# When, not who: 'said Thursday morning'.
TIMES = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday today yesterday morning afternoon evening night week month year
    day weekend january february march april may june july august september october november december""".split()
)

# Endings of nouns for people.
PERSON_ENDINGS = ("er", "or", "ist", "man", "woman", "ian", "person", "people", "ee", "ant", "eur")

# Pronouns of somebody who speaks himself.
FIRST_OR_SECOND = frozenset(
    "i me my mine myself we us our ours ourselves you your yours yourself yourselves i'm i've we've we're you're".split()
)
HE = frozenset(("he", "him", "his", "himself"))
SHE = frozenset(("she", "her", "hers", "herself"))
