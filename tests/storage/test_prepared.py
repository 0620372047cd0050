"""Statements that run past SQLAlchemy give the same as those that go through it."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest
import pytest_asyncio
from sqlalchemy import bindparam, insert, select
from sqlalchemy.exc import IntegrityError, OperationalError

from storage.database import Database
from storage.prepared import Prepared
from storage.tables import drafts, people
from storage.transaction import Transaction
from tests.storage.kept import kept

PERSON = {"id": 7, "name": "Siti \x00Rahayu", "language": "id", "is_reachable": True, "slowed_at": None}
INSERT = insert(people).inline()
BY_ID = select(people).where(people.c.id == bindparam("person_id"), people.c.language == "id")
DRAFT = insert(drafts).returning(drafts.c.id, drafts.c.state, drafts.c.updated_at)


@pytest_asyncio.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    database = Database(database_url)
    yield database
    await database.close()


async def both_ways(tx: Transaction) -> tuple[list[tuple[object, ...]], list[tuple[object, ...]]]:
    usual = (await tx.connection.execute(BY_ID, {"person_id": 7})).all()
    return [tuple(row) for row in usual], await Prepared(BY_ID).run(tx, {"person_id": 7})


async def test_rows_come_back_as_they_do_the_usual_way(database: Database) -> None:
    async with database.transaction() as tx:
        assert await Prepared(INSERT).run(tx, {**PERSON, "first_seen_at": tx.now}) == []
        usual, prepared = await both_ways(tx)
        assert usual == prepared
        assert [row[:5] for row in prepared] == [(7, "Siti \ufffdRahayu", "id", True, tx.now)]


async def test_an_insert_gives_back_what_it_is_asked_for(database: Database) -> None:
    state = {"answers": {"nama": "Siti"}, "step": 2}
    values = {"person_id": 7, "chat_id": 7, "purpose": "request", "state": state}
    async with database.transaction() as tx:
        ((draft_id, kept_state, updated_at),) = await Prepared(DRAFT).run(tx, {**values, "updated_at": tx.now})
        assert (draft_id > 0, kept_state, updated_at) == (True, state, tx.now)


async def test_a_time_without_a_zone_is_refused_here_too() -> None:
    naive = datetime(2026, 1, 1)  # noqa: DTZ001 - that is the mistake
    async with kept() as database, database.transaction() as tx:
        with pytest.raises(ValueError, match="without a zone"):
            await Prepared(INSERT).run(tx, {**PERSON, "first_seen_at": naive})


async def test_a_database_that_refuses_says_so_in_sqlalchemys_words(database: Database) -> None:
    row = {**PERSON, "first_seen_at": datetime.now(UTC)}
    async with database.transaction() as tx:
        await Prepared(INSERT).run(tx, row)
        with pytest.raises(IntegrityError):
            async with tx.savepoint():
                await Prepared(INSERT).run(tx, row)
        assert len(await Prepared(BY_ID).run(tx, {"person_id": 7})) == 1, "only the second one was undone"


async def test_what_went_before_a_savepoint_stays_when_it_is_undone(database: Database) -> None:
    async with database.transaction() as tx:
        await Prepared(INSERT).run(tx, {**PERSON, "first_seen_at": tx.now})
        with pytest.raises(LookupError):
            await meet_two_and_fail(tx)
    async with database.transaction() as tx:
        assert list((await tx.connection.execute(select(people.c.id))).scalars()) == [7]


async def meet_two_and_fail(tx: Transaction) -> None:
    async with tx.savepoint():
        await Prepared(INSERT).run(tx, {**PERSON, "id": 8, "first_seen_at": tx.now})
        async with tx.savepoint():
            await Prepared(INSERT).run(tx, {**PERSON, "id": 9, "first_seen_at": tx.now})
        raise LookupError


async def test_a_statement_that_cannot_run_is_the_databases_trouble() -> None:
    async with kept() as database, database.transaction() as tx:
        assert tx.sqlite is not None
        tx.sqlite.execute("PRAGMA query_only=ON")
        try:
            with pytest.raises(OperationalError):
                await Prepared(INSERT).run(tx, {**PERSON, "first_seen_at": tx.now})
        finally:
            tx.sqlite.execute("PRAGMA query_only=OFF")
