"""Given names that stand for one another: short forms, pet forms, one name in several languages. It knows no people."""

_GROUPS = """
    alexander aleksandr alexandr alex alec alek sasha sacha sascha sanya shura sandy xander iskander alejandro alessandro
    alexandre oleksandr aliaksandr
    alexandra aleksandra sasha sandra alexa lexi
    elena yelena helena helen lena jelena olena helene elaine
    catherine katherine kathryn ekaterina yekaterina katerina katarina kate katie kathy cathy katya kitty catarina caterina
    elizabeth elisabeth elizaveta liz lizzie beth betty eliza lisa liza elisabetta isabel bess
    william bill billy will willie liam guillermo wilhelm guillaume
    robert bob bobby rob robbie roberto bert
    richard dick rick ricky rich ricardo riccardo
    james jim jimmy jamie jaime giacomo
    john jack johnny jon johann juan jean giovanni ivan ian sean jan joao
    joseph joe joey jose josef giuseppe yosef yusuf youssef yossi osip
    edward ed eddie ted teddy ned eduardo edouard
    edwin ed eddie
    charles charlie chuck carlos carlo karl carl
    michael mike mick mickey mikhail misha michel miguel mikael michele
    nicholas nick nicky nikolai nikolay kolya nicolas niccolo nico mykola
    thomas tom tommy tomas tommaso
    david dave davey davy dawid
    daniel dan danny daniil
    benjamin ben benny binyamin benyamin bibi
    anthony tony antonio antoine anton
    andrew andy drew andrei andrey andre andreas andres andrii
    peter pete pyotr petr pierre pedro pietro petro
    paul pavel pablo paolo paulo pavlo
    stephen steven steve stefan esteban etienne stepan
    christopher chris kit christoph cristobal
    matthew matt matteo mateo matthieu
    gregory greg grigory grigori hryhorii
    timothy tim timmy timofei
    jeffrey geoffrey jeff geoff
    lawrence laurence larry laurent lorenzo
    ronald ron ronnie ronny
    donald don donnie
    kenneth ken kenny
    frederick fred freddie freddy frederic federico friedrich
    francis frank frankie francisco francesco francois paco pancho
    philip phillip phil felipe philippe filippo
    samuel sam sammy
    susan sue susie suzanne susanna
    margaret maggie meg peggy margot margarita rita greta marguerite
    deborah debbie deb debra
    barbara barb
    jennifer jen jenny
    jessica jess jessie
    joanna joanne jo johanna
    frances fran francesca
    gillian gill jill
    theresa teresa tess terry
    abigail abby
    amanda mandy
    christine christina chris tina kristina kristin
    rebecca becky rivka
    patricia pat patty tricia trish
    patrick pat paddy padraig patricio
    victoria vicky tori
    vladimir volodymyr volodya vova wladimir uladzimir
    dmitry dmitri dima mitya dmytro
    sergei sergey seryozha serhii serge sergio
    yevgeny evgeny evgeni zhenya eugene yevhen
    yevgenia evgenia zhenya eugenia
    alexei alexey aleksei aleksey alyosha lyosha oleksiy alexis
    maria mary marie masha marya mariya miriam maryam mariam
    anna ann anne anya hannah ana
    irina irena irene ira iryna
    tatiana tatyana tanya
    natalia natalya natasha nataliya natalie
    olga olya
    svetlana sveta
    yulia julia yuliya
    lyudmila ludmila lyuda mila
    konstantin constantine kostya
    vasily vasili vasya basil
    leonid lyonya
    boris borya
    igor ihor
    yuri yury iurii juri
    george georgy georgi yuri jorge giorgio georges georg giorgi
    henry hank harry enrique henri enrico heinrich
    harold harry hal
    louis lou luis luigi ludwig lewis
    mohammed muhammad mohamed mohammad mohamad mehmet mahomet muhammed
    ahmed ahmad ahmet
    hussein hussain husain hossein husayn
    yitzhak isaac itzhak yitzchak izzy
    yaakov jacob yakov jakob jacques jaime kobi
    avraham abraham avi abe ibrahim ebrahim
    moshe moses musa moussa mousa
    solomon shlomo suleiman sulaiman suleyman
    eliyahu elijah eli ilya ilia ilyas
    barack barry
    leonard len lenny leonardo leo
    raymond ray
    gerald gerry jerry gerard
    jeremy jerry
    terence terry terrence
    theodore ted teddy theo fyodor fedor teodoro
    walter walt wally
    zachary zach zack
    nathaniel nathan nat nate
    joshua josh yehoshua
    jonathan jon jonny yonatan
    ignacio nacho
    guadalupe lupe
    jesus chucho chuy
    dolores lola
"""


def _table() -> dict[str, frozenset[int]]:
    out: dict[str, set[int]] = {}
    for number, line in enumerate(line for line in _GROUPS.splitlines() if line.strip()):
        for name in line.split():
            out.setdefault(name, set()).add(number)
    return {name: frozenset(numbers) for name, numbers in out.items()}


TABLE = _table()


def same_given_name(a: str, b: str) -> bool:
    """Whether two given names, in lower-case Latin letters, are forms of one name."""
    if a == b:
        return True
    first = TABLE.get(a)
    return first is not None and not first.isdisjoint(TABLE.get(b, ()))
