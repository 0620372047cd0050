"""The database: opened, brought up to date, and asked for transactions."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import URL, event, make_url
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from storage import schema
from storage.claims import AdvisoryClaims, Alone, Claims
from storage.sqlite import open_sqlite
from storage.transaction import Transaction, Wake, begin


def utc_now() -> datetime:
    """Return this moment."""
    return datetime.now(UTC)


class Database:
    """One database with its engine, its clock and the loops that its commits wake.

    On SQLite this process writes one transaction at a time: the file has one writer anyway, and a queue in memory is
    kinder than busy errors.
    """

    def __init__(self, url: str, *, clock: Callable[[], datetime] = utc_now) -> None:
        parsed = make_url(url)
        self.is_sqlite = parsed.get_backend_name() == "sqlite"
        if self.is_sqlite and parsed.database:
            Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
        self.clock = clock
        self.engine = open_sqlite(parsed) if self.is_sqlite else _open_postgresql(parsed)
        self.claims: Claims = Alone() if self.is_sqlite else AdvisoryClaims(self.engine)
        self._writer = asyncio.Lock() if self.is_sqlite else None
        self._bells: dict[Wake, asyncio.Event] = {wake: asyncio.Event() for wake in Wake}

    async def migrate(self) -> None:
        """Bring the schema up to date; does nothing when it is."""
        async with self.engine.connect() as connection:
            await connection.run_sync(schema.upgrade)

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Transaction]:
        """Open a transaction; after its commit, wake the loops it named."""
        async with AsyncExitStack() as stack:
            if self._writer is not None:
                await stack.enter_async_context(self._writer)
            transaction = await stack.enter_async_context(begin(self.engine, now=self.clock()))
            yield transaction
        for wake in transaction.wakes:
            self._bells[wake].set()

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Transaction]:
        """Open a transaction in which nothing is written: on SQLite it waits for no writer, and none waits for it."""
        async with begin(self.engine, now=self.clock(), reads_only=True) as transaction:
            yield transaction

    def bell(self, wake: Wake) -> asyncio.Event:
        """Return the event that a loop waits for and clears."""
        return self._bells[wake]

    async def close(self) -> None:
        """Let go of every connection."""
        await self.claims.close()
        await self.engine.dispose()


def _open_postgresql(url: URL) -> AsyncEngine:
    # A dead process's locks are freed when the server notices; over a network that has gone silent, these make it soon.
    keepalives = "-c tcp_keepalives_idle=3 -c tcp_keepalives_interval=2 -c tcp_keepalives_count=2"
    engine = create_async_engine(url, pool_pre_ping=True, pool_size=10, connect_args={"connect_timeout": 5})

    @event.listens_for(engine.sync_engine, "do_connect")
    def add_options(_dialect: object, _record: object, _arguments: object, parameters: dict[str, str]) -> None:
        parameters["options"] = f"{parameters.get('options', '')} {keepalives}".strip()

    return engine
