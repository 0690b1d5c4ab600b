"""What is to be overwritten yet; in SQLite vowel signs are a part of words."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

COUNTER = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Make the table of chores, and the full-text index anew: the words in it are those that the articles' rows hold."""
    op.create_table(
        "chores",
        sa.Column("number", COUNTER, autoincrement=True, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_chores"),
    )
    if op.get_bind().dialect.name == "postgresql":
        return
    for statement in (
        "DROP TABLE article_words",
        "CREATE VIRTUAL TABLE article_words USING fts5(words, content='articles', content_rowid='number', "
        "tokenize=\"unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'\")",
        "INSERT INTO article_words(article_words) VALUES ('rebuild')",
    ):
        op.execute(statement)
