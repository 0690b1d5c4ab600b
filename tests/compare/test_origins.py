"""Copies, rewrites, credits and translations make one origin; shared quotations and shared statements do not."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented_accounts import account

from rashomon.compare.origins import find_origins
from rashomon.gather.copies import find_copies
from rashomon.model import Account, Link, Origin

WIRE = """A gale tore the roof off the covered market of Lindholt early on Monday, and fourteen stallholders were hurt by
falling beams. The wind reached 131 kilometres an hour at the lighthouse on Skarv Point, where the keeper had lashed the lamp to
its stand. Firefighters cut a greengrocer and her two apprentices out from under the collapsed eastern gallery just before seven.
"We heard a groan and then the whole sky came in," the greengrocer, Tilde Marsk, told Norsund Press. The mayor closed the bridge
to lorries and ordered the schools along the canal to stay shut until engineers have tested the weakened chimneys of the old
brewery. Ferries to the outer islands will not sail before Wednesday."""
REWRITE = """Fourteen stallholders have been injured by falling beams after a storm ripped the covered market of Lindholt open on
Monday. The wind had reached 131 kilometres an hour at the Skarv Point lighthouse, where the keeper lashed the lamp to its stand.
Firefighters freed a greengrocer and her two apprentices from under the eastern gallery, which had collapsed shortly before seven.
The mayor has ordered schools along the canal to stay shut until engineers tested the weakened chimneys of the town's old brewery.
It was the third storm of the season, and insurers speak of losses that small traders will find hard to bear this winter."""
OWN = """I was buying eels when the iron began to sing. Then the storm lifted Lindholt's market hall like the lid of a box, and
people ran for the quay. Nurses at the harbour clinic counted fourteen patients by breakfast, most with cuts and broken wrists.
"We heard a groan and then the whole sky came in," said Tilde Marsk, who sells cabbages there. The town has shut its schools.
On the islands nobody expects a boat this week, and the baker on Hest has sold her last loaf."""
STATEMENT = """The Harbour Excise Office (HEO) has detained two men aged 30 and 41 for smuggling eels in Lindholt on Friday.
About 82 kilograms of glass eels were found in the boot of the car, in eleven plastic bags with oxygen. The older man was
suspected to have been dealing in protected eels for months. If found guilty, he could face four years in prison and a fine of
20,000 crowns."""
STATEMENT_AGAIN = """Two men have been caught with living eels in Lindholt, according to a statement by HEO. They are 30 and 41.
Some 82 kilograms of glass eels were discovered in the boot of their car, in eleven plastic bags. The older man is suspected to
have been dealing in protected eels. He could face four years in prison if found guilty, and a fine of 20,000 crowns, HEO said."""
BIRDS = "Vrana Holub Sykora Drozd Kavka Straka Cermak Hrdlicka".split()
TOWNS = "Orlov Brno Tabor Zlin Opava Kolin Melnik Cheb".split()


def read(*accounts: Account) -> tuple[tuple[Link, ...], tuple[Origin, ...]]:
    return find_origins(accounts, find_copies([a.article for a in accounts]), ())


def groups(origins: Sequence[Origin]) -> list[tuple[str, ...]]:
    return [origin.articles for origin in origins]


def test_a_rewrite_without_credit_is_one_origin_with_what_it_follows() -> None:
    links, origins = read(account("a", WIRE), account("b", REWRITE), account("c", OWN))
    assert groups(origins) == [("a", "b"), ("c",)]
    (link,) = [link for link in links if link.joins]
    assert {link.child, link.parent} == {"a", "b"}
    assert link.relation == "rewrite"
    assert "nearly word for word" in link.reasons[0]


def test_a_quotation_that_two_reporters_heard_is_no_copy() -> None:
    _, origins = read(account("a", WIRE), account("c", OWN))
    assert groups(origins) == [("a",), ("c",)]


def test_a_reprint_has_the_direction_of_the_credit() -> None:
    links, origins = read(
        account("a", WIRE, outlet="The Canal Courier", agencies=("Norsund Press",)),
        account("b", WIRE, outlet="Norsund Press", agencies=("Norsund Press",)),
    )
    assert groups(origins) == [("a", "b")]
    assert origins[0].agency == "Norsund Press"
    link = next(x for x in links if {x.child, x.parent} == {"a", "b"})
    assert (link.child, link.parent, link.relation, link.directed) == ("a", "b", "reprint", True)


def test_without_a_clue_no_direction_is_claimed() -> None:
    links, _ = read(account("a", WIRE), account("b", REWRITE))
    assert [link.directed for link in links] == [False]


@pytest.mark.parametrize(
    ("first", "second", "child"), [("2025-03-03T08:00", "2025-03-03T11:00", "b"), ("2025-03-04", "2025-03-03", "a")]
)
def test_the_later_one_goes_back_to_the_earlier(first: str, second: str, child: str) -> None:
    links, _ = read(account("a", WIRE, published=first), account("b", REWRITE, published=second))
    assert [(link.child, link.directed) for link in links] == [(child, True)]


def test_a_credit_alone_does_not_join() -> None:
    links, origins = read(
        account("a", WIRE, outlet="The Canal Courier", agencies=("AFP",)),
        account("c", OWN, outlet="The Hest Echo", agencies=("AFP",)),
    )
    assert groups(origins) == [("a",), ("c",)]
    assert {(x.child, x.parent, x.relation, x.joins) for x in links if x.parent == "agency:AFP"} == {
        ("a", "agency:AFP", "credit", False),
        ("c", "agency:AFP", "credit", False),
    }


def test_two_stories_by_one_agency_are_one_origin() -> None:
    _, origins = read(account("a", WIRE, outlet="AFP", agencies=("AFP",)), account("c", OWN, outlet="AFP", agencies=("AFP",)))
    assert groups(origins) == [("a", "c")]


def test_one_statement_told_twice_is_a_shared_authority_not_a_copy() -> None:
    links, origins = read(account("a", STATEMENT), account("b", STATEMENT_AGAIN))
    assert groups(origins) == [("a",), ("b",)]
    assert [(link.relation, link.joins) for link in links] == [("same-authority", False)]


def test_a_translation_follows_its_original_from_sentence_to_sentence() -> None:
    places = list(zip(range(8), BIRDS, TOWNS, strict=True))
    english = " ".join(f"On day {n + 10} the inspector Marek {x} counted {31 + 7 * n} crates in {town}." for n, x, town in places)
    german = " ".join(f"Am Tag {n + 10} zählte Inspektor Marek {x} in {town} genau {31 + 7 * n} Kisten." for n, x, town in places)
    links, origins = read(account("a", english), account("b", german, language="de", published="2025-05-02"))
    assert groups(origins) == [("a", "b")]
    assert [link.relation for link in links] == ["translation"]


def test_spans_hold_what_the_link_claims() -> None:
    accounts = {"a": account("a", WIRE), "b": account("b", REWRITE)}
    links, _ = read(*accounts.values())
    for link in links:
        assert link.spans
        for child, parent in link.spans:
            assert (child.article, parent.article) == (link.child, link.parent)
            words = [set(accounts[s.article].slice(s).lower().split()) for s in (child, parent)]
            assert len(words[0] & words[1]) >= 5


def test_the_order_of_the_overlaps_makes_no_difference() -> None:
    accounts = (account("a", WIRE), account("b", REWRITE), account("c", OWN))
    overlaps = find_copies([a.article for a in accounts])
    assert find_origins(accounts, overlaps, ()) == find_origins(accounts, overlaps[::-1], ())


@settings(max_examples=30, deadline=None)
@given(st.lists(st.text(min_size=1, max_size=300), min_size=1, max_size=4))
def test_any_texts_leave_every_account_in_one_origin(texts: list[str]) -> None:
    accounts = [account(f"x{n}", text) for n, text in enumerate(texts)]
    links, origins = read(*accounts)
    assert sorted(a for o in origins for a in o.articles) == [a.article.id for a in accounts]
    assert [o.id for o in origins] == [f"O{n}" for n in range(1, len(origins) + 1)]
    for link in links:
        for span in (s for pair in link.spans for s in pair):
            assert span.end <= len(texts[int(span.article[1:])])


ONE_LINE = (
    "The harbour master has forbidden night sailing until divers have cut the sunken trawler loose from the chain of the boom."
)
NOTICE = f"{ONE_LINE} The tide will be high on Thursday. Fishermen have been waiting for nine days, and some sold their boats."
CHILD = (
    f"Nobody may sail from Lindholt after dark, {{credit}}. {ONE_LINE} Two skippers were fined, and one threw his papers away."
)


@pytest.mark.parametrize(
    ("credit", "joined"), [("according to the Hest Echo", [("a", "b")]), ("according to a baker", [("a",), ("b",)])]
)
def test_one_shared_sentence_needs_a_credit(credit: str, joined: list[tuple[str, ...]]) -> None:
    links, origins = read(account("a", CHILD.format(credit=credit)), account("b", NOTICE, outlet="The Hest Echo"))
    assert groups(origins) == joined
    if len(joined) == 1:
        assert [(link.child, link.parent, link.directed) for link in links] == [("a", "b", True)]


def test_of_a_chain_of_copies_each_goes_back_to_one() -> None:
    second = WIRE.replace("early on Monday", "on Monday").replace(
        " Ferries to the outer islands will not sail before Wednesday.", ""
    )
    links, origins = read(
        account("a", WIRE, published="2025-03-03T08:00"),
        account("b", second, published="2025-03-03T10:00"),
        account("c", REWRITE, published="2025-03-03T12:00"),
    )
    assert groups(origins) == [("a", "b", "c")]
    assert sorted(link.child for link in links) == ["b", "c"]


def test_an_independent_account_in_another_language_stays_apart() -> None:
    french = """J'achetais des anguilles quand le fer s'est mis à chanter. À Lindholt, la halle a perdu son toit. « Nous avons
