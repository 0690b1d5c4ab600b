"""The history of the schema, step by step (Alembic)."""

# The step that the tables of this version stand at; a test holds it to the newest one of `versions`.
NEWEST = "0002"
# Not Alembic's own name for it: a team's database may hold other things with a history.
VERSION_TABLE = "rashomon_version"
