"""One transaction: the only place that commits."""

import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from storage.sqlite import plain_connection


class Wake(StrEnum):
    """Which loop has something new to do once the transaction is committed."""

    WORK = "work"
    DELIVER = "deliver"
    FETCH = "fetch"


@dataclass(slots=True)
class Transaction:
    """An open transaction, the moment it counts as, and whom to wake after the commit.

    ``sqlite`` is the driver's own connection, for what every update runs (see `storage.prepared`); none on PostgreSQL.
    """

    connection: AsyncConnection
    now: datetime
    sqlite: sqlite3.Connection | None = None
    wakes: set[Wake] = field(default_factory=set)

    @asynccontextmanager
    async def savepoint(self) -> AsyncIterator[None]:
        """Undo what is done inside when it raises, and let the exception through."""
        if self.sqlite is None:
            async with self.connection.begin_nested():
                yield
            return
        self.sqlite.execute("SAVEPOINT step")  # of one name they nest as well: the innermost is meant
        try:
            yield
        except BaseException:
            if self.sqlite.in_transaction:  # a full disk may have ended all of it
                self.sqlite.execute("ROLLBACK TO step")
                self.sqlite.execute("RELEASE step")
            raise
        self.sqlite.execute("RELEASE step")


@asynccontextmanager
async def begin(engine: AsyncEngine, *, now: datetime) -> AsyncIterator[Transaction]:
    """Open a transaction; commit when the block ends well, roll back when it raises."""
    async with engine.connect() as connection:
        transaction = Transaction(connection=connection, now=now)
        await connection.begin()
        transaction.sqlite = await plain_connection(connection)
        yield transaction
        await connection.commit()
