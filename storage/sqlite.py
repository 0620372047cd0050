"""SQLite without the detour: statements run in place, only what can wait goes to aiosqlite's thread.

aiosqlite hands every call to a thread and back, four times a statement. On a local file a statement takes tens of
microseconds, the hand-over ten times as long. Opening, ``COMMIT`` (the disk) and a ``BEGIN IMMEDIATE`` while another
program holds the lock may wait, and so they stay in the thread; everything else does not.
"""

import sqlite3
from collections import deque
from collections.abc import Sequence
from typing import Any

import aiosqlite
from sqlalchemy import URL, event
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.aiosqlite import (
    AsyncAdapt_aiosqlite_connection,
    AsyncAdapt_aiosqlite_cursor,
    AsyncAdapt_aiosqlite_dbapi,
    SQLiteDialect_aiosqlite,
)
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.util.concurrency import await_

BUSY_TIMEOUT_MS = 30_000
BEGIN_TO_WRITE = "BEGIN IMMEDIATE"
_MAY_WAIT = ("BEGIN", "PRAGMA")
_WAIT = f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}"
_BEGIN_IF_FREE = f"PRAGMA busy_timeout=0; {BEGIN_TO_WRITE}; {_WAIT}"
READS_ONLY = "loket_reads_only"  # of a connection's options: its transaction waits for no writer


class InPlaceCursor(AsyncAdapt_aiosqlite_cursor):
    """A cursor of the standard library's module on aiosqlite's connection."""

    __slots__ = ()
    _awaitable_cursor_close = False

    def _make_new_cursor(self, connection: Any) -> Any:  # noqa: ANN401 - the driver's own types have no stubs
        return connection._conn.cursor()  # noqa: SLF001 - the open sqlite3 connection has no public name

    def _aenter_cursor(self, cursor: Any) -> Any:  # noqa: ANN401 - as above
        return cursor

    def execute(self, operation: Any, parameters: Any = None) -> Any:  # noqa: ANN401 - as above
        """Run one statement and keep its rows."""
        arguments = (operation,) if parameters is None else (operation, parameters)
        if operation == BEGIN_TO_WRITE and self._begin_if_free():
            await_(_nothing())
        elif operation.startswith(_MAY_WAIT):
            await_(self._aiosqlite._execute(self._sqlite.execute, *arguments))  # noqa: SLF001 - its only door
        else:
            await_(_nothing())
            self._sqlite.execute(*arguments)
        if self._sqlite.description:
            self._rows = deque(self._sqlite.fetchall())

    def executemany(self, operation: Any, seq_of_parameters: Sequence[Any]) -> Any:  # noqa: ANN401 - as above
        """Run one statement for many rows."""
        await_(_nothing())
        self._sqlite.executemany(operation, seq_of_parameters)

    def _begin_if_free(self) -> bool:
        """Begin to write without waiting; False while somebody else writes."""
        connection = self._sqlite.connection
        try:
            connection.executescript(_BEGIN_IF_FREE)  # as one script: a kept statement would not set the time again
        except sqlite3.OperationalError as error:
            connection.executescript(_WAIT)
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:  # the lower byte, whatever it waits for
                raise
            return False
        return True

    @property
    def _aiosqlite(self) -> Any:  # noqa: ANN401 - as above
        return self._connection

    @property
    def _sqlite(self) -> Any:  # noqa: ANN401 - as above
        return self._cursor


async def _nothing() -> None:
    """Be awaited: SQLAlchemy takes a driver that never awaits for a mistake."""


class InPlaceConnection(AsyncAdapt_aiosqlite_connection):
    """aiosqlite's connection with cursors that work in place."""

    __slots__ = ()
    _cursor_cls = InPlaceCursor


class InPlaceModule(AsyncAdapt_aiosqlite_dbapi):
    """The driver as SQLAlchemy sees it."""

    def connect(self, *arguments: Any, **options: Any) -> InPlaceConnection:  # noqa: ANN401 - the driver's own
        """Open a file."""
        # Without an isolation level the driver does not begin on its own: see `begin_immediate`.
        options |= {"check_same_thread": False, "isolation_level": None}
        connection: Any = aiosqlite.connect(*arguments, **options)
        connection._thread.daemon = True  # noqa: SLF001 - as SQLAlchemy does: an open connection must not hold the end
        return InPlaceConnection(self, await_(connection))


class InPlaceDialect(SQLiteDialect_aiosqlite):
    """SQLite through aiosqlite, in place."""

    driver = "inplace"
    supports_statement_cache = True

    @classmethod
    def import_dbapi(cls) -> InPlaceModule:
        """Return the driver."""
        return InPlaceModule(aiosqlite, sqlite3)


registry.register("sqlite.inplace", __name__, InPlaceDialect.__name__)


async def plain_connection(connection: AsyncConnection) -> sqlite3.Connection | None:
    """Return the standard library's connection below SQLAlchemy's; None on another database."""
    if connection.dialect.driver != InPlaceDialect.driver:
        return None
    driver: Any = (await connection.get_raw_connection()).driver_connection
    return driver._conn  # type: ignore[no-any-return] # noqa: SLF001 - it has no public name


def open_sqlite(url: URL) -> AsyncEngine:
    """Return an engine for a file: WAL, written through to the disk at each commit, one writer at a time."""
    engine = create_async_engine(url.set(drivername="sqlite+inplace"))

    @event.listens_for(engine.sync_engine, "connect")
    def configure(connection: Any, _record: object) -> None:  # noqa: ANN401 - the driver's own type
        cursor = connection.cursor()
        cursor.execute(_WAIT)  # first: the next line may have to wait
        cursor.execute("PRAGMA journal_mode=WAL")
        cursor.execute("PRAGMA synchronous=FULL")
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def begin_immediate(connection: Any) -> None:  # noqa: ANN401 - SQLAlchemy passes its own
        # A deferred BEGIN that reads and then writes fails when another writer came in between.
        is_reading = connection.get_execution_options().get(READS_ONLY)
        connection.exec_driver_sql("BEGIN" if is_reading else BEGIN_TO_WRITE)

    return engine
