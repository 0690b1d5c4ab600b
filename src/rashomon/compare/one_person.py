"""The timeline of one person: the entries whose words name him or her under any spelling, or mean so by a pronoun."""

from collections.abc import Sequence
from dataclasses import replace

from rashomon.linking.names import compare_names
from rashomon.model import Dossier, Entity, UsageError

# Two spellings of one name in one story: the score from which entities are joined on names alone (SCREENING wants nothing
# missed, which would mix relatives up here).
SAME_NAME = 0.7


def of_person(dossier: Dossier, name: str) -> Dossier:
    """The dossier with no timeline but that of one person. Raises UsageError where none is called so, or several are."""
    person = find_person(dossier, name)
    kept = tuple(
        entry
        for entry in dossier.timeline
        if person.id in entry.people or any(span.covers(mention) for span in entry.spans for mention in person.mentions)
    )
    options = (*(o for o in dossier.made_by.options if o[0] != "person"), ("person", person.name))
    return replace(dossier, timeline=kept, made_by=replace(dossier.made_by, options=options))


def find_person(dossier: Dossier, name: str) -> Entity:
    """The one person of this name or spelling; a bare surname will do where one person alone bears it."""
    people = [entity for entity in dossier.entities if entity.kind == "person"]
    found = bearers(name, people)
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError(f"--person {name}: {len(found)} persons are called so: {', '.join(e.name for e in found)}")
    known = ", ".join(sorted({e.name for e in people})) or "none"
    raise UsageError(f"--person {name}: nobody is called so; the accounts name {known}")


def bearers(name: str, entities: Sequence[Entity]) -> tuple[Entity, ...]:
    """Those who bear the name in full in some spelling; where nobody does, those of whose name it is a part.

    A single word is always a part: a bare surname that some page prints may be his brother's on another.
    """
    whole, part = [], []
    for entity in entities:
        forms = dict.fromkeys((entity.name, *(form.text for form in entity.forms)))
        if " " in name.strip() and any(_same(name, form) for form in forms):
            whole.append(entity)
        elif any(_part(name, form) for form in forms):
            part.append(entity)
    return tuple(whole or part)


def means(name: str, form: str) -> bool:
    """Whether a name may mean what a page prints: the same name in some spelling, or a part of it."""
    return _same(name, form) or _part(name, form)


def _same(name: str, form: str) -> bool:
    compared = compare_names(name, form)
    return compared.score >= SAME_NAME and not compared.partial


def _part(name: str, form: str) -> bool:
    """Whether each word of the name is, in some spelling, one of the form's: more than a likeness of the whole."""
    words = form.split()
    return all(any(compare_names(word, other).score >= SAME_NAME for other in words) for word in name.split())
