"""A transaction in which nothing is written: it waits for no writer, sees what was committed, and leaves no trace."""

import asyncio

import pytest
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError

from storage import people
from storage.database import Database
from storage.tables import people as people_rows

PATIENCE = 10.0  # seconds


async def language(database: Database) -> str:
    """Read what Siti speaks."""
    async with asyncio.timeout(PATIENCE), database.reading() as tx:
        return str((await tx.connection.execute(select(people_rows.c.language))).scalar_one())


async def test_who_reads_waits_for_no_writer_and_sees_what_was_committed(database_url: str) -> None:
    database = Database(database_url)
    async with database.transaction() as tx:
        await people.meet(tx, 1, name="Siti", language="id")
    async with database.transaction() as tx:
        await people.speak(tx, 1, language="en")
        assert await language(database) == "id"
    assert await language(database) == "en"
    async with database.reading() as tx, asyncio.timeout(PATIENCE):
        assert await people.find(tx, 1) is not None
        async with database.transaction() as other:
            await people.speak(other, 1, language="id")
    assert await language(database) == "id"
    await database.close()


async def test_postgresql_refuses_to_write_there_and_writes_again_afterwards(database_url: str) -> None:
    database = Database(database_url)
    if not database.is_sqlite:
        for _ in range(3):  # whichever connection of the pool it is
            with pytest.raises(DBAPIError, match="read-only"):
                async with database.reading() as tx:
                    await people.speak(tx, 1, language="en")
            async with database.transaction() as tx:
                await people.speak(tx, 1, language="en")
    await database.close()
