"""What people decided: kept beside the readings, and outlasting them."""

import sqlalchemy as sa

from rashomon.model import Decision
from rashomon.store.packing import pack, unpack
from rashomon.store.tables import decisions


def put_decision(connection: sa.Connection, decision: Decision) -> None:
    """Keep a decision. A later one about the same places counts, the earlier ones stay on record."""
    row = {"first": decision.first.content, "second": decision.second.content, "data": pack(decision)}
    connection.execute(sa.insert(decisions), [row])


def all_decisions(connection: sa.Connection) -> tuple[Decision, ...]:
    """All decisions in the order in which they were made."""
    rows = connection.execute(sa.select(decisions.c.data).order_by(decisions.c.number)).scalars()
    return tuple(unpack(data, Decision) for data in rows)
