"""Who has what in hand, among several processes on one database.

On SQLite there is one process and everything is its own. On PostgreSQL a claim is a session's advisory lock: it needs
no heartbeat and no row, and the server lets go of it when the process dies, however it dies.
"""

import asyncio
from collections.abc import Iterable
from typing import Protocol

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine


class Claims(Protocol):
    """What a process may claim for itself alone."""

    async def take(self, names: Iterable[str]) -> set[str]:
        """Claim what is free and return it; what this process has already is not granted twice."""

    async def release(self, names: Iterable[str]) -> None:
        """Let go."""

    async def close(self) -> None:
        """Let go of everything."""


class Alone:
    """The only process there is."""

    def __init__(self) -> None:
        self._held: set[str] = set()

    async def take(self, names: Iterable[str]) -> set[str]:
        """Claim what this process does not have yet."""
        granted = {name for name in names if name not in self._held}
        self._held |= granted
        return granted

    async def release(self, names: Iterable[str]) -> None:
        """Let go."""
        self._held.difference_update(names)

    async def close(self) -> None:
        """Let go of everything."""
        self._held.clear()


class AdvisoryClaims:
    """Claims among processes on one PostgreSQL; all of them hang on one connection."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._connection: AsyncConnection | None = None
        self._held: set[str] = set()
        self._one_at_a_time = asyncio.Lock()

    async def take(self, names: Iterable[str]) -> set[str]:
        """Claim what no process has; a lost connection has lost every claim, and then nothing is granted."""
        async with self._one_at_a_time:
            wanted = [name for name in names if name not in self._held]
            if not wanted:
                return set()
            rows = await self._ask(_TAKE, wanted)
            granted = {name for name, is_granted in rows if is_granted}
            self._held |= granted
            return granted

    async def release(self, names: Iterable[str]) -> None:
        """Let go; after a lost connection there is nothing left to let go of."""
        async with self._one_at_a_time:
            mine = [name for name in names if name in self._held]
            self._held.difference_update(mine)
            if mine and self._connection is not None:
                await self._ask(_RELEASE, mine)

    async def close(self) -> None:
        """Let go of everything."""
        async with self._one_at_a_time:
            self._held.clear()
            if self._connection is not None:
                await self._connection.close()
                self._connection = None

    async def is_held(self, name: str) -> bool:
        """Tell whether a claim still stands: the connection that carries it may have died."""
        async with self._one_at_a_time:
            if name not in self._held:
                return False
            await self._ask("select cast(:names as text[])", [name])
            return name in self._held

    async def _ask(self, query: str, names: list[str]) -> list[tuple[str, bool]]:
        try:
            if self._connection is None:
                connection = await self._engine.connect()
                self._connection = await connection.execution_options(isolation_level="AUTOCOMMIT")
            result = await self._connection.execute(text(query), {"names": names})
            return [(row[0], bool(row[-1])) for row in result]
        except (DBAPIError, OSError):
            await self._lose()
            raise

    async def _lose(self) -> None:
        self._held.clear()
        connection, self._connection = self._connection, None
        if connection is not None:
            await connection.invalidate()
            await connection.close()


_TAKE = """
    select name, pg_try_advisory_lock(hashtextextended(name, 0)) from unnest(cast(:names as text[])) as name
"""
_RELEASE = "select name, pg_advisory_unlock(hashtextextended(name, 0)) from unnest(cast(:names as text[])) as name"
