"""A database for what is the same on both kinds, and a staff room to act in."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio

from storage.database import Database
from tests.databases import SqliteDatabases
from tests.handlers.staff_room import StaffRoom


@pytest.fixture
def quick_url(sqlite_databases_of_the_run: SqliteDatabases, tmp_path: Path) -> Iterator[str]:
    """The address of a database of the test's own, of the kind that is made quickest."""
    with sqlite_databases_of_the_run.migrated(tmp_path) as url:
        yield url


@pytest_asyncio.fixture
async def room(database_url: str) -> AsyncIterator[StaffRoom]:
    """A staff room with nothing in it; every test is run on both databases."""
    database = Database(database_url)
    room = StaffRoom(database)
    await room.open()
    yield room
    await database.close()


@pytest_asyncio.fixture
async def others(database_url: str) -> AsyncIterator[Database | None]:
    """Another process's way to the database; SQLite has one process."""
    database = None if database_url.startswith("sqlite") else Database(database_url)
    yield database
    if database is not None:
        await database.close()
