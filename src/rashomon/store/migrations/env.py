"""What Alembic runs for each upgrade: the steps, on the connection that it is given."""

from alembic import context

from rashomon.store.migrations import VERSION_TABLE
from rashomon.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table=VERSION_TABLE,
    transactional_ddl=True,
)
context.run_migrations()
