"""Brings a database to today's schema. Imported only when there is something to do: Alembic is slow to import."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine

SCRIPTS = Path(__file__).parent / "migrations"


def migrate(engine: Engine) -> None:
    """Run the migrations that the database lacks, all of them or none.

    Of two processes that open a new database at once, the second waits for the first and then finds nothing to do.
    """
    with engine.begin() as connection:
        command.upgrade(configuration_for(connection), "head")


def configuration_for(connection: object = None) -> Config:
    """Return Alembic's configuration; `connection` is the open transaction to migrate in."""
    configuration = Config()
    configuration.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    configuration.attributes["connection"] = connection
    return configuration
