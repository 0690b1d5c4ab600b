"""Short invented reports, written into a folder."""

from pathlib import Path

FERRY = (
    "Ferry runs aground off Pellano\n\n12 May 2025\n\n"
    "The ferry Marisela ran aground off Pellano on Monday with 214 people on board, the harbour office said. "
    "Nobody was hurt. “We felt a long scrape and then nothing moved,” said Danica Ruseva, who was on deck. "
    "Tugs from Ostero pulled the ship free in the evening.\n"
)
FERRY_TOO = (
    "Marisela pulled free after hours on a sandbank\n\n12 May 2025\n\n"
    "Tugs pulled the ferry Marisela off a sandbank near Pellano on Monday evening, hours after she ran aground with 214 "
    "passengers and crew. The harbour office in Ostero said that nobody was hurt. It did not say who was at the wheel.\n"
)
BAKERS = (
    "Bakers of Velden strike over ovens\n\n13 May 2025\n\n"
    "Forty bakers in Velden put down their peels on Tuesday. They want new ovens, their union said, because two of the old ones "
    "caught fire in April. The owner of the Löwenbräu mill called the strike a surprise. The talks go on on Wednesday.\n"
)
CYRILLIC = (
    "Пекари бастуют\n\n13 мая 2025\n\n"
    "Сорок пекарей города Вельден объявили во вторник забастовку. Они требуют новых печей, сообщил профсоюз, потому что две "
    "старые загорелись в апреле. Владелец мельницы назвал забастовку неожиданной. Переговоры продолжатся в среду.\n"
)
CHINESE = (
    "面包师罢工\n\n2025年5月13日\n\n"
    "韦尔登市的四十名面包师星期二举行罢工。工会表示,他们要求更换烤炉,因为其中两座在四月起火。磨坊主称罢工令人意外。"
    "双方将于星期三继续谈判。市长呼吁双方保持冷静,并表示市政府愿意调解。居民当天在面包店门前排起长队。\n"
)
KOREAN = (
    "항구 노동자들 파업\n\n2025년 5월 13일\n\n"
    "오스테로 항구의 노동자 마흔 명이 화요일 파업에 들어갔다. 노조는 낡은 기중기 두 대가 사월에 멈췄다며 교체를 요구했다. "
    "항만청은 파업이 뜻밖이라고 밝혔다. 협상은 수요일에 이어진다. 시장은 양쪽에 냉정을 당부했다.\n"
)
HINDI = (
    "बेकरी कर्मचारियों की हड़ताल\n\n13 मई 2025\n\n"
    "वेल्डेन के चालीस बेकरी कर्मचारियों ने मंगलवार को हड़ताल शुरू की। संघ ने कहा कि वे नई भट्ठियाँ चाहते हैं, क्योंकि दो पुरानी भट्ठियों में "
    "अप्रैल में आग लग गई थी। मिल के मालिक ने हड़ताल को अप्रत्याशित बताया। बातचीत बुधवार को जारी रहेगी।\n"
)
MENU = "Home\nWorld\nSport\nWeather\nSubscribe\n"


def write(folder: Path, **pages: str) -> Path:
    """The folder with one text file a page."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in pages.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder
