"""Countries, their peoples and capitals, states and large cities: enough to know a place or a nationality when one is read.

Lower case and without diacritics. No complete gazetteer: a place that is not here is found by the words around it.
"""

COUNTRIES = frozenset(
    x.strip()
    for x in """
    afghanistan,albania,algeria,andorra,angola,argentina,armenia,australia,austria,azerbaijan,bahamas,bahrain,bangladesh,
    barbados,
    belarus,belgium,belize,benin,bhutan,bolivia,bosnia,botswana,brazil,brunei,bulgaria,burkina faso,burundi,cambodia,cameroon,
    canada,
    chad,chile,china,colombia,comoros,congo,costa rica,croatia,cuba,cyprus,czech republic,denmark,djibouti,dominica,
    dominican republic,
    ecuador,egypt,el salvador,eritrea,estonia,eswatini,ethiopia,fiji,finland,france,gabon,gambia,germany,ghana,greece,grenada,
    guatemala,
    guinea,guyana,haiti,honduras,hungary,iceland,india,indonesia,iran,iraq,ireland,israel,italy,ivory coast,jamaica,japan,
    jordan,
    kazakhstan,kenya,kiribati,kosovo,kuwait,kyrgyzstan,laos,latvia,lebanon,lesotho,liberia,libya,liechtenstein,lithuania,
    luxembourg,
    madagascar,malawi,malaysia,maldives,mali,malta,mauritania,mauritius,mexico,micronesia,moldova,monaco,mongolia,montenegro,
    morocco,
    mozambique,myanmar,burma,namibia,nauru,nepal,netherlands,new zealand,nicaragua,niger,nigeria,north korea,south korea,
    korea,
    north macedonia,macedonia,norway,oman,pakistan,palau,palestine,panama,papua new guinea,paraguay,peru,philippines,poland,
    portugal,
    qatar,romania,russia,rwanda,samoa,san marino,saudi arabia,senegal,serbia,seychelles,sierra leone,singapore,slovakia,
    slovenia,
    solomon islands,somalia,south africa,south sudan,spain,sri lanka,sudan,suriname,sweden,switzerland,syria,taiwan,
    tajikistan,tanzania,
    thailand,tibet,east timor,timor-leste,togo,tonga,trinidad,tunisia,turkey,turkmenistan,tuvalu,uganda,ukraine,
    united arab emirates,uae,
    united kingdom,uk,u.k.,britain,great britain,england,scotland,wales,northern ireland,united states,
    united states of america,us,u.s.,u.s,u.k,u.s.a,
    usa,u.s.a.,america,uruguay,uzbekistan,vanuatu,vatican,vatican city,venezuela,vietnam,yemen,zambia,zimbabwe,soviet union,
    ussr,
    yugoslavia,gaza,west bank,crimea,chechnya,dagestan,kashmir,hong kong,macau,greenland,puerto rico,gaza strip,golan heights,
    kurdistan,
    europe,asia,africa,north america,south america,latin america,central america,middle east,antarctica,oceania,caribbean,
    balkans,
    scandinavia,siberia,caucasus,southeast asia,south-east asia,south asia,east asia,central asia,far east,near east,
    eastern europe,
    western europe,north africa,pacific,atlantic,arctic,mediterranean,south pacific,black sea,red sea,persian gulf,
    indian ocean,donbas
    """.replace("\n", " ").split(",")
)
REGIONS = frozenset(
    x.strip()
    for x in """
    alabama,alaska,arizona,arkansas,california,colorado,connecticut,delaware,florida,hawaii,idaho,illinois,indiana,iowa,
    kansas,kentucky,
    louisiana,maine,maryland,massachusetts,michigan,minnesota,mississippi,missouri,montana,nebraska,nevada,new hampshire,
    new jersey,
    new mexico,new york,north carolina,north dakota,ohio,oklahoma,oregon,pennsylvania,rhode island,south carolina,
    south dakota,tennessee,
    texas,utah,vermont,virginia,washington,west virginia,wisconsin,wyoming,ontario,quebec,british columbia,alberta,manitoba,
    nova scotia,
    queensland,new south wales,tasmania,bavaria,catalonia,lombardy,sicily,tuscany,provence,normandy,brittany,flanders,punjab,
    sindh,
    kerala,gujarat,maharashtra,tamil nadu,uttar pradesh,bihar,west bengal,karnataka,rajasthan,assam,sichuan,guangdong,
    xinjiang,yunnan,
    hunan,hubei,hebei,henan,shandong,inner mongolia,luzon,mindanao,visayas,java,sumatra,borneo,sulawesi,bali,balochistan,kent,
    essex,sussex,surrey,devon,cornwall,yorkshire,lancashire,norfolk,suffolk,midlands,jerusalem
    """.replace("\n", " ").split(",")
)
CITIES = frozenset(
    x.strip()
    for x in """
    kabul,tirana,algiers,buenos aires,yerevan,canberra,sydney,melbourne,brisbane,perth,vienna,baku,manama,dhaka,minsk,
    brussels,la paz,
    sarajevo,brasilia,rio de janeiro,sao paulo,sofia,phnom penh,ottawa,toronto,montreal,vancouver,santiago,beijing,shanghai,
    guangzhou,
    chengdu,bogota,zagreb,havana,nicosia,prague,copenhagen,quito,cairo,alexandria,tallinn,addis ababa,helsinki,paris,
    marseille,lyon,tbilisi,
    berlin,munich,hamburg,frankfurt,accra,athens,budapest,reykjavik,new delhi,delhi,mumbai,kolkata,chennai,bangalore,
    hyderabad,jakarta,
    tehran,baghdad,basra,mosul,dublin,belfast,tel aviv,haifa,rome,milan,naples,turin,tokyo,osaka,kyoto,amman,nairobi,seoul,
    pyongyang,
    beirut,tripoli,benghazi,kuala lumpur,mexico city,ulan bator,ulaanbaatar,rabat,casablanca,kathmandu,amsterdam,the hague,
    wellington,
    auckland,lagos,abuja,oslo,islamabad,karachi,lahore,peshawar,rawalpindi,ramallah,gaza city,lima,manila,warsaw,lisbon,doha,
    bucharest,
    moscow,st petersburg,st. petersburg,saint petersburg,riyadh,jeddah,mecca,dakar,belgrade,mogadishu,cape town,johannesburg,
    pretoria,
    madrid,barcelona,colombo,khartoum,stockholm,zurich,geneva,bern,damascus,aleppo,homs,taipei,bangkok,tunis,ankara,istanbul,
    kampala,kiev,kyiv,odessa,kharkiv,donetsk,abu dhabi,dubai,london,manchester,birmingham,liverpool,leeds,glasgow,edinburgh,
    aberdeen,
    cardiff,washington,new york,new york city,los angeles,chicago,houston,philadelphia,phoenix,san francisco,san diego,dallas,
    boston,
    seattle,detroit,miami,atlanta,denver,las vegas,new orleans,baltimore,cincinnati,cleveland,tampa,minneapolis,caracas,hanoi,
    sanaa,
    lusaka,harare,vilnius,riga,bratislava,ljubljana,skopje,valletta,tashkent,almaty,astana,bishkek,lhasa,kandahar,kigali
    """.replace("\n", " ").split(",")
)
PLACES = COUNTRIES | REGIONS | CITIES
US_STATE_ABBREVIATIONS = frozenset(
    "ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa tenn tex vt va "
    "wash wis wyo n.c s.c n.d s.d n.h n.j n.m n.y r.i w.va d.c".split()
)
_NATIONALITY_STEMS = """
    afghan albanian algerian american angolan argentine argentinian armenian australian austrian azerbaijani azeri bahraini
    bangladeshi
    belarusian belgian bolivian bosnian brazilian british briton bulgarian burmese cambodian cameroonian canadian chadian
    chechen chilean
    chinese colombian congolese croatian cuban cypriot czech danish dane dutch ecuadorian egyptian english emirati eritrean
    estonian
    ethiopian european fijian filipino finnish french gabonese gambian georgian german ghanaian greek guatemalan haitian
    honduran
    hungarian icelandic indian indonesian iranian iraqi irish israeli italian ivorian jamaican japanese jordanian kazakh
    kenyan korean
    kosovan kurdish kurd kuwaiti kyrgyz lao latvian lebanese liberian libyan lithuanian macedonian malaysian malian maltese
    mauritanian
    mexican moldovan mongolian montenegrin moroccan mozambican namibian nepalese nepali nicaraguan nigerian norwegian omani
    pakistani
    palestinian panamanian paraguayan persian peruvian polish pole portuguese qatari romanian russian rwandan saudi scottish
    scot senegalese
    serbian serb singaporean slovak slovenian somali spanish spaniard sudanese swedish swede swiss syrian taiwanese tajik
    tanzanian thai
    tibetan tunisian turkish turk turkmen ugandan ukrainian uruguayan uzbek venezuelan vietnamese welsh yemeni zambian
    zimbabwean soviet
    arab jewish jew muslim christian catholic protestant orthodox sunni shia shiite shi'ite hindu buddhist sikh islamist
    islamic zionist
    asian african latino hispanic western eastern northern southern republican democrat democratic communist conservative
    socialist
    liberal tory uighur uyghur tatar roma nazi bedouin druze kashmiri punjabi pashtun tamil sinhalese bengali marxist maoist
    jihadist
    lankan zealander englishman englishwoman frenchman irishman scotsman briton hamas-run rohingya maori aboriginal
"""
NATIONALITIES = frozenset(_NATIONALITY_STEMS.split()) | frozenset(word + "s" for word in _NATIONALITY_STEMS.split())
