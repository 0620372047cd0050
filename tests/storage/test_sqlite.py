"""What an SQLite file is opened with: other tests ask for less, because nothing of theirs must survive a power cut."""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import make_url

from storage.database import Database
from storage.sqlite import BUSY_TIMEOUT_MS, open_sqlite


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        pytest.param("synchronous", 2, id="a-commit-is-on-the-disk"),
        pytest.param("journal_mode", "wal", id="who-reads-waits-for-no-writer"),
        pytest.param("foreign_keys", 1, id="no-row-points-nowhere"),
        pytest.param("busy_timeout", BUSY_TIMEOUT_MS, id="another-program-is-waited-for"),
    ],
)
async def test_the_program_opens_a_file_so_that_nothing_is_lost(tmp_path: Path, setting: str, value: int | str) -> None:
    engine = open_sqlite(make_url(f"sqlite+aiosqlite:///{tmp_path}/loket.db"))
    async with engine.connect() as connection:
        found = (await connection.exec_driver_sql(f"PRAGMA {setting}")).scalar_one()
    await engine.dispose()
    assert found == value


async def test_who_wants_to_write_waits_for_another_program_and_stops_nobody(tmp_path: Path) -> None:
    database = Database(f"sqlite+aiosqlite:///{tmp_path}/loket.db")
    await write(database, "CREATE TABLE counted (number INTEGER)")
    with closing(sqlite3.connect(tmp_path / "loket.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        writing = asyncio.create_task(write(database, "INSERT INTO counted VALUES (1)"))
        for _ in range(100):  # would each wait for half a minute if the loop did
            await asyncio.sleep(0)
        assert not writing.done()
        other.execute("COMMIT")
        await writing
        assert other.execute("SELECT number FROM counted").fetchall() == [(1,)]
    async with database.transaction() as tx:
        patience = (await tx.connection.exec_driver_sql("PRAGMA busy_timeout")).scalar_one()
    await database.close()
    assert patience == BUSY_TIMEOUT_MS, "a commit has to wait as well"


async def write(database: Database, statement: str) -> None:
    """Run one statement in a transaction of its own."""
    async with database.transaction() as tx:
        await tx.connection.exec_driver_sql(statement)
