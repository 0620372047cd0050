"""The few places where SQLite and PostgreSQL need another word for the same thing."""

from typing import cast

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite

from storage.transaction import Transaction


def upsert(tx: Transaction, table: Table) -> sqlite.Insert:
    """Return an insert that knows ``on_conflict_do_...``: both dialects spell those methods the same way."""
    if tx.connection.dialect.name == "sqlite":
        return sqlite.insert(table)
    return cast("sqlite.Insert", postgresql.insert(table))
