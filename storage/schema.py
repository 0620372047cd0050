"""The schema, brought up to date by migrations; Alembic is loaded only when there is one to run."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import Connection, inspect, text

if TYPE_CHECKING:
    from alembic.config import Config

MIGRATIONS: Final = Path(__file__).parent / "migrations"
VERSION_TABLE: Final = "alembic_version"  # Alembic's own


def upgrade(connection: Connection) -> None:
    """Run the migrations that this database has not seen; does nothing when it has seen all of them."""
    revision = revision_of(connection)
    connection.rollback()  # reading began a transaction, and migrations begin their own
    if revision == newest_revision():
        return
    migrate(connection, to="head")


def migrate(connection: Connection, *, to: str) -> None:
    """Run the migrations up to a revision."""
    from alembic import command  # noqa: PLC0415 - see `migrations`

    config = migrations()
    config.attributes["connection"] = connection
    command.upgrade(config, to)


def migrations() -> "Config":
    """Return where Alembic finds the migrations."""
    # Loading it is a good part of a start, and a desk that comes back after a power cut has nothing to migrate.
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    return config


def newest_revision() -> str:
    """Return the revision that the newest migration leads to; its file is named after it."""
    return max(file.name.partition("_")[0] for file in (MIGRATIONS / "versions").glob("[0-9]*_*.py"))


def revision_of(connection: Connection) -> str | None:
    """Return a database's revision; None for one without a schema."""
    if not inspect(connection).has_table(VERSION_TABLE):
        return None
    revision: str | None = connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar()  # noqa: S608 - ours
    return revision
