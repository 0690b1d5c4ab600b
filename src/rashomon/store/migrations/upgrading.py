"""Takes an archive through the steps that it lacks."""

from pathlib import Path
from types import ModuleType

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory

from rashomon.model import ArchiveError
from rashomon.store.migrations import VERSION_TABLE


def configuration(connection: sa.Connection | None = None) -> Config:
    """Alembic's settings: the steps that lie beside this file, and the connection they run on."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def upgrade(engine: sa.Engine, own: ModuleType, name: str) -> None:
    """All steps in one transaction: an archive is at one version or at the other, never between. Others wait meanwhile."""
    with engine.connect().execution_options(write=True) as connection, connection.begin():
        own.alone(connection)
        config = configuration(connection)
        known = {step.revision for step in ScriptDirectory.from_config(config).walk_revisions()}
        if sa.inspect(connection).has_table(VERSION_TABLE):
            version = connection.execute(sa.text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar_one_or_none()
            if version is not None and version not in known:
                raise ArchiveError(f"{name}: a newer version of Rashomon made this archive (its schema is {version})")
        command.upgrade(config, "head")
