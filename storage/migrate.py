"""Bring a database to the newest schema, and tell whether it is there."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from storage import console_tables as _console_tables  # noqa: F401 - metadata must know them
from storage.database import Database


def migrate(database: Database) -> None:
    """Run all outstanding migrations in one transaction where the engine allows it."""
    config = _config()
    with database.engine.connect() as connection:
        config.attributes["connection"] = connection
        config.attributes["sealer"] = database.sealer
        command.upgrade(config, "head")
        connection.commit()


def is_current(database: Database) -> bool:
    """Tell whether the schema is the newest one."""
    return revision(database) == ScriptDirectory.from_config(_config()).get_current_head()


def revision(database: Database) -> str | None:
    """Return the name of the database's schema, None for an empty database."""
    with database.engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def knows(name: str) -> bool:
    """Tell whether this program can bring a schema of that name to the newest."""
    scripts = ScriptDirectory.from_config(_config())
    return any(script.revision == name for script in scripts.walk_revisions())


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    return config
