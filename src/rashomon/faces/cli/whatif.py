"""`rashomon read` with --without, --person and --rule: the reading seen another way, without reading anything again."""

from collections.abc import Callable
from dataclasses import replace

from rashomon.model import Dossier, Reading, UsageError


def seen_otherwise(reading: Reading, *, without: str | None, person: str | None, rule: str | None) -> Reading:
    """The reading with these options applied to each of its dossiers.

    A name that one story does not know is left there; UsageError where no story knows it.
    """
    if rule is not None:
        from rashomon.compare.figures import with_rule

        reading = replace(reading, dossiers=tuple(with_rule(dossier, rule) for dossier in reading.dossiers))
    if without is not None:
        from rashomon.compare.without import without as leave_out

        reading = _each(reading, lambda dossier: leave_out(dossier, without))
    if person is not None:
        from rashomon.compare.one_person import of_person

        reading = _each(reading, lambda dossier: of_person(dossier, person))
    return reading


def _each(reading: Reading, change: Callable[[Dossier], Dossier]) -> Reading:
    out, errors = [], []
    for dossier in reading.dossiers:
        try:
            out.append(change(dossier))
        except UsageError as error:
            errors.append(error)
            out.append(dossier)
    if errors and len(errors) == len(reading.dossiers):
        raise errors[0]
    return replace(reading, dossiers=tuple(out))
