"""Runs migrations on the connection that the program hands over (see ``storage.database``): all of them, or none.

Several processes may start together: the first one migrates, the others wait and find nothing left to do.
"""

from contextlib import closing
from typing import Any

from alembic import context
from sqlalchemy import Connection

from storage.tables import metadata

# Two numbers, for claims are single ones: the two kinds of advisory lock never meet.
LOCK = "SELECT pg_advisory_xact_lock(1819241579, 1)"

connection: Connection = context.config.attributes["connection"]
is_sqlite = connection.dialect.name == "sqlite"
steps: list[Any] = []


def _tell_sqlite(pragma: str) -> None:
    """Set what SQLite lets nobody set inside a transaction, and SQLAlchemy's own ways would begin one."""
    with closing(connection.connection.cursor()) as cursor:
        cursor.execute(pragma)


def _migrate() -> None:
    with context.begin_transaction():  # on SQLite this is BEGIN IMMEDIATE, which waits for another process as well
        if not is_sqlite:
            connection.exec_driver_sql(LOCK)
        context.run_migrations()
        if is_sqlite and steps:
            broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
            if broken:
                raise RuntimeError(f"the migration would leave rows that point nowhere (table, row, ...): {broken[:5]}")


context.configure(
    connection=connection,
    target_metadata=metadata,
    render_as_batch=True,
    compare_type=True,
    transactional_ddl=True,
    on_version_apply=lambda step, **_: steps.append(step),
)
if is_sqlite:
    # A table is changed by making it anew and dropping the old one, and dropping it would take along what points at it.
    _tell_sqlite("PRAGMA foreign_keys=OFF")
try:
    _migrate()
finally:
    if is_sqlite:
        _tell_sqlite("PRAGMA foreign_keys=ON")
