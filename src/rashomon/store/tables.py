"""The tables of an archive, the same in SQLite and PostgreSQL."""

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import TSVECTOR

metadata = sa.MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
    }
)

# Counts up; in SQLite it is the row's own number, which the full-text index refers to.
_Counter = sa.BigInteger().with_variant(sa.Integer, "sqlite")

raw = sa.Table(
    "raw",
    metadata,
    sa.Column("content", sa.String(80), primary_key=True),  # the hash of the bytes
    sa.Column("size", sa.BigInteger, nullable=False),  # before they were compressed
    sa.Column("data", sa.LargeBinary, nullable=False),
)

pages = sa.Table(
    "pages",
    metadata,
    sa.Column("id", sa.String(32), primary_key=True),
    sa.Column("content", sa.ForeignKey("raw.content"), nullable=False, index=True),
    sa.Column("source", sa.Text, nullable=False),
    sa.Column("address", sa.Text, nullable=False),  # pages of one address are versions of each other
    sa.Column("declared", sa.LargeBinary, nullable=False),  # what the manifest said
    sa.Column("charset", sa.Text, nullable=False),
    sa.Column("why", sa.Text, nullable=False),  # why there is no article in it; empty where there is one
    sa.Column("cleaned_by", sa.String(64), nullable=False),  # version of the stage that read it
    sa.Column("added", sa.Double, nullable=False),  # seconds since 1970, UTC
)

articles = sa.Table(
    "articles",
    metadata,
    sa.Column("number", _Counter, primary_key=True, autoincrement=True),
    sa.Column("id", sa.ForeignKey("pages.id"), nullable=False, unique=True),
    sa.Column("current", sa.Boolean, nullable=False),  # no newer version of its address is known
    sa.Column("time", sa.Double, nullable=False, index=True),  # published, else added; seconds since 1970, UTC
    sa.Column("reading", sa.String(64), nullable=False, index=True),  # the hash of all that 'annotate' reads in it
    sa.Column("line", sa.LargeBinary, nullable=False),  # what a list tells of it
    sa.Column("article", sa.LargeBinary, nullable=False),
    sa.Column("words", sa.Text().with_variant(TSVECTOR, "postgresql"), nullable=False),  # what is searched
)

versions = sa.Table(
    "versions",
    metadata,
    sa.Column("number", _Counter, primary_key=True, autoincrement=True),
    sa.Column("address", sa.Text, nullable=False),
    sa.Column("article", sa.ForeignKey("articles.id"), nullable=False, index=True),
)

annotations = sa.Table(
    "annotations",
    metadata,
    sa.Column("reading", sa.String(64), primary_key=True),
    sa.Column("stage", sa.String(20), primary_key=True),
    sa.Column("stage_version", sa.String(64), primary_key=True),
    sa.Column("model", sa.String(64), primary_key=True),
    sa.Column("data", sa.LargeBinary, nullable=False),
)

stories = sa.Table(
    "stories",
    metadata,
    sa.Column("id", sa.String(40), primary_key=True),
    sa.Column("founded", _Counter, nullable=False),  # stories are as old as their place in the row in which they were founded
)

members = sa.Table(
    "members",
    metadata,
    sa.Column("article", sa.ForeignKey("articles.id"), primary_key=True),
    sa.Column("story", sa.ForeignKey("stories.id"), nullable=False, index=True),
)

forwards = sa.Table(
    "forwards",
    metadata,
    sa.Column("number", _Counter, primary_key=True, autoincrement=True),
    sa.Column("story", sa.String(40), nullable=False, index=True),
    sa.Column("target", sa.String(40), nullable=False, index=True),
    sa.Column("why", sa.String(10), nullable=False),
)

decisions = sa.Table(
    "decisions",
    metadata,
    sa.Column("number", _Counter, primary_key=True, autoincrement=True),
    sa.Column("first", sa.String(80), nullable=False, index=True),
    sa.Column("second", sa.String(80), nullable=False, index=True),
    sa.Column("data", sa.LargeBinary, nullable=False),
)

# What was deleted and may lie on the disk yet: set with the deletion, and taken away once it is overwritten.
chores = sa.Table("chores", metadata, sa.Column("number", _Counter, primary_key=True, autoincrement=True))

tombstones = sa.Table("tombstones", metadata, sa.Column("content", sa.String(80), primary_key=True))

# Addresses may be longer than what a tree in PostgreSQL can hold; they are only ever asked for as a whole.
for _column in (pages.c.source, pages.c.address, versions.c.address):
    sa.Index(f"ix_{_column.table.name}_{_column.name}", _column, postgresql_using="hash")
