"""An invented event told by invented outlets: a ferry strikes a bridge. Its dossier is made by hand."""

from invented_ferry_pages import accounts, at, id_of

from rashomon.model import (
    Article,
    Authority,
    BriefLine,
    Claim,
    Conflict,
    ConflictValue,
    Dossier,
    Entity,
    Form,
    Link,
    MadeBy,
    ModelUsed,
    Moment,
    NotRead,
    Omission,
    Origin,
    Point,
    Quote,
    QuoteVersion,
    Reading,
    Relation,
    TimelineEntry,
    Value,
    Wording,
    WordingChoice,
)


def ferry() -> Dossier:
    """The dossier of the ferry, with something under every heading."""
    courier, wire, post, lantern, noticias = accounts()

    def claim(article: Article, words: str, *values: Value, by: str | None = None, when: str | None = None) -> Claim:
        span = at(article, words)
        return Claim(
            span,
            span,
            at(article, by) if by else None,
            tuple(values),
            Moment.parse(when) if when else None,
        )

    def number(article: Article, words: str, digits: str, scope: str, bound: str = "exact") -> Value:
        return Value(
            kind="number",
            value=digits,
            span=at(article, words),
            unit="people",
            scope=scope,
            bound=bound,  # type: ignore[arg-type]
            low=float(digits),
            high=float(digits),
        )

    hit_wire = "A ferry with 84 people aboard hit a pier of the Kestrel Bridge on Tuesday, hurting at least six"
    points = (
        Point(
            "P1",
            "k-struck",
            "The car ferry Alma Reyes struck the eastern pier of Kestrel Bridge on Tuesday morning",
            "agreed",
            ("O1", "O2", "O3", "O4"),
            (
                claim(
                    courier,
                    "The car ferry Alma Reyes struck the eastern pier of Kestrel Bridge on Tuesday morning",
                    when="2031-03-04",
                ),
                claim(wire, hit_wire, when="2031-03-04"),
                claim(post, hit_wire, when="2031-03-04"),
                claim(lantern, "the runaway ferry Alma Reyes rammed Kestrel Bridge on Tuesday 🚨"),
                claim(noticias, "El ferri Alma Reyes chocó el martes contra un pilar del puente de Kestrel."),
            ),
            Moment("2031-03-04", "day"),
        ),
        Point(
            "P2",
            "k-injured",
            "injuring six people, the port authority said",
            "disputed",
            ("O1", "O2", "O3", "O4"),
            (
                claim(
                    courier,
                    "injuring six people",
                    number(courier, "six people", "6", "people injured"),
                    by="the port authority said",
                ),
                claim(
                    wire,
                    "hurting at least six",
                    number(wire, "at least six", "6", "people hurt", "at-least"),
                    by="officials said",
                ),
                claim(
                    post,
                    "hurting at least six",
                    number(post, "at least six", "6", "people hurt", "at-least"),
                    by="officials said",
                ),
                claim(
                    lantern,
                    "Nine people were injured",
                    number(lantern, "Nine people", "9", "people injured"),
                    by="hospital officials said",
                ),
                claim(noticias, "Nueve personas resultaron heridas", by="según el hospital de San Telmo"),
            ),
            conflicts=("C1",),
        ),
        Point(
            "P3",
            "k-aboard",
            "The vessel was carrying 84 passengers when it lost steering shortly after 7 a.m.",
            "disputed",
            ("O1", "O2", "O3"),
            (
                claim(
                    courier, "The vessel was carrying 84 passengers", number(courier, "84 passengers", "84", "passengers aboard")
                ),
                claim(wire, "A ferry with 84 people aboard", number(wire, "84 people", "84", "people aboard")),
                claim(post, "A ferry with 84 people aboard", number(post, "84 people", "84", "people aboard")),
                claim(
                    lantern, "The boat had 79 passengers on board.", number(lantern, "79 passengers", "79", "passengers aboard")
                ),
            ),
            conflicts=("C2",),
        ),
        Point(
            "P4",
            "k-captain",
            "Captain Ruben Achterberg has been relieved of duty while the inquiry runs.",
            "agreed",
            ("O1", "O2"),
            (
                claim(courier, "Captain Ruben Achterberg has been relieved of duty while the inquiry runs."),
                claim(wire, "The captain, Ruben Achterberg, was suspended."),
                claim(post, "The captain, Ruben Achterberg, was suspended."),
            ),
        ),
        Point(
            "P5",
            "k-letter",
            "Skipper Rubén Achterberg had warned of the steering fault in a letter seen by the Lantern",
            "one-origin",
            ("O3",),
            (claim(lantern, "Skipper Rubén Achterberg had warned of the steering fault in a letter seen by the Lantern"),),
            Moment("2031-02-12", "day"),
        ),
        Point(
            "P6",
            "k-divers",
            "Divers were to inspect the pier on Wednesday, March 6.",
            "one-origin",
            ("O2",),
            (claim(wire, "Divers were to inspect the pier on Wednesday, March 6."),),
            conflicts=("C3",),
        ),
        Point(
            "P7",
            "k-closed",
            "The bridge was closed to traffic.",
            "superseded",
            ("O1", "O3"),
            (
                claim(courier, "The bridge was closed to traffic."),
                claim(lantern, "The bridge, 👨‍👩‍👧 families were told, will reopen on Friday."),
            ),
            conflicts=("C4",),
        ),
    )
    conflicts = (
        Conflict(
            "C1",
            "kc-injured",
            "number",
            "people injured",
            "conflict",
            (
                ConflictValue(
                    "6",
                    (at(courier, "six people"), at(wire, "at least six"), at(post, "at least six")),
                    ("O1", "O2"),
                    "2031-03-04",
                ),
                ConflictValue("9", (at(lantern, "Nine people"), at(noticias, "Nueve personas")), ("O3", "O4")),
            ),
            (
                "the same people are counted: injured in the collision",
                "the reports are of the same day, so neither can be told to be the later count",
            ),
            ("P2",),
        ),
        Conflict(
            "C2",
            "kc-aboard",
            "number",
            "passengers aboard",
            "conflict",
            (
                ConflictValue("84", (at(courier, "84 passengers"), at(wire, "84 people"), at(post, "84 people")), ("O1", "O2")),
                ConflictValue("79", (at(lantern, "79 passengers"),), ("O3",)),
            ),
            ("both count those aboard the ferry", "neither is given as a bound"),
            ("P3",),
        ),
        Conflict(
            "C3",
            "kc-wednesday",
            "date",
            "the day of the divers' inspection",
            "slip",
            (ConflictValue("Wednesday, March 6", (at(wire, "Wednesday, March 6"),), ("O2",)),),
            ("6 March 2031 is a Thursday",),
            ("P6",),
        ),
        Conflict(
            "C4",
            "kc-closed",
            "date",
            "how long the bridge stays closed",
            "superseded",
            (
                ConflictValue("closed", (at(courier, "The bridge was closed to traffic."),), ("O1",), "2031-03-04"),
                ConflictValue("reopens on Friday", (at(lantern, "will reopen on Friday"),), ("O3",), "2031-03-05"),
            ),
            ("the later report tells of a later state",),
            ("P7",),
        ),
    )
    solheim, achterberg, ferreyra, aksel, authority = "E1", "E2", "E3", "E4", "E5"
    entities = (
        Entity(
            solheim,
            "person",
            "Margit Solheim",
            (
                Form("Margit Solheim", courier.id, 1),
                Form("Margit Solheim", wire.id, 1),
                Form("Margit Solheim", post.id, 1),
                Form("Margit Solhaim", lantern.id, 1),
            ),
            (
                at(courier, "Margit Solheim"),
                at(wire, "Margit Solheim"),
                at(post, "Margit Solheim"),
                at(lantern, "Margit Solhaim"),
            ),
            ("passenger",),
        ),
        Entity(
            achterberg,
            "person",
            "Ruben Achterberg",
            (
                Form("Ruben Achterberg", courier.id, 1),
                Form("Ruben Achterberg", wire.id, 1),
                Form("Ruben Achterberg", post.id, 1),
                Form("Rubén Achterberg", lantern.id, 1),
            ),
            (
                at(courier, "Ruben Achterberg"),
                at(wire, "Ruben Achterberg"),
                at(post, "Ruben Achterberg"),
                at(lantern, "Rubén Achterberg"),
            ),
            ("captain", "skipper"),
        ),
        Entity(
            ferreyra,
            "person",
            "Dalia Ferreyra",
            (Form("Dalia Ferreyra", courier.id, 1), Form("Dalia Ferreyra", wire.id, 1)),
            (at(courier, "Dalia Ferreyra"), at(wire, "Dalia Ferreyra")),
            ("harbour minister",),
        ),
        Entity(
            aksel,
            "person",
            "Aksel",
            (Form("Aksel", courier.id, 1),),
            (at(courier, "Aksel"),),
            (),
            (Relation("husband", solheim, (at(courier, "whose husband Aksel"),)),),
        ),
        Entity(
            authority,
            "organisation",
            "port authority",
            (Form("port authority", courier.id, 2), Form("port authority", wire.id, 1), Form("port authority", post.id, 1)),
            (
                at(courier, "port authority"),
                at(courier, "port authority", 2),
                at(wire, "port authority"),
                at(post, "port authority"),
            ),
        ),
        Entity(
            "E6",
            "place",
            "Kestrel Bridge",
            (
                Form("Kestrel Bridge", courier.id, 1),
                Form("Kestrel Bridge", lantern.id, 1),
                Form("puente de Kestrel", noticias.id, 1),
            ),
            (at(courier, "Kestrel Bridge", 2), at(lantern, "Kestrel Bridge", 2), at(noticias, "puente de Kestrel", 2)),
        ),
    )
    full = "We heard the alarm, then a long grinding noise, and everyone was thrown forward. Nobody told us what to do"
    short = "We heard the alarm, then a grinding noise, and everyone was thrown forward"
    quotes = (
        Quote(
            "Q1",
            solheim,
            (
                QuoteVersion(at(courier, full), True, solheim, at(courier, "said", 2), "same"),
                QuoteVersion(at(wire, short), True, solheim, at(wire, "said", 3), "cut"),
                QuoteVersion(at(post, short), True, solheim, at(post, "said", 3), "cut"),
                QuoteVersion(at(lantern, "Everyone was thrown forward"), True, solheim, at(lantern, "wrote"), "sense-changed"),
            ),
        ),
        Quote(
            "Q2",
            ferreyra,
            (
                QuoteVersion(at(courier, "until the last bolt has been tested"), True, ferreyra, at(courier, "said", 3), "same"),
                QuoteVersion(
                    at(wire, "the bridge would remain shut until every bolt had been tested"),
                    False,
                    ferreyra,
                    at(wire, "told"),
                    "reworded",
                ),
            ),
        ),
        Quote("Q3", None, (QuoteVersion(at(lantern, "سمعنا الإنذار ثم ضجيجا طويلا"), True, None, at(lantern, "read"), "same"),)),
    )
    origins = (
        Origin("O1", (courier.id,)),
        Origin("O2", (wire.id, post.id), "Northwire"),
        Origin("O3", (lantern.id,)),
        Origin("O4", (noticias.id,)),
    )
    line = "The Alma Reyes lost steering at about 7:10 a.m., the port authority said."
    lineage = (
        Link(
            post.id,
            wire.id,
            "reprint",
            0.97368421,
            ("97 % of the body stands word for word in the other", "credits Northwire under the headline"),
            ((at(post, line), at(wire, line)), (at(post, "Northwire"), at(wire, "Northwire"))),
        ),
        Link(post.id, "agency:Northwire", "credit", 1.0, ("credits Northwire under the headline",)),
        Link(
            noticias.id,
            lantern.id,
            "same-authority",
            0.41,
            ("both lean on the hospital for the count of injured",),
            ((at(noticias, "según el hospital de San Telmo"), at(lantern, "hospital officials said")),),
            directed=False,
            joins=False,
        ),
    )
    return Dossier(
        made_by=MadeBy("0.1.0", (ModelUsed("en_core_web_sm", "3.8.0", "ab" * 32),), (("one_story", "true"), ("at", "2031"))),
        id="story-ferry",
        headline="Ferry strikes Kestrel Bridge, six hurt",
        when="2031-03-04",
        articles=(courier, wire, post, lantern, noticias),
        origins=origins,
        lineage=lineage,
        authorities=(
            Authority(
                "A1",
                "the port authority",
                ("O1", "O2"),
                (at(courier, "the port authority said"), at(wire, "the port authority said")),
            ),
        ),
        entities=entities,
        quotes=quotes,
        points=points,
        conflicts=conflicts,
        timeline=(
            TimelineEntry(
                Moment("2030-11", "month"),
                "The ferry passed its last inspection",
                (),
                (at(courier, "The ferry passed its last inspection in November 2030"),),
            ),
            TimelineEntry(
                Moment("2031-02-12", "day"),
                "Skipper Rubén Achterberg had warned of the steering fault",
                ("P5",),
                (at(lantern, "12 February 2031"),),
            ),
            TimelineEntry(
                Moment("2031-03-04T07:10", "time"),
                "The Alma Reyes lost steering",
                ("P1",),
                (
                    at(wire, "The Alma Reyes lost steering at about 7:10 a.m."),
                    at(post, "The Alma Reyes lost steering at about 7:10 a.m."),
                ),
            ),
        ),
        wording=(
            WordingChoice(
                "E2",
                (
                    Wording(
                        "captain",
                        (at(courier, "Captain"), at(wire, "captain"), at(post, "captain")),
                        (courier.id, wire.id, post.id),
                    ),
                    Wording("skipper", (at(lantern, "Skipper"),), (lantern.id,)),
                ),
            ),
            WordingChoice(
                "how the ferry met the bridge",
                (
                    Wording("struck", (at(courier, "struck"),), (courier.id,)),
                    Wording("hit", (at(wire, "hit"), at(post, "hit")), (wire.id, post.id)),
                    Wording("rammed", (at(lantern, "rammed"),), (lantern.id,)),
                ),
            ),
        ),
        omissions=(Omission("P4", (lantern.id,), "2031-03-04"),),
        brief=(
            BriefLine(
                "The car ferry Alma Reyes struck the eastern pier of Kestrel Bridge on Tuesday morning.",
                ("P1",),
                (
                    at(courier, "The car ferry Alma Reyes struck the eastern pier of Kestrel Bridge on Tuesday morning"),
                    at(lantern, "Tuesday 🚨"),
                ),
            ),
            BriefLine(
                "Six or nine people were injured: the accounts part.",
                ("P2",),
                (at(courier, "six people"), at(lantern, "Nine people")),
            ),
        ),
        not_read=(NotRead("pages/06-empty.html", "no article found: 41 words in all, none in a paragraph"),),
    )


def ferry_reading() -> Reading:
    """The ferry, one article that stands alone, one page that gave nothing."""
    text = "The Lantern's chess column returns next week 🏮."
    single = Article(
        id_of("single"), "sha256:00", "pages/07-chess.txt", text, ((0, len(text)),), title="Chess", language="en", reading="deep"
    )
    return Reading((ferry(),), (single,), (NotRead("pages/08.bin", "binary: no text encoding fits"),))
