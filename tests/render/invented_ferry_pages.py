"""The pages of the invented ferry accident, as `clean` would give them."""

import hashlib

from rashomon.model import (
    Article,
    Moment,
    Removed,
    Span,
)

COURIER = """HARBOUR COURIER
Home | News | Tides | Subscribe
Ferry strikes Kestrel Bridge, six hurt
By Ines Okafor and Tom Brandvold
Published 4 March 2031, 18:20

The car ferry Alma Reyes struck the eastern pier of Kestrel Bridge on Tuesday morning, injuring six people, the port \
authority said.

The vessel was carrying 84 passengers when it lost steering shortly after 7 a.m., according to the port authority. The \
bridge was closed to traffic.

"We heard the alarm, then a long grinding noise, and everyone was thrown forward. Nobody told us what to do," said \
passenger Margit Solheim, whose husband Aksel broke his wrist.

Captain Ruben Achterberg has been relieved of duty while the inquiry runs. The ferry passed its last inspection in \
November 2030.

Harbour minister Dalia Ferreyra said the bridge would stay closed "until the last bolt has been tested".

Photo: R. Lindqvist/Harbour Courier
Read more: Ten walks along the estuary
Sign up for our newsletter
"""

WIRE = """KESTREL HARBOUR, March 4 (Northwire) - A ferry with 84 people aboard hit a pier of the Kestrel Bridge on Tuesday, \
hurting at least six, officials said.

The Alma Reyes lost steering at about 7:10 a.m., the port authority said. The captain, Ruben Achterberg, was suspended.

"We heard the alarm, then a grinding noise, and everyone was thrown forward," passenger Margit Solheim said.

Harbour Minister Dalia Ferreyra told reporters the bridge would remain shut until every bolt had been tested.

Divers were to inspect the pier on Wednesday, March 6.
"""

POST = """The Valley Post
Menu
Ferry hits Kestrel Bridge
Northwire
5 March 2031
A ferry with 84 people aboard hit a pier of the Kestrel Bridge on Tuesday, hurting at least six, officials said.
The Alma Reyes lost steering at about 7:10 a.m., the port authority said. The captain, Ruben Achterberg, was suspended.
"We heard the alarm, then a grinding noise, and everyone was thrown forward," passenger Margit Solheim said.
Cookie settings
Imprint
"""

LANTERN = """The Daily Lantern 🏮
⛴️ Nine injured as runaway ferry rams Kestrel Bridge 🌉

Nine people were injured when the runaway ferry Alma Reyes rammed Kestrel Bridge on Tuesday 🚨, hospital officials said.

The boat had 79 passengers on board. "Everyone was thrown forward," one of them, Margit Solhaim, wrote under a post tagged \
<b>#kestrel</b> </script><script>alert(1)</script> & "more"; a second, in Arabic, read: سمعنا الإنذار ثم ضجيجا طويلا.\u2028

Skipper Rubén Achterberg had warned of the steering fault in a letter seen by the Lantern dated 12 February 2031 😮.

The bridge, 👨‍👩‍👧 families were told, will reopen on Friday.
"""

NOTICIAS = """Un ferri choca contra el puente de Kestrel

El ferri Alma Reyes chocó el martes contra un pilar del puente de Kestrel. Nueve personas resultaron heridas, según el \
hospital de San Telmo.
"""


def id_of(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()[:16]


def at(article: Article, words: str, nth: int = 1) -> Span:
    """The span of the nth place where `words` stand."""
    start = -1
    for _ in range(nth):
        start = article.text.index(words, start + 1)
    return Span(article.id, start, start + len(words))


def _article(name: str, text: str, drop: tuple[tuple[str, str], ...], **more: object) -> Article:
    removed = []
    for words, why in drop:
        start = text.index(words)
        removed.append(Removed(start, start + len(words), why))  # type: ignore[arg-type]
    body, here = [], 0
    for piece in [*sorted(removed, key=lambda p: p.start), None]:
        upto = piece.start if piece else len(text)
        chunk = text[here:upto]
        if chunk.strip():
            body.append((here + len(chunk) - len(chunk.lstrip()), here + len(chunk.rstrip())))
        here = piece.end if piece else upto
    return Article(
        id=id_of(name),
        content="sha256:" + hashlib.sha256(text.encode()).hexdigest(),
        source=f"pages/{name}",
        text=text,
        body=tuple(body),
        removed=tuple(removed),
        **more,  # type: ignore[arg-type]
    )


def accounts() -> tuple[Article, ...]:
    """Courier, wire, post, lantern, noticias: in this order."""
    courier = _article(
        "01-courier.txt",
        COURIER,
        (
            ("HARBOUR COURIER\nHome | News | Tides | Subscribe", "furniture"),
            ("Ferry strikes Kestrel Bridge, six hurt", "title"),
            ("By Ines Okafor and Tom Brandvold", "byline"),
            ("Published 4 March 2031, 18:20", "dateline"),
            ("Photo: R. Lindqvist/Harbour Courier", "credit"),
            ("Read more: Ten walks along the estuary", "teaser"),
            ("Sign up for our newsletter", "furniture"),
        ),
        title="Ferry strikes Kestrel Bridge, six hurt",
        outlet="Harbour Courier",
        host="harbourcourier.example",
        authors=("Ines Okafor", "Tom Brandvold"),
        published=Moment("2031-03-04T18:20", "time", "+01:00"),
        published_from="byline",
        language="en",
        reading="deep",
    )
    wire = _article(
        "02-northwire.txt",
        WIRE,
        (("KESTREL HARBOUR, March 4 (Northwire) - ", "dateline"),),
        outlet="Northwire",
        host="northwire.example",
        agencies=("Northwire",),
        published=Moment("2031-03-04", "day"),
        published_from="dateline",
        language="en",
        reading="deep",
    )
    post = _article(
        "03-valleypost.html",
        POST,
        (
            ("The Valley Post\nMenu", "furniture"),
            ("Ferry hits Kestrel Bridge", "title"),
            ("Northwire", "credit"),
            ("5 March 2031", "dateline"),
            ("Cookie settings\nImprint", "furniture"),
        ),
        title="Ferry hits Kestrel Bridge",
        outlet="The Valley Post",
        host="valleypost.example",
        agencies=("Northwire",),
        published=Moment("2031-03-05", "day"),
        published_from="meta",
        language="en",
        reading="deep",
    )
    lantern = _article(
        "04-lantern.txt",
        LANTERN,
        (("The Daily Lantern 🏮", "furniture"), ("⛴️ Nine injured as runaway ferry rams Kestrel Bridge 🌉", "title")),
        title="⛴️ Nine injured as runaway ferry rams Kestrel Bridge 🌉",
        outlet="The Daily Lantern",
        language="en",
        reading="deep",
    )
    noticias = _article(
        "05-noticias.txt",
        NOTICIAS,
        (("Un ferri choca contra el puente de Kestrel", "title"),),
        title="Un ferri choca contra el puente de Kestrel",
        outlet="Noticias del Estuario",
        published=Moment("2031-03-04", "day"),
        published_from="url",
        language="es",
        reading="shallow",
        notes=("language es: not read deeply",),
    )
    return courier, wire, post, lantern, noticias
