"""people: one entity for all spellings of a person, and for no one else; and which person an entity stands for."""

from collections import Counter
from collections.abc import Iterable

from evaluation.figures import Tally
from evaluation.scoring.event import Event
from evaluation.scoring.gold import Named

# So many of the names that should stand with one are told.
SOME = 3

Name = tuple[str, str]
"""A name in an article: (article, name as printed)."""


def count_people(event: Event) -> Tally:
    """B³ over every name of every person, article by article. A name that no entity has brings precision, and no recall."""
    tally = Tally()
    entity_of = entities_by_name(event)
    person_of = {name: person.id for person in event.gold.people for name in _names(person)}
    found = {name: entity_of[name] for name in person_of if name in entity_of}
    tally.add("b3_n", len(person_of))
    for name, person in person_of.items():
        if name not in found:
            tally.add("b3_p")
            tally.note(f"name not found: {name[1]!r} in {name[0]}", "missed", what="people", cause="name not found")
            continue
        together = {other for other in found if found[other] == found[name]}
        truly = {other for other in person_of if person_of[other] == person}
        tally.add("b3_p", len(together & truly) / len(together))
        tally.add("b3_r", len(together & truly) / len(truly))
        for other in sorted(together - truly):
            if other > name:
                told = f"one person for two: {name[1]!r} in {name[0]} and {other[1]!r} in {other[0]}"
                tally.note(told, "wrong", what="people", cause="two persons taken for one")
        if truly - together:
            apart = ", ".join(f"{other[1]!r} in {other[0]}" for other in sorted(truly - together)[:SOME])
            told = f"apart from {len(truly - together)} names of the same person: {name[1]!r} in {name[0]} from {apart}"
            tally.note(told, "missed", what="people", cause="one person taken for two, or a name not found")
    return tally


def entities_by_name(event: Event) -> dict[Name, str]:
    """The entity behind a name in an article; where several claim it, the first."""
    out: dict[Name, str] = {}
    for entity in event.dossier.entities:
        for form in entity.forms:
            out.setdefault((event.article(form.article), form.text), entity.id)
    return out


def people_by_entity(event: Event) -> dict[str, str]:
    """The person or organisation an entity stands for: the one to whom most of its names belong."""
    entity_of = entities_by_name(event)
    owners: dict[str, Counter[str]] = {}
    for person in (*event.gold.people, *event.gold.organisations):
        for name in _names(person):
            if name in entity_of:
                owners.setdefault(entity_of[name], Counter())[person.id] += 1
    out = {}
    for entity, counts in owners.items():
        ((person_id, most),) = counts.most_common(1)
        if most > counts.total() / 2:
            out[entity] = person_id
    return out


def _names(person: Named) -> Iterable[Name]:
    return ((article, name) for article, names in person.names.items() for name in names)
