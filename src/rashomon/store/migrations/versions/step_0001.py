"""The first schema."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TSVECTOR

revision = "0001"
down_revision = None

COUNTER = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Make every table, and the full-text index of the database at hand."""
    op.create_table(
        "raw",
        sa.Column("content", sa.String(80), nullable=False),
        sa.Column("size", sa.BigInteger, nullable=False),
        sa.Column("data", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("content", name="pk_raw"),
    )
    op.create_table(
        "pages",
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("content", sa.String(80), nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("address", sa.Text, nullable=False),
        sa.Column("declared", sa.LargeBinary, nullable=False),
        sa.Column("charset", sa.Text, nullable=False),
        sa.Column("why", sa.Text, nullable=False),
        sa.Column("cleaned_by", sa.String(64), nullable=False),
        sa.Column("added", sa.Double, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_pages"),
        sa.ForeignKeyConstraint(["content"], ["raw.content"], name="fk_pages_content"),
    )
    op.create_table(
        "articles",
        sa.Column("number", COUNTER, autoincrement=True, nullable=False),
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("current", sa.Boolean, nullable=False),
        sa.Column("time", sa.Double, nullable=False),
        sa.Column("reading", sa.String(64), nullable=False),
        sa.Column("line", sa.LargeBinary, nullable=False),
        sa.Column("article", sa.LargeBinary, nullable=False),
        sa.Column("words", sa.Text().with_variant(TSVECTOR, "postgresql"), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_articles"),
        sa.ForeignKeyConstraint(["id"], ["pages.id"], name="fk_articles_id"),
        sa.UniqueConstraint("id", name="uq_articles_id"),
    )
    op.create_table(
        "versions",
        sa.Column("number", COUNTER, autoincrement=True, nullable=False),
        sa.Column("address", sa.Text, nullable=False),
        sa.Column("article", sa.String(32), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_versions"),
        sa.ForeignKeyConstraint(["article"], ["articles.id"], name="fk_versions_article"),
    )
    op.create_table(
        "annotations",
        sa.Column("reading", sa.String(64), nullable=False),
        sa.Column("stage", sa.String(20), nullable=False),
        sa.Column("stage_version", sa.String(64), nullable=False),
        sa.Column("model", sa.String(64), nullable=False),
        sa.Column("data", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("reading", "stage", "stage_version", "model", name="pk_annotations"),
    )
    op.create_table(
        "stories",
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("founded", COUNTER, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_stories"),
    )
    op.create_table(
        "members",
        sa.Column("article", sa.String(32), nullable=False),
        sa.Column("story", sa.String(40), nullable=False),
        sa.PrimaryKeyConstraint("article", name="pk_members"),
        sa.ForeignKeyConstraint(["article"], ["articles.id"], name="fk_members_article"),
        sa.ForeignKeyConstraint(["story"], ["stories.id"], name="fk_members_story"),
    )
    op.create_table(
        "forwards",
        sa.Column("number", COUNTER, autoincrement=True, nullable=False),
        sa.Column("story", sa.String(40), nullable=False),
        sa.Column("target", sa.String(40), nullable=False),
        sa.Column("why", sa.String(10), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_forwards"),
    )
    op.create_table(
        "decisions",
        sa.Column("number", COUNTER, autoincrement=True, nullable=False),
        sa.Column("first", sa.String(80), nullable=False),
        sa.Column("second", sa.String(80), nullable=False),
        sa.Column("data", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_decisions"),
    )
    op.create_table(
        "tombstones",
        sa.Column("content", sa.String(80), nullable=False),
        sa.PrimaryKeyConstraint("content", name="pk_tombstones"),
    )
    for table, columns in {
        "pages": ("content", "source", "address"),
        "articles": ("time", "reading"),
        "versions": ("address", "article"),
        "members": ("story",),
        "forwards": ("story", "target"),
        "decisions": ("first", "second"),
    }.items():
        for column in columns:
            hashed = column in ("source", "address")  # as long as you like, and asked for as a whole
            op.create_index(f"ix_{table}_{column}", table, [column], postgresql_using="hash" if hashed else None)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("CREATE INDEX article_words ON articles USING gin (words)")
        return
    removed = "INSERT INTO article_words(article_words, rowid, words) VALUES ('delete', old.number, old.words);"
    added = "INSERT INTO article_words(rowid, words) VALUES (new.number, new.words);"
    for statement in (
        "CREATE VIRTUAL TABLE article_words USING fts5(words, content='articles', content_rowid='number', "
        "tokenize='unicode61 remove_diacritics 0')",
        f"CREATE TRIGGER article_added AFTER INSERT ON articles BEGIN {added} END",
        f"CREATE TRIGGER article_removed AFTER DELETE ON articles BEGIN {removed} END",
        f"CREATE TRIGGER article_changed AFTER UPDATE OF words ON articles BEGIN {removed} {added} END",
    ):
        op.execute(statement)
