"""One transaction: the only place that commits."""

import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from knowledge.rules.ticket import Event
from storage.sqlite import READS_ONLY, plain_connection


class Wake(StrEnum):
    """Which loop has something new to do once the transaction is committed."""

    WORK = "work"
    DELIVER = "deliver"
    FETCH = "fetch"
    MAIL = "mail"
    CALL_OUT = "call_out"
    LEARN = "learn"
    MEASURE = "measure"


@dataclass(slots=True)
class Transaction:
    """An open transaction, the moment it counts as, and whom to wake after the commit.

    ``sqlite`` is the driver's own connection, for what every update runs (see `storage.prepared`); none on PostgreSQL.
    ``happened`` is what was written into histories, a ticket's id and an event each: the clocks follow it.
    """

    connection: AsyncConnection
    now: datetime
    sqlite: sqlite3.Connection | None = None
    wakes: set[Wake] = field(default_factory=set)
    happened: list[tuple[int, Event]] = field(default_factory=list)

    @asynccontextmanager
    async def savepoint(self) -> AsyncIterator[None]:
        """Undo what is done inside when it raises, and let the exception through."""
        before = len(self.happened)
        if self.sqlite is None:
            try:
                async with self.connection.begin_nested():
                    yield
            except BaseException:
                del self.happened[before:]
                raise
            return
        self.sqlite.execute("SAVEPOINT step")  # of one name they nest as well: the innermost is meant
        try:
            yield
        except BaseException:
            del self.happened[before:]
            if self.sqlite.in_transaction:  # a full disk may have ended all of it
                self.sqlite.execute("ROLLBACK TO step")
                self.sqlite.execute("RELEASE step")
            raise
        self.sqlite.execute("RELEASE step")


@asynccontextmanager
async def begin(engine: AsyncEngine, *, now: datetime, reads_only: bool = False) -> AsyncIterator[Transaction]:
    """Open a transaction; commit when the block ends well, roll back when it raises.

    One that ``reads_only`` sees what was committed before it, in the way of nobody.
    """
    async with engine.connect() as connection:
        if reads_only:
            await connection.execution_options(**{READS_ONLY: True, "postgresql_readonly": True})
        transaction = Transaction(connection=connection, now=now)
        await connection.begin()
        transaction.sqlite = await plain_connection(connection)
        yield transaction
        await connection.commit()