entendu un gémissement », dit Tilde Marsk. Les infirmières de la clinique ont compté 14 blessés. Le pont est fermé aux camions.
Les bateaux pour Hest ne partiront pas avant mercredi. À Skarv, le gardien a attaché la lampe du phare. Le vent a atteint 131 km/h."""
    _, origins = read(account("a", WIRE), account("b", french, language="fr"))
    assert groups(origins) == [("a",), ("b",)]


def test_a_list_of_names_that_all_were_given_is_no_copy() -> None:
    dead = (
        "The dead are Jorun Vik, 41, of Lindholt, Ase Holm, 19, of Hest, Tor Brandt, 33, of Skarv, and Liv Moe, 52, of Norsund."
    )
    hurt = "Hurt were Per Lund, 27, of Hest, Siv Dahl, 60, of Skarv, Ola Berg, 45, of Lindholt, and Ida Rus, 38, of Norsund."
    other = """The ferry struck a rock at dusk and rolled over before anybody could lower a boat. Its captain swam to the skerry with
a child on his back. Divers will go down again as soon as the swell allows it, and a crane has been sent for from the mainland."""
    _, origins = read(account("a", f"{dead} {hurt} {OWN}"), account("b", f"{other} {hurt} {dead}"))
    assert groups(origins) == [("a",), ("b",)]
