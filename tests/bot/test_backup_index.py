"""What tickets are found by is not saved: it is derived, and whole again soon after a restore or an update."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import command

from bot.backup import back_up, restore
from bot.queue_sweeps import complete_index
from knowledge.rules.ticket import Event
from storage.database import Database
from storage.files import FileStore
from storage.snapshot import open_snapshot
from tests.bot.test_backup import unheard
from tests.databases import Backend, Databases, PostgresDatabases
from tests.storage.sought import found, opened, said
from tests.storage.test_pg_migrations import run


@pytest.fixture
def target_url(request: pytest.FixtureRequest, databases: Databases, tmp_path: Path) -> Iterator[str]:
    """A database of the other kind with the newest schema."""
    other = Backend.SQLITE if isinstance(databases, PostgresDatabases) else Backend.POSTGRESQL
    made: Databases = request.getfixturevalue(f"{other}_databases_of_the_run")
    (tmp_path / "there").mkdir()
    with made.migrated(tmp_path / "there") as url:
        yield url


async def filled(url: str) -> int:
    """Open a ticket and write to it; return its number."""
    database = Database(url)
    async with database.transaction() as tx:
        ticket = await opened(tx, answers={"perusahaan": "PT Maju"})
        await said(tx, ticket, Event.ANSWERED, text="galat 40417")
    await complete_index(database)
    await database.close()
    return ticket.id


async def test_a_restored_desk_finds_its_tickets_again(database_url: str, target_url: str, tmp_path: Path) -> None:
    number = await filled(database_url)
    await filled(target_url)  # in the way, with an index of its own
    with open_snapshot(database_url) as snapshot:
        assert not [name for name in snapshot.tables if "ticket_search" in name]
    store = FileStore(tmp_path / "files")
    back_up(database_url, store, target=tmp_path / "a.tar.gz", is_forced=False, tell=unheard)
    restore(target_url, store, source=tmp_path / "a.tar.gz", is_forced=True, tell=unheard)
    database = Database(target_url)
    await database.migrate()
    async with database.transaction() as tx:
        assert await found(tx, "maju") == []
    assert await complete_index(database) == 1
    assert await complete_index(database) == 0
    async with database.transaction() as tx:
        assert await found(tx, "maju 40417") == [number]
    await database.close()


async def test_a_backup_of_the_time_before_replaces_a_desk_that_has_an_index(
    empty_database_url: str, database_url: str, tmp_path: Path
) -> None:
    store = FileStore(tmp_path / "files")
    old = Database(empty_database_url)
    await run(old, lambda config: command.upgrade(config, "0009"))
    await old.close()
    back_up(empty_database_url, store, target=tmp_path / "old.tar.gz", is_forced=False, tell=unheard)
    await filled(database_url)
    restore(database_url, store, source=tmp_path / "old.tar.gz", is_forced=True, tell=unheard)
    database = Database(database_url)
    await database.migrate()
    number = await filled(database_url)
    async with database.transaction() as tx:
        assert await found(tx, "maju") == [number]
    await database.close()
