"""The database: opened, brought up to date, and asked for transactions."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, event, make_url
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from storage.transaction import Transaction, Wake, begin

MIGRATIONS = Path(__file__).parent / "migrations"
BUSY_TIMEOUT_MS = 30_000


class Database:
    """One database with its engine, its clock and the loops that its commits wake.

    On SQLite this process writes one transaction at a time: the file has one writer anyway, and a queue in memory is
    kinder than busy errors.
    """

    def __init__(self, url: str, *, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        parsed = make_url(url)
        self.is_sqlite = parsed.get_backend_name() == "sqlite"
        if self.is_sqlite and parsed.database:
            Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
        self.clock = clock
        self.engine: AsyncEngine = create_async_engine(url, pool_pre_ping=not self.is_sqlite)
        self._writer = asyncio.Lock() if self.is_sqlite else None
        self._bells: dict[Wake, asyncio.Event] = {wake: asyncio.Event() for wake in Wake}
        if self.is_sqlite:
            _prepare_sqlite(self.engine)

    async def migrate(self) -> None:
        """Bring the schema up to date; does nothing when it is."""
        async with self.engine.connect() as connection:
            await connection.run_sync(_upgrade)

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

    def bell(self, wake: Wake) -> asyncio.Event:
        """Return the event that a loop waits for and clears."""
        return self._bells[wake]

    async def close(self) -> None:
        """Let go of every connection."""
        await self.engine.dispose()


def _prepare_sqlite(engine: AsyncEngine) -> None:
    @event.listens_for(engine.sync_engine, "connect")
    def configure(connection: Any, _record: object) -> None:  # noqa: ANN401 - the driver's own type
        connection.isolation_level = None  # the driver must not begin on its own: see `begin_immediate`
        cursor = connection.cursor()
        cursor.execute("PRAGMA journal_mode=WAL")
        cursor.execute("PRAGMA synchronous=FULL")
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}")
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def begin_immediate(connection: Connection) -> None:
        # A deferred BEGIN that reads and then writes fails when another writer came in between.
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def _upgrade(connection: Connection) -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
