"""One transaction: the only place that commits."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine


class Wake(StrEnum):
    """Which loop has something new to do once the transaction is committed."""

    WORK = "work"
    DELIVER = "deliver"
    FETCH = "fetch"


@dataclass(slots=True)
class Transaction:
    """An open transaction, the moment it counts as, and whom to wake after the commit."""

    connection: AsyncConnection
    now: datetime
    wakes: set[Wake] = field(default_factory=set)

    @asynccontextmanager
    async def savepoint(self) -> AsyncIterator[None]:
        """Undo what is done inside when it raises, and let the exception through."""
        async with self.connection.begin_nested():
            yield


@asynccontextmanager
async def begin(engine: AsyncEngine, *, now: datetime) -> AsyncIterator[Transaction]:
    """Open a transaction; commit when the block ends well, roll back when it raises."""
    async with engine.connect() as connection:
        transaction = Transaction(connection=connection, now=now)
        await connection.begin()
        yield transaction
        await connection.commit()
